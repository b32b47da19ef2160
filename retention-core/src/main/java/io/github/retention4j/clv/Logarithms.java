package io.github.retention4j.clv;

/** From derivatives by parameters to those by their logarithms. */
final class Logarithms {
    private Logarithms() {}

    /**
     * Puts the derivatives by the logarithms where they belong.
     *
     * @param parameters the parameters
     * @param sums the value, the first derivatives, and the second ones by each parameter and those from it on
     * @param gradient takes the first derivatives
     * @param hessian takes the second ones
     */
    static void derivatives(double[] parameters, double[] sums, double[] gradient, double[][] hessian) {
        int size = parameters.length;
        int at = 1 + size;
        for (int i = 0; i < size; i++) {
            gradient[i] = parameters[i] * sums[1 + i];
            for (int j = i; j < size; j++) {
                hessian[i][j] = parameters[i] * parameters[j] * sums[at++];
                hessian[j][i] = hessian[i][j];
            }
            hessian[i][i] += gradient[i];
        }
    }
}
