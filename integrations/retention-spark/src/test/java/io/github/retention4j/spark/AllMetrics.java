package io.github.retention4j.spark;

import com.google.common.reflect.ClassPath;
import io.github.retention4j.clv.BgNbd;
import io.github.retention4j.clv.ExpectedPurchases;
import io.github.retention4j.clv.GammaGamma;
import io.github.retention4j.clv.OccasionPatterns;
import io.github.retention4j.clv.PurchasePatterns;
import io.github.retention4j.clv.ResidualLifetimeValue;
import io.github.retention4j.clv.SpendPatterns;
import io.github.retention4j.compare.Bootstrap;
import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.JoinersAgainstOthers;
import io.github.retention4j.compare.MembersAgainstOthers;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.acquisition.CustomerAcquisitionCost;
import io.github.retention4j.metric.acquisition.Payback;
import io.github.retention4j.metric.audience.Who;
import io.github.retention4j.metric.cohort.CohortEntry;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.definition.LifetimeValueDefinitions;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.funnel.Funnel;
import io.github.retention4j.metric.funnel.FunnelStep;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.metric.programme.InWindow;
import io.github.retention4j.metric.programme.OutstandingPoints;
import io.github.retention4j.metric.programme.PointsFate;
import io.github.retention4j.metric.programme.ProgrammeReturns;
import io.github.retention4j.metric.programme.ProgrammeTerms;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.SegmentMoves;
import io.github.retention4j.metric.segment.SegmentOverlap;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.survival.CompetingRisks;
import io.github.retention4j.metric.survival.CustomerEvent;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.OrderValues;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsExpiry;
import io.github.retention4j.programme.Redeemer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.joda.money.Money;

/** Every metric that the library has, by its factory {@code in(Window)}, and those that are asked otherwise. */
final class AllMetrics {
    private static final LocalDate DAY = LocalDate.of(2025, 11, 1);

    static final LoyaltyProgramme RECORDED = LoyaltyProgramme.named("Recorded")
            .earning(Earning.points(100).perOrder())
            .pending(3)
            .expiring(PointsExpiry.afterMonths(2))
            .enrolment(Enrolment.BY_RECORD)
            .build();

    private static final LoyaltyProgramme CASHBACK = LoyaltyProgramme.named("Money back")
            .cashback(0.15)
            .pending(7)
            .expiring(PointsExpiry.afterDays(90))
            .redeemer(Redeemer.AS_SOON_AS_POSSIBLE)
            .enrolment(Enrolment.AT_FIRST_ORDER)
            .build();

    private AllMetrics() {}

    static List<Metric<?, ?>> over(Window window) {
        Set<Metric<?, ?>> metrics = new LinkedHashSet<>();
        metrics.addAll(inWindow(window));
        metrics.addAll(cohorts());
        metrics.addAll(others(window));
        metrics.addAll(ofProgrammes(window));
        metrics.addAll(bySegments(window));
        return List.copyOf(metrics);
    }

