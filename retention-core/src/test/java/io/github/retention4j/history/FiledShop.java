package io.github.retention4j.history;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.staging.Sizes;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A small shop with something for every part of a file: ids of each form, wide rows and packed ones, details, refunds, guests, what was
 * declared, each kind of records, one of its own, rows that were refused. The file of version 1 was written of it, so it never changes.
 */
final class FiledShop {
    private static final CurrencyUnit GBP = CurrencyUnit.GBP;
    private static final String UUID = "123e4567-e89b-12d3-a456-426614174000";

    private FiledShop() {}

    /** A kind of the shop's own. */
    static final class Wishes extends Records {
        static final RecordKind<Wish, Wishes> KIND = RecordKind.of("wishes", 2, Wishes::write, Wishes::new);

        private Wishes(CustomerRows customer) {
            super(customer, KIND);
        }

        private static void write(Wish wish, RecordRow row) {
            row.customer(wish.customer()).begin(KIND);
            row.time(0, "wished", RecordRow.millis(wish.at()));
            row.word(1, "product", wish.product());
            row.end();
        }

        String product(int i) {
            return word(i, 1);
        }
    }

    record Wish(String customer, Instant at, String product) {}

    /** Its rows, those of its own kind and the refused ones left out. */
    static Store store() {
        StoreRows rows = StoreRows.of("Europe/London", "GBP");
        Instant noon = rows.at("2025-03-05T12:00");
        return rows.customer(Customer.builder("7")
                        .firstSeen(noon.minusNanos(1_000_000_003L))
                        .birthDate(LocalDate.of(1990, 2, 28))
                        .gender("f")
                        .country("GB")
                        .city("Bath")
                        .channel("shop")
                        .attribute("tier", "gold")
                        .build())
                .customer(Customer.builder("naïve")
                        .country("IE")
                        .attribute("since", "2019")
                        .build())
                .customer(Customer.of("idle"))
                .orders("7", "2025-03-05T12:00", "2025-03-30T00:30", "2025-10-26T01:30", "2025-12-31T23:59:59.999")
                .order("naïve", "2025-04-01", 0)
                .order("naïve", "2025-04-01", Long.MAX_VALUE / 4)
                .order(UUID, "2025-05-05T05:05:05.005", 505)
                .order("a rather long id of a customer", "2025-06-01", 1_999)
                .order("", "2025-06-02", 42)
                .refundedOrder("7", "2025-07-01", 1_000, "2025-07-09", 250)
                .refundedOrder("naïve", "2025-07-02", 2_000, "2025-08-01", 2_000)
                .refundedOrder("", "2025-07-03", 700, "2025-07-04", 700)
                .couponOrder("7", "2025-08-08", 3_000, "SUMMER", 300)
                .order(Order.builder("tagged", noon.plusSeconds(77), Money.ofMinor(GBP, 777))
                        .customer(UUID)
                        .eligible(Money.ofMinor(GBP, 700))
                        .tag("gift")
                        .tag("app")
                        .build())
                .order(Order.builder("of a guest", noon.plusSeconds(78), Money.ofMinor(GBP, 778))
                        .coupon("SUMMER")
                        .build())
                .coupon(Coupon.builder("SUMMER", "sun", noon)
                        .issuedTo("7")
                        .expires(noon.plusSeconds(8_000_000))
                        .redeemed(noon.plusSeconds(70_000))
                        .build())
                .coupon("", "2025-03-09", "", "")
                .answers("7", "2025-09-01", 9, 10, 3)
                .answers("", "2025-09-02", 0)
                .subscription("7", "2025-03-10", "2025-09-10", 5_000, "2025-05-01", 7_000)
                .visit(UUID, "2025-03-11", 3, 1, true)
                .visit("", "2025-03-12", 1, 0, false)
                .cart("7", "2025-03-13", "2025-03-14", "")
                .offer("7", "2025-03-15", "2025-03-16", "")
                .referral("7", "2025-03-17", UUID)
                .referral("naïve", "2025-03-18", "")
                .referral(new Referral("idle", noon, Optional.of("naïve")))
                .membership("7", "2025-03-06", "2025-11-01")
                .redemption("7", "2025-04-04", 100, "", "mug")
                .grant("7", "2025-04-05", 50, "sorry")
                .observedThrough("2026-01-15")
                .store();
    }

    /** Its history, of several blocks. */
    static History history() {
        HistoryBuilder builder = new HistoryBuilder(store().zone(), GBP, new Sizes(4, 4, 1, 8));
        store().fill(builder.badRows(BadRows.SKIP).keepOrderIds().observedThrough(LocalDate.of(2026, 1, 15)));
        builder.records(
                Wishes.KIND,
                List.of(
                        new Wish("7", Instant.parse("2025-05-05T10:00:00Z"), "bicycle"),
                        new Wish("idle", Instant.parse("2025-05-06T10:00:00Z"), "hat")));
        builder.addOrder("late", Instant.parse("2026-01-16T00:00:00Z").toEpochMilli(), 1);
        builder.addOrder("stray", Instant.parse("2023-12-15T00:00:00Z").toEpochMilli(), 1);
        builder.redemptions(List.of(
                Redemption.of("7", Instant.parse("2025-05-07T10:00:00Z"), 5).forOrder("unknown")));
        builder.grants(List.of(PointsGrant.of("idle", Instant.parse("2025-05-08T10:00:00Z"), 5, "birthday")));
        return builder.build();
    }
}
