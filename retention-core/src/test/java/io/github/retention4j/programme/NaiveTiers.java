package io.github.retention4j.programme;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tiers of {@link NaivePoints}: every sum is worked out from all orders whenever it is looked at, and every tier has a term of its own;
 * the member is in the highest whose term has not ended.
 */
final class NaiveTiers {
    record Change(Instant at, LocalDate day, int tier) {}

    final List<Change> changes = new ArrayList<>();
    int tier = -1;
    private final NaivePoints points;
    private boolean isIn;
    private int changed = -1;
    /** The day from which on each tier is over, before grace. */
    private LocalDate[] until = {};

    /** Whether the sum reached each tier when it was last looked at. */
    private boolean[] reached = {};

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
        if (isIn) {
            until = new LocalDate[rules().tiers().size()];
            Arrays.fill(until, LocalDate.MIN);
            reached = new boolean[until.length];
            // Of a balance nothing is known yet; a sum may be there of an earlier membership.
            if (rules().counted() != Tiers.Counted.BALANCE) {
                look();
            } else if (reaches(0, BigDecimal.ZERO)) {
                until[0] = termEnd();
                choose();
            }
        }
    }

    void leave() {
        if (isIn) {
            isIn = false;
            set(-1);
        }
    }

    private void set(int to) {
        if (to != tier) {
            tier = to;
            changed = points.clock;
            if (rules().over().kind() == Qualification.Kind.SINCE_LAST_CHANGE) {
                // The sum begins anew, and so does what it reaches.
                Arrays.fill(reached, false);
            }
            changes.add(new Change(points.now, points.day, to));
        }
    }

    // ---- sums

    private boolean counts(LocalDate of) {
        Qualification over = rules().over();
        return switch (over.kind()) {
            case PERIOD, MEMBERSHIP_YEAR -> periodOf(of).equals(periodOf(points.day));
            case SLIDING -> points.day.isBefore(of.plusMonths(over.months()));
            default -> true;
        };
    }

    /** The first day of the period of a day. */
    private LocalDate periodOf(LocalDate day) {
        if (rules().over().kind() == Qualification.Kind.PERIOD) {
            return rules().over().unit().orElseThrow().startOf(day);
        }
        LocalDate joined = points.joinedDay();
        int years = 0;
        while (!joined.plusYears(years + 1).isAfter(day)) {
            years++;
        }
        return joined.plusYears(years);
    }

    private LocalDate nextPeriod(LocalDate start) {
        if (rules().over().kind() == Qualification.Kind.PERIOD) {
            return rules().over().unit().orElseThrow().endOf(start);
        }
        int years = start.getYear() - points.joinedDay().getYear();
        return points.joinedDay().plusYears(years + 1);
    }

    private BigDecimal worth(NaiveLots.Bought bought) {
        return switch (rules().counted()) {
            case SPEND -> bought.left();
            case POINTS -> BigDecimal.valueOf(bought.kept);
            default -> bought.isAllReturned() ? BigDecimal.ZERO : BigDecimal.ONE;
        };
    }

    private BigDecimal sum() {
        if (rules().counted() == Tiers.Counted.BALANCE) {
            return BigDecimal.valueOf(Math.max(0, points.balance()));
        }
        int after = rules().over().kind() == Qualification.Kind.SINCE_LAST_CHANGE ? changed : -1;
        BigDecimal sum = BigDecimal.ZERO;
        for (NaiveLots.Bought bought : points.counted) {
            if (bought.at > after && counts(bought.day)) {
                sum = sum.add(worth(bought));
            }
        }
        if (rules().counted() == Tiers.Counted.POINTS) {
            for (NaivePoints.Visited visit : points.visits) {
                if (visit.at() > after && counts(visit.day())) {
                    sum = sum.add(BigDecimal.valueOf(visit.points()));
                }
            }
        }
        return sum;
    }

    private BigDecimal sumOfPeriod(LocalDate start) {
        BigDecimal sum = BigDecimal.ZERO;
        for (NaiveLots.Bought bought : points.counted) {
            sum = periodOf(bought.day).equals(start) ? sum.add(worth(bought)) : sum;
        }
        if (rules().counted() == Tiers.Counted.POINTS) {
            for (NaivePoints.Visited visit : points.visits) {
                sum = periodOf(visit.day()).equals(start) ? sum.add(BigDecimal.valueOf(visit.points())) : sum;
            }
        }
        return sum;
    }

    private boolean reaches(int number, BigDecimal sum) {
        Tier of = rules().tiers().get(number);
        BigDecimal from = of.fromAmount().map(m -> m.getAmount()).orElse(BigDecimal.valueOf(of.from()));
        return from.compareTo(sum) <= 0;
    }

    /** The tier that an order earns by; it is among those counted already. */
    int ofOrder(NaiveLots.Bought bought) {
        if (!isIn || rules().crossing() == Tiers.Crossing.BEFORE || rules().counted() == Tiers.Counted.BALANCE) {
            return tier;
        }
        BigDecimal sum = sum();
        int highest = tier;
        for (int i = 0; i < until.length; i++) {
            highest = reaches(i, sum) ? Math.max(highest, i) : highest;
        }
        return highest;
    }

    // ---- terms

    private boolean isByPeriods() {
        return rules().over().kind() == Qualification.Kind.PERIOD
                || rules().over().kind() == Qualification.Kind.MEMBERSHIP_YEAR;
    }

    private LocalDate termEnd() {
        return switch (rules().holding().kind()) {
            case WHILE_QUALIFIED -> LocalDate.MAX;
            case MONTHS -> points.day.plusMonths(rules().holding().months());
            case REST_OF_PERIOD -> nextPeriod(periodOf(points.day));
            case REST_OF_PERIOD_AND_NEXT -> nextPeriod(nextPeriod(periodOf(points.day)));
        };
    }

    private boolean isOver(int number) {
        return !until[number].equals(LocalDate.MAX)
                && !points.day.isBefore(until[number].equals(LocalDate.MIN) ? until[number] : graced(until[number]));
    }

    private LocalDate graced(LocalDate end) {
        return end.plusDays(rules().graceDays());
    }

    private void choose() {
        int highest = -1;
        for (int i = 0; i < until.length; i++) {
            highest = isOver(i) ? highest : i;
        }
        set(highest);
    }

    void look() {
        if (!isIn) {
            return;
        }
        BigDecimal sum = sum();
        for (int i = 0; i < until.length; i++) {
            boolean reaches = reaches(i, sum);
            Term.Kind kind = rules().holding().kind();
            if (reaches && (kind != Term.Kind.MONTHS || !reached[i])) {
                until[i] = until[i].isAfter(termEnd()) ? until[i] : termEnd();
            } else if (!reaches
                    && reached[i]
                    && kind == Term.Kind.WHILE_QUALIFIED
                    && rules().falling() != Downgrade.NEVER) {
                until[i] = points.day;
            }
            reached[i] = reaches;
        }
        choose();
    }

    /** At the start of a day. */
    void endTerms() {
        if (!isIn) {
            return;
        }
        BigDecimal sum = sum();
        for (int i = 0; i < until.length; i++) {
            boolean ends = until[i].equals(points.day);
            if (rules().holding().kind() == Term.Kind.MONTHS && ends && reaches(i, sum)) {
                until[i] = termEnd();
            } else if (rules().falling() == Downgrade.NEVER && ends) {
                until[i] = LocalDate.MAX;
            }
        }
        if (rules().falling() == Downgrade.ONE_LEVEL && tier > 0 && isOver(tier) && isOver(tier - 1)) {
            until[tier - 1] = termEnd();
        }
        look();
    }

    // ---- refunds

    /** Applies a refund; a tier that it takes the reason of is over at once. */
    void refund(NaiveLots.Bought bought, Runnable refund) {
        if (!isIn
                || rules().afterRefund() == Tiers.AfterRefund.KEEP_TERM
                || rules().counted() == Tiers.Counted.BALANCE) {
            refund.run();
            return;
        }
        BigDecimal before = isByPeriods() ? sumOfPeriod(periodOf(bought.day)) : sum();
        refund.run();
        BigDecimal after = isByPeriods() ? sumOfPeriod(periodOf(bought.day)) : sum();
        for (int i = 0; i < until.length; i++) {
            if (reaches(i, before) && !reaches(i, after) && (!isByPeriods() || holds(periodOf(bought.day)))) {
                until[i] = isByPeriods() ? stillHeld(i) : points.day.minusDays(rules().graceDays());
                reached[i] = false;
            }
        }
    }

    /** Whether a tier can be held today by what counted in a period. */
    private boolean holds(LocalDate period) {
        LocalDate current = periodOf(points.day);
        return period.equals(current)
                || (rules().holding().kind() == Term.Kind.REST_OF_PERIOD_AND_NEXT
                        && period.equals(periodOf(current.minusDays(1))));
    }

    /** Until when a tier is held by the periods that still reach it. */
    private LocalDate stillHeld(int number) {
        LocalDate end = points.day.minusDays(rules().graceDays());
        LocalDate current = periodOf(points.day);
        LocalDate previous = periodOf(current.minusDays(1));
        if (reaches(number, sumOfPeriod(current))) {
            return until[number];
        }
        boolean next = rules().holding().kind() == Term.Kind.REST_OF_PERIOD_AND_NEXT;
        return next && previous.isBefore(current) && reaches(number, sumOfPeriod(previous)) ? nextPeriod(current) : end;
    }
}
