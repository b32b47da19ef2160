package io.github.retention4j.spring;

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
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The figures that are told of a shop, each worked out once of a history. */
final class ShopFigures {
    private final RetentionMetrics metrics;
    private final ReportSettings settings;

    private WeakReference<History> of = new WeakReference<>(null);
    private List<NumericResult> figures = List.of();

    ShopFigures(RetentionMetrics metrics, ReportSettings settings) {
        this.metrics = metrics;
        this.settings = settings;
    }

    RetentionMetrics metrics() {
        return metrics;
    }

    int minimumGroup() {
        return settings.minimumGroup();
    }

    /** Who asks while another works them out waits for that one. */
    synchronized List<NumericResult> of(History history) {
        if (of.get() != history) {
            figures = settings.window()
                    .of(history, Instant.now().minus(metrics.age().orElse(Duration.ZERO)))
                    .map(in -> computed(history, in))
                    .orElse(List.of());
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
        Report report = settings.engine(history).compute(asked);
        return asked.stream().<NumericResult>map(report::get).toList();
    }
}
