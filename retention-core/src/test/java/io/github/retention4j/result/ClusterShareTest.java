package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterShareTest {
    private static final Label LABEL = Label.of("repeats", "of orders");

    /** A share of customers of whom each has some of how many. */
    private static ClusterShare of(long[]... customers) {
        long hits = 0;
        long total = 0;
        long hitSquares = 0;
        long products = 0;
        long totalSquares = 0;
        for (long[] customer : customers) {
            hits += customer[0];
            total += customer[1];
            hitSquares += customer[0] * customer[0];
            products += customer[0] * customer[1];
            totalSquares += customer[1] * customer[1];
        }
        Spread spread = new Spread(
                customers.length,
                BigInteger.valueOf(hitSquares),
                BigInteger.valueOf(products),
                BigInteger.valueOf(totalSquares));
        return new ClusterShare(LABEL, hits, total, spread);
    }

    private static long[] customer(long hits, long total) {
        return new long[] {hits, total};
    }

    /**
     * The worked example. Outside, with SciPy 1.17:
     * <pre>
     * p, n, m = 2/3, 6, 3; e2 = 1.5 * (1/9 + 4/9 + 1) / 36; z = scipy.stats.norm.ppf(.975); t = scipy.stats.t.ppf
     * k = n * p * (1 - p) / ((n - 1) * e2) * (t(.975, n - 1) / t(.975, m - 1)) ** 2
     * [(p + z*z/2/k + s * z * (p*(1-p)/k + z*z/4/k/k) ** .5) / (1 + z*z/k) for s in (-1, 1)]
     * </pre>
     */
    @Test
    void theIntervalIsWilsonsWithAsManyTrialsAsAreAsUncertain() {
        ClusterShare share = of(customer(1, 2), customer(0, 1), customer(3, 3));
        assertThat(share.value()).hasValueCloseTo(2.0 / 3, within(1e-15));
        assertThat(share.trials(0.95)).isCloseTo(1.4685364348364913, within(1e-12));
        Interval interval = share.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.12740244589715205, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.9647844810941002, within(1e-9));
        assertThat(interval.method()).isEqualTo("Wilson score over 3 customers");
        assertThat(share.interval(0.5).orElseThrow().low()).isGreaterThan(interval.low());
        assertThat(share).hasToString("repeats (of orders): 66.7 % (4/6), 95 % CI 12.7–96.5 %");
    }

    @Test
    void customersWithOneThingEachAreWilsonsOwn() {
        long[][] customers = new long[1000][];
        for (int i = 0; i < customers.length; i++) {
            customers[i] = customer(i < 300 ? 1 : 0, 1);
        }
        Interval ours = of(customers).interval().orElseThrow();
        Interval wilson = Ratio.part(LABEL, 300, 1000).interval().orElseThrow();
        assertThat(ours).isEqualTo(wilson);
        assertThat(ClusterShare.ofSingles(LABEL, 300, 1000)).isEqualTo(of(customers));
        assertThat(of(customers).trials(0.95)).isEqualTo(1000);
    }

    /**
     * One customer's things are alike: each is the customer's own with probability √½, else anybody's, so that two of one
     * customer have a correlation of a half. Taken for as many customers' they would hold the truth 60 times of 100 with ten.
     */
    @ParameterizedTest
    @CsvSource({"30, 1, 0.43", "30, 2, 0.43", "30, 10, 0.43", "200, 1, 0.1", "200, 2, 0.1", "200, 10, 0.1"})
    void ninetyFiveOfAHundredIntervalsHoldTheTruth(int customers, int things, double truth) {
        Random random = new Random(1_234);
        int held = 0;
        int tries = 2_000;
        for (int i = 0; i < tries; i++) {
            long[][] drawn = new long[customers][];
            for (int c = 0; c < customers; c++) {
                boolean own = random.nextDouble() < truth;
                int hits = 0;
                for (int thing = 0; thing < things; thing++) {
                    hits += (random.nextDouble() < Math.sqrt(0.5) ? own : random.nextDouble() < truth) ? 1 : 0;
                }
                drawn[c] = customer(hits, things);
            }
            Interval interval = of(drawn).interval().orElseThrow();
            held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }
        assertThat((double) held / tries).isBetween(0.93, 0.97);
    }

    @Test
    void whereCustomersDoNotDifferEachIsOneTrial() {
        assertThat(of(customer(0, 50), customer(0, 1)).trials(0.95)).isEqualTo(2);
        assertThat(of(customer(1, 2), customer(1, 2), customer(2, 4)).trials(0.95))
                .isEqualTo(3);
        Interval none =
                of(customer(0, 50), customer(0, 1), customer(0, 7)).interval().orElseThrow();
        assertThat(none.low()).isZero();
        // z² / (3 + z²) with z = 1.959964.
        assertThat(none.high()).isCloseTo(3.841459 / 6.841459, within(1e-6));
        assertThat(of(customer(5, 5), customer(1, 1)).interval().orElseThrow().high())
                .isEqualTo(1);
    }

    @Test
    void thereAreNeverMoreTrialsThanThings() {
        // Each has exactly half but for one, so that they are far more alike than chance would make them.
        long[][] customers = new long[40][];
        for (int i = 0; i < customers.length; i++) {
            customers[i] = customer(50, 100 + i % 2);
        }
        assertThat(of(customers).trials(0.95)).isEqualTo(40 * 100 + 20);
    }

    @Test
    void oneCustomerIsOneTrialAndCountsAloneHaveNoInterval() {
        // As uncertain as one trial: (.6 + z²/2 ∓ z · √(.24 + z²/4)) / (1 + z²).
        assertThat(of(customer(3, 5)).summary()).isEqualTo("60.0 % (3/5), 95 % CI 7.7–96.4 %");
        assertThat(of(customer(3, 5)).interval().orElseThrow().method()).isEqualTo("Wilson score over 1 customer");
        ClusterShare counts = ClusterShare.withoutSpread(LABEL, 3, 5);
        assertThat(counts.interval()).isEmpty();
    }

    @Test
    void noThingsOrAWindowThatTheDataDoNotReachIsNoData() {
        assertThat(of()).hasToString("repeats (of orders): no data (0/0)");
        Label unobserved = LABEL.in(Window.month(2026, 3), Observation.NOT_OBSERVED, LocalDate.of(2026, 2, 1));
        ClusterShare share = ClusterShare.withoutSpread(unobserved, 3, 5);
        assertThat(share.value()).isEmpty();
        assertThat(share.summary()).isEqualTo("no data");
    }

    @Test
    void refusesCountsAndLevelsOutOfBounds() {
        assertThatThrownBy(() -> ClusterShare.ofSingles(LABEL, 6, 5)).hasMessage("hits 6 not in [0, 5]");
        assertThatThrownBy(() -> ClusterShare.ofSingles(LABEL, -1, 5)).hasMessage("hits -1 not in [0, 5]");
        assertThatThrownBy(() -> ClusterShare.ofSingles(LABEL, 0, -5)).hasMessage("total -5 is below 0");
        assertThatThrownBy(() -> ClusterShare.withoutSpread(LABEL, 6, 5)).hasMessage("hits 6 not in [0, 5]");
        assertThatThrownBy(() -> ClusterShare.withoutSpread(LABEL, -1, 5)).hasMessage("hits -1 not in [0, 5]");
        assertThatThrownBy(() -> ClusterShare.withoutSpread(LABEL, 0, -5)).hasMessage("total -5 is below 0");
        assertThatThrownBy(() -> of(customer(1, 2)).interval(0)).hasMessage("level 0.0 not in (0, 1)");
    }
}
