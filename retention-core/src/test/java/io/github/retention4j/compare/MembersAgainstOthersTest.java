package io.github.retention4j.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;

class MembersAgainstOthersTest extends MetricContract<MembersAgainstOthers, MemberComparison<Comparison>> {
    static final LoyaltyProgramme CLUB = LoyaltyProgramme.named("Club")
            .earning(Earning.points(1).perOrder())
            .enrolment(Enrolment.afterOrders(2))
            .build();

    private static final LoyaltyProgramme RECORDED = LoyaltyProgramme.named("Recorded")
            .earning(Earning.points(1).perOrder())
            .enrolment(Enrolment.BY_RECORD)
            .build();

    @Override
    protected List<MembersAgainstOthers> forms(Window window) {
        return List.of(
                MembersAgainstOthers.in(window).of(CLUB),
                MembersAgainstOthers.in(window).of(RECORDED));
    }

    static long start(Store store, LocalDate day) {
        return day.atStartOfDay(store.zone()).toInstant().toEpochMilli();
    }

    static boolean isNoneBefore(PointsLedger ledger, long until) {
        for (int i = 0; i < ledger.membershipCount(); i++) {
            if (ledger.joined(i) < until) {
                return false;
            }
        }
        return true;
    }

    static long ordersIn(Store store, List<Order> orders, Window window) {
        return orders.stream()
                .filter(order -> store.in(window, order.placedAt()))
                .count();
    }

    @Override
    protected Map<String, BigDecimal> naively(MembersAgainstOthers form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        Window window = form.window();
        if (store.lastDay().filter(day -> !day.isBefore(window.start())).isEmpty()) {
            return figures;
        }
        History history = store.history();
        store.countedOrdersByCustomer().forEach((id, orders) -> {
            if (!store.dayOf(orders.get(0).placedAt()).isBefore(window.start())) {
                return;
            }
            PointsLedger ledger = form.programme().replay(history.customer(id).orElseThrow());
            boolean isMember = ledger.isMember(start(store, window.start()) - 1);
            String group =
                    isMember ? "members" : isNoneBefore(ledger, start(store, window.end())) ? "others" : "neither";
            figures.merge(group, BigDecimal.ONE, BigDecimal::add);
            figures.merge(group + " orders", count(ordersIn(store, orders, window)), BigDecimal::add);
        });
        figures.keySet().removeIf(name -> name.startsWith("neither"));
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(MemberComparison<Comparison> result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        if (!result.label().isUnobserved()) {
            put(figures, "members", result.orders().first());
            put(figures, "others", result.orders().second());
        }
        return figures;
    }

    static void put(Map<String, BigDecimal> figures, String group, NumericResult of) {
        figures.put(group, count(((Average) of).count()));
        figures.put(group + " orders", ((Average) of).sum());
    }

    @Override
    protected boolean saysNoData(MemberComparison<Comparison> result) {
        return result.table().isEmpty()
                && result.differences().stream().allMatch(of -> of.value().isEmpty());
    }

    @Example
    void itSaysThatItIsSelection() {
        StoreRows rows = StoreRows.riyadh()
                .membership("m1", "2026-01-01", "")
                .membership("m2", "2026-01-01", "")
                .membership("joins", "2026-03-10", "")
                .orders("m1", "2026-01-10", "2026-03-05", "2026-03-06")
                .orders("m2", "2026-01-10", "2026-03-05")
                .orders("joins", "2026-01-10", "2026-03-05", "2026-03-12")
                .orders("o1", "2026-01-10", "2026-03-05")
                .orders("o2", "2026-01-10")
                .orders("new", "2026-03-05")
                .observedThrough("2026-03-31");
        MemberComparison<Comparison> march = MetricsEngine.over(rows.store().history())
                .compute(MembersAgainstOthers.in(Window.month(2026, 3)).of(RECORDED));
        assertThat(march.orders().value().getAsDouble()).isCloseTo(1, within(1e-12));
        assertThat(march.repeatPurchaseRate().value().getAsDouble()).isCloseTo(0.5, within(1e-12));
        assertThat(march.toString())
                .contains("selection, and not what the programme caused")
                .endsWith("not what the programme caused");
        assertThatThrownBy(() -> MembersAgainstOthers.in(null)).hasMessage("window");
        assertThatThrownBy(() -> MembersAgainstOthers.in(Window.month(2026, 3)).of(null))
                .hasMessage("programme");
    }
}
