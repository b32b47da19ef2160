package io.github.retention4j.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Refund;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a programme makes of one member's facts, day by day and event by event, without any thrift: what the replay must agree
 * with. Where the rules leave a choice, this one is made:
 *
 * <ul>
 *   <li>What is left of an order is what was paid less all refunds, at least 0; what is eligible of it goes down as much. A refund in full
 *       leaves nothing.
 *   <li>Which rules an order has its turn in, and its tier, are settled when it is placed, and stay.
 *   <li>A refund in the very instant of its order follows the earning; all other refunds come first in their instant.
 *   <li>What expired of the order's points is not revoked a second time from other points.
 *   <li>Restored are the lots that were taken last, as if no more than the rest had been redeemed; of a partial refund, whole
 *       points, rounded down.
 *   <li>Only lots of orders are pending.
 *   <li>Orders outside of the programme's days, or of nobody who is a member then, earn nothing and count for no tier or mission.
 *   <li>Whoever is no member redeems nothing. Who leaves loses all points, and keeps what is owed.
 *   <li>Where points go together after a time without activity, there is one day on which they do. Points that come without activity
 *       share it; where there are none, it begins with them.
 *   <li>Rewards by themselves and tiers are looked at after each event, also between two of one instant.
 * </ul>
 */
final class NaivePoints extends NaiveLots {
    private enum Phase {
        LEAVING,
        JOINING,
        REFUND,
        GRANT,
        ANSWER,
        REFERRAL,
        REDEMPTION,
        VISIT,
        ORDER,
        OWN_REFUND
    }

    /** A visit that earned. */
    record Visited(LocalDate day, int at, long points) {}

    private record Turn(Earning rule, int number, LocalDate day) {}

    private record Back(Bought bought, Refund refund) {
        Instant at() {
            return isOwn() ? bought.order.placedAt() : refund.refundedAt();
        }

        boolean isOwn() {
            return !refund.refundedAt().isAfter(bought.order.placedAt());
        }

        BigDecimal amount() {
            return refund.amount().getAmount();
        }
    }

    final MemberFacts facts;
    final Basis basis;
    /** The orders that were placed by a member in the programme's days. */
    final List<Bought> counted = new ArrayList<>();

    final List<Visited> visits = new ArrayList<>();

    final NaiveTiers tiers;
    final NaiveExtras extras;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Bought> all = new ArrayList<>();
    private final List<NaiveSpells.Spell> spells;
    private final TreeMap<Instant, TreeMap<Phase, List<Runnable>>> events = new TreeMap<>();
    int clock;

    NaivePoints(LoyaltyProgramme programme, MemberFacts facts, Basis basis) {
        super(programme);
        this.facts = facts;
        this.basis = basis;
        this.spells = NaiveSpells.of(programme, facts, basis);
        this.tiers = new NaiveTiers(this);
        this.extras = new NaiveExtras(this);
        if (basis.isObserved()
                && programme.firstDay().map(f -> !f.isAfter(basis.lastDay())).orElse(true)) {
            schedule();
            run();
        }
    }

    // ---- time

    private void on(Instant at, Phase phase, Runnable what) {
        events.computeIfAbsent(at, t -> new TreeMap<>())
                .computeIfAbsent(phase, p -> new ArrayList<>())
                .add(what);
    }

