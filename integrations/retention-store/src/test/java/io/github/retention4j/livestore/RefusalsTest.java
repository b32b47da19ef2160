package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.RecordKind;
import io.github.retention4j.history.Visits;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of what cannot be added or opened, and of a store as a text: what it is about, and no customer's id. */
class RefusalsTest {
    private static final StoreSettings SETTINGS = StoreSettings.of(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    private static final Instant AT = Instant.parse("2026-03-05T09:30:00Z");

    @TempDir
    Path folder;

    private RetentionStore open(Durability durability) throws IOException {
        return RetentionStore.open(folder, SETTINGS, durability);
    }

    private static Order order(int number, String total) {
        return Order.of("A-" + number, "c-" + number, AT, Money.parse(total));
    }

    @Test
    void ofManyOrdersTheOneThatIsRefusedIsNamedAndNoneIsAdded() throws IOException {
        try (RetentionStore store = open(Durability.each())) {
            List<Order> foreign = List.of(order(0, "SAR 1"), order(1, "SAR 2"), order(2, "EUR 3"), order(3, "EUR 4"));
            assertThatThrownBy(() -> store.addAll(foreign))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "the order at index 2 is refused, and none of these was added: total: EUR 3.00 is not in SAR,"
                                    + " the currency of the store; convert it first");
            assertThatThrownBy(() -> store.addAll(Arrays.asList(order(0, "SAR 1"), null)))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("the order at index 1 is null, and none of these was added");
            assertThatThrownBy(() -> store.addAll(null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("orders");
            assertThat(store.snapshot().orderCount()).isZero();
        }
        assertThat(Files.size(folder.resolve("log-000001.r4l"))).isEqualTo(LogFormat.HEAD);
    }

    @Test
    void aNullIsNamed() throws IOException {
        try (RetentionStore store = open(Durability.each())) {
            SourcePosition here = store.at("topic", 1);
            assertNamed("order", () -> store.add((Order) null));
            assertNamed("order", () -> here.add((Order) null));
            assertNamed("customer", () -> store.add((Customer) null));
            assertNamed("customer", () -> here.add((Customer) null));
            assertNamed("record", () -> store.add(Visits.KIND, null));
            assertNamed("record", () -> here.add(Visits.KIND, null));
            assertNamed("kind", () -> store.add((RecordKind<Visit, ?>) null, Visit.of(AT, 1, 0)));
            assertNamed("orderId", () -> store.refund(null, AT, Money.parse("SAR 1")));
            assertNamed("orderId", () -> here.refund(null, AT, Money.parse("SAR 1")));
            assertNamed("refundedAt", () -> store.refund("A-1", null, Money.parse("SAR 1")));
            assertNamed("amount", () -> store.refund("A-1", AT, (BigMoneyProvider) null));
            assertNamed("customerId", () -> store.erase(null));
            assertNamed("source", () -> store.at(null, 1));
            assertNamed("source", () -> store.position(null));
            assertThat(store.position("topic")).isEmpty();
        }
    }

    private static void assertNamed(String name, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(NullPointerException.class).hasMessage(name);
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("shop.r4h"));
        for (Path place : List.of(file, file.resolve("store"))) {
            assertThatThrownBy(() -> RetentionStore.open(place, SETTINGS, Durability.each()))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageStartingWith(place + ": a store cannot be opened there: " + file)
                    .hasMessageNotContaining("Exception");
        }
        assertThatThrownBy(() -> RetentionStore.open(file, SETTINGS, Durability.each()))
                .hasMessage(file + ": a store cannot be opened there: " + file
                        + " is a file, and no folder; name a folder, which is made if it is not there")
                .hasCauseInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> RetentionStore.recover(file, SETTINGS))
                .hasMessageContaining("is a file, and no folder");
    }

    @Test
    void whereThereIsNoStoreTheFolderIsNamed() throws IOException {
        assertThatThrownBy(() -> RetentionStore.recover(folder, SETTINGS))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no store in " + folder.toRealPath()
                        + " that could be recovered; name the folder of the damaged one");
    }

    @Test
    void aStorePrintsItsFolderItsStateAndCounts() throws IOException {
        String head = "RetentionStore in " + folder.toRealPath();
        RetentionStore store = open(Durability.grouped(Duration.ofMinutes(1)));
        assertThat(store).hasToString(head + ", open: orders 0, customers 0, events not counted yet 0");
        store.addAll(List.of(order(1, "SAR 1"), order(2, "SAR 2"), order(2, "SAR 3")));
        assertThat(store).hasToString(head + ", open: orders 0, customers 0, events not counted yet 3");
        assertThat(store.snapshot().orderCount()).isEqualTo(2);
        assertThat(store).hasToString(head + ", open: orders 2, customers 2, events not counted yet 0");
        store.close();
        assertThat(store).hasToString(head + ", closed: orders 2, customers 2, events not counted yet 0");
    }

    @Test
    void aStoreThatFailedSaysSo() throws IOException {
        CrashDisk disk = new CrashDisk(1);
        RetentionStore store = RetentionStore.open(disk, SETTINGS, Durability.each(), RetentionStore.Sizes.USUAL);
        disk.refusing(disk.operations() + 1);
        assertThatThrownBy(() -> store.add(order(1, "SAR 1"))).isInstanceOf(UncheckedIOException.class);
        assertThat(store.toString()).contains(", failed: ").doesNotContain("c-1");
    }
}
