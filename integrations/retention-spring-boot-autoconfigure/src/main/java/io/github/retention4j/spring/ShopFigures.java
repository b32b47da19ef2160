package io.github.retention4j.spring;

import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory.Refresh;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The figures that are told of a shop, each worked out once of a history: by the thread that refreshes, or by the first who asks where the
 * refreshing began before this. Others do not wait for that, but are told of the history before. What is told of a history as a whole and
 * its figures are always of the same one.
 */
final class ShopFigures {
    private final RetentionMetrics metrics;
    private final ReportSettings settings;
    private final InstantSource time;
    private final ReentrantLock working = new ReentrantLock();
    private volatile @Nullable Told told;

    /**
     * What was worked out.
     *
     * @param of the refresh that built the history, which this does not keep alive
     * @param whole what the history is as a whole
     * @param figures its figures
     */
    record Told(WeakReference<Refresh> of, Whole whole, List<NumericResult> figures) {}

    /** A history as a whole, without its age, and when it was finished. */
    record Whole(ShopAnswer.OfHistory history, Instant finishedAt) {
        Whole(Refresh refresh, History history) {
            this(ShopAnswer.whole(history), refresh.endedAt());
        }

        /** A clock that was set back has not made the age negative. */
        ShopAnswer.OfHistory at(Instant now) {
            return history.aged(now.isBefore(finishedAt) ? Duration.ZERO : Duration.between(finishedAt, now));
        }
    }

    ShopFigures(RetentionMetrics metrics, ReportSettings settings, InstantSource time) {
        this.metrics = metrics;
        this.settings = settings;
        this.time = time;
        metrics.onRefresh(refresh -> told());
    }

    int minimumGroup() {
        return settings.minimumGroup();
    }

    Instant now() {
        return time.instant();
    }

    /** The current history as a whole; empty if there is none yet. */
    Optional<ShopAnswer.OfHistory> whole() {
        return metrics.last()
                .flatMap(refresh -> refresh.history().map(history -> new Whole(refresh, history).at(now())));
    }

    /** Of the current history, or of the one before; empty if there is none yet. */
    Optional<Told> told() {
        return metrics.last().flatMap(refresh -> refresh.history().map(history -> of(refresh, history)));
    }

    /** What was told last; null if nothing was worked out yet. */
    @Nullable
    Told last() {
        return told;
    }

    private Told of(Refresh refresh, History history) {
        Told last = told;
        if (last == null) {
            working.lock();
        } else if (last.of().refersTo(refresh) || !working.tryLock()) {
            return last;
        }
        try {
            Told now = told;
            if (now == null || !now.of().refersTo(refresh)) {
                now = workedOut(refresh, history);
                told = now;
            }
            return now;
        } finally {
            working.unlock();
        }
    }

    private Told workedOut(Refresh refresh, History history) {
        return new Told(
                new WeakReference<>(refresh),
                new Whole(refresh, history),
                refresh.lastWhole(settings.window().unit())
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
