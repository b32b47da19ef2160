package io.github.retention4j.programme;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.PointsGrants;
import io.github.retention4j.history.Redemptions;
import io.github.retention4j.history.Refunds;
import io.github.retention4j.history.SurveyResponses;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a programme makes of one customer after the other: events in order of time, each of which moves points.
 *
 * <p>At the start of a day points expire, then terms of tiers end, then points become available, which pays what is owed, then bonuses
 * come that are of the day. Within an instant there are the kinds of {@link CustomerEvents}, one after the other; so the points of an
 * order never pay for it.
 */
final class Replay {
    private static final int NONE = -1;
    private static final int NEVER = LedgerColumns.NEVER_GONE;
    private static final long NO_ORDER = LedgerColumns.NO_ORDER;

    private final ProgrammePlan plan;
    private final LoyaltyProgramme programme;
    private final ProgrammeCalendar calendar;
    private final LedgerColumns into;
    private final OpenLots lots;
    private final CustomerEvents events = new CustomerEvents();
    private final MemberSpells spells;
    private final EarningPlan.Met met;
    private final Missions missions;
    private final YearlyBonuses yearly;
    private final @Nullable TierTrack track;
    private final ReplayedOrders orders = new ReplayedOrders();
    private final Credits credits;
    private final Reversals reversals;
    private final List<Bonus> joining;
    private final List<Bonus> answering;
    private final ReferralBonuses referrals;

    // Of the customer at hand.
    private boolean isMember;
    private boolean hasRefunds;
    private int tier;

    Replay(ProgrammePlan plan, LedgerColumns into) {
        this.plan = plan;
        this.programme = plan.programme;
        this.calendar = plan.calendar;
        this.into = into;
        lots = new OpenLots(into);
        spells = new MemberSpells(plan);
        met = plan.earning.met();
        missions = new Missions(programme, plan.basis);
        yearly = new YearlyBonuses(plan);
        track = programme.tiers().map(tiers -> new TierTrack(tiers, plan.basis)).orElse(null);
        joining = plan.bonuses(Bonus.Occasion.JOINING);
        answering = plan.bonuses(Bonus.Occasion.ANSWER);
        referrals = new ReferralBonuses(plan);
        credits = new Credits(plan, lots);
        reversals = new Reversals(plan, events, orders, lots, credits, missions, track, into);
    }

    PointsLedger replay(CustomerHistory customer) {
        int firstLot = into.lots;
        int firstMove = into.moves;
        int firstChange = into.tierChanges;
        int firstMembership = into.memberships;
        if (!customer.isAnonymous() && plan.firstDay <= calendar.lastDay()) {
            begin(customer);
            run(customer);
        }
        return new PointsLedger(plan, into, firstLot, firstMove, firstChange, firstMembership);
    }

    private void begin(CustomerHistory customer) {
        events.begin(customer);
        spells.find(customer, events);
        for (int i = 0; i < spells.count(); i++) {
            into.addMembership(spells.joined(i), spells.left(i));
            events.add(CustomerEvents.JOINED, spells.joined(i), i);
            if (spells.left(i) < calendar.start(calendar.lastDay() + 1)) {
                events.add(CustomerEvents.LEFT, spells.left(i), i);
            }
        }
        events.addRefunds(customer.refunds());
        events.addRecords(
                customer,
                plan.readsRedemptions,
                !answering.isEmpty(),
                plan.earning.hasVisits() || missions.counts(Mission.Counted.VISITS));
        if (!referrals.isEmpty() || missions.counts(Mission.Counted.REFERRALS)) {
            referrals.begin(customer, events);
        }
        lots.begin();
        met.clear();
        missions.begin();
        yearly.begin();
        if (track != null) {
            track.begin();
        }
        hasRefunds = customer.refunds().count() > 0;
        if (hasRefunds) {
            orders.begin(events.orders());
        }
        isMember = false;
        tier = NONE;
        events.start();
    }

    private void run(CustomerHistory customer) {
        for (int kind = events.next(); kind >= 0; kind = events.next()) {
            long millis = events.millis();
            int i = events.index();
            int day = day(customer, kind, i, millis);
            advance(day);
            switch (kind) {
                case CustomerEvents.LEFT -> leave(millis, day);
                case CustomerEvents.JOINED -> join(customer, i, millis, day);
                case CustomerEvents.REFUND, CustomerEvents.REFUND_AT_ONCE -> refund(customer.refunds(), i, millis, day);
                case CustomerEvents.GRANT -> {
                    PointsGrants grants = customer.pointsGrants();
                    credits.credit(PointsMove.GRANTED, grants.points(i), millis, day, NO_ORDER);
                }
                case CustomerEvents.ANSWER -> answer(customer.surveyResponses(), i, millis, day);
                case CustomerEvents.REFERRAL -> referred(i, millis, day);
                case CustomerEvents.REDEMPTION -> redemption(customer.redemptions(), i, millis, day);
                case CustomerEvents.VISIT -> visit(millis, day);
                default -> order(customer, i, millis, day);
            }
            settle(millis, day);
        }
        advance(calendar.lastDay());
        lots.end();
    }

