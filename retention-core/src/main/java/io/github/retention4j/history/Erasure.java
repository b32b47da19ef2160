package io.github.retention4j.history;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.staging.Regrouping;
import io.github.retention4j.staging.Retractions;
import io.github.retention4j.store.Block;
import io.github.retention4j.store.Events;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LiveBlock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes customers out of a history, with all that was given of them, and what is kept of their ids. */
final class Erasure {
    private final Rows before;
    private final ZoneId zone;
    private final Set<Long> erased = new HashSet<>();

    /** Of each block before, who goes, or moves since a referral of theirs goes. */
    private final List<BitSet> gone = new ArrayList<>();

    private final List<BitSet> moved = new ArrayList<>();

    Erasure(Rows before, ZoneId zone) {
        this.before = before;
        this.zone = zone;
    }

    /** The rows without these customers. */
    Rows of(Collection<String> ids) {
        ids.forEach(id -> before.texts().customers().find(id).ifPresent(erased::add));
        before.blocks().forEach(block -> {
            gone.add(new BitSet());
            moved.add(new BitSet());
        });
        erased.forEach(this::remove);
        Retractions referrals = referralsOfTheirs();
        Regrouping regrouping = new Regrouping(before.days(zone), zone, before.texts(), before.sizes());
        before.move(moved, regrouping, referrals);
        for (int number = 0; number < gone.size(); number++) {
            gone.get(number).or(moved.get(number));
        }
        List<LiveBlock> blocks = before.without(gone);
        List<LiveBlock> added = referrals.customers().isEmpty()
                ? List.of()
                : regrouping.blocks(Parallelism.NONE).stream()
                        .map(LiveBlock::new)
                        .toList();
        blocks.addAll(added);
        return new Rows(
                List.copyOf(blocks),
                before.texts().without(erased::contains),
                before.referrals()
                        .with(added, blocks, before.texts(), before.kept().serials(), Parallelism.NONE),
                before.kept().without(erased::contains),
                before.sizes());
    }

    private void remove(long key) {
        for (int number = 0; number < gone.size(); number++) {
            int customer = before.blocks().get(number).find(key);
            if (customer >= 0) {
                gone.get(number).set(customer);
            }
        }
    }

    /** A referral is of two customers: what the other has of it goes too. */
    private Retractions referralsOfTheirs() {
        Set<Long> numbers = new HashSet<>();
        forEachReferral((number, customer, block, row) -> {
            if (gone.get(number).get(customer) && Referrals.number(referrals(block), row) != Kind.NEVER) {
                numbers.add(Referrals.number(referrals(block), row));
            }
        });
        Retractions retractions = new Retractions();
        if (!numbers.isEmpty()) {
            forEachReferral((number, customer, block, row) -> {
                Events referrals = referrals(block);
                if (!gone.get(number).get(customer) && numbers.contains(Referrals.number(referrals, row))) {
                    moved.get(number).set(customer);
                    retractions.addAll(List.of(
                            Retractions.Row.of(Referrals.KIND.rows(), block.key(customer), referrals.cells(row))));
                }
            });
        }
        return retractions;
    }

    private static Events referrals(Block block) {
        return block.of(Referrals.KIND.rows());
    }

    private interface ReferralListener {
        void referral(int number, int customer, Block block, int row);
    }

    private void forEachReferral(ReferralListener listener) {
        for (int number = 0; number < gone.size(); number++) {
            LiveBlock live = before.blocks().get(number);
            Events referrals = referrals(live.all());
            for (int row = 0; row < referrals.count(); row++) {
                if (live.has(referrals.customer(row))) {
                    listener.referral(number, referrals.customer(row), live.all(), row);
                }
            }
        }
    }
}