    @SuppressWarnings("ReferenceEquality") // the first itself
    private void schedule() {
        for (NaiveSpells.Spell spell : spells) {
            on(spell.from(), Phase.JOINING, () -> extras.join(spell == spells.get(0)));
            spell.until().ifPresent(until -> on(until, Phase.LEAVING, this::leave));
        }
        List<Back> refunds = new ArrayList<>();
        for (Order order : facts.ownOrders()) {
            Bought bought = new Bought();
            bought.order = order;
            bought.day = dayOf(order.placedAt());
            all.add(bought);
            on(order.placedAt(), Phase.ORDER, () -> buy(bought));
            order.refunds().forEach(refund -> refunds.add(new Back(bought, refund)));
        }
        refunds.sort(Comparator.comparing(Back::amount)
                .thenComparing(back -> back.bought().order.placedAt())
                .thenComparing(back -> back.bought().total()));
        refunds.forEach(back -> on(
                back.at(), back.isOwn() ? Phase.OWN_REFUND : Phase.REFUND, () -> refund(back.bought(), back.amount())));
        facts.grants().stream()
                .sorted(Comparator.comparing(PointsGrant::points))
                .forEach(grant -> on(
                        grant.grantedAt(),
                        Phase.GRANT,
                        () -> credit(PointsMove.GRANTED, grant.points(), Optional.empty(), programme.expiry(), 0)));
        if (programme.redeemer() == Redeemer.RECORDED) {
            facts.redemptions().stream()
                    .sorted(Comparator.comparing(Redemption::points)
                            .thenComparing(
                                    r -> bought(r).map(b -> b.order.placedAt()).orElse(Instant.MAX))
                            .thenComparing(r -> bought(r).map(Bought::total).orElse(BigDecimal.ZERO)))
                    .forEach(r -> on(r.redeemedAt(), Phase.REDEMPTION, () -> redeem(r.points(), bought(r))));
        }
        facts.visits().forEach(visit -> on(visit.startedAt(), Phase.VISIT, this::visit));
        facts.answers().forEach(answer -> on(answer.answeredAt(), Phase.ANSWER, () -> extras.answered(answer)));
        facts.qualifiedReferrals().stream()
                .filter(MemberFacts.Qualified::isReferrer)
                .forEach(r -> on(r.friendOrdered(), Phase.REFERRAL, () -> extras.referred(r)));
    }

    private Optional<Bought> bought(Redemption redemption) {
        return all.stream()
                .filter(b -> redemption.orderId().equals(Optional.of(b.order.id())))
                .findFirst();
    }

    private void run() {
        LocalDate first = events.isEmpty() ? basis.firstDay() : dayOf(events.firstKey());
        first = first.isBefore(basis.firstDay()) ? first : basis.firstDay();
        for (day = first; !day.isAfter(basis.lastDay()); day = day.plusDays(1)) {
            startDay();
            for (Instant at : events.keySet()) {
                if (dayOf(at).equals(day)) {
                    now = at;
                    for (List<Runnable> phase : events.get(at).values()) {
                        for (Runnable event : phase) {
                            clock++;
                            event.run();
                            extras.rewardsByThemselves();
                            tiers.look();
                        }
                    }
                }
            }
        }
    }

    private void startDay() {
        now = Instant.ofEpochMilli(basis.startOf(day));
        clock++;
        List<Lot> dying = lots.stream()
                .filter(lot -> !lot.dead && !gone(lot).isAfter(day))
                .toList();
        dying.forEach(lot -> lot.gone = gone(lot));
        dying.forEach(this::die);
        tiers.endTerms();
        lots.forEach(lot -> lot.ready = lot.ready || !lot.available.isAfter(day));
        settle();
        extras.datedBonuses();
        extras.rewardsByThemselves();
        tiers.look();
    }

    LocalDate dayOf(Instant at) {
        return at.atZone(basis.zone()).toLocalDate();
    }

    boolean isValid() {
        return programme.firstDay().map(f -> !day.isBefore(f)).orElse(true)
                && programme.lastDay().map(l -> !day.isAfter(l)).orElse(true);
    }

    /** The day of the first joining. */
    LocalDate joinedDay() {
        return dayOf(spells.get(0).from());
    }

    private void leave() {
        isMember = false;
        tiers.leave();
        lots.stream().filter(lot -> !lot.dead).forEach(lot -> {
            lot.gone = day;
            die(lot);
        });
    }

    // ---- earning

