package io.github.retention4j.testing;

import static java.util.Comparator.naturalOrder;

import io.github.retention4j.model.CalendarUnit;
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
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Small stores that are full of the cases that break metrics: zones whose clocks change, events at the first and the last
 * millisecond of a month, ties in time and amount, ids that look alike, guests, customers without an order, refunds in
 * part and in full, refunds of a later month.
 *
 * <pre>{@code
 * @Property
 * @Domain(GeneratedStores.class)
 * @Domain(DomainContext.Global.class) // if the property wants an int, too
 * void sumsAreExact(@ForAll Store store) { ... }
 * }</pre>
 *
 * <p>A store's events lie in at most 15 months from the start of a year; {@link #windows} are windows around them.
 */
public final class GeneratedStores extends DomainContextBase {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Asia/Riyadh"),
            ZoneId.of("Europe/London"),
            ZoneId.of("Pacific/Auckland"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("America/Sao_Paulo"));
    private static final List<String> CURRENCIES = List.of("SAR", "KWD", "JPY");
    /** 2018 has clock changes at midnight in Sao Paulo, 2025 in Cairo; 2024 is a leap year. */
    private static final List<Integer> YEARS = List.of(2025, 2024, 2018);

    private static final List<String> IDS = List.of("1", "c-1", "17", "017", "-17", "2", "عميل", "c-2", "99999999999");
    private static final int DAYS = 455;

    @Provide
    Arbitrary<Store> store() {
        return stores();
    }

    @Provide
    Arbitrary<Window> window() {
        return windows();
    }

    /** Stores of at most some thirty orders. */
    public static Arbitrary<Store> stores() {
        return Combinators.combine(Arbitraries.of(ZONES), Arbitraries.of(CURRENCIES), Arbitraries.of(YEARS))
                .as(Ground::new)
                .flatMap(GeneratedStores::stores)
                // The generators hold the edge cases that matter; jqwik's own would be combined by the hundred.
                .withoutEdgeCases();
    }

    /** Windows of every unit, most of them where the generated events can lie. */
    public static Arbitrary<Window> windows() {
        Arbitrary<LocalDate> days = Combinators.combine(
                        Arbitraries.of(YEARS), Arbitraries.integers().between(-40, DAYS + 40))
                .as((year, day) -> LocalDate.of(year, 1, 1).plusDays(day));
        return Arbitraries.frequencyOf(
                Tuple.of(4, days.map(d -> Window.of(CalendarUnit.MONTH, d))),
                Tuple.of(3, days.map(d -> Window.of(CalendarUnit.QUARTER, d))),
                Tuple.of(1, days.map(d -> Window.of(CalendarUnit.HALF_YEAR, d))),
                Tuple.of(1, days.map(d -> Window.of(CalendarUnit.YEAR, d))),
                Tuple.of(1, days.map(Window::day)),
                Tuple.of(
                        1,
                        Combinators.combine(days, Arbitraries.of(DayOfWeek.class))
                                .as(Window::week)),
                Tuple.of(
                        2,
                        Combinators.combine(days, Arbitraries.integers().between(1, 200))
                                .as((d, length) -> Window.between(d, d.plusDays(length)))));
    }

    private static Arbitrary<Store> stores(Ground ground) {
        return Combinators.combine(
                        customers(ground).list().ofMaxSize(4).uniqueElements(Customer::id),
                        sales(ground).list().ofMaxSize(30),
                        coupons(ground).list().ofMaxSize(6),
                        responses(ground).list().ofMaxSize(8),
                        rarer(ground),
                        Arbitraries.integers().between(0, 40).optional(0.3))
                .as((customers, sales, coupons, responses, rarer, quietDays) -> {
                    List<Order> orders = IntStream.range(0, sales.size())
                            .mapToObj(i -> sales.get(i).order("o-" + i, ground))
                            .toList();
                    Store store = new Store(
                            ground.zone,
                            ground.currency,
                            customers,
                            orders,
                            coupons,
                            responses,
                            IntStream.range(0, rarer.contracts.size())
                                    .mapToObj(i -> rarer.contracts.get(i).subscription("s-" + i, ground))
                                    .toList(),
                            rarer.visits,
                            rarer.carts,
                            rarer.offers,
                            rarer.referrals,
                            rarer.loyalty.memberships,
                            rarer.loyalty.redemptions,
                            rarer.loyalty.grants,
                            Optional.empty());
                    return quietDays.isEmpty() ? store : observed(store, quietDays.get());
                });
    }

