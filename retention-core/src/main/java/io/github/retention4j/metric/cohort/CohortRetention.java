package io.github.retention4j.metric.cohort;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.DeclaredCustomers;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.metric.segment.SegmentGroups;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customers by the period they entered in, and how many of them order so many periods later.
 *
 * <p>{@code cell(cohort, age) = customers of the cohort with an order in the period (cohort + age) / customers of the cohort}
 *
 * <p>Four choices make a table: what a customer {@linkplain #enteredBy enters by} (the first order, if nothing is said), the
 * calendar of the cohorts, the clock and brackets of the ages, and {@linkplain #cells which customers a cell counts}. What its
 * cells tell, from customers to cumulative value, is asked of the {@link CohortTable}.
 *
 * <ul>
 *   <li>Periods are units of a calendar, such as months or weeks, in the history's zone; an order on 31 January and one
 *       on 29 February are one month apart. Cohorts are those from the first to the last period in which somebody entered, those
 *       between without anybody included; {@link #within} takes those of a range only.
 *   <li>With {@link #agedBy} ages are equal steps of time from each customer's own entry instead, and cohorts are still
 *       by calendar period: what happens at the instant {@code entry + age · step} or later, and before
 *       {@code entry + (age + 1) · step}, is at that age. An order at 23:59 and one at 00:01 are then no day apart.
 *   <li>With {@link #brackets} ages that lie between two edges share a cell.
 *   <li>A cell counts customers active in that very period (the default), in it or any later one, or in any period after
 *       their entry up to it: see {@link CellRule}.
 *   <li>A period that has not ended when the data end is marked as partly observed; one that has not begun has no cell. With
 *       equal steps a cell is there from when a customer who entered at the very start of the cohort's period, or of the
 *       data if that is later, would enter that age; it is observed whole once one who entered at the very end of the
 *       period would have left it.
 *   <li>Revenue is all net revenue of the cohort's customers from the first instant of its period on, each order and each
 *       refund booked when it was made. A refund that names no order is in it even if it is made before the customer's entry,
 *       as long as it is in the same period: with equal steps it is then at age 0. Orders placed before the entry stay out with the
 *       refunds that name them. A refund that names no order and is dated before the period of the cohort is in no cell. The
 *       table {@linkplain CohortTable#leftOut tells} what is in no cell.
 *   <li>A cell tells, besides customers, the orders that count and the revenue of that very period or step, by every rule.
 *   <li>Customers who {@linkplain CustomerHistory#predatesData predate the data} are in no cohort by first order, since their first
 *       in the data need not be the first; the table tells how many. Of customers who were not declared nobody knows it:
 *       {@link #within} leaves the first periods out, and with them all who ordered there. A period in which the data begin, where that day was stated, is
 *       marked as partly observed too.
 *   <li>Customers without an entry are in no cohort, nor are orders without a customer; their revenue is in no cell.
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
 * CohortTable hijri = engine.compute(CohortRetention.by(CalendarUnit.HIJRI_MONTH));
 * CohortTable weeks = engine.compute(CohortRetention.weekly(DayOfWeek.SATURDAY).within(Window.year(2025)));
 * CohortTable givers = engine.compute(CohortRetention.monthly().enteredBy(CohortEntry.firstOrder().tagged("gift")));
 * CohortTable cameBack = engine.compute(CohortRetention.monthly().cells(CohortRetention.CellRule.CUMULATIVE));
 * CohortTable thirtyDays = engine.compute(CohortRetention.monthly().agedBy(Duration.ofDays(30)));
 * CohortTable brackets = engine.compute(CohortRetention.daily().within(q1).brackets(1, 3, 7, 14, 30));
 * }</pre>
 *
 * <p>Source: the bounded, unbounded, bracketed, first-time and recurring retention of the field's product analytics guides, such as
 * PostHog's on retention insights and Amplitude's on retention analysis.
 *
 * @param unit the calendar unit of the cohorts
 * @param entry what a customer enters a cohort by
 * @param range where the periods of all cohorts begin, or null for anywhere
 * @param step the length of an age; zero for the calendar unit of the cohorts
 * @param brackets which ages share a cell
 * @param rule which customers a cell counts
 */
public record CohortRetention(
        CalendarUnit unit,
        CohortEntry entry,
        @Nullable Window range,
        Duration step,
        AgeBrackets brackets,
        CellRule rule)
        implements Metric<CohortState, CohortTable> {
    /** The most cells that a table can have: as many as by day in 1500 days. */
    public static final int MOST_CELLS = 1500 * 1501 / 2;

    /** Which customers a cell counts. Orders and revenue are those of the cell's own period in any case. */
    public enum CellRule {
        /** Customers with an order in that very period, or bracket. Also called bounded, or on period k. */
        BOUNDED("ordered in that period"),
        /**
         * Customers with an order in that period or a later one. Also called unbounded, or on or after period k. It grows
         * while the data do, at every age.
         */
        ON_OR_AFTER("ordered in that period or later"),
        /**
         * Customers with an order in any period after the one they entered in, up to that one; at age 0, the whole cohort. Where the
         * entry is no order, one of the period of the entry counts as well, at age 0 too. Also called cumulative.
         */
        CUMULATIVE("ordered again by that period");

        private final String text;

        CellRule(String text) {
            this.text = text;
        }

        /** What a cell counts of customers who entered by an order or not. */
        String text(CohortEntry entry, AgeBrackets brackets) {
            String rule = entry instanceof OrderEntry ? text : text.replace(" again", "");
            return brackets.isNone() ? rule : rule.replace("period", "bracket");
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
        requireNonNull(entry, "entry");
        requireNonNull(brackets, "brackets");
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
     * @param unit the unit, such as {@link CalendarUnit#HIJRI_MONTH}
     * @return the metric
     * @throws IllegalArgumentException if the unit is {@link CalendarUnit#DAYS}
     */
    public static CohortRetention by(CalendarUnit unit) {
        return new CohortRetention(
                unit, CohortEntry.firstOrder(), null, Duration.ZERO, AgeBrackets.NONE, CellRule.BOUNDED);
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
     * The same with another entry into a cohort.
     *
     * @param entry what a customer enters by
     * @return the metric
     */
    public CohortRetention enteredBy(CohortEntry entry) {
        return new CohortRetention(unit, entry, range, step, brackets, rule);
    }

    /**
     * The same with the cohorts of a range only: those whose periods begin in it. They are followed until the data end.
     *
     * @param range where their periods begin
     * @return the metric
     */
    public CohortRetention within(Window range) {
        requireNonNull(range, "range");
        return new CohortRetention(unit, entry, range, step, brackets, rule);
    }

    /**
     * The same cohorts, with ages counted in equal steps from each customer's entry instead of in calendar periods.
     *
     * @param length the length of a step, such as 30 days of 24 hours
     * @return the metric
     * @throws IllegalArgumentException if the length is not above 0 or not of whole milliseconds
     */
    public CohortRetention agedBy(Duration length) {
        if (requireNonNull(length, "length").isZero()) {
            throw new IllegalArgumentException("step " + length + " is not above 0");
        }
        return new CohortRetention(unit, entry, range, length, brackets, rule);
    }

    /**
     * The same with ages that share a cell: {@code brackets(1, 3, 7, 14, 30)} makes the brackets 0, 1–2, 3–6, 7–13 and 14–29 of
     * whatever ages are counted in. What comes later is in no cell, but {@link CellRule#ON_OR_AFTER} knows of it.
     *
     * @param edges the ages at which a bracket ends and the next begins, ascending
     * @return the metric
     * @throws IllegalArgumentException if there is no edge, or the edges are not ascending from 0 or above
     */
    public CohortRetention brackets(int... edges) {
        AgeBrackets some = AgeBrackets.of(requireNonNull(edges, "edges"));
        return new CohortRetention(unit, entry, range, step, some, rule);
    }

    /**
     * The same with another rule for which customers a cell counts.
     *
     * @param cells the rule
     * @return the metric
     */
    public CohortRetention cells(CellRule cells) {
        return new CohortRetention(unit, entry, range, step, brackets, cells);
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
        CohortCalendar calendar = basis.isObserved() ? new CohortCalendar(this, basis) : null;
        return new CohortState(basis, calendar, entry instanceof OrderEntry order && order.isRecurring());
    }

    /** With the same calendar. */
    @Override
    public CohortState startLike(CohortState other, Basis basis) {
        return new CohortState(basis, other);
    }

    @Override
    public void add(CohortState state, CustomerHistory customer) {
        CohortFollower.add(this, state, customer);
    }

    /** The same as {@link #add} for each customer, over rows: what monthly tables of large histories are made with. */
    @Override
    public void addAll(CohortState state, CustomerBlock block) {
        if (isOfRows(state, block)) {
            CohortRows.addAll(state, block);
        } else {
            Metric.super.addAll(state, block);
        }
    }

    @Override
    public void addAll(List<CohortState> states, SegmentGroups<?> groups, CustomerBlock block) {
        if (!states.isEmpty() && isOfRows(states.get(0), block)) {
            CohortRows.addAll(states, groups, block);
        } else {
            Metric.super.addAll(states, groups, block);
        }
    }

    /** Whether a block's rows tell all that there is to say. */
    private boolean isOfRows(CohortState state, CustomerBlock block) {
        return state.calendar != null
                && rule == CellRule.BOUNDED
                && step.isZero()
                && brackets.isNone()
                && entry instanceof OrderEntry order
                && order.isFirstOfAll()
                && !block.hasRefunds()
                && !block.isAnonymous()
                && !(state.basis().firstDayStated() && hasOlderCustomers(block));
    }

    /** Whether some customers are older than the data, whose first order in them need not be the first. */
    private static boolean hasOlderCustomers(CustomerBlock block) {
        DeclaredCustomers declared = block.declared();
        for (int customer = 0; customer < block.customers(); customer++) {
            if (declared.predatesData(customer)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void merge(CohortState into, CohortState from) {
        into.requireSameBasis(from);
        into.add(from);
    }

    @Override
    public CohortTable finish(CohortState state, Basis basis) {
        return new CohortCells(this, state, basis).table();
    }
}
