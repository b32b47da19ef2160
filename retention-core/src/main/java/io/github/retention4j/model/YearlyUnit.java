package io.github.retention4j.model;

import java.time.LocalDate;

/**
 * A unit that knows its like of the year before, and how much of a year it is.
 *
 * <p>Neither this nor {@link CalendarUnit} has default methods: a class that is made ready would then wait for the constants of
 * its interface, which wait for the class.
 */
interface YearlyUnit extends CalendarUnit {
    /** Where the same unit of the year before starts, such as the same month. */
    LocalDate yearBefore(LocalDate start);

    /** How many months of twelve to a year it has; 0 if its length is told in days. */
    int months();
}
