package io.github.retention4j.metric.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.cohort.CohortRetention.CellRule;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.CalendarUnits;
import io.github.retention4j.testing.StoreRows;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Days that clocks and calendars make hard, by every unit, by both clocks and by every rule. */
class CohortClocksTest {
    private static final Duration DAY = Duration.ofHours(24);

    static List<CalendarUnit> units() {
        return CalendarUnits.ALL;
    }

    /** The ages at which the only customer of a store ordered. */
    private static List<Integer> ages(CohortRetention form, StoreRows rows) {
        Cohort cohort = compute(form, rows).cohorts().get(0);
        return IntStream.range(0, cohort.cells().size())
                .filter(age -> cohort.cells().get(age).orders() > 0)
                .boxed()
                .toList();
    }

    private static CohortTable compute(CohortRetention form, StoreRows rows) {
        return MetricsEngine.over(rows.store().history()).compute(form);
    }

    /** 50 days have more milliseconds than an int can tell. */
    @Test
    void whatIsPastAllBracketsIsInNoneHoweverManyStepsLater() {
        StoreRows rows = StoreRows.riyadh();
        Instant first = rows.at("2026-01-03T12:00");
        rows.order("a", first, 100).order("a", first.plusMillis((1L << 32) + 2), 100);
        CohortTable table =
                compute(CohortRetention.monthly().agedBy(Duration.ofMillis(1)).brackets(1, 3, 7), rows);
        assertThat(table.cohorts().get(0).cells()).extracting(Cell::orders).containsExactly(1L, 0L, 0L);
    }

    /** How many units are from the one that holds a day to the one that holds another. */
    private static int apart(CalendarUnit unit, String from, String to) {
        Window last = Window.of(unit, LocalDate.parse(to.substring(0, 10)));
        int apart = 0;
        for (Window w = Window.of(unit, LocalDate.parse(from.substring(0, 10))); !w.equals(last); w = w.next()) {
            apart++;
        }
        return apart;
    }

    private record Case(String zone, String currency, String first, String second, int steps) {}

    /**
     * A day of 23 hours; days without a midnight; a day that was skipped; a leap day; New Year by ISO week; a minute before and after
     * midnight. The steps are those of 24 hours.
     */
    private static final List<Case> CASES = List.of(
            new Case("Europe/Berlin", "EUR", "2024-03-31T00:30", "2024-04-01T00:15", 0),
            new Case("Europe/Berlin", "EUR", "2024-03-31T00:30", "2024-04-01T01:30", 1),
            new Case("America/Sao_Paulo", "BRL", "2018-11-03T23:59", "2018-11-04T01:00", 0),
            new Case("Africa/Cairo", "EGP", "2025-04-24T23:30", "2025-04-25T01:00", 0),
            new Case("Africa/Cairo", "EGP", "2025-04-24T23:30", "2025-04-26T00:30", 1),
            new Case("Pacific/Apia", "WST", "2011-12-29T12:00", "2011-12-31T12:00", 1),
            new Case("Asia/Riyadh", "SAR", "2024-01-31T10:00", "2024-02-29T09:00", 28),
            new Case("Asia/Riyadh", "SAR", "2021-01-01T10:00", "2021-01-03T10:00", 2),
            new Case("Asia/Riyadh", "SAR", "2026-03-10T23:59", "2026-03-11T00:01", 0));

    @ParameterizedTest
    @MethodSource("units")
    void agesAreUnitsOfTheCalendarOrEqualStepsByEveryUnit(CalendarUnit unit) {
        for (Case of : CASES) {
            StoreRows rows = StoreRows.of(of.zone, of.currency).orders("c", of.first, of.second);
            CohortRetention form = CohortRetention.by(unit);
            int apart = apart(unit, of.first, of.second);
            assertThat(ages(form, rows))
                    .as("%s", of)
                    .isEqualTo(Stream.of(0, apart).distinct().toList());
            assertThat(ages(form.agedBy(DAY), rows))
                    .as("%s", of)
                    .isEqualTo(Stream.of(0, of.steps).distinct().toList());
            for (CellRule rule : CellRule.values()) {
                Cohort cohort = compute(form.cells(rule), rows).cohorts().get(0);
                assertThat(cohort.cells().get(apart).customers())
                        .as("%s %s", of, rule)
                        .isEqualTo(1);
            }
        }
    }

    /** An unfinished unit is marked and in no average; one that has not begun has no cell. */
    @ParameterizedTest
    @MethodSource("units")
    void anUnfinishedUnitIsMarkedAndOneNotBegunIsAbsentByEveryUnit(CalendarUnit unit) {
        Window first = Window.of(unit, LocalDate.of(2022, 5, 17));
        Window second = first.next();
        StoreRows rows = StoreRows.riyadh()
                .orders("c", first.start() + "T12:00")
                .observedThrough(second.end().minusDays(1).toString());
        CohortTable over = compute(CohortRetention.by(unit), rows);
        assertThat(observations(over)).containsExactly(Observation.OBSERVED, Observation.OBSERVED);
        assertThat(over.average(1).summary()).startsWith("0.0 % (0/1)");
        if (second.days() > 1) {
            rows.observedThrough(second.start().toString());
            CohortTable open = compute(CohortRetention.by(unit), rows);
            assertThat(observations(open)).containsExactly(Observation.OBSERVED, Observation.PARTLY_OBSERVED);
            assertThat(open.average(1).summary()).isEqualTo("no data (0/0)");
        }
        rows.observedThrough(first.end().minusDays(1).toString());
        assertThat(observations(compute(CohortRetention.by(unit), rows))).containsExactly(Observation.OBSERVED);
    }

