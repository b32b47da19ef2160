package io.github.retention4j.history;

import io.github.retention4j.store.Block;
import io.github.retention4j.store.Events;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LiveBlock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What a history has of customers otherwise than one before it: of each of them all rows as they were, and all as they are. Who is in
 * neither is the same in both.
 *
 * <pre>
 *   before    │ a b c d │ e f g h │
 *   after     │ a · c d │ e f · h │ b g x │            left: b, g as they were      came: b, g, x as they are
 * </pre>
 *
 * <p>A customer may be in both and have changed in nothing: small blocks move whole. Nothing is kept for it beforehand: blocks that
 * two histories have in common are told by being the same.
 *
 * @param left of the history before, those who are otherwise or no more
 * @param came of the history after, those who are otherwise or new
 */
public record HistoryChange(History left, History came) {
    static HistoryChange between(History before, History after) {
        IdentityHashMap<Block, LiveBlock> later = new IdentityHashMap<>();
        after.rows().blocks().forEach(block -> later.put(block.all(), block));
        BitSet referrals = after.rows().referrals().differing(before.rows().referrals());
        List<LiveBlock> left = new ArrayList<>();
        List<LiveBlock> came = new ArrayList<>();
        for (LiveBlock block : before.rows().blocks()) {
            LiveBlock its = later.remove(block.all());
            if (its == null) {
                left.add(block);
            } else if (its != block || !referrals.isEmpty()) {
                BitSet gone = block.without(its);
                boolean isNobodyBack = block.customers() - gone.cardinality() == its.customers();
                addSome(block, gone, referrals, left);
                addSome(its, isNobodyBack ? new BitSet() : its.without(block), referrals, came);
            }
        }
        after.rows().blocks().stream()
                .filter(block -> later.containsKey(block.all()))
                .forEach(came::add);
        return new HistoryChange(before.some(left), after.some(came));
    }

    /** Adds some of who is in a block, and who is there with one of some referrals. */
    private static void addSome(LiveBlock block, BitSet customers, BitSet referrals, List<LiveBlock> some) {
        if (!referrals.isEmpty()) {
            customers.or(with(referrals, block));
        }
        if (!customers.isEmpty()) {
            some.add(block.only(customers));
        }
    }

    /** Who is there with one of some referrals: what became of it is told by the friend's rows, which may be elsewhere. */
    private static BitSet with(BitSet referrals, LiveBlock block) {
        BitSet customers = new BitSet();
        Events rows = block.all().of(Referrals.KIND.rows());
        for (int row = 0; row < rows.count(); row++) {
            long number = Referrals.number(rows, row);
            int customer = rows.customer(row);
            if (number != Kind.NEVER && referrals.get((int) number) && block.has(customer)) {
                customers.set(customer);
            }
        }
        return customers;
    }
}
