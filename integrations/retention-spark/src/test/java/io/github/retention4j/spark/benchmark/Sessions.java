package io.github.retention4j.spark.benchmark;

import org.apache.spark.sql.SparkSession;

/** Settings that all sessions have here. */
final class Sessions {
    private Sessions() {}

    static SparkSession.Builder settings(SparkSession.Builder session) {
        return session.config("spark.sql.session.timeZone", Lake.ZONE.getId())
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    }
}
