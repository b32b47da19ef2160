package io.github.retention4j.report;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a page is about: the windows that its numbers are of, and what its shop stated.
 *
 * @param history the shop's records
 * @param spend what was spent to win customers, if that is stated
 * @param margin the margin of revenue, if that is stated
 * @param programme the loyalty programme, if there is one
 * @param goals the goals of a window, if there are any
 * @param listed how many customers are named
 */
record PageScope(
        History history,
        Optional<AcquisitionSpend> spend,
        Optional<Margin> margin,
        Optional<LoyaltyProgramme> programme,
        Optional<Function<Window, Scorecard>> goals,
        int listed) {
    /** Of how many windows a trend is at most. */
    private static final int TREND = 13;

    private static final int MOST_COHORTS = 18;
    private static final int DAYS_OF_A_MONTH = 28;

    Basis basis() {
        return history.basis();
    }

    /** All days that the data cover. */
    Window all() {
        return history.observed();
    }

    LocalDate lastDay() {
        return basis().lastDay();
    }

    /** The last full month, if the data have one that has another before it. */
    List<Window> lastMonth() {
        return lastFull(CalendarUnit.MONTH);
    }

    /** The last full quarter, if the data have one that has another before it; else the last full month. */
    List<Window> lastQuarter() {
        List<Window> quarter = lastFull(CalendarUnit.QUARTER);
        return quarter.isEmpty() ? lastMonth() : quarter;
    }

    private List<Window> lastFull(CalendarUnit unit) {
        if (!basis().isObserved()) {
            return List.of();
        }
        Window window = Window.of(unit, lastDay());
        Window last = basis().observation(window) == Observation.OBSERVED ? window : window.previous();
        return hasOneBefore(last) ? List.of(last) : List.of();
    }

    /** Whether the data have all of the window before. A first day that was not stated is where they begin, for there are no orders. */
    private boolean hasOneBefore(Window window) {
        return !window.previous().start().isBefore(all().start());
    }

    /** The windows of a table of numbers, from the shortest. */
    List<Window> latestAndAll() {
        return Stream.of(lastMonth(), lastFull(CalendarUnit.QUARTER), List.of(all()))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The latest months, the running one included, each with another before it; few days have weeks. */
    List<Window> recent() {
        CalendarUnit unit = all().days() > 4 * DAYS_OF_A_MONTH ? CalendarUnit.MONTH : CalendarUnit.ISO_WEEK;
        List<Window> windows = new ArrayList<>();
        Window window = Window.of(unit, lastDay());
        while (windows.size() < TREND && hasOneBefore(window)) {
            windows.add(0, window);
            window = window.previous();
        }
        return windows;
    }

    /** The finest cohorts of which there are not more than can be seen at once. */
    CalendarUnit cohorts() {
        long months = all().days() / DAYS_OF_A_MONTH;
        if (months < 3) {
            return CalendarUnit.ISO_WEEK;
        }
        return months <= MOST_COHORTS + 1
                ? CalendarUnit.MONTH
                : months <= 4 * MOST_COHORTS ? CalendarUnit.QUARTER : CalendarUnit.YEAR;
    }
}
