package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.BadRows;
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
import io.github.retention4j.testing.RecordedLog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No message, text or log line names a customer: row numbers do. */
class PrivacyTest {
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");
    private static final long AT = NOON.toEpochMilli();
    private static final String TEXT_ID = "SECRET-4711";
    private static final String NUMBER_ID = "471147114711";

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))
                .observedThrough(LocalDate.of(2026, 12, 31));
    }

    private static Order order(String id, Instant placed, String total, String customer) {
        return Order.of(id, customer, placed, BigMoney.parse(total));
    }

    /** Every way known to be refused. */
    private static List<Consumer<HistoryBuilder>> badRows(String who) {
        Instant late = Instant.parse("2027-06-01T00:00:00Z");
        List<Consumer<HistoryBuilder>> rows = new ArrayList<>();
        for (Instant when : List.of(late, Instant.MAX, Instant.EPOCH.minusSeconds(9_999_999_999L))) {
            rows.add(b -> b.orders(List.of(order("o-1", when, "SAR 1", who))));
            rows.add(b ->
                    b.customers(List.of(Customer.builder(who).firstSeen(when).build())));
            rows.add(b -> b.surveyResponses(List.of(SurveyResponse.nps(9, when).from(who))));
            rows.add(b -> b.coupons(List.of(
                    Coupon.builder("code", "campaign", when).issuedTo(who).build())));
            rows.add(b -> b.visits(List.of(Visit.of(when, 1, 0).by(who))));
            rows.add(b -> b.carts(List.of(Cart.of(when).by(who))));
            rows.add(b -> b.offers(List.of(Offer.of(when).to(who))));
            rows.add(b -> b.referrals(List.of(Referral.by(who, when))));
            rows.add(b -> b.memberships(List.of(Membership.of(who, when))));
            rows.add(b -> b.redemptions(List.of(Redemption.of(who, when, 1))));
            rows.add(b -> b.grants(List.of(PointsGrant.of(who, when, 1, "sorry"))));
        }
        rows.add(b -> b.subscriptions(List.of(Subscription.builder("s-1", who, Instant.MAX, Money.parse("SAR 5"))
                .build())));
        rows.add(b -> b.orders(List.of(Order.builder("o-1", NOON, Money.parse("SAR 5"))
                .customer(who)
                .refund(NOON.minusSeconds(1), Money.parse("SAR 1"))
                .build())));
        rows.add(b -> b.coupons(List.of(Coupon.builder("code", "campaign", NOON)
                .issuedTo(who)
                .redeemed(NOON.minusSeconds(1))
                .build())));
        rows.add(b -> b.memberships(List.of(Membership.of(who, NOON).leaving(NOON.minusSeconds(1)))));
        rows.add(b -> b.grants(List.of(
                PointsGrant.of(who, NOON, Long.MAX_VALUE - 1, "sorry"), PointsGrant.of(who, NOON, 2, "sorry"))));
        rows.add(b -> b.source("orders").refuse("known", "unreadable"));
        Money five = Money.parse("SAR 5");
        rows.add(b -> b.subscriptions(List.of(
                Subscription.builder("s-1", who, NOON, five).build(),
                Subscription.builder("s-1", who, late, five).build())));
        rows.add(b -> b.subscriptions(List.of(
                Subscription.builder("s-1", who, NOON, five).build(),
                Subscription.builder("s-1", who, NOON.plusSeconds(1), five).build())));
        rows.add(b -> b.source("orders").addOrder("o-1", who, AT, 1, "code", OptionalLong.of(-2)));
        rows.add(b -> b.coupons(List.of(Coupon.builder("code", "campaign", NOON)
                .issuedTo(who)
                .redeemed(late)
                .build())));
        rows.add(b -> b.orders(List.of(order("o-1", NOON, "USD 1", who))));
        rows.add(b -> b.orders(List.of(order("o-1", NOON, "SAR 1.001", who))));
        rows.add(b -> b.orders(List.of(order("o-1", NOON, "SAR 922337203685477580.00", who))));
        rows.add(b -> b.orders(List.of(Order.builder("o-1", NOON, Money.parse("SAR 5"))
                .customer(who)
                .refund(late, Money.parse("SAR 1"))
                .build())));
        rows.add(b -> b.orders(List.of(order("known", NOON, "SAR 1", who))));
        rows.add(b -> b.orders(List.of(order("known", NOON, "SAR 2", "known"))));
        rows.add(b -> b.customers(
                List.of(Customer.of(who), Customer.builder(who).country("SA").build())));
        rows.add(b -> b.addOrder(who, late.toEpochMilli(), 1));
        rows.add(b -> b.addOrder(who, AT, -1));
        rows.add(b -> b.addOrder("o-1", who, AT, -1));
        rows.add(b -> b.addOrder("known", who, AT, 1));
        rows.add(b -> b.source("orders").addOrderLine("known", who, AT, 1));
        rows.add(b -> b.addOrder("", who, AT, 1));
        rows.add(b -> b.source("orders").addOrderLine("o-1", who, AT, -1));
        rows.add(b -> b.source("orders").addRefund(who, AT, -1));
        rows.add(b -> b.source("orders").addRefund(who, late.toEpochMilli(), 1));
        rows.add(b -> {
            b.addOrder(who, AT, Long.MAX_VALUE - 1);
            b.addOrder(who, AT, 2);
        });
        rows.add(b -> {
            b.source("orders").addOrderLine("o-1", who, AT, Long.MAX_VALUE);
            b.source("orders").addOrderLine("o-1", who, AT, Long.MAX_VALUE);
        });
        return rows;
    }

    private static void assertUnnamed(String text) {
        assertThat(text).doesNotContain("SECRET").doesNotContain("4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT_ID, NUMBER_ID})
    void noMessageNamesTheCustomer(String who) {
        for (Consumer<HistoryBuilder> row : badRows(who)) {
            HistoryBuilder builder = builder();
            builder.addOrder("known", "known", AT, 100);
            List<String> messages = new ArrayList<>();
            List<String> log = RecordedLog.during(() -> {
                try {
                    row.accept(builder);
                    builder.build();
                } catch (InvalidRowException e) {
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        messages.add(t.toString());
                    }
                    messages.add(e.reason());
                    messages.add(e.source());
                }
            });
            assertThat(messages).isNotEmpty().allSatisfy(PrivacyTest::assertUnnamed);
            assertThat(log).allSatisfy(PrivacyTest::assertUnnamed);
            assertUnnamed(builder.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT_ID, NUMBER_ID})
    void noAccountTextOrLogLineNamesTheCustomer(String who) {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.addOrder("known", "known", AT, 100);
        badRows(who).forEach(row -> row.accept(builder));
        builder.customers(List.of(Customer.of(who)));
        builder.addOrder(who, AT, 1);
        assertUnnamed(builder.toString());
        List<String> log = RecordedLog.during(() -> {
            History history = builder.build();
            assertUnnamed(history.toString());
            assertUnnamed(history.intake().toString());
            assertUnnamed(history.intake().sources().toString());
            assertUnnamed(history.intake().refusals().toString());
            assertUnnamed(history.basis().toString());
            assertUnnamed(history.blocks().toString());
            for (CustomerBlock block : history.blocks()) {
                CustomerCursor view = block.cursor();
                for (int customer = 0; customer < block.customers(); customer++) {
                    assertUnnamed(view.moveTo(customer).toString());
                }
            }
        });
        assertThat(log)
                .hasSize(2)
                .anyMatch(line -> line.startsWith("WARN ") && line.endsWith("were refused; see History.intake()"))
                .anyMatch(line -> line.startsWith("DEBUG history of "))
                .allSatisfy(PrivacyTest::assertUnnamed);
    }

    @ParameterizedTest
    @EnumSource
    void historyWithoutRefusalsWarnsOfNothing(BadRows policy) {
        HistoryBuilder builder = builder().badRows(policy);
        builder.addOrder(1, AT, 1);
        assertThat(RecordedLog.during(builder::build)).containsExactly("DEBUG history of 1 customer and 1 order");
    }
}
