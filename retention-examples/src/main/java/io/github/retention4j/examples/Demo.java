package io.github.retention4j.examples;

import io.github.retention4j.history.History;
import io.github.retention4j.report.ReportPage;
import io.github.retention4j.report.language.Language;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Prints a page of numbers about a shop: about the bundled one, or, with a file and what its columns are, about yours.
 *
 * <pre>
 * java -p retention-examples/target/modules -m io.github.retention4j.examples/io.github.retention4j.examples.Demo --help
 * </pre>
 */
public final class Demo {
    private static final int FAILED = 2;

    private Demo() {}

    /**
     * Prints the page, in UTF-8 wherever it runs. What is wrong with the words, the file, or the place where the page goes
     * is told in a line, with exit code 2. At a console, standard error shows how far the work is while it lasts.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        PrintStream terminal = isAtConsole() ? err : new PrintStream(OutputStream.nullOutputStream());
        int code = run(
                new PrintStream(System.out, false, StandardCharsets.UTF_8),
                err,
                new ProgressBar(terminal, System::nanoTime),
                Path.of("retention-report.html"),
                args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Java 22 to 24 always have a console; 17 and 25 have one only if there is somebody to look at it. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isAtConsole() {
        return System.console() != null;
    }

    /** Prints, and writes the page of the bundled shop to this place if no other is said. */
    static int run(PrintStream out, PrintStream err, ProgressBar bar, Path usualPlace, String... args) {
        try {
            print(out, bar, usualPlace, CommandLine.of(args));
            if (out.checkError()) {
                throw new IllegalStateException("what is printed could not be written to its end");
            }
            return 0;
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException wrong) {
            // Rows, columns, times, zones and options all end here; each message says where and what.
            err.println(String.valueOf(wrong.getMessage()).lines().findFirst().orElse("something is wrong"));
        } catch (OutOfMemoryError short_) {
            err.println(bar.memoryNeeded(Runtime.getRuntime().maxMemory()));
        }
        return FAILED;
    }

    private static void print(PrintStream out, ProgressBar bar, Path usualPlace, CommandLine words) {
        if (words.isHelp()) {
            out.print(CommandLine.HELP);
            return;
        }
        Language language = DemoReport.language(words.value("--language").orElse("en"));
        Optional<Path> place = words.value("--report").map(word -> DemoReport.place(word, words.file()));
        if (words.isOfBundledShop()) {
            out.println("A made-up shop in Riyadh. --help shows how to make this page of a file of yours.");
            History history = BundledStore.history();
            out.print(DemoPage.of(
                    history,
                    history + "\n" + history.intake(),
                    Optional.of(BundledStore.spend()),
                    Optional.of(BundledStore.programme())));
            write(out, DemoReport.ofBundledShop(history), language, place.orElse(usualPlace));
        } else {
            OrdersFile file = new OrdersFile(words);
            if (words.has("--look")) {
                out.println(file.look());
                return;
            }
            History history;
            try (bar) {
                history = file.history(bar);
            }
            out.print(DemoPage.of(history, file.account(history), Optional.empty(), Optional.empty()));
            if (history.orderCount() == 0) {
                out.flush();
                throw new IllegalStateException("there is no order to make a page of");
            }
            place.ifPresent(to -> write(out, DemoReport.of(history), language, to));
        }
    }

    private static void write(PrintStream out, ReportPage page, Language language, Path place) {
        out.flush();
        Path written = page.in(language).write(place);
        out.println();
        out.println("The page to open, print and send: " + written.toAbsolutePath());
    }
}
