package io.github.retention4j.examples.simulation;

import static io.github.retention4j.model.Window.month;
import static io.github.retention4j.model.Window.months;
import static io.github.retention4j.model.Window.quarter;
import static io.github.retention4j.model.Window.year;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.programme.MemberShare;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.SubscriptionStep;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.result.Ratio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of any metric over the simulated shop, and what the simulation was made to show. */
class SimulatedStoreLawsTest {
    private static final SimulatedStore STORE = SimulatedStore.withDefaults().withCustomers(6_000);
    private static final StoreRecords RECORDS = STORE.records();
    private static final History HISTORY = STORE.history();
    private static final long END = HISTORY.basis().startOf(STORE.lastDay().plusDays(1));

    private static final List<Metric<?, ?>> METRICS = List.of(
            RetentionRate.in(month(2026, 3)),
            RetentionRate.in(quarter(2025, 4)).definedBy(RetentionRate.Definition.COUNTS),
            ChurnRate.in(quarter(2026, 1)).by(Segments.country()),
            RepeatPurchaseRate.in(year(2025)).by(Segments.attribute("language")),
            PurchaseFrequency.in(year(2025)),
            AverageOrderValue.in(quarter(2026, 1)).by(Segments.channel()),
            NetPromoterScore.in(year(2025)).by(Segments.city()),
            CouponRedemptionRate.in(year(2025)),
            Metric.share(
                            "an order in the first visit",
                            c -> c.visits().count() > 0,
                            c -> c.visits().isOrdered(0)
                                    && c.visits().pages(0) > c.visits().actions(0))
                    .by(Segments.country()),
            Metric.share(
                    "the last cart ordered",
                    c -> c.carts().count() > 0,
                    c -> c.carts().ordered(c.carts().count() - 1).isPresent()),
            Metric.share(
                            "an offer taken",
                            c -> c.offers().count() > 0,
                            c -> c.offers().isTaken(0) && c.offers().purchase(0).isPresent())
                    .by(Segments.channel()),
            Metric.share(
                    "a discount of 100.00",
                    c -> c.orderCount() > 0,
                    c -> c.orderDiscount(c.orderCount() - 1).orElse(0) >= 10_000),
            Metric.share(
                    "brought a friend",
                    c -> c.referrals().madeCount() > 0,
                    c -> IntStream.range(0, c.referrals().count())
                            .anyMatch(i ->
                                    c.referrals().isMade(i) && c.referrals().isSuccessful(i))),
            subscribersWhoRemain(),
            PointsFlows.in(quarter(2026, 1)).of(STORE.programme()),
            MemberShare.in(year(2025)).of(STORE.programme()),
            CohortRetention.monthly(),
            CohortRetention.quarterly()
                    .cells(CohortRetention.CellRule.CUMULATIVE)
                    .by(Segments.gender()));

    @Test
    void anyNumberOfThreadsGivesTheSame() {
        List<Object> alone = results(HISTORY, 1);
        for (int threads : new int[] {2, 3, 8}) {
            assertThat(results(HISTORY, threads)).isEqualTo(alone);
        }
        History builtByThree = history(RECORDS, 3);
        assertThat(results(builtByThree, 1)).isEqualTo(alone);
    }

    @Test
    void anyOrderOfTheRowsGivesTheSame() {
        List<Object> inOrder = results(HISTORY, 1);
        for (int seed = 1; seed <= 3; seed++) {
            StoreRecords shuffled = new StoreRecords(
                    shuffled(RECORDS.customers(), seed),
                    shuffled(RECORDS.orders(), seed),
                    shuffled(RECORDS.coupons(), seed),
                    shuffled(RECORDS.surveyResponses(), seed),
                    shuffled(RECORDS.subscriptions(), seed),
                    shuffled(RECORDS.visits(), seed),
                    shuffled(RECORDS.carts(), seed),
                    shuffled(RECORDS.offers(), seed),
                    shuffled(RECORDS.referrals(), seed),
                    shuffled(RECORDS.memberships(), seed),
                    shuffled(RECORDS.redemptions(), seed),
                    shuffled(RECORDS.pointsGrants(), seed));
            assertThat(results(history(shuffled, 1), 1)).isEqualTo(inOrder);
        }
    }