    /** Found by their names, so that a new one is not forgotten. */
    static List<Metric<?, ?>> inWindow(Window window) {
        List<Metric<?, ?>> metrics = new ArrayList<>();
        try {
            for (ClassPath.ClassInfo type : ClassPath.from(Metric.class.getClassLoader())
                    .getTopLevelClassesRecursive("io.github.retention4j")) {
                String of = type.getPackageName().substring("io.github.retention4j".length());
                if (of.startsWith(".metric") || of.startsWith(".clv") || of.startsWith(".compare")) {
                    metrics.addAll(inWindow(type.load(), window));
                }
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("the metrics cannot be found", e);
        }
        return metrics;
    }

    private static List<Metric<?, ?>> inWindow(Class<?> type, Window window) throws ReflectiveOperationException {
        List<Metric<?, ?>> metrics = new ArrayList<>();
        for (Method method : type.getMethods()) {
            boolean isIn = method.getName().equals("in")
                    && Modifier.isPublic(type.getModifiers())
                    && Modifier.isStatic(method.getModifiers())
                    && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Window.class});
            if (isIn && Metric.class.isAssignableFrom(method.getReturnType())) {
                metrics.add((Metric<?, ?>) method.invoke(null, window));
            } else if (isIn && method.getReturnType() == InWindow.class) {
                for (LoyaltyProgramme programme : List.of(RECORDED, CASHBACK)) {
                    if (((InWindow<?>) method.invoke(null, window)).of(programme) instanceof Metric<?, ?> metric) {
                        metrics.add(metric);
                    }
                }
            }
        }
        return metrics;
    }

    private static List<Metric<?, ?>> cohorts() {
        CohortRetention monthly = CohortRetention.monthly();
        return List.of(
                monthly,
                CohortRetention.weekly(DayOfWeek.SATURDAY),
                CohortRetention.daily().within(Window.month(2025, 10)),
                CohortRetention.quarterly().enteredBy(CohortEntry.signUp()),
                CohortRetention.yearly(),
                monthly.enteredBy(CohortEntry.recurring()),
                monthly.agedBy(Duration.ofDays(30)).brackets(0, 1, 3, 6),
                monthly.cells(CohortRetention.CellRule.ON_OR_AFTER),
                CohortRetention.by(CalendarUnit.HIJRI_MONTH),
                monthly.by(Segments.country()),
                monthly.by("orders", CustomerHistory::orderCount));
    }

    private static List<Metric<?, ?>> others(Window window) {
        AcquisitionSpend spend = AcquisitionSpend.in(GeneratedStore.CURRENCY)
                .plus(Window.month(2025, 8), "search", Money.parse("EGP 1234.56"))
                .plus(Window.month(2025, 9), "mail", Money.parse("EGP 99"));
        BgNbd model = new BgNbd(0.9, 6, 0.8, 2.5, ChronoUnit.WEEKS);
        GammaGamma values = new GammaGamma(2.1, 3.4, 120, GeneratedStore.CURRENCY);
        CustomerFunction<Long> revenue = CustomerFunction.named(
                "revenue", customer -> customer.netRevenue(customer.basis().span(window)));
        return List.of(
                CustomerAcquisitionCost.in(window, spend),
                CustomerAcquisitionCost.in(window, spend).byChannel(),
                Payback.of(spend),
                Payback.of(spend).byChannel(),
                Who.birthday(window).rankedByRevenue(window).list(),
                Who.due(window).list(),
                Who.oneTimeBuyers(10, 200, DAY).limit(7),
                Who.silentForTwiceTheirGap(DAY).list(),
                Funnel.in(window)
                        .through(FunnelStep.visit(), FunnelStep.cart(), FunnelStep.order())
                        .within(Duration.ofDays(60)),
                Funnel.in(window).through(FunnelStep.order(), FunnelStep.orderNumber(2)),
                TimeToEvent.toNthOrder(2),
                TimeToEvent.toLeaving(60),
                TimeToEvent.of(CustomerEvent.firstCoupon())
                        .from(CustomerEvent.nthOrder(1))
                        .within(window),
                TimeToEvent.of(CustomerEvent.subscriptionEnd()).from(CustomerEvent.subscriptionStart()),
                CompetingRisks.of(CustomerEvent.nthOrder(2), CustomerEvent.inactivity(45)),
                SegmentMoves.between(
                        Segments.orders(Window.quarter(2025, 1), 1, 3), Segments.orders(Window.quarter(2025, 2), 1, 3)),
                SegmentOverlap.of(Segments.country(), Segments.gender()),
                PurchasePatterns.daily(),
                PurchasePatterns.weekly().through(DAY),
                SpendPatterns.afterRefunds(),
                SpendPatterns.beforeRefunds().through(DAY),
                OccasionPatterns.by(CalendarUnit.MONTH),
                ExpectedPurchases.of(model, Period.ofMonths(3)),
                ResidualLifetimeValue.of(model, values, Period.ofMonths(6)),
                LifetimeValueDefinitions.in(window, Margin.of(0.3), Period.ofYears(2), DiscountRate.annual(0.1)),
                Scorecard.in(window).atLeast(0.2, RepeatPurchaseRate::in).atMost(0.5, ChurnRate::in),
                CouponRedemptionRate.in(window).byCampaign(),
                CouponRedemptionRate.in(window).byCode(),
                Comparison.of(AverageOrderValue.in(window)).by(Segments.country()),
                Comparison.of(RepeatPurchaseRate.in(window)).with(RepeatPurchaseRate.in(Window.quarter(2025, 1))),
                Bootstrap.of(PurchaseFrequency.in(window)).samples(100).seed(3),
                Metric.share("often", customer -> customer.orderCount() > 0, customer -> customer.orderCount() > 3),
                Metric.select(customer -> customer.orderCount() > 4, revenue),
                Metric.rank(revenue, 9),
                // Whole numbers add up in any order; a caller's own fold is asked for that.
                Metric.fold(
                        "orders by length of name",
                        () -> new long[40],
                        (counts, customer) -> counts[Math.min(39, customer.orderCount())]++,
                        (into, from) -> Arrays.setAll(into, at -> into[at] + from[at]),
                        counts -> Arrays.toString(counts)));
    }

    private static List<Metric<?, ?>> ofProgrammes(Window window) {
        List<Metric<?, ?>> metrics = new ArrayList<>();
        for (LoyaltyProgramme programme : List.of(RECORDED, CASHBACK)) {
            metrics.add(PointsFate.of(programme));
            metrics.add(PointsFate.of(programme).issuedIn(window).at(DAY));
            metrics.add(OutstandingPoints.at(DAY).of(programme));
            metrics.add(MembersAgainstOthers.in(window).of(programme));
            metrics.add(JoinersAgainstOthers.joinedIn(Window.quarter(2025, 2)).of(programme));
            metrics.add(ProgrammeReturns.in(window)
                    .of(programme)
                    .given(ProgrammeTerms.margin(Margin.of(0.4)).withUplift(0.1)));
        }
        return metrics;
    }

    private static List<Metric<?, ?>> bySegments(Window window) {
        return List.of(
                RetentionRate.in(window).by(Segments.country()),
                RetentionRate.in(window).by(Segments.attribute("plan")),
                AverageOrderValue.in(window)
                        .by(Segments.weekday(io.github.retention4j.metric.segment.TimeOf.FIRST_ORDER)),
                RevenuePerCustomer.in(window).by(Segments.ageBand(DAY, 18, 30, 45)),
                RevenuePerCustomer.in(window).by(Segments.firstOrderCoupon()),
                OrderValues.in(window).by(Segments.channel()),
                Rfm.in(window).by(Segments.gender()),
                TimeToEvent.toNthOrder(2).by(Segments.country()),
                PurchaseFrequency.in(window).where("often", customer -> customer.orderCount() > 2));
    }
}
