package io.github.retention4j.metric.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Show;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Series;
import io.github.retention4j.result.Table;
import io.github.retention4j.testing.Machines;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a table tells: its figures, its width, its rows. */
class CohortPrintTest {
    private static final Window JANUARY = Window.month(2026, 1);
    private static final Window FEBRUARY = Window.month(2026, 2);

    /** Two in January, of whom one returns what was bought; one in February. */
    private static CohortTable shop() {
        StoreRows rows = StoreRows.riyadh()
                .order("a", "2026-01-10", 10_000)
                .order("a", "2026-02-10", 5_000)
                .order("a", "2026-02-11", 7_000)
                .order("b", "2026-01-20", 20_000)
                .refundedOrder("b", "2026-02-05", 3_000, "2026-02-06", 3_000)
                .refundedOrder("b", "2026-02-07", 9_000, "2026-03-06", 4_000)
                .order("c", "2026-02-20", 1_000)
                .order("c", "2026-03-20", 1_000)
                .observedThrough("2026-03-31");
        return MetricsEngine.over(rows.store().history()).compute(CohortRetention.monthly());
    }

    @Test
    void aCellTellsGrossAndNetRevenueAndAllOrdersThatWerePlaced() {
        Cell cell = shop().cohort(JANUARY).orElseThrow().cell(1).orElseThrow();
        assertThat(cell.orders()).isEqualTo(3);
        assertThat(cell.placedOrders()).isEqualTo(4);
        assertThat(cell.grossRevenue()).hasToString("SAR 240.00");
        assertThat(cell.revenue()).hasToString("SAR 210.00");
        Cell later = shop().cohort(JANUARY).orElseThrow().cell(2).orElseThrow();
        assertThat(later.grossRevenue()).hasToString("SAR 0.00");
        assertThat(later.revenue()).hasToString("SAR -40.00");
    }

    @Test
    void everyKindOfFigureHasItsTable() {
        assertThat(body(Show.GROSS_REVENUE))
                .containsExactly("2026-01     2†  300.00   240.00   0.00", "2026-02     1†   10.00    10.00");
        assertThat(body(Show.REVENUE))
                .containsExactly("2026-01     2†  300.00   210.00   -40.00", "2026-02     1†   10.00    10.00");
        assertThat(body(Show.REVENUE_PER_CUSTOMER))
                .containsExactly(
                        "2026-01     2†  150.00   105.00   -20.00",
                        "2026-02     1†   10.00    10.00",
                        "all         3   103.33    73.33   -20.00");
        assertThat(body(Show.AVERAGE_ORDER_VALUE))
                .containsExactly(
                        "2026-01     2†  150.00   52.50   –",
                        "2026-02     1†   10.00   10.00",
                        "all         3   103.33   44.00");
        assertThat(body(Show.CUMULATIVE_VALUE))
                .containsExactly(
                        "2026-01     2†  150.00   255.00   235.00",
                        "2026-02     1†   10.00    20.00",
                        "all         3   103.33   176.67   235.00");
        assertThat(body(Show.OF_PREVIOUS_AGE))
                .containsExactly(
                        "2026-01     2†  –   100.0   0.0",
                        "2026-02     1†  –   100.0",
                        "all         3       100.0   0.0");
        assertThat(shop().text(Show.CUMULATIVE_VALUE))
                .startsWith("cohort retention (first order by month, ordered in that period): cumulative revenue per"
                        + " customer of the cohort in SAR\n");
    }

    private static List<String> body(Show show) {
        return shop().text(show)
                .lines()
                .skip(2)
                .filter(line -> !line.startsWith("†"))
                .toList();
    }

    @Test
    void figuresAreAnsweredOneByOneToo() {
        assertThat(shop().figure(Show.AVERAGE_ORDER_VALUE, JANUARY, 1)).contains(new BigDecimal("52.50"));
        assertThat(shop().figure(Show.AVERAGE_ORDER_VALUE, JANUARY, 2)).isEmpty();
        assertThat(shop().figure(Show.RETENTION, JANUARY, 3)).isEmpty();
        assertThat(shop().figure(Show.RETENTION, Window.month(2025, 1), 0)).isEmpty();
        assertThat(shop().average(Show.CUMULATIVE_VALUE, 1).orElseThrow())
                .isEqualByComparingTo(new BigDecimal("176.6666666666667"));
        assertThat(shop().average(Show.REVENUE, 1)).isEmpty();
        assertThatThrownBy(() -> shop().figure(null, JANUARY, 1)).hasMessage("show");
        assertThatThrownBy(() -> shop().average(Show.REVENUE, -1)).hasMessage("age -1 is below 0");
    }

    @Test
    void aCurveIsACohortAndASeriesAnAge() {
        assertThat(shop().curve(JANUARY)).extracting(Ratio::hits).containsExactly(2L, 2L, 0L);
        assertThat(shop().curve(Window.month(2025, 1))).isEmpty();
        assertThat(shop().averages()).extracting(average -> average.hits()).containsExactly(3L, 3L, 0L);
        Series<Ratio> atOne = shop().atAge(1);
        assertThat(atOne.windows()).containsExactly(JANUARY, FEBRUARY);
        assertThat(atOne.get(FEBRUARY).summary()).startsWith("100.0 % (1/1), 95 % CI ");
        assertThat(shop().atAge(2).windows()).containsExactly(JANUARY);
        assertThat(shop().atAge(9).windows()).isEmpty();
        assertThat(shop().retentionOfPreviousAge(JANUARY, 2))
                .hasToString(
                        "cohort retention at age 2 by age 1 of cohort 2026-01 (first order by month, ordered in that"
                                + " period): 0.0 % (0/2), a net rate");
        assertThatThrownBy(() -> shop().retentionOfPreviousAge(JANUARY, 0))
                .hasMessage("age 0 is below 1, so there is none before");
    }

