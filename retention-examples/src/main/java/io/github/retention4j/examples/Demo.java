package io.github.retention4j.examples;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

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
     * Prints the page, in UTF-8 wherever it runs. What is wrong with the words or the file is told in a line, with exit
     * code 2.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        int code = run(
                new PrintStream(System.out, false, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                args);
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        try {
            CommandLine words = CommandLine.of(args);
            if (words.isHelp()) {
                out.print(CommandLine.HELP);
            } else if (words.isEmpty()) {
                out.println("A made-up shop in Riyadh. --help shows how to make this page of a file of yours.");
                out.print(DemoPage.of(BundledStore.history()));
            } else {
                out.print(DemoPage.of(words.history()));
            }
            out.flush();
            return 0;
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException wrong) {
            // Rows, columns, times, zones and options all end here; each message says where and what.
            err.println(String.valueOf(wrong.getMessage()).lines().findFirst().orElse("something is wrong"));
            return FAILED;
        }
    }
}
