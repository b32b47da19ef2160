package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.GeneratedStores;
import io.github.retention4j.testing.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.lifecycle.AfterContainer;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

@Domain(GeneratedStores.class)
@Domain(DomainContext.Global.class)
class HistoryBuilderProps {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(3);

    @AfterContainer
    static void shutDown() {
        POOL.shutdownNow();
    }

    @Property(tries = 300)
    void everyCustomerTellsWhatTheListsTell(@ForAll Store store, @ForAll RefundedOrders refundedOrders) {
        History history =
                store.fill(store.settings().refundedOrders(refundedOrders)).build();
        assertThat(Seen.all(history)).isEqualTo(Seen.all(store, refundedOrders));
    }

    @Property
    void shuffledRowsShowTheSameCustomers(@ForAll Store store, @ForAll Random random) {
        History history = store.shuffled(random).history();
        History asGiven = store.history();
        assertThat(Seen.all(history)).isEqualTo(Seen.all(asGiven));
        assertThat(history.basis()).isEqualTo(asGiven.basis());
        assertThat(history.intake()).isEqualTo(asGiven.intake());
        assertThat(history).hasToString(asGiven.toString());
    }

    @Property
    void rowsAndRecordsBuildTheSame(@ForAll Store store, @ForAll Random random) {
        Store untagged = store.with(store.orders().stream()
                .map(o -> new Order(
                        o.id(),
                        o.customerId(),
                        o.placedAt(),
                        o.total(),
                        o.refunds(),
                        o.couponCode(),
                        o.discount(),
                        o.eligible(),
                        Set.of()))
                .toList());
        // That a kind is kept track of is told by an empty list, too, as the records' doors are given one.
        HistoryBuilder builder = store.settings()
                .coupons(List.of())
                .surveyResponses(List.of())
                .subscriptions(List.of())
                .visits(List.of())
                .carts(List.of())
                .offers(List.of())
                .referrals(List.of())
                .memberships(List.of())
                .redemptions(List.of())
                .grants(List.of());
        List<Runnable> rows = new ArrayList<>();
        for (Order order : untagged.orders()) {
            String customer = order.customerId().orElse("");
            rows.add(() -> builder.source("orders")
                    .addOrder(
                            order.id(),
                            customer,
                            order.placedAt().toEpochMilli(),
                            store.minor(order.total()),
                            order.couponCode().orElse(""),
                            minor(store, order.discount()),
                            minor(store, order.eligible())));
            order.refunds()
                    .forEach(r -> rows.add(() -> builder.source("orders")
                            .addRefund(order.id(), customer, r.refundedAt().toEpochMilli(), store.minor(r.amount()))));
        }
        store.customers().forEach(c -> rows.add(() -> builder.source("orders").add(c)));
        store.coupons().forEach(c -> rows.add(() -> builder.source("orders").add(Coupons.KIND, c)));
        store.surveyResponses()
                .forEach(s -> rows.add(() -> builder.source("orders").add(SurveyResponses.KIND, s)));
        store.subscriptions()
                .forEach(s -> rows.add(() -> builder.source("orders").add(Subscriptions.KIND, s)));
        store.visits().forEach(v -> rows.add(() -> builder.source("orders").add(Visits.KIND, v)));
        store.carts().forEach(c -> rows.add(() -> builder.source("orders").add(Carts.KIND, c)));
        store.offers().forEach(o -> rows.add(() -> builder.source("orders").add(Offers.KIND, o)));
        store.referrals().forEach(r -> rows.add(() -> builder.source("orders").add(Referrals.KIND, r)));
        store.memberships().forEach(m -> rows.add(() -> builder.source("orders").add(Memberships.KIND, m)));
        store.redemptions().forEach(r -> rows.add(() -> builder.source("orders").add(Redemptions.KIND, r)));
        store.grants().forEach(g -> rows.add(() -> builder.source("orders").add(PointsGrants.KIND, g)));
        Collections.shuffle(rows, random);
        rows.forEach(Runnable::run);
        History history = builder.build();
        assertThat(Seen.all(history)).isEqualTo(Seen.all(untagged.history()));
        assertThat(history.basis()).isEqualTo(untagged.history().basis());
    }

