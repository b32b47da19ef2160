package io.github.retention4j.livestore;

import io.github.retention4j.model.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A process that adds numbered orders and tells which are acknowledged, until it is killed. */
final class NumberedOrders {
    static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    static final StoreSettings SETTINGS = StoreSettings.of(ZoneId.of("Asia/Riyadh"), SAR);
    static final String SOURCE = "numbers";

    /** Small ones, so that a merge goes on most of the time. */
    static final RetentionStore.Sizes SMALL = new RetentionStore.Sizes(3_000, 300, 4_000);

    private NumberedOrders() {}

    static Order order(long number) {
        return Order.of(
                "A-" + number, "c-" + number, Instant.parse("2026-03-05T09:30:00Z"), Money.ofMajor(SAR, 1 + number));
    }

    /** The folder, and the delay in milliseconds, or 0 for each. */
    public static void main(String[] args) throws Exception {
        tell("opening");
        long delay = Long.parseLong(args[1]);
        Durability durability = delay == 0 ? Durability.each() : Durability.grouped(Duration.ofMillis(delay));
        RetentionStore store = RetentionStore.open(FileDisk.of(Path.of(args[0])), SETTINGS, durability, SMALL);
        long next = store.position(SOURCE).orElse(-1) + 1;
        tell("opened " + next);
        while (true) {
            tell("sent " + next);
            store.at(SOURCE, next).add(order(next));
            if (delay > 0 && next % 7 == 0) {
                store.flush();
            }
            if (delay == 0 || next % 7 == 0) {
                tell("acknowledged " + next);
            }
            next++;
        }
    }

    private static void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
