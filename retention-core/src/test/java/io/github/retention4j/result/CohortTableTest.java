package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CohortTable.Cell;
import io.github.retention4j.result.CohortTable.Cohort;
import io.github.retention4j.result.CohortTable.Show;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;

class CohortTableTest {
    private static final Window JANUARY = Window.month(2026, 1);
    private static final Window FEBRUARY = Window.month(2026, 2);
    private static final Window MARCH = Window.month(2026, 3);

    private static Cell cell(long customers, long orders, String revenue, Observation observation) {
        return new Cell(customers, orders, BigMoney.parse("SAR " + revenue), observation);
    }

    /** January's cohort is observed whole for two months; nobody came first in February; March is not over. */
    private static CohortTable table() {
        return new CohortTable(
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
                        new Cohort(MARCH, 15, List.of(cell(15, 16, "99.00", Observation.PARTLY_OBSERVED)))));
    }

    // ---- the text

    @Test
    void printsObservedCellsMarksPartlyObservedOnesAndLeavesOthersBlank() {
        assertThat(table()).hasToString("""
                cohort retention (ordered in that period): % of the cohort
                months   size      0      1     2
                2026-01   885  100.0   36.6   0.0*
                2026-02     0      –      –*
                2026-03    15  100.0*
                all       900  100.0   36.6
                * partly observed: the data end on 2026-03-20""");
        assertThat(table().text(Show.RETENTION)).isEqualTo(table().toString());
    }

    @Test
    void printsCustomersOrdersOrRevenueInstead() {
        assertThat(table().text(Show.CUSTOMERS)).isEqualTo("""
                cohort retention (ordered in that period): customers
                months   size    0     1   2
                2026-01   885  885   324   0*
                2026-02     0    0     0*
                2026-03    15   15*
                * partly observed: the data end on 2026-03-20""");
        assertThat(table().text(Show.ORDERS)).isEqualTo("""
                cohort retention (ordered in that period): orders
                months   size     0     1   2
                2026-01   885  1400   517   0*
                2026-02     0     0     0*
                2026-03    15    16*
                * partly observed: the data end on 2026-03-20""");
        assertThat(table().text(Show.REVENUE)).isEqualTo("""
                cohort retention (ordered in that period): revenue in SAR
                months   size          0           1        2
                2026-01   885  572713.89   276237.69   -20.00*
                2026-02     0       0.00        0.00*
                2026-03    15      99.00*
                * partly observed: the data end on 2026-03-20""");
    }

    @Test
    void explainsTheMarkOnlyWhereItStands() {
        CohortTable whole = new CohortTable(
                Label.of("cohort retention", "ordered in that period"),
                "months",
                LocalDate.of(2026, 1, 31),
                List.of(new Cohort(JANUARY, 2, List.of(cell(2, 3, "5.00", Observation.OBSERVED)))));
        assertThat(whole).hasToString("""
                cohort retention (ordered in that period): % of the cohort
                months   size      0
                2026-01     2  100.0
                all         2  100.0""");
        assertThat(whole.summary()).isEqualTo("1 cohort of 2 customers");
    }

    @Test
    void withoutCohortsIsNoData() {
        CohortTable none = new CohortTable(Label.of("cohort retention", "x"), "months", LocalDate.MIN, List.of());
        assertThat(none).hasToString("cohort retention (x): no data (no customer has ordered)");
        assertThat(none.ages()).isZero();
        assertThat(none.average(0).value()).isEmpty();
        assertThat(none.retention(JANUARY, 0).value()).isEmpty();
    }

    @Test
    void aCohortWithoutCellsIsARowOfItsName() {
        CohortTable bare = new CohortTable(
                table().label(), "months", table().lastDay(), List.of(new Cohort(JANUARY, 2, List.of())));
        assertThat(bare.text(Show.REVENUE)).isEqualTo("""
                cohort retention (ordered in that period): revenue
                months   size
                2026-01     2""");
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
        CohortTable table = new CohortTable(table().label(), "months", table().lastDay(), cohorts);
        assertThat(table.average(0).summary()).startsWith("100.0 % (900/900)");
        assertThat(table.average(1))
                .hasToString("cohort retention average at age 1 (ordered in that period, weighted, mature cohorts):"
                        + " 36.7 % (330/900), 95 % CI 33.6–39.9 %");
        assertThat(table.average(2).summary()).isEqualTo("no data (0/0)");
        assertThat(table.average(99).value()).isEmpty();
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
    }

    @Test
    void isImmutable() {
        List<Cohort> given = new ArrayList<>(table().cohorts());
        CohortTable table = new CohortTable(table().label(), "months", table().lastDay(), given);
        given.clear();
        assertThat(table).isEqualTo(table());
        assertThatThrownBy(() -> table.cohorts().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> table.cohorts().get(0).cells().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
