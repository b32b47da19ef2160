package io.github.retention4j.metric.promotion;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.RateDifference;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CouponReturnRateTest extends WindowedMetricContract<CouponReturnRate, RateDifference> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<CouponReturnRate> forms(Window window) {
        CouponReturnRate rate = CouponReturnRate.in(window);
        return List.of(rate, rate.within(3), rate.within(80));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.coupon("c", instant, Optional.empty(), Optional.of(instant))
                .coupon("d", instant, Optional.empty(), Optional.empty());
    }

    @Override
    protected Map<String, BigDecimal> naively(CouponReturnRate form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (String id : store.customerIds()) {
            List<Coupon> held = store.coupons().stream()
                    .filter(c -> c.issuedTo().equals(Optional.of(id)) && store.in(form.window(), c.issuedAt()))
                    .toList();
            if (held.isEmpty()) {
                continue;
            }
            Optional<Instant> redeemed = held.stream()
                    .flatMap(c -> c.redeemedAt().stream()
                            .map(at -> Stream.concat(Stream.of(at), store.placed(c).stream())
                                    .max(naturalOrder())
                                    .orElseThrow())
                            .map(store::latest))
                    .min(naturalOrder());
            Instant from = redeemed.orElseGet(() ->
                    held.stream().map(Coupon::issuedAt).min(naturalOrder()).orElseThrow());
            Instant until = from.plus(Duration.ofDays(form.days()));
            if (store.dayOf(until.minusMillis(1)).isAfter(store.lastDay().orElseThrow())) {
                add(figures, "left out");
                continue;
            }
            String who = redeemed.isPresent() ? "redeemers" : "others";
            add(figures, who);
            if (store.countedOrders().stream()
                    .anyMatch(o -> o.customerId().equals(Optional.of(id))
                            && o.placedAt().isAfter(from)
                            && o.placedAt().isBefore(until))) {
                add(figures, who + " back");
            }
        }
        return figures;
    }

    private static void add(Map<String, BigDecimal> figures, String name) {
        figures.merge(name, BigDecimal.ONE, BigDecimal::add);
    }

    @Override
    protected Map<String, BigDecimal> figures(RateDifference result) {
        return Map.of(
                "redeemers", count(result.rate().total()),
                "redeemers back", count(result.rate().hits()),
                "others", count(result.against().total()),
                "others back", count(result.against().hits()),
                "left out", count(result.leftOut()));
    }

    @Override
    protected boolean saysNoData(RateDifference result) {
        return result.value().isEmpty() && result.interval().isEmpty();
    }

    @Example
    void theRedeemingOrderDoesNotCountAndTheDaysAreCounted() {
        StoreRows rows = StoreRows.riyadh()
                // Redeems and does not come back; comes back at the first and at the last moment; comes back too late.
                .coupon("a", "2026-03-05", "", "2026-03-10T12:00")
                .orders("a", "2026-03-06", "2026-03-10T12:00")
                .coupon("b", "2026-03-05", "", "2026-03-10T12:00")
                .orders("b", "2026-03-10T12:00:00.001")
                .coupon("c", "2026-03-05", "", "2026-03-10T12:00")
                .orders("c", "2026-03-17T11:59:59.999")
                .coupon("d", "2026-03-05", "", "2026-03-10T12:00")
                .orders("d", "2026-03-17T12:00")
                // The first redemption counts.
                .coupon("e", "2026-03-01", "", "")
                .coupon("e", "2026-03-02", "", "2026-03-20")
                .coupon("e", "2026-03-03", "", "2026-03-04")
                .orders("e", "2026-03-05")
                // Others, whose days begin with the first issue.
                .coupon("f", "2026-03-05", "", "")
                .coupon("f", "2026-03-20", "", "")
                .orders("f", "2026-03-21")
                .coupon("g", "2026-03-05", "", "")
                .orders("g", "2026-03-06")
                // Too early to tell, issued in another month, and issued to nobody.
                .coupon("h", "2026-03-31", "", "2026-04-25")
                .coupon("i", "2026-02-28", "", "2026-03-02")
                .coupon("", "2026-03-05", "", "2026-03-06")
                .observedThrough("2026-04-30");
        assertThat(compute(rows, CouponReturnRate.in(MARCH).within(7)))
                .hasToString(
                        "coupon return rate 2026-03 (who ordered again within 7 days of 24 h, redeemers against others):"
                                + " +10.0 points (3/5, 60.0 % against 1/2, 50.0 %), 95 % CI -44.8 to 59.4 points, 1 left out, too"
                                + " early to tell; data end 2026-04-30");
        assertThat(compute(rows, CouponReturnRate.in(MARCH)).rate())
                .hasToString(
                        "coupon return rate 2026-03 (redeemers who ordered again within 30 days of 24 h / redeemers): 80.0 %"
                                + " (4/5), 95 % CI 37.6–96.4 %; data end 2026-04-30");
        assertThat(compute(rows, CouponReturnRate.in(MARCH)).against().label().definition())
                .isEqualTo("others who ordered within 30 days of 24 h / others");
    }

    /** Redeemed a second before its order: that order is no return after itself, in whichever order they are given. */
    @Example
    void theOrderThatACouponNamesIsNoReturnAfterItself() {
        StoreRows rows = StoreRows.riyadh();
        Coupon coupon = redeemed(rows, "a", "2026-03-10T13:59:59", "o-0");
        Store store = rows.coupon(coupon)
                .orders("a", "2026-03-10T14:00")
                .observedThrough("2026-04-30")
                .store();
        CouponReturnRate rate = CouponReturnRate.in(MARCH);
        assertThat(MetricsEngine.over(store.history()).compute(rate).rate().summary())
                .startsWith("0.0 % (0/1)");
        HistoryBuilder couponsFirst = store.settings().coupons(store.coupons()).orders(store.orders());
        assertThat(MetricsEngine.over(couponsFirst.build()).compute(rate).rate().summary())
                .startsWith("0.0 % (0/1)");
    }

    @Example
    void anOrderAfterTheOneThatACouponNamesIsAReturnAndItsDaysBeginWithThatOrder() {
        for (String again : List.of("2026-03-10T14:00:00.001", "2026-03-17T13:59:59.999", "2026-03-17T14:00")) {
            StoreRows rows = StoreRows.riyadh();
            rows.coupon(redeemed(rows, "a", "2026-03-10T13:59:59", "o-0"))
                    .orders("a", "2026-03-10T14:00", again)
                    .observedThrough("2026-04-30");
            assertThat(compute(rows, CouponReturnRate.in(MARCH).within(7))
                            .rate()
                            .hits())
                    .isEqualTo(again.endsWith("14:00") ? 0 : 1);
        }
    }

    /** The order is another's, is not there, or has no id: what is left is the time of the redemption. */
    @Example
    void anOrderThatIsNotTheCustomersOwnTellsNoTime() {
        for (String named : List.of("o-1", "o-7")) {
            StoreRows rows = StoreRows.riyadh();
            rows.coupon(redeemed(rows, "a", "2026-03-10T13:59:59", named))
                    .orders("a", "2026-03-10T14:00")
                    .orders("b", "2026-03-20T14:00")
                    .observedThrough("2026-04-30");
            assertThat(compute(rows, CouponReturnRate.in(MARCH)).rate().summary())
                    .startsWith("100.0 % (1/1)");
        }
    }

    /** The redemption as a day and the order as an instant, and the other way round, with and without naming it. */
    @Example
    void theOrderOfARedemptionThatIsToldAsADayIsNoReturn() {
        for (Optional<String> named : List.of(Optional.of("o-0"), Optional.<String>empty())) {
            for (List<String> told : List.of(
                    List.of("2026-03-10T00:00", "2026-03-10T14:00"),
                    List.of("2026-03-10T14:00", "2026-03-10T00:00"),
                    List.of("2026-03-10T00:00", "2026-03-10T00:00"))) {
                StoreRows rows = StoreRows.riyadh();
                Coupon.Builder coupon = Coupon.builder("CODE", "campaign", rows.at("2026-03-05"))
                        .issuedTo("a");
                Instant at = rows.at(told.get(0));
                named.ifPresentOrElse(order -> coupon.redeemed(at, order), () -> coupon.redeemed(at));
                rows.coupon(coupon.build()).orders("a", told.get(1)).observedThrough("2026-04-30");
                assertThat(compute(rows, CouponReturnRate.in(MARCH)).rate().summary())
                        .as("%s %s", named, told)
                        .startsWith("0.0 % (0/1)");
                rows.orders("a", "2026-03-11T00:00");
                assertThat(compute(rows, CouponReturnRate.in(MARCH)).rate().summary())
                        .as("%s %s", named, told)
                        .startsWith("100.0 % (1/1)");
            }
        }
    }

    /** Issued at 14:00 and redeemed that day: the order of 15:00 may be the one it paid for, as it may if both are days. */
    @Example
    void noOrderOfTheDayOfARedemptionThatIsToldAsADayIsAReturn() {
        for (String issued : List.of("2026-03-05T00:00", "2026-03-05T14:00")) {
            StoreRows rows = StoreRows.riyadh();
            rows.coupon("a", rows.at(issued), Optional.empty(), Optional.of(rows.at("2026-03-05T00:00")))
                    .orders("a", "2026-03-05T15:00")
                    .observedThrough("2026-04-30");
            assertThat(compute(rows, CouponReturnRate.in(MARCH)).rate().summary())
                    .startsWith("0.0 % (0/1)");
            rows.orders("a", "2026-03-06T00:00");
            assertThat(compute(rows, CouponReturnRate.in(MARCH)).rate().summary())
                    .startsWith("100.0 % (1/1)");
        }
    }

    private static Coupon redeemed(StoreRows rows, String customer, String time, String order) {
        return Coupon.builder("CODE", "campaign", rows.at("2026-03-05"))
                .issuedTo(customer)
                .redeemed(rows.at(time), order)
                .build();
    }

    @Example
    void daysThatEndWithTheDataAreOver() {
        StoreRows rows = StoreRows.riyadh()
                .coupon("in time", "2026-03-01T00:00", "", "")
                .coupon("a moment late", "2026-03-01T00:00:00.001", "", "")
                .observedThrough("2026-03-30");
        assertThat(tidy(figures(compute(rows, CouponReturnRate.in(MARCH)))))
                .isEqualTo(Map.of("others", count(1), "left out", count(1)));
    }

    @Example
    void oneDayIsTheFewest() {
        StoreRows rows = StoreRows.riyadh()
                .coupon("c", "2026-03-05", "", "2026-03-10")
                .orders("c", "2026-03-11T11:59:59.999")
                .observedThrough("2026-03-31");
        assertThat(compute(rows, CouponReturnRate.in(MARCH).within(1)))
                .asString()
                .contains(
                        "(who ordered again within 1 day of 24 h, redeemers against others): no data (1/1, 100.0 % against 0/0)");
    }

    /** The worked example, with the interval of Newcombe's table II. */
    @Example
    void forThoseWhoHaveTheCounts() {
        RateDifference difference = CouponReturnRate.of(56, 70, 48, 80);
        assertThat(difference)
                .hasToString("coupon return rate (who ordered again, redeemers against others): +20.0 points (56/70,"
                        + " 80.0 % against 48/80, 60.0 %), 95 % CI 5.2–33.4 points");
        assertThat(difference.rate().label().definition()).isEqualTo("redeemers who ordered again / redeemers");
        assertThat(difference.against().label().definition()).isEqualTo("others who ordered / others");
        Interval interval = difference.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.0524, within(0.00005));
        assertThat(interval.high()).isCloseTo(0.3339, within(0.00005));
    }

    @Property(tries = TRIES)
    void moreDaysBringBackNoFewerOfThoseWhoStay(@ForAll("drawn") Asked asked) {
        RateDifference few = whole(CouponReturnRate.in(asked.window()).within(2), asked.history());
        RateDifference many = whole(CouponReturnRate.in(asked.window()).within(60), asked.history());
        assertThat(many.leftOut()).isGreaterThanOrEqualTo(few.leftOut());
        assertThat(many.leftOut() + many.rate().total() + many.against().total())
                .isEqualTo(few.leftOut() + few.rate().total() + few.against().total());
        if (many.leftOut() == few.leftOut()) {
            assertThat(many.rate().hits()).isGreaterThanOrEqualTo(few.rate().hits());
            assertThat(many.against().hits())
                    .isGreaterThanOrEqualTo(few.against().hits());
        }
    }

    @Property(tries = TRIES)
    void customersReachedAreRedeemersOthersOrTooEarly(@ForAll("drawn") Asked asked) {
        RateDifference difference = whole(CouponReturnRate.in(asked.window()), asked.history());
        ClusterShare reached = whole(
                CouponRedemptionRate.in(asked.window()).definedBy(CouponRedemptionRate.Definition.CUSTOMERS_REACHED),
                asked.history());
        assertThat(difference.rate().total() + difference.against().total() + difference.leftOut())
                .isEqualTo(reached.total());
        assertThat(difference.rate().total()).isLessThanOrEqualTo(reached.hits());
    }

    @Override
    protected Optional<RateDifference> byCounts(CouponReturnRate form, RateDifference result) {
        return form.equals(CouponReturnRate.in(form.window()))
                ? Optional.of(CouponReturnRate.of(
                        result.rate().hits(),
                        result.rate().total(),
                        result.against().hits(),
                        result.against().total()))
                : Optional.empty();
    }

    /** Who has only counts does not say within how many days. */
    @Override
    protected void tellsTheSame(RateDifference byCounts, RateDifference result) {
        assertThat(byCounts.value()).isEqualTo(result.value());
        assertThat(byCounts.interval()).isEqualTo(result.interval());
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> CouponReturnRate.of(5, 4, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 5 not in [0, 4]");
        assertThatThrownBy(() -> CouponReturnRate.of(0, 1, 5, 4)).hasMessage("hits 5 not in [0, 4]");
        assertThatThrownBy(() -> CouponReturnRate.in(MARCH).within(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days 0 is below 1");
        assertThatThrownBy(() -> CouponReturnRate.in(null)).hasMessage("window");
    }

    private static RateDifference compute(StoreRows rows, CouponReturnRate rate) {
        return MetricsEngine.over(rows.store().history()).compute(rate);
    }
}
