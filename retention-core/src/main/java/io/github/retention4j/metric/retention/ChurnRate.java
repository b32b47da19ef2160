package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;

/**
 * The share of a shop's customers who stopped being customers.
 *
 * <p>{@code lost = customers active before but not in the window / customers active before} (the default), or
 * {@code net change = (S − E) / S}, with S and E the customers at the start and the end.
 *
 * <ul>
 *   <li>Lost and {@linkplain RetentionRate retained} by overlap add up to all customers at the start.
 *   <li>The net change is no rate of loss: new customers make up for lost ones in it, and it falls below zero when the
 *       base grows. It is shown as it is, without interval.
 *   <li>Who is a customer at the start follows the same rule as for the retention rate; see
 *       {@link RetentionRate#activeWithin}.
 *   <li>No customers at the start is no data. In a window that is not over yet, churn can only shrink; it is marked.
 * </ul>
 *
 * <p>Worked example: of 1,064 customers active in February, 652 did not order in March: 61.3 %. From 1,200 customers to
 * 1,100 the net change is 8.3 %, and from 1,100 to 1,200 it is −9.1 %.
 *
 * <pre>{@code
 * Map<String, Ratio> byCountry = engine.compute(ChurnRate.in(q1).by(Segments.country()));
 * Ratio fromCounts = ChurnRate.of(652, 1064);
 * }</pre>
 *
 * <p>Source: lost / start as is usual for subscriptions; (S − E) / S as some guides on keeping customers print it.
 *
 * @param window the window
 * @param definition which definition to follow
 * @param activeDays how many days before a boundary make a customer; 0 for the preceding window
 */
public record ChurnRate(Window window, Definition definition, int activeDays) implements Metric<CustomerBase, Ratio> {
    private static final String NAME = "churn rate";

    /** What churn means. */
    public enum Definition {
        /** Customers lost, of those there were at the start. */
        LOST("lost: active before, not in the window / active before"),
        /** The net change of the base: (customers at the start − customers at the end) / customers at the start. */
        NET_CHANGE("net change: (start − end) / start");

        private final String text;

        Definition(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the days are negative
     */
    public ChurnRate {
        requireNonNull(window, "window");
        requireNonNull(definition, "definition");
        if (activeDays != 0) {
            CustomerBase.checkDays(activeDays);
        }
    }

    /**
     * The churn rate of a window: who was lost, of the customers of the window before it.
     *
     * @param window the window
     * @return the metric
     */
    public static ChurnRate in(Window window) {
        return new ChurnRate(window, Definition.LOST, 0);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by the definition
     * @return the metric
     */
    public ChurnRate definedBy(Definition by) {
        return new ChurnRate(window, by, activeDays);
    }

    /**
     * The same, with customers being those who ordered in so many days before a boundary.
     *
     * @param days how many days, at least 1
     * @return the metric
     */
    public ChurnRate activeWithin(int days) {
        return new ChurnRate(window, definition, CustomerBase.checkDays(days));
    }

    /**
     * The share lost, for people who have only counts.
     *
     * @param lost customers of the start who are none any more
     * @param start customers at the start
     * @return lost / start
     * @throws IllegalArgumentException if the lost are not in [0, start]
     */
    public static Ratio of(long lost, long start) {
        return Ratio.part(label(Definition.LOST, 0), lost, start);
    }

    /**
     * The net change, for people who have only counts.
     *
     * @param start customers at the start, zero or above
     * @param end customers at the end, zero or above
     * @return (start − end) / start, a net rate: below zero if the base grew
     * @throws IllegalArgumentException if a count is negative
     */
    public static Ratio ofNetChange(long start, long end) {
        if (end < 0) {
            throw new IllegalArgumentException("end " + end + " is below 0");
        }
        return Ratio.net(label(Definition.NET_CHANGE, 0), start - end, start);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CustomerBase start(Basis basis) {
        return new CustomerBase(basis, window, activeDays);
    }

    @Override
    public void add(CustomerBase state, CustomerHistory customer) {
        state.add(customer);
    }

    @Override
    public void merge(CustomerBase into, CustomerBase from) {
        into.add(from);
    }

    @Override
    public Ratio finish(CustomerBase state, Basis basis) {
        Label label = label(definition, activeDays).in(window, basis.observation(window), basis.lastDay());
        return switch (definition) {
            case LOST -> Ratio.part(label, state.start - state.retained, state.start);
            case NET_CHANGE -> Ratio.net(label, state.start - state.end, state.start);
        };
    }

    private static Label label(Definition definition, int activeDays) {
        return Label.of(NAME, CustomerBase.definition(definition, activeDays));
    }
}
