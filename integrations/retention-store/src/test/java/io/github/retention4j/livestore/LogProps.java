package io.github.retention4j.livestore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.livestore.RetentionStore.Sizes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What was acknowledged is in the log after a power cut, in order and once, whatever the disk made of the rest. */
class LogProps {
    private static final int RECORDS = 40;

    /** Appends numbered records in groups, and says how many were acknowledged when the disk went. */
    private static int write(Disk disk, long seed, int mostInSegment) {
        Random random = new Random(seed);
        int acknowledged = 0;
        try (Log log = Log.begin(disk, sizes(mostInSegment), 1, 0)) {
            int sent = 0;
            while (sent < RECORDS) {
                int group = 1 + random.nextInt(8);
                for (int i = 0; i < group; i++) {
                    log.add(1, 0, sent, payload(sent, random));
                    sent++;
                }
                log.force();
                acknowledged = sent;
            }
        } catch (IOException e) {
            // The power is gone.
        }
        return acknowledged;
    }

    /** Room for a few records, so that some fit in and some do not. */
    private static Sizes sizes(int mostInSegment) {
        return new Sizes(mostInSegment, 300, 1 << 20);
    }

    private static byte[] payload(int number, Random random) {
        return (number + "x".repeat(random.nextInt(random.nextInt(10) == 0 ? 900 : 40))).getBytes(UTF_8);
    }

    private static List<Long> read(Disk disk) throws IOException {
        List<Long> positions = new ArrayList<>();
        new LogReader(disk, new LogPlace(1, 0), false).read(1, entry -> positions.add(entry.position()));
        return positions;
    }

    private static void assertInOrder(List<Long> positions) {
        for (int i = 0; i < positions.size(); i++) {
            assertThat(positions.get(i)).isEqualTo(i);
        }
    }

    @Property(tries = 30)
    void aPowerCutAtAnyOperationLosesNothingThatWasAcknowledged(
            @ForAll long seed, @ForAll @IntRange(min = 100, max = 4000) int mostInSegment) throws IOException {
        CrashDisk whole = new CrashDisk(seed);
        assertThat(write(whole, seed, mostInSegment)).isGreaterThanOrEqualTo(RECORDS);
        for (int k = 1; k <= whole.operations(); k++) {
            CrashDisk disk = new CrashDisk(seed + k).crashingAt(k);
            int acknowledged = write(disk, seed, mostInSegment);
            CrashDisk after = disk.afterPowerCut();
            if (acknowledged == 0 && !after.names().contains(LogFormat.name(1))) {
                continue;
            }
            if (acknowledged == 0 && after.bytes(LogFormat.name(1)).length <= LogFormat.HEAD) {
                continue;
            }
            List<Long> positions = read(after);
            assertThat(positions.size()).as("cut at %s", k).isGreaterThanOrEqualTo(acknowledged);
            assertInOrder(positions);
        }
    }

    @Property(tries = 30)
    void aLogGoesOnAfterACrashAndCanCrashAgain(
            @ForAll long seed,
            @ForAll @IntRange(min = 400, max = 4000) int mostInSegment,
            @ForAll @IntRange(min = 5, max = 30) int k)
            throws IOException {
        CrashDisk disk = new CrashDisk(seed).crashingAt(k);
        int acknowledged = write(disk, seed, mostInSegment);
        CrashDisk after = disk.afterPowerCut();
        for (int round = 1; round < 4; round++) {
            List<Long> before = read(after);
            assertThat(before.size()).isGreaterThanOrEqualTo(acknowledged);
            acknowledged = before.size();
            after.crashingAt(3 + round);
            try {
                LogPlace end = new LogReader(after, new LogPlace(1, 0), false).read(1, entry -> {});
                for (String name : after.names()) {
                    if (name.endsWith(NewFile.PART) || LogFormat.segment(name).orElse(0) > end.segment()) {
                        after.delete(name);
                    }
                }
                try (Log log = Log.goOn(after, sizes(mostInSegment), end)) {
                    for (int i = 0; i < 5; i++) {
                        log.add(1, 0, acknowledged, new byte[] {1});
                        log.force();
                        acknowledged++;
                    }
                }
            } catch (IOException e) {
                // The power is gone again.
            }
            after = after.afterPowerCut();
        }
        List<Long> positions = read(after);
        assertThat(positions.size()).isGreaterThanOrEqualTo(acknowledged);
        assertInOrder(positions);
    }

