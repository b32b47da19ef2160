/** Results as JSON, by Jackson 3, and the catalogue of the metrics. */
module io.github.retention4j.jackson {
    requires transitive io.github.retention4j.core;
    requires transitive tools.jackson.databind;
    requires static org.jspecify;

    exports io.github.retention4j.jackson;

    provides tools.jackson.databind.JacksonModule with
            io.github.retention4j.jackson.RetentionModule;
}
