package io.github.retention4j.report;

import static io.github.retention4j.report.markup.Markup.element;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Cells;
import io.github.retention4j.result.Table.Column;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A table in the page as a file that a spreadsheet opens: no script is needed, and nothing is fetched. */
final class CsvLink {
    private static final Pattern ISOLATES = Pattern.compile("[\u2066-\u2069]");
    private static final Pattern FIGURE = Pattern.compile("[+-]?[0-9]+(,[0-9]{3})*(\\.[0-9]+)?( %)?");

    private CsvLink() {}

    static Markup of(Table table, String file, Language language) {
        List<Column> columns = table.columns();
        Table plain = new Table(
                "",
                columns.stream()
                        .map(column -> new Column(words(column.name()), column.cells()))
                        .toList(),
                table.rows().stream()
                        .map(row -> IntStream.range(0, row.size())
                                .mapToObj(i -> cell(row.get(i), columns.get(i).cells()))
                                .toList())
                        .toList(),
                List.of());
        // The mark at the start tells spreadsheets that it is UTF-8.
        byte[] bytes = ("\uFEFF" + plain.csv()).getBytes(StandardCharsets.UTF_8);
        Markup link = element("a", language.say("Save as CSV"))
                .with("download", file)
                .with(
                        "href",
                        "data:text/csv;charset=utf-8;base64,"
                                + Base64.getEncoder().encodeToString(bytes));
        return element("p", link).with("class", "csv");
    }

    /** A cell as spreadsheets read it. Words are as they are, for they may be the ids of customers. */
    static String cell(String text, Cells cells) {
        return cells == Cells.WORDS ? words(text) : figure(words(text));
    }

    /** Without marks of direction. */
    private static String words(String text) {
        return ISOLATES.matcher(text).replaceAll("");
    }

    /** A figure in the usual digits, ungrouped, with a plain minus, and a percent sign without a space. */
    private static String figure(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(
                    c >= '\u0660' && c <= '\u0669'
                            ? (char) ('0' + c - '\u0660')
                            : switch (c) {
                                case '\u2212' -> '-';
                                case '\u066A' -> '%';
                                case '\u066B' -> '.';
                                case '\u066C' -> ',';
                                default -> c;
                            });
        }
        String cell = plain.toString();
        return FIGURE.matcher(cell).matches() ? cell.replace(",", "").replace(" %", "%") : cell;
    }
}