    private static List<Observation> observations(CohortTable table) {
        return table.cohorts().get(0).cells().stream().map(Cell::observation).toList();
    }

    /** 1 January 2021 is in ISO week 53 of 2020. */
    @ParameterizedTest
    @CsvSource({"MONDAY, 2020-W53", "SUNDAY, week of 2020-12-27", "SATURDAY, week of 2020-12-26"})
    void aWeekStartsOnTheDayThatIsNamed(DayOfWeek day, String name) {
        StoreRows rows = StoreRows.riyadh().orders("c", "2021-01-01");
        assertThat(compute(CohortRetention.weekly(day), rows).cohorts().get(0).period())
                .hasToString(name);
    }

    @Test
    void ramadanIsACohortByTheHijriCalendar() {
        StoreRows rows = StoreRows.riyadh().orders("c", "2026-02-18T00:00", "2026-03-20T00:00");
        CohortTable table = compute(CohortRetention.by(CalendarUnit.HIJRI_MONTH), rows);
        assertThat(table.cohorts().get(0).period()).hasToString("AH 1447-09");
        assertThat(table.cohorts().get(0).cells()).extracting(Cell::customers).containsExactly(1L, 1L);
        assertThat(table.label().rule()).isEqualTo("first order by Hijri month, ordered in that period");
        assertThat(table.ageUnit()).isEqualTo("Hijri months");
    }

    // ---- ranges

    /** Weeks lie across the new year: each is in the year that it begins in. */
    @Test
    void cohortsOfARangeAreThoseThatBeginInItAndAreFollowedToTheEnd() {
        StoreRows rows = StoreRows.riyadh()
                .orders("before", "2024-12-30")
                .orders("in", "2025-01-04", "2026-01-06")
                .orders("last", "2025-12-28", "2026-01-06")
                .orders("after", "2026-01-03");
        CohortTable table = compute(CohortRetention.weekly(DayOfWeek.SATURDAY).within(Window.year(2025)), rows);
        assertThat(table.cohorts().get(0).period()).hasToString("week of 2025-01-04");
        assertThat(table.cohorts()).hasSize(52);
        assertThat(table.cohorts().get(0).cells()).hasSize(53);
        assertThat(table.cohorts().stream().mapToLong(Cohort::size).sum()).isEqualTo(2);
        assertThat(table.cohorts().get(51).cells()).extracting(Cell::customers).containsExactly(1L, 1L);
        assertThat(table.label().rule())
                .isEqualTo("first order by week from Saturday, cohorts of 2025, ordered in that period");
        assertThat(compute(CohortRetention.monthly().within(Window.year(2030)), rows)
                        .toString())
                .endsWith("no data (no first order)");
    }

    @Test
    void aTableByDayOverYearsFitsIfItIsOfAQuarter() {
        StoreRows rows = StoreRows.of("UTC", "SAR")
                .orders("old", "2015-01-01")
                .orders("c", "2020-02-01", "2024-12-31")
                .orders("d", "2020-03-31");
        CohortRetention daily = CohortRetention.daily().within(Window.quarter(2020, 1));
        CohortTable table = compute(daily, rows);
        assertThat(table.cohorts()).hasSize(60);
        assertThat(table.ages()).isEqualTo(1796);
        assertThat(table.cohorts().get(0).cells().get(1795).customers()).isEqualTo(1);
        CohortTable brackets = compute(CohortRetention.daily().brackets(1, 3, 7, 14, 30), rows);
        assertThat(brackets.ages()).isEqualTo(5);
        assertThat(brackets.cohorts()).hasSize(1917);
    }

    /** By columns without refunds the rows are looped over; with a refund customers are asked one by one. */
    @Test
    void aRangeIsTheSameWithAndWithoutARefund() {
        StoreRows rows = StoreRows.riyadh();
        for (int i = 0; i < 200; i++) {
            for (int order = 0; order <= i % 4; order++) {
                rows.orders(
                        "c-" + i,
                        LocalDate.of(2025, 1, 1).plusDays(i * 3L + 17L * order).toString());
            }
        }
        for (Window range : List.of(Window.quarter(2025, 2), Window.month(2025, 1), Window.month(2026, 8))) {
            CohortRetention form = CohortRetention.weekly(DayOfWeek.MONDAY).within(range);
            CohortTable byRows = compute(form, rows);
            StoreRows refunded = StoreRows.riyadh();
            rows.store().orders().forEach(refunded::order);
            refunded.refundedOrder("other", "2024-12-31", 1_000, "2025-01-01", 1);
            CohortTable byCustomers = compute(form, refunded);
            assertThat(byCustomers.cohorts()).as("%s", range).isEqualTo(byRows.cohorts());
            assertThat(byRows.cohorts()).isNotEmpty();
        }
    }
}
