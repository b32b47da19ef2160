package io.github.retention4j.shops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Writes a table with a platform's columns: a row states the cells that matter, and all others are empty. Nobody in it is real. */
final class Export {
    private final List<String> columns;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final Map<String, String> renamed = new LinkedHashMap<>();

    Export(KnownExport export) {
        this(Headers.of(export));
    }

    Export(String... columns) {
        this.columns = new ArrayList<>(Arrays.asList(columns));
    }

    /** Adds a row of cells, each a column's name and then what is in it. */
    Export row(Object... cells) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            if (!columns.contains(cells[i])) {
                throw new IllegalArgumentException(cells[i] + " is no column");
            }
            row.put((String) cells[i], cells[i + 1]);
        }
        rows.add(row);
        return this;
    }

    /** Sets one more cell of the last row. */
    Export set(String column, Object cell) {
        rows.get(rows.size() - 1).put(column, cell);
        return this;
    }

    /** Calls a column otherwise, as another version of the platform does. */
    Export renaming(String column, String name) {
        renamed.put(column, name);
        return this;
    }

    Export without(String... names) {
        columns.removeAll(List.of(names));
        return this;
    }

    Export with(String... names) {
        columns.addAll(List.of(names));
        return this;
    }

    Export shuffled(long seed) {
        Collections.shuffle(columns, new Random(seed));
        return this;
    }

    Path csv(Path path) throws IOException {
        return csv(path, ",", "");
    }

    Path csv(Path path, String delimiter, String before) throws IOException {
        StringBuilder text = new StringBuilder(before);
        text.append(columns.stream()
                        .map(name -> quoted(renamed.getOrDefault(name, name)))
                        .collect(Collectors.joining(delimiter)))
                .append("\r\n");
        for (Map<String, Object> row : rows) {
            text.append(columns.stream()
                            .map(name -> quoted(row.getOrDefault(name, "").toString()))
                            .collect(Collectors.joining(delimiter)))
                    .append("\r\n");
        }
        return Files.writeString(path, text);
    }

    /** The same as the rows of a sheet, which begin with the header. */
    List<List<Object>> sheet() {
        List<List<Object>> sheet = new ArrayList<>();
        sheet.add(columns.stream()
                .map(name -> (Object) renamed.getOrDefault(name, name))
                .toList());
        rows.forEach(row -> sheet.add(
                columns.stream().map(name -> row.getOrDefault(name, "")).toList()));
        return sheet;
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[,;\t\"\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
