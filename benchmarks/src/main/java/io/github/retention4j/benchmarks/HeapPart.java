package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.duckdb.DuckDb;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.jdbc.Jdbc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.ZoneId;
import java.util.Locale;

/** How much heap it takes to read orders from a file or a database, beyond what the finished history takes. */
final class HeapPart {
    private static final int PIECE = 1 << 20;

    private final Table table;
    private final int orders;
    private final ZoneId zone;
    private final int threads;

    private HeapPart(Table table, int orders, ZoneId zone, int threads) {
        this.table = table;
        this.orders = orders;
        this.zone = zone;
        this.threads = threads;
    }

    /** Hands all orders to a builder. */
    private interface Source {
        void into(HistoryBuilder builder) throws Exception;
    }

    static void run(int orders, ZoneId zone) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        Path csv = CsvFile.write(OrderColumns.generate(orders, Spread.SKEWED), zone);
        Path parquet = SourceFiles.parquet(OrderColumns.generate(orders, Spread.SKEWED), zone);
        Path database = SourceFiles.database(OrderColumns.generate(orders, Spread.SKEWED), zone);
        Table table = new Table(String.format(
                Locale.ROOT,
                "Heap: the most while %,d orders are read and built, %s, %s",
                orders,
                zone,
                threads == 1 ? "one thread" : threads + " threads"));
        HeapPart part = new HeapPart(table, orders, zone, threads);
        try (Connection connection = JdbcPart.connect(database, threads)) {
            part.look("columns in pieces that nobody keeps", part::pieces);
            part.look("CSV file", builder -> Ours.take(csv, builder));
            part.look("Parquet file", builder -> Ours.take(DuckDb.parquet(parquet), builder));
            part.look("database by JDBC", builder -> Ours.take(Jdbc.query(connection, JdbcPart.SQL), builder));
        } finally {
            Files.delete(csv);
            Files.delete(parquet);
            Files.delete(database);
        }
    }

    private void look(String what, Source source) throws Exception {
        long before = MemoryPart.usedHeap();
        long[] most = {before};
        HistoryBuilder builder =
                Ours.builder(zone, threads).onProgress(progress -> most[0] = Math.max(most[0], MemoryPart.usedHeap()));
        source.into(builder);
        History history = builder.build();
        double built = (MemoryPart.usedHeap() - before) / 1e6;
        if (history.orderCount() != orders) {
            throw new IllegalStateException(history.orderCount() + " orders, not " + orders);
        }
        double peak = (most[0] - before) / 1e6;
        table.growth(what + ": the most, than the finished history", peak, built, "MB", Table.NO_GOAL);
        table.figure(what + ": above it", peak - built, "MB");
    }

    private void pieces(HistoryBuilder builder) {
        StreamedOrders stream = new StreamedOrders(orders);
        for (int from = 0; from < orders; from += PIECE) {
            OrderColumns piece = stream.columns(from, Math.min(orders, from + PIECE));
            builder.orderColumns(piece.customers(), piece.millis(), piece.amounts());
        }
    }
}
