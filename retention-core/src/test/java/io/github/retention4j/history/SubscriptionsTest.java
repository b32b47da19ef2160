package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.Subscription;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

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
                .subscriptions(List.of(
                        subscription("s-1", JANUARY, 5_000)
                                .change(MARCH, Money.parse("SAR 80"))
                                .cancelled(MARCH)
                                .ended(APRIL)
                                .build(),
                        subscription("s-2", MARCH, 1_000).build())));
        assertThat(customer.subscriptionStepCount()).isEqualTo(5);
        assertThat(customer.monthlyAmountBefore(JANUARY.toEpochMilli())).isZero();
        assertThat(customer.monthlyAmountBefore(JANUARY.toEpochMilli() + 1)).isEqualTo(5_000);
        assertThat(customer.monthlyAmountBefore(MARCH.toEpochMilli())).isEqualTo(5_000);
        assertThat(customer.monthlyAmountBefore(MARCH.toEpochMilli() + 1)).isEqualTo(9_000);
        assertThat(customer.monthlyAmountBefore(APRIL.toEpochMilli() + 1)).isEqualTo(1_000);
        assertThat(customer.subscriptionsBefore(APRIL.toEpochMilli(), SubscriptionStep.ENDED))
                .isEqualTo(2);
        assertThat(customer.subscriptionsBefore(APRIL.toEpochMilli(), SubscriptionStep.CANCELLED))
                .isEqualTo(1);
        assertThat(customer.subscriptionsBefore(APRIL.toEpochMilli() + 1, SubscriptionStep.ENDED))
                .isEqualTo(1);
    }

    @Test
    void oneThatEndsWithoutHavingBeenCancelledIsCancelledThen() {
        CustomerHistory customer = customer(builder()
                .subscriptions(
                        List.of(subscription("s-1", JANUARY, 5_000).ended(APRIL).build())));
        assertThat(customer.subscriptionStep(1)).isEqualTo(SubscriptionStep.CANCELLED);
        assertThat(customer.subscriptionStepMillis(1)).isEqualTo(APRIL.toEpochMilli());
        assertThat(customer.subscriptionStep(2)).isEqualTo(SubscriptionStep.ENDED);
    }

    @Test
    void anEndYetToComeIsTakenAndStretchesNoDays() {
        Subscription over = subscription("s-1", JANUARY, 5_000)
                .cancelled(MARCH)
                .ended(APRIL)
                .build();
        History open = builder().subscriptions(List.of(over)).build();
        assertThat(open.basis().lastDay()).isEqualTo(LocalDate.of(2026, 3, 1));
        History stated = builder()
                .observedThrough(LocalDate.of(2026, 3, 15))
                .subscriptions(List.of(over))
                .build();
        assertThat(stated.intake().refused()).isZero();
        assertThat(stated.blocks().get(0).cursor().moveTo(0).subscriptionStepCount())
                .isEqualTo(3);
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
        assertThat(customer.monthlyAmountBefore(Long.MAX_VALUE)).isEqualTo(5_000);
    }
}
