package io.github.retention4j.metric.survival;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How long each of some customers was followed and what it ended with, for people who have that and no history.
 *
 * <ul>
 *   <li>A cause of 0 is a spell that had not ended when it was last looked at: it is censored. Others are numbered from 1.
 *   <li>Times that differ by no more than a billionth are one time, so that 0.1 + 0.2 and 0.3 are.
 *   <li>Who {@linkplain #enteredAfter enters late} is at risk after that time and not before.
 *   <li>A {@linkplain #weighted weight} is how many times a spell counts, such as the points of a booking. With weights, or where
 *       {@linkplain #ofCustomers customers are told}, customers are the units of the intervals.
 * </ul>
 *
 * <pre>{@code
 * Spells spells = Spells.of(new double[] {2, 3, 3, 12}, new int[] {1, 0, 1, 2}).ofCustomers(17, 17, 18, 19).
 *         weighted(100, 50, 70, 20).in(Unit.count("months", 1));
 * CumulativeIncidence fates = CumulativeIncidence.of(spells, "redeemed", "expired");
 * }</pre>
 */
public final class Spells {
    private static final double TIE = 1e-9;
    private static final double LONGEST = 1e15;

    private final double[] times;
    private final int[] causes;
    private final double @Nullable [] entries;
    private final long @Nullable [] weights;
    private final long @Nullable [] customers;
    private final Unit unit;

    private Spells(
            double[] times,
            int[] causes,
            double @Nullable [] entries,
            long @Nullable [] weights,
            long @Nullable [] customers,
            Unit unit) {
        this.times = times;
        this.causes = causes;
        this.entries = entries;
        this.weights = weights;
        this.customers = customers;
        this.unit = unit;
    }

    /**
     * Spells by their times, in days unless told otherwise.
     *
     * @param times how long each was followed, from 0 to 10<sup>15</sup>
     * @param causes for each, 0 if it is censored, else the cause that it ended with, from 1
     * @return the spells
     * @throws IllegalArgumentException if there are not as many causes as times, a time is out of bounds, or a cause is negative
     */
    public static Spells of(double[] times, int[] causes) {
        requireNonNull(times, "times");
        requireNonNull(causes, "causes");
        requireAsMany("causes", causes.length, times.length);
        double[] known = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            if (!(times[i] >= 0 && times[i] <= LONGEST)) {
                throw new IllegalArgumentException(
                        "time " + times[i] + " of spell " + i + " not in [0, " + LONGEST + "]");
            }
            // Minus zero becomes zero.
            known[i] = times[i] + 0.0;
            if (causes[i] < 0) {
                throw new IllegalArgumentException("cause " + causes[i] + " of spell " + i + " is below 0");
            }
        }
        return new Spells(known, causes.clone(), null, null, null, Unit.DAYS);
    }

    private static void requireAsMany(String what, int count, int spells) {
        if (count != spells) {
            throw new IllegalArgumentException(count + " " + what + " for " + spells + " spells; give one for each");
        }
    }

    /**
     * The same spells, some of which were not followed from their start on.
     *
     * @param after for each, the time after which it is followed: 0 from the start on
     * @return the spells
     * @throws IllegalArgumentException if there are not as many, or one is negative or not before the spell's time
     */
    public Spells enteredAfter(double... after) {
        requireNonNull(after, "after");
        requireAsMany("entries", after.length, times.length);
        for (int i = 0; i < after.length; i++) {
            if (!(after[i] >= 0) || (after[i] > 0 && !isBefore(after[i], times[i]))) {
                throw new IllegalArgumentException(
                        "entry " + after[i] + " of spell " + i + " not in [0, " + times[i] + "), before its time");
            }
        }
        return new Spells(times, causes, after.clone(), weights, customers, unit);
    }

    /** Whether a time is before another and not as good as the same. */
    static boolean isBefore(double one, double other) {
        return other - one > TIE * other;
    }

    /**
     * The same spells, each counting as often as its weight.
     *
     * @param times how often each counts, at least once
     * @return the spells; customers are the units of their intervals, each spell one of its own unless
     *     {@linkplain #ofCustomers told otherwise}
     * @throws IllegalArgumentException if there are not as many, or one is below 1
     */
    public Spells weighted(long... times) {
        requireNonNull(times, "times");
        requireAsMany("weights", times.length, this.times.length);
        for (int i = 0; i < times.length; i++) {
            if (times[i] < 1) {
                throw new IllegalArgumentException("weight " + times[i] + " of spell " + i + " is below 1");
            }
        }
        return new Spells(this.times, causes, entries, times.clone(), customers, unit);
    }

    /**
     * The same spells, of customers of whom one may have several.
     *
     * @param ids for each, a number that tells its customer
     * @return the spells; customers are the units of their intervals
     * @throws IllegalArgumentException if there are not as many
     */
    public Spells ofCustomers(long... ids) {
        requireNonNull(ids, "ids");
        requireAsMany("customers", ids.length, times.length);
        return new Spells(times, causes, entries, weights, ids.clone(), unit);
    }

    /**
     * The same spells, their times in another unit.
     *
     * @param other what the times are in
     * @return the spells
     */
    public Spells in(Unit other) {
        return new Spells(times, causes, entries, weights, customers, requireNonNull(other, "other"));
    }

    SurvivalCurve curve(Label label) {
        double[] grid = grid();
        RiskSets sets = sets(grid, 1);
        if (weights == null && customers == null) {
            return new SurvivalCurve(label, sets, 0, null, unit);
        }
        Influence influence = Influence.ofSurvival(sets, times.length, heaviest());
        addTo(influence, grid, 1);
        return new SurvivalCurve(label, sets, 0, influence.sums(), unit);
    }

    CumulativeIncidence incidence(Label label, String... names) {
        for (int i = 0; i < causes.length; i++) {
            if (causes[i] > names.length) {
                throw new IllegalArgumentException("cause " + causes[i] + " of spell " + i + " not in [0, "
                        + names.length + "]; name as many causes as there are");
            }
        }
        double[] grid = grid();
        RiskSets sets = sets(grid, names.length);
        double[][] errors;
        if (weights == null && customers == null) {
            errors = AalenJohansen.errors(sets);
        } else {
            Influence influence = Influence.ofIncidence(sets, times.length, heaviest());
            addTo(influence, grid, names.length);
            errors = influence.errors(sets.survival());
        }
        return new CumulativeIncidence(label, sets, 0, names, errors, unit, Limits.LOG_LOG, Interval.USUAL_LEVEL);
    }

    /** The times that differ, entries among them; of those that are as good as one the first. */
    private double[] grid() {
        double[] late = entries == null
                ? new double[0]
                : Arrays.stream(entries).filter(entry -> entry > 0).toArray();
        double[] all = Arrays.copyOf(times, times.length + late.length);
        System.arraycopy(late, 0, all, times.length, late.length);
        Arrays.sort(all);
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            // Beside the one before it in order, not beside the first of a tie, so that it is the same from either
            // side.
            boolean isNew = i == 0 || isBefore(all[i - 1], all[i]);
            if (isNew) {
                all[count++] = all[i];
            }
        }
        return Arrays.copyOf(all, count);
    }

    private static int place(double[] grid, double time) {
        int found = Arrays.binarySearch(grid, time);
        return found >= 0 ? found : -found - 2;
    }

    private int entry(double[] grid, int spell) {
        return entries == null || entries[spell] <= 0 ? -1 : place(grid, entries[spell]);
    }

    private long weight(int spell) {
        return weights == null ? 1 : weights[spell];
    }

    /** The number of a cause from 0, or −1 if the spell is censored; if there is only one, all are it. */
    private int cause(int spell, int known) {
        return Math.min(causes[spell], known) - 1;
    }

    private RiskSets sets(double[] grid, int known) {
        long fromStart = 0;
        long[] entered = new long[grid.length];
        long[][] events = new long[known][grid.length];
        long[] censored = new long[grid.length];
        for (int i = 0; i < times.length; i++) {
            int entry = entry(grid, i);
            if (entry < 0) {
                fromStart = Math.addExact(fromStart, weight(i));
            } else {
                entered[entry] = Math.addExact(entered[entry], weight(i));
            }
            int cause = cause(i, known);
            long[] ended = cause < 0 ? censored : events[cause];
            int exit = place(grid, times[i]);
            ended[exit] = Math.addExact(ended[exit], weight(i));
        }
        return new RiskSets(grid, fromStart, entered, events, censored);
    }

    /** The places of the spells, customer by customer. */
    private int[] byCustomer() {
        return customers == null ? IntStream.range(0, times.length).toArray() : inOrderOf(customers);
    }

    private static int[] inOrderOf(long[] ids) {
        return IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> ids[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    private boolean isSameCustomer(int spell, int other) {
        return customers != null && customers[spell] == customers[other];
    }

    /** The most that the spells of a customer weigh together. */
    private long heaviest() {
        int[] order = byCustomer();
        long heaviest = 0;
        long weight = 0;
        for (int at = 0; at < order.length; at++) {
            boolean same = at > 0 && isSameCustomer(order[at - 1], order[at]);
            weight = Math.addExact(same ? weight : 0, weight(order[at]));
            heaviest = Math.max(heaviest, weight);
        }
        return heaviest;
    }

    private void addTo(Influence influence, double[] grid, int known) {
        int[] order = byCustomer();
        for (int at = 0; at < order.length; ) {
            int first = order[at];
            do {
                int i = order[at++];
                influence.spell(entry(grid, i), place(grid, times[i]), cause(i, known), weight(i));
            } while (at < order.length && isSameCustomer(first, order[at]));
            influence.end();
        }
    }

    @Override
    public String toString() {
        return "Spells[" + times.length + "]";
    }
}
