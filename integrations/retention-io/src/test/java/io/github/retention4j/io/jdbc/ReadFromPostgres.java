package io.github.retention4j.io.jdbc;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/**
 * How much longer it takes to read orders from PostgreSQL into a history than to read their cells with the driver alone, and how much
 * heap. It is no test, so that it runs only if it is asked for:
 *
 * <pre>{@code
 * mvn -B -ntp -P databases -pl integrations/retention-io -am test -Dtest=ReadFromPostgres \
 *     -Dsurefire.failIfNoSpecifiedTests=false -DargLine=-Xmx3g
 * }</pre>
 *
 * <p>It reads 3,000,000 orders, or as many as the environment's variable {@code ORDERS} says, in turns, seven times each, the first
 * of which do not count, and prints medians, the ratio, and whether both read the same. Heap is what is in use after
 * {@code System.gc()}, at each 262,144th row: what is live, not what waits to be collected.
 */
class ReadFromPostgres {
    private static final int ORDERS = Integer.parseInt(System.getenv().getOrDefault("ORDERS", "3000000"));
    private static final int ROUNDS = 7;
    private static final int UNCOUNTED = 2;
    private static final int FETCH_SIZE = 10_000;
    private static final String SQL = "select customer_id, created_at, total from orders";

    private DataSource source;

    @Test
    void ratio() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            source = postgres.getPostgresDatabase();
            fill();
            long[] alone = new long[ROUNDS];
            long[] whole = new long[ROUNDS];
            HistorySums expected = null;
            for (int round = 0; round < ROUNDS; round++) {
                AtomicLong nanos = new AtomicLong();
                HistorySums read = timed(nanos, this::driverAlone);
                alone[round] = nanos.get();
                History history = timed(nanos, () -> orders(builder()));
                whole[round] = nanos.get();
                HistorySums built = HistorySums.of(history);
                expected = new HistorySums(built.customers(), read.orders(), read.minorUnits(), read.millis());
                if (!built.equals(expected)) {
                    throw new IllegalStateException(built + " is not " + expected);
                }
            }
            print("%,d orders from PostgreSQL: %s", ORDERS, expected);
            print("the driver alone      %,8.0f ms", median(alone));
            print("into a built history  %,8.0f ms", median(whole));
            print("ratio                 %8.2f", median(whole) / median(alone));
            printHeap();
        }
    }

    private void fill() throws SQLException {
        try (Connection connection = source.getConnection()) {
            Sources.run(
                    connection,
                    "create table orders (customer_id bigint, created_at timestamptz, total numeric(12, 2))",
                    "insert into orders select (i * 7919::bigint) % " + Math.max(1, ORDERS / 10) + ","
                            + " timestamptz '2022-01-01 00:00:00+03' + i * interval '30 seconds', ((i * 31) % 100000) * 0.01"
                            + " from generate_series(1, " + ORDERS + ") as t(i)",
                    "vacuum analyze orders");
        }
    }

    /** The same columns with the same settings, summed up. */
    private HistorySums driverAlone() throws SQLException {
        long rows = 0;
        long minorUnits = 0;
        long millis = 0;
        long customers = 0;
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (Statement statement =
                    connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
                statement.setFetchSize(FETCH_SIZE);
                try (ResultSet result = statement.executeQuery(SQL)) {
                    while (result.next()) {
                        rows++;
                        customers = Math.max(customers, result.getLong(1));
                        millis += result.getTimestamp(2).getTime();
                        minorUnits += result.getBigDecimal(3).movePointRight(2).longValueExact();
                    }
                }
            }
            connection.rollback();
        }
        return new HistorySums(customers + 1, rows, minorUnits, millis);
    }

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private History orders(HistoryBuilder builder) {
        return Jdbc.query(source, SQL)
                .orders()
                .customer("customer_id")
                .time("created_at")
                .amount("total")
                .into(builder)
                .build();
    }

    private void printHeap() {
        long before = usedHeap();
        AtomicLong most = new AtomicLong();
        History history = orders(builder().onProgress(progress -> most.accumulateAndGet(usedHeap(), Math::max)));
        long built = usedHeap();
        print("heap of the history   %,8.1f MB", (built - before) / 1e6);
        print(
                "the most while reading %,7.1f MB, %,.1f MB above",
                (most.get() - before) / 1e6, (most.get() - built) / 1e6);
        if (history.orderCount() != ORDERS || most.get() == 0) {
            throw new IllegalStateException(history.orderCount() + " orders, " + most + " bytes");
        }
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static <T> T timed(AtomicLong nanos, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        nanos.set(System.nanoTime() - start);
        return result;
    }

    private static double median(long[] nanos) {
        long[] counted = Arrays.copyOfRange(nanos, UNCOUNTED, nanos.length);
        Arrays.sort(counted);
        return counted[counted.length / 2] / 1e6;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
