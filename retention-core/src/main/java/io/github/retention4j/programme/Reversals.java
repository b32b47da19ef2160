package io.github.retention4j.programme;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What refunds do to the points of the customer at hand: those that an order earned are revoked, those redeemed on it come back. */
final class Reversals {
    private final ProgrammePlan plan;
    private final RefundRule rule;
    private final CustomerEvents events;
    private final ReplayedOrders orders;
    private final OpenLots lots;
    private final Credits credits;
    private final Missions missions;
    private final @Nullable TierTrack track;
    private final LedgerColumns into;

    Reversals(
            ProgrammePlan plan,
            CustomerEvents events,
            ReplayedOrders orders,
            OpenLots lots,
            Credits credits,
            Missions missions,
            @Nullable TierTrack track,
            LedgerColumns into) {
        this.plan = plan;
        this.rule = plan.programme.refunds();
        this.events = events;
        this.orders = orders;
        this.lots = lots;
        this.credits = credits;
        this.missions = missions;
        this.track = track;
        this.into = into;
    }

    /** Takes back what an order earned, so much of it being given back. */
    void revoke(int order, long amount, long millis, int day) {
        if (!orders.isEarning(order)) {
            return;
        }
        long kept = kept(order);
        long revoked = Math.max(0, orders.points(order) - kept);
        orders.keep(order, Math.min(kept, orders.points(order)));
        if (revoked > 0) {
            lots.revoke(orders.lot(order), revoked, rule.shortfall(), millis, day, events.placed(order));
        }
        boolean isWhole = events.refunded(order) == events.amount(order);
        int orderDay = plan.calendar.day(events.placed(order));
        long takenBack = Math.min(amount, orders.spendLeft(order));
        orders.takeSpend(order, takenBack);
        missions.takeBack(Mission.Counted.SPEND, orderDay, takenBack);
        if (isWhole) {
            missions.takeBack(Mission.Counted.ORDERS, orderDay, 1);
        }
        if (track != null) {
            long value = track.value(takenBack, isWhole ? 1 : 0, revoked);
            track.takeBack(orderDay, orders.stretch(order), day, value);
        }
    }

    /** What an order has earned, now that some of it was given back. */
    private long kept(int order) {
        long total = events.amount(order);
        long refunded = events.refunded(order);
        return switch (rule.earned()) {
            case KEEP -> orders.points(order);
            case ALL -> 0;
            case PROPORTIONAL -> plan.earning.proportion(orders.pointsAtFirst(order), total - refunded, total);
            case BY_WHAT_IS_LEFT ->
                refunded == total
                        ? 0
                        : plan.earning.points(
                                orders.matching(order),
                                orders.tier(order),
                                Math.max(0, orders.paid(order) - refunded),
                                Math.max(0, orders.eligible(order) - refunded));
        };
    }

    /** Gives back what was redeemed on an order, last taken first, so that what goes soonest stays used. */
    void restore(int order, long millis, int day) {
        if (rule.spent() == RefundRule.Spent.KEEP || orders.redeemed(order) == 0) {
            return;
        }
        long refunded = events.refunded(order);
        long total = events.amount(order);
        long due = refunded == total
                ? orders.redeemed(order)
                : rule.when() == RefundRule.When.ON_FULL_REFUND
                        ? 0
                        : BigInteger.valueOf(orders.redeemed(order))
                                .multiply(BigInteger.valueOf(refunded))
                                .divide(BigInteger.valueOf(total))
                                .longValueExact();
        long missing = due - orders.restored(order);
        boolean continues = false;
        for (int use = orders.uses() - 1; use >= 0 && missing > 0; use--) {
            if (orders.useOrder(use) == order && orders.useLeft(use) > 0) {
                long points = Math.min(missing, orders.useLeft(use));
                missing -= points;
                orders.restore(use, points);
                if (rule.spent() == RefundRule.Spent.NEW_LOT) {
                    credits.credit(PointsMove.RESTORED, points, millis, day, events.placed(order));
                } else {
                    int move = orders.useMove(use);
                    lots.restore(
                            lots.local(into.moveLot[move]), points, move, millis, day, events.placed(order), continues);
                }
                continues = true;
            }
        }
        lots.settle(millis, day);
    }
}
