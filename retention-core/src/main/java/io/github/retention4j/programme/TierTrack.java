package io.github.retention4j.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * The tier of one customer while events are replayed: what counts is added up over its stretch, and each tier has a day until which it
 * is held. The customer's tier is the highest that is held, or, where members fall one level at a time, the one below the last.
 */
final class TierTrack {
    private static final int EVER = LedgerColumns.NEVER_GONE;

    private final Tiers tiers;
    private final long[] from;
    private final Qualification.Kind over;
    private final Term.Kind term;
    private final int[] periodStarts;

    // Of the customer at hand.
    private boolean isMember;
    private int joined;
    private int lastDay;
    private int tier;
    private final int[] until;

    /** Where a term is of months: when it ends, before the days of grace. */
    private final int[] end;

    private final boolean[] isReached;
    private int period;
    private int periodStart;
    private int periodEnd;
    private int nextPeriodEnd;
    private long sum;
    private long sumBefore;

    /** How often the sum began anew since the tier changed. */
    private int stretch;

    /** Whether a refund took what a tier was reached by, which is not a term that ends. */
    private boolean isRefunded;

    // Contributions of a sliding stretch.
    private int entries;
    private int oldest;
    private int[] entryDay = new int[8];
    private long[] entryValue = new long[8];

    TierTrack(Tiers tiers, Basis basis) {
        this.tiers = tiers;
        from = tiers.tiers().stream()
                .mapToLong(tier -> tier.fromAmount().isPresent()
                        ? EarningPlan.ceiling(
                                EarningPlan.minorUnits(tier.fromAmount().get(), basis))
                        : tier.from())
                .toArray();
        over = tiers.over().kind();
        term = tiers.holding().kind();
        until = new int[from.length];
        end = new int[from.length];
        isReached = new boolean[from.length];
        // Without days there is nothing that qualifies.
        periodStarts = over == Qualification.Kind.PERIOD && basis.isObserved() ? starts(tiers, basis) : new int[0];
    }

