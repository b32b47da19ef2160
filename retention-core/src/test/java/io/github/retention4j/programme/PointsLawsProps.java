package io.github.retention4j.programme;

import static io.github.retention4j.programme.GeneratedProgrammes.Part.BONUSES;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.EARNING;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.EXPIRY;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.PENDING;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.TURNS;
import static io.github.retention4j.programme.MemberFacts.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.Money;

/** What holds of every ledger, whatever the programme and the member. */
class PointsLawsProps {
    /** Stated, so that a run says of a change whether it broke something; leave it out to look for more. */
    private static final String SEED = "20261130";

    @Provide
    Arbitrary<MemberFacts> members() {
        return GeneratedMembers.members();
    }

    @Provide
    Arbitrary<LoyaltyProgramme> programmes() {
        return GeneratedProgrammes.all();
    }

    /** Nothing is lost and nothing is there twice: no lot holds less than nothing, and what was credited is somewhere. */
    @Property(tries = 1000, seed = SEED)
    void pointsAreConservedAtEveryInstant(
            @ForAll("members") MemberFacts member, @ForAll("programmes") LoyaltyProgramme programme) {
        PointsLedger ledger = member.replay(programme);
        long[] open = new long[ledger.lotCount()];
        long owed = 0;
        for (int i = 0; i < ledger.moveCount(); i++) {
            long points = ledger.movePoints(i);
            int lot = ledger.moveLot(i);
            assertThat(points).isPositive();
            switch (ledger.moveKind(i)) {
                case EARNED, BONUS, MISSION, GRANTED, RESTORED -> open[lot] += points;
                case REDEEMED, EXPIRED -> open[lot] -= points;
                case REVOKED -> {
                    if (lot < 0) {
                        owed += points;
                    } else {
                        open[lot] -= points;
                    }
                }
                case SETTLED -> {
                    open[lot] -= points;
                    owed -= points;
                }
                case UNCOVERED -> {}
            }
            assertThat(owed).isNotNegative();
            long sum = -owed;
            for (long each : open) {
                assertThat(each).isNotNegative();
                sum += each;
            }
            boolean isLastOfItsInstant = i + 1 == ledger.moveCount() || ledger.moveMillis(i + 1) > ledger.moveMillis(i);
            if (isLastOfItsInstant) {
                Instant at = Instant.ofEpochMilli(ledger.moveMillis(i));
                assertThat(ledger.balanceAt(at) + ledger.pendingAt(at)).isEqualTo(sum);
            }
        }
    }

    /** Moves are in order of time, and each is of the day of its instant. */
    @Property(tries = 500, seed = SEED)
    void movesAreInOrderOfTime(
            @ForAll("members") MemberFacts member, @ForAll("programmes") LoyaltyProgramme programme) {
        PointsLedger ledger = member.replay(programme);
        for (int i = 0; i < ledger.moveCount(); i++) {
            assertThat(i == 0 || ledger.moveMillis(i - 1) <= ledger.moveMillis(i))
                    .isTrue();
            LocalDate day = LocalDate.ofEpochDay(ledger.moveDay(i));
            assertThat(day.atStartOfDay(member.zone()).toInstant().toEpochMilli())
                    .isLessThanOrEqualTo(ledger.moveMillis(i));
            if (ledger.moveLot(i) >= 0 && ledger.moveKind(i) == PointsMove.REDEEMED) {
                assertThat(ledger.moveDay(i))
                        .isGreaterThanOrEqualTo(ledger.lotAvailableDay(ledger.moveLot(i)))
                        .isLessThan(
                                ledger.lotGoneDay(ledger.moveLot(i)) + (isLeaving(ledger, day, member.zone()) ? 1 : 0));
            }
        }
    }

