package io.github.retention4j.metric.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.cohort.CohortRetention.CellRule;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Interval;
import io.github.retention4j.testing.StoreRows;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A customer in the cohort of each period with an order, as product analytics has it beside the first time. */
class RecurringRetentionTest {
    private static final CohortRetention DAILY = CohortRetention.daily();
    private static final CohortRetention RECURRING = DAILY.enteredBy(CohortEntry.recurring());

    /** Days of June and July 2020, by how many days they are after the 10th of June. */
    private static StoreRows june(int lastDay) {
        return StoreRows.of("UTC", "USD")
                .observedThrough(LocalDate.of(2020, 6, 10).plusDays(lastDay).toString());
    }

    private static void orders(StoreRows rows, String customer, int... days) {
        IntStream.of(days)
                .forEach(day -> rows.orders(customer, LocalDate.of(2020, 6, 10).plusDays(day) + "T05:00"));
    }

    private static List<List<Long>> matrix(CohortRetention form, StoreRows rows) {
        CohortTable table = MetricsEngine.over(rows.store().history()).compute(form);
        return table.cohorts().stream()
                .map(cohort -> cohort.cells().stream().map(Cell::customers).toList())
                .toList();
    }

    private static List<Long> row(long... customers) {
        return IntStream.range(0, customers.length).mapToObj(i -> customers[i]).toList();
    }

    /** The daily table of PostHog's own tests of its retention insight: test_day_interval, recurring. */
    @Test
    void theDailyTableIsThatOfPostHog() {
        StoreRows rows = june(10);
        orders(rows, "person1", 0, 1, 2, 5, 5, 6);
        orders(rows, "person2", 1, 2, 3, 6);
        assertThat(matrix(RECURRING, rows))
                .containsExactly(
                        row(1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0),
                        row(2, 2, 1, 0, 1, 2, 0, 0, 0, 0),
                        row(2, 1, 0, 1, 2, 0, 0, 0, 0),
                        row(1, 0, 0, 1, 0, 0, 0, 0),
                        row(0, 0, 0, 0, 0, 0, 0),
                        row(1, 1, 0, 0, 0, 0),
                        row(2, 0, 0, 0, 0));
        // The same customers for the first time only.
        assertThat(matrix(DAILY, rows))
                .containsExactly(row(1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0), row(1, 1, 1, 0, 0, 1, 0, 0, 0, 0));
    }

    /** test_rolling_retention_doesnt_double_count_same_user: recurring, on or after. */
    @Test
    void onOrAfterIsThatOfPostHogToo() {
        StoreRows rows = june(5);
        orders(rows, "person1", 0, 3, 4);
        orders(rows, "person2", 0, 1);
        orders(rows, "person3", 1, 2, 3);
        orders(rows, "person4", 3, 4);
        orders(rows, "person5", 4);
        assertThat(matrix(RECURRING.cells(CellRule.ON_OR_AFTER), rows))
                .containsExactly(row(2, 2, 1, 1, 1, 0), row(2, 1, 1, 0, 0), row(1, 1, 0, 0), row(3, 2, 0), row(3, 0));
    }

    /** test_interval_rounding: weeks from Sunday, recurring. */
    @Test
    void weeksFromSundayAreThoseOfPostHog() {
        StoreRows rows = june(44);
        orders(rows, "person1", 0, 1, 7, 14, 24, 31);
        orders(rows, "person2", 0, 1, 7, 24, 31, 45);
        rows.observedThrough("2020-07-25");
        assertThat(matrix(CohortRetention.weekly(DayOfWeek.SUNDAY).enteredBy(CohortEntry.recurring()), rows))
                .containsExactly(
                        row(2, 2, 1, 2, 2, 0, 1),
                        row(2, 1, 2, 2, 0, 1),
                        row(1, 1, 1, 0, 0),
                        row(2, 2, 0, 1),
                        row(2, 0, 1),
                        row(0, 0),
                        row(1));
    }

    /** test_month_interval: recurring. */
    @Test
    void monthsAreThoseOfPostHog() {
        StoreRows rows = StoreRows.of("UTC", "USD").observedThrough("2020-11-30");
        for (int month : new int[] {1, 2, 3, 5, 6, 9}) {
            rows.orders("person1", "2020-0" + month + "-10");
        }
        rows.orders("person2", "2020-01-10", "2020-02-10", "2020-03-10", "2020-06-10", "2020-07-10", "2020-11-10");
        assertThat(matrix(CohortRetention.monthly().enteredBy(CohortEntry.recurring()), rows))
                .containsExactly(
                        row(2, 2, 2, 0, 1, 2, 1, 0, 1, 0, 1),
                        row(2, 2, 0, 1, 2, 1, 0, 1, 0, 1),
                        row(2, 0, 1, 2, 1, 0, 1, 0, 1),
                        row(0, 0, 0, 0, 0, 0, 0, 0),
                        row(1, 1, 0, 0, 1, 0, 0),
                        row(2, 1, 0, 1, 0, 1),
                        row(1, 0, 0, 0, 1),
                        row(0, 0, 0, 0),
                        row(1, 0, 0),
                        row(0, 0),
                        row(1));
    }