    /** The day of an event; of an order, and who joins with the first, it is known. */
    private int day(CustomerHistory customer, int kind, int i, long millis) {
        if (kind == CustomerEvents.ORDER) {
            return events.day(customer, i, calendar);
        }
        return events.orders() > 0 && events.placed(0) == millis
                ? events.day(customer, 0, calendar)
                : calendar.day(millis);
    }

    // ---- days

    /** Does what comes by itself up to the start of a day. */
    private void advance(int day) {
        while (true) {
            int gone = Math.min(lots.goneTogether(), lots.nextGone());
            int term = track != null ? track.next() : NEVER;
            int available = lots.nextAvailable();
            int bonus = yearly.next();
            int next = Math.min(Math.min(gone, term), Math.min(available, bonus));
            if (next > day) {
                return;
            }
            long millis = calendar.start(next);
            if (gone == next) {
                expire(next, millis);
            }
            if (track != null && (term == next || gone == next)) {
                track.beginDay(next, lots.available());
                noteTier(track, millis, next);
            }
            if (available == next) {
                lots.makeAvailable(next, millis);
            }
            if (bonus == next) {
                giveOfTheYear(next, millis);
            }
            settle(millis, next);
        }
    }

    private void expire(int day, long millis) {
        if (lots.goneTogether() <= day) {
            lots.expireTogether(day, millis);
        }
        lots.expire(day, millis);
    }

    private void giveOfTheYear(int day, long millis) {
        for (Bonus bonus : yearly.take(day)) {
            if (isMember && plan.isOn(day)) {
                give(bonus, millis, day);
            }
        }
    }

    /** After each event: rewards that come by themselves, and what the balance does to the tier. */
    private void settle(long millis, int day) {
        for (int reward : plan.redeeming.byItself()) {
            long points = plan.redeeming.pointsOf(reward);
            long issued = isMember ? lots.available() / points : 0;
            if (issued > 0) {
                lots.take(PointsMove.REDEEMED, issued * points, millis, day, NO_ORDER, reward, false);
                credits.renew(PointsExpiry.Activity.REDEEMING, day);
            }
        }
        if (track != null && isMember) {
            track.evaluate(day, lots.available());
            noteTier(track, millis, day);
        }
    }

    private void noteTier(TierTrack its, long millis, int day) {
        int now = its.tier();
        if (now != tier) {
            tier = now;
            into.addTierChange(millis, day, now);
        }
    }

    // ---- members

    private void join(CustomerHistory customer, int spell, long millis, int day) {
        isMember = true;
        if (track != null) {
            track.join(day, spell == 0);
            noteTier(track, millis, day);
        }
        if (spell > 0) {
            return;
        }
        if (!yearly.isEmpty()) {
            int firstDay = calendar.start(day) < millis ? day + 1 : day;
            yearly.join(
                    LocalDate.ofEpochDay(day),
                    yearly.isOfBirthdays() ? customer.declared(of -> of.birthDate()) : Optional.empty(),
                    firstDay);
        }
        if (plan.isOn(day)) {
            for (Bonus bonus : joining) {
                give(bonus, millis, day);
            }
        }
    }

    private void leave(long millis, int day) {
        lots.expireAll(day, millis);
        isMember = false;
        if (track != null) {
            track.leave();
            noteTier(track, millis, day);
        }
    }

    // ---- credits

    private void give(Bonus bonus, long millis, int day) {
        give(bonus, bonus.points(), millis, day, 0);
    }

    private void give(Bonus bonus, long points, long millis, int day, int side) {
        int reference = 2 * programme.bonuses().indexOf(bonus) + side;
        credits.credit(PointsMove.BONUS, points, millis, day, bonus.expiring(), NO_ORDER, reference);
    }

    private void answer(SurveyResponses answers, int i, long millis, int day) {
        for (Bonus bonus : answering) {
            if (isMember
                    && plan.isOn(day)
                    && (bonus.question().isEmpty()
                            || answers.isTo(i, bonus.question().get()))) {
                give(bonus, millis, day);
            }
        }
    }

    private void referred(int referral, long millis, int day) {
        if (!isMember || !plan.isOn(day)) {
            return;
        }
        for (int b = 0; b < referrals.bonuses().size(); b++) {
            if (referrals.pays(b, referral, day)) {
                give(referrals.bonuses().get(b), millis, day);
            }
        }
        complete(Mission.Counted.REFERRALS, millis, day, 1, NO_ORDER);
    }

    private void complete(Mission.Counted what, long millis, int day, long value, long ordered) {
        for (int i = 0; i < missions.size(); i++) {
            long points = missions.add(i, what, day, value);
            credits.credit(PointsMove.MISSION, points, millis, day, ordered);
        }
    }

