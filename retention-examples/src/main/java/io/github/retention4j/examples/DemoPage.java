package io.github.retention4j.examples;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a shop's owner wants to see first, each number under the definition it follows. */
final class DemoPage {
    private static final int MOST_COHORTS = 13;
    private static final int TREND = 12;

    private final History history;
    private final MetricsEngine engine;
    private final StringBuilder text = new StringBuilder();

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

        section("The last full month and quarter" + (latest.isEmpty() ? ": none yet" : ""));
        trend(latest, RetentionRate::in);
        trend(latest, ChurnRate::in);
        section("The same, and all days");
        trend(latestAndAll, RepeatPurchaseRate::in);
        trend(latestAndAll, PurchaseFrequency::in);
        trend(latestAndAll, AverageOrderValue::in);
        if (engine.compute(NetPromoterScore.in(all)).answers() > 0) {
            trend(latestAndAll, NetPromoterScore::in);
        }
        if (engine.compute(CouponRedemptionRate.in(all)).total() > 0) {
            trend(latestAndAll, CouponRedemptionRate::in);
        }
        // The first month has nobody before it who could have stayed.
        List<Window> trend = last(months.subList(Math.min(1, months.size()), months.size()), TREND);
        if (!trend.isEmpty()) {
            section("Is it getting better? The last full months");
            trend(trend, RetentionRate::in);
        }
        section("Who comes back, by when they first came");
        text.append(engine.compute(cohorts(all))).append('\n');
        if (!quarters.isEmpty()) {
            segments(quarters.get(quarters.size() - 1));
        }
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

    private <R> void trend(List<Window> windows, Function<Window, ? extends Metric<?, R>> metric) {
        if (!windows.isEmpty()) {
            text.append(engine.trend(windows, metric)).append('\n');
        }
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
