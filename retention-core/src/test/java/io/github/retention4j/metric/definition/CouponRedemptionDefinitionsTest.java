package io.github.retention4j.metric.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.promotion.CouponRedemptionRate.Definition;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Example;

class CouponRedemptionDefinitionsTest extends DefinitionsContract<CouponRedemptionDefinitions> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<CouponRedemptionDefinitions> forms(Window window) {
        CouponRedemptionDefinitions definitions = CouponRedemptionDefinitions.in(window);
        return List.of(definitions, definitions.ofCampaign("campaign"));
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
    Map<String, Metric<?, ? extends NumericResult>> alone(CouponRedemptionDefinitions form) {
        CouponRedemptionRate rate = new CouponRedemptionRate(form.window(), Definition.ISSUED, form.campaign());
        return Map.of(
                "issued", rate,
                "matured", rate.definedBy(Definition.MATURED),
                "customers reached", rate.definedBy(Definition.CUSTOMERS_REACHED));
    }

    @Override
    List<Class<? extends Enum<?>>> named() {
        return List.of(Definition.class);
    }

    @Override
    protected Map<String, BigDecimal> naively(CouponRedemptionDefinitions form, Store store) {
        List<Coupon> issued = store.coupons().stream()
                .filter(c -> store.in(form.window(), c.issuedAt()))
                .filter(c -> form.campaign().isEmpty() || c.campaign().equals(form.campaign()))
                .toList();
        List<Coupon> redeemed =
                issued.stream().filter(c -> c.redeemedAt().isPresent()).toList();
        Predicate<Coupon> open = c -> c.expiresAt()
                .map(e -> store.dayOf(e.minusMillis(1)).isAfter(store.lastDay().orElseThrow()))
                .orElse(true);
        Predicate<Coupon> nobodys = c -> c.issuedTo().isEmpty();
        Steps steps = new Steps().first((long) redeemed.size(), (long) issued.size());
        steps.part(
                "matured",
                "redeemed that are still valid or never expire",
                -redeemed.stream().filter(open).count());
        steps.whole(
                "matured",
                "still valid, or that never expire",
                -issued.stream().filter(open).count());
        steps.part(
                "customers reached",
                "of nobody in particular",
                -redeemed.stream().filter(nobodys).count());
        steps.part(
                "customers reached",
                "redeemed by customers who redeemed another",
                customers(redeemed) - named(redeemed));
        steps.whole(
                "customers reached",
                "issued to nobody in particular",
                -issued.stream().filter(nobodys).count());
        steps.whole("customers reached", "issued to customers who have another", customers(issued) - named(issued));
        return steps.figures();
    }

    private static long named(List<Coupon> coupons) {
        return coupons.stream().filter(c -> c.issuedTo().isPresent()).count();
    }

    private static long customers(List<Coupon> coupons) {
        return coupons.stream().flatMap(c -> c.issuedTo().stream()).distinct().count();
    }

    /** The worked example, and three coupons more: two of one customer, one of nobody. */
    @Example
    void whatIsLeftOutIsTold() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        for (int i = 0; i < 200; i++) {
            String expires = i < 150 ? "2026-04-15" : "2026-05-15";
            rows.coupon("c-" + i, "2026-03-10", expires, i < 24 || i >= 194 ? "2026-04-05" : "");
        }
        DefinitionTable table = compute(rows);
        assertThat(table.row("matured").explanation())
                .isEqualTo("24 = 30 - 6 redeemed that are still valid or never expire;"
                        + " 150 = 200 - 50 still valid, or that never expire");
        assertThat(table.row("customers reached").explanation()).isEqualTo("the same counts");
        rows.coupon("c-0", "2026-03-11", "2026-04-15", "2026-04-05").coupon("c-1", "2026-03-11", "2026-04-15", "");
        rows.coupon("", "2026-03-11", "2026-04-15", "2026-04-05");
        assertThat(compute(rows).row("customers reached").explanation())
                .isEqualTo("30 = 32 - 1 of nobody in particular - 1 redeemed by customers who redeemed another;"
                        + " 200 = 203 - 1 issued to nobody in particular - 2 issued to customers who have another");
    }

    @Example
    void aShopWithoutCouponsIsToldSo() {
        StoreRows rows = StoreRows.riyadh().orders("c", "2026-03-10").observedThrough("2026-03-31");
        assertThat(MetricsEngine.over(rows.store().historyOfOrders()).compute(CouponRedemptionDefinitions.in(MARCH)))
                .hasToString("""
                        coupon redemption definitions 2026-03
                        issued             no data: no coupons were given
                        matured            no data: no coupons were given
                        customers reached  no data: no coupons were given
                        issued: redeemed / issued
                        matured: redeemed / issued, of coupons no longer valid when the data end
                        customers reached: customers who redeemed / customers issued one
                        each definition compared with the first
                        3 definitions, 3 without data""");
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> CouponRedemptionDefinitions.in(MARCH).ofCampaign(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("campaign ' ' is blank");
        assertThatThrownBy(() -> CouponRedemptionDefinitions.in(null)).hasMessage("window");
    }

    private static DefinitionTable compute(StoreRows rows) {
        return MetricsEngine.over(rows.store().history()).compute(CouponRedemptionDefinitions.in(MARCH));
    }
}
