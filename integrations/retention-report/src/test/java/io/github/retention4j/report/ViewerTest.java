package io.github.retention4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewerTest {
    private static final Series<Ratio> TREND =
            TestShop.engine().trend(Window.months(2025, 2, 2025, 6), RetentionRate::in);

    private final List<Path> opened = new ArrayList<>();

    @AfterEach
    void remove() throws IOException {
        for (Path file : opened) {
            Files.deleteIfExists(file);
        }
    }

    private String show(Object shown, Language language, boolean hasDisplay) {
        return Viewer.show(shown, language, file -> {
            opened.add(file);
            return hasDisplay;
        });
    }

    private String page() throws IOException {
        assertThat(opened).hasSize(1);
        return Files.readString(opened.get(0));
    }

    @Test
    void aResultIsShownAsAPageOfItsPicture() throws IOException {
        assertThat(show(TREND, Language.ENGLISH, true)).isEqualTo(opened.get(0).toString());
        PageRules.holdForPage(page());
        assertThat(page()).contains("<h1>Retention rate</h1>", "role=\"img\"", "<summary>The numbers</summary>");
    }

    @Test
    void withoutADisplayItSaysWhereThePageIs() {
        assertThat(show(TREND, Language.ENGLISH, false)).isEqualTo(opened.get(0) + " (open it in a browser)");
    }

    @Test
    void chartsPicturesAndTablesOfColoursAreShownToo() throws IOException {
        CohortTable cohorts = TestShop.engine().compute(CohortRetention.monthly());
        show(cohorts, Language.ARABIC, true);
        PageRules.holdForPage(page());
        assertThat(page()).contains("<html lang=\"ar\" dir=\"rtl\">");
        opened.clear();
        show(Pictures.curvesOf(cohorts), Language.ENGLISH, true);
        PageRules.holdForPage(page());
        opened.clear();
        Picture picture = Pictures.of(TREND).draw(Language.ARABIC);
        show(picture, Language.ENGLISH, true);
        assertThat(page()).as("a picture has a language of its own").contains("<html lang=\"ar\" dir=\"rtl\">");
    }

    @Test
    void aPageIsShownAsItIs() throws IOException {
        ReportPage page = ReportPage.of(TestShop.engine()).sections(Section.STAYING);
        show(page, Language.ENGLISH, true);
        assertThat(page()).isEqualTo(page.html());
    }

    @Test
    void whatHasNoPictureIsText() {
        Ratio rate = TestShop.engine().compute(RetentionRate.in(Window.month(2025, 5)));
        assertThat(show(rate, Language.ENGLISH, true)).isEqualTo(rate.toString());
        assertThat(show("words", Language.ENGLISH, true)).isEqualTo("words");
        assertThat(opened).isEmpty();
        assertThatThrownBy(() -> Viewer.show(null)).hasMessage("shown");
    }

    /** In a Java of its own, which has no display, a display by name alone, or no java.desktop. */
    @Test
    void nothingIsThrownWhereNothingCanBeOpened(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(said(folder, "none", List.of("-Djava.awt.headless=true"))).endsWith(".html (open it in a browser)");
        if (System.getProperty("os.name").equals("Linux")) {
            assertThat(said(folder, ":77", List.of("-Djava.awt.headless=false")))
                    .endsWith(".html (open it in a browser)");
        }
        assertThat(said(folder, "none", List.of("--limit-modules", "java.base,java.logging")))
                .endsWith(".html (open it in a browser)");
    }

    private static String said(Path folder, String display, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Djava.io.tmpdir=" + folder);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Shows.class.getName()));
        ProcessBuilder java = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        java.environment().put("DISPLAY", display);
        assertThat(java.start().waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(folder.resolve("said")).strip();
    }

    /** Shows an empty picture. */
    static final class Shows {
        private Shows() {}

        public static void main(String[] none) {
            System.out.println(
                    Viewer.show(new Picture("a", "b", Language.ENGLISH, 9, 9, List.of(), java.util.Optional.empty())));
        }
    }
}
