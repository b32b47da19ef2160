package io.github.retention4j.metric.promotion;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.metric.promotion.CouponRedemptionRate.Definition;
import io.github.retention4j.metric.promotion.CouponRedemptionTable.Detail;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.CurrencyUnit;

class CouponRedemptionTableTest extends MetricContract<CouponRedemptionTable, Segmented<String, ClusterShare>> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<CouponRedemptionTable> forms(Window window) {
        return Stream.of(Definition.values())
                .map(CouponRedemptionRate.in(window)::definedBy)
                .flatMap(rate -> Stream.of(Detail.values()).map(detail -> new CouponRedemptionTable(rate, detail)))
                .toList();
    }

    @Override
    protected Map<String, BigDecimal> naively(CouponRedemptionTable form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        Map<String, List<Coupon>> parts = store.coupons().stream()
                .filter(c -> store.in(form.rate().window(), c.issuedAt()))
                .collect(groupingBy(c -> form.detail() == Detail.CODE ? c.code() : c.campaign()));
        parts.forEach((name, issued) -> {
            boolean people = form.rate().definition() == Definition.CUSTOMERS_REACHED;
            List<Coupon> coupons = issued.stream()
                    .filter(c -> form.rate().definition() != Definition.MATURED || isExpired(c, store))
                    .toList();
            List<Coupon> redeemed =
                    coupons.stream().filter(c -> c.redeemedAt().isPresent()).toList();
            figures.put(name + " total", count(people ? customers(coupons) : coupons.size()));
            figures.put(name + " hits", count(people ? customers(redeemed) : redeemed.size()));
        });
        return figures;
    }

    private static boolean isExpired(Coupon coupon, Store store) {
        return coupon.expiresAt()
                .map(e -> !store.dayOf(e.minusMillis(1)).isAfter(store.lastDay().orElseThrow()))
                .orElse(false);
    }

    private static long customers(List<Coupon> coupons) {
        return coupons.stream().flatMap(c -> c.issuedTo().stream()).distinct().count();
    }

    @Override
    protected Map<String, BigDecimal> figures(Segmented<String, ClusterShare> result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        result.forEach((campaign, ratio) -> {
            figures.put(campaign + " total", count(ratio.total()));
            figures.put(campaign + " hits", count(ratio.hits()));
        });
        return figures;
    }

    @Override
    protected boolean saysNoData(Segmented<String, ClusterShare> result) {
        return result.values().stream().allMatch(ratio -> ratio.value().isEmpty());
    }

    @Property(tries = TRIES)
    void aCampaignIsTheRateOfThatCampaign(@ForAll("drawn") Asked asked) {
        for (Definition definition : Definition.values()) {
            CouponRedemptionRate rate = CouponRedemptionRate.in(asked.window()).definedBy(definition);
            Segmented<String, ClusterShare> campaigns = whole(rate.byCampaign(), asked.history());
            for (String campaign : List.of("spring", "eid")) {
                ClusterShare alone = whole(rate.ofCampaign(campaign), asked.history());
                ClusterShare found = campaigns.get(campaign);
                assertThat(alone.total()).isEqualTo(found == null ? 0 : found.total());
                assertThat(alone.hits()).isEqualTo(found == null ? 0 : found.hits());
            }
        }
    }

    @Property(tries = TRIES)
    void everyCampaignThatIssuedACouponIsThere(@ForAll("drawn") Asked asked) {
        for (CouponRedemptionTable form : forms(asked.window())) {
            if (form.detail() == Detail.CAMPAIGN) {
                assertThat(whole(form, asked.history()).keySet())
                        .isEqualTo(asked.store().coupons().stream()
                                .filter(c -> asked.store().in(asked.window(), c.issuedAt()))
                                .map(Coupon::campaign)
                                .collect(toSet()));
            }
        }
    }

    @Property(tries = TRIES)
    void couponsOfAllCampaignsOrCodesAreAllCoupons(@ForAll("drawn") Asked asked) {
        for (Definition definition : List.of(Definition.ISSUED, Definition.MATURED)) {
            CouponRedemptionRate rate = CouponRedemptionRate.in(asked.window()).definedBy(definition);
            ClusterShare all = whole(rate, asked.history());
            for (Metric<?, Segmented<String, ClusterShare>> form : List.of(rate.byCampaign(), rate.byCode())) {
                Segmented<String, ClusterShare> parts = whole(form, asked.history());
                assertThat(parts.values().stream()
                                .mapToLong(ClusterShare::total)
                                .sum())
                        .isEqualTo(all.total());
                assertThat(parts.values().stream().mapToLong(ClusterShare::hits).sum())
                        .isEqualTo(all.hits());
            }
        }
    }

    @Example
    void printsATableAndTakesACustomerOfTwoCampaignsInBoth() {
        Instant issued = Instant.parse("2026-03-10T12:00:00Z");
        Instant redeemed = Instant.parse("2026-03-12T12:00:00Z");
        Store store = new Store(
                StoreRows.riyadh().store().zone(),
                CurrencyUnit.of("SAR"),
                List.of(),
                List.of(),
                List.of(
                        Coupon.builder("A", "ramadan", issued)
                                .issuedTo("a")
                                .redeemed(redeemed)
                                .build(),
                        Coupon.builder("B", "eid", issued).issuedTo("a").build(),
                        Coupon.builder("A", "ramadan", issued)
                                .issuedTo("a")
                                .redeemed(redeemed)
                                .build(),
                        Coupon.builder("B", "eid", issued).issuedTo("b").build(),
                        Coupon.builder("C", "flyers", issued).redeemed(redeemed).build()),
                List.of(),
                Optional.empty());
        MetricsEngine engine = MetricsEngine.over(store.history());
        CouponRedemptionRate rate = CouponRedemptionRate.in(MARCH);
        assertThat(engine.compute(rate.byCampaign())).hasToString("""
                        coupon redemption rate 2026-03 by campaign (redeemed / issued); partly observed, data end 2026-03-12
                        eid      0.0 % (0/2), 95 % CI 0.0–65.8 %
                        flyers   100.0 % (1/1), 95 % CI 20.7–100.0 %
                        ramadan  100.0 % (2/2), 95 % CI 20.7–100.0 %""");
        Segmented<String, ClusterShare> reached =
                engine.compute(rate.definedBy(Definition.CUSTOMERS_REACHED).byCampaign());
        assertThat(reached.get("eid").summary()).startsWith("0.0 % (0/2)");
        assertThat(reached.get("ramadan").summary()).startsWith("100.0 % (1/1)");
        assertThat(reached.get("flyers").summary()).isEqualTo("no data (0/0)");
        assertThat(engine.compute(rate.ofCampaign("eid").byCampaign())).containsOnlyKeys("eid");
        assertThat(engine.compute(rate.byCampaign()).get("eid").toString())
                .as("out of its table too")
                .startsWith("coupon redemption rate 2026-03, only campaign eid (");
        assertThat(rate.byCampaign().name()).isEqualTo("coupon redemption rate by campaign");
        assertThat(engine.compute(rate.byCode())).hasToString("""
                        coupon redemption rate 2026-03 by code (redeemed / issued); partly observed, data end 2026-03-12
                        A  100.0 % (2/2), 95 % CI 20.7–100.0 %
                        B  0.0 % (0/2), 95 % CI 0.0–65.8 %
                        C  100.0 % (1/1), 95 % CI 20.7–100.0 %""");
        assertThat(engine.compute(rate.ofCampaign("eid").byCode())).containsOnlyKeys("B");
        assertThat(rate.byCode().name()).isEqualTo("coupon redemption rate by code");
        assertThat(engine.compute(rate.definedBy(Definition.MATURED).byCampaign()))
                .hasSize(3)
                .allSatisfy((campaign, ratio) -> assertThat(ratio.summary()).isEqualTo("no data (0/0)"));
    }
}
