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
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import java.util.Optional;

/**
 * Of the customers who are active in a window, the share that is active on an average day of it: DAU / MAU of a month, DAU / WAU
 * of a week.
 *
 * <p>{@code stickiness = active days of all customers / (customers active in the window · days of the window)}
 *
 * <ul>
 *   <li>A customer is active on a day with a visit (the default), or with an order that counts. Several on a day are one day.
 *   <li>{@link #trailing trailing(7)} of a month is WAU / MAU. In place of the days stand the stretches of 7 consecutive days
 *       that lie whole in the window, one for each last day. A customer is active in one who is so on any of its days.
 *   <li>Days are those of the calendar in the history's zone, and of them those that the data cover: the days before the first
 *       and after the last one are none on which nobody came.
 *   <li>Visits of nobody known are left out, since nobody can tell on how many days their visitor came.
 *   <li>Windows of other lengths have other values: who comes once in a month has 1 of 31 days, in a week 1 of 7.
 *   <li>One customer's days are alike, so the interval has customers as the independent units. Counts alone do not tell how much
 *       customers differ, so a share of counts has no interval.
 *   <li>Nobody active, visits that were never given, or a window shorter than the stretches is no data.
 * </ul>
 *
 * <p>Worked example: in a week of 7 days one customer comes on 4 days, one on 2 and one on 1. On an average day 1.0 of the 3
 * come: 7 / (3 · 7) = 33.3 %.
 *
 * <pre>{@code
 * ClusterShare dauOfMau = engine.compute(Stickiness.in(month(2026, 3)));
 * ClusterShare wauOfMau = engine.compute(Stickiness.in(month(2026, 3)).trailing(7));
 * ClusterShare byOrders = engine.compute(Stickiness.in(q1).counting(Activity.ORDERS));
 * }</pre>
 *
 * <p>Source: Google Analytics Help, [GA4] User stickiness, which divides today's active users by those of the last 30 days.
 *
 * @param window the window
 * @param activity what makes a day an active one
 * @param days of how many days the stretches are, 1 for days
 */
public record Stickiness(Window window, Activity activity, int days) implements Metric<Stickiness.State, ClusterShare> {
    private static final String NAME = "stickiness";

    /** Active days so far, of the days that the customers had. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final ActiveDayReader reader;
        private final ClusterTally tally = new ClusterTally();

        private State(Basis basis, ActiveDayReader reader) {
            super(basis);
            this.reader = reader;
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            tally.subtract(other.tally);
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the days are below 1
     */
    public Stickiness {
        requireNonNull(window, "window");
        requireNonNull(activity, "activity");
        if (days < 1) {
            throw new IllegalArgumentException("days " + days + " is below 1");
        }
    }

    /**
     * The stickiness of a window by days with a visit.
     *
     * @param window the window, such as a month for DAU / MAU
     * @return the metric
     */
    public static Stickiness in(Window window) {
        return new Stickiness(window, Activity.VISITS, 1);
    }

    /**
     * The same by days with something else.
     *
     * @param of what makes a day an active one
     * @return the metric
     */
    public Stickiness counting(Activity of) {
        return new Stickiness(window, of, days);
    }

    /**
     * The same of stretches of so many days in place of days, such as 7 for WAU / MAU.
     *
     * @param stretch how many consecutive days, at least 1
     * @return the metric
     * @throws IllegalArgumentException if the days are below 1
     */
    public Stickiness trailing(int stretch) {
        return new Stickiness(window, activity, stretch);
    }

    /**
     * The stickiness by days for people who have only counts.
     *
     * @param dailyActive the customers active on each day, added up
     * @param active the customers active in the window
     * @param days how many days the window has, at least 1
     * @return dailyActive / (active · days)
     * @throws IllegalArgumentException if the days are below 1, or the daily active are not in [0, active · days]
     * @throws ArithmeticException if active · days is more than a long can count
     */
    public static ClusterShare of(long dailyActive, long active, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("days " + days + " is below 1");
        }
        return ClusterShare.withoutSpread(
                Label.of(NAME, definition(Activity.VISITS, 1)), dailyActive, Math.multiplyExact(active, (long) days));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, new ActiveDayReader(basis, window, days));
    }

    @Override
    public State startLike(State other, Basis basis) {
        return new State(basis, new ActiveDayReader(other.reader));
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        ActiveDayReader reader = state.reader;
        reader.read(activity, customer);
        if (reader.days() > 0) {
            state.tally.addUnlessZero(reader.stretches(), reader.stretchCount());
        }
    }

    @Override
    public Requirement requires() {
        return activity.requires(window);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.tally.add(from.tally);
    }

    @Override
    public Optional<RatioOfSums<State>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.of(state -> state.tally.amount(), state -> state.tally.count()));
    }

    @Override
    public ClusterShare finish(State state, Basis basis) {
        return state.tally.share(Label.of(NAME, definition(activity, days)).in(basis.scope(window)));
    }

    private static String definition(Activity activity, int days) {
        String average = days == 1 ? "on an average day" : "in an average " + days + " days";
        return "customers with " + activity + " " + average + " / in the window";
    }
}
