package io.github.retention4j.metric.engagement;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * On how many days of a window its active customers come: on one, on two, and so on.
 *
 * <p>{@code mean = active days of all customers / customers active in the window}, and beside it how many customers have each
 * number of days
 *
 * <ul>
 *   <li>A customer is active on a day with a visit (the default), or with an order that counts. Several on a day are one day.
 *   <li>Who was on no day is not told: there is no end of people who could have come. Customers who could have, such as those
 *       of an earlier window, are a question for the retention rate.
 *   <li>The last line is of so many days or more: 10, unless {@link #upTo} states another number. The mean is of all days.
 *   <li>Days are those of the calendar in the history's zone.
 *   <li>Visits of nobody known are left out.
 *   <li>Divided by the days of the window that the data cover, the mean is the {@link Stickiness}.
 *   <li>Nobody active, or visits that were never given, is no data.
 * </ul>
 *
 * <p>Worked example: one customer comes on 4 days, one on 2 and one on 1: 7 / 3 = 2.3 days. Of the 3, 2 come on two days or more:
 * 66.7 %.
 *
 * <pre>{@code
 * ActiveDayCounts march = engine.compute(ActiveDays.in(month(2026, 3)));
 * Ratio onThreeDaysOrMore = march.share(3);
 * ActiveDayCounts purchaseDays = engine.compute(ActiveDays.in(q1).counting(Activity.ORDERS).upTo(4));
 * ActiveDayCounts ofCounts = ActiveDays.of(120, 43, 17, 9);
 * }</pre>
 *
 * <p>Source: Amplitude's documentation, Stickiness, which counts users by their active days of a week or a month.
 *
 * @param window the window
 * @param activity what makes a day an active one
 * @param most the number of days that the last line is of, which counts those with more days as well
 */
public record ActiveDays(Window window, Activity activity, int most)
        implements Metric<ActiveDays.State, ActiveDayCounts> {
    private static final String NAME = "active days";
    private static final int USUAL_MOST = 10;

    /** Nobody needs a line for each day of a century. */
    private static final int LIMIT = 1_000;

    /** Customers so far, by their active days. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final ActiveDayReader reader;
        private final ClusterTally tally = new ClusterTally();
        private final long[] customers;

        private State(Basis basis, ActiveDayReader reader, int most) {
            super(basis);
            this.reader = reader;
            this.customers = new long[most];
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            for (int i = 0; i < customers.length; i++) {
                customers[i] -= other.customers[i];
            }
            tally.subtract(other.tally);
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the most days are not in [1, 1000]
     */
    public ActiveDays {
        requireNonNull(window, "window");
        requireNonNull(activity, "activity");
        if (most < 1 || most > LIMIT) {
            throw new IllegalArgumentException("days " + most + " not in [1, " + LIMIT + "]");
        }
    }

    /**
     * The active days of a window's customers, by days with a visit.
     *
     * @param window the window
     * @return the metric
     */
    public static ActiveDays in(Window window) {
        return new ActiveDays(window, Activity.VISITS, USUAL_MOST);
    }

    /**
     * The same by days with something else.
     *
     * @param of what makes a day an active one
     * @return the metric
     */
    public ActiveDays counting(Activity of) {
        return new ActiveDays(window, of, most);
    }

    /**
     * The same with another last line.
     *
     * @param days the number of days that it is of, which counts those with more days as well: 1 or more
     * @return the metric
     * @throws IllegalArgumentException if the days are not in [1, 1000]
     */
    public ActiveDays upTo(int days) {
        return new ActiveDays(window, activity, days);
    }

    /**
     * The active days for people who have counted their customers.
     *
     * @param customers how many customers were active on 1 day, on 2 days, and so on up to the most
     * @return the counts
     * @throws IllegalArgumentException if a count is negative
     */
    public static ActiveDayCounts of(long... customers) {
        long days = 0;
        for (int i = 0; i < customers.length; i++) {
            days = Math.addExact(days, Math.multiplyExact(i + 1L, customers[i]));
        }
        long all = LongStream.of(customers).reduce(0, Math::addExact);
        if (LongStream.of(customers).anyMatch(count -> count < 0)) {
            throw ActiveDayCounts.belowZero(LongStream.of(customers).boxed().toList());
        }
        Average mean = Average.withoutSpread(
                Label.of(NAME, definition(Activity.VISITS)), BigDecimal.valueOf(days), all, Unit.DAYS);
        return new ActiveDayCounts(mean, LongStream.of(customers).boxed().toList(), false);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, new ActiveDayReader(basis, window, 1), most);
    }

    @Override
    public State startLike(State other, Basis basis) {
        return new State(basis, new ActiveDayReader(other.reader), most);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        state.reader.read(activity, customer);
        int days = state.reader.days();
        if (days > 0) {
            state.customers[Math.min(days, most) - 1]++;
            state.tally.add(days, 1);
        }
    }

    @Override
    public Requirement requires() {
        return activity.requires(window);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        for (int i = 0; i < most; i++) {
            into.customers[i] += from.customers[i];
        }
        into.tally.add(from.tally);
    }

    @Override
    public Optional<RatioOfSums<State>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.of(state -> state.tally.amount(), state -> state.tally.count()));
    }

    @Override
    public ActiveDayCounts finish(State state, Basis basis) {
        Label label = Label.of(NAME, definition(activity)).in(basis.scope(window));
        Average mean = state.tally.average(label, 0, Unit.DAYS, 1);
        int days = state.reader.dayCount();
        return new ActiveDayCounts(
                days > 1 ? mean.within(1, days) : mean,
                LongStream.of(state.customers).boxed().toList(),
                true);
    }

    private static String definition(Activity activity) {
        return "days with " + activity + " of each customer who has one";
    }
}
