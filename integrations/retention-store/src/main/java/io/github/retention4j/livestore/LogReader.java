package io.github.retention4j.livestore;

import io.github.retention4j.livestore.LogFormat.Entry;
import io.github.retention4j.livestore.codec.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the log behind a history, segment by segment.
 *
 * <ul>
 *   <li>Behind the records there may be room: zeros to the end of the file. How far the records go in a segment stands in the next one.
 *   <li>A crash can tear the last group of records that was written, at the end of the last segment: the log ends before it.
 *   <li>What is bad elsewhere was on the disk before: it is told, and nothing is read around it, or, to recover what can be read,
 *       it is gone over and told at the end.
 * </ul>
 */
final class LogReader {
    /** Takes a record. */
    @FunctionalInterface
    interface Visitor {
        void take(Entry entry) throws MalformedException, UnknownSourceException;
    }

    /** A record is of a source, or names one, that does not follow from the records before it. */
    static final class UnknownSourceException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownSourceException(String message) {
            super(message);
        }
    }

    private final Disk disk;
    private final LogPlace known;
    private final boolean goesOverDamage;
    private final List<Recovery.Damage> damages = new ArrayList<>();

    /**
     * A reader of a folder.
     *
     * @param disk the folder
     * @param known how far the log is known to have been on the disk
     * @param goesOverDamage whether what is damaged is gone over
     */
    LogReader(Disk disk, LogPlace known, boolean goesOverDamage) {
        this.disk = disk;
        this.known = known;
        this.goesOverDamage = goesOverDamage;
    }

    /** What was gone over. */
    List<Recovery.Damage> damages() {
        return damages;
    }

    /**
     * Reads all records from the beginning of a segment on.
     *
     * @return where the log ends, behind the last good record
     */
    LogPlace read(int first, Visitor visitor) throws IOException {
        NavigableMap<Integer, String> segments = segments(first);
        int last =
                segments.isEmpty() ? Math.max(first, known.segment()) : Math.max(segments.lastKey(), known.segment());
        while (last > Math.max(first, known.segment()) && isUnfinished(last)) {
            // The log was to go on in it when the crash came: nothing was written to it yet.
            last--;
        }
        long end = 0;
        for (int segment = first; segment <= last; segment++) {
            String name = LogFormat.name(segment);
            if (!segments.containsKey(segment)) {
                damage(name, 0, 0, "it is missing");
                continue;
            }
            ByteBuffer file = bytes(segment, Integer.MAX_VALUE);
            if (LogFormat.lengthBefore(file, segment).isEmpty()) {
                damage(name, 0, LogFormat.HEAD, "its head is damaged");
            }
            end = segment == last ? lastRecords(file, segment, visitor) : records(file, segment, visitor);
        }
        return new LogPlace(last, end);
    }

    private NavigableMap<Integer, String> segments(int first) throws IOException {
        NavigableMap<Integer, String> segments = new TreeMap<>();
        for (String name : disk.names()) {
            LogFormat.segment(name).filter(number -> number >= first).ifPresent(number -> segments.put(number, name));
        }
        return segments;
    }

    private boolean isUnfinished(int segment) throws IOException {
        ByteBuffer head = bytes(segment, LogFormat.HEAD + 1);
        return head.limit() <= LogFormat.HEAD
                && LogFormat.lengthBefore(head, segment).isEmpty();
    }

    /** Those of a segment that has another behind it, so that all of it was on the disk. */
    private long records(ByteBuffer file, int segment, Visitor visitor) throws IOException {
        String name = LogFormat.name(segment);
        int fileLength = file.limit();
        Optional<Long> length = length(segment);
        // Behind that there is room which was not used.
        file.limit((int) Math.min(fileLength, length.orElse((long) fileLength)));
        int offset = good(file, segment, LogFormat.HEAD, visitor);
        while (!isRoom(file, offset)) {
            int next = next(file, segment, offset + 1, false);
            damage(name, offset, next - offset, "its checksum is wrong");
            offset = good(file, segment, next, visitor);
        }
        if (length.isPresent() && offset != length.get()) {
            damage(name, offset, Math.max(0, length.get() - offset), "it was " + length.get() + " bytes long");
        }
        int end = file.limit();
        if (!isRoom(file.limit(fileLength), end)) {
            damage(name, end, fileLength - end, "it was " + end + " bytes long, with zeros behind");
        }
        return offset;
    }

    /** How long a segment was when the next was begun; empty if that is not there or damaged. */
    private Optional<Long> length(int segment) throws IOException {
        return disk.names().contains(LogFormat.name(segment + 1))
                ? LogFormat.lengthBefore(bytes(segment + 1, LogFormat.HEAD), segment + 1)
                : Optional.empty();
    }

    /** Whether nothing was written from an offset on. */
    private static boolean isRoom(ByteBuffer file, int from) {
        int offset = from;
        while (offset < file.limit() && file.get(offset) == 0) {
            offset++;
        }
        return offset >= file.limit();
    }

    /** Those of the last segment, whose end may be torn. */
    private long lastRecords(ByteBuffer file, int segment, Visitor visitor) throws IOException {
        String name = LogFormat.name(segment);
        int offset = good(file, segment, LogFormat.HEAD, visitor);
        while (next(file, segment, offset + 1, true) < file.limit()) {
            int next = next(file, segment, offset + 1, false);
            damage(name, offset, next - offset, "its checksum is wrong, and what was written later is there");
            offset = good(file, segment, next, visitor);
        }
        if (segment == known.segment() && offset < known.length()) {
            damage(name, offset, known.length() - offset, "it was good for " + known.length() + " bytes before");
        }
        return offset;
    }

    /** Takes good records from an offset on, and says where the first that is none begins. */
    private int good(ByteBuffer file, int segment, int from, Visitor visitor) throws IOException {
        int offset = from;
        Optional<Entry> entry = LogFormat.get(file, segment, offset);
        while (entry.isPresent()) {
            take(entry.get(), LogFormat.name(segment), offset, visitor);
            offset = entry.get().end();
            entry = LogFormat.get(file, segment, offset);
        }
        return offset;
    }

    private void take(Entry entry, String name, int offset, Visitor visitor) throws IOException {
        try {
            visitor.take(entry);
        } catch (MalformedException e) {
            // The bytes are as they were written: another version or other settings can read them, so nothing is gone
            // over.
            throw new IOException(disk.path(name) + " at byte " + offset + ": " + e.getMessage(), e);
        } catch (UnknownSourceException e) {
            if (damages.isEmpty()) {
                throw new IOException(
                        disk.path(name) + " at byte " + offset + ": it is of " + e.getMessage()
                                + ", so the files are not of one time; restore the whole folder from one back-up",
                        e);
            }
            // The source was named in what was lost.
            damage(name, offset, entry.end() - offset, "it is of " + e.getMessage() + ", whose name is lost");
        }
    }

    /** Where the next good record begins, or one that says that all before it was on the disk; at the end if there is none. */
    private static int next(ByteBuffer file, int segment, int from, boolean isForcedBefore) {
        for (int offset = from; offset <= file.limit() - LogFormat.RECORD; offset++) {
            Optional<Entry> entry = LogFormat.get(file, segment, offset);
            if (entry.isPresent() && (entry.get().isForcedBefore() || !isForcedBefore)) {
                return offset;
            }
        }
        return file.limit();
    }

    private void damage(String name, long offset, long bytes, String reason) throws CorruptStoreException {
        if (!goesOverDamage) {
            throw new CorruptStoreException(disk, name, offset, reason);
        }
        damages.add(new Recovery.Damage(name, offset, bytes, reason));
    }

    private ByteBuffer bytes(int segment, int most) throws IOException {
        try (InputStream in = disk.read(LogFormat.name(segment))) {
            return ByteBuffer.wrap(in.readNBytes(most)).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
