package io.github.retention4j.clv;

/**
 * Newton's method for the highest point of a log-likelihood within a box, with a step that is damped until it goes up.
 *
 * <p>Where the second derivatives are not those of a summit, the damping makes them so (Levenberg and Marquardt). A parameter at a
 * bound that would go beyond stays there, and the others go on.
 */
final class Newton {
    private static final int MOST_ITERATIONS = 200;

    /** A step of a logarithm: by a factor of 20. */
    private static final double LONGEST_STEP = 3;

    /** When the log-likelihood that the next step would gain is as small as this, it is the last. */
    private static final double LEAST_GAIN = 1e-10;

    /** A last step that gains more is followed by one, so that a start elsewhere or another unit ends within a billionth. */
    private static final double LEAST_GAIN_OF_LAST = 1e-15;

    private static final double ROUNDING = 1e-13;

    /** The steepest that a summit is, for each customer: steeper, and there is something left to climb. */
    private static final double STEEPEST = 5e-5;

    private static final double HIGHEST_DAMPING = 1e12;

    /** Where the search ended. */
    static final class Summit {
        final double[] at;
        final double value;
        final double[] gradient;
        final double[][] hessian;
        final boolean[] isAtBound;
        final boolean isConverged;
        final int iterations;
        final int evaluations;

        /** The same found with some steps and evaluations before. */
        Summit after(Summit before) {
            return new Summit(this, before.iterations, before.evaluations);
        }

        private Summit(Summit same, int moreIterations, int moreEvaluations) {
            this.at = same.at;
            this.value = same.value;
            this.gradient = same.gradient;
            this.hessian = same.hessian;
            this.isAtBound = same.isAtBound;
            this.isConverged = same.isConverged;
            this.iterations = same.iterations + moreIterations;
            this.evaluations = same.evaluations + moreEvaluations;
        }

        private Summit(Search search, boolean isConverged) {
            this.at = search.at;
            this.value = search.value;
            this.gradient = search.gradient;
            this.hessian = search.hessian;
            this.isAtBound = search.isAtBound();
            this.isConverged = isConverged;
            this.iterations = search.iterations;
            this.evaluations = search.evaluations;
        }
    }

    private Newton() {}

    /**
     * Finds it.
     *
     * @param start where to begin, within the bounds
     * @param low the bounds below
     * @param high those above
     * @param customers how many customers the likelihood is of
     */
    static Summit climb(Likelihood likelihood, double[] start, double[] low, double[] high, long customers) {
        return new Search(likelihood, start, low, high, customers).run();
    }

    private static final class Search {
        private final Likelihood likelihood;
        private final double[] low;
        private final double[] high;
        private final long customers;
        private final int size;
        private double[] at;
        private double[] gradient;
        private double[][] hessian;
        private double value;
        private int iterations;
        private int evaluations;

        Search(Likelihood likelihood, double[] start, double[] low, double[] high, long customers) {
            this.likelihood = likelihood;
            this.customers = customers;
            this.low = low;
            this.high = high;
            this.size = start.length;
            this.at = start.clone();
            this.gradient = new double[size];
            this.hessian = new double[size][size];
            this.value = evaluate(at, gradient, hessian);
        }

        private double evaluate(double[] point, double[] first, double[][] second) {
            evaluations++;
            double found = likelihood.at(point, first, second);
            return Double.isNaN(found) ? Double.NEGATIVE_INFINITY : found;
        }

        Summit run() {
            double damping = 0;
            while (value > Double.NEGATIVE_INFINITY && iterations < MOST_ITERATIONS) {
                boolean[] held = isAtBound();
                double[] step = step(held, damping);
                if (step.length == 0) {
                    damping = Math.max(10 * damping, 1e-3);
                    if (damping > HIGHEST_DAMPING) {
                        return new Summit(this, false);
                    }
                    continue;
                }
                double gain = gain(step, held);
                if (gain < LEAST_GAIN && finish(LEAST_GAIN)) {
                    return new Summit(this, true);
                }
                iterations++;
                if (take(step, 0)) {
                    damping = damping < 1e-6 ? 0 : damping / 10;
                } else if (gain < LEAST_GAIN) {
                    // Rounding of the sum hides what could still be gained. Whether that is nothing a damped step
                    // cannot tell.
                    return new Summit(this, finish(slack()) || isLevel());
                } else {
                    damping = Math.max(10 * damping, 1e-3);
                    if (damping > HIGHEST_DAMPING) {
                        return new Summit(this, false);
                    }
                }
            }
            return new Summit(this, false);
        }

        /** What is left to gain may be less than the sum is rounded by. */
        private double slack() {
            return LEAST_GAIN + ROUNDING * Math.abs(value);
        }

        /** The last step or two, not damped, if less than what counts as nothing is left to gain. */
        private boolean finish(double nothing) {
            double[] step = step(isAtBound(), 0);
            if (step.length == 0 || gain(step, isAtBound()) >= nothing) {
                return false;
            }
            double gain = gain(step, isAtBound());
            double slack = slack();
            if (take(step, slack) && gain > LEAST_GAIN_OF_LAST) {
                take(step(isAtBound(), 0), slack);
            }
            return true;
        }

        /** Whether it is a summit to the eye. The gain of a damped step tells nothing of that: damping makes it as small as one likes. */
        private boolean isLevel() {
            boolean[] held = isAtBound();
            double steepest = 0;
            for (int i = 0; i < size; i++) {
                steepest = Math.max(steepest, held[i] ? 0 : Math.abs(gradient[i]));
            }
            return steepest <= STEEPEST * Math.max(1, customers);
        }

        /** Whether a parameter is at a bound and the log-likelihood would have it beyond. */
        boolean[] isAtBound() {
            boolean[] held = new boolean[size];
            for (int i = 0; i < size; i++) {
                held[i] = (at[i] <= low[i] && gradient[i] <= 0) || (at[i] >= high[i] && gradient[i] >= 0);
            }
            return held;
        }

        /** By how much the quadratic that fits here would rise. */
        private double gain(double[] step, boolean[] held) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += held[i] ? 0 : gradient[i] * step[i] / 2;
            }
            return sum;
        }

        /** Goes there if it is higher, or lower by no more than a slack. */
        private boolean take(double[] step, double slack) {
            if (step.length == 0) {
                return false;
            }
            double[] next = new double[size];
            for (int i = 0; i < size; i++) {
                next[i] = Math.max(low[i], Math.min(high[i], at[i] + step[i]));
            }
            double[] first = new double[size];
            double[][] second = new double[size][size];
            double found = evaluate(next, first, second);
            if (!(found >= value - slack)) {
                return false;
            }
            at = next;
            gradient = first;
            hessian = second;
            value = found;
            return true;
        }

        /** The damped step, shortened to what is trusted; of no length if the matrix is not that of a summit. */
        private double[] step(boolean[] held, double damping) {
            double[][] matrix = new double[size][size];
            double[] right = new double[size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    matrix[i][j] = held[i] || held[j] ? (i == j ? 1 : 0) : -hessian[i][j];
                }
                matrix[i][i] += held[i] ? 0 : damping * Math.max(1, Math.abs(hessian[i][i]));
                right[i] = held[i] ? 0 : gradient[i];
            }
            double[][] factor = Cholesky.of(matrix);
            if (factor.length == 0) {
                return new double[0];
            }
            double[] step = Cholesky.solve(factor, right);
            double longest = 0;
            for (double part : step) {
                longest = Math.max(longest, Math.abs(part));
            }
            double scale = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
            for (int i = 0; i < size; i++) {
                step[i] *= scale;
            }
            return step;
        }
    }
}
