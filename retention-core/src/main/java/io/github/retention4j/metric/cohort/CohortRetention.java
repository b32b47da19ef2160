package io.github.retention4j.metric.cohort;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Periods;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joda.money.BigMoney;
import org.jspecify.annotations.Nullable;

/**
 * Customers by the period of their first order, and how many of them order so many periods later.
 *
 * <p>{@code cell(cohort, age) = customers of the cohort with an order in the period (cohort + age) / customers of the cohort}
 *
 * <ul>
 *   <li>Periods are calendar months, weeks, days, quarters or years in the history's zone; an order on 31 January and one
 *       on 29 February are one month apart. Customers are those with an order that counts, and the first of those tells the
 *       cohort; the table ends with the last period in which somebody came first, and those between without anybody stay.
 *   <li>With {@link #agedBy} ages are equal steps of time from each customer's own first order instead, and cohorts are still
 *       by calendar period: what happens at the instant {@code first + age · step} or later, and before
 *       {@code first + (age + 1) · step}, is at that age. An order at 23:59 and one at 00:01 are then no day apart.
 *   <li>A cell counts customers active in that very period (the default), in it or any later one, or in any period after
 *       their first up to it, where age 0 is the whole cohort: see {@link CellRule}.
 *   <li>A period that has not ended when the data end is marked as partly observed; one that has not begun has no cell. With
 *       equal steps a cell is there from when a customer who came first at the very start of the cohort's period, or of the
 *       data if that is later, would enter that age; it is observed whole once one who came at the very end of the
 *       period would have left it.
 *   <li>Revenue is all net revenue of the cohort's customers from the first instant of its period on, each order and each
 *       refund booked when it was made. A refund that names no order is in it even if it is made before the customer's first
 *       order, as long as it is in the same period: with equal steps it is then at age 0. Orders placed before the customer's
 *       first that counts, all of which were refunded in full, stay out with the refunds that name them. A refund that
 *       names no order and is dated before the period of the cohort is in no cell, and the table tells the sum of those.
 *   <li>A cell tells, besides customers, the orders that count and the revenue of that very period or step, by every rule.
 *   <li>Customers without an order that counts are in no cohort, nor are orders without a customer; their revenue is in no
 *       cell.
 *   <li>There is no door for counts: they would be the table itself, cell by cell, which {@link CohortTable} can hold. For
 *       one cell, {@code RetentionRate.of(active, ofTheCohort)} has the share and its interval.
 * </ul>
 *
 * <p>Worked example: in the UCI Online Retail data 885 customers first bought in December 2010; 324 of them bought in
 * January 2011 (36.6 %), 286 in February (32.3 %). A customer who is given back 50 on 5 January, for no known order, orders for
 * 200 on the 15th and is given back 30 of that on the 25th has brought January's cohort 120 at age 0.
 *
 * <pre>{@code
 * CohortTable cohorts = engine.compute(CohortRetention.monthly());
 * CohortTable weeks = engine.compute(CohortRetention.weekly(DayOfWeek.SATURDAY));
 * CohortTable cameBack = engine.compute(CohortRetention.monthly().cells(CohortRetention.CellRule.CUMULATIVE));
 * CohortTable thirtyDays = engine.compute(CohortRetention.monthly().agedBy(Duration.ofDays(30)));
 * }</pre>
 *
 * <p>Source: the bounded and unbounded retention of the field's product analytics guides.
 *
 * @param unit the calendar unit of the cohorts
 * @param firstDayOfWeek the day that weeks start with; of no effect for other units
 * @param step the length of an age; zero for the calendar unit of the cohorts
 * @param rule what a cell counts
 */
