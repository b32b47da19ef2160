package io.github.retention4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.model.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/json.md}: its examples are what is written, its code compiles, and its types are those of the schema. */
class JsonPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "json.md");
    private static final Path SELF =
            Path.of("src", "test", "java", "io", "github", "retention4j", "jackson", "JsonPageTest.java");
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- golden: ([a-z-]+) -->\n```json\n.*?```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("<!-- java: [a-z]+ -->\n```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPES = Pattern.compile("<!-- types -->.*<!-- end -->", Pattern.DOTALL);

    @Test
    void thePageSaysWhatIsWritten() throws IOException {
        String found = Files.readString(PAGE).replace("\r\n", "\n");
        String examples =
                EXAMPLE.matcher(found).replaceAll(example -> Matcher.quoteReplacement(example(example.group(1))));
        String page = TYPES.matcher(examples)
                .replaceAll(Matcher.quoteReplacement(
                        "<!-- types -->\n" + SchemaText.of(Schemas.published()) + "<!-- end -->"));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, page);
            return;
        }
        assertThat(found)
                .as("docs/json.md is not current: write it anew with -Dgolden=write")
                .isEqualTo(page);
    }

    private static String example(String name) {
        try {
            String golden =
                    Files.readString(Golden.FOLDER.resolve(name + ".json")).replace("\r\n", "\n");
            return "<!-- golden: " + name + " -->\n```json\n" + golden + "```";
        } catch (IOException missing) {
            throw new AssertionError("the page has an example " + name + " without a golden file", missing);
        }
    }

    @Test
    void theCodeOfThePageStandsHereAndRuns() throws IOException {
        MetricsEngine engine = TestShop.engine();
        Window q1 = Window.quarter(2026, 1);
        // plain
        JsonMapper mapper =
                JsonMapper.builder().addModule(new RetentionModule()).build();
        String json = mapper.writeValueAsString(engine.compute(RetentionRate.in(q1)));

        List<String> lines = new ArrayList<>();
        // catalogue
        for (MetricCatalogue.Entry metric : MetricCatalogue.entries()) {
            lines.add(metric.name() + ": " + metric.sentence());
        }
        String forAnotherTool = MetricCatalogue.json();

        assertThat(json).startsWith("{\"type\":\"ratio\",");
        assertThat(forAnotherTool).contains(lines.get(0).replaceFirst(":.*", ""));
        String self = withoutSpace(Files.readString(SELF));
        List<String> blocks = CODE.matcher(Files.readString(PAGE).replace("\r\n", "\n"))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(blocks).hasSize(2).allSatisfy(block -> assertThat(self).contains(withoutSpace(block)));
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }
}
