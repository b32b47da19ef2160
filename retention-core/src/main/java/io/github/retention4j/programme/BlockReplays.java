package io.github.retention4j.programme;

import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import org.jspecify.annotations.Nullable;

/** The replays of the customers of a block, each made when it is first asked for: what the measures of one pass share. */
final class BlockReplays {
    private final Replay replay;
    private final @Nullable PointsLedger[] ledgers;

    BlockReplays(ProgrammePlan plan, CustomerBlock block) {
        replay = new Replay(plan, new LedgerColumns(block.orders()));
        ledgers = new @Nullable PointsLedger[block.customers()];
    }

    PointsLedger of(CustomerHistory customer) {
        PointsLedger ledger = ledgers[customer.at()];
        if (ledger == null) {
            ledger = replay.replay(customer);
            ledgers[customer.at()] = ledger;
        }
        return ledger;
    }
}
