package io.github.retention4j.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Maps, lists and texts as JSON, what fits in a line in one. */
final class JsonText {
    private static final int LINE = 120;

    private JsonText() {}

    static String of(Object value, int indent) {
        String line = inLine(value);
        if (line.length() + indent <= LINE) {
            return line;
        }
        List<String> lines = new ArrayList<>();
        String margin = " ".repeat(indent + 2);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, field) -> lines.add(margin + text((String) key) + ": " + of(field, indent + 2)));
            return "{\n" + String.join(",\n", lines) + "\n" + " ".repeat(indent) + "}";
        } else if (value instanceof List<?> list) {
            list.forEach(element -> lines.add(margin + of(element, indent + 2)));
            return "[\n" + String.join(",\n", lines) + "\n" + " ".repeat(indent) + "]";
        }
        return line;
    }

    private static String inLine(Object value) {
        List<String> parts = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, field) -> parts.add(text((String) key) + ": " + inLine(field)));
            return "{" + String.join(", ", parts) + "}";
        } else if (value instanceof List<?> list) {
            list.forEach(element -> parts.add(inLine(element)));
            return "[" + String.join(", ", parts) + "]";
        }
        return text((String) value);
    }

    private static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
