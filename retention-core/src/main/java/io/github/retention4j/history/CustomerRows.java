package io.github.retention4j.history;

import io.github.retention4j.store.Block;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.Events;
import io.github.retention4j.store.Kind;

/**
 * The rows of the customer that a {@link CustomerHistory} is at: what a view of a {@linkplain RecordKind kind} is made of, and all
 * that it needs to know of the history. Only views read them.
 */
public final class CustomerRows {
    private final Block block;
    private final Dictionary dictionary;
    private final ReferralOutcomes referralOutcomes;
    private int customer;

    CustomerRows(Block block, Dictionary dictionary, ReferralOutcomes referralOutcomes) {
        this.block = block;
        this.dictionary = dictionary;
        this.referralOutcomes = referralOutcomes;
    }

    /** Moves to a customer of the block, by its number there. */
    void moveTo(int customerOfBlock) {
        customer = customerOfBlock;
    }

    /** The number of the customer in the block. */
    int customer() {
        return customer;
    }

    Events of(Kind kind) {
        return block.of(kind);
    }

    Dictionary dictionary() {
        return dictionary;
    }

    /** What became of all customers' referrals. */
    ReferralOutcomes referralOutcomes() {
        return referralOutcomes;
    }

    /** Names no customer. */
    @Override
    public String toString() {
        return "CustomerRows";
    }
}
