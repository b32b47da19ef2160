package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.LongStream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many customers bought again how often and spent how much on it, as {@link SpendPatterns} counts them or a user states them: what
 * {@link GammaGamma} is fitted to.
 *
 * <p>Groups are in the order of frequency and spend. Only customers who bought again and spent more than 0 are in a group; the others
 * are counted by the reason.
 */
public final class SpendTable implements MetricResult {
    private static final long serialVersionUID = 1L;

    private final Label label;
    private final CurrencyUnit currency;
    private final int decimals;
    private final int[] frequency;
    private final long[] spend;
    private final double[] mean;
    private final long[] customers;
    private final Others others;

    /** Customers who are in no group. */
    record Others(long once, long withoutSpend, long before) implements Serializable {}

    private SpendTable(Label label, CurrencyUnit currency, int decimals, int groups, Others others) {
        this.label = label;
        this.currency = currency;
        this.decimals = decimals;
        this.frequency = new int[groups];
        this.spend = new long[groups];
        this.mean = new double[groups];
        this.customers = new long[groups];
        this.others = others;
    }

    static SpendTable of(Label label, Basis basis, SortedMap<Integer, PatternCounts> spends, Others others) {
        int groups = spends.values().stream().mapToInt(PatternCounts::size).sum();
        SpendTable table = new SpendTable(label, basis.currency(), basis.decimals(), groups, others);
        int group = 0;
        for (Map.Entry<Integer, PatternCounts> entry : spends.entrySet()) {
            for (long sum : entry.getValue().sortedKeys()) {
                table.frequency[group] = entry.getKey();
                table.spend[group] = sum;
                table.mean[group] = mean(sum, entry.getKey(), basis.decimals());
                table.customers[group++] = entry.getValue().count(sum);
            }
        }
        return table;
    }

    static double mean(long spend, int frequency, int decimals) {
        return spend / Math.pow(10, decimals) / frequency;
    }

    /**
     * A table for people who have the two numbers of each customer.
     *
     * @param currency what the spend is in
     * @param frequency purchases after the first, of each customer
     * @param meanSpend what these come to on average; of no account where there are none
     * @return the table
     * @throws IllegalArgumentException if the columns are not of one length, or a row is not of a whole number of 0 or more and a number:
     *     the message names the row, from 0
     */
    public static SpendTable of(CurrencyUnit currency, double[] frequency, double[] meanSpend) {
        return of(currency, frequency, meanSpend, StatedRows.ofOneEach(frequency.length));
    }

    /**
     * A table for people who have counts of customers.
     *
     * @param currency what the spend is in
     * @param frequency purchases after the first, of each group
     * @param meanSpend what these come to on average; of no account where there are none
     * @param customers how many customers a group is
     * @return the table
     * @throws IllegalArgumentException if the columns are not of one length, or a row is not of a whole number of 0 or more and a number,
     *     or of less than no customers: the message names the row, from 0
     */
    public static SpendTable of(CurrencyUnit currency, double[] frequency, double[] meanSpend, long[] customers) {
        int decimals = requireNonNull(currency, "currency").getDecimalPlaces();
        int[] order = StatedRows.sorted(
                "customer", customers, row -> fault(frequency[row], meanSpend[row], decimals), frequency, meanSpend);
        int[] known = new int[order.length];
        long once = 0;
        long withoutSpend = 0;
        int size = 0;
        for (int row : order) {
            if (frequency[row] == 0) {
                once = StatedRows.together(once, customers[row]);
            } else if (meanSpend[row] <= 0) {
                withoutSpend = StatedRows.together(withoutSpend, customers[row]);
            } else {
                known[size++] = row;
            }
        }
        SpendTable table = new SpendTable(
                Label.of("spend patterns", "stated"), currency, decimals, size, new Others(once, withoutSpend, 0));
        for (int group = 0; group < size; group++) {
            int row = known[group];
            table.frequency[group] = (int) frequency[row];
            table.mean[group] = meanSpend[row];
            table.spend[group] = Math.round(spend(frequency[row], meanSpend[row], decimals));
            table.customers[group] = customers[row];
        }
        return table;
    }

    private static double spend(double frequency, double meanSpend, int decimals) {
        return frequency * meanSpend * Math.pow(10, decimals);
    }

