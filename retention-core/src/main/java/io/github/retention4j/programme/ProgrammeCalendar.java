package io.github.retention4j.programme;

import io.github.retention4j.history.Basis;
import java.time.LocalDate;
import java.util.Arrays;

/** The days of a history as a programme needs them: when each starts, and when points of each can no longer be used. */
final class ProgrammeCalendar {
    private static final int NEVER = LedgerColumns.NEVER_GONE;
    private static final long DAY = 86_400_000;

    private final Basis basis;
    private final PointsExpiry expiry;
    private final int firstDay;
    private final long[] starts;
    private final int[] gone;

    ProgrammeCalendar(Basis basis, PointsExpiry expiry) {
        this.basis = basis;
        this.expiry = expiry;
        boolean isAny =
                basis.firstDay().isBefore(LocalDate.MAX) && basis.lastDay().isAfter(LocalDate.MIN);
        firstDay = isAny ? (int) basis.firstDay().toEpochDay() : 0;
        int days = isAny ? (int) (basis.lastDay().toEpochDay() - firstDay) + 1 : 0;
        starts = new long[days + 1];
        gone = new int[days];
        for (int i = 0; i <= days; i++) {
            starts[i] = basis.startOf(LocalDate.ofEpochDay(firstDay + i));
        }
        Arrays.setAll(gone, i -> gone(expiry, firstDay + i));
    }

    /** The last day that is observed. */
    int lastDay() {
        return firstDay + starts.length - 2;
    }

    int firstDay() {
        return firstDay;
    }

    /** The day that an instant is of. */
    int day(long millis) {
        if (millis < starts[0] || millis >= starts[starts.length - 1]) {
            return (int) basis.dayOf(millis).toEpochDay();
        }
        // Days are mostly of 24 hours, so the guess is off by one at most, and by one more for each day that was
        // skipped.
        int i = (int) Math.min(starts.length - 2, (millis - starts[0]) / DAY);
        while (starts[i] > millis) {
            i--;
        }
        // Where a day was skipped, two start at once; the later is the one that is.
        while (starts[i + 1] <= millis) {
            i++;
        }
        return firstDay + i;
    }

    /** When a day starts. */
    long start(int day) {
        int i = day - firstDay;
        return i >= 0 && i < starts.length ? starts[i] : basis.startOf(LocalDate.ofEpochDay(day));
    }

    /** The first day on which points whose time counts from a day are gone. */
    int gone(int day) {
        int i = day - firstDay;
        return i >= 0 && i < gone.length ? gone[i] : gone(expiry, day);
    }

    /** The same by another rule. */
    static int gone(PointsExpiry rule, int day) {
        LocalDate last = rule.lastDay(LocalDate.ofEpochDay(day));
        return last.toEpochDay() >= NEVER - 1 ? NEVER : (int) last.toEpochDay() + 1;
    }
}
