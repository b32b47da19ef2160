package io.github.retention4j.programme;

import io.github.retention4j.model.CalendarUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tiers of {@link NaivePoints}: every sum is worked out from all orders whenever it is looked at. */
final class NaiveTiers {
    record Change(Instant at, LocalDate day, int tier) {}

    private record Stretch(LocalDate from, LocalDate to, int after) {}

    /** What a tier is held by, and until when. */
    private record Held(Stretch by, Optional<LocalDate> until) {}

    final List<Change> changes = new ArrayList<>();
    int tier = -1;
    private final NaivePoints points;
    private boolean isIn;
    private Optional<LocalDate> until = Optional.empty();
    private Optional<LocalDate> unqualifiedSince = Optional.empty();
    private final List<Held> held = new ArrayList<>();
    private int changed = -1;
    private boolean refunded;

    NaiveTiers(NaivePoints points) {
        this.points = points;
    }

    private Tiers rules() {
        return points.programme.tiers().orElseThrow();
    }

    String name(int number) {
        return number < 0 ? "" : rules().tiers().get(number).name();
    }

    BigDecimal times(int number) {
        return number < 0 ? BigDecimal.ONE : rules().tiers().get(number).times();
    }

    void join() {
        isIn = points.programme.tiers().isPresent();
    }

    void leave() {
        if (isIn) {
            isIn = false;
            until = Optional.empty();
            unqualifiedSince = Optional.empty();
            held.clear();
            set(-1);
        }
    }

    void refunded() {
        refunded = true;
    }

    private void set(int to) {
        if (to != tier) {
            tier = to;
            changed = points.clock;
            changes.add(new Change(points.now, points.day, to));
        }
    }

    // ---- sums

    private Stretch stretch(LocalDate day) {
        Qualification over = rules().over();
        LocalDate from = switch (over.kind()) {
            case PERIOD -> over.unit().orElseThrow().startOf(day);
            case SLIDING -> day.minusMonths(over.months()).plusDays(1);
            case MEMBERSHIP_YEAR -> anniversary(day, 0);
            default -> LocalDate.MIN;
        };
        return new Stretch(from, day, over.kind() == Qualification.Kind.SINCE_LAST_CHANGE ? changed : -1);
    }

    /** The last anniversary of joining up to a day, or a later one. */
    private LocalDate anniversary(LocalDate day, int later) {
        LocalDate joined = points.joinedDay();
        int years = 0;
        while (!joined.plusYears(years + 1).isAfter(day)) {
            years++;
        }
        return joined.plusYears(years + later);
    }

    private BigDecimal sum(Stretch stretch) {
        Tiers.Counted counted = rules().counted();
        if (counted == Tiers.Counted.BALANCE) {
            return BigDecimal.valueOf(points.balance());
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (NaivePoints.Bought bought : points.counted) {
            if (!bought.day.isBefore(stretch.from()) && !bought.day.isAfter(stretch.to()) && bought.at > stretch.after()) {
                sum = sum.add(switch (counted) {
                    case SPEND -> bought.left();
                    case POINTS -> BigDecimal.valueOf(bought.kept);
                    default -> bought.isAllReturned() ? BigDecimal.ZERO : BigDecimal.ONE;
                });
            }
        }
        if (counted == Tiers.Counted.POINTS) {
            for (var visit : points.visits) {
                LocalDate day = points.dayOf(visit.getKey());
                if (!day.isBefore(stretch.from()) && !day.isAfter(stretch.to())) {
                    sum = sum.add(BigDecimal.valueOf(visit.getValue()));
                }
            }
        }
        return sum;
    }

    private int tierOf(BigDecimal sum) {
        int highest = -1;
        for (int i = 0; i < rules().tiers().size(); i++) {
            Tier each = rules().tiers().get(i);
            BigDecimal from = each.fromAmount().map(m -> m.getAmount()).orElse(BigDecimal.valueOf(each.from()));
            highest = from.compareTo(sum) <= 0 ? i : highest;
        }
        return highest;
    }

    private int earned() {
        return tierOf(sum(stretch(points.day)));
    }

    /** The tier that an order earns by; it is among those counted already. */
    int ofOrder(NaivePoints.Bought bought) {
        if (!isIn || rules().crossing() == Tiers.Crossing.BEFORE) {
            return tier;
        }
        return Math.max(tier, earned());
    }

    // ---- changes

    void look() {
        boolean hadRefund = refunded;
        refunded = false;
        if (!isIn || !points.isValid()) {
            return;
        }
        Stretch stretch = stretch(points.day);
        int earned = earned();
        if (earned > tier) {
            set(earned);
            hold(stretch);
        }
        if (earned == tier) {
            unqualifiedSince = Optional.empty();
            if (rules().holding().kind() != Term.Kind.MONTHS) {
                hold(stretch);
            }
            return;
        }
        if (hadRefund && rules().afterRefund() == Tiers.AfterRefund.LOSE && lose(earned)) {
            return;
        }
        if (rules().holding().kind() == Term.Kind.WHILE_QUALIFIED) {
            unqualifiedSince = unqualifiedSince.or(() -> Optional.of(points.day));
            if (!points.day.isBefore(unqualifiedSince.get().plusDays(rules().graceDays()))) {
                fall(earned);
            }
        }
    }

    private void hold(Stretch stretch) {
        until = termEnd();
        if (until.isEmpty()) {
            held.clear();
        }
        held.add(new Held(stretch, until));
    }

    /** Whether no stretch that holds the tier qualifies for it any more, now that a refund is known. */
    private boolean lose(int earned) {
        held.removeIf(h -> h.until()
                .map(u -> !points.day.isBefore(u.plusDays(rules().graceDays())))
                .orElse(false));
        int still = held.stream().mapToInt(h -> tierOf(sum(h.by()))).max().orElse(tier);
        if (still >= tier) {
            return false;
        }
        int to = Math.max(earned, still);
        until = held.stream()
                .filter(h -> tierOf(sum(h.by())) >= to)
                .flatMap(h -> h.until().stream())
                .max(Comparator.naturalOrder())
                .or(this::termEnd);
        set(to);
        return true;
    }

    void endTerms() {
        if (!isIn || until.isEmpty() || points.day.isBefore(until.get().plusDays(rules().graceDays()))) {
            return;
        }
        int earned = earned();
        if (earned >= tier) {
            hold(stretch(points.day));
        } else {
            fall(earned);
        }
    }

    private void fall(int earned) {
        unqualifiedSince = Optional.empty();
        switch (rules().falling()) {
            case TO_EARNED -> set(earned);
            case ONE_LEVEL -> set(tier - 1);
            case NEVER -> {
                return;
            }
        }
        if (earned >= tier) {
            hold(stretch(points.day));
        } else {
            until = termEnd();
        }
    }

    /** The day on which a term that begins or is renewed today ends. */
    private Optional<LocalDate> termEnd() {
        Term holding = rules().holding();
        LocalDate day = points.day;
        return switch (holding.kind()) {
            case WHILE_QUALIFIED -> Optional.empty();
            case MONTHS -> Optional.of(day.plusMonths(holding.months()));
            case REST_OF_PERIOD -> Optional.of(endOf(day));
            case REST_OF_PERIOD_AND_NEXT -> Optional.of(endOf(endOf(day)));
        };
    }

    private LocalDate endOf(LocalDate day) {
        return rules().over().kind() == Qualification.Kind.MEMBERSHIP_YEAR
                ? anniversary(day, 1)
                : rules().over().unit().orElse(CalendarUnit.YEAR).endOf(day);
    }
}
