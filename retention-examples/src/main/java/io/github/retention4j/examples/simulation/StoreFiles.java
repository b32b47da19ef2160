package io.github.retention4j.examples.simulation;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.BigMoney;

/**
 * A shop's records as CSV files, as a shop would export them: wall-clock times, and a refund as a row of its own with an
 * amount below zero.
 *
 * <p>The files that come with the examples are made with
 *
 * <pre>
 * java -p retention-examples/target/modules \
 *     -m io.github.retention4j.examples/io.github.retention4j.examples.simulation.StoreFiles \
 *     retention-examples/src/main/resources/bundled-store
 * </pre>
 *
 * <p>A number after the folder makes a shop of as many customers.
 */
public final class StoreFiles {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private StoreFiles() {}

    /**
     * Writes the files of a simulated shop.
     *
     * @param args the folder, which is made if it is missing, and how many customers, if not those of the bundled shop
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            throw new IllegalArgumentException("name the folder to write to");
        }
        SimulatedStore store = SimulatedStore.withDefaults();
        if (args.length > 1) {
            store = store.withCustomers(Integer.parseInt(args[1]));
        }
        Path folder = Files.createDirectories(Path.of(args[0]));
        write(store.records(), folder);
        write(store.spend(), folder);
    }

    /**
     * Writes spend.csv, over any that is there.
     *
     * @param spend what was spent, by month
     * @param folder where to
     * @throws IOException if it cannot be written
     */
    public static void write(AcquisitionSpend spend, Path folder) throws IOException {
        try (CsvWriter csv = csv(folder.resolve("spend.csv"))) {
            csv.writeRecord("month", "channel", "spend");
            spend.entries()
                    .forEach(entry -> csv.writeRecord(entry.days().toString(), entry.channel(), plain(entry.amount())));
        }
    }

    /**
     * Writes customers.csv, orders.csv, coupons.csv, survey-responses.csv, subscriptions.csv (a row for each price),
     * visits.csv, carts.csv, offers.csv, referrals.csv, memberships.csv, redemptions.csv and points-grants.csv, over any that
     * are there.
     *
     * @param records what to write
     * @param folder where to
     * @throws IOException if a file cannot be written
     */
    public static void write(StoreRecords records, Path folder) throws IOException {
        try (CsvWriter csv = csv(folder.resolve("customers.csv"))) {
            csv.writeRecord(
                    "id",
                    "first_seen",
                    "birth_date",
                    "gender",
                    "country",
                    "city",
                    "channel",
                    "name",
                    "language",
                    "holdout");
            records.customers().forEach(c -> writeCustomer(csv, c));
        }
        try (CsvWriter csv = csv(folder.resolve("orders.csv"))) {
            csv.writeRecord("order", "customer", "time", "amount", "coupon", "discount");
            orderRows(records.orders()).forEach(row -> row.write(csv));
        }
        try (CsvWriter csv = csv(folder.resolve("coupons.csv"))) {
            csv.writeRecord("code", "campaign", "customer", "issued", "expires", "redeemed", "order");
            records.coupons().forEach(c -> writeCoupon(csv, c));
        }
        try (CsvWriter csv = csv(folder.resolve("survey-responses.csv"))) {
            csv.writeRecord("kind", "score", "customer", "answered");
            records.surveyResponses().forEach(r -> writeResponse(csv, r));
        }
        try (CsvWriter csv = csv(folder.resolve("subscriptions.csv"))) {
            csv.writeRecord("id", "customer", "from", "monthly_amount", "cancelled", "ended");
            records.subscriptions().forEach(s -> writeSubscription(csv, s));
        }
        try (CsvWriter csv = csv(folder.resolve("visits.csv"))) {
            csv.writeRecord("started", "pages", "actions", "customer", "order");
            records.visits().forEach(v -> writeVisit(csv, v));
        }
        try (CsvWriter csv = csv(folder.resolve("carts.csv"))) {
            csv.writeRecord("created", "checked_out", "ordered", "customer");
            records.carts().forEach(c -> writeCart(csv, c));
        }
        try (CsvWriter csv = csv(folder.resolve("offers.csv"))) {
            csv.writeRecord("made", "taken", "order", "customer");
            records.offers().forEach(o -> writeOffer(csv, o));
        }
        try (CsvWriter csv = csv(folder.resolve("referrals.csv"))) {
            csv.writeRecord("referrer", "referred", "brought");
            records.referrals().forEach(r -> writeReferral(csv, r));
        }
        try (CsvWriter csv = csv(folder.resolve("memberships.csv"))) {
            csv.writeRecord("customer", "joined", "left");
            records.memberships().forEach(m -> writeMembership(csv, m));
        }
        try (CsvWriter csv = csv(folder.resolve("redemptions.csv"))) {
            csv.writeRecord("customer", "redeemed", "points", "order");
            records.redemptions().forEach(r -> writeRedemption(csv, r));
        }
        try (CsvWriter csv = csv(folder.resolve("points-grants.csv"))) {
            csv.writeRecord("customer", "granted", "points", "reason");
            records.pointsGrants().forEach(g -> writeGrant(csv, g));
        }
    }

