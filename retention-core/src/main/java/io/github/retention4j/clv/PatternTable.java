package io.github.retention4j.clv;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How many customers have each {@link PurchasePattern}, as {@link PurchasePatterns} counts them or a user states them: what a model is
 * fitted to.
 *
 * <p>Patterns are groups in the order of frequency, recency, age and what is held out; times are in days. A table of a history also knows
 * its days, and so what is held out.
 */
public final class PatternTable implements MetricResult {
    private static final long serialVersionUID = 1L;

    private static final double[] NOTHING = {};

    private final Label label;
    private final ChronoUnit unit;
    private final int[] frequency;
    private final double[] recency;
    private final double[] age;
    private final int[] heldOut;
    private final long[] customers;
    private final PurchaseDays days;
    private final long before;

    private PatternTable(Label label, ChronoUnit unit, int groups, PurchaseDays days, long before) {
        this.label = label;
        this.unit = unit;
        this.frequency = new int[groups];
        this.recency = new double[groups];
        this.age = new double[groups];
        this.heldOut = new int[groups];
        this.customers = new long[groups];
        this.days = days;
        this.before = before;
    }

    static PatternTable of(Label label, ChronoUnit unit, PatternCounts counts, PurchaseDays days, long before) {
        long[] keys = counts.sortedKeys();
        PatternTable table = new PatternTable(label, unit, keys.length, days, before);
        for (int group = 0; group < keys.length; group++) {
            long key = keys[group];
            table.frequency[group] = PatternCounts.frequency(key);
            table.recency[group] = PatternCounts.recency(key);
            table.age[group] = PatternCounts.age(key);
            table.heldOut[group] = PatternCounts.heldOut(key);
            table.customers[group] = counts.count(key);
        }
        return table;
    }

    /**
     * A table for people who have the three numbers of each customer.
     *
     * @param unit what the times are in, and the parameters of a model fitted to it
     * @param frequency purchases after the first, of each customer
     * @param recency time from the first purchase to the last
     * @param age time from the first purchase to the end
     * @return the table
     * @throws IllegalArgumentException if the columns are not of one length, or a row is no {@link PurchasePattern}: the message names
     *     the row, from 0
     */
    public static PatternTable of(ChronoUnit unit, double[] frequency, double[] recency, double[] age) {
        return of(unit, frequency, recency, age, StatedRows.ofOneEach(frequency.length));
    }

    /**
     * A table for people who have counts of customers.
     *
     * @param unit what the times are in, and the parameters of a model fitted to it
     * @param frequency purchases after the first, of each group
     * @param recency time from the first purchase to the last
     * @param age time from the first purchase to the end
     * @param customers how many customers a group is
     * @return the table
     * @throws IllegalArgumentException if the columns are not of one length, a row is no {@link PurchasePattern}, or of less than no
     *     customers: the message names the row, from 0
     */
    public static PatternTable of(
            ChronoUnit unit, double[] frequency, double[] recency, double[] age, long[] customers) {
        double length = Units.days(unit);
        int[] order = StatedRows.sorted(
                "customer",
                customers,
                row -> PurchasePattern.fault(frequency[row], recency[row], age[row]),
                frequency,
                recency,
                age);
        Label label = Label.of("purchase patterns", "stated");
        PatternTable table = new PatternTable(label, unit, order.length, PurchaseDays.NONE, 0);
        for (int group = 0; group < order.length; group++) {
            int row = order[group];
            table.frequency[group] = (int) frequency[row];
            table.recency[group] = recency[row] * length;
            table.age[group] = age[row] * length;
            table.customers[group] = customers[row];
        }
        return table;
    }

    /** All customers of tables of one unit, patterns alike together. */
    static PatternTable together(Collection<PatternTable> tables) {
        if (tables.isEmpty()) {
            return of(ChronoUnit.DAYS, NOTHING, NOTHING, NOTHING);
        }
        PatternTable first = tables.iterator().next();
        List<Row> rows = new ArrayList<>();
        PurchaseDays days = tables.stream()
                .map(PatternTable::days)
                .reduce(PurchaseDays::plus)
                .orElseThrow();
        long before = 0;
        for (PatternTable table : tables) {
            if (table.unit != first.unit) {
                throw new IllegalArgumentException("patterns in " + first.unit + " and in " + table.unit);
            }
            before += table.before;
            for (int group = 0; group < table.size(); group++) {
                rows.add(table.row(group));
            }
        }
        return of(first.label, first.unit, rows, days, before);
    }

