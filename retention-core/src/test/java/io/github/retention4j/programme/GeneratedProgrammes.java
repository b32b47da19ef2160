package io.github.retention4j.programme;

import static io.github.retention4j.programme.MemberFacts.money;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Programmes with few rules of each part that is asked for; what is not asked for is as by default. */
final class GeneratedProgrammes {
    enum Part {
        /** Rules that look at a single order alone. */
        EARNING,
        /** Rules that look at others, too: turns, visits, days. */
        TURNS,
        PENDING,
        EXPIRY,
        INACTIVITY,
        REFUNDS,
        SUPPOSED,
        BONUSES,
        MISSIONS,
        TIERS,
        ENROLMENT,
        VALIDITY
    }

    private GeneratedProgrammes() {}

    private static final List<Earning> SINGLE = List.of(
            Earning.points(1).per(money("1")),
            Earning.points(10).per(money("3")),
            Earning.points(10).perWhole(money("2")),
            Earning.points(1.5).per(money("0.07")),
            Earning.points(5).perOrder(),
            Earning.points(50).perOrder().onTag("new").orderOf(money("20")),
            Earning.points(3).per(money("1")).upTo(70),
            Earning.points(1).perWhole(money("10")).orderOf(money("50")));

    private static final List<Earning> OTHERS = List.of(
            Earning.points(7).perOrder().atMostDaily(),
            Earning.points(9).perOrder().first(2),
            Earning.points(4).perOrder().first(1).onTag("new"),
            Earning.points(2).perVisit(),
            Earning.points(3).perVisit().atMostDaily(),
            Earning.points(2).per(money("1")).during(Window.year(2024)),
            Earning.points(2).per(money("1")).during(Window.month(2018, 11)));

    private static final List<PointsExpiry> EXPIRIES = List.of(
            PointsExpiry.NEVER,
            PointsExpiry.afterDays(30),
            PointsExpiry.afterDays(0).toEndOfMonth(),
            PointsExpiry.afterDays(15).countedFrom(PointsExpiry.CountedFrom.AVAILABLE),
            PointsExpiry.afterMonths(1),
            PointsExpiry.afterMonths(12),
            PointsExpiry.afterMonths(12).toEndOfMonth(),
            PointsExpiry.afterYears(1).toEndOf(CalendarUnit.YEAR),
            PointsExpiry.everyYearOn(MonthDay.of(2, 29), MonthDay.of(12, 31)));

    private static final List<PointsExpiry> SILENCES = List.of(
            PointsExpiry.afterInactivity(Period.ofDays(30)),
            PointsExpiry.afterInactivity(Period.ofMonths(12)),
            PointsExpiry.afterInactivity(Period.ofMonths(1)).resetBy(PointsExpiry.Activity.EARNING),
            PointsExpiry.afterInactivity(Period.ofDays(60)).resetBy(PointsExpiry.Activity.REDEEMING));

    static Arbitrary<LoyaltyProgramme> all() {
        return with(EnumSet.allOf(Part.class));
    }

    static Arbitrary<LoyaltyProgramme> of(Part first, Part... more) {
        return with(EnumSet.of(first, more));
    }

    private static Arbitrary<LoyaltyProgramme> with(Set<Part> parts) {
        Arbitrary<Integer> pick = Arbitraries.integers().between(0, 9999);
        return pick.list()
                .ofSize(80)
                .map(picks -> programme(parts, new Picks(picks)))
                .withoutEdgeCases();
    }

    /** Choices one after the other; all 0 is the plainest programme. */
    private static final class Picks {
        private final List<Integer> picks;
        private int at;

        Picks(List<Integer> picks) {
            this.picks = picks;
        }

        int below(int bound) {
            return picks.get(at++) % bound;
        }

        <T> T of(List<T> all) {
            return all.get(below(all.size()));
        }
    }

