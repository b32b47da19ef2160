package io.github.retention4j.spark;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.CouponColumns;
import io.github.retention4j.io.CustomerColumns;
import io.github.retention4j.io.OrderColumns;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.joda.money.CurrencyUnit;

/**
 * A year of a shop that keeps track of everything, with orders around changes of the clock, at one instant and of nobody, a customer
 * who has a third of them, orders given twice, and refunds in their rows and in rows of their own.
 */
final class GeneratedStore {
    static final ZoneId ZONE = ZoneId.of("Africa/Cairo");
    static final CurrencyUnit CURRENCY = CurrencyUnit.of("EGP");

    /** What customers are called. */
    enum Ids {
        NUMBERS,
        TEXTS,
        /** Numbers in the orders, and the same as text in all else. */
        BOTH
    }

    private static final long DAY = 86_400_000;
    private static final long FIRST = at("2025-01-01T00:00");
    private static final long END = at("2025-12-31T23:00");
    private static final List<Long> CLOCKS = List.of(at("2025-04-25T01:00"), at("2025-10-30T23:00"));

    private final Random random;
    private final Ids ids;
    private final int customers;

    final Rows orders;
    final Rows known;
    final Rows coupons;
    final Rows redemptions;
    final Rows subscriptions;
    final Rows answers;
    final Rows visits;
    final Rows carts;
    final Rows offers;
    final Rows referrals;
    final Rows memberships;
    final Rows grants;

    private final List<String> orderIds = new ArrayList<>();
    private final List<Integer> orderedBy = new ArrayList<>();

