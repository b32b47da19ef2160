package io.github.retention4j.clv;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Finds the parameters of a model, all of them above 0, by their logarithms; and tells what came of it. */
final class Fitting {
    /** Parameters without a unit are looked for between these. */
    static final double LEAST = 1e-5;

    static final double MOST = 1e5;

    /** A parameter whose error is larger than this by the others than it would be alone is not told apart from them. */
    private static final double MOST_INFLATION = 1e9;

    /** An error of a logarithm whose interval, 1.96 times it to either side, is as wide as from the least to the most. */
    private static final double MOST_ERROR = Math.log(MOST / LEAST) / (2 * 1.96);

    /** Less of a log-likelihood is nothing: one customer in a hundred who would be as likely again. */
    private static final double AS_LIKELY = 0.01;

    /** A parameter within one in a hundred of a bound is at it: the search had nothing left to gain on the way there. */
    private static final double NEAR = 0.01;

    /** From so many groups on every sixteenth is looked at first. */
    static final int MANY_GROUPS = 50_000;

    static final int STEP = 16;

    private Fitting() {}

    /** Finds those of a model of purchases, unless it is plain that the customers tell nothing of them. */
    static <M extends Model> Fit<M> ofPurchases(
            PatternGroups groups,
            FitOptions options,
            String name,
            ChronoUnit unit,
            Function<PatternGroups, Likelihood> likelihood,
            double[] start,
            double[] scales,
            Function<List<Double>, M> model) {
        Function<PatternGroups, Likelihood> whole = of -> options.withPrior(likelihood.apply(of), name, unit.name());
        if (options.hasPrior() || (groups.repeat > 0 && groups.meanAge() > 0)) {
            double[] from = groups.size() < MANY_GROUPS ? start : near(groups.every(STEP), whole, start, scales, model);
            return fit(whole.apply(groups), from, scales, model, groups.size(), groups.total);
        }
        String reason = groups.total == 0
                ? "there are no customers"
                : groups.repeat == 0
                        ? "nobody has bought a second time, so nothing tells how often customers buy"
                        : "all customers have bought on the last day only";
        double[] any = Arrays.stream(start).map(value -> Math.max(value, LEAST)).toArray();
        return notIdentified(reason, any, model, groups.size(), groups.total);
    }

    /**
     * Where the summit of a few groups is: from there that of all is two or three steps away, and a step takes as long as there are
     * groups.
     */
    private static <M extends Model> double[] near(
            PatternGroups few,
            Function<PatternGroups, Likelihood> likelihood,
            double[] start,
            double[] scales,
            Function<List<Double>, M> model) {
        Fit<M> found = fit(likelihood.apply(few), start, scales, model, few.size(), few.total);
        return found.status() == Fit.Status.CONVERGED
                ? found.found().parameters().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()
                : start;
    }

    /**
     * Finds them.
     *
     * @param <M> the model
     * @param likelihood of the logarithms of the parameters
     * @param start where to begin, above 0
     * @param scales what 1 is to each parameter: a length of time for one that is a time
     * @param model makes a model of parameters
     */
    static <M extends Model> Fit<M> fit(
            Likelihood likelihood,
            double[] start,
            double[] scales,
            Function<List<Double>, M> model,
            long groups,
            long customers) {
        int size = start.length;
        double[] low = new double[size];
        double[] high = new double[size];
        double[] from = new double[size];
        for (int i = 0; i < size; i++) {
            low[i] = Math.log(LEAST * scales[i]);
            high[i] = Math.log(MOST * scales[i]);
            from[i] = Math.max(low[i], Math.min(high[i], Math.log(start[i])));
        }
        Newton.Summit summit =
                toBounds(likelihood, Newton.climb(likelihood, from, low, high, customers), low, high, customers);
        M found = model.apply(Arrays.stream(summit.at).mapToObj(Math::exp).toList());
        double[][] covariance = covariance(summit);
        Fit.Status status = Fit.Status.CONVERGED;
        String reason = "";
        if (!summit.isConverged) {
            status = Fit.Status.NOT_CONVERGED;
            reason = "no summit after " + summit.iterations + " steps";
        } else if (covariance.length == 0) {
            status = Fit.Status.NOT_IDENTIFIED;
            reason = "other parameters fit as well";
        } else if (!vague(covariance, found.parameterNames()).isEmpty()) {
            status = Fit.Status.NOT_IDENTIFIED;
            reason = "the data tell next to nothing of " + vague(covariance, found.parameterNames());
        } else if (isAny(summit.isAtBound)) {
            status = Fit.Status.AT_BOUNDARY;
            reason = bounds(summit, low, found.parameterNames());
        }
        double norm = 0;
        for (int i = 0; i < size; i++) {
            norm = Math.max(norm, summit.isAtBound[i] ? 0 : Math.abs(summit.gradient[i]));
        }
        return new Fit<>(
                status,
                reason,
                found,
                summit.value,
                norm,
                rows(covariance, size),
                summit.iterations,
                summit.evaluations,
                groups,
                customers);
    }

