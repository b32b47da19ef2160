package io.github.retention4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
    private static final Instant PLACED = Instant.parse("2026-03-05T09:30:00Z");
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");

    private static Order order(String total) {
        return Order.of("A-1", "c-17", PLACED, BigMoney.parse(total));
    }

    private static BigMoney sar(BigDecimal amount) {
        return BigMoney.of(SAR, amount);
    }

    @Test
    void keepsWhatItIsGiven() {
        Instant refunded = PLACED.plusSeconds(1);
        Order order = Order.builder("A-1", PLACED, Money.parse("SAR 80"))
                .customer("c-17")
                .coupon("EID10")
                .discount(Money.parse("SAR 8"))
                .eligible(Money.parse("SAR 90"))
                .tag("gift")
                .refund(refunded, Money.parse("SAR 30"))
                .build();
        assertThat(order)
                .isEqualTo(new Order(
                        "A-1",
                        Optional.of("c-17"),
                        PLACED,
                        BigMoney.parse("SAR 80.00"),
                        List.of(Refund.of(refunded, Money.parse("SAR 30"))),
                        Optional.of("EID10"),
                        Optional.of(BigMoney.parse("SAR 8.00")),
                        Optional.of(BigMoney.parse("SAR 90.00")),
                        Set.of("gift")));
        assertThat(Order.builder("A-1", PLACED, Money.parse("SAR 80")).build().customerId())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SAR 2.0, SAR 2.00",
        "SAR 2, SAR 2.0000000000000",
        "SAR 0, SAR 0.000",
        "KWD 1.5, KWD 1.500",
        "JPY 100, JPY 100.00",
        "SAR 1.0050, SAR 1.005"
    })
    void amountsOfOneValueAreEqual(String one, String other) {
        assertThat(order(one)).isEqualTo(order(other)).hasSameHashCodeAs(order(other));
    }

    @Test
    void amountKeepsTheCurrencysDecimalsAndAnyBeyondThatMatter() {
        assertThat(order("KWD 1.234").total()).hasToString("KWD 1.234");
        assertThat(order("KWD 1.2").total()).hasToString("KWD 1.200");
        assertThat(order("JPY 7").total()).hasToString("JPY 7");
        assertThat(order("SAR 0.125").total()).hasToString("SAR 0.125");
        assertThat(order("SAR 0.123456789").total()).hasToString("SAR 0.123456789");
        assertThat(order("SAR 999999999999999999.99").total()).hasToString("SAR 999999999999999999.99");
    }

    @Test
    void amountBeyondItsBoundsIsRefusedBeforeAnyArithmetic() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order("SAR 1000000000000000000"))
                .withMessage("order total has more than 18 digits before the decimal point");
        // BigMoney itself writes out the zeros of 1e50000000, for most of a minute: who reads text must look first.
        // one.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Order.of("A-1", "c-17", PLACED, sar(new BigDecimal("1e50000"))))
                .withMessage("order total has more than 18 digits before the decimal point");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order("SAR 0.0000000001"))
                .withMessage("order total has 10 decimals, more than 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Order.of("A-1", "c-17", PLACED, sar(new BigDecimal("1e-50000000"))))
                .withMessage("order total has 50000000 decimals, more than 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Order.builder("A-1", PLACED, Money.parse("SAR 1"))
                        .discount(sar(new BigDecimal("-1e-20000000")))
                        .build())
                .withMessage("discount has 20000000 decimals, more than 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Refund.of(PLACED, sar(new BigDecimal("1e-20000000"))))
                .withMessage("refund has 20000000 decimals, more than 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.builder("s-1", "c-17", PLACED, sar(new BigDecimal("1e-20000000")))
                        .build())
                .withMessage("monthly amount has 20000000 decimals, more than 9");
    }

    @Test
    void manyTrailingZerosAreRefusedRatherThanTakenOff() {
        assertThat(Order.of("A-1", "c-17", PLACED, sar(new BigDecimal(BigInteger.TEN.pow(100), 100)))
                        .total())
                .hasToString("SAR 1.00");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Order.of("A-1", "c-17", PLACED, sar(new BigDecimal(BigInteger.TEN.pow(200_000), 200_000))))
                .withMessage("order total has 200000 decimals, more than 9");
    }

    @Test
    void negativeTotalIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order("SAR -0.01"))
                .withMessage("order total SAR -0.01 is below 0");
        assertThat(order("SAR 0").total().isZero()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\u2003"})
    void blankIdsAreRefusedAndNotRepeated(String blank) {
        Money total = Money.parse("SAR 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Order.of(blank, "c-17", PLACED, total))
                .withMessage("order id is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Order.of("A-1", blank, PLACED, total))
                .withMessage("customer id is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Order.builder("A-1", PLACED, total).coupon(blank).build())
                .withMessage("coupon code is blank");
    }

    @Test
    void refundsMayReachTheTotalAndNotExceedIt() {
        Order.Builder order = Order.builder("A-1", PLACED, Money.parse("SAR 80"))
                .refund(PLACED, Money.parse("SAR 50"))
                .refund(PLACED.plusSeconds(9), Money.parse("SAR 30"));
        assertThat(order.build().refunds()).hasSize(2);
        order.refund(PLACED, Money.parse("SAR 0.01"));
        assertThatIllegalArgumentException()
                .isThrownBy(order::build)
                .withMessage("order A-1: refunds of SAR 80.01 exceed its total SAR 80.00");
    }

    @Test
    void refundBeforeTheOrderIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Order.builder("A-1", PLACED, Money.parse("SAR 80"))
                        .refund(PLACED.minus(Duration.ofHours(26)), Money.parse("SAR 1"))
                        .build())
                .withMessage("order A-1: refund at 2026-03-04T07:30:00Z is before the order at 2026-03-05T09:30:00Z");
    }

    /** Told as a day, a refund arrives as the instant its day begins, hours before the order of that day. */
    @Test
    void refundThatMayBeOfTheOrdersDayIsLetThrough() {
        Instant dayBegins = PLACED.minus(Duration.ofHours(26)).plusMillis(1);
        assertThat(Order.builder("A-1", PLACED, Money.parse("SAR 80"))
                        .refund(dayBegins, Money.parse("SAR 1"))
                        .build()
                        .refunds())
                .containsExactly(Refund.of(dayBegins, Money.parse("SAR 1")));
    }

    @Test
    void refundInAnotherCurrencyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Order.builder("A-1", PLACED, Money.parse("SAR 80"))
                        .refund(PLACED, Money.parse("USD 1"))
                        .build())
                .withMessage("order A-1: refund in USD of an order in SAR");
    }

    @Test
    void changingWhatWasPassedInChangesNothing() {
        List<Refund> refunds = new ArrayList<>(List.of(Refund.of(PLACED, Money.parse("SAR 1"))));
        Set<String> tags = new HashSet<>(Set.of("gift"));
        Order order = new Order(
                "A-1",
                Optional.empty(),
                PLACED,
                BigMoney.parse("SAR 5"),
                refunds,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                tags);
        refunds.clear();
        tags.add("b2b");
        assertThat(order.refunds()).hasSize(1);
        assertThat(order.tags()).containsExactly("gift");
        assertThatThrownBy(() -> order.refunds().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> order.tags().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void builderThatGoesOnChangesNoOrderItMade() {
        Order.Builder builder = Order.builder("A-1", PLACED, Money.parse("SAR 5"));
        Order before = builder.build();
        Order after = builder.tag("gift")
                .customer("c-17")
                .refund(PLACED, Money.parse("SAR 1"))
                .build();
        assertThat(before.tags()).isEmpty();
        assertThat(before.refunds()).isEmpty();
        assertThat(before.customerId()).isEmpty();
        assertThat(after.tags()).containsExactly("gift");
    }

    @Test
    void nullIsNamed() {
        Money total = Money.parse("SAR 1");
        assertThatNullPointerException()
                .isThrownBy(() -> Order.builder(null, PLACED, total).build())
                .withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> Order.builder("A-1", null, total).build())
                .withMessage("placedAt");
        assertThatNullPointerException()
                .isThrownBy(() -> new Order(
                        "A-1",
                        null,
                        PLACED,
                        total.toBigMoney(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of()))
                .withMessage("customerId");
        assertThatNullPointerException()
                .isThrownBy(() -> new Order(
                        "A-1",
                        Optional.empty(),
                        PLACED,
                        null,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of()))
                .withMessage("total");
    }

    @Test
    void whatEarnsPointsMayBeNothingOrMoreThanTheTotal() {
        Order.Builder order = Order.builder("A-1", PLACED, Money.parse("SAR 80"));
        assertThat(order.build().eligible()).isEmpty();
        assertThat(order.eligible(Money.parse("SAR 0")).build().eligible()).contains(BigMoney.parse("SAR 0.00"));
        assertThat(order.eligible(Money.parse("SAR 81")).build().eligible()).contains(BigMoney.parse("SAR 81.00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order.eligible(Money.parse("SAR -1")).build())
                .withMessage("eligible amount SAR -1.00 is below 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order.eligible(Money.parse("USD 1")).build())
                .withMessage("order A-1: eligible amount in USD of an order in SAR");
    }

    @Test
    void refusesADiscountBelowNothingOrInOtherMoney() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Order.builder("A-1", PLACED, Money.parse("SAR 80"))
                        .discount(Money.parse("SAR -1"))
                        .build())
                .withMessage("discount SAR -1.00 is below 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Order.builder("A-1", PLACED, Money.parse("SAR 80"))
                        .discount(Money.parse("KWD 1"))
                        .build())
                .withMessage("order A-1: discount in KWD of an order in SAR");
    }
}
