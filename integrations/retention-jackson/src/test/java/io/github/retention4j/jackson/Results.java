package io.github.retention4j.jackson;

import static io.github.retention4j.jackson.TestShop.SAR;

import io.github.retention4j.clv.BgNbd;
import io.github.retention4j.clv.CovariateFit;
import io.github.retention4j.clv.CovariateModel;
import io.github.retention4j.clv.CovariateTerm;
import io.github.retention4j.clv.ExpectedPurchases;
import io.github.retention4j.clv.Fit;
import io.github.retention4j.clv.GammaGamma;
import io.github.retention4j.clv.HoldoutValidation;
import io.github.retention4j.clv.MbgNbd;
import io.github.retention4j.clv.Model;
import io.github.retention4j.clv.ModelComparison;
import io.github.retention4j.clv.OccasionPatterns;
import io.github.retention4j.clv.PurchasePattern;
import io.github.retention4j.clv.PurchasePatterns;
import io.github.retention4j.clv.ResidualLifetimeValue;
import io.github.retention4j.clv.SpendPatterns;
import io.github.retention4j.compare.Bootstrap;
import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.JoinersAgainstOthers;
import io.github.retention4j.compare.MembersAgainstOthers;
import io.github.retention4j.compare.Trend;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.acquisition.CustomerAcquisitionCost;
import io.github.retention4j.metric.acquisition.Payback;
import io.github.retention4j.metric.audience.Who;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.definition.RetentionDefinitions;
import io.github.retention4j.metric.definition.RevenueChurnDefinitions;
import io.github.retention4j.metric.engagement.ActiveDays;
import io.github.retention4j.metric.engagement.ConversionRate;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.metric.funnel.Funnel;
import io.github.retention4j.metric.funnel.FunnelStep;
import io.github.retention4j.metric.index.CustomerLoyaltyIndex;
import io.github.retention4j.metric.index.PublishedRange;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.metric.programme.Attainability;
import io.github.retention4j.metric.programme.BreakageRate;
import io.github.retention4j.metric.programme.ContractLiability;
import io.github.retention4j.metric.programme.Fates;
import io.github.retention4j.metric.programme.MemberShare;
import io.github.retention4j.metric.programme.OutstandingPoints;
import io.github.retention4j.metric.programme.PointsFate;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.programme.ProgrammeReturns;
import io.github.retention4j.metric.programme.ProgrammeTerms;
import io.github.retention4j.metric.programme.ReferralRewards;
import io.github.retention4j.metric.programme.TierMoves;
import io.github.retention4j.metric.promotion.CouponRedemptionTime;
import io.github.retention4j.metric.promotion.CouponReturnRate;
import io.github.retention4j.metric.promotion.CouponRevenue;
import io.github.retention4j.metric.retention.CustomerLifespan;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.metric.retention.RepeatRevenueShare;
import io.github.retention4j.metric.retention.RepurchaseRatio;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.CustomerSatisfaction;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.RfmTable;
import io.github.retention4j.metric.segment.SegmentMoves;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.survival.CompetingRisks;
import io.github.retention4j.metric.survival.CustomerEvent;
import io.github.retention4j.metric.survival.LogRankTest;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.CustomerLifetimeValue;
import io.github.retention4j.metric.value.OrderValues;
import io.github.retention4j.metric.value.QuickRatio;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.metric.value.RetentionImpact;
import io.github.retention4j.metric.value.RevenueConcentration;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NetShare;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.joda.money.Money;

/** A result of each kind, by what its golden file is called. */
final class Results {
    static final Window Q1 = Window.quarter(2026, 1);
    static final Window Q4 = Q1.previous();

    private static final Map<String, Object> ALL = new LinkedHashMap<>();

    private Results() {}

    static Map<String, Object> all() {
        if (ALL.isEmpty()) {
            MetricsEngine engine = TestShop.engine();
            LoyaltyProgramme points = TestShop.programme();
            numbers(engine);
            values(engine);
            tables(engine);
            comparisons(engine, points);
            predictions(engine);
            programmes(engine, points);
            holders(engine, points);
        }
        return Map.copyOf(ALL);
    }

