package io.github.retention4j.metric.funnel;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a customer comes, one customer after the other, at a cost that grows with the events and not with their pairs.
 *
 * <p>An attempt takes the first event of each step that the step before and its own rule allow: no later one could lead
 * farther. What is too early for one attempt is so for those that begin later, so the events of a step are gone through once
 * for all attempts.
 */
final class FunnelWalk implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf is serialisable
    private final List<StepRule> rules;

    /** For each step the last before it that is of the same events, or -1. */
    private final int[] sameBefore;

    private final Span window;
    private final long observedUntil;
    private final long limit;
    private final Funnel.Attempts attempts;

    @SuppressWarnings("serial") // a list that is
    private final List<Instants> events = new ArrayList<>();

    // Of the customer at hand: for each step its next event, and those of the attempt and of the best one.
    private final int[] next;
    private final long[] told;
    private final long[] taken;
    private final long[] best;
    private int reached;
    private boolean isOpen;

    FunnelWalk(Basis basis, Funnel funnel) {
        rules = funnel.steps().stream().map(FunnelStep::rule).toList();
        window = basis.span(funnel.window());
        observedUntil = basis.observedUntil();
        limit = funnel.limit().toMillis();
        attempts = funnel.attempts();
        int steps = rules.size();
        next = new int[steps];
        told = new long[steps];
        taken = new long[steps];
        best = new long[steps];
        sameBefore = new int[steps];
        for (int step = 0; step < steps; step++) {
            events.add(new Instants());
            sameBefore[step] = sameBefore(step);
        }
    }

    private int sameBefore(int step) {
        int before = step - 1;
        while (before >= 0 && !rules.get(before).event().equals(rules.get(step).event())) {
            before--;
        }
        return before;
    }

    /** Follows a customer. Whether one of the attempts counts is told by {@link #reached}, and by {@link #isOpen} how. */
    void follow(CustomerHistory customer) {
        reached = 0;
        Instants starts = eventsOf(0, customer);
        int start = starts.firstFrom(window.from());
        if (start == starts.count() || starts.get(start) >= window.until()) {
            return;
        }
        for (int step = 1; step < next.length; step++) {
            eventsOf(step, customer);
            next[step] = 0;
        }
        isOpen = isOpen(starts.get(start));
        // Later attempts are open if the first is. If it is not, those that are do not count.
        while (start < starts.count()
                && starts.get(start) < window.until()
                && isOpen(starts.get(start)) == isOpen
                && !isArrivedBefore(starts.get(start))) {
            attempt(starts.get(start), customer);
            start++;
        }
    }

    /** Whether an attempt that began at an instant does not count yet. */
    private boolean isOpen(long start) {
        return attempts == Funnel.Attempts.MATURED && start + limit > observedUntil;
    }

    /** Whether the last step was taken before an instant: what begins then cannot arrive as early. */
    private boolean isArrivedBefore(long instant) {
        return reached == next.length && best[reached - 1] < instant;
    }

    private Instants eventsOf(int step, CustomerHistory customer) {
        Instants times = events.get(step);
        times.clear();
        rules.get(step).addTimes(customer, times);
        times.sortBefore(observedUntil);
        return times;
    }

    private void attempt(long start, CustomerHistory customer) {
        told[0] = start;
        taken[0] = start;
        int step = 1;
        while (step < next.length && takes(step, start + limit, customer)) {
            step++;
        }
        // Attempts that begin later arrive no earlier.
        if (step > reached || (step == reached && taken[step - 1] == best[step - 1])) {
            reached = step;
            System.arraycopy(taken, 0, best, 0, step);
        }
    }

    /** Whether a step is taken before the time is over, as early as it can be. */
    private boolean takes(int step, long end, CustomerHistory customer) {
        Instants times = events.get(step);
        long before = taken[step - 1];
        long after = sameBefore[step] < 0 ? Long.MIN_VALUE : told[sameBefore[step]];
        int i = next[step];
        while (i < times.count() && (times.get(i) <= after || isBefore(times.get(i), before, customer))) {
            i++;
        }
        next[step] = i;
        if (i == times.count()) {
            return false;
        }
        told[step] = times.get(i);
        // A day without a time is as early as what came before it on that day allows.
        taken[step] = Math.max(told[step], before);
        return taken[step] < end;
    }

    private static boolean isBefore(long event, long other, CustomerHistory customer) {
        return event < other && customer.latest(event) < other;
    }

    /** How many steps the best attempt took, or 0 if the customer did not begin. */
    int reached() {
        return reached;
    }

    /** Whether the time of every attempt goes on after the end of the data. */
    boolean isOpen() {
        return isOpen;
    }

    /** When the best attempt took a step, from 0. */
    long taken(int step) {
        return best[step];
    }

    /** How often something happened in the window that would be a step, from 0. */
    int countInWindow(int step, CustomerHistory customer) {
        Instants times = eventsOf(step, customer);
        return times.firstFrom(window.until()) - times.firstFrom(window.from());
    }
}
