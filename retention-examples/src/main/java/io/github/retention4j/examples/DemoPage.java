package io.github.retention4j.examples;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.engagement.BounceRate;
import io.github.retention4j.metric.engagement.CartAbandonmentRate;
import io.github.retention4j.metric.engagement.ConversionRate;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.engagement.ReferralRate;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.metric.index.CustomerLoyaltyIndex;
import io.github.retention4j.metric.index.Scorecard;
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
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.CustomerLifetimeValue;
import io.github.retention4j.metric.value.NetRevenueChurn;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.metric.value.RetentionImpact;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.metric.value.Rfm;
import io.github.retention4j.metric.value.UpsellRate;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.PublishedRange;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a shop's owner wants to see first, each number under the definition it follows. */
final class DemoPage {
    private static final int MOST_COHORTS = 13;
    private static final int TREND = 12;

    /** What the shop would have to state of itself. */
    private static final RetentionImpact.Terms FIVE_POINTS =
            RetentionImpact.Terms.points(5).withMargin(Margin.of(0.4)).withDiscount(DiscountRate.annual(0.12));

    private final History history;
    private final MetricsEngine engine;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> noData = new LinkedHashSet<>();

    private DemoPage(History history) {
        this.history = history;
        this.engine = MetricsEngine.over(history);
    }

    /** The page as text; its lines end as the platform's do. */
    static String of(History history) {
        DemoPage page = new DemoPage(history);
        page.write();
        return page.text.toString().replace("\n", System.lineSeparator());
    }

    private void write() {
        text.append(history).append('\n').append(history.intake()).append('\n');
        if (history.orderCount() == 0) {
            return;
        }
        Window all = history.observed();
        List<Window> months = full(Window.Unit.MONTH);
        List<Window> quarters = full(Window.Unit.QUARTER);
        List<Window> latest =
                Stream.of(months, quarters).flatMap(w -> last(w, 1).stream()).toList();
        List<Window> latestAndAll =
                Stream.concat(latest.stream(), Stream.of(all)).toList();

        section("Who stays: the last full month and quarter" + (latest.isEmpty() ? ": none yet" : ""));
        show(latest, RetentionRate::in);
        show(latest, w -> RetentionRate.in(w).definedBy(RetentionRate.Definition.COUNTS));
        show(latest, w -> RetentionRate.in(w).definedBy(RetentionRate.Definition.CONTRACTUAL));
        show(latest, ChurnRate::in);
        show(latest, w -> ChurnRate.in(w).definedBy(ChurnRate.Definition.NET_CHANGE));
        show(latest, w -> ChurnRate.in(w).lapsedAfter(90));
        show(latest, w -> ChurnRate.in(w).definedBy(ChurnRate.Definition.SUBSCRIPTION_ENDED));
        show(last(quarters, 1), LifecycleStages::in);
        show(List.of(all), CustomerLifespan::in);
        section("Who buys again: the same, and all days");
        show(latestAndAll, RepeatPurchaseRate::in);
        show(latestAndAll, RepurchaseRatio::in);
        show(List.of(all), w -> RepeatPurchaseRate.in(w).within(60));
        show(latestAndAll, RepeatOrderShare::in);
        show(latestAndAll, RepeatRevenueShare::in);
        show(latestAndAll, PurchaseFrequency::in);
        show(List.of(all), TimeBetweenPurchases::in);
        section("What they are worth");
        show(latestAndAll, AverageOrderValue::in);
        show(latestAndAll, RevenuePerCustomer::in);
        show(List.of(all), CustomerLifetimeValue::in);
        show(last(quarters, 1), w -> CustomerLifetimeValue.in(w).lastingByChurn());
        show(last(quarters, 1), w -> CustomerLifetimeValue.in(w).discountedAt(DiscountRate.annual(0.12)));
        show(last(quarters, 1), w -> RetentionImpact.in(w).given(FIVE_POINTS));
        show(latest, RecurringRevenue::in);
        show(latest, NetRevenueChurn::in);
        show(latest, w -> NetRevenueChurn.in(w).definedBy(NetRevenueChurn.Definition.AS_PRINTED));
        show(latestAndAll, UpsellRate::in);
        section("What they do");
        show(latestAndAll, BounceRate::in);
        show(latestAndAll, ConversionRate::in);
        show(latestAndAll, CartAbandonmentRate::in);
        show(latestAndAll, ReferralRate::in);
        section("What they say");
        show(latestAndAll, NetPromoterScore::in);
        show(latestAndAll, CustomerSatisfaction::in);
        show(latestAndAll, CustomerEffortScore::in);
        section("What coupons do");
        show(latestAndAll, CouponRedemptionRate::in);
        show(List.of(all), w -> CouponRedemptionRate.in(w).byCampaign());
        show(latestAndAll, CouponRevenue::in);
        show(List.of(all), CouponRedemptionTime::in);
        show(List.of(all), CouponReturnRate::in);
        if (!quarters.isEmpty()) {
            section("All in one, and against goals");
            show(last(quarters, 1), CustomerLoyaltyIndex::in);
            show(last(months, 1), DemoPage::goals);
        }
        // The first month has nobody before it who could have stayed.
        List<Window> trend = last(months.subList(Math.min(1, months.size()), months.size()), TREND);
        if (!trend.isEmpty()) {
            section("Is it getting better? The last full months");
            show(trend, RetentionRate::in);
        }
        section("Who comes back, by when they first came");
        text.append(engine.compute(cohorts(all))).append('\n');
        section("Who are the best?");
        show(List.of(all), Rfm::in);
        if (!quarters.isEmpty()) {
            segments(quarters.get(quarters.size() - 1));
        }
        if (!noData.isEmpty()) {
            section("Not shown, for want of records");
            text.append(String.join("\n", noData)).append('\n');
        }
    }

