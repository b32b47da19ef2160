package io.github.retention4j.metric.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.metric.cohort.CohortRetention.CellRule;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.CurrencyUnit;

class CohortRetentionTest extends MetricContract<CohortRetention, CohortTable> {
    private static final CohortRetention MONTHLY = CohortRetention.monthly();
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    @Override
    protected List<CohortRetention> forms(Window window) {
        return List.of(
                MONTHLY,
                MONTHLY.cells(CellRule.ON_OR_AFTER),
                CohortRetention.quarterly().cells(CellRule.CUMULATIVE),
                CohortRetention.quarterly().agedBy(THIRTY_DAYS),
                CohortRetention.yearly().agedBy(Duration.ofHours(1000)).cells(CellRule.ON_OR_AFTER),
                CohortRetention.by(CalendarUnit.HIJRI_MONTH)
                        .enteredBy(CohortEntry.firstOrder().tagged("gift")),
                MONTHLY.enteredBy(CohortEntry.firstOrder().tagged("gift"))
                        .agedBy(THIRTY_DAYS)
                        .brackets(1, 2, 5)
                        .cells(CellRule.ON_OR_AFTER),
                MONTHLY.enteredBy(CohortEntry.signUp()),
                CohortRetention.quarterly()
                        .enteredBy(CohortEntry.signUp())
                        .agedBy(THIRTY_DAYS)
                        .cells(CellRule.CUMULATIVE),
                MONTHLY.enteredBy(CohortEntry.recurring()),
                CohortRetention.quarterly()
                        .enteredBy(CohortEntry.recurring().tagged("gift"))
                        .cells(CellRule.ON_OR_AFTER),
                MONTHLY.within(window),
                CohortRetention.weekly(DayOfWeek.SATURDAY).within(window).brackets(0, 2, 3, 10));
    }

    /** Larger tables, which take longer. */
    private static final List<CohortRetention> LARGER = List.of(
            CohortRetention.weekly(DayOfWeek.SATURDAY),
            CohortRetention.weekly(DayOfWeek.MONDAY).cells(CellRule.CUMULATIVE),
            MONTHLY.agedBy(Duration.ofDays(7)).cells(CellRule.CUMULATIVE),
            CohortRetention.daily(),
            MONTHLY.enteredBy(CohortEntry.firstOrder().withCoupon("EID10")).cells(CellRule.CUMULATIVE),
            MONTHLY.enteredBy(CohortEntry.recurring().withCoupon("EID10")).agedBy(THIRTY_DAYS),
            CohortRetention.daily().brackets(1, 3, 7, 14, 30).cells(CellRule.CUMULATIVE),
            CohortRetention.weekly(DayOfWeek.SUNDAY)
                    .enteredBy(CohortEntry.recurring())
                    .cells(CellRule.CUMULATIVE),
            CohortRetention.weekly(DayOfWeek.SUNDAY)
                    .enteredBy(CohortEntry.recurring())
                    .agedBy(Duration.ofDays(7))
                    .cells(CellRule.ON_OR_AFTER),
            CohortRetention.daily()
                    .enteredBy(CohortEntry.signUp())
                    .brackets(7, 14)
                    .cells(CellRule.ON_OR_AFTER));

    // ---- with plain collections: see NaiveCohorts

    @Override
    protected Map<String, BigDecimal> naively(CohortRetention form, Store store) {
        return new NaiveCohorts(form, store).figures();
    }

    @Override
    protected Map<String, BigDecimal> figures(CohortTable result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (Cohort cohort : result.cohorts()) {
            figures.put(cohort.period() + " size", count(cohort.size()));
            for (int age = 0; age < cohort.cells().size(); age++) {
                Cell cell = cohort.cells().get(age);
                figures.put(cohort.period() + " +" + age + " customers", count(cell.customers()));
                figures.put(cohort.period() + " +" + age + " orders", count(cell.orders()));
                figures.put(cohort.period() + " +" + age + " placed", count(cell.placedOrders()));
                figures.put(
                        cohort.period() + " +" + age + " gross",
                        cell.grossRevenue().getAmount());
                figures.put(
                        cohort.period() + " +" + age + " revenue",
                        cell.revenue().getAmount());
            }
        }
        return figures;
    }

