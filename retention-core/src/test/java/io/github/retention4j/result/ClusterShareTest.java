package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import java.math.BigInteger;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

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
     * p, t = 2/3, scipy.stats.t.ppf(.975, 2); se = (1.5 * (1/9 + 4/9 + 1)) ** .5 / 6; n = p * (1 - p) / se ** 2
     * [(p + t*t/2/n + s * t * (p*(1-p)/n + t*t/4/n/n) ** .5) / (1 + t*t/n) for s in (-1, 1)]
     * </pre>
     */
    @Test
    void theIntervalIsWilsonsWithAsManyTrialsAsAreAsUncertain() {
        ClusterShare share = of(customer(1, 2), customer(0, 1), customer(3, 3));
        assertThat(share.value()).hasValueCloseTo(2.0 / 3, within(1e-15));
        assertThat(share.trials()).isCloseTo(3.428571428571, within(1e-11));
        Interval interval = share.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.070771417901, within(1e-9));
        assertThat(interval.high()).isCloseTo(0.981315393451, within(1e-9));
        assertThat(interval.method()).isEqualTo("Wilson score over 3 customers");
        assertThat(share.interval(0.5).orElseThrow().low()).isGreaterThan(interval.low());
        assertThat(share).hasToString("repeats (of orders): 66.7 % (4/6), 95 % CI 7.1–98.1 %");
    }

    @Test
    void customersWithOneThingEachAreNearlyWilsonsOwn() {
        long[][] customers = new long[1000][];
        for (int i = 0; i < customers.length; i++) {
            customers[i] = customer(i < 300 ? 1 : 0, 1);
        }
        Interval ours = of(customers).interval().orElseThrow();
        Interval wilson = Ratio.part(LABEL, 300, 1000).interval().orElseThrow();
        assertThat(ours.low()).isCloseTo(wilson.low(), within(1e-4));
        assertThat(ours.high()).isCloseTo(wilson.high(), within(1e-4));
    }

    @Test
    void whereCustomersDoNotDifferEachIsOneTrial() {
        assertThat(of(customer(0, 50), customer(0, 1)).trials()).isEqualTo(2);
        assertThat(of(customer(1, 2), customer(1, 2), customer(2, 4)).trials()).isEqualTo(3);
        Interval none =
                of(customer(0, 50), customer(0, 1), customer(0, 7)).interval().orElseThrow();
        assertThat(none.low()).isZero();
        // t² / (3 + t²) with t = 4.302653 (R: qt(0.975, 2)).
        assertThat(none.high()).isCloseTo(18.512821 / 21.512821, within(1e-6));
        assertThat(of(customer(5, 5), customer(1, 1)).interval().orElseThrow().high())
                .isEqualTo(1);
    }

    @Test
    void thereAreNeverMoreTrialsThanThings() {
        // Of 101 and of 100 things half, but for one half thing.
        assertThat(of(customer(50, 100), customer(50, 101)).trials()).isEqualTo(201);
    }

    @Test
    void oneCustomerOrCountsAloneHaveNoInterval() {
        assertThat(of(customer(3, 5)).summary()).isEqualTo("60.0 % (3/5)");
        ClusterShare counts = ClusterShare.withoutSpread(LABEL, 3, 5);
        assertThat(counts.interval()).isEmpty();
        assertThat(counts.trials()).isNaN();
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
        assertThatThrownBy(() -> ClusterShare.withoutSpread(LABEL, 6, 5)).hasMessage("hits 6 not in [0, 5]");
        assertThatThrownBy(() -> ClusterShare.withoutSpread(LABEL, -1, 5)).hasMessage("hits -1 not in [0, 5]");
        assertThatThrownBy(() -> ClusterShare.withoutSpread(LABEL, 0, -5)).hasMessage("total -5 is below 0");
        assertThatThrownBy(() -> of(customer(1, 2)).interval(0)).hasMessage("level 0.0 not in (0, 1)");
    }
}
