package io.github.retention4j.metric.cohort;

import com.google.common.primitives.Ints;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Periods;
import io.github.retention4j.history.Span;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.time.LocalDate;

/** Which cohorts a table has, which ages each of them, and how far these are observed. */
final class CohortCalendar implements Serializable {
    private static final long serialVersionUID = 1L;

    /** All periods of the data, of which the cohorts are some that follow one another. */
    private final Periods periods;

    private final int first;
    private final LocalDate firstEntry;
    private final long step;
    private final AgeBrackets brackets;

    /** Of each cohort, how many columns have begun, and how many of them are over. */
    private final int[] columns;

    private final int[] over;

    /** Whether the data begin inside the first period of all, after days of which nothing is known. */
    private final boolean startsMidway;

    CohortCalendar(CohortRetention metric, Basis basis) {
        periods = Periods.of(
                basis, Window.of(metric.unit(), basis.firstDay()), Window.of(metric.unit(), basis.lastDay()));
        step = metric.step().toMillis();
        brackets = metric.brackets();
        int from = 0;
        int to = periods.count();
        Window range = metric.range();
        if (range != null) {
            while (from < to && !range.contains(periods.windows().get(from).start())) {
                from++;
            }
            while (to > from && !range.contains(periods.windows().get(to - 1).start())) {
                to--;
            }
        }
        first = from;
        columns = new int[to - from];
        over = new int[to - from];
        // Before the first event of a shop nothing was sold, and yet somebody may have signed up.
        firstEntry = metric.entry() instanceof DeclaredEntry && !basis.firstDayStated()
                ? periods.windows().get(0).start()
                : basis.firstDay();
        Span data = new Span(basis.startOf(firstEntry), basis.observedUntil());
        startsMidway = basis.firstDayStated() && start(-first) < data.from();
        long cells = 0;
        for (int cohort = 0; cohort < columns.length; cohort++) {
            columns[cohort] = brackets.countBefore(begun(cohort, data));
            over[cohort] = brackets.countUntil(over(cohort, data));
            cells += columns[cohort];
        }
        if (cells > CohortRetention.MOST_CELLS) {
            throw new IllegalArgumentException(
                    "a table of " + columns.length + " cohorts and up to " + columns[0]
                            + " ages has " + cells + " cells, more than " + CohortRetention.MOST_CELLS
                            + "; take longer periods or steps, brackets of ages, or within(window) for cohorts of a range only");
        }
    }

    /** How many ages of a cohort have begun: somebody who entered at its very start has reached them. */
    private long begun(int cohort, Span data) {
        if (step == 0) {
            return (long) periods.count() - (first + cohort);
        }
        // Nobody can have entered before the data begin.
        long time = data.until() - Math.max(start(cohort), data.from());
        return (time + step - 1) / step;
    }

    /** How many ages of a cohort are over: somebody who entered at its very end has left them. */
    private long over(int cohort, Span data) {
        if (step == 0) {
            int open = periods.start(periods.count()) > data.until() ? 1 : 0;
            return (long) periods.count() - open - (first + cohort);
        }
        return Math.max(0, data.until() - start(cohort + 1)) / step;
    }

    /** The first day on which somebody may enter. */
    LocalDate firstEntry() {
        return firstEntry;
    }

    int cohorts() {
        return columns.length;
    }

    Window window(int cohort) {
        return periods.windows().get(first + cohort);
    }

    /** When the period of a cohort starts. */
    long start(int cohort) {
        return periods.start(first + cohort);
    }

    /** The cohort of a day of the data, or a number that is none of a cohort. */
    int cohort(int epochDay) {
        return periods.ofDay(epochDay) - first;
    }

    boolean hasCohort(int number) {
        return number >= 0 && number < columns.length;
    }

    /** Of all periods, those before the first cohort's. */
    int periodsBefore() {
        return first;
    }

    /** All periods of the data. */
    Periods periods() {
        return periods;
    }

    /** How many columns of a cohort have begun. */
    int columns(int cohort) {
        return columns[cohort];
    }

    /** The most columns that any cohort has. */
    int mostColumns() {
        return columns.length == 0 ? 0 : columns[0];
    }

    /** The first column of a cohort that is observed whole, if any is. */
    int overFrom(int cohort) {
        return startsMidway && step == 0 && first + cohort == 0 ? 1 : 0;
    }

    /** The end of the columns of a cohort that are observed whole. */
    int over(int cohort) {
        return over[cohort];
    }

    /** How far a column that has begun is observed. */
    Observation observation(int cohort, int column) {
        return column >= overFrom(cohort) && column < over[cohort] ? Observation.OBSERVED : Observation.PARTLY_OBSERVED;
    }

    /** The column of what happens on a day, which may be past the last. */
    int columnOfDay(int cohort, int epochDay) {
        return brackets.of(Math.max(0, periods.ofDay(epochDay) - first - cohort));
    }

    /** The column of what happens at an instant to who entered at another, which may be past the last. */
    int columnOf(int cohort, long entered, long millis) {
        long age = step == 0 ? periods.indexOf(millis) - first - cohort : (millis - entered) / step;
        return brackets.of(Ints.saturatedCast(Math.max(0, age)));
    }

    /** Whether ages are periods of the calendar. */
    boolean isOfPeriods() {
        return step == 0;
    }
}
