package io.github.retention4j.micrometer;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory.Refresh;
import io.github.retention4j.metric.Metric;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all gauges show, of one history. The numbers are never changed once they are here.
 *
 * @param at when the history was finished, in milliseconds since 1970, or NaN if there is none
 * @param orders how many there are
 * @param customers how many there are
 * @param refusedRows how many there are
 * @param values those of all that is asked, each at its place
 */
@SuppressWarnings("ArrayRecordComponent") // it stays inside, and is not compared
record Readings(double at, double orders, double customers, double refusedRows, double[] values) {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionMeters.class);
    private static final String OURS = "io.github.retention4j.";

    /** Those of no history. */
    static Readings none(int places) {
        double[] values = new double[places];
        Arrays.fill(values, Double.NaN);
        return new Readings(Double.NaN, Double.NaN, Double.NaN, Double.NaN, values);
    }

    /** Those of the history that a refresh has built, all worked out in one pass over it. */
    static Readings of(
            History history,
            Refresh refresh,
            List<Asked> all,
            UnaryOperator<MetricsEngine> setting,
            Warnings warnings) {
        double[] values = none(all.stream().mapToInt(Asked::places).sum()).values;
        compute(metrics(all, refresh, warnings), setting.apply(MetricsEngine.over(history)), values, warnings);
        return new Readings(
                refresh.endedAt().toEpochMilli(),
                history.orderCount(),
                history.customerCount(),
                history.intake().refused(),
                values);
    }

    private static Map<Asked, Metric<?, ?>> metrics(List<Asked> all, Refresh refresh, Warnings warnings) {
        Map<Asked, Metric<?, ?>> metrics = new LinkedHashMap<>();
        for (Asked asked : all) {
            try {
                refresh.lastWhole(asked.unit())
                        .ifPresent(window -> metrics.put(asked, asked.gauge().metric(window)));
            } catch (RuntimeException | Error e) {
                tell(asked, e, warnings);
            }
        }
        return metrics;
    }

    private static void compute(
            Map<Asked, Metric<?, ?>> metrics, MetricsEngine engine, double[] values, Warnings warnings) {
        Report together;
        try {
            together = engine.compute(metrics.values());
        } catch (RuntimeException | Error e) {
            LOG.debug("one of the gauges cannot be worked out; each is asked alone", e);
            metrics.forEach((asked, metric) -> put(asked, () -> engine.compute(metric), values, warnings));
            return;
        }
        metrics.forEach((asked, metric) -> put(asked, () -> together.get(metric), values, warnings));
    }

    private interface Result {
        Object get();
    }

    private static void put(Asked asked, Result result, double[] values, Warnings warnings) {
        try {
            Object there = result.get();
            asked.put(there, values);
            asked.doubt(there).ifPresentOrElse(why -> warnings.warn(asked, why), () -> warnings.clear(asked));
        } catch (RuntimeException | Error e) {
            asked.putNone(values);
            tell(asked, e, warnings);
        }
    }

    private static void tell(Asked asked, Throwable failure, Warnings warnings) {
        warnings.warn(asked, withoutIds(failure));
        LOG.debug("{} cannot be worked out", asked.gauge().name(), failure);
    }

    /** What the library throws names no customer. Others may, as a metric of the user's. */
    static String withoutIds(Throwable failure) {
        String told = isOurs(failure) ? failure.toString() : failure.getClass().getName();
        Throwable cause = failure.getCause();
        return cause == null ? told : told + ", caused by " + withoutIds(cause);
    }

    /** Thrown by the library, and without the message of a cause that is not. */
    private static boolean isOurs(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        Throwable cause = failure.getCause();
        return trace.length > 0
                && trace[0].getClassName().startsWith(OURS)
                && (cause == null || isOurs(cause) || !failure.toString().contains(String.valueOf(cause.getMessage())));
    }
}
