package io.github.retention4j.report;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A number over the latest windows, as a picture. */
final class OverTime implements Part {
    private static final int LEAST = 3;

    private final Map<Window, Metric<?, ? extends NumericResult>> metrics = new LinkedHashMap<>();

    OverTime(List<Window> windows, Function<Window, ? extends Metric<?, ? extends NumericResult>> metric) {
        if (windows.size() >= LEAST) {
            windows.forEach(window -> metrics.put(window, metric.apply(window)));
        }
    }

    @Override
    public List<Metric<?, ?>> asks() {
        return List.copyOf(metrics.values());
    }

    @Override
    public List<Markup> show(Answers answers, PageDraft page) {
        Map<Window, NumericResult> results = new LinkedHashMap<>();
        metrics.forEach((window, metric) -> answers.get(metric).ifPresent(of -> results.put(window, of)));
        Series<NumericResult> series = new Series<>(results);
        return Pictures.find(series)
                .map(chart -> Exhibit.of(chart, Exhibit.label(series), Optional.empty(), page))
                .stream()
                .toList();
    }
}
