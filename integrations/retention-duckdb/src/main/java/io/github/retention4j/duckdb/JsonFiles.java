package io.github.retention4j.duckdb;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Files of JSON objects. Fields are read as the text they are: DuckDB would guess a type of the first objects, and round what comes
 * later to it.
 */
record JsonFiles(Paths paths) implements Origin {
    /** How many objects show what fields there are. */
    private static final int SAMPLE = 20_000;

    private static final Pattern KEY = Pattern.compile("\\.(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^.\"\\[]+))|\\[\\d+\\]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

    @Override
    public Session open() throws IOException {
        paths.check("json");
        return Session.inMemory();
    }

    @Override
    public String sql() {
        return paths.literal();
    }

    @Override
    public List<Column> columns(Session session) throws IOException, SQLException {
        List<String> fields = session.texts("""
                with shape as (
                    select json_group_structure(json) as shape
                    from (from read_json_objects(%s) limit %d))
                select key.type || ' ' || key.fullkey from shape, json_tree(shape.shape) as key order by key.id""".formatted(paths.literal(), SAMPLE));
        if (fields.isEmpty()) {
            throw new IOException("there is nothing in it");
        }
        if (!fields.get(0).startsWith("OBJECT ")) {
            throw new IOException("it has no objects: what is read are objects, one a line or in one array");
        }
        List<Column> columns = new ArrayList<>();
        for (String field : fields.subList(1, fields.size())) {
            String type = field.substring(0, field.indexOf(' '));
            String path = field.substring(type.length() + 1);
            String name = name(path);
            if (!type.equals("OBJECT") && !name.isEmpty()) {
                columns.add(
                        type.equals("ARRAY")
                                ? Column.of(name, type, path)
                                : Column.text(name, type, Paths.quoted(path)));
            }
        }
        return columns;
    }

    /** The keys from the outermost in, with points between them; empty within an array. */
    private static String name(String path) {
        List<String> keys = new ArrayList<>();
        Matcher key = KEY.matcher(path);
        while (key.find()) {
            if (key.group().startsWith("[")) {
                return "";
            }
            String plain = key.group(2);
            keys.add(plain == null ? ESCAPED.matcher(key.group(1)).replaceAll("$1") : plain);
        }
        return String.join(".", keys);
    }

    /** All fields of an object by one call, so that DuckDB parses it once. */
    @Override
    public String rows(List<Column> columns, List<Column> read) {
        StringBuilder fields = new StringBuilder();
        for (int i = 1; i <= read.size(); i++) {
            fields.append("v[").append(i).append("], ");
        }
        String keys = read.stream().map(Column::expression).collect(Collectors.joining(", "));
        String values = read.isEmpty() ? "true" : "json_extract_string(json, [" + keys + "])";
        return "select " + fields + "false from (select " + values + " as v from read_json_objects(" + paths.literal()
                + "))";
    }
}
