package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Longs;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How many days pass between consecutive events of a customer: every gap, counted by its length.
 *
 * <ul>
 *   <li>A quantile is a whole number of days: the fewest that at least so many of the gaps do not exceed. The median is
 *       that of one half.
 *   <li>No gap, or a window the data do not reach, is no data: the values are empty, never 0.
 * </ul>
 *
 * @param mean days per gap, over all gaps
 * @param ownMeans the sum of the customers' own means, each rounded to a whole number of {@link #PARTS_OF_A_DAY} parts of a
 *     day
 * @param counts how many gaps are of 0 days, of 1, and so on up to the longest
 */
public record DayCounts(Average mean, long ownMeans, List<Long> counts) implements NumericResult {
    /** In how many parts of a day customers' own means are kept. */
    public static final double PARTS_OF_A_DAY = 1e6;

    /** The most days that a gap can be given with: there is a count for each number of days. */
    public static final int LONGEST = 100_000;

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a number is negative, or the gaps are not as many as the mean is of
     */
    public DayCounts {
        requireNonNull(mean, "mean");
        counts = List.copyOf(counts);
        if (counts.stream().anyMatch(count -> count < 0) || ownMeans < 0) {
            throw new IllegalArgumentException(
                    "own means of " + ownMeans + " or a count of " + counts + " gaps is below 0");
        }
        long gaps = counts.stream().mapToLong(count -> count).reduce(0, Math::addExact);
        if (gaps != mean.count()) {
            throw new IllegalArgumentException(gaps + " gaps, and a mean of " + mean.count());
        }
    }

    /**
     * The gaps of customers who are known.
     *
     * @param label what they are gaps of
     * @param customers the days of each customer's gaps; one who has none does not count
     * @return the gaps
     * @throws IllegalArgumentException if a gap is not in [0, {@value #LONGEST}] days
     */
    public static DayCounts of(Label label, int[]... customers) {
        long[] counts = new long[1 + longest(customers)];
        long clusters = 0;
        long days = 0;
        long gaps = 0;
        long ownMeans = 0;
        BigInteger daySquares = BigInteger.ZERO;
        BigInteger products = BigInteger.ZERO;
        BigInteger gapSquares = BigInteger.ZERO;
        BigInteger[] cubes = {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};
        for (int[] customer : customers) {
            if (customer.length == 0) {
                continue;
            }
            long sum = 0;
            for (int gap : customer) {
                counts[gap]++;
                sum += gap;
            }
            clusters++;
            days = Math.addExact(days, sum);
            gaps += customer.length;
            ownMeans = Math.addExact(ownMeans, ownMean(sum, customer.length));
            BigInteger x = BigInteger.valueOf(sum);
            BigInteger y = BigInteger.valueOf(customer.length);
            daySquares = daySquares.add(x.multiply(x));
            products = products.add(x.multiply(y));
            gapSquares = gapSquares.add(y.multiply(y));
            for (int power = 0; power < cubes.length; power++) {
                cubes[power] = cubes[power].add(x.pow(3 - power).multiply(y.pow(power)));
            }
        }
        Spread spread = new Spread(clusters, daySquares, products, gapSquares)
                .with(new Spread.Cubes(cubes[0], cubes[1], cubes[2], cubes[3]));
        Average mean = new Average(label, BigDecimal.valueOf(days), gaps, 1, Unit.DAYS, spread)
                .within(0, Double.POSITIVE_INFINITY);
        return new DayCounts(mean, ownMeans, gaps == 0 ? List.of() : Longs.asList(counts));
    }

    /**
     * The gaps of two results together, such as those of two shops whose customers are not the same people.
     *
     * @param other gaps of the same
     * @return all of them; without an interval if that of either is not known
     * @throws IllegalArgumentException if the other is of another metric, definition or window
     * @throws ArithmeticException if the gaps are more than a long can count
     */
    public DayCounts plus(DayCounts other) {
        List<Long> longer = counts.size() >= other.counts.size() ? counts : other.counts;
        List<Long> shorter = longer == counts ? other.counts : counts;
        List<Long> both = new ArrayList<>(longer);
        for (int days = 0; days < shorter.size(); days++) {
            both.set(days, Math.addExact(longer.get(days), shorter.get(days)));
        }
        return new DayCounts(mean.plus(other.mean), Math.addExact(ownMeans, other.ownMeans), both);
    }

    private static int longest(int[]... customers) {
        int longest = 0;
        for (int[] customer : customers) {
            for (int gap : customer) {
                if (gap < 0 || gap > LONGEST) {
                    throw new IllegalArgumentException("gap of " + gap + " days not in [0, " + LONGEST + "]");
                }
                longest = Math.max(longest, gap);
            }
        }
        return longest;
    }

    /**
     * A customer's own mean, rounded so that the sum over customers is a whole number.
     *
     * @param days the sum of the customer's gaps
     * @param gaps how many they are, at least 1
     * @return whole {@link #PARTS_OF_A_DAY} parts of a day
     */
    public static long ownMean(long days, long gaps) {
        return (long) (days * PARTS_OF_A_DAY / gaps + 0.5);
    }

    @Override
    public Label label() {
        return mean.label();
    }

    /**
     * The mean over all gaps.
     *
     * @return days, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return mean.value();
    }

    @Override
    public int compareWith(double number) {
        return mean.compareWith(number);
    }

    @Override
    public Optional<Interval> interval(double level) {
        return mean.interval(level);
    }

    @Override
    public Unit unit() {
        return mean.unit();
    }

    /**
     * How many customers have a gap.
     *
     * @return zero or more
     */
    public long customers() {
        return mean.spread().customers();
    }

    /**
     * The mean of the customers' own means, where every customer with a gap weighs the same.
     *
     * @return days, or empty if there are no data or nothing is known of the customers
     */
    public OptionalDouble meanOfCustomers() {
        return mean.value().isEmpty() || customers() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(ownMeans / PARTS_OF_A_DAY / customers());
    }

    /**
     * The median.
     *
     * @return the fewest days that at least half of the gaps do not exceed, or empty if there are no data
     */
    public OptionalInt median() {
        return quantile(0.5);
    }

    /**
     * A quantile.
     *
     * @param share the share of the gaps, such as 0.9
     * @return the fewest days that at least this share of the gaps does not exceed, or empty if there are no data
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public OptionalInt quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " not in [0, 1]" + Figures.slip(share));
        }
        if (mean.value().isEmpty()) {
            return OptionalInt.empty();
        }
        // In decimals, since 0.28 of 25 gaps is 7 of them and not a little more.
        long wanted = BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(mean.count()))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        int days = 0;
        for (long seen = counts.get(0); seen < Math.max(1, wanted); seen += counts.get(days)) {
            days++;
        }
        return OptionalInt.of(days);
    }

    @Override
    public OptionalLong fewestCustomers() {
        return mean.fewestCustomers();
    }

    @Override
    public String summary() {
        if (mean.value().isEmpty()) {
            return mean.summary();
        }
        String days = mean.summary() + "; median " + days(0.5) + ", quartiles " + days(0.25) + " and " + days(0.75);
        return meanOfCustomers().isEmpty()
                ? days
                : days + "; mean of " + customers()
                        + (customers() == 1 ? " customer's own mean " : " customers' own means ")
                        + Figures.decimals(meanOfCustomers().getAsDouble(), unit().decimals());
    }

    private int days(double share) {
        return quantile(share).getAsInt();
    }

    @Override
    public String toString() {
        return label().around(summary());
    }
}
