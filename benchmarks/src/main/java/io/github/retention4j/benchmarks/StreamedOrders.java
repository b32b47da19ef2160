package io.github.retention4j.benchmarks;

/**
 * A log of which each row can be made by itself, so that nobody need keep it: orders at equal steps of time; a hash of the row
 * draws the customer, low numbers more often, about 8 orders each.
 *
 * @param orders how many rows
 */
record StreamedOrders(int orders) {
    long customer(int row) {
        int customers = orders / 8;
        double drawn = (mixed(row) >>> 11) * 0x1p-53;
        return (long) (customers * drawn * drawn);
    }

    long millis(int row) {
        long first = OrderColumns.FIRST.toEpochMilli();
        return first + (OrderColumns.END.toEpochMilli() - first) / orders * row;
    }

    long amount(int row) {
        return 1_000 + (mixed(row) & 4095);
    }

    /** The rows from one to before another. */
    OrderColumns columns(int from, int to) {
        long[] customers = new long[to - from];
        long[] millis = new long[to - from];
        long[] amounts = new long[to - from];
        for (int row = from; row < to; row++) {
            customers[row - from] = customer(row);
            millis[row - from] = millis(row);
            amounts[row - from] = amount(row);
        }
        return new OrderColumns(customers, millis, amounts);
    }

    private static long mixed(int row) {
        long mixed = row * 0x9E3779B97F4A7C15L;
        return (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    }
}