    @Override
    protected boolean saysNoData(CohortTable result) {
        return result.cohorts().isEmpty() && result.ages() == 0;
    }

    @Property(tries = TRIES)
    void aCellIsThereAsFarAsTheDataReachAndSaysWhetherItIsWhole(@ForAll("drawn") Asked asked) {
        for (CohortRetention form : forms(asked.window())) {
            CohortTable table = whole(form, asked.history());
            assertThat(table.lastDay()).isEqualTo(asked.history().basis().lastDay());
            List<Window> periods = new ArrayList<>();
            for (Cohort cohort : table.cohorts()) {
                periods.add(cohort.period());
                assertThat(cohort.cells().stream().map(Cell::observation))
                        .as("%s, %s", form, cohort.period())
                        .isEqualTo(naive(form, asked).observations(cohort.period()));
            }
            assertThat(periods).as("%s", form).isEqualTo(periodsFromTheFirstCohort(naive(form, asked)));
        }
    }

    /** Every period from the first to the last that someone came first in. */
    private static List<Window> periodsFromTheFirstCohort(NaiveCohorts cohorts) {
        List<Window> periods = new ArrayList<>();
        List<Window> ofCustomers = cohorts.members().stream()
                .map(NaiveCohorts.Member::period)
                .sorted()
                .toList();
        if (!ofCustomers.isEmpty()) {
            for (Window w = ofCustomers.get(0);
                    !w.start().isAfter(last(ofCustomers).start());
                    w = w.next()) {
                periods.add(w);
            }
        }
        return periods;
    }

