package io.github.retention4j.compare;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Tests of two shares, each of independent customers or both of the same ones. */
final class SharesTest {
    private static final double FEWEST_EXPECTED = 5;
    private static final long FEWEST_CHANGED = 25;

    /** Tables that are as likely as the one at hand differ in their last digits. */
    private static final double TIE = 1 + 1e-7;

    private SharesTest() {}

    /** Of other customers: the z test with the pooled share, and Fisher's where fewer than 5 are expected in any cell. */
    static SignificanceTest ofOthers(long hits, long total, long otherHits, long otherTotal) {
        if (isExact(hits, total, otherHits, otherTotal)) {
            return fisher((int) hits, (int) total, (int) otherHits, (int) otherTotal);
        }
        long all = Math.addExact(total, otherTotal);
        long allHits = hits + otherHits;
        double pooled = (double) allHits / all;
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / total + 1.0 / otherTotal));
        double difference = (double) hits / total - (double) otherHits / otherTotal;
        double z = error == 0 ? 0 : difference / error;
        return new SignificanceTest("z test of two shares", z, twoSided(z));
    }

    /** Whether the test is Fisher's; more customers than an int counts are enough for the other. */
    static boolean isExact(long hits, long total, long otherHits, long otherTotal) {
        long all = Math.addExact(total, otherTotal);
        long allHits = hits + otherHits;
        double fewest = (double) Math.min(total, otherTotal) * Math.min(allHits, all - allHits) / all;
        return fewest < FEWEST_EXPECTED && all <= Integer.MAX_VALUE;
    }

    /** The probability of |z| or more. */
    static double twoSided(double z) {
        return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z)));
    }

    /** The tables with the same margins that are no likelier than this one. */
    private static SignificanceTest fisher(int hits, int total, int otherHits, int otherTotal) {
        HypergeometricDistribution tables = HypergeometricDistribution.of(total + otherTotal, hits + otherHits, total);
        double own = tables.probability(hits) * TIE;
        double p = 0;
        for (int x = tables.getSupportLowerBound(); x <= tables.getSupportUpperBound(); x++) {
            double each = tables.probability(x);
            p += each <= own ? each : 0;
        }
        return new SignificanceTest("Fisher's exact test", hits, Math.min(1, p));
    }

    /**
     * Of the same customers: McNemar's, by those of whom it was true once and is not now, or the reverse. Of few, half of the
     * probability of what was seen counts, since the exact test of few is wrong in far less than 5 of 100 cases.
     */
    static SignificanceTest ofTheSame(long onlyFirst, long onlySecond) {
        long changed = Math.addExact(onlyFirst, onlySecond);
        if (changed < FEWEST_CHANGED) {
            int fewer = (int) Math.min(onlyFirst, onlySecond);
            BinomialDistribution chance = BinomialDistribution.of((int) changed, 0.5);
            double p = 2 * chance.cumulativeProbability(fewer) - chance.probability(fewer);
            return new SignificanceTest("McNemar's mid-p test", onlyFirst, onlyFirst == onlySecond ? 1 : p);
        }
        double difference = (double) onlyFirst - onlySecond;
        double statistic = difference * difference / changed;
        return new SignificanceTest(
                "McNemar's test", statistic, ChiSquaredDistribution.of(1).survivalProbability(statistic));
    }
}
