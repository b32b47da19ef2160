package io.github.retention4j.examples.simulation;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.programme.Bonus;
import io.github.retention4j.programme.Downgrade;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsExpiry;
import io.github.retention4j.programme.Qualification;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Term;
import io.github.retention4j.programme.Tier;
import io.github.retention4j.programme.Tiers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * Enrols customers in the shop's programme, at one of their orders, the sooner the more satisfied they are. To one in ten,
 * the control group, it is not offered.
 *
 * <p>Orders are what they are, so the control group is drawn from them by Bayes' rule: who left soon after the order at
 * which others join is a little likelier to be in it, who stayed is less likely. All that can be counted is then as if the
 * group had been drawn first, and the programme had made those of its members who live in Saudi Arabia, and no others, leave
 * less often: customers there who were offered it order about a fifth more since than those who were not.
 */
final class LoyaltyDesk {
    private static final double HELD_OUT = 0.1;

    /** How many times as likely a member it helps would be to leave after an order without it. */
    private static final double LEAVING_WITHOUT = 1.8;

    private static final double LEAVES_PROGRAMME = 0.03;
    private static final double GOODWILL = 0.4;
    private static final long GOODWILL_POINTS = 100;
    private static final double SECONDS_A_DAY = 86_400;

    private final ShopCalendar calendar;
    private final long start;
    private final long end;
    private final List<Membership> memberships = new ArrayList<>();
    private final List<PointsGrant> grants = new ArrayList<>();

    LoyaltyDesk(SimulatedStore store, ShopCalendar calendar) {
        this.calendar = calendar;
        this.start = calendar.startOf(firstDay(store));
        this.end = calendar.end();
    }

    /** The programme's rules. */
    static LoyaltyProgramme programme(SimulatedStore store) {
        return LoyaltyProgramme.named("Rewards")
                .from(firstDay(store))
                .earning(Earning.points(1).per(riyals(1)))
                .pending(14)
                .expiring(PointsExpiry.afterMonths(12).toEndOf(CalendarUnit.MONTH))
                .redeeming(Redeeming.points(100).worth(riyals(5)).atLeast(100).inMultiplesOf(100))
                .bonus(Bonus.birthday(50))
                .tiers(Tiers.bySpend(Qualification.CALENDAR_YEAR)
                        .tier(Tier.named("Silver"))
                        .tier(Tier.named("Gold").from(riyals(1_500)).times("1.25"))
                        .tier(Tier.named("Platinum").from(riyals(4_000)).times("1.5"))
                        .holding(Term.REST_OF_PERIOD_AND_NEXT)
                        .falling(Downgrade.TO_EARNED))
                .build();
    }

    /** The start of the quarter after the one in which a third of the shop's days are over. */
    private static LocalDate firstDay(SimulatedStore store) {
        long days = store.lastDay().toEpochDay() - store.firstDay().toEpochDay();
        LocalDate third = store.firstDay().plusDays(days / 3);
        return third.withDayOfMonth(1)
                .withMonth(third.getMonth().firstMonthOfQuarter().getValue())
                .plusMonths(3);
    }

    /** Serves a customer with all the purchases, in the order of time; tells whether the programme was not offered. */
    boolean serve(Shopper shopper, List<Sale> sales, Draws draws) {
        int joining = joining(shopper, sales, draws);
        double heldOut = HELD_OUT;
        if (shopper.isInSaudiArabia()) {
            for (int i = joining; i < sales.size(); i++) {
                double leaving = shopper.leavingAt(calendar.dayOf(sales.get(i).millis));
                boolean leaves = i == sales.size() - 1 && shopper.leaves();
                heldOut = afterOrder(heldOut, leaving, leaves);
            }
        }
        boolean isHeldOut = draws.chance(heldOut);
        if (!isHeldOut && joining < sales.size()) {
            enrol(shopper, sales.subList(joining, sales.size()), draws);
        }
        return isHeldOut;
    }

    List<Membership> memberships() {
        return memberships;
    }

    List<PointsGrant> grants() {
        return grants;
    }

    /** The number of the order at which the customer joins if it is offered; that of orders if at none. */
    private int joining(Shopper shopper, List<Sale> sales, Draws draws) {
        double chance = 1 / (1 + StrictMath.exp(0.5 - 0.8 * shopper.satisfaction()));
        for (int i = 0; i < sales.size(); i++) {
            if (sales.get(i).millis >= start && draws.chance(chance)) {
                return i;
            }
        }
        return sales.size();
    }

    /**
     * How likely it is that a customer is in the control group, after one more order of which it is known whether the
     * customer left after it: so likely on the whole, more without the programme, less with it, both weighted by what is
     * known from the orders before.
     */
    static double afterOrder(double heldOut, double leaving, boolean leaves) {
        double without = Math.min(1, LEAVING_WITHOUT * leaving / (LEAVING_WITHOUT * heldOut + 1 - heldOut));
        return leaves ? heldOut * without / leaving : heldOut * (1 - without) / (1 - leaving);
    }

    private void enrol(Shopper shopper, List<Sale> sales, Draws draws) {
        String id = Long.toString(shopper.number());
        long joined = sales.get(0).millis;
        boolean leaves = draws.chance(LEAVES_PROGRAMME);
        long left = joined + 1000 * (long) (SECONDS_A_DAY * draws.between(1, 400));
        Membership member = Membership.of(id, Instant.ofEpochMilli(joined));
        memberships.add(leaves && left < end ? member.leaving(Instant.ofEpochMilli(left)) : member);
        long until = leaves ? left : end;
        for (Sale sale : sales) {
            boolean goodwill = draws.chance(GOODWILL);
            long at = sale.millis + 1000 * (long) (SECONDS_A_DAY * draws.between(15, 20));
            if (sale.isRefunded() && goodwill && at < Math.min(until, end)) {
                grants.add(PointsGrant.of(id, Instant.ofEpochMilli(at), GOODWILL_POINTS, "goodwill"));
            }
        }
    }

    private static Money riyals(int amount) {
        return Money.ofMajor(SimulatedStore.CURRENCY, amount);
    }
}