    private static int[] starts(Tiers tiers, Basis basis) {
        int[] starts = new int[8];
        int count = 0;
        Window window = Window.of(tiers.over().unit().orElseThrow(), basis.firstDay());
        // Two periods beyond the data, for terms that last through the next.
        for (int beyond = 0; beyond < 3; window = window.next()) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = (int) window.start().toEpochDay();
            beyond += window.start().isAfter(basis.lastDay()) ? 1 : 0;
        }
        return Arrays.copyOf(starts, count);
    }

    void begin() {
        isMember = false;
        tier = -1;
        lastDay = Integer.MIN_VALUE;
        sum = 0;
        sumBefore = 0;
        stretch = 0;
        isRefunded = false;
        entries = 0;
        oldest = 0;
        period = -1;
        periodStart = EVER;
        periodEnd = EVER;
        nextPeriodEnd = EVER;
        Arrays.fill(until, Integer.MIN_VALUE);
        Arrays.fill(end, Integer.MIN_VALUE);
        Arrays.fill(isReached, false);
    }

    /** The number of the tier, or -1 if it is none. */
    int tier() {
        return tier;
    }

    /** Begins a membership; that of a year counts from the first. */
    void join(int day, boolean isFirst) {
        isMember = true;
        if (isFirst) {
            joined = day;
        }
        enterPeriod(day);
        // While nobody was a member, no day was begun.
        dropThrough(day);
        evaluate(day, 0);
    }

    void leave() {
        isMember = false;
        if (tier >= 0 && over == Qualification.Kind.SINCE_LAST_CHANGE) {
            sum = 0;
            stretch++;
        }
        tier = -1;
        Arrays.fill(until, Integer.MIN_VALUE);
        Arrays.fill(end, Integer.MIN_VALUE);
        Arrays.fill(isReached, false);
    }

    // ---- stretches

    private boolean hasPeriods() {
        return over == Qualification.Kind.PERIOD || over == Qualification.Kind.MEMBERSHIP_YEAR;
    }

    /** Moves on to the period of a day. What a period before the last came to is of no account any more. */
    private void enterPeriod(int day) {
        if (!hasPeriods() || (periodStart <= day && day < periodEnd)) {
            return;
        }
        int its = periodOf(day);
        if (its != period) {
            sumBefore = its == period + 1 ? sum : 0;
            sum = 0;
            period = its;
            periodStart = startOf(its);
            periodEnd = startOf(its + 1);
            nextPeriodEnd = startOf(its + 2);
        }
    }

    private int periodOf(int day) {
        if (over == Qualification.Kind.PERIOD) {
            int found = Arrays.binarySearch(periodStarts, day);
            return found >= 0 ? found : Math.max(0, -found - 2);
        }
        int years = LocalDate.ofEpochDay(day).getYear()
                - LocalDate.ofEpochDay(joined).getYear();
        return startOf(years) > day ? years - 1 : years;
    }

    private int startOf(int number) {
        if (over == Qualification.Kind.PERIOD) {
            return number < periodStarts.length ? periodStarts[Math.max(0, number)] : EVER;
        }
        return (int) LocalDate.ofEpochDay(joined).plusYears(number).toEpochDay();
    }

    /** The next day on which the tier may change by itself, or never. */
    int next() {
        if (!isMember) {
            return EVER;
        }
        int next = tier < 0 ? EVER : until[tier];
        for (int t = 0; t <= tier && term == Term.Kind.MONTHS; t++) {
            next = isReached[t] && end[t] > lastDay ? Math.min(next, end[t]) : next;
        }
        if (hasPeriods() && (sum != 0 || sumBefore != 0)) {
            next = Math.min(next, periodEnd);
        }
        if (over == Qualification.Kind.SLIDING && oldest < entries) {
            next = Math.min(next, dropDay(entryDay[oldest]));
        }
        return next;
    }

    private int dropDay(int day) {
        return plusMonths(day, tiers.over().months());
    }

    private static int plusMonths(int day, int months) {
        return (int) LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay();
    }

    /** Lets a day begin on which something may change by itself. */
    void beginDay(int day, long balance) {
        if (!isMember) {
            return;
        }
        enterPeriod(day);
        dropThrough(day);
        evaluate(day, balance);
    }

    /** Leaves out what no longer counts on a day, where the stretch slides. */
    private void dropThrough(int day) {
        while (over == Qualification.Kind.SLIDING && oldest < entries && dropDay(entryDay[oldest]) <= day) {
            sum -= entryValue[oldest++];
        }
    }

    // ---- what counts

    Tiers.Counted counted() {
        return tiers.counted();
    }

    /** What counts of an order, or of what is taken back of one. */
    long value(long spend, long orders, long points) {
        return switch (tiers.counted()) {
            case SPEND -> spend;
            case ORDERS -> orders;
            case POINTS -> points;
            case BALANCE -> 0;
        };
    }

    /** The tier that the customer had if so much more counted. */
    int tierWith(int day, long value) {
        enterPeriod(day);
        int its = tier;
        for (int t = tier + 1; t < from.length; t++) {
            its = sum + value >= from[t] ? t : its;
        }
        return its;
    }

    /** Counts an order. */
    void add(int day, long value) {
        enterPeriod(day);
        sum += value;
        if (over == Qualification.Kind.SLIDING) {
            if (entries == entryDay.length) {
                entryDay = Arrays.copyOf(entryDay, 2 * entries);
                entryValue = Arrays.copyOf(entryValue, 2 * entries);
            }
            entryDay[entries] = day;
            entryValue[entries++] = value;
        }
    }

    /** Since which change of the tier is counted, for {@link #takeBack}. */
    int stretch() {
        return stretch;
    }

    /** Counts a refund against an order that was counted on a day, since a change. */
    void takeBack(int orderDay, int since, int day, long value) {
        enterPeriod(day);
        long before = sum;
        long beforeThat = sumBefore;
        switch (over) {
            case PERIOD, MEMBERSHIP_YEAR -> {
                int its = periodOf(orderDay);
                sum -= its == period ? value : 0;
                sumBefore -= its == period - 1 ? value : 0;
            }
            case SLIDING -> {
                // Orders of one day drop out together, so it does not matter from which of them it is taken.
                long missing = value;
                for (int i = entries - 1; i >= oldest && entryDay[i] >= orderDay && missing > 0; i--) {
                    long its = entryDay[i] == orderDay ? Math.min(entryValue[i], missing) : 0;
                    entryValue[i] -= its;
                    sum -= its;
                    missing -= its;
                }
            }
            case SINCE_LAST_CHANGE -> sum -= since == stretch ? value : 0;
            case LIFETIME -> sum -= value;
        }
        if (tiers.afterRefund() == Tiers.AfterRefund.LOSE) {
            for (int t = 0; t < from.length; t++) {
                if ((before >= from[t] && sum < from[t])
                        || (beforeThat >= from[t]
                                && sumBefore < from[t]
                                && term == Term.Kind.REST_OF_PERIOD_AND_NEXT)) {
                    lose(t, day);
                }
            }
        }
    }

    /** Ends a term that was reached by what was refunded, unless it was reached in another period too. */
    private void lose(int t, int day) {
        isRefunded = true;
        isReached[t] = sum >= from[t];
        if (isReached[t]) {
            until[t] = term(day);
        } else if (hasPeriods() && term == Term.Kind.REST_OF_PERIOD_AND_NEXT && sumBefore >= from[t]) {
            until[t] = tiers.falling() == Downgrade.NEVER ? EVER : later(periodEnd, tiers.graceDays());
        } else {
            until[t] = day;
        }
    }

    // ---- tiers

    /** Works out what is reached and held on a day, after events or at its start. */
    void evaluate(int day, long balance) {
        if (!isMember) {
            return;
        }
        lastDay = Math.max(lastDay, day);
        long now = counted() == Tiers.Counted.BALANCE ? balance : sum;
        for (int t = 0; t < from.length; t++) {
            if (now >= from[t]) {
                if (!isReached[t] || end[t] <= day || term != Term.Kind.MONTHS) {
                    hold(t, day);
                }
                isReached[t] = true;
            } else if (isReached[t]) {
                isReached[t] = false;
                fall(t, day);
            }
        }
        // A status that nothing has to be reached for is not lost.
        if (from.length > 0 && from[0] <= 0) {
            until[0] = EVER;
        }
        settle(day);
    }

    private void hold(int t, int day) {
        until[t] = Math.max(until[t], term(day));
        end[t] = term == Term.Kind.MONTHS ? plusMonths(day, tiers.holding().months()) : EVER;
    }

    /** Notes that a tier is no longer reached: it is held to its end, which comes with that where it has no term. */
    private void fall(int t, int day) {
        if (term == Term.Kind.WHILE_QUALIFIED && until[t] == EVER && tiers.falling() != Downgrade.NEVER) {
            until[t] = later(day, tiers.graceDays());
        }
    }

    private void settle(int day) {
        int held = -1;
        for (int t = 0; t < from.length; t++) {
            held = until[t] > day ? t : held;
        }
        if (held < tier - 1 && tiers.falling() == Downgrade.ONE_LEVEL && !isRefunded) {
            held = tier - 1;
            hold(held, day);
        }
        isRefunded = false;
        if (held != tier) {
            tier = held;
            if (over == Qualification.Kind.SINCE_LAST_CHANGE) {
                sum = 0;
                stretch++;
                Arrays.fill(isReached, false);
            }
        }
    }

    /** Until when a tier is held that is reached on a day. */
    private int term(int day) {
        if (tiers.falling() == Downgrade.NEVER) {
            return EVER;
        }
        return switch (term) {
            case WHILE_QUALIFIED -> EVER;
            case REST_OF_PERIOD -> later(periodEnd, tiers.graceDays());
            case REST_OF_PERIOD_AND_NEXT -> later(nextPeriodEnd, tiers.graceDays());
            case MONTHS -> later(plusMonths(day, tiers.holding().months()), tiers.graceDays());
        };
    }

    private static int later(int day, int days) {
        return day == EVER ? EVER : day + days;
    }
}
