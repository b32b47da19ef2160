package io.github.retention4j.shops;

import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.model.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;

/** Histories of shops, and what is in them as text. */
final class Shops {
    static final CurrencyUnit USD = CurrencyUnit.of("USD");
    static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");

    private Shops() {}

    static HistoryBuilder american() {
        return History.builder(NEW_YORK, USD);
    }

    static HistoryBuilder saudi() {
        return History.builder(RIYADH, SAR);
    }

    /** Each customer with the times and amounts of their orders, by their id; guests are called so. */
    static List<String> orders(History history) {
        List<String> told = new ArrayList<>();
        for (CustomerBlock block : history.blocks()) {
            CustomerCursor cursor = block.cursor();
            while (cursor.next()) {
                CustomerHistory customer = cursor.customer();
                if (customer.orderCount() > 0) {
                    told.add((block.isAnonymous() ? "guest" : customer.id()) + ": "
                            + String.join(
                                    ", ",
                                    IntStream.range(0, customer.orderCount())
                                            .mapToObj(i -> Instant.ofEpochMilli(customer.orderMillis(i)) + " "
                                                    + customer.orderAmount(i))
                                            .toList()));
                }
            }
        }
        return told.stream().sorted().toList();
    }

    /** What customers spent after refunds in a month, in minor units. */
    static long netRevenue(History history, int year, int month) {
        Window window = Window.month(year, month);
        long sum = 0;
        for (CustomerBlock block : history.blocks()) {
            CustomerCursor cursor = block.cursor();
            while (cursor.next()) {
                sum += cursor.customer().netRevenue(cursor.customer().span(window));
            }
        }
        return sum;
    }

    static String told(History history) {
        return ShopIntake.of(history).toString();
    }
}