    @Property(tries = 30)
    void aRefusedOperationLeavesALogThatCanBeRead(
            @ForAll long seed, @ForAll @IntRange(min = 100, max = 4000) int mostInSegment) throws IOException {
        CrashDisk whole = new CrashDisk(seed);
        write(whole, seed, mostInSegment);
        for (int k = 5; k <= whole.operations(); k++) {
            CrashDisk disk = new CrashDisk(seed).refusing(k);
            int acknowledged = write(disk, seed, mostInSegment);
            List<Long> positions = read(disk);
            assertThat(positions.size()).as("refused at %s", k).isGreaterThanOrEqualTo(acknowledged);
            assertInOrder(positions);
            List<Long> later = read(disk.afterPowerCut());
            assertThat(later.size()).as("refused at %s, then cut", k).isGreaterThanOrEqualTo(acknowledged);
            assertInOrder(later);
        }
    }

    // ---- altered files

    @Test
    void everyFlippedByteIsToldOrInTheLastGroup() throws IOException {
        CrashDisk whole = new CrashDisk(7);
        int sent = write(whole, 7, 700);
        LogPlace end = new LogReader(whole, new LogPlace(1, 0), false).read(1, entry -> {});
        assertThat(end.segment()).isGreaterThan(3);
        int told = 0;
        for (String name : whole.names()) {
            for (int i = 0; i < whole.bytes(name).length; i++) {
                CrashDisk disk = copy(whole);
                disk.bytes(name)[i] ^= (byte) (1 << (i % 8));
                assertThat(isToldOrShorter(disk, name, sent, end.segment()))
                        .as("%s byte %s", name, i)
                        .isTrue();
                // With what was known at closing, nothing can be shorter.
                try {
                    new LogReader(disk, end, false).read(1, entry -> {});
                    assertThat(name).as("byte %s", i).isEqualTo(LogFormat.name(end.segment()));
                    assertThat((long) i).as("room that is still to be used").isGreaterThanOrEqualTo(end.length());
                } catch (CorruptStoreException e) {
                    assertThat(e.file()).isEqualTo(name);
                    assertThat(e.offset()).isBetween(0L, (long) i);
                    told++;
                }
            }
        }
        assertThat(told).isPositive();
    }

    /** A file may end there, or have zeros from there on. */
    @Test
    void everyShorterLengthIsToldOrTheEndOfTheLog() throws IOException {
        CrashDisk whole = new CrashDisk(7);
        int sent = write(whole, 7, 700);
        LogPlace end = new LogReader(whole, new LogPlace(1, 0), false).read(1, entry -> {});
        for (String name : whole.names()) {
            int fileLength = whole.bytes(name).length;
            long used = usedOf(whole, name, end);
            assertThat(used).isLessThanOrEqualTo(fileLength);
            for (int length = 0; length < fileLength; length++) {
                byte[] shorter = Arrays.copyOf(whole.bytes(name), length);
                for (byte[] left : List.of(shorter, Arrays.copyOf(shorter, fileLength))) {
                    CrashDisk disk = copy(whole);
                    disk.put(name, left);
                    String when = name + " cut to " + length + " of " + left.length;
                    if (Arrays.equals(left, 0, Math.min(left.length, (int) used), whole.bytes(name), 0, (int) used)) {
                        assertThat(read(disk)).as(when).hasSize(sent);
                        continue;
                    }
                    assertThat(isToldOrShorter(disk, name, sent, end.segment()))
                            .as(when)
                            .isTrue();
                    assertThatThrownBy(() -> new LogReader(disk, end, false).read(1, entry -> {}))
                            .as(when)
                            .isInstanceOfSatisfying(
                                    CorruptStoreException.class,
                                    e -> assertThat(e.file()).isEqualTo(name));
                }
            }
        }
    }

    /** How much of a segment there are records in; behind is room. */
    private static long usedOf(CrashDisk whole, String name, LogPlace end) {
        int segment = LogFormat.segment(name).orElseThrow();
        return segment == end.segment()
                ? end.length()
                : LogFormat.lengthBefore(
                                ByteBuffer.wrap(whole.bytes(LogFormat.name(segment + 1)))
                                        .order(ByteOrder.LITTLE_ENDIAN),
                                segment + 1)
                        .orElseThrow();
    }

