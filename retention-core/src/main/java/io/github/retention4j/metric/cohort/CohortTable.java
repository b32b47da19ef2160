package io.github.retention4j.metric.cohort;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.joda.money.BigMoney;

/**
 * Customers by the period they first ordered in, and how many of them ordered so many periods later.
 *
 * <ul>
 *   <li>A cell is {@linkplain Observation observed}, partly observed (its period has not ended when the data end) or not
 *       observed. The last has no cell: it is absent here and blank in print, never zero.
 *   <li>Printed, a row is a cohort, a column an age, a figure the percentage of the cohort, – that of nobody; {@code *}
 *       marks what is partly observed. The last row is the average over cohorts weighted by their sizes, which takes in
 *       only cohorts whose period of that age was observed whole.
 *   <li>Print is for reading: it has ages 0 to 36 and the last 60 cohorts, and says how many more there are. All of them are
 *       in {@link #cohorts}, and longer periods make a smaller table.
 *   <li>Cohorts are those from the first to the last period in which somebody ordered first, those between without anybody
 *       included.
 * </ul>
 *
 * @param label the metric, its definition, and how far the data reach
 * @param ageUnit what an age counts, such as "months"
 * @param lastDay the last day that the data cover
 * @param cohorts the cohorts in the order of time
 * @param revenueBefore net revenue of these customers that is dated before the period of their cohort, and so in no cell: it
 *     is of refunds that name no order, so zero or below
 */
