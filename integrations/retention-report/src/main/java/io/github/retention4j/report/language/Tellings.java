package io.github.retention4j.report.language;

import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Cells;
import io.github.retention4j.result.Table.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells whole results and tables in a language. */
final class Tellings {
    /** Says that a line runs from right to left, whatever it begins with. */
    private static final String FROM_RIGHT = "\u200F";

    /** A number, or two from the one to the other. */
    private static final Pattern NUMBERS =
            Pattern.compile("[-+−]?[0-9]+(\\.[0-9]+)?((–| to | … )[-+−]?[0-9]+(\\.[0-9]+)?)?[*%]?");

    private static final Pattern LONG = Pattern.compile("(?<![0-9.])[0-9]{4,}");

    private Tellings() {}

    static String of(Language language, Object result) {
        return find(result)
                .map(table -> lines(language, table(language, table).toString()))
                .orElseGet(() -> lines(language, inWords(language, result)));
    }

    private static Optional<Table> find(Object result) {
        return result instanceof PointsLedger ledger ? Optional.of(ledger.table()) : MetricResult.table(result);
    }

    private static String inWords(Language language, Object result) {
        if (!(result instanceof MetricResult of)) {
            return result.toString().lines().map(language::phrase).collect(Collectors.joining("\n"));
        }
        Label label = of.label();
        String told = language.say(
                "{0}: {1}",
                language.say("{0} ({1})", language.phrase(label.title()), language.phrase(label.definition())),
                language.phrase(of.summary()));
        String observed = label.observed();
        return observed.isEmpty() ? told : language.say("{0}; {1}", told, language.phrase(observed));
    }

    private static String lines(Language language, String text) {
        return language.isRightToLeft()
                ? text.lines().map(line -> FROM_RIGHT + line).collect(Collectors.joining("\n"))
                : text;
    }

    static Table table(Language language, Table table) {
        List<Column> columns = table.columns().stream()
                .map(column -> new Column(language.column(column.name()), column.cells()))
                .toList();
        // Names of rows and windows stand in many cells.
        Map<String, String> told = new HashMap<>();
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                boolean isFigure = table.columns().get(i).cells() == Cells.FIGURES;
                String cell = isFigure ? grouped(row.get(i)) : row.get(i);
                boolean isAsItIs = language.words().isEnglish() && isFigure;
                cells.add(isAsItIs ? cell : told.computeIfAbsent(cell, language::phrase));
            }
            rows.add(cells);
        }
        List<String> notes = whole(table.notes()).stream().map(language::phrase).toList();
        return new Table(language.phrase(table.title()), columns, rows, notes);
    }

    /** Numbers alone have their thousands apart, as those of sentences have. */
    private static String grouped(String cell) {
        return NUMBERS.matcher(cell).matches()
                ? LONG.matcher(cell).replaceAll(digits -> Language.grouped(digits.group()))
                : cell;
    }

    /** Notes of which each is a line: those that begin with spaces go on with the one before. */
    static List<String> whole(List<String> lines) {
        List<String> whole = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("  ") && !whole.isEmpty()) {
                whole.set(whole.size() - 1, whole.get(whole.size() - 1) + " " + line.strip());
            } else {
                whole.add(line);
            }
        }
        return whole;
    }
}
