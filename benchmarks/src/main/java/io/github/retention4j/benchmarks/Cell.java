package io.github.retention4j.benchmarks;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * One cell of a monthly cohort matrix: the form every contender's answer is brought to, so that they can be compared.
 *
 * @param cohort the month of the first order
 * @param age how many months later
 * @param customers customers of the cohort who ordered in that month
 * @param orders their orders in that month
 * @param revenue what those orders came to, in minor units
 */
record Cell(YearMonth cohort, int age, long customers, long orders, long revenue) {
    private static final Comparator<Cell> IN_ORDER =
            Comparator.comparing(Cell::cohort).thenComparingInt(Cell::age);

    /** Fails unless the other contender has the same cells, in any order. */
    static void requireSame(List<Cell> ours, String other, List<Cell> theirs) {
        Iterator<Cell> expected = ours.stream().sorted(IN_ORDER).iterator();
        for (Cell cell : theirs.stream().sorted(IN_ORDER).toList()) {
            Object wanted = expected.hasNext() ? expected.next() : "none";
            if (!cell.equals(wanted)) {
                throw new IllegalStateException(other + " has " + cell + ", Retention4j " + wanted);
            }
        }
        if (expected.hasNext()) {
            throw new IllegalStateException(other + " lacks " + expected.next());
        }
        if (ours.isEmpty()) {
            throw new IllegalStateException("no cell, so nothing was compared");
        }
    }
}
