package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    private static Spread of(long[][] customers) {
        BigInteger amountSquares = BigInteger.ZERO;
        BigInteger products = BigInteger.ZERO;
        BigInteger countSquares = BigInteger.ZERO;
        for (long[] customer : customers) {
            BigInteger x = BigInteger.valueOf(customer[0]);
            BigInteger y = BigInteger.valueOf(customer[1]);
            amountSquares = amountSquares.add(x.multiply(x));
            products = products.add(x.multiply(y));
            countSquares = countSquares.add(y.multiply(y));
        }
        return new Spread(customers.length, amountSquares, products, countSquares);
    }

    private static Optional<Interval> interval(long[][] customers, double lowest, double highest, double level) {
        BigInteger x = BigInteger.ZERO;
        BigInteger y = BigInteger.ZERO;
        for (long[] customer : customers) {
            x = x.add(BigInteger.valueOf(customer[0]));
            y = y.add(BigInteger.valueOf(customer[1]));
        }
        return of(customers).within(lowest, highest).interval(x, y, level);
    }

    /**
     * With numpy and SciPy, the ends as roots and not by the formulas here:
     * <pre>
     * R = x.sum() / y.sum(); m = len(x); se = sqrt(m / (m - 1) * ((x - R * y)**2).sum()) / y.sum()
     * r = stats.t.ppf(.975, m - 1) * se; V = lambda M: (M - L if isfinite(L) else 1) * (H - M if isfinite(H) else 1)
     * f = lambda M: (R - M)**2 * V(R) - r * r * V(M); optimize.brentq(f, L, R), optimize.brentq(f, R, H)
     * </pre>
     */
    @Test
    void theEndsAreThoseOfTheScoreEquationSolvedElsewhere() {
        long[][] orders = {{10, 1}, {20, 1}, {30, 1}};
        assertEnds(interval(orders, 0, NONE, 0.95), 6.185306068204017, 64.66939478649682);
        assertEnds(interval(orders, -NONE, NONE, 0.95), -4.841377117503303, 44.8413771175033);
        long[][] coupons = {{90, 90}, {180, 180}, {30, 30}, {0, 300}};
        assertEnds(interval(coupons, 0, 1, 0.95), 0.04411189308282615, 0.9558881069171739);
        long[][] churn = {{-50, 100}, {30, 200}, {100, 100}};
        assertEnds(interval(churn, -NONE, 1, 0.95), -2.9094930248725537, 0.8362959094879409);
        long[][] frequency = {{3, 1}, {1, 1}, {1, 1}, {4, 1}};
        assertEnds(interval(frequency, 1, NONE, 0.95), 1.2288112449736615, 7.828772773732604);
    }

    private static void assertEnds(Optional<Interval> interval, double low, double high) {
        assertThat(interval.orElseThrow().low()).isCloseTo(low, within(1e-12 * Math.abs(low)));
        assertThat(interval.orElseThrow().high()).isCloseTo(high, within(1e-12 * Math.abs(high)));
    }

    /** Each bound, both and none: within them, around the average, and at the ends the equation that they solve. */
    @Property(tries = 300)
    void theIntervalSolvesTheScoreEquationWithinTheBounds(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 1_000_000) Integer> amounts,
            @ForAll @IntRange(min = 1, max = 3) int spare) {
        long[][] customers = amounts.stream()
                .map(amount -> new long[] {amount, amount + (long) (amount % 7) * spare})
                .toArray(long[][]::new);
        double x = 0;
        double y = 0;
        for (long[] customer : customers) {
            x += customer[0];
            y += customer[1];
        }
        if (y == 0) {
            return;
        }
        double value = x / y;
        double error = of(customers).standardError(new BigDecimal(x).toBigInteger(), new BigDecimal(y).toBigInteger());
        double reach = TDistribution.of(customers.length - 1.0).inverseSurvivalProbability(0.05) * error;
        for (double[] bounds : new double[][] {{0, 1}, {0, NONE}, {-NONE, 1}, {-NONE, NONE}}) {
            Optional<Interval> interval = interval(customers, bounds[0], bounds[1], 0.9);
            if (error == 0) {
                assertThat(interval).isEmpty();
                continue;
            }
            double low = interval.orElseThrow().low();
            double high = interval.orElseThrow().high();
            assertThat(low).isGreaterThanOrEqualTo(bounds[0]).isLessThanOrEqualTo(value * (1 + 1e-12));
            assertThat(high).isLessThanOrEqualTo(bounds[1]).isGreaterThanOrEqualTo(value * (1 - 1e-12));
            for (double end : new double[] {low, high}) {
                double variance = reach * reach;
                if (bounds[0] == 0) {
                    variance *= end / value;
                }
                if (bounds[1] == 1) {
                    variance *= (1 - end) / (1 - value);
                }
                assertThat((value - end) * (value - end)).isCloseTo(variance, within(1e-6 * variance + 1e-13));
            }
        }
    }

    /** What cannot be summed of two customers' squares was taken, and threw when it was printed. */
    @ParameterizedTest
    @CsvSource({"2, 0, 5, 0", "2, 4, 5, 4", "2, -1, 0, 3", "2, 3, 0, -1", "1, 4, 2, 2", "0, 1, 1, 1", "-1, 0, 0, 0"})
    void refusesSumsThatAreNobodys(long customers, long amountSquares, long products, long countSquares) {
        assertThatThrownBy(() -> new Spread(
                        customers,
                        BigInteger.valueOf(amountSquares),
                        BigInteger.valueOf(products),
                        BigInteger.valueOf(countSquares)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(customers < 0 ? "customers -1 is below 0" : "are not those of " + customers);
    }

    /** Bounds that the customers themselves break tell nothing of others. */
    @Test
    void anAverageAtABoundOrBeyondHasNoInterval() {
        long[][] customers = {{10, 1}, {30, 1}};
        assertThat(interval(customers, 20, NONE, 0.95)).isEmpty();
        assertThat(interval(customers, 25, NONE, 0.95)).isEmpty();
        assertThat(interval(customers, -NONE, 20, 0.95)).isEmpty();
        assertThat(interval(customers, 0, 15, 0.95)).isEmpty();
        assertThat(interval(customers, 0, 25, 0.95)).isPresent();
    }

    @Test
    void refusesBoundsWithNothingBetweenThem() {
        assertThatThrownBy(() -> Spread.UNKNOWN.within(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lowest 1.0 is not below highest 1.0");
        assertThatThrownBy(() -> Spread.UNKNOWN.within(Double.NaN, 1)).hasMessageContaining("lowest NaN");
        assertThat(Spread.UNKNOWN.within(-0.0, 1)).isEqualTo(Spread.UNKNOWN.within(0.0, 1));
    }

    @Test
    void oneCustomerHasNoStandardErrorAndNoInterval() {
        assertThat(of(new long[][] {{5, 2}}).standardError(BigInteger.valueOf(5), BigInteger.TWO))
                .isNaN();
        assertThat(interval(new long[][] {{5, 2}}, 0, NONE, 0.95)).isEmpty();
        assertThat(Spread.UNKNOWN.interval(BigInteger.ONE, BigInteger.ONE, 0.95))
                .isEmpty();
    }
}
