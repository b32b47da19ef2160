package io.github.retention4j.metric.cohort;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Series;
import io.github.retention4j.result.Spread;
import io.github.retention4j.result.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joda.money.BigMoney;

/**
 * Customers by the period they entered in, and how many of them ordered so many periods later.
 *
 * <ul>
 *   <li>A cell is {@linkplain Observation observed}, partly observed (its period has not ended when the data end) or not
 *       observed. The last has no cell: it is absent here and blank in print, never zero.
 *   <li>Printed, a row is a cohort, a column an age, a figure the percentage of the cohort, – that of nobody; {@code *}
 *       marks what is partly observed and {@code †} a cohort of fewer than 30 customers. The last row is the average over cohorts
 *       weighted by their sizes, which takes in only cohorts whose period of that age was observed whole.
 *   <li>Print is for reading: it has the last 60 cohorts, and where all ages would be wider than 150 characters it has the first 13
 *       and then some of the later. It says what is not in it. All cells are in {@link #cohorts}, {@link #rows} and {@link #csv}.
 *   <li>Cohorts are those from the first to the last period in which somebody entered, those between without anybody
 *       included.
 *   <li>With {@link #brackets} an age is the number of a bracket, from 0.
 * </ul>
 *
 * @param label the metric, its definition, and how far the data reach
 * @param entry what customers entered by, such as "first order"
 * @param ageUnit what an age counts, such as "months"
 * @param brackets which ages share a cell
 * @param lastDay the last day that the data cover
 * @param cohorts the cohorts in the order of time
 * @param leftOut what is in none of them
 * @param spreads by age, how much customers differ who are in several cohorts; none if nobody is in more than one
 */