    @Property(tries = 60)
    void recordsArePrimitives(@ForAll Store store) {
        HistoryBuilder builder = store.settings();
        SourceRows source = builder.source("records");
        for (Coupon c : store.coupons()) {
            Coupons.add(
                    source.row().customer(c.issuedTo()),
                    c.code(),
                    c.campaign(),
                    c.issuedAt().toEpochMilli(),
                    millis(c.expiresAt()),
                    millis(c.redeemedAt()),
                    c.redeemedBy().orElse(""));
        }
        for (SurveyResponse r : store.surveyResponses()) {
            SurveyResponses.add(
                    source.row().customer(r.customerId()),
                    r.kind(),
                    r.scale(),
                    r.score(),
                    r.answeredAt().toEpochMilli());
        }
        for (Subscription s : store.subscriptions()) {
            Subscriptions.add(
                    source.row().customer(s.customerId()),
                    s.id(),
                    s.startedAt().toEpochMilli(),
                    store.minor(s.monthlyAmount()),
                    s.changes().stream()
                            .mapToLong(c -> c.changedAt().toEpochMilli())
                            .toArray(),
                    s.changes().stream()
                            .mapToLong(c -> store.minor(c.monthlyAmount()))
                            .toArray(),
                    millis(s.cancelledAt()),
                    millis(s.endedAt()));
        }
        for (Visit v : store.visits()) {
            Visits.add(
                    source.row().customer(v.customerId()),
                    v.startedAt().toEpochMilli(),
                    v.pages(),
                    v.actions(),
                    v.orderId().isPresent());
        }
        for (Cart c : store.carts()) {
            Carts.add(
                    source.row().customer(c.customerId()),
                    c.createdAt().toEpochMilli(),
                    millis(c.checkedOutAt()),
                    millis(c.orderedAt()));
        }
        for (Offer o : store.offers()) {
            Offers.add(
                    source.row().customer(o.customerId()),
                    o.madeAt().toEpochMilli(),
                    millis(o.takenAt()),
                    o.orderId().orElse(""));
        }
        for (Referral r : store.referrals()) {
            Referrals.add(
                    source.row().customer(r.referrerId()),
                    r.referredAt().toEpochMilli(),
                    r.referredId().orElse(""));
        }
        for (Membership m : store.memberships()) {
            Memberships.add(source.row().customer(m.customerId()), m.joinedAt().toEpochMilli(), millis(m.leftAt()));
        }
        for (Redemption r : store.redemptions()) {
            Redemptions.add(
                    source.row().customer(r.customerId()),
                    r.redeemedAt().toEpochMilli(),
                    r.points(),
                    r.orderId().orElse(""),
                    r.reward().orElse(""));
        }
        for (PointsGrant g : store.grants()) {
            PointsGrants.add(
                    source.row().customer(g.customerId()), g.grantedAt().toEpochMilli(), g.points(), g.reason());
        }
        History history = builder.orders(store.orders()).build();
        History ofRecords = store.settings()
                .coupons(store.coupons())
                .surveyResponses(store.surveyResponses())
                .subscriptions(store.subscriptions())
                .visits(store.visits())
                .carts(store.carts())
                .offers(store.offers())
                .referrals(store.referrals())
                .memberships(store.memberships())
                .redemptions(store.redemptions())
                .grants(store.grants())
                .orders(store.orders())
                .build();
        assertThat(Seen.all(history)).isEqualTo(Seen.all(ofRecords));
        assertThat(history.observed()).isEqualTo(ofRecords.observed());
        assertThat(history.intake().notes()).isEqualTo(ofRecords.intake().notes());
    }

