package io.github.retention4j.history;

import com.google.common.collect.Sets;
import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.staging.Admission;
import io.github.retention4j.staging.Arrivals;
import io.github.retention4j.staging.Regrouping;
import io.github.retention4j.staging.Retractions;
import io.github.retention4j.store.Block;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LiveBlock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Adds rows that have arrived to those of a history. A customer of whom rows have come moves to a new block with all rows, old and
 * new; the blocks of the others stay as they are, and note who has moved.
 *
 * <pre>
 *   before    │ a b c d │ e f g h │                 rows of b, g and a new one, x, arrive
 *   after     │ a · c d │ e f · h │ b g x │
 * </pre>
 *
 * <p>Small blocks that are not much larger than what moves go with it whole. So of each size there are few, and what has come of a
 * customer is copied a few times, not at each addition.
 */
final class Growth {
    /** A small block goes with what moves if it is at most so many times as large. */
    private static final int ABSORBED = 2;

    private final Rows before;
    private final Admission admission;
    private final Arrivals arrivals;
    private final Parallelism parallelism;
    private final Dictionary texts;
    private final Retractions retractions;

    /** Of each block before, who moves. */
    private final List<BitSet> moved = new ArrayList<>();

    /** Whether the last order that named its coupon was taken back. */
    private boolean isWithoutCoupons;

    Growth(Rows before, Admission admission, Arrivals arrivals, Parallelism parallelism) {
        this.before = before;
        this.admission = admission;
        this.arrivals = arrivals;
        this.parallelism = parallelism;
        this.texts = arrivals.dictionary();
        this.retractions = arrivals.retractions();
        before.blocks().forEach(block -> moved.add(new BitSet()));
    }

    Rows rows() {
        List<Block> fresh = arrivals.blocks(parallelism);
        long weight = 0;
        for (Block block : fresh) {
            weight += weight(new LiveBlock(block));
            for (int customer = 0; !block.isAnonymous() && customer < block.customers(); customer++) {
                move(block.key(customer));
            }
        }
        retractions.customers().forEach(this::move);
        boolean isAnEndTakenBack = retractions.isAtAnEnd(before.kept().days());
        List<BitSet> takenBack = takenBackGuests();
        absorb(weight);
        for (int number = 0; number < moved.size(); number++) {
            moved.get(number).andNot(takenBack.get(number));
        }
        List<LiveBlock> added = addition(fresh);
        for (int number = 0; number < moved.size(); number++) {
            moved.get(number).or(takenBack.get(number));
        }
        List<LiveBlock> blocks = before.without(moved);
        blocks.addAll(added);
        if (isAnEndTakenBack) {
            restateDays(blocks);
        }
        isWithoutCoupons =
                retractions.hasOrder(texts::hasCoupon) && blocks.stream().noneMatch(b -> b.hasOrder(texts::hasCoupon));
        return new Rows(
                List.copyOf(blocks),
                texts,
                before.referrals().with(added, blocks, texts, arrivals.records().serials(), parallelism),
                arrivals.kept(),
                arrivals.sizes());
    }

    /** Which kinds of records are kept track of, by what was before and by the rows that have arrived. */
    Set<String> given(Set<String> itsBefore, Set<String> arrived) {
        return isWithoutCoupons
                ? Sets.difference(Sets.union(itsBefore, arrived), Set.of(Kind.ORDER_COUPONS))
                : Sets.union(itsBefore, arrived);
    }

    /** Finds from when to when the orders go, since the first or the last of before may be no more. */
    private void restateDays(List<LiveBlock> blocks) {
        long[] ends = {Long.MAX_VALUE, Long.MIN_VALUE};
        for (LiveBlock block : blocks) {
            block.forEachEnd(
                    millis -> {
                        ends[0] = Math.min(ends[0], millis);
                        ends[1] = Math.max(ends[1], millis);
                    },
                    Kind.IGNORED_ORDER,
                    Kind.REFUND);
        }
        admission.restate(ends[0], ends[1]);
    }

    private static long weight(LiveBlock block) {
        return (long) block.customers() + block.orders();
    }

    /** Moves a customer, if there is one of that key. */
    private void move(long key) {
        for (int number = moved.size() - 1; number >= 0; number--) {
            LiveBlock block = before.blocks().get(number);
            int customer = block.find(key);
            if (customer >= 0) {
                moved.get(number).set(customer);
                return;
            }
        }
    }

    /** Of each block the guests whose rows are taken back. */
    private List<BitSet> takenBackGuests() {
        List<BitSet> guests = new ArrayList<>();
        for (LiveBlock block : before.blocks()) {
            BitSet its = new BitSet();
            for (int guest = 0;
                    block.all().isAnonymous()
                            && retractions.hasGuests()
                            && guest < block.all().customers();
                    guest++) {
                if (block.has(guest)
                        && retractions.mayHaveGuest(Regrouping.guestTime(block.all(), guest))
                        && retractions.meetsGuest(Regrouping.guest(block.all(), guest))) {
                    its.set(guest);
                }
            }
            guests.add(its);
        }
        return guests;
    }

    /** Moves all customers of blocks that are small, and not much larger than what moves. */
    private void absorb(long fresh) {
        long together = fresh;
        for (int number = moved.size() - 1; number >= 0; number--) {
            LiveBlock block = before.blocks().get(number);
            long weight = weight(block);
            if (weight < before.sizes().block() / 2 && weight <= ABSORBED * together) {
                moved.get(number).set(0, block.all().customers());
                together += weight;
            }
        }
    }

    /** The blocks of all who move and of the rows that have arrived. */
    private List<LiveBlock> addition(List<Block> fresh) {
        List<Block> blocks = fresh;
        if (moved.stream().anyMatch(some -> !some.isEmpty())) {
            Regrouping regrouping = new Regrouping(admission.days(), admission.zone(), texts, arrivals.sizes());
            fresh.forEach(regrouping::addAll);
            before.move(moved, regrouping, retractions);
            blocks = regrouping.blocks(parallelism);
        }
        if (!retractions.isEmpty()) {
            throw new IllegalStateException("the history does not have the rows of an order that it keeps the id of");
        }
        return blocks.stream().map(LiveBlock::new).toList();
    }
}
