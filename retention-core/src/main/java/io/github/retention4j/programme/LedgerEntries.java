package io.github.retention4j.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/** Tells a ledger line by line, with the balance after each: moves of one event are one line, and days on which points become available are lines too. */
final class LedgerEntries {
    private final PointsLedger ledger;
    private final ProgrammePlan plan;
    private final List<PointsEntry> entries = new ArrayList<>();
    private final long[] left;
    private final boolean[] isPending;

    /** Lots that are pending, soonest available first. */
    private final PriorityQueue<Integer> waiting;

    private long balance;
    private long pending;
    private int change;

    private LedgerEntries(PointsLedger ledger, ProgrammePlan plan) {
        this.ledger = ledger;
        this.plan = plan;
        left = new long[ledger.lotCount()];
        isPending = new boolean[ledger.lotCount()];
        waiting = new PriorityQueue<>(Comparator.comparingInt(ledger::lotAvailableDay));
    }

    static List<PointsEntry> of(PointsLedger ledger, ProgrammePlan plan) {
        LedgerEntries entries = new LedgerEntries(ledger, plan);
        for (int i = 0; i < ledger.moveCount(); ) {
            entries.tellUpTo(ledger.moveMillis(i), ledger.moveKind(i) == PointsMove.EXPIRED);
            int end = i + 1;
            while (end < ledger.moveCount() && ledger.continues(end) && ledger.moveKind(end) == ledger.moveKind(i)) {
                end++;
            }
            entries.tell(i, end);
            i = end;
        }
        entries.tellUpTo(plan.calendar.start(plan.calendar.lastDay() + 1), true);
        return List.copyOf(entries.entries);
    }

    /** Tells what comes by itself and changes of tier before a move. */
    private void tellUpTo(long millis, boolean isExpiry) {
        while (true) {
            long available =
                    waiting.isEmpty() ? Long.MAX_VALUE : plan.calendar.start(ledger.lotAvailableDay(waiting.element()));
            long tier = change < ledger.tierChangeCount() ? ledger.tierChangeMillis(change) : Long.MAX_VALUE;
            boolean isAvailable = available < millis || (available == millis && !isExpiry);
            if (isAvailable && available <= tier) {
                makeAvailable(ledger.lotAvailableDay(waiting.element()), available);
            } else if (tier < millis) {
                tellTier(tier);
            } else {
                return;
            }
        }
    }

    private void makeAvailable(int day, long millis) {
        long points = 0;
        while (!waiting.isEmpty() && ledger.lotAvailableDay(waiting.element()) == day) {
            int lot = waiting.remove();
            isPending[lot] = false;
            points += left[lot];
        }
        pending -= points;
        balance += points;
        if (points > 0) {
            add(millis, day, PointsEntry.Kind.AVAILABLE, 0, OptionalLong.empty(), Optional.empty());
        }
    }

    private void tellTier(long millis) {
        int its = ledger.tierAfter(change);
        String name = its < 0
                ? "none"
                : plan.programme.tiers().orElseThrow().tiers().get(its).name();
        add(millis, ledger.tierChangeDay(change), PointsEntry.Kind.TIER, 0, OptionalLong.empty(), Optional.of(name));
        change++;
    }

    private void tell(int first, int end) {
        long points = 0;
        for (int i = first; i < end; i++) {
            points += move(i);
        }
        PointsMove kind = ledger.moveKind(first);
        // What pays a debt changes nothing of what the customer has.
        if (kind != PointsMove.SETTLED) {
            Optional<String> reward = ledger.reward(first).isPresent()
                    ? Optional.of(plan.programme
                            .rewards()
                            .get(ledger.reward(first).getAsInt())
                            .name())
                    : Optional.empty();
            add(
                    ledger.moveMillis(first),
                    ledger.moveDay(first),
                    PointsEntry.Kind.valueOf(kind.name()),
                    kind == PointsMove.UNCOVERED ? 0 : points,
                    ledger.moveOrdered(first),
                    reward);
        }
    }

    /** What a move adds to what the customer has. */
    private long move(int i) {
        long points = ledger.movePoints(i);
        int lot = ledger.moveLot(i);
        switch (ledger.moveKind(i)) {
            case EARNED, BONUS, MISSION, GRANTED -> {
                left[lot] = points;
                if (ledger.lotAvailableDay(lot) > ledger.moveDay(i)) {
                    isPending[lot] = true;
                    waiting.add(lot);
                    pending += points;
                } else {
                    balance += points;
                }
                return points;
            }
            case RESTORED -> {
                left[lot] += points;
                balance += points;
                return points;
            }
            case REDEEMED, EXPIRED, REVOKED -> {
                if (lot >= 0) {
                    left[lot] -= points;
                }
                if (lot >= 0 && isPending[lot]) {
                    pending -= points;
                } else {
                    balance -= points;
                }
                return -points;
            }
            case SETTLED -> left[lot] -= points;
            case UNCOVERED -> {
                return 0;
            }
        }
        return 0;
    }

    private void add(
            long millis, int day, PointsEntry.Kind kind, long points, OptionalLong order, Optional<String> name) {
        entries.add(new PointsEntry(
                Instant.ofEpochMilli(millis),
                LocalDate.ofEpochDay(day),
                kind,
                points,
                balance,
                pending,
                order.isPresent() ? Optional.of(Instant.ofEpochMilli(order.getAsLong())) : Optional.empty(),
                name));
    }
}
