package io.github.retention4j.metric.survival;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a {@link LogRankTest} sums up over the times of all strata. */
final class LogRankSums {
    private final int groups;
    private final boolean bySurvival;
    private final double[] observed;
    private final double[] expected;
    private final double[][] variance;

    LogRankSums(int groups, boolean bySurvival) {
        this.groups = groups;
        this.bySurvival = bySurvival;
        this.observed = new double[groups];
        this.expected = new double[groups];
        this.variance = new double[groups][groups];
    }

    /** Adds a stratum, in which a group may be missing. */
    void add(@Nullable RiskSets... sets) {
        int[] at = new int[groups];
        double survival = 1;
        for (double time = next(sets, at); time < Double.POSITIVE_INFINITY; time = next(sets, at)) {
            double[] risk = new double[groups];
            double[] events = new double[groups];
            for (int g = 0; g < groups; g++) {
                RiskSets of = sets[g];
                if (of != null && at[g] < of.size()) {
                    risk[g] = of.atRisk(at[g]);
                    if (!Spells.isBefore(time, of.time(at[g]))) {
                        events[g] = of.events(at[g]);
                        at[g]++;
                    }
                }
            }
            double all = DoubleStream.of(risk).sum();
            double had = DoubleStream.of(events).sum();
            if (had > 0) {
                add(risk, events, all, had, bySurvival ? survival : 1);
                survival *= (all - had) / all;
            }
        }
    }

    /** The first time that is yet to come in any of the groups. */
    private double next(@Nullable RiskSets[] sets, int[] at) {
        double next = Double.POSITIVE_INFINITY;
        for (int g = 0; g < groups; g++) {
            RiskSets of = sets[g];
            if (of != null && at[g] < of.size()) {
                next = Math.min(next, of.time(at[g]));
            }
        }
        return next;
    }

    private void add(double[] risk, double[] events, double all, double had, double weight) {
        double spread = all > 1 ? weight * weight * had * (all - had) / (all - 1) : 0;
        for (int g = 0; g < groups; g++) {
            double share = risk[g] / all;
            observed[g] += weight * events[g];
            expected[g] += weight * had * share;
            for (int h = 0; h < groups; h++) {
                variance[g][h] += spread * share * ((g == h ? 1 : 0) - risk[h] / all);
            }
        }
    }

    double observed(int group) {
        return observed[group];
    }

    double expected(int group) {
        return expected[group];
    }

    /** Those of which any event was to be expected. */
    private int[] compared() {
        return IntStream.range(0, groups).filter(g -> expected[g] > 0).toArray();
    }

    int degreesOfFreedom() {
        return Math.max(0, compared().length - 1);
    }

    /** One group follows from the others, so it is left out. */
    double chiSquared() {
        int[] compared = compared();
        int n = degreesOfFreedom();
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = Arrays.copyOf(
                    IntStream.range(0, n).mapToDouble(difference(compared, i)).toArray(), n + 1);
            rows[i][n] = observed[compared[i]] - expected[compared[i]];
        }
        double[] solution = solve(rows);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += solution[i] * (observed[compared[i]] - expected[compared[i]]);
        }
        return Math.max(0, sum);
    }

    private IntToDoubleFunction difference(int[] compared, int i) {
        return j -> variance[compared[i]][compared[j]];
    }

    /** Gauss's elimination of a symmetric matrix with the right side behind it; where nothing varies, nothing is told. */
    private static double[] solve(double[]... rows) {
        int n = rows.length;
        double[] solution = new double[n];
        double[] first = new double[n];
        for (int i = 0; i < n; i++) {
            first[i] = rows[i][i];
        }
        boolean[] flat = new boolean[n];
        for (int i = 0; i < n; i++) {
            flat[i] = rows[i][i] <= 1e-12 * first[i];
            for (int k = i + 1; k < n && !flat[i]; k++) {
                double factor = rows[k][i] / rows[i][i];
                for (int j = i; j <= n; j++) {
                    rows[k][j] -= factor * rows[i][j];
                }
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            double rest = rows[i][n];
            for (int j = i + 1; j < n; j++) {
                rest -= rows[i][j] * solution[j];
            }
            solution[i] = flat[i] ? 0 : rest / rows[i][i];
        }
        return solution;
    }
}
