package io.github.retention4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CouponTest {
    private static final Instant ISSUED = Instant.parse("2026-02-18T00:00:00Z");

    private static Coupon.Builder coupon() {
        return Coupon.builder("EID10", "eid-2026", ISSUED);
    }

    @Test
    void keepsWhatItIsGiven() {
        Instant expires = ISSUED.plusSeconds(60);
        Instant redeemed = ISSUED.plusSeconds(30);
        assertThat(coupon().issuedTo("c-17")
                        .expires(expires)
                        .redeemed(redeemed, "A-1")
                        .build())
                .isEqualTo(new Coupon(
                        "EID10",
                        "eid-2026",
                        Optional.of("c-17"),
                        ISSUED,
                        Optional.of(expires),
                        Optional.of(redeemed),
                        Optional.of("A-1")));
        assertThat(coupon().redeemed(redeemed).build().redeemedBy()).isEmpty();
    }

    @Test
    void mayExpireAndBeRedeemedAtTheInstantItIsIssued() {
        Coupon coupon = coupon().expires(ISSUED).redeemed(ISSUED).build();
        assertThat(coupon.expiresAt()).contains(ISSUED);
        assertThat(coupon.redeemedAt()).contains(ISSUED);
    }

    @Test
    void nothingHappensToItBeforeItIsIssued() {
        Instant before = ISSUED.minus(Duration.ofHours(26));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coupon().expires(before).build())
                .withMessage("coupon expires at 2026-02-16T22:00:00Z, before it is issued at 2026-02-18T00:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coupon().redeemed(before).build())
                .withMessage("coupon is redeemed at 2026-02-16T22:00:00Z, before it is issued at 2026-02-18T00:00:00Z");
    }

    @Test
    void whatMayBeOfOneDayIsLetThrough() {
        Instant dayBegins = ISSUED.minus(Duration.ofHours(26)).plusMillis(1);
        Coupon coupon = coupon().expires(dayBegins).redeemed(dayBegins).build();
        assertThat(coupon.redeemedAt()).contains(dayBegins);
    }

    @Test
    void redeemingOrderNeedsATime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Coupon(
                        "EID10",
                        "eid-2026",
                        Optional.empty(),
                        ISSUED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("A-1")))
                .withMessage("coupon names the order that redeemed it but not when");
    }

    @Test
    void blankTextsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Coupon.builder(" ", "eid", ISSUED).build())
                .withMessage("coupon code is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Coupon.builder("EID10", "", ISSUED).build())
                .withMessage("campaign is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coupon().issuedTo(" ").build())
                .withMessage("customer id is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coupon().redeemed(ISSUED, " ").build())
                .withMessage("order id is blank");
    }

    @Test
    void nullIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> Coupon.builder(null, "eid", ISSUED).build())
                .withMessage("code");
        assertThatNullPointerException()
                .isThrownBy(() -> Coupon.builder("EID10", null, ISSUED).build())
                .withMessage("campaign");
        assertThatNullPointerException()
                .isThrownBy(() -> Coupon.builder("EID10", "eid", null).build())
                .withMessage("issuedAt");
    }
}
