package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.model.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small store of which a byte is another, or the end of a file is gone: the same answers, or the file is named. */
class StoreDamageTest {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final StoreSettings SETTINGS = StoreSettings.of(ZoneId.of("Asia/Riyadh"), SAR);
    private static final RetentionStore.Sizes SMALL = new RetentionStore.Sizes(200, 90, 1 << 20);
    private static final int ORDERS = 9;

    private static Order order(int number) {
        return Order.of("A-" + number, "c-" + number, Instant.parse("2026-03-05T09:30:00Z"), Money.of(SAR, 1 + number));
    }

    /** A history, and a log of some segments behind it. */
    private static CrashDisk store(boolean isClosed) throws IOException {
        CrashDisk disk = new CrashDisk(1);
        RetentionStore store = RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL);
        for (int i = 0; i < ORDERS; i++) {
            store.add(order(i));
            if (i == 2) {
                store.merge();
            }
        }
        if (isClosed) {
            store.close();
        }
        CrashDisk left = disk.afterProcess();
        assertThat(left.names()).contains("history-000001.r4h", "log-000002.r4l", "log-000003.r4l");
        return left;
    }

    private static CrashDisk copy(CrashDisk whole) {
        CrashDisk copy = new CrashDisk(1);
        whole.names().forEach(name -> copy.put(name, whole.bytes(name).clone()));
        return copy;
    }

    /** Opens what is left and checks what it answers, or that the file is named. */
    private static void assertRightOrTold(CrashDisk whole, CrashDisk disk, String name, boolean isClosed, int offset)
            throws IOException {
        String last = disk.names().stream()
                .filter(file -> LogFormat.segment(file).isPresent())
                .reduce((one, other) -> other)
                .orElseThrow();
        try (RetentionStore store = RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL)) {
            History history = store.snapshot();
            int there = (int) history.orderCount();
            for (int i = 0; i < there; i++) {
                assertThat(history.customer("c-" + i))
                        .as("%s at %s", name, offset)
                        .isPresent();
            }
            assertThat(there)
                    .as("%s at %s", name, offset)
                    .isGreaterThanOrEqualTo(name.equals(last) && !isClosed ? 3 : ORDERS);
        } catch (CorruptStoreException e) {
            assertThat(e.file()).isEqualTo(name);
            // A history is checked in pieces: it is told which.
            assertThat(e.offset()).isBetween(0L, (long)
                    Math.max(offset, name.startsWith("history") ? whole.bytes(name).length : LogFormat.HEAD));
            assertThat(e).hasMessageStartingWith(name + " at byte " + e.offset() + ": ");
        }
    }

    /** The history is read first, and is the same whether what is behind it was closed or not: once is enough. */
    private static List<String> tried(CrashDisk whole, boolean isClosed) {
        return whole.names().stream()
                .filter(name -> isClosed || !name.startsWith("history"))
                .toList();
    }

    @Test
    void everyOtherByteIsToldOrOfTheLastThatWasWritten() throws IOException {
        for (boolean isClosed : new boolean[] {true, false}) {
            CrashDisk whole = store(isClosed);
            for (String name : tried(whole, isClosed)) {
                for (int i = 0; i < whole.bytes(name).length; i++) {
                    CrashDisk disk = copy(whole);
                    disk.bytes(name)[i] ^= (byte) (1 << (i % 8));
                    assertRightOrTold(whole, disk, name, isClosed, i);
                }
            }
        }
    }

    @Test
    void everyShorterFileIsToldOrTheLastOfTheLog() throws IOException {
        for (boolean isClosed : new boolean[] {true, false}) {
            CrashDisk whole = store(isClosed);
            for (String name : tried(whole, isClosed)) {
                for (int length = 0; length < whole.bytes(name).length; length++) {
                    CrashDisk disk = copy(whole);
                    disk.put(name, Arrays.copyOf(disk.bytes(name), length));
                    assertRightOrTold(whole, disk, name, isClosed, length);
                }
            }
        }
    }

    @Test
    void aFileThatIsGoneIsTold() throws IOException {
        CrashDisk whole = store(true);
        for (String name : whole.names()) {
            CrashDisk disk = copy(whole);
            disk.delete(name);
            assertThatThrownBy(() -> RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL))
                    .isInstanceOfSatisfying(
                            CorruptStoreException.class,
                            e -> assertThat(e.file())
                                    .isEqualTo(name.startsWith("manifest") ? "manifest-000001" : name));
        }
    }

    private static final String OF_THE_LOG =
            "; restore the folder from a back-up, or, if there is none, copy the folder and"
                    + " call RetentionStore.recover, which keeps what can be read of the log";
    private static final String OF_ANOTHER =
            "; restore the folder from a back-up: RetentionStore.recover mends the log, and not this file";

    /** Of each kind of file: whether recovering helps is so as the message says. */
    @Test
    void theMessageSaysWhatHelps() throws IOException {
        CrashDisk whole = store(true);
        for (String name : whole.names()) {
            CrashDisk disk = copy(whole);
            disk.delete(name);
            boolean isLog = LogFormat.segment(name).isPresent();
            assertThatThrownBy(() -> RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL))
                    .isInstanceOf(CorruptStoreException.class)
                    .hasMessageEndingWith(isLog ? OF_THE_LOG : OF_ANOTHER);
            if (isLog) {
                assertThat(RetentionStore.recover(disk, SETTINGS, SMALL).damages())
                        .anySatisfy(damage -> assertThat(damage.file()).isEqualTo(name));
                RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL).close();
            } else {
                assertThatThrownBy(() -> RetentionStore.recover(disk, SETTINGS, SMALL))
                        .isInstanceOf(CorruptStoreException.class)
                        .hasMessageEndingWith(OF_ANOTHER);
            }
        }
    }

    @Test
    void theMessageNamesTheFolder(@TempDir Path folder) throws IOException {
        try (RetentionStore store = RetentionStore.open(folder, SETTINGS, Durability.each())) {
            store.add(order(1));
        }
        Path log = folder.toRealPath().resolve("log-000001.r4l");
        Files.delete(log);
        assertThatThrownBy(() -> RetentionStore.open(folder, SETTINGS, Durability.each()))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessage(log + " at byte 0: it is missing" + OF_THE_LOG);
    }

    @Test
    void aLogOfWhichNothingIsLeftIsRecoveredWithTheHistoryAlone() throws IOException {
        CrashDisk disk = copy(store(true));
        for (String name : List.copyOf(disk.names())) {
            if (LogFormat.segment(name).isPresent()) {
                disk.delete(name);
            }
        }
        Recovery recovery = RetentionStore.recover(disk, SETTINGS, SMALL);
        assertThat(recovery.events()).isZero();
        assertThat(recovery.damages())
                .isNotEmpty()
                .allSatisfy(damage -> assertThat(damage.reason()).isEqualTo("it is missing"));
        try (RetentionStore store = RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL)) {
            assertThat(store.snapshot().orderCount()).as("as of the merge").isEqualTo(3);
            store.add(order(5));
            assertThat(store.snapshot().orderCount()).isEqualTo(4);
        }
    }

    /** A wrong folder would else be told as a store of which nothing is lost. */
    @Test
    void whereThereIsNoStoreNothingIsRecovered() throws IOException {
        CrashDisk empty = new CrashDisk(1);
        assertThatThrownBy(() -> RetentionStore.recover(empty, SETTINGS, SMALL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no store");
        assertThat(empty.afterProcess().names()).isEmpty();
    }

    @Test
    void recoveringTakesWhatCanBeReadAndTellsWhatIsLost() throws IOException {
        CrashDisk disk = copy(store(true));
        disk.bytes("log-000003.r4l")[LogFormat.HEAD + 30] ^= 1;
        assertThatThrownBy(() -> RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageStartingWith("log-000003.r4l at byte 20: its checksum is wrong");

        Recovery recovery = RetentionStore.recover(disk, SETTINGS, SMALL);
        assertThat(recovery.events()).isEqualTo(ORDERS - 3 - 1);
        assertThat(recovery.damages()).hasSize(1);
        assertThat(recovery.damages().get(0).toString()).startsWith("log-000003.r4l at byte 20, ");

        try (RetentionStore store = RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL)) {
            assertThat(store.snapshot().orderCount()).isEqualTo(ORDERS - 1);
        }
        assertThat(disk.names()).contains("history-000002.r4h").doesNotContain("log-000003.r4l");
    }

    @Test
    void recoveringGoesOverWhatIsOfASourceWhoseNameIsLost() throws IOException {
        CrashDisk whole = new CrashDisk(1);
        RetentionStore begun =
                RetentionStore.open(whole, SETTINGS, Durability.each(), new RetentionStore.Sizes(1000, 90, 1 << 20));
        begun.at("topic", 1).add(order(0));
        begun.at("other", 1).add(order(1));
        begun.add(order(2));
        begun.close();
        CrashDisk disk = copy(whole.afterProcess());
        // The first record names the source.
        disk.bytes("log-000001.r4l")[LogFormat.HEAD + LogFormat.RECORD] ^= 1;

        Recovery recovery = RetentionStore.recover(disk, SETTINGS, SMALL);
        assertThat(recovery.events()).isEqualTo(1);
        assertThat(recovery.damages())
                .extracting(Recovery.Damage::reason)
                .containsExactly(
                        "its checksum is wrong, and what was written later is there",
                        "it is of source 1 of 0, whose name is lost",
                        "it is of source 2 behind 0, whose name is lost",
                        "it is of source 2 of 0, whose name is lost");
        assertThat(recovery.damages())
                .allSatisfy(damage -> assertThat(damage.bytes()).isGreaterThan(LogFormat.RECORD));
        try (RetentionStore store = RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL)) {
            assertThat(store.snapshot().orderCount()).isEqualTo(1);
            assertThat(store.at("topic", 1).add(order(0))).isTrue();
        }
    }

    @Test
    void recoveringASoundStoreLosesNothing() throws IOException {
        CrashDisk disk = copy(store(false));
        assertThat(RetentionStore.recover(disk, SETTINGS, SMALL).damages()).isEmpty();
        try (RetentionStore store = RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL)) {
            assertThat(store.snapshot().orderCount()).isEqualTo(ORDERS);
        }
    }

    @Test
    void aDamagedHistoryCannotBeRecovered() throws IOException {
        CrashDisk disk = copy(store(true));
        disk.bytes("history-000001.r4h")[70] ^= 1;
        assertThatThrownBy(() -> RetentionStore.recover(disk, SETTINGS, SMALL))
                .isInstanceOf(CorruptStoreException.class);
    }

    @Test
    void aFolderWithPartsOfAStoreIsNotBegunAnew() throws IOException {
        CrashDisk disk = new CrashDisk(1);
        disk.put("log-000001.r4l", new byte[100]);
        assertThatThrownBy(() -> RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageStartingWith(
                        "manifest-000001 at byte 0: there is no manifest, but log-000001.r4l, which is of a store; ");
    }
}
