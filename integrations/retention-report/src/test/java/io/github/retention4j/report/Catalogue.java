package io.github.retention4j.report;

import io.github.retention4j.clv.GammaGamma;
import io.github.retention4j.clv.MbgNbd;
import io.github.retention4j.clv.PatternTable;
import io.github.retention4j.clv.PurchasePatterns;
import io.github.retention4j.clv.PurchaseTracking;
import io.github.retention4j.clv.ResidualLifetimeValue;
import io.github.retention4j.compare.Bootstrap;
import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.JoinersAgainstOthers;
import io.github.retention4j.compare.MembersAgainstOthers;
import io.github.retention4j.compare.Trend;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.acquisition.CustomerAcquisitionCost;
import io.github.retention4j.metric.acquisition.Payback;
import io.github.retention4j.metric.audience.Who;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.definition.ChurnDefinitions;
import io.github.retention4j.metric.definition.CouponRedemptionDefinitions;
import io.github.retention4j.metric.definition.LifetimeValueDefinitions;
import io.github.retention4j.metric.definition.RepeatPurchaseDefinitions;
import io.github.retention4j.metric.definition.RetentionDefinitions;
import io.github.retention4j.metric.definition.RevenueChurnDefinitions;
import io.github.retention4j.metric.engagement.ActiveDays;
import io.github.retention4j.metric.engagement.BounceRate;
import io.github.retention4j.metric.engagement.CartAbandonmentRate;
import io.github.retention4j.metric.engagement.ConversionRate;
import io.github.retention4j.metric.engagement.OrdersPerVisit;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.engagement.ReferralRate;
import io.github.retention4j.metric.engagement.Stickiness;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.metric.funnel.Funnel;
import io.github.retention4j.metric.funnel.FunnelStep;
import io.github.retention4j.metric.index.CustomerLoyaltyIndex;
import io.github.retention4j.metric.index.PublishedRange;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.metric.programme.ActiveMemberRate;
import io.github.retention4j.metric.programme.Attainability;
import io.github.retention4j.metric.programme.BreakageRate;
import io.github.retention4j.metric.programme.EarningVelocity;
import io.github.retention4j.metric.programme.EnrolmentRate;
import io.github.retention4j.metric.programme.MemberShare;
import io.github.retention4j.metric.programme.OutstandingPoints;
import io.github.retention4j.metric.programme.PointsFate;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.programme.PointsRedemptionRate;
import io.github.retention4j.metric.programme.PointsWorth;
import io.github.retention4j.metric.programme.ProgrammeReturns;
import io.github.retention4j.metric.programme.ProgrammeTerms;
import io.github.retention4j.metric.programme.ReferralRewards;
import io.github.retention4j.metric.programme.RewardCostRatio;
import io.github.retention4j.metric.programme.TierMoves;
import io.github.retention4j.metric.programme.TimeToFirstRedemption;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.promotion.CouponRedemptionTime;
import io.github.retention4j.metric.promotion.CouponReturnRate;
import io.github.retention4j.metric.promotion.CouponRevenue;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.CustomerLifespan;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.metric.retention.RepeatOrderShare;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RepeatRevenueShare;
import io.github.retention4j.metric.retention.RepurchaseRatio;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.CustomerEffortScore;
import io.github.retention4j.metric.satisfaction.CustomerSatisfaction;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.SegmentMoves;
import io.github.retention4j.metric.segment.SegmentOverlap;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.segment.TimeOf;
import io.github.retention4j.metric.survival.CompetingRisks;
import io.github.retention4j.metric.survival.CustomerEvent;
import io.github.retention4j.metric.survival.InterpurchaseTime;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.CustomerLifetimeValue;
import io.github.retention4j.metric.value.NetRevenueChurn;
import io.github.retention4j.metric.value.OrderValues;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.metric.value.RetentionImpact;
import io.github.retention4j.metric.value.RevenueConcentration;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.metric.value.UpsellRate;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Bonus;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsExpiry;
import io.github.retention4j.programme.Qualification;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Tier;
import io.github.retention4j.programme.Tiers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Every metric of the catalogue, in each of the definitions that can be chosen by a constant, and the results of all of them over
 * the {@link TestShop}, over a shop without records, and over windows that are not over or not begun.
 */
public final class Catalogue {
    /** A quarter that is over. */
    public static final Window QUARTER = Window.quarter(2025, 4);

