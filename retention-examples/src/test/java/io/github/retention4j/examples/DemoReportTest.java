package io.github.retention4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that the demo leaves beside what it prints. */
class DemoReportTest {
    private static final String ORDERS = """
            Customer,At,Total
            17,2026-01-05,120.50
            18,2026-01-09,80.00
            17,2026-02-11,60.00
            18,2026-03-02,75.25
            """;

    @TempDir
    private Path folder;

    private DemoRun runOfFile(String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), ORDERS);
        List<String> words = List.of(
                file.toString(),
                "--customer",
                "Customer",
                "--time",
                "At",
                "yyyy-MM-dd",
                "--amount",
                "Total",
                "--zone",
                "Asia/Riyadh",
                "--currency",
                "SAR");
        return DemoRun.of(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void thePageOfTheBundledShopIsLeftAndItsPlaceIsTold() throws IOException {
        Files.deleteIfExists(DemoRun.PAGE);
        DemoRun run = DemoRun.of();
        assertThat(run.code()).isZero();
        assertThat(run.out()).endsWith("\nThe page to open, print and send: " + DemoRun.PAGE.toAbsolutePath() + "\n");
        assertThat(Files.readString(DemoRun.PAGE))
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">")
                .contains("Does the loyalty programme pay", "259.74 SAR");
    }

    @Test
    void thePageOfTheBundledShopGoesWhereItIsSaidInArabic() throws IOException {
        Path page = folder.resolve("r.html");
        DemoRun run = DemoRun.of("--report", page.toString(), "--language", "ar");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("A made-up shop in Riyadh.");
        assertThat(Files.readString(page)).contains("<html lang=\"ar\" dir=\"rtl\">", "معدل الاحتفاظ بالعملاء");
    }

    @Test
    void aFileHasAPageIfItIsAskedFor() throws IOException {
        Path page = folder.resolve("r.html");
        assertThat(runOfFile().out()).doesNotContain("The page to open");
        DemoRun run = runOfFile("--report=" + page, "--language=ar");
        assertThat(run.code()).isZero();
        assertThat(run.out()).endsWith("\nThe page to open, print and send: " + page + "\n");
        assertThat(Files.readString(page)).contains("<html lang=\"ar\" dir=\"rtl\">", "orders.csv");
    }

    @Test
    void aThirdLanguageIsAFile() throws IOException {
        Path words = Files.writeString(folder.resolve("de.po"), """
                msgid ""
                msgstr ""
                "Language: de\\n"
                "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

                msgid "retention rate"
                msgstr "Bindungsrate"
                """);
        Path page = folder.resolve("r.html");
        DemoRun run = runOfFile("--report", page.toString(), "--language", words.toString());
        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(page)).contains("<html lang=\"de\" dir=\"ltr\">", "Bindungsrate");
    }

    @Test
    void whatIsWrongWithThePageIsToldInALine() throws IOException {
        assertThat(runOfFile("--report", "r.html", "--language", "fr").err())
                .isEqualTo("--language fr is not known; say en, ar, or the name of a .po file\n");
        Path nowhere = folder.resolve("none").resolve("r.html");
        DemoRun run = runOfFile("--report", nowhere.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("--report " + nowhere + ": there is no folder " + nowhere.getParent() + "\n");
        assertThat(runOfFile("--report", folder.toString()).err()).contains("folder");
        Path impossible = folder.resolve("r".repeat(300) + ".html");
        DemoRun late = runOfFile("--report", impossible.toString());
        assertThat(late.code()).isEqualTo(2);
        assertThat(late.out()).as("nothing is worked out before").isEmpty();
        assertThat(late.err())
                .isEqualTo("--report " + impossible + ": no such file can be made in " + folder
                        + "; name another, such as report.html in a folder of yours\n");
        assertThat(runOfFile(
                                "--report",
                                "r.html",
                                "--language",
                                folder.resolve("no.po").toString())
                        .err())
                .contains("no.po")
                .hasLineCount(1);
        assertThat(Files.exists(Path.of("r.html"))).isFalse();
    }

    @Test
    void thePageDoesNotReplaceTheFileThatIsRead() throws IOException {
        Path file = folder.resolve("orders.csv");
        DemoRun run =
                runOfFile("--report", folder.resolve(".").resolve("orders.csv").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(" is the file that is read; name another, such as report.html")
                .hasLineCount(1);
        assertThat(Files.readString(file)).isEqualTo(ORDERS);
    }

    @Test
    void aFileWithoutOrdersLeavesNoPage() throws IOException {
        Path file = Files.writeString(folder.resolve("none.csv"), "c,t,a\n");
        Path page = folder.resolve("r.html");
        DemoRun run = DemoRun.of(
                file.toString(),
                "--customer",
                "c",
                "--time",
                "t",
                "yyyy-MM-dd",
                "--amount",
                "a",
                "--zone",
                "UTC",
                "--currency",
                "SAR",
                "--report",
                page.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(page).doesNotExist();
    }
}
