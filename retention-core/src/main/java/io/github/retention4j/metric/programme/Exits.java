package io.github.retention4j.metric.programme;

import java.util.Arrays;

/**
 * The points of one customer, by the age at which something became of them: used again for the next one. A kind is the place of a
 * {@link Fate}, or {@link #LATE}.
 */
final class Exits {
    static final int NO_MONTH = Integer.MIN_VALUE;

    /** Points that are known from an age on, after which they are at risk. They have a fate besides, at a later age. */
    static final int LATE = Fate.COUNT;

    static final int KINDS = Fate.COUNT + 1;

    private static final int FEW = 16;

    private int size;
    private int[] issued = new int[FEW];
    private int[] months = new int[FEW];
    private int[] ages = new int[FEW];
    private int[] kinds = new int[FEW];
    private long[] points = new long[FEW];

    void clear() {
        size = 0;
    }

    /**
     * Adds points of one lot that have one fate.
     *
     * @param issue the calendar month they were earned in, counted from whenever, or {@link #NO_MONTH}
     * @param month the completed months of their age
     * @param age their age
     * @param kind what became of them
     * @param number how many; nothing is added for 0
     */
    void add(int issue, int month, int age, int kind, long number) {
        if (number == 0) {
            return;
        }
        if (size == months.length) {
            int more = size + (size >> 1);
            issued = Arrays.copyOf(issued, more);
            months = Arrays.copyOf(months, more);
            ages = Arrays.copyOf(ages, more);
            kinds = Arrays.copyOf(kinds, more);
            points = Arrays.copyOf(points, more);
        }
        issued[size] = issue;
        months[size] = month;
        ages[size] = age;
        kinds[size] = kind;
        points[size++] = number;
    }

    int size() {
        return size;
    }

    int issued(int i) {
        return issued[i];
    }

    int month(int i) {
        return months[i];
    }

    int age(int i) {
        return ages[i];
    }

    int kind(int i) {
        return kinds[i];
    }

    long points(int i) {
        return points[i];
    }
}