    private static final Window UNFINISHED = Window.month(2026, 3);
    private static final Window TO_COME = Window.month(2027, 1);
    private static final Window EARLY = Window.month(2024, 12);
    private static final LocalDate DAY = TestShop.LAST_DAY;
    private static final Margin MARGIN = Margin.of(0.4);
    private static final DiscountRate DISCOUNT = DiscountRate.annual(0.12);
    private static final AcquisitionSpend SPEND = AcquisitionSpend.in(TestShop.SAR)
            .plus(Window.month(2025, 10), "search", Money.parse("SAR 2000"))
            .plus(Window.month(2025, 11), "social", Money.parse("SAR 500"))
            .plus(UNFINISHED, "social", Money.parse("SAR 500"));
    private static final LoyaltyProgramme REWARDS = TestShop.programme();

    /** With tiers and a bonus for friends. */
    private static final LoyaltyProgramme TIERS = LoyaltyProgramme.named("Club")
            .earning(Earning.points(1).per(Money.parse("SAR 1")))
            .expiring(PointsExpiry.afterMonths(6).toEndOfMonth())
            .redeeming(Redeeming.points(100).worth(Money.parse("SAR 5")))
            .tiers(Tiers.byOrders(Qualification.in(CalendarUnit.QUARTER))
                    .tier(Tier.named("Silver").from(1))
                    .tier(Tier.named("Gold").from(4)))
            .bonus(Bonus.referral(200, 100))
            .build();

    private Catalogue() {}

    /** Every metric in each of its definitions, for a window. */
    public static List<Metric<?, ?>> metrics(Window window) {
        List<Metric<?, ?>> all = new ArrayList<>();
        plain().forEach(of -> variants(of.apply(window), 2).forEach(all::add));
        programme(window).forEach(of -> variants(of, 1).forEach(all::add));
        all.addAll(withTerms(window));
        return all;
    }

    private static List<Function<Window, Metric<?, ?>>> plain() {
        return List.of(
                RetentionRate::in,
                ChurnRate::in,
                CustomerLifespan::in,
                LifecycleStages::in,
                RepeatOrderShare::in,
                RepeatPurchaseRate::in,
                RepeatRevenueShare::in,
                RepurchaseRatio::in,
                AverageOrderValue::in,
                CustomerLifetimeValue::in,
                NetRevenueChurn::in,
                RecurringRevenue::in,
                RevenueConcentration::in,
                RevenuePerCustomer::in,
                OrderValues::in,
                UpsellRate::in,
                Rfm::in,
                ActiveDays::in,
                BounceRate::in,
                CartAbandonmentRate::in,
                ConversionRate::in,
                OrdersPerVisit::in,
                PurchaseFrequency::in,
                ReferralRate::in,
                Stickiness::in,
                TimeBetweenPurchases::in,
                CustomerEffortScore::in,
                CustomerSatisfaction::in,
                NetPromoterScore::in,
                CouponRedemptionRate::in,
                CouponRedemptionTime::in,
                CouponReturnRate::in,
                CouponRevenue::in,
                Funnel::in,
                CustomerLoyaltyIndex::in,
                InterpurchaseTime::in,
                ChurnDefinitions::in,
                CouponRedemptionDefinitions::in,
                RepeatPurchaseDefinitions::in,
                RetentionDefinitions::in,
                RevenueChurnDefinitions::in,
                window -> CohortRetention.monthly().within(window));
    }

    private static List<Metric<?, ?>> programme(Window window) {
        return List.of(
                ActiveMemberRate.in(window).of(REWARDS),
                Attainability.in(window).of(REWARDS),
                BreakageRate.in(window).of(REWARDS),
                EarningVelocity.in(window).of(REWARDS),
                EnrolmentRate.in(window).of(REWARDS),
                MemberShare.in(window).of(REWARDS),
                OutstandingPoints.at(window.end().minusDays(1)).of(REWARDS),
                PointsFate.of(REWARDS).issuedIn(window),
                PointsFlows.in(window).of(REWARDS),
                PointsRedemptionRate.in(window).of(REWARDS),
                ReferralRewards.in(window).of(TIERS),
                RewardCostRatio.in(window).of(REWARDS),
                TierMoves.in(window).of(TIERS),
                TimeToFirstRedemption.in(window).of(REWARDS),
                MembersAgainstOthers.in(window).of(REWARDS),
                JoinersAgainstOthers.joinedIn(window).of(REWARDS));
    }

