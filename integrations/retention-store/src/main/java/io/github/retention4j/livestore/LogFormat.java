package io.github.retention4j.livestore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How the log is written, little-endian throughout. A segment is a head, records behind it, and zeros to its end:
 *
 * <pre>
 * head    magic "R4L1" u32 | number of the segment u32 | length of the segment before u64 | crc32c of these u32
 * record  length of the payload u32 | type u8 | crc32c u32 | source u16 | position u64 | payload
 * </pre>
 *
 * <ul>
 *   <li>A record never spans two segments.
 *   <li>A record's checksum is of the segment's number, the record's offset, the length, the type, the source, the position and the
 *       payload, so that a record is good only where it was written.
 *   <li>The zeros are room for records to come, and stay where none came. A record is none of its type is 0.
 *   <li>The type's highest bit says that all before the record was on the disk when it was written. What is damaged before such
 *       a record was not torn by a crash.
 * </ul>
 */
final class LogFormat {
    static final int HEAD = 20;
    static final int RECORD = 19;

    /** A record of more is refused before it is written, and a length of more is a bad one. */
    static final int MOST_PAYLOAD = 16 << 20;

    private static final int MAGIC = 0x314C3452;
    private static final int FORCED_BEFORE = 0x80;
    private static final String PREFIX = "log-";
    private static final String SUFFIX = ".r4l";

    private LogFormat() {}

    // ---- names

    static String name(int segment) {
        return PREFIX + Names.digits(segment) + SUFFIX;
    }

    /** The number of the segment that a file of this name is; empty if it is none. */
    static Optional<Integer> segment(String name) {
        return Names.number(PREFIX, name, SUFFIX);
    }

    // ---- the head of a segment

    static ByteBuffer head(int segment, long lengthBefore) {
        ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(MAGIC).putInt(segment).putLong(lengthBefore);
        CRC32C sum = new CRC32C();
        sum.update(head.array(), 0, HEAD - 4);
        return head.putInt((int) sum.getValue()).flip();
    }

    /** The length of the segment before, if this is the head of a segment. */
    static Optional<Long> lengthBefore(ByteBuffer file, int segment) {
        if (file.limit() < HEAD) {
            return Optional.empty();
        }
        long before = file.getLong(8);
        return head(segment, before).equals(file.slice(0, HEAD)) ? Optional.of(before) : Optional.empty();
    }

    // ---- records

    /**
     * A record.
     *
     * @param type what it is, from 1 to 127
     * @param isForcedBefore whether all before it was on the disk when it was written
     * @param source the number of the source that it is from; 0 for none
     * @param position its position there
     * @param payload the rest
     * @param end the offset behind it
     */
    record Entry(int type, boolean isForcedBefore, int source, long position, ByteBuffer payload, int end) {}

    static void put(
            ByteBuffer to,
            int segment,
            long offset,
            boolean isForcedBefore,
            int type,
            int source,
            long position,
            byte[] payload) {
        int start = to.position();
        to.putInt(payload.length).put((byte) (isForcedBefore ? type | FORCED_BEFORE : type));
        to.putInt(0).putShort((short) source).putLong(position).put(payload);
        to.putInt(start + 5, sum(to, start, to.position(), segment, offset));
    }

    /** The record that begins at an offset, if a good one does. */
    static Optional<Entry> get(ByteBuffer file, int segment, int offset) {
        if (file.limit() - offset < RECORD) {
            return Optional.empty();
        }
        int length = file.getInt(offset);
        if (length < 0 || length > MOST_PAYLOAD || length > file.limit() - offset - RECORD) {
            return Optional.empty();
        }
        int end = offset + RECORD + length;
        if (file.get(offset + 4) == 0 || file.getInt(offset + 5) != sum(file, offset, end, segment, offset)) {
            return Optional.empty();
        }
        int type = file.get(offset + 4) & 0xFF;
        return Optional.of(new Entry(
                type & ~FORCED_BEFORE,
                (type & FORCED_BEFORE) != 0,
                file.getShort(offset + 9) & 0xFFFF,
                file.getLong(offset + 11),
                file.slice(offset + RECORD, length),
                end));
    }

    private static int sum(ByteBuffer bytes, int from, int to, int segment, long offset) {
        CRC32C sum = new CRC32C();
        ByteBuffer place = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        sum.update(place.putInt(segment).putLong(offset).flip());
        sum.update(bytes.slice(from, 5));
        sum.update(bytes.slice(from + 9, to - from - 9));
        return (int) sum.getValue();
    }
}
