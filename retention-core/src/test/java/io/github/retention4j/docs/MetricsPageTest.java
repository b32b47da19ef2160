package io.github.retention4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static final Path CORE = Path.of("src", "main", "java", "io", "github", "retention4j");
    private static final List<Path> SOURCES =
            List.of(CORE.resolve("metric"), CORE.resolve("compare"), CORE.resolve("clv"));
    private static final Path PAGE = Path.of("..", "docs", "METRICS.md");
    private static final Path CATALOGUE = Path.of("..", "docs", "metrics.json");

    @Test
    void thePageSaysWhatTheMetricsSay() throws IOException {
        check(PAGE, MetricsPage.of(SOURCES));
    }

    @Test
    void theCatalogueSaysWhatTheMetricsSay() throws IOException {
        check(CATALOGUE, MetricsCatalogue.of(SOURCES));
    }

    private static void check(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("metrics.page"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        String found = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
        assertThat(found)
                .as(
                        "docs/%s is not what the metrics' Javadoc says. Write it anew with%n%n    %s%n",
                        file.getFileName(), MetricsPage.COMMAND)
                .isEqualTo(text);
    }

    @Test
    void theCatalogueTellsWhatToAskForAndWhatItReads() {
        String catalogue = MetricsCatalogue.of(SOURCES);
        int start = catalogue.indexOf("\"name\": \"repeat purchase rate\"");
        String rate = catalogue.substring(start, catalogue.indexOf("\"name\": \"repeat revenue share\""));
        assertThat(rate)
                .contains("\"group\": \"retention\"")
                .contains("\"result\": \"Ratio\"")
                .contains("\"records\": [\"orders\"]")
                .contains("{\"name\": \"window\", \"type\": \"Window\"}");
        assertThat(catalogue).contains("\"records\": [\"surveyResponses\"]", "\"constants\": [");
    }

    @Test
    void everyMetricHasAllItsParts() {
        List<String> sections = List.of(MetricsPage.of(SOURCES).split("\n(?=### )"));
        assertThat(sections).hasSizeGreaterThan(8);
        for (String section : sections.subList(1, sections.size())) {
            assertThat(section.lines().filter(line -> line.startsWith("`") && line.contains(" = ")))
                    .as("formula of %s", section)
                    .isNotEmpty();
            assertThat(section)
                    .contains("\n- ")
                    .contains("\n**Worked example:** ")
                    .contains("\n```java\n")
                    .contains("\n**Source:** ");
        }
    }
}
