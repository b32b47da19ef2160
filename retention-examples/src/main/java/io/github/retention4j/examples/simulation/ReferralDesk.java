package io.github.retention4j.examples.simulation;

import io.github.retention4j.examples.simulation.Draws.Purpose;
import io.github.retention4j.model.Referral;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Notes who recommends the shop to whom: of some customers who say that a friend sent them it is on record which, one who
 * had bought before; and some customers invite others who never come.
 */
final class ReferralDesk {
    private static final double ON_RECORD = 0.25;
    private static final double INVITES = 0.03;
    private static final int MOST_INVITATIONS = 3;
    private static final long DAY = 86_400_000;

    private final long end;
    private final List<Buyer> buyers;
    private final long[] firstPurchases;
    private final List<Referral> referrals = new ArrayList<>();

    /** A customer who has bought, and when first. */
    private record Buyer(Shopper shopper, long first) {}

    /** Takes the purchases of each customer. */
    ReferralDesk(ShopCalendar calendar, List<List<Sale>> byShopper) {
        this.end = calendar.end();
        this.buyers = byShopper.stream()
                .filter(sales -> !sales.isEmpty())
                .map(sales -> sales.get(0))
                .flatMap(sale -> sale.shopper.map(s -> new Buyer(s, sale.millis)).stream())
                .sorted(Comparator.comparingLong(Buyer::first))
                .toList();
        this.firstPurchases = buyers.stream().mapToLong(Buyer::first).toArray();
    }

    /** Serves a customer who was first seen at an instant and has made these purchases. */
    void serve(Shopper shopper, Instant firstSeen, List<Sale> sales) {
        Draws draws = shopper.draws(Purpose.REFERRALS);
        boolean onRecord = draws.chance(ON_RECORD);
        double who = draws.uniform();
        double when = draws.uniform();
        if (shopper.isSentByFriend() && onRecord) {
            refer(shopper, firstSeen.toEpochMilli(), who, when);
        }
        boolean invites = draws.chance(INVITES * StrictMath.exp(0.4 * shopper.satisfaction()));
        if (invites && !sales.isEmpty()) {
            for (int i = draws.below(MOST_INVITATIONS); i >= 0; i--) {
                long at = sales.get(0).millis + 1000 * (long) draws.exponential(60 * 86_400.0);
                if (at < end) {
                    referrals.add(Referral.by(Long.toString(shopper.number()), Instant.ofEpochMilli(at)));
                }
            }
        }
    }

    List<Referral> referrals() {
        return referrals;
    }

    private void refer(Shopper brought, long seen, double who, double when) {
        int found = Arrays.binarySearch(firstPurchases, seen);
        int before = found >= 0 ? found : -found - 1;
        if (before > 0) {
            Buyer friend = buyers.get((int) (before * who));
            long earliest = Math.max(friend.first(), seen - 14 * DAY);
            long at = earliest + 1000 * (long) ((seen - earliest) / 1000.0 * when);
            referrals.add(Referral.by(Long.toString(friend.shopper().number()), Instant.ofEpochMilli(at))
                    .of(Long.toString(brought.number())));
        }
    }
}
