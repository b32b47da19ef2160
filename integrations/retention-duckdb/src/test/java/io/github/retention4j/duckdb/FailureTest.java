package io.github.retention4j.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retention4j.io.TableCursor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {
    @TempDir
    Path folder;

    /** Reads it to its end, which it has not, and gives what is said. */
    private static String said(DuckDb source) {
        Throwable failure = catchThrowable(() -> Cells.of(source));
        assertThat(failure).isInstanceOf(IOException.class).hasNoCause();
        return failure.getMessage();
    }

    @Test
    void aFileThatIsNotThere() {
        assertThat(said(DuckDb.parquet(folder.resolve("none.parquet")))).isEqualTo("there is no such file");
        assertThat(said(DuckDb.json(folder + "/none.jsonl"))).isEqualTo("there is no such file");
        assertThat(said(DuckDb.query(folder.resolve("none.duckdb"), "select 1")))
                .isEqualTo("there is no such file");
        assertThat(said(DuckDb.parquet(folder + "/*.parquet")))
                .isEqualTo("no file matches \"" + folder + "/*.parquet\"");
        assertThat(said(DuckDb.json(folder + "/*.jsonl"))).isEqualTo("no file matches \"" + folder + "/*.jsonl\"");
    }

    @Test
    void aFolder() {
        assertThat(said(DuckDb.parquet(folder)))
                .isEqualTo("it is a folder; state which files in it, as in \"" + folder + "/*.parquet\"");
        assertThat(said(DuckDb.query(folder, "select 1"))).isEqualTo("it is a folder; a database is one file");
    }

    @Test
    void aFileThatIsSomethingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("orders"), "customer,total\n1,2\n");
        String no = "\"" + file + "\" is no Parquet file, or was not written to its end";
        assertThat(said(DuckDb.parquet(file))).isEqualTo(no);
        Files.writeString(file, "");
        assertThat(said(DuckDb.parquet(file))).isEqualTo(no);
        Files.writeString(file, "customer,total\n");
        assertThat(said(DuckDb.query(file, "select 1"))).isEqualTo("it is no DuckDB database");
    }

    @Test
    void aFileThatIsCutOff() throws Exception {
        Path file = Sql.parquet(folder.resolve("cut.parquet"), "select i from range(10000) r(i)");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThat(said(DuckDb.parquet(file))).endsWith("is no Parquet file, or was not written to its end");
    }

    /** The driver's chunks simply end there: rows would be lost without a word. */
    @Test
    void aFileThatIsDamagedInItsMiddle() throws Exception {
        Path file = Sql.parquet(folder.resolve("damaged.parquet"), "select i, 'x' || i as x from range(3000000) r(i)");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 2000; i++) {
            bytes[i] ^= 0x5a;
        }
        Files.write(file, bytes);

        assertThat(said(DuckDb.parquet(file))).matches("DuckDB stopped after row \\d{6,}: \"" + file + "\" is damaged");
    }

    @Test
    void aQueryThatFailsOnItsWayShowsNoCell() {
        String late = said(
                DuckDb.query(
                        "select cast(case when i = 5000000 then 'sara@x' || '.org' else '1' end as int) as n from range(10000000) r(i)"));

        assertThat(late)
                .matches("DuckDB stopped after row \\d{6,}: Conversion Error: Could not convert string '…' to …");
        assertThat(said(DuckDb.query("select cast(a as int) as n from (values ('1'), ('Sa' || 'ra 0512345678')) t(a)")))
                .isEqualTo("Conversion Error: Could not convert string '…' to … when casting from source column a");
        assertThat(said(DuckDb.query("select 9223372036854775807 + i as n from range(1051234567, 1051234569) r(i)")))
                .doesNotContain("1051234567");
        assertThat(said(DuckDb.query("select error('of sara@x' || '.org, ' || (512345677 + 1)) as n")))
                .isEqualTo("Invalid Input Error: of … …");
    }

    @Test
    void aQueryThatIsNone() {
        assertThat(said(DuckDb.query("selec 1"))).isEqualTo("Parser Error: syntax error at or near \"1\"");
        assertThat(said(DuckDb.query("select no_such from (select 1 as a)")))
                .startsWith("Binder Error: Referenced column \"no_such\" not found in FROM clause");
        assertThat(said(DuckDb.query("create table t (a int)"))).startsWith("Parser Error: syntax error");
        assertThat(said(DuckDb.query("select 1; select 2"))).startsWith("Parser Error: syntax error");
        assertThat(said(DuckDb.query("pivot (select 1 as a, 2 as b) on a using sum(b)")))
                .startsWith("DuckDB does not know the query's columns before it runs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "httpfs | select * from read_parquet('s3://bucket/orders.parquet')",
                "httpfs | select * from 'https://localhost/orders.parquet'",
                "excel | select * from read_xlsx('orders.xlsx')",
                "excel | select * from 'orders.xlsx'",
                "sqlite_scanner | select * from sqlite_scan('a.db', 'orders')",
                "spatial | select st_point(1, 2) as p"
            })
    void whatNeedsAnExtension(String extension, String sql) {
        assertThat(said(DuckDb.query(sql)))
                .startsWith("this needs DuckDB's extension " + extension
                        + ", which its driver has not, and nothing is downloaded;")
                .doesNotContain("INSTALL");
    }

    @Test
    void parquetFromTheWeb() {
        assertThat(said(DuckDb.parquet("s3://bucket/orders.parquet")))
                .startsWith("this needs DuckDB's extension httpfs");
        assertThat(said(DuckDb.json("https://localhost/orders.jsonl")))
                .startsWith("this needs DuckDB's extension httpfs");
    }

    @Test
    void aTypeThatIsNotRead() throws Exception {
        Path file = Sql.parquet(
                folder.resolve("nested.parquet"),
                "select {id: 1} as customer, [1] as lines, map {1: 2} as m, 'a'::blob as bytes, interval 1 day as late");

        assertThat(said(DuckDb.parquet(file)))
                .isEqualTo("column \"customer\" is STRUCT, which is not read; take what is in it in a query, as in"
                        + " \"select customer.id as id\"");
        assertThat(said(DuckDb.query("select lines from '" + file + "'")))
                .startsWith("column \"lines\" is LIST, which is not");
        assertThat(said(DuckDb.query("select m from '" + file + "'")))
                .startsWith("column \"m\" is MAP, which is not read");
        assertThat(said(DuckDb.query("select bytes from '" + file + "'")))
                .endsWith("\"select decode(bytes) as bytes\"");
        assertThat(said(DuckDb.query("select late from '" + file + "'")))
                .endsWith("\"select cast(late as varchar) as late\"");
    }

    @ParameterizedTest
    @CsvSource({"timestamp", "timestamptz", "timestamp_s", "timestamp_ms", "timestamp_ns", "date"})
    void infinity(String type) {
        assertThat(said(DuckDb.query("select * from (values ('2026-01-01'::" + type + "), ('infinity')) t(paid)")))
                .isEqualTo("row 2: column \"paid\" is infinity, which is no time; leave it out in a query, as in"
                        + " \"where isfinite(...)\"");
        assertThat(said(DuckDb.query("select '-infinity'::" + type + " as paid")))
                .startsWith("row 1: column \"paid\" is infinity");
    }

    /** DuckDB would take the first file's types, and round what the second one has. */
    @Test
    void filesOfSeveralTypes() throws Exception {
        Sql.parquet(
                folder.resolve("a.parquet"),
                "select 1.25::decimal(12, 2) as total, 1 as id, timestamp '2026-01-01' as t");
        Sql.parquet(
                folder.resolve("b.parquet"),
                "select 1.235::decimal(12, 3) as total, 2::bigint as id, timestamptz '2026-01-01 00:00+00' as t, 5 as more");
        DuckDb source = DuckDb.parquet(folder + "/?.parquet");

        assertThat(catchThrowable(() -> Cells.of(source, "total")))
                .hasMessage("column \"total\" is DECIMAL(12,3) in the file \"" + folder.resolve("b.parquet")
                        + "\" and DECIMAL(12,2) in \"" + folder.resolve("a.parquet")
                        + "\"; make them one in a query, as in \"select cast(...) as total from ... union all ...\"");
        assertThatThrownBy(() -> Cells.of(source, "t"))
                .hasMessageContaining("column \"t\" is TIMESTAMP WITH TIME ZONE in");
        assertThat(catchThrowable(() -> Cells.of(source, "id"))).isNull();

        Sql.parquet(folder.resolve("c.parquet"), "select 1 as other");
        assertThat(catchThrowable(() -> Cells.of(source, "id")))
                .hasMessage("column \"id\" is not in the file \"" + folder.resolve("c.parquet") + "\", but it is in \""
                        + folder.resolve("a.parquet") + "\"");
    }

    @Test
    void aDatabaseThatIsWrittenTo() throws Exception {
        Path database = folder.resolve("shop.duckdb");
        try (Connection writer = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = writer.createStatement()) {
            statement.execute("create table orders as select 1 as id");

            assertThat(said(DuckDb.query(database, "from orders"))).startsWith("the database is open to be written to");
            assertThat(Cells.of(DuckDb.query(writer, "from orders"))).hasSize(1);
        }
    }

    @Test
    void nothingStaysOpenAfterAFailure() throws Exception {
        Path database = folder.resolve("shop.duckdb");
        Sql.in("jdbc:duckdb:" + database, "create table orders as select i from range(1000000) r(i)");

        said(DuckDb.query(database, "from no_such_table"));
        said(DuckDb.query(database, "select {a: 1} as s from orders"));
        said(DuckDb.query(database, "select case when i = 900000 then error('x') end as e from orders"));
        try (TableCursor cursor = DuckDb.query(database, "from orders").open()) {
            cursor.next(new Cells());
        }

        Sql.in("jdbc:duckdb:" + database, "drop table orders");
    }

    @Test
    void aConnectionIsGoodAfterAFailure() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            said(DuckDb.query(
                    connection, "select case when i = 9000000 then error('x') end as e from range(10000000) r(i)"));

            try (ResultSet one = statement.executeQuery("select 1")) {
                assertThat(one.next()).isTrue();
            }
        }
    }

    @Test
    void aConnectionThatReadsSomethingElse() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                TableCursor first = DuckDb.query(connection, "select i from range(1000000) r(i)")
                        .open()) {
            first.next(new Cells());

            assertThat(said(DuckDb.query(connection, "select 1")))
                    .isEqualTo("the connection still has the result of another query open");
            while (first.next(new Cells())) {}
            assertThat(first.number()).isEqualTo(1_000_000);
        }
    }

    @Test
    void anInterruptBeforeTheFirstRowCancels() throws Exception {
        Path database = folder.resolve("shop.duckdb");
        Sql.in("jdbc:duckdb:" + database, "create table n as select 1 as i");
        Thread reader = Thread.currentThread();
        Thread other = new Thread(() -> {
            while (reader.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            reader.interrupt();
        });
        try (TableCursor cursor = DuckDb.query(
                        database, "select count(*) as n from range(1000000000000) r(i) where i % 7 = 1")
                .open()) {
            other.start();
            assertThatThrownBy(() -> cursor.next(new Cells()))
                    .isInstanceOf(InterruptedIOException.class)
                    .hasMessage("interrupted before the first row");
            assertThat(Thread.interrupted()).isTrue();
        }
        other.join();
        Sql.in("jdbc:duckdb:" + database, "drop table n");
    }

    @Test
    void anInterruptBetweenRowsEndsTheReading() throws Exception {
        try (TableCursor cursor =
                DuckDb.query("select i from range(10000000) r(i)").open()) {
            cursor.next(new Cells());
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> {
                        while (cursor.next(new Cells())) {}
                    })
                    .isInstanceOf(InterruptedIOException.class)
                    .hasMessageMatching("interrupted after \\d{1,5} rows");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aQueryThatNeedsMoreMemory() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '40MB'");
            statement.execute("SET temp_directory = ''");

            assertThat(said(DuckDb.query(
                            connection, "select repeat('x', 200) || i as t from range(2000000) r(i) order by t")))
                    .startsWith("the query needs more memory than it may take");
        }
    }
}
