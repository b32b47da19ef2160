package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Days that are stated beforehand, alone or with all else that a history stands on. */
class StatedDaysTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
    private static final Instant BEFORE = Instant.parse("2026-02-28T20:59:59.999Z");
    private static final Instant AT_FIRST = Instant.parse("2026-02-28T21:00:00Z");
    private static final Money FIVE = Money.parse("SAR 5");

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    @Test
    void daysFromTheStatedOneAreObservedWithoutAnEvent() {
        History history = builder().observedFrom(FIRST).observedThrough(LAST).build();
        assertThat(history.observed()).isEqualTo(Window.through(FIRST, LAST));
        assertThat(history.basis().isObserved()).isTrue();
        assertThat(history).hasToString("History: 0 customers, 0 orders, 2026-03-01 to 2026-03-31, Asia/Riyadh, SAR");
    }

    /** No day is made up where only one of them is stated, and nobody is told of the year -999999999. */
    @Test
    void withoutAnEventOneStatedDayIsNoDayObserved() {
        History begun = builder().observedFrom(FIRST).build();
        assertThat(begun).hasToString("History: 0 customers, 0 orders, no events from 2026-03-01 on, Asia/Riyadh, SAR");
        assertThat(begun.basis().isObserved()).isFalse();
        assertThatThrownBy(begun::observed)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the history has no events from 2026-03-01 on, so it covers no days; state the last with"
                        + " observedThrough");

        History ended = builder().observedThrough(LAST).build();
        assertThat(ended).hasToString("History: 0 customers, 0 orders, no events through 2026-03-31, Asia/Riyadh, SAR");
        assertThat(ended.basis().isObserved()).isFalse();
        assertThatThrownBy(ended::observed)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the history has no events through 2026-03-31, so it covers no days; state the first with"
                        + " observedFrom");
        for (History history : List.of(begun, ended)) {
            assertThat(MetricsEngine.over(history)
                            .compute(CohortRetention.monthly())
                            .cohorts())
                    .isEmpty();
            assertThat(History.builder(history.basis()).build().basis()).isEqualTo(history.basis());
        }
    }

    /** A subscription that goes on does not say that the data do. */
    @Test
    void whatBeganBeforeTheFirstDayIsNoDayObserved() {
        History history = builder()
                .observedFrom(FIRST)
                .subscriptions(
                        List.of(Subscription.builder("s", "7", BEFORE, FIVE).build()))
                .build();
        assertThat(history.basis().isObserved()).isFalse();
        assertThat(history)
                .hasToString("History: 1 customer, 0 orders, no events from 2026-03-01 on, Asia/Riyadh, SAR");
        assertThat(MetricsEngine.over(history)
                        .compute(CohortRetention.monthly())
                        .cohorts())
                .isEmpty();
    }

    @Test
    void anEventBeforeTheFirstDayIsABadRow() {
        String reason =
                "orders:1: placed at 2026-02-28T23:59:59.999 in Asia/Riyadh, before the first observed day 2026-03-01";
        String named = reason.replace("placed", "order o: placed");
        long millis = BEFORE.toEpochMilli();
        assertThatThrownBy(() -> builder().observedFrom(FIRST).addOrder(7, millis, 100))
                .hasMessage(reason);
        assertThatThrownBy(() -> builder().observedFrom(FIRST).addOrder("o", "7", millis, 100))
                .hasMessage(named);
        assertThatThrownBy(() -> builder()
                        .observedFrom(FIRST)
                        .orderColumns(new long[] {7}, new long[] {millis}, new long[] {100}))
                .hasMessage(reason);
        assertThatThrownBy(() -> builder().observedFrom(FIRST).orders(List.of(Order.of("o", "7", BEFORE, FIVE))))
                .hasMessage(named);
        assertThatThrownBy(() -> builder().observedFrom(FIRST).visits(List.of(Visit.of(BEFORE, 1, 0))))
                .hasMessageContaining("before the first observed day 2026-03-01");
        History history = builder()
                .observedFrom(FIRST)
                .orders(List.of(Order.of("o", "7", AT_FIRST, FIVE)))
                .build();
        assertThat(history.observed()).isEqualTo(Window.through(FIRST, FIRST));
    }

    @Test
    void whatBeganBeforeAndGoesOnIsTaken() {
        History history = builder()
                .observedFrom(FIRST)
                .observedThrough(LAST)
                .customers(List.of(Customer.builder("7").firstSeen(BEFORE).build()))
                .coupons(List.of(Coupon.builder("TEN", "spring", BEFORE)
                        .issuedTo("7")
                        .redeemed(AT_FIRST)
                        .build()))
                .subscriptions(
                        List.of(Subscription.builder("s", "7", BEFORE, FIVE).build()))
                .build();
        assertThat(history.intake().refused()).isZero();
        assertThat(history.observed()).isEqualTo(Window.through(FIRST, LAST));
    }

    /** Nobody knows of the days before a stated first one; before the first event of a shop nothing was sold. */
    @Test
    void whatLiesBeforeAStatedFirstDayIsNotObserved() {
        List<Order> orders = List.of(Order.of("o", "7", AT_FIRST, FIVE));
        LocalDate second = FIRST.plusDays(1);
        History begun = builder()
                .observedFrom(FIRST)
                .observedThrough(LAST)
                .orders(orders)
                .build();
        History opened = builder().observedThrough(LAST).orders(orders).build();
        History midway = builder().observedFrom(second).observedThrough(LAST).build();
        Window february = Window.month(2026, 2);
        Window quarter = Window.quarter(2026, 1);
        assertThat(begun.basis().observation(february)).isEqualTo(Observation.NOT_OBSERVED);
        assertThat(begun.basis().observation(quarter)).isEqualTo(Observation.PARTLY_OBSERVED);
        assertThat(begun.basis().observation(Window.month(2026, 3))).isEqualTo(Observation.OBSERVED);
        assertThat(begun.basis().observation(Window.month(2026, 4))).isEqualTo(Observation.NOT_OBSERVED);
        assertThat(midway.basis().observation(Window.month(2026, 3))).isEqualTo(Observation.PARTLY_OBSERVED);
        assertThat(opened.basis().observation(february)).isEqualTo(Observation.OBSERVED);
        assertThat(opened.basis().observation(quarter)).isEqualTo(Observation.OBSERVED);

        assertThat(MetricsEngine.over(begun)
                        .compute(RepeatPurchaseRate.in(february))
                        .toString())
                .endsWith(": no data; not observed, data begin 2026-03-01");
        assertThat(MetricsEngine.over(begun)
                        .compute(RepeatPurchaseRate.in(quarter))
                        .toString())
                .endsWith("; partly observed, data begin 2026-03-01");
        assertThat(MetricsEngine.over(begun)
                        .compute(RepeatPurchaseRate.in(Window.year(2026)))
                        .toString())
                .endsWith("; partly observed, data from 2026-03-01 to 2026-03-31");
        assertThat(MetricsEngine.over(begun)
                        .compute(RepeatPurchaseRate.in(Window.month(2026, 4)))
                        .toString())
                .endsWith("; not observed, data end 2026-03-31");
        assertThat(MetricsEngine.over(opened)
                        .compute(RepeatPurchaseRate.in(february))
                        .toString())
                .endsWith(": no data (0/0)");
    }

    @Test
    void theUnionOfBasesKeepsWhetherTheFirstDayWasStated() {
        Basis stated =
                builder().observedFrom(FIRST).observedThrough(LAST).build().basis();
        Basis later = builder()
                .orders(List.of(Order.of("o", "7", AT_FIRST.plusSeconds(86_400), FIVE)))
                .build()
                .basis();
        Basis same = builder()
                .orders(List.of(Order.of("o", "7", AT_FIRST, FIVE)))
                .build()
                .basis();
        Basis earlier = builder()
                .orders(List.of(Order.of("o", "7", BEFORE, FIVE)))
                .build()
                .basis();
        for (Basis other : List.of(later, same)) {
            assertThat(stated.union(other).firstDayStated()).isTrue();
            assertThat(other.union(stated)).isEqualTo(stated.union(other));
        }
        assertThat(stated.union(earlier).firstDayStated()).isFalse();
        assertThat(later.union(same).firstDayStated()).isFalse();
        assertThat(stated.only("loyal").firstDayStated()).isTrue();
    }

    @Test
    void aCustomerSeenBeforeAStatedFirstDayPredatesTheData() {
        List<Customer> customers = List.of(
                Customer.builder("before").firstSeen(BEFORE).build(),
                Customer.builder("at").firstSeen(AT_FIRST).build(),
                Customer.of("unknown"));
        HistoryBuilder begun =
                builder().observedFrom(FIRST).observedThrough(LAST).customers(customers);
        assertThat(MetricsEngine.over(begun.build())
                        .select(CustomerHistory::predatesData)
                        .ids())
                .containsExactly("before");
        HistoryBuilder opened = builder().observedThrough(LAST).customers(customers);
        assertThat(MetricsEngine.over(opened.build())
                        .select(CustomerHistory::predatesData)
                        .ids())
                .isEmpty();
    }

    @Test
    void daysAreStatedInOrder() {
        assertThatThrownBy(() -> builder().observedThrough(FIRST).observedFrom(LAST))
                .hasMessage("last observed day 2026-03-01 is before the first observed day 2026-03-31");
        assertThatThrownBy(() -> builder().observedFrom(LAST).observedThrough(FIRST))
                .hasMessage("last observed day 2026-03-01 is before the first observed day 2026-03-31");
        assertThatThrownBy(() -> builder().observedFrom(LocalDate.MIN))
                .hasMessage("first observed day " + LocalDate.MIN
                        + " not in the years 1900 to 9999; leave it out if the data begin with their first event");
    }

    @Test
    void aHistoryStandsOnTheBasisThatIsStated() {
        Basis basis = builder()
                .observedFrom(FIRST)
                .observedThrough(LAST)
                .decimals(3)
                .refundedOrders(RefundedOrders.COUNT)
                .referrals(List.of())
                .build()
                .basis();
        History history = History.builder(basis)
                .orders(List.of(Order.of("o", "7", AT_FIRST, FIVE)))
                .build();
        assertThat(history.basis()).isEqualTo(basis);
        assertThatThrownBy(() -> History.builder(basis).addOrder(7, BEFORE.toEpochMilli(), 1))
                .hasMessageContaining("before the first observed day 2026-03-01");
        assertThatThrownBy(() -> History.builder(basis.only("loyal")))
                .hasMessage("a basis of only loyal is not that of a history");
    }

    @Test
    void whatTheBasisDoesNotHaveIsToldInTheEnd() {
        Basis basis =
                builder().observedFrom(FIRST).observedThrough(LAST).build().basis();
        HistoryBuilder referrals = History.builder(basis).referrals(List.of(Referral.by("7", AT_FIRST)));
        assertThatThrownBy(referrals::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the rows have what the stated basis does not have: ")
                .hasMessageEndingWith("; unite the bases of all rows first");
        HistoryBuilder attributes = History.builder(basis)
                .customers(List.of(Customer.builder("7").attribute("size", "L").build()));
        assertThatThrownBy(attributes::build).hasMessageStartingWith("the rows have what the stated basis does not");
        HistoryBuilder events = History.builder(builder().build().basis());
        events.addOrder(7, AT_FIRST.toEpochMilli(), 1);
        assertThatThrownBy(events::build).hasMessageStartingWith("the rows have what the stated basis does not");
    }
}