    /**
     * States the last observed day, so many days after that of whatever is last. What is known of subscriptions may be later,
     * if there is anything else.
     */
    private static Store observed(Store store, int quietDays) {
        Store others = new Store(
                store.zone(),
                store.currency(),
                store.customers(),
                store.orders(),
                store.coupons(),
                store.surveyResponses(),
                List.of(),
                store.visits(),
                store.carts(),
                store.offers(),
                store.referrals(),
                store.memberships(),
                store.redemptions(),
                store.grants(),
                Optional.empty());
        Optional<LocalDate> last = Stream.concat(
                        (others.instants().isEmpty() ? store : others).instants().stream(),
                        store.customers().stream().flatMap(c -> c.firstSeen().stream()))
                .max(naturalOrder())
                .map(store::dayOf);
        return store.observed(last.map(day -> day.plusDays(quietDays)));
    }

    /** Where and when a store is. */
    private record Ground(ZoneId zone, CurrencyUnit currency, int year) {
        Ground(ZoneId zone, String currency, int year) {
            this(zone, CurrencyUnit.of(currency), year);
        }

        LocalDate day(int number) {
            return LocalDate.of(year, 1, 1).plusDays(number);
        }

        Instant startOf(LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }

        Money money(long minor) {
            return Money.ofMinor(currency, minor);
        }
    }