public record CohortTable(
        Label label,
        String entry,
        String ageUnit,
        AgeBrackets brackets,
        LocalDate lastDay,
        List<Cohort> cohorts,
        LeftOut leftOut,
        List<Spread> spreads)
        implements MetricResult {
    /** Copies. */
    public CohortTable {
        requireNonNull(label, "label");
        requireNonNull(entry, "entry");
        requireNonNull(ageUnit, "ageUnit");
        requireNonNull(brackets, "brackets");
        requireNonNull(lastDay, "lastDay");
        requireNonNull(leftOut, "leftOut");
        cohorts = List.copyOf(cohorts);
        spreads = List.copyOf(spreads);
    }

    /**
     * The customers who entered in one period.
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
         * @param age periods since the entry's, from 0
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
     * @param orders their orders that count, in the period of this age
     * @param placedOrders all their orders in that period, those refunded in full included
     * @param grossRevenue what these come to, before refunds
     * @param revenue their revenue booked in that period, net of refunds
     * @param observation whether the whole period lies before the end of the data
     */
    public record Cell(
            long customers,
            long orders,
            long placedOrders,
            BigMoney grossRevenue,
            BigMoney revenue,
            Observation observation)
            implements Serializable {
        /** Checks that nothing is null. */
        public Cell {
            requireNonNull(grossRevenue, "grossRevenue");
            requireNonNull(revenue, "revenue");
            requireNonNull(observation, "observation");
        }

        /**
         * A cell in which nothing was refunded.
         *
         * @param customers customers of the cohort who count as retained at this age
         * @param orders their orders in the period of this age
         * @param revenue what these come to
         * @param observation whether the whole period lies before the end of the data
         */
        public Cell(long customers, long orders, BigMoney revenue, Observation observation) {
            this(customers, orders, orders, revenue, revenue, observation);
        }
    }

    /** What the cells of a table tell. */
    public enum Show {
        /** Customers, as a share of the cohort. */
        RETENTION("% of the cohort"),
        /** Customers, compared with those of the age before; it can pass 100 %. */
        OF_PREVIOUS_AGE("% of the age before"),
        /** Customers. */
        CUSTOMERS("customers"),
        /** Orders that count. */
        ORDERS("orders"),
        /** Revenue, net of refunds. */
        REVENUE("revenue"),
        /** Revenue before refunds. */
        GROSS_REVENUE("gross revenue"),
        /** Revenue by the number of the cohort's customers, whether they ordered or not. */
        REVENUE_PER_CUSTOMER("revenue per customer of the cohort"),
        /** Revenue by the number of all orders of the period, those refunded in full included. */
        AVERAGE_ORDER_VALUE("average order value"),
        /** Revenue up to the end of the age, by the number of the cohort's customers. */
        CUMULATIVE_VALUE("cumulative revenue per customer of the cohort");

        private final String title;

        Show(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        /** Whether it is an amount of the currency. */
        boolean isMoney() {
            return compareTo(REVENUE) >= 0;
        }

        /** Whether it is told in percent. */
        boolean isShare() {
            return compareTo(CUSTOMERS) < 0;
        }

        /** Whether cohorts have an average of it. */
        boolean isAverage() {
            return isShare() || compareTo(GROSS_REVENUE) > 0;
        }
    }

    /**
     * The cohort of a period.
     *
     * @param period the period of the entry
     * @return its cohort, or empty if the table has none: nobody entered in it, it is out of the range, or the data end before it
     * @throws IllegalArgumentException if the period is not one of the kind that the table's cohorts are of
     */
    public Optional<Cohort> cohort(Window period) {
        new CohortLabels(this).checkUnit(period);
        return cohorts.stream().filter(c -> c.period().equals(period)).findFirst();
    }

    /**
     * The retention of a cohort at an age.
     *
     * @param period the period of the cohort's entry
     * @param age periods since then, from 0
     * @return customers retained of the cohort's size; no data if it is not observed, or if nobody entered in the
     *     period, which its label says
     * @throws IllegalArgumentException if the period is not one of the kind that the table's cohorts are of, or the age is
     *     below 0
     */
    public Ratio retention(Window period, int age) {
        checkAge(age);
        Label of = new CohortLabels(this).of(period, age, "at age " + name(age) + " of cohort");
        Optional<Cohort> cohort = cohort(period);
        return Ratio.part(
                of,
                cohort.flatMap(c -> c.cell(age)).map(Cell::customers).orElse(0L),
                cohort.map(Cohort::size).orElse(0L));
    }

    /**
     * The customers retained at an age, compared with those of the age before. Who was not there then may be there now, so it is
     * a net rate: it can pass 100 %, and has no interval.
     *
     * @param period the period of the cohort's entry
     * @param age periods since then, from 1
     * @return customers retained by those retained at the age before
     * @throws IllegalArgumentException if the period is not one of the kind that the table's cohorts are of, or the age is
     *     below 1
     */
    public Ratio retentionOfPreviousAge(Window period, int age) {
        if (age < 1) {
            throw new IllegalArgumentException("age " + age + " is below 1, so there is none before");
        }
        String what = "at age " + name(age) + " by age " + name(age - 1) + " of cohort";
        Label of = new CohortLabels(this).of(period, age, what);
        Optional<Cohort> cohort = cohort(period);
        return Ratio.net(
                of,
                cohort.flatMap(c -> c.cell(age)).map(Cell::customers).orElse(0L),
                cohort.flatMap(c -> c.cell(age - 1)).map(Cell::customers).orElse(0L));
    }

    /**
     * The retention of a cohort at every age: its curve.
     *
     * @param period the period of the cohort's entry
     * @return for each age that is at least partly observed, from 0, the retention; none if there is no such cohort
     * @throws IllegalArgumentException if the period is not one of the kind that the table's cohorts are of
     */
    public List<Ratio> curve(Window period) {
        int observed = cohort(period).map(c -> c.cells().size()).orElse(0);
        return IntStream.range(0, observed)
                .mapToObj(age -> retention(period, age))
                .toList();
    }

    /**
     * The retention at one age from cohort to cohort.
     *
     * @param age periods since the entry's, from 0
     * @return for each cohort that is observed at that age at least in part, its retention
     * @throws IllegalArgumentException if the age is below 0
     */
    public Series<Ratio> atAge(int age) {
        checkAge(age);
        Map<Window, Ratio> retention = new LinkedHashMap<>();
        for (Cohort cohort : cohorts) {
            if (age < cohort.cells().size()) {
                retention.put(cohort.period(), retention(cohort.period(), age));
            }
        }
        return new Series<>(retention);
    }

    /**
     * The average retention at an age, weighted by the size of the cohorts, over cohorts whose period of that age was
     * observed whole. Its interval has customers as the units of chance, also where a customer is in several cohorts.
     *
     * @param age periods since the entry's, from 0
     * @return customers retained of all customers of those cohorts; no data if there is no such cohort
     * @throws IllegalArgumentException if the age is below 0
     */
    public ClusterShare average(int age) {
        checkAge(age);
        long customers = 0;
        long size = 0;
        for (Cohort cohort : cohorts) {
            Optional<Cell> cell = cohort.cell(age).filter(c -> c.observation() == Observation.OBSERVED);
            customers += cell.map(Cell::customers).orElse(0L);
            size += cell.isPresent() ? cohort.size() : 0;
        }
        Label of = label.as(label.metric() + " average at age " + name(age))
                .by(label.rule() + ", weighted, mature cohorts");
        return spreads.isEmpty() || age >= spreads.size()
                ? ClusterShare.ofSingles(of, customers, size)
                : new ClusterShare(of, customers, size, spreads.get(age));
    }

    /**
     * The average retention at every age.
     *
     * @return for each age of the table, from 0, the average as {@link #average} has it
     */
    public List<ClusterShare> averages() {
        return IntStream.range(0, ages()).mapToObj(this::average).toList();
    }

    /**
     * What a table of one kind tells of a cohort at an age, not rounded.
     *
     * @param show which figure
     * @param period the period of the cohort's entry
     * @param age periods since then, from 0
     * @return the figure, a share as a fraction of 1 and money in the currency's main unit; empty if it is not observed, there is no
     *     such cohort, or nobody or nothing to divide by
     * @throws IllegalArgumentException if the period is not one of the kind that the table's cohorts are of, or the age is
     *     below 0
     */
    public Optional<BigDecimal> figure(Show show, Window period, int age) {
        requireNonNull(show, "show");
        checkAge(age);
        return cohort(period).flatMap(cohort -> new CohortFigures(this, show).figure(cohorts.indexOf(cohort), age));
    }

    /**
     * The weighted average of a kind of figure at an age, over cohorts whose period of that age was observed whole, not rounded.
     *
     * @param show which figure
     * @param age periods since the entry's, from 0
     * @return the sum over those cohorts by the sum of what each is divided by; empty if there is no such cohort, or the figure is
     *     a plain count or sum
     * @throws IllegalArgumentException if the age is below 0
     */
    public Optional<BigDecimal> average(Show show, int age) {
        requireNonNull(show, "show");
        checkAge(age);
        return new CohortFigures(this, show).average(age);
    }

    /** {@return how many ages the table has: one more than the highest observed in any cohort} */
    public int ages() {
        return cohorts.stream().mapToInt(c -> c.cells().size()).max().orElse(0);
    }

    /** What an age is called: its number, or the ages of a bracket, such as "3–6". */
    String name(int age) {
        return brackets.isNone() || age >= brackets.names().size() ? Integer.toString(age) : brackets.name(age);
    }

    /**
     * The table of one kind of figure, as it prints.
     *
     * @param show which figure
     * @return a row for each cohort, the latest 60 of them, and as many ages as can be read; empty if there is no cohort
     */
    public Optional<Table> table(Show show) {
        requireNonNull(show, "show");
        return cohorts.isEmpty() ? Optional.empty() : Optional.of(new CohortPrint(this, show).table());
    }

    /** Of the retention. */
    @Override
    public Optional<Table> table() {
        return table(Show.RETENTION);
    }

    /**
     * All cells as plain rows, with all that is known of each.
     *
     * @return a row for each cell: the cohort, its size, the age, the customers with their share and its interval, orders and
     *     revenue; what there is none of is empty
     */
    public Table rows() {
        return CohortPrint.rows(this);
    }

    /**
     * All cells as CSV text, for a spreadsheet: {@link #rows}, safe against formulas as {@link Table#csv} has it.
     *
     * @return the text
     */
    public String csv() {
        return rows().csv();
    }

    /**
     * The table as text.
     *
     * @param show what to print in the cells
     * @return several lines
     */
    public String text(Show show) {
        String others = leftOut.customers();
        String none = "no " + entry + (others.isEmpty() ? "" : "; " + others);
        return table(show).map(Table::toString).orElseGet(() -> label.around(label.noData(none)));
    }

    /** What is refunded of customers who did not order in the period of a cell, or before any, may be one's. */
    @Override
    public OptionalLong fewestCustomers() {
        LongStream sizes = cohorts.stream().mapToLong(Cohort::size);
        LongStream cells = cohorts.stream()
                .flatMap(cohort -> cohort.cells().stream())
                .mapToLong(cell -> cell.customers() == 0
                                && !(cell.revenue().isZero()
                                        && cell.grossRevenue().isZero())
                        ? 1
                        : cell.customers());
        boolean isLeftOut = leftOut.orders() > 0 || !leftOut.revenue().isZero();
        LongStream others = LongStream.of(isLeftOut ? 1 : 0, leftOut.enteredBefore(), leftOut.undated());
        return label.isHidden()
                ? OptionalLong.empty()
                : Figures.fewest(LongStream.concat(others, LongStream.concat(sizes, cells))
                        .toArray());
    }

    @Override
    public String summary() {
        if (label.isHidden()) {
            return label.noData("");
        }
        long customers = cohorts.stream().mapToLong(Cohort::size).sum();
        return Figures.count(cohorts.size(), "cohort") + " of "
                + (spreads.isEmpty()
                        ? Figures.count(customers, "customer")
                        : customers + (customers == 1 ? " entry" : " entries"));
    }

    @Override
    public String toString() {
        return text(Show.RETENTION);
    }

    private static void checkAge(int age) {
        if (age < 0) {
            throw new IllegalArgumentException("age " + age + " is below 0");
        }
    }
}
