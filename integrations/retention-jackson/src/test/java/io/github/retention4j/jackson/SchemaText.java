package io.github.retention4j.jackson;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The schema's types as Markdown: a table of fields for each. */
final class SchemaText {
    private static final List<String> NO_TYPES = List.of("shown", "byType", "result", "anything", "sum");

    private SchemaText() {}

    static String of(JsonNode schema) {
        StringBuilder page = new StringBuilder();
        schema.get("$defs")
                .propertyStream()
                .filter(entry -> !NO_TYPES.contains(entry.getKey()))
                .forEach(entry -> page.append(section(entry.getKey(), entry.getValue())));
        return page.toString();
    }

    private static String section(String name, JsonNode type) {
        String base = type.at("/allOf/0/$ref").asString("").replace("#/$defs/", "");
        String more = switch (base) {
            case "number" -> " Besides what every [number](#number) says:";
            case "envelope" -> " Besides what every [result](#envelope) says:";
            default -> "";
        };
        StringBuilder rows = new StringBuilder();
        rows(type, "", rows);
        String table = rows.isEmpty() ? "" : "\n| field | kind | |\n| --- | --- | --- |\n" + rows;
        return "\n### " + name + "\n\n" + type.get("description").asString()
                + (rows.isEmpty() ? more.replace("Besides what", "What").replace(":", ", and nothing besides.") : more)
                + "\n"
                + table;
    }

    private static void rows(JsonNode object, String before, StringBuilder rows) {
        object.get("properties").propertyStream().forEach(entry -> {
            if (entry.getValue().has("const")) {
                return;
            }
            String name = before + entry.getKey();
            rows.append("| `")
                    .append(name)
                    .append("` | ")
                    .append(kind(entry.getValue()))
                    .append(" | ")
                    .append(entry.getValue().path("description").asString(""))
                    .append(" |\n");
            JsonNode element = entry.getValue().path("items");
            if (element.has("properties")) {
                rows(element, name + "[].", rows);
            } else if (entry.getValue().has("properties")) {
                rows(entry.getValue(), name + ".", rows);
            }
        });
    }

    private static String kind(JsonNode field) {
        if (field.has("enum")) {
            List<String> constants = new ArrayList<>();
            field.get("enum").forEach(constant -> constants.add("`" + constant.asString() + "`"));
            return String.join(", ", constants);
        } else if (field.has("$ref")) {
            return reference(field);
        } else if (field.has("anyOf")) {
            boolean isNullable = field.get("anyOf")
                    .valueStream()
                    .anyMatch(one -> one.path("type").asString("").equals("null"));
            return kind(field.get("anyOf").get(0)) + (isNullable ? "?" : "");
        }
        Set<String> types = new LinkedHashSet<>();
        JsonNode type = field.get("type");
        if (type.isArray()) {
            type.forEach(one -> types.add(one.asString()));
        } else {
            types.add(type.asString());
        }
        boolean isNullable = types.remove("null");
        String only = String.join(" or ", types);
        String kind =
                field.path("format").asString(only.equals("array") ? "array" + elements(field.get("items")) : only);
        return kind + (isNullable ? "?" : "");
    }

    private static String elements(JsonNode items) {
        return items.has("properties") ? "" : " of " + kind(items);
    }

    private static String reference(JsonNode field) {
        String name = field.get("$ref").asString().replace("#/$defs/", "");
        return switch (name) {
            case "anything" -> "anything";
            case "result" -> "result";
            case "sum" -> "[money](#money) or number";
            default -> "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
        };
    }
}
