package io.github.retention4j.shops;

import io.github.retention4j.io.CellType;
import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableColumn;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import io.github.retention4j.io.file.CountedStream;
import io.github.retention4j.io.file.ForeignFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A JSON file, which may be packed with gzip, as a table: each of its records becomes a row, several, or none. */
final class JsonRows implements TableSource {
    private static final int BUFFER = 1 << 16;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};

    private final Path path;
    private final String array;
    private final Set<String> fields;
    private final List<TableColumn> columns;
    private final Function<JsonRecord, List<Map<String, JsonRecord.Value>>> rows;

    /**
     * A file.
     *
     * @param array the name of the array of records, where they stand in an object
     * @param fields the fields of a record that are looked into
     * @param columns the columns of a row
     * @param rows gives the rows of a record, by their columns
     */
    JsonRows(
            Path path,
            String array,
            Set<String> fields,
            List<String> columns,
            Function<JsonRecord, List<Map<String, JsonRecord.Value>>> rows) {
        this.path = path;
        this.array = array;
        this.fields = fields;
        this.columns = columns.stream()
                .map(name -> new TableColumn(name, CellType.ANY))
                .toList();
        this.rows = rows;
    }

    @Override
    public String name() {
        return ShopFile.name(path);
    }

    /** The names of the fields of the first record; none if there is no record. */
    Collection<String> firstFields() throws IOException {
        try (JsonRecords records = new JsonRecords(unpacked(Files.newInputStream(path)), array, Set.of())) {
            return records.next().map(JsonRecord::names).orElse(Set.of());
        }
    }

    /** What it is, by its first bytes, if it is no JSON. */
    Optional<ForeignFormat> otherFormat() throws IOException {
        try (InputStream stream = unpacked(Files.newInputStream(path))) {
            return ForeignFormat.of(stream.readNBytes(ForeignFormat.HEAD))
                    .filter(format -> format != ForeignFormat.JSON);
        }
    }

    /** The bytes of a file that may be packed with gzip. */
    private static InputStream unpacked(InputStream file) throws IOException {
        BufferedInputStream stream = new BufferedInputStream(file, BUFFER);
        stream.mark(GZIP.length);
        boolean isPacked = Arrays.equals(stream.readNBytes(GZIP.length), GZIP);
        stream.reset();
        return isPacked ? new GZIPInputStream(stream, BUFFER) : stream;
    }

    @Override
    public TableCursor open() throws IOException {
        CountedStream counted = new CountedStream(Files.newInputStream(path));
        try {
            return new Cursor(new JsonRecords(unpacked(counted), array, fields), counted, Files.size(path));
        } catch (IOException | RuntimeException | Error failure) {
            try (counted) {
                throw failure;
            }
        }
    }

    private final class Cursor implements TableCursor {
        private final JsonRecords records;
        private final CountedStream stream;
        private final long size;
        private final Map<String, Integer> places;
        private final Deque<Map<String, JsonRecord.Value>> waiting = new ArrayDeque<>();

        private Cursor(JsonRecords records, CountedStream stream, long size) {
            this.records = records;
            this.stream = stream;
            this.size = size;
            this.places = columns.stream().collect(Collectors.toMap(TableColumn::name, columns::indexOf));
        }

        @Override
        public List<TableColumn> columns() {
            return columns;
        }

        @Override
        public boolean next(CellWriter row) throws IOException {
            while (waiting.isEmpty()) {
                Optional<JsonRecord> next = records.next();
                if (next.isEmpty()) {
                    return false;
                }
                waiting.addAll(rows.apply(next.get()));
            }
            waiting.remove().forEach((column, value) -> write(row, places.get(column), value));
            return true;
        }

        private void write(CellWriter row, @Nullable Integer column, JsonRecord.Value value) {
            if (column == null) {
                return;
            }
            if (!value.isNumber()) {
                row.text(column, value.text());
            } else if (value.text().matches("-?[0-9]{1,18}")) {
                row.whole(column, Long.parseLong(value.text()));
            } else {
                row.decimal(column, new BigDecimal(value.text()));
            }
        }

        @Override
        public long number() {
            return records.line();
        }

        @Override
        public boolean countsLines() {
            return true;
        }

        @Override
        public OptionalDouble share() {
            return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, stream.bytes() / (double) size));
        }

        @Override
        public void close() {
            records.close();
        }
    }
}
