package io.github.retention4j.metric.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.cohort.CohortRetention.CellRule;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.metric.cohort.CohortTable.Show;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Who enters a cohort, and when. */
class CohortEntryTest {
    private static final CohortRetention MONTHLY = CohortRetention.monthly();
    private static final Window JANUARY = Window.month(2026, 1);
    private static final Window FEBRUARY = Window.month(2026, 2);

    private static CohortTable compute(CohortRetention form, StoreRows rows) {
        return MetricsEngine.over(rows.store().history()).compute(form);
    }

    private static List<Long> customers(CohortTable table, Window period) {
        return table.cohort(period).orElseThrow().cells().stream()
                .map(Cell::customers)
                .toList();
    }

    // ---- by an order that matches

    private static StoreRows gifts() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        return rows.order("a", "2026-01-10", 1_000)
                .order(tagged(rows, "a-2", "a", "2026-02-10"))
                .order("a", "2026-02-20", 3_000)
                .order("a", "2026-03-05", 4_000)
                .order(tagged(rows, "b-1", "b", "2026-02-03"))
                .order("c", "2026-02-03", 700);
    }

    private static Order tagged(StoreRows rows, String id, String customer, String day) {
        return Order.builder(id, rows.at(day), Money.parse("SAR 20"))
                .customer(customer)
                .tag("gift")
                .coupon("GIFT10")
                .build();
    }

    @Test
    void theFirstOrderThatMatchesIsTheEntryAndOrdersBeforeItAreToldAndInNoCell() {
        CohortTable table = compute(MONTHLY.enteredBy(CohortEntry.firstOrder().tagged("gift")), gifts());
        assertThat(table.cohorts()).hasSize(1);
        assertThat(customers(table, FEBRUARY)).containsExactly(2L, 1L, 0L);
        assertThat(table.leftOut()).isEqualTo(new LeftOut(0, 0, 1, BigMoney.parse("SAR 10.00")));
        assertThat(table.text(Show.REVENUE)).isEqualTo("""
                cohort retention (first order tagged gift by month, ordered in that period; orders before it are in no cell):\
                 revenue in SAR
                months   size       0       1      2
                2026-02     2†  70.00   40.00   0.00
                † a cohort of fewer than 30 customers
                in no cell: 1 order before the customer's entry, with earlier refunds SAR 10.00 net""");
        assertThat(table.toString()).endsWith("\nin no cell: 1 order before the customer's entry");
        CohortTable byCoupon =
                compute(MONTHLY.enteredBy(CohortEntry.firstOrder().withCoupon("GIFT10")), gifts());
        assertThat(byCoupon.cohorts()).isEqualTo(table.cohorts());
        CohortTable byRule = compute(
                MONTHLY.enteredBy(CohortEntry.firstOrder()
                        .matching("of 20", (customer, order) -> customer.orderAmount(order) == 20_00)),
                gifts());
        assertThat(byRule.cohorts()).isEqualTo(table.cohorts());
    }

    @Test
    void severalRulesMustAllMatch() {
        CohortEntry both = CohortEntry.firstOrder().tagged("gift").withCoupon("OTHER");
        CohortTable table = compute(MONTHLY.enteredBy(both), gifts());
        assertThat(table.toString())
                .endsWith("orders before it are in no cell): no data (no first order tagged gift with coupon OTHER)");
        assertThat(CohortEntry.firstOrder().tagged("gift"))
                .isEqualTo(CohortEntry.firstOrder().tagged("gift"))
                .hasSameHashCodeAs(CohortEntry.firstOrder().tagged("gift"))
                .isNotEqualTo(CohortEntry.recurring().tagged("gift"))
                .hasToString("first order tagged gift");
    }

    /** Of orders at one instant nobody can tell which was first. */
    @Test
    void ordersAtTheInstantOfTheEntryAreNotBeforeIt() {
        StoreRows rows = StoreRows.riyadh();
        rows.order("a", "2026-02-10T12:00", 1).order(tagged(rows, "a-2", "a", "2026-02-10T12:00"));
        CohortTable table = compute(MONTHLY.enteredBy(CohortEntry.firstOrder().tagged("gift")), rows);
        assertThat(table.cohorts().get(0).cells().get(0).orders()).isEqualTo(2);
        assertThat(table.leftOut().orders()).isZero();
    }

    // ---- by a day that the shop declares

    private static Customer signedUp(String id, StoreRows rows, String day) {
        return Customer.builder(id)
                .firstSeen(rows.at(day))
                .attribute("joined", day.substring(0, 10))
                .build();
    }

    /** The account is made a second after the order that it was made for. */
    private static StoreRows signUps() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        return rows.customer(signedUp("idle", rows, "2026-01-05"))
                .customer(signedUp("late", rows, "2026-01-31"))
                .customer(signedUp("atOnce", rows, "2026-01-10T12:00:01"))
                .customer(signedUp("old", rows, "2025-06-01"))
                .customer(Customer.of("unknown"))
                .orders("late", "2026-02-02", "2026-03-02")
                .orders("atOnce", "2026-01-10T12:00:00", "2026-03-09")
                .orders("old", "2026-01-01")
                .orders("unknown", "2026-01-02")
                .orders("undeclared", "2026-01-02");
    }

    @Test
    void whoSignedUpAndNeverOrderedIsInTheCohort() {
        CohortTable table = compute(MONTHLY.enteredBy(CohortEntry.signUp()), signUps());
        assertThat(table.cohorts()).hasSize(1);
        assertThat(table.cohorts().get(0).size()).isEqualTo(3);
        assertThat(customers(table, JANUARY)).containsExactly(1L, 1L, 2L);
        assertThat(table.leftOut()).isEqualTo(new LeftOut(1, 2, 0, BigMoney.parse("SAR 0.00")));
        assertThat(table).hasToString("""
                cohort retention (sign-up by month, ordered in that period; who never ordered is in the cohort as well):\
                 % of the cohort
                months   size      0      1      2
                2026-01     3†  33.3   33.3   66.7
                all         3   33.3   33.3   66.7
                † a cohort of fewer than 30 customers
                in no cohort: 1 customer who was there before the data begin, 2 customers of whom no date is known up to the\
                 end of the data""");
        assertThat(table.fewestCustomers()).hasValue(1);
    }

    /** A shop may be signed up with before it opens; the ten of them are all who could have come back. */
    @Test
    void whoSignsUpBeforeTheFirstOrderOfTheSamePeriodIsInItsCohort() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-01-31").orders("c-9", "2026-01-05");
        for (int i = 0; i < 10; i++) {
            rows.customer(signedUp("c-" + i, rows, "2026-01-0" + (1 + i / 2)));
        }
        CohortTable table = compute(MONTHLY.enteredBy(CohortEntry.signUp()), rows);
        assertThat(table.retention(Window.month(2026, 1), 0).toString()).contains("10.0 % (1/10)");
        assertThat(table.leftOut().enteredBefore()).isZero();
    }

    @Test
    void whoSignedUpAfterTheEndOfTheDataIsInNoCohort() {
        StoreRows rows = StoreRows.riyadh().orders("c", "2026-01-10");
        rows.customer(signedUp("c", rows, "2025-12-31")).customer(signedUp("d", rows, "2026-05-01"));
        CohortTable table = compute(MONTHLY.enteredBy(CohortEntry.signUp()), rows);
        assertThat(table.cohorts()).isEmpty();
        assertThat(table.leftOut()).isEqualTo(new LeftOut(1, 1, 0, BigMoney.parse("SAR 0.00")));
        assertThat(table.toString())
                .contains("no data (no sign-up; 1 customer who was there before the data begin, 1 customer of");
    }

    @Test
    void whereTheEntryIsNoOrderTheFirstOneCountsAsWell() {
        CohortTable byThen = compute(MONTHLY.enteredBy(CohortEntry.signUp()).cells(CellRule.CUMULATIVE), signUps());
        assertThat(customers(byThen, JANUARY)).containsExactly(1L, 2L, 2L);
        assertThat(byThen.label().rule()).isEqualTo("sign-up by month, ordered by that period");
        CohortTable later = compute(MONTHLY.enteredBy(CohortEntry.signUp()).cells(CellRule.ON_OR_AFTER), signUps());
        assertThat(customers(later, JANUARY)).containsExactly(2L, 2L, 2L);
    }

    /** Of rows without a refund, too, which are looped over unless somebody is older than the data. */
    @Test
    void whoIsOlderThanTheDataIsNotTakenForNew() {
        for (boolean isRefunded : new boolean[] {false, true}) {
            StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
            rows.customer(signedUp("old", rows, "2025-06-01"))
                    .customer(signedUp("new", rows, "2026-01-05"))
                    .orders("old", "2026-01-10", "2026-02-10")
                    .orders("new", "2026-01-10", "2026-02-10")
                    .orders("nobodyKnows", "2026-02-01");
            if (isRefunded) {
                rows.refundedOrder("new", "2026-02-11", 2, "2026-02-12", 1);
            }
            Store store = rows.store();
            History begun = store.fill(store.settings().observedFrom(LocalDate.of(2026, 1, 4)))
                    .build();
            CohortTable table = MetricsEngine.over(begun).compute(MONTHLY);
            assertThat(table.cohorts()).extracting(Cohort::size).containsExactly(1L, 1L);
            assertThat(table.leftOut().enteredBefore()).isEqualTo(1);
            assertThat(table.cohorts().get(0).cells())
                    .extracting(Cell::observation)
                    .containsExactly(Observation.PARTLY_OBSERVED, Observation.OBSERVED, Observation.OBSERVED);
            assertThat(table.average(0).total()).isEqualTo(1);
            assertThat(table.toString())
                    .contains("\n* partly observed: the data begin in the first period and end on 2026-03-31\n")
                    .endsWith("\nin no cohort: 1 customer who was there before the data begin");
            assertThat(compute(MONTHLY, rows).cohorts())
                    .extracting(Cohort::size)
                    .containsExactly(2L, 1L);
            // By segment the rows are looped over as well.
            assertThat(MetricsEngine.over(begun)
                            .compute(MONTHLY.by("all", c -> "all"))
                            .get("all")
                            .cohorts())
                    .isEqualTo(table.cohorts());
            // Who comes every month is in the cohort of each, whenever the first was.
            assertThat(MetricsEngine.over(begun)
                            .compute(MONTHLY.enteredBy(CohortEntry.recurring()))
                            .cohorts())
                    .extracting(Cohort::size)
                    .containsExactly(2L, 3L);
        }
    }

    @Test
    void equalStepsAreCountedFromTheTimeOfTheSignUp() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-01-20");
        rows.customer(signedUp("owl", rows, "2026-01-10T23:59")).orders("owl", "2026-01-11T00:01", "2026-01-12T00:01");
        CohortRetention days = CohortRetention.daily().enteredBy(CohortEntry.signUp());
        Window day = Window.day(LocalDate.of(2026, 1, 10));
        rows.orders("other", "2026-01-01");
        assertThat(customers(compute(days, rows), day).subList(0, 4)).containsExactly(0L, 1L, 1L, 0L);
        assertThat(customers(compute(days.agedBy(Duration.ofHours(24)), rows), day)
                        .subList(0, 3))
                .containsExactly(1L, 1L, 0L);
    }

    @Test
    void anAttributeCanTellTheDay() {
        CohortTable byAttribute = compute(MONTHLY.enteredBy(CohortEntry.date("joined")), signUps());
        CohortTable bySignUp = compute(MONTHLY.enteredBy(CohortEntry.signUp()), signUps());
        assertThat(byAttribute.cohorts()).isEqualTo(bySignUp.cohorts());
        assertThat(byAttribute.leftOut()).isEqualTo(bySignUp.leftOut());
        assertThat(byAttribute.label().rule()).startsWith("date in attribute joined by month");
        StoreRows wrong = StoreRows.riyadh()
                .customer(Customer.builder("c").attribute("joined", "secret").build())
                .orders("c", "2026-01-10");
        assertThatThrownBy(() -> compute(MONTHLY.enteredBy(CohortEntry.date("joined")), wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attribute 'joined' has a value that is no date; write dates such as 2026-03-05");
        assertThat(compute(MONTHLY.enteredBy(CohortEntry.date("misspelt")), signUps())
                        .toString())
                .contains("no data (no date in attribute misspelt; 6 customers of whom ");
    }

    // ---- what it refuses

    @Test
    void refusesBlankNames() {
        assertThatThrownBy(() -> CohortEntry.firstOrder().tagged(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tag ' ' is blank");
        assertThatThrownBy(() -> CohortEntry.firstOrder().withCoupon("")).hasMessage("coupon code '' is blank");
        assertThatThrownBy(() -> CohortEntry.firstOrder().matching("", (c, i) -> true))
                .hasMessage("the name of the rule is blank; say which orders match");
        assertThatThrownBy(() -> CohortEntry.date("")).hasMessage("attribute '' is blank; say which has the date");
        assertThatThrownBy(() -> CohortEntry.firstOrder().tagged(null)).hasMessage("tag");
        assertThatThrownBy(() -> CohortEntry.firstOrder().withCoupon(null)).hasMessage("code");
        assertThatThrownBy(() -> CohortEntry.firstOrder().matching("x", null)).hasMessage("which");
        assertThatThrownBy(() -> CohortEntry.date(null)).hasMessage("attribute");
        assertThatThrownBy(() -> MONTHLY.enteredBy(null)).hasMessage("entry");
        assertThatThrownBy(() -> MONTHLY.within(null)).hasMessage("range");
    }
}
