package io.github.retention4j.metric.cohort;

import io.github.retention4j.history.Adjustments;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.cohort.CohortRetention.CellRule;
import java.time.LocalDate;
import java.util.Optional;

/** Adds a customer to the cohorts that the customer enters: one, or with a recurring entry several. */
final class CohortFollower {
    private static final int LONGS_A_CELL = CohortState.LONGS_A_CELL;
    private static final int REFUNDS_A_CELL = CohortState.REFUNDS_A_CELL;

    private final CohortRetention metric;
    private final CohortState state;
    private final CohortCalendar calendar;
    private final CustomerHistory customer;

    private CohortFollower(CohortRetention metric, CohortState state, CustomerHistory customer) {
        this.metric = metric;
        this.state = state;
        this.calendar = state.calendar();
        this.customer = customer;
    }

    static void add(CohortRetention metric, CohortState state, CustomerHistory customer) {
        if (state.calendar == null) {
            return;
        }
        CohortFollower follower = new CohortFollower(metric, state, customer);
        if (metric.entry() instanceof OrderEntry entry) {
            follower.byOrders(entry);
        } else {
            follower.byDay((DeclaredEntry) metric.entry());
        }
    }

    private void byOrders(OrderEntry entry) {
        boolean isFirst = true;
        int order = entry.next(customer, 0);
        while (order >= 0) {
            int cohort = calendar.cohort(customer.orderEpochDay(order));
            if (calendar.hasCohort(cohort) && !entry.isRecurring() && customer.predatesData()) {
                // The first order in the data need not be the first.
                state.enteredBefore++;
            } else if (calendar.hasCohort(cohort)) {
                long entered = customer.orderMillis(order);
                follow(cohort, order == 0 ? 0 : customer.firstOrderFrom(entered), entered, entered, isFirst);
                isFirst = false;
            }
            order = entry.isRecurring() ? nextPeriod(entry, order, cohort) : -1;
        }
        if (state.clusters != null && !isFirst) {
            state.clusters.leave();
        }
    }

    /** The first entry in a later period than an order of a cohort. */
    private int nextPeriod(OrderEntry entry, int order, int cohort) {
        int count = customer.orderCount();
        int next = order + 1;
        while (next < count && calendar.cohort(customer.orderEpochDay(next)) == cohort) {
            next++;
        }
        return entry.next(customer, next);
    }

    private void byDay(DeclaredEntry entry) {
        Basis basis = state.basis();
        Optional<LocalDate> known = entry.day(customer);
        if (known.isEmpty() || known.get().isAfter(basis.lastDay())) {
            state.undated++;
            return;
        }
        LocalDate day = known.get();
        if (day.isBefore(calendar.firstEntry())) {
            state.enteredBefore++;
            return;
        }
        int cohort = calendar.cohort((int) day.toEpochDay());
        if (calendar.hasCohort(cohort)) {
            long startOfDay = basis.startOf(day);
            long entered = calendar.isOfPeriods() ? startOfDay : entry.millis(customer, day, basis);
            follow(cohort, customer.firstOrderFrom(startOfDay), entered, startOfDay, true);
        }
    }

    /** In a cohort, the orders from one on, and refunds unless they are of an order before an instant. */
    private void follow(int cohort, int firstOrder, long entered, long since, boolean isFirst) {
        state.sizes[cohort]++;
        if (state.clusters != null) {
            state.clusters.enter(calendar.overFrom(cohort), calendar.over(cohort));
        }
        orders(cohort, firstOrder, entered);
        if (isFirst) {
            state.ordersBefore += firstOrder;
            for (int i = 0; i < firstOrder; i++) {
                state.revenueBefore += customer.orderAmount(i);
            }
        }
        Adjustments adjustments = customer.adjustments();
        int known = adjustments.count();
        for (int i = 0; i < known; i++) {
            long booked = adjustments.booked(i);
            if (adjustments.hasOrder(i) ? adjustments.ordered(i) < since : booked < calendar.start(cohort)) {
                state.revenueBefore += isFirst ? adjustments.amount(i) : 0;
            } else {
                adjust(cohort, calendar.columnOf(cohort, entered, booked), adjustments.amount(i));
            }
        }
    }

    private void orders(int cohort, int firstOrder, long entered) {
        int count = customer.orderCount();
        if (firstOrder == count) {
            return;
        }
        int columns = calendar.columns(cohort);
        // Orders are in time order, so the last is the oldest.
        int last = Math.min(columns - 1, column(cohort, count - 1, entered));
        long[] row = state.row(cohort, last);
        CellRule rule = metric.rule();
        int before = -1;
        int again = -1;
        int least = metric.entry() instanceof OrderEntry ? 1 : 0;
        for (int i = firstOrder; i < count; i++) {
            int column = column(cohort, i, entered);
            if (column >= columns) {
                break;
            }
            int cell = column * LONGS_A_CELL;
            row[cell + 1]++;
            row[cell + 2] += customer.orderAmount(i);
            if (rule == CellRule.BOUNDED && column != before) {
                row[cell]++;
                hit(cohort, column, column + 1);
            }
            if (column >= least && again < 0) {
                again = column;
            }
            before = column;
        }
        // The other rules need one column a customer: they are added up along the row at the end.
        if (rule == CellRule.ON_OR_AFTER) {
            row[last * LONGS_A_CELL]++;
            hit(cohort, 0, last + 1);
        } else if (rule == CellRule.CUMULATIVE) {
            hit(cohort, 0, least);
            if (again >= 0) {
                row[again * LONGS_A_CELL]++;
                hit(cohort, again, columns);
            }
        }
    }

    /** Counts the customer in the columns from one to before another, as far as they are over. */
    private void hit(int cohort, int from, int to) {
        if (state.clusters != null) {
            state.clusters.hit(Math.max(from, calendar.overFrom(cohort)), Math.min(to, calendar.over(cohort)));
        }
    }

    private int column(int cohort, int order, long entered) {
        return calendar.isOfPeriods()
                ? calendar.columnOfDay(cohort, customer.orderEpochDay(order))
                : calendar.columnOf(cohort, entered, customer.orderMillis(order));
    }

    private void adjust(int cohort, int column, long amount) {
        if (column >= calendar.columns(cohort)) {
            return;
        }
        if (amount > 0) {
            // An order that does not count, since it was refunded in full.
            state.row(cohort, column)[column * LONGS_A_CELL + 2] += amount;
            state.refunds(cohort, column)[column * REFUNDS_A_CELL + 1]++;
        } else {
            state.refunds(cohort, column)[column * REFUNDS_A_CELL] -= amount;
        }
    }
}