    /** What is stated of the shop or chosen with numbers. */
    private static List<Metric<?, ?>> withTerms(Window w) {
        ProgrammeTerms terms = ProgrammeTerms.margin(MARGIN);
        return List.of(
                RetentionRate.in(w).activeWithin(90),
                ChurnRate.in(w).activeWithin(90),
                ChurnRate.in(w).lapsedAfter(90),
                RepeatPurchaseRate.in(w).within(60),
                RepurchaseRatio.in(w).within(60),
                CustomerLifespan.in(w).leftAfter(60),
                CustomerLifetimeValue.in(w).at(MARGIN),
                CustomerLifetimeValue.in(w).lasting(Period.ofYears(3)),
                CustomerLifetimeValue.in(w).lastingByChurn(),
                CustomerLifetimeValue.in(w).discountedAt(DISCOUNT).at(MARGIN),
                RetentionImpact.in(w)
                        .given(RetentionImpact.Terms.points(5)
                                .withMargin(MARGIN)
                                .withDiscount(DISCOUNT)),
                RetentionImpact.in(w),
                Rfm.in(w).recencyAt(10, 20, 30, 60).frequencyAt(1, 2, 3, 4).monetaryAt(100, 200, 300, 500),
                ActiveDays.in(w).upTo(7),
                CartAbandonmentRate.in(w).within(1),
                Stickiness.in(w).trailing(7),
                CustomerSatisfaction.in(w).on(SurveyScale.ZERO_TO_TEN, 4, 7),
                NetPromoterScore.in(w).onOneToTen(),
                CouponRedemptionRate.in(w).ofCampaign("Ramadan"),
                CouponRedemptionRate.in(w).byCampaign(),
                CouponReturnRate.in(w).within(30),
                EnrolmentRate.in(w).of(REWARDS).within(30),
                RewardCostRatio.in(w).of(REWARDS).atCost(0.6),
                OutstandingPoints.at(w.end().minusDays(1))
                        .of(REWARDS)
                        .costing(PointsWorth.of(100, Money.parse("SAR 3"))),
                PointsFate.of(REWARDS),
                PointsFate.of(REWARDS).at(DAY.minusDays(60)),
                ProgrammeReturns.in(w).of(REWARDS).given(terms),
                ProgrammeReturns.in(w).of(REWARDS).given(terms.withUplift(0.1)),
                ProgrammeReturns.in(w).of(REWARDS).given(terms.withUplift(0.1, 0.05, 0.2)),
                ProgrammeReturns.in(w)
                        .of(REWARDS)
                        .given(terms.withRunningCosts(Money.parse("SAR 1000"))
                                .between(
                                        Segments.gender().is("f"),
                                        Segments.gender().is("m"))),
                TierMoves.from(w.previous()).to(w).of(TIERS),
                CohortRetention.monthly(),
                CohortRetention.quarterly(),
                CohortRetention.weekly(java.time.DayOfWeek.SATURDAY),
                CohortRetention.by(CalendarUnit.HIJRI_MONTH),
                CohortRetention.monthly().agedBy(Duration.ofDays(30)),
                CohortRetention.daily().brackets(1, 3, 7, 14, 30).within(w),
                CustomerAcquisitionCost.in(w, SPEND),
                Payback.of(SPEND),
                Payback.of(SPEND).at(MARGIN).cohortsBy(CalendarUnit.QUARTER),
                CompetingRisks.of(CustomerEvent.nthOrder(2), CustomerEvent.inactivity(60))
                        .within(w),
                CompetingRisks.of(CustomerEvent.firstCoupon(), CustomerEvent.firstRedemption())
                        .during(w),
                TimeToEvent.toNthOrder(2),
                TimeToEvent.toNthOrder(2).within(w),
                TimeToEvent.toLeaving(60).during(w),
                TimeToEvent.of(CustomerEvent.firstCoupon()).from(CustomerEvent.firstSeen()),
                TimeToEvent.of(CustomerEvent.subscriptionCancellation()).from(CustomerEvent.subscriptionStart()),
                TimeToEvent.of(CustomerEvent.subscriptionEnd()).from(CustomerEvent.subscriptionStart()),
                Funnel.in(w)
                        .through(
                                FunnelStep.engagedVisit(),
                                FunnelStep.cart(),
                                FunnelStep.checkout(),
                                FunnelStep.order(),
                                FunnelStep.orderNumber(2))
                        .within(Duration.ofDays(30)),
                Funnel.in(w).through(FunnelStep.visit(), FunnelStep.orderedCart(), FunnelStep.orderWithCoupon()),
                LifetimeValueDefinitions.in(w, MARGIN, Period.ofYears(3), DISCOUNT),
                ChurnDefinitions.in(w).lapsedAfter(60),
                RetentionDefinitions.in(w).activeWithin(90),
                CouponRedemptionDefinitions.in(w).ofCampaign("Welcome"),
                Scorecard.in(w)
                        .atLeast(0.35, RetentionRate::in)
                        .atMost(0.7, CartAbandonmentRate::in)
                        .atLeast(30, NetPromoterScore::in)
                        .against(new PublishedRange(0.05, 0.08, "by guides"), ChurnRate::in));
    }