    private static OptionalLong millis(Optional<Instant> at) {
        return at.stream().mapToLong(Instant::toEpochMilli).findFirst();
    }

    private static OptionalLong minor(Store store, Optional<BigMoney> amount) {
        return amount.stream().mapToLong(store::minor).findFirst();
    }

    @Property(tries = 60)
    void columnsAreRowsAlsoWhereSomeAreBad(
            @ForAll Random random,
            @ForAll @IntRange(max = 4000) int size,
            @ForAll @IntRange(max = 3) int badInAThousand) {
        long[] customers = new long[size];
        long[] millis = new long[size];
        long[] amounts = new long[size];
        for (int row = 0; row < size; row++) {
            customers[row] = random.nextInt(50) - 5L;
            millis[row] = 1_700_000_000_000L + random.nextInt(1000);
            amounts[row] = random.nextInt(100);
            if (random.nextInt(1000) < badInAThousand) {
                switch (random.nextInt(6)) {
                    case 0 -> customers[row] = Long.MIN_VALUE + random.nextInt(3);
                    case 1 -> millis[row] = random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
                    case 2 -> millis[row] = 1_700_000_000_000L * 1000;
                    case 3 -> amounts[row] = -1;
                    case 4 -> amounts[row] = Long.MIN_VALUE;
                    default -> amounts[row] = Long.MAX_VALUE - random.nextInt(3);
                }
            }
        }
        HistoryBuilder columns = skipping().orderColumns(customers, millis, amounts);
        HistoryBuilder rows = skipping();
        for (int row = 0; row < size; row++) {
            rows.addOrder(customers[row], millis[row], amounts[row]);
        }
        History ofColumns = columns.build();
        History ofRows = rows.build();
        assertThat(ofColumns.intake()).isEqualTo(ofRows.intake());
        assertThat(ofColumns.basis()).isEqualTo(ofRows.basis());
        assertThat(Seen.inBlocks(ofColumns)).isEqualTo(Seen.inBlocks(ofRows));
    }

