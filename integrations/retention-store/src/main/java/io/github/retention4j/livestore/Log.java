package io.github.retention4j.livestore;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The end of the log: records are added in memory, and are in the log once {@link #force} has returned. Of one thread. */
final class Log implements Closeable {
    /** So long a segment gets before the next is begun. */
    static final int USUAL_SEGMENT = 64 << 20;

    private static final int ROOM = 1 << 16;

    private final Disk disk;
    private final int mostInSegment;
    private Disk.Output out;
    private int segment;
    private long written;
    private boolean isGroupBegun;
    private ByteBuffer added = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);

    private Log(Disk disk, int mostInSegment, LogPlace end, Disk.Output out) {
        this.disk = disk;
        this.mostInSegment = mostInSegment;
        this.segment = end.segment();
        this.written = end.length();
        this.out = out;
    }

    /** Begins a segment, of which the one before has a length. */
    static Log begin(Disk disk, int mostInSegment, int segment, long lengthBefore) throws IOException {
        return new Log(
                disk, mostInSegment, new LogPlace(segment, LogFormat.HEAD), newSegment(disk, segment, lengthBefore));
    }

    /**
     * Goes on where the log ended after a crash. The last segment is written anew up to there first: what can be read of it is not
     * on the disk for sure, if forcing it failed.
     */
    static Log goOn(Disk disk, int mostInSegment, LogPlace end) throws IOException {
        String name = LogFormat.name(end.segment());
        byte[] good;
        try (InputStream in = disk.read(name)) {
            good = in.readNBytes((int) end.length());
        }
        NewFile.write(disk, name, out -> out.write(ByteBuffer.wrap(good)));
        return new Log(disk, mostInSegment, end, disk.append(name));
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
        if (length > LogFormat.HEAD && length + size > mostInSegment) {
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
