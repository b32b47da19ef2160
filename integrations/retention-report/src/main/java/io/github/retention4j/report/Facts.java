package io.github.retention4j.report;

import static io.github.retention4j.report.markup.Markup.element;
import static io.github.retention4j.report.markup.Markup.text;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.chart.Numbers;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers of several windows as one table: a row a metric with its definition on demand, a column a window. */
final class Facts implements Part {
    private final List<Window> windows;
    private final List<Row> rows = new ArrayList<>();
    private boolean isTellingRules;

    /** Numbers of these windows, of which some rows may leave out some. */
    Facts(List<Window> windows) {
        this.windows = windows;
    }

    /** The same where each row tells by which rule it counts: a reader holds one against the other. */
    Facts tellingRules() {
        isTellingRules = true;
        return this;
    }

    /** What a row asks, and what it needs. */
    private record Row(Need need, Map<Window, Metric<?, ? extends NumericResult>> metrics) {}

    /** With one more row. */
    Facts row(Need need, Function<Window, ? extends Metric<?, ? extends NumericResult>> metric) {
        return row(need, windows, metric);
    }

    /** With one more row, of some of the windows. */
    Facts row(Need need, List<Window> some, Function<Window, ? extends Metric<?, ? extends NumericResult>> metric) {
        Map<Window, Metric<?, ? extends NumericResult>> metrics = new LinkedHashMap<>();
        some.forEach(window -> metrics.put(window, metric.apply(window)));
        rows.add(new Row(need, metrics));
        return this;
    }

    @Override
    public List<Metric<?, ?>> asks() {
        return rows.stream().flatMap(row -> row.metrics.values().stream()).collect(Collectors.toList());
    }

    @Override
    public List<Markup> show(Answers answers, PageDraft page) {
        List<Map<Window, NumericResult>> found = new ArrayList<>();
        for (Row row : rows) {
            Map<Window, NumericResult> results = new LinkedHashMap<>();
            row.metrics.forEach(
                    (window, metric) -> answers.get(metric).ifPresent(result -> results.put(window, result)));
            if (results.values().stream().anyMatch(result -> result.value().isPresent())) {
                found.add(results);
            } else if (results.isEmpty()) {
                row.metrics.values().forEach(metric -> page.refused(row.need, metric, answers.refusal(metric)));
            } else {
                results.values().stream()
                        .skip(results.size() - 1)
                        .forEach(result -> page.missing(row.need, result.label()));
            }
        }
        return found.isEmpty() ? List.of() : List.of(table(found, page));
    }

    private Markup table(List<Map<Window, NumericResult>> found, PageDraft page) {
        Language language = page.language();
        List<Window> shown = windows.stream()
                .filter(window -> found.stream()
                        .anyMatch(row -> row.containsKey(window)
                                && row.get(window).value().isPresent()))
                .toList();
        List<Markup> heads = new ArrayList<>(List.of(element("td")));
        shown.forEach(window -> heads.add(
                element("th", language.window(window)).with("scope", "col").with("class", "n")));
        List<Markup> body = found.stream()
                .map(row -> row(row, shown, language, isTellingRules || isNamedTwice(row, found)))
                .toList();
        Markup table = element(
                        "table",
                        element("caption", language.say("Numbers")),
                        element("thead", element("tr", heads)),
                        element("tbody", body))
                .with("class", "facts");
        Table plain = plain(found, shown, language);
        return element(
                "div", element("div", table).with("class", "wide"), CsvLink.of(plain, page.file("numbers"), language));
    }

    private static boolean isNamedTwice(Map<Window, NumericResult> row, List<Map<Window, NumericResult>> found) {
        String name = label(row).metric();
        return found.stream()
                        .filter(other -> label(other).metric().equals(name))
                        .count()
                > 1;
    }

    private static Label label(Map<Window, NumericResult> row) {
        return row.values().iterator().next().label();
    }

