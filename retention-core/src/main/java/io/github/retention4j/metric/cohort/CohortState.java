package io.github.retention4j.metric.cohort;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Periods;
import io.github.retention4j.metric.MetricState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What each cohort of a {@link CohortRetention} did at each age, so far. */
public final class CohortState extends MetricState {
    private static final long serialVersionUID = 1L;

    static final int LONGS_A_CELL = 3;

    final @Nullable Periods periods;
    private final int ages;
    private final boolean areCalendar;

    /** How many customers each cohort has. */
    final long[] sizes;

    /** Of each cohort that anybody is in, customers, orders and revenue by age, as far as there is anything, or farther. */
    final long[] @Nullable [] rows;

    /** What customers brought before the period of their cohort. */
    long revenueBefore;

    CohortState(Basis basis, @Nullable Periods periods, int ages, boolean areCalendar) {
        super(basis);
        int cohorts = periods == null ? 0 : periods.count();
        this.periods = periods;
        this.ages = ages;
        this.areCalendar = areCalendar;
        sizes = new long[cohorts];
        rows = new long[cohorts][];
    }

    /** Nothing, with the calendar of another. */
    CohortState(Basis basis, CohortState other) {
        this(basis, other.periods, other.ages, other.areCalendar);
    }

    /** How many ages a cohort has; by calendar, the later it began the fewer. */
    int ages(int cohort) {
        return areCalendar ? ages - cohort : ages;
    }

    /** The row of a cohort up to an age at least: where segments are many, most cells of most states stay empty. */
    long[] row(int cohort, int age) {
        long[] row = rows[cohort];
        int longs = LONGS_A_CELL * (age + 1);
        if (row == null) {
            row = new long[longs];
            rows[cohort] = row;
        } else if (row.length < longs) {
            int enough = Math.min(LONGS_A_CELL * ages(cohort), Math.max(longs, 2 * row.length));
            row = Arrays.copyOf(row, enough);
            rows[cohort] = row;
        }
        return row;
    }

    /** Of each age of a cohort up to the last at which there is anything, or a later one: customers, orders and revenue. */
    long[] row(int cohort) {
        long[] row = rows[cohort];
        return row == null ? new long[0] : row;
    }

    void add(CohortState other) {
        for (int cohort = 0; cohort < sizes.length; cohort++) {
            sizes[cohort] += other.sizes[cohort];
            long[] from = other.rows[cohort];
            if (from != null) {
                long[] into = row(cohort, from.length / LONGS_A_CELL - 1);
                for (int i = 0; i < from.length; i++) {
                    into[i] += from[i];
                }
            }
        }
        revenueBefore += other.revenueBefore;
    }

    Periods periods() {
        return requireNonNull(periods, "a history with customers has periods");
    }
}
