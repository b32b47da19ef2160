package io.github.retention4j.metric.funnel;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far customers come from a first step towards a last one: from the visit over the cart and the order to the second order.
 *
 * <p>{@code conversion = customers who took all steps in order and in time / customers who took the first in the window}
 *
 * <ul>
 *   <li>Each first step in the window begins an attempt. The other steps follow in their order, within the limit from the first,
 *       and may lie after the window. The limit is 30 days of 24 hours, unless {@link #within} states another; the instant at
 *       which it is over is too late.
 *   <li>What happens between the steps does not matter, and neither does whether the order is that of the cart.
 *   <li>A customer counts once, by the best attempt: the one that came farthest; of those that came as far, the first to arrive;
 *       of those that arrive together, the last to begin. Its times are the customer's times. Within an attempt each step is
 *       taken as early as it can be.
 *   <li>Events of one instant follow the order of the steps. Steps of the same events, such as an order and another order, are
 *       taken one after the other: each event is used once, and several orders of one instant are one event.
 *   <li>A day without a time is neither before nor after another event of that day, so it fits on either side of one.
 *   <li>An attempt counts when its time is over by the end of the data, even if it was done before: else quick customers would
 *       count before slow ones do. Customers who have no such attempt yet are told apart, with how far they are. {@link
 *       Attempts#ALL} counts all attempts as far as they have come.
 *   <li>Events without a customer cannot be followed. The result tells how many of each step there were in the window.
 *   <li>The steps are visit, cart, checkout, order and second order, unless {@link #through} names others.
 *   <li>Its value is the conversion from the first step to the last, which can be compared. A part of the steps is a funnel of
 *       its own. Customers are the independent units of the intervals.
 *   <li>Nobody who began, or a step of records that were never given, is no data.
 * </ul>
 *
 * <p>Worked example: from visit to cart to order within a day. A customer visits at 9:00 and at 12:00, fills a cart at 12:05
 * and orders at 9:30 the next day. The first attempt comes to the cart only, since its time is over at 9:00. The second comes to
 * the order. So the customer counts for all three steps, with 5 minutes to the cart and 21 hours 25 minutes from there.
 *
 * <pre>{@code
 * FunnelTable shop = engine.compute(Funnel.in(q1));
 * FunnelTable week = engine.compute(Funnel.in(q1)
 *         .through(visit(), cart(), order())
 *         .within(Duration.ofDays(7)));
 * Ratio ofThoseWithACart = week.ofPrevious(3);
 * Optional<Duration> halfOrderWithin = week.time(3).median();
 * Series<FunnelTable> trend = engine.trend(months(2026, 1, 2026, 3), Funnel::in);
 * }</pre>
 *
 * <p>Source: the function windowFunnel of ClickHouse's documentation, for the farthest attempt within a sliding window.
 *
 * @param window when the first step is taken
 * @param steps the steps, in order, at least two
 * @param limit within how long from the first step the others are taken
 * @param attempts which attempts count
 */
public record Funnel(Window window, List<FunnelStep> steps, Duration limit, Attempts attempts)
        implements Metric<Funnel.State, FunnelTable> {
    private static final String NAME = "funnel";
    private static final Duration USUAL_LIMIT = Duration.ofDays(30);
    private static final Duration LONGEST_LIMIT = Duration.ofDays(36_500);
    private static final long MINUTE = 60_000;

    /** Which attempts count. */
    public enum Attempts {
        /** Those whose time is over by the end of the data. */
        MATURED("attempts whose time is over"),
        /** All, as far as they have come by the end of the data. */
        ALL("attempts whose time may go on");

        private final String text;

        Attempts(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Customers so far, by the last step of the best attempt, with the times between the steps. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final FunnelWalk walk;
        private final long[] customers;
        private final long[] open;
        private final long[] ofNobody;

        /** How many customers took so many minutes from the step before; for the first step, from the first to the last. */
        @SuppressWarnings("serial") // lists and maps that are
        private final List<SortedMap<Integer, Long>> minutes = new ArrayList<>();

        private State(Basis basis, Funnel funnel) {
            super(basis);
            int steps = funnel.steps.size();
            walk = new FunnelWalk(basis, funnel);
            customers = new long[steps];
            open = new long[steps];
            ofNobody = new long[steps];
            for (int step = 0; step < steps; step++) {
                minutes.add(new TreeMap<>());
            }
        }

        /** Customers who came at least so far. */
        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            for (int step = 0; step < customers.length; step++) {
                customers[step] -= other.customers[step];
                open[step] -= other.open[step];
                ofNobody[step] -= other.ofNobody[step];
                SortedMap<Integer, Long> times = minutes.get(step);
                other.minutes
                        .get(step)
                        .forEach((time, count) ->
                                times.computeIfPresent(time, (its, all) -> all.equals(count) ? null : all - count));
            }
        }

        private long reached(int step) {
            return Arrays.stream(customers, step, customers.length).sum();
        }

        private void addTime(int slot, long millis) {
            minutes.get(slot).merge((int) (millis / MINUTE), 1L, Long::sum);
        }
    }

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if there are fewer than two steps, or the limit is not in (0, 36500] days
     */
    public Funnel {
        requireNonNull(window, "window");
        steps = List.copyOf(steps);
        requireNonNull(limit, "limit");
        requireNonNull(attempts, "attempts");
        if (steps.size() < 2) {
            throw new IllegalArgumentException(
                    "a funnel of " + Figures.count(steps.size(), "step") + ": name at least 2, the first and the last");
        }
        if (limit.toMillis() < 1 || limit.compareTo(LONGEST_LIMIT) > 0) {
            throw new IllegalArgumentException("limit " + limit + " not in (0, " + LONGEST_LIMIT.toDays() + "] days");
        }
    }

    /**
     * The funnel of those who visit in a window: visit, cart, checkout, order and second order, within 30 days.
     *
     * @param window when the first step is taken
     * @return the metric
     */
    public static Funnel in(Window window) {
        List<FunnelStep> steps = List.of(
                FunnelStep.visit(), FunnelStep.cart(), FunnelStep.checkout(), FunnelStep.order(), FunnelStep.order());
        return new Funnel(window, steps, USUAL_LIMIT, Attempts.MATURED);
    }

    /**
     * The same with other steps.
     *
     * @param first the first step
     * @param then the others, in order, at least one; a step that is there twice is taken twice
     * @return the metric
     * @throws IllegalArgumentException if there is no other step
     */
    public Funnel through(FunnelStep first, FunnelStep... then) {
        List<FunnelStep> all = new ArrayList<>(List.of(requireNonNull(first, "first")));
        all.addAll(Arrays.asList(requireNonNull(then, "then")));
        return new Funnel(window, all, limit, attempts);
    }

    /**
     * The same within another limit.
     *
     * @param time within how long from the first step the others are taken; a day is 24 hours
     * @return the metric
     * @throws IllegalArgumentException if it is not above zero, or longer than 36,500 days
     */
    public Funnel within(Duration time) {
        return new Funnel(window, steps, time, attempts);
    }

    /**
     * The same of other attempts.
     *
     * @param which which attempts count
     * @return the metric
     */
    public Funnel counting(Attempts which) {
        return new Funnel(window, steps, limit, which);
    }

    /**
     * The funnel for people who have counted their customers.
     *
     * @param steps the steps, in order, with how many customers took each and all before it
     * @return the funnel
     * @throws IllegalArgumentException if there are fewer than two steps, or more customers took one than the one before
     */
    public static FunnelTable of(FunnelTable.Step... steps) {
        String names = Arrays.stream(requireNonNull(steps, "steps"))
                .map(FunnelTable.Step::name)
                .collect(Collectors.joining(", "));
        return new FunnelTable(Label.of(NAME, names), List.of(steps), new TreeMap<>());
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
        FunnelWalk walk = state.walk;
        if (customer.isAnonymous()) {
            for (int step = 0; step < steps.size(); step++) {
                if (steps.get(step).rule().isToldOfNobody()) {
                    state.ofNobody[step] += walk.countInWindow(step, customer);
                }
            }
            return;
        }
        walk.follow(customer);
        int reached = walk.reached();
        if (reached == 0) {
            return;
        }
        if (walk.isOpen()) {
            state.open[reached - 1]++;
            return;
        }
        state.customers[reached - 1]++;
        for (int step = 1; step < reached; step++) {
            state.addTime(step, walk.taken(step) - walk.taken(step - 1));
        }
        if (reached == steps.size()) {
            state.addTime(0, walk.taken(reached - 1) - walk.taken(0));
        }
    }

    /** Customers need the first step only; what nobody known did counts for all of them. */
    @Override
    public Requirement requires() {
        return steps.stream()
                .map(step -> step.rule().requires(window))
                .reduce(Requirement::or)
                .orElseThrow();
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        for (int step = 0; step < steps.size(); step++) {
            into.customers[step] += from.customers[step];
            into.open[step] += from.open[step];
            into.ofNobody[step] += from.ofNobody[step];
            SortedMap<Integer, Long> times = into.minutes.get(step);
            from.minutes.get(step).forEach((minutes, count) -> times.merge(minutes, count, Long::sum));
        }
    }

    @Override
    public Optional<RatioOfSums<State>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.of(state -> state.reached(steps.size() - 1), state -> state.reached(0)));
    }

    @Override
    public FunnelTable finish(State state, Basis basis) {
        List<String> missing = steps.stream()
                .map(step -> step.rule().records())
                .filter(records -> !records.isEmpty() && !basis.given().contains(records))
                .distinct()
                .toList();
        List<String> names = names();
        Label label = Label.of(NAME, String.join(", ", names) + " within " + told(limit))
                .noting(attempts.text)
                .noting(missing.isEmpty() ? "" : "no " + String.join(" and no ", missing) + " were given")
                .in(basis.scope(window))
                .untilDataEnd();
        State known = missing.isEmpty() ? state : start(state.basis());
        List<FunnelTable.Step> table = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            table.add(new FunnelTable.Step(
                    names.get(step),
                    known.reached(step),
                    Arrays.stream(known.open, step, steps.size()).sum(),
                    known.ofNobody[step],
                    step == 0 ? new TreeMap<>() : known.minutes.get(step)));
        }
        return new FunnelTable(label, table, known.minutes.get(0));
    }

    /** What the steps are called, those that are there again by how often. */
    private List<String> names() {
        Map<String, Integer> often = new TreeMap<>();
        return steps.stream()
                .map(step -> {
                    int times = often.merge(step.name(), 1, Integer::sum);
                    return times == 1 ? step.name() : ordinal(times) + " " + step.name();
                })
                .toList();
    }

    private static String ordinal(int times) {
        return switch (times) {
            case 2 -> "second";
            case 3 -> "third";
            default -> times + "th";
        };
    }

    private static String told(Duration limit) {
        boolean isDays = limit.equals(Duration.ofDays(limit.toDays()));
        boolean isHours = limit.equals(Duration.ofHours(limit.toHours()));
        boolean isMinutes = limit.equals(Duration.ofMinutes(limit.toMinutes()));
        return isDays
                ? Figures.count(limit.toDays(), "day") + " of 24 h"
                : isHours
                        ? Figures.count(limit.toHours(), "hour")
                        : isMinutes
                                ? Figures.count(limit.toMinutes(), "minute")
                                : Figures.decimals(limit.toMillis() / 1000.0, 3) + " seconds";
    }
}
