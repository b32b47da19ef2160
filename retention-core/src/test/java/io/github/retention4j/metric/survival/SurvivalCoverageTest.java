package io.github.retention4j.metric.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How often intervals hold what they are about, and how often a test rejects what is true: a fixed seed, and few customers. */
class SurvivalCoverageTest {
    private static final int TIMES = 2_000;

    /** Waiting in days with a mean of 30, followed for up to 60, each for a time of its own. */
    private static SurvivalCurve curve(SplittableRandom random, int customers) {
        double[] times = new double[customers];
        int[] causes = new int[customers];
        for (int i = 0; i < customers; i++) {
            double event = Math.floor(-30 * Math.log(1 - random.nextDouble()));
            double end = Math.floor(60 * random.nextDouble());
            times[i] = Math.min(event, end);
            causes[i] = event <= end ? 1 : 0;
        }
        return SurvivalCurve.of(Spells.of(times, causes));
    }

    /** Whole days that are over: nothing happened in the first d + 1 of them. */
    private static double survival(int day) {
        return Math.exp(-(day + 1) / 30.0);
    }

    private static double coverage(int customers, Limits kind) {
        SplittableRandom random = new SplittableRandom(41);
        int held = 0;
        for (int i = 0; i < TIMES; i++) {
            Estimate at = curve(random, customers).with(kind).at(20).orElse(null);
            double truth = survival(20);
            held += at != null
                            && at.interval().orElseThrow().low() <= truth
                            && truth <= at.interval().orElseThrow().high()
                    ? 1
                    : 0;
        }
        return (double) held / TIMES;
    }

    /** With 30 customers 95.5 % of those of 95 % do, of 100 customers 94.4 %; by the logarithm 94.3 %, and plainly 93.7 %. */
    @Test
    void limitsHoldWhatTheyPromiseWithFewCustomers() {
        assertThat(coverage(30, Limits.LOG_LOG)).isBetween(0.94, 0.965);
        assertThat(coverage(100, Limits.LOG_LOG)).isBetween(0.94, 0.96);
        assertThat(coverage(30, Limits.PLAIN)).isLessThan(coverage(30, Limits.LOG_LOG));
    }

    @Test
    void testsRejectWhatIsTrueInOneOfTwenty() {
        SplittableRandom random = new SplittableRandom(42);
        int logRank = 0;
        int peto = 0;
        int means = 0;
        for (int i = 0; i < TIMES; i++) {
            Map<String, SurvivalCurve> curves = new TreeMap<>();
            for (String group : List.of("a", "b", "c")) {
                curves.put(group, curve(random, 60));
            }
            logRank += LogRankTest.of(curves).pValue() < 0.05 ? 1 : 0;
            peto += LogRankTest.peto(curves).pValue() < 0.05 ? 1 : 0;
            means += curves.get("a")
                            .restrictedMeanDifference(curves.get("b"), 40)
                            .filter(d -> d.pValue(0).orElse(1) < 0.05)
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(logRank / (double) TIMES).isBetween(0.04, 0.06);
        assertThat(peto / (double) TIMES).isBetween(0.04, 0.06);
        assertThat(means / (double) TIMES).isBetween(0.04, 0.065);
    }

    /** Customers who are quick or slow for good, with six spells each: spells taken for customers would hold far less. */
    @Test
    void customersAreTheUnitsOfTheirSpells() {
        SplittableRandom random = new SplittableRandom(43);
        // Half have a mean of 10 and half of 60 days.
        double truth = (Math.exp(-21 / 10.0) + Math.exp(-21 / 60.0)) / 2;
        int held = 0;
        int heldBySpells = 0;
        for (int i = 0; i < TIMES; i++) {
            List<Double> times = new ArrayList<>();
            List<Integer> causes = new ArrayList<>();
            List<Long> customers = new ArrayList<>();
            for (long customer = 0; customer < 100; customer++) {
                int mean = random.nextBoolean() ? 10 : 60;
                for (int spell = 0; spell < 6; spell++) {
                    double event = Math.floor(-mean * Math.log(1 - random.nextDouble()));
                    double end = Math.floor(90 * random.nextDouble());
                    times.add(Math.min(event, end));
                    causes.add(event <= end ? 1 : 0);
                    customers.add(customer);
                }
            }
            Spells spells = Spells.of(
                    times.stream().mapToDouble(t -> t).toArray(),
                    causes.stream().mapToInt(c -> c).toArray());
            long[] whose = customers.stream().mapToLong(c -> c).toArray();
            held += holds(SurvivalCurve.of(spells.ofCustomers(whose)), truth);
            heldBySpells += holds(SurvivalCurve.of(spells), truth);
        }
        assertThat(held / (double) TIMES).isBetween(0.935, 0.96);
        assertThat(heldBySpells / (double) TIMES).isLessThan(0.85);
    }

    private static int holds(SurvivalCurve curve, double truth) {
        Estimate at = curve.at(20).orElseThrow();
        return at.interval().orElseThrow().low() <= truth
                        && truth <= at.interval().orElseThrow().high()
                ? 1
                : 0;
    }
}
