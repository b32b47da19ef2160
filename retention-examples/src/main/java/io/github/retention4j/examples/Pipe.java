package io.github.retention4j.examples;

import java.io.BufferedInputStream;
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
