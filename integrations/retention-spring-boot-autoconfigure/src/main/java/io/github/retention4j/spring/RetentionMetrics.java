package io.github.retention4j.spring;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.history.RefreshedHistory.Refresh;
import io.github.retention4j.metric.Metric;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks metrics of a shop's current history.
 *
 * <pre>{@code
 * Ratio repeat = metrics.compute(RepeatPurchaseRate.in(month(2026, 3)));
 * }</pre>
 *
 * <ul>
 *   <li>Each call asks the history that is current at that moment. For answers that belong together, keep an {@link #engine} and ask it:
 *       it stays with its history.
 *   <li>Nothing is hidden: {@code retention4j.metrics.minimum-group} is for what leaves the application. Ask
 *       {@code engine().minimumGroupSize(10)} for results that do.
 * </ul>
 *
 * <p>Safe for any number of threads.
 */
public final class RetentionMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionMetrics.class);

    private final String shop;
    private final RefreshedHistory history;

    private RetentionMetrics(String shop, RefreshedHistory history) {
        this.shop = shop;
        this.history = history;
    }

    /**
     * Metrics over a history.
     *
     * @param shop what to call it in messages
     * @param history the history
     * @return what asks it
     */
    public static RetentionMetrics over(String shop, RefreshedHistory history) {
        return new RetentionMetrics(requireNonNull(shop, "shop"), requireNonNull(history, "history"));
    }

    /**
     * An engine over the current history.
     *
     * @return the engine
     * @throws NoHistoryException if it was not built yet
     */
    public MetricsEngine engine() {
        return MetricsEngine.over(history().orElseThrow(() -> new NoHistoryException(shop)));
    }

    /**
     * Works out a metric over the current history.
     *
     * @param <R> its result
     * @param metric the metric
     * @return the result
     * @throws NoHistoryException if there is no history yet
     */
    public <R> R compute(Metric<?, R> metric) {
        return engine().compute(metric);
    }

    /**
     * The current history.
     *
     * @return empty until it was built for the first time
     */
    public Optional<History> history() {
        return history.current();
    }

    /** Has a listener told of each refresh, unless those have begun: what began them is the application's own, or this is made late. */
    void onRefresh(Consumer<Refresh> listener) {
        try {
            history.onRefresh(listener);
        } catch (IllegalStateException begun) {
            LOG.debug("{} is refreshed already, so its figures are worked out when they are asked", history, begun);
        }
    }

    /** The refresh that built the current history. */
    Optional<Refresh> last() {
        return history.last();
    }

    /**
     * How long ago the current history was built.
     *
     * @return not negative, or empty if there is none yet
     */
    public Optional<Duration> age() {
        return history.age();
    }
}
