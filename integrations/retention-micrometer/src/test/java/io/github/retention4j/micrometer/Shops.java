package io.github.retention4j.micrometer;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.RefreshedHistory.Refresh;
import io.github.retention4j.model.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Small shops, of months that were over before these tests were written. */
final class Shops {
    static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    static final CurrencyUnit SAR = CurrencyUnit.of("SAR");

    /** Long after the orders. */
    static final Instant LATER = Instant.parse("2025-01-01T12:00:00Z");

    private Shops() {}

    /** No event at all. */
    static History empty() {
        return builder().build();
    }

    /**
     * From January through March 2024, a number of customers order in January and again in February, half of them in March too, and
     * every fifth of those twice.
     */
    static History ofThreeMonths(int customers) {
        HistoryBuilder builder = builder().observedThrough(LocalDate.of(2024, 3, 31));
        for (int customer = 0; customer < customers; customer++) {
            order(builder, "january", customer, LocalDate.of(2024, 1, 10));
            order(builder, "february", customer, LocalDate.of(2024, 2, 10));
            if (customer % 2 == 0) {
                order(builder, "march", customer, LocalDate.of(2024, 3, 10));
            }
            if (customer % 10 == 0) {
                order(builder, "march-again", customer, LocalDate.of(2024, 3, 20));
            }
        }
        return builder.build();
    }

    private static HistoryBuilder builder() {
        return History.builder(RIYADH, SAR);
    }

    private static void order(HistoryBuilder builder, String month, int customer, LocalDate day) {
        builder.orders(List.of(Order.of(
                month + "-" + customer,
                "c-" + customer,
                day.atTime(LocalTime.NOON).atZone(RIYADH).toInstant(),
                Money.of(SAR, 10 + customer))));
    }

    static Refresh success(History history, Instant at) {
        return new Refresh(at, Duration.ofSeconds(3), Optional.of(history), Optional.empty(), 0);
    }

    static Refresh failure(Instant at) {
        return new Refresh(
                at, Duration.ofSeconds(2), Optional.empty(), Optional.of(new IllegalStateException("gone")), 1);
    }
}
