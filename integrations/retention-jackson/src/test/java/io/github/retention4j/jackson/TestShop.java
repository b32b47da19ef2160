package io.github.retention4j.jackson;

import io.github.retention4j.engine.MetricsEngine;
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
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import io.github.retention4j.programme.Bonus;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsExpiry;
import io.github.retention4j.programme.Qualification;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Term;
import io.github.retention4j.programme.Tier;
import io.github.retention4j.programme.Tiers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A small shop in Riyadh, drawn from a stated seed, with records of every kind from 2025-01-01 through 2026-03-20: 80
 * customers. The last month is not over.
 */
public final class TestShop {
    /** Its zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");

    /** Its currency. */
    public static final CurrencyUnit SAR = CurrencyUnit.of("SAR");

    /** The last day that its data cover. */
    public static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 20);

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final int CUSTOMERS = 80;
    private static final int DAYS = 444;
    private static final List<String> CITIES = List.of("Riyadh", "Jeddah", "الدمام", "Abha");
    private static final List<String> COUNTRIES = List.of("SA", "SA", "AE", "KW");
    private static final History HISTORY = new TestShop().build();

    private final Random random = new Random(7);
    private final List<Customer> customers = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Coupon> coupons = new ArrayList<>();
    private final List<SurveyResponse> answers = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final List<Cart> carts = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();
    private final List<Referral> referrals = new ArrayList<>();
    private final List<Membership> memberships = new ArrayList<>();
    private final List<Redemption> redemptions = new ArrayList<>();
    private final List<PointsGrant> grants = new ArrayList<>();

    private TestShop() {}

    /** The shop's records. */
    public static History history() {
        return HISTORY;
    }

    /** An engine over them. */
    public static MetricsEngine engine() {
        return MetricsEngine.over(HISTORY);
    }

    /** The rules of its programme. */
    public static LoyaltyProgramme programme() {
        return LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(Money.parse("SAR 1")))
                .pending(14)
                .expiring(PointsExpiry.afterMonths(6).toEndOfMonth())
                .redeeming(Redeeming.points(100).worth(Money.parse("SAR 5")))
                .bonus(Bonus.referral(200, 100))
                .tiers(Tiers.bySpend(Qualification.lastMonths(12))
                        .tier(Tier.named("Silver"))
                        .tier(Tier.named("Gold").from(Money.parse("SAR 1000")))
                        .holding(Term.months(12)))
                .build();
    }

    private History build() {
        for (int i = 0; i < CUSTOMERS; i++) {
            customer("c" + i, i);
        }
        return History.builder(ZONE, SAR)
                .observedThrough(LAST_DAY)
                .customers(customers)
                .orders(orders)
                .coupons(coupons)
                .surveyResponses(answers)
                .subscriptions(subscriptions)
                .visits(visits)
                .carts(carts)
                .offers(offers)
                .referrals(referrals)
                .memberships(memberships)
                .redemptions(redemptions)
                .grants(grants)
                .build();
    }

    private Instant at(int day) {
        return FIRST_DAY.plusDays(day).atStartOfDay(ZONE).toInstant().plusSeconds(36_000 + random.nextInt(20_000));
    }

    private void customer(String id, int i) {
        int day = random.nextInt(DAYS - 20);
        int place = i % CITIES.size();
        customers.add(Customer.builder(id)
                .country(COUNTRIES.get(place))
                .city(CITIES.get(place))
                .channel(i % 3 == 0 ? "search" : i % 3 == 1 ? "social" : "friends")
                .gender(i % 2 == 0 ? "f" : "m")
                .birthDate(LocalDate.of(1970 + i % 35, 1 + i % 12, 1 + i % 28))
                .build());
        if (i % 2 == 0) {
            memberships.add(Membership.of(id, at(day)));
        }
        for (int nth = 0; day < DAYS; nth++) {
            order(id, i, nth, day);
            if (random.nextInt(10) < (nth == 0 ? 5 : 2)) {
                break;
            }
            day += 10 + random.nextInt(60);
        }
        if (i % 8 == 0) {
            subscription(id, i);
        }
        if (i % 9 == 0) {
            referrals.add(new Referral(id, at(random.nextInt(DAYS)), Optional.of("c" + (i + 1) % CUSTOMERS)));
        }
    }

    private void order(String id, int i, int nth, int day) {
        String order = id + "-" + nth;
        Instant placed = at(day);
        Money total = Money.ofMinor(SAR, 5_000 + random.nextInt(40_000));
        Order.Builder builder = Order.builder(order, placed, total).customer(id);
        if (random.nextInt(12) == 0) {
            builder.refund(placed.plusSeconds(20_000), random.nextBoolean() ? total : Money.ofMinor(SAR, 2_000));
        }
        if (random.nextInt(5) == 0) {
            coupon(id, order, day, placed);
            builder.coupon(order).discount(Money.ofMinor(SAR, 500));
        }
        orders.add(builder.build());
        visits.add(new Visit(placed.minusSeconds(900), 4, 3, Optional.of(id), Optional.of(order)));
        visits.add(Visit.of(placed.minusSeconds(90_000), 1, 0));
        carts.add(new Cart(
                placed.minusSeconds(600), Optional.of(placed.minusSeconds(60)), Optional.of(placed), Optional.of(id)));
        carts.add(Cart.of(placed.minusSeconds(5_000)));
        if (random.nextInt(4) == 0) {
            answers.add(SurveyResponse.nps(random.nextInt(11), placed.plusSeconds(20_000)));
            answers.add(SurveyResponse.csat(1 + random.nextInt(5), placed.plusSeconds(20_000)));
            answers.add(SurveyResponse.ces(1 + random.nextInt(7), placed.plusSeconds(20_000)));
        }
        if (random.nextInt(6) == 0) {
            offers.add(new Offer(
                    placed.minusSeconds(100),
                    random.nextBoolean() ? Optional.of(placed) : Optional.empty(),
                    Optional.of(order),
                    Optional.of(id)));
        }
        if (i % 2 == 0 && nth > 1 && random.nextInt(3) == 0) {
            redemptions.add(Redemption.of(id, placed.plusSeconds(120), 100));
        }
        if (i % 20 == 0 && nth == 0) {
            grants.add(PointsGrant.of(id, placed.plusSeconds(60), 50, "welcome"));
        }
    }

    private void coupon(String id, String code, int day, Instant redeemed) {
        String campaign = day % 2 == 0 ? "Ramadan" : "Welcome";
        coupons.add(Coupon.builder(code, campaign, redeemed.minus(Duration.ofDays(6)))
                .issuedTo(id)
                .expires(redeemed.plus(Duration.ofDays(20)))
                .redeemed(redeemed, code)
                .build());
        coupons.add(Coupon.builder(code + "x", campaign, redeemed.minus(Duration.ofDays(6)))
                .issuedTo(id)
                .expires(redeemed.plus(Duration.ofDays(20)))
                .build());
    }

    private void subscription(String id, int i) {
        int day = random.nextInt(DAYS - 60);
        Subscription.Builder builder = Subscription.builder("s" + i, id, at(day), Money.ofMinor(SAR, 9_900));
        if (i % 16 == 0) {
            builder.change(at(day + 40), Money.ofMinor(SAR, i % 32 == 0 ? 12_900 : 7_900));
        }
        if (random.nextInt(3) == 0) {
            builder.ended(at(day + 50 + random.nextInt(100)));
        }
        subscriptions.add(builder.build());
    }
}