    private static LoyaltyProgramme programme(Set<Part> parts, Picks picks) {
        ProgrammeBuilder builder = LoyaltyProgramme.named("Rewards");
        boolean inMoney = picks.below(5) == 4;
        if (inMoney) {
            builder.cashback("0.15").redeeming(Redeeming.atFaceValue());
        }
        int first = picks.below(SINGLE.size());
        builder.earning(SINGLE.get(first)).rounding(picks.of(List.of(Rounding.values())));
        if (picks.below(2) == 1) {
            builder.earning(SINGLE.get((first + 1 + picks.below(SINGLE.size() - 1)) % SINGLE.size()));
        }
        if (parts.contains(Part.TURNS)) {
            builder.earning(picks.of(OTHERS));
        }
        if (parts.contains(Part.PENDING)) {
            builder.pending(picks.of(List.of(0, 1, 14)));
        }
        if (parts.contains(Part.EXPIRY)) {
            builder.expiring(picks.of(EXPIRIES));
        }
        if (parts.contains(Part.INACTIVITY) && (parts.size() < 6 || picks.below(4) == 3)) {
            builder.expiring(picks.of(SILENCES));
        }
        if (parts.contains(Part.REFUNDS)) {
            builder.refunds(new RefundRule(
                    picks.of(List.of(RefundRule.Earned.values())),
                    picks.of(List.of(RefundRule.Spent.values())),
                    picks.of(List.of(RefundRule.When.values())),
                    picks.of(List.of(RefundRule.Shortfall.values()))));
        }
        if (parts.contains(Part.SUPPOSED)) {
            supposed(builder, inMoney, picks);
        }
        if (parts.contains(Part.BONUSES)) {
            bonuses(builder, picks);
        }
        if (parts.contains(Part.MISSIONS)) {
            missions(builder, picks);
        }
        if (parts.contains(Part.TIERS)) {
            builder.tiers(tiers(picks)).earning(Earning.points(11).perOrder().inTier("High"));
        }
        if (parts.contains(Part.ENROLMENT)) {
            builder.enrolment(picks.of(List.of(
                    Enrolment.RECORDED_ELSE_EVERYONE,
                    Enrolment.BY_RECORD,
                    Enrolment.AT_FIRST_ORDER,
                    Enrolment.afterOrders(2),
                    Enrolment.EVERYONE)));
        }
        if (parts.contains(Part.VALIDITY) && picks.below(2) == 1) {
            LocalDate day =
                    picks.of(List.of(LocalDate.of(2012, 1, 15), LocalDate.of(2019, 1, 31), LocalDate.of(2024, 3, 31)));
            builder.from(day).through(day.plusDays(300));
        }
        return builder.build();
    }

    private static void supposed(ProgrammeBuilder builder, boolean inMoney, Picks picks) {
        int kind = picks.below(4);
        builder.redeemer(kind == 0 ? Redeemer.NEVER : kind == 1 ? Redeemer.RECORDED : Redeemer.AS_SOON_AS_POSSIBLE);
        if (!inMoney) {
            Redeeming redeeming = picks.of(List.of(
                    Redeeming.points(100).worth(money("5")).inMultiplesOf(10).upTo(0.5),
                    Redeeming.points(3).worth(money("0.10")).atLeast(20),
                    Redeeming.points(7).worth(money("10"))));
            if (kind == 2) {
                builder.reward(Reward.of("a coffee", 10)).reward(Reward.of("a cake", 25));
            } else {
                builder.redeeming(redeeming);
            }
        }
        if (picks.below(3) == 2) {
            builder.reward(Reward.of("a certificate", 60).byItself());
        }
    }

