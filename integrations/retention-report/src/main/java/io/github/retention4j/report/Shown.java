package io.github.retention4j.report;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The result of one metric: its picture, or its table.
 *
 * @param <R> the result
 */
final class Shown<R> implements Part {
    private final Need need;
    private final Metric<?, R> metric;
    private final Function<R, List<Chart>> charts;
    private final boolean isLeftOutWithoutPicture;
    private final Optional<String> title;

    private Shown(
            Need need,
            Metric<?, R> metric,
            Function<R, List<Chart>> charts,
            boolean isLeftOutWithoutPicture,
            Optional<String> title) {
        this.need = need;
        this.metric = metric;
        this.charts = charts;
        this.isLeftOutWithoutPicture = isLeftOutWithoutPicture;
        this.title = title;
    }

    /** The picture of a result, or its table if it has none. */
    static <R> Shown<R> of(Need need, Metric<?, R> metric) {
        return new Shown<>(
                need, metric, result -> Pictures.find(result).stream().toList(), false, Optional.empty());
    }

    /** The picture of a result, which is left out if it has none. */
    static <R> Shown<R> picture(Need need, Metric<?, R> metric) {
        return as(need, metric, result -> Pictures.find(result).stream().toList());
    }

    /** Other pictures of a result, which is left out if there are none. */
    static <R> Shown<R> as(Need need, Metric<?, R> metric, Function<R, List<Chart>> charts) {
        return new Shown<>(need, metric, charts, true, Optional.empty());
    }

    /** The same under another title than the picture's own, in English. */
    Shown<R> under(String of) {
        return new Shown<>(need, metric, charts, isLeftOutWithoutPicture, Optional.of(of));
    }

    @Override
    public List<Metric<?, ?>> asks() {
        return List.of(metric);
    }

    @Override
    public List<Markup> show(Answers answers, PageDraft page) {
        Optional<R> found = answers.get(metric);
        if (found.isEmpty()) {
            page.refused(need, metric, answers.refusal(metric));
            return List.of();
        }
        R result = found.get();
        Optional<Label> label = Exhibit.label(result);
        List<Chart> drawn = charts.apply(result);
        if (!drawn.isEmpty()) {
            Optional<String> told = title.map(of -> page.language().say(of));
            return drawn.stream()
                    .map(chart -> Exhibit.of(chart, label, told, page))
                    .toList();
        }
        boolean isEmpty =
                result instanceof NumericResult number && number.value().isEmpty();
        boolean hasTable = !isLeftOutWithoutPicture
                && !isEmpty
                && result instanceof MetricResult one
                && one.table().isPresent();
        if (hasTable) {
            return List.of(Exhibit.of(result, page));
        }
        label.ifPresent(of -> page.missing(need, of));
        return List.of();
    }
}
