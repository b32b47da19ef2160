package io.github.retention4j.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;

class JoinersAgainstOthersTest extends MetricContract<JoinersAgainstOthers, MemberComparison<DifferenceInDifferences>> {
    private static final LoyaltyProgramme RECORDED = LoyaltyProgramme.named("Recorded")
            .earning(Earning.points(1).perOrder())
            .enrolment(Enrolment.BY_RECORD)
            .build();

    @Override
    protected List<JoinersAgainstOthers> forms(Window window) {
        return List.of(
                JoinersAgainstOthers.joinedIn(window).of(MembersAgainstOthersTest.CLUB),
                JoinersAgainstOthers.joinedIn(window).of(RECORDED));
    }

    @Override
    protected Map<String, BigDecimal> naively(JoinersAgainstOthers form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        Window before = form.window().previous();
        Window after = form.window().next();
        if (store.lastDay().filter(day -> !day.isBefore(after.start())).isEmpty()) {
            return figures;
        }
        History history = store.history();
        store.countedOrdersByCustomer().forEach((id, orders) -> {
            if (!store.dayOf(orders.get(0).placedAt()).isBefore(before.start())) {
                return;
            }
            PointsLedger ledger = form.programme().replay(history.customer(id).orElseThrow());
            long from = MembersAgainstOthersTest.start(store, before.end());
            long until = MembersAgainstOthersTest.start(store, after.start());
            boolean joined = MembersAgainstOthersTest.isNoneBefore(ledger, from)
                    && !MembersAgainstOthersTest.isNoneBefore(ledger, until)
                    && ledger.isMember(until - 1);
            boolean isOther =
                    MembersAgainstOthersTest.isNoneBefore(ledger, MembersAgainstOthersTest.start(store, after.end()));
            if (joined || isOther) {
                String group = joined ? "joined" : "others";
                for (Window window : List.of(before, after)) {
                    String name = group + (window.equals(before) ? " before" : " after");
                    figures.merge(name, BigDecimal.ONE, BigDecimal::add);
                    figures.merge(
                            name + " orders",
                            count(MembersAgainstOthersTest.ordersIn(store, orders, window)),
                            BigDecimal::add);
                }
            }
        });
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(MemberComparison<DifferenceInDifferences> result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        if (!result.label().isUnobserved()) {
            DifferenceInDifferences orders = result.orders();
            MembersAgainstOthersTest.put(figures, "joined before", orders.firstBefore());
            MembersAgainstOthersTest.put(figures, "joined after", orders.firstAfter());
            MembersAgainstOthersTest.put(figures, "others before", orders.secondBefore());
            MembersAgainstOthersTest.put(figures, "others after", orders.secondAfter());
        }
        return figures;
    }

    @Override
    protected boolean saysNoData(MemberComparison<DifferenceInDifferences> result) {
        return result.table().isEmpty();
    }

    /** Changes of orders: 2 and 1 of those who joined, 0 and 1 and −1 of others. Welch's test of these two samples is the same. */
    @Example
    void itIsTheDifferenceOfTheChangesOfCustomers() {
        StoreRows rows = StoreRows.riyadh()
                .membership("j1", "2026-03-10", "")
                .membership("j2", "2026-03-11", "")
                .membership("left", "2026-03-11", "2026-03-20")
                .orders("j1", "2026-01-10", "2026-04-05", "2026-04-06")
                .orders("j2", "2026-01-10", "2026-02-10", "2026-04-05", "2026-04-06")
                .orders("left", "2026-01-10", "2026-04-05")
                .orders("o1", "2026-01-10")
                .orders("o2", "2026-01-10", "2026-04-05")
                .orders("o3", "2026-01-10", "2026-02-05")
                .orders("new", "2026-02-05", "2026-04-05")
                .observedThrough("2026-04-30");
        DifferenceInDifferences orders = MetricsEngine.over(rows.store().history())
                .compute(JoinersAgainstOthers.joinedIn(Window.month(2026, 3)).of(RECORDED))
                .orders();
        assertThat(orders.value().getAsDouble()).isCloseTo(1.5, within(1e-12));
        // s² of the changes is 0.5 of two and 1 of three: 0.5 / 2 + 1 / 3.
        assertThat(orders.standardError().getAsDouble()).isCloseTo(Math.sqrt(0.25 + 1 / 3.0), within(1e-12));
        assertThat(orders.test().orElseThrow().statistic()).isCloseTo(1.5 / Math.sqrt(0.25 + 1 / 3.0), within(1e-12));
        assertThatThrownBy(() -> JoinersAgainstOthers.joinedIn(null)).hasMessage("window");
    }
}
