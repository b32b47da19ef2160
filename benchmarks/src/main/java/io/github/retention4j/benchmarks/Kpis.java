package io.github.retention4j.benchmarks;

/**
 * The counts that repeat purchase rate, purchase frequency and average order value are made of, over all three years.
 *
 * @param customers customers with an order
 * @param repeaters those of them with two or more
 * @param orders their orders
 * @param revenue what the orders came to, in minor units
 */
record Kpis(long customers, long repeaters, long orders, long revenue) {
    /** Fails unless the other contender has the same. */
    void requireSame(String other, Kpis theirs) {
        if (!equals(theirs)) {
            throw new IllegalStateException(other + " has " + theirs + ", Retention4j " + this);
        }
    }
}
