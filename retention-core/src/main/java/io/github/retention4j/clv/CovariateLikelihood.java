package io.github.retention4j.clv;

import io.github.retention4j.concurrent.Parallelism;
import java.util.Arrays;
import java.util.List;

/**
 * The log-likelihood of a model with covariates: each stratum's by the likelihood without, at parameters of its own. Their logarithms are
 * linear in the parameters here, so derivatives are those of the strata times a constant matrix.
 */
final class CovariateLikelihood implements Likelihood {
    private final List<Likelihood> strata;
    private final CovariateShift shift;
    private final Parallelism parallelism;
    private final int base;
    private final int size;

    /** Of each stratum the places of parameters that move one of its own, which one, and by how much. */
    private final int[][] from;

    private final int[][] to;
    private final double[][] by;

    /**
     * A likelihood of the logarithms of the base parameters, then of γ₁ and γ₂ of each column.
     *
     * @param strata each stratum's
     * @param columns of each stratum the covariates
     */
    CovariateLikelihood(List<Likelihood> strata, double[][] columns, CovariateShift shift, Parallelism parallelism) {
        this.strata = strata;
        this.shift = shift;
        this.parallelism = parallelism;
        this.base = strata.get(0).size();
        this.size = base + 2 * columns[0].length;
        this.from = new int[columns.length][];
        this.to = new int[columns.length][];
        this.by = new double[columns.length][];
        for (int stratum = 0; stratum < columns.length; stratum++) {
            place(stratum, columns[stratum]);
        }
    }

    private void place(int stratum, double[] z) {
        int used = 0;
        for (double value : z) {
            used += value == 0 ? 0 : 1;
        }
        int length = base + 2 * used;
        from[stratum] = new int[length];
        to[stratum] = new int[length];
        by[stratum] = new double[length];
        int next = 0;
        for (int i = 0; i < base; i++) {
            set(stratum, next++, i, i, 1);
        }
        for (int column = 0; column < z.length; column++) {
            if (z[column] != 0) {
                set(stratum, next++, base + 2 * column, CovariateShift.ALPHA, -z[column]);
                set(stratum, next++, base + 2 * column + 1, shift.loss(), shift.sign() * z[column]);
            }
        }
    }

    private void set(int stratum, int at, int parameter, int own, double factor) {
        from[stratum][at] = parameter;
        to[stratum][at] = own;
        by[stratum][at] = factor;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double at(double[] at, double[] gradient, double[][] hessian) {
        double[] values = new double[strata.size()];
        double[][] first = new double[strata.size()][base];
        double[][][] second = new double[strata.size()][base][base];
        parallelism.run(strata.size(), () -> values, (all, stratum) -> {
            double[] own = new double[base];
            for (int i = 0; i < from[stratum].length; i++) {
                own[to[stratum][i]] += by[stratum][i] * at[from[stratum][i]];
            }
            all[stratum] = strata.get(stratum).at(own, first[stratum], second[stratum]);
        });
        Arrays.fill(gradient, 0);
        for (double[] row : hessian) {
            Arrays.fill(row, 0);
        }
        double sum = 0;
        for (int stratum = 0; stratum < values.length; stratum++) {
            sum += values[stratum];
            for (int i = 0; i < from[stratum].length; i++) {
                int row = from[stratum][i];
                double factor = by[stratum][i];
                gradient[row] += factor * first[stratum][to[stratum][i]];
                for (int j = 0; j < from[stratum].length; j++) {
                    hessian[row][from[stratum][j]] +=
                            factor * by[stratum][j] * second[stratum][to[stratum][i]][to[stratum][j]];
                }
            }
        }
        return sum;
    }
}