public record CohortRetention(Window.Unit unit, DayOfWeek firstDayOfWeek, Duration step, CellRule rule)
        implements Metric<CohortRetention.State, CohortTable> {
    /** The most periods, and the most ages, that a table can have. */
    public static final int MOST_PERIODS = 1500;

    /** Which customers a cell counts. Orders and revenue are those of the cell's own period in any case. */
    public enum CellRule {
        /** Customers with an order in that very period. Also called bounded, or on period k. */
        BOUNDED("ordered in that period"),
        /**
         * Customers with an order in that period or a later one. Also called unbounded, or on or after period k. It grows
         * while the data do, at every age.
         */
        ON_OR_AFTER("ordered in that period or later"),
        /** Customers with an order in any later period up to that one; at age 0, the whole cohort. Also called cumulative. */
        CUMULATIVE("ordered again by that period");

        private final String text;

        CellRule(String text) {
            this.text = text;
        }
    }

    /** What each cohort did at each age, so far. */
    public static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        private final @Nullable Periods periods;
        private final int ages;
        private final long[] sizes;
        private final long[] customers;
        private final long[] orders;
        private final long[] revenue;
        private long revenueBefore;

        private State(Basis basis, @Nullable Periods periods, int ages) {
            super(basis);
            int cohorts = periods == null ? 0 : periods.count();
            this.periods = periods;
            this.ages = ages;
            sizes = new long[cohorts];
            customers = new long[cohorts * ages];
            orders = new long[cohorts * ages];
            revenue = new long[cohorts * ages];
        }

        private Periods periods() {
            return requireNonNull(periods, "a history with customers has periods");
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the unit is not a calendar unit or the step is not of whole milliseconds, zero or
     *     above
     */
    public CohortRetention {
        requireNonNull(unit, "unit");
        requireNonNull(firstDayOfWeek, "firstDayOfWeek");
        requireNonNull(rule, "rule");
        if (unit == Window.Unit.DAYS) {
            throw new IllegalArgumentException("DAYS is not a calendar unit; use DAY for cohorts of one day");
        }
        if (step.isNegative() || !Duration.ofMillis(step.toMillis()).equals(step)) {
            throw new IllegalArgumentException("step " + step + " is not a whole number of milliseconds from 0 up");
        }
    }

    /**
     * Cohorts by calendar month.
     *
     * @return the metric
     */
    public static CohortRetention monthly() {
        return calendar(Window.Unit.MONTH, DayOfWeek.MONDAY);
    }

    /**
     * Cohorts by week.
     *
     * @param firstDayOfWeek the day that weeks start with
     * @return the metric
     */
    public static CohortRetention weekly(DayOfWeek firstDayOfWeek) {
        return calendar(Window.Unit.WEEK, firstDayOfWeek);
    }

    /**
     * Cohorts by calendar day.
     *
     * @return the metric
     */
    public static CohortRetention daily() {
        return calendar(Window.Unit.DAY, DayOfWeek.MONDAY);
    }

    /**
     * Cohorts by quarter of the calendar year.
     *
     * @return the metric
     */
    public static CohortRetention quarterly() {
        return calendar(Window.Unit.QUARTER, DayOfWeek.MONDAY);
    }

    /**
     * Cohorts by calendar year.
     *
     * @return the metric
     */
    public static CohortRetention yearly() {
        return calendar(Window.Unit.YEAR, DayOfWeek.MONDAY);
    }

    /**
     * The same with another rule for what a cell counts.
     *
     * @param cells the rule
     * @return the metric
     */
    public CohortRetention cells(CellRule cells) {
        return new CohortRetention(unit, firstDayOfWeek, step, cells);
    }

    /**
     * The same cohorts, with ages counted in equal steps from each customer's first order instead of in calendar periods.
     *
     * @param length the length of a step, such as 30 days of 24 hours
     * @return the metric
     */
    public CohortRetention agedBy(Duration length) {
        if (requireNonNull(length, "length").isZero()) {
            throw new IllegalArgumentException("step " + length + " is not above 0");
        }
        return new CohortRetention(unit, firstDayOfWeek, length, rule);
    }

    @Override
    public String name() {
        return "cohort retention";
    }

    @Override
    public State start(Basis basis) {
        if (!basis.isObserved()) {
            return new State(basis, null, 0);
        }
        Window first;
        Window last;
        if (unit == Window.Unit.WEEK) {
            first = Window.week(basis.firstDay(), firstDayOfWeek);
            last = Window.week(basis.lastDay(), firstDayOfWeek);
        } else {
            first = Window.containing(basis.firstDay(), unit);
            last = Window.containing(basis.lastDay(), unit);
        }
        Periods periods = Periods.of(basis, first, last);
        long ages = step.isZero()
                ? periods.count()
                : (basis.observedUntil() - basis.startOf(basis.firstDay())) / step.toMillis() + 1;
        if (periods.count() > MOST_PERIODS || ages > MOST_PERIODS) {
            throw new IllegalArgumentException("a table of " + periods.count() + " cohorts and " + ages
                    + " ages is larger than " + MOST_PERIODS + "; take longer periods or steps");
        }
        return new State(basis, periods, (int) ages);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        int count = customer.orderCount();
        if (count == 0) {
            return;
        }
        long first = customer.orderMillis(0);
        int cohort = state.periods().indexOf(first);
        int base = cohort * state.ages;
        state.sizes[cohort]++;
        int age = 0;
        int before = -1;
        int again = 0;
        for (int i = 0; i < count; i++) {
            age = age(state, cohort, first, customer.orderMillis(i));
            state.orders[base + age]++;
            state.revenue[base + age] += customer.orderAmount(i);
            if (rule == CellRule.BOUNDED && age != before) {
                state.customers[base + age]++;
            }
            if (age > 0 && again == 0) {
                again = age;
            }
            before = age;
        }
        // The other rules need one age a customer: finish() adds them up along the row.
        if (rule == CellRule.ON_OR_AFTER) {
            state.customers[base + age]++;
        } else if (rule == CellRule.CUMULATIVE && again > 0) {
            state.customers[base + again]++;
        }
        long begin = state.periods().start(cohort);
        for (int i = 0; i < customer.adjustmentCount(); i++) {
            long booked = customer.adjustmentMillis(i);
            if (customer.adjustmentHasOrder(i) ? customer.adjustmentOrderMillis(i) < first : booked < begin) {
                // An order that is left out was refunded in full: it and its refunds are nothing together.
                state.revenueBefore += customer.adjustmentAmount(i);
            } else {
                state.revenue[base + age(state, cohort, first, booked)] += customer.adjustmentAmount(i);
            }
        }
    }

    /** The same as {@link #add} for each customer, over rows: what monthly tables of large histories are made with. */
    @Override
    public void addAll(State state, CustomerBlock block) {
        Periods periods = state.periods;
        if (periods == null
                || rule != CellRule.BOUNDED
                || !step.isZero()
                || block.hasRefunds()
                || block.isAnonymous()) {
            Metric.super.addAll(state, block);
            return;
        }
        long[] revenue = state.revenue;
        long[] orders = state.orders;
        long[] customers = state.customers;
        int ages = state.ages;
        int first = 0;
        int before = -1;
        int end = block.firstRow(block.customers());
        // No branch depends on the data: whose row it is, and whether the customer is new to the cell, are numbers.
        for (int row = block.firstRow(0); row < end; row++) {
            int period = periods.ofDay(block.epochDay(row));
            boolean isFirst = block.isFirst(row);
            first = isFirst ? period * (ages - 1) : first;
            int cell = first + period;
            // Rows are in time order, so a customer is new to a cell when the cell changes.
            before = isFirst ? -1 : before;
            customers[cell] += cell != before ? 1 : 0;
            orders[cell]++;
            revenue[cell] += block.amount(row);
            before = cell;
        }
        for (int cohort = 0; cohort < state.sizes.length; cohort++) {
            state.sizes[cohort] = customers[cohort * ages];
        }
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        add(into.sizes, from.sizes);
        add(into.customers, from.customers);
        add(into.orders, from.orders);
        add(into.revenue, from.revenue);
        into.revenueBefore += from.revenueBefore;
    }

    @Override
    public CohortTable finish(State state, Basis basis) {
        int end = state.sizes.length;
        while (end > 0 && state.sizes[end - 1] == 0) {
            end--;
        }
        List<Cohort> cohorts = new ArrayList<>();
        for (int cohort = 0; cohort < end; cohort++) {
            if (!cohorts.isEmpty() || state.sizes[cohort] > 0) {
                cohorts.add(new Cohort(
                        state.periods().windows().get(cohort), state.sizes[cohort], cells(state, cohort, basis)));
            }
        }
        BigMoney before = basis.money(state.revenueBefore);
        Label label = Label.of(name(), definition()).in(basis.scope());
        return new CohortTable(label, ages(), basis.lastDay(), cohorts, before);
    }

    private List<Cell> cells(State state, int cohort, Basis basis) {
        int base = cohort * state.ages;
        long[] customers = new long[state.ages];
        long running = 0;
        for (int i = 0; i < state.ages; i++) {
            int age = rule == CellRule.ON_OR_AFTER ? state.ages - 1 - i : i;
            running = rule == CellRule.BOUNDED ? 0 : running;
            running += state.customers[base + age];
            customers[age] = running;
        }
        if (rule == CellRule.CUMULATIVE) {
            customers[0] = state.sizes[cohort];
        }
        Span data = new Span(basis.startOf(basis.firstDay()), basis.observedUntil());
        List<Cell> cells = new ArrayList<>();
        for (int age = 0; age < state.ages; age++) {
            Observation observation = observation(state, cohort, age, data);
            if (observation == Observation.NOT_OBSERVED) {
                break;
            }
            int cell = base + age;
            cells.add(new Cell(customers[age], state.orders[cell], basis.money(state.revenue[cell]), observation));
        }
        return cells;
    }

    /** With equal steps, a cell is open from when the cohort's first customer may enter it until its last has left it. */
    private Observation observation(State state, int cohort, int age, Span data) {
        long from;
        long to;
        if (step.isZero()) {
            int period = cohort + age;
            if (period >= state.periods().count()) {
                return Observation.NOT_OBSERVED;
            }
            from = state.periods().start(period);
            to = state.periods().start(period + 1);
        } else {
            from = Math.max(state.periods().start(cohort), data.from()) + age * step.toMillis();
            to = state.periods().start(cohort + 1) + (age + 1) * step.toMillis();
        }
        if (from >= data.until()) {
            return Observation.NOT_OBSERVED;
        }
        return to > data.until() ? Observation.PARTLY_OBSERVED : Observation.OBSERVED;
    }

    private int age(State state, int cohort, long first, long millis) {
        return step.isZero()
                ? state.periods().indexOf(millis) - cohort
                : (int) (Math.max(0, millis - first) / step.toMillis());
    }

    private String definition() {
        String weeks = unit == Window.Unit.WEEK
                ? " from " + firstDayOfWeek.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                : "";
        String steps = step.isZero() ? "" : ", ages in " + ages();
        return "first order by " + unitName() + weeks + steps + ", " + rule.text;
    }

    private String ages() {
        if (step.isZero()) {
            return unitName() + "s";
        }
        long days = step.toDays();
        return "steps of "
                + (step.equals(Duration.ofDays(days))
                        ? days + (days == 1 ? " day" : " days")
                        : step.toString().substring("PT".length()).toLowerCase(Locale.ROOT));
    }

    private String unitName() {
        return unit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static CohortRetention calendar(Window.Unit unit, DayOfWeek firstDayOfWeek) {
        return new CohortRetention(unit, firstDayOfWeek, Duration.ZERO, CellRule.BOUNDED);
    }

    private static void add(long[] into, long[] from) {
        for (int i = 0; i < into.length; i++) {
            into[i] += from[i];
        }
    }
}
