package io.github.retention4j.livestore;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process is killed while it adds, merges or comes back. What it told to be acknowledged is there, and nothing that it did not send,
 * in order and once. {@code -Dretention4j.kills=500} does so more often.
 */
class KilledProcessTest {
    private static final int KILLS = Integer.getInteger("retention4j.kills", 20);

    @TempDir
    Path folder;

    private static Process start(Path folder, int delay) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NumberedOrders.class.getName(),
                        folder.toString(),
                        Integer.toString(delay)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void nothingThatWasAcknowledgedIsLostAndNothingIsThereTwice(int delay) throws Exception {
        Random random = new Random();
        boolean hasMerged = false;
        long acknowledged = -1;
        long sent = -1;
        for (int kill = 0; kill < KILLS / 2; kill++) {
            Process process = start(folder, delay);
            int lines = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(400);
            try (BufferedReader told = process.inputReader()) {
                // By its handle: the process would close the pipe, which holds what was told before the end.
                String line = "";
                for (int i = 0; line != null; i++) {
                    if (i == lines) {
                        process.toHandle().destroyForcibly();
                    }
                    if (line.matches("acknowledged \\d+")) {
                        acknowledged = Math.max(acknowledged, number(line));
                    } else if (line.matches("sent \\d+")) {
                        sent = Math.max(sent, number(line));
                    }
                    line = told.readLine();
                }
            }
            process.waitFor();
            hasMerged |= hasHistory();
            try (RetentionStore store = RetentionStore.open(
                    FileDisk.of(folder), NumberedOrders.SETTINGS, Durability.each(), NumberedOrders.SMALL)) {
                long there = store.position(NumberedOrders.SOURCE).orElse(-1);
                assertThat(there).as("kill %s", kill).isGreaterThanOrEqualTo(acknowledged);
                if (sent >= 0) {
                    assertThat(there).as("kill %s", kill).isLessThanOrEqualTo(sent);
                }
                assertHasAll(store.snapshot(), there);
                acknowledged = there;
                sent = Math.max(sent, there);
            }
        }
        assertThat(hasMerged).as("the process merged").isTrue();
        assertThat(acknowledged).isPositive();
    }

    private static long number(String line) {
        return Long.parseLong(line.substring(line.indexOf(' ') + 1));
    }

    private boolean hasHistory() throws IOException {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".r4h"));
        }
    }

    private static void assertHasAll(History history, long last) {
        assertThat(history.orderCount()).isEqualTo(last + 1);
        assertThat(history.customerCount()).isEqualTo(last + 1);
        assertThat(history.intake().refused()).isZero();
        for (long i = 0; i <= last; i += Math.max(1, last / 100)) {
            assertThat(history.customer("c-" + i).orElseThrow().orderCount()).isEqualTo(1);
        }
    }

    /** A store of another class loader has a lock that the one of this loader does not know. */
    @Test
    void aStoreThatIsRefusedLeavesTheLockToAnotherClassLoader() throws Exception {
        try (FileChannel ofAnother = FileChannel.open(folder.resolve("LOCK"), CREATE, WRITE)) {
            assertThat(ofAnother.tryLock()).isNotNull();
            assertThatThrownBy(() -> RetentionStore.open(folder, NumberedOrders.SETTINGS, Durability.each()))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith(" is open in this process already: use that store, or close it first");
            Process process = start(folder, 0);
            try (BufferedReader told = process.inputReader()) {
                assertThat(told.readLine()).isEqualTo("opening");
                assertThat(told.readLine()).isNull();
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void anotherProcessIsRefusedUntilThisOneEnds() throws Exception {
        Process process = start(folder, 0);
        try (BufferedReader told = process.inputReader()) {
            assertThat(told.readLine()).isEqualTo("opening");
            assertThat(told.readLine()).isEqualTo("opened 0");
            assertThatThrownBy(() -> RetentionStore.open(folder, NumberedOrders.SETTINGS, Durability.each()))
                    .isInstanceOf(IOException.class)
                    .hasMessage(folder.toRealPath()
                            + " is open in another process: one at a time may write; close the store there first");
        } finally {
            process.destroyForcibly().waitFor();
        }
        RetentionStore.open(folder, NumberedOrders.SETTINGS, Durability.each()).close();
    }
}
