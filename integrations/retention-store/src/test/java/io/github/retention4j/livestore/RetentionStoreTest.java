package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.Visits;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetentionStoreTest {
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final StoreSettings SETTINGS = StoreSettings.of(RIYADH, SAR);
    private static final Instant AT = Instant.parse("2026-03-05T09:30:00Z");

    @TempDir
    Path folder;

    static List<Durability> durabilities() {
        return List.of(
                Durability.each(), Durability.grouped(Duration.ofMinutes(1)), Durability.grouped(Duration.ofMillis(1)));
    }

    private static Order order(int number) {
        return Order.of("A-" + number, "c-" + number % 7, AT.plusSeconds(number), Money.of(SAR, 10 + number));
    }

    private RetentionStore open() throws IOException {
        return RetentionStore.open(folder, RIYADH, SAR, Durability.each());
    }

    // ---- adding and asking

    @ParameterizedTest
    @MethodSource("durabilities")
    void whatWasAddedIsInTheNextSnapshotAndAfterOpeningAgain(Durability durability) throws IOException {
        try (RetentionStore store = RetentionStore.open(folder, SETTINGS, durability)) {
            assertThat(store.snapshot().orderCount()).isZero();
            for (int i = 0; i < 20; i++) {
                store.add(order(i));
                assertThat(store.snapshot().orderCount()).isEqualTo(i + 1);
            }
            store.add(Customer.of("c-100"));
            store.add(Visits.KIND, Visit.of(AT, 3, 0).by("c-1"));
            store.addAll(
                    IntStream.range(20, 30).mapToObj(RetentionStoreTest::order).toList());
            store.addAll(List.of());
            assertThat(store.snapshot().orderCount()).isEqualTo(30);
            assertThat(store.snapshot().customerCount()).isEqualTo(8);
        }
        try (RetentionStore store = RetentionStore.open(folder, SETTINGS, durability)) {
            assertThat(store.snapshot().orderCount()).isEqualTo(30);
            assertThat(store.snapshot().customerCount()).isEqualTo(8);
            assertThat(store.snapshot()
                            .customer("c-1")
                            .orElseThrow()
                            .records(Visits.KIND)
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aSnapshotStaysAsItIs() throws IOException {
        try (RetentionStore store = open()) {
            store.add(order(1));
            History before = store.snapshot();
            store.add(order(2));
            store.merge();
            store.add(order(3));
            assertThat(before.orderCount()).isEqualTo(1);
            assertThat(store.snapshot().orderCount()).isEqualTo(3);
        }
    }

    @Test
    void refundsAndCorrectionsReachTheirOrders() throws IOException {
        try (RetentionStore store = open()) {
            store.add(order(1));
            store.merge();
            store.refund("A-1", AT.plusSeconds(60), Money.parse("SAR 1"));
            assertThat(revenue(store)).isEqualTo("SAR 10.00");
            store.refund("A-2", AT.plusSeconds(60), Money.parse("SAR 2"));
            store.add(order(2));
            assertThat(revenue(store)).isEqualTo("SAR 20.00");
            store.add(Order.of("A-2", "c-2", AT, Money.parse("SAR 102")));
            assertThat(revenue(store)).isEqualTo("SAR 110.00");
            assertThat(store.snapshot().orderCount()).isEqualTo(2);
        }
        try (RetentionStore store = open()) {
            assertThat(revenue(store)).isEqualTo("SAR 110.00");
        }
    }

    private static String revenue(RetentionStore store) {
        return "SAR "
                + store.engine()
                        .compute(RevenuePerCustomer.in(Window.month(2026, 3)))
                        .sum();
    }

    @Test
    void whatCannotBeKeptIsRefusedAndNotWritten() throws IOException {
        try (RetentionStore store = open()) {
            assertThatThrownBy(() -> store.add(Order.of("A", "c", AT, Money.parse("EUR 1"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("total: EUR 1.00 is not in SAR, the currency of the store; convert it first");
            assertThatThrownBy(() ->
                            store.add(Order.of("A", "c", Instant.EPOCH.minusSeconds(1L << 32), Money.parse("SAR 1"))))
                    .hasMessage("order at 1833-11-24T17:31:44Z is not in the years 1900 to 2199");
            assertThatThrownBy(() -> store.addAll(List.of(order(1), Order.of("A", "c", AT, Money.parse("EUR 1")))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.at("topic", 5).add(Order.of("A", "c", AT, Money.parse("EUR 1"))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(store.position("topic")).isEmpty();
            assertThat(store.snapshot().orderCount()).isZero();
        }
        assertThat(Files.size(folder.resolve("log-000001.r4l"))).isEqualTo(LogFormat.HEAD);
    }

    @Test
    void whatContradictsIsTaken() throws IOException {
        try (RetentionStore store = open()) {
            store.add(order(1));
            store.refund("A-1", AT.plusSeconds(60), Money.parse("SAR 100"));
            assertThat(store.snapshot().intake().refused()).isEqualTo(1);
            assertThat(revenue(store)).isEqualTo("SAR 11.00");
        }
    }

    // ---- sources

    @Test
    void anEventThatIsSentAgainIsTakenOnce() throws IOException {
        try (RetentionStore store = open()) {
            assertThat(store.position("topic")).isEmpty();
            assertThat(store.at("topic", 0).add(order(1))).isTrue();
            assertThat(store.at("topic", 5).add(order(2))).isTrue();
            assertThat(store.at("topic", 5).add(order(3))).isFalse();
            assertThat(store.at("topic", 3).add(order(3))).isFalse();
            assertThat(store.at("other", 3).add(order(4))).isTrue();
            assertThat(store.snapshot().orderCount()).isEqualTo(3);
        }
        try (RetentionStore store = open()) {
            assertThat(store.position("topic")).hasValue(5);
            assertThat(store.at("topic", 5).add(order(3))).isFalse();
            store.merge();
        }
        try (RetentionStore store = open()) {
            assertThat(store.position("topic")).hasValue(5);
            assertThat(store.position("other")).hasValue(3);
            assertThat(store.at("topic", 5).add(order(3))).isFalse();
            assertThat(store.at("topic", 6).refund("A-1", AT.plusSeconds(9), Money.parse("SAR 1")))
                    .isTrue();
            assertThat(store.at("topic", 7).add(Customer.of("c-99"))).isTrue();
            assertThat(store.at("topic", 8).add(Visits.KIND, Visit.of(AT, 1, 0)))
                    .isTrue();
        }
    }

    @Test
    void aSourceHasANameOfOneLine() throws IOException {
        try (RetentionStore store = open()) {
            for (String name : List.of("", " ", "a\nb", "x".repeat(201), "\ud83d")) {
                assertThatThrownBy(() -> store.at(name, 1))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("a source's name has to be a line of 1 to 200 characters, such as orders-topic-3");
            }
            assertThatThrownBy(() -> store.at("topic", -1)).hasMessage("position -1 of topic is below 0");
        }
    }

    // ---- files

    @Test
    void aMergeLeavesOneGeneration() throws IOException {
        try (RetentionStore store = open()) {
            store.addAll(
                    IntStream.range(0, 100).mapToObj(RetentionStoreTest::order).toList());
            assertThat(files()).containsExactly("LOCK", "log-000001.r4l", "manifest-000001");
            store.merge();
            assertThat(files()).containsExactly("LOCK", "history-000001.r4h", "log-000002.r4l", "manifest-000002");
            store.merge();
            assertThat(files()).containsExactly("LOCK", "history-000001.r4h", "log-000002.r4l", "manifest-000002");
            store.add(order(100));
            store.merge();
            assertThat(files()).containsExactly("LOCK", "history-000002.r4h", "log-000003.r4l", "manifest-000003");
            Files.writeString(folder.resolve("notes.txt"), "not ours");
        }
        try (RetentionStore store = open()) {
            assertThat(store.snapshot().orderCount()).isEqualTo(101);
        }
        assertThat(files()).contains("notes.txt");
    }

    @Test
    void beginningDeletesPartsOfAStoreAndNoOthers() throws IOException {
        Files.writeString(folder.resolve("notes.part"), "not ours");
        Files.writeString(folder.resolve("manifest-000001.part"), "of one who began");
        open().close();
        assertThat(files()).containsExactly("LOCK", "log-000001.r4l", "manifest-000001", "notes.part");
    }

    @Test
    void aMergeTakesWhatIsNotOnTheDiskYet() throws IOException {
        try (RetentionStore store = RetentionStore.open(folder, SETTINGS, Durability.grouped(Duration.ofMinutes(1)))) {
            store.add(order(1));
            store.merge();
            assertThat(files()).containsExactly("LOCK", "history-000001.r4h", "log-000002.r4l", "manifest-000002");
        }
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aStoreIsOpenedAsItWasBegun() throws IOException {
        open().close();
        assertThatThrownBy(() -> RetentionStore.open(
                        folder, SETTINGS.decimals(3).refundedOrders(RefundedOrders.COUNT), Durability.each()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the store in " + folder.toRealPath()
                        + " was begun with other settings: Asia/Riyadh, SAR with 2 decimals, orders refunded in"
                        + " full do not count; it cannot be opened with Asia/Riyadh, SAR with 3 decimals, orders"
                        + " refunded in full count; open it as it was begun, or begin another store in another folder");
        open().close();
    }

    @Test
    void oneStoreHasAFolderAtATime() throws IOException {
        try (RetentionStore store = open()) {
            assertThatThrownBy(this::open).hasMessageEndingWith("use that store, or close it first");
            store.add(order(1));
        }
        open().close();
    }

    @Test
    void aClosedStoreSaysSo() throws IOException {
        RetentionStore store = open();
        store.add(order(1));
        History kept = store.snapshot();
        store.close();
        store.close();
        for (Runnable call : List.<Runnable>of(
                () -> store.add(order(2)),
                () -> store.at("topic", 1).add(order(2)),
                store::snapshot,
                store::engine,
                store::flush,
                store::merge,
                () -> store.erase("c-1"),
                () -> store.position("topic"))) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the store is closed; open it again");
        }
        assertThat(kept.orderCount()).isEqualTo(1);
    }

    @Test
    void anInterruptedCallerIsAcknowledgedAndStaysInterrupted() throws IOException {
        try (RetentionStore store = open()) {
            Thread.currentThread().interrupt();
            store.add(order(1));
            store.merge();
            store.add(order(2));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.snapshot().orderCount()).isEqualTo(2);
            Thread.currentThread().interrupt();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        try (RetentionStore store = open()) {
            assertThat(store.snapshot().orderCount()).isEqualTo(2);
        }
    }

    @Test
    void manyThreadsAddAtOnce() throws Exception {
        int threads = 8;
        int each = 100;
        try (RetentionStore store = open()) {
            List<Thread> all = IntStream.range(0, threads)
                    .mapToObj(t -> new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            store.at("source-" + t, i).add(order(t * each + i));
                            assertThat(store.snapshot().customer("c-" + (t * each + i) % 7))
                                    .isPresent();
                        }
                    }))
                    .toList();
            all.forEach(Thread::start);
            store.merge();
            for (Thread thread : all) {
                thread.join();
            }
            assertThat(store.snapshot().orderCount()).isEqualTo(threads * each);
        }
        try (RetentionStore store = open()) {
            assertThat(store.snapshot().orderCount()).isEqualTo(threads * each);
            assertThat(store.position("source-3")).hasValue(each - 1);
        }
    }

    // ---- a disk that refuses

    @Test
    void aStoreWhoseDiskFailedSaysSoEverAfter() throws IOException {
        CrashDisk disk = new CrashDisk(3);
        RetentionStore store = RetentionStore.open(disk, SETTINGS, Durability.each(), RetentionStore.Sizes.USUAL);
        store.add(order(1));
        disk.refusing(disk.operations() + 2);
        for (Runnable call : List.<Runnable>of(
                () -> store.add(order(2)),
                () -> store.add(order(3)),
                () -> store.at("topic", 1).add(order(2)),
                store::snapshot,
                store::flush,
                store::merge,
                () -> store.erase("c-1"))) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(
                            "the store failed and takes and answers nothing more: close it and open it again, which brings"
                                    + " back what was acknowledged; the cause was refused: no space left, or a broken sector");
        }
        store.close();
        try (RetentionStore again =
                RetentionStore.open(disk.afterProcess(), SETTINGS, Durability.each(), RetentionStore.Sizes.USUAL)) {
            assertThat(again.snapshot().orderCount()).isBetween(1L, 2L);
        }
    }

    @Test
    void aFileThatCannotBeDeletedIsDeletedWhenTheStoreIsOpenedTheNextTime() throws IOException {
        CrashDisk disk = new CrashDisk(3).keeping(true);
        try (RetentionStore store =
                RetentionStore.open(disk, SETTINGS, Durability.each(), RetentionStore.Sizes.USUAL)) {
            store.add(order(1));
            store.merge();
            store.add(order(2));
            assertThat(store.snapshot().orderCount()).isEqualTo(2);
        }
        assertThat(disk.names()).contains("log-000001.r4l", "log-000002.r4l");
        disk.keeping(false);
        try (RetentionStore store =
                RetentionStore.open(disk, SETTINGS, Durability.each(), RetentionStore.Sizes.USUAL)) {
            assertThat(store.snapshot().orderCount()).isEqualTo(2);
        }
        assertThat(disk.names()).containsExactly("history-000001.r4h", "log-000002.r4l", "manifest-000003");
    }

    @Test
    void aFailureOfACallersCodeIsToldWithoutItsText() throws IOException {
        assertThat(FailureText.of(new IOException("no space left"))).isEqualTo("no space left");
        for (Throwable failure : List.of(new IllegalStateException("of c-17"), new IOException())) {
            assertThat(FailureText.of(failure)).matches("java\\.\\S+ at \\S+\\(RetentionStoreTest\\.java:\\d+\\)");
        }
    }

    @Test
    void aGroupThatIsLostAtClosingIsTold() throws IOException {
        CrashDisk disk = new CrashDisk(3);
        RetentionStore store = RetentionStore.open(
                disk, SETTINGS, Durability.grouped(Duration.ofMinutes(1)), RetentionStore.Sizes.USUAL);
        disk.refusing(disk.operations() + 1);
        store.add(order(1));
        assertThatThrownBy(store::close)
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "the store failed, and what was added last may not be there when it is opened again; the cause was"
                                + " refused: no space left, or a broken sector");
    }
}
