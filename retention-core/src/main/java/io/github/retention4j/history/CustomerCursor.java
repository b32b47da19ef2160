package io.github.retention4j.history;

import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Moves one view over the customers of a block, for what folds all of them or those that matter. Rules and filters are handed the
 * view alone, which they cannot move. Ask {@link #next()} until there is none, and {@link #customer()} in between.
 */
public final class CustomerCursor {
    private final CustomerHistory view;
    private final @Nullable BitSet among;
    private final int customers;
    private int at = -1;

    CustomerCursor(CustomerHistory view, int customers, @Nullable BitSet among) {
        this.view = view;
        this.customers = customers;
        this.among = among;
    }

    /**
     * Moves on to the next customer; the first time, to the first.
     *
     * @return whether there was one
     */
    public boolean next() {
        int next = among == null ? at + 1 : among.nextSetBit(at + 1);
        if (next < 0 || next >= customers) {
            return false;
        }
        moveTo(next);
        return true;
    }

    /**
     * The customer it is at, once it has moved to one.
     *
     * @return the view of that customer, until the next move
     */
    public CustomerHistory customer() {
        return view;
    }

    /**
     * Which customer it is at.
     *
     * @return the customer's number in the block, or -1 before the first
     */
    public int at() {
        return at;
    }

    /**
     * Moves to a customer of the block, and goes on from there.
     *
     * @param customerOfBlock the customer's number in the block, from 0
     * @return the view of that customer, until the next move
     * @throws IndexOutOfBoundsException if the block has no such customer
     */
    public CustomerHistory moveTo(int customerOfBlock) {
        at = Objects.checkIndex(customerOfBlock, customers);
        view.moveTo(customerOfBlock);
        return view;
    }
}
