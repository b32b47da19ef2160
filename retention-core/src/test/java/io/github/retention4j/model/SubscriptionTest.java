package io.github.retention4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubscriptionTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Money FIFTY = Money.parse("SAR 50");

    private static Subscription.Builder subscription() {
        return Subscription.builder("s-1", "c-17", START, FIFTY);
    }

    @Test
    void keepsWhatItIsGiven() {
        assertThat(subscription()
                        .change(MARCH, Money.parse("SAR 80"))
                        .cancelled(MARCH)
                        .ended(APRIL)
                        .build())
                .isEqualTo(new Subscription(
                        "s-1",
                        "c-17",
                        START,
                        BigMoney.parse("SAR 50.00"),
                        List.of(new Subscription.Change(MARCH, BigMoney.parse("SAR 80.0"))),
                        Optional.of(MARCH),
                        Optional.of(APRIL)));
        assertThat(subscription().build().endedAt()).isEmpty();
    }

    @Test
    void mayChangeToNothingAndEndAtTheInstantItStarts() {
        Subscription paused = subscription().change(MARCH, Money.parse("SAR 0")).build();
        assertThat(paused.changes().get(0).monthlyAmount().isZero()).isTrue();
        assertThat(subscription().cancelled(START).ended(START).build().endedAt())
                .contains(START);
    }

    static Stream<Arguments> outOfOrder() {
        Instant before = START.minus(Duration.ofHours(26));
        return Stream.of(
                Arguments.of(
                        "subscription ends at 2025-12-30T22:00:00Z, before its start or last change at"
                                + " 2026-01-01T00:00:00Z",
                        subscription().ended(before)),
                Arguments.of(
                        "subscription is cancelled at 2025-12-30T22:00:00Z, before its start or last change at"
                                + " 2026-01-01T00:00:00Z",
                        subscription().cancelled(before)),
                Arguments.of(
                        "subscription is cancelled at 2026-04-01T00:00:00Z, after its end at 2026-03-01T00:00:00Z",
                        subscription().cancelled(APRIL).ended(MARCH)),
                Arguments.of(
                        "subscription changes at 2026-03-01T00:00:00Z, before its start or last change at"
                                + " 2026-04-01T00:00:00Z",
                        subscription().change(APRIL, FIFTY).change(MARCH, FIFTY)),
                Arguments.of(
                        "subscription changes at 2026-04-01T00:00:00Z, after its end at 2026-03-01T00:00:00Z",
                        subscription().change(APRIL, FIFTY).ended(MARCH)),
                Arguments.of(
                        "subscription in SAR changes to an amount in KWD",
                        subscription().change(APRIL, Money.parse("KWD 5"))),
                Arguments.of("subscription id is blank", Subscription.builder(" ", "c-17", START, FIFTY)),
                Arguments.of("customer id is blank", Subscription.builder("s-1", "", START, FIFTY)),
                Arguments.of(
                        "monthly amount SAR -1.00 is below 0",
                        Subscription.builder("s-1", "c-17", START, Money.parse("SAR -1"))));
    }

    @ParameterizedTest
    @MethodSource("outOfOrder")
    void refusesWhatIsOutOfBounds(String message, Subscription.Builder subscription) {
        assertThatIllegalArgumentException().isThrownBy(subscription::build).withMessage(message);
    }

    @Test
    void letsThroughWhatMayBeOfOneDay() {
        Instant midnight = Instant.parse("2026-01-30T00:00:00Z");
        Instant evening = midnight.plus(Duration.ofHours(26)).minusMillis(1);
        assertThat(Subscription.builder("s-1", "c-17", evening, FIFTY)
                        .change(midnight, FIFTY)
                        .cancelled(midnight)
                        .ended(midnight)
                        .build()
                        .endedAt())
                .contains(midnight);
        assertThat(subscription()
                        .change(evening, FIFTY)
                        .cancelled(evening)
                        .ended(midnight)
                        .build()
                        .endedAt())
                .contains(midnight);
    }

    @Test
    void needsWhatIsNotOptional() {
        assertThatNullPointerException()
                .isThrownBy(
                        () -> Subscription.builder(null, "c-17", START, FIFTY).build())
                .withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(
                        () -> Subscription.builder("s-1", "c-17", null, FIFTY).build())
                .withMessage("startedAt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subscription().change(MARCH, Money.parse("SAR -1")))
                .withMessage("monthly amount SAR -1.00 is below 0");
    }
}
