package io.github.retention4j.history;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.staging.Kept;
import io.github.retention4j.staging.Regrouping;
import io.github.retention4j.staging.Retractions;
import io.github.retention4j.staging.Sizes;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.LiveBlock;
import io.github.retention4j.store.Timeline;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What metrics read of a history, and what more rows are added to.
 *
 * @param blocks the customers; no customer is left in two of them
 * @param texts their ids and words
 * @param referrals what became of all referrals
 * @param kept what more rows need
 * @param sizes how large blocks are
 */
record Rows(List<LiveBlock> blocks, Dictionary texts, ReferralOutcomes referrals, Kept kept, Sizes sizes) {
    /** What was declared of a customer, by columns; empty if nothing was. */
    SortedMap<Integer, Long> declared(long key) {
        TreeMap<Integer, Long> cells = new TreeMap<>();
        for (LiveBlock block : blocks) {
            int customer = block.find(key);
            if (customer >= 0) {
                block.all().declared().forEachCell(customer, cells::put);
            }
        }
        return cells;
    }

    /** Those of some blocks. */
    Rows of(List<LiveBlock> some) {
        return new Rows(List.copyOf(some), texts, referrals, kept, sizes);
    }

    /** The blocks without some of their customers, but for blocks of which nobody is left. */
    List<LiveBlock> without(List<BitSet> gone) {
        List<LiveBlock> left = new ArrayList<>();
        for (int number = 0; number < gone.size(); number++) {
            LiveBlock block = blocks.get(number);
            LiveBlock others = gone.get(number).isEmpty() ? block : block.without(gone.get(number));
            if (others.customers() > 0) {
                left.add(others);
            }
        }
        return left;
    }

    /** Gives some of the customers who are left to who makes new blocks of them. */
    void move(List<BitSet> moved, Regrouping to, Retractions retractions) {
        for (int number = 0; number < moved.size(); number++) {
            LiveBlock block = blocks.get(number);
            moved.get(number).stream()
                    .filter(block::has)
                    .forEach(customer -> to.add(block.all(), customer, retractions));
        }
    }

    /** All days that the blocks have. */
    Timeline days(ZoneId zone) {
        Timeline all = Timeline.NONE;
        for (LiveBlock block : blocks) {
            Timeline its = block.all().days();
            all = all == Timeline.NONE ? its : all.union(its, zone);
        }
        return all;
    }

    /** Whether nobody has moved, and all blocks are of the same days. */
    boolean isGathered() {
        return blocks.isEmpty()
                || blocks.stream()
                        .allMatch(block -> block.isWhole()
                                && block.all().days() == blocks.get(0).all().days());
    }

    /** The same rows in new blocks of whom nobody has moved. */
    Rows gathered(ZoneId zone) {
        Kept.Days reach = kept.days();
        boolean isEmpty = reach.first() == Long.MAX_VALUE;
        Timeline days = Timeline.days(
                zone,
                isEmpty ? LocalDate.EPOCH : Timeline.dayOf(reach.first(), zone),
                isEmpty ? LocalDate.EPOCH : Timeline.dayOf(Math.max(reach.last(), reach.lastCancelled()), zone));
        Regrouping regrouping = new Regrouping(days, zone, texts, sizes);
        blocks.forEach(block -> regrouping.addAll(block.block()));
        List<LiveBlock> gathered =
                regrouping.blocks(Parallelism.NONE).stream().map(LiveBlock::new).toList();
        return of(gathered);
    }
}
