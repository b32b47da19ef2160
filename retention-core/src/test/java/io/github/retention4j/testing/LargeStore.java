package io.github.retention4j.testing;

import io.github.retention4j.history.History;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A store of several blocks, so that several threads have work to do; always the same one. */
public final class LargeStore {
    /** Its last full year. */
    public static final int YEAR = 2025;

    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final int CUSTOMERS = 30_000;
    private static final int ORDERS = 90_000;
    private static final Instant SIGN_UPS = Instant.parse("2024-06-01T00:00:00Z");

    private LargeStore() {}

    /** The history, built once. */
    public static History history() {
        return Built.HISTORY;
    }

    private static final class Built {
        static final History HISTORY = of(CUSTOMERS, ORDERS, new Random(4711)).history();
    }

    /** A store of as many customers and orders, and of all kinds of records but grants. */
    public static Store of(int count, int sales, Random random) {
        return new Drawing(count, random).store(sales);
    }

    /** One being drawn. */
    private record Drawing(int count, Random random) {
        private Store store(int sales) {
            List<Customer> customers = new ArrayList<>();
            List<Order> orders = new ArrayList<>();
            List<Coupon> coupons = new ArrayList<>();
            List<SurveyResponse> responses = new ArrayList<>();
            List<Subscription> subscriptions = new ArrayList<>();
            List<Visit> visits = new ArrayList<>();
            List<Cart> carts = new ArrayList<>();
            List<Offer> offers = new ArrayList<>();
            List<Referral> referrals = new ArrayList<>();
            for (int i = 0; i < count / 2; i++) {
                customers.add(Customer.builder("c-" + i)
                        .country(List.of("SA", "EG", "GB").get(i % 3))
                        .firstSeen(SIGN_UPS.plus(i % 500, ChronoUnit.DAYS))
                        .birthDate(LocalDate.of(1960, 1, 1).plusDays(i))
                        .build());
            }
            for (int i = 0; i < sales; i++) {
                Instant at = instant();
                Order.Builder order = Order.builder("o-" + i, at, Money.ofMinor(SAR, 1 + random.nextInt(100_000)));
                someone().ifPresent(order::customer);
                if (i % 12 == 0) {
                    order.coupon("C" + i % 7).discount(Money.ofMinor(SAR, 100));
                }
                if (i % 15 == 0) {
                    order.tag("gift");
                }
                if (random.nextInt(20) == 0) {
                    order.refund(at.plusSeconds(random.nextInt(4_000_000)), Money.ofMinor(SAR, 1));
                }
                orders.add(order.build());
            }
            for (int i = 0; i < sales / 9; i++) {
                Instant at = instant();
                Coupon.Builder coupon =
                        Coupon.builder("C" + i % 7, "campaign", at).expires(at.plusSeconds(900_000));
                someone().ifPresent(coupon::issuedTo);
                if (random.nextInt(4) == 0) {
                    coupon.redeemed(at.plusSeconds(random.nextInt(900_000)));
                }
                coupons.add(coupon.build());
                SurveyScale scale = random.nextInt(4) == 0 ? SurveyScale.ONE_TO_TEN : SurveyScale.ZERO_TO_TEN;
                responses.add(new SurveyResponse(SurveyKind.NPS, scale, 1 + random.nextInt(10), instant(), someone()));
                responses.add(new SurveyResponse(
                        SurveyKind.CSAT, SurveyScale.ONE_TO_FIVE, 1 + random.nextInt(5), instant(), someone()));
                responses.add(new SurveyResponse(
                        SurveyKind.CES, SurveyScale.ONE_TO_SEVEN, 1 + random.nextInt(7), instant(), someone()));
            }
            for (int i = 0; i < sales / 9; i++) {
                Instant at = instant();
                boolean goesOn = random.nextInt(3) > 0;
                visits.add(new Visit(
                        at,
                        1 + random.nextInt(3),
                        random.nextInt(2),
                        someone(),
                        goesOn ? Optional.empty() : Optional.of("o-" + i)));
                carts.add(new Cart(
                        at,
                        goesOn ? Optional.of(at.plusSeconds(600)) : Optional.empty(),
                        random.nextInt(3) > 0 ? Optional.empty() : Optional.of(at.plusSeconds(1_200)),
                        someone()));
                offers.add(new Offer(
                        at,
                        goesOn ? Optional.empty() : Optional.of(at.plusSeconds(60)),
                        Optional.of("o-" + i / 2),
                        someone()));
                String customer = "c-" + random.nextInt(count);
                if (i % 4 == 0) {
                    referrals.add(new Referral(
                            "r-" + i, at, goesOn ? Optional.of("c-" + (count - 1 - i)) : Optional.empty()));
                    referrals.add(Referral.by(customer, at));
                }
                Subscription.Builder subscription = Subscription.builder(
                                "s-" + i, customer, at, Money.ofMinor(SAR, 1_000 + random.nextInt(9_000)))
                        .change(at.plusSeconds(6_000_000), Money.ofMinor(SAR, random.nextInt(10_000)));
                if (!goesOn) {
                    subscription.ended(at.plusSeconds(9_000_000));
                }
                subscriptions.add(subscription.build());
            }
            List<Membership> memberships = new ArrayList<>();
            List<Redemption> redemptions = new ArrayList<>();
            for (int i = 0; i < count / 3; i++) {
                Membership membership = Membership.of("c-" + random.nextInt(count), instant());
                memberships.add(
                        i % 5 > 0
                                ? membership
                                : membership.leaving(membership.joinedAt().plus(90, ChronoUnit.DAYS)));
                redemptions.add(Redemption.of("c-" + random.nextInt(count), instant(), 1 + random.nextInt(500)));
            }
            return new Store(
                    ZoneId.of("Europe/London"),
                    SAR,
                    customers,
                    orders,
                    coupons,
                    responses,
                    subscriptions,
                    visits,
                    carts,
                    offers,
                    referrals,
                    memberships,
                    redemptions,
                    List.of(),
                    Optional.empty());
        }

        private Optional<String> someone() {
            return random.nextInt(10) == 0 ? Optional.empty() : Optional.of("c-" + random.nextInt(count));
        }

        private Instant instant() {
            LocalDate first = LocalDate.of(YEAR, 1, 1);
            return first.plusDays(random.nextInt(420))
                    .atStartOfDay(ZoneId.of("UTC"))
                    .toInstant()
                    .plusSeconds(random.nextInt(86_400));
        }
    }
}
