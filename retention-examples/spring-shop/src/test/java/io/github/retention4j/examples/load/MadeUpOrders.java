package io.github.retention4j.examples.load;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.spring.HistorySource;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Many orders of two years, eight a customer, which nobody keeps; each time a thousand fewer, so that one history is told from another. */
final class MadeUpOrders implements HistorySource {
    private static final long FIRST = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final long SPAN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli() - FIRST;
    private static final int A_CUSTOMER = 8;
    private static final int PIECE = 1 << 15;
    private static final int FEWER = 1_000;

    private final int orders;
    private final AtomicInteger times = new AtomicInteger();

    MadeUpOrders(int orders) {
        this.orders = orders;
    }

    @Override
    public History read(HistoryBuilder builder) {
        int rows = orders - FEWER * times.getAndIncrement();
        SplittableRandom random = new SplittableRandom(rows);
        for (int from = 0; from < rows; from += PIECE) {
            int length = Math.min(PIECE, rows - from);
            long[] customers = new long[length];
            long[] millis = new long[length];
            long[] amounts = new long[length];
            for (int i = 0; i < length; i++) {
                customers[i] = random.nextLong(orders / A_CUSTOMER);
                millis[i] = FIRST + (long) ((from + i) / (double) rows * SPAN);
                amounts[i] = random.nextLong(20_00, 400_00);
            }
            builder.orderColumns(customers, millis, amounts);
        }
        return builder.build();
    }
}
