package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.programme.MemberShare.Definition;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.result.Spread;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import org.joda.money.Money;

class MemberShareTest extends WindowedMetricContract<MemberShare, MemberSales> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<MemberShare> forms(Window window) {
        MemberShare recorded = MemberShare.in(window).of(Programmes.RECORDED);
        MemberShare stamps = MemberShare.in(window).of(Programmes.STAMPS);
        return List.of(
                recorded, recorded.definedBy(Definition.ANY_TIME), stamps, stamps.definedBy(Definition.ANY_TIME));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100).membership("c", "2001-01-01", "");
    }

    @Override
    protected Map<String, BigDecimal> naively(MemberShare form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        Window window = form.window();
        if (store.lastDay().filter(last -> !last.isBefore(window.start())).isEmpty()) {
            return figures;
        }
        Map<String, PlainLedger> ledgers = new HashMap<>();
        PlainLedger.of(store, form.programme()).forEach(ledger -> ledgers.put(ledger.customer(), ledger));
        Map<String, List<Order>> byCustomer = store.orders().stream()
                .collect(Collectors.groupingBy(o -> o.customerId().orElse("guest of " + o.id())));
        Instant from = window.start().atStartOfDay(store.zone()).toInstant();
        Instant until = window.end().atStartOfDay(store.zone()).toInstant();
        byCustomer.forEach((who, orders) -> {
            long revenue = MemberBought.revenue(store, window, orders);
            List<Order> placed =
                    orders.stream().filter(o -> store.in(window, o.placedAt())).toList();
            long counted =
                    placed.stream().filter(o -> !store.isRefundedInFull(o)).count();
            MemberBought theirs = new MemberBought(0, 0, 0);
            if (orders.get(0).customerId().isPresent()) {
                PlainLedger ledger = ledgers.get(who);
                boolean isEver = ledger.spells().stream()
                        .anyMatch(s -> s.joined().isBefore(until)
                                && s.left().filter(left -> !left.isAfter(from)).isEmpty());
                theirs = form.definition() == Definition.WHILE_MEMBER
                        ? MemberBought.of(store, window, ledger)
                        : isEver ? new MemberBought(revenue, placed.size(), counted) : theirs;
            }
            if (!placed.isEmpty() || revenue != 0 || theirs.revenue() != 0) {
                add(figures, "revenue", store.currency().getDecimalPlaces(), theirs.revenue(), revenue);
            }
            if (counted > 0) {
                add(figures, "orders", 0, theirs.orders(), counted);
            }
        });
        return figures;
    }

    private static void add(Map<String, BigDecimal> figures, String name, int scale, long above, long below) {
        BigDecimal x = count(above);
        BigDecimal y = count(below);
        figures.merge(name + " part", x.movePointLeft(scale), BigDecimal::add);
        figures.merge(name + " whole", y.movePointLeft(scale), BigDecimal::add);
        figures.merge(name + " customers", BigDecimal.ONE, BigDecimal::add);
        figures.merge(name + " xx", x.multiply(x), BigDecimal::add);
        figures.merge(name + " xy", x.multiply(y), BigDecimal::add);
        figures.merge(name + " yy", y.multiply(y), BigDecimal::add);
    }

    @Override
    protected Map<String, BigDecimal> figures(MemberSales result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        put(
                figures,
                "revenue",
                result.revenue().part(),
                result.revenue().whole(),
                result.revenue().spread());
        put(
                figures,
                "orders",
                count(result.orders().hits()),
                count(result.orders().total()),
                result.orders().spread());
        return figures;
    }

    private static void put(
            Map<String, BigDecimal> figures, String name, BigDecimal part, BigDecimal whole, Spread spread) {
        figures.put(name + " part", part);
        figures.put(name + " whole", whole);
        figures.put(name + " customers", count(spread.customers()));
        figures.put(name + " xx", new BigDecimal(spread.amountSquares()));
        figures.put(name + " xy", new BigDecimal(spread.products()));
        figures.put(name + " yy", new BigDecimal(spread.countSquares()));
    }

    @Override
    protected boolean saysNoData(MemberSales result) {
        return result.value().isEmpty()
                && result.interval().isEmpty()
                && result.orders().value().isEmpty();
    }

    private static StoreRows shop() {
        return StoreRows.riyadh()
                .membership("member", "2026-01-01", "")
                .order("member", "2026-03-05", 6_000)
                .order("member", "2026-03-06", 4_000)
                .order("joins", "2026-03-07", 5_000)
                .membership("joins", "2026-03-08", "")
                .order("joins", "2026-03-09", 3_000)
                .order("", "2026-03-10", 2_000)
                .order("member", "2026-02-06", 40_000)
                .observedThrough("2026-04-30");
    }

    /** The worked example. */
    @Example
    void whileAMemberAndAtAnyTime() {
        MemberSales share = compute(shop(), MemberShare.in(MARCH).of(Programmes.RECORDED));
        assertThat(share.revenue().summary()).startsWith("65.0 % (130.00/200.00 SAR)");
        assertThat(share.orders().summary()).startsWith("60.0 % (3/5)");
        assertThat(share.toString())
                .startsWith("member share 2026-03 (net revenue of orders placed while a member / net revenue;"
                        + " programme Recorded): 65.0 % (130.00/200.00 SAR), 95 % CI ")
                .contains("; of orders 60.0 % (3/5)");
        assertThat(share.orders().label().rule()).isEqualTo("orders placed while a member / orders");
        MemberSales whole =
                compute(shop(), MemberShare.in(MARCH).of(Programmes.RECORDED).definedBy(Definition.ANY_TIME));
        assertThat(whole.revenue().summary()).startsWith("90.0 % (180.00/200.00 SAR)");
        assertThat(whole.orders().summary()).startsWith("80.0 % (4/5)");
        assertThat(whole.compareWith(0.9)).isZero();
        assertThat(whole.told(0.25)).isEqualTo("25.0 %");
    }

    @Example
    void aRefundIsOnTheSideOfItsOrder() {
        StoreRows rows = StoreRows.riyadh()
                .refundedOrder("a", "2026-02-05", 6_000, "2026-03-20", 1_000)
                .membership("a", "2026-03-01", "2026-03-15")
                .refundedOrder("a", "2026-03-05", 6_000, "2026-03-20", 2_000)
                .order("", "2026-03-10", 3_000)
                .observedThrough("2026-04-30");
        assertThat(compute(rows, MemberShare.in(MARCH).of(Programmes.RECORDED))
                        .revenue()
                        .summary())
                .startsWith("66.7 % (40.00/60.00 SAR)");
    }

    @Example
    void withoutRulesOrMembershipsThereAreNoData() {
        LoyaltyProgramme none = LoyaltyProgramme.named("None").build();
        assertThat(saysNoData(compute(shop(), MemberShare.in(MARCH).of(none)))).isTrue();
        MemberSales unknown = whole(
                MemberShare.in(MARCH).of(Programmes.RECORDED), shop().store().historyOfOrders());
        assertThat(unknown.toString()).contains("no memberships were given").contains("no data");
        assertThat(compute(shop(), MemberShare.in(Window.month(2026, 5)).of(Programmes.RECORDED))
                        .toString())
                .endsWith("): no data; not observed, data end 2026-04-30");
    }

    @Example
    void theDoorForSums() {
        MemberSales sums = MemberShare.of(Programmes.sar("130"), Programmes.sar("200"), 3, 5);
        assertThat(sums.summary()).isEqualTo("65.0 % (130.00/200.00 SAR); of orders 60.0 % (3/5)");
        assertThatThrownBy(() -> MemberShare.of(Programmes.sar("1"), Money.parse("KWD 1"), 1, 2))
                .hasMessage("members' revenue in SAR of revenue in KWD");
        assertThatThrownBy(() -> MemberShare.of(Programmes.sar("1"), Programmes.sar("1"), 3, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MemberShare.in(MARCH).of(Programmes.RECORDED).definedBy(null))
                .hasMessage("definition");
    }

    private static MemberSales compute(StoreRows rows, MemberShare metric) {
        return MetricsEngine.over(rows.store().history()).compute(metric);
    }
}
