package io.github.retention4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RefundTest {
    private static final Instant AT = Instant.parse("2026-03-05T09:30:00Z");

    @Test
    void refundsOfOneValueAreEqual() {
        assertThat(Refund.of(AT, BigMoney.parse("SAR 2.0")))
                .isEqualTo(Refund.of(AT, Money.parse("SAR 2.00")))
                .hasToString("Refund[refundedAt=2026-03-05T09:30:00Z, amount=SAR 2.00]");
    }

    @Test
    void refundOfNothingOrLessIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Refund.of(AT, Money.parse("SAR 0")))
                .withMessage("refund SAR 0.00 is not above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Refund.of(AT, Money.parse("KWD -0.001")))
                .withMessage("refund KWD -0.001 is not above 0");
    }

    @Test
    void amountBeyondItsBoundsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Refund.of(AT, BigMoney.parse("SAR 1234567890123456789")))
                .withMessage("refund has more than 18 digits before the decimal point");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Refund.of(AT, BigMoney.parse("SAR 0.0123456789")))
                .withMessage("refund has 10 decimals, more than 9");
    }
}
