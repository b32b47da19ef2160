package io.github.retention4j.examples.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.history.History;
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
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedStoreTest {
    private static final SimulatedStore STORE = SimulatedStore.withDefaults().withCustomers(4_000);
    private static final StoreRecords RECORDS = STORE.records();

    @Test
    void isTheSameShopForTheSameSettings() {
        assertThat(STORE.records()).isEqualTo(RECORDS);
        assertThat(STORE.withSeed(2).records()).isNotEqualTo(RECORDS);
        assertThat(STORE.withSeed(2).withSeed(STORE.seed())).isEqualTo(STORE);
    }

    @Test
    void isTheSameShopUnderAnyLocaleAndZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-ca-islamic-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            assertThat(STORE.records()).isEqualTo(RECORDS);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void hasTheSmallerShopInIt() {
        StoreRecords smaller = STORE.withCustomers(500).records();
        Set<String> known = smaller.customers().stream().map(Customer::id).collect(Collectors.toSet());

        assertThat(RECORDS.customers().subList(0, 500)).isEqualTo(smaller.customers());
        assertThat(purchases(RECORDS).filter(p -> known.contains(p.customer())))
                .containsExactlyElementsOf(purchases(smaller).toList());
        assertThat(RECORDS.subscriptions().stream().filter(s -> known.contains(s.customerId())))
                .containsExactlyElementsOf(smaller.subscriptions());
    }

    @Test
    void hasTheSameOrdersAsColumns() {
        SimulatedOrders columns = STORE.orderColumns();
        List<Purchase> fromColumns = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fromColumns.add(new Purchase(
                    Long.toString(columns.customers()[i]), columns.epochMillis()[i], columns.minorUnits()[i]));
        }
        assertThat(fromColumns)
                .containsExactlyInAnyOrderElementsOf(purchases(RECORDS).toList());

        SimulatedOrders byDay = columns.byDay();
        assertThat(byDay.size()).isEqualTo(columns.size());
        for (int i = 1; i < byDay.size(); i++) {
            assertThat(byDay.epochMillis()[i] / 86_400_000)
                    .isGreaterThanOrEqualTo(byDay.epochMillis()[i - 1] / 86_400_000);
        }
        assertThat(History.builder(SimulatedStore.ZONE, SimulatedStore.CURRENCY)
                        .orderColumns(byDay.customers(), byDay.epochMillis(), byDay.minorUnits())
                        .build()
                        .orderCount())
                .isEqualTo(columns.size());
    }

    @Test
    void makesRecordsThatAHistoryTakesWithoutABadRow() {
        History history = STORE.history();

        assertThat(history.intake().refused()).isZero();
        assertThat(history.intake().sources().values())
                .allSatisfy(c -> assertThat(c.taken()).isEqualTo(c.rows()));
        assertThat(history.customerCount()).isEqualTo(4_000);
        assertThat(history.observed().start())
                .isBetween(STORE.firstDay(), STORE.firstDay().plusDays(3));
        assertThat(history.basis().lastDay()).isEqualTo(STORE.lastDay());
    }

    @Test
    void keepsEveryEventWithinItsDays() {
        Instant start = STORE.firstDay().atStartOfDay(SimulatedStore.ZONE).toInstant();
        Instant end =
                STORE.lastDay().plusDays(1).atStartOfDay(SimulatedStore.ZONE).toInstant();
        Stream<Instant> events = Stream.of(
                        RECORDS.customers().stream().flatMap(c -> c.firstSeen().stream()),
                        RECORDS.orders().stream().map(Order::placedAt),
                        RECORDS.orders().stream()
                                .flatMap(o -> o.refunds().stream())
                                .map(Refund::refundedAt),
                        RECORDS.coupons().stream().map(Coupon::issuedAt),
                        RECORDS.coupons().stream().flatMap(c -> c.redeemedAt().stream()),
                        RECORDS.surveyResponses().stream().map(SurveyResponse::answeredAt),
                        RECORDS.subscriptions().stream().map(Subscription::startedAt),
                        RECORDS.subscriptions().stream()
                                .flatMap(s -> s.changes().stream())
                                .map(Subscription.Change::changedAt),
                        RECORDS.subscriptions().stream().flatMap(s -> s.cancelledAt().stream()),
                        RECORDS.visits().stream().map(Visit::startedAt),
                        RECORDS.carts().stream().map(Cart::createdAt),
                        RECORDS.carts().stream().flatMap(c -> c.checkedOutAt().stream()),
                        RECORDS.carts().stream().flatMap(c -> c.orderedAt().stream()),
                        RECORDS.offers().stream().map(Offer::madeAt),
                        RECORDS.offers().stream().flatMap(o -> o.takenAt().stream()),
                        RECORDS.referrals().stream().map(Referral::referredAt),
                        RECORDS.memberships().stream().map(Membership::joinedAt),
                        RECORDS.memberships().stream().flatMap(m -> m.leftAt().stream()),
                        RECORDS.redemptions().stream().map(Redemption::redeemedAt),
                        RECORDS.pointsGrants().stream().map(PointsGrant::grantedAt))
                .flatMap(s -> s);
        assertThat(events).allMatch(at -> !at.isBefore(start) && at.isBefore(end) && at.toEpochMilli() % 1000 == 0);
        assertThat(RECORDS.orders()).isSortedAccordingTo((a, b) -> a.placedAt().compareTo(b.placedAt()));
    }

    @Test
    void listsEveryKindInTheOrderOfTime() {
        assertThat(RECORDS.orders().stream().map(Order::placedAt)).isSorted();
        assertThat(RECORDS.coupons().stream().map(Coupon::issuedAt)).isSorted();
        assertThat(RECORDS.surveyResponses().stream().map(SurveyResponse::answeredAt))
                .isSorted();
        assertThat(RECORDS.subscriptions().stream().map(Subscription::startedAt))
                .isSorted();
        assertThat(RECORDS.visits().stream().map(Visit::startedAt)).isSorted();
        assertThat(RECORDS.carts().stream().map(Cart::createdAt)).isSorted();
        assertThat(RECORDS.offers().stream().map(Offer::madeAt)).isSorted();
        assertThat(RECORDS.referrals().stream().map(Referral::referredAt)).isSorted();
        assertThat(RECORDS.memberships().stream().map(Membership::joinedAt)).isSorted();
        assertThat(RECORDS.redemptions().stream().map(Redemption::redeemedAt)).isSorted();
        assertThat(RECORDS.pointsGrants().stream().map(PointsGrant::grantedAt)).isSorted();
    }

    @Test
    void keepsVisitsAndCartsSinceTheStartOfTheLastFullQuarter() {
        assertThat(firstVisitAndCart(STORE)).containsOnly(LocalDate.of(2026, 1, 1));
        SimulatedStore few = STORE.withCustomers(1_000);
        LocalDate first = STORE.firstDay();
        assertThat(firstVisitAndCart(few.withDays(first, LocalDate.of(2025, 12, 31))))
                .containsOnly(LocalDate.of(2025, 10, 1));
        assertThat(firstVisitAndCart(few.withDays(first, LocalDate.of(2025, 12, 30))))
                .containsOnly(LocalDate.of(2025, 7, 1));
        assertThat(firstVisitAndCart(few.withDays(LocalDate.of(2025, 11, 29), LocalDate.of(2026, 1, 31))))
                .containsOnly(LocalDate.of(2025, 11, 29));
    }

    private static List<LocalDate> firstVisitAndCart(SimulatedStore store) {
        StoreRecords records = store.records();
        return Stream.of(
                        records.visits().get(0).startedAt(),
                        records.carts().get(0).createdAt())
                .map(at -> LocalDate.ofInstant(at, SimulatedStore.ZONE))
                .toList();
    }

    @Test
    void namesInVisitsAndOffersTheOrderThatWasPlaced() {
        Map<String, Order> orders = RECORDS.orders().stream().collect(Collectors.toMap(Order::id, o -> o));
        List<Visit> ordering =
                RECORDS.visits().stream().filter(v -> v.orderId().isPresent()).toList();
        assertThat(ordering).isNotEmpty().allSatisfy(visit -> {
            Order order = orders.get(visit.orderId().orElseThrow());
            assertThat(order.customerId()).isEqualTo(visit.customerId());
            assertThat(order.placedAt())
                    .isAfter(visit.startedAt())
                    .isBefore(visit.startedAt().plusSeconds(3_600));
            assertThat(visit.pages()).isGreaterThan(3);
            assertThat(visit.actions()).isGreaterThan(1);
        });
        assertThat(ordering.stream().map(Visit::orderId)).doesNotHaveDuplicates();
        assertThat(RECORDS.offers()).allSatisfy(offer -> {
            Order order = orders.get(offer.orderId().orElseThrow());
            assertThat(order.customerId()).isEqualTo(offer.customerId());
            assertThat(order.placedAt()).isEqualTo(offer.madeAt());
        });
    }

    @Test
    void ordersCartsWhenTheirCustomersOrder() {
        Set<String> orders = RECORDS.orders().stream()
                .map(o -> o.customerId() + " " + o.placedAt())
                .collect(Collectors.toSet());
        assertThat(RECORDS.carts().stream()
                        .filter(c -> c.orderedAt().isPresent())
                        .map(c -> c.customerId() + " " + c.orderedAt().orElseThrow()))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(orders::contains);
    }

    @Test
    void sellsSubscriptionsThatChangePauseAndEnd() {
        List<Subscription> subscriptions = RECORDS.subscriptions();
        Set<String> orders = RECORDS.orders().stream()
                .map(o -> o.customerId().orElse("") + " " + o.placedAt())
                .collect(Collectors.toSet());
        assertThat(subscriptions.stream().map(Subscription::id)).doesNotHaveDuplicates();
        assertThat(subscriptions.stream().filter(s -> s.id().endsWith("-1")))
                .allMatch(s -> orders.contains(s.customerId() + " " + s.startedAt()));
        assertThat(subscriptions).allSatisfy(s -> {
            LocalDateTime start = LocalDateTime.ofInstant(s.startedAt(), SimulatedStore.ZONE);
            Stream<Instant> renewals =
                    Stream.concat(s.changes().stream().map(Subscription.Change::changedAt), s.endedAt().stream());
            assertThat(renewals.map(at -> LocalDateTime.ofInstant(at, SimulatedStore.ZONE)))
                    .allMatch(at -> start.plusMonths(
                                    ChronoUnit.MONTHS.between(start.withDayOfMonth(1), at.withDayOfMonth(1)))
                            .equals(at));
        });
        double customers = RECORDS.customers().size();
        assertThat(subscriptions.stream()
                                .map(Subscription::customerId)
                                .distinct()
                                .count()
                        / customers)
                .isBetween(0.15, 0.28);
        assertShare(subscriptions, s -> s.cancelledAt().isPresent(), 0.25, 0.5);
        assertShare(
                subscriptions, s -> s.endedAt().isPresent() && s.cancelledAt().isEmpty(), 0.02, 0.1);
        assertShare(subscriptions, s -> s.id().endsWith("-2"), 0.01, 0.1);
        assertShare(subscriptions, s -> rises(s).anyMatch(r -> r > 0), 0.1, 0.5);
        assertShare(subscriptions, s -> rises(s).anyMatch(r -> r < 0), 0.1, 0.5);
        assertShare(
                subscriptions,
                s -> s.changes().stream().anyMatch(c -> c.monthlyAmount().isZero()),
                0.05,
                0.25);
        Instant end =
                STORE.lastDay().plusDays(1).atStartOfDay(SimulatedStore.ZONE).toInstant();
        assertThat(subscriptions.stream().flatMap(s -> s.endedAt().stream()))
                .as("some have been cancelled and run on")
                .anyMatch(at -> at.isAfter(end));
    }

    private static Stream<Double> rises(Subscription subscription) {
        List<Double> amounts = new ArrayList<>();
        amounts.add(subscription.monthlyAmount().getAmount().doubleValue());
        subscription
                .changes()
                .forEach(c -> amounts.add(c.monthlyAmount().getAmount().doubleValue()));
        return IntStream.range(1, amounts.size()).mapToObj(i -> amounts.get(i) - amounts.get(i - 1));
    }

    @Test
    void refersCustomersByThoseWhoHadBought() {
        Map<String, Instant> firstSeen = RECORDS.customers().stream()
                .collect(Collectors.toMap(Customer::id, c -> c.firstSeen().orElseThrow()));
        Map<String, String> channels = RECORDS.customers().stream()
                .collect(Collectors.toMap(Customer::id, c -> c.channel().orElseThrow()));
        Map<String, Instant> firstOrder = RECORDS.orders().stream()
                .filter(o -> o.customerId().isPresent())
                .collect(Collectors.toMap(o -> o.customerId().orElseThrow(), Order::placedAt, (a, b) -> a));
        assertThat(RECORDS.referrals()).isNotEmpty().allSatisfy(referral -> {
            assertThat(referral.referredAt()).isAfterOrEqualTo(firstOrder.get(referral.referrerId()));
            referral.referredId().ifPresent(brought -> {
                assertThat(referral.referredAt()).isBeforeOrEqualTo(firstSeen.get(brought));
                assertThat(channels).containsEntry(brought, "friend");
            });
        });
        assertThat(RECORDS.referrals().stream().flatMap(r -> r.referredId().stream()))
                .doesNotHaveDuplicates();
        double referrers = RECORDS.referrals().stream()
                .map(Referral::referrerId)
                .distinct()
                .count();
        assertThat(referrers / RECORDS.customers().size()).isBetween(0.04, 0.1);
        assertShare(RECORDS.referrals(), r -> r.referredId().isPresent(), 0.25, 0.6);
    }

    @Test
    void enrolsCustomersAtAnOrderUnlessTheyAreHeldOut() {
        Instant start = STORE.programme()
                .firstDay()
                .orElseThrow()
                .atStartOfDay(SimulatedStore.ZONE)
                .toInstant();
        Set<String> orders = RECORDS.orders().stream()
                .map(o -> o.customerId().orElse("") + " " + o.placedAt())
                .collect(Collectors.toSet());
        Map<String, String> heldOut = RECORDS.customers().stream()
                .collect(Collectors.toMap(Customer::id, c -> c.attributes().get("holdout")));

        assertThat(RECORDS.memberships()).isNotEmpty().allSatisfy(member -> {
            assertThat(member.joinedAt()).isAfterOrEqualTo(start);
            assertThat(orders).contains(member.customerId() + " " + member.joinedAt());
            assertThat(heldOut).containsEntry(member.customerId(), "no");
        });
        assertThat(RECORDS.memberships().stream().map(Membership::customerId)).doesNotHaveDuplicates();
        assertThat(heldOut.values()).containsOnly("yes", "no");
        assertShare(heldOut.values(), "yes"::equals, 0.085, 0.115);
        assertShare(RECORDS.memberships(), m -> m.leftAt().isPresent(), 0.005, 0.05);
        assertThat((double) RECORDS.memberships().size() / RECORDS.customers().size())
                .isBetween(0.4, 0.55);
    }

    @Test
    void redeemsPointsThatAreThereWithOrdersThatNameThem() {
        Map<String, Order> orders = RECORDS.orders().stream().collect(Collectors.toMap(Order::id, o -> o));
        assertThat(RECORDS.redemptions()).isNotEmpty().allSatisfy(redemption -> {
            Order order = orders.get(redemption.orderId().orElseThrow());
            assertThat(order.customerId()).hasValue(redemption.customerId());
            assertThat(order.placedAt()).isEqualTo(redemption.redeemedAt());
            assertThat(redemption.points() % 100).isZero();
            assertThat(redemption.points() * 0.05)
                    .isLessThanOrEqualTo(order.total().getAmount().doubleValue());
        });

        History history = STORE.history();
        LoyaltyProgramme programme = STORE.programme();
        Map<PointsMove, Long> moved = new EnumMap<>(PointsMove.class);
        for (Membership member : RECORDS.memberships()) {
            PointsLedger ledger =
                    programme.replay(history.customer(member.customerId()).orElseThrow());
            IntStream.range(0, ledger.moveCount())
                    .forEach(i -> moved.merge(ledger.moveKind(i), ledger.movePoints(i), Long::sum));
        }
        assertThat(moved)
                .containsOnlyKeys(
                        PointsMove.EARNED,
                        PointsMove.BONUS,
                        PointsMove.GRANTED,
                        PointsMove.REDEEMED,
                        PointsMove.RESTORED,
                        PointsMove.EXPIRED,
                        PointsMove.REVOKED);
        assertThat(moved.get(PointsMove.REDEEMED))
                .isEqualTo(RECORDS.redemptions().stream()
                        .mapToLong(Redemption::points)
                        .sum());
    }

    @Test
    void hasMembersWhoRedeemAtOnceWhoHoardAndWhoNeverDo() {
        Map<String, Long> smallest = RECORDS.redemptions().stream()
                .collect(Collectors.toMap(Redemption::customerId, Redemption::points, Math::min));
        assertShare(RECORDS.memberships(), m -> smallest.containsKey(m.customerId()), 0.25, 0.5);
        assertShare(smallest.values(), least -> least >= 1_000, 0.05, 0.3);
        assertShare(smallest.values(), least -> least < 500, 0.5, 0.9);
    }

    @Test
    void redeemsCouponsWithOrdersThatNameThem() {
        Map<String, Order> orders = RECORDS.orders().stream().collect(Collectors.toMap(Order::id, o -> o));
        List<Coupon> redeemed = RECORDS.coupons().stream()
                .filter(c -> c.redeemedAt().isPresent())
                .toList();

        assertThat(redeemed).isNotEmpty().allSatisfy(coupon -> {
            Order order = orders.get(coupon.redeemedBy().orElseThrow());
            assertThat(order.couponCode()).hasValue(coupon.code());
            assertThat(order.placedAt()).isEqualTo(coupon.redeemedAt().orElseThrow());
            assertThat(order.customerId()).isEqualTo(coupon.issuedTo());
            double discount = order.discount().orElseThrow().getAmount().doubleValue();
            double price = discount + order.total().getAmount().doubleValue();
            assertThat(discount).isCloseTo(percent(coupon) * price, within(0.01));
            assertThat(coupon.expiresAt().map(order.placedAt()::isBefore).orElse(true))
                    .isTrue();
        });
        assertThat(RECORDS.orders().stream().filter(o -> o.couponCode().isPresent()))
                .hasSameSizeAs(redeemed);
        assertThat(RECORDS.orders().stream().filter(o -> o.couponCode().isEmpty()))
                .allMatch(o -> o.discount().orElseThrow().isZero());
        assertThat(RECORDS.coupons().stream().map(Coupon::campaign))
                .contains("welcome", "bring-a-friend", "ramadan-1447", "white-friday-2025", "national-day-2025");
    }

    private static double percent(Coupon coupon) {
        return switch (coupon.campaign().replaceAll("-[0-9]+$", "")) {
            case "ramadan", "bring-a-friend" -> 0.10;
            case "welcome", "national-day" -> 0.15;
            case "white-friday" -> 0.20;
            default -> throw new AssertionError(coupon.campaign());
        };
    }

    @Test
    void hasTheSharesOfARealShop() {
        List<Order> orders = RECORDS.orders();
        List<Order> refunded =
                orders.stream().filter(o -> !o.refunds().isEmpty()).toList();
        assertThat((double) orders.size() / RECORDS.customers().size()).isBetween(3.5, 7.0);
        assertShare(orders, o -> o.customerId().isEmpty(), 0.04, 0.08);
        assertShare(orders, o -> !o.refunds().isEmpty(), 0.03, 0.08);
        assertShare(refunded, o -> o.refunds().get(0).amount().isEqual(o.total()), 0.35, 0.55);

        List<Customer> customers = RECORDS.customers();
        assertShare(customers, c -> c.country().equals(Optional.of("SA")), 0.53, 0.64);
        assertShare(customers, c -> c.country().isEmpty(), 0.015, 0.05);
        assertShare(customers, c -> c.attributes().get("name").codePointAt(0) > 0x600, 0.65, 0.75);
        assertShare(customers, c -> c.gender().equals(Optional.of("female")), 0.50, 0.62);
        Set<String> buyers = purchases(RECORDS).map(Purchase::customer).collect(Collectors.toSet());
        assertShare(customers, c -> !buyers.contains(c.id()), 0.02, 0.06);

        assertShare(RECORDS.coupons(), c -> c.redeemedAt().isPresent(), 0.12, 0.35);
        assertShare(RECORDS.coupons(), c -> c.issuedTo().isEmpty(), 0.003, 0.05);
        assertShare(RECORDS.coupons(), c -> c.expiresAt().isEmpty(), 0.02, 0.3);
        assertShare(RECORDS.surveyResponses(), r -> r.customerId().isEmpty(), 0.26, 0.34);
        for (SurveyKind kind : SurveyKind.values()) {
            assertShare(RECORDS.surveyResponses(), r -> r.kind() == kind, 0.1, 0.6);
        }

        assertShare(RECORDS.visits(), v -> v.orderId().isPresent(), 0.02, 0.04);
        assertShare(RECORDS.visits(), v -> v.pages() == 1 && v.actions() == 0, 0.4, 0.5);
        assertShare(RECORDS.visits(), v -> v.pages() == 1 && v.actions() > 0, 0.01, 0.06);
        assertShare(RECORDS.visits(), v -> v.customerId().isEmpty(), 0.7, 0.9);
        List<Cart> checkedOut = RECORDS.carts().stream()
                .filter(c -> c.checkedOutAt().isPresent())
                .toList();
        assertShare(RECORDS.carts(), c -> c.orderedAt().isEmpty(), 0.67, 0.74);
        assertShare(RECORDS.carts(), c -> c.customerId().isEmpty(), 0.35, 0.55);
        assertShare(checkedOut, c -> c.orderedAt().isPresent(), 0.5, 0.6);
        assertShare(RECORDS.offers(), o -> o.takenAt().isPresent(), 0.1, 0.2);
        double offered =
                RECORDS.offers().stream().map(Offer::orderId).distinct().count();
        assertThat(offered / orders.size()).isBetween(0.27, 0.33);
        assertThat(RECORDS.offers().size() / offered).isBetween(1.1, 1.2);
    }

    @Test
    void isBusyInRamadanAndAroundWhiteFriday() {
        double usual = ordersADay("2025-05-05", "2025-06-15");
        assertThat(ordersADay("2025-03-01", "2025-03-29")).isGreaterThan(1.3 * usual);
        assertThat(ordersADay("2025-11-24", "2025-11-30")).isGreaterThan(1.8 * usual);
        assertThat(ordersADay("2025-07-10", "2025-08-25")).isLessThan(1.2 * usual);
    }

    @Test
    void mostlyStaysWithinItsMonthOfYearsWhereRamadanIsTwice() {
        SimulatedStore longer = STORE.withCustomers(300).withDays(LocalDate.of(2029, 6, 1), LocalDate.of(2031, 1, 31));
        assertThat(longer.records().coupons().stream().map(Coupon::campaign).distinct())
                .contains("ramadan-1451", "ramadan-1452");
        assertThat(longer.withDays(STORE.firstDay(), STORE.firstDay()).records().orders())
                .isNotEmpty();
    }

    @Test
    void refusesSettingsThatAreNoShop() {
        assertThatThrownBy(() -> STORE.withCustomers(0)).hasMessage("customers 0 not in [1, 10000000]");
        assertThatThrownBy(() -> STORE.withDays(STORE.lastDay(), STORE.firstDay()))
                .hasMessage("days 2026-04-12 to 2024-01-01 are not in order between 2000-01-01 and 2099-12-31");
    }

    private record Purchase(String customer, long millis, long minorUnits) {}

    private static Stream<Purchase> purchases(StoreRecords records) {
        return records.orders().stream()
                .filter(o -> o.customerId().isPresent())
                .map(o -> new Purchase(
                        o.customerId().get(),
                        o.placedAt().toEpochMilli(),
                        o.total().getAmountMinorLong()));
    }

    private static double ordersADay(String first, String last) {
        LocalDate from = LocalDate.parse(first);
        LocalDate to = LocalDate.parse(last);
        long orders = RECORDS.orders().stream()
                .map(o -> LocalDate.ofInstant(o.placedAt(), SimulatedStore.ZONE))
                .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                .count();
        return (double) orders / (to.toEpochDay() - from.toEpochDay() + 1);
    }

    private static <T> void assertShare(Collection<T> all, Predicate<T> of, double low, double high) {
        assertThat((double) all.stream().filter(of).count() / all.size()).isBetween(low, high);
    }
}
