package io.github.retention4j.metric.programme;

import io.github.retention4j.result.Unit;

/**
 * What ages are told in, and which completed month an age is in: variances are worked out by month, so that their state does not
 * grow with the square of the days.
 */
@SuppressWarnings("ImmutableEnumChecker") // a unit is
enum AgeScale {
    DAYS(Unit.DAYS, 44) {
        @Override
        int first(int month) {
            return (int) Math.floor(month * DAYS_A_MONTH) - SLACK;
        }

        @Override
        int month(int age) {
            return (int) (age / DAYS_A_MONTH);
        }
    },
    MONTHS(Unit.count("months", 0), 1) {
        @Override
        int first(int month) {
            return month;
        }

        @Override
        int month(int age) {
            return age;
        }
    };

    private static final double DAYS_A_MONTH = 365.2425 / 12;

    /** By how many days so many months are shorter than so many average ones, at most. */
    private static final int SLACK = 6;

    /** After so many months a cell of the variance is a year. */
    private static final int SINGLE_MONTHS = 60;

    private static final int YEAR = 12;

    private final Unit unit;
    private final int span;

    AgeScale(Unit unit, int span) {
        this.unit = unit;
        this.span = span;
    }

    Unit unit() {
        return unit;
    }

    /** How many ages may lie in one completed month. */
    int span() {
        return span;
    }

    /** An age at or before the first that so many completed months can be. */
    abstract int first(int month);

    /** The completed month of an age of which the day of the start is not known: that of average months. */
    abstract int month(int age);

    /** Which cell of the variance a month is in. */
    static int cell(int month) {
        return month < SINGLE_MONTHS ? month : SINGLE_MONTHS + (month - SINGLE_MONTHS) / YEAR;
    }
}
