package io.github.retention4j.io;

import java.util.Arrays;

/** Orders in columns that grow. */
final class OrderRows {
    private static final int LEAST_ROOM = 1 << 8;

    private long[] customers = {};
    private long[] millis = {};
    private long[] minorUnits = {};
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void add(long customer, long at, long amount) {
        makeRoom(1);
        customers[size] = customer;
        millis[size] = at;
        minorUnits[size] = amount;
        size++;
    }

    /** Adds some of others. */
    void addAll(OrderRows others, int from, int to) {
        makeRoom(to - from);
        System.arraycopy(others.customers, from, customers, size, to - from);
        System.arraycopy(others.millis, from, millis, size, to - from);
        System.arraycopy(others.minorUnits, from, minorUnits, size, to - from);
        size += to - from;
    }

    private void makeRoom(int rows) {
        if (size + rows > customers.length) {
            int room = Math.max(size + rows, Math.max(LEAST_ROOM, 2 * customers.length));
            customers = Arrays.copyOf(customers, room);
            millis = Arrays.copyOf(millis, room);
            minorUnits = Arrays.copyOf(minorUnits, room);
        }
    }

    long customer(int row) {
        return customers[row];
    }

    long millis(int row) {
        return millis[row];
    }

    long minorUnits(int row) {
        return minorUnits[row];
    }

    /** The columns, as long as there are rows. */
    long[] customers() {
        return whole(customers);
    }

    long[] millis() {
        return whole(millis);
    }

    long[] minorUnits() {
        return whole(minorUnits);
    }

    private long[] whole(long[] column) {
        return column.length == size ? column : Arrays.copyOf(column, size);
    }
}
