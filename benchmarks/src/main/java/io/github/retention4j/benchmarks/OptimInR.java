package io.github.retention4j.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.clv.PatternTable;
import io.github.retention4j.clv.PurchasePattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * BG/NBD fitted by {@code bgnbd.R}, where R is installed.
 *
 * @param parameters r, α in weeks, a and b
 * @param logLikelihood at these
 * @param millis how long a fit took, by R's clock, without starting R and reading the file
 */
@SuppressWarnings("ArrayRecordComponent") // four numbers that go from one method to another
record OptimInR(double[] parameters, double logLikelihood, double millis) {
    private static final double WEEK = 7;
    private static final int MINUTES = 10;

    /** Empty if there is no R here. */
    static Optional<OptimInR> fit(PatternTable table) throws Exception {
        Path folder = Files.createTempDirectory("retention4j-r");
        Path script = folder.resolve("bgnbd.R");
        Path customers = folder.resolve("customers.csv");
        Path answer = folder.resolve("answer.txt");
        try (InputStream stored = requireNonNull(OptimInR.class.getResourceAsStream("bgnbd.R"), "bgnbd.R")) {
            Files.copy(stored, script, StandardCopyOption.REPLACE_EXISTING);
            Files.write(customers, lines(table));
            return run(script, customers, answer);
        } finally {
            for (Path each : List.of(script, customers, answer, folder)) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static Optional<OptimInR> run(Path script, Path customers, Path answer) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder("Rscript", script.toString(), customers.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(answer.toFile())
                    .start();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("R takes more than " + MINUTES + " minutes");
        }
        String told = Files.readString(answer).strip();
        if (process.exitValue() != 0) {
            throw new IllegalStateException("R ended with " + process.exitValue() + ": " + told);
        }
        double[] numbers = Arrays.stream(told.split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return Optional.of(new OptimInR(Arrays.copyOf(numbers, 4), numbers[4], numbers[5]));
    }

    private static List<String> lines(PatternTable table) {
        String[] lines = new String[table.size() + 1];
        lines[0] = "frequency,recency,age,customers";
        for (int group = 0; group < table.size(); group++) {
            PurchasePattern pattern = table.pattern(group);
            lines[group + 1] = pattern.frequency() + "," + pattern.recency() / WEEK + "," + pattern.age() / WEEK + ","
                    + table.customers(group);
        }
        return List.of(lines);
    }
}
