package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.staging.Count;
import java.util.BitSet;

/**
 * Some of the customers of a block, a bit for each: how many two sets have in common is counted 64 customers at a time.
 *
 * <p>It does not change, so it may be kept and shared.
 */
public final class CustomerSet {
    private final long[] words;

    /** The set of what has been {@link #addIfNegative added} to {@link #none}; the words are its own from now on. */
    CustomerSet(long[] words) {
        this.words = words;
    }

    static long[] none(int customersOfBlock) {
        return new long[(customersOfBlock + Long.SIZE - 1) / Long.SIZE];
    }

    /** Adds a customer if a number is below zero, which is a branch that nobody could predict, so there is none. */
    static void addIfNegative(int number, int customer, long[] words) {
        int isOne = number >>> (Integer.SIZE - 1);
        words[customer / Long.SIZE] |= (long) isOne << customer;
    }

    /**
     * How many customers there are.
     *
     * @return zero or more
     */
    public int size() {
        return inCommon(this);
    }

    /**
     * How many customers are in this set and in another.
     *
     * @param other a set of customers of the same block
     * @return zero or more
     * @throws IllegalArgumentException if it is of a block of another size, and so of another block
     */
    public int inCommon(CustomerSet other) {
        if (words.length != requireNonNull(other, "other").words.length) {
            throw new IllegalArgumentException(
                    "customers of two blocks have none in common; compare sets of one block");
        }
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            count += Long.bitCount(words[i] & other.words[i]);
        }
        return count;
    }

    /** A set of the caller's own. */
    BitSet toBitSet() {
        return BitSet.valueOf(words);
    }

    /** How many customers. */
    @Override
    public String toString() {
        return "CustomerSet[" + Count.of(size(), "customer") + "]";
    }
}