    private static CsvWriter csv(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
    }

    private static void writeCustomer(CsvWriter csv, Customer customer) {
        csv.writeRecord(
                customer.id(),
                time(customer.firstSeen()),
                customer.birthDate().map(LocalDate::toString).orElse(""),
                customer.gender().orElse(""),
                customer.country().orElse(""),
                customer.city().orElse(""),
                customer.channel().orElse(""),
                customer.attributes().getOrDefault("name", ""),
                customer.attributes().getOrDefault("language", ""),
                customer.attributes().getOrDefault("holdout", ""));
    }

    private static void writeCoupon(CsvWriter csv, Coupon coupon) {
        csv.writeRecord(
                coupon.code(),
                coupon.campaign(),
                coupon.issuedTo().orElse(""),
                time(coupon.issuedAt()),
                time(coupon.expiresAt()),
                time(coupon.redeemedAt()),
                coupon.redeemedBy().orElse(""));
    }

    private static void writeResponse(CsvWriter csv, SurveyResponse response) {
        csv.writeRecord(
                response.kind().name(),
                Integer.toString(response.score()),
                response.customerId().orElse(""),
                time(response.answeredAt()));
    }

    /** The price at the start, and each that followed. */
    private static void writeSubscription(CsvWriter csv, Subscription subscription) {
        writePrice(csv, subscription, subscription.startedAt(), subscription.monthlyAmount());
        subscription
                .changes()
                .forEach(change -> writePrice(csv, subscription, change.changedAt(), change.monthlyAmount()));
    }

    private static void writePrice(CsvWriter csv, Subscription subscription, Instant from, BigMoney monthlyAmount) {
        csv.writeRecord(
                subscription.id(),
                subscription.customerId(),
                time(from),
                plain(monthlyAmount),
                time(subscription.cancelledAt()),
                time(subscription.endedAt()));
    }

    private static void writeVisit(CsvWriter csv, Visit visit) {
        csv.writeRecord(
                time(visit.startedAt()),
                Integer.toString(visit.pages()),
                Integer.toString(visit.actions()),
                visit.customerId().orElse(""),
                visit.orderId().orElse(""));
    }

    private static void writeCart(CsvWriter csv, Cart cart) {
        csv.writeRecord(
                time(cart.createdAt()),
                time(cart.checkedOutAt()),
                time(cart.orderedAt()),
                cart.customerId().orElse(""));
    }

    private static void writeOffer(CsvWriter csv, Offer offer) {
        csv.writeRecord(
                time(offer.madeAt()),
                time(offer.takenAt()),
                offer.orderId().orElse(""),
                offer.customerId().orElse(""));
    }

    private static void writeReferral(CsvWriter csv, Referral referral) {
        csv.writeRecord(
                referral.referrerId(),
                time(referral.referredAt()),
                referral.referredId().orElse(""));
    }

    private static void writeMembership(CsvWriter csv, Membership membership) {
        csv.writeRecord(membership.customerId(), time(membership.joinedAt()), time(membership.leftAt()));
    }

    private static void writeRedemption(CsvWriter csv, Redemption redemption) {
        csv.writeRecord(
                redemption.customerId(),
                time(redemption.redeemedAt()),
                Long.toString(redemption.points()),
                redemption.orderId().orElse(""));
    }

    private static void writeGrant(CsvWriter csv, PointsGrant grant) {
        csv.writeRecord(grant.customerId(), time(grant.grantedAt()), Long.toString(grant.points()), grant.reason());
    }

    /** A line of the orders' file: an order, or a refund of one, which has no coupon and no discount. */
    private record Row(Order order, Instant time, String amount, String coupon, String discount) {
        void write(CsvWriter csv) {
            csv.writeRecord(order.id(), order.customerId().orElse(""), StoreFiles.time(time), amount, coupon, discount);
        }
    }

    private static List<Row> orderRows(List<Order> orders) {
        List<Row> rows = new ArrayList<>();
        for (Order order : orders) {
            rows.add(new Row(
                    order,
                    order.placedAt(),
                    plain(order.total()),
                    order.couponCode().orElse(""),
                    order.discount().map(StoreFiles::plain).orElse("")));
            for (Refund refund : order.refunds()) {
                rows.add(new Row(
                        order, refund.refundedAt(), plain(refund.amount().negated()), "", ""));
            }
        }
        rows.sort(Comparator.comparing(Row::time));
        return rows;
    }

    private static String plain(BigMoney money) {
        return money.getAmount().toPlainString();
    }

    private static String time(Optional<Instant> time) {
        return time.map(StoreFiles::time).orElse("");
    }

    private static String time(Instant time) {
        return LocalDateTime.ofInstant(time, SimulatedStore.ZONE).format(TIME);
    }
}