    @Test
    void roomIsUsedBeforeMoreIsLaidOut() throws IOException {
        CrashDisk disk = new CrashDisk(1);
        try (Log log = Log.begin(disk, new Sizes(990, 200, 1 << 20), 1, 0)) {
            String name = LogFormat.name(1);
            assertThat(disk.bytes(name)).hasSize(LogFormat.HEAD);
            int record = LogFormat.RECORD + 51;
            int length = LogFormat.HEAD;
            int[] lengths = {290, 290, 290, 500, 500, 500, 710, 710, 710, 920, 920, 920, 990};
            for (int i = 0; i < lengths.length; i++) {
                log.add(1, 0, i, new byte[51]);
                log.force();
                length += record;
                assertThat(log.end()).isEqualTo(new LogPlace(1, length));
                assertThat(disk.bytes(name)).as("record %s", i).hasSize(lengths[i]);
            }
            log.add(1, 0, 99, new byte[51]);
            log.force();
            assertThat(log.end()).isEqualTo(new LogPlace(2, LogFormat.HEAD + record));
        }
        assertThat(read(disk)).hasSize(14);
    }

    /** What a copy of a folder in use may be: a record was not written yet when its place was copied, but the next was. */
    @Test
    void aRecordThatIsNotThereBeforeOneThatIsIsTold() throws IOException {
        CrashDisk disk = new CrashDisk(1);
        try (Log log = Log.begin(disk, new Sizes(1_000, 200, 1 << 20), 1, 0)) {
            for (int i = 0; i < 3; i++) {
                log.add(1, 0, i, new byte[31]);
                log.force();
            }
        }
        Arrays.fill(disk.bytes(LogFormat.name(1)), 70, 120, (byte) 0);
        assertThatThrownBy(() -> read(disk))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageStartingWith(
                        "log-000001.r4l at byte 70: its checksum is wrong, and what was written later is there; ");
    }

    @Test
    void whatIsInTheRoomOfASegmentThatIsOverIsTold() throws IOException {
        CrashDisk disk = new CrashDisk(1);
        try (Log log = Log.begin(disk, new Sizes(1_000, 200, 1 << 20), 1, 0)) {
            log.add(1, 0, 0, new byte[31]);
            log.nextSegment();
        }
        assertThat(read(disk)).hasSize(1);
        byte[] bytes = disk.bytes(LogFormat.name(1));
        assertThat(bytes).hasSize(270);
        bytes[200] = 1;
        assertThatThrownBy(() -> read(disk))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageStartingWith("log-000001.r4l at byte 70: it was 70 bytes long, with zeros behind; ");
    }

    @Test
    void aSegmentThatIsGoneIsTold() throws IOException {
        CrashDisk whole = new CrashDisk(7);
        write(whole, 7, 700);
        LogPlace end = new LogReader(whole, new LogPlace(1, 0), false).read(1, entry -> {});
        for (int segment = 1; segment <= end.segment(); segment++) {
            CrashDisk disk = copy(whole);
            disk.delete(LogFormat.name(segment));
            String gone = LogFormat.name(segment);
            assertThatThrownBy(() -> new LogReader(disk, end, false).read(1, entry -> {}))
                    .isInstanceOfSatisfying(
                            CorruptStoreException.class,
                            e -> assertThat(e.file()).isEqualTo(gone));
        }
    }

    @Test
    void whatIsDamagedIsGoneOverWhenAsked() throws IOException {
        CrashDisk whole = new CrashDisk(7);
        int sent = write(whole, 7, 700);
        CrashDisk disk = copy(whole);
        disk.bytes(LogFormat.name(2))[LogFormat.HEAD + 8] ^= 1;
        LogReader reader = new LogReader(disk, new LogPlace(1, 0), true);
        List<Long> positions = new ArrayList<>();
        reader.read(1, entry -> positions.add(entry.position()));
        assertThat(positions).hasSize(sent - 1).doesNotHaveDuplicates().isSorted();
        assertThat(reader.damages()).hasSize(1);
        assertThat(reader.damages().get(0).file()).isEqualTo("log-000002.r4l");
        assertThat(reader.damages().get(0).offset()).isEqualTo(LogFormat.HEAD);
        assertThat(reader.damages().get(0).bytes()).isPositive();
    }

    private static boolean isToldOrShorter(CrashDisk disk, String name, int sent, int last) throws IOException {
        try {
            List<Long> positions = read(disk);
            assertInOrder(positions);
            return positions.size() == sent || name.equals(LogFormat.name(last));
        } catch (CorruptStoreException e) {
            assertThat(e.file()).isEqualTo(name);
            return true;
        }
    }

    private static CrashDisk copy(CrashDisk whole) {
        CrashDisk copy = new CrashDisk(1);
        whole.names().forEach(name -> copy.put(name, whole.bytes(name).clone()));
        return copy;
    }
}