    /** A row, which tells by which rule it counts if asked. */
    private static Markup row(
            Map<Window, NumericResult> row, List<Window> shown, Language language, boolean tellsRule) {
        Label label = label(row);
        String name = language.phrase(label.metric());
        Markup head = element("details", element("summary", name), element("p", language.phrase(label.definition())));
        List<Markup> cells = new ArrayList<>();
        Markup names = element("th", head).with("scope", "row");
        cells.add(tellsRule ? names.and(element("small", language.phrase(label.rule()))) : names);
        for (Window window : shown) {
            NumericResult result = row.get(window);
            cells.add(
                    result == null
                            ? element("td")
                            : element("td", cell(result, language)).with("class", "n"));
        }
        return element("tr", cells);
    }

    /** The value, then smaller its interval, what it is made of and how far it is observed. */
    private static List<Markup> cell(NumericResult result, Language language) {
        if (result.value().isEmpty()) {
            return List.of(text("–"));
        }
        List<Markup> parts = new ArrayList<>();
        parts.add(element("b", Numbers.told(language, result, result.unit())));
        result.interval().ifPresent(of -> parts.add(element("small", language.interval(of, bare(result.unit())))));
        counts(result, language).ifPresent(of -> parts.add(element("small", of)));
        if (!result.label().observed().isEmpty()) {
            parts.add(
                    element("small", language.phrase(result.label().observed())).with("class", "partly"));
        }
        return parts;
    }

    /** A unit where there is little room: what there is one such figure for stands in its name. */
    static Unit withoutPer(Unit unit) {
        return new Unit(unit.quantity(), unit.name(), "", unit.decimals());
    }

    /** What a figure is told in where its unit stands elsewhere. */
    private static Unit bare(Unit unit) {
        boolean isPercent = unit.quantity() == Unit.Quantity.SHARE;
        return isPercent ? withoutPer(unit) : new Unit(unit.quantity(), "", "", unit.decimals());
    }

    /** What a share is made of. */
    private static Optional<String> counts(NumericResult result, Language language) {
        if (result instanceof Ratio ratio) {
            return Optional.of(counts(ratio.hits(), ratio.total(), language));
        }
        return result instanceof ClusterShare share
                ? Optional.of(counts(share.hits(), share.total(), language))
                : Optional.empty();
    }

    private static String counts(long hits, long total, Language language) {
        return language.say("{0} of {1}", language.number(hits), language.number(total));
    }

    /** The figures for a spreadsheet, which sums no words: their unit stands in a column of its own. */
    private static Table plain(List<Map<Window, NumericResult>> found, List<Window> shown, Language language) {
        List<Column> columns = List.of(
                Column.words(language.say("Metric")),
                Column.words(language.say("Definition")),
                Column.words(language.say("Window")),
                Column.figures(language.say("Value")),
                Column.figures(language.say("{0} interval from", Numbers.level(language))),
                Column.figures(language.say("{0} interval to", Numbers.level(language))),
                Column.words(language.say("Unit")));
        List<List<String>> rows = new ArrayList<>();
        for (Map<Window, NumericResult> row : found) {
            shown.stream()
                    .map(row::get)
                    .filter(Objects::nonNull)
                    .filter(of -> of.value().isPresent())
                    .forEach(result -> {
                        Unit unit = bare(result.unit());
                        boolean isPercent = unit.quantity() == Unit.Quantity.SHARE;
                        Optional<Interval> interval = result.interval();
                        rows.add(List.of(
                                language.phrase(result.label().metric()),
                                language.phrase(result.label().definition()),
                                result.label().window().map(language::window).orElse(""),
                                language.figure(result.value().getAsDouble(), unit),
                                interval.map(of -> language.figure(of.low(), unit))
                                        .orElse(""),
                                interval.map(of -> language.figure(of.high(), unit))
                                        .orElse(""),
                                isPercent ? "" : language.phrase(result.unit().text())));
                    });
        }
        return new Table("", columns, rows, List.of());
    }
}
