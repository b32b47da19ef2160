package io.github.retention4j.history;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.store.Block;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.Events;
import io.github.retention4j.store.HistoryFormat.Section;
import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LiveBlock;
import io.github.retention4j.store.SectionReader;
import io.github.retention4j.store.SectionWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What became of the referrals that brought somebody: the friend's first order, and whether the friend came by this referral. It is
 * worked out where the friend's orders are, once all blocks are built, and read where the referrer's rows are: the number of a
 * referral stands with both.
 *
 * <pre>
 *   block of the referrer            outcomes                          block of the friend
 *   made …, number 5      ──▶   5 │ ordered, amount, kept, first  ◀──   received …, number 5; orders, refunds
 * </pre>
 */
final class ReferralOutcomes {
    /** Those of a history in which no referral brought anybody. */
    static final ReferralOutcomes NONE = new ReferralOutcomes(0);

    private static final int MOST = Integer.MAX_VALUE - 8;

    private final long[] ordered;
    private final long[] amounts;
    private final long[] kept;
    private final boolean[] isFirst;

    private ReferralOutcomes(int referrals) {
        this(new long[referrals], new long[referrals], new long[referrals]);
        Arrays.fill(ordered, Kind.NEVER);
    }

    private ReferralOutcomes(long[] ordered, long[] amounts, long[] kept) {
        this.ordered = ordered;
        this.amounts = amounts;
        this.kept = kept;
        this.isFirst = new boolean[ordered.length];
    }

    /**
     * Works them out; each customer is looked at by one thread, and no thread's part depends on another's.
     *
     * @param blocks all customers
     * @param dictionary has their ids
     * @param referrals how many numbers were given to referrals
     */
    static ReferralOutcomes of(List<LiveBlock> blocks, Dictionary dictionary, long referrals, Parallelism parallelism) {
        return NONE.with(blocks, blocks, dictionary, referrals, parallelism);
    }

    /**
     * The same once more rows have come of some customers.
     *
     * @param changed the blocks of those customers
     * @param blocks all blocks
     * @param referrals how many there are now
     */
    ReferralOutcomes with(
            List<LiveBlock> changed,
            List<LiveBlock> blocks,
            Dictionary dictionary,
            long referrals,
            Parallelism parallelism) {
        if (referrals == 0) {
            return NONE;
        }
        if (referrals > MOST) {
            throw new IllegalStateException("more than " + MOST + " referrals that brought somebody");
        }
        ReferralOutcomes outcomes = new ReferralOutcomes((int) referrals);
        System.arraycopy(ordered, 0, outcomes.ordered, 0, ordered.length);
        System.arraycopy(amounts, 0, outcomes.amounts, 0, ordered.length);
        System.arraycopy(kept, 0, outcomes.kept, 0, ordered.length);
        System.arraycopy(isFirst, 0, outcomes.isFirst, 0, ordered.length);
        List<long[]> ties = parallelism
                .run(
                        changed.size(),
                        ArrayList<long[]>::new,
                        (its, block) -> outcomes.add(changed.get(block).block(), its))
                .stream()
                .flatMap(List::stream)
                .toList();
        if (!ties.isEmpty()) {
            outcomes.settle(ties, blocks, dictionary.customers());
        }
        return outcomes;
    }

    void write(SectionWriter out) throws IOException {
        out.begin(Section.OUTCOMES);
        out.longs(ordered);
        out.longs(amounts);
        out.longs(kept);
        BitSet first = new BitSet(isFirst.length);
        for (int number = 0; number < isFirst.length; number++) {
            first.set(number, isFirst[number]);
        }
        out.longs(first.toLongArray());
        out.end();
    }

    static ReferralOutcomes read(SectionReader in) throws IOException {
        in.begin(Section.OUTCOMES);
        ReferralOutcomes outcomes = new ReferralOutcomes(in.longs(), in.longs(), in.longs());
        BitSet first = BitSet.valueOf(in.longs());
        for (int number = 0; number < outcomes.isFirst.length; number++) {
            outcomes.isFirst[number] = first.get(number);
        }
        in.end();
        return outcomes.isFirst.length == 0 ? NONE : outcomes;
    }

    // ---- the friends' side

    private void add(Block block, List<long[]> ties) {
        Events referrals = block.of(Referrals.KIND.rows());
        for (int c = referrals.next(0); c < block.customers(); c = referrals.next(c + 1)) {
            addFriend(block, referrals, c, ties);
        }
    }

