package io.github.retention4j.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Refund;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
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
final class NaivePoints {
    record Move(PointsMove kind, Instant at, LocalDate day, long points, int lot, Optional<Instant> ordered) {}

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

    static final class Lot {
        int number;
        LocalDate earned;
        LocalDate available;
        PointsExpiry rule;
        LocalDate gone;
        boolean ready;
        boolean dead;
        long points;
        long open;
        long expired;
        long excused;
        PointsMove source;
    }

    private record Take(Lot lot, long points, long[] restored) {}

    /** An order, and what became of it so far. */
    static final class Bought {
        Order order;
        LocalDate day;
        int at;
        BigDecimal returned = BigDecimal.ZERO;
        BigDecimal redeemedSoon = BigDecimal.ZERO;
        List<Earning> rules = List.of();
        BigDecimal times = BigDecimal.ONE;
        Optional<Lot> lot = Optional.empty();
        long earned;
        long kept;
        final List<Take> takes = new ArrayList<>();

        BigDecimal total() {
            return order.total().getAmount();
        }

        /** What is left of what was paid. */
        BigDecimal left() {
            return total().subtract(redeemedSoon).subtract(returned).max(BigDecimal.ZERO);
        }

        BigDecimal eligibleLeft() {
            BigDecimal eligible = MemberFacts.eligible(order).subtract(redeemedSoon).max(BigDecimal.ZERO);
            return eligible.subtract(returned).max(BigDecimal.ZERO);
        }

        boolean isAllReturned() {
            return returned.signum() > 0 && returned.compareTo(total()) >= 0;
        }
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

    private record Spell(Instant from, Optional<Instant> until) {}

    final LoyaltyProgramme programme;
    final MemberFacts facts;
    final Basis basis;
    final List<Lot> lots = new ArrayList<>();
    final List<Move> moves = new ArrayList<>();
    /** The orders that were placed by a member in the programme's days. */
    final List<Bought> counted = new ArrayList<>();
    final List<Visited> visits = new ArrayList<>();

    final NaiveTiers tiers;
    final NaiveExtras extras;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Bought> all = new ArrayList<>();
    private final List<Spell> spells = new ArrayList<>();
    private final TreeMap<Instant, TreeMap<Phase, List<Runnable>>> events = new TreeMap<>();
    long debt;
    boolean isMember;
    /** The day on which all points are gone, where they go together. */
    private LocalDate together = LocalDate.MIN;

    LocalDate day = LocalDate.MIN;
    Instant now = Instant.MIN;
    int clock;

