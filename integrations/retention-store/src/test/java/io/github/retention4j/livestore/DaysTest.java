package io.github.retention4j.livestore;

import static io.github.retention4j.model.Window.month;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which days a store's history covers, as the page on stores tells it. */
class DaysTest {
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final LocalDate FIFTH = LocalDate.of(2026, 3, 5);

    @TempDir
    Path folder;

    private RetentionStore open() throws IOException {
        return RetentionStore.open(folder, RIYADH, CurrencyUnit.of("SAR"), Durability.each());
    }

    private static Order order(int number, String at) {
        return Order.of("A-" + number, "c-" + number, Instant.parse(at), Money.parse("SAR 10"));
    }

    private static LocalDate last(RetentionStore store) {
        return store.snapshot().basis().lastDay();
    }

    @Test
    void anOrderDatedYearsAheadIsTakenBackByTheSameOrderWithTheRightTime() throws IOException {
        try (RetentionStore store = open()) {
            store.add(order(1, "2026-03-05T09:30:00Z"));
            store.add(order(2, "2062-03-05T09:30:00Z"));
            assertThat(last(store)).isEqualTo("2062-03-05");
            store.merge();
            store.add(order(2, "2026-03-05T09:30:00Z"));
            assertThat(last(store)).isEqualTo(FIFTH);
            store.merge();
            assertThat(last(store)).isEqualTo(FIFTH);
        }
        try (RetentionStore store = open()) {
            assertThat(last(store)).isEqualTo(FIFTH);
        }
    }

    /** So correct first, and erase then. */
    @Test
    void erasingItsCustomerDoesNotTakeTheDaysBack() throws IOException {
        try (RetentionStore store = open()) {
            store.add(order(1, "2026-03-05T09:30:00Z"));
            store.add(order(2, "2062-03-05T09:30:00Z"));
            store.erase("c-2");
            assertThat(last(store)).isEqualTo("2062-03-05");
        }
    }

    @Test
    void aSnapshotOfAQuietShopCanBeToldThatTheDaysGoOn() throws IOException {
        try (RetentionStore store = open()) {
            store.add(order(1, "2026-03-05T09:30:00Z"));
            History through = store.snapshot().plus(more -> more.observedThrough(LocalDate.of(2026, 3, 31)));
            assertThat(through.observed()).isEqualTo(Window.through(FIFTH, LocalDate.of(2026, 3, 31)));
            assertThat(through.observed().end()).isEqualTo(month(2026, 3).end());
            assertThat(last(store)).as("of the store itself").isEqualTo(FIFTH);
        }
    }
}
