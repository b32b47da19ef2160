package io.github.retention4j.benchmarks;

import io.github.retention4j.livestore.Durability;
import io.github.retention4j.livestore.RetentionStore;
import io.github.retention4j.model.Order;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Orders that are on the disk when adding them has returned, one by one and in groups, beside SQLite in the same folder: a table with
 * the order's id as its key, a write-ahead log, every transaction forced. What the disk takes for a force alone is told too: of bytes
 * that make a file longer, and of bytes that do not.
 */
final class StorePart {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final int SINGLE = 2_000;
    private static final int GROUPED = 90_000;
    private static final int IN_GROUP = 1_000;
    private static final int ROUNDS = 5;
    private static final int BYTES = 80;
    private static final double SINGLE_GOAL = 5_000;
    private static final double GROUPED_GOAL = 200_000;

    private final Path folder;
    private final ZoneId zone;
    private final List<Order> orders =
            IntStream.range(0, GROUPED).mapToObj(StorePart::order).toList();
    private int files;

    private StorePart(Path folder, ZoneId zone) {
        this.folder = folder;
        this.zone = zone;
    }

    static void run(int ignored, ZoneId zone) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "store-part");
        try {
            new StorePart(folder, zone).compare();
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static Order order(int number) {
        return Order.of(
                "A-" + number,
                "c-" + number % 50_000,
                Instant.ofEpochSecond(1_770_000_000L + number),
                Money.ofMinor(SAR, 100 + number % 9_999));
    }

    private void compare() throws Exception {
        Contender growing = new Contender(() -> forces(0));
        Contender laidOut = new Contender(() -> forces(SINGLE * BYTES));
        Contender single = new Contender(() -> ours(Durability.each(), SINGLE)).warmedUp(4);
        Contender sqliteSingle = new Contender(() -> sqlite(SINGLE, 1)).warmedUp(1);
        Contender.takeTurns(ROUNDS, growing, laidOut, single, sqliteSingle);
        Durability grouped = Durability.grouped(Duration.ofMillis(5));
        Contender many = new Contender(() -> ours(grouped, GROUPED)).warmedUp(2);
        Contender sqliteMany = new Contender(() -> sqlite(GROUPED, IN_GROUP)).warmedUp(1);
        Contender.takeTurns(ROUNDS, many, sqliteMany);
        Table table = new Table(String.format(
                Locale.ROOT, "Events to disk: %,d one by one, %,d in groups, one thread", SINGLE, GROUPED));
        table.faster("each on disk; SQLite, a transaction each", single, sqliteSingle, Table.NO_GOAL);
        table.slower("each on disk; than forcing " + BYTES + " bytes more", single, growing, Table.NO_GOAL);
        table.slower("each on disk; than forcing " + BYTES + " bytes over others", single, laidOut, Table.NO_GOAL);
        table.atLeast("each on disk", perSecond(SINGLE, single), "a second", SINGLE_GOAL);
        table.faster("within 5 ms; SQLite, a transaction of " + IN_GROUP, many, sqliteMany, Table.NO_GOAL);
        table.atLeast("within 5 ms", perSecond(GROUPED, many), "a second", GROUPED_GOAL);
    }

    private static double perSecond(int events, Contender contender) {
        return events * 1e9 / contender.nanos();
    }

    private Path next() {
        return folder.resolve("files-" + files++);
    }

    /** What is the least that one who forces each event can take, in a file that has a length before. */
    private Object forces(int laidOut) throws IOException {
        try (FileChannel channel = FileChannel.open(next(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(laidOut));
            channel.position(0);
            for (int i = 0; i < SINGLE; i++) {
                channel.write(ByteBuffer.allocate(BYTES));
                channel.force(false);
            }
            return channel.size();
        }
    }

    private Object ours(Durability durability, int count) throws IOException {
        try (RetentionStore store = RetentionStore.open(next(), zone, SAR, durability)) {
            for (int i = 0; i < count; i++) {
                store.add(orders.get(i));
            }
            store.flush();
            return store;
        }
    }

    private Object sqlite(int count, int inGroup) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + next());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE orders"
                    + " (id TEXT PRIMARY KEY, customer TEXT, placed_at INTEGER, total INTEGER) WITHOUT ROWID");
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT OR REPLACE INTO orders VALUES (?, ?, ?, ?)")) {
                for (int i = 0; i < count; i++) {
                    Order order = orders.get(i);
                    insert.setString(1, order.id());
                    insert.setString(2, order.customerId().orElse(""));
                    insert.setLong(3, order.placedAt().toEpochMilli());
                    insert.setLong(4, order.total().getAmount().unscaledValue().longValue());
                    insert.addBatch();
                    if ((i + 1) % inGroup == 0 || i == count - 1) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM orders")) {
                rows.next();
                if (rows.getInt(1) != count) {
                    throw new IllegalStateException(rows.getInt(1) + " rows, not " + count);
                }
            }
            return connection;
        }
    }
}
