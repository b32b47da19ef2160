package io.github.retention4j.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.io.CellType;
import io.github.retention4j.io.TableCursor;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTest {
    @TempDir
    Path folder;

    @Test
    void cellsAreAsTheirTypesSay() throws Exception {
        Path file = Sql.parquet(folder.resolve("types.parquet"), """
                select true as flag, 1::tinyint as tiny, 2::usmallint as small, 4::uinteger as unsigned, 5::bigint as big,
                    18446744073709551615::ubigint as ubig, 12.34::decimal(12, 2) as money, 12.345::decimal(18, 3) as long_money,
                    -0.123456789012345678::decimal(18, 18) as fraction, 12345678901234567890.12::decimal(38, 2) as wide,
                    0.1::double as real, 0.5::float as half, 'مرحبا' as word, 'b'::enum('a', 'b') as letter,
                    '018e5a3c-0000-7000-8000-000000000000'::uuid as id, time '10:20:30' as clock, date '1969-12-31' as day,
                    timestamp '1969-12-31 23:59:59.9995' as ts, timestamp_ns '1969-12-31 23:59:59.999999999' as ns,
                    timestamp_ms '2026-01-01 00:00:00.123' as ms, timestamp_s '2026-01-01 00:00:01' as s,
                    timestamptz '2026-01-01 03:00:00+03' as tz""");

        assertThat(Cells.of(DuckDb.parquet(file)))
                .containsExactly(Map.ofEntries(
                        Map.entry("flag", "true"),
                        Map.entry("tiny", 1L),
                        Map.entry("small", 2L),
                        Map.entry("unsigned", 4L),
                        Map.entry("big", 5L),
                        Map.entry("ubig", new BigDecimal("18446744073709551615")),
                        Map.entry("money", new BigDecimal("12.34")),
                        Map.entry("long_money", new BigDecimal("12.345")),
                        Map.entry("fraction", new BigDecimal("-0.123456789012345678")),
                        Map.entry("wide", new BigDecimal("12345678901234567890.12")),
                        Map.entry("real", 0.1),
                        Map.entry("half", 0.5),
                        Map.entry("word", "مرحبا"),
                        Map.entry("letter", "b"),
                        Map.entry("id", "018e5a3c-0000-7000-8000-000000000000"),
                        Map.entry("clock", "10:20:30"),
                        Map.entry("day", new Cells.Day(-1)),
                        Map.entry("ts", new Cells.LocalTime(-1)),
                        Map.entry("ns", new Cells.LocalTime(-1)),
                        Map.entry("ms", new Cells.LocalTime(1767225600123L)),
                        Map.entry("s", new Cells.LocalTime(1767225601000L)),
                        Map.entry("tz", new Cells.Instant(1767225600000L))));
    }

    @Test
    void columnsSayWhatTheyHold() throws Exception {
        try (TableCursor cursor = DuckDb.query("""
                select 'a' as word, 1 as n, 1::hugeint as huge, 1.5 as money, 1e0 as real, now() as tz, now()::timestamp as ts,
                    current_date as day, [1] as list""").open()) {
            assertThat(cursor.columns().stream().map(column -> column.type()))
                    .containsExactly(
                            CellType.TEXT,
                            CellType.WHOLE,
                            CellType.WHOLE,
                            CellType.DECIMAL,
                            CellType.FLOATING,
                            CellType.INSTANT,
                            CellType.LOCAL_TIME,
                            CellType.DAY,
                            CellType.ANY);
        }
    }

    @Test
    void nullIsAnEmptyCell() throws Exception {
        assertThat(Cells.of(DuckDb.query("""
                select null as a, null::varchar as b, null::timestamp as c, null::date as d, null::decimal(5, 2) as e,
                    null::json as f, null::hugeint as g, 1 as h"""))).containsExactly(Map.of("h", 1L));
    }

    @Test
    void sumsAreExact() throws Exception {
        assertThat(Cells.of(DuckDb.query("select sum(i) as n, sum(0.10::decimal(9, 2)) as money from range(3) r(i)")))
                .containsExactly(Map.of("n", 3L, "money", new BigDecimal("0.30")));
    }

    @Test
    void decimalsAreExactAtTheEndsOfTheirRange() throws Exception {
        assertThat(Cells.of(DuckDb.query("""
                select '9999999999999999.99'::decimal(18, 2) as a, '-999999999.999999999'::decimal(18, 9) as b,
                    '-9999999.99'::decimal(9, 2) as c, '0.999999999'::decimal(9, 9) as d, 7::decimal(18, 0) as e""")))
                .containsExactly(Map.of(
                        "a", new BigDecimal("9999999999999999.99"),
                        "b", new BigDecimal("-999999999.999999999"),
                        "c", new BigDecimal("-9999999.99"),
                        "d", new BigDecimal("0.999999999"),
                        "e", new BigDecimal("7")));
    }

    @Test
    void timesAreCutOffToTheMillisecond() throws Exception {
        assertThat(Cells.of(DuckDb.query("""
                select timestamp '2026-01-31 23:59:59.9999' as local, timestamptz '2026-01-31 23:59:59.9999+00' as tz,
                    timestamp_ns '2026-01-31 23:59:59.999999999' as ns""")))
                .containsExactly(Map.of(
                        "local", new Cells.LocalTime(1769903999999L),
                        "tz", new Cells.Instant(1769903999999L),
                        "ns", new Cells.LocalTime(1769903999999L)));
    }

    @Test
    void onlyTheColumnsAskedForAreRead() throws Exception {
        Path file =
                Sql.parquet(folder.resolve("some.parquet"), "select 1 as a, [2] as list, 3 as \"The c\", {x: 1} as s");

        assertThat(Cells.of(DuckDb.parquet(file), "a", "The c")).containsExactly(Map.of("a", 1L, "The c", 3L));
    }

    @Test
    void rowsAreCountedWithoutAnyColumn() throws Exception {
        try (TableCursor cursor = DuckDb.query("select i from range(5000) r(i)").open()) {
            cursor.reading(new BitSet());
            while (cursor.next(new Cells())) {}

            assertThat(cursor.number()).isEqualTo(5000);
            assertThat(cursor.next(new Cells())).isFalse();
        }
    }

    @Test
    void nothingIsNoRow() throws Exception {
        Path file = Sql.parquet(folder.resolve("none.parquet"), "select 1 as a where false");

        assertThat(Cells.of(DuckDb.parquet(file))).isEmpty();
    }

    @Test
    void rowsKeepTheirOrder() throws Exception {
        Path file = Sql.parquet(folder.resolve("order.parquet"), "select i from range(1000000) r(i)");
        long[] expected = {0};
        try (TableCursor cursor = DuckDb.parquet(file).open()) {
            Counting cells = new Counting(expected);
            while (cursor.next(cells)) {}
        }
        assertThat(expected[0]).isEqualTo(1_000_000);
    }

    @Test
    void aQueryKeepsTheOrderItStates() throws Exception {
        long[] expected = {0};
        try (TableCursor cursor = DuckDb.query("select 299999 - i as n from range(300000) r(i) order by n")
                .open()) {
            Counting cells = new Counting(expected);
            while (cursor.next(cells)) {}
        }
        assertThat(expected[0]).isEqualTo(300_000);
    }

    @Test
    void theShareOfAFileIsKnown() throws Exception {
        Path file = Sql.parquet(folder.resolve("share.parquet"), "select i from range(4) r(i)");
        try (TableCursor cursor = DuckDb.parquet(file).open()) {
            cursor.next(new Cells());
            assertThat(cursor.share()).hasValue(0.25);
        }
        try (TableCursor cursor = DuckDb.query("select 1").open()) {
            assertThat(cursor.share()).isEmpty();
        }
    }

    @Test
    void anyNameOfAFileIsTaken() throws Exception {
        Path odd = Files.createDirectories(folder.resolve("طلبات it's [1]"));
        Path file = Sql.parquet(odd.resolve("a*b?'c\".parquet"), "select 7 as n");
        Sql.parquet(odd.resolve("a1b2'c\".parquet"), "select 8 as n");

        assertThat(Cells.of(DuckDb.parquet(file))).containsExactly(Map.of("n", 7L));
        assertThat(DuckDb.parquet(file).name()).isEqualTo("a*b?'c\".parquet");
    }

    @Test
    void aPatternIsAllFilesThatMatch() throws Exception {
        Sql.parquet(folder.resolve("p1.parquet"), "select 1 as n, 'a' as only_here");
        Sql.parquet(folder.resolve("p2.parquet"), "select 2::bigint as n");
        Files.createDirectories(folder.resolve("deep/er"));
        Sql.parquet(folder.resolve("deep/er/p3.parquet"), "select 3 as n");

        assertThat(Cells.of(DuckDb.parquet(folder + "/p*.parquet"), "n"))
                .containsExactly(Map.of("n", 1L), Map.of("n", 2L));
        assertThat(Cells.of(DuckDb.parquet(folder + "/**/*.parquet"), "n"))
                .containsExactlyInAnyOrder(Map.of("n", 1L), Map.of("n", 2L), Map.of("n", 3L));
        assertThat(Cells.of(DuckDb.parquet(folder + "/p1.parquet"), "n")).containsExactly(Map.of("n", 1L));
    }

    @Test
    void columnsOfTheSameNameAreToldApartByTheirPlaces() throws Exception {
        try (TableCursor cursor = DuckDb.query(
                        "select a.id, b.id, 'x' as \"a \"\"b\" from (select 1 as id) a, (select 2 as id) b;")
                .open()) {
            assertThat(Cells.names(cursor)).containsExactly("id", "id_1", "a \"b");
        }
    }

    @Test
    void aQueryMayEndInASemicolonOrAComment() throws Exception {
        assertThat(Cells.of(DuckDb.query("select 1 as a ; \n"))).containsExactly(Map.of("a", 1L));
        assertThat(Cells.of(DuckDb.query("with x as (select 1 as a) from x -- all of it")))
                .containsExactly(Map.of("a", 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DuckDb.query(" ; "))
                .withMessage("the query is blank");
    }

    @Test
    void aDatabaseIsOpenedToBeReadOnlyAndLetGo() throws Exception {
        Path database = folder.resolve("a shop's.duckdb");
        Sql.in("jdbc:duckdb:" + database, "create table orders as select 1 as id");
        DuckDb source = DuckDb.query(database, "from orders");

        try (TableCursor one = source.open();
                TableCursor other = source.open()) {
            assertThat(one.next(new Cells())).isTrue();
            assertThat(other.next(new Cells())).isTrue();
        }
        assertThat(Cells.of(source)).containsExactly(Map.of("id", 1L));

        Sql.in("jdbc:duckdb:" + database, "insert into orders values (2)");
        assertThat(Cells.of(source)).hasSize(2);
        Files.delete(database);
    }

    @Test
    void aConnectionStaysAsItIs() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("create temp table orders as select i as id from range(10000) r(i)");
            DuckDb source = DuckDb.query(connection, "from orders");
            connection.setAutoCommit(false);
            statement.execute("insert into orders values (-1)");

            assertThat(Cells.of(source)).hasSize(10_001);
            assertThat(connection.getAutoCommit()).isFalse();
            try (TableCursor cursor = source.open()) {
                assertThat(cursor.next(new Cells())).isTrue();
            }
            connection.rollback();
            connection.setAutoCommit(true);
            assertThat(Cells.of(source)).hasSize(10_000);
            try (ResultSet alive = statement.executeQuery("select count(*) from orders")) {
                assertThat(alive.next()).isTrue();
                assertThat(alive.getLong(1)).isEqualTo(10_000);
            }
        }
    }

    @Test
    void aConnectionToAnotherDatabaseIsRefused() {
        Connection other = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    throw new java.sql.SQLException("no wrapper");
                });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DuckDb.query(other, "select 1"))
                .withMessage("the connection is not to DuckDB");
    }

    @Test
    void aConnectionThatDoesNotKeepTheOrderIsRefused() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET preserve_insertion_order = false");

            assertThatThrownBy(() -> DuckDb.query(connection, "select 1").open())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("SET preserve_insertion_order = true");
        }
    }

    @Test
    void neitherLocaleNorZoneMatters() throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(Cells.of(DuckDb.query("""
                    select timestamptz '2026-01-01 00:00:00+00'::date as day, 1234.5::decimal(6, 1) as money,
                        current_setting('TimeZone') as zone, timestamptz '2026-01-01 12:00:00' as noon""")))
                    .containsExactly(Map.of(
                            "day", new Cells.Day(20454),
                            "money", new BigDecimal("1234.5"),
                            "zone", "UTC",
                            "noon", new Cells.Instant(1767268800000L)));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void itSaysWhatItIs() {
        assertThat(DuckDb.parquet(Path.of("a/b.parquet"))).hasToString("DuckDb b.parquet");
        assertThat(DuckDb.query("select 'mail'")).hasToString("DuckDb query");
    }

    /** Expects each row's one number to be the next. */
    private static final class Counting extends CellsOfOneKind {
        private final long[] next;

        Counting(long[] next) {
            this.next = next;
        }

        @Override
        public void whole(int column, long value) {
            if (value != next[0]++) {
                throw new AssertionError(value + " is out of order");
            }
        }
    }
}