    private static void bonuses(ProgrammeBuilder builder, Picks picks) {
        List<PointsExpiry> own = List.of(PointsExpiry.NEVER, PointsExpiry.afterDays(20), PointsExpiry.afterDays(0));
        for (Bonus bonus : List.of(
                Bonus.joining(20),
                Bonus.birthday(30),
                Bonus.anniversary(40),
                Bonus.answering(3),
                Bonus.referral(70, 80).onFirstOrderOf(money("20")).within(60).atMostMonthly(1))) {
            switch (picks.below(3)) {
                case 0 -> builder.bonus(bonus);
                case 1 -> builder.bonus(bonus.expiring(picks.of(own)));
                default -> {}
            }
        }
    }

    private static void missions(ProgrammeBuilder builder, Picks picks) {
        Mission.Goal goal = picks.of(List.of(
                Mission.orders(1),
                Mission.orders(3),
                Mission.spending(money("50")),
                Mission.visits(2),
                Mission.referrals(1)));
        Mission.Goal in = switch (picks.below(3)) {
            case 0 -> goal;
            case 1 -> goal.inEach(picks.of(List.of(CalendarUnit.MONTH, CalendarUnit.YEAR)));
            default -> goal.during(picks.of(List.of(Window.year(2024), Window.year(2018), Window.year(2012))));
        };
        Mission mission = in.earning(25);
        builder.mission(picks.below(2) == 0 ? mission : mission.again());
    }

    static Tiers tiers(int kind, Qualification over, String middle, String high) {
        return switch (kind) {
            case 0 ->
                Tiers.bySpend(over)
                        .tier(Tier.named("Low").from(money("5")))
                        .tier(Tier.named("Middle").from(money(middle)).times("1.25"))
                        .tier(Tier.named("High").from(money(high)).times("2"));
            case 1 ->
                Tiers.byPoints(over)
                        .tier(Tier.named("Low"))
                        .tier(Tier.named("Middle").from(Long.parseLong(middle)).times("1.25"))
                        .tier(Tier.named("High").from(Long.parseLong(high)).times("2"));
            default ->
                Tiers.byOrders(over)
                        .tier(Tier.named("Low").from(1))
                        .tier(Tier.named("Middle").from(2).times("1.25"))
                        .tier(Tier.named("High").from(3).times("2"));
        };
    }

    private static Tiers tiers(Picks picks) {
        Qualification over = picks.of(List.of(
                Qualification.CALENDAR_YEAR,
                Qualification.in(CalendarUnit.MONTH),
                Qualification.lastMonths(1),
                Qualification.lastMonths(12),
                Qualification.MEMBERSHIP_YEAR,
                Qualification.SINCE_LAST_CHANGE,
                Qualification.LIFETIME));
        int kind = picks.below(4);
        Tiers tiers = kind == 3
                ? Tiers.byBalance()
                        .tier(Tier.named("Low"))
                        .tier(Tier.named("Middle").from(20).times("1.25"))
                        .tier(Tier.named("High").from(100).times("2"))
                : tiers(kind, over, "20", "100");
        boolean periods = kind != 3 && over.hasPeriods();
        // A sum that begins anew with each change does not hold what it reached.
        boolean anew = kind != 3 && over.equals(Qualification.SINCE_LAST_CHANGE);
        Term term = picks.of(
                anew
                        ? List.of(Term.months(3), Term.months(12))
                        : periods
                                ? List.of(
                                        Term.WHILE_QUALIFIED,
                                        Term.REST_OF_PERIOD,
                                        Term.REST_OF_PERIOD_AND_NEXT,
                                        Term.months(3))
                                : List.of(Term.WHILE_QUALIFIED, Term.months(3), Term.months(12)));
        Downgrade falling = picks.of(
                term.equals(Term.WHILE_QUALIFIED)
                        ? List.of(Downgrade.TO_EARNED, Downgrade.NEVER)
                        : List.of(Downgrade.values()));
        return tiers.holding(term)
                .falling(falling)
                .grace(picks.of(List.of(0, 0, 30)))
                .crossing(picks.of(List.of(Tiers.Crossing.values())))
                .afterRefund(picks.of(List.of(Tiers.AfterRefund.values())));
    }
}
