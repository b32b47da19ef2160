package io.github.retention4j.io;

import io.github.retention4j.io.row.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Bytes for a reader to read. */
final class Source {
    private Source() {}

    /** The second line of a file, in columns that all have one name. */
    static Row row(String header, String... cells) {
        Row row = new Row("orders.csv");
        row.become(Header.ofLine("orders.csv", 1, Collections.nCopies(cells.length, header)));
        row.cells().begin(2);
        for (String cell : cells) {
            row.cells().add(cell.toCharArray(), 0, cell.length());
        }
        return row;
    }

    /** The same columns of a file that is written otherwise. */
    static <C extends Columns<C>> C as(C columns, UnaryOperator<Csv> written) {
        Mapping mapping = columns.mapping;
        Csv source = written.apply((Csv) mapping.source());
        return columns.with(
                new Mapping(source, mapping.settings(), mapping.columns(), mapping.patterns(), mapping.defined()));
    }

    /** The lines, each ended by a line feed, in UTF-8. */
    static Supplier<InputStream> lines(String... lines) {
        return text(String.join("\n", lines) + "\n");
    }

    static Supplier<InputStream> text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static Supplier<InputStream> bytes(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    /** A stream that gives at most so many bytes at a time. */
    static Supplier<InputStream> fewAtATime(byte[] bytes, int most) {
        return () -> new FilterInputStream(bytes(bytes).get()) {
            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                return super.read(to, offset, Math.min(most, length));
            }
        };
    }

    /** What a stream does once a text is through. */
    interface Rest {
        int read(byte[] to, int offset, int length) throws IOException;
    }

    /** The text, and then whatever the rest does. */
    static Supplier<InputStream> then(String text, Rest rest) {
        return () -> new SequenceInputStream(text(text).get(), new InputStream() {
            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                return rest.read(to, offset, length);
            }

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }
        });
    }

    static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
