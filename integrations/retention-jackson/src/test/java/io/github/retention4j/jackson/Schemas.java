package io.github.retention4j.jackson;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema, as it is and so strict that each field must be in it. */
final class Schemas {
    static final Path FILE = Path.of("..", "..", "docs", "json-schema.json");

    private static final List<String> SHARED = List.of("envelope", "number");
    private static final Schema STRICT = compiled(strict(published()));

    private Schemas() {}

    static JsonNode published() {
        try {
            return Mappers.MAPPER.readTree(Files.readString(FILE));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** What is wrong with a document. */
    static List<String> errors(String json) {
        return STRICT.validate(Mappers.MAPPER.readTree(json)).stream()
                .map(Object::toString)
                .toList();
    }

    private static Schema compiled(JsonNode schema) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(config))
                .getSchema(schema);
    }

    /** The same in which an object has no field but those that are described; what several share is described in parts. */
    private static JsonNode strict(JsonNode schema) {
        JsonNode definitions = schema.get("$defs");
        definitions.propertyStream().forEach(entry -> {
            if (!SHARED.contains(entry.getKey())
                    && !List.of("result", "anything", "shown").contains(entry.getKey())) {
                close(entry.getValue());
            } else {
                entry.getValue().path("properties").forEach(Schemas::close);
            }
        });
        return schema;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties")) {
            object.put("unevaluatedProperties", false);
            object.get("properties").forEach(Schemas::close);
        }
        if (node.has("items")) {
            close(node.get("items"));
        }
    }
}
