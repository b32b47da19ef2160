package io.github.retention4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static final Path CORE = Path.of("src", "main", "java", "io", "github", "retention4j");
    private static final List<Path> SOURCES = List.of(CORE.resolve("metric"), CORE.resolve("compare"));
    private static final Path PAGE = Path.of("..", "docs", "METRICS.md");

    @Test
    void thePageSaysWhatTheMetricsSay() throws IOException {
        String page = MetricsPage.of(SOURCES);
        if ("write".equals(System.getProperty("metrics.page"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        String found = Files.exists(PAGE) ? Files.readString(PAGE).replace("\r\n", "\n") : "";
        assertThat(found)
                .as(
                        "docs/METRICS.md is not what the metrics' Javadoc says. Write it anew with%n%n    %s%n",
                        MetricsPage.COMMAND)
                .isEqualTo(page);
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