public record CohortTable(Label label, String ageUnit, LocalDate lastDay, List<Cohort> cohorts, BigMoney revenueBefore)
        implements MetricResult {
    private static final int AGES_PRINTED = 37;
    private static final int COHORTS_PRINTED = 60;

    /** Copies. */
    public CohortTable {
        requireNonNull(label, "label");
        requireNonNull(ageUnit, "ageUnit");
        requireNonNull(lastDay, "lastDay");
        requireNonNull(revenueBefore, "revenueBefore");
        cohorts = List.copyOf(cohorts);
    }

    /**
     * The customers who first ordered in one period.
     *
     * @param period the period
     * @param size how many they are
     * @param cells for each age that is at least partly observed, from 0, what they did
     */
    public record Cohort(Window period, long size, List<Cell> cells) implements Serializable {
        /**
         * Validates and copies.
         *
         * @throws IllegalArgumentException if a cell holds more customers than the cohort
         */
        public Cohort {
            requireNonNull(period, "period");
            cells = List.copyOf(cells);
            for (Cell cell : cells) {
                if (cell.customers() > size) {
                    throw new IllegalArgumentException(
                            "a cell of " + cell.customers() + " customers in a cohort of " + size);
                }
            }
        }

        /**
         * What the cohort did at an age.
         *
         * @param age periods since the first order's, from 0
         * @return the cell, or empty if it is not observed
         */
        public Optional<Cell> cell(int age) {
            checkAge(age);
            return age < cells.size() ? Optional.of(cells.get(age)) : Optional.empty();
        }
    }

    /**
     * A cohort at one age.
     *
     * @param customers customers of the cohort who count as retained at this age
     * @param orders their orders in the period of this age
     * @param revenue their revenue booked in that period, net of refunds
     * @param observation whether the whole period lies before the end of the data
     */
    public record Cell(long customers, long orders, BigMoney revenue, Observation observation) implements Serializable {
        /** Checks that nothing is null. */
        public Cell {
            requireNonNull(revenue, "revenue");
            requireNonNull(observation, "observation");
        }
    }

    /** What to print in the cells. */
    public enum Show {
        /** Customers, as a percentage of the cohort. */
        RETENTION,
        /** Customers. */
        CUSTOMERS,
        /** Orders. */
        ORDERS,
        /** Revenue, net of refunds. */
        REVENUE
    }

    /**
     * The cohort of a period.
     *
     * @param period the period of the first order
     * @return its cohort, or empty if the table has none: nobody ordered first in it, or the data end before it
     * @throws IllegalArgumentException if the period is not one of the kind that the table's cohorts are of
     */
    public Optional<Cohort> cohort(Window period) {
        checkUnit(period);
        return cohorts.stream().filter(c -> c.period().equals(period)).findFirst();
    }

    /**
     * The retention of a cohort at an age.
     *
     * @param period the period of the cohort's first order
     * @param age periods since then, from 0
     * @return customers retained of the cohort's size; no data if it is not observed, or if nobody ordered first in the
     *     period, which its label says
     * @throws IllegalArgumentException if the period is not one of the kind that the table's cohorts are of, or the age is
     *     below 0
     */
    public Ratio retention(Window period, int age) {
        checkAge(age);
        Optional<Cohort> cohort = cohort(period);
        Optional<Cell> cell = cohort.flatMap(c -> c.cell(age));
        Observation observation =
                cell.map(Cell::observation).orElse(cohort.isPresent() ? Observation.NOT_OBSERVED : observed(period));
        boolean nobody = observation != Observation.NOT_OBSERVED
                && cohort.map(Cohort::size).orElse(0L) == 0;
        Label of = label.as(label.metric() + " at age " + age + " of cohort")
                .noting(nobody ? "nobody ordered first then" + others() : "")
                .in(period, observation, lastDay);
        return Ratio.part(
                of,
                cell.map(Cell::customers).orElse(0L),
                cohort.map(Cohort::size).orElse(0L));
    }

    /**
     * The average retention at an age, weighted by the size of the cohorts, over cohorts whose period of that age was
     * observed whole.
     *
     * @param age periods since the first order's, from 0
     * @return customers retained of all customers of those cohorts; no data if there is no such cohort
     * @throws IllegalArgumentException if the age is below 0
     */
    public Ratio average(int age) {
        checkAge(age);
        long customers = 0;
        long size = 0;
        for (Cohort cohort : cohorts) {
            Optional<Cell> cell = cohort.cell(age).filter(c -> c.observation() == Observation.OBSERVED);
            customers += cell.map(Cell::customers).orElse(0L);
            size += cell.isPresent() ? cohort.size() : 0;
        }
        return Ratio.part(
                label.as(label.metric() + " average at age " + age).by(label.rule() + ", weighted, mature cohorts"),
                customers,
                size);
    }

    /**
     * How many ages the table has.
     *
     * @return one more than the highest age observed in any cohort
     */
    public int ages() {
        return cohorts.stream().mapToInt(c -> c.cells().size()).max().orElse(0);
    }

    /**
     * The table of one kind of figure, as it prints.
     *
     * @param show which figure
     * @return a row for each cohort, the latest 60 of them, and a column for each age up to 36; empty if there is no cohort
     */
    public Optional<Table> table(Show show) {
        requireNonNull(show, "show");
        if (cohorts.isEmpty()) {
            return Optional.empty();
        }
        int ages = Math.min(AGES_PRINTED, ages());
        List<Column> columns = new ArrayList<>(List.of(Column.words(ageUnit), Column.figures("size")));
        for (int age = 0; age < ages; age++) {
            columns.add(Column.figures(age + " "));
        }
        List<List<String>> rows = new ArrayList<>();
        boolean partly = false;
        int first = Math.max(0, cohorts.size() - COHORTS_PRINTED);
        for (Cohort cohort : cohorts.subList(first, cohorts.size())) {
            List<String> row = new ArrayList<>(List.of(cohort.period().toString(), Long.toString(cohort.size())));
            for (Cell cell :
                    cohort.cells().subList(0, Math.min(ages, cohort.cells().size()))) {
                boolean whole = cell.observation() == Observation.OBSERVED;
                partly |= !whole;
                row.add(figure(show, cohort, cell) + (whole ? " " : "*"));
            }
            rows.add(row);
        }
        if (show == Show.RETENTION) {
            rows.add(averages(ages));
        }
        String star = partly ? "* partly observed: the data end on " + lastDay : "";
        List<String> notes = Stream.of(star, leftOut(show), notPrinted(first, ages))
                .filter(note -> !note.isEmpty())
                .toList();
        return Optional.of(new Table(label.around(title(show)), columns, rows, notes));
    }

    /** Of the retention. */
    @Override
    public Optional<Table> table() {
        return table(Show.RETENTION);
    }

    /**
     * The table as text.
     *
     * @param show what to print in the cells
     * @return several lines
     */
    public String text(Show show) {
        return table(show).map(Table::toString).orElseGet(() -> label.around(label.noData("no customer has ordered")));
    }

    private String leftOut(Show show) {
        return show != Show.REVENUE || revenueBefore.isZero()
                ? ""
                : "in no cell: " + revenueBefore
                        + " of refunds that name no order and were made before the period of their"
                        + " customer's first order";
    }

    private String notPrinted(int cohortsBefore, int agesPrinted) {
        List<String> parts = new ArrayList<>();
        if (cohortsBefore > 0) {
            parts.add(Figures.count(cohortsBefore, "earlier cohort"));
        }
        if (agesPrinted < ages()) {
            parts.add(Figures.count(ages() - agesPrinted, "more age") + ", up to " + (ages() - 1));
        }
        return parts.isEmpty()
                ? ""
                : "not printed: " + String.join("; ", parts)
                        + ". They are in cohorts(), average(age) has the last row; longer periods make a smaller table";
    }

    /** What is refunded of customers who did not order in the period of a cell, or before any, may be one's. */
    @Override
    public OptionalLong fewestCustomers() {
        LongStream sizes = cohorts.stream().mapToLong(Cohort::size);
        LongStream cells = cohorts.stream()
                .flatMap(cohort -> cohort.cells().stream())
                .mapToLong(cell -> cell.customers() == 0 && !cell.revenue().isZero() ? 1 : cell.customers());
        LongStream before = LongStream.of(revenueBefore.isZero() ? 0 : 1);
        return Figures.fewest(
                LongStream.concat(before, LongStream.concat(sizes, cells)).toArray());
    }

    @Override
    public String summary() {
        if (label.isHidden()) {
            return label.noData("");
        }
        long customers = cohorts.stream().mapToLong(Cohort::size).sum();
        return Figures.count(cohorts.size(), "cohort") + " of " + Figures.count(customers, "customer");
    }

    @Override
    public String toString() {
        return text(Show.RETENTION);
    }

    /** Refuses a period of another kind than the cohorts': it would be no data, and look like an answer. */
    private void checkUnit(Window period) {
        requireNonNull(period, "period");
        if (cohorts.isEmpty()) {
            return;
        }
        Window one = cohorts.get(0).period();
        if (!period.unit().equals(one.unit())) {
            throw new IllegalArgumentException(period + " is one of the " + period.unit().plural()
                    + "; this table's cohorts are " + one.unit().plural() + ", " + range());
        }
    }

    private String others() {
        return cohorts.isEmpty() ? "" : ", cohorts are " + range();
    }

    /** The cohorts from the first to the last. */
    private String range() {
        String first = cohorts.get(0).period().toString();
        return cohorts.size() < 2
                ? first
                : first + " to " + cohorts.get(cohorts.size() - 1).period();
    }

    /** How much of a period that has no cohort the data cover; those of before were covered, as far as is known. */
    private Observation observed(Window period) {
        if (period.start().isAfter(lastDay)) {
            return Observation.NOT_OBSERVED;
        }
        return period.contains(lastDay) && !period.end().equals(lastDay.plusDays(1))
                ? Observation.PARTLY_OBSERVED
                : Observation.OBSERVED;
    }

    private static void checkAge(int age) {
        if (age < 0) {
            throw new IllegalArgumentException("age " + age + " is below 0");
        }
    }

    private String title(Show show) {
        return switch (show) {
            case RETENTION -> "% of the cohort";
            case CUSTOMERS, ORDERS -> show.name().toLowerCase(Locale.ROOT);
            case REVENUE ->
                cohorts.stream()
                        .flatMap(c -> c.cells().stream())
                        .findFirst()
                        .map(cell -> "revenue in " + cell.revenue().getCurrencyUnit())
                        .orElse("revenue");
        };
    }

    private static String figure(Show show, Cohort cohort, Cell cell) {
        Function<Cell, String> figure = switch (show) {
            case RETENTION ->
                c -> cohort.size() == 0 ? "–" : Figures.decimals(100.0 * c.customers() / cohort.size(), 1);
            case CUSTOMERS -> c -> Long.toString(c.customers());
            case ORDERS -> c -> Long.toString(c.orders());
            case REVENUE -> c -> c.revenue().getAmount().toPlainString();
        };
        return figure.apply(cell);
    }

    private List<String> averages(int ages) {
        List<String> row = new ArrayList<>(List.of(
                "all", Long.toString(cohorts.stream().mapToLong(Cohort::size).sum())));
        for (int age = 0; age < ages; age++) {
            Ratio average = average(age);
            row.add(
                    average.value().isEmpty()
                            ? ""
                            : Figures.decimals(100 * average.value().getAsDouble(), 1) + " ");
        }
        return row;
    }
}