    private static void numbers(MetricsEngine engine) {
        ALL.put("ratio", engine.compute(RetentionRate.in(Q1)));
        ALL.put("ratio-not-observed", engine.compute(RetentionRate.in(Window.quarter(2027, 1))));
        ALL.put("ratio-hidden", engine.minimumGroupSize(1000).compute(RetentionRate.in(Q4)));
        ALL.put("ratio-no-data", RetentionRate.of(0, 0));
        ALL.put("cluster-share", engine.compute(ConversionRate.in(Q4)));
        ALL.put("average", engine.compute(AverageOrderValue.in(Q4)));
        ALL.put("money-ratio", engine.compute(RepeatRevenueShare.in(Q4)));
        ALL.put("net-share", new NetShare(Label.of("net ease", "(easy − difficult) / answers"), 60, 25, 15));
        ALL.put("odds", engine.compute(RepurchaseRatio.in(Q4)));
        ALL.put("rate-difference", engine.compute(CouponReturnRate.in(Window.quarter(2025, 3))));
        ALL.put("day-counts", engine.compute(TimeBetweenPurchases.in(Window.month(2025, 12))));
        ALL.put("lifespan", engine.compute(CustomerLifespan.in(Q4)));
        ALL.put("active-day-counts", engine.compute(ActiveDays.in(Q4)));
        ALL.put("order-value-counts", engine.compute(OrderValues.in(Q4)));
        ALL.put("redemption-times", engine.compute(CouponRedemptionTime.in(Q4)));
        ALL.put("nps", engine.compute(NetPromoterScore.in(Q4)));
    }

    private static void values(MetricsEngine engine) {
        AcquisitionSpend spend = AcquisitionSpend.in(SAR).plus(Window.month(2025, 10), Money.parse("SAR 2000"));
        ALL.put("survey-scores", engine.compute(CustomerSatisfaction.in(Q4)));
        ALL.put("coupon-sales", engine.compute(CouponRevenue.in(Q4)));
        ALL.put("acquisition-cost", engine.compute(CustomerAcquisitionCost.in(Window.month(2025, 10), spend)));
        ALL.put("revenue-movements", engine.compute(RecurringRevenue.in(Q4)));
        ALL.put("quick-ratio", new QuickRatio(engine.compute(RecurringRevenue.in(Q4))));
        ALL.put(
                "lifetime-value",
                engine.compute(CustomerLifetimeValue.in(Q4).at(Margin.of(0.4)).lastingByChurn()));
        ALL.put(
                "profit-change",
                engine.compute(RetentionImpact.in(Q4)
                        .given(RetentionImpact.Terms.points(5).withMargin(Margin.of(0.4)))));
        ALL.put("concentration", engine.compute(RevenueConcentration.in(Q4)));
        ALL.put("gini", engine.compute(RevenueConcentration.in(Q4)).gini());
        ALL.put(
                "loyalty-index",
                CustomerLoyaltyIndex.ofAnswers(
                        new long[] {1, 0, 2, 5, 8}, new long[] {0, 1, 3, 4, 8}, new long[] {6, 5, 3, 1, 1}));
        ALL.put(
                "goal-table",
                engine.compute(Scorecard.in(Q4)
                        .atLeast(0.35, RetentionRate::in)
                        .atMost(300, AverageOrderValue::in)
                        .against(new PublishedRange(20, 50, "our trade association, 2025"), NetPromoterScore::in)));
    }