    @Test
    void thoseWithACouponBuyMore() {
        MetricsEngine engine = MetricsEngine.over(HISTORY);
        long start = HISTORY.basis().startOf(month(2025, 11).start().plusDays(23));
        Segment<Boolean> sent = Segment.of(
                "sent",
                c -> IntStream.range(0, c.coupons().count())
                        .anyMatch(i -> c.coupons().campaign(i).equals("white-friday-2025")));
        Map<Boolean, Ratio> bought = engine.compute(Metric.share(
                        "bought",
                        c -> c.firstOrderFrom(start) > 0,
                        c -> c.firstOrderFrom(start) < c.firstOrderFrom(start + 7 * 86_400_000L))
                .by(sent));
        assertThat(rate(bought.get(true))).isGreaterThan(1.3 * rate(bought.get(false)));
    }

    @Test
    void promotersStayAndDetractorsLeave() {
        MetricsEngine engine = MetricsEngine.over(HISTORY);
        Segment<Boolean> promoter =
                Segment.of("promoter", c -> c.surveyResponses().score(0) >= 9);
        Map<Boolean, Ratio> churn = engine.where(c ->
                        c.surveyResponses().count() > 0 && c.surveyResponses().isTo(0, SurveyKind.NPS))
                .compute(ChurnRate.in(year(2025)).by(promoter));
        assertThat(rate(churn.get(true))).isLessThan(rate(churn.get(false)) - 0.05);
    }

    @Test
    void egyptIsLostAndFriendsStay() {
        MetricsEngine engine = MetricsEngine.over(HISTORY);
        Map<String, Ratio> byCountry = engine.compute(ChurnRate.in(year(2025)).by(Segments.country()));
        assertThat(rate(byCountry.get("EG"))).isGreaterThan(rate(byCountry.get("SA")) + 0.05);
        Map<String, Ratio> byChannel = engine.compute(ChurnRate.in(year(2025)).by(Segments.channel()));
        assertThat(rate(byChannel.get("friend"))).isLessThan(rate(byChannel.get("snapchat")) - 0.05);
    }

    @Test
    void subscribersWhoAreSatisfiedStay() {
        MetricsEngine engine = MetricsEngine.over(HISTORY);
        Segment<Boolean> promoter =
                Segment.of("promoter", c -> c.surveyResponses().score(0) >= 9);
        Map<Boolean, Ratio> remain = engine.where(c ->
                        c.surveyResponses().count() > 0 && c.surveyResponses().isTo(0, SurveyKind.NPS))
                .compute(subscribersWhoRemain().by(promoter));
        assertThat(rate(remain.get(true))).isGreaterThan(rate(remain.get(false)) + 0.1);
        assertThat(rate(engine.compute(subscribersWhoRemain()))).isBetween(0.4, 0.8);
    }

    private static Metric<?, Ratio> subscribersWhoRemain() {
        return Metric.share(
                "subscribers who remain",
                c -> c.subscriptions().count() > 0,
                c -> c.subscriptions().runningBefore(END, SubscriptionStep.ENDED) > 0);
    }

    @Test
    void whomAFriendSentIsOftenOnRecord() {
        Map<String, Ratio> onRecord = MetricsEngine.over(HISTORY)
                .compute(Metric.share(
                                "on record",
                                c -> true,
                                c -> c.referrals().firstReceived().isPresent())
                        .by(Segments.channel()));
        assertThat(rate(onRecord.get("friend"))).isBetween(0.2, 0.3);
        assertThat(rate(onRecord.get("google"))).isZero();
    }

    @Test
    void retainsAboutWhatShopsDo() {
        MetricsEngine.over(HISTORY)
                .trend(months(2024, 7, 2026, 3), RetentionRate::in)
                .results()
                .values()
                .forEach(retention -> assertThat(rate(retention)).isBetween(0.2, 0.75));
    }

    private static List<Object> results(History history, int threads) {
        MetricsEngine engine = MetricsEngine.over(history).parallelism(threads);
        List<Object> results = new ArrayList<>();
        METRICS.forEach(metric -> results.add(engine.compute(metric)));
        return results;
    }

    private static History history(StoreRecords records, int threads) {
        return History.builder(SimulatedStore.ZONE, SimulatedStore.CURRENCY)
                .observedThrough(STORE.lastDay())
                .parallelism(threads)
                .grants(records.pointsGrants())
                .redemptions(records.redemptions())
                .memberships(records.memberships())
                .referrals(records.referrals())
                .offers(records.offers())
                .carts(records.carts())
                .visits(records.visits())
                .subscriptions(records.subscriptions())
                .surveyResponses(records.surveyResponses())
                .coupons(records.coupons())
                .orders(records.orders())
                .customers(records.customers())
                .build();
    }

    private static <T> List<T> shuffled(List<T> rows, long seed) {
        List<T> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static double rate(Ratio ratio) {
        return ratio.value().orElseThrow();
    }
}