    GeneratedStore(long seed, int customers, int orderCount, Ids ids) {
        this.random = new Random(seed);
        this.ids = ids;
        this.customers = customers;
        String inOrders = ids == Ids.TEXTS ? "string" : "bigint";
        String elsewhere = ids == Ids.NUMBERS ? "bigint" : "string";
        orders = Rows.of(
                "orders",
                "what string, customer_id " + inOrders
                        + ", order_id string, placed timestamp, total decimal(12,2), coupon string,"
                        + " discount decimal(10,2), eligible decimal(14,3), refunded decimal(20,4), refunded_at timestamp");
        known = Rows.of(
                "customers",
                "id " + elsewhere
                        + ", country string, city string, gender string, channel string, seen timestamp, born date,"
                        + " plan string");
        String customer = "customer " + elsewhere;
        coupons = Rows.of(
                "coupons",
                "code string, campaign string, " + customer
                        + ", issued timestamp, expires timestamp_ntz, redeemed timestamp, order_id string");
        redemptions = Rows.of("redemptions", customer + ", at timestamp, points int, order_id string, reward string");
        subscriptions = Rows.of(
                "subscriptions",
                "id string, " + customer
                        + ", started timestamp, price decimal(8,2), cancelled timestamp, ended timestamp");
        answers = Rows.of("surveyResponses", "kind string, score smallint, answered timestamp, " + customer);
        visits = Rows.of("visits", "started timestamp, pages int, actions int, " + customer + ", order_id string");
        carts = Rows.of("carts", "created timestamp, checked_out timestamp, ordered timestamp, " + customer);
        offers = Rows.of("offers", "made timestamp, taken timestamp, order_id string, " + customer);
        referrals = Rows.of("referrals", "referrer " + elsewhere + ", referred timestamp, brought " + elsewhere);
        memberships = Rows.of("memberships", customer + ", joined timestamp, left_at timestamp");
        grants = Rows.of("pointsGrants", customer + ", granted timestamp, points bigint, reason string");
        for (int order = 0; order < orderCount; order++) {
            order(order);
        }
        for (int one = 0; one < customers; one++) {
            records(one);
        }
        for (int nobodys = 0; nobodys < customers / 4; nobodys++) {
            record(null);
        }
        all().forEach(rows -> Collections.shuffle(rows.rows(), random));
    }

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant().toEpochMilli();
    }

    // ---- what is drawn

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private long time() {
        if (chance(10)) {
            return CLOCKS.get(random.nextInt(2)) + random.nextLong(-DAY / 8, DAY / 8);
        }
        long any = random.nextLong(FIRST, END - 40 * DAY);
        // The same instants again and again, and starts of days.
        return chance(10) ? FIRST + (any - FIRST) / (20 * DAY) * (20 * DAY) : any;
    }

    private long after(long time, int days) {
        return Math.min(END, time + random.nextLong(days * DAY));
    }

    private static Timestamp stamp(long millis) {
        return Timestamp.from(Instant.ofEpochMilli(millis));
    }

    private Timestamp perhaps(int percent, long millis) {
        return chance(percent) ? stamp(millis) : null;
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** The first customer has a third of the orders. */
    private int someone() {
        return chance(33) ? 0 : random.nextInt(customers);
    }

    private Object id(Integer customer, boolean inOrders) {
        if (customer == null) {
            return ids == Ids.TEXTS && chance(30) ? "  " : null;
        }
        if (ids == Ids.NUMBERS || (ids == Ids.BOTH && inOrders)) {
            return 1_000L + customer;
        }
        String text = ids == Ids.BOTH
                ? Long.toString(1_000L + customer)
                : switch (customer % 4) {
                    case 0 -> "عميل " + customer;
                    case 1 -> "c-" + customer;
                    case 2 -> Integer.toString(customer);
                    default -> "Ünïcode/" + customer;
                };
        // White space around an id is not its own.
        return switch (random.nextInt(8)) {
            case 0 -> " " + text;
            case 1 -> text + "\u00A0 ";
            case 2 -> "\t" + text + "\u2003";
            default -> text;
        };
    }

    private void order(int number) {
        Integer customer = chance(6) ? null : Integer.valueOf(someone());
        String order = "o-" + number;
        long placed = time();
        long total = chance(3) ? 0 : random.nextLong(1, 50_000);
        boolean isRefunded = chance(8);
        boolean isRefundedByRow = !isRefunded && total > 0 && chance(8);
        long back = chance(50) ? total : random.nextLong(total + 1);
        Object[] cells = {
            "order",
            id(customer, true),
            order,
            stamp(placed),
            money(total),
            chance(20) ? "SPRING" + random.nextInt(3) : null,
            chance(20) ? money(random.nextLong(500)) : null,
            chance(20) ? BigDecimal.valueOf(total * 10, 3) : null,
            isRefunded ? BigDecimal.valueOf(back * 100, 4) : null,
            isRefunded ? perhaps(80, after(placed, 20)) : null
        };
        orders.row(cells);
        if (chance(4)) {
            orders.row(cells.clone());
        }
        if (isRefundedByRow) {
            long refunded = after(placed, 20);
            long first = chance(50) ? back : back / 2;
            refund(chance(50) ? null : customer, order, refunded, first);
            refund(null, order, refunded + 1, back - first);
        }
        if (customer != null) {
            orderIds.add(order);
            orderedBy.add(customer);
        }
    }

    private void refund(Integer customer, String order, long at, long cents) {
        orders.row("refund", id(customer, true), order, stamp(at), money(cents), null, null, null, null, null);
    }

    private void records(int customer) {
        if (chance(80)) {
            known.row(
                    id(customer, false),
                    chance(80) ? List.of("EG", "SA", "AE").get(random.nextInt(3)) : null,
                    chance(60) ? "القاهرة" : null,
                    chance(50) ? List.of("f", "m").get(random.nextInt(2)) : null,
                    chance(50) ? List.of("search", "friends", "mail").get(random.nextInt(3)) : null,
                    perhaps(60, time() - 100 * DAY),
                    chance(60) ? Date.valueOf(LocalDate.of(1960, 1, 1).plusDays(random.nextInt(15_000))) : null,
                    chance(50) ? List.of("gold", "فضي").get(random.nextInt(2)) : null);
        }
        for (int record = random.nextInt(5); record > 0; record--) {
            record(customer);
        }
        if (chance(50)) {
            long joined = time();
            memberships.row(id(customer, false), stamp(joined), chance(20) ? stamp(after(joined, 200)) : null);
        }
        if (chance(25)) {
            subscription(customer);
        }
    }

    private String orderOf(Integer customer) {
        int at = random.nextInt(orderIds.size());
        return customer == null || chance(20) || orderedBy.get(at).equals(customer) ? orderIds.get(at) : "o-none";
    }

    /** One of each kind that may be anybody's. */
    private void record(Integer customer) {
        long time = time();
        boolean isUsed = chance(50);
        coupons.row(
                "C" + random.nextInt(50),
                List.of("spring", "summer").get(random.nextInt(2)),
                id(customer, false),
                stamp(time),
                chance(60) ? LocalDateTime.ofInstant(Instant.ofEpochMilli(time + 20 * DAY), ZONE) : null,
                isUsed ? stamp(after(time, 15)) : null,
                isUsed && chance(70) ? orderOf(customer) : null);
        String kind = List.of("NPS", "ces", "Csat").get(random.nextInt(3));
        answers.row(kind, (short) (1 + random.nextInt(5)), stamp(time()), id(customer, false));
        visits.row(
                stamp(time()),
                1 + random.nextInt(4),
                random.nextInt(2),
                id(customer, false),
                chance(30) ? orderOf(customer) : null);
        long created = time();
        carts.row(stamp(created), perhaps(60, created + 60_000), perhaps(50, created + 120_000), id(customer, false));
        long made = time();
        offers.row(
                stamp(made), perhaps(40, after(made, 1)), chance(50) ? orderOf(customer) : null, id(customer, false));
        if (customer == null) {
            return;
        }
        redemptions.row(
                id(customer, false),
                stamp(time()),
                1 + random.nextInt(300),
                chance(60) ? orderOf(customer) : null,
                chance(50) ? "mug" : null);
        grants.row(id(customer, false), stamp(time()), 1L + random.nextInt(500), chance(50) ? "welcome" : "هدية");
        int friend = random.nextInt(customers);
        referrals.row(id(customer, false), stamp(time()), friend != customer && chance(60) ? id(friend, false) : null);
    }

    private void subscription(int customer) {
        String id = "s-" + customer;
        long started = time();
        long changed = after(started, 30) + 1;
        long cancelled = after(changed, 60) + 1;
        Timestamp end = perhaps(50, cancelled + 10 * DAY);
        subscriptions.row(
                id,
                id(customer, false),
                stamp(started),
                money(random.nextInt(9_000)),
                end == null ? null : stamp(cancelled),
                end);
        if (chance(50)) {
            subscriptions.row(id, id(customer, false), stamp(changed), money(random.nextInt(9_000)), null, null);
        }
    }

    private List<Rows> all() {
        return List.of(
                orders,
                known,
                coupons,
                redemptions,
                subscriptions,
                answers,
                visits,
                carts,
                offers,
                referrals,
                memberships,
                grants);
    }

    // ---- both ways in

    static OrderColumns columns(OrderColumns columns) {
        return columns.customer("customer_id")
                .order("order_id")
                .time("placed")
                .amount("total")
                .coupon("coupon")
                .discount("discount")
                .eligible("eligible")
                .refunded("refunded", "refunded_at")
                .cancellation(
                        row -> row.get("what").equals("refund"), io.github.retention4j.io.Cancellations.BOOK_AS_REFUND);
    }

    private static final MapFunction<CustomerColumns, CustomerColumns> KNOWN = columns -> columns.id("id")
            .country("country")
            .city("city")
            .gender("gender")
            .channel("channel")
            .firstSeen("seen")
            .birthDate("born")
            .attributes("plan");

    private static final MapFunction<CouponColumns, CouponColumns> COUPONS = columns -> columns.code("code")
            .campaign("campaign")
            .issuedTo("customer")
            .issued("issued")
            .expires("expires")
            .redeemed("redeemed")
            .redeemedBy("order_id");

    /** All in one place. */
    History history(UnaryOperator<HistoryBuilder> settings) {
        HistoryBuilder builder = settings.apply(History.builder(ZONE, CURRENCY));
        columns(orders.orders()).into(builder);
        Called.with(KNOWN, known.customers()).into(builder);
        Called.with(COUPONS, coupons.coupons()).into(builder);
        redemptions
                .redemptions()
                .customer("customer")
                .redeemed("at")
                .points("points")
                .order("order_id")
                .reward("reward")
                .into(builder);
        subscriptions
                .subscriptions()
                .id("id")
                .customer("customer")
                .started("started")
                .monthlyAmount("price")
                .cancelled("cancelled")
                .ended("ended")
                .into(builder);
        answers.surveyResponses()
                .kind("kind")
                .score("score")
                .answered("answered")
                .customer("customer")
                .into(builder);
        visits.visits()
                .started("started")
                .pages("pages")
                .actions("actions")
                .customer("customer")
                .order("order_id")
                .into(builder);
        carts.carts()
                .created("created")
                .checkedOut("checked_out")
                .ordered("ordered")
                .customer("customer")
                .into(builder);
        offers.offers()
                .made("made")
                .taken("taken")
                .order("order_id")
                .customer("customer")
                .into(builder);
        referrals
                .referrals()
                .referrer("referrer")
                .referred("referred")
                .brought("brought")
                .into(builder);
        memberships
                .memberships()
                .customer("customer")
                .joined("joined")
                .left("left_at")
                .into(builder);
        grants.pointsGrants()
                .customer("customer")
                .granted("granted")
                .points("points")
                .reason("reason")
                .into(builder);
        return builder.build();
    }

    /** As datasets, each of which is first made another one. */
    SparkRetention spark(UnaryOperator<Dataset<Row>> shuffled) {
        return SparkRetention.over(shuffled.apply(orders.frame()))
                .with(GeneratedStore::columns)
                .in(ZONE, CURRENCY)
                .customers(shuffled.apply(known.frame()), KNOWN)
                .coupons(shuffled.apply(coupons.frame()), COUPONS)
                .redemptions(
                        shuffled.apply(redemptions.frame()),
                        columns -> columns.customer("customer")
                                .redeemed("at")
                                .points("points")
                                .order("order_id")
                                .reward("reward"))
                .subscriptions(
                        shuffled.apply(subscriptions.frame()),
                        columns -> columns.id("id")
                                .customer("customer")
                                .started("started")
                                .monthlyAmount("price")
                                .cancelled("cancelled")
                                .ended("ended"))
                .surveyResponses(
                        shuffled.apply(answers.frame()),
                        columns -> columns.kind("kind")
                                .score("score")
                                .answered("answered")
                                .customer("customer"))
                .visits(
                        shuffled.apply(visits.frame()),
                        columns -> columns.started("started")
                                .pages("pages")
                                .actions("actions")
                                .customer("customer")
                                .order("order_id"))
                .carts(
                        shuffled.apply(carts.frame()),
                        columns -> columns.created("created")
                                .checkedOut("checked_out")
                                .ordered("ordered")
                                .customer("customer"))
                .offers(
                        shuffled.apply(offers.frame()),
                        columns -> columns.made("made")
                                .taken("taken")
                                .order("order_id")
                                .customer("customer"))
                .referrals(
                        shuffled.apply(referrals.frame()),
                        columns -> columns.referrer("referrer")
                                .referred("referred")
                                .brought("brought"))
                .memberships(
                        shuffled.apply(memberships.frame()),
                        columns -> columns.customer("customer").joined("joined").left("left_at"))
                .pointsGrants(
                        shuffled.apply(grants.frame()),
                        columns -> columns.customer("customer")
                                .granted("granted")
                                .points("points")
                                .reason("reason"));
    }
}
