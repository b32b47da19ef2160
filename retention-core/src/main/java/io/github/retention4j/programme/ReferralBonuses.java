package io.github.retention4j.programme;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Referrals;
import io.github.retention4j.history.Refunds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Bonuses for referrals: to the one who made it when the friend first orders, and to the friend with that order. The friend's first
 * order is judged by what is kept of it in the end.
 */
final class ReferralBonuses {
    private final ProgrammePlan plan;
    private final List<Bonus> bonuses;
    private final long[] least;

    // Of the customer at hand: of each bonus, the month that was paid for last and how often.
    private final int[] month;
    private final int[] paidInMonth;

    // Of each referral that brought somebody.
    private int[] referredDay = new int[4];
    private long[] kept = new long[4];

    ReferralBonuses(ProgrammePlan plan) {
        this.plan = plan;
        bonuses = plan.bonuses(Bonus.Occasion.REFERRAL);
        least = bonuses.stream()
                .mapToLong(bonus -> bonus.least()
                        .map(amount -> EarningPlan.ceiling(EarningPlan.minorUnits(amount, plan.basis)))
                        .orElse(Long.MIN_VALUE))
                .toArray();
        month = new int[least.length];
        paidInMonth = new int[least.length];
    }

    boolean isEmpty() {
        return bonuses.isEmpty();
    }

    List<Bonus> bonuses() {
        return bonuses;
    }

    /** Adds the first orders of friends to the events of the one who referred them. */
    void begin(CustomerHistory customer, CustomerEvents events) {
        Arrays.fill(month, Integer.MIN_VALUE);
        Arrays.fill(paidInMonth, 0);
        Referrals referrals = customer.referrals();
        if (referrals.count() > kept.length) {
            referredDay = new int[2 * referrals.count()];
            kept = new long[2 * referrals.count()];
        }
        List<Integer> brought = new ArrayList<>();
        for (int i = 0; i < referrals.count(); i++) {
            OptionalLong first = referrals.isMade(i) ? referrals.friendFirstOrder(i) : OptionalLong.empty();
            if (first.isPresent()
                    && referrals.isFirstOfFriend(i)
                    && isKept(referrals, i)
                    && referrals.referred(i) <= customer.latest(first.getAsLong())) {
                referredDay[i] = plan.calendar.day(referrals.referred(i));
                kept[i] = referrals.friendOrderKept(i).orElse(0);
                brought.add(i);
            }
        }
        // Friends who order at one instant come by when they were referred, and then by what is kept: never by when
        // their rows came.
        brought.sort(Comparator.<Integer>comparingLong(
                        i -> referrals.friendFirstOrder(i).orElseThrow())
                .thenComparingLong(referrals::referred)
                .thenComparingLong(i -> kept[i]));
        brought.forEach(i -> events.add(
                CustomerEvents.REFERRAL, referrals.friendFirstOrder(i).orElseThrow(), i));
    }

    private static boolean isKept(Referrals referrals, int i) {
        return referrals.friendOrderKept(i).orElse(0) > 0
                || referrals.friendOrderAmount(i).orElse(1) == 0;
    }

    /** Whether a bonus is paid to the one who made a referral, on the day of the friend's first order; it then counts for the month. */
    boolean pays(int b, int referral, int day) {
        Bonus bonus = bonuses.get(b);
        if (bonus.points() == 0 || !isMet(b, kept[referral], day - referredDay[referral])) {
            return false;
        }
        if (bonus.mostMonthly().isPresent()) {
            LocalDate date = LocalDate.ofEpochDay(day);
            int its = date.getYear() * 12 + date.getMonthValue();
            paidInMonth[b] = its == month[b] ? paidInMonth[b] : 0;
            month[b] = its;
            if (paidInMonth[b] >= bonus.mostMonthly().getAsInt()) {
                return false;
            }
            paidInMonth[b]++;
        }
        return true;
    }

    private boolean isMet(int b, long keptOfOrder, int days) {
        return keptOfOrder >= least[b] && days <= bonuses.get(b).withinDays().orElse(Integer.MAX_VALUE);
    }

    /** Hears of a bonus that is to be given. */
    @FunctionalInterface
    interface Giver {
        void give(Bonus bonus, int day);
    }

    /** Tells what a friend is to be given with an order, if it is the first. */
    void ofFriend(CustomerHistory customer, int order, CustomerEvents events, int day, Giver giver) {
        if (bonuses.isEmpty() || order > 0 || customer.predatesData()) {
            return;
        }
        OptionalLong referred = customer.referrals().firstReceived();
        if (referred.isEmpty() || referred.getAsLong() > customer.latest(events.placed(0))) {
            return;
        }
        long left = events.amount(0) - refundedEver(customer.refunds(), events);
        int days = day - plan.calendar.day(referred.getAsLong());
        for (int b = 0; b < bonuses.size() && (left > 0 || events.amount(0) == 0); b++) {
            if (isMet(b, left, days)) {
                giver.give(bonuses.get(b), day);
            }
        }
    }

    private static long refundedEver(Refunds refunds, CustomerEvents events) {
        long refunded = 0;
        for (int i = 0; i < refunds.count(); i++) {
            boolean isOfFirst = refunds.hasOrder(i)
                    && refunds.ordered(i) == events.placed(0)
                    && refunds.orderAmount(i) == events.amount(0);
            refunded += isOfFirst ? refunds.amount(i) : 0;
        }
        return Math.min(refunded, events.amount(0));
    }
}
