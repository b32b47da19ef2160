package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.metric.survival.LogRankTest;
import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;

/**
 * How long customers stay before they leave, and how many have not left yet.
 *
 * <p>{@code lifespan = days from first to last order, on average over customers who left}, or, from counts,
 * {@code 1 / churn rate}.
 *
 * <ul>
 *   <li>Customers are those whose first order of all lies in the window. To look at all customers, ask for
 *       {@code history.basis().observed()}.
 *   <li>A customer has left who has ordered nothing for so many days when the data end, 90 unless asked otherwise: the last
 *       order and as many days are over. The end of the data counts and not the end of the window, so that the lifespan of
 *       the same customers grows as data come in.
 *   <li>The mean is over those who left, and too short while many have not: who stays longest is the last to be in it.
 *       Compare it with the share of those who have not left before you believe it. {@link #curve} leaves nobody out: it asks the
 *       same of a survival curve, in which who has not left counts for as long as was seen of them.
 *   <li>It cannot be compared and has no trend: customers of a later window have had less time, so that theirs is shorter even if
 *       they stay as long. Compare their curves instead, with {@link LogRankTest}.
 *   <li>Days are those of the calendar. Who ordered once has a lifespan of 0 days and left if long enough ago.
 *   <li>1 / churn rate is the mean lifespan, told in the periods of the churn rate, if the rate stays the same for ever and
 *       for everyone. No customer lost is no data.
 *   <li>The interval of the mean does not go below 0 days.
 *   <li>Nobody who left is no data; the share of those who have not is still told.
 * </ul>
 *
 * <p>Worked example: customers order on 1 and 31 January, on 10 January, and on 5 January and 20 June; the data end on 30
 * June. The first two left, after 30 days and after 0: 15 days on average, while 1 of 3 has not left. A shop that loses 5 of
 * 100 customers a month keeps one for 100 / 5 = 20 months. The curve follows all three until 1 April, 90 days before the data end:
 * the third was last seen on 5 January and came back after more than 90 days, so had left, and the median is 0 days.
 *
 * <pre>{@code
 * Lifespan stay = engine.compute(CustomerLifespan.in(q1));
 * Lifespan ofAll = engine.compute(CustomerLifespan.in(history.basis().observed()).leftAfter(180));
 * Average months = CustomerLifespan.ofChurn(5, 100);
 * SurvivalCurve everybody = engine.compute(CustomerLifespan.in(q1).curve());
 * }</pre>
 *
 * <p>Source: guides on keeping customers, for both formulas; for the curve E. L. Kaplan and P. Meier, JASA 53 (1958).
 *
 * @param window the window of the first order
 * @param days how many days after the last order a customer has left
 */
public record CustomerLifespan(Window window, int days) implements Metric<CustomerLifespan.State, Lifespan> {
    private static final String NAME = "customer lifespan";
    private static final int USUAL_DAYS = 90;

    /** The days of those who left, and how many have not. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private final long lastDay;
        private final ClusterTally left = new ClusterTally();
        private long staying;

        private State(Basis basis, Window window) {
            super(basis);
            this.window = basis.span(window);
            this.lastDay = basis.lastDay().toEpochDay();
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            left.subtract(other.left);
            staying -= other.staying;
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the days are below 1
     */
    public CustomerLifespan {
        requireNonNull(window, "window");
        if (days < 1) {
            throw new IllegalArgumentException("left after " + days + " days, which is below 1");
        }
    }

    /**
     * The lifespan of customers who first ordered in a window, having left after 90 days without an order.
     *
     * @param window the window of the first order
     * @return the metric
     */
    public static CustomerLifespan in(Window window) {
        return new CustomerLifespan(window, USUAL_DAYS);
    }

    /**
     * The same with another number of days.
     *
     * @param daysAfterLast how many days after the last order a customer has left, at least 1
     * @return the metric
     * @throws IllegalArgumentException if the days are below 1
     */
    public CustomerLifespan leftAfter(int daysAfterLast) {
        return new CustomerLifespan(window, daysAfterLast);
    }

    /**
     * The definition that does not leave out who has not left: the survival curve of the same customers, from the first order to
     * the last one before as many days without an order. Its {@linkplain SurvivalCurve#median median} and
     * {@linkplain SurvivalCurve#restrictedMean restricted mean} are lifespans of everybody. Who comes back after the days has left
     * all the same there, while here the days to their last order count.
     *
     * @return the metric
     */
    public TimeToEvent curve() {
        return TimeToEvent.toLeaving(days).within(window);
    }

    /**
     * The lifespan for people who have only the counts; its mean has no interval.
     *
     * @param days the days from first to last order of all customers who left, zero or above
     * @param left customers who left, zero or above
     * @param staying customers who have not, zero or above
     * @return days / left, and staying / (left + staying)
     * @throws IllegalArgumentException if a number is negative
     */
    public static Lifespan of(long days, long left, long staying) {
        if (days < 0) {
            throw new IllegalArgumentException("days " + days + " is below 0");
        }
        Label label = Label.of(NAME, "days from first to last order, of those who left");
        return new Lifespan(Average.withoutSpread(label, BigDecimal.valueOf(days), left, Unit.DAYS), staying);
    }

    /**
     * The lifespan that a churn rate means, if it stays the same.
     *
     * @param lost customers lost in a period
     * @param start customers at its start
     * @return start / lost, in periods; no data if nobody was lost
     * @throws IllegalArgumentException if the lost are not in [0, start]
     */
    public static Average ofChurn(long lost, long start) {
        if (lost < 0 || lost > start) {
            throw new IllegalArgumentException("lost " + lost + " not in [0, " + start + "]");
        }
        return Average.withoutSpread(
                Label.of(NAME, "1 / churn rate"), BigDecimal.valueOf(start), lost, Unit.count("periods", 1));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, window);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        int orders = customer.orderCount();
        if (orders == 0 || !state.window.contains(customer.orderMillis(0))) {
            return;
        }
        long last = customer.orderEpochDay(orders - 1);
        if (last + days <= state.lastDay) {
            state.left.add(last - customer.orderEpochDay(0), 1);
        } else {
            state.staying++;
        }
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.left.add(from.left);
        into.staying += from.staying;
    }

    @Override
    public Lifespan finish(State state, Basis basis) {
        String last = days == 1 ? "day" : days + " days";
        Label label = Label.of(
                        NAME,
                        "days from first to last order, of those new in the window who left: no order in the data's last "
                                + last)
                .in(basis.scope(window))
                .untilDataEnd();
        return new Lifespan(state.left.average(label, 0, Unit.DAYS, 1), state.staying);
    }
}
