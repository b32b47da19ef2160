package io.github.retention4j.metric.definition;

import static io.github.retention4j.metric.definition.Bridge.Step.minus;
import static io.github.retention4j.metric.definition.Bridge.Step.plus;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.metric.definition.CustomerPatterns.Counted;
import io.github.retention4j.model.SubscriptionStep;
import io.github.retention4j.model.Window;

/**
 * Who ordered around a window, and of whom a subscription runs at its ends.
 *
 * @param window the window
 */
record SubscriberTraits(Window window) implements Traits {
    /** Ordered in the preceding window. */
    static final int BEFORE = 1;

    /** Ordered in the window. */
    static final int DURING = 1 << 1;

    /** A subscription runs at the start. */
    static final int RUNS = 1 << 2;

    /** A subscription runs at the end, or at that of the data. */
    static final int RUNS_AT_END = 1 << 3;

    /** A subscription that is not cancelled runs at the start. */
    static final int UNCANCELLED = 1 << 4;

    /** A subscription that is not cancelled runs at the end, or at that of the data. */
    static final int UNCANCELLED_AT_END = 1 << 5;

    /** The first subscription of all begins in the window, and the data reach it. */
    static final int NEW = 1 << 6;

    SubscriberTraits {
        requireNonNull(window, "window");
    }

    @Override
    public int patterns() {
        return 1 << 7;
    }

    /** Orders or subscriptions, so nobody is passed over. */
    @Override
    public Requirement requires() {
        return Requirement.none();
    }

    @Override
    public Rule in(Basis basis) {
        Span before = basis.span(window.previous());
        Span during = basis.span(window);
        long start = during.from();
        long end = basis.startOf(basis.observedEnd(window));
        return customer -> {
            Subscriptions steps = customer.subscriptions();
            return (customer.orderedIn(before) ? BEFORE : 0)
                    | (customer.orderedIn(during) ? DURING : 0)
                    | running(steps, start, SubscriptionStep.ENDED, RUNS)
                    | running(steps, end, SubscriptionStep.ENDED, RUNS_AT_END)
                    | running(steps, start, SubscriptionStep.CANCELLED, UNCANCELLED)
                    | running(steps, end, SubscriptionStep.CANCELLED, UNCANCELLED_AT_END)
                    | (isNew(steps, during, end) ? NEW : 0);
        };
    }

    private static int running(Subscriptions steps, long millis, SubscriptionStep last, int trait) {
        return steps.runningBefore(millis, last) > 0 ? trait : 0;
    }

    /** The first step of all is a start. */
    private static boolean isNew(Subscriptions steps, Span during, long end) {
        return steps.count() > 0 && during.contains(steps.stepTaken(0)) && steps.stepTaken(0) < end;
    }

    /**
     * How the subscribers at the start come from the customers of the preceding window.
     *
     * @param runs what makes a subscriber at the start
     */
    Bridge start(Bridge ofPrecedingWindow, Counted customers, int runs) {
        return ofPrecedingWindow.then(
                minus(
                        customers.count(BEFORE, runs),
                        "who ordered in " + window.previous() + " and were not subscribed at the start"),
                plus(
                        customers.count(runs, BEFORE),
                        "subscribed at the start who did not order in " + window.previous()));
    }
}
