package io.github.retention4j.report;

import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.metric.index.CustomerLoyaltyIndex;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.CustomerLifespan;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.metric.retention.RepeatOrderShare;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RepeatRevenueShare;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.CustomerLifetimeValue;
import io.github.retention4j.metric.value.NetRevenueChurn;
import io.github.retention4j.metric.value.OrderValues;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.metric.value.RevenueConcentration;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.chart.CohortCurves;
import io.github.retention4j.report.picture.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the standard sections about orders ask, and in which order they show it. */
final class StandardSections {
    /** Currencies of countries where the Hijri calendar is lived by. */
    private static final Set<String> HIJRI_CURRENCIES = Set.of("SAR", "AED", "KWD", "BHD", "QAR", "OMR", "YER");

    private StandardSections() {}

    static List<Part> glance(PageScope scope) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Glance(scope));
        List<Window> last = scope.lastMonth().isEmpty() ? List.of(scope.all()) : scope.lastMonth();
        scope.goals().ifPresent(goals -> parts.add(Shown.of(Need.GOALS, goals.apply(last.get(0)))));
        scope.lastQuarter().forEach(of -> parts.add(Shown.picture(Need.ORDERS, CustomerLoyaltyIndex.in(of))));
        return parts;
    }

    static List<Part> staying(PageScope scope) {
        List<Part> parts = new ArrayList<>();
        parts.add(new OverTime(scope.recent(), RetentionRate::in));
        List<Window> latest = Stream.concat(scope.lastMonth().stream(), scope.lastQuarter().stream())
                .distinct()
                .toList();
        parts.add(new Facts(scope.latestAndAll())
                .tellingRules()
                .row(Need.ORDERS, latest, RetentionRate::in)
                .row(Need.ORDERS, latest, ChurnRate::in)
                .row(
                        Need.SUBSCRIPTIONS,
                        latest,
                        window -> RetentionRate.in(window).definedBy(RetentionRate.Definition.CONTRACTUAL))
                .row(
                        Need.SUBSCRIPTIONS,
                        latest,
                        window -> ChurnRate.in(window).definedBy(ChurnRate.Definition.SUBSCRIPTION_ENDED))
                .row(Need.ORDERS, List.of(scope.all()), CustomerLifespan::in));
        for (Window quarter : scope.lastQuarter()) {
            parts.add(Shown.of(Need.ORDERS, LifecycleStages.in(quarter)));
            parts.add(Shown.as(
                    Need.CUSTOMERS,
                    RetentionRate.in(quarter).by(Segments.country()),
                    found -> found.size() > 1 ? Pictures.find(found).stream().toList() : List.of()));
        }
        return parts;
    }

    static List<Part> returning(PageScope scope) {
        List<Part> parts = new ArrayList<>();
        parts.add(Shown.as(Need.ORDERS, CohortRetention.by(scope.cohorts()), StandardSections::ofCohorts));
        if (HIJRI_CURRENCIES.contains(scope.basis().currency().getCode())
                && scope.all().days() > 120) {
            Window last = Window.of(CalendarUnit.HIJRI_MONTH, scope.lastDay());
            Window first = Window.of(CalendarUnit.HIJRI_MONTH, last.start().minusYears(1));
            Window year = Window.between(first.start(), last.end());
            parts.add(Shown.picture(
                    Need.ORDERS, CohortRetention.by(CalendarUnit.HIJRI_MONTH).within(year)));
        }
        return parts;
    }

    /** The table of colours, its curves, and what came of the first age from cohort to cohort. */
    private static List<Chart> ofCohorts(CohortTable cohorts) {
        List<Chart> charts = new ArrayList<>(Pictures.find(cohorts).stream().toList());
        if (cohorts.cohorts().size() > 1 && cohorts.ages() > 1) {
            if (CohortCurves.hasData(cohorts)) {
                charts.add(Pictures.curvesOf(cohorts));
            }
            Pictures.find(cohorts.atAge(1)).ifPresent(charts::add);
        }
        return charts;
    }

    static List<Part> repeating(PageScope scope) {
        return List.of(
                new Facts(scope.latestAndAll())
                        .row(Need.ORDERS, RepeatPurchaseRate::in)
                        .row(Need.ORDERS, RepeatOrderShare::in)
                        .row(Need.ORDERS, RepeatRevenueShare::in)
                        .row(Need.ORDERS, PurchaseFrequency::in),
                Shown.of(Need.ORDERS, TimeToEvent.toNthOrder(2).within(scope.all()))
                        .under("How long until the second order"),
                Shown.of(Need.ORDERS, TimeBetweenPurchases.in(scope.all())));
    }

    static List<Part> forecast(PageScope scope) {
        return List.of(new Foretelling(scope));
    }

    static List<Part> worth(PageScope scope) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Facts(scope.latestAndAll())
                .row(Need.ORDERS, AverageOrderValue::in)
                .row(Need.ORDERS, RevenuePerCustomer::in)
                .row(Need.ORDERS, List.of(scope.all()), CustomerLifetimeValue::in)
                .row(
                        Need.ORDERS,
                        scope.lastQuarter(),
                        window -> CustomerLifetimeValue.in(window).lastingByChurn())
                .row(Need.SUBSCRIPTIONS, scope.lastMonth(), NetRevenueChurn::in));
        parts.add(Shown.of(Need.ORDERS, OrderValues.in(scope.all())));
        parts.add(Shown.of(Need.ORDERS, RevenueConcentration.in(scope.all())));
        parts.add(Shown.of(Need.ORDERS, Rfm.in(scope.all())));
        scope.lastMonth().forEach(month -> parts.add(Shown.of(Need.SUBSCRIPTIONS, RecurringRevenue.in(month))));
        return parts;
    }
}
