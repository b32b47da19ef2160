package io.github.retention4j.spring;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.spring.RetentionProperties.Metrics;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The figures that are told of a shop, each worked out once of a history. */
final class ShopFigures {
    private static final int USUAL_GROUP = 10;

    private final RetentionMetrics metrics;
    private final ReportedWindow window;
    private final int minimumGroup;

    private WeakReference<History> of = new WeakReference<>(null);
    private List<NumericResult> figures = List.of();

    ShopFigures(RetentionMetrics metrics, ReportedWindow window, int minimumGroup) {
        this.metrics = metrics;
        this.window = window;
        this.minimumGroup = minimumGroup;
    }

    /** As it is configured of a shop. */
    static ShopFigures of(RetentionProperties all, String shop, RetentionMetrics metrics) {
        Metrics usual = all.metrics();
        Metrics own = all.shops().containsKey(shop) ? all.shops().get(shop).metrics() : usual;
        int minimumGroup = ShopSettings.or(own.minimumGroup(), usual.minimumGroup(), USUAL_GROUP);
        if (minimumGroup < 1) {
            throw new SetupException(
                    "retention4j.metrics.minimum-group " + minimumGroup + " not in [1, ∞)",
                    "Write 1 to hide no number, or of how many customers a number must be at least, such as 10.");
        }
        return new ShopFigures(
                metrics,
                ShopSettings.or(own.window(), usual.window(), ReportedWindow.LAST_COMPLETE_MONTH),
                minimumGroup);
    }

    RetentionMetrics metrics() {
        return metrics;
    }

    int minimumGroup() {
        return minimumGroup;
    }

    /** Who asks while another works them out waits for that one. */
    synchronized List<NumericResult> of(History history) {
        if (of.get() != history) {
            figures = window.of(history, Instant.now().minus(metrics.age().orElse(Duration.ZERO)))
                    .map(in -> computed(history, in)).orElse(List.of());
            of = new WeakReference<>(history);
        }
        return figures;
    }

    private List<NumericResult> computed(History history, Window in) {
        List<Metric<?, ? extends NumericResult>> asked = List.of(
                RetentionRate.in(in),
                ChurnRate.in(in),
                RepeatPurchaseRate.in(in),
                RevenuePerCustomer.in(in),
                AverageOrderValue.in(in));
        MetricsEngine all = MetricsEngine.over(history);
        Report report = (minimumGroup < 2 ? all : all.minimumGroupSize(minimumGroup)).compute(asked);
        return asked.stream().<NumericResult>map(report::get).toList();
    }
}
