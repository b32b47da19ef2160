package io.github.retention4j.metric.cohort;

import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.Periods;
import io.github.retention4j.metric.segment.SegmentGroups;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plain table over rows: cohorts by first order, ages in periods, bounded cells, no refunds. It says the same as
 * {@link CohortFollower}.
 */
final class CohortRows {
    private static final int LONGS_A_CELL = CohortState.LONGS_A_CELL;

    private CohortRows() {}

    static void addAll(CohortState state, CustomerBlock block) {
        CohortCalendar calendar = state.calendar();
        Periods periods = calendar.periods();
        long[] @Nullable [] rows = new long[periods.count()][];
        boolean isOfAll = calendar.cohorts() == rows.length;
        // Of customers who came first in a period that has no cohort here.
        long[] elsewhere = new long[isOfAll ? 0 : LONGS_A_CELL * rows.length];
        long @Nullable [] cells = {};
        int first = 0;
        int before = -1;
        int end = block.firstRow(block.customers());
        int row = block.firstRow(0);
        while (row < end) {
            // No branch depends on the data, and nothing is called: whose row it is, and whether the customer is new to
            // the cell,
            // are numbers. It is left for the first customer of a cohort.
            for (; row < end; row++) {
                int period = periods.ofDay(block.epochDay(row));
                boolean isFirst = block.isFirst(row);
                cells = isFirst ? rows[period] : cells;
                if (cells == null) {
                    break;
                }
                first = isFirst ? period : first;
                int cell = (period - first) * LONGS_A_CELL;
                // Rows are in time order, so a customer is new to a cell when the cell changes.
                before = isFirst ? -1 : before;
                cells[cell] += cell != before ? 1 : 0;
                cells[cell + 1]++;
                cells[cell + 2] += block.amount(row);
                before = cell;
            }
            if (row < end) {
                int period = periods.ofDay(block.epochDay(row));
                int cohort = period - calendar.periodsBefore();
                rows[period] = calendar.hasCohort(cohort) ? state.row(cohort, calendar.columns(cohort) - 1) : elsewhere;
            }
        }
        for (int c = 0; c < state.sizes.length; c++) {
            long[] its = state.rows[c];
            state.sizes[c] = its == null ? 0 : its[0];
        }
    }

    /** The same, with a customer's rows by themselves, since the next customer's are another state's. */
    static void addAll(List<CohortState> states, SegmentGroups<?> groups, CustomerBlock block) {
        for (int customer = 0; customer < block.customers(); customer++) {
            int row = block.firstRow(customer);
            int end = block.firstRow(customer + 1);
            if (row < end) {
                CohortState state = states.get(groups.of(customer));
                CohortCalendar calendar = state.calendar();
                Periods periods = calendar.periods();
                int first = periods.ofDay(block.epochDay(row));
                int cohort = first - calendar.periodsBefore();
                if (!calendar.hasCohort(cohort)) {
                    continue;
                }
                long[] cells = state.row(cohort, periods.ofDay(block.epochDay(end - 1)) - first);
                state.sizes[cohort]++;
                for (int before = -1; row < end; row++) {
                    int cell = (periods.ofDay(block.epochDay(row)) - first) * LONGS_A_CELL;
                    cells[cell] += cell != before ? 1 : 0;
                    cells[cell + 1]++;
                    cells[cell + 2] += block.amount(row);
                    before = cell;
                }
            }
        }
    }
}
