package io.github.retention4j.report;

import static io.github.retention4j.report.markup.Markup.element;
import static io.github.retention4j.report.markup.Markup.text;

import io.github.retention4j.model.Scope;
import io.github.retention4j.report.chart.ColourChart;
import io.github.retention4j.report.chart.ColourTable;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.report.picture.SvgWriter;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.result.Series;
import io.github.retention4j.result.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A result on a page: its picture, or else its table or its line; its definition, and its numbers to be opened and saved. */
final class Exhibit {
    /** With more rows a table is read by a spreadsheet, not by a person. */
    private static final int MOST_ROWS = 200;

    private Exhibit() {}

    /** A picture of a result, with the definition of the result, under the picture's own title or another. */
    static Markup of(Chart chart, Optional<Label> label, Optional<String> title, PageDraft page) {
        Language language = page.language();
        if (chart instanceof ColourChart coloured) {
            ColourTable colours = coloured.colours(language);
            return of(colours.picture(language, coloured.numbers(language)), colours.html(), label, title, page);
        }
        Picture picture = chart.draw(language);
        return of(picture, SvgWriter.inPage(picture), label, title, page);
    }

    private static Markup of(
            Picture picture, Markup drawn, Optional<Label> label, Optional<String> title, PageDraft page) {
        List<Markup> parts = new ArrayList<>();
        parts.add(caption(title.orElse(picture.title()), label, page.language()));
        parts.add(element("div", drawn).with("class", "wide"));
        definition(label, page.language()).ifPresent(parts::add);
        picture.numbers().ifPresent(table -> parts.add(numbers(table, picture.title(), label, page)));
        return element("figure", parts);
    }

    /** A result without a picture: its table, or its line. */
    static Markup of(Object result, PageDraft page) {
        Language language = page.language();
        Optional<Label> label = label(result);
        Optional<Table> table = MetricResult.table(result).map(language::table);
        List<Markup> parts = new ArrayList<>();
        if (table.isEmpty()) {
            parts.add(element("p", language.tell(result)));
            return element("div", parts).with("class", "line");
        }
        String own =
                label.map(of -> language.phrase(of.metric())).orElse(table.get().title());
        String title = own.isEmpty() ? language.say("The numbers") : own;
        parts.add(caption(title, label, language));
        parts.addAll(withFile(table.get(), title, label, page));
        definition(label, language).ifPresent(parts::add);
        return element("figure", parts);
    }

    private static Markup caption(String title, Optional<Label> label, Language language) {
        List<String> about = new ArrayList<>();
        label.flatMap(Label::window).ifPresent(window -> about.add(language.window(window)));
        label.map(Label::population).filter(of -> !of.isEmpty()).ifPresent(of -> about.add(language.phrase(of)));
        label.map(Label::observed).filter(of -> !of.isEmpty()).ifPresent(of -> about.add(language.phrase(of)));
        // Many a picture's title tells some of it already.
        about.removeIf(title::contains);
        Markup caption = element("figcaption", element("strong", title));
        return about.isEmpty() ? caption : caption.and(text(" "), element("small", String.join(" · ", about)));
    }

    /** The definition of a result, to be opened. */
    static Optional<Markup> definition(Optional<Label> label, Language language) {
        return label.map(of -> element(
                "details",
                element("summary", language.say("Definition")),
                element("p", language.phrase(of.metric()) + ": " + language.phrase(of.definition()))));
    }

    private static Markup numbers(Table table, String title, Optional<Label> label, PageDraft page) {
        Language language = page.language();
        List<Markup> parts = new ArrayList<>();
        parts.add(element("summary", language.say("The numbers")));
        parts.addAll(withFile(table, title, label, page));
        table.notes().stream()
                .filter(note -> !note.isEmpty())
                .forEach(note -> parts.add(element("p", note).with("class", "note")));
        return element("details", parts);
    }

    /** A table, of which only the first rows stand on the page if there are many, and the file that has all of them. */
    private static List<Markup> withFile(Table table, String title, Optional<Label> label, PageDraft page) {
        Language language = page.language();
        List<List<String>> rows = table.rows();
        List<Markup> parts = new ArrayList<>();
        Table shown = rows.size() <= MOST_ROWS
                ? table
                : new Table(table.title(), table.columns(), rows.subList(0, MOST_ROWS), table.notes());
        parts.add(element("div", table(shown, title)).with("class", "wide"));
        if (rows.size() > MOST_ROWS) {
            String more = language.number(rows.size() - MOST_ROWS);
            parts.add(element("p", language.say("More rows are in the file: {0}.", more)));
        }
        parts.add(CsvLink.of(table, page.file(label.map(Label::metric).orElse("")), language));
        return parts;
    }

    /** A table whose words are told already. */
    static Markup table(Table table, String caption) {
        List<Markup> parts = new ArrayList<>();
        parts.add(element("caption", table.title().isEmpty() ? caption : table.title()));
        if (table.columns().stream().anyMatch(column -> !column.name().isEmpty())) {
            List<Markup> heads = new ArrayList<>();
            for (Table.Column column : table.columns()) {
                heads.add(
                        column.name().isEmpty()
                                ? element("td")
                                : cell("th", column.name(), column).with("scope", "col"));
            }
            parts.add(element("thead", element("tr", heads)));
        }
        List<Markup> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            List<Markup> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                Table.Column column = table.columns().get(i);
                boolean isHead = i == 0 && !row.get(i).isEmpty();
                cells.add(
                        isHead ? cell("th", row.get(i), column).with("scope", "row") : cell("td", row.get(i), column));
            }
            rows.add(element("tr", cells));
        }
        parts.add(element("tbody", rows));
        return element("table", parts);
    }

    private static Markup cell(String name, String text, Table.Column column) {
        Markup cell = element(name, text);
        return column.cells() == Table.Cells.FIGURES ? cell.with("class", "n") : cell;
    }

    /** What a result says of itself; of several, what the first says. */
    static Optional<Label> label(Object result) {
        if (result instanceof MetricResult one) {
            return Optional.of(one.label());
        }
        if (result instanceof Series<?> series) {
            return series.results().values().stream()
                    .findFirst()
                    .flatMap(Exhibit::label)
                    .map(label -> label.in(Scope.WHOLE));
        }
        if (result instanceof Segmented<?, ?> segments) {
            return segments.values().stream()
                    .findFirst()
                    .flatMap(Exhibit::label)
                    .map(label -> label.among(segments.population()));
        }
        return Optional.empty();
    }
}
