package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much customers differ around an average of x per y, as exact sums over customers, each with an amount x and a count
 * y; and what such an average can be.
 *
 * <p>{@code standard error of R = Σx / Σy: √(m / (m − 1) · Σe²) / Σy, with e = x − R·y}, of m customers
 *
 * <ul>
 *   <li>The interval is of the score: it holds every average M from which R is no further than {@code r = t · standard error},
 *       with Student's t of m − 1 degrees of freedom and the standard error that there would be at M.
 *   <li>Bounds say how the variance depends on M. With {@code a = R − lowest} and {@code b = highest − R} it is in proportion to
 *       M − lowest and to highest − M, as that of a count is, or of a share. At R it grows by the part 1/a − 1/b of itself for
 *       each unit of M; where there is no bound, it does not depend on it.
 *   <li>Skewness says it too: the variance grows by {@code g = 2 · (Σy · Σe³ / Σe² − Σe·y) / Σe²}. If that is more, the upper
 *       end takes {@code 1/a' = g + 1/b} in place of 1/a; if it is less, the lower end takes {@code 1/b' = 1/a − g} in place of
 *       1/b. The other end stays as it is, so that skewness never makes an interval narrower.
 *   <li>With {@code c = r²/a + r²/b} and {@code s = c / 2 + √(r² + c² / 4)} the lower end is {@code lowest + a² / (a + s)}, or
 *       {@code R − s} if there is no lowest; the upper end is {@code highest − b² / (b + s)}, or {@code R + s}.
 *   <li>Where an average can be anything, and customers are not skewed, it is {@code R ∓ r}. Where both bounds are there, and g is
 *       as they have it, it is Wilson's interval of as many trials as are as uncertain as these customers.
 *   <li>With fewer than two customers, or where all are alike, there is none: they do not tell how others differ. Where third
 *       powers are not known, g is left out.
 * </ul>
 *
 * <p>The part of Σe·y is what Σe² itself gains if R is higher. Of Σe³, 1 in place of 2 would be what the variance gains with the
 * mean from one sample to the next. It is doubled, since most samples of customers of whom few have much are less skewed than
 * all customers are: by simulation, of which docs/coverage.md shows how often the interval holds the truth.
 *
 * <p>Worked example: three customers of 10, 20 and 30 have 20 on average, with a standard error of √(3/2 · 200) / 3 = 5.7735
 * and r = 4.3027 · 5.7735 = 24.8414. Where it can be anything that is −4.84 to 44.84. If it cannot be below 0, c is
 * 617.10 / 20 = 30.8548 and s is 15.4274 + 29.2423 = 44.6697, so by squares alone the ends are 400 / (20 + 44.6697) = 6.19 and
 * 64.67. They are not skewed, so that g is 0 and 1/b' is 1/20: for the lower end c is 61.7097 and s 70.4661, so it is 4.42. Of 10,
 * 20 and 60 the average is 30, r is 65.7241, Σe² is 1400 and Σe³ is 18000, so g is 2 · 3 · 18000 / 1400² = 0.0551, more than
 * 1/30: c is 238.02 and s is 119.01 + 135.95 = 254.96, so the upper end is 284.96 in place of 199.48.
 *
 * <p>Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 6 (ratio estimators), for the standard error; E. B.
 * Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), for the ends; N. J. Johnson,
 * Modified t tests and confidence intervals for asymmetrical populations, JASA 73 (1978), for the skewness in place of the
 * customers themselves. He moves the whole interval by it, and by a third as much.
 *
 * @param customers how many customers
 * @param amountSquares the sum of x²
 * @param products the sum of x·y
 * @param countSquares the sum of y²
 * @param lowest what x is at least for each of y, minus infinity if it can be anything
 * @param highest what x is at most for each of y, infinity if it can be anything
 * @param cubes the sums of third powers, {@link Cubes#UNKNOWN} if only squares are known
 */
public record Spread(
        long customers,
        BigInteger amountSquares,
        BigInteger products,
        BigInteger countSquares,
        double lowest,
        double highest,
        Cubes cubes)
        implements Serializable {
    /** That of customers of which only the sums are known. */
    public static final Spread UNKNOWN = new Spread(0, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    private static final int FEW = 30;
    private static final BigInteger FEW_CARRYING = BigInteger.valueOf(5);
    private static final BigInteger SIXTH_SQUARED = BigInteger.valueOf(36);

    /**
     * Sums of third powers over customers: which way they differ, and whether few differ by much.
     *
     * @param xxx the sum of x³
     * @param xxy the sum of x²·y
     * @param xyy the sum of x·y²
     * @param yyy the sum of y³
     */
    public record Cubes(BigInteger xxx, BigInteger xxy, BigInteger xyy, BigInteger yyy) implements Serializable {
        /** Those of customers of whom only squares are known. Customers whose sums are really all zero are taken for such. */
        public static final Cubes UNKNOWN =
                new Cubes(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

        /** Validates. */
        public Cubes {
            requireNonNull(xxx, "xxx");
            requireNonNull(xxy, "xxy");
            requireNonNull(xyy, "xyy");
            requireNonNull(yyy, "yyy");
        }

        private Cubes plus(Cubes other) {
            return new Cubes(xxx.add(other.xxx), xxy.add(other.xxy), xyy.add(other.xyy), yyy.add(other.yyy));
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the customers or a sum of squares are negative, the sums cannot be those of so many
     *     customers, or the lowest is not below the highest
     */
    public Spread {
        requireNonNull(amountSquares, "amountSquares");
        requireNonNull(products, "products");
        requireNonNull(countSquares, "countSquares");
        requireNonNull(cubes, "cubes");
        if (customers < 0) {
            throw new IllegalArgumentException("customers " + customers + " is below 0");
        }
        // Cauchy and Schwarz: equal if all customers have the same x per y, as one alone has.
        int apart = amountSquares.multiply(countSquares).compareTo(products.multiply(products));
        boolean isNobody = amountSquares.signum() == 0 && countSquares.signum() == 0;
        if (amountSquares.signum() < 0
                || countSquares.signum() < 0
                || apart < 0
                || (customers == 1 && apart > 0)
                || (customers == 0 && !isNobody)) {
            throw new IllegalArgumentException(
                    "sums of squares " + amountSquares + " and " + countSquares + " with a sum of products " + products
                            + " are not those of " + Figures.count(customers, "customer"));
        }
        // No sum of third powers passes what one customer with all of the squares would have.
        BigInteger ofBoth = amountSquares.multiply(countSquares);
        if (isBeyond(cubes.xxx, amountSquares.pow(2), amountSquares)
                || isBeyond(cubes.xxy, ofBoth, amountSquares)
                || isBeyond(cubes.xyy, ofBoth, countSquares)
                || isBeyond(cubes.yyy, countSquares.pow(2), countSquares)) {
            throw new IllegalArgumentException("sums of third powers " + cubes + " do not go with sums of squares "
                    + amountSquares + " and " + countSquares);
        }
        if (!(lowest < highest)) {
            throw new IllegalArgumentException("lowest " + lowest + " is not below highest " + highest);
        }
        // Minus zero becomes zero, so that what is equal has the same hash.
        lowest += 0.0;
        highest += 0.0;
    }

    /**
     * How much customers differ of whom only squares are known.
     *
     * @param customers how many customers
     * @param amountSquares the sum of x²
     * @param products the sum of x·y
     * @param countSquares the sum of y²
     * @param lowest what x is at least for each of y, minus infinity if it can be anything
     * @param highest what x is at most for each of y, infinity if it can be anything
     * @throws IllegalArgumentException as the constructor does
     */
    public Spread(
            long customers,
            BigInteger amountSquares,
            BigInteger products,
            BigInteger countSquares,
            double lowest,
            double highest) {
        this(customers, amountSquares, products, countSquares, lowest, highest, Cubes.UNKNOWN);
    }

    /**
     * How much customers differ of whom only squares are known, and whose average can be anything.
     *
     * @param customers how many customers
     * @param amountSquares the sum of x²
     * @param products the sum of x·y
     * @param countSquares the sum of y²
     * @throws IllegalArgumentException if the sums cannot be those of so many customers
     */
    public Spread(long customers, BigInteger amountSquares, BigInteger products, BigInteger countSquares) {
        this(customers, amountSquares, products, countSquares, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * The same of an average that lies within bounds.
     *
     * @param least what x is at least for each of y
     * @param most what x is at most for each of y
     * @return the spread
     * @throws IllegalArgumentException if the least is not below the most
     */
    public Spread within(double least, double most) {
        return new Spread(customers, amountSquares, products, countSquares, least, most, cubes);
    }

    /**
     * The same with the sums of third powers, by which an interval of skewed amounts holds the truth more often.
     *
     * @param sums those of the same customers
     * @return the spread
     * @throws IllegalArgumentException if they cannot be those of customers with these squares
     */
    public Spread with(Cubes sums) {
        return new Spread(customers, amountSquares, products, countSquares, lowest, highest, sums);
    }

    /**
     * How much the customers of two results differ, each around the average of both.
     *
     * @param other the spread of other customers, their amounts and counts in the same units
     * @return the sums of both, within the wider of the bounds; without third powers if those of either are not known
     */
    public Spread plus(Spread other) {
        return new Spread(
                Math.addExact(customers, other.customers),
                amountSquares.add(other.amountSquares),
                products.add(other.products),
                countSquares.add(other.countSquares),
                Math.min(lowest, other.lowest),
                Math.max(highest, other.highest),
                isWithoutCubes() || other.isWithoutCubes() ? Cubes.UNKNOWN : cubes.plus(other.cubes));
    }

    /** The spread of two results, of which one that has sums and no customers is of customers that are not known. */
    static Spread both(Spread one, boolean hasSums, Spread other, boolean otherHasSums) {
        boolean known = (one.customers > 0 || !hasSums) && (other.customers > 0 || !otherHasSums);
        if (!known) {
            return UNKNOWN;
        }
        return one.customers == 0 ? other : other.customers == 0 ? one : one.plus(other);
    }

    /** Refuses to add sums whose smallest units, in which customers' amounts are squared, are not the same. */
    static void checkSameDecimals(BigDecimal one, BigDecimal other) {
        if (one.scale() != other.scale()) {
            throw new IllegalArgumentException("sums of " + Figures.count(one.scale(), "decimal") + " and of "
                    + Figures.count(other.scale(), "decimal")
                    + " do not add up; state the same decimals(int) when the histories are built");
        }
    }

    /**
     * Whether so few customers carry the average that one of them could turn it: fewer than 30.
     *
     * @return whether they are few; false if nothing is known of them
     */
    public boolean isOfFew() {
        return customers > 0 && customers < FEW;
    }

    /**
     * What to say behind an average of few customers.
     *
     * @return such as ", of only 5 customers", or empty if they are not {@linkplain #isOfFew few}
     */
    public String fewNote() {
        return isOfFew() ? ", of only " + Figures.count(customers, "customer") : "";
    }

    /**
     * Whether few customers carry the average, so that others in their place could turn it.
     *
     * <ul>
     *   <li>The skewness of the average itself, {@code Σe³ / (Σe²)^1.5}, is above 1/√5 or below −1/√5. So much have five customers
     *       who are all as far from the average, and nobody else anywhere but at it; one alone has 1.
     *   <li>And its standard error is more than a sixth of it. Else not even they make much of a difference.
     * </ul>
     *
     * @param x the sum of the amounts
     * @param y the sum of the counts
     * @return whether they are few; false if third powers are not known
     */
    public boolean isCarriedByFew(BigInteger x, BigInteger y) {
        BigInteger squares = residualSquares(x, y);
        BigInteger skewness = residualCubes(x, y).pow(2).multiply(FEW_CARRYING);
        BigInteger error = squares.multiply(BigInteger.valueOf(customers)).multiply(SIXTH_SQUARED);
        BigInteger value = x.multiply(y).pow(2).multiply(BigInteger.valueOf(customers - 1));
        return squares.pow(3).compareTo(skewness) < 0 && error.compareTo(value) > 0;
    }

    /**
     * What to say behind an average of few customers, or one that few customers carry.
     *
     * @param x the sum of the amounts
     * @param y the sum of the counts
     * @return such as ", of only 5 customers" or ", carried by few customers", or empty if neither is so
     */
    public String note(BigInteger x, BigInteger y) {
        return !isOfFew() && isCarriedByFew(x, y) ? ", carried by few customers" : fewNote();
    }

    /**
     * The standard error of x / y. The sum of squares is worked out in whole numbers, so nothing cancels.
     *
     * @param x the sum of the amounts
     * @param y the sum of the counts, not zero
     * @return the standard error; not a number with fewer than two customers
     */
    public double standardError(BigInteger x, BigInteger y) {
        if (customers < 2) {
            return Double.NaN;
        }
        BigInteger square = y.multiply(y);
        BigDecimal variance = new BigDecimal(residualSquares(x, y).multiply(BigInteger.valueOf(customers)))
                .divide(
                        new BigDecimal(square.multiply(square).multiply(BigInteger.valueOf(customers - 1))),
                        MathContext.DECIMAL64);
        return Math.sqrt(variance.doubleValue());
    }

    /**
     * The interval of x / y.
     *
     * @param x the sum of the amounts
     * @param y the sum of the counts, above zero
     * @param level the confidence level, between 0 and 1
     * @return the interval, or empty with fewer than two customers, or where all are alike
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Optional<Interval> interval(BigInteger x, BigInteger y, double level) {
        Interval.checkLevel(level);
        double error = standardError(x, y);
        // What is not above 0 is nothing that customers within the bounds could have.
        double above = distance(x, y, lowest);
        double below = -distance(x, y, highest);
        if (!(error > 0 && above > 0 && below > 0)) {
            return Optional.empty();
        }
        double reach = TDistribution.of(customers - 1.0).inverseSurvivalProbability((1 - level) / 2) * error;
        double nearLowest = 1 / above;
        double nearHighest = 1 / below;
        double growth = isWithoutCubes() ? nearLowest - nearHighest : growth(x, y);
        double centre = new BigDecimal(x)
                .divide(new BigDecimal(y), MathContext.DECIMAL64)
                .doubleValue();
        double down = step(reach, nearLowest + Math.max(nearHighest, nearLowest - growth));
        double up = step(reach, nearHighest + Math.max(nearLowest, nearHighest + growth));
        double low = above < Double.POSITIVE_INFINITY ? lowest + above * (above / (above + down)) : centre - down;
        double high = below < Double.POSITIVE_INFINITY ? highest - below * (below / (below + up)) : centre + up;
        boolean isScore = !isWithoutCubes() || nearLowest + nearHighest > 0;
        String method = (isScore ? isWithoutCubes() ? "score, " : "score with skewness, " : "") + "t over " + customers
                + " customers, ratio of sums";
        // Rounded, ends that are as good as the centre could pass it.
        return Optional.of(new Interval(Math.min(low, centre), Math.max(high, centre), level, method));
    }

    /**
     * How many independent things would be as uncertain as the customers are, whose things are alike. With n things of m
     * customers, v the variance of one thing and e the standard error of x / y it is
     * {@code n · v / ((n − 1) · e²) · (t(n − 1) / t(m − 1))²}, t being Student's of so many degrees of freedom. It is n where no
     * customer has more than one thing, and m where the customers are all alike or there is one.
     *
     * @param x the sum of the amounts
     * @param y the sum of the counts, which are those of the things, above zero
     * @param variance of one thing
     * @param level the confidence level, between 0 and 1
     * @return at most y
     */
    public double trials(BigInteger x, BigInteger y, double variance, double level) {
        double things = y.doubleValue();
        double error = standardError(x, y);
        if (isOfSingles(y) || !(error > 0 && variance > 0)) {
            return isOfSingles(y) ? things : Math.min(things, (double) customers);
        }
        double tail = (1 - level) / 2;
        double wider = TDistribution.of(things - 1).inverseSurvivalProbability(tail)
                / TDistribution.of(customers - 1.0).inverseSurvivalProbability(tail);
        return Math.min(things, things * variance / ((things - 1) * error * error) * wider * wider);
    }

    /** Whether no customer has more than one of the things that are counted, so that each thing stands for itself. */
    boolean isOfSingles(BigInteger y) {
        return countSquares.equals(y);
    }

    private static double step(double reach, double curvature) {
        double half = reach * (reach * curvature) / 2;
        return half + Math.hypot(reach, half);
    }

    /** By which part of itself the variance grows for each unit that the average is higher. */
    private double growth(BigInteger x, BigInteger y) {
        BigInteger squares = residualSquares(x, y);
        BigInteger withCounts = y.multiply(products).subtract(x.multiply(countSquares));
        BigInteger gained = y.multiply(residualCubes(x, y))
                .subtract(withCounts.multiply(squares))
                .multiply(y)
                .shiftLeft(1);
        return new BigDecimal(gained)
                .divide(new BigDecimal(squares.multiply(squares)), MathContext.DECIMAL64)
                .doubleValue();
    }

    /** Σe² · y². */
    private BigInteger residualSquares(BigInteger x, BigInteger y) {
        return amountSquares
                .multiply(y)
                .multiply(y)
                .subtract(products.multiply(x).multiply(y).shiftLeft(1))
                .add(countSquares.multiply(x).multiply(x));
    }

    /** Σe³ · y³. */
    private BigInteger residualCubes(BigInteger x, BigInteger y) {
        BigInteger mixed = cubes.xyy.multiply(x).subtract(cubes.xxy.multiply(y));
        return cubes.xxx
                .multiply(y.pow(3))
                .add(mixed.multiply(x).multiply(y).multiply(BigInteger.valueOf(3)))
                .subtract(cubes.yyy.multiply(x.pow(3)));
    }

    private boolean isWithoutCubes() {
        boolean isOfSome = amountSquares.signum() != 0 || countSquares.signum() != 0;
        return isOfSome && cubes.equals(Cubes.UNKNOWN);
    }

    private static boolean isBeyond(BigInteger sum, BigInteger squares, BigInteger others) {
        return sum.multiply(sum).compareTo(squares.multiply(others)) > 0;
    }

    /** By how much x / y is above a bound. */
    private static double distance(BigInteger x, BigInteger y, double bound) {
        if (Double.isInfinite(bound)) {
            return -bound;
        }
        BigDecimal count = new BigDecimal(y);
        return new BigDecimal(x)
                .subtract(BigDecimal.valueOf(bound).multiply(count))
                .divide(count, MathContext.DECIMAL64)
                .doubleValue();
    }
}
