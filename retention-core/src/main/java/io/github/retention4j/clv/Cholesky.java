package io.github.retention4j.clv;

/** The root of a small symmetric matrix, which is there only if the matrix is positive definite. */
final class Cholesky {
    /** A pivot that is this part of its row's own or less is taken for nothing. */
    private static final double LEAST_PIVOT = 1e-14;

    private Cholesky() {}

    /** The lower triangle whose square the matrix is; of no rows if the matrix is not positive definite. */
    static double[][] of(double[][] matrix) {
        int size = matrix.length;
        double[][] root = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                if (i == j) {
                    if (!(sum > LEAST_PIVOT * matrix[i][i])) {
                        return new double[0][];
                    }
                    root[i][i] = Math.sqrt(sum);
                } else {
                    root[i][j] = sum / root[j][j];
                }
            }
        }
        return root;
    }

    static double[] solve(double[][] root, double[] right) {
        int size = right.length;
        double[] solved = right.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                solved[i] -= root[i][k] * solved[k];
            }
            solved[i] /= root[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                solved[i] -= root[k][i] * solved[k];
            }
            solved[i] /= root[i][i];
        }
        return solved;
    }

    /** The inverse of the matrix, symmetric to the last bit. */
    static double[][] inverse(double[][] root) {
        int size = root.length;
        double[][] inverse = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            inverse[i] = solve(root, unit);
            for (int j = 0; j < i; j++) {
                inverse[i][j] = inverse[j][i];
            }
        }
        return inverse;
    }
}