    @Test
    void anAverageHasCustomersAsUnitsAndNotTheirEntries() {
        StoreRows rows = june(20);
        for (int i = 0; i < 10; i++) {
            // Each comes every day, or on every other one.
            for (int day = 0; day < 20; day += 1 + i % 2) {
                orders(rows, "c-" + i, day);
            }
        }
        CohortTable table = MetricsEngine.over(rows.store().history()).compute(RECURRING);
        ClusterShare average = table.average(1);
        // Days 0 to 18 have a day 1 in which it can happen; day 19 has one as well, on which nobody comes.
        assertThat(average.hits()).isEqualTo(5 * 19);
        assertThat(average.total()).isEqualTo(5 * 20 + 5 * 10);
        assertThat(average.spread().customers()).isEqualTo(10);
        assertThat(average.interval().orElseThrow().method()).contains("10 customers");
        double asIfApart =
                Interval.ofShare(average.hits(), average.total(), 0.95).low();
        assertThat(average.interval().orElseThrow().low()).isLessThan(asIfApart - 0.1);
        assertThat(table.summary()).isEqualTo("20 cohorts of 150 entries");
        assertThat(average.label().definition())
                .contains("every order by day", "a customer is in the cohort of each period with such an order");
    }

    /** By the sums over customers that the definition of the interval asks for, worked out one by one. */
    @Test
    void theSumsOfTheAverageAreThoseOverCustomersCountedOneByOne() {
        StoreRows rows = june(12);
        orders(rows, "a", 0, 1, 2, 5, 5, 6);
        orders(rows, "b", 1, 2, 3, 6, 12);
        orders(rows, "c", 11);
        for (CellRule rule : CellRule.values()) {
            CohortTable table = MetricsEngine.over(rows.store().history()).compute(RECURRING.cells(rule));
            List<CohortTable> each = new ArrayList<>();
            for (String id : List.of("a", "b", "c")) {
                each.add(MetricsEngine.over(rows.store().history())
                        .where(customer -> customer.id().equals(id))
                        .compute(RECURRING.cells(rule)));
            }
            for (int age = 0; age < 12; age++) {
                long squares = 0;
                long products = 0;
                long counts = 0;
                for (CohortTable one : each) {
                    long hits = sum(one, age, true);
                    long cohorts = sum(one, age, false);
                    squares += hits * hits;
                    products += hits * cohorts;
                    counts += cohorts * cohorts;
                }
                ClusterShare average = table.average(age);
                assertThat(average.spread().amountSquares())
                        .as("%s %s", rule, age)
                        .isEqualTo(squares);
                assertThat(average.spread().products()).as("%s %s", rule, age).isEqualTo(products);
                assertThat(average.spread().countSquares())
                        .as("%s %s", rule, age)
                        .isEqualTo(counts);
            }
        }
    }

    private static long sum(CohortTable table, int age, boolean hits) {
        return table.cohorts().stream()
                .filter(c -> c.cell(age)
                        .filter(cell -> cell.observation() == Observation.OBSERVED)
                        .isPresent())
                .mapToLong(c -> hits ? c.cell(age).orElseThrow().customers() : c.size())
                .sum();
    }

    /** A customer who is in one cohort only is averaged as by first order. */
    @Test
    void whereEachOrdersOnceItIsTheTableByFirstOrder() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        for (int i = 0; i < 40; i++) {
            rows.orders("c-" + i, "2026-0" + (1 + i % 3) + "-10");
        }
        CohortTable first = MetricsEngine.over(rows.store().history()).compute(CohortRetention.monthly());
        CohortTable every = MetricsEngine.over(rows.store().history())
                .compute(CohortRetention.monthly().enteredBy(CohortEntry.recurring()));
        assertThat(every.cohorts()).isEqualTo(first.cohorts());
        for (int age = 0; age < 3; age++) {
            assertThat(every.average(age).interval().orElseThrow().high())
                    .isCloseTo(first.average(age).interval().orElseThrow().high(), within(1e-12));
        }
    }

    @Test
    void cohortsOfARangeAreTheSameRows() {
        StoreRows rows = june(10);
        orders(rows, "person1", 0, 1, 2, 5, 5, 6);
        orders(rows, "person2", 1, 2, 3, 6);
        Window two = Window.through(LocalDate.of(2020, 6, 11), LocalDate.of(2020, 6, 12));
        CohortTable all = MetricsEngine.over(rows.store().history()).compute(RECURRING);
        CohortTable some = MetricsEngine.over(rows.store().history()).compute(RECURRING.within(two));
        assertThat(some.cohorts()).isEqualTo(all.cohorts().subList(1, 3));
        assertThat(some.cohorts()).extracting(Cohort::size).containsExactly(2L, 2L);
    }
}