    private static void tables(MetricsEngine engine) {
        Window half = Window.between(LocalDate.of(2025, 10, 1), LocalDate.of(2026, 2, 1));
        ALL.put("cohort-table", engine.compute(CohortRetention.monthly().within(half)));
        ALL.put(
                "payback-table",
                engine.compute(
                        Payback.of(AcquisitionSpend.in(SAR).plus(Window.quarter(2025, 4), Money.parse("SAR 3000")))
                                .cohortsBy(Q4.unit())
                                .at(Margin.of(0.4))));
        ALL.put(
                "funnel",
                engine.compute(Funnel.in(Q4)
                        .through(FunnelStep.visit(), FunnelStep.cart(), FunnelStep.order())
                        .within(Duration.ofDays(1))));
        ALL.put(
                "step-times",
                engine.compute(Funnel.in(Q4).through(FunnelStep.visit(), FunnelStep.order()))
                        .time());
        ALL.put("lifecycle", engine.compute(LifecycleStages.in(Q4)));
        ALL.put("rfm-table", engine.compute(Rfm.in(Q4)));
        ALL.put(
                "cross-table",
                engine.compute(SegmentMoves.between(
                        Segments.orders(Window.quarter(2025, 3), 1, 3), Segments.orders(Q4, 1, 3))));
        ALL.put("definition-table", engine.compute(RetentionDefinitions.in(Q4)));
        ALL.put("definition-table-money", engine.compute(RevenueChurnDefinitions.in(Q4)));
        ALL.put("survival-curve", engine.compute(TimeToEvent.toNthOrder(2).within(Q4)));
        ALL.put(
                "cumulative-incidence",
                engine.compute(CompetingRisks.of(CustomerEvent.firstCoupon(), CustomerEvent.subscriptionStart())
                        .within(Q4)));
        ALL.put(
                "log-rank-test",
                LogRankTest.of(engine.compute(
                        TimeToEvent.toNthOrder(2).within(Window.year(2025)).by(Segments.gender()))));
    }

    private static void predictions(MetricsEngine engine) {
        LocalDate day = LocalDate.of(2026, 1, 31);
        // Of few customers, so that the files are short.
        MetricsEngine few = engine.where("loyal", customer -> customer.orderCount() > 4);
        ALL.put("pattern-table", few.compute(PurchasePatterns.weekly().through(day)));
        ALL.put("spend-table", few.compute(SpendPatterns.afterRefunds()));
        ALL.put(
                "occasion-table",
                few.compute(OccasionPatterns.by(CalendarUnit.MONTH).through(day)));
        BgNbd model = new BgNbd(0.243, 4.414, 0.793, 2.426, ChronoUnit.WEEKS);
        MbgNbd other = new MbgNbd(0.525, 6.183, 0.891, 1.614, ChronoUnit.WEEKS);
        Fit<BgNbd> found = fit(Fit.Status.CONVERGED, "", model, -9582.43, 0.01);
        HoldoutValidation validation = HoldoutValidation.of(
                model, engine.compute(PurchasePatterns.weekly().through(day)));
        ALL.put(
                "model-comparison",
                new ModelComparison(
                        Label.of("models", "by AIC"),
                        List.of(
                                new ModelComparison.Candidate(found, List.of()),
                                new ModelComparison.Candidate(
                                        fit(Fit.Status.NOT_IDENTIFIED, "nobody bought again", other, -9613.5, 0.01),
                                        List.of()))));
        CovariateModel<BgNbd> women =
                new CovariateModel<>(model, List.of(new CovariateTerm("gender", "f", "m", 0, 0.25, -0.5)));
        ALL.put(
                "covariate-fit",
                new CovariateFit<>(
                        Label.of("effects of gender", "with and without, BG/NBD"),
                        fit(Fit.Status.CONVERGED, "", women, -9577.13, 0.0225),
                        found,
                        ""));
        ALL.put("holdout-validation", validation);
        ALL.put("purchase-tracking", validation.tracking());
        ExpectedPurchases quarter = ExpectedPurchases.of(model, Period.ofMonths(3));
        ALL.put("purchase-forecast", quarter.of(new PurchasePattern(2, 213, 272), day));
        ALL.put("purchase-forecast-of-all", engine.compute(quarter));
        GammaGamma spend = new GammaGamma(6.25, 3.74, 154.4, SAR);
        ALL.put("value-forecast", engine.compute(ResidualLifetimeValue.of(model, spend, Period.ofYears(1))));
    }

    /** Stated, since the last digits of an estimate differ from one Java to another. */
    private static <M extends Model> Fit<M> fit(
            Fit.Status status, String reason, M model, double logLikelihood, double variance) {
        int size = model.parameters().size();
        List<List<Double>> covariance = IntStream.range(0, size)
                .mapToObj(row -> IntStream.range(0, size)
                        .mapToObj(column -> column == row ? variance : 0.0)
                        .toList())
                .toList();
        return new Fit<>(status, reason, model, logLikelihood, 0, covariance, 9, 10, 4, 2357);
    }

