package io.github.retention4j.metric.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Interval;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CouponRedemptionTimeTest extends WindowedMetricContract<CouponRedemptionTime, RedemptionTimes> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<CouponRedemptionTime> forms(Window window) {
        return List.of(CouponRedemptionTime.in(window));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.coupon("c", instant, Optional.empty(), Optional.of(instant))
                .coupon("c", instant, Optional.empty(), Optional.empty());
    }

    @Override
    protected boolean saysNoData(RedemptionTimes result) {
        return result.value().isEmpty()
                && result.interval().isEmpty()
                && result.days().median().isEmpty();
    }

    private static List<Coupon> issued(CouponRedemptionTime form, Store store) {
        return store.coupons().stream()
                .filter(c -> store.in(form.window(), c.issuedAt()))
                .toList();
    }

    private static long days(Coupon coupon, Store store) {
        return ChronoUnit.DAYS.between(
                store.dayOf(coupon.issuedAt()), store.dayOf(coupon.redeemedAt().orElseThrow()));
    }

    /** The days of each holder's redeemed coupons; one of nobody in particular has a holder of its own. */
    private static Map<String, List<Long>> redeemed(CouponRedemptionTime form, Store store) {
        Map<String, List<Long>> byHolder = new TreeMap<>();
        for (Coupon coupon : issued(form, store)) {
            if (coupon.redeemedAt().isPresent()) {
                String holder = coupon.issuedTo().orElse("nobody " + byHolder.size());
                byHolder.computeIfAbsent(holder, h -> new ArrayList<>()).add(days(coupon, store));
            }
        }
        return byHolder;
    }

    @Override
    protected Map<String, BigDecimal> naively(CouponRedemptionTime form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        Map<String, List<Long>> byHolder = redeemed(form, store);
        for (Coupon coupon : issued(form, store)) {
            if (coupon.redeemedAt().isPresent()) {
                add(figures, "redeemed after " + days(coupon, store), BigDecimal.ONE);
            } else {
                boolean expired = coupon.expiresAt()
                        .map(e -> !store.dayOf(e.minusMillis(1))
                                .isAfter(store.lastDay().orElseThrow()))
                        .orElse(false);
                add(figures, expired ? "expired" : "open", BigDecimal.ONE);
            }
        }
        for (List<Long> gaps : byHolder.values()) {
            BigDecimal days = count(gaps.stream().mapToLong(gap -> gap).sum());
            BigDecimal count = count(gaps.size());
            add(figures, "customers", BigDecimal.ONE);
            add(figures, "days", days);
            add(figures, "redeemed", count);
            add(figures, "squares of days", days.multiply(days));
            add(figures, "products", days.multiply(count));
            add(figures, "squares of redeemed", count.multiply(count));
            add(figures, "own means", days.movePointRight(6).divide(count, 0, RoundingMode.HALF_UP));
        }
        return figures;
    }

    private static void add(Map<String, BigDecimal> figures, String name, BigDecimal figure) {
        figures.merge(name, figure, BigDecimal::add);
    }

    @Override
    protected Map<String, BigDecimal> figures(RedemptionTimes result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (int days = 0; days < result.days().counts().size(); days++) {
            figures.put("redeemed after " + days, count(result.days().counts().get(days)));
        }
        figures.put("open", count(result.open()));
        figures.put("expired", count(result.expired()));
        figures.put("customers", count(result.days().customers()));
        figures.put("days", result.days().mean().sum());
        figures.put("redeemed", count(result.redeemed()));
        figures.put(
                "squares of days", new BigDecimal(result.days().mean().spread().amountSquares()));
        figures.put("products", new BigDecimal(result.days().mean().spread().products()));
        figures.put(
                "squares of redeemed",
                new BigDecimal(result.days().mean().spread().countSquares()));
        figures.put("own means", count(result.days().ownMeans()));
        return figures;
    }

    @Property(tries = TRIES)
    void valuesAgreeWithPlainCollections(@ForAll("asked") Asked asked) {
        CouponRedemptionTime form = CouponRedemptionTime.in(asked.window());
        List<Long> sorted = issued(form, asked.store()).stream()
                .filter(c -> c.redeemedAt().isPresent())
                .map(c -> days(c, asked.store()))
                .sorted()
                .toList();
        RedemptionTimes result = whole(form, asked.history());
        if (sorted.isEmpty()) {
            assertThat(saysNoData(result)).isTrue();
            return;
        }
        assertThat(result.value())
                .hasValueCloseTo(sorted.stream().mapToLong(d -> d).average().orElseThrow(), within(1e-12 * 455));
        assertThat(result.days().median()).hasValue(Math.toIntExact(sorted.get((sorted.size() - 1) / 2)));
        assertThat(result.days().quantile(1)).hasValue(Math.toIntExact(sorted.get(sorted.size() - 1)));
    }

    @Property(tries = TRIES)
    void theDoorForDaysAgreesWithTheWindow(@ForAll("drawn") Asked asked) {
        CouponRedemptionTime form = CouponRedemptionTime.in(asked.window());
        RedemptionTimes result = whole(form, asked.history());
        RedemptionTimes of = CouponRedemptionTime.of(
                result.open(),
                result.expired(),
                redeemed(form, asked.store()).values().stream()
                        .map(days -> days.stream().mapToInt(Math::toIntExact).toArray())
                        .toArray(int[][]::new));
        assertThat(figures(of)).isEqualTo(figures(result));
        if (!result.label().isUnobserved()) {
            assertThat(of.summary()).isEqualTo(result.summary());
        }
    }

    @Property(tries = TRIES)
    void redeemedOpenAndExpiredAreTheCouponsOfTheRedemptionRates(@ForAll("drawn") Asked asked) {
        RedemptionTimes times = whole(CouponRedemptionTime.in(asked.window()), asked.history());
        CouponRedemptionRate rate = CouponRedemptionRate.in(asked.window());
        ClusterShare issued = whole(rate, asked.history());
        ClusterShare matured = whole(rate.definedBy(CouponRedemptionRate.Definition.MATURED), asked.history());
        assertThat(times.redeemed()).isEqualTo(issued.hits());
        assertThat(times.expired()).isEqualTo(matured.total() - matured.hits());
        assertThat(times.redeemed() + times.expired() + times.open()).isEqualTo(issued.total());
    }

    /** The worked example, each coupon a customer's of its own, and a coupon of another month. */
    @Example
    void ofFiveCouponsThreeAreRedeemedAfterNoneTwoAndTenDays() {
        StoreRows rows = StoreRows.riyadh()
                .coupon("a", "2026-03-01", "", "2026-03-01T23:59")
                .coupon("b", "2026-03-01T23:59", "", "2026-03-03T00:01")
                .coupon("", "2026-03-01", "", "2026-03-11")
                .coupon("c", "2026-03-01", "2026-05-01T00:00", "")
                .coupon("c", "2026-03-01", "2026-05-01T00:00:00.001", "")
                .coupon("c", "2026-02-28", "", "2026-03-11")
                .observedThrough("2026-04-30");
        RedemptionTimes times = MetricsEngine.over(rows.store().history()).compute(CouponRedemptionTime.in(MARCH));
        assertThat(times)
                .hasToString("coupon redemption time 2026-03 (days from issue to redemption, of coupons issued in the"
                        + " window): 4.0 days (12/3), 95 % CI 0.3–55.0, of only 3 customers; median 2, quartiles 0 and 10;"
                        + " mean of 3 customers' own means 4.0; not redeemed: 1 open, 1 expired; data end 2026-04-30");
        assertThat(times.told(2)).isEqualTo("2.0 days");
        assertThat(CouponRedemptionTime.of(1, 1, new int[] {0}, new int[] {2}, new int[] {10}))
                .hasToString("coupon redemption time (days from issue to redemption): " + times.summary());
        // 0, 2 and 10 from 0 on, by the equation in SpreadTest with SciPy's brentq.
        Interval interval = times.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.3144522513438906, within(1e-9));
        assertThat(interval.high()).isCloseTo(54.99283856333604, within(1e-9));
    }

    @Example
    void everyCustomerWeighsTheSameInTheMeanOfTheirOwnMeans() {
        StoreRows rows = StoreRows.riyadh()
                .coupon("often", "2026-03-01", "2026-03-01T23:59", "2026-03-02")
                .coupon("often", "2026-03-01", "", "2026-03-03")
                .coupon("often", "2026-03-01", "", "2026-03-03")
                .coupon("once", "2026-03-01", "", "2026-03-04")
                .observedThrough("2026-04-30");
        RedemptionTimes times = MetricsEngine.over(rows.store().history()).compute(CouponRedemptionTime.in(MARCH));
        assertThat(times.days().ownMeans()).isEqualTo(1_666_667 + 3_000_000);
        // No longer than the longest, though the data go on.
        assertThat(times.days().counts()).containsExactly(0L, 1L, 2L, 1L);
    }

    @Example
    void whileAllAreOpenThereIsNoTime() {
        StoreRows rows = StoreRows.riyadh().coupon("a", "2026-03-01", "", "").observedThrough("2026-03-31");
        assertThat(MetricsEngine.over(rows.store().history())
                        .compute(CouponRedemptionTime.in(MARCH))
                        .summary())
                .isEqualTo("no data (0/0); not redeemed: 1 open, 0 expired");
    }

    @Example
    void daysAreTheCalendars() {
        StoreRows berlin = StoreRows.of("Europe/Berlin", "EUR")
                .coupon("a", "2024-03-31T00:30", "", "2024-04-01T00:15")
                .observedThrough("2024-04-30");
        assertThat(MetricsEngine.over(berlin.store().history())
                        .compute(CouponRedemptionTime.in(Window.month(2024, 3)))
                        .days()
                        .median())
                .hasValue(1);
    }

    @Example
    void aWindowWiderThanTheCalendarOfTheDataTakesNoMoreRoom() {
        StoreRows rows = StoreRows.riyadh().coupon("a", "2026-03-10", "", "2026-03-12");
        Window wide = Window.between(LocalDate.of(-9_000_000, 1, 1), LocalDate.of(9_000_000, 1, 1));
        assertThat(MetricsEngine.over(rows.store().history())
                        .compute(CouponRedemptionTime.in(wide))
                        .days()
                        .counts())
                .containsExactly(0L, 0L, 1L);
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        RedemptionTimes none =
                MetricsEngine.over(StoreRows.riyadh().store().history()).compute(CouponRedemptionTime.in(MARCH));
        assertThatThrownBy(() -> new RedemptionTimes(none.days(), -1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a count of -1 open or 0 expired is below 0");
        assertThatThrownBy(() -> new RedemptionTimes(none.days(), 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CouponRedemptionTime.of(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a count of -1 open or 0 expired is below 0");
        assertThatThrownBy(() -> CouponRedemptionTime.of(0, 0, new int[] {-1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gap of -1 days not in [0, 100000]");
        assertThatThrownBy(() -> CouponRedemptionTime.in(null)).hasMessage("window");
    }
}