    private void visit(long millis, int day) {
        if (!isMember || !plan.isOn(day)) {
            return;
        }
        long matching = plan.earning.matching(met, true, day, tier, 0, Set.of());
        plan.earning.note(met, matching, day);
        long points = plan.earning.points(matching, tier, 0, 0);
        credits.credit(PointsMove.EARNED, points, millis, day, NO_ORDER);
        if (track != null && track.counted() == Tiers.Counted.POINTS) {
            track.add(day, points);
        }
        complete(Mission.Counted.VISITS, millis, day, 1, NO_ORDER);
    }

    // ---- orders

    private void order(CustomerHistory customer, int i, long millis, int day) {
        if (!isMember) {
            return;
        }
        long total = events.amount(i);
        long redeemed = programme.redeemer() == Redeemer.AS_SOON_AS_POSSIBLE ? redeemSoon(i, total, millis, day) : 0;
        if (!plan.isOn(day)) {
            return;
        }
        long eligible = Math.max(0, events.eligible(customer, i) - redeemed);
        long paid = total - redeemed;
        Set<String> tags = plan.earning.hasTags() ? events.tags(customer, i) : Set.of();
        int by = earnsBy(day, paid, eligible, tags);
        long matching = plan.earning.matching(met, false, day, by, paid, tags);
        plan.earning.note(met, matching, day);
        long points = plan.earning.points(matching, by, paid, eligible);
        credits.credit(PointsMove.EARNED, points, millis, day, millis);
        if (hasRefunds) {
            orders.earned(i, matching, by, points, points > 0 ? lots.last() : NONE, paid, eligible);
        }
        count(i, day, paid, points);
        if (!referrals.isEmpty()) {
            referrals.ofFriend(customer, i, events, day, this::giveFriend);
        }
        if (!missions.isEmpty()) {
            complete(Mission.Counted.ORDERS, millis, day, 1, millis);
            complete(Mission.Counted.SPEND, millis, day, paid, millis);
        }
    }

    private void giveFriend(Bonus bonus, int day) {
        give(bonus, bonus.friendPoints(), events.millis(), day, 1);
    }

    /** The tier that an order earns by: the one before it, or the one that it leads to. */
    private int earnsBy(int day, long paid, long eligible, Set<String> tags) {
        if (track == null
                || programme.tiers().orElseThrow().crossing() == Tiers.Crossing.BEFORE
                || track.counted() == Tiers.Counted.BALANCE) {
            return tier;
        }
        long points = 0;
        if (track.counted() == Tiers.Counted.POINTS) {
            long matching = plan.earning.matching(met, false, day, tier, paid, tags);
            points = plan.earning.points(matching, tier, paid, eligible);
        }
        return track.tierWith(day, track.value(paid, 1, points));
    }

    private void count(int order, int day, long paid, long points) {
        if (track != null) {
            track.add(day, track.value(paid, 1, points));
            if (hasRefunds) {
                orders.counted(order, track.stretch());
            }
        }
    }

    // ---- redeeming

    /** Redeems what an order allows; tells what that is worth, in minor units. */
    private long redeemSoon(int order, long total, long millis, int day) {
        RedeemingPlan redeeming = plan.redeeming;
        if (redeeming.hasWorth()) {
            long points = redeeming.most(lots.available(), total);
            redeem(points, order, NONE, millis, day, millis);
            return points > 0 ? Math.min(total, redeeming.value(points)) : 0;
        }
        int reward = redeeming.smallest();
        if (reward >= 0) {
            long its = redeeming.pointsOf(reward);
            redeem(lots.available() / its * its, order, reward, millis, day, millis);
        }
        return 0;
    }

    private void redemption(Redemptions redemptions, int i, long millis, int day) {
        int reward = plan.redeeming.numberOf(redemptions.reward(i));
        if (plan.redeeming.isByItself(reward)) {
            return;
        }
        long ordered = redemptions.ordered(i).orElse(NO_ORDER);
        int order = ordered == NO_ORDER
                ? NONE
                : events.find(ordered, redemptions.orderAmount(i).orElse(-1), 0);
        redeem(redemptions.points(i), order, reward, millis, day, ordered);
    }

    private void redeem(long points, int order, int reward, long millis, int day, long ordered) {
        if (points <= 0) {
            return;
        }
        int firstMove = into.moves;
        long covered = isMember ? lots.take(PointsMove.REDEEMED, points, millis, day, ordered, reward, false) : 0;
        if (covered > 0) {
            credits.renew(PointsExpiry.Activity.REDEEMING, day);
        }
        if (order >= 0 && hasRefunds) {
            for (int move = firstMove; move < into.moves; move++) {
                orders.redeemed(order, move, into.movePoints[move]);
            }
        }
        if (covered < points) {
            into.addMove(millis, day, PointsMove.UNCOVERED, points - covered, NONE, covered > 0, ordered, reward);
        }
    }

    // ---- refunds

    private void refund(Refunds refunds, int i, long millis, int day) {
        int order = events.find(refunds.ordered(i), refunds.orderAmount(i), refunds.amount(i));
        if (order < 0) {
            return;
        }
        events.refund(order, refunds.amount(i));
        reversals.revoke(order, refunds.amount(i), millis, day);
        reversals.restore(order, millis, day);
    }
}
