package io.github.retention4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the demo printed, and the code it ended with. */
record DemoRun(int code, String out, String err) {
    /** Where the page of the bundled shop goes. */
    static final Path PAGE = Path.of("target", "retention-report.html");

    /** Runs it here, with a clock that stands still, so that no work takes long enough for a bar. */
    static DemoRun of(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DemoRun run = into(out, args);
        return new DemoRun(run.code(), out.toString(UTF_8).replace("\r\n", "\n"), run.err());
    }

    /** Runs it here, with what it prints going elsewhere. */
    static DemoRun into(OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, UTF_8);
        int code = Demo.run(new PrintStream(out, false, UTF_8), errors, new ProgressBar(errors, () -> 0), PAGE, args);
        return new DemoRun(code, "", err.toString(UTF_8));
    }

    /** Runs it here, with something to read on standard input. */
    static DemoRun reading(InputStream in, String... args) {
        InputStream console = System.in;
        try {
            System.setIn(in);
            return of(args);
        } finally {
            System.setIn(console);
        }
    }

    /** What a JVM of its own is started with. */
    static List<String> command(List<String> options, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Demo.class.getName()));
        command.addAll(List.of(args));
        return command;
    }

    /** Runs it in a JVM of its own. */
    static DemoRun ofAJvm(List<String> options, ProcessBuilder.Redirect out, String... args)
            throws IOException, InterruptedException {
        Process demo =
                new ProcessBuilder(command(options, args)).redirectOutput(out).start();
        String printed = new String(demo.getInputStream().readAllBytes(), UTF_8).replace("\r\n", "\n");
        String err = new String(demo.getErrorStream().readAllBytes(), UTF_8);
        return new DemoRun(demo.waitFor(), printed, err);
    }
}
