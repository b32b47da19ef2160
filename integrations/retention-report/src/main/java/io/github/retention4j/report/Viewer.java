package io.github.retention4j.report;

import static io.github.retention4j.report.markup.Markup.element;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.report.picture.WholeFile;
import io.github.retention4j.result.Label;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Shows results while one works with them, such as in JShell: as a picture in the browser.
 *
 * <ul>
 *   <li>The picture is written to a temporary file that only you can read. It stays there until the system removes it.
 *   <li>Where there is no display, or opening fails, nothing is opened and nothing is thrown: what is returned tells where the file
 *       is.
 *   <li>A result that has no picture is told as text.
 * </ul>
 *
 * <pre>{@code
 * Viewer.show(engine.compute(CohortRetention.monthly()));
 * // /tmp/retention4j-1234.html
 * }</pre>
 */
public final class Viewer {
    private Viewer() {}

    /**
     * Shows something, in English.
     *
     * @param shown the result of a metric, a chart, a picture or a page
     * @return where the file is, to be printed; the text of a result that has no picture
     * @throws UncheckedIOException if no temporary file can be written
     */
    public static String show(Object shown) {
        return show(shown, Language.ENGLISH);
    }

    /**
     * Shows something.
     *
     * @param shown the result of a metric, a chart, a picture or a page; pictures and pages are in their own language
     * @param language the language of the picture
     * @return where the file is, to be printed; the text of a result that has no picture
     * @throws UncheckedIOException if no temporary file can be written
     */
    public static String show(Object shown, Language language) {
        return show(shown, language, Viewer::open);
    }

    static String show(Object shown, Language language, Predicate<Path> opens) {
        requireNonNull(language, "language");
        if (requireNonNull(shown, "shown") instanceof ReportPage page) {
            return shown(page.html(), opens);
        }
        Optional<Chart> chart = shown instanceof Picture picture
                ? Optional.of(any -> picture)
                : shown instanceof Chart drawn ? Optional.of(drawn) : Pictures.find(shown);
        return chart.map(of -> shown(page(of, Exhibit.label(shown), language), opens))
                .orElseGet(() -> language.tell(shown));
    }

    private static String page(Chart chart, Optional<Label> label, Language language) {
        Picture picture = chart.draw(language);
        Language own = picture.language();
        Markup figure = Exhibit.of(chart, label, Optional.of(picture.description()), new PageDraft(own));
        Markup main = element("main", element("h1", picture.title()), figure);
        Markup html = element("html", ReportPage.head(picture.title()), element("body", ReportPage.patterns(), main))
                .with("lang", own.tag())
                .with("dir", own.isRightToLeft() ? "rtl" : "ltr");
        return "<!DOCTYPE html>\n" + html + "\n";
    }

    private static String shown(String html, Predicate<Path> opens) {
        try {
            Path file = Files.createTempFile("retention4j-", ".html");
            Files.writeString(file, html, StandardCharsets.UTF_8);
            return opens.test(file) ? file.toString() : file + " (open it in a browser)";
        } catch (IOException wrong) {
            throw new UncheckedIOException("no temporary file can be written: " + WholeFile.why(wrong), wrong);
        }
    }

    /** Whether it is opened: not on a server, and not on a Java without java.desktop. */
    private static boolean open(Path file) {
        try {
            return Screen.open(file);
        } catch (LinkageError absent) {
            return false;
        }
    }

    /** All that needs java.desktop, so that this class can be loaded without it. */
    private static final class Screen {
        private Screen() {}

        static boolean open(Path file) {
            try {
                if (GraphicsEnvironment.isHeadless()
                        || !Desktop.isDesktopSupported()
                        || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
                    return false;
                }
                Desktop.getDesktop().open(file.toFile());
                return true;
            } catch (IOException | RuntimeException | java.awt.AWTError refused) {
                // There is a display by name alone, or no program for pages.
                return false;
            }
        }
    }
}