    private void addFriend(Block block, Events referrals, int customer, List<long[]> ties) {
        int first = -1;
        int alike = 0;
        FirstOrder order = FirstOrder.NONE;
        long[] earliest = new long[1];
        for (int row = referrals.from(customer); row < referrals.to(customer); row++) {
            if (!Referrals.isReceived(referrals, row)) {
                continue;
            }
            long number = Referrals.number(referrals, row);
            if (first < 0) {
                first = row;
                order = FirstOrder.of(block, customer);
            }
            set((int) number, order);
            isFirst[(int) number] = false;
            // Rows are in time order.
            if (referrals.get(row, 0) == referrals.get(first, 0)) {
                earliest = Arrays.copyOf(earliest, alike + 1);
                earliest[alike++] = number;
            }
        }
        if (alike == 1) {
            isFirst[(int) earliest[0]] = true;
        } else if (alike > 1) {
            ties.add(earliest);
        }
    }

    private void set(int number, FirstOrder order) {
        ordered[number] = order.placed;
        amounts[number] = order.amount;
        kept[number] = order.kept;
    }

    /** A customer's first order, whatever became of it. */
    private record FirstOrder(long placed, long amount, long kept) {
        static final FirstOrder NONE = new FirstOrder(Kind.NEVER, 0, 0);

        static FirstOrder of(Block block, int customer) {
            Events ignored = block.of(Kind.IGNORED_ORDER);
            int row = block.firstRow(customer);
            int end = block.firstRow(customer + 1);
            int from = ignored.from(customer);
            int to = ignored.to(customer);
            long placed =
                    Math.min(row < end ? block.millis(row) : Kind.NEVER, from < to ? ignored.get(from, 0) : Kind.NEVER);
            if (placed == Kind.NEVER) {
                return NONE;
            }
            // Of orders of one instant the smallest is the first, whether it counts or not.
            long amount = Long.MAX_VALUE;
            long together = 0;
            for (; row < end && block.millis(row) == placed; row++) {
                together = block.amount(row) < amount ? 0 : together;
                amount = Math.min(amount, block.amount(row));
                together += block.amount(row) == amount ? amount : 0;
            }
            for (int i = from; i < to && ignored.get(i, 0) == placed; i++) {
                together = ignored.get(i, 1) < amount ? 0 : together;
                amount = Math.min(amount, ignored.get(i, 1));
                together += ignored.get(i, 1) == amount ? amount : 0;
            }
            return new FirstOrder(placed, amount, kept(block.of(Kind.REFUND), customer, placed, amount, together));
        }

        /** What is kept of an order; of several alike in time and amount nobody can say whose a refund is, so the others bear it. */
        private static long kept(Events refunds, int customer, long placed, long amount, long together) {
            long left = together;
            for (int i = refunds.from(customer); i < refunds.to(customer); i++) {
                left -= refunds.get(i, 2) == placed && refunds.get(i, 3) == amount ? refunds.get(i, 1) : 0;
            }
            return Math.min(amount, left);
        }
    }

    // ---- referrals of one friend and instant

    /** Of those of one instant, the one is first whose referrer's id is the first by its letters, however they came. */
    private void settle(List<long[]> ties, List<LiveBlock> blocks, IdKeys ids) {
        Map<Long, String> referrers = new HashMap<>();
        ties.forEach(tie -> LongStream.of(tie).forEach(number -> referrers.put(number, "")));
        for (LiveBlock live : blocks) {
            Block block = live.all();
            Events referrals = block.of(Referrals.KIND.rows());
            for (int row = 0; row < referrals.count(); row++) {
                long number = Referrals.number(referrals, row);
                if (!Referrals.isReceived(referrals, row)
                        && referrers.containsKey(number)
                        && live.has(referrals.customer(row))) {
                    referrers.put(number, ids.id(block.key(referrals.customer(row))));
                }
            }
        }
        for (long[] tie : ties) {
            long first = tie[0];
            for (long number : tie) {
                // Two of one referrer are alike but for their number.
                first = referrers.getOrDefault(number, "").compareTo(referrers.getOrDefault(first, "")) < 0
                        ? number
                        : first;
            }
            isFirst[(int) first] = true;
        }
    }

    /** The numbers, of those that both have, of which another has another outcome. */
    BitSet differing(ReferralOutcomes other) {
        BitSet differing = new BitSet();
        for (int number = 0; other != this && number < Math.min(ordered.length, other.ordered.length); number++) {
            if (ordered[number] != other.ordered[number]
                    || amounts[number] != other.amounts[number]
                    || kept[number] != other.kept[number]
                    || isFirst[number] != other.isFirst[number]) {
                differing.set(number);
            }
        }
        return differing;
    }

    // ---- what is told

    /** When the friend of a referral placed the first order, or never. */
    long ordered(long number) {
        return ordered[(int) number];
    }

    /** Its total. */
    long amount(long number) {
        return amounts[(int) number];
    }

    /** What of it is kept after all refunds. */
    long kept(long number) {
        return kept[(int) number];
    }

    /** Whether it is the first referral that the friend came by. */
    boolean isFirst(long number) {
        return isFirst[(int) number];
    }
}
