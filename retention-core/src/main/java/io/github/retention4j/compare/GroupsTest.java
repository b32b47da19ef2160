package io.github.retention4j.compare;

import io.github.retention4j.compare.Figure.Share;
import java.util.List;
import java.util.Objects;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.jspecify.annotations.Nullable;

/** Tests whether the figures of several groups of other customers differ at all. */
final class GroupsTest {
    private static final double FEWEST_EXPECTED = 5;

    private static final String ROUGH = ", rough, since fewer than 5 are expected in some";

    private GroupsTest() {}

    /** Whether a test leans on more than there is. */
    static boolean isRough(SignificanceTest test) {
        return test.method().endsWith(ROUGH);
    }

    /** The test of all groups that have data; nothing if those are fewer than two. */
    static @Nullable SignificanceTest of(List<Figure> groups) {
        List<Figure> known = groups.stream()
                .filter(group -> group.result().value().isPresent())
                .toList();
        List<Share> shares =
                known.stream().map(Figure::shareOfSome).filter(Objects::nonNull).toList();
        if (known.size() >= 2 && shares.size() == known.size()) {
            return ofShares(shares);
        }
        List<Figure> spread = known.stream().filter(Figure::isSpread).toList();
        return spread.size() < 2 ? null : ofMeans(spread);
    }

    /** Pearson's χ² of homogeneity. */
    private static SignificanceTest ofShares(List<Share> shares) {
        if (shares.size() == 2) {
            Share first = shares.get(0);
            Share second = shares.get(1);
            return SharesTest.ofOthers(first.hits(), first.total(), second.hits(), second.total());
        }
        double hits = shares.stream().mapToDouble(Share::hits).sum();
        double total = shares.stream().mapToDouble(Share::total).sum();
        double pooled = hits / total;
        double fewest = shares.stream().mapToDouble(Share::total).min().orElseThrow() * Math.min(pooled, 1 - pooled);
        double chiSquare = 0;
        for (Share share : shares) {
            double expected = share.total() * pooled;
            double distance = share.hits() - expected;
            chiSquare += pooled == 0 || pooled == 1 ? 0 : distance * distance / (expected * (1 - pooled));
        }
        int degrees = shares.size() - 1;
        String rough = fewest < FEWEST_EXPECTED ? ROUGH : "";
        return new SignificanceTest(
                "χ² test of " + shares.size() + " shares" + rough,
                chiSquare,
                ChiSquaredDistribution.of(degrees).survivalProbability(chiSquare));
    }

    /** Welch's analysis of variance. */
    private static SignificanceTest ofMeans(List<Figure> groups) {
        int k = groups.size();
        double weights = 0;
        double weighted = 0;
        for (Figure group : groups) {
            double weight = 1 / group.variance();
            weights += weight;
            weighted += weight * group.result().value().getAsDouble();
        }
        double mean = weighted / weights;
        double between = 0;
        double uncertain = 0;
        for (Figure group : groups) {
            double weight = 1 / group.variance();
            double distance = group.result().value().getAsDouble() - mean;
            between += weight * distance * distance / (k - 1);
            double rest = 1 - weight / weights;
            uncertain += rest * rest / group.degrees();
        }
        double f = between / (1 + 2 * (k - 2) * uncertain / ((double) k * k - 1));
        double degrees = ((double) k * k - 1) / (3 * uncertain);
        return new SignificanceTest(
                "Welch's test of " + k + " means",
                f,
                FDistribution.of(k - 1, degrees).survivalProbability(f));
    }
}