    /** Goals that a shop could set itself; the range is one that guides print. */
    private static Scorecard goals(Window month) {
        return Scorecard.in(month)
                .atLeast(0.35, RetentionRate::in)
                .atLeast(0.2, RepeatPurchaseRate::in)
                .atLeast(30, NetPromoterScore::in)
                .atMost(0.7, CartAbandonmentRate::in)
                .against(
                        new PublishedRange(0.05, 0.08, "e-commerce by the month, as guides print it"),
                        w -> ChurnRate.in(w).lapsedAfter(90));
    }

    private void segments(Window quarter) {
        long start = history.basis().startOf(quarter.start());
        MetricsEngine known = engine.where(c -> c.firstOrderFrom(start) > 0);
        Map<String, Ratio> byCountry = known.compute(RetentionRate.in(quarter).by(Segments.country()));
        section("Whom do we keep? " + quarter);
        if (byCountry.size() > 1) {
            text.append(byCountry).append('\n');
        }
        text.append(known.compute(RetentionRate.in(quarter).by(ordersBefore(start))))
                .append('\n');
    }

    private void section(String title) {
        text.append('\n').append("── ").append(title).append(' ').append("─".repeat(Math.max(2, 72 - title.length())));
        text.append('\n');
    }

    /** A metric for each window; one that has no data in any of them is named at the end of the page. */
    private <R> void show(List<Window> windows, Function<Window, ? extends Metric<?, R>> metric) {
        if (windows.isEmpty()) {
            return;
        }
        Series<R> series = engine.trend(windows, metric);
        if (windows.stream().map(series::get).allMatch(DemoPage::isNoData)) {
            noData.add(metric.apply(windows.get(0)).name());
        } else {
            text.append(windows.size() == 1 ? series.get(windows.get(0)) : series)
                    .append('\n');
        }
    }

    private static boolean isNoData(Object result) {
        return result instanceof MetricResult single
                ? single.summary().startsWith("no data")
                : result instanceof Map<?, ?> segments && segments.isEmpty();
    }

    /** The finest cohorts of which there are not more than fit on a screen. */
    private static CohortRetention cohorts(Window all) {
        long months = all.days() / 28;
        if (months <= MOST_COHORTS + 1) {
            return CohortRetention.monthly();
        }
        return months <= 3 * MOST_COHORTS ? CohortRetention.quarterly() : CohortRetention.yearly();
    }

    /** The windows of a unit that lie in the data as a whole. */
    private List<Window> full(Window.Unit unit) {
        List<Window> windows = new ArrayList<>();
        LocalDate first = history.basis().firstDay();
        Window window = Window.containing(first, unit);
        while (history.basis().observation(window) == Observation.OBSERVED) {
            windows.add(window);
            window = window.next();
        }
        return windows;
    }

    private static List<Window> last(List<Window> windows, int count) {
        return windows.subList(Math.max(0, windows.size() - count), windows.size());
    }

    private static Segment<String> ordersBefore(long start) {
        return Segment.of("orders before the quarter", customer -> {
            int orders = customer.firstOrderFrom(start);
            return orders < 3 ? Integer.toString(orders) : orders < 6 ? "3–5" : "6 and more";
        });
    }
}
