package io.github.retention4j.spring;

import io.github.retention4j.history.History;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The window that the endpoint and the meters tell of: the last one that the data cover to its end. The last day of the data decides,
 * and no clock.
 *
 * <p>Worked example: of data whose last day is 2026-11-29 the last complete month is 2026-10; with an order of 2026-11-30 it is 2026-11.
 */
public enum ReportedWindow {
    /** A week from Monday to Sunday. */
    LAST_COMPLETE_WEEK(CalendarUnit.ISO_WEEK),
    /** A calendar month. */
    LAST_COMPLETE_MONTH(CalendarUnit.MONTH),
    /** A calendar quarter. */
    LAST_COMPLETE_QUARTER(CalendarUnit.QUARTER),
    /** A calendar year. */
    LAST_COMPLETE_YEAR(CalendarUnit.YEAR);

    private final CalendarUnit unit;

    ReportedWindow(CalendarUnit unit) {
        this.unit = unit;
    }

    /**
     * The last such window of a history.
     *
     * @param history the history
     * @return the window, which ends with the data or before; empty if the history has no event
     */
    public Optional<Window> of(History history) {
        LocalDate last = history.basis().lastDay();
        if (last.equals(LocalDate.MIN)) {
            return Optional.empty();
        }
        Window current = Window.of(unit, last);
        return Optional.of(current.end().equals(last.plusDays(1)) ? current : current.previous());
    }
}