    private static void comparisons(MetricsEngine engine, LoyaltyProgramme points) {
        ALL.put(
                "comparison",
                engine.compute(Comparison.of(RetentionRate.in(Q4)).with(RetentionRate.in(Q4.previous()))));
        ALL.put(
                "group-comparison",
                engine.compute(Comparison.of(AverageOrderValue.in(Q4)).by(Segments.country())));
        ALL.put(
                "resampled",
                engine.compute(
                        Bootstrap.ofQuantile(TimeBetweenPurchases.in(Q4), 0.5).samples(100)));
        ALL.put("trend", engine.compute(Trend.of(Window.months(2025, 9, 2026, 2), AverageOrderValue::in)));
        ALL.put("member-comparison", engine.compute(MembersAgainstOthers.in(Q4).of(points)));
        ALL.put(
                "difference-in-differences",
                engine.compute(JoinersAgainstOthers.joinedIn(Q4).of(points)).revenue());
    }

    private static void programmes(MetricsEngine engine, LoyaltyProgramme points) {
        ALL.put(
                "fates",
                Fates.inMonths()
                        .redeemed(1, 3, 60)
                        .redeemed(1, 8, 40)
                        .redeemed(2, 5, 20)
                        .expired(2, 12, 80)
                        .open(3, 2, 100)
                        .build());
        ALL.put("fates-of-shop", engine.compute(PointsFate.of(points).at(LocalDate.of(2025, 2, 15))));
        ALL.put(
                "ultimate-share",
                engine.compute(
                        BreakageRate.in(Window.month(2025, 2)).of(points).definedBy(BreakageRate.Definition.ULTIMATE)));
        ALL.put(
                "attainment",
                engine.compute(Attainability.in(Window.month(2025, 11)).of(points)));
        ALL.put("points-flow", engine.compute(PointsFlows.in(Q4).of(points)));
        ALL.put(
                "points-liability",
                engine.compute(OutstandingPoints.at(LocalDate.of(2025, 2, 15)).of(points)));
        ProgrammeTerms terms = ProgrammeTerms.margin(Margin.of(0.4))
                .withRunningCosts(Money.parse("SAR 600"))
                .withUplift(0.2);
        ALL.put(
                "programme-return",
                engine.compute(ProgrammeReturns.in(Q4).of(points).given(terms)));
        ALL.put("return-on-investment", ProgrammeReturns.of(Money.parse("SAR 5000000"), Money.parse("SAR 2000000")));
        ALL.put("member-sales", engine.compute(MemberShare.in(Q4).of(points)));
        ALL.put("referral-outcome", engine.compute(ReferralRewards.in(Q4).of(points)));
        ALL.put("tier-table", engine.compute(TierMoves.in(Q4).of(points)));
        ALL.put(
                "contract-liability",
                ContractLiability.ofSales(Money.parse("SAR 100000"), Money.parse("SAR 100000"), Money.parse("SAR 9500"))
                        .redeemed(4_500, 9_500));
    }

    private static void holders(MetricsEngine engine, LoyaltyProgramme points) {
        CustomerFunction<Integer> orders = CustomerFunction.named("orders", c -> c.orderCount());
        ALL.put("customer-list", engine.rank(orders, 3));
        ALL.put(
                "customer-list-reasons",
                engine.compute(Who.birthday(Window.month(2026, 4)).limit(3)));
        ALL.put("segmented", engine.compute(RetentionRate.in(Q4).by(Segments.country())));
        ALL.put("series", engine.trend(Window.months(2025, 8, 2026, 3), RetentionRate::in));
        ALL.put(
                "report",
                engine.compute(
                        RetentionRate.in(Q4),
                        AverageOrderValue.in(Q4),
                        Rfm.in(Q4).map(RfmTable::customers)));
        ALL.put("table", engine.compute(LifecycleStages.in(Q4)).table().orElseThrow());
        History history = TestShop.history();
        ALL.put("points-ledger", points.replay(history.customer("c20").orElseThrow()));
        ALL.put("mapped", engine.compute(AverageOrderValue.in(Q4).map(Mapped::of)));
    }

    /** What somebody makes of a result. */
    record Mapped(String name, Money target, BigDecimal sum, Window window) {
        static Mapped of(Average average) {
            return new Mapped(
                    "mine",
                    Money.parse("SAR 250"),
                    average.sum(),
                    average.label().window().orElseThrow());
        }
    }
}
