package io.github.retention4j.staging;

import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Partitions;
import io.github.retention4j.store.RowLayout;
import io.github.retention4j.store.Timeline;
import io.github.retention4j.store.ZoneDays;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * Splits orders by partition, a segment at a time: what it costs is a matter of memory, and half of that is saved by
 * writing into a buffer that is used again and copied off in one go. Fresh arrays would have to come into the cache first,
 * a line for each of the 256 places that rows go to.
 *
 * <p>Days are told here, while rows are in order of time as a rule, so that most tiles are of one day.
 */
final class SegmentWriter {
    /** With more days in a tile, a row's day is hardly ever that of the row before, and a branch would not be foreseen. */
    private static final int FEW_DAYS = 16;

    private final ZoneId zone;

    /** The zone's days, as far as they have been needed; before that, none. */
    private Timeline days = Timeline.NONE;

    private long[] buffer = {};
    private byte[] partitionOf = {};
    private int[] wideRows = {};
    private int wideCount;

    // Of the segment at work.
    private int firstDay;
    private RowLayout layout = RowLayout.wide(0);
    private int[] next = {};

    SegmentWriter(ZoneId zone) {
        this.zone = zone;
    }

    /** Makes a segment of tiles of columns, and another of the rows that have too large an amount for it. */
    void write(long[] keys, long[] millis, long[] amounts, List<Tile> tiles, List<Segment> to) {
        int rows = measure(tiles);
        if (partitionOf.length < rows) {
            partitionOf = new byte[rows];
        }
        int[] start = new int[Partitions.COUNT + 1];
        wideCount = 0;
        int at = 0;
        for (Tile tile : tiles) {
            tellPartitions(keys, tile, at);
            if (fits(tile)) {
                count(partitionOf, at, at + tile.rows(), start);
            } else {
                countThoseThatFit(amounts, tile, at, start);
            }
            at += tile.rows();
        }
        next = Segment.places(start, Run.PACKED_LONGS);
        int longs = start[Partitions.COUNT];
        if (buffer.length < longs) {
            buffer = new long[longs];
        }
        at = 0;
        for (Tile tile : tiles) {
            scatter(keys, millis, amounts, tile, at);
            at += tile.rows();
        }
        int day = days.firstDay() + firstDay;
        if (longs > 0) {
            to.add(new Segment(Arrays.copyOf(buffer, longs), start, day, layout));
        }
        if (wideCount > 0) {
            to.add(wide(keys, millis, amounts, day));
        }
    }

    /** Lets go of its buffers. */
    void close() {
        buffer = new long[0];
        partitionOf = new byte[0];
        wideRows = new int[0];
    }

