package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.history.History;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The same question to orders that come in another form: with ids that are text, as a file, as objects. */
final class SourceParts {
    private static final int ROUNDS = 3;
    private static final int WARM_UPS = 3;

    private SourceParts() {}

    static void textIds(int orders, ZoneId zone) throws Exception {
        OrderColumns columns = OrderColumns.generate(orders, Spread.SKEWED);
        String[] names = TextIds.TEN_CHARACTERS.of(columns);
        try (DuckDb database = new DuckDb(zone, 1)) {
            database.load(columns);
            DuckDb.Prepared query = database.prepare(DuckDbQuery.TEXT);
            CohortParts.requireSame(Ours.build(names, columns, zone, 1), query);
            Contender ours =
                    new Contender(() -> Ours.cohortsAndKpis(Ours.build(names, columns, zone, 1), 1)).warmedUp(WARM_UPS);
            Contender theirs = new Contender(query::matrixAndKpis);
            Contender.takeTurns(ROUNDS, ours, theirs);
            Table table =
                    new Table(String.format(Locale.ROOT, "%,d orders, ids as text, %s, one thread", orders, zone));
            table.faster("columns → history → matrix + KPIs; DuckDB: loaded table", ours, theirs, 4);
        }
    }

    /** With as many threads as there are processors. */
    static void csv(int orders, ZoneId zone) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        Path file = CsvFile.write(OrderColumns.generate(orders, Spread.SKEWED), zone);
        try (DuckDb database = new DuckDb(zone, threads)) {
            database.execute("SET VARIABLE file = '" + file + "'");
            DuckDb.Prepared query = database.prepare(DuckDbQuery.CSV);
            CohortParts.requireSame(Ours.read(file, zone, threads), query);
            Contender ours = new Contender(() -> Ours.cohorts(Ours.read(file, zone, threads), threads)).warmedUp(2);
            Contender theirs = new Contender(query::matrix);
            Contender.takeTurns(ROUNDS, ours, theirs);
            Table table = new Table(String.format(
                    Locale.ROOT,
                    "CSV file of %,d orders, %d MB, %s, %s",
                    orders,
                    Files.size(file) / 1_000_000,
                    zone,
                    threads == 1 ? "one thread" : threads + " threads"));
            table.faster("file → matrix; DuckDB: read_csv, types given", ours, theirs, threads == 1 ? 3.5 : 5);
        } finally {
            Files.delete(file);
        }
    }

    static void streams(int orders, ZoneId zone) throws Exception {
        OrderColumns columns = OrderColumns.generate(orders, Spread.SKEWED);
        List<Streams.Order> objects = Streams.orders(columns);
        History history = Ours.build(columns, zone, 1);
        Cell.requireSame(Ours.cells(Ours.cohorts(history, 1)), "Streams", Streams.cohorts(objects::stream, zone));
        Contender ours = new Contender(() -> Ours.cohorts(Ours.build(columns, zone, 1), 1)).warmedUp(WARM_UPS);
        Contender theirs = new Contender(() -> Streams.cohorts(objects::stream, zone));
        // One turn is enough for something so far behind: the one before checked the answer and warmed it up.
        Contender.takeTurns(1, ours, theirs);
        Table table =
                new Table(String.format(Locale.ROOT, "%,d orders, %s, one thread, against streams", orders, zone));
        table.faster("columns → history → matrix; streams: list of objects", ours, theirs, 80);
    }
}
