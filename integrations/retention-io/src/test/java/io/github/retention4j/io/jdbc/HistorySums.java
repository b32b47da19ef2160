package io.github.retention4j.io.jdbc;

import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.History;

/**
 * What is in a history, summed up, to be compared with what a database says of itself.
 *
 * @param millis of all orders, as they overflow
 */
record HistorySums(long customers, long orders, long minorUnits, long millis) {
    static HistorySums of(History history) {
        long minorUnits = 0;
        long millis = 0;
        for (CustomerBlock block : history.blocks()) {
            for (int row = block.firstRow(0); row < block.firstRow(block.customers()); row++) {
                minorUnits += block.amount(row);
                millis += block.millis(row);
            }
        }
        return new HistorySums(history.customerCount(), history.orderCount(), minorUnits, millis);
    }
}
