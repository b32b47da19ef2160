package io.github.retention4j.jackson;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** The mapper of these tests. Its numbers have the same digits on every Java. */
final class Mappers {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .addModule(new RetentionModule())
            .build();

    private Mappers() {}

    /** The JSON as people read it. */
    static String pretty(Object value) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return MAPPER.writer().with(printer).writeValueAsString(value);
    }
}
