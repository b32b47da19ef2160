package io.github.retention4j.metric.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.metric.cohort.CohortTable.Show;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;

class CohortTableTest {
    private static final Window JANUARY = Window.month(2026, 1);
    private static final Window FEBRUARY = Window.month(2026, 2);
    private static final Window MARCH = Window.month(2026, 3);

    private static final BigMoney NOTHING = BigMoney.parse("SAR 0.00");

    /** By first order, where nothing but some revenue is left out. */
    private static CohortTable cohortTable(
            Label label, String ageUnit, LocalDate lastDay, List<Cohort> cohorts, BigMoney revenueBefore) {
        LeftOut leftOut = new LeftOut(0, 0, 0, revenueBefore);
        return new CohortTable(label, "first order", ageUnit, AgeBrackets.NONE, lastDay, cohorts, leftOut, List.of());
    }

    private static Cell cell(long customers, long orders, String revenue, Observation observation) {
        return new Cell(customers, orders, BigMoney.parse("SAR " + revenue), observation);
    }

    /** January's cohort is observed whole for two months; nobody came first in February; March is not over. */
    private static CohortTable table() {
        return cohortTable(
                Label.of("cohort retention", "ordered in that period"),
                "months",
                LocalDate.of(2026, 3, 20),
                List.of(
                        new Cohort(
                                JANUARY,
                                885,
                                List.of(
                                        cell(885, 1400, "572713.89", Observation.OBSERVED),
                                        cell(324, 517, "276237.69", Observation.OBSERVED),
                                        cell(0, 0, "-20.00", Observation.PARTLY_OBSERVED))),
                        new Cohort(
                                FEBRUARY,
                                0,
                                List.of(
                                        cell(0, 0, "0.00", Observation.OBSERVED),
                                        cell(0, 0, "0.00", Observation.PARTLY_OBSERVED))),
                        new Cohort(MARCH, 15, List.of(cell(15, 16, "99.00", Observation.PARTLY_OBSERVED)))),
                NOTHING);
    }

    // ---- the text

    @Test
    void printsObservedCellsMarksPartlyObservedOnesAndLeavesOthersBlank() {
        assertThat(table()).hasToString("""
                cohort retention (ordered in that period): % of the cohort
                months   size       0      1     2
                2026-01   885   100.0   36.6   0.0*
                2026-02     0       –      –*
                2026-03    15†  100.0*
                all       900   100.0   36.6
                * partly observed: the data end on 2026-03-20
                † a cohort of fewer than 30 customers""");
        assertThat(table().text(Show.RETENTION)).isEqualTo(table().toString());
    }

    @Test
    void printsCustomersOrdersOrRevenueInstead() {
        assertThat(table().text(Show.CUSTOMERS)).isEqualTo("""
                cohort retention (ordered in that period): customers
                months   size     0     1   2
                2026-01   885   885   324   0*
                2026-02     0     0     0*
                2026-03    15†   15*
                * partly observed: the data end on 2026-03-20
                † a cohort of fewer than 30 customers""");
        assertThat(table().text(Show.ORDERS)).isEqualTo("""
                cohort retention (ordered in that period): orders
                months   size      0     1   2
                2026-01   885   1400   517   0*
                2026-02     0      0     0*
                2026-03    15†    16*
                * partly observed: the data end on 2026-03-20
                † a cohort of fewer than 30 customers""");
        assertThat(table().text(Show.REVENUE)).isEqualTo("""
                cohort retention (ordered in that period): revenue in SAR
                months   size           0           1        2
                2026-01   885   572713.89   276237.69   -20.00*
                2026-02     0        0.00        0.00*
                2026-03    15†      99.00*
                * partly observed: the data end on 2026-03-20
                † a cohort of fewer than 30 customers""");
    }

    @Test
    void explainsTheMarkOnlyWhereItStands() {
        CohortTable whole = cohortTable(
                Label.of("cohort retention", "ordered in that period"),
                "months",
                LocalDate.of(2026, 1, 31),
                List.of(new Cohort(JANUARY, 30, List.of(cell(30, 31, "5.00", Observation.OBSERVED)))),
                NOTHING);
        assertThat(whole).hasToString("""
                cohort retention (ordered in that period): % of the cohort
                months   size      0
                2026-01    30  100.0
                all        30  100.0""");
        assertThat(whole.summary()).isEqualTo("1 cohort of 30 customers");
    }

    @Test
    void withoutCohortsIsNoData() {
        CohortTable none = cohortTable(Label.of("cohort retention", "x"), "months", LocalDate.MIN, List.of(), NOTHING);
        assertThat(none).hasToString("cohort retention (x): no data (no first order)");
        assertThat(none.ages()).isZero();
        assertThat(none.average(0).value()).isEmpty();
        assertThat(none.retention(JANUARY, 0).value()).isEmpty();
    }

