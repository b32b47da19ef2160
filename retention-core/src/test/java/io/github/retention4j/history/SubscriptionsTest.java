package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SubscriptionStep;
import io.github.retention4j.model.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SubscriptionsTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR"));
    }

    private static Subscription.Builder subscription(String id, Instant start, long amount) {
        return Subscription.builder(id, "c-1", start, Money.ofMinor(CurrencyUnit.of("SAR"), amount));
    }

    private static CustomerHistory customer(HistoryBuilder builder) {
        return builder.build().blocks().get(0).cursor().moveTo(0);
    }

    @Test
    void whatACustomerPaysIsTheSumOfAllThatRuns() {
        CustomerHistory customer = customer(builder()
                .observedThrough(LocalDate.of(2026, 4, 30))
                .subscriptions(List.of(
                        subscription("s-1", JANUARY, 5_000)
                                .change(MARCH, Money.parse("SAR 80"))
                                .cancelled(MARCH)
                                .ended(APRIL)
                                .build(),
                        subscription("s-2", MARCH, 1_000).build())));
        assertThat(customer.subscriptions().count()).isEqualTo(5);
        assertThat(customer.subscriptions().monthlyAmountBefore(JANUARY.toEpochMilli()))
                .isZero();
        assertThat(customer.subscriptions().monthlyAmountBefore(JANUARY.toEpochMilli() + 1))
                .isEqualTo(5_000);
        assertThat(customer.subscriptions().monthlyAmountBefore(MARCH.toEpochMilli()))
                .isEqualTo(5_000);
        assertThat(customer.subscriptions().monthlyAmountBefore(MARCH.toEpochMilli() + 1))
                .isEqualTo(9_000);
        assertThat(customer.subscriptions().monthlyAmountBefore(APRIL.toEpochMilli() + 1))
                .isEqualTo(1_000);
        assertThat(customer.subscriptions().runningBefore(APRIL.toEpochMilli(), SubscriptionStep.ENDED))
                .isEqualTo(2);
        assertThat(customer.subscriptions().runningBefore(APRIL.toEpochMilli(), SubscriptionStep.CANCELLED))
                .isEqualTo(1);
        assertThat(customer.subscriptions().runningBefore(APRIL.toEpochMilli() + 1, SubscriptionStep.ENDED))
                .isEqualTo(1);
    }

    /** Also where nothing else has an id, so that what is kept of ids is of subscriptions alone. */
    @Test
    void theSameOnceMoreIsOneHoweverManyCameInBetween() {
        Subscription one = subscription("s-1", JANUARY, 5_000).build();
        Subscription other = subscription("s-2", MARCH, 1_000).build();
        History history = builder().keepOrderIds().build();
        for (Subscription next : List.of(one, other, one, other)) {
            history = history.plus(more -> more.subscriptions(List.of(next)));
        }
        assertThat(history.customer("c-1").orElseThrow().subscriptions().count())
                .isEqualTo(2);
        assertThat(history.intake().sources().get("subscriptions").merged()).isEqualTo(2);
    }

    @Test
    void oneThatEndsWithoutHavingBeenCancelledIsCancelledThen() {
        CustomerHistory customer = customer(builder()
                .observedThrough(LocalDate.of(2026, 4, 30))
                .subscriptions(
                        List.of(subscription("s-1", JANUARY, 5_000).ended(APRIL).build())));
        assertThat(customer.subscriptions().step(1)).isEqualTo(SubscriptionStep.CANCELLED);
        assertThat(customer.subscriptions().stepTaken(1)).isEqualTo(APRIL.toEpochMilli());
        assertThat(customer.subscriptions().step(2)).isEqualTo(SubscriptionStep.ENDED);
    }

    // ---- what is known and has not happened

    private static Order order(String id, String day) {
        return Order.of(id, id, Instant.parse(day + "T12:00:00Z"), Money.parse("SAR 10"));
    }

    /** Orders to 20 February, and a price that changes on 1 December. */
    private static HistoryBuilder toFebruary() {
        return builder()
                .orders(List.of(order("a", "2026-02-10"), order("b", "2026-02-20")))
                .subscriptions(List.of(subscription("s-1", JANUARY, 8_000)
                        .change(Instant.parse("2026-12-01T00:00:00Z"), Money.parse("SAR 100"))
                        .build()));
    }

    @Test
    void aChangeYetToComeStretchesNoDays() {
        History history = toFebruary().build();

        assertThat(history.basis().lastDay()).isEqualTo(LocalDate.of(2026, 2, 20));
        assertThat(MetricsEngine.over(history)
                        .compute(RetentionRate.in(Window.month(2026, 3)))
                        .label()
                        .observation())
                .isEqualTo(Observation.NOT_OBSERVED);
    }

    @ParameterizedTest
    @EnumSource(BadRows.class)
    void whatIsPlannedAfterTheLastObservedDayIsNoBadRow(BadRows policy) {
        Instant december = Instant.parse("2026-12-01T00:00:00Z");
        History history = builder()
                .badRows(policy)
                .observedThrough(LocalDate.of(2026, 2, 28))
                .subscriptions(List.of(
                        subscription("s-1", JANUARY, 8_000)
                                .change(december, Money.parse("SAR 100"))
                                .cancelled(december)
                                .ended(december)
                                .build(),
                        subscription("s-2", december, 900).build()))
                .build();

        assertThat(history.intake().sources().get("subscriptions")).isEqualTo(new Intake.Counts(2, 0, 0, 0));
        assertThat(MetricsEngine.over(history)
                        .compute(RecurringRevenue.in(Window.month(2026, 2)))
                        .end())
                .isEqualByComparingTo("80");
        assertThat(MetricsEngine.over(history)
                        .compute(RecurringRevenue.in(Window.year(2026)))
                        .end())
                .as("the year is not over, and neither is anything that ends in it")
                .isEqualByComparingTo("80");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-28, 0", "2026-03-01, 1", "2026-04-01, 1"})
    void aStartCountsOnceTheDataReachIt(LocalDate lastDay, long acquired) {
        History history = builder()
                .observedThrough(lastDay)
                .subscriptions(List.of(
                        subscription("s-1", JANUARY, 5_000).build(),
                        Subscription.builder("s-2", "c-2", MARCH, Money.parse("SAR 9"))
                                .build()))
                .build();
        Window quarter = Window.quarter(2026, 1);

        assertThat(MetricsEngine.over(history)
                        .compute(ChurnRate.in(quarter)
                                .definedBy(ChurnRate.Definition.SUBSCRIPTION_ENDED)
                                .dividedBy(ChurnRate.Denominator.START_PLUS_NEW))
                        .total())
                .isEqualTo(1 + acquired);
    }

    @Test
    void whereThereIsNothingElseCancellationsSayHowFarTheDataReach() {
        Subscription over = subscription("s-1", JANUARY, 5_000)
                .cancelled(MARCH)
                .ended(APRIL)
                .build();
        History only = builder().subscriptions(List.of(over)).build();
        History besides = builder()
                .orders(List.of(order("a", "2026-02-20")))
                .subscriptions(List.of(over))
                .build();

        assertThat(only.basis().lastDay()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(besides.basis().lastDay()).isEqualTo(LocalDate.of(2026, 2, 20));
    }

    @Test
    void aStartIsAnEvent() {
        History history = builder()
                .orders(List.of(order("a", "2026-02-20")))
                .subscriptions(List.of(subscription("s-1", MARCH, 5_000).build()))
                .build();

        assertThat(history.basis().lastDay()).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void theSameTwiceIsOneAndAnotherUnderItsIdIsBad() {
        Subscription one = subscription("s-1", JANUARY, 5_000).build();
        History history = builder()
                .badRows(BadRows.SKIP)
                .subscriptions(
                        List.of(one, one, subscription("s-1", JANUARY, 6_000).build()))
                .build();
        assertThat(history.intake().sources()).isEqualTo(Map.of("subscriptions", new Intake.Counts(1, 1, 0, 1)));
        assertThat(history.intake().refusals().get(0).reason())
                .isEqualTo("a subscription of this id was given before, with other details");
        CustomerHistory customer = history.blocks().get(0).cursor().moveTo(0);
        assertThat(customer.subscriptions().monthlyAmountBefore(Long.MAX_VALUE)).isEqualTo(5_000);
    }
}