    private static NaiveCohorts naive(CohortRetention form, Asked asked) {
        return new NaiveCohorts(form, asked.store(), asked.history().basis().firstDayStated());
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    @Property(tries = 5)
    void largerTablesAgreeWithPlainCollectionsToo(@ForAll("asked") Asked asked) {
        for (CohortRetention form : LARGER) {
            CohortTable table = whole(form, asked.history());
            assertThat(tidy(figures(table))).as("%s", form).isEqualTo(tidy(naively(form, asked.store())));
            for (Cohort cohort : table.cohorts()) {
                assertThat(cohort.cells().stream().map(Cell::observation))
                        .as("%s, %s", form, cohort.period())
                        .isEqualTo(naive(form, asked).observations(cohort.period()));
            }
        }
    }

    // ---- identities

    @Property(tries = TRIES)
    void sizesAddUpToAllCustomersWhoOrderedAndCellsToAllTheirOrders(@ForAll("drawn") Asked asked) {
        for (CohortRetention form : plain(asked.window())) {
            CohortTable table = whole(form, asked.history());
            var customers = asked.store().countedOrdersByCustomer();
            int all = customers.size();
            customers.keySet().removeIf(naive(form, asked)::predatesData);
            assertThat(table.leftOut().enteredBefore()).isEqualTo(all - customers.size());
            assertThat(table.cohorts().stream().mapToLong(Cohort::size).sum()).isEqualTo(customers.size());
            assertThat(cells(table).stream().mapToLong(Cell::orders).sum())
                    .isEqualTo(customers.values().stream().mapToLong(List::size).sum());
        }
    }

    /** All forms by first order, whichever it is, of all cohorts and all ages. */
    private List<CohortRetention> plain(Window window) {
        return forms(window).stream()
                .filter(form -> form.entry().equals(CohortEntry.firstOrder())
                        && form.range() == null
                        && form.brackets().isNone())
                .toList();
    }

    /** Who enters by an order has ordered then; of who signs up, the first row tells how many ordered at once. */
    @Property(tries = TRIES)
    void everyoneOrdersAtAge0AndNoCellHoldsMoreThanItsCohort(@ForAll("drawn") Asked asked) {
        for (CohortRetention form : forms(asked.window())) {
            for (Cohort cohort : whole(form, asked.history()).cohorts()) {
                if (form.entry() instanceof OrderEntry) {
                    assertThat(cohort.cell(0).orElseThrow().customers()).isEqualTo(cohort.size());
                }
                assertThat(cohort.cells()).allMatch(cell -> cell.customers() <= cohort.size());
            }
        }
    }

    @Property(tries = TRIES)
    void cumulativeCellsNeverFallAndThoseOnOrAfterNeverRise(@ForAll("drawn") Asked asked) {
        for (CohortRetention form : forms(asked.window())) {
            for (Cohort cohort : whole(form, asked.history()).cohorts()) {
                List<Long> customers =
                        cohort.cells().stream().map(Cell::customers).toList();
                for (int age = 1; age < customers.size(); age++) {
                    if (form.rule() == CellRule.ON_OR_AFTER) {
                        assertThat(customers.get(age)).isLessThanOrEqualTo(customers.get(age - 1));
                    } else if (form.rule() == CellRule.CUMULATIVE
                            && (age > 1 || !(form.entry() instanceof OrderEntry))) {
                        assertThat(customers.get(age)).isGreaterThanOrEqualTo(customers.get(age - 1));
                    }
                }
            }
        }
    }

    @Property(tries = TRIES)
    void theRulesDifferInWhomACellCountsAndInNothingElse(@ForAll("drawn") Asked asked) {
        for (CohortRetention form : forms(asked.window())) {
            CohortTable bounded = whole(form.cells(CellRule.BOUNDED), asked.history());
            for (CellRule rule : CellRule.values()) {
                CohortTable other = whole(form.cells(rule), asked.history());
                assertThat(other.cohorts())
                        .extracting(Cohort::size)
                        .isEqualTo(bounded.cohorts().stream().map(Cohort::size).toList());
                for (int c = 0; c < bounded.cohorts().size(); c++) {
                    for (int age = 0; age < bounded.cohorts().get(c).cells().size(); age++) {
                        Cell cell = bounded.cohorts().get(c).cells().get(age);
                        Cell same = other.cohorts().get(c).cells().get(age);
                        assertThat(same.customers()).isGreaterThanOrEqualTo(cell.customers());
                        assertThat(withCustomers(cell.customers(), same)).isEqualTo(cell);
                    }
                }
            }
        }
    }

    private static Cell withCustomers(long customers, Cell cell) {
        return new Cell(
                customers, cell.orders(), cell.placedOrders(), cell.grossRevenue(), cell.revenue(), cell.observation());
    }

    @Property(tries = TRIES)
    void cellsAndWhatIsBeforeThemAreTheNetRevenueOfTheCustomers(@ForAll("drawn") Asked asked, @ForAll Random random) {
        Store store = asked.store();
        List<CohortRetention> forms = new ArrayList<>(plain(asked.window()));
        forms.add(MONTHLY.enteredBy(CohortEntry.firstOrder().matching("that is not the first", (c, i) -> i > 0)));
        for (CohortRetention form : forms) {
            HistoryBuilder builder = store.fill(store.settings());
            BigDecimal expected = BigDecimal.ZERO;
            int least = form.entry().equals(CohortEntry.firstOrder()) ? 1 : 2;
            for (List<Order> orders : store.countedOrdersByCustomer().values()) {
                if (orders.size() < least) {
                    continue;
                }
                String customer = orders.get(0).customerId().orElseThrow();
                for (Order order : store.orders()) {
                    if (order.customerId().equals(Optional.of(customer))) {
                        expected = expected.add(order.total().getAmount());
                        for (Refund refund : order.refunds()) {
                            expected = expected.subtract(refund.amount().getAmount());
                        }
                    }
                }
                Instant refunded = orders.get(0).placedAt().minus(Duration.ofDays(random.nextInt(60)));
                builder.source("orders").addRefund(customer, refunded.toEpochMilli(), 77);
                expected = expected.subtract(
                        BigDecimal.valueOf(77, store.currency().getDecimalPlaces()));
            }
            CohortTable table = MetricsEngine.over(builder.build()).compute(form);
            BigDecimal sum = table.leftOut().revenue().getAmount();
            for (Cell cell : cells(table)) {
                sum = sum.add(cell.revenue().getAmount());
            }
            assertThat(sum).isEqualByComparingTo(expected);
        }
    }

    // ---- time

    @Example
    void theLastDayOfJanuaryAndALeapDayAreOneMonthApart() {
        assertThat(agesOf(MONTHLY, StoreRows.riyadh().orders("c", "2024-01-31", "2024-02-29")))
                .containsExactly(0, 1);
    }

    @Example
    void ordersMinutesApartAroundMidnightAreADayApartByTheCalendarAndNoneByEqualSteps() {
        StoreRows rows = StoreRows.riyadh().orders("owl", "2026-03-10T23:59", "2026-03-11T00:01");
        assertThat(agesOf(CohortRetention.daily(), rows)).containsExactly(0, 1);
        assertThat(agesOf(CohortRetention.daily().agedBy(Duration.ofHours(24)), rows))
                .containsExactly(0);
    }

    @Example
    void aStepIsOverAfterItsLengthToTheMillisecond() {
        Instant first = Instant.parse("2026-03-10T10:00:00Z");
        CohortRetention steps = MONTHLY.agedBy(THIRTY_DAYS);
        StoreRows before = StoreRows.riyadh()
                .order("c", first, 1)
                .order("c", first.plus(THIRTY_DAYS).minusMillis(1), 1);
        assertThat(agesOf(steps, before)).containsExactly(0);
        StoreRows after = StoreRows.riyadh().order("c", first, 1).order("c", first.plus(THIRTY_DAYS), 1);
        assertThat(agesOf(steps, after)).containsExactly(0, 1);
    }

    @Example
    void aDayOfTwentyThreeHoursIsADay() {
        StoreRows rows = StoreRows.of("Europe/Berlin", "EUR").orders("c", "2024-03-31T00:30", "2024-04-01T00:15");
        assertThat(agesOf(CohortRetention.daily(), rows)).containsExactly(0, 1);
        assertThat(agesOf(CohortRetention.daily().agedBy(Duration.ofHours(24)), rows))
                .containsExactly(0);
        StoreRows saoPaulo =
                StoreRows.of("America/Sao_Paulo", "BRL").orders("c", "2018-11-03T23:59", "2018-11-04T01:00");
        assertThat(agesOf(CohortRetention.daily(), saoPaulo)).containsExactly(0, 1);
    }

    @Example
    void aDayThatTheCalendarSkippedHasACellThatNobodyCanBeIn() {
        StoreRows samoa = StoreRows.of("Pacific/Apia", "WST").orders("c", "2011-12-29T12:00", "2011-12-31T12:00");
        assertThat(agesOf(CohortRetention.daily(), samoa)).containsExactly(0, 2);
    }

    @Example
    void weeksStartOnTheDayThatIsAskedFor() {
        // Friday 1 January 2021 is in ISO week 53 of 2020; Sunday 3 January is in the same week, or in the next.
        StoreRows rows = StoreRows.riyadh().orders("c", "2021-01-01", "2021-01-03");
        CohortTable monday = compute(CohortRetention.weekly(DayOfWeek.MONDAY), rows);
        assertThat(monday.cohorts().get(0).period())
                .isEqualTo(Window.isoWeek(2020, 53))
                .hasToString("2020-W53");
        assertThat(agesOf(CohortRetention.weekly(DayOfWeek.MONDAY), rows)).containsExactly(0);
        assertThat(agesOf(CohortRetention.weekly(DayOfWeek.SUNDAY), rows)).containsExactly(0, 1);
        assertThat(agesOf(CohortRetention.weekly(DayOfWeek.SATURDAY), rows)).containsExactly(0, 1);
    }

    // ---- what is observed

    @Example
    void anUnfinishedPeriodIsMarkedAndLeftOutOfTheAverageAndOneNotBegunIsAbsent() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-01-10", "2026-02-10")
                .orders("b", "2026-01-11")
                .orders("c", "2026-02-11", "2026-03-01")
                .observedThrough("2026-03-30");
        CohortTable table = compute(MONTHLY, rows);
        assertThat(table.cohorts().get(0).cells().stream().map(Cell::observation))
                .containsExactly(Observation.OBSERVED, Observation.OBSERVED, Observation.PARTLY_OBSERVED);
        assertThat(table.cohorts().get(1).cell(1).orElseThrow().observation()).isEqualTo(Observation.PARTLY_OBSERVED);
        assertThat(table.cohorts().get(1).cell(2)).isEmpty();
        assertThat(table.average(1).summary()).startsWith("50.0 % (1/2)");
        assertThat(table.average(2).value()).isEmpty();

        CohortTable whole = compute(MONTHLY, rows.observedThrough("2026-03-31"));
        assertThat(whole.average(1).summary()).startsWith("66.7 % (2/3)");
        assertThat(whole.average(2).summary()).startsWith("0.0 % (0/2)");
    }

