package io.github.retention4j.livestore;

import io.github.retention4j.livestore.RetentionStore.Sizes;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The end of the log: records are added in memory, and are in the log once {@link #force} has returned. Of one thread at a time.
 *
 * <p>A force that finds no room in the file lays out zeroed room for others behind what it writes: to force a file whose length is as it
 * was, the file system has no journal to write.
 */
final class Log implements Closeable {
    /** So long a segment gets before the next is begun. */
    static final int USUAL_SEGMENT = 64 << 20;

    /** So much room is laid out at a time. */
    static final int USUAL_ROOM = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private final Disk disk;
    private final Sizes sizes;
    private Disk.Output out;
    private int segment;
    private long written;
    private long fileLength;
    private boolean isGroupBegun;
    private ByteBuffer added = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

    private Log(Disk disk, Sizes sizes, LogPlace end, Disk.Output out) {
        this.disk = disk;
        this.sizes = sizes;
        this.segment = end.segment();
        this.written = end.length();
        this.fileLength = end.length();
        this.out = out;
    }

    /** Begins a segment, of which the one before has a length. */
    static Log begin(Disk disk, Sizes sizes, int segment, long lengthBefore) throws IOException {
        return new Log(disk, sizes, new LogPlace(segment, LogFormat.HEAD), newSegment(disk, segment, lengthBefore));
    }

    /**
     * Goes on where the log ended after a crash. The last segment is written anew up to there first: what can be read of it is not
     * on the disk for sure, if forcing it failed.
     */
    static Log goOn(Disk disk, Sizes sizes, LogPlace end) throws IOException {
        String name = LogFormat.name(end.segment());
        byte[] good;
        try (InputStream in = disk.read(name)) {
            good = in.readNBytes((int) end.length());
        }
        NewFile.write(disk, name, out -> out.write(ByteBuffer.wrap(good)));
        Disk.Output out = disk.open(name);
        out.seek(end.length());
        return new Log(disk, sizes, end, out);
    }

    private static Disk.Output newSegment(Disk disk, int segment, long lengthBefore) throws IOException {
        Disk.Output out = disk.create(LogFormat.name(segment));
        try {
            out.write(LogFormat.head(segment, lengthBefore));
            out.force();
            disk.force();
            return out;
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    /** Where the log ends, with what was added. */
    LogPlace end() {
        return new LogPlace(segment, written + added.position());
    }

    /** Adds a record. */
    void add(int type, int source, long position, byte[] payload) throws IOException {
        int size = LogFormat.RECORD + payload.length;
        long length = end().length();
        if (length > LogFormat.HEAD && length + size > sizes.segment()) {
            nextSegment();
        }
        if (added.remaining() < size) {
            write();
            if (added.capacity() < size) {
                added = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        LogFormat.put(added, segment, end().length(), !isGroupBegun, type, source, position, payload);
        isGroupBegun = true;
    }

    /** Returns when all that was added is on the disk. */
    void force() throws IOException {
        if (isGroupBegun) {
            write();
            if (written > fileLength) {
                layOutRoom();
            }
            out.force();
            isGroupBegun = false;
        }
    }

    /** Goes on in another segment, all that was added being on the disk in those before. */
    void nextSegment() throws IOException {
        force();
        out.close();
        out = newSegment(disk, segment + 1, written);
        segment++;
        written = LogFormat.HEAD;
        fileLength = written;
    }

    private void layOutRoom() throws IOException {
        fileLength = Math.max(written, Math.min(written + sizes.room(), sizes.segment()));
        out.write(ByteBuffer.allocate((int) (fileLength - written)));
        out.seek(written);
    }

    private void write() throws IOException {
        int size = added.flip().limit();
        out.write(added);
        written += size;
        added.clear();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
