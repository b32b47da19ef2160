package io.github.retention4j.clv;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Columns that a user states, each row of which is a group of customers alike: checked, and put in order. */
final class StatedRows {
    private StatedRows() {}

    /** How many customers the rows are of where each is one. */
    static long[] ofOneEach(int rows) {
        long[] customers = new long[rows];
        Arrays.fill(customers, 1);
        return customers;
    }

    /** So many customers and so many more, or as many as a long holds. */
    static long together(long customers, long more) {
        long sum = customers + more;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /**
     * The rows in the order of their first column, those alike in it in that of the next, and so on.
     *
     * @param each what a row is, as "customer"
     * @param customers how many customers a row is
     * @param fault what is wrong with a row; empty if nothing is
     * @param columns the columns that it is sorted by
     * @throws IllegalArgumentException if the columns are not of one length, or a row is of less than no customers or has a fault: the
     *     message names the row, from 0
     */
    static int[] sorted(String each, long[] customers, IntFunction<String> fault, double[]... columns) {
        int rows = columns[0].length;
        if (customers.length != rows || Stream.of(columns).anyMatch(column -> column.length != rows)) {
            throw new IllegalArgumentException("columns of "
                    + Stream.of(columns)
                            .map(column -> Integer.toString(column.length))
                            .collect(Collectors.joining(", "))
                    + " and " + customers.length + " rows; each " + each + " needs all of them");
        }
        for (int row = 0; row < rows; row++) {
            String wrong = customers[row] < 0 ? customers[row] + " customers" : fault.apply(row);
            if (!wrong.isEmpty()) {
                throw new IllegalArgumentException("row " + row + ": " + wrong);
            }
        }
        Comparator<Integer> order = Comparator.comparing(row -> 0);
        for (double[] column : columns) {
            order = order.thenComparingDouble(row -> column[row]);
        }
        return IntStream.range(0, rows)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
