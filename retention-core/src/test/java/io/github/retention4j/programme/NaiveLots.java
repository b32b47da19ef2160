package io.github.retention4j.programme;

import io.github.retention4j.model.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The lots of {@link NaivePoints}: what comes in, what can be used, and what goes by itself. */
class NaiveLots {
    record Move(PointsMove kind, Instant at, LocalDate day, long points, int lot, Optional<Instant> ordered) {}

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

    @SuppressWarnings("ArrayRecordComponent") // a number that changes
    record Take(Lot lot, long points, long[] restored) {}

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
            BigDecimal eligible =
                    MemberFacts.eligible(order).subtract(redeemedSoon).max(BigDecimal.ZERO);
            return eligible.subtract(returned).max(BigDecimal.ZERO);
        }

        boolean isAllReturned() {
            return returned.signum() > 0 && returned.compareTo(total()) >= 0;
        }
    }

    final LoyaltyProgramme programme;
    final List<Lot> lots = new ArrayList<>();
    final List<Move> moves = new ArrayList<>();
    long debt;
    boolean isMember;
    LocalDate day = LocalDate.MIN;
    Instant now = Instant.MIN;

    /** The day of the last activity, or the first without any, from which on all points go together. */
    private LocalDate together = LocalDate.MIN;

    NaiveLots(LoyaltyProgramme programme) {
        this.programme = programme;
    }

    final void move(PointsMove kind, long points, int lot, Optional<Bought> about) {
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
        boolean begins = lots.stream().noneMatch(l -> l.open > 0 && !l.dead && l.rule.equals(programme.expiry()));
        if (rule.equals(programme.expiry()) && begins) {
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
            case AFTER, INACTIVITY ->
                rule.toEndOf().map(unit -> unit.endOf(after).minusDays(1)).orElse(after);
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

    final void die(Lot lot) {
        lot.dead = true;
        expire(lot);
    }

    final void expire(Lot lot) {
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

    final void settle() {
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
}
