package io.github.retention4j.benchmarks;

import io.github.retention4j.clv.BgNbd;
import io.github.retention4j.clv.Fit;
import io.github.retention4j.clv.PatternTable;
import io.github.retention4j.clv.PurchasePattern;
import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.hipparchus.special.Gamma;

/**
 * The peer of a fit of BG/NBD: its published log-likelihood in logarithms of the parameters, put to the Nelder–Mead method of
 * Hipparchus. What depends on how often a customer bought is worked out once for each number, not for each row.
 */
final class NelderMead {
    private static final double[] START = {Math.log(1), Math.log(3), Math.log(1), Math.log(3)};

    /** What the log-likelihood may still change by at the end: ten times as much would reach the estimates by luck only. */
    private static final double PRECISION = 1e-5;

    /** Of 0.1, 0.5 and 1 the one that takes the fewest evaluations. */
    private static final double SIDE = 0.5;

    private static final int MOST_EVALUATIONS = 10_000;
    private static final double WEEK = 7;

    private final int[] frequency;
    private final double[] recency;
    private final double[] age;
    private final double[] customers;
    private final int most;

    private NelderMead(int rows, int most) {
        this.frequency = new int[rows];
        this.recency = new double[rows];
        this.age = new double[rows];
        this.customers = new double[rows];
        this.most = most;
    }

    /** With a row for each group of customers alike, as ours has it. */
    static NelderMead grouped(PatternTable table) {
        NelderMead peer = new NelderMead(table.size(), most(table));
        for (int group = 0; group < table.size(); group++) {
            peer.set(group, table.pattern(group), table.customers(group));
        }
        return peer;
    }

    /** With a row for each customer. */
    static NelderMead ungrouped(PatternTable table) {
        NelderMead peer = new NelderMead((int) table.customers(), most(table));
        int row = 0;
        for (int group = 0; group < table.size(); group++) {
            for (long i = 0; i < table.customers(group); i++) {
                peer.set(row++, table.pattern(group), 1);
            }
        }
        return peer;
    }

    private static int most(PatternTable table) {
        return table.size() == 0 ? 0 : table.pattern(table.size() - 1).frequency();
    }

    private void set(int row, PurchasePattern pattern, long count) {
        frequency[row] = pattern.frequency();
        recency[row] = pattern.recency() / WEEK;
        age[row] = pattern.age() / WEEK;
        customers[row] = count;
    }

    /** The logarithms of r, α in weeks, a and b, and the log-likelihood. */
    PointValuePair fit() {
        return new SimplexOptimizer(new SimpleValueChecker(-1, PRECISION))
                .optimize(
                        new ObjectiveFunction(this::logLikelihood),
                        GoalType.MAXIMIZE,
                        new InitialGuess(START),
                        new NelderMeadSimplex(START.length, SIDE),
                        new MaxEval(MOST_EVALUATIONS));
    }

    /** Fails unless another found what ours did: parameters to a thousandth, the log-likelihood to a hundredth. */
    static void requireSame(String peer, Fit<BgNbd> ours, double[] parameters, double logLikelihood) {
        boolean isSame = Math.abs(ours.logLikelihood() - logLikelihood) < 1e-2;
        for (int i = 0; i < parameters.length; i++) {
            double own = ours.model().parameters().get(i);
            isSame &= Math.abs(parameters[i] / own - 1) < 1e-3;
        }
        if (!isSame) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "%s finds %s with log-likelihood %.4f, ours %s with %.4f",
                    peer,
                    Arrays.toString(parameters),
                    logLikelihood,
                    ours.model().parameters(),
                    ours.logLikelihood()));
        }
    }

    void requireSame(Fit<BgNbd> ours) {
        PointValuePair found = fit();
        double[] parameters = Arrays.stream(found.getPoint()).map(Math::exp).toArray();
        requireSame("Nelder–Mead", ours, parameters, found.getValue());
    }

    private double logLikelihood(double[] logs) {
        double r = Math.exp(logs[0]);
        double alpha = Math.exp(logs[1]);
        double a = Math.exp(logs[2]);
        double b = Math.exp(logs[3]);
        double[] ofFrequency = new double[most + 1];
        double[] lost = new double[most + 1];
        for (int x = 0; x <= most; x++) {
            ofFrequency[x] = Gamma.logGamma(r + x)
                    - Gamma.logGamma(r)
                    + r * logs[1]
                    + Gamma.logGamma(a + b)
                    + Gamma.logGamma(b + x)
                    - Gamma.logGamma(b)
                    - Gamma.logGamma(a + b + x);
            lost[x] = x == 0 ? Double.NEGATIVE_INFINITY : logs[2] - Math.log(b + x - 1);
        }
        double sum = 0;
        for (int row = 0; row < frequency.length; row++) {
            int x = frequency[row];
            double alive = -(r + x) * Math.log(alpha + age[row]);
            double last =
                    x == 0 ? alive : alive + logOnePlusExp(lost[x] - (r + x) * Math.log(alpha + recency[row]) - alive);
            sum += customers[row] * (ofFrequency[x] + last);
        }
        return sum;
    }

    private static double logOnePlusExp(double value) {
        return Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
    }
}
