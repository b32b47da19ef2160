package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.metric.survival.Estimate;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsExpiry;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Reward;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import org.joda.money.Money;

class OutstandingPointsTest extends MetricContract<OutstandingPoints, PointsLiability> {
    @Override
    protected List<OutstandingPoints> forms(Window window) {
        return List.of(
                OutstandingPoints.at(window.end()).of(Programmes.RECORDED),
                OutstandingPoints.at(window.end()).of(Programmes.CASHBACK),
                OutstandingPoints.at(window.start()).of(Programmes.STAMPS));
    }

    @Override
    protected Map<String, BigDecimal> naively(OutstandingPoints form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        LocalDate known = form.day();
        if (store.instants().isEmpty() || known.isAfter(store.lastDay().orElse(LocalDate.MIN))) {
            return figures;
        }
        for (NaiveLots lots : NaiveLots.of(store, form.programme(), known)) {
            figures.merge("debt", count(lots.debt), BigDecimal::add);
            for (NaiveLots.Heap heap : lots.heaps) {
                String what = heap.fate().toString();
                if (heap.fate() == Fate.OPEN) {
                    what = heap.available.isAfter(known) ? "pending" : "available";
                }
                figures.merge(what, count(heap.number), BigDecimal::add);
            }
        }
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(PointsLiability result) {
        assertThat(result.outstanding()).isEqualTo(result.fates().points(Fate.OPEN));
        return Map.of(
                "available", count(result.available()),
                "pending", count(result.pending()),
                "debt", count(result.debt()),
                "redeemed", count(result.fates().points(Fate.REDEEMED)),
                "expired", count(result.fates().points(Fate.EXPIRED)),
                "revoked", count(result.fates().points(Fate.REVOKED)));
    }

    @Override
    protected boolean saysNoData(PointsLiability result) {
        return result.table().isEmpty() && result.summary().startsWith("no data");
    }

    /** A shop that grants nothing records no grants: that is no lack of data. */
    @Override
    protected boolean isNoDataWithoutRecords(PointsLiability result) {
        return saysNoData(result) || !result.label().definition().contains("programme Recorded");
    }

    private static LoyaltyProgramme points() {
        return LoyaltyProgramme.named("Points")
                .earning(Earning.points(1).per(Programmes.sar("1")))
                .expiring(PointsExpiry.afterDays(30))
                .enrolment(Enrolment.EVERYONE)
                .redeeming(Redeeming.points(100).worth(Programmes.sar("5")))
                .reward(Reward.of("a coffee", 50).costing(Programmes.sar("1")))
                .build();
    }

    /** Of 300 points of 3 customers 100 are redeemed after 10 days, 100 are gone after 31, and 100 are open after 5. */
    private static StoreRows rows() {
        return StoreRows.riyadh()
                .order("a", "2026-01-01", 10_000)
                .redemption("a", "2026-01-11", 100, "", "a coffee")
                .order("b", "2026-01-01", 10_000)
                .order("c", "2026-02-10", 10_000)
                .observedThrough("2026-02-15");
    }

    @Example
    void whatIsExpectedIsToldInPointsAtFaceValueAndAtCost() {
        PointsLiability open = MetricsEngine.over(rows().store().history())
                .compute(OutstandingPoints.at(LocalDate.of(2026, 2, 15)).of(points()));
        assertThat(open.outstanding()).isEqualTo(100);
        assertThat(open.pending()).isZero();
        assertThat(open.debt()).isZero();
        assertThat(open.faceValue()).contains(Money.parse("SAR 5.00").toBigMoney());
        assertThat(open.cost()).contains(Money.parse("SAR 2.00").toBigMoney());
        // By day 5 nothing happens to anybody, then half of what is left is redeemed.
        value(open.redeemed().orElseThrow(), 50);
        value(open.redeemedAtMost().orElseThrow(), 50);
        value(open.expired().orElseThrow(), 50);
        value(open.revoked().orElseThrow(), 0);
        value(open.redeemedValue().orElseThrow(), 2.5);
        value(open.expiredValue().orElseThrow(), 2.5);
        value(open.redeemedCost().orElseThrow(), 1);
        Estimate expected = open.redeemed().orElseThrow();
        assertThat(expected.interval().orElseThrow().low()).isBetween(0.0, 50.0);
        assertThat(expected.interval().orElseThrow().high()).isBetween(50.0, 100.0);
        assertThat(open.toString())
                .contains("SAR at face value", "SAR at cost", "expected to be redeemed", "owed by customers");
        PointsLiability stated = MetricsEngine.over(rows().store().history())
                .compute(OutstandingPoints.at(LocalDate.of(2026, 2, 15))
                        .of(points())
                        .costing(PointsWorth.of(100, Programmes.sar("3"))));
        assertThat(stated.cost()).contains(Money.parse("SAR 3.00").toBigMoney());
    }

    private static void value(Estimate estimate, double expected) {
        assertThat(estimate.value()).isCloseTo(expected, within(1e-9));
    }

    @Example
    void aDayBeforeTheOthersKnowsNothingOfWhatComes() {
        PointsLiability early = MetricsEngine.over(rows().store().history())
                .compute(OutstandingPoints.at(LocalDate.of(2026, 1, 20)).of(points()));
        assertThat(early.outstanding()).isEqualTo(100);
        assertThat(early.fates().knownUntil()).hasValue(19);
        value(early.redeemed().orElseThrow(), 0);
        value(early.redeemedAtMost().orElseThrow(), 100);
        value(early.beyond(0.25).redeemed().orElseThrow(), 25);
        value(early.beyond(0.25).expired().orElseThrow(), 75);
        assertThat(early.toString()).contains("at most", "not observed beyond age 19 days");
        assertThat(early.beyond(0.25).toString()).contains("25.0 % of what is open is redeemed as stated");
    }

    @Example
    void aDayAfterTheDataIsNoData() {
        PointsLiability late = MetricsEngine.over(rows().store().history())
                .compute(OutstandingPoints.at(LocalDate.of(2026, 2, 16)).of(points()));
        assertThat(late.toString()).contains("2026-02-16").contains("no data").contains("data end 2026-02-15");
        assertThat(late.redeemed()).isEmpty();
        assertThat(late.redeemedValue()).isEmpty();
    }

    /** A grant from before the data is known from then on: at age 20 it is at risk, and before it is not. */
    @Example
    void anOpeningBalanceComesInLate() {
        Store store = rows().grant("d", "2025-12-12", 100, "opening balance").store();
        HistoryBuilder from = store.settings().observedFrom(LocalDate.of(2026, 1, 1));
        PointsLiability open = MetricsEngine.over(store.fill(from).build())
                .compute(OutstandingPoints.at(LocalDate.of(2026, 2, 15)).of(points()));
        assertThat(open.fates().issued()).isEqualTo(400);
        assertThat(open.fates().at(10).orElseThrow().atRisk()).isEqualTo(200);
        assertThat(open.fates().at(31).orElseThrow().atRisk()).isEqualTo(200);
        assertThat(open.fates().toString()).contains("100 known only since the data begin");
    }
}
