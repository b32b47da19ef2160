package io.github.retention4j.io.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read, to tell how far a file is. */
public final class CountedStream extends FilterInputStream {
    private long bytes;

    public CountedStream(InputStream stream) {
        super(stream);
    }

    public long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        bytes += next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        bytes += Math.max(0, count);
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