    private void buy(Bought bought) {
        if (!isMember) {
            return;
        }
        if (programme.redeemer() == Redeemer.AS_SOON_AS_POSSIBLE) {
            bought.redeemedSoon = extras.redeemAsSoonAsPossible(bought);
        }
        if (!isValid()) {
            return;
        }
        bought.at = clock;
        counted.add(bought);
        List<Turn> before = List.copyOf(turns);
        rate(bought, tiers.tier);
        int tier = tiers.ofOrder(bought);
        turns.retainAll(before);
        rate(bought, tier);
        bought.lot = credit(
                PointsMove.EARNED, bought.earned, Optional.of(bought), programme.expiry(), programme.pendingDays());
        facts.qualifiedReferrals().stream()
                .filter(r -> !r.isReferrer() && bought == all.get(0))
                .forEach(extras::came);
        extras.missions(Mission.Counted.ORDERS);
        extras.missions(Mission.Counted.SPEND);
    }

    /** Settles what an order earns in a tier. */
    private void rate(Bought bought, int tier) {
        bought.times = tiers.times(tier);
        bought.rules = programme.earning().stream()
                .filter(rule -> rule.basis() != Earning.Basis.VISIT)
                .filter(rule ->
                        rule.tag().map(t -> bought.order.tags().contains(t)).orElse(true))
                .filter(rule -> rule.least()
                        .map(l -> l.getAmount().compareTo(bought.left()) <= 0)
                        .orElse(true))
                .filter(rule -> hasTurn(rule, tier))
                .toList();
        bought.earned = pointsOf(bought);
        bought.kept = bought.earned;
    }

    private boolean hasTurn(Earning rule, int tier) {
        boolean fits = rule.window().map(w -> w.contains(day)).orElse(true)
                && rule.tier().map(name -> name.equals(tiers.name(tier))).orElse(true);
        if (!fits) {
            return false;
        }
        List<Turn> before = turns.stream().filter(t -> t.rule().equals(rule)).toList();
        boolean turn = (!rule.daily() || before.stream().noneMatch(t -> t.day().equals(day)))
                && (rule.orders().isEmpty() || before.size() < rule.orders().getAsInt());
        turns.add(new Turn(rule, turns.size(), day));
        return turn;
    }

    private void visit() {
        if (!isValid() || !isMember) {
            return;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Earning rule : programme.earning()) {
            if (rule.basis() == Earning.Basis.VISIT && hasTurn(rule, tiers.tier)) {
                sum = sum.add(capped(rule, rule.points()));
            }
        }
        long points = rounded(sum.multiply(tiers.times(tiers.tier)), BigDecimal.ONE);
        if (points > 0) {
            visits.add(new Visited(day, clock, points));
        }
        credit(PointsMove.EARNED, points, Optional.empty(), programme.expiry(), 0);
        extras.visited();
    }

    /** What an order earns on what is left of it, by the rules that it has its turn in. */
    private long pointsOf(Bought bought) {
        if (bought.isAllReturned()) {
            return 0;
        }
        BigDecimal left = bought.eligibleLeft();
        BigDecimal over = BigDecimal.ZERO;
        BigDecimal under = BigDecimal.ONE;
        for (Earning rule : bought.rules) {
            if (rule.least().isPresent() && rule.least().get().getAmount().compareTo(bought.left()) > 0) {
                continue;
            }
            BigDecimal per =
                    rule.per().map(m -> m.getAmount()).orElse(BigDecimal.ONE.scaleByPowerOfTen(-basis.decimals()));
            BigDecimal most = rule.most().isPresent()
                    ? BigDecimal.valueOf(rule.most().getAsLong()).multiply(per)
                    : null;
            BigDecimal times = switch (rule.basis()) {
                case AMOUNT -> left;
                case WHOLE_AMOUNT -> left.divideToIntegralValue(per).multiply(per);
                default -> per;
            };
            BigDecimal earned = rule.points().multiply(times);
            earned = most == null ? earned : earned.min(most);
            over = over.multiply(per).add(earned.multiply(under));
            under = under.multiply(per);
        }
        return rounded(over.multiply(bought.times), under);
    }