    /** Every so-manieth group, with all the days: to choose by, not to tell. */
    PatternTable every(int step) {
        List<Row> rows = IntStream.range(0, (size() + step - 1) / step)
                .mapToObj(place -> row(place * step))
                .toList();
        return of(label, unit, rows, days, before);
    }

    /** Rows in any order, times in days. */
    static PatternTable of(Label label, ChronoUnit unit, List<Row> rows, PurchaseDays days, long before) {
        List<Row> sorted = rows.stream().sorted(Row.ORDER).toList();
        int size = 0;
        Row[] distinct = new Row[sorted.size()];
        for (Row row : sorted) {
            if (size > 0 && Row.ORDER.compare(distinct[size - 1], row) == 0) {
                distinct[size - 1] = row.of(StatedRows.together(distinct[size - 1].customers, row.customers));
            } else {
                distinct[size++] = row;
            }
        }
        PatternTable table = new PatternTable(label, unit, size, days, before);
        for (int group = 0; group < size; group++) {
            table.frequency[group] = distinct[group].frequency;
            table.recency[group] = distinct[group].recency;
            table.age[group] = distinct[group].age;
            table.heldOut[group] = distinct[group].heldOut;
            table.customers[group] = distinct[group].customers;
        }
        return table;
    }

    /** A group of customers alike. */
    record Row(int frequency, double recency, double age, int heldOut, long customers) {
        static final Comparator<Row> ORDER = Comparator.comparingInt(Row::frequency)
                .thenComparingDouble(Row::recency)
                .thenComparingDouble(Row::age)
                .thenComparingInt(Row::heldOut);

        Row of(long others) {
            return new Row(frequency, recency, age, heldOut, others);
        }
    }

    private Row row(int group) {
        return new Row(frequency[group], recency[group], age[group], heldOut[group], customers[group]);
    }

    @Override
    public Label label() {
        return label;
    }

    /**
     * What the parameters of a model fitted to it will be in.
     *
     * @return the day, the week, the month or the year
     */
    public ChronoUnit unit() {
        return unit;
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
     * @return the pattern, in days
     */
    public PurchasePattern pattern(int group) {
        return new PurchasePattern(frequency[group], recency[group], age[group]);
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
     * How many purchases each customer of a group made in the days that are held out.
     *
     * @param group its number, from 0
     * @return zero or more; zero where nothing is held out
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
     * How many customers bought more than once.
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
     * The last day that a model is fitted to.
     *
     * @return the day, or empty if the table was stated or there are no data
     */
    public Optional<LocalDate> through() {
        return days.end() == days.from() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(days.through()));
    }

    /**
     * How many days are held out.
     *
     * @return zero or more, and no more than the data have
     */
    public int heldOutDays() {
        return Math.max(0, days.end() - 1 - Math.max(days.through(), days.from() - 1));
    }

    // ---- for the models of this package

    /** For the label of what leaves customers out; empty if nobody is. */
    String leftOutNote() {
        return leftOut(before);
    }

    static String leftOut(long customers) {
        return customers == 0 ? "" : Figures.count(customers, "customer") + " from before the data left out";
    }

    PurchaseDays days() {
        return days;
    }

    int frequency(int group) {
        return frequency[group];
    }

    double recency(int group) {
        return recency[group];
    }

    double age(int group) {
        return age[group];
    }

    ForecastPatterns forForecasts() {
        return new ForecastPatterns(frequency, recency, age);
    }

    double[] recencies() {
        return recency.clone();
    }

    double[] ages() {
        return age.clone();
    }

    // ---- as a result

    @Override
    public String summary() {
        return customers() == 0
                ? label.noData("no customers")
                : Figures.count(customers(), "customer") + " in " + Figures.count(size(), "pattern") + ", "
                        + repeatCustomers() + " bought again"
                        + (heldOutDays() == 0 ? "" : ", " + Figures.count(heldOutDays(), "day") + " held out")
                        + (before == 0 ? "" : ", " + before + " from before the data left out");
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(customers);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PatternTable table
                && label.equals(table.label)
                && unit == table.unit
                && before == table.before
                && days.equals(table.days)
                && Arrays.equals(frequency, table.frequency)
                && Arrays.equals(recency, table.recency)
                && Arrays.equals(age, table.age)
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
