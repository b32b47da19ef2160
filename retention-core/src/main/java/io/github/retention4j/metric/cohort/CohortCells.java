package io.github.retention4j.metric.cohort;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Periods;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.cohort.CohortRetention.CellRule;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.model.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the cells of a cohort table out of what was counted; those in which nothing happened are one. */
final class CohortCells {
    private static final int LONGS_A_CELL = CohortState.LONGS_A_CELL;

    private final CellRule rule;
    private final Duration step;
    private final CohortState state;
    private final Basis basis;
    private final Span data;
    private final Map<Observation, Cell> empty = new EnumMap<>(Observation.class);

    CohortCells(CohortRetention metric, CohortState state, Basis basis) {
        this.rule = metric.rule();
        this.step = metric.step();
        this.state = state;
        this.basis = basis;
        data = basis.isObserved() ? new Span(basis.startOf(basis.firstDay()), basis.observedUntil()) : new Span(0, 0);
        for (Observation observation : Observation.values()) {
            empty.put(observation, new Cell(0, 0, basis.money(0), observation));
        }
    }

    /** The cells of a cohort. */
    List<Cell> of(int cohort) {
        long[] row = state.row(cohort);
        int ages = state.ages(cohort);
        long[] customers = customers(row, ages, state.sizes[cohort]);
        List<Cell> cells = new ArrayList<>(ages);
        for (int age = 0; age < ages; age++) {
            Observation observation = observation(cohort, age);
            if (observation == Observation.NOT_OBSERVED) {
                break;
            }
            boolean isThere = age * LONGS_A_CELL < row.length;
            long orders = isThere ? row[age * LONGS_A_CELL + 1] : 0;
            long revenue = isThere ? row[age * LONGS_A_CELL + 2] : 0;
            cells.add(
                    (customers[age] | orders | revenue) == 0
                            ? requireNonNull(empty.get(observation))
                            : new Cell(customers[age], orders, basis.money(revenue), observation));
        }
        return cells;
    }

    /** By age, how many customers the rule counts. */
    private long[] customers(long[] row, int ages, long size) {
        long[] customers = new long[ages];
        long running = 0;
        for (int i = 0; i < ages; i++) {
            int age = rule == CellRule.ON_OR_AFTER ? ages - 1 - i : i;
            running = rule == CellRule.BOUNDED ? 0 : running;
            running += age * LONGS_A_CELL < row.length ? row[age * LONGS_A_CELL] : 0;
            customers[age] = running;
        }
        if (rule == CellRule.CUMULATIVE) {
            customers[0] = size;
        }
        return customers;
    }

    /** With equal steps, a cell is open from when the cohort's first customer may enter it until its last has left it. */
    private Observation observation(int cohort, int age) {
        Periods periods = state.periods();
        long from;
        long to;
        if (step.isZero()) {
            int period = cohort + age;
            if (period >= periods.count()) {
                return Observation.NOT_OBSERVED;
            }
            from = periods.start(period);
            to = periods.start(period + 1);
        } else {
            from = Math.max(periods.start(cohort), data.from()) + age * step.toMillis();
            to = periods.start(cohort + 1) + (age + 1) * step.toMillis();
        }
        if (from >= data.until()) {
            return Observation.NOT_OBSERVED;
        }
        return to > data.until() ? Observation.PARTLY_OBSERVED : Observation.OBSERVED;
    }
}