    private static BigDecimal capped(Earning rule, BigDecimal points) {
        return rule.most().isPresent()
                ? points.min(BigDecimal.valueOf(rule.most().getAsLong()))
                : points;
    }

    private long rounded(BigDecimal over, BigDecimal under) {
        RoundingMode mode = switch (programme.rounding()) {
            case DOWN -> RoundingMode.DOWN;
            case HALF_UP -> RoundingMode.HALF_UP;
            case UP -> RoundingMode.UP;
        };
        return over.divide(under, 0, mode).longValueExact();
    }

    // ---- refunds

    private void refund(Bought bought, BigDecimal amount) {
        tiers.refund(bought, () -> takeBack(bought, amount));
    }

    private void takeBack(Bought bought, BigDecimal amount) {
        bought.returned = bought.returned.add(amount);
        long keeps = switch (programme.refunds().earned()) {
            case BY_WHAT_IS_LEFT -> pointsOf(bought);
            case PROPORTIONAL ->
                rounded(
                        BigDecimal.valueOf(bought.earned)
                                .multiply(bought.total().subtract(bought.returned)),
                        bought.total());
            case ALL -> 0;
            case KEEP -> bought.kept;
        };
        long less = bought.kept - keeps;
        bought.kept = keeps;
        if (less > 0) {
            revoke(bought, less);
        }
        restore(bought);
    }

    private void revoke(Bought bought, long points) {
        Lot own = bought.lot.orElseThrow();
        RefundRule.Shortfall shortfall = programme.refunds().shortfall();
        long need = points;
        if (shortfall != RefundRule.Shortfall.ONLY_PENDING || own.available.isAfter(day)) {
            need -= take(own, need, bought);
        }
        if (shortfall == RefundRule.Shortfall.ONLY_PENDING) {
            return;
        }
        long excused = Math.min(need, own.expired - own.excused);
        own.excused += excused;
        need -= excused;
        for (Lot lot : usable()) {
            need -= take(lot, need, bought);
        }
        if (shortfall == RefundRule.Shortfall.DEBT) {
            move(PointsMove.REVOKED, need, -1, Optional.of(bought));
            debt += need;
        }
    }

    private long take(Lot lot, long points, Bought bought) {
        long taken = Math.min(points, lot.open);
        lot.open -= taken;
        move(PointsMove.REVOKED, taken, lot.number, Optional.of(bought));
        return taken;
    }

    private void restore(Bought bought) {
        RefundRule rule = programme.refunds();
        if (rule.spent() == RefundRule.Spent.KEEP
                || (rule.when() == RefundRule.When.ON_FULL_REFUND && !bought.isAllReturned())) {
            return;
        }
        long spent = bought.takes.stream().mapToLong(Take::points).sum();
        long due = BigDecimal.valueOf(spent)
                .multiply(bought.returned)
                .divide(bought.total(), 0, RoundingMode.DOWN)
                .longValueExact();
        due -= bought.takes.stream().mapToLong(t -> t.restored()[0]).sum();
        for (int i = bought.takes.size() - 1; i >= 0; i--) {
            Take take = bought.takes.get(i);
            long back = Math.min(due, take.points() - take.restored()[0]);
            if (back > 0) {
                take.restored()[0] += back;
                due -= back;
                if (rule.spent() == RefundRule.Spent.NEW_LOT) {
                    credit(PointsMove.RESTORED, back, Optional.of(bought), programme.expiry(), 0);
                } else {
                    move(PointsMove.RESTORED, back, take.lot().number, Optional.of(bought));
                    take.lot().open += back;
                    if (take.lot().dead) {
                        expire(take.lot());
                    }
                }
            }
        }
        settle();
    }
}
