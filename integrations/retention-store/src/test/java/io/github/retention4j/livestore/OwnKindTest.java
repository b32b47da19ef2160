package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.CustomerRows;
import io.github.retention4j.history.RecordKind;
import io.github.retention4j.history.RecordRow;
import io.github.retention4j.history.Records;
import io.github.retention4j.history.Visits;
import io.github.retention4j.model.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnKindTest {
    private static final Instant AT = Instant.parse("2026-03-05T09:30:00Z");
    private static final StoreSettings PLAIN = StoreSettings.of(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));

    record Wish(Instant wishedAt, String product, Optional<String> customerId) {}

    static final class Wishes extends Records {
        static final RecordKind<Wish, Wishes> KIND = RecordKind.of("wishes", 2, Wishes::write, Wishes::new);

        private Wishes(CustomerRows customer) {
            super(customer, KIND);
        }

        private static void write(Wish wish, RecordRow row) {
            if (wish.product().equals("nothing")) {
                throw new IllegalArgumentException("a wish for nothing");
            }
            row.customer(wish.customerId()).begin(KIND);
            row.time(0, "wished", RecordRow.millis(wish.wishedAt()));
            row.word(1, "product", wish.product());
            row.end();
        }

        String product(int i) {
            return word(i, 1);
        }
    }

    @TempDir
    Path folder;

    private RetentionStore open() throws IOException {
        return RetentionStore.open(folder, PLAIN.kind(Wishes.KIND, Wish.class), Durability.each());
    }

    private static String product(RetentionStore store) {
        return store.snapshot()
                .customer("c-1")
                .orElseThrow()
                .records(Wishes.KIND)
                .product(0);
    }

    @Test
    void isKeptAsTheLibrarysAre() throws IOException {
        try (RetentionStore store = open()) {
            store.add(Wishes.KIND, new Wish(AT, "lamp", Optional.of("c-1")));
            assertThat(product(store)).isEqualTo("lamp");
        }
        try (RetentionStore store = open()) {
            assertThat(product(store)).isEqualTo("lamp");
            store.merge();
        }
        try (RetentionStore store = open()) {
            assertThat(product(store)).isEqualTo("lamp");
        }
    }

    @Test
    void hasToBeStatedWheneverTheStoreIsOpened() throws IOException {
        try (RetentionStore store = open()) {
            store.add(Wishes.KIND, new Wish(AT, "lamp", Optional.of("c-1")));
        }
        assertThatThrownBy(() -> RetentionStore.open(folder, PLAIN, Durability.each()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(CorruptStoreException.class)
                .hasMessage(folder.toRealPath().resolve("log-000001.r4l")
                        + " at byte 20: it has records of the kind wishes, which is not stated;"
                        + " state it with StoreSettings.kind");
        assertThatThrownBy(() -> RetentionStore.recover(folder, PLAIN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("of the kind wishes");
        try (RetentionStore store = open()) {
            assertThat(product(store)).isEqualTo("lamp");
            store.merge();
        }
        assertThatThrownBy(() -> RetentionStore.open(folder, PLAIN, Durability.each()))
                .as("it is no damage")
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(CorruptStoreException.class)
                .hasMessageStartingWith(folder.toRealPath().resolve("history-000001.r4h") + " at byte ")
                .hasMessageContaining("it has records called wishes")
                .hasMessageEndingWith("; the kinds of a store are those of StoreSettings.kind");
        open().close();
    }

    @Test
    void oneThatWasNotStatedIsRefused() throws IOException {
        try (RetentionStore store = RetentionStore.open(folder, PLAIN, Durability.each())) {
            assertThatThrownBy(() -> store.add(Wishes.KIND, new Wish(AT, "lamp", Optional.empty())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the store was opened without the kind wishes; state it with StoreSettings.kind");
        }
    }

    @Test
    void aRecordThatItsKindThrowsAtIsNotWritten() throws IOException {
        try (RetentionStore store = open()) {
            assertThatThrownBy(() -> store.add(Wishes.KIND, new Wish(AT, "nothing", Optional.of("c-1"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a wish for nothing");
            store.add(Wishes.KIND, new Wish(AT, "lamp", Optional.of("c-1")));
            assertThat(product(store)).isEqualTo("lamp");
        }
        open().close();
    }

    @Test
    void hasANameThatTheLibraryHasNot() {
        RecordKind<Visit, Visits> visits = Visits.KIND;
        assertThatThrownBy(() -> RetentionStore.open(folder, PLAIN.kind(visits, Visit.class), Durability.each()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a kind of records called visits is the library's own; give yours another name");
    }
}