    @Test
    void aCohortWithoutCellsIsARowOfItsName() {
        CohortTable bare = cohortTable(
                table().label(), "months", table().lastDay(), List.of(new Cohort(JANUARY, 30, List.of())), NOTHING);
        assertThat(bare.text(Show.REVENUE)).isEqualTo("""
                cohort retention (ordered in that period): revenue
                months   size
                2026-01    30""");
    }

    // ---- what can be asked of it

    @Test
    void aCellHasThreeStates() {
        assertThat(table().cohort(JANUARY).orElseThrow().cell(1).orElseThrow().observation())
                .isEqualTo(Observation.OBSERVED);
        assertThat(table().cohort(JANUARY).orElseThrow().cell(2).orElseThrow().observation())
                .isEqualTo(Observation.PARTLY_OBSERVED);
        assertThat(table().cohort(JANUARY).orElseThrow().cell(3)).isEmpty();
        assertThat(table().cohort(Window.month(2026, 4))).isEmpty();
        assertThat(table().ages()).isEqualTo(3);
    }

    @Test
    void theRetentionOfACohortAtAnAgeIsARatioOfTheSameStates() {
        assertThat(table().retention(JANUARY, 1))
                .hasToString("cohort retention at age 1 of cohort 2026-01 (ordered in that period): 36.6 % (324/885),"
                        + " 95 % CI 33.5–39.8 %");
        assertThat(table().retention(JANUARY, 2).toString())
                .endsWith(": 0.0 % (0/885), 95 % CI 0.0–0.4 %; partly observed, data end 2026-03-20");
        assertThat(table().retention(JANUARY, 3).toString()).endsWith(": no data; not observed, data end 2026-03-20");
        assertThat(table().retention(FEBRUARY, 0).summary()).isEqualTo("no data (0/0)");
        assertThat(table().retention(Window.month(2026, 4), 0).value()).isEmpty();
    }

    @Test
    void theAverageIsWeightedAndTakesInWholeCellsOnly() {
        List<Cohort> cohorts = new ArrayList<>(table().cohorts());
        cohorts.set(
                1,
                new Cohort(
                        FEBRUARY,
                        15,
                        List.of(cell(15, 15, "0.00", Observation.OBSERVED), cell(6, 6, "0.00", Observation.OBSERVED))));
        CohortTable table = cohortTable(table().label(), "months", table().lastDay(), cohorts, NOTHING);
        assertThat(table.average(0).summary()).startsWith("100.0 % (900/900)");
        assertThat(table.average(1))
                .hasToString("cohort retention average at age 1 (ordered in that period, weighted, mature cohorts):"
                        + " 36.7 % (330/900), 95 % CI 33.6–39.9 %");
        assertThat(table.average(2).summary()).isEqualTo("no data (0/0)");
        assertThat(table.average(99).value()).isEmpty();
    }

