package io.github.retention4j.spring;

import io.github.retention4j.model.CalendarUnit;

/**
 * The window that the endpoint and the meters tell of: the last whole one that the data cover. Which that is, the last day of the data
 * tells; a day that was not over when they were read does not count.
 *
 * <p>Worked example: of data whose last day is 2026-11-29 the last complete month is 2026-10; with an order of 2026-11-30, asked in
 * December, it is 2026-11.
 */
public enum ReportedWindow {
    /** A week from Monday to Sunday. */
    LAST_COMPLETE_WEEK,
    /** A calendar month. */
    LAST_COMPLETE_MONTH,
    /** A calendar quarter. */
    LAST_COMPLETE_QUARTER,
    /** A calendar year. */
    LAST_COMPLETE_YEAR;

    CalendarUnit unit() {
        return switch (this) {
            case LAST_COMPLETE_WEEK -> CalendarUnit.ISO_WEEK;
            case LAST_COMPLETE_MONTH -> CalendarUnit.MONTH;
            case LAST_COMPLETE_QUARTER -> CalendarUnit.QUARTER;
            case LAST_COMPLETE_YEAR -> CalendarUnit.YEAR;
        };
    }
}
