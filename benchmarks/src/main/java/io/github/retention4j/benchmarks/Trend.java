package io.github.retention4j.benchmarks;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Series;
import io.github.retention4j.result.Spread;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A number asked of each of many windows: one that is about money and one that looks at two windows at a time. */
public enum Trend {
    ORDER_VALUE("average order value") {
        @Override
        Series<Average> of(MetricsEngine engine, List<Window> windows) {
            return engine.trend(windows, AverageOrderValue::in);
        }
    },
    RETENTION("retention rate") {
        @Override
        Series<Ratio> of(MetricsEngine engine, List<Window> windows) {
            return engine.trend(windows, RetentionRate::in);
        }
    };

    private final String words;

    Trend(String words) {
        this.words = words;
    }

    /**
     * What the number of a window is made of.
     *
     * @param window the window
     * @param part revenue in minor units, or customers retained
     * @param whole orders, or customers at the start
     * @param spread of an average the sums that its interval comes from; empty if nobody has worked them out
     */
    record Point(Window window, long part, long whole, List<BigInteger> spread) {
        Point withoutSpread() {
            return new Point(window, part, whole, List.of());
        }
    }

    abstract Series<? extends NumericResult> of(MetricsEngine engine, List<Window> windows);

    /** One thread's answer. */
    Series<? extends NumericResult> of(History history, List<Window> windows) {
        return of(MetricsEngine.over(history), windows);
    }

    /** The windows in which there is anything: a group-by knows no others. */
    List<Point> points(History history, List<Window> windows) {
        Series<? extends NumericResult> series = of(history, windows);
        List<Point> points = new ArrayList<>();
        for (Window window : windows) {
            Point point = point(window, series.get(window));
            if (point.whole() > 0) {
                points.add(point);
            }
        }
        return points;
    }

    private static Point point(Window window, NumericResult result) {
        if (result instanceof Average average) {
            Spread spread = average.spread();
            return new Point(
                    window,
                    average.sum().unscaledValue().longValueExact(),
                    average.count(),
                    List.of(
                            BigInteger.valueOf(spread.customers()),
                            spread.amountSquares(),
                            spread.products(),
                            spread.countSquares()));
        }
        if (result instanceof Ratio ratio) {
            return new Point(window, ratio.hits(), ratio.total(), List.of());
        }
        throw new IllegalStateException("neither an average nor a rate: " + result);
    }

    @Override
    public String toString() {
        return words;
    }
}