    private static String fault(double frequency, double meanSpend, int decimals) {
        boolean isAmount = frequency == 0 || Math.abs(spend(frequency, meanSpend, decimals)) < Long.MAX_VALUE;
        String ofFrequency = PurchasePattern.fault(frequency, 0, 0);
        return isAmount || !ofFrequency.isEmpty()
                ? ofFrequency
                : "mean spend " + meanSpend + " of frequency " + (long) frequency + " is no amount";
    }

    @Override
    public Label label() {
        return label;
    }

    /**
     * What the spend is in.
     *
     * @return the currency
     */
    public CurrencyUnit currency() {
        return currency;
    }

    /**
     * How many groups of customers there are.
     *
     * @return zero or more
     */
    public int size() {
        return customers.length;
    }

    /**
     * How often each customer of a group bought again.
     *
     * @param group its number, from 0
     * @return one or more
     */
    public int frequency(int group) {
        return frequency[group];
    }

    /**
     * What each customer of a group spent on that in all.
     *
     * @param group its number, from 0
     * @return the money, above 0; where means were stated, to the smallest unit of the currency
     */
    public BigMoney spend(int group) {
        return BigMoney.of(currency, BigDecimal.valueOf(spend[group], decimals));
    }

    /**
     * What each customer of a group spent on average.
     *
     * @param group its number, from 0
     * @return units of the currency, above 0
     */
    public double meanSpend(int group) {
        return mean[group];
    }

    /**
     * How many customers a group is.
     *
     * @param group its number, from 0
     * @return zero or more
     */
    public long customers(int group) {
        return customers[group];
    }

    /**
     * How many customers bought again and spent more than 0.
     *
     * @return zero or more
     */
    public long customers() {
        return LongStream.of(customers).reduce(0, StatedRows::together);
    }

    /**
     * How many customers bought once: they say nothing of repeat purchases.
     *
     * @return zero or more
     */
    public long oneTimers() {
        return others.once;
    }

    /**
     * How many customers bought again and did not spend more than 0, since all of it was free or given back; they are left out.
     *
     * @return zero or more
     */
    public long withoutSpend() {
        return others.withoutSpend;
    }

    /**
     * Customers from before the first day of the data, who are left out.
     *
     * @return how many, zero or more
     */
    public long leftOut() {
        return others.before;
    }

    /**
     * What a repeat purchase comes to on average.
     *
     * @return all spend by all repeat purchases, to the smallest unit; empty if there are none
     */
    public Optional<BigMoney> averagePurchase() {
        BigInteger sum = BigInteger.ZERO;
        BigInteger purchases = BigInteger.ZERO;
        for (int group = 0; group < size(); group++) {
            BigInteger count = BigInteger.valueOf(customers[group]);
            sum = sum.add(BigInteger.valueOf(spend[group]).multiply(count));
            purchases = purchases.add(BigInteger.valueOf(frequency[group]).multiply(count));
        }
        return purchases.signum() == 0
                ? Optional.empty()
                : Optional.of(BigMoney.of(
                        currency,
                        new BigDecimal(sum, decimals)
                                .divide(new BigDecimal(purchases), decimals, RoundingMode.HALF_UP)));
    }

    /**
     * How customers' frequency and mean spend go together, which Gamma-Gamma takes to be not at all.
     *
     * @return the correlation, or empty if there are less than four customers, or they are alike in one of the two
     */
    public Optional<SpendCorrelation> correlation() {
        return SpendCorrelation.of(frequency, mean, customers);
    }

    // ---- as a result

    @Override
    public String summary() {
        if (customers() + others.once + others.withoutSpend + others.before == 0) {
            return label.noData("no customers");
        }
        return Figures.count(customers(), "customer") + " bought again"
                + averagePurchase()
                        .map(money -> ", on average for "
                                + Unit.money(currency).tell(money.getAmount().doubleValue()))
                        .orElse("")
                + ", " + others.once + " bought once"
                + (others.withoutSpend == 0 ? "" : ", " + others.withoutSpend + " spent nothing and are left out")
                + (others.before == 0 ? "" : ", " + others.before + " from before the data are left out")
                + correlation().map(found -> "; " + found).orElse("");
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(LongStream.concat(
                        LongStream.of(customers), LongStream.of(others.once, others.withoutSpend, others.before))
                .toArray());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SpendTable table
                && label.equals(table.label)
                && currency.equals(table.currency)
                && decimals == table.decimals
                && others.equals(table.others)
                && Arrays.equals(frequency, table.frequency)
                && Arrays.equals(spend, table.spend)
                && Arrays.equals(mean, table.mean)
                && Arrays.equals(customers, table.customers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(customers) * 31 + Arrays.hashCode(spend);
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
