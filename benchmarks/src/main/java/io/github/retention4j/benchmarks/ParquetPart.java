package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.duckdb.DuckDb;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/** Orders in a Parquet file: what reading them costs beyond what DuckDB takes for it, and to the matrix. */
final class ParquetPart {
    private static final int ROUNDS = 5;
    private static final List<String> COLUMNS = List.of("customer_id", "ordered_at", "total");

    private ParquetPart() {}

    static void run(int orders, ZoneId zone) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        Path file = write(OrderColumns.generate(orders, Spread.SKEWED), zone);
        try (var database = new io.github.retention4j.benchmarks.DuckDb(zone, threads)) {
            database.execute("SET VARIABLE file = '" + file + "'");
            var query = database.prepare(DuckDbQuery.PARQUET);
            CohortParts.requireSame(read(file, zone, threads), query);
            requireSame(chunks(file, threads), cells(DuckDb.parquet(file)));
            Contender chunks = new Contender(() -> chunks(file, threads)).warmedUp(2);
            Contender cells = new Contender(() -> cells(DuckDb.parquet(file))).warmedUp(2);
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
            heap(table, file, zone, threads);
        } finally {
            Files.delete(file);
        }
    }

    private static Path write(OrderColumns columns, ZoneId zone) throws IOException, SQLException {
        Path csv = CsvFile.write(columns, zone);
        Path file = Files.createTempFile("orders", ".parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (FROM read_csv('" + csv + "', header = true, columns = {'order_id': 'BIGINT',"
                    + " 'customer_id': 'BIGINT', 'ordered_at': 'TIMESTAMP', 'total': 'DECIMAL(18, 2)'})) TO '" + file
                    + "' (FORMAT parquet)");
        } finally {
            Files.delete(csv);
        }
        return file;
    }

    private static HistoryBuilder taken(Path file, ZoneId zone, int threads) {
        return DuckDb.parquet(file)
                .orders()
                .customer("customer_id")
                .time("ordered_at")
                .amount("total")
                .into(Ours.builder(zone, threads));
    }

    private static History read(Path file, ZoneId zone, int threads) {
        return taken(file, zone, threads).build();
    }

    private static void heap(Table table, Path file, ZoneId zone, int threads) throws IOException {
        long before = MemoryPart.usedHeap();
        long whileOpen;
        try (TableCursor cursor = DuckDb.parquet(file).open()) {
            Sums sums = new Sums();
            for (int row = 0; row < 100_000 && cursor.next(sums); row++) {}
            whileOpen = MemoryPart.usedHeap() - before;
        }
        table.figure("heap while the file is read", whileOpen / 1e6, "MB");
        History history = read(file, zone, threads);
        table.figure("heap of the history", (MemoryPart.usedHeap() - before) / 1e6, "MB");
        if (history.orderCount() == 0) {
            throw new IllegalStateException("no orders");
        }
    }

    private static void requireSame(Sums one, Sums other) {
        if (one.customers != other.customers || one.micros != other.micros || one.amounts != other.amounts) {
            throw new IllegalStateException("the cells differ");
        }
    }

    /** As few steps as the driver allows. It gives whole numbers only, so SQL makes them such. */
    private static Sums chunks(Path file, int threads) throws SQLException {
        Sums sums = new Sums();
        try (var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            try (DuckDBPreparedStatement rows = connection.prepare(
                            "SELECT customer_id, epoch_us(ordered_at), (total * 100)::BIGINT FROM read_parquet('" + file
                                    + "')");
                    DuckDBChunkedResult result = rows.query()) {
                while (result.nextChunk()) {
                    DuckDBDataChunkReader chunk = result.chunk();
                    sums.customers += sum(chunk, 0);
                    sums.micros += sum(chunk, 1);
                    sums.amounts += sum(chunk, 2);
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

    private static Sums cells(TableSource source) throws IOException {
        Sums sums = new Sums();
        try (TableCursor cursor = source.open()) {
            BitSet reading = new BitSet();
            for (int i = 0; i < cursor.columns().size(); i++) {
                reading.set(i, COLUMNS.contains(cursor.columns().get(i).name()));
            }
            cursor.reading(reading);
            while (cursor.next(sums)) {}
        }
        return sums;
    }

    /** Adds cells up. */
    private static final class Sums implements CellWriter {
        private long customers;
        private long micros;
        private long amounts;

        @Override
        public void whole(int column, long value) {
            customers += value;
        }

        @Override
        public void localTime(int column, long millis) {
            micros += millis * 1000;
        }

        @Override
        public void decimal(int column, long unscaled, int scale) {
            amounts += unscaled;
        }

        @Override
        public void decimal(int column, BigDecimal value) {
            amounts += value.unscaledValue().longValueExact();
        }

        @Override
        public void text(int column, CharSequence value) {
            throw new IllegalStateException("no text");
        }

        @Override
        public void floating(int column, double value) {
            throw new IllegalStateException("not exact");
        }

        @Override
        public void instant(int column, long epochMillis) {
            throw new IllegalStateException("a local time");
        }

        @Override
        public void day(int column, long epochDay) {
            throw new IllegalStateException("a time");
        }
    }
}
