package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import io.github.retention4j.model.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** A store on a disk that loses its power, or refuses, at each operation of a scenario. */
class StoreCrashProps {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final StoreSettings SETTINGS = StoreSettings.of(ZoneId.of("Asia/Riyadh"), SAR);
    private static final RetentionStore.Sizes SMALL = new RetentionStore.Sizes(400, 150, 1 << 20);
    private static final int ORDERS = 12;
    private static final String SOURCE = "topic";

    /** How far a scenario came before the disk went. */
    private static final class Progress {
        private int sent;
        private int acknowledged;
        private boolean isErased;
        private boolean isErasureSent;
    }

    /** Each order has a customer of its own, and an amount that tells which it is. */
    private static Order order(int number) {
        return Order.of(
                "A-" + number, "c-" + number, Instant.parse("2026-03-05T09:30:00Z"), Money.ofMajor(SAR, 1L << number));
    }

    /** Adds orders, merges midway, erases the first customer, is closed and opened again, and adds more. */
    private static Progress play(Disk disk, Durability durability) {
        Progress progress = new Progress();
        try {
            try (RetentionStore store = RetentionStore.open(disk, SETTINGS, durability, SMALL)) {
                add(store, progress, ORDERS / 3);
                store.merge();
                add(store, progress, 2 * ORDERS / 3);
                progress.isErasureSent = true;
                store.erase("c-0");
                store.flush();
                progress.isErased = true;
                store.merge();
            }
            try (RetentionStore store = RetentionStore.open(disk, SETTINGS, durability, SMALL)) {
                add(store, progress, ORDERS);
                store.flush();
                progress.acknowledged = progress.sent;
            }
        } catch (IOException | UncheckedIOException e) {
            // The disk went.
        }
        return progress;
    }

    private static void add(RetentionStore store, Progress progress, int to) {
        for (int i = progress.sent; i < to; i++) {
            progress.sent = i + 1;
            assertThat(store.at(SOURCE, i).add(order(i))).isTrue();
            if (i % 3 == 2) {
                store.flush();
            }
            progress.acknowledged = i % 3 == 2 ? i + 1 : progress.acknowledged;
        }
    }

    /** The orders are a beginning of those that were sent, with all that were acknowledged, but for the first once erased. */
    private static void assertGood(CrashDisk disk, Progress progress, String when) throws IOException {
        try (RetentionStore store = RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL)) {
            assertGood(store, progress, when);
            // Nothing that was taken is taken again, and what was not is.
            for (int i = 0; i < ORDERS; i++) {
                boolean isThere = i <= store.position(SOURCE).orElse(-1);
                assertThat(store.at(SOURCE, i).add(order(i))).as(when).isEqualTo(!isThere);
            }
            store.merge();
            assertThat(store.snapshot().orderCount()).as(when).isBetween(ORDERS - 1L, (long) ORDERS);
        }
    }

    private static void assertGood(RetentionStore store, Progress progress, String when) {
        History history = store.snapshot();
        boolean hasFirst = history.customer("c-0").isPresent();
        int there = 0;
        while (there < ORDERS
                && ((there == 0 && !hasFirst) || history.customer("c-" + there).isPresent())) {
            there++;
        }
        there = there == 1 && !hasFirst ? 0 : there;
        assertThat(history.orderCount()).as(when).isEqualTo(there == 0 ? 0 : there - (hasFirst ? 0 : 1));
        assertThat(there).as(when).isBetween(progress.acknowledged, progress.sent);
        assertThat(store.position(SOURCE).orElse(-1)).as(when).isEqualTo(there - 1L);
        if (progress.isErased) {
            assertThat(hasFirst).as(when).isFalse();
        } else if (!progress.isErasureSent && there > 0) {
            assertThat(hasFirst).as(when).isTrue();
        }
    }

    @Property(tries = 2)
    void aPowerCutAtAnyOperationLosesNothingThatWasAcknowledged(@ForAll long seed) throws IOException {
        for (Durability durability : new Durability[] {Durability.each(), Durability.grouped(Duration.ofMinutes(1))}) {
            CrashDisk whole = new CrashDisk(seed);
            assertThat(play(whole, durability).acknowledged).isEqualTo(ORDERS);
            for (int k = 1; k <= whole.operations(); k++) {
                CrashDisk disk = new CrashDisk(seed + k).crashingAt(k);
                Progress progress = play(disk, durability);
                assertGood(disk.afterPowerCut(), progress, "cut at " + k + ", " + durability);
            }
        }
    }

    @Property(tries = 2)
    void anotherPowerCutWhileItComesBackLosesNothingEither(@ForAll long seed) throws IOException {
        CrashDisk whole = new CrashDisk(seed);
        play(whole, Durability.each());
        for (int k = 1; k <= whole.operations(); k += 3) {
            CrashDisk disk = new CrashDisk(seed + k).crashingAt(k);
            Progress progress = play(disk, Durability.each());
            CrashDisk after = disk.afterPowerCut();
            for (int again = 1; again < 8; again++) {
                after.crashingAt(again);
                try (RetentionStore store = RetentionStore.open(after, SETTINGS, Durability.each(), SMALL)) {
                    store.merge();
                } catch (IOException | UncheckedIOException e) {
                    // Cut again.
                }
                after = after.afterPowerCut();
            }
            assertGood(after, progress, "cut at " + k + " and again");
        }
    }

    @Property(tries = 2)
    void aRefusedOperationLeavesAStoreThatCanBeOpenedAlsoAfterAPowerCut(@ForAll long seed) throws IOException {
        CrashDisk whole = new CrashDisk(seed);
        play(whole, Durability.each());
        for (int k = 1; k <= whole.operations(); k++) {
            CrashDisk disk = new CrashDisk(seed + k).refusing(k);
            Progress progress = play(disk, Durability.each());
            assertGood(disk.afterProcess(), progress, "refused at " + k);
            assertGood(disk.afterPowerCut(), progress, "refused at " + k + ", then cut");
        }
    }

    @Test
    void theScenarioReachesMergesAndSegments() {
        CrashDisk disk = new CrashDisk(1);
        play(disk, Durability.each());
        assertThat(disk.names()).contains("history-000002.r4h").doesNotContain("log-000001.r4l");
        assertThat(disk.operations()).isGreaterThan(60);
    }
}