    /**
     * Where the log-likelihood is so flat towards a bound that the search ended on the way, what is found at the bound. If it is as flat
     * towards both, that is done only if another parameter is at a bound, without which it may mean nothing: how long customers stay,
     * where none is lost. One that ended beside a bound is taken to it.
     */
    private static Newton.Summit toBounds(
            Likelihood likelihood, Newton.Summit found, double[] low, double[] high, long customers) {
        Newton.Summit summit = found;
        double[] lowest = low.clone();
        double[] highest = high.clone();
        for (int turn = 0; turn < low.length && summit.value > Double.NEGATIVE_INFINITY; turn++) {
            for (int i = 0; i < low.length; i++) {
                boolean isFlat = -summit.hessian[i][i] < 1 / (MOST_ERROR * MOST_ERROR);
                boolean isNearLow = summit.at[i] < low[i] + NEAR;
                boolean isNearHigh = summit.at[i] > high[i] - NEAR;
                if (summit.isAtBound[i] || !(isFlat || isNearLow || isNearHigh)) {
                    continue;
                }
                boolean isLow = isNearLow
                        || (!isNearHigh && valueWith(likelihood, summit, i, low[i]) > summit.value - AS_LIKELY);
                boolean isHigh = isNearHigh
                        || (!isNearLow && valueWith(likelihood, summit, i, high[i]) > summit.value - AS_LIKELY);
                if (isLow != isHigh || (isLow && isAny(summit.isAtBound))) {
                    lowest[i] = isHigh ? high[i] : low[i];
                    highest[i] = lowest[i];
                    double[] from = summit.at.clone();
                    from[i] = lowest[i];
                    summit = Newton.climb(likelihood, from, lowest, highest, customers)
                            .after(summit);
                }
            }
        }
        return summit;
    }

    private static double valueWith(Likelihood likelihood, Newton.Summit summit, int place, double value) {
        double[] at = summit.at.clone();
        at[place] = value;
        return likelihood.at(at, new double[at.length], new double[at.length][at.length]);
    }

    /** What to answer where the data tell nothing of the parameters, without a search. */
    static <M extends Model> Fit<M> notIdentified(
            String reason, double[] start, Function<List<Double>, M> model, long groups, long customers) {
        M found = model.apply(Arrays.stream(start).boxed().toList());
        return new Fit<>(
                Fit.Status.NOT_IDENTIFIED,
                reason,
                found,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                rows(new double[0][], start.length),
                0,
                0,
                groups,
                customers);
    }

    /** The inverse of the second derivatives by the parameters that are at no bound; of no rows if there is none. */
    private static double[][] covariance(Newton.Summit summit) {
        int size = summit.at.length;
        double[][] information = new double[size][size];
        double[] scale = new double[size];
        for (int i = 0; i < size; i++) {
            double own = -summit.hessian[i][i];
            if (!summit.isAtBound[i] && !(own > 0)) {
                return new double[0][];
            }
            scale[i] = summit.isAtBound[i] ? 1 : Math.sqrt(own);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                boolean isOut = summit.isAtBound[i] || summit.isAtBound[j];
                information[i][j] = i == j ? 1 : isOut ? 0 : -summit.hessian[i][j] / scale[i] / scale[j];
            }
        }
        double[][] root = Cholesky.of(information);
        if (root.length == 0) {
            return new double[0][];
        }
        double[][] inverse = Cholesky.inverse(root);
        for (int i = 0; i < size; i++) {
            if (!(inverse[i][i] < MOST_INFLATION)) {
                return new double[0][];
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                boolean isOut = summit.isAtBound[i] || summit.isAtBound[j];
                inverse[i][j] = isOut ? 0 : inverse[i][j] / (scale[i] * scale[j]);
            }
        }
        return inverse;
    }

    private static String bounds(Newton.Summit summit, double[] low, List<String> names) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < low.length; i++) {
            if (summit.isAtBound[i]) {
                told.add(names.get(i) + (summit.at[i] <= low[i] ? " goes to 0" : " grows without end"));
            }
        }
        return String.join(", ", told);
    }

    /** The parameters whose 95 % intervals would be as wide as all that is looked at. */
    private static String vague(double[][] covariance, List<String> names) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < covariance.length; i++) {
            if (!(covariance[i][i] < MOST_ERROR * MOST_ERROR)) {
                told.add(names.get(i));
            }
        }
        return String.join(", ", told);
    }

    private static boolean isAny(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }

    private static List<List<Double>> rows(double[][] matrix, int size) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(
                    matrix.length == 0
                            ? Collections.nCopies(size, 0.0)
                            : Arrays.stream(matrix[i]).boxed().toList());
        }
        return rows;
    }
}
