package io.github.retention4j.metric.cohort;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What each cohort of a {@link CohortRetention} did at each age, so far. */
public final class CohortState extends MetricState implements Subtractable<CohortState> {
    private static final long serialVersionUID = 1L;

    /** Customers, orders that count, and what all orders come to. */
    static final int LONGS_A_CELL = 3;

    /** What was refunded, and how many orders do not count for that. */
    static final int REFUNDS_A_CELL = 2;

    final @Nullable CohortCalendar calendar;

    /** How many customers each cohort has. */
    final long[] sizes;

    /** Of each cohort that anybody is in, {@link #LONGS_A_CELL} by column, as far as there is anything, or farther. */
    final long[] @Nullable [] rows;

    /** Of each cohort that anything was refunded to, {@link #REFUNDS_A_CELL} by column, as far as there is anything, or farther. */
    final long[] @Nullable [] refunds;

    /** By column, how much customers differ who may be in several cohorts. */
    final @Nullable CohortClusters clusters;

    /** Customers who entered before the data begin, and of whom it is not known when they did. */
    long enteredBefore;

    long undated;

    /** Orders that customers placed before they entered, and what those and earlier refunds come to. */
    long ordersBefore;

    long revenueBefore;

    CohortState(Basis basis, @Nullable CohortCalendar calendar, boolean isRecurring) {
        super(basis);
        int cohorts = calendar == null ? 0 : calendar.cohorts();
        this.calendar = calendar;
        sizes = new long[cohorts];
        rows = new long[cohorts][];
        refunds = new long[cohorts][];
        clusters = isRecurring && calendar != null ? new CohortClusters(calendar.mostColumns()) : null;
    }

    /** Nothing, with the calendar of another. */
    CohortState(Basis basis, CohortState other) {
        this(basis, other.calendar, other.clusters != null);
    }

    /** The row of a cohort up to a column at least: where segments are many, most cells of most states stay empty. */
    long[] row(int cohort, int column) {
        return grown(rows, cohort, LONGS_A_CELL * (column + 1), LONGS_A_CELL);
    }

    /** What was refunded to a cohort up to a column at least. */
    long[] refunds(int cohort, int column) {
        return grown(refunds, cohort, REFUNDS_A_CELL * (column + 1), REFUNDS_A_CELL);
    }

    private long[] grown(long[] @Nullable [] all, int cohort, int longs, int longsACell) {
        long[] row = all[cohort];
        if (row == null) {
            row = new long[longs];
            all[cohort] = row;
        } else if (row.length < longs) {
            int most = longsACell * calendar().columns(cohort);
            row = Arrays.copyOf(row, Math.min(most, Math.max(longs, 2 * row.length)));
            all[cohort] = row;
        }
        return row;
    }

    void add(CohortState other) {
        for (int cohort = 0; cohort < sizes.length; cohort++) {
            sizes[cohort] += other.sizes[cohort];
            addRow(rows, cohort, other.rows[cohort], LONGS_A_CELL, 1);
            addRow(refunds, cohort, other.refunds[cohort], REFUNDS_A_CELL, 1);
        }
        if (clusters != null && other.clusters != null) {
            clusters.add(other.clusters);
        }
        enteredBefore += other.enteredBefore;
        undated += other.undated;
        ordersBefore += other.ordersBefore;
        revenueBefore += other.revenueBefore;
    }

    @Override
    public void subtract(CohortState other) {
        requireSameBasis(other);
        for (int cohort = 0; cohort < sizes.length; cohort++) {
            sizes[cohort] -= other.sizes[cohort];
            addRow(rows, cohort, other.rows[cohort], LONGS_A_CELL, -1);
            addRow(refunds, cohort, other.refunds[cohort], REFUNDS_A_CELL, -1);
        }
        if (clusters != null && other.clusters != null) {
            clusters.subtract(other.clusters);
        }
        enteredBefore -= other.enteredBefore;
        undated -= other.undated;
        ordersBefore -= other.ordersBefore;
        revenueBefore -= other.revenueBefore;
    }

    private void addRow(long[] @Nullable [] all, int cohort, long @Nullable [] from, int longsACell, int times) {
        if (from != null) {
            long[] into = grown(all, cohort, from.length, longsACell);
            for (int i = 0; i < from.length; i++) {
                into[i] += times * from[i];
            }
        }
    }

    CohortCalendar calendar() {
        return requireNonNull(calendar, "a history with customers has periods");
    }
}
