package io.github.retention4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A browser without a window, where one is installed; tests that need one are skipped elsewhere. */
public final class Chromium {
    /** The title that a page gets from a script that was planted in it, if it runs. */
    public static final String PLANTED = "planted script ran";

    private static final long SECONDS = 60;
    private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>", Pattern.DOTALL);

    /** The colours that whoever looks has asked for. */
    public enum Paper {
        /** Dark text on light paper. */
        LIGHT("1"),
        /** Light text on dark paper. */
        DARK("0");

        private final String setting;

        Paper(String setting) {
            this.setting = setting;
        }
    }

    private Chromium() {}

    /** The browser's program, if there is one. */
    public static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Skips the test where there is no browser. */
    public static void assumeThere() {
        assumeTrue(program().isPresent(), "no chromium on the PATH: install it to see this test run");
    }

    /** What a page or a picture looks like. */
    public static BufferedImage screenshot(String text, int width, int height, Paper paper) {
        byte[] png = run(text, "out.png", paper, List.of("--window-size=" + width + "," + height, "--screenshot="));
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** What a page is on paper. */
    public static byte[] pdf(String page) {
        return run(page, "out.pdf", Paper.LIGHT, List.of("--no-pdf-header-footer", "--print-to-pdf="));
    }

    /** The page as the browser has it in the end, after all that could run has run. */
    public static String dom(String page) {
        return new String(run(page, "out", Paper.LIGHT, List.of("--dump-dom")), StandardCharsets.UTF_8);
    }

    /** The title that a page has in the end. */
    public static String title(String page) {
        Matcher title = TITLE.matcher(dom(page));
        assertThat(title.find()).as("the page has a title").isTrue();
        return title.group(1);
    }

    private static byte[] run(String text, String out, Paper paper, List<String> options) {
        assumeThere();
        Path folder = null;
        try {
            folder = Files.createTempDirectory("retention4j-chromium-");
            Path in = folder.resolve(text.startsWith("<svg") ? "in.svg" : "in.html");
            Files.writeString(in, text);
            Path file = folder.resolve(out);
            List<String> command = new ArrayList<>(List.of(
                    program().orElseThrow().toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--hide-scrollbars",
                    "--blink-settings=preferredColorScheme=" + paper.setting,
                    "--user-data-dir=" + folder.resolve("profile")));
            options.forEach(option -> command.add(option.endsWith("=") ? option + file : option));
            command.add(in.toUri().toString());
            boolean isSaid = options.stream().noneMatch(option -> option.endsWith("="));
            ProcessBuilder browser = new ProcessBuilder(command)
                    .redirectError(folder.resolve("log").toFile())
                    .redirectOutput(
                            isSaid ? file.toFile() : folder.resolve("said").toFile());
            wait(browser.start(), folder.resolve("log"));
            return Files.readAllBytes(file);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        } finally {
            delete(folder);
        }
    }

    private static void wait(Process browser, Path log) throws IOException {
        try {
            if (!browser.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the browser took more than " + SECONDS + " seconds");
            }
            assertThat(browser.exitValue()).as(() -> read(log)).isZero();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped", stopped);
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException wrong) {
            return "no log: " + wrong;
        }
    }

    /** A browser that has just ended may still write there: what cannot be deleted is left to the system. */
    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException left) {
            folder.toFile().deleteOnExit();
        }
    }
}
