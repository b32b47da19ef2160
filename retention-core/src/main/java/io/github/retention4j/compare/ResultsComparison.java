package io.github.retention4j.compare;

import io.github.retention4j.compare.Figure.Share;
import io.github.retention4j.metric.satisfaction.Nps;
import io.github.retention4j.metric.satisfaction.SurveyScores;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.result.NetShare;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Odds;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Spread;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Compares results that are there already, of other customers. */
final class ResultsComparison {
    private static final double POINTS = 100;

    private ResultsComparison() {}

    static Comparison of(NumericResult first, NumericResult second) {
        checkOfOthers(first.label(), second.label());
        return estimate(first).against(estimate(second));
    }

    /** Labels that tell of two windows, or of some and of all, are mostly of one history, whose customers are in both. */
    private static void checkOfOthers(Label first, Label second) {
        boolean sameCustomers = first.population().equals(second.population());
        boolean sameWindow = first.window().equals(second.window());
        boolean sameFigure =
                first.metric().equals(second.metric()) && first.rule().equals(second.rule());
        boolean areNested = !sameCustomers && (isPart(first, second) || isPart(second, first));
        boolean areOfWindows = first.window().isPresent() && second.window().isPresent();
        if (areNested || (areOfWindows && sameCustomers && !(sameWindow && sameFigure))) {
            throw new IllegalArgumentException(first.title() + " and " + second.title()
                    + " may share customers, whom results do not tell; compare the metrics in one pass:"
                    + " engine.compute(Comparison.of(metric).with(other))");
        }
    }

    /** Whether the customers of the first are some of those of the second. */
    private static boolean isPart(Label first, Label second) {
        return second.population().isEmpty() || first.population().startsWith(second.population() + ", ");
    }

    private static Figure estimate(NumericResult of) {
        if (of instanceof SurveyScores scores) {
            return estimate(scores.headline());
        }
        if (of instanceof Ratio ratio && ratio.kind() == Ratio.Kind.PART) {
            return share(ratio, ratio.hits(), ratio.total());
        }
        if (of instanceof Odds odds) {
            return share(odds, odds.hits(), odds.share().total());
        }
        if (of instanceof ClusterShare share
                && share.spread()
                        .equals(ClusterShare.ofSingles(share.label(), share.hits(), share.total())
                                .spread())) {
            return share(of, share.hits(), share.total());
        }
        if (of instanceof ClusterShare share) {
            return spread(of, share.spread(), BigInteger.valueOf(share.hits()), BigInteger.valueOf(share.total()), 1);
        }
        if (of instanceof Average average) {
            double unit = BigDecimal.ONE.movePointLeft(average.sum().scale()).doubleValue() * average.times();
            return spread(
                    of, average.spread(), average.sum().unscaledValue(), BigInteger.valueOf(average.count()), unit);
        }
        if (of instanceof MoneyRatio rate) {
            int scale = Math.max(rate.part().scale(), rate.whole().scale());
            BigInteger part = rate.part().setScale(scale).unscaledValue();
            return spread(of, rate.spread(), part, rate.whole().setScale(scale).unscaledValue(), 1);
        }
        if (of instanceof Nps nps) {
            boolean known = nps.spread().customers() > 0 && nps.spread().customers() != nps.answers();
            BigInteger net = BigInteger.valueOf(nps.promoters() - nps.detractors());
            return known
                    ? spread(of, nps.spread(), net, BigInteger.valueOf(nps.answers()), POINTS)
                    : answers(of, nps.promoters(), nps.detractors(), nps.answers(), POINTS);
        }
        if (of instanceof NetShare net) {
            return answers(of, net.positive(), net.negative(), net.answers(), 1);
        }
        throw new IllegalArgumentException("results like " + of.label().metric()
                + " do not tell how uncertain they are; compare the metric in one pass, or a share, an average, a rate of"
                + " money or a score");
    }

    private static Figure share(NumericResult of, long hits, long total) {
        double p = (double) hits / total;
        return new Figure(of, total, p * (1 - p) / total, total - 1.0, new Share(hits, total));
    }

    private static Figure spread(NumericResult of, Spread spread, BigInteger x, BigInteger y, double unit) {
        double error = y.signum() == 0 ? Double.NaN : unit * spread.standardError(x, y);
        return new Figure(of, spread.customers(), error * error, spread.customers() - 1.0, null);
    }

    /** Each answer counts for itself, and the variance is that of the answers at hand. */
    private static Figure answers(NumericResult of, long good, long bad, long all, double unit) {
        double net = ((double) good - bad) / all;
        double variance = ((double) good + bad) / all - net * net;
        return new Figure(of, all, unit * unit * variance / all, Double.POSITIVE_INFINITY, null);
    }
}
