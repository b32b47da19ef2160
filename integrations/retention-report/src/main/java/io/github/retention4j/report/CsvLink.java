package io.github.retention4j.report;

import static io.github.retention4j.report.markup.Markup.element;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.result.Table;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** A table in the page as a file that a spreadsheet opens: no script is needed, and nothing is fetched. */
final class CsvLink {
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");
    private static final Pattern PERCENT = Pattern.compile("(-?[0-9.]+) %");

    private CsvLink() {}

    static Markup of(Table table, String file, Language language) {
        Table plain = new Table(
                "",
                table.columns().stream()
                        .map(column -> new Table.Column(cell(column.name()), column.cells()))
                        .toList(),
                table.rows().stream()
                        .map(row -> row.stream().map(CsvLink::cell).toList())
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

    /** A cell as spreadsheets read it: without marks of direction, figures in their usual digits, ungrouped, with a plain minus. */
    static String cell(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u0660' && c <= '\u0669') {
                plain.append((char) ('0' + c - '\u0660'));
            } else if (c < '\u2066' || c > '\u2069') {
                plain.append(
                        switch (c) {
                            case '\u2212' -> '-';
                            case '\u066A' -> '%';
                            case '\u066B' -> '.';
                            case '\u066C' -> ',';
                            default -> c;
                        });
            }
        }
        String cell = plain.toString();
        if (GROUPED.matcher(cell).matches()) {
            return cell.replace(",", "");
        }
        return PERCENT.matcher(cell).matches() ? cell.replace(" %", "%") : cell;
    }
}
