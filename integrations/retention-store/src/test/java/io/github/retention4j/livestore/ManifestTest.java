package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Manifest MANIFEST = new Manifest(
            43,
            42,
            8,
            new LogPlace(9, 1234),
            "Asia/Riyadh, SAR with 2 decimals",
            List.of(new Manifest.Source("orders topic 3", 4711), new Manifest.Source("متجر", -1)));

    @Test
    void isReadAsItWasWritten() throws IOException {
        CrashDisk disk = new CrashDisk(1);
        MANIFEST.write(disk);
        assertThat(Manifest.newest(disk)).contains(MANIFEST);
        assertThat(disk.names()).containsExactly("manifest-000043");
    }

    @Test
    void isTextThatAPersonCanRead() throws IOException {
        CrashDisk disk = new CrashDisk(1);
        MANIFEST.write(disk);
        assertThat(new String(disk.bytes("manifest-000043"), StandardCharsets.UTF_8))
                .startsWith("""
                        retention4j store 1
                        number 43
                        generation 42
                        log 8
                        known 9 1234
                        settings Asia/Riyadh, SAR with 2 decimals
                        source 4711 orders topic 3
                        source -1 متجر
                        crc32c\s""");
    }

    @Test
    void theHighestNumberIsInForce() throws IOException {
        CrashDisk disk = new CrashDisk(1);
        disk.put("manifest-000042", new byte[] {1});
        disk.put("manifest-9", new byte[] {1});
        disk.put("manifest-000044.part", new byte[] {1});
        MANIFEST.write(disk);
        assertThat(Manifest.newest(disk)).contains(MANIFEST);
        assertThat(Manifest.newest(new CrashDisk(1))).isEmpty();
    }

    @Test
    void everyOtherByteAndEveryShorterLengthIsTold() throws IOException {
        CrashDisk whole = new CrashDisk(1);
        MANIFEST.write(whole);
        byte[] bytes = whole.bytes("manifest-000043");
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] other = bytes.clone();
                other[i] ^= (byte) (1 << bit);
                assertTold(other);
            }
            assertTold(Arrays.copyOf(bytes, i));
        }
        assertTold(Arrays.copyOf(bytes, bytes.length + 1));
    }

    private static void assertTold(byte[] bytes) {
        CrashDisk disk = new CrashDisk(1);
        disk.put("manifest-000043", bytes);
        assertThatThrownBy(() -> Manifest.newest(disk))
                .isInstanceOfSatisfying(
                        CorruptStoreException.class, e -> assertThat(e.file()).isEqualTo("manifest-000043"))
                .hasMessageStartingWith("manifest-000043 at byte ");
    }

    @Test
    void aCopyUnderAnotherNumberIsTold() throws IOException {
        CrashDisk disk = new CrashDisk(1);
        MANIFEST.write(disk);
        disk.rename("manifest-000043", "manifest-000050");
        assertThatThrownBy(() -> Manifest.newest(disk))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessage(
                        "manifest-000050 at byte 0: it is another file, under this one's name; restore the folder from a"
                                + " back-up: RetentionStore.recover mends the log, and not this file");
    }

    @Test
    void aPowerCutLeavesTheOldOrTheNew() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            CrashDisk disk = new CrashDisk(seed);
            MANIFEST.write(disk);
            Manifest next = new Manifest(44, 43, 9, new LogPlace(9, 20), "Asia/Riyadh, SAR with 2 decimals", List.of());
            disk.crashingAt(disk.operations() + 1 + (int) (seed % 5));
            try {
                next.write(disk);
            } catch (IOException e) {
                // The power is gone.
            }
            assertThat(Manifest.newest(disk.afterPowerCut()).orElseThrow()).isIn(MANIFEST, next);
        }
    }
}
