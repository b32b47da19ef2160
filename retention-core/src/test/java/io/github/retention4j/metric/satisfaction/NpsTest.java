package io.github.retention4j.metric.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Spread;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpsTest {
    private static final Label LABEL = Label.of("nps", "promoters and detractors");

    /** 50/30/20 is published; all are computed by z √(variance/n) with SciPy's z, n being the answers + 3, then clamped. */
    @ParameterizedTest
    @CsvSource({
        "50, 30, 20, 0.95, 30, 14.051130178761607, 44.20129700570441",
        "50, 30, 20, 0.90, 30, 16.474804778175958, 41.777622406290064",
        "70, 20, 10, 0.95, 60, 45.26976025384826, 71.2350941150838",
        "4, 4, 2, 0.95, 20, -25.048654812123104, 55.81788558135388",
        "5, 0, 0, 0.95, 100, 17.49145303416897, 100",
        "0, 0, 10, 0.95, -100, -100, -47.5035515447902",
        "0, 1, 0, 0.95, 0, -60.01139595444137, 60.01139595444137",
    })
    void hasTheAdjustedWaldIntervalOfOtherTools(
            long promoters, long passives, long detractors, double level, double score, double low, double high) {
        Nps nps = new Nps(LABEL, promoters, passives, detractors, 0);
        assertThat(nps.score()).hasValue(score);
        Interval interval = nps.interval(level).orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(1e-12 * 100));
        assertThat(interval.high()).isCloseTo(high, within(1e-12 * 100));
        assertThat(interval.level()).isEqualTo(level);
        assertThat(interval.method()).isEqualTo("adjusted Wald");
    }

    @Test
    void fivePromotersOfFiveDoNotClaimCertainty() {
        Interval interval = new Nps(LABEL, 5, 0, 0, 0).interval().orElseThrow();
        assertThat(interval.low()).isLessThan(50);
    }

    // ---- customers who answer several times

    /** Promoters, passives and detractors of each customer. */
    private static Nps of(int[]... customers) {
        ClusterTally tally = new ClusterTally();
        long[] sums = new long[3];
        for (int[] customer : customers) {
            tally.addUnlessZero(customer[0] - customer[2], customer[0] + customer[1] + customer[2]);
            for (int i = 0; i < 3; i++) {
                sums[i] += customer[i];
            }
        }
        return new Nps(LABEL, sums[0], sums[1], sums[2], 0, tally.spread());
    }

    /**
     * With numpy and SciPy, P, D and Y being the promoters, the detractors and the answers of each customer:
     * <pre>
     * n = Y.sum(); m = len(Y); p = P.sum() / n; d = D.sum() / n; R = p - d
     * e2 = m / (m - 1) * ((P - D - R * Y)**2).sum() / n**2; v = p + d - R * R
     * t = n * v / ((n - 1) * e2) * (stats.t.ppf(.975, n - 1) / stats.t.ppf(.975, m - 1))**2
     * N = t + 3; U = (p * t + .75) / N; V = (d * t + .75) / N; c = U - V; r = z * sqrt((U + V - c * c) / N)
     * </pre>
     */
    @Test
    void customersAreTheUnitsWhereTheyAnswerSeveralTimes() {
        Nps nps = of(new int[][] {{2, 1, 0}, {1, 0, 1}, {0, 1, 0}, {3, 0, 0}, {0, 0, 2}, {0, 0, 1}, {1, 1, 0}});
        Interval interval = nps.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(-36.59063444083448, within(1e-10));
        assertThat(interval.high()).isCloseTo(66.3381398518853, within(1e-10));
        assertThat(interval.method()).isEqualTo("adjusted Wald over 7 customers");
    }

    @Test
    void whereEachCustomerAnswersOnceItIsThatOfTheCounts() {
        Nps each = of(new int[][] {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        assertThat(each.interval()).isEqualTo(new Nps(LABEL, 2, 1, 1, 0).interval());
    }

    /** Five promoters' ten answers are as good as five, and one customer's as good as one. */
    @Test
    void customersWhoAreAllAlikeAreWorthAnAnswerEach() {
        Nps five = of(new int[][] {{2, 0, 0}, {2, 0, 0}, {2, 0, 0}, {2, 0, 0}, {2, 0, 0}});
        Interval ofFive = new Nps(LABEL, 5, 0, 0, 0).interval().orElseThrow();
        assertThat(five.interval().orElseThrow().low()).isCloseTo(ofFive.low(), within(1e-10));
        assertThat(five.interval().orElseThrow().low()).isLessThan(50);
        Nps one = of(new int[][] {{2, 2, 6}});
        Interval ofOne = Interval.ofNet(2, 6, 10, one.spread(), 100, 0.95);
        assertThat(one.interval()).contains(ofOne);
        assertThat(ofOne.high() - ofOne.low()).isGreaterThan(100);
        assertThat(one.interval().orElseThrow().method()).isEqualTo("adjusted Wald over 1 customer");
    }

    /**
     * Two answers a customer made an interval of independent answers hold the truth 86 times of 100, at any size, and five
     * made it 74. A customer's answers are alike here: each is the customer's own with probability √½, else anybody's.
     */
    @ParameterizedTest
    @CsvSource({"20, 1", "20, 2", "20, 5", "150, 1", "150, 2", "150, 5"})
    void ninetyFiveOfAHundredIntervalsHoldTheTruth(int customers, int answers) {
        Random random = new Random(1_234);
        int held = 0;
        int tries = 2_000;
        for (int i = 0; i < tries; i++) {
            int[][] drawn = new int[customers][3];
            for (int[] customer : drawn) {
                int own = answer(random);
                for (int answer = 0; answer < answers; answer++) {
                    customer[random.nextDouble() < Math.sqrt(0.5) ? own : answer(random)]++;
                }
            }
            Interval interval = of(drawn).interval().orElseThrow();
            held += interval.low() <= 30 && 30 <= interval.high() ? 1 : 0;
        }
        assertThat((double) held / tries).isBetween(0.93, 0.97);
    }

    /** Half are promoters, three in ten passives. */
    private static int answer(Random random) {
        double draw = random.nextDouble();
        return draw < 0.5 ? 0 : draw < 0.8 ? 1 : 2;
    }

    @Property(tries = 300)
    void theIntervalOfAnyCustomersIsWithinTheScaleAndNoNarrowerThanOfAsManyAnswers(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 63) Integer> coded) {
        int[][] customers =
                coded.stream().map(c -> new int[] {c & 3, c >> 2 & 3, c >> 4}).toArray(int[][]::new);
        Nps nps = of(customers);
        if (nps.answers() == 0) {
            return;
        }
        Interval interval = nps.interval(0.9).orElseThrow();
        assertThat(interval.low()).isGreaterThanOrEqualTo(-100).isLessThan(interval.high());
        assertThat(interval.high()).isLessThanOrEqualTo(100);
        Interval ofAnswers = new Nps(LABEL, nps.promoters(), nps.passives(), nps.detractors(), 0)
                .interval(0.9)
                .orElseThrow();
        assertThat(interval.high() - interval.low()).isGreaterThanOrEqualTo(ofAnswers.high() - ofAnswers.low() - 1e-9);
    }

    @Test
    void refusesMoreCustomersThanAnswers() {
        Spread three = of(new int[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}).spread();
        assertThatThrownBy(() -> new Nps(LABEL, 1, 1, 0, 0, three))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 answers of more customers, 3");
        assertThat(new Nps(LABEL, 1, 1, 1, 0, three).interval()).isPresent();
    }

    @Property(tries = 300)
    void theIntervalLiesWithinTheScaleAndMirrorsWithItsCounts(
            @ForAll @IntRange(max = 500) int promoters,
            @ForAll @IntRange(max = 500) int passives,
            @ForAll @IntRange(min = 1, max = 500) int detractors) {
        Interval interval =
                new Nps(LABEL, promoters, passives, detractors, 0).interval().orElseThrow();
        assertThat(interval.low()).isGreaterThanOrEqualTo(-100).isLessThan(interval.high());
        assertThat(interval.high()).isLessThanOrEqualTo(100);
        Interval mirrored =
                new Nps(LABEL, detractors, passives, promoters, 0).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(-mirrored.high(), within(1e-10));
        assertThat(interval.high()).isCloseTo(-mirrored.low(), within(1e-10));
    }

    @Test
    void noAnswersIsNoData() {
        Nps none = new Nps(LABEL, 0, 0, 0, 3);
        assertThat(none.score()).isEmpty();
        assertThat(none.interval()).isEmpty();
        assertThat(none).hasToString("nps (promoters and detractors): no data (0 answers), 3 on other scales left out");
        Label unobserved = LABEL.in(Window.month(2026, 4), Observation.NOT_OBSERVED, LocalDate.of(2026, 3, 20));
        assertThat(new Nps(unobserved, 5, 0, 0, 0))
                .hasToString("nps 2026-04 (promoters and detractors): no data; not observed, data end 2026-03-20");
    }

    @Test
    void printsTheScoreWithItsSignItsCountsAndItsInterval() {
        assertThat(new Nps(LABEL, 50, 30, 20, 0))
                .hasToString("nps (promoters and detractors): +30.0 (50 promoters, 30 passives, 20 detractors),"
                        + " 95 % CI 14.1–44.2");
        assertThat(new Nps(LABEL, 0, 0, 10, 4).summary())
                .isEqualTo("-100.0 (0 promoters, 0 passives, 10 detractors), 95 % CI -100.0 to -47.5, 4 on other scales"
                        + " left out");
        assertThat(new Nps(LABEL, 5, 1, 5, 0).summary()).startsWith("0.0 (5 promoters");
    }

    @Test
    void refusesCountsOutOfBounds() {
        assertThatThrownBy(() -> new Nps(LABEL, 1, 2, -3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a count of 1, 2, -3 or 4 answers is below 0");
        assertThatThrownBy(() -> new Nps(LABEL, 1, 2, 3, -4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Nps(LABEL, Long.MAX_VALUE, 1, 0, 0)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 95, Double.NaN})
    void refusesALevelOutside0To1ByItsValueEvenWithoutData(double level) {
        assertThatThrownBy(() -> new Nps(LABEL, 0, 0, 0, 0).interval(level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("level " + level + " not in (0, 1)");
    }
}
