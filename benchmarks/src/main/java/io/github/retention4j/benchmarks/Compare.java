package io.github.retention4j.benchmarks;

import java.time.ZoneId;

/** One part of the comparison that {@code benchmarks/compare} runs, each in a JVM of its own; prints a Markdown table. */
public final class Compare {
    private Compare() {}

    /**
     * Runs a part. It uses as many threads as this JVM has processors.
     *
     * @param args the part, how many orders, the zone of the calendar
     * @throws Exception if a contender fails, or two answers differ
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            throw new IllegalArgumentException(args.length + " arguments, not 3: part, orders, zone");
        }
        int orders = Integer.parseInt(args[1]);
        ZoneId zone = ZoneId.of(args[2]);
        switch (args[0]) {
            case "cohorts" -> CohortParts.oneThread(orders, zone);
            case "threads" -> CohortParts.twoThreads(orders, zone);
            case "rfm" -> RfmPart.run(orders, zone);
            case "text" -> SourceParts.textIds(orders, zone);
            case "csv" -> SourceParts.csv(orders, zone);
            case "streams" -> SourceParts.streams(orders, zone);
            case "memory" -> MemoryPart.run(orders, zone);
            case "growth" -> GrowthPart.run(orders, zone);
            default ->
                throw new IllegalArgumentException(
                        args[0] + " is none of cohorts, threads, rfm, text, csv, streams, memory and growth");
        }
    }
}