    @Test
    void rowsAreAllCellsAndCsvIsTheirText() {
        assertThat(shop().rows().rows()).hasSize(5);
        assertThat(shop().csv()).startsWith("""
                cohort,size,age,observed,customers,retention,low,high,of the age before,orders,revenue,gross revenue,\
                revenue per customer of the cohort,average order value,cumulative revenue per customer of the cohort,\
                currency\r
                2026-01,2,0,whole,2,1.000000,0.342380,1.000000,,2,300.00,300.00,150.00,150.00,150.00,SAR\r
                2026-01,2,1,whole,2,1.000000,0.342380,1.000000,1.000000,3,210.00,240.00,105.00,52.50,255.00,SAR\r
                2026-01,2,2,whole,0,0.000000,0.000000,0.657620,0.000000,0,-40.00,0.00,-20.00,,235.00,SAR\r
                """);
    }

    @Test
    void aTagThatIsAFormulaIsNoneInTheCsv() {
        StoreRows rows = StoreRows.riyadh().orders("c", "2026-01-10");
        CohortTable table = MetricsEngine.over(rows.store().history())
                .compute(CohortRetention.monthly()
                        .enteredBy(CohortEntry.firstOrder().tagged("=1+1")));
        assertThat(table.csv().lines()).hasSize(1);
        assertThat(shop().csv().lines().skip(1))
                .allSatisfy(line -> assertThat(line).matches("[0-9].*"));
    }

    // ---- the width

    private static CohortTable wide(CohortRetention form, int days, int customersADay) {
        StoreRows rows = StoreRows.riyadh();
        LocalDate first = LocalDate.of(2021, 1, 1);
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < customersADay; i++) {
                String id = "c-" + day + "-" + i;
                rows.orders(id, first.plusDays(day).toString());
                if (day + 40 * i < days) {
                    rows.orders(id, first.plusDays(day + 40L * i).toString());
                }
            }
        }
        Store store = rows.store();
        return MetricsEngine.over(store.history()).compute(form);
    }

    @ParameterizedTest
    @EnumSource(Show.class)
    void sixtyColumnsAreReadable(Show show) {
        for (CohortRetention form : List.of(
                CohortRetention.monthly(), CohortRetention.weekly(DayOfWeek.SATURDAY), CohortRetention.daily())) {
            CohortTable table = wide(form, form.equals(CohortRetention.daily()) ? 60 : 60 * 30, 2);
            assertThat(table.ages()).isGreaterThanOrEqualTo(60);
            List<String> lines = table.text(show).lines().toList();
            assertThat(lines).as("%s", form).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(150));
            Table printed = table.table(show).orElseThrow();
            int ages = printed.columns().size() - 2;
            assertThat(ages).isBetween(10, 30);
            assertThat(table.text(show))
                    .contains("not printed: ")
                    .contains(table.ages() - ages + " of " + table.ages() + " ages; all are in rows() and csv()");
        }
    }

    @Test
    void theFirstAgesAreThereOneByOneAndLaterOnesAtEvenDistances() {
        Table months = wide(CohortRetention.monthly(), 60 * 30, 1).table().orElseThrow();
        assertThat(months.columns().stream().skip(2).map(column -> column.name().strip()))
                .containsExactly(
                        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "18", "24", "30", "36",
                        "42", "48", "54");
    }

    @Test
    void bracketsAreNamedByTheirAges() {
        CohortTable table = wide(CohortRetention.daily().brackets(1, 3, 7, 14, 30), 40, 30);
        assertThat(table.table().orElseThrow().columns().stream()
                        .skip(2)
                        .map(column -> column.name().strip()))
                .containsExactly("0", "1–2", "3–6", "7–13", "14–29");
        assertThat(table.label().rule())
                .isEqualTo("first order by day, in brackets 0, 1–2, 3–6, 7–13, 14–29, ordered in that bracket");
        assertThat(table.average(1).label().metric()).isEqualTo("cohort retention average at age 1–2");
        assertThat(table.csv()).contains(",1–2,");
    }

    @Test
    void theTextIsTheSameOnEveryMachine() {
        List<String> texts = Machines.onEach(
                () -> Stream.of(Show.values()).map(show -> shop().text(show)).reduce(shop().csv(), String::concat));
        assertThat(texts).containsOnly(texts.get(0));
    }

    // ---- brackets

    @Test
    void refusesEdgesThatMakeNoBrackets() {
        assertThatThrownBy(() -> AgeBrackets.of())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no edges; write ascending ages, such as 1, 3, 7, 14, 30");
        assertThatThrownBy(() -> CohortRetention.daily().brackets(3, 3))
                .hasMessage("edge 3 of [3, 3] is below 4; write ascending ages, such as 1, 3, 7, 14, 30");
        assertThatThrownBy(() -> CohortRetention.daily().brackets(-1, 3))
                .hasMessage("edge -1 of [-1, 3] is below 0; write ascending ages, such as 1, 3, 7, 14, 30");
        assertThatThrownBy(() -> CohortRetention.daily().brackets(0))
                .hasMessage("edges [0] make no bracket; write where it ends as well, such as 0, 7");
        assertThatThrownBy(() -> CohortRetention.daily().brackets((int[]) null)).hasMessage("edges");
        assertThat(AgeBrackets.of(0, 7, 8).name(0)).isEqualTo("0–6");
        assertThat(AgeBrackets.of(0, 7, 8).name(1)).isEqualTo("7");
    }
}