    private static Arbitrary<Instant> instants(Ground ground) {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, DAYS);
        Arbitrary<LocalDate> months =
                Arbitraries.integers().between(0, 14).map(m -> ground.day(0).plusMonths(m));
        return Arbitraries.frequencyOf(
                // Few enough to be met again: ties in time.
                Tuple.of(
                        3,
                        Arbitraries.of(4, 5, 35, 64, 95)
                                .map(d -> ground.startOf(ground.day(d)).plus(12, ChronoUnit.HOURS))),
                Tuple.of(3, months.map(ground::startOf)),
                Tuple.of(
                        2,
                        Arbitraries.integers()
                                .between(1, 14)
                                .map(m -> ground.startOf(ground.day(0).plusMonths(m))
                                        .minusMillis(1))),
                Tuple.of(1, days.map(d -> ground.startOf(ground.day(d)))),
                Tuple.of(
                        5,
                        Combinators.combine(days, Arbitraries.longs().between(0, 24 * 3600_000L - 1))
                                .as((d, millis) -> ground.startOf(ground.day(d)).plusMillis(millis))));
    }

    private static Arbitrary<Long> amounts() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(100L, 250L, 1999L)),
                Tuple.of(3, Arbitraries.longs().between(1, 50_000)),
                Tuple.of(1, Arbitraries.of(0L, 1L, 123_456_789_012L)));
    }

    private static Arbitrary<Optional<String>> buyers() {
        // A few customers who come often, so that histories are long enough to have gaps and returns.
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(IDS.subList(0, 3))), Tuple.of(2, Arbitraries.of(IDS)))
                .optional(0.9);
    }

    private static Arbitrary<Customer> customers(Ground ground) {
        return Combinators.combine(
                        // Two that nothing else names: customers without an order.
                        Arbitraries.oneOf(Arbitraries.of(IDS), Arbitraries.of("7", "idle")),
                        instants(ground).optional(0.5),
                        Arbitraries.of("SA", "EG", "GB").optional(0.7),
                        Arbitraries.of("web", "app").optional(0.5),
                        birthDates(ground).optional(0.7))
                .as((id, firstSeen, country, channel, born) -> {
                    Customer.Builder customer = Customer.builder(id);
                    firstSeen.ifPresent(customer::firstSeen);
                    country.ifPresent(customer::country);
                    channel.ifPresent(customer::channel);
                    born.ifPresent(customer::birthDate);
                    return customer.build();
                });
    }

    /** Days of the year in which events lie, the ends of years and months more often, and days that not every year has. */
    private static Arbitrary<LocalDate> birthDates(Ground ground) {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        2,
                        Combinators.combine(
                                        Arbitraries.integers().between(0, DAYS),
                                        Arbitraries.integers().between(0, 70))
                                .as((day, years) -> ground.day(day).minusYears(years))),
                Tuple.of(
                        1,
                        Arbitraries.of("2000-02-29", "1984-02-29", "1990-01-01", "1990-12-31", "1991-03-01")
                                .map(LocalDate::parse)));
    }

    /** What is given back of an order. */
    private enum Returned {
        NOTHING,
        ALL,
        ALL_IN_TWO,
        A_PART,
        TWO_PARTS
    }

    private record Sale(
            Optional<String> buyer,
            Instant placedAt,
            long total,
            Returned returned,
            int daysToRefund,
            Optional<String> coupon,
            Optional<String> tag) {

        Order order(String id, Ground ground) {
            Order.Builder order = Order.builder(id, placedAt, ground.money(total));
            buyer.ifPresent(order::customer);
            coupon.ifPresent(order::coupon);
            tag.ifPresent(order::tag);
            // Two in three of those with a coupon, and some without.
            if (total % 3 != 0 && (coupon.isPresent() || total % 5 == 0)) {
                order.discount(ground.money(total % 1_000));
            }
            // Some earn with less than their total, some with more, and some with nothing.
            if (total % 4 == 0) {
                order.eligible(ground.money(total / 7 * (total % 9)));
            }
            for (long refund : refunds()) {
                order.refund(placedAt.plus(daysToRefund, ChronoUnit.DAYS), ground.money(refund));
            }
            return order.build();
        }

        private List<Long> refunds() {
            List<Long> refunds = new ArrayList<>(
                    switch (returned) {
                        case NOTHING -> List.<Long>of();
                        case ALL -> List.of(total);
                        case ALL_IN_TWO -> List.of(total / 3, total - total / 3);
                        case A_PART -> List.of(total / 2);
                        case TWO_PARTS -> List.of(total / 4, total / 4);
                    });
            refunds.removeIf(refund -> refund == 0);
            return refunds;
        }
    }

    private static Arbitrary<Sale> sales(Ground ground) {
        return Combinators.combine(
                        buyers(),
                        instants(ground),
                        amounts(),
                        Arbitraries.frequencyOf(
                                Tuple.of(7, Arbitraries.just(Returned.NOTHING)),
                                Tuple.of(3, Arbitraries.of(Returned.class))),
                        Arbitraries.integers().between(0, 70),
                        Arbitraries.of("SPRING", "EID10").optional(0.3),
                        Arbitraries.of("gift", "b2b").optional(0.2))
                .as(Sale::new);
    }

    private static Arbitrary<Coupon> coupons(Ground ground) {
        return Combinators.combine(
                        Arbitraries.of("SPRING", "EID10"),
                        Arbitraries.of("spring", "eid"),
                        buyers(),
                        instants(ground).list().ofSize(3),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 5))
                .as((code, campaign, holder, instants, expires, redeemed) -> {
                    List<Instant> rising =
                            instants.stream().sorted(naturalOrder()).toList();
                    Coupon.Builder coupon = Coupon.builder(code, campaign, rising.get(0));
                    holder.ifPresent(coupon::issuedTo);
                    if (expires) {
                        coupon.expires(rising.get(2));
                    }
                    if (redeemed == 1) {
                        coupon.redeemed(rising.get(1));
                    } else if (redeemed > 2) {
                        coupon.redeemed(rising.get(1), "o-" + (redeemed - 3));
                    }
                    return coupon.build();
                });
    }

    private static Arbitrary<SurveyResponse> responses(Ground ground) {
        Arbitrary<Tuple.Tuple2<SurveyKind, SurveyScale>> questions = Arbitraries.of(
                Tuple.of(SurveyKind.NPS, SurveyScale.ZERO_TO_TEN),
                Tuple.of(SurveyKind.NPS, SurveyScale.ONE_TO_TEN),
                Tuple.of(SurveyKind.CSAT, SurveyScale.ONE_TO_FIVE),
                Tuple.of(SurveyKind.CSAT, SurveyScale.ONE_TO_TEN),
                Tuple.of(SurveyKind.CES, SurveyScale.ONE_TO_SEVEN),
                Tuple.of(SurveyKind.CES, SurveyScale.ONE_TO_FIVE));
        return questions.flatMap(question -> Combinators.combine(
                        Arbitraries.integers()
                                .between(
                                        question.get2().lowest(),
                                        question.get2().highest()),
                        instants(ground),
                        buyers())
                .as((score, at, customer) ->
                        new SurveyResponse(question.get1(), question.get2(), score, at, customer)));
    }

    private record Rarer(
            List<Contract> contracts,
            List<Visit> visits,
            List<Cart> carts,
            List<Offer> offers,
            List<Referral> referrals,
            Loyalty loyalty) {}

    private static Arbitrary<Rarer> rarer(Ground ground) {
        return Combinators.combine(
                        contracts(ground).list().ofMaxSize(6),
                        visits(ground).list().ofMaxSize(8),
                        carts(ground).list().ofMaxSize(8),
                        offers(ground).list().ofMaxSize(8),
                        referrals(ground).list().ofMaxSize(5),
                        Arbitraries.oneOf(Arbitraries.just(Loyalty.NONE), loyalty(ground)))
                .as(Rarer::new);
    }

    /** What a shop knows of its loyalty programme; half of the stores have none. */
    private record Loyalty(List<Membership> memberships, List<Redemption> redemptions, List<PointsGrant> grants) {
        static final Loyalty NONE = new Loyalty(List.of(), List.of(), List.of());
    }

    private static Arbitrary<Loyalty> loyalty(Ground ground) {
        return Combinators.combine(
                        memberships(ground).list().ofMaxSize(4),
                        redemptions(ground).list().ofMaxSize(6),
                        grants(ground).list().ofMaxSize(4))
                .as(Loyalty::new);
    }

    private static Arbitrary<Membership> memberships(Ground ground) {
        return Combinators.combine(
                        Arbitraries.of(IDS.subList(0, 3)),
                        instants(ground),
                        Arbitraries.integers().between(0, 200).optional(0.4))
                .as((member, joined, days) ->
                        new Membership(member, joined, days.map(d -> joined.plus(d, ChronoUnit.DAYS))));
    }

    private static Arbitrary<Redemption> redemptions(Ground ground) {
        return Combinators.combine(
                        Arbitraries.of(IDS.subList(0, 3)),
                        instants(ground),
                        Arbitraries.of(1L, 100L, 100L, 12_345L),
                        Arbitraries.of("o-0", "o-1", "o-2", "o-3", "o-99").optional(0.7),
                        Arbitraries.of("a coffee", "a cup").optional(0.3))
                .as(Redemption::new);
    }

    private static Arbitrary<PointsGrant> grants(Ground ground) {
        return Combinators.combine(
                        Arbitraries.of(IDS.subList(0, 4)),
                        instants(ground),
                        Arbitraries.of(1L, 50L, 50L, 7_000L),
                        Arbitraries.of("opening balance", "sorry"))
                .as(PointsGrant::new);
    }

    /** What becomes of a subscription whose instants, in order of time, are its start, its changes and its end. */
    private record Contract(String customer, List<Instant> instants, List<Long> amounts, int ending) {
        Subscription subscription(String id, Ground ground) {
            Subscription.Builder subscription =
                    Subscription.builder(id, customer, instants.get(0), ground.money(amounts.get(0)));
            for (int i = 1; i < amounts.size(); i++) {
                subscription.change(instants.get(i), ground.money(amounts.get(i)));
            }
            Instant last = instants.get(instants.size() - 1);
            if (ending == 1 || ending == 2) {
                subscription.cancelled(instants.get(instants.size() - 2));
            }
            if (ending == 2 || ending == 3) {
                subscription.ended(last);
            } else if (ending == 4) {
                subscription.ended(last.plus(100, ChronoUnit.DAYS));
            }
            return subscription.build();
        }
    }

    private static Arbitrary<Contract> contracts(Ground ground) {
        return Arbitraries.integers()
                .between(0, 3)
                .flatMap(changes -> Combinators.combine(
                                Arbitraries.of(IDS.subList(0, 3)),
                                instants(ground).list().ofSize(changes + 3),
                                Arbitraries.of(0L, 1_000L, 1_000L, 2_500L, 99_999L)
                                        .list()
                                        .ofSize(changes + 1),
                                Arbitraries.integers().between(0, 4))
                        .as((customer, instants, amounts, ending) -> new Contract(
                                customer, instants.stream().sorted().toList(), amounts, ending)));
    }

    private static Arbitrary<Visit> visits(Ground ground) {
        return Combinators.combine(
                        instants(ground),
                        Arbitraries.of(1, 1, 2, 9),
                        Arbitraries.of(0, 0, 1, 5),
                        buyers(),
                        Arbitraries.of("o-0", "o-1").optional(0.4))
                .as(Visit::new);
    }

    private static Arbitrary<Cart> carts(Ground ground) {
        return Combinators.combine(
                        instants(ground).list().ofSize(3),
                        Arbitraries.integers().between(0, 3),
                        buyers())
                .as((instants, far, customer) -> {
                    List<Instant> rising =
                            instants.stream().sorted(naturalOrder()).toList();
                    return new Cart(
                            rising.get(0),
                            Optional.of(rising.get(1)).filter(at -> (far & 1) != 0),
                            Optional.of(rising.get(2)).filter(at -> (far & 2) != 0),
                            customer);
                });
    }

    private static Arbitrary<Offer> offers(Ground ground) {
        return Combinators.combine(
                        instants(ground),
                        Arbitraries.integers().between(0, 40).optional(0.5),
                        Arbitraries.of("o-0", "o-1", "o-2").optional(0.8),
                        buyers())
                .as((made, days, order, customer) ->
                        new Offer(made, days.map(d -> made.plus(d, ChronoUnit.DAYS)), order, customer));
    }

    private static Arbitrary<Referral> referrals(Ground ground) {
        return Combinators.combine(
                        Arbitraries.of(IDS.subList(0, 4)),
                        instants(ground),
                        Arbitraries.of(IDS.subList(4, 9)).optional(0.6))
                .as(Referral::new);
    }
}
