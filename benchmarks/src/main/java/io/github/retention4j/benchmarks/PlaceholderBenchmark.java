package io.github.retention4j.benchmarks;

import io.github.retention4j.io.PlaceholderReader;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Stands in for the benchmarks until they are written. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PlaceholderBenchmark {
    @Param("1000000")
    int orders;

    private String csv = "";

    @Setup
    public void write() {
        csv = "a,1\n".repeat(orders);
    }

    @Benchmark
    public int ours() {
        return PlaceholderReader.read(csv).size();
    }

    @Benchmark
    public int duckDb() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from range(" + orders + ")")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
