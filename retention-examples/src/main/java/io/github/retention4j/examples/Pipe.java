package io.github.retention4j.examples;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** A stream that cannot be opened again, such as standard input: its first line is looked at, and then it is read. */
final class Pipe implements Supplier<InputStream> {
    /** More than a line of names has. */
    private static final int MOST_LOOKED_AT = 1 << 21;

    private final BufferedInputStream in;
    private boolean lookedAt;

    Pipe(InputStream in) {
        this.in = new BufferedInputStream(in);
        this.in.mark(MOST_LOOKED_AT);
    }

    /**
     * All of a stream, to be had any number of times.
     *
     * @param name what it is called in messages
     * @param most how many bytes are kept: in memory and in no file, as they are customers' data
     * @throws IllegalArgumentException if there are more
     * @throws UncheckedIOException if it cannot be read
     */
    static Supplier<InputStream> kept(String name, InputStream in, int most) {
        byte[] bytes;
        boolean isMore;
        // A file's own stream asks for its place before it reads many bytes, and a pipe has none.
        try (InputStream buffered = new BufferedInputStream(in)) {
            bytes = buffered.readNBytes(most);
            isMore = bytes.length == most && buffered.read() >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot be read: " + e.getMessage(), e);
        }
        if (isMore) {
            throw new IllegalArgumentException(name + ": it is read several times, and has more than the "
                    + (most >> 20) + " MB that are kept for that; save it as a file, and give its path");
        }
        return () -> new ByteArrayInputStream(bytes);
    }

    /** From the beginning, however much of it was looked at; to be had twice. */
    @Override
    public InputStream get() {
        if (!lookedAt) {
            lookedAt = true;
            return new FilterInputStream(in) {
                @Override
                public void close() {
                    // It is read once more.
                }
            };
        }
        try {
            in.reset();
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException("its first line is too long", e);
        }
    }
}