    /** Comparisons, trends, segments and lists: what is made of metrics. */
    public static List<Metric<?, ?>> composed(Window w) {
        List<Metric<?, ?>> all = new ArrayList<>();
        for (Segment<?> segment : segments(w)) {
            all.add(RetentionRate.in(w).by(segment));
        }
        all.add(AverageOrderValue.in(w).by(Segments.country()));
        all.add(Comparison.of(RetentionRate.in(w)).with(RetentionRate.in(w.previous())));
        all.add(Comparison.of(AverageOrderValue.in(w)).with(AverageOrderValue.in(w.previous())));
        all.add(Comparison.of(RetentionRate.in(w))
                .between(
                        "of Riyadh",
                        Segments.city().is("Riyadh"),
                        "of Jeddah",
                        Segments.city().is("Jeddah")));
        all.add(Comparison.of(RetentionRate.in(w)).by(Segments.city()));
        all.add(Comparison.of(AverageOrderValue.in(w)).by(Segments.channel()));
        all.add(Bootstrap.of(TimeBetweenPurchases.in(w)).samples(100));
        all.add(Bootstrap.ofQuantile(TimeBetweenPurchases.in(w), 0.5).samples(100));
        all.add(Bootstrap.of(TimeBetweenPurchases.in(w)).samples(100).against(TimeBetweenPurchases.in(w.previous())));
        all.add(SegmentMoves.between(Segments.orders(w.previous(), 1, 2, 5), Segments.orders(w, 1, 2, 5)));
        all.add(SegmentOverlap.of(Segments.channel(), Segments.couponUse(w)));
        List<Window> months = Window.months(2025, 6, 2025, 12);
        all.add(Trend.of(months, RetentionRate::in));
        all.add(Trend.of(months, AverageOrderValue::in));
        all.add(Trend.of(months, NetPromoterScore::in));
        all.add(Who.anyOf(
                        Who.birthday(w),
                        Who.purchaseAnniversary(w),
                        Who.due(w),
                        Who.silentForTwiceTheirGap(DAY),
                        Who.oneTimeBuyers(20, 90, DAY),
                        Who.vipsGoneQuiet(
                                Window.through(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)),
                                Money.parse("SAR 800"),
                                DAY),
                        Who.seasonalBuyers(List.of(Window.hijriMonth(1446, 9)), Window.hijriMonth(1447, 9)))
                .limit(60));
        return all;
    }

    private static List<Segment<?>> segments(Window w) {
        return List.of(
                Segments.country(),
                Segments.city(),
                Segments.gender(),
                Segments.channel(),
                Segments.attribute("holdout"),
                Segments.firstSeen(CalendarUnit.MONTH),
                Segments.ageGroup(DAY),
                Segments.ageBand(DAY, 18, 30, 45),
                Segments.firstOrderTag(),
                Segments.firstOrderCoupon(),
                Segments.orders(w.previous(), 1, 2, 5),
                Segments.spend(w, 100, 250),
                Segments.recency(DAY, 30, 90),
                Segments.firstBasket(100, 200),
                Segments.couponUse(w),
                Segments.weekday(TimeOf.FIRST_ORDER),
                Segments.weekday(TimeOf.MOST_ORDERS),
                Segments.hour(TimeOf.LAST_ORDER, 6, 12, 18));
    }

    /** What a model says that the page shows. */
    private static Stream<Object> foretold() {
        MbgNbd model = new MbgNbd(2, 8, 1, 2, ChronoUnit.WEEKS);
        ResidualLifetimeValue worth =
                ResidualLifetimeValue.of(model, new GammaGamma(6.25, 3.74, 154.4, TestShop.SAR), Period.ofYears(1));
        PatternTable heldOut =
                TestShop.engine().compute(PurchasePatterns.weekly().through(DAY.minusMonths(3)));
        return Stream.of(
                PurchaseTracking.of(model, heldOut),
                TestShop.engine().compute(worth.at(MARGIN)),
                TestShop.engine().compute(worth.by(Segments.firstSeen(CalendarUnit.QUARTER))),
                TestShop.engine().compute(worth.by(Segments.firstSeen(CalendarUnit.YEAR))),
                TestShop.engine().compute(worth.by(Segments.firstSeen(CalendarUnit.ISO_WEEK))));
    }

    /** What every metric says of the shop: of a quarter that is over, of windows that are not, with small groups hidden, with no records. */
    public static Stream<Object> results() {
        History empty = History.builder(TestShop.ZONE, TestShop.SAR)
                .observedThrough(DAY)
                .build();
        MetricsEngine loyal = TestShop.engine().where("loyal", customer -> customer.orderCount() >= 3);
        List<Object> results = new ArrayList<>();
        all(QUARTER).forEach(metric -> ask(TestShop.engine(), metric).ifPresent(results::add));
        all(UNFINISHED).forEach(metric -> ask(loyal, metric).ifPresent(results::add));
        all(TO_COME).forEach(metric -> ask(TestShop.engine(), metric).ifPresent(results::add));
        all(EARLY).forEach(metric -> ask(TestShop.engine(), metric).ifPresent(results::add));
        all(QUARTER).forEach(metric -> ask(MetricsEngine.over(empty), metric).ifPresent(results::add));
        all(QUARTER)
                .forEach(metric ->
                        ask(TestShop.engine().minimumGroupSize(150), metric).ifPresent(results::add));
        results.add(TestShop.engine().trend(Window.months(2025, 1, 2026, 4), RetentionRate::in));
        results.add(TestShop.engine().trend(Window.months(2025, 1, 2026, 3), AverageOrderValue::in));
        results.add(TestShop.engine()
                .trend(Window.series(Window.hijriMonth(1446, 7), Window.hijriMonth(1447, 9)), RetentionRate::in));
        results.add(TestShop.engine().trend(Window.quarters(2025, 1, 2026, 1), LifecycleStages::in));
        foretold().forEach(results::add);
        CohortTable cohorts = TestShop.engine().compute(CohortRetention.monthly());
        results.add(cohorts.rows());
        results.add(cohorts.average(1));
        Stream.of(CohortTable.Show.values()).forEach(show -> cohorts.table(show).ifPresent(results::add));
        results.add(TestShop.engine().select(customer -> customer.orderCount() > 8));
        results.add(TestShop.engine().rank(customer -> customer.orderCount(), 5));
        return results.stream();
    }

    private static List<Metric<?, ?>> all(Window window) {
        return Stream.concat(metrics(window).stream(), composed(window).stream())
                .toList();
    }

    /** What an engine answers, if the metric can be asked of it. */
    private static Optional<Object> ask(MetricsEngine engine, Metric<?, ?> metric) {
        try {
            return Optional.of(engine.compute(metric));
        } catch (IllegalArgumentException | IllegalStateException refused) {
            return Optional.empty();
        }
    }

    /** The metric, and whatever it becomes by its methods that take a constant of an enum, so many of them in a row. */
    private static Set<Metric<?, ?>> variants(Metric<?, ?> metric, int deep) {
        Set<Metric<?, ?>> all = new LinkedHashSet<>(List.of(metric));
        if (deep == 0) {
            return all;
        }
        Arrays.stream(metric.getClass().getMethods())
                .filter(method -> method.getReturnType() == metric.getClass()
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 1
                        && method.getParameterTypes()[0].isEnum())
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> {
                    for (Object constant : method.getParameterTypes()[0].getEnumConstants()) {
                        changed(metric, method, constant).ifPresent(of -> all.addAll(variants(of, deep - 1)));
                    }
                });
        return all;
    }

    /** Empty if a metric refuses it, as one that counts customers has no month. */
    private static Optional<Metric<?, ?>> changed(Metric<?, ?> metric, Method method, Object constant) {
        try {
            return Optional.of((Metric<?, ?>) method.invoke(metric, constant));
        } catch (InvocationTargetException refused) {
            return Optional.empty();
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    /** A month of the fiscal year that begins in July, for windows with names of their own. */
    public static Window fiscal() {
        return Window.of(CalendarUnit.fiscalQuarter(Month.JULY), DAY);
    }
}