    private static HistoryBuilder skipping() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR")).badRows(BadRows.SKIP);
    }

    @Property
    void threadsChangeNothing(@ForAll Store store, @ForAll @IntRange(min = 2, max = 4) int threads) {
        History history =
                store.fill(store.settings().parallelism(threads, POOL)).build();
        History alone = store.history();
        assertThat(history.blocks()).hasSameSizeAs(alone.blocks());
        assertThat(Seen.inBlocks(history)).isEqualTo(Seen.inBlocks(alone));
    }

    @Property
    void blocksHoldEachCustomerOnce(@ForAll Store store) {
        Set<String> ids = new HashSet<>();
        for (CustomerBlock block : store.history().blocks()) {
            CustomerCursor cursor = block.cursor();
            for (int customer = 0; customer < block.customers(); customer++) {
                if (!block.isAnonymous()) {
                    assertThat(ids.add(cursor.moveTo(customer).id())).isTrue();
                }
            }
        }
        assertThat(ids).isEqualTo(store.customerIds());
    }

    @Property
    void historyCoversTheDaysOfItsEvents(@ForAll Store store) {
        Basis basis = store.history().basis();
        Optional<LocalDate> first = store.instants().stream().map(store::dayOf).min(LocalDate::compareTo);
        assertThat(basis.isObserved()).isEqualTo(first.isPresent());
        assertThat(basis.firstDay()).isEqualTo(first.orElse(LocalDate.MAX));
        assertThat(basis.lastDay()).isEqualTo(store.lastDay().orElse(LocalDate.MIN));
        assertThat(basis.zone()).isEqualTo(store.zone());
        assertThat(basis.currency()).isEqualTo(store.currency());
        assertThat(store.instants()).allMatch(t -> t.toEpochMilli() < basis.observedUntil());
    }

    @Property(tries = 300)
    void everyQuestionAboutAWindowIsAnsweredAsTheListsDo(@ForAll Store store, @ForAll Window window) {
        History history = store.history();
        Span span = history.basis().span(window);
        for (CustomerBlock block : history.blocks()) {
            CustomerCursor cursor = block.cursor();
            for (int customer = 0; customer < block.customers(); customer++) {
                CustomerHistory view = cursor.moveTo(customer);
                if (!view.isAnonymous()) {
                    Optional<String> id = Optional.of(view.id());
                    assertAnswers(store, window, span, view, o -> o.customerId().equals(id));
                }
            }
        }
    }

    private static void assertAnswers(
            Store store, Window window, Span span, CustomerHistory view, Predicate<Order> own) {
        List<Order> all = store.orders().stream().filter(own).toList();
        List<Order> counted = store.countedOrders().stream().filter(own).toList();
        List<Order> inWindow =
                counted.stream().filter(o -> store.in(window, o.placedAt())).toList();
        assertThat(view.orderCount()).isEqualTo(counted.size());
        assertThat(view.orderCount(span)).isEqualTo(inWindow.size());
        assertThat(view.orderCount(window)).isEqualTo(inWindow.size());
        assertThat(view.orderedIn(span)).isEqualTo(!inWindow.isEmpty());
        assertThat(view.orderedIn(window)).isEqualTo(!inWindow.isEmpty());
        assertThat(view.firstOrderFrom(span.from())).isEqualTo((int) counted.stream()
                .filter(o -> store.dayOf(o.placedAt()).isBefore(window.start()))
                .count());
        assertThat(view.firstOrder())
                .isEqualTo(counted.stream().map(Order::placedAt).findFirst());
        assertThat(view.lastOrder())
                .isEqualTo(counted.stream().map(Order::placedAt).reduce((a, b) -> b));
        long gross = 0;
        long refundedInWindow = 0;
        long refundedOfWindow = 0;
        int ignored = 0;
        int placed = 0;
        for (Order order : all) {
            boolean placedIn = store.in(window, order.placedAt());
            gross += placedIn ? store.minor(order.total()) : 0;
            placed += placedIn ? 1 : 0;
            ignored += placedIn && store.isRefundedInFull(order) ? 1 : 0;
            for (var refund : order.refunds()) {
                long amount = store.minor(refund.amount());
                refundedInWindow += store.in(window, refund.refundedAt()) ? amount : 0;
                refundedOfWindow += placedIn ? amount : 0;
            }
        }
        assertThat(view.grossRevenue(span)).isEqualTo(gross);
        assertThat(view.netRevenue(span)).isEqualTo(gross - refundedInWindow);
        assertThat(view.keptRevenue(span)).isEqualTo(gross - refundedOfWindow);
        assertThat(view.ignoredOrders().count(span)).isEqualTo(ignored);
        assertThat(view.placedOrderCount(span)).isEqualTo(placed);
        assertThat(view.keptOrderCount(span)).isEqualTo(placed - ignored);
    }

    @Property
    void revenueOfAllTimeIsKeptRevenue(@ForAll Store store) {
        long net = 0;
        long kept = 0;
        Span ever = new Span(Long.MIN_VALUE, Long.MAX_VALUE);
        for (CustomerBlock block : store.history().blocks()) {
            CustomerCursor cursor = block.cursor();
            for (int customer = 0; customer < block.customers(); customer++) {
                CustomerHistory view = cursor.moveTo(customer);
                net += view.netRevenue(ever);
                kept += view.keptRevenue(ever);
            }
        }
        long expected = store.orders().stream()
                .mapToLong(o -> store.minor(o.total())
                        - o.refunds().stream()
                                .mapToLong(r -> store.minor(r.amount()))
                                .sum())
                .sum();
        assertThat(net).isEqualTo(expected);
        assertThat(kept).isEqualTo(expected);
    }
}