    /** Chooses how rows stand. */
    private int measure(List<Tile> tiles) {
        int rows = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Tile tile : tiles) {
            rows += tile.rows();
            first = Math.min(first, tile.first());
            last = Math.max(last, tile.last());
        }
        if (!days.has(first) || !days.has(last)) {
            days = ZoneDays.covering(zone, first, last);
        }
        firstDay = days.indexOf(first);
        layout = RowLayout.staged(RowLayout.timeBits(days, 1), days.indexOf(last) - firstDay + 1, 0);
        return rows;
    }

    private boolean fits(Tile tile) {
        return tile.amounts() >>> layout.amountBits() == 0;
    }

    private void tellPartitions(long[] keys, Tile tile, int at) {
        if (tile.lowestKey() >= IdKeys.LOWEST_NUMBER) {
            tellPartitionsOfNumbers(keys, tile.from(), tile.to(), partitionOf, at);
        } else {
            for (int row = tile.from(); row < tile.to(); row++) {
                partitionOf[at + row - tile.from()] = (byte) Partitions.of(keys[row]);
            }
        }
    }

    private static void tellPartitionsOfNumbers(long[] keys, int from, int to, byte[] partitionOf, int at) {
        for (int row = from; row < to; row++) {
            partitionOf[at + row - from] = (byte) Partitions.ofNumber(keys[row]);
        }
    }

    private static void count(byte[] partitionOf, int from, int to, int[] counts) {
        for (int i = from; i < to; i++) {
            counts[Byte.toUnsignedInt(partitionOf[i])]++;
        }
    }

    private void countThoseThatFit(long[] amounts, Tile tile, int at, int[] counts) {
        if (wideRows.length < wideCount + tile.rows()) {
            wideRows = Arrays.copyOf(wideRows, 2 * wideCount + tile.rows());
        }
        for (int row = tile.from(); row < tile.to(); row++) {
            if (amounts[row] >>> layout.amountBits() == 0) {
                counts[Byte.toUnsignedInt(partitionOf[at + row - tile.from()])]++;
            } else {
                wideRows[wideCount++] = row;
            }
        }
    }

    private void scatter(long[] keys, long[] millis, long[] amounts, Tile tile, int at) {
        int day = days.indexOf(tile.first());
        if (!fits(tile)) {
            scatterThoseThatFit(keys, millis, amounts, tile, at);
        } else if (tile.last() < days.start(day + 1)) {
            scatterOneDay(
                    keys,
                    millis,
                    amounts,
                    tile.from(),
                    tile.to(),
                    partitionOf,
                    at,
                    next,
                    buffer,
                    offset(day),
                    layout.amountBits());
        } else if (days.indexOf(tile.last()) - day < FEW_DAYS) {
            scatterFewDays(keys, millis, amounts, tile.from(), tile.to(), partitionOf, at, next, buffer);
        } else {
            scatterAnyDays(keys, millis, amounts, tile.from(), tile.to(), partitionOf, at, next, buffer);
        }
    }

    /** What is added to a time, so that it becomes a day and its time of day. */
    private long offset(int day) {
        return ((long) (day - firstDay) << layout.timeBits()) - days.start(day);
    }

    /** Puts a row into the next place of its partition. */
    private static void put(long[] rows, int[] next, byte partition, long key, long packed) {
        int place = next[Byte.toUnsignedInt(partition)];
        next[Byte.toUnsignedInt(partition)] = place + Run.PACKED_LONGS;
        rows[place] = key;
        rows[place + 1] = packed;
    }

    private static void scatterOneDay(
            long[] keys,
            long[] millis,
            long[] amounts,
            int from,
            int to,
            byte[] partitionOf,
            int at,
            int[] next,
            long[] rows,
            long offset,
            int amountBits) {
        for (int row = from; row < to; row++) {
            put(
                    rows,
                    next,
                    partitionOf[at + row - from],
                    keys[row],
                    ((millis[row] + offset) << amountBits) | amounts[row]);
        }
    }

    private void scatterFewDays(
            long[] keys,
            long[] millis,
            long[] amounts,
            int from,
            int to,
            byte[] partitionOf,
            int at,
            int[] next,
            long[] rows) {
        int amountBits = layout.amountBits();
        long begin = 0;
        long end = 0;
        long offset = 0;
        for (int row = from; row < to; row++) {
            long time = millis[row];
            if (time < begin || time >= end) {
                int day = days.indexOf(time);
                begin = days.start(day);
                end = days.start(day + 1);
                offset = offset(day);
            }
            put(rows, next, partitionOf[at + row - from], keys[row], ((time + offset) << amountBits) | amounts[row]);
        }
    }

    private void scatterAnyDays(
            long[] keys,
            long[] millis,
            long[] amounts,
            int from,
            int to,
            byte[] partitionOf,
            int at,
            int[] next,
            long[] rows) {
        Timeline table = days;
        int first = firstDay;
        int timeBits = layout.timeBits();
        int amountBits = layout.amountBits();
        for (int row = from; row < to; row++) {
            long time = millis[row];
            int day = table.indexOf(time);
            long when = ((long) (day - first) << timeBits) + time - table.start(day);
            put(rows, next, partitionOf[at + row - from], keys[row], (when << amountBits) | amounts[row]);
        }
    }

    private void scatterThoseThatFit(long[] keys, long[] millis, long[] amounts, Tile tile, int at) {
        for (int row = tile.from(); row < tile.to(); row++) {
            if (amounts[row] >>> layout.amountBits() == 0) {
                long packed = (when(millis[row]) << layout.amountBits()) | amounts[row];
                put(buffer, next, partitionOf[at + row - tile.from()], keys[row], packed);
            }
        }
    }

    private long when(long time) {
        return time + offset(days.indexOf(time));
    }

    /** A segment of the rows whose amounts do not fit. */
    private Segment wide(long[] keys, long[] millis, long[] amounts, int day) {
        int[] start = new int[Partitions.COUNT + 1];
        for (int i = 0; i < wideCount; i++) {
            start[Partitions.of(keys[wideRows[i]])]++;
        }
        int[] place = Segment.places(start, Run.WIDE_LONGS);
        long[] rows = new long[start[Partitions.COUNT]];
        for (int i = 0; i < wideCount; i++) {
            int row = wideRows[i];
            int partition = Partitions.of(keys[row]);
            int at = place[partition];
            place[partition] = at + Run.WIDE_LONGS;
            rows[at] = keys[row];
            rows[at + 1] = when(millis[row]);
            rows[at + 2] = amounts[row];
        }
        return new Segment(rows, start, day, RowLayout.wide(layout.timeBits()));
    }
}
