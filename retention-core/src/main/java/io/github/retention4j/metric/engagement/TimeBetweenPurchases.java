package io.github.retention4j.metric.engagement;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Ints;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many days pass from one purchase of a customer to the next.
 *
 * <p>{@code mean = sum of the gaps / gaps}, a gap being the calendar days from an order to the customer's next one, both
 * in the window; with the median and any quantile of the same gaps.
 *
 * <ul>
 *   <li>Every gap counts the same, so who orders often weighs more. The mean of the customers' own means stands beside it,
 *       where every customer with a gap weighs the same; each own mean is rounded to a millionth of a day.
 *   <li>A quantile q is the smallest gap that at least a share q of the gaps do not pass, so the median of 2 and 4 is 2.
 *   <li>Days are those of the calendar in the history's zone: from 23:59 to 00:01 is one day. A second order on a day is a
 *       gap of 0 days (the default), or no purchase of its own.
 *   <li>Who orders once in the window has no gap and does not count. No gap is no data.
 *   <li>Only a gap that has ended is seen. Who has not come back by the end of the window is not in it, however long ago
 *       they were last here, and the shorter the window the more of the long gaps are missing: customers return later than
 *       these figures say. They compare windows of one length, and do not tell when to give a customer up.
 *   <li>An interval is told for the mean over all gaps, customers being the independent units. It does not go below the
 *       shortest gap that there can be: 0 days, and 1 between purchase days.
 * </ul>
 *
 * <p>Worked example: one customer orders on 1, 3 and 7 March, another on 1 and 31 March. The gaps are 2, 4 and 30 days: mean
 * 12, median 4; the customers' own means are 3 and 30, and 16.5 on average.
 *
 * <pre>{@code
 * DayCounts gaps = engine.compute(TimeBetweenPurchases.in(year(2025)));
 * OptionalInt nineInTenCameBackWithin = gaps.quantile(0.9);
 * DayCounts ofTwoCustomers = TimeBetweenPurchases.of(new int[] {2, 4}, new int[] {30});
 * DayCounts betweenDays = engine.compute(TimeBetweenPurchases.in(q1).counting(TimeBetweenPurchases.Purchase.DAY));
 * }</pre>
 *
 * <p>Source: the interpurchase time of the marketing literature.
 *
 * @param window the window
 * @param purchase what counts as one purchase
 */
public record TimeBetweenPurchases(Window window, Purchase purchase)
        implements Metric<TimeBetweenPurchases.State, DayCounts> {
    private static final String NAME = "time between purchases";

    /** What counts as one purchase. */
    public enum Purchase {
        /** An order. */
        ORDER("orders", 0),
        /** A calendar day with at least one order. */
        DAY("purchase days", 1);

        private final String text;
        private final int shortest;

        Purchase(String text, int shortest) {
            this.text = text;
            this.shortest = shortest;
        }
    }

    /** The gaps so far, by their length, and by customer as far as sums go. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span span;
        private final int from;
        private final int until;
        private final int shortest;

        /** Place 0 takes what is no gap, so that a row needs no branch; gaps of so many days are at the place after. */
        private final long[] places;

        private final ClusterTally tally = new ClusterTally();
        private long ownMeans;

        private State(Basis basis, TimeBetweenPurchases metric) {
            super(basis);
            Window window = metric.window;
            this.span = basis.span(window);
            this.shortest = metric.purchase.shortest;
            // Nothing happened on other days, however wide the window.
            this.from = Ints.saturatedCast(
                    Math.max(window.start().toEpochDay(), basis.firstDay().toEpochDay()));
            this.until = Ints.saturatedCast(
                    Math.min(window.end().toEpochDay(), basis.lastDay().toEpochDay() + 1));
            this.places = new long[1 + Ints.saturatedCast(Math.max(0L, (long) until - from))];
        }

        /** One customer. The own mean is rounded to millionths of a day, so that the sum is a whole number. */
        private void add(long days, long gaps) {
            if (gaps > 0) {
                tally.add(days, gaps);
                ownMeans += DayCounts.ownMean(days, gaps);
            }
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            for (int i = 0; i < places.length; i++) {
                places[i] -= other.places[i];
            }
            tally.subtract(other.tally);
            ownMeans -= other.ownMeans;
        }
    }

    /** Checks that nothing is null. */
    public TimeBetweenPurchases {
        requireNonNull(window, "window");
        requireNonNull(purchase, "purchase");
    }

    /**
     * The time between orders of a window.
     *
     * @param window the window
     * @return the metric
     */
    public static TimeBetweenPurchases in(Window window) {
        return new TimeBetweenPurchases(window, Purchase.ORDER);
    }

    /**
     * The time between purchases for people who have the gaps.
     *
     * @param customers the days of each customer's gaps; one who has none does not count
     * @return the gaps
     * @throws IllegalArgumentException if a gap is not in [0, {@value DayCounts#LONGEST}] days
     */
    public static DayCounts of(int[]... customers) {
        return DayCounts.of(Label.of(NAME, "days between consecutive purchases"), customers);
    }

    /**
     * The same with another meaning of a purchase.
     *
     * @param counted what counts as one purchase
     * @return the metric
     */
    public TimeBetweenPurchases counting(Purchase counted) {
        return new TimeBetweenPurchases(window, counted);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, this);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        int first = customer.orderCountBefore(state.span);
        int end = first + customer.orderCount(state.span);
        long days = 0;
        long gaps = 0;
        for (int i = first + 1; i < end; i++) {
            int gap = customer.orderEpochDay(i) - customer.orderEpochDay(i - 1);
            if (gap >= state.shortest) {
                state.places[1 + gap]++;
                days += gap;
                gaps++;
            }
        }
        state.add(days, gaps);
    }

    /** The same as {@link #add} for each customer, over rows: some instructions an order, and no branch but the loop's. */
    @Override
    public void addAll(State state, CustomerBlock block) {
        long[] places = state.places;
        int from = state.from;
        int until = state.until;
        int shortest = state.shortest;
        for (int customer = 0; customer < block.customers(); customer++) {
            int end = block.firstRow(customer + 1);
            // Before the first order lies a day that is in no window.
            int before = Integer.MIN_VALUE;
            long days = 0;
            long gaps = 0;
            for (int row = block.firstRow(customer); row < end; row++) {
                int day = block.epochDay(row);
                int gap = day - before;
                int counts = (before >= from ? 1 : 0) & (day < until ? 1 : 0) & (gap >= shortest ? 1 : 0);
                places[(1 + gap) & -counts]++;
                days += gap & -counts;
                gaps += counts;
                before = day;
            }
            state.add(days, gaps);
        }
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        for (int i = 0; i < into.places.length; i++) {
            into.places[i] += from.places[i];
        }
        into.tally.add(from.tally);
        into.ownMeans += from.ownMeans;
    }

    @Override
    public Optional<RatioOfSums<State>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.of(state -> state.tally.amount(), state -> state.tally.count()));
    }

    @Override
    public DayCounts finish(State state, Basis basis) {
        Label label = Label.of(NAME, "days between consecutive " + purchase.text + ", both in the window")
                .in(basis.scope(window));
        int longest = state.places.length - 1;
        while (longest > 0 && state.places[longest] == 0) {
            longest--;
        }
        List<Long> counts = new ArrayList<>();
        for (int place = 1; place <= longest; place++) {
            counts.add(state.places[place]);
        }
        Average mean = state.tally.average(label, 0, Unit.DAYS, 1).within(state.shortest, Double.POSITIVE_INFINITY);
        return new DayCounts(mean, state.ownMeans, counts);
    }
}
