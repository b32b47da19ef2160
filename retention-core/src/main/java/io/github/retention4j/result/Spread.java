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
 * <p>{@code standard error of R = Σx / Σy: √(m / (m − 1) · Σ(x − R·y)²) / Σy}, with m customers
 *
 * <ul>
 *   <li>The interval of an average that can be anything is {@code R ∓ t · standard error}, with Student's t of m − 1
 *       degrees of freedom.
 *   <li>What lies within bounds has a score interval, which does too. With {@code r = t · standard error},
 *       {@code a = R − lowest} and {@code b = highest − R}, let {@code c = r² / a + r² / b}, of which only the first is there
 *       if there is no highest and only the second if there is no lowest, and {@code s = c / 2 + √(r² + c² / 4)}. The lower
 *       end is {@code lowest + a² / (a + s)}, and {@code R − s} if there is no lowest; the upper end is
 *       {@code highest − b² / (b + s)}, and {@code R + s} if there is no highest.
 *   <li>These are the averages M from which R lies no more than r away, if the variance is in proportion to M − lowest, to
 *       highest − M, or to both: as that of a count is, or of a share. With both bounds it is Wilson's interval of as many
 *       trials as are as uncertain as these customers.
 *   <li>With fewer than two customers, or where all are alike, there is none: they do not tell how others differ.
 * </ul>
 *
 * <p>Worked example: three customers of 10, 20 and 30 have 20 on average, with a standard error of √(3/2 · 200) / 3 = 5.7735
 * and r = 4.3027 · 5.7735 = 24.8414. Where it can be anything that is −4.84 to 44.84. If it cannot be below 0, c is
 * 617.10 / 20 = 30.8548 and s is 15.4274 + 29.2423 = 44.6697, so the ends are 400 / (20 + 44.6697) = 6.19 and 64.67.
 *
 * <p>Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 6 (ratio estimators), for the standard error; E. B.
 * Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), for the ends.
 *
 * @param customers how many customers
 * @param amountSquares the sum of x²
 * @param products the sum of x·y
 * @param countSquares the sum of y²
 * @param lowest what x is at least for each of y, minus infinity if it can be anything
 * @param highest what x is at most for each of y, infinity if it can be anything
 */
public record Spread(
        long customers,
        BigInteger amountSquares,
        BigInteger products,
        BigInteger countSquares,
        double lowest,
        double highest)
        implements Serializable {
    /** That of customers of which only the sums are known. */
    public static final Spread UNKNOWN = new Spread(0, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    private static final int FEW = 30;

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
        if (!(lowest < highest)) {
            throw new IllegalArgumentException("lowest " + lowest + " is not below highest " + highest);
        }
        // Minus zero becomes zero, so that what is equal has the same hash.
        lowest += 0.0;
        highest += 0.0;
    }

    /**
     * How much customers differ whose average can be anything.
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
        return new Spread(customers, amountSquares, products, countSquares, least, most);
    }

    /**
     * How much the customers of two results differ, each around the average of both.
     *
     * @param other the spread of other customers, their amounts and counts in the same units
     * @return the sums of both, within the wider of the bounds
     */
    public Spread plus(Spread other) {
        return new Spread(
                Math.addExact(customers, other.customers),
                amountSquares.add(other.amountSquares),
                products.add(other.products),
                countSquares.add(other.countSquares),
                Math.min(lowest, other.lowest),
                Math.max(highest, other.highest));
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
        BigInteger residuals = amountSquares
                .multiply(y)
                .multiply(y)
                .subtract(products.multiply(x).multiply(y).shiftLeft(1))
                .add(countSquares.multiply(x).multiply(x));
        BigInteger square = y.multiply(y);
        BigDecimal variance = new BigDecimal(residuals.multiply(BigInteger.valueOf(customers)))
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
        boolean isAbove = above < Double.POSITIVE_INFINITY;
        boolean isBelow = below < Double.POSITIVE_INFINITY;
        double curve = reach * (isAbove ? reach / above : 0) + reach * (isBelow ? reach / below : 0);
        double step = curve / 2 + Math.hypot(reach, curve / 2);
        double centre = new BigDecimal(x)
                .divide(new BigDecimal(y), MathContext.DECIMAL64)
                .doubleValue();
        double low = isAbove ? lowest + above * (above / (above + step)) : centre - step;
        double high = isBelow ? highest - below * (below / (below + step)) : centre + step;
        String method = (isAbove || isBelow ? "score, " : "") + "t over " + customers + " customers, ratio of sums";
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
