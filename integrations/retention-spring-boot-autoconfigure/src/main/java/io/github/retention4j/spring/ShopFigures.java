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
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The figures that are told of a shop, each worked out once of a history: by the first who asks. Others do not wait for that, but are told of
 * the history before. What is told of a history as a whole and its figures are always of the same one.
 */
final class ShopFigures {
    private final RetentionMetrics metrics;
    private final ReportSettings settings;
    private final ReentrantLock working = new ReentrantLock();
    private volatile @Nullable Told told;

    /**
     * What was worked out.
     *
     * @param of the history, which this does not keep alive
     * @param whole what it is as a whole, at the moment that it was finished
     * @param finishedAt when that was
     * @param figures its figures
     */
    record Told(
            WeakReference<History> of, ShopAnswer.OfHistory whole, Instant finishedAt, List<NumericResult> figures) {
        Duration age() {
            return Duration.between(finishedAt, Instant.now());
        }
    }

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

    /** Of the current history, or of the one before; empty if there is none yet. */
    Optional<Told> told() {
        return metrics.history().map(this::of);
    }

    private Told of(History history) {
        Told last = told;
        if (last == null) {
            working.lock();
        } else if (last.of().refersTo(history) || !working.tryLock()) {
            return last;
        }
        try {
            Told now = told;
            if (now == null || !now.of().refersTo(history)) {
                now = workedOut(history);
                told = now;
            }
            return now;
        } finally {
            working.unlock();
        }
    }

    private Told workedOut(History history) {
        Duration age = metrics.age().orElse(Duration.ZERO);
        Instant finishedAt = Instant.now().minus(age);
        return new Told(
                new WeakReference<>(history),
                ShopAnswer.whole(history, Optional.of(age)),
                finishedAt,
                settings.window()
                        .of(history, finishedAt)
                        .map(in -> computed(history, in))
                        .orElse(List.of()));
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
