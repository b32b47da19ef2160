package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EveryMetricTest {
    @Test
    void isARecordWhoseTestKeepsTheContract() throws Exception {
        List<Class<?>> metrics = metrics();
        assertThat(metrics).hasSizeGreaterThan(10);
        for (Class<?> metric : metrics) {
            assertThat(metric.isRecord()).as("%s is a record", metric).isTrue();
            assertThat(MetricContract.class).isAssignableFrom(Class.forName(metric.getName() + "Test"));
        }
    }

    @Test
    void hasItsPlaceOnThePage() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "METRICS.md"));
        assertThat(metrics())
                .filteredOn(metric -> Modifier.isPublic(metric.getModifiers()))
                .hasSizeGreaterThan(10)
                .allSatisfy(metric -> assertThat(page).contains("\n`" + metric.getName() + "`\n"));
    }

    /**
     * Whose result is no single sum by another, or is of what has happened by the end of the data, which a later window has had less
     * time for, or is of money that is no customer's; all others tell theirs, so that they can be compared.
     */
    @Test
    void tellsItsSumsUnlessItIsATableAListADifferenceMadeOfSeveralOrShorterForLaterWindows() throws Exception {
        assertThat(metrics())
                .filteredOn(metric -> Arrays.stream(metric.getDeclaredMethods())
                        .noneMatch(method -> method.getName().equals("ratioOfSums")))
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder(
                        "Attainability",
                        "Bootstrap",
                        "ChurnDefinitions",
                        "CohortRetention",
                        "CompetingRisks",
                        "ContactList",
                        "CouponRedemptionDefinitions",
                        "CouponRedemptionTable",
                        "CouponRedemptionTime",
                        "CouponReturnRate",
                        "CustomerAcquisitionCost",
                        "CustomerLifespan",
                        "CustomerLoyaltyIndex",
                        "CustomerPatterns",
                        "ExpectedPurchases",
                        "FoldMetric",
                        "HidingComposite",
                        "HidingMetric",
                        "HidingSegments",
                        "InterpurchaseTime",
                        "JoinersAgainstOthers",
                        "JointMetric",
                        "LifecycleStages",
                        "LifetimeValueDefinitions",
                        "MappedMetric",
                        "MembersAgainstOthers",
                        "OccasionPatterns",
                        "OrdersCountedElsewhere",
                        "OutstandingPoints",
                        "Payback",
                        "PointsFate",
                        "PointsFlows",
                        "ProgrammeReturns",
                        "PurchasePatterns",
                        "RankMetric",
                        "RecurringRevenue",
                        "ReferralRewards",
                        "RepeatPurchaseDefinitions",
                        "ResampledPair",
                        "ResidualLifetimeValue",
                        "RetentionDefinitions",
                        "RetentionImpact",
                        "RevenueChurnDefinitions",
                        "RevenueConcentration",
                        "Rfm",
                        "Scorecard",
                        "SegmentedMetric",
                        "SegmentMoves",
                        "SegmentOverlap",
                        "SelectMetric",
                        "SpendPatterns",
                        "TierMoves",
                        "TimeToEvent",
                        "TimeToFirstRedemption");
    }

    /** The main classes that implement {@link Metric}. */
    private static List<Class<?>> metrics() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Metric.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .<Class<?>>map(
                            name -> load(name.replaceFirst("\\.class$", "").replaceAll("[/\\\\]", ".")))
                    .filter(type -> Metric.class.isAssignableFrom(type) && !type.isInterface())
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Metric.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
