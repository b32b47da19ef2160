package io.github.retention4j.benchmarks;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The monthly cohort matrix from DuckDB, once the columns are loaded and the query is prepared. */
@State(Scope.Benchmark)
public class DuckDbBenchmark extends Timed {
    @Param({"SORT", "BITS", "CALENDAR", "PREPARED", "ANSWERED", "TEXT"})
    DuckDbQuery query = DuckDbQuery.SORT;

    private @Nullable DuckDb database;
    private DuckDb.@Nullable Prepared prepared;

    @Setup
    public void load(OrderLog log) throws SQLException {
        database = new DuckDb(log.zone(), log.threads());
        database.load(log.columns());
        prepared = database.prepare(query);
        CohortParts.requireSame(Ours.build(log), prepared);
    }

    @TearDown
    public void close() throws SQLException {
        requireNonNull(database).close();
    }

    @Benchmark
    public List<Cell> cohorts() throws SQLException {
        return requireNonNull(prepared).matrix();
    }
}
