package io.github.retention4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What docs/spring-boot.md shows is what there is. */
class SpringBootPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "spring-boot.md");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String page = read();

    private final ApplicationContextRunner shop = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(RetentionAutoConfiguration.class, RetentionEndpointAutoConfiguration.class))
            .withBean(DataSource.class, SpringBootPageTest::database)
            .withPropertyValues("retention4j.refresh.on-startup=wait");

    /** Orders of two shops. */
    private static DataSource database() {
        DataSource source = ShopTables.database(60);
        ShopTables.execute(source, "alter table orders add column shop int");
        ShopTables.execute(source, "update orders set shop = case when customer_id < 'c-5' then 1 else 2 end");
        return source;
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theFirstLinesMakeTheAnswerThatIsShown() throws IOException {
        shop.withPropertyValues(properties(blocks("yaml").get(0))).run(context -> {
            assertThat(context).hasSingleBean(RetentionEndpoint.class);
            JsonNode told =
                    JSON.valueToTree(context.getBean(RetentionEndpoint.class).shops());
            JsonNode shown = JSON.readTree(blocks("json").get(0));
            assertThat(told.at("/metrics").size()).isEqualTo(5);
            assertThat(shown.at("/metrics").get(0))
                    .isEqualTo(told.at("/metrics").get(0));
            // As text, for a tree that was read has other kinds of whole numbers than one that was made.
            assertThat(without(shown, "ageSeconds")).isEqualTo(without(told, "ageSeconds"));
            assertThat(shown.at("/minimumGroup")).isEqualTo(told.at("/minimumGroup"));
            assertThat(shown.propertyNames()).containsExactlyElementsOf(told.propertyNames());
        });
    }

    private static String without(JsonNode answer, String field) {
        ObjectNode history = (ObjectNode) answer.get("history").deepCopy();
        assertThat(history.remove(field)).isNotNull();
        return history.toString();
    }

    @Test
    void theLinesOfSeveralShopsMakeThem() throws IOException {
        shop.withPropertyValues(properties(blocks("yaml").get(1))).run(context -> {
            RetentionShops shops = context.getBean(RetentionShops.class);
            assertThat(shops.names()).containsExactly("dubai", "riyadh");
            assertThat(shops.shop("riyadh").engine().history().customerCount()
                            + shops.shop("dubai").engine().history().customerCount())
                    .isEqualTo(60);
            assertThat(shops.shop("dubai").engine().history().basis().currency().getCode())
                    .isEqualTo("AED");
        });
    }

    @Test
    void theTableHasAllProperties() throws IOException {
        JsonNode metadata = JSON.readTree(
                SpringBootPageTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"));
        List<String> all = metadata.get("properties").values().stream()
                .map(property -> property.get("name").asString())
                .filter(name -> name.startsWith("retention4j."))
                .map(name -> name.substring("retention4j.".length()))
                .map(name -> name.equals("shops") ? "shops.<name>.…" : name)
                .toList();
        String table = page.substring(page.indexOf("## Properties"), page.indexOf("## The endpoint"));
        assertThat(Pattern.compile("(?m)^\\| `([^`]+)`")
                        .matcher(table)
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void theCodeCompiles(@TempDir Path folder) {
        List<String> code = blocks("java");
        assertThat(code).hasSize(2);
        assertThat(faults(code.get(0), folder)).isEmpty();
        assertThat(faults(code.get(1), folder)).isEmpty();
        assertThat(faults("class Beans { NoSuchClass none; }", folder)).hasSize(1);
    }

    private static List<String> faults(String code, Path folder) {
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Shown.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
        DiagnosticCollector<JavaFileObject> heard = new DiagnosticCollector<>();
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, heard, options, null, List.of(file))
                .call();
        return heard.getDiagnostics().stream()
                .filter(fault -> fault.getKind() == Diagnostic.Kind.ERROR)
                .map(fault -> fault.getMessage(Locale.ROOT))
                .toList();
    }

    private List<String> blocks(String language) {
        return Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```")
                .matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private static String[] properties(String yaml) throws IOException {
        EnumerablePropertySource<?> source = (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
                .load("page", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                .get(0);
        Map<String, Object> all = new TreeMap<>();
        for (String name : source.getPropertyNames()) {
            all.put(name, source.getProperty(name));
        }
        return all.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .toArray(String[]::new);
    }
}