    /** Whoever leaves may have redeemed earlier that day. */
    private static boolean isLeaving(PointsLedger ledger, LocalDate day, ZoneId zone) {
        for (int i = 0; i < ledger.membershipCount(); i++) {
            long left = ledger.left(i).orElse(Long.MAX_VALUE);
            if (left != Long.MAX_VALUE
                    && Instant.ofEpochMilli(left).atZone(zone).toLocalDate().equals(day)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an order that was refunded in full counts elsewhere is nothing to points. */
    @Property(tries = 500, seed = SEED)
    void ignoredOrdersAreReplayedLikeOthers(
            @ForAll("members") MemberFacts member, @ForAll("programmes") LoyaltyProgramme programme) {
        PointsLedger ignored =
                member.copy().refundedOrders(RefundedOrders.IGNORE).replay(programme);
        PointsLedger counted =
                member.copy().refundedOrders(RefundedOrders.COUNT).replay(programme);
        assertThat(Told.moves(ignored)).isEqualTo(Told.moves(counted));
        assertThat(Told.tiers(ignored)).isEqualTo(Told.tiers(counted));
    }

    // ---- refunds

    @Provide
    Arbitrary<RefundRule> keepingWhatWasSpent() {
        return Combinators.combine(Arbitraries.of(RefundRule.Earned.class), Arbitraries.of(RefundRule.Shortfall.class))
                .as((earned, shortfall) ->
                        new RefundRule(earned, RefundRule.Spent.KEEP, RefundRule.When.IN_PROPORTION, shortfall));
    }

    @Provide
    Arbitrary<MemberFacts> shoppers() {
        return GeneratedMembers.members(10);
    }

    /** A refund in three parts is a refund at once, down to the lots. */
    @Property(tries = 500, seed = SEED)
    void aRefundInPartsIsARefundAtOnce(
            @ForAll("shoppers") MemberFacts member,
            @ForAll("keepingWhatWasSpent") RefundRule rule,
            @ForAll Rounding rounding,
            @ForAll @IntRange(max = 14) int pending) {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(10).per(money("3")))
                .earning(Earning.points(5).perOrder().orderOf(money("10")))
                .rounding(rounding)
                .pending(pending)
                .expiring(PointsExpiry.afterMonths(2))
                .refunds(rule)
                .build();
        MemberFacts parts = member.copy();
        for (Order order : member.ownOrders()) {
            parts.change(order.id(), o -> MemberFacts.withRefunds(o, inParts(o.refunds())));
        }
        PointsLedger once = member.replay(programme);
        PointsLedger split = parts.replay(programme);
        assertThat(Told.sums(split)).isEqualTo(Told.sums(once));
        assertThat(balances(split, member)).isEqualTo(balances(once, member));
    }

    private static List<Refund> inParts(List<Refund> refunds) {
        List<Refund> parts = new ArrayList<>();
        for (Refund refund : refunds) {
            int cents = refund.amount().getAmount().movePointRight(2).intValueExact();
            int third = cents / 3;
            for (int part : new int[] {third, third / 2, cents - third - third / 2}) {
                if (part > 0) {
                    parts.add(Refund.of(refund.refundedAt(), Money.ofMinor(MemberFacts.SAR, part)));
                }
            }
        }
        return parts;
    }

    /** At each event of a member, and at each start of a day on which something may come or go. */
    private static List<Long> balances(PointsLedger ledger, MemberFacts member) {
        TreeSet<Instant> at = new TreeSet<>();
        for (Order order : member.orders()) {
            at.add(order.placedAt());
            order.refunds().forEach(r -> at.add(r.refundedAt()));
        }
        List<Long> balances = new ArrayList<>();
        for (Instant when : at) {
            for (int days : new int[] {0, 1, 14, 31, 62, 400}) {
                Instant then = when.plusSeconds(days * 86_400L);
                balances.add(ledger.balanceAt(then));
                balances.add(ledger.pendingAt(then));
            }
        }
        return balances;
    }

    @Provide
    Arbitrary<LoyaltyProgramme> plain() {
        return GeneratedProgrammes.of(EARNING, PENDING, EXPIRY);
    }

    /** An order that comes back in full is no order once it did, as long as nothing was redeemed. */
    @Property(tries = 1000, seed = SEED)
    void anOrderAndItsFullRefundAreNoOrder(
            @ForAll("shoppers") MemberFacts facts, @ForAll("plain") LoyaltyProgramme programme, @ForAll Random random) {
        MemberFacts member = facts.copy().withoutRedemptions();
        if (member.ownOrders().isEmpty()) {
            return;
        }
        Order order = member.ownOrders().get(random.nextInt(member.ownOrders().size()));
        Instant end = member.ownOrders().stream()
                .flatMap(o -> o.refunds().stream())
                .map(Refund::refundedAt)
                .max(Comparator.naturalOrder())
                .filter(order.placedAt()::isBefore)
                .orElse(order.placedAt().plusSeconds(random.nextInt(400) * 86_400L));
        if (order.total().isZero() || member.zone().getRules().getOffset(end) == null) {
            return;
        }
        MemberFacts back =
                member.copy().change(order.id(), o -> MemberFacts.withRefunds(o, List.of(new Refund(end, o.total()))));
        MemberFacts without = member.copy().without(order.id());
        PointsLedger returned = back.through(LocalDate.of(2030, 1, 1)).replay(programme);
        PointsLedger never = without.through(LocalDate.of(2030, 1, 1)).replay(programme);
        for (int days : new int[] {0, 1, 13, 14, 30, 31, 60, 365, 366, 400, 800}) {
            Instant at = end.plusSeconds(days * 86_400L);
            assertThat(returned.balanceAt(at)).as("%s", at).isEqualTo(never.balanceAt(at));
            assertThat(returned.pendingAt(at)).as("%s", at).isEqualTo(never.pendingAt(at));
        }
    }

    // ---- expiry

    @Provide
    Arbitrary<LoyaltyProgramme> ofLots() {
        return GeneratedProgrammes.of(EARNING, TURNS, PENDING, EXPIRY, BONUSES);
    }

    /** A lot that is redeemed from in some order. */
    private static final class Jar {
        private final int available;
        private final int gone;
        private final int number;
        private long open;

        Jar(int available, int gone, int number, long open) {
            this.available = available;
            this.gone = gone;
            this.number = number;
            this.open = open;
        }
    }

    /** The soonest gone first lets no more points expire than the oldest, the youngest or any first. */
    @Property(tries = 1000, seed = SEED)
    void theSoonestFirstWastesTheLeast(
            @ForAll("shoppers") MemberFacts facts,
            @ForAll("ofLots") LoyaltyProgramme programme,
            @ForAll Random random) {
        MemberFacts member = facts.copy();
        facts.ownOrders().forEach(o -> member.change(o.id(), p -> MemberFacts.withRefunds(p, List.of())));
        PointsLedger ledger = member.replay(programme);
        LocalDate lastDay = member.history().basis().lastDay();
        long expired = Told.sum(ledger, PointsMove.EXPIRED);
        assertThat(expired).isEqualTo(wasted(ledger, lastDay, Comparator.comparing((Jar jar) -> jar.gone)));
        assertThat(expired).isLessThanOrEqualTo(wasted(ledger, lastDay, Comparator.comparing((Jar jar) -> jar.number)));
        assertThat(expired)
                .isLessThanOrEqualTo(wasted(ledger, lastDay, Comparator.comparing((Jar jar) -> -jar.number)));
        int salt = random.nextInt();
        assertThat(expired)
                .isLessThanOrEqualTo(
                        wasted(ledger, lastDay, Comparator.comparing((Jar jar) -> (jar.number + 1) * salt ^ salt)));
    }

    /** What expires if the same redemptions take points in another order. */
    private static long wasted(PointsLedger ledger, LocalDate lastDay, Comparator<Jar> order) {
        List<Jar> jars = new ArrayList<>();
        long wasted = 0;
        for (int i = 0; i < ledger.moveCount(); i++) {
            int day = ledger.moveDay(i);
            wasted += waste(jars, day);
            switch (ledger.moveKind(i)) {
                case REDEEMED, UNCOVERED -> {
                    long missing = ledger.isMember(ledger.moveMillis(i)) ? ledger.movePoints(i) : 0;
                    jars.sort(order);
                    for (Jar jar : jars) {
                        long taken = jar.available <= day ? Math.min(missing, jar.open) : 0;
                        jar.open -= taken;
                        missing -= taken;
                    }
                }
                case EXPIRED -> {}
                default -> {
                    int lot = ledger.moveLot(i);
                    jars.add(new Jar(ledger.lotAvailableDay(lot), ledger.lotGoneDay(lot), lot, ledger.movePoints(i)));
                }
            }
        }
        return wasted + waste(jars, lastDay.toEpochDay());
    }

    private static long waste(List<Jar> jars, long day) {
        long wasted = jars.stream()
                .filter(jar -> jar.gone <= day)
                .mapToLong(jar -> jar.open)
                .sum();
        jars.removeIf(jar -> jar.gone <= day);
        return wasted;
    }

    /** Points that live longer are redeemed or still there, never less of them. */
    @Property(tries = 500, seed = SEED)
    void aLongerLifeLosesNothing(
            @ForAll("shoppers") MemberFacts facts,
            @ForAll @IntRange(max = 400) int days,
            @ForAll @IntRange(min = 1, max = 400) int more,
            @ForAll @IntRange(max = 20) int pending) {
        MemberFacts member = facts.copy();
        facts.ownOrders().forEach(o -> member.change(o.id(), p -> MemberFacts.withRefunds(p, List.of())));
        assertThat(redeemedAndOpen(member, pending + days + more, pending))
                .isGreaterThanOrEqualTo(redeemedAndOpen(member, pending + days, pending));
    }

    private static long redeemedAndOpen(MemberFacts member, int days, int pending) {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(money("1")))
                .pending(pending)
                .expiring(PointsExpiry.afterDays(days))
                .build();
        PointsLedger ledger = member.replay(programme);
        Instant end = Instant.ofEpochMilli(member.history().basis().observedUntil() - 1);
        return Told.sum(ledger, PointsMove.REDEEMED) + ledger.balanceAt(end) + ledger.pendingAt(end);
    }

    // ---- tiers

    /** A member is in no higher a tier because it asks for more. */
    @Property(tries = 500, seed = SEED)
    void aHigherThresholdRaisesNobody(
            @ForAll("members") MemberFacts member,
            @ForAll @IntRange(max = 1) int kind,
            @ForAll("stretches") Qualification over,
            @ForAll("terms") Term term,
            @ForAll @IntRange(max = 40) int grace,
            @ForAll Tiers.AfterRefund afterRefund,
            @ForAll Tiers.Crossing crossing) {
        if (term.endsWithPeriod() && !over.hasPeriods()) {
            return;
        }
        PointsLedger[] ledgers = new PointsLedger[3];
        String[][] thresholds = {{"20", "100"}, {"20", "120"}, {"35", "120"}};
        for (int i = 0; i < 3; i++) {
            ledgers[i] = member.replay(LoyaltyProgramme.named("Rewards")
                    .earning(Earning.points(1).per(money("1")))
                    .tiers(GeneratedProgrammes.tiers(kind, over, thresholds[i][0], thresholds[i][1])
                            .holding(term)
                            // A refund that takes what a tier was reached by ends days of grace that it had before,
                            // too.
                            .grace(afterRefund == Tiers.AfterRefund.LOSE ? 0 : grace)
                            .crossing(crossing)
                            .afterRefund(afterRefund))
                    .build());
        }
        LocalDate last = member.history().basis().lastDay();
        for (LocalDate day = last.minusDays(1200); !day.isAfter(last); day = day.plusDays(1)) {
            int epochDay = (int) day.toEpochDay();
            assertThat(ledgers[1].tierOn(epochDay)).as("%s", day).isLessThanOrEqualTo(ledgers[0].tierOn(epochDay));
            assertThat(ledgers[2].tierOn(epochDay)).as("%s", day).isLessThanOrEqualTo(ledgers[1].tierOn(epochDay));
        }
    }

    @Provide
    Arbitrary<Qualification> stretches() {
        return Arbitraries.of(
                Qualification.CALENDAR_YEAR,
                Qualification.in(CalendarUnit.MONTH),
                Qualification.MEMBERSHIP_YEAR,
                Qualification.lastMonths(12),
                Qualification.LIFETIME);
    }

    @Provide
    Arbitrary<Term> terms() {
        return Arbitraries.of(Term.WHILE_QUALIFIED, Term.REST_OF_PERIOD, Term.REST_OF_PERIOD_AND_NEXT);
    }
}