    @Example
    void anAgeThatNobodyCanHaveReachedYetIsAbsent() {
        // The only customer of the first quarter enters the third step at the very end of the data.
        StoreRows rows = StoreRows.riyadh().orders("c", "2025-01-20T00:00").observedThrough("2025-03-20");
        CohortRetention steps = CohortRetention.quarterly().agedBy(THIRTY_DAYS);
        assertThat(compute(steps, rows).ages()).isEqualTo(2);
        assertThat(compute(steps, rows.observedThrough("2025-03-21")).ages()).isEqualTo(3);
    }

    // ---- what it refuses, and what it says

    /** As in the CDNOW data, where everybody came first in the first three of eighteen months. */
    @Example
    void theTableEndsWithTheLastPeriodInWhichSomebodyCameFirst() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-01-10", "2027-06-10")
                .orders("b", "2026-03-10")
                .observedThrough("2027-06-30");
        CohortTable table = compute(MONTHLY, rows);
        assertThat(table.cohorts())
                .extracting(Cohort::period)
                .containsExactly(Window.month(2026, 1), Window.month(2026, 2), Window.month(2026, 3));
        assertThat(table.ages()).isEqualTo(18);
        assertThat(table.retention(Window.month(2026, 1), 17).summary()).startsWith("100.0 % (1/1)");
        assertThat(table.retention(Window.month(2026, 5), 1))
                .hasToString(
                        "cohort retention at age 1 of cohort 2026-05 (first order by month, ordered in that period;"
                                + " no cohort of this table, cohorts are 2026-01 to 2026-03): no data (0/0)");
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> MONTHLY.agedBy(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step PT0S is not above 0");
        assertThatThrownBy(() -> MONTHLY.agedBy(Duration.ofDays(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step PT-24H is not a whole number of milliseconds from 0 up");
        assertThatThrownBy(() -> MONTHLY.agedBy(Duration.ofNanos(1_500_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step PT0.0015S is not a whole number of milliseconds from 0 up");
        assertThatThrownBy(() -> CohortRetention.by(CalendarUnit.DAYS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DAYS is not a calendar unit; use DAY for cohorts of one day");
        assertThatThrownBy(() -> MONTHLY.cells(null)).hasMessage("rule");
        assertThatThrownBy(() -> CohortRetention.weekly(null)).hasMessage("firstDay");
    }

    @Example
    void aTableTooLargeToReadIsRefusedWithItsSizeAndTheBound() {
        StoreRows rows = StoreRows.of("UTC", "SAR").orders("c", "2020-01-01", "2024-02-08");
        assertThat(compute(CohortRetention.daily(), rows).ages()).isEqualTo(1500);
        StoreRows more = StoreRows.of("UTC", "SAR").orders("c", "2020-01-01", "2024-02-09");
        assertThatThrownBy(() -> compute(CohortRetention.daily(), more))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a table of 1501 cohorts and up to 1501 ages has 1127251 cells, more than 1125750; take longer"
                                + " periods or steps, brackets of ages, or within(window) for cohorts of a range only");
        assertThatThrownBy(() -> compute(CohortRetention.yearly().agedBy(Duration.ofMillis(1)), more))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("take longer periods or steps");
    }

    @Example
    void itNamesItsAgesAndItsDefinition() {
        StoreRows rows = StoreRows.riyadh().orders("c", "2026-03-10");
        assertThat(compute(CohortRetention.weekly(DayOfWeek.SATURDAY), rows).ageUnit())
                .isEqualTo("weeks");
        assertThat(compute(CohortRetention.weekly(DayOfWeek.SATURDAY), rows)
                        .label()
                        .definition())
                .isEqualTo("first order by week from Saturday, ordered in that period");
        CohortTable steps = compute(MONTHLY.agedBy(THIRTY_DAYS).cells(CellRule.CUMULATIVE), rows);
        assertThat(steps.ageUnit()).isEqualTo("steps of 30 days");
        assertThat(steps.label().definition())
                .isEqualTo("first order by month, ages in steps of 30 days, ordered again by that period");
        assertThat(compute(MONTHLY.agedBy(Duration.ofMinutes(90)), rows).ageUnit())
                .isEqualTo("steps of 1h30m");
        assertThat(compute(MONTHLY.agedBy(Duration.ofHours(24)), rows).ageUnit())
                .isEqualTo("steps of 1 day");
    }

    @Example
    void whatFollowsFromTheTableOfSomeCustomersSaysWhose() {
        StoreRows rows =
                StoreRows.riyadh().orders("a", "2026-01-10", "2026-02-10").observedThrough("2026-02-28");
        Store store = rows.store();
        History counting = store.fill(store.settings().refundedOrders(RefundedOrders.COUNT))
                .build();
        CohortTable loyal = MetricsEngine.over(counting)
                .where("loyal", c -> c.orderCount() > 1)
                .compute(MONTHLY);
        String ending = "; orders refunded in full count";
        assertThat(loyal.label().definition()).endsWith(ending);
        for (NumericResult ratio : List.of(loyal.retention(Window.month(2026, 1), 1), loyal.average(1))) {
            assertThat(ratio.label().population())
                    .isEqualTo(loyal.label().population())
                    .contains("loyal");
            assertThat(ratio.label().definition()).endsWith(ending).doesNotContain(ending + ending);
            assertThat(ratio.summary()).startsWith("100.0 % (1/1)");
        }
    }

    /** Without refunds a table by segment is made of rows, and a filtered one of customers. */
    @Example
    void aSegmentsTableOfRowsIsThatOfItsCustomers() {
        Random random = new Random(7);
        Instant first = Instant.parse("2024-01-01T00:00:00Z");
        HistoryBuilder builder = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
        List<Customer> customers = new ArrayList<>();
        for (int id = 0; id < 300; id++) {
            // Every sixth is of no known city, and every tenth has no order.
            if (id % 6 != 0) {
                customers.add(Customer.builder("" + id).city("city " + id % 40).build());
            }
            for (int order = 0; id % 10 != 0 && order < 1 + id % 7; order++) {
                long millis =
                        first.plus(Duration.ofHours(random.nextInt(20_000))).toEpochMilli();
                builder.orderColumns(new long[] {id}, new long[] {millis}, new long[] {random.nextInt(10_000)});
            }
        }
        History history = builder.customers(customers).build();
        MetricsEngine engine = MetricsEngine.over(history);
        Segment<String> city = Segments.city();
        Map<String, CohortTable> tables = engine.compute(MONTHLY.by(city));
        assertThat(tables).hasSize(41);
        tables.forEach((name, table) -> {
            CohortTable itsOwn = engine.compute(MONTHLY.where(c -> city.key(c).equals(name)));
            assertThat(table.cohorts()).as(name).isEqualTo(itsOwn.cohorts());
        });
        assertThat(tables.values().stream()
                        .flatMap(table -> cells(table).stream())
                        .mapToLong(Cell::orders)
                        .sum())
                .isEqualTo(history.orderCount());
    }

    /** The ages at which the only customer of a store is. */
    private static Set<Integer> agesOf(CohortRetention form, StoreRows rows) {
        Cohort cohort = compute(form, rows).cohorts().get(0);
        return IntStream.range(0, cohort.cells().size())
                .filter(age -> cohort.cells().get(age).customers() > 0)
                .boxed()
                .collect(Collectors.toSet());
    }

    private static List<Cell> cells(CohortTable table) {
        return table.cohorts().stream().flatMap(c -> c.cells().stream()).toList();
    }

    private static CohortTable compute(CohortRetention form, StoreRows rows) {
        return MetricsEngine.over(rows.store().history()).compute(form);
    }
}
