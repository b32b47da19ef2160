package io.github.retention4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Visits, carts, offers, referrals, memberships, redemptions and grants of points. */
class EventRecordsTest {
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");
    private static final Instant BEFORE = NOON.minus(Duration.ofHours(26));
    private static final Instant LATER = NOON.plus(Duration.ofHours(26));

    @Test
    void keepWhatTheyAreGiven() {
        assertThat(Visit.of(NOON, 7, 3).by("c-17").ordering("A-1"))
                .isEqualTo(new Visit(NOON, 7, 3, Optional.of("c-17"), Optional.of("A-1")));
        assertThat(Visit.of(NOON, 1, 0)).isEqualTo(new Visit(NOON, 1, 0, Optional.empty(), Optional.empty()));
        assertThat(Cart.of(NOON).by("c-17").checkedOut(NOON).ordered(LATER))
                .isEqualTo(new Cart(NOON, Optional.of(NOON), Optional.of(LATER), Optional.of("c-17")));
        assertThat(Cart.of(NOON).ordered(LATER).checkedOutAt()).isEmpty();
        assertThat(Offer.of(NOON).to("c-17").at("A-1").taken(LATER))
                .isEqualTo(new Offer(NOON, Optional.of(LATER), Optional.of("A-1"), Optional.of("c-17")));
        assertThat(Offer.of(NOON).takenAt()).isEmpty();
        assertThat(Referral.by("c-17", NOON).of("c-18")).isEqualTo(new Referral("c-17", NOON, Optional.of("c-18")));
        assertThat(Referral.by("c-17", NOON).referredId()).isEmpty();
        assertThat(Membership.of("c-17", NOON).leaving(LATER))
                .isEqualTo(new Membership("c-17", NOON, Optional.of(LATER)));
        assertThat(Membership.of("c-17", NOON).leftAt()).isEmpty();
        assertThat(Redemption.of("c-17", NOON, 150).forOrder("A-1").reward("a coffee"))
                .isEqualTo(new Redemption("c-17", NOON, 150, Optional.of("A-1"), Optional.of("a coffee")));
        assertThat(Redemption.of("c-17", NOON, 150).reward("a coffee").orderId())
                .isEmpty();
        assertThat(PointsGrant.of("c-17", NOON, 500, "opening balance"))
                .isEqualTo(new PointsGrant("c-17", NOON, 500, "opening balance"));
    }

    static Stream<Arguments> outOfBounds() {
        return Stream.of(
                bad("a visit of 0 pages is below 1", () -> Visit.of(NOON, 0, 0)),
                bad("a visit of -1 actions is below 0", () -> Visit.of(NOON, 1, -1)),
                bad("customer id is blank", () -> Visit.of(NOON, 1, 0).by(" ")),
                bad("order id is blank", () -> Visit.of(NOON, 1, 0).ordering("")),
                bad(
                        "cart is checked out at 2026-03-04T07:00:00Z, before it is created at 2026-03-05T09:00:00Z",
                        () -> Cart.of(NOON).checkedOut(BEFORE)),
                bad(
                        "cart is ordered at 2026-03-04T07:00:00Z, before it is created at 2026-03-05T09:00:00Z",
                        () -> Cart.of(NOON).ordered(BEFORE)),
                bad(
                        "cart is ordered at 2026-03-05T09:00:00Z, before it is checked out at 2026-03-06T11:00:00Z",
                        () -> Cart.of(NOON).checkedOut(LATER).ordered(NOON)),
                bad("customer id is blank", () -> Cart.of(NOON).by("")),
                bad(
                        "offer is taken at 2026-03-04T07:00:00Z, before it is made at 2026-03-05T09:00:00Z",
                        () -> Offer.of(NOON).taken(BEFORE)),
                bad("order id is blank", () -> Offer.of(NOON).at(" ")),
                bad("customer id is blank", () -> Offer.of(NOON).to(" ")),
                bad("referrer's id is blank", () -> Referral.by("", NOON)),
                bad(
                        "referred customer's id is blank",
                        () -> Referral.by("c-17", NOON).of(" ")),
                bad("customer id is blank", () -> Membership.of(" ", NOON)),
                bad(
                        "member left at 2026-03-04T07:00:00Z, before it joined at 2026-03-05T09:00:00Z",
                        () -> Membership.of("c-17", NOON).leaving(BEFORE)),
                bad("customer id is blank", () -> Redemption.of("", NOON, 1)),
                bad("redemption of 0 points is not above 0", () -> Redemption.of("c-17", NOON, 0)),
                bad("redemption of -1 points is not above 0", () -> Redemption.of("c-17", NOON, -1)),
                bad("order id is blank", () -> Redemption.of("c-17", NOON, 1).forOrder("")),
                bad("reward is blank", () -> Redemption.of("c-17", NOON, 1).reward(" ")),
                bad("customer id is blank", () -> PointsGrant.of("", NOON, 1, "sorry")),
                bad("grant of 0 points is not above 0", () -> PointsGrant.of("c-17", NOON, 0, "sorry")),
                bad("reason is blank", () -> PointsGrant.of("c-17", NOON, 1, " ")),
                bad(
                        "a customer cannot be referred by itself",
                        () -> Referral.by("c-17", NOON).of("c-17")));
    }

    private static Arguments bad(String message, Supplier<Object> record) {
        return Arguments.of(message, record);
    }

    @Test
    void letThroughWhatMayBeOfOneDay() {
        Instant dayBegins = BEFORE.plusMillis(1);
        assertThat(Cart.of(NOON).checkedOut(dayBegins).ordered(dayBegins).orderedAt())
                .contains(dayBegins);
        assertThat(Cart.of(dayBegins).checkedOut(NOON).ordered(dayBegins).orderedAt())
                .contains(dayBegins);
        assertThat(Offer.of(NOON).taken(dayBegins).takenAt()).contains(dayBegins);
        assertThat(Membership.of("c-17", NOON).leaving(dayBegins).leftAt()).contains(dayBegins);
    }

    @ParameterizedTest
    @MethodSource("outOfBounds")
    void refuseWhatIsOutOfBounds(String message, Supplier<Object> record) {
        assertThatIllegalArgumentException().isThrownBy(record::get).withMessage(message);
    }

    @Test
    void needWhatIsNotOptional() {
        assertThatNullPointerException().isThrownBy(() -> Visit.of(null, 1, 0)).withMessage("startedAt");
        assertThatNullPointerException().isThrownBy(() -> Cart.of(null)).withMessage("createdAt");
        assertThatNullPointerException().isThrownBy(() -> Offer.of(null)).withMessage("madeAt");
        assertThatNullPointerException()
                .isThrownBy(() -> Referral.by(null, NOON))
                .withMessage("referrerId");
        assertThatNullPointerException()
                .isThrownBy(() -> Referral.by("c-17", null))
                .withMessage("referredAt");
    }
}
