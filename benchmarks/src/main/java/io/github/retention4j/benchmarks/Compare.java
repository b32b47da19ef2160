package io.github.retention4j.benchmarks;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures this library and its peers in turn, several times over, and prints medians and ratios as Markdown.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.github.retention4j.benchmarks.Compare --orders 10000000}
 */
public final class Compare {
    private static final int[] THREADS = {1, 2};

    private final int orders;
    private final String zone;
    private final int rounds;
    private final Map<String, List<Double>> millis = new HashMap<>();

    private Compare(int orders, String zone, int rounds) {
        this.orders = orders;
        this.zone = zone;
        this.rounds = rounds;
    }

    /** A line of the table: what is measured, and what its time is divided by. */
    private enum Contender {
        BUILD_AND_SCAN("**Retention4j: columns → history → matrix**", BuildAndScanBenchmark.class, "cohorts", ""),
        DUCK_DB("DuckDB: loaded table → matrix", DuckDbBenchmark.class, "cohorts", "BITS"),
        STREAMS("Streams: list of objects → matrix", StreamsBenchmark.class, "cohorts", ""),
        SCAN("**Retention4j: built history → matrix**", ScanBenchmark.class, "cohorts", ""),
        PREPARED("DuckDB: table sorted by customer, months precomputed", DuckDbBenchmark.class, "cohorts", "PREPARED"),
        ANSWERED("DuckDB: table of each order's cell", DuckDbBenchmark.class, "cohorts", "ANSWERED"),
        BUILD("Retention4j: columns → history", BuildBenchmark.class, "build", ""),
        HEADLINES("Retention4j: built history → five metrics at once", ScanBenchmark.class, "headlines", "");

        private final String title;
        private final Class<?> benchmark;
        private final String method;
        private final String query;

        Contender(String title, Class<?> benchmark, String method, String query) {
            this.title = title;
            this.benchmark = benchmark;
            this.method = method;
            this.query = query;
        }

        /** The line of ours that answers the same question with the same preparation, or this one. */
        Contender ours() {
            return switch (this) {
                case DUCK_DB, STREAMS -> BUILD_AND_SCAN;
                case PREPARED, ANSWERED -> SCAN;
                default -> this;
            };
        }
    }

    /**
     * Runs the comparison.
     *
     * @param args {@code --orders n}, {@code --zone id}, {@code --rounds n}
     * @throws RunnerException if a benchmark fails, as it does when two answers differ
     */
    public static void main(String[] args) throws RunnerException {
        int orders = 10_000_000;
        String zone = "Europe/London";
        int rounds = 3;
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            switch (args[i]) {
                case "--orders" -> orders = Integer.parseInt(value);
                case "--zone" -> zone = value;
                case "--rounds" -> rounds = Integer.parseInt(value);
                default -> throw new IllegalArgumentException(args[i] + " is none of --orders, --zone and --rounds");
            }
        }
        Compare compare = new Compare(orders, zone, rounds);
        compare.measure();
        System.out.println(compare.table());
        System.out.println(compare.memory());
    }

    /** In turn, so that a machine that is slow for a while is slow for all. */
    private void measure() throws RunnerException {
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : Contender.values()) {
                // A minute each at 10 million orders, and so far behind that one round tells it.
                if (contender == Contender.STREAMS && round > 1) {
                    continue;
                }
                for (int threads : THREADS) {
                    List<Double> times = run(contender, threads);
                    System.err.printf(
                            "round %d of %d: %s, threads %d: %s ms%n",
                            round, rounds, contender, threads, decimals(median(times), 1));
                    millis.computeIfAbsent(key(contender, threads), k -> new ArrayList<>())
                            .addAll(times);
                }
            }
        }
    }

    private List<Double> run(Contender contender, int threads) throws RunnerException {
        // Setting up has run the streams once, to check them.
        boolean slow = contender == Contender.STREAMS;
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(contender.benchmark.getName().replace(".", "\\.") + "\\." + contender.method + "$")
                .param("orders", Integer.toString(orders))
                .param("zone", zone)
                .param("threads", Integer.toString(threads))
                .forks(1)
                // One thread means one: the collector of garbage gets no processor of its own.
                .jvmArgsAppend("-XX:ActiveProcessorCount=" + threads)
                .warmupIterations(slow ? 0 : 3)
                .measurementIterations(slow ? 2 : 5)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (!contender.query.isEmpty()) {
            options.param("query", contender.query);
        }
        List<Double> times = new ArrayList<>();
        for (RunResult result : new Runner(options.build()).run()) {
            result.getBenchmarkResults()
                    .forEach(fork -> fork.getIterationResults()
                            .forEach(i -> times.add(i.getPrimaryResult().getScore())));
        }
        return times;
    }

    private String table() {
        StringBuilder table = new StringBuilder();
        table.append(String.format(Locale.ROOT, "%,d orders in %s, medians, %s%n%n", orders, zone, machine()));
        table.append("| | 1 thread: ms | ns/order | ours is | 2 threads: ms | ns/order | ours is |\n");
        table.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (Contender contender : Contender.values()) {
            table.append("| ").append(contender.title);
            for (int threads : THREADS) {
                double time = median(times(contender, threads));
                double ratio = time / median(times(contender.ours(), threads));
                table.append(" | ").append(decimals(time, time < 100 ? 1 : 0));
                table.append(" | ").append(decimals(time * 1e6 / orders, 1));
                table.append(" | ").append(contender == contender.ours() ? "" : decimals(ratio, 1) + " × as fast");
            }
            table.append(" |\n");
        }
        return table.toString();
    }

    /** What is on the heap when all else is gone. */
    private String memory() {
        OrderColumns columns = OrderColumns.generate(orders);
        long before = usedHeap();
        HistoryBuilder builder = History.builder(ZoneId.of(zone), CurrencyUnit.of("GBP"))
                .orderColumns(columns.customers(), columns.millis(), columns.amounts());
        double waiting = (double) (usedHeap() - before) / orders;
        History history = builder.build();
        double built = (double) (usedHeap() - before) / orders;
        return String.format(
                Locale.ROOT,
                "Heap: %.1f bytes an order in the builder before build(), %.1f in the history of %,d customers.",
                waiting,
                built,
                history.customerCount());
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static String machine() {
        String processor = System.getProperty("os.arch");
        try {
            processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(processor);
        } catch (IOException notLinux) {
            // The architecture will do.
        }
        return processor + ", " + Runtime.getRuntime().availableProcessors() + " processors, JDK " + Runtime.version()
                + ", heap " + Timed.HEAP;
    }

    private List<Double> times(Contender contender, int threads) {
        return millis.getOrDefault(key(contender, threads), List.of());
    }

    private static String key(Contender contender, int threads) {
        return contender + " " + threads;
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String decimals(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
