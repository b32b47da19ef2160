package io.github.retention4j.examples.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.examples.BundledStore;
import io.github.retention4j.metric.cohort.CohortRetention;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.junit.jupiter.api.Test;

/** Starts JShell itself with the script, and types. */
class StartUpScriptTest {
    private static final Path SCRIPT = Path.of("retention4j.jsh").toAbsolutePath();

    @Test
    void threeLinesShowTheWholeCohortTableOfTheBundledShop() throws Exception {
        String screen = type("""
                History history = bundled()
                MetricsEngine engine = MetricsEngine.over(history)
                engine.compute(CohortRetention.monthly())
                """);

        String table = MetricsEngine.over(BundledStore.history())
                .compute(CohortRetention.monthly())
                .toString();
        assertThat(table.length()).isGreaterThan(3000);
        assertThat(screen).contains("==> " + table).doesNotContain("Error").doesNotContain("/set");
    }

    @Test
    void threeLinesShowTheWholeCohortTableOfAFile() throws Exception {
        String screen = type("""
                History history = Csv.file(Path.of("src/main/resources/bundled-store/orders.csv")).orders().order("order").customer("customer").time("time", "yyyy-MM-dd HH:mm:ss").amount("amount").cancellation(row -> row.get("amount").startsWith("-"), Cancellations.DROP).into(History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))).build()
                CohortTable cohorts = MetricsEngine.over(history).compute(CohortRetention.monthly())
                cohorts.average(1)
                """);

        assertThat(screen)
                .contains("cohorts ==> cohort retention")
                .contains("\n* partly observed: the data end on 2026-04");
        assertThat(screen).contains("average at age 1");
    }

    /** JShell itself drops all after 21,844 characters in silence, before it looks at the setting of the script. */
    @Test
    void saysSoWhenAValueIsTooLongForJShell() throws Exception {
        String screen = type("""
                "a".repeat(21_700)
                "b".repeat(21_844)
                print("all of it")
                """);

        String brief = screen.replace("a".repeat(21_700), "(a whole)").replaceAll("b{1000,}", "(some b)");
        assertThat(brief).contains("==> \"(a whole)\"", "==> \"(some b) ... ").doesNotContain("Error");
    }

    @Test
    void explainsMistakesAsJShellDoes() throws Exception {
        String screen = type("History h = History.builder()\nint half(int x) { return x / 2; }\nretained\n");

        assertThat(screen).contains("|  Error:").contains("builder").contains("|  half is known");
        assertThat(screen).contains("cannot find symbol");
    }

    private static String type(String lines) throws Exception {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        InputStream keys = new ByteArrayInputStream((lines + "/exit\n").getBytes(UTF_8));
        try (PrintStream out = new PrintStream(screen, true, UTF_8)) {
            JavaShellToolBuilder.builder()
                    .in(keys, null)
                    .out(out)
                    .err(out)
                    .persistence(new HashMap<>())
                    .start(
                            "--execution",
                            "local",
                            "--class-path",
                            System.getProperty("java.class.path"),
                            "--startup",
                            SCRIPT.toString(),
                            "--feedback",
                            "retention4j");
        }
        return screen.toString(UTF_8).replace("\r\n", "\n");
    }
}
