package io.github.retention4j.metric.cohort;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Adjustments;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Periods;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.metric.segment.SegmentGroups;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joda.money.BigMoney;

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
 * @param step the length of an age; zero for the calendar unit of the cohorts
 * @param rule what a cell counts
 */
public record CohortRetention(CalendarUnit unit, Duration step, CellRule rule)
        implements Metric<CohortState, CohortTable> {
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

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the unit is not a calendar unit or the step is not of whole milliseconds, zero or
     *     above
     */
    public CohortRetention {
        requireNonNull(unit, "unit");
        requireNonNull(rule, "rule");
        if (unit.equals(CalendarUnit.DAYS)) {
            throw new IllegalArgumentException("DAYS is not a calendar unit; use DAY for cohorts of one day");
        }
        if (step.isNegative() || !Duration.ofMillis(step.toMillis()).equals(step)) {
            throw new IllegalArgumentException("step " + step + " is not a whole number of milliseconds from 0 up");
        }
    }

    /**
     * Cohorts by any unit of a calendar.
     *
     * @param unit the unit
     * @return the metric
     * @throws IllegalArgumentException if the unit is {@link CalendarUnit#DAYS}
     */
    public static CohortRetention by(CalendarUnit unit) {
        return new CohortRetention(unit, Duration.ZERO, CellRule.BOUNDED);
    }

    /**
     * Cohorts by calendar month.
     *
     * @return the metric
     */
    public static CohortRetention monthly() {
        return by(CalendarUnit.MONTH);
    }

    /**
     * Cohorts by week.
     *
     * @param firstDayOfWeek the day that weeks start with
     * @return the metric
     */
    public static CohortRetention weekly(DayOfWeek firstDayOfWeek) {
        return by(CalendarUnit.week(firstDayOfWeek));
    }

    /**
     * Cohorts by calendar day.
     *
     * @return the metric
     */
    public static CohortRetention daily() {
        return by(CalendarUnit.DAY);
    }

    /**
     * Cohorts by quarter of the calendar year.
     *
     * @return the metric
     */
    public static CohortRetention quarterly() {
        return by(CalendarUnit.QUARTER);
    }

    /**
     * Cohorts by calendar year.
     *
     * @return the metric
     */
    public static CohortRetention yearly() {
        return by(CalendarUnit.YEAR);
    }

    /**
     * The same with another rule for what a cell counts.
     *
     * @param cells the rule
     * @return the metric
     */
    public CohortRetention cells(CellRule cells) {
        return new CohortRetention(unit, step, cells);
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
        return new CohortRetention(unit, length, rule);
    }

    /**
     * Refuses {@link CellRule#ON_OR_AFTER} and {@link CellRule#CUMULATIVE}: their cells tell orders and revenue of a period, and not
     * how many customers these are of.
     */
    @Override
    public Metric<?, CohortTable> hidingSmallGroups(SmallGroups rule) {
        if (this.rule != CellRule.BOUNDED) {
            throw rule.refusal(
                    "cells of " + this.rule + " tell revenue of customers who are not counted; take BOUNDED");
        }
        return rule.hiding(this);
    }

    @Override
    public String name() {
        return "cohort retention";
    }

    @Override
    public CohortState start(Basis basis) {
        if (!basis.isObserved()) {
            return new CohortState(basis, null, 0, step.isZero());
        }
        Periods periods = Periods.of(basis, Window.of(unit, basis.firstDay()), Window.of(unit, basis.lastDay()));
        long ages = step.isZero()
                ? periods.count()
                : (basis.observedUntil() - basis.startOf(basis.firstDay())) / step.toMillis() + 1;
        if (periods.count() > MOST_PERIODS || ages > MOST_PERIODS) {
            throw new IllegalArgumentException("a table of " + periods.count() + " cohorts and " + ages
                    + " ages is larger than " + MOST_PERIODS + "; take longer periods or steps");
        }
        return new CohortState(basis, periods, (int) ages, step.isZero());
    }

    /** With the same calendar. */
    @Override
    public CohortState startLike(CohortState other, Basis basis) {
        return new CohortState(basis, other);
    }

    @Override
    public void add(CohortState state, CustomerHistory customer) {
        int count = customer.orderCount();
        if (count == 0) {
            return;
        }
        long first = customer.orderMillis(0);
        Periods periods = state.periods();
        int cohort = periods.ofDay(customer.orderEpochDay(0));
        // Orders are in time order, so the last is the oldest.
        long[] row = state.row(cohort, age(periods, cohort, customer, count - 1));
        state.sizes[cohort]++;
        int age = 0;
        int before = -1;
        int again = 0;
        for (int i = 0; i < count; i++) {
            age = age(periods, cohort, customer, i);
            int cell = age * CohortState.LONGS_A_CELL;
            row[cell + 1]++;
            row[cell + 2] += customer.orderAmount(i);
            if (rule == CellRule.BOUNDED && age != before) {
                row[cell]++;
            }
            if (age > 0 && again == 0) {
                again = age;
            }
            before = age;
        }
        // The other rules need one age a customer: finish() adds them up along the row.
        if (rule == CellRule.ON_OR_AFTER) {
            row[age * CohortState.LONGS_A_CELL]++;
        } else if (rule == CellRule.CUMULATIVE && again > 0) {
            row[again * CohortState.LONGS_A_CELL]++;
        }
        Adjustments adjustments = customer.adjustments();
        int known = adjustments.count();
        for (int i = 0; i < known; i++) {
            long booked = adjustments.booked(i);
            if (adjustments.hasOrder(i) ? adjustments.ordered(i) < first : booked < periods.start(cohort)) {
                // An order that is left out was refunded in full: it and its refunds are nothing together.
                state.revenueBefore += adjustments.amount(i);
            } else {
                int at = step.isZero() ? periods.indexOf(booked) - cohort : steps(first, booked);
                state.row(cohort, at)[at * CohortState.LONGS_A_CELL + 2] += adjustments.amount(i);
            }
        }
    }

    /** The same as {@link #add} for each customer, over rows: what monthly tables of large histories are made with. */
    @Override
    public void addAll(CohortState state, CustomerBlock block) {
        Periods periods = state.periods;
        if (periods == null || !isOfRows(block)) {
            Metric.super.addAll(state, block);
            return;
        }
        long[][] rows = new long[state.sizes.length][];
        for (int cohort = 0; cohort < rows.length; cohort++) {
            rows[cohort] = state.row(cohort, state.ages(cohort) - 1);
        }
        long[] cells = {};
        int first = 0;
        int before = -1;
        int end = block.firstRow(block.customers());
        // No branch depends on the data: whose row it is, and whether the customer is new to the cell, are numbers.
        for (int row = block.firstRow(0); row < end; row++) {
            int period = periods.ofDay(block.epochDay(row));
            boolean isFirst = block.isFirst(row);
            cells = isFirst ? rows[period] : cells;
            first = isFirst ? period : first;
            int cell = (period - first) * CohortState.LONGS_A_CELL;
            // Rows are in time order, so a customer is new to a cell when the cell changes.
            before = isFirst ? -1 : before;
            cells[cell] += cell != before ? 1 : 0;
            cells[cell + 1]++;
            cells[cell + 2] += block.amount(row);
            before = cell;
        }
        for (int c = 0; c < state.sizes.length; c++) {
            state.sizes[c] = state.row(c)[0];
        }
    }

    /** Whether a block's rows tell all that there is to say. */
    private boolean isOfRows(CustomerBlock block) {
        return rule == CellRule.BOUNDED && step.isZero() && !block.hasRefunds() && !block.isAnonymous();
    }

    /** The same, with a customer's rows by themselves, since the next customer's are another state's. */
    @Override
    public void addAll(List<CohortState> states, SegmentGroups<?> groups, CustomerBlock block) {
        if (!isOfRows(block)) {
            Metric.super.addAll(states, groups, block);
            return;
        }
        for (int customer = 0; customer < block.customers(); customer++) {
            int row = block.firstRow(customer);
            int end = block.firstRow(customer + 1);
            if (row < end) {
                CohortState state = states.get(groups.of(customer));
                Periods periods = state.periods();
                int cohort = periods.ofDay(block.epochDay(row));
                long[] cells = state.row(cohort, periods.ofDay(block.epochDay(end - 1)) - cohort);
                state.sizes[cohort]++;
                for (int before = -1; row < end; row++) {
                    int cell = (periods.ofDay(block.epochDay(row)) - cohort) * CohortState.LONGS_A_CELL;
                    cells[cell] += cell != before ? 1 : 0;
                    cells[cell + 1]++;
                    cells[cell + 2] += block.amount(row);
                    before = cell;
                }
            }
        }
    }

    @Override
    public void merge(CohortState into, CohortState from) {
        into.requireSameBasis(from);
        into.add(from);
    }

    @Override
    public CohortTable finish(CohortState state, Basis basis) {
        int end = state.sizes.length;
        while (end > 0 && state.sizes[end - 1] == 0) {
            end--;
        }
        CohortCells cells = new CohortCells(this, state, basis);
        List<Cohort> cohorts = new ArrayList<>();
        for (int cohort = 0; cohort < end; cohort++) {
            if (!cohorts.isEmpty() || state.sizes[cohort] > 0) {
                cohorts.add(new Cohort(state.periods().windows().get(cohort), state.sizes[cohort], cells.of(cohort)));
            }
        }
        BigMoney before = basis.money(state.revenueBefore);
        Label label = Label.of(name(), definition()).in(basis.scope());
        return new CohortTable(label, ages(), basis.lastDay(), cohorts, before);
    }

    /** The age at which a customer of a cohort placed an order. */
    private int age(Periods periods, int cohort, CustomerHistory customer, int order) {
        return step.isZero()
                ? periods.ofDay(customer.orderEpochDay(order)) - cohort
                : steps(customer.orderMillis(0), customer.orderMillis(order));
    }

    /** How many equal steps an instant is after the first order. */
    private int steps(long first, long millis) {
        return (int) (Math.max(0, millis - first) / step.toMillis());
    }

    private String definition() {
        String steps = step.isZero() ? "" : ", ages in " + ages();
        return "first order by " + unit + steps + ", " + rule.text;
    }

    private String ages() {
        if (step.isZero()) {
            return unit.noun() + "s";
        }
        long days = step.toDays();
        return "steps of "
                + (step.equals(Duration.ofDays(days))
                        ? days + (days == 1 ? " day" : " days")
                        : step.toString().substring("PT".length()).toLowerCase(Locale.ROOT));
    }

}
