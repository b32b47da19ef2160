package io.github.retention4j.clv;

/** A log-likelihood with its derivatives, of parameters that can be any number: logarithms of those that must be positive. */
interface Likelihood {
    /** How many parameters there are. */
    int size();

    /**
     * The log-likelihood.
     *
     * @param at the parameters
     * @param gradient takes the first derivatives
     * @param hessian takes the second derivatives, all of them
     * @return the value; not finite where it cannot be told
     */
    double at(double[] at, double[] gradient, double[][] hessian);
}