    @Test
    void anAskedPeriodOfAnotherKindIsRefusedWithTheCohorts() {
        assertThatThrownBy(() -> table().retention(Window.quarter(2026, 1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2026-Q1 is one of the quarters; this table's cohorts are months, 2026-01 to 2026-03");
        assertThatThrownBy(() -> table().cohort(Window.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))))
                .hasMessage("2026-01-01..2026-01-31 is one of the windows between two dates; this table's cohorts are"
                        + " months, 2026-01 to 2026-03");
        CohortTable weeks = cohortTable(
                table().label(),
                "weeks",
                table().lastDay(),
                List.of(new Cohort(Window.week(LocalDate.of(2026, 1, 3), DayOfWeek.SATURDAY), 2, List.of())),
                NOTHING);
        assertThatThrownBy(() -> weeks.retention(Window.isoWeek(2026, 1), 0))
                .hasMessage("2026-W01 is one of the weeks from Monday; this table's cohorts are weeks from Saturday,"
                        + " week of 2026-01-03");
    }

    @Test
    void aPeriodWithoutACohortIsNoDataAndSaysWhyAndOneAfterTheDataIsNotObserved() {
        String noCohort = "; no cohort of this table, cohorts are 2026-01 to 2026-03): no data (0/0)";
        String nobody = "; no first order then, cohorts are 2026-01 to 2026-03): no data (0/0)";
        assertThat(table().retention(Window.month(2025, 12), 1))
                .hasToString("cohort retention at age 1 of cohort 2025-12 (ordered in that period" + noCohort);
        assertThat(table().retention(FEBRUARY, 0))
                .hasToString("cohort retention at age 0 of cohort 2026-02 (ordered in that period" + nobody);
        assertThat(table().retention(Window.month(2026, 4), 0))
                .hasToString("cohort retention at age 0 of cohort 2026-04 (ordered in that period): no data;"
                        + " not observed, data end 2026-03-20");
        List<Cohort> first = table().cohorts().subList(0, 1);
        CohortTable january = cohortTable(table().label(), "months", table().lastDay(), first, NOTHING);
        assertThat(january.retention(MARCH, 0))
                .hasToString("cohort retention at age 0 of cohort 2026-03 (ordered in that period; no cohort of this"
                        + " table, cohorts are 2026-01): no data (0/0); partly observed, data end 2026-03-20");
    }

    /** As of a filter that nobody passes: the days are covered all the same. */
    @Test
    void aTableWithoutCohortsSaysOfACoveredPeriodThatNobodyOrderedInIt() {
        CohortTable none = cohortTable(table().label(), "months", table().lastDay(), List.of(), NOTHING);
        assertThat(none.retention(FEBRUARY, 0))
                .hasToString("cohort retention at age 0 of cohort 2026-02 (ordered in that period;"
                        + " no cohort of this table): no data (0/0)");
        assertThat(none.retention(Window.month(2026, 4), 0).toString())
                .endsWith(": no data; not observed, data end 2026-03-20");
        CohortTable ofNothing = cohortTable(table().label(), "months", LocalDate.MIN, List.of(), NOTHING);
        assertThat(ofNothing.retention(FEBRUARY, 0).toString()).endsWith(": no data; not observed, there are no data");
    }

    @Test
    void printIsOfAReadableSizeAndSaysWhatIsNotInIt() {
        List<Cohort> cohorts = new ArrayList<>();
        for (int day = 0; day < 860; day++) {
            Cell cell = cell(1, 1, "1.00", Observation.OBSERVED);
            cohorts.add(new Cohort(
                    Window.day(LocalDate.of(2024, 1, 1).plusDays(day)), 1, Collections.nCopies(860 - day, cell)));
        }
        LocalDate last = LocalDate.of(2026, 5, 9);
        CohortTable wide = cohortTable(table().label(), "days", last, cohorts, NOTHING);
        List<String> lines = wide.toString().lines().toList();
        assertThat(lines).hasSize(2 + 60 + 1 + 2);
        assertThat(lines.get(1)).startsWith("days").endsWith(" 12      28      56");
        assertThat(lines.get(2)).startsWith("2026-03-11 ");
        assertThat(lines.get(61)).startsWith("2026-05-09 ");
        assertThat(lines.get(62)).startsWith("all").contains(" 860 ");
        assertThat(lines.get(64))
                .isEqualTo("not printed: 800 earlier cohorts, 845 of 860 ages; all are in rows() and csv(), and longer"
                        + " periods or brackets make a smaller table");
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(150));
        CohortTable just = cohortTable(table().label(), "days", last, cohorts.subList(844, 860), NOTHING);
        assertThat(just.toString()).doesNotContain("not printed").contains(" 15\n");
        CohortTable more = cohortTable(table().label(), "days", last, cohorts.subList(843, 860), NOTHING);
        assertThat(more.toString()).contains("\nnot printed: 2 of 17 ages; ").contains(" 14      16\n");
    }

    @Test
    void revenueThatIsInNoCellIsToldWithTheRevenue() {
        CohortTable table = cohortTable(
                table().label(), "months", table().lastDay(), table().cohorts(), BigMoney.parse("SAR -50.00"));
        assertThat(table.text(Show.REVENUE))
                .isEqualTo(
                        table().text(Show.REVENUE) + "\nin no cell: SAR -50.00 of refunds that name no order and were"
                                + " made before the period of the customer's entry");
        assertThat(table.text(Show.RETENTION)).isEqualTo(table().text(Show.RETENTION));
    }

    // ---- what it refuses

    @Test
    void refusesMoreCustomersThanTheCohortHasAndAgesBelowZero() {
        List<Cell> cells = List.of(cell(6, 6, "0.00", Observation.OBSERVED));
        assertThatThrownBy(() -> new Cohort(JANUARY, 5, cells))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a cell of 6 customers in a cohort of 5");
        assertThatThrownBy(() -> table().cohorts().get(0).cell(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("age -1 is below 0");
        assertThatThrownBy(() -> table().retention(Window.month(2020, 1), -1)).hasMessage("age -1 is below 0");
        assertThatThrownBy(() -> table().average(-1)).hasMessage("age -1 is below 0");
    }

    @Test
    void isImmutable() {
        List<Cohort> given = new ArrayList<>(table().cohorts());
        CohortTable table = cohortTable(table().label(), "months", table().lastDay(), given, NOTHING);
        given.clear();
        assertThat(table).isEqualTo(table());
        assertThatThrownBy(() -> table.cohorts().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> table.cohorts().get(0).cells().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
