package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.duckdb.DuckDb;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Locale;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/** Orders in a Parquet file: what reading them costs beyond what DuckDB takes for it, and to the matrix. */
final class ParquetPart {
    private static final int ROUNDS = 5;

    private ParquetPart() {}

    static void run(int orders, ZoneId zone) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        Path file = SourceFiles.parquet(OrderColumns.generate(orders, Spread.SKEWED), zone);
        try (var database = new io.github.retention4j.benchmarks.DuckDb(zone, threads)) {
            database.execute("SET VARIABLE file = '" + file + "'");
            var query = database.prepare(DuckDbQuery.PARQUET);
            CohortParts.requireSame(read(file, zone, threads), query);
            CellSums.of(DuckDb.parquet(file)).requireSame(chunks(file, threads));
            Contender chunks = new Contender(() -> chunks(file, threads)).warmedUp(2);
            Contender cells = new Contender(() -> CellSums.of(DuckDb.parquet(file))).warmedUp(2);
            Contender waiting = new Contender(() -> taken(file, zone, threads)).warmedUp(2);
            Contender ours = new Contender(() -> Ours.cohorts(read(file, zone, threads), threads)).warmedUp(2);
            Contender theirs = new Contender(query::matrix);
            Contender.takeTurns(ROUNDS, chunks, cells, waiting, ours, theirs);
            Table table = new Table(String.format(
                    Locale.ROOT,
                    "Parquet file of %,d orders, %d MB, %s, %s",
                    orders,
                    Files.size(file) / 1_000_000,
                    zone,
                    threads == 1 ? "one thread" : threads + " threads"));
            table.slower("file → cells; than DuckDB's chunks alone", cells, chunks, Table.NO_GOAL);
            table.slower("file → builder; than DuckDB's chunks alone", waiting, chunks, Table.NO_GOAL);
            table.faster("file → matrix; DuckDB: read_parquet", ours, theirs, Table.NO_GOAL);
        } finally {
            Files.delete(file);
        }
    }

    private static HistoryBuilder taken(Path file, ZoneId zone, int threads) {
        return Ours.take(DuckDb.parquet(file), Ours.builder(zone, threads));
    }

    private static History read(Path file, ZoneId zone, int threads) {
        return taken(file, zone, threads).build();
    }

    /** As few steps as the driver allows. It gives whole numbers only, so SQL makes them such. */
    private static CellSums chunks(Path file, int threads) throws SQLException {
        CellSums sums = new CellSums();
        try (var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            try (DuckDBPreparedStatement rows = connection.prepare(
                            "SELECT customer_id, epoch_us(ordered_at), (total * 100)::BIGINT FROM read_parquet('" + file
                                    + "')");
                    DuckDBChunkedResult result = rows.query()) {
                while (result.nextChunk()) {
                    DuckDBDataChunkReader chunk = result.chunk();
                    sums.add(sum(chunk, 0), sum(chunk, 1) / 1000, sum(chunk, 2));
                }
            }
        }
        return sums;
    }

    private static long sum(DuckDBDataChunkReader chunk, int column) {
        DuckDBReadableVector vector = chunk.vector(column);
        long sum = 0;
        for (long row = 0; row < chunk.rowCount(); row++) {
            if (!vector.isNull(row)) {
                sum += vector.getLong(row);
            }
        }
        return sum;
    }
}
