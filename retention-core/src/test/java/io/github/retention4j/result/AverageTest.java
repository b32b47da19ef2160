package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AverageTest {
    private static final Label LABEL = Label.of("average", "sum / count");

    /** Six customers with what they paid, in cents, and for how many orders. */
    private static final long[][] CUSTOMERS = {{12_050, 3}, {8_000, 1}, {0, 1}, {31_025, 4}, {1_999, 1}, {-1_500, 0}};

    // ---- the interval

    /**
     * Computed by
     * <pre>
     * python3 -c "
     * import numpy as np; from scipy import stats
     * x = np.array([120.50, 80, 0, 310.25, 19.99, -15]); y = np.array([3, 1, 1, 4, 1, 0]); m = len(x)
     * r = x.sum() / y.sum(); se = np.sqrt(m / (m - 1) * ((x - r * y) ** 2).sum()) / y.sum()
     * for level in (.95, .9): t = stats.t.ppf((1 + level) / 2, m - 1); print(r, se, r - t * se, r + t * se)"
     * </pre>
     * and, as the customers are skewed, the upper ends by brentq as in SpreadTest.
     */
    @Test
    void hasTheIntervalOfARatioOfSumsOverCustomers() {
        Average average = average(2, 1, CUSTOMERS);
        assertThat(average.value()).hasValueCloseTo(51.574, within(1e-12));
        assertInterval(average.interval().orElseThrow(), 15.218981597856, 119.06113924472976, 0.95);
        assertInterval(average.interval(0.9).orElseThrow(), 23.07573564670874, 98.36599323244604, 0.9);
        assertThat(average.interval().orElseThrow().method())
                .isEqualTo("score with skewness, t over 6 customers, ratio of sums");
    }

    /** The worked example; the same command with x = 10, 20, 30 and y = 1, 1, 1, and SciPy's brentq as in SpreadTest. */
    @Test
    void ofThreeOrdersByThreeCustomers() {
        Average average = average(0, 1, new long[][] {{10, 1}, {20, 1}, {30, 1}});
        assertInterval(average.interval().orElseThrow(), 4.421518827875033, 64.66939478649682, 0.95);
        assertThat(average)
                .hasToString(
                        "average (sum / count): 20.00 SAR per order (60/3), 95 % CI 4.42–64.67, of only 3 customers");
        Average any = average.within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertInterval(any.interval().orElseThrow(), -4.841377117503303, 44.8413771175033, 0.95);
        assertThat(any.summary()).contains("95 % CI -4.84 to 44.84");
    }

    /** The six without the refund, by brentq. Amounts in cents, the average in riyals. */
    @Test
    void withoutRefundsItDoesNotReachBelowZero() {
        long[][] noRefund = Arrays.copyOf(CUSTOMERS, 5);
        assertInterval(average(2, 1, noRefund).interval().orElseThrow(), 25.884618417318137, 121.2647232102212, 0.95);
        assertInterval(
                average(2, 12, noRefund).interval(0.9).orElseThrow(),
                12 * 30.435959105504686,
                12 * 99.44409447639555,
                0.9);
        assertThat(average(2, 1, noRefund).interval().orElseThrow().method())
                .isEqualTo("score with skewness, t over 5 customers, ratio of sums");
    }

    /** The issue's: 94 and 181 days were −415 to 690. The ends are SciPy's, by brentq. */
    @Test
    void durationsAreNotBelowZeroDays() {
        Average days = average(0, 1, new long[][] {{94, 1}, {181, 1}});
        Average any = days.within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(any.interval().orElseThrow().low()).isCloseTo(-415.2, within(0.1));
        assertThat(any.interval().orElseThrow().high()).isCloseTo(690.2, within(0.1));
        assertInterval(days.interval().orElseThrow(), 4.066871140657021, 2489.2177935627406, 0.95);
    }

    @Property(tries = 300)
    void theIntervalHoldsTheAverageWithinWhatCustomersCanBe(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 100_000) Integer> amounts,
            @ForAll @IntRange(max = 500) int refund) {
        long[][] customers = new long[amounts.size() + 1][];
        for (int i = 0; i < amounts.size(); i++) {
            customers[i] = new long[] {amounts.get(i), 1 + amounts.get(i) % 3};
        }
        customers[amounts.size()] = new long[] {-refund, 0};
        Average average = average(2, 1, customers);
        double value = average.value().orElseThrow();
        Interval interval =
                average.interval().orElse(new Interval(value, value, 0.95, "customers who are all alike have none"));
        assertThat(interval.low()).isLessThanOrEqualTo(value + 1e-9);
        assertThat(interval.high()).isGreaterThanOrEqualTo(value - 1e-9);
        if (refund == 0) {
            assertThat(interval.low()).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void fewerThanThirtyCustomersAreSaidToBeFew() {
        long[][] customers = new long[30][];
        for (int i = 0; i < 30; i++) {
            customers[i] = new long[] {i, 1};
        }
        assertThat(average(0, 1, customers).spread().isOfFew()).isFalse();
        assertThat(average(0, 1, customers).summary()).doesNotContain("only");
        Average few = average(0, 1, Arrays.copyOf(customers, 29));
        assertThat(few.spread().isOfFew()).isTrue();
        assertThat(few.summary()).endsWith(", of only 29 customers");
        assertThat(Spread.UNKNOWN.isOfFew()).isFalse();
    }

    @Test
    void anotherUnitOfTimeStretchesValueAndIntervalAlike() {
        Average inWindow = average(2, 1, CUSTOMERS);
        Average perYear = average(2, 12, CUSTOMERS);
        assertThat(perYear.value()).hasValueCloseTo(12 * 51.574, within(1e-11));
        assertInterval(perYear.interval().orElseThrow(), 12 * 15.218981597856, 12 * 119.06113924472976, 0.95);
        assertThat(perYear.sum()).isEqualTo(inWindow.sum());
    }

    @Property(tries = 200)
    void agreesWithResidualsWorkedOutInDoubles(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(min = -1000, max = 100_000) Integer> amounts,
            @ForAll @Size(min = 40, max = 40) List<@IntRange(min = 1, max = 9) Integer> counts) {
        int m = amounts.size();
        long[][] customers = new long[m][];
        double x = 0;
        double y = 0;
        for (int i = 0; i < m; i++) {
            customers[i] = new long[] {amounts.get(i), counts.get(i)};
            x += amounts.get(i);
            y += counts.get(i);
        }
        double squares = 0;
        for (long[] customer : customers) {
            squares += Math.pow(customer[0] - x / y * customer[1], 2);
        }
        Average average = average(0, 1, customers);
        double error =
                average.spread().standardError(average.sum().unscaledValue(), BigInteger.valueOf(average.count()));
        double expected = Math.sqrt(squares * m / (m - 1)) / y;
        assertThat(error).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }

    @Test
    void customersWhoAreAllAlikeHaveNoIntervalHoweverLargeTheirAmounts() {
        long huge = 3_000_000_000_000_000_000L;
        Average average = average(2, 1, new long[][] {{huge, 3}, {huge, 3}, {huge, 3}});
        assertThat(average.value()).hasValue(1e16);
        assertThat(average.interval()).isEmpty();
        assertThat(average(2, 1, new long[][] {{huge, 3}, {huge, 3}, {huge - 1, 3}})
                        .interval())
                .isPresent();
    }

    /** With one degree of freedom, t is the tangent of 0.475 π. */
    @Test
    void twoCustomersHaveAnInterval() {
        Interval interval =
                average(0, 1, new long[][] {{10, 1}, {20, 1}}).interval().orElseThrow();
        double reach = 5 * Math.tan(0.475 * Math.PI);
        // The upper end is 15 times e to the power of twice the inverse hyperbolic sine of half the relative reach. Two
        // who are
        // not skewed are as far from 30 as from 0, so the lower end is Wilson's of a half of 30.
        double half = reach / 15 / 2;
        double factor = Math.pow(half + Math.sqrt(half * half + 1), 2);
        double low = 15 - 15 / Math.sqrt(1 + 1 / (4 * half * half));
        assertInterval(interval, low, 15 * factor, 0.95);
    }

    @Test
    void fewerThanTwoCustomersHaveNoInterval() {
        assertThat(average(2, 1, new long[][] {{500, 2}}).interval()).isEmpty();
        assertThat(average(2, 1, new long[][] {{500, 2}}).summary())
                .isEqualTo("2.50 SAR per order (5.00/2), of only 1 customer");
        Average counts = Average.withoutSpread(LABEL, BigDecimal.TEN, 4, Unit.count("orders per customer", 3));
        assertThat(counts.interval()).isEmpty();
        assertThat(counts).hasToString("average (sum / count): 2.500 orders per customer (10/4)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 95, Double.NaN})
    void refusesALevelOutside0To1ByItsValueEvenWithoutData(double level) {
        for (Average average : List.of(average(2, 1, CUSTOMERS), average(2, 1, new long[0][]))) {
            assertThatThrownBy(() -> average.interval(level))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("level " + level + " not in (0, 1)");
        }
    }

    // ---- the value

    @Test
    void aCountOfZeroIsNoDataWhateverTheSum() {
        Average none = average(2, 1, new long[][] {{-500, 0}, {-700, 0}});
        assertThat(none.value()).isEmpty();
        assertThat(none.interval()).isEmpty();
        assertThat(none).hasToString("average (sum / count): no data (-12.00/0)");
    }

    @Test
    void aWindowThatIsNotObservedIsNoData() {
        Label april = LABEL.in(Window.month(2026, 4), Observation.NOT_OBSERVED, LocalDate.of(2026, 3, 20));
        Average unobserved = Average.withoutSpread(april, BigDecimal.TEN, 4, Unit.count("orders per customer", 3));
        assertThat(unobserved.value()).isEmpty();
        assertThat(unobserved).hasToString("average 2026-04 (sum / count): no data; not observed, data end 2026-03-20");
    }

    @Test
    void sumsBeyondTheDigitsOfADoubleAreDividedExactly() {
        BigDecimal sum = new BigDecimal("90071992547409930.01");
        Average average = Average.withoutSpread(
                LABEL, sum, 3, Unit.money(CurrencyUnit.of("SAR")).per("order"));
        assertThat(average.value()).hasValue(new BigDecimal("30023997515803312").doubleValue());
        assertThat(average.summary()).endsWith("(90071992547409930.01/3)");
    }

    @Test
    void roundsHalvesUpAndPrintsNoNegativeZero() {
        assertThat(Average.withoutSpread(LABEL, new BigDecimal("0.5"), 100, Unit.count("x", 2))
                        .summary())
                .startsWith("0.01 x");
        assertThat(Average.withoutSpread(LABEL, new BigDecimal("-0.1"), 100, Unit.count("x", 2))
                        .summary())
                .startsWith("0.00 x");
        assertThat(Average.withoutSpread(LABEL, new BigDecimal("-0.4"), 1, Unit.count("x", 0))
                        .summary())
                .startsWith("0 x");
    }

    @Test
    void refusesANegativeCountByValueAndBound() {
        assertThatThrownBy(() -> Average.withoutSpread(LABEL, BigDecimal.TEN, -4, Unit.count("x", 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count -4 is below 0");
        assertThatThrownBy(() -> new Average(LABEL, BigDecimal.TEN, 4, 1, Unit.count("x", 2), null))
                .hasMessage("spread");
        assertThatThrownBy(() -> new Spread(1, BigInteger.ONE, null, BigInteger.ONE))
                .hasMessage("products");
    }

    @Test
    void refusesWhatWouldNotPrint() {
        assertThatThrownBy(() -> new Average(LABEL, BigDecimal.TEN, 4, Double.NaN, Unit.count("x", 2), Spread.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("times NaN not in [0, ∞)");
        assertThatThrownBy(() -> new Average(LABEL, BigDecimal.TEN, 4, 1, Unit.count("x", -1), Spread.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decimals -1 not in [0, 100]");
        assertThatThrownBy(() -> Average.withoutSpread(LABEL, new BigDecimal("1e-20000000"), 4, Unit.count("x", 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sum has 20000000 decimals, more than 100");
        assertThat(new Average(LABEL, BigDecimal.TEN, 4, -0.0, Unit.count("x", 2), Spread.UNKNOWN))
                .isEqualTo(new Average(LABEL, BigDecimal.TEN, 4, 0.0, Unit.count("x", 2), Spread.UNKNOWN));
    }

    private static void assertInterval(Interval interval, double low, double high, double level) {
        assertThat(interval.low()).isCloseTo(low, within(1e-12 * high));
        assertThat(interval.high()).isCloseTo(high, within(1e-12 * high));
        assertThat(interval.level()).isEqualTo(level);
    }

    private static Average average(int scale, double times, long[][] customers) {
        ClusterTally tally = new ClusterTally();
        for (long[] customer : customers) {
            tally.add(customer[0], customer[1]);
        }
        return tally.average(LABEL, scale, Unit.money(CurrencyUnit.of("SAR")).per("order"), times);
    }
}
