package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadRowsTest {
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");
    private static final long AT = NOON.toEpochMilli();
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final Money FIVE = Money.parse("SAR 5");
    private static final String WHEN = ", outside the years 1900 to 2199; are these milliseconds?";

    private static HistoryBuilder builder() {
        return History.builder(RIYADH, CurrencyUnit.of("SAR"));
    }

    private static Order order(Instant placed) {
        return Order.of("o-1", "c-1", placed, FIVE);
    }

    private static Order order(String total) {
        return Order.of("o-1", "c-1", NOON, BigMoney.parse(total));
    }

    private static Subscription.Builder subscription() {
        return Subscription.builder("s-1", "c-1", NOON, FIVE);
    }

    private static Arguments bad(String source, String reason, Consumer<HistoryBuilder> row) {
        return Arguments.of(source, reason, row);
    }

    static Stream<Arguments> badRows() {
        Instant micros = Instant.ofEpochMilli(AT * 1000);
        String when = LocalDateTime.ofInstant(micros, RIYADH) + " in Asia/Riyadh" + WHEN;
        return Stream.of(
                bad(
                        "orders",
                        "order o-1: amount in USD, but the history is in SAR",
                        b -> b.orders(List.of(order("USD 5")))),
                bad(
                        "orders",
                        "order o-1: amount in USD, but the history is in SAR",
                        b -> b.orders(List.of(order("USD 0")))),
                bad(
                        "orders",
                        "order o-1: amount SAR 0.125 has 3 decimals, more than the history's 2; raise them with decimals",
                        b -> b.orders(List.of(order("SAR 0.125")))),
                bad(
                        "orders",
                        "order o-1: amount SAR 0.001 has 3 decimals, more than the history's 2; raise them with decimals",
                        b -> b.orders(List.of(Order.builder("o-1", NOON, FIVE)
                                .refund(NOON, BigMoney.parse("SAR 0.001"))
                                .build()))),
                bad(
                        "orders",
                        "order o-1: amount SAR 92233720368547758.08 passes 92233720368547758.07",
                        b -> b.orders(List.of(order("SAR 92233720368547758.08")))),
                bad(
                        "orders",
                        "order o-1: placed at 2200-01-01T03:00 in Asia/Riyadh" + WHEN,
                        b -> b.orders(List.of(order(Instant.parse("2200-01-01T00:00:00Z"))))),
                bad(
                        "orders",
                        "order o-1: placed at 1899-12-31T23:59:59.999Z" + WHEN,
                        b -> b.orders(List.of(order(Instant.parse("1899-12-31T23:59:59.999Z"))))),
                bad("orders", "placed at " + when, b -> b.addOrder(1, AT * 1000, 5)),
                bad("orders", "placed at " + when, b -> b.addOrder("c-1", AT * 1000, 5)),
                bad("orders", "order o-1: placed at " + when, b -> b.addOrder("o-1", "c-1", AT * 1000, 5)),
                bad(
                        "orders",
                        "order o-1: placed at " + when,
                        b -> b.source("orders").addOrderLine("o-1", "c-1", AT * 1000, 5)),
                bad("orders", "refunded at " + when, b -> b.source("orders").addRefund("c-1", AT * 1000, 5)),
                bad(
                        "orders",
                        "order o-1: placed at +292278994-08-17T10:12:55.807 in Asia/Riyadh" + WHEN,
                        b -> b.orders(List.of(order(Instant.MAX)))),
                bad(
                        "orders",
                        "order o-1: placed at -292275055-05-16T19:53:56.192 in Asia/Riyadh" + WHEN,
                        b -> b.orders(List.of(order(Instant.MIN)))),
                bad(
                        "orders",
                        "order o-1: refunded at +292278994-08-17T10:12:55.807 in Asia/Riyadh" + WHEN,
                        b -> b.orders(List.of(Order.builder("o-1", NOON, FIVE)
                                .refund(Instant.MAX, FIVE)
                                .build()))),
                bad(
                        "coupons",
                        "issued at -292275055-05-16T19:53:56.192 in Asia/Riyadh" + WHEN,
                        b -> b.coupons(List.of(
                                Coupon.builder("code", "campaign", Instant.MIN).build()))),
                bad(
                        "coupons",
                        "redeemed at +292278994-08-17T10:12:55.807 in Asia/Riyadh" + WHEN,
                        b -> b.coupons(List.of(Coupon.builder("code", "campaign", NOON)
                                .redeemed(Instant.MAX)
                                .build()))),
                bad(
                        "coupons",
                        "redeemed at 2200-01-01T03:00 in Asia/Riyadh" + WHEN,
                        b -> b.coupons(List.of(Coupon.builder("code", "campaign", NOON)
                                .redeemed(Instant.parse("2200-01-01T00:00:00Z"))
                                .build()))),
                bad(
                        "survey responses",
                        "answered at +292278994-08-17T10:12:55.807 in Asia/Riyadh" + WHEN,
                        b -> b.surveyResponses(List.of(SurveyResponse.nps(1, Instant.MAX)))),
                bad(
                        "customers",
                        "first seen at -292275055-05-16T19:53:56.192 in Asia/Riyadh" + WHEN,
                        b -> b.customers(List.of(
                                Customer.builder("c-1").firstSeen(Instant.MIN).build()))),
                bad(
                        "visits",
                        "started at +292278994-08-17T10:12:55.807 in Asia/Riyadh" + WHEN,
                        b -> b.visits(List.of(Visit.of(Instant.MAX, 1, 0)))),
                bad(
                        "carts",
                        "created at -292275055-05-16T19:53:56.192 in Asia/Riyadh" + WHEN,
                        b -> b.carts(List.of(Cart.of(Instant.MIN)))),
                bad(
                        "carts",
                        "checked out at " + when,
                        b -> b.carts(List.of(Cart.of(NOON).checkedOut(micros)))),
                bad(
                        "carts",
                        "ordered at " + when,
                        b -> b.carts(List.of(Cart.of(NOON).ordered(micros)))),
                bad("offers", "made at " + when, b -> b.offers(List.of(Offer.of(micros)))),
                bad(
                        "offers",
                        "taken at " + when,
                        b -> b.offers(List.of(Offer.of(NOON).taken(micros)))),
                bad("referrals", "referred at " + when, b -> b.referrals(List.of(Referral.by("c-1", micros)))),
                bad("memberships", "joined at " + when, b -> b.memberships(List.of(Membership.of("c-1", micros)))),
                bad(
                        "memberships",
                        "left at " + when,
                        b -> b.memberships(List.of(Membership.of("c-1", NOON).leaving(micros)))),
                bad("redemptions", "redeemed at " + when, b -> b.redemptions(List.of(Redemption.of("c-1", micros, 1)))),
                bad(
                        "points grants",
                        "granted at " + when,
                        b -> b.grants(List.of(PointsGrant.of("c-1", micros, 1, "sorry")))),
                bad(
                        "subscriptions",
                        "started at " + when,
                        b -> b.subscriptions(List.of(
                                Subscription.builder("s-1", "c-1", micros, FIVE).build()))),
                bad(
                        "subscriptions",
                        "cancelled at " + when,
                        b -> b.subscriptions(
                                List.of(subscription().cancelled(micros).build()))),
                bad(
                        "subscriptions",
                        "changed at " + when,
                        b -> b.subscriptions(
                                List.of(subscription().change(micros, FIVE).build()))),
                bad(
                        "subscriptions",
                        "amount in USD, but the history is in SAR",
                        b -> b.subscriptions(List.of(Subscription.builder("s-1", "c-1", NOON, Money.parse("USD 5"))
                                .build()))),
                bad(
                        "subscriptions",
                        "amount SAR 0.001 has 3 decimals, more than the history's 2; raise them with decimals",
                        b -> b.subscriptions(List.of(subscription()
                                .change(NOON, BigMoney.parse("SAR 0.001"))
                                .build()))),
                bad(
                        "orders",
                        "order o-1: discount -0.05 is below 0",
                        b -> b.source("orders").addOrder("o-1", "c-1", AT, 5, "", OptionalLong.of(-5))),
                bad(
                        "orders",
                        "order o-1: discount -0.02 is below 0",
                        b -> b.source("orders").addOrderLine("o-1", "c-1", AT, 5, "", OptionalLong.of(-2))),
                bad(
                        "orders",
                        "order o-1: amount SAR 0.001 has 3 decimals, more than the history's 2; raise them with decimals",
                        b -> b.orders(List.of(Order.builder("o-1", NOON, FIVE)
                                .discount(BigMoney.parse("SAR 0.001"))
                                .build()))),
                bad("orders", "amount -0.05 is below 0; give a refund as a refund", b -> b.addOrder(1, AT, -5)),
                bad("orders", "amount -0.05 is below 0; give a refund as a refund", b -> b.addOrder("c-1", AT, -5)),
                bad(
                        "orders",
                        "order o-1: amount -0.05 is below 0; give a refund as a refund",
                        b -> b.addOrder("o-1", "c-1", AT, -5)),
                bad(
                        "orders",
                        "refund -0.05 is not above 0",
                        b -> b.source("orders").addRefund("c-1", AT, -5)),
                bad(
                        "orders",
                        "refund 0.00 is not above 0",
                        b -> b.source("orders").addRefund("c-1", AT, 0)),
                bad("orders", "no date", b -> b.source("orders").refuse("no date")));
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void failingNamesTheRowAndLeavesNothingToBuild(String source, String reason, Consumer<HistoryBuilder> row) {
        HistoryBuilder builder = builder();
        builder.addOrder(9, AT, 1);
        builder.customers(List.of(Customer.of("9")));
        builder.surveyResponses(List.of(SurveyResponse.nps(1, NOON)));
        builder.coupons(List.of(Coupon.builder("code", "campaign", NOON).build()));
        builder.visits(List.of(Visit.of(NOON, 1, 0)));
        builder.carts(List.of(Cart.of(NOON)));
        builder.offers(List.of(Offer.of(NOON)));
        builder.referrals(List.of(Referral.by("9", NOON)));
        builder.memberships(List.of(Membership.of("9", NOON)));
        builder.redemptions(List.of(Redemption.of("9", NOON, 1)));
        builder.grants(List.of(PointsGrant.of("9", NOON, 1, "sorry")));
        builder.subscriptions(
                List.of(Subscription.builder("s-0", "9", NOON, FIVE).build()));
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> row.accept(builder))
                .withMessage(source + ":2: " + reason)
                .satisfies(e -> {
                    assertThat(e.source()).isEqualTo(source);
                    assertThat(e.row()).isEqualTo(2);
                    assertThat(e.reason()).isEqualTo(reason);
                });
        String spent = "this builder met a bad row; use a new one";
        assertThatIllegalStateException().isThrownBy(builder::build).withMessage(spent);
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.addOrder(9, AT, 1))
                .withMessage(spent);
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void skippingLeavesTheRowOutAndSaysSo(String source, String reason, Consumer<HistoryBuilder> row) {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.addOrder(9, AT, 1);
        row.accept(builder);
        builder.addOrder(9, AT + 1, 2);
        History history = builder.build();
        assertThat(Seen.all(history))
                .containsExactly(Seen.all(builder()
                                .orderColumns(new long[] {9, 9}, new long[] {AT, AT + 1}, new long[] {1, 2})
                                .build())
                        .get(0));
        Intake intake = history.intake();
        assertThat(intake.refused()).isOne();
        assertThat(intake.refusals())
                .containsExactly(new Intake.Refusal(source, source.equals("orders") ? 2 : 1, reason));
        assertThat(intake.sources().get(source).refused()).isOne();
        assertThat(intake.sources().get("orders").taken()).isEqualTo(2);
    }

    @Test
    void firstAndLastMillisecondOfTheYearsAreTaken() {
        long first = Instant.parse("1900-01-01T00:00:00Z").toEpochMilli();
        long last = Instant.parse("2199-12-31T23:59:59.999Z").toEpochMilli();
        HistoryBuilder builder = builder();
        builder.addOrder(1, first, 1);
        builder.addOrder(1, last, 1);
        assertThat(builder.build().basis().lastDay()).isEqualTo(LocalDate.of(2200, 1, 1));
        HistoryBuilder skipping = builder().badRows(BadRows.SKIP);
        skipping.addOrder(1, first - 1, 1);
        skipping.addOrder(1, last + 1, 1);
        assertThat(skipping.build().intake().refused()).isEqualTo(2);
    }

    @Test
    void couponThatNeverExpiresMaySaySo() {
        History history = builder()
                .coupons(List.of(Coupon.builder("code", "campaign", NOON)
                        .issuedTo("c-1")
                        .expires(Instant.MAX)
                        .build()))
                .build();
        CustomerHistory customer = history.blocks().get(0).cursor().moveTo(0);
        assertThat(customer.coupons().expires(0)).isEmpty();
        assertThat(customer.coupons().redeemed(0)).isEmpty();
    }

    @Test
    void eventAfterTheLastObservedDayIsBad() {
        LocalDate lastDay = LocalDate.of(2025, 4, 24);
        // 25 April has no midnight in Cairo: its first instant is 01:00, 22:00 in Greenwich.
        long end = Instant.parse("2025-04-24T22:00:00Z").toEpochMilli();
        List<Consumer<HistoryBuilder>> late = List.of(
                b -> b.addOrder(1, end, 1),
                b -> b.source("orders").addRefund("c-1", end, 1),
                b -> b.orders(List.of(Order.of("o", "c", Instant.ofEpochMilli(end), Money.parse("EGP 1")))),
                b -> b.orders(List.of(Order.builder("o", Instant.ofEpochMilli(end - 1), Money.parse("EGP 1"))
                        .refund(Instant.ofEpochMilli(end), Money.parse("EGP 1"))
                        .build())),
                b -> b.coupons(List.of(Coupon.builder("code", "campaign", Instant.ofEpochMilli(end))
                        .build())),
                b -> b.coupons(List.of(Coupon.builder("code", "campaign", Instant.ofEpochMilli(end - 1))
                        .redeemed(Instant.ofEpochMilli(end))
                        .build())),
                b -> b.surveyResponses(List.of(SurveyResponse.nps(1, Instant.ofEpochMilli(end)))),
                b -> b.customers(List.of(Customer.builder("c")
                        .firstSeen(Instant.ofEpochMilli(end))
                        .build())));
        for (Consumer<HistoryBuilder> row : late) {
            HistoryBuilder builder = History.builder(ZoneId.of("Africa/Cairo"), CurrencyUnit.of("EGP"))
                    .observedThrough(lastDay);
            builder.addOrder(1, end - 1, 1);
            assertThatExceptionOfType(InvalidRowException.class)
                    .isThrownBy(() -> row.accept(builder))
                    .withMessageEndingWith(
                            " at 2025-04-25T01:00 in Africa/Cairo, after the last observed day 2025-04-24");
        }
    }

    /** The first of two half hours that clocks in London show is in summer time, and comes before the other. */
    @Test
    void aTimeThatClocksShowTwiceIsToldWithItsOffset() {
        HistoryBuilder builder = History.builder(ZoneId.of("Europe/London"), CurrencyUnit.of("GBP"));
        Order order = Order.builder("o", Instant.parse("2025-10-26T01:20:00Z"), Money.parse("GBP 5"))
                .refund(Instant.parse("2025-10-26T00:30:00Z"), Money.parse("GBP 5"))
                .build();
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> builder.orders(List.of(order)))
                .withMessage("orders:1: order o: refunded at 2025-10-26T01:30+01:00, before it was placed at"
                        + " 2025-10-26T01:20Z in Europe/London");
    }

    @Test
    void aTimeInAZoneOfOneOffsetIsToldWithIt() {
        HistoryBuilder builder = History.builder(ZoneOffset.ofHours(3), CurrencyUnit.of("SAR"));
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> builder.addOrder(1, AT * 60, 5))
                .withMessage("orders:1: placed at 5340-06-24T15:00+03:00" + WHEN);
    }

    @Test
    void couponMayExpireAfterTheLastObservedDay() {
        History history = builder()
                .observedThrough(LocalDate.of(2026, 3, 5))
                .coupons(List.of(Coupon.builder("code", "campaign", NOON)
                        .expires(NOON.plusSeconds(9_999_999))
                        .build()))
                .build();
        assertThat(history.basis().lastDay()).isEqualTo(LocalDate.of(2026, 3, 5));
    }

    @Test
    void lastObservedDayBeyondTheYearsChangesNoBound() {
        HistoryBuilder builder =
                builder().observedThrough(LocalDate.of(2300, 1, 1)).badRows(BadRows.SKIP);
        builder.addOrder(1, Instant.parse("2200-01-01T00:00:00Z").toEpochMilli(), 1);
        assertThat(builder.build().intake().refusals().get(0).reason())
                .isEqualTo("placed at 2200-01-01T03:00 in Asia/Riyadh" + WHEN);
    }

    @Test
    void sumOfAllAmountsStaysInALong() {
        String reason = "the sum of all amounts passes 92233720368547758.07";
        HistoryBuilder full = builder();
        full.addOrder(1, AT, Long.MAX_VALUE - 2);
        full.addOrder(2, AT, 1);
        full.source("orders").addRefund("1", AT, 1);
        assertThat(full.build().orderCount()).isEqualTo(2);
        List<Consumer<HistoryBuilder>> more = List.of(
                b -> b.addOrder(2, AT, 2),
                b -> b.addOrder("c-1", AT, 2),
                b -> b.addOrder("", AT, 2),
                b -> b.source("orders").addRefund("c-1", AT, 2));
        for (Consumer<HistoryBuilder> row : more) {
            HistoryBuilder builder = builder();
            builder.addOrder(1, AT, Long.MAX_VALUE - 1);
            assertThatExceptionOfType(InvalidRowException.class)
                    .isThrownBy(() -> row.accept(builder))
                    .withMessage("orders:2: " + reason);
        }
        HistoryBuilder staged = builder();
        staged.addOrder("o-1", "c-1", AT, Long.MAX_VALUE);
        staged.addOrder("o-2", "c-2", AT, 1);
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(staged::build)
                .withMessage("orders:2: order o-2: " + reason);
    }

    @Test
    void sumThatIsFullTakesSmallerAmountsStill() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.addOrder("o-1", "c-1", AT, Long.MAX_VALUE - 6);
        builder.addOrder("o-2", "c-2", AT, 6);
        builder.addOrder("o-3", "c-3", AT, 5);
        builder.source("orders").addRefund("o-2", "", AT, 1);
        History history = builder.build();
        assertThat(history.orderCount()).isEqualTo(2);
        assertThat(history.intake().sources().get("orders")).isEqualTo(new Intake.Counts(2, 0, 0, 2));
        assertThat(history.intake().refusals()).extracting(Intake.Refusal::row).containsExactly(2L, 4L);
    }

    @Test
    void anOrderWhoseDiscountIsTooMuchLeavesNothingOfTheSum() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.addOrder("o-1", "c-1", AT, Long.MAX_VALUE - 5);
        builder.source("orders").addOrder("o-2", "c-2", AT, 4, "", OptionalLong.of(2));
        builder.source("orders").addOrder("o-3", "c-3", AT, 3, "", OptionalLong.of(2));
        History history = builder.build();
        assertThat(history.orderCount()).isEqualTo(2);
        assertThat(history.intake().refusals().get(0).row()).isEqualTo(2);
    }

    @Test
    void aSubscriptionThatIsTooMuchLeavesNothingAndItsRepeatIsRefusedToo() {
        Subscription tooMuch = Subscription.builder("s-1", "c-1", NOON, Money.parse("SAR 0.04"))
                .change(NOON.plusSeconds(1), Money.parse("SAR 0"))
                .change(NOON.plusSeconds(2), Money.parse("SAR 0.03"))
                .build();
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.addOrder("o-0", "c-0", AT, 1);
        builder.addOrder(7, AT, Long.MAX_VALUE - 6);
        builder.subscriptions(List.of(
                tooMuch,
                tooMuch,
                Subscription.builder("s-1", "c-1", NOON, Money.parse("SAR 0.05"))
                        .build()));
        History history = builder.build();
        assertThat(history.intake().sources().get("subscriptions")).isEqualTo(new Intake.Counts(1, 0, 0, 2));
        assertThat(history.orderCount()).isEqualTo(2);
    }

    @Test
    void aSubscriptionWhoseRisesPassALongTwiceIsRefused() {
        BigMoney much = BigMoney.parse("SAR 90000000000000000");
        Subscription.Builder upAndDown = Subscription.builder("s-1", "c-1", NOON, much);
        for (int second = 1; second < 9; second++) {
            upAndDown.change(NOON.plusSeconds(second), second % 2 == 0 ? much : BigMoney.parse("SAR 0"));
        }
        HistoryBuilder builder = builder();
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> builder.subscriptions(List.of(upAndDown.build())))
                .withMessage("subscriptions:1: the sum of all amounts passes 92233720368547758.07");
    }

    @Test
    void customerDeclaredTwiceIsOneOrABadRow() {
        Customer customer = Customer.builder("c-1").country("SA").build();
        Customer other = Customer.builder("c-1").country("EG").build();
        History history = builder().customers(List.of(customer, customer)).build();
        assertThat(history.intake().sources().get("customers")).isEqualTo(new Intake.Counts(1, 1, 0, 0));
        HistoryBuilder builder = builder();
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> builder.customers(List.of(customer, Customer.of("c-2"), other)))
                .withMessage("customers:3: a customer of this id was declared before, with other details");
    }

    @Test
    void rowsAreCountedOnOverCalls() {
        HistoryBuilder builder = builder();
        builder.orders(List.of(Order.of("o-1", "c-1", NOON, FIVE)));
        builder.addOrder(1, AT, 1);
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> builder.orders(List.of(order("USD 5"))))
                .withMessage("orders:3: order o-1: amount in USD, but the history is in SAR");
    }

    @Test
    void readerSaysWhereItsRowsAre() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        SourceRows rows = builder.source("shop.csv");
        rows.at(2);
        rows.addOrder(1, AT, 1);
        rows.refuse("no date");
        rows.exclude();
        rows.at(10);
        rows.addOrderLine("o-1", "c-1", AT, -1);
        rows = builder.source("people.csv");
        rows.at(7);
        rows.add(Customer.of("c-1"));
        rows.add(Customer.of("c-1"));
        rows.add(SurveyResponses.KIND, SurveyResponse.nps(1, Instant.MAX));
        rows.add(Coupons.KIND, Coupon.builder("code", "campaign", Instant.MAX).build());
        rows = builder.source("shop.csv");
        rows.at(12);
        rows.addRefund("c-1", AT, 0);
        Intake intake = builder.build().intake();
        assertThat(intake.sources())
                .containsExactly(
                        Map.entry("people.csv", new Intake.Counts(1, 1, 0, 2)),
                        Map.entry("shop.csv", new Intake.Counts(1, 0, 1, 3)));
        assertThat(intake.refusals())
                .extracting(r -> r.source() + ":" + r.row())
                .containsExactly("shop.csv:3", "people.csv:9", "people.csv:10", "shop.csv:12", "shop.csv:10");
    }

    @Test
    void moreRefusalsAreCountedThanKept() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        for (int i = 0; i < Intake.MOST_REFUSALS + 5; i++) {
            builder.addOrder(1, AT, -1);
        }
        Intake intake = builder.build().intake();
        assertThat(Intake.MOST_REFUSALS).isEqualTo(1000);
        assertThat(intake.refusals()).hasSize(1000);
        assertThat(intake.refusals().get(999).row()).isEqualTo(1000);
        assertThat(intake.refused()).isEqualTo(1005);
        assertThat(intake.sources().get("orders").rows()).isEqualTo(1005);
    }
}
