package io.github.retention4j.metric.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.ShareMetricContract;
import io.github.retention4j.metric.promotion.CouponRedemptionRate.Definition;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CouponRedemptionRateTest extends ShareMetricContract<CouponRedemptionRate> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<CouponRedemptionRate> forms(Window window) {
        CouponRedemptionRate rate = CouponRedemptionRate.in(window);
        return List.of(
                rate,
                rate.definedBy(Definition.MATURED),
                rate.definedBy(Definition.CUSTOMERS_REACHED),
                rate.ofCampaign("campaign"),
                rate.ofCampaign("campaign").definedBy(Definition.CUSTOMERS_REACHED));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.coupon(
                "c",
                instant,
                Optional.of(instant.plus(60, ChronoUnit.DAYS)),
                Optional.of(instant.plus(70, ChronoUnit.DAYS)));
    }

    @Override
    protected List<Unit> units(CouponRedemptionRate form, Store store) {
        List<Coupon> issued = store.coupons().stream()
                .filter(c -> store.in(form.window(), c.issuedAt()))
                .filter(c -> form.campaign().isEmpty() || c.campaign().equals(form.campaign()))
                .toList();
        Predicate<Coupon> isRedeemed = c -> c.redeemedAt().isPresent();
        return switch (form.definition()) {
            case ISSUED -> units(issued, Coupon::issuedTo, isRedeemed);
            case MATURED ->
                units(issued.stream().filter(c -> isExpired(c, store)).toList(), Coupon::issuedTo, isRedeemed);
            case CUSTOMERS_REACHED -> {
                List<Coupon> known =
                        issued.stream().filter(c -> c.issuedTo().isPresent()).toList();
                yield units(known, Coupon::issuedTo, isRedeemed).stream()
                        .map(unit -> new Unit(Math.min(1, unit.amount()), 1))
                        .toList();
            }
        };
    }

    /** Whether the last moment at which it is valid lies in the observed days. */
    private static boolean isExpired(Coupon coupon, Store store) {
        return coupon.expiresAt()
                .map(e -> !store.dayOf(e.minusMillis(1)).isAfter(store.lastDay().orElseThrow()))
                .orElse(false);
    }

    @Example
    void ofTheCouponsOfMarchSomeAreOpen() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        for (int i = 0; i < 200; i++) {
            String expires = i < 150 ? "2026-04-15" : "2026-05-15";
            rows.coupon("c-" + i, "2026-03-10", expires, i < 24 || i >= 194 ? "2026-04-05" : "");
        }
        assertThat(compute(rows, CouponRedemptionRate.in(MARCH)))
                .hasToString(
                        "coupon redemption rate 2026-03 (redeemed / issued): 15.0 % (30/200), 95 % CI 10.7–20.6 %");
        assertThat(compute(rows, CouponRedemptionRate.in(MARCH).definedBy(Definition.MATURED)))
                .hasToString(
                        "coupon redemption rate 2026-03 (redeemed / issued, of coupons no longer valid when the data end):"
                                + " 16.0 % (24/150), 95 % CI 11.0–22.7 %; data end 2026-04-30");
        assertThat(CouponRedemptionRate.of(30, 200).summary()).startsWith("15.0 % (30/200)");
    }

    /** Ten coupons of thirty days, one issued a day, of which every second is redeemed the day after. */
    @Example
    void whatIsRedeemedEarlyMaturesWithItsNeighboursSoThatTheRateDoesNotRunHigh() {
        for (int observed = 0; observed <= 10; observed++) {
            StoreRows rows = StoreRows.riyadh()
                    .observedThrough(
                            LocalDate.parse("2026-03-30").plusDays(observed).toString());
            for (int i = 0; i < 10; i++) {
                Instant issued = rows.at("2026-03-02T00:00").plus(i, ChronoUnit.DAYS);
                rows.coupon(
                        "c-" + i,
                        issued,
                        Optional.of(issued.plus(30, ChronoUnit.DAYS)),
                        i % 2 == 0 ? Optional.of(issued.plus(1, ChronoUnit.DAYS)) : Optional.empty());
            }
            ClusterShare matured = compute(rows, CouponRedemptionRate.in(MARCH).definedBy(Definition.MATURED));
            assertThat(matured.total()).isEqualTo(observed);
            assertThat(matured.hits()).isEqualTo((observed + 1) / 2);
        }
    }

    @Example
    void aCouponThatDoesNotExpireNeverMatures() {
        StoreRows rows =
                StoreRows.riyadh().coupon("a", "2026-03-10", "", "2026-03-11").observedThrough("2030-12-31");
        assertThat(compute(rows, CouponRedemptionRate.in(MARCH).definedBy(Definition.MATURED))
                        .summary())
                .isEqualTo("no data (0/0)");
    }

    @Example
    void aCouponIsExpiredOnceTheDataReachTheInstantItIsNoLongerValid() {
        StoreRows rows = StoreRows.riyadh()
                .coupon("a", "2026-03-10", "2026-05-01T00:00", "")
                .coupon("b", "2026-03-10", "2026-05-01T00:00:00.001", "")
                .coupon("c", "2026-03-10", "", "")
                .observedThrough("2026-04-30");
        assertThat(compute(rows, CouponRedemptionRate.in(MARCH).definedBy(Definition.MATURED))
                        .total())
                .isEqualTo(1);
    }

    @Example
    void aCouponThatIsTakenAfterItExpiredIsRedeemed() {
        StoreRows rows = StoreRows.riyadh()
                .coupon("a", "2026-03-10", "2026-03-20", "2026-03-25")
                .coupon("b", "2026-03-10", "2026-03-20", "")
                .observedThrough("2026-04-30");
        for (Definition definition : Definition.values()) {
            assertThat(compute(rows, CouponRedemptionRate.in(MARCH).definedBy(definition))
                            .summary())
                    .startsWith("50.0 % (1/2)");
        }
    }

    @Example
    void aCustomerIsReachedOnceAndRedeemsOnce() {
        StoreRows rows = StoreRows.riyadh()
                .coupon("a", "2026-03-10", "", "2026-03-11")
                .coupon("a", "2026-03-12", "", "2026-03-13")
                .coupon("a", "2026-03-14", "", "")
                .coupon("b", "2026-03-10", "", "")
                .coupon("", "2026-03-10", "", "2026-03-11")
                .coupon("c", "2026-02-10", "", "2026-03-11")
                .observedThrough("2026-04-30");
        assertThat(compute(rows, CouponRedemptionRate.in(MARCH)).summary()).startsWith("60.0 % (3/5)");
        assertThat(compute(rows, CouponRedemptionRate.in(MARCH).definedBy(Definition.CUSTOMERS_REACHED)))
                .asString()
                .startsWith("coupon redemption rate 2026-03 (customers who redeemed / customers issued one): 50.0 %"
                        + " (1/2)");
    }

    @Property(tries = TRIES)
    void ofACampaignItAgreesWithPlainCollections(@ForAll("asked") Asked asked) {
        for (Definition definition : Definition.values()) {
            for (String campaign : List.of("spring", "eid")) {
                CouponRedemptionRate form = CouponRedemptionRate.in(asked.window())
                        .ofCampaign(campaign)
                        .definedBy(definition);
                ClusterShare share = whole(form, asked.history());
                assertThat(tidy(figures(share))).isEqualTo(tidy(naively(form, asked.store())));
                assertThat(share.label().definition()).isEqualTo(definition + ", campaign " + campaign);
            }
        }
    }

    @Property(tries = TRIES)
    void settlingTakesOpenCouponsOutOfBothSides(@ForAll("drawn") Asked asked) {
        ClusterShare issued = whole(CouponRedemptionRate.in(asked.window()), asked.history());
        ClusterShare matured =
                whole(CouponRedemptionRate.in(asked.window()).definedBy(Definition.MATURED), asked.history());
        assertThat(matured.total()).isLessThanOrEqualTo(issued.total());
        assertThat(issued.hits() - matured.hits()).isBetween(0L, issued.total() - matured.total());
    }

    @Override
    protected Optional<ClusterShare> byCounts(CouponRedemptionRate form, ClusterShare result) {
        return form.equals(CouponRedemptionRate.in(form.window()))
                ? Optional.of(CouponRedemptionRate.of(result.hits(), result.total()))
                : Optional.empty();
    }

    /**
     * CoGrow Marketing, "Let's talk about coupons": of 100,000 coupons 25,000 are used, 25 %.
     * https://www.cogrowmarketing.com/post/let-s-talk-about-coupons
     */
    @Example
    void isTheNumberOfAGuide() {
        assertThat(CouponRedemptionRate.of(25_000, 100_000).value()).hasValueCloseTo(0.25, within(1e-12));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> CouponRedemptionRate.of(201, 200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 201 not in [0, 200]");
        assertThatThrownBy(() -> CouponRedemptionRate.of(0, -2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("total -2 is below 0");
        assertThatThrownBy(() -> CouponRedemptionRate.in(MARCH).ofCampaign(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("campaign ' ' is blank");
        assertThatThrownBy(() -> CouponRedemptionRate.in(MARCH).ofCampaign(null))
                .hasMessage("campaign");
        assertThatThrownBy(() -> CouponRedemptionRate.in(null)).hasMessage("window");
        assertThatThrownBy(() -> CouponRedemptionRate.in(MARCH).definedBy(null)).hasMessage("definition");
    }

    private static ClusterShare compute(StoreRows rows, CouponRedemptionRate rate) {
        return MetricsEngine.over(rows.store().history()).compute(rate);
    }
}
