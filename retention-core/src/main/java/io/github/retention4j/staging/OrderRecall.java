package io.github.retention4j.staging;

import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.IdKeys;
import java.util.List;

/**
 * Takes an order that is built back among those that wait, since a row has come that belongs to it: as if its rows had been the
 * first of these. What has become of it is taken back, and counted as it was before the end of the rows it came with.
 */
final class OrderRecall {
    private final PendingOrders pending;
    private final Admission admission;
    private final Dictionary dictionary;

    OrderRecall(PendingOrders pending, Admission admission, Dictionary dictionary) {
        this.pending = pending;
        this.admission = admission;
        this.dictionary = dictionary;
    }

    /** Takes all that is kept of an id. */
    void take(CharSequence id, KeptIds.Entry entry, RecordIntake records) {
        if (entry.hasOrder()) {
            order(id, entry);
        }
        if (entry.name() >= 0) {
            named(id, entry, records);
        }
    }

    private void order(CharSequence id, KeptIds.Entry entry) {
        int order = pending.ids.add(id);
        OrderTable theirs = entry.layer().orders;
        long key = theirs.customer(entry.order());
        long customer = key == IdKeys.NOBODY
                ? key
                : pending.customers.add(dictionary.customers().id(key));
        Account.Source source = admission.account().source(theirs.source(entry.order()).name);
        pending.orders.addCopy(theirs, entry.order(), source, customer);
        pending.customers.keep(customer);
        pending.refunds.addOwn(order, entry.own());
        boolean isOpen = pending.orders.isRefusedAtLast(order);
        if (isOpen) {
            pending.orders.reopen(order);
            admission.account().takeBack(source, theirs.row(entry.order()), id);
            source.taken++;
        } else if (!pending.isRefused(order)) {
            admission.moveBack(pending.allAmounts(order));
            pending.retractions.addAll(entry.placed(admission.refundedOrders()));
        }
        entry.forEachMerged((sourceName, row) -> {
            Account.Source its = admission.account().source(sourceName);
            if (!pending.isRefused(order)) {
                pending.merged.add(order, pending.orders.number(its), row);
                if (isOpen) {
                    admission.account().takeBack(its, row, id);
                    its.merged++;
                }
            }
        });
    }

    private void named(CharSequence id, KeptIds.Entry entry, RecordIntake records) {
        int name = pending.named.add(id);
        for (OrderRefunds.Loose loose : entry.loose()) {
            Account.Source source = admission.account().source(loose.source.name);
            pending.refunds.add(loose.of(source, name));
            if (loose.isRefused) {
                admission.account().takeBack(source, loose.row, id);
                source.taken++;
            } else if (!entry.hasOrder() && loose.onlyWithOrder) {
                source.excluded--;
                source.taken++;
            } else if (!entry.hasOrder()) {
                pending.retractions.addAll(List.of(loose.orphan()));
            }
        }
        entry.mentions().forEach(mention -> records.recall(mention, entry.layer().named));
    }
}
