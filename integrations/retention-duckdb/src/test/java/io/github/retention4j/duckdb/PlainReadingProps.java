package io.github.retention4j.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.duckdb.DuckDBConnection;

/** Random tables of all types, through a Parquet file, against what plain JDBC gives of it row by row. */
class PlainReadingProps {
    private static Path folder = Path.of("");
    private static final DuckDBConnection DATABASE = open();

    private static DuckDBConnection open() {
        try {
            return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("parquet");
    }

    @AfterContainer
    static void removeFolder() throws IOException, SQLException {
        DATABASE.close();
        Files.deleteIfExists(folder.resolve("random.parquet"));
        Files.delete(folder);
    }

    /** Columns: of each a type and the SQL of a cell of every row. */
    record Table(List<String> types, List<List<String>> rows) {
        String sql() {
            List<String> lines = rows.stream()
                    .map(cells -> {
                        List<String> typed = new ArrayList<>();
                        for (int i = 0; i < cells.size(); i++) {
                            typed.add("cast(" + cells.get(i) + " as " + types.get(i) + ") as c" + i);
                        }
                        return "select " + String.join(", ", typed);
                    })
                    .toList();
            return String.join(" union all ", lines);
        }
    }

    @Property(tries = 40)
    void cellsAreWhatPlainJdbcGives(@ForAll("tables") Table table) throws Exception {
        Path file = folder.resolve("random.parquet");
        try (Connection connection = DATABASE.duplicate()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TimeZone = 'UTC'");
                statement.execute("copy (" + table.sql() + ") to '" + file + "' (format parquet)");
            }
            assertThat(Cells.of(DuckDb.parquet(file))).isEqualTo(plainly(connection, "select * from '" + file + "'"));
            assertThat(Cells.of(DuckDb.query(connection, table.sql()))).isEqualTo(plainly(connection, table.sql()));
        }
    }

    private static List<Map<String, Object>> plainly(Connection connection, String sql) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet result = statement.executeQuery(sql)) {
                ResultSetMetaData about = result.getMetaData();
                while (result.next()) {
                    Map<String, Object> row = new TreeMap<>();
                    for (int i = 1; i <= about.getColumnCount(); i++) {
                        Object cell = result.getObject(i);
                        if (cell != null) {
                            row.put(about.getColumnName(i), plainly(result, i, about.getColumnTypeName(i), cell));
                        }
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static Object plainly(ResultSet result, int column, String type, Object cell) throws SQLException {
        if (type.startsWith("TIMESTAMP WITH")) {
            return new Cells.Instant(((OffsetDateTime) cell).toInstant().toEpochMilli());
        }
        if (type.startsWith("TIMESTAMP")) {
            LocalDateTime time = result.getObject(column, LocalDateTime.class);
            return new Cells.LocalTime(time.toInstant(ZoneOffset.UTC).toEpochMilli());
        }
        if (cell instanceof LocalDate day) {
            return new Cells.Day(day.toEpochDay());
        }
        if (cell instanceof BigInteger whole) {
            return whole.bitLength() < 64 ? (Object) whole.longValue() : new BigDecimal(whole);
        }
        if (cell instanceof Float || cell instanceof Double) {
            return ((Number) cell).doubleValue();
        }
        if (cell instanceof Number number && !(cell instanceof BigDecimal)) {
            return number.longValue();
        }
        return cell instanceof BigDecimal ? cell : cell.toString();
    }

    @Provide
    Arbitrary<Table> tables() {
        Arbitrary<String> types = Arbitraries.of(
                "tinyint",
                "smallint",
                "integer",
                "bigint",
                "utinyint",
                "usmallint",
                "uinteger",
                "ubigint",
                "hugeint",
                "float",
                "double",
                "boolean",
                "varchar",
                "uuid",
                "date",
                "timestamp",
                "timestamp_s",
                "timestamp_ms",
                "timestamp_ns",
                "timestamptz",
                "decimal(4, 1)",
                "decimal(9, 9)",
                "decimal(10, 2)",
                "decimal(15, 3)",
                "decimal(18, 0)",
                "decimal(18, 6)",
                "decimal(38, 10)");
        return types.list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .flatMap(columns ->
                        rows(columns).list().ofMinSize(1).ofMaxSize(12).map(rows -> new Table(columns, rows)));
    }

    private static Arbitrary<List<String>> rows(List<String> types) {
        List<Arbitrary<String>> cells = types.stream()
                .map(type -> cell(type).injectNull(0.15).map(cell -> cell == null ? "null" : cell))
                .toList();
        return Combinators.combine(cells).as(row -> row);
    }

    private static Arbitrary<String> cell(String type) {
        if (type.startsWith("decimal")) {
            int comma = type.indexOf(',');
            int digits = Integer.parseInt(type.substring("decimal(".length(), comma));
            int scale = Integer.parseInt(type.substring(comma + 2, type.length() - 1));
            BigInteger most = BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
            return Arbitraries.bigIntegers()
                    .between(most.negate(), most)
                    .map(unscaled -> "'" + new BigDecimal(unscaled, scale).toPlainString() + "'");
        }
        if (type.startsWith("timestamp")) {
            return Arbitraries.longs()
                    .between(-8_000_000_000_000_000L, 9_000_000_000_000_000L)
                    .map(micros ->
                            "make_timestamp(" + micros + ")" + (type.equals("timestamptz") ? "::timestamptz" : ""));
        }
        return switch (type) {
            case "tinyint" -> whole(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case "smallint" -> whole(Short.MIN_VALUE, Short.MAX_VALUE);
            case "integer" -> whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "bigint" -> whole(Long.MIN_VALUE, Long.MAX_VALUE);
            case "utinyint" -> whole(0, 255);
            case "usmallint" -> whole(0, 65_535);
            case "uinteger" -> whole(0, 4_294_967_295L);
            case "ubigint" -> big(BigInteger.ZERO, BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
            // A HUGEINT is a DOUBLE in Parquet, which is exact for some.
            case "hugeint" -> whole(-1L << 50, 1L << 50);
            case "float" -> Arbitraries.floats().map(value -> "'" + value + "'");
            case "double" -> Arbitraries.doubles().map(value -> "'" + value + "'");
            case "boolean" -> Arbitraries.of("true", "false");
            case "varchar" ->
                Arbitraries.strings()
                        .ofMaxLength(12)
                        .withCharRange(' ', '~')
                        .withChars('ا', 'ب', 'é')
                        .map(text -> Paths.quoted(whole(text)));
            case "uuid" -> Arbitraries.create(UUID::randomUUID).map(id -> "'" + id + "'");
            case "date" ->
                Arbitraries.integers()
                        .between(-700_000, 2_900_000)
                        .map(day -> "'" + LocalDate.ofEpochDay(0) + "'::date + " + day)
                        .map(sql -> sql.replace("+ -", "- "));
            default -> throw new UncheckedIOException(new IOException(type));
        };
    }

    private static Arbitrary<String> whole(long least, long most) {
        return big(BigInteger.valueOf(least), BigInteger.valueOf(most));
    }

    private static Arbitrary<String> big(BigInteger least, BigInteger most) {
        return Arbitraries.bigIntegers().between(least, most).map(value -> "'" + value + "'");
    }

    /** Without half a character. */
    private static String whole(String text) {
        return text.codePoints()
                .filter(character -> character < 0xd800 || character > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
