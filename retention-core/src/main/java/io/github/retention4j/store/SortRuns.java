package io.github.retention4j.store;

/** Sorts a stretch of several columns at once, in place; runs that are in order already cost one look. */
public final class SortRuns {
    private static final int SHORT = 24;

    private SortRuns() {}

    /** Compares two rows by number. */
    public interface Order {
        int compare(int a, int b);
    }

    /** Swaps two rows by number. */
    public interface Swap {
        void swap(int a, int b);
    }

    public static void sort(int from, int to, Order order, Swap swap) {
        int sorted = from + 1;
        while (sorted < to && order.compare(sorted - 1, sorted) <= 0) {
            sorted++;
        }
        if (sorted >= to) {
            return;
        }
        if (to - from <= SHORT) {
            for (int i = sorted; i < to; i++) {
                for (int j = i; j > from && order.compare(j - 1, j) > 0; j--) {
                    swap.swap(j - 1, j);
                }
            }
            return;
        }
        // Heap sort: in place and never quadratic, whatever order the caller's rows came in.
        int size = to - from;
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(from, i, size, order, swap);
        }
        for (int last = size - 1; last > 0; last--) {
            swap.swap(from, from + last);
            sink(from, 0, last, order, swap);
        }
    }

    private static void sink(int from, int root, int size, Order order, Swap swap) {
        for (int parent = root; 2 * parent + 1 < size; ) {
            int child = 2 * parent + 1;
            if (child + 1 < size && order.compare(from + child, from + child + 1) < 0) {
                child++;
            }
            if (order.compare(from + parent, from + child) >= 0) {
                return;
            }
            swap.swap(from + parent, from + child);
            parent = child;
        }
    }
}
