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

    private static Spread.Cubes cubes(long[][] customers) {
        BigInteger[] sums = {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};
        for (long[] customer : customers) {
            for (int i = 0; i < 4; i++) {
                BigInteger x = BigInteger.valueOf(customer[0]).pow(3 - i);
                sums[i] = sums[i].add(x.multiply(BigInteger.valueOf(customer[1]).pow(i)));
            }
        }
        return new Spread.Cubes(sums[0], sums[1], sums[2], sums[3]);
    }

    private static Optional<Interval> interval(long[][] customers, double lowest, double highest, double level) {
        return interval(of(customers), customers, lowest, highest, level);
    }

    private static Optional<Interval> skewed(long[][] customers, double lowest, double highest, double level) {
        return interval(of(customers).with(cubes(customers)), customers, lowest, highest, level);
    }

    private static Optional<Interval> interval(
            Spread spread, long[][] customers, double lowest, double highest, double level) {
        BigInteger x = BigInteger.ZERO;
        BigInteger y = BigInteger.ZERO;
        for (long[] customer : customers) {
            x = x.add(BigInteger.valueOf(customer[0]));
            y = y.add(BigInteger.valueOf(customer[1]));
        }
        return spread.within(lowest, highest).interval(x, y, level);
    }

    /**
     * With numpy and SciPy, the ends as roots of the score equation and not by the formulas here; without cubes,
     * {@code g = a - b}:
     * <pre>
     * R = x.sum() / y.sum(); e = x - R * y; q = (e**2).sum(); m = len(x)
     * r = stats.t.ppf(.975, m - 1) * sqrt(m / (m - 1) * q) / y.sum(); a = 1 / (R - L); b = 1 / (H - R)
     * g = 2 * (y.sum() * (e**3).sum() / q - (e * y).sum()) / q
     * up = lambda M: (R - M)**2 - r * r * (1 - (M - R) * b) * (1 + (M - R) * max(a, g + b))
     * down = lambda M: (R - M)**2 - r * r * (1 + (M - R) * a) * (1 - (M - R) * max(b, a - g))
     * optimize.brentq(down, L, R), optimize.brentq(up, R, H), with R ∓ 1e6 * r where there is no bound
     * </pre>
     */
    @Test
    void theEndsAreThoseOfTheScoreEquationSolvedElsewhere() {
        long[][] orders = {{10, 1}, {20, 1}, {30, 1}};
        assertEnds(interval(orders, 0, NONE, 0.95), 6.185306068204017, 64.66939478649682);
        assertEnds(interval(orders, -NONE, NONE, 0.95), -4.841377117503303, 44.8413771175033);
        assertEnds(skewed(orders, 0, NONE, 0.95), 4.421518827875033, 64.66939478649682);
        assertEnds(skewed(orders, -NONE, NONE, 0.95), -4.841377117503303, 44.8413771175033);
        long[][] one = {{10, 1}, {20, 1}, {60, 1}};
        assertEnds(interval(one, 0, NONE, 0.95), 4.51180285058454, 199.476801138019);
        assertEnds(skewed(one, 0, NONE, 0.95), 4.511802850584536, 284.96419281668017);
        assertEnds(skewed(one, -NONE, NONE, 0.95), -35.72410607728427, 284.96419281668017);
        long[][] coupons = {{90, 90}, {180, 180}, {30, 30}, {0, 300}};
        assertEnds(interval(coupons, 0, 1, 0.95), 0.04411189308282615, 0.9558881069171739);
        assertEnds(skewed(coupons, 0, 1, 0.95), 0.03432282708253771, 0.9558881069171739);
        long[][] churn = {{-50, 100}, {30, 200}, {100, 100}};
        assertEnds(interval(churn, -NONE, 1, 0.95), -2.9094930248725537, 0.8362959094879409);
        assertEnds(skewed(churn, -NONE, 1, 0.95), -2.9094930248725537, 0.9238095238095236);
        long[][] frequency = {{3, 1}, {1, 1}, {1, 1}, {4, 1}};
        assertEnds(interval(frequency, 1, NONE, 0.95), 1.2288112449736615, 7.828772773732604);
        assertEnds(skewed(frequency, 1, NONE, 0.95), 1.1697316799260333, 7.828772773732603);
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
        double squares = 0;
        double cubes = 0;
        double withCounts = 0;
        for (long[] customer : customers) {
            double e = customer[0] - value * customer[1];
            squares += e * e;
            cubes += e * e * e;
            withCounts += e * customer[1];
        }
        double error = of(customers).standardError(new BigDecimal(x).toBigInteger(), new BigDecimal(y).toBigInteger());
        double reach = TDistribution.of(customers.length - 1.0).inverseSurvivalProbability(0.05) * error;
        for (double[] bounds : new double[][] {{0, 1}, {0, NONE}, {-NONE, 1}, {-NONE, NONE}}) {
            Optional<Interval> plain = interval(customers, bounds[0], bounds[1], 0.9);
            Optional<Interval> skewed = skewed(customers, bounds[0], bounds[1], 0.9);
            if (error == 0) {
                assertThat(plain).isEmpty();
                assertThat(skewed).isEmpty();
                continue;
            }
            double below = 1 / (value - bounds[0]);
            double above = 1 / (bounds[1] - value);
            double growth = 2 * (y * cubes / squares - withCounts) / squares;
            assertSolves(plain.orElseThrow(), bounds, value, reach, below, above, below - above);
            assertSolves(skewed.orElseThrow(), bounds, value, reach, below, above, growth);
            assertThat(skewed.orElseThrow().low())
                    .isLessThanOrEqualTo(plain.orElseThrow().low());
            assertThat(skewed.orElseThrow().high())
                    .isGreaterThanOrEqualTo(plain.orElseThrow().high());
        }
    }

    private static void assertSolves(
            Interval interval, double[] bounds, double value, double reach, double below, double above, double growth) {
        double low = interval.low();
        double high = interval.high();
        assertThat(low).isGreaterThanOrEqualTo(bounds[0]).isLessThanOrEqualTo(value * (1 + 1e-12));
        assertThat(high).isLessThanOrEqualTo(bounds[1]).isGreaterThanOrEqualTo(value * (1 - 1e-12));
        double down = (1 - (value - low) * below) * (1 + (value - low) * Math.max(above, below - growth));
        double up = (1 - (high - value) * above) * (1 + (high - value) * Math.max(below, growth + above));
        assertSquare(value - low, reach * reach * down);
        assertSquare(high - value, reach * reach * up);
    }

    private static void assertSquare(double distance, double square) {
        assertThat(distance * distance).isCloseTo(square, within(1e-6 * Math.abs(square) + 1e-13));
    }

    // ---- third powers

    @Test
    void customersOfWhomOnlySquaresAreKnownMakeThoseOfBothUnknown() {
        long[][] some = {{10, 1}, {60, 1}};
        long[][] others = {{30, 2}, {-7, 3}, {5, 1}};
        long[][] all = {{10, 1}, {60, 1}, {30, 2}, {-7, 3}, {5, 1}};
        Spread known = of(some).with(cubes(some));
        assertThat(known.plus(of(others).with(cubes(others)))).isEqualTo(of(all).with(cubes(all)));
        assertThat(known.plus(of(others)))
                .isEqualTo(of(all))
                .isEqualTo(of(others).plus(known));
        long[][] nobody = {};
        assertThat(known.plus(of(nobody))).isEqualTo(known).isEqualTo(of(nobody).plus(known));
        long[][] zeros = {{0, 0}, {0, 0}};
        assertThat(known.plus(of(zeros)).cubes()).isEqualTo(known.cubes());
    }

    @ParameterizedTest
    @CsvSource({"28, 0, 0, 0", "-28, 0, 0, 0", "0, 19, 0, 0", "0, 0, 13, 0", "0, 0, 0, 9", "0, 0, 0, -9"})
    void refusesThirdPowersThatDoNotGoWithTheSquares(long xxx, long xxy, long xyy, long yyy) {
        Spread spread = new Spread(2, BigInteger.valueOf(9), BigInteger.ZERO, BigInteger.valueOf(4));
        Spread.Cubes cubes = new Spread.Cubes(
                BigInteger.valueOf(xxx), BigInteger.valueOf(xxy), BigInteger.valueOf(xyy), BigInteger.valueOf(yyy));
        assertThatThrownBy(() -> spread.with(cubes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not go with sums of squares 9 and 4");
        assertThat(spread.with(new Spread.Cubes(
                        BigInteger.valueOf(27),
                        BigInteger.valueOf(18),
                        BigInteger.valueOf(-12),
                        BigInteger.valueOf(8))))
                .isNotEqualTo(spread);
    }

    /**
     * Of 100, some customers have 1 and the others nothing: the skewness is (1 − 2p) / √(100·p·(1 − p)), above 1/√5 up to four
     * of them, and from 96 on, where the standard error is next to nothing.
     */
    @Test
    void fewCustomersCarryAnAverageUpToFourOfEqualWeight() {
        for (int few = 0; few <= 100; few++) {
            long[][] customers = new long[100][];
            for (int i = 0; i < 100; i++) {
                customers[i] = new long[] {i < few ? 1 : 0, 1};
            }
            Spread spread = of(customers).with(cubes(customers));
            BigInteger sum = BigInteger.valueOf(few);
            BigInteger all = BigInteger.valueOf(100);
            double p = few / 100.0;
            boolean isSkewed = few % 100 != 0 && Math.abs(1 - 2 * p) / Math.sqrt(100 * p * (1 - p)) > 1 / Math.sqrt(5);
            boolean isCarried = isSkewed && Math.sqrt(p * (1 - p) / 99) > p / 6;
            assertThat(isSkewed).isEqualTo(few % 100 != 0 && (few <= 4 || few >= 96));
            assertThat(isCarried).isEqualTo(few >= 1 && few <= 4);
            assertThat(spread.isCarriedByFew(sum, all)).as("%s of 100", few).isEqualTo(isCarried);
            assertThat(spread.note(sum, all)).isEqualTo(isCarried ? ", carried by few customers" : "");
            assertThat(of(customers).isCarriedByFew(sum, all)).isFalse();
        }
        long[][] two = {{10, 1}, {60, 1}};
        assertThat(of(two).with(cubes(two)).note(BigInteger.valueOf(70), BigInteger.TWO))
                .isEqualTo(", of only 2 customers");
        assertThat(Spread.UNKNOWN.note(BigInteger.ONE, BigInteger.ONE)).isEmpty();
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
