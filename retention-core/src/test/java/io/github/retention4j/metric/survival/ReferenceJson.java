package io.github.retention4j.metric.survival;

import io.github.retention4j.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that R worked out, as maps, lists, numbers and texts; the file stands beside the shared data and may be absent. */
public final class ReferenceJson {
    private final String text;
    private int at;

    private ReferenceJson(String text) {
        this.text = text;
    }

    /** The file of a name in the folder {@code reference} beside the data; the test is skipped if it is not there. */
    public static Map<String, Object> file(String name) {
        try {
            ReferenceJson json = new ReferenceJson(Files.readString(SharedData.file("../reference/" + name)));
            return map(json.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // what JSON calls an object is read as a map
    public static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    public static List<?> list(Object value) {
        return (List<?>) value;
    }

    public static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    public static double[] numbers(Object value) {
        return list(value).stream().mapToDouble(ReferenceJson::number).toArray();
    }

    private Object value() {
        switch (next()) {
            case '{' -> {
                Map<String, Object> map = new LinkedHashMap<>();
                at++;
                while (next() != '}') {
                    String key = string();
                    next();
                    at++;
                    map.put(key, value());
                    at += next() == ',' ? 1 : 0;
                }
                at++;
                return map;
            }
            case '[' -> {
                List<Object> list = new ArrayList<>();
                at++;
                while (next() != ']') {
                    list.add(value());
                    at += next() == ',' ? 1 : 0;
                }
                at++;
                return list;
            }
            case '"' -> {
                return string();
            }
            default -> {
                int from = at;
                while ("+-.eE0123456789nul".indexOf(text.charAt(at)) >= 0) {
                    at++;
                }
                String word = text.substring(from, at);
                return word.equals("null") ? Double.NaN : Double.valueOf(word);
            }
        }
    }

    private String string() {
        int from = ++at;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return text.substring(from, at++);
    }

    private char next() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }
}
