package io.github.retention4j.metric.definition;

import static io.github.retention4j.metric.definition.Bridge.Step.plus;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.metric.definition.Bridge.Step;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Orders that another tool may count in a window and none of ours does, or the other way round: those of guests, those
 * refunded in full, and those that another clock puts into another window.
 *
 * @param window the window
 */
record OrdersCountedElsewhere(Window window)
        implements Metric<OrdersCountedElsewhere.State, OrdersCountedElsewhere.Counted> {
    /** The orders so far. */
    static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span here;
        private final Span utc;
        private final Span both;
        private long ofGuests;
        private long refunded;
        private long hereAlone;
        private long utcAlone;

        private State(Basis basis, Window window) {
            super(basis);
            here = basis.span(window);
            utc = new Span(utcStart(window.start()), utcStart(window.end()));
            long from = Math.max(here.from(), utc.from());
            both = new Span(from, Math.max(from, Math.min(here.until(), utc.until())));
        }

        private static long utcStart(LocalDate day) {
            return TimeUnit.DAYS.toMillis(day.toEpochDay());
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            ofGuests -= other.ofGuests;
            refunded -= other.refunded;
            hereAlone -= other.hereAlone;
            utcAlone -= other.utcAlone;
        }
    }

    /**
     * How many orders there are of each kind.
     *
     * @param ofGuests placed by guests, whatever became of them
     * @param refunded of customers, refunded in full and therefore ignored
     * @param hereAlone placed in the window by the history's clock, but not by UTC
     * @param utcAlone placed in it by UTC, but not by the history's clock
     */
    record Counted(long ofGuests, long refunded, long hereAlone, long utcAlone) implements Serializable {
        /** In words, those that there are. */
        List<Step> steps(Window window) {
            return Bridge.anew(
                            plus(ofGuests, "of guests"),
                            plus(refunded, "refunded in full"),
                            plus(hereAlone, "outside " + window + " by UTC"),
                            plus(utcAlone, "in " + window + " only by UTC"))
                    .steps();
        }
    }

    OrdersCountedElsewhere {
        requireNonNull(window, "window");
    }

    @Override
    public String name() {
        return "orders counted elsewhere";
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, window);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        int placed = customer.placedOrderCount(state.here);
        int both = customer.placedOrderCount(state.both);
        if (customer.isAnonymous()) {
            state.ofGuests += placed;
        } else {
            state.refunded += placed - customer.orderCount(state.here);
        }
        state.hereAlone += placed - both;
        state.utcAlone += customer.placedOrderCount(state.utc) - both;
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.ofGuests += from.ofGuests;
        into.refunded += from.refunded;
        into.hereAlone += from.hereAlone;
        into.utcAlone += from.utcAlone;
    }

    @Override
    public Counted finish(State state, Basis basis) {
        return new Counted(state.ofGuests, state.refunded, state.hereAlone, state.utcAlone);
    }

    /** No clock is a day away from UTC. */
    @Override
    public Requirement requires() {
        return Requirement.ordersIn(
                Window.between(window.start().minusDays(1), window.end().plusDays(1)));
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }
}
