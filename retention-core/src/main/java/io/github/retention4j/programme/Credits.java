package io.github.retention4j.programme;

import java.util.Optional;

/** Credits lots to the customer at hand: says from when on each can be used, and until when. */
final class Credits {
    private final ProgrammePlan plan;
    private final OpenLots lots;

    Credits(ProgrammePlan plan, OpenLots lots) {
        this.plan = plan;
        this.lots = lots;
    }

    /** Credits what ends as the programme says. */
    void credit(PointsMove kind, long points, long millis, int day, long ordered) {
        credit(kind, points, millis, day, Optional.empty(), ordered, LedgerColumns.NONE);
    }

    /** Credits a lot, which may have an end of its own. */
    void credit(
            PointsMove kind,
            long points,
            long millis,
            int day,
            Optional<PointsExpiry> own,
            long ordered,
            int reference) {
        if (points <= 0) {
            return;
        }
        boolean isEarned = kind == PointsMove.EARNED;
        // Pending is the time in which an order can be sent back.
        int available = isEarned && ordered != LedgerColumns.NO_ORDER ? day + plan.programme.pendingDays() : day;
        boolean isOwn = own.isPresent();
        PointsExpiry expiry = own.orElse(plan.programme.expiry());
        int gone;
        if (plan.dies && !isOwn) {
            if (!lots.isAnyTogether()
                    || (isEarned && plan.programme.expiry().resetBy().contains(PointsExpiry.Activity.EARNING))) {
                lots.goneTogether(plan.calendar.gone(day));
            }
            gone = LedgerColumns.NEVER_GONE;
        } else {
            int from = expiry.countedFrom() == PointsExpiry.CountedFrom.AVAILABLE ? available : day;
            gone = isOwn ? ProgrammeCalendar.gone(expiry, from) : plan.calendar.gone(from);
        }
        lots.credit(millis, day, available, gone, plan.dies && !isOwn, points, kind, ordered, reference);
    }

    /** Notes what keeps points alive that go together after a time without it. */
    void renew(PointsExpiry.Activity activity, int day) {
        if (plan.dies && plan.programme.expiry().resetBy().contains(activity)) {
            lots.goneTogether(plan.calendar.gone(day));
        }
    }
}
