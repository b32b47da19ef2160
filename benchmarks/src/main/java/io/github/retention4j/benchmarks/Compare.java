package io.github.retention4j.benchmarks;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** One part of the comparison that {@code benchmarks/compare} runs, each in a JVM of its own; prints a Markdown table. */
public final class Compare {
    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("cohorts", CohortParts::oneThread);
        PARTS.put("threads", CohortParts::twoThreads);
        PARTS.put("once", OncePart::run);
        PARTS.put("rfm", RfmPart::run);
        PARTS.put("text", SourceParts::textIds);
        PARTS.put("ids", IdsPart::run);
        PARTS.put("records", RecordsPart::run);
        PARTS.put("csv", SourceParts::csv);
        PARTS.put("parquet", ParquetPart::run);
        PARTS.put("jdbc", JdbcPart::run);
        PARTS.put("heap", HeapPart::run);
        PARTS.put("file", FilePart::run);
        PARTS.put("streams", SourceParts::streams);
        PARTS.put("trends", TrendPart::run);
        PARTS.put("catalogue", CataloguePart::run);
        PARTS.put("survival", SurvivalPart::run);
        PARTS.put("clv", ClvPart::run);
        PARTS.put("who", WhoPart::run);
        PARTS.put("programme", ProgrammePart::run);
        PARTS.put("page", PagePart::run);
        PARTS.put("coupons", CouponPart::run);
        PARTS.put("shops", ShopsPart::run);
        PARTS.put("backend", BackendPart::run);
        PARTS.put("visits", VisitsPart::run);
        PARTS.put("memory", MemoryPart::run);
        PARTS.put("peak", PeakPart::run);
        PARTS.put("growth", GrowthPart::run);
        PARTS.put("store", StorePart::run);
        PARTS.put("watch", WatchPart::run);
    }

    private Compare() {}

    /** Measures and prints. */
    private interface Part {
        void run(int orders, ZoneId zone) throws Exception;
    }

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
        Part part = PARTS.get(args[0]);
        if (part == null) {
            throw new IllegalArgumentException(args[0] + " is none of " + PARTS.keySet());
        }
        part.run(Integer.parseInt(args[1]), ZoneId.of(args[2]));
    }
}
