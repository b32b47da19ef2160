package io.github.retention4j.testing;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.RetailCalendar;
import io.github.retention4j.model.RetailCalendar.Pattern;
import io.github.retention4j.model.RetailCalendar.YearEnd;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.chrono.MinguoChronology;
import java.time.chrono.ThaiBuddhistChronology;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Units of every calendar that the library offers: those of the ISO calendar, and some of each other kind. */
public final class CalendarUnits extends DomainContextBase {
    private static final RetailCalendar DECEMBER =
            new RetailCalendar(Pattern.WEEKS_4_4_5, Month.DECEMBER, DayOfWeek.FRIDAY, YearEnd.LAST_OF_MONTH);
    private static final RetailCalendar AUGUST =
            new RetailCalendar(Pattern.WEEKS_5_4_4, Month.AUGUST, DayOfWeek.SUNDAY, YearEnd.NEAREST_TO_MONTH_END);

    /** All but {@link CalendarUnit#DAYS}. */
    public static final List<CalendarUnit> ALL = List.of(
            CalendarUnit.DAY,
            CalendarUnit.ISO_WEEK,
            CalendarUnit.MONTH,
            CalendarUnit.QUARTER,
            CalendarUnit.HALF_YEAR,
            CalendarUnit.YEAR,
            CalendarUnit.week(DayOfWeek.SATURDAY),
            CalendarUnit.week(DayOfWeek.SUNDAY),
            CalendarUnit.HIJRI_MONTH,
            CalendarUnit.HIJRI_YEAR,
            CalendarUnit.month(ThaiBuddhistChronology.INSTANCE),
            CalendarUnit.year(MinguoChronology.INSTANCE),
            CalendarUnit.fiscalYear(Month.JULY),
            CalendarUnit.fiscalHalf(Month.APRIL),
            CalendarUnit.fiscalQuarter(Month.FEBRUARY),
            RetailCalendar.nrf().month(),
            RetailCalendar.nrf().quarter(),
            RetailCalendar.nrf().year(),
            DECEMBER.month(),
            AUGUST.month(),
            AUGUST.quarter());

    /** The same, and the unit of windows between two dates. */
    public static Arbitrary<CalendarUnit> units() {
        return Arbitraries.of(
                Stream.concat(Stream.of(CalendarUnit.DAYS), ALL.stream()).toList());
    }

    @Provide
    Arbitrary<CalendarUnit> unit() {
        return units();
    }
}
