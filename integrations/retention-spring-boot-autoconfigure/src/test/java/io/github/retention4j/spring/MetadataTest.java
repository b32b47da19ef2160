package io.github.retention4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What editors know of the properties. */
class MetadataTest {
    private static final List<String> PROPERTIES = List.of(
            "management.endpoint.retention.access",
            "management.endpoint.retention.cache.time-to-live",
            "retention4j.currency",
            "retention4j.endpoint.enabled",
            "retention4j.metrics.minimum-group",
            "retention4j.metrics.window",
            "retention4j.refresh.every",
            "retention4j.refresh.on-startup",
            "retention4j.shops",
            "retention4j.source.amount",
            "retention4j.source.bad-rows",
            "retention4j.source.bean",
            "retention4j.source.customer",
            "retention4j.source.decimals",
            "retention4j.source.order",
            "retention4j.source.query",
            "retention4j.source.time",
            "retention4j.source.time-zone",
            "retention4j.store.path",
            "retention4j.zone");

    private final JsonNode metadata = metadata();

    private static JsonNode metadata() {
        try (InputStream in = Objects.requireNonNull(
                MetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"),
                "the configuration processor has not run")) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void listsAllPropertiesWithASentenceEach() {
        assertThat(metadata.get("properties").values())
                .extracting(property -> property.get("name").asString())
                .containsExactlyInAnyOrderElementsOf(PROPERTIES);
        assertThat(metadata.get("properties").values())
                .allSatisfy(property -> assertThat(property.path("description").asString(""))
                        .as(property.get("name").asString())
                        .isNotBlank());
    }

    @Test
    void tellsWhatIsUsual() {
        assertThat(property("retention4j.refresh.every").get("defaultValue").asString())
                .isEqualTo("1h");
        assertThat(property("retention4j.refresh.on-startup")
                        .get("defaultValue")
                        .asString())
                .isEqualTo("background");
        assertThat(property("retention4j.metrics.window").get("defaultValue").asString())
                .isEqualTo("last-complete-month");
        assertThat(property("retention4j.metrics.minimum-group")
                        .get("defaultValue")
                        .asInt())
                .isEqualTo(10);
        assertThat(property("retention4j.endpoint.enabled").get("defaultValue").asBoolean())
                .isFalse();
        assertThat(property("retention4j.source.bad-rows").get("defaultValue").asString())
                .isEqualTo("fail");
    }

    @Test
    void offersValuesOfPropertiesThatThereAre() {
        assertThat(metadata.get("hints").values())
                .extracting(hint -> hint.get("name").asString())
                .contains("retention4j.zone", "retention4j.metrics.window")
                .isSubsetOf(PROPERTIES);
        assertThat(hint("retention4j.metrics.window").get("values").values())
                .extracting(value ->
                        value.get("value").asString().toUpperCase(Locale.ROOT).replace('-', '_'))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ReportedWindow.values()).map(Enum::name).toList());
    }

    private JsonNode property(String name) {
        return named("properties", name);
    }

    private JsonNode hint(String name) {
        return named("hints", name);
    }

    private JsonNode named(String list, String name) {
        return metadata.get(list).values().stream()
                .filter(one -> one.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
