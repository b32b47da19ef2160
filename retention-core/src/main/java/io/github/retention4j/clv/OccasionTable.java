package io.github.retention4j.clv;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How many customers have each {@link OccasionPattern}, as {@link OccasionPatterns} counts them or a user states them: what {@link BgBb} is
 * fitted to.
 *
 * <p>Patterns are groups in the order of frequency, recency and occasions.
 */
public final class OccasionTable implements MetricResult {
    private static final long serialVersionUID = 1L;

    private final Label label;
    private final int[] frequency;
    private final int[] recency;
    private final int[] occasions;
    private final int[] heldOut;
    private final long[] customers;
    private final int heldOutOccasions;
    private final long before;

    private OccasionTable(Label label, int groups, int heldOutOccasions, long before) {
        this.label = label;
        this.frequency = new int[groups];
        this.recency = new int[groups];
        this.occasions = new int[groups];
        this.heldOut = new int[groups];
        this.customers = new long[groups];
        this.heldOutOccasions = heldOutOccasions;
        this.before = before;
    }

    static OccasionTable of(Label label, PatternCounts counts, int heldOutOccasions, long before) {
        long[] keys = counts.sortedKeys();
        OccasionTable table = new OccasionTable(label, keys.length, heldOutOccasions, before);
        for (int group = 0; group < keys.length; group++) {
            table.frequency[group] = PatternCounts.frequency(keys[group]);
            table.recency[group] = PatternCounts.recency(keys[group]);
            table.occasions[group] = PatternCounts.age(keys[group]);
            table.heldOut[group] = PatternCounts.heldOut(keys[group]);
            table.customers[group] = counts.count(keys[group]);
        }
        return table;
    }

    /**
     * A table for people who have counts of customers.
     *
     * @param frequency on how many occasions each customer of a group bought
     * @param recency on which one last, counted from 1; 0 if on none
     * @param occasions how many there were
     * @param customers how many customers a group is
     * @return the table
     * @throws IllegalArgumentException if the columns are not of one length, a row is no {@link OccasionPattern}, or of less than no
     *     customers: the message names the row, from 0
     */
    public static OccasionTable of(double[] frequency, double[] recency, double[] occasions, long[] customers) {
        int[] order = StatedRows.sorted(
                "group",
                customers,
                row -> OccasionPattern.fault(frequency[row], recency[row], occasions[row]),
                frequency,
                recency,
                occasions);
        OccasionTable table = new OccasionTable(Label.of("occasion patterns", "stated"), order.length, 0, 0);
        for (int group = 0; group < order.length; group++) {
            table.frequency[group] = (int) frequency[order[group]];
            table.recency[group] = (int) recency[order[group]];
            table.occasions[group] = (int) occasions[order[group]];
            table.customers[group] = customers[order[group]];
        }
        return table;
    }

    @Override
    public Label label() {
        return label;
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
     * The pattern of a group.
     *
     * @param group its number, from 0
     * @return the pattern
     */
    public OccasionPattern pattern(int group) {
        return new OccasionPattern(frequency[group], recency[group], occasions[group]);
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
     * On how many of the occasions that are held out each customer of a group bought.
     *
     * @param group its number, from 0
     * @return zero or more
     */
    public int heldOut(int group) {
        return heldOut[group];
    }

    /**
     * How many customers there are.
     *
     * @return zero or more, at most {@link Long#MAX_VALUE}
     */
    public long customers() {
        return LongStream.of(customers).reduce(0, StatedRows::together);
    }

    /**
     * How many customers bought after the unit of their first purchase.
     *
     * @return zero or more
     */
    public long repeatCustomers() {
        return IntStream.range(0, size())
                .filter(group -> frequency[group] > 0)
                .mapToLong(group -> customers[group])
                .reduce(0, StatedRows::together);
    }

    /**
     * Customers from before the first day of the data, who are left out.
     *
     * @return how many, zero or more
     */
    public long leftOut() {
        return before;
    }

    /**
     * How many occasions are held out.
     *
     * @return zero or more
     */
    public int heldOutOccasions() {
        return heldOutOccasions;
    }

    @Override
    public String summary() {
        return customers() + before == 0
                ? label.noData("no customers")
                : Figures.count(customers(), "customer") + " in " + Figures.count(size(), "pattern") + ", "
                        + repeatCustomers()
                        + " bought again"
                        + (before == 0 ? "" : ", " + before + " from before the data are left out");
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(LongStream.concat(LongStream.of(customers), LongStream.of(before))
                .toArray());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OccasionTable table
                && label.equals(table.label)
                && before == table.before
                && heldOutOccasions == table.heldOutOccasions
                && Arrays.equals(frequency, table.frequency)
                && Arrays.equals(recency, table.recency)
                && Arrays.equals(occasions, table.occasions)
                && Arrays.equals(heldOut, table.heldOut)
                && Arrays.equals(customers, table.customers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(customers) * 31 + Arrays.hashCode(frequency);
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
