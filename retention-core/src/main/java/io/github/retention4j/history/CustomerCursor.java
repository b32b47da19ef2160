package io.github.retention4j.history;

/**
 * Moves one view over the customers of a block, for what folds all of them. Rules and filters are handed the view alone, which
 * they cannot move.
 */
public final class CustomerCursor {
    private final CustomerHistory view;

    CustomerCursor(CustomerHistory view) {
        this.view = view;
    }

    /**
     * Moves to a customer of the block.
     *
     * @param customerOfBlock the customer's number in the block, from 0
     * @return the view of that customer, until the next move
     */
    public CustomerHistory moveTo(int customerOfBlock) {
        view.moveTo(customerOfBlock);
        return view;
    }
}