    NaivePoints(LoyaltyProgramme programme, MemberFacts facts, Basis basis) {
        this.programme = programme;
        this.facts = facts;
        this.basis = basis;
        this.tiers = new NaiveTiers(this);
        this.extras = new NaiveExtras(this);
        if (basis.isObserved() && programme.firstDay().map(f -> !f.isAfter(basis.lastDay())).orElse(true)) {
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

    private void schedule() {
        enrol();
        for (Spell spell : spells) {
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
                            .thenComparing(r -> bought(r).map(b -> b.order.placedAt()).orElse(Instant.MAX))
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
        List<Lot> dying = lots.stream().filter(lot -> !lot.dead && !gone(lot).isAfter(day)).toList();
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

    boolean isEverybody() {
        return switch (programme.enrolment().kind()) {
            case EVERYONE -> true;
            case RECORDED_ELSE_EVERYONE -> facts.memberships().isEmpty();
            default -> false;
        };
    }

    private void enrol() {
        LocalDate floor = programme.firstDay().filter(f -> f.isAfter(basis.firstDay())).orElse(basis.firstDay());
        Instant start = Instant.ofEpochMilli(basis.startOf(floor));
        Enrolment enrolment = programme.enrolment();
        if (isEverybody()) {
            Optional<Instant> firstOrder = facts.ownOrders().stream().findFirst().map(Order::placedAt);
            spells.add(new Spell(firstOrder.filter(start::isBefore).orElse(start), Optional.empty()));
        } else if (enrolment.kind() == Enrolment.Kind.AT_FIRST_ORDER || enrolment.kind() == Enrolment.Kind.AFTER_ORDERS) {
            List<Order> orders = facts.ownOrders().stream()
                    .filter(o -> programme.firstDay().map(f -> !dayOf(o.placedAt()).isBefore(f)).orElse(true))
                    .toList();
            if (orders.size() >= enrolment.orders()) {
                spells.add(new Spell(orders.get(enrolment.orders() - 1).placedAt(), Optional.empty()));
            }
        } else {
            List<Membership> sorted = facts.memberships().orElse(List.of()).stream()
                    .sorted(Comparator.comparing(Membership::joinedAt))
                    .toList();
            for (Membership next : sorted) {
                Optional<Spell> last = spells.isEmpty() ? Optional.empty() : Optional.of(spells.get(spells.size() - 1));
                if (last.isPresent() && last.get().until().map(u -> !u.isBefore(next.joinedAt())).orElse(true)) {
                    spells.remove(spells.size() - 1);
                    Optional<Instant> until = last.get().until().isEmpty() || next.leftAt().isEmpty()
                            ? Optional.empty()
                            : Optional.of(last.get().until().get().isAfter(next.leftAt().get())
                                    ? last.get().until().get()
                                    : next.leftAt().get());
                    spells.add(new Spell(last.get().from(), until));
                } else {
                    spells.add(new Spell(next.joinedAt(), next.leftAt()));
                }
            }
        }
    }

    private void leave() {
        isMember = false;
        tiers.leave();
        lots.stream().filter(lot -> !lot.dead).forEach(lot -> {
            lot.gone = day;
            die(lot);
        });
    }

    // ---- lots

    private void move(PointsMove kind, long points, int lot, Optional<Bought> about) {
        if (points > 0) {
            moves.add(new Move(kind, now, day, points, lot, about.map(b -> b.order.placedAt())));
        }
    }

    Optional<Lot> credit(PointsMove kind, long points, Optional<Bought> about, PointsExpiry rule, int pendingDays) {
        if (points <= 0) {
            return Optional.empty();
        }
        Lot lot = new Lot();
        lot.number = lots.size();
        lot.earned = day;
        lot.available = day.plusDays(pendingDays);
        lot.ready = pendingDays == 0;
        lot.rule = rule;
        lot.points = points;
        lot.open = points;
        lot.source = kind;
        boolean begins = lots.stream().noneMatch(l -> l.open > 0 && !l.dead && l.rule == programme.expiry());
        if (rule == programme.expiry() && begins) {
            together = day;
        }
        lots.add(lot);
        if (kind == PointsMove.EARNED) {
            renew(PointsExpiry.Activity.EARNING);
        }
        move(kind, points, lot.number, about);
        settle();
        return Optional.of(lot);
    }

    private void renew(PointsExpiry.Activity activity) {
        if (programme.expiry().resetBy().contains(activity)) {
            together = day;
        }
    }

    /** The first day that a lot cannot be used. */
    LocalDate gone(Lot lot) {
        if (lot.dead) {
            return lot.gone;
        }
        LocalDate from = lot.rule.countedFrom() == PointsExpiry.CountedFrom.AVAILABLE ? lot.available : lot.earned;
        LocalDate last = lastDay(lot.rule, lot.rule.kind() == PointsExpiry.Kind.INACTIVITY ? together : from);
        return last.equals(LocalDate.MAX) ? last : last.plusDays(1);
    }

    static LocalDate lastDay(PointsExpiry rule, LocalDate from) {
        LocalDate after = from.plus(rule.after());
        return switch (rule.kind()) {
            case NEVER -> LocalDate.MAX;
            case AFTER, INACTIVITY -> rule.toEndOf().map(unit -> unit.endOf(after).minusDays(1)).orElse(after);
            case YEARLY -> {
                LocalDate day = from;
                while (!isOneOf(rule, day)) {
                    day = day.plusDays(1);
                }
                yield day;
            }
        };
    }

    private static boolean isOneOf(PointsExpiry rule, LocalDate day) {
        for (MonthDay wanted : rule.days()) {
            if (wanted.atYear(day.getYear()).equals(day)) {
                return true;
            }
        }
        return false;
    }

    private void die(Lot lot) {
        lot.dead = true;
        expire(lot);
    }

    private void expire(Lot lot) {
        move(PointsMove.EXPIRED, lot.open, lot.number, Optional.empty());
        lot.expired += lot.open;
        lot.open = 0;
    }

    /** What can be used, the soonest gone first. */
    List<Lot> usable() {
        return lots.stream()
                .filter(lot -> lot.open > 0 && !lot.dead && lot.ready)
                .sorted(Comparator.comparing(this::gone)
                        .thenComparing(lot -> lot.earned)
                        .thenComparing(lot -> lot.number))
                .toList();
    }

    long balance() {
        return usable().stream().mapToLong(lot -> lot.open).sum() - debt;
    }

    private void settle() {
        for (Lot lot : usable()) {
            long paid = Math.min(debt, lot.open);
            lot.open -= paid;
            debt -= paid;
            move(PointsMove.SETTLED, paid, lot.number, Optional.empty());
        }
    }

    /** Takes what is there, and tells how much was. */
    long redeem(long points, Optional<Bought> about) {
        long missing = points;
        for (Lot lot : isMember ? usable() : List.<Lot>of()) {
            long taken = Math.min(missing, lot.open);
            if (taken > 0) {
                lot.open -= taken;
                missing -= taken;
                move(PointsMove.REDEEMED, taken, lot.number, about);
                about.ifPresent(b -> b.takes.add(new Take(lot, taken, new long[1])));
            }
        }
        move(PointsMove.UNCOVERED, missing, -1, about);
        if (missing < points) {
            renew(PointsExpiry.Activity.REDEEMING);
        }
        return points - missing;
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
                .filter(rule -> rule.tag().map(t -> bought.order.tags().contains(t)).orElse(true))
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
        List<Turn> before = turns.stream().filter(t -> t.rule() == rule).toList();
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
            BigDecimal per = rule.per().map(m -> m.getAmount()).orElse(BigDecimal.ONE.scaleByPowerOfTen(-basis.decimals()));
            BigDecimal most = rule.most().isPresent() ? BigDecimal.valueOf(rule.most().getAsLong()).multiply(per) : null;
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
        return rule.most().isPresent() ? points.min(BigDecimal.valueOf(rule.most().getAsLong())) : points;
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
                rounded(BigDecimal.valueOf(bought.earned).multiply(bought.total().subtract(bought.returned)), bought.total());
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
        RefundRule.Short shortfall = programme.refunds().shortfall();
        long need = points;
        if (shortfall != RefundRule.Short.ONLY_PENDING || own.available.isAfter(day)) {
            need -= take(own, need, bought);
        }
        if (shortfall == RefundRule.Short.ONLY_PENDING) {
            return;
        }
        long excused = Math.min(need, own.expired - own.excused);
        own.excused += excused;
        need -= excused;
        for (Lot lot : usable()) {
            need -= take(lot, need, bought);
        }
        if (shortfall == RefundRule.Short.DEBT) {
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
                    settle();
                }
            }
        }
    }
}
