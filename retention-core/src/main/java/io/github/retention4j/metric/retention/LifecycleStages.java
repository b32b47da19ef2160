package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.metric.retention.Lifecycle.Flow;
import io.github.retention4j.metric.retention.Lifecycle.Stage;
import io.github.retention4j.metric.segment.Band;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * New, returning, loyal, won back, lapsing or lapsed: the stage that each customer is in, and the one they come from.
 *
 * <p>{@code share = customers in a stage / customers who ordered by the window's end}, where with orders in the window a
 * customer is
 *
 * <ul>
 *   <li>new, if there are none before it;
 *   <li>returning, if there are some in the preceding window and none in the one before that;
 *   <li>loyal, if there are some in both preceding windows;
 *   <li>won back, if there are none in the preceding window, but earlier;
 *   <li>and without any in the window lapsing, if there are some in the preceding window, or lapsed, if only earlier.
 *   <li>Every customer who ordered by the window's end is in one stage. The preceding windows are of the same kind: the
 *       months before a month, or as many days.
 *   <li>Where a customer comes from is the stage by the same rules a window earlier; whoever is new was none.
 *   <li>Orders refunded in full do not count, unless the history says so. Guests are none of the customers.
 *   <li>While a window is not over, customers who are yet to order in it are counted as lapsing or lapsed; it is marked.
 *   <li>Nobody who ordered by the window's end is no data.
 * </ul>
 *
 * <p>Worked example: of the 2,357 customers of the CDNOW sample, who all came in the first quarter of 1997, in the third 214
 * are loyal (9.1 %), 204 won back, 310 lapsing and 1,629 lapsed. The loyal and the lapsing were returning in the second, the
 * others were lapsing.
 *
 * <pre>{@code
 * Lifecycle stages = engine.compute(LifecycleStages.in(month(2026, 3)));
 * Ratio loyal = stages.share(Lifecycle.Stage.LOYAL);
 * Ratio ofTheNewCameBack = stages.share(Lifecycle.Stage.NEW, Lifecycle.Stage.RETURNING);
 * Lifecycle ofCounts = LifecycleStages.of(
 *         new Lifecycle.Flow(Lifecycle.Stage.NONE, Lifecycle.Stage.NEW, 40),
 *         new Lifecycle.Flow(Lifecycle.Stage.NEW, Lifecycle.Stage.RETURNING, 10),
 *         new Lifecycle.Flow(Lifecycle.Stage.NEW, Lifecycle.Stage.LAPSING, 30));
 * Segment<Band> byStage = LifecycleStages.in(month(2026, 3)).segment();
 * }</pre>
 *
 * <p>Source: customer lifecycle stages as guides on keeping customers name them, defined by periods with an order.
 *
 * @param window the window
 */
public record LifecycleStages(Window window) implements Metric<LifecycleStages.State, Lifecycle> {
    private static final String NAME = "lifecycle stages";
    private static final String DEFINITION = "by orders in the window, in the two before it, and earlier";

    // When a customer ordered, one bit each.
    private static final int IN_WINDOW = 1;
    private static final int ONE_BEFORE = 1 << 1;
    private static final int TWO_BEFORE = 1 << 2;
    private static final int THREE_BEFORE = 1 << 3;
    private static final int LONG_BEFORE = 1 << 4;
    private static final int EARLIER = THREE_BEFORE | LONG_BEFORE;
    private static final int PATTERNS = 1 << 5;

    /** How many customers ordered in which of the last four windows and before them. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private final Span oneBefore;
        private final Span twoBefore;
        private final Span threeBefore;
        private final long[] customers = new long[PATTERNS];

        private State(Basis basis, Window window) {
            super(basis);
            Window before = window.previous();
            this.window = basis.span(window);
            oneBefore = basis.span(before);
            twoBefore = basis.span(before.previous());
            threeBefore = basis.span(before.previous().previous());
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            for (int pattern = 0; pattern < PATTERNS; pattern++) {
                customers[pattern] -= other.customers[pattern];
            }
        }
    }

    /** Checks that nothing is null. */
    public LifecycleStages {
        requireNonNull(window, "window");
    }

    /**
     * The stages of a window.
     *
     * @param window the window
     * @return the metric
     */
    public static LifecycleStages in(Window window) {
        return new LifecycleStages(window);
    }

    /**
     * The stages for people who have counted their customers.
     *
     * @param flows how many customers went from which stage to which; those of nobody are left out
     * @return the stages
     * @throws IllegalArgumentException if two flows are of the same two stages, or one is of stages that nobody goes between,
     *     such as from new to loyal
     */
    public static Lifecycle of(Flow... flows) {
        for (Flow flow : flows) {
            if (!isPossible(flow)) {
                throw new IllegalArgumentException("flow of " + flow.customers() + " from " + flow.from() + " to "
                        + flow.to() + ": nobody goes there");
            }
        }
        List<Flow> inOrder = Arrays.stream(flows)
                .sorted(Comparator.comparing(Flow::from).thenComparing(Flow::to))
                .toList();
        return new Lifecycle(Label.of(NAME, DEFINITION), inOrder);
    }

    /**
     * The customers divided by the stage that they are in in the window. It is for another question of the same customers, such as
     * who of them ordered in the next one.
     *
     * <pre>{@code
     * Segmented<Band, Ratio> whoStays = engine.compute(
     *         RetentionRate.in(quarter(2026, 2)).by(LifecycleStages.in(quarter(2026, 1)).segment()));
     * }</pre>
     *
     * @return a segment whose keys are the stages by name, and "no order yet" for customers who had not ordered by the window's end
     */
    public Segment<Band> segment() {
        return new LifecycleSegment(this);
    }

    /** The stage of a customer. */
    Stage stage(CustomerHistory customer) {
        Window before = window.previous();
        Window twoBefore = before.previous();
        return stage(pattern(
                customer,
                customer.span(window),
                customer.span(before),
                customer.span(twoBefore),
                customer.span(twoBefore.previous())));
    }

    /** In which of the window and those before it a customer ordered, a bit for each. */
    private static int pattern(
            CustomerHistory customer, Span window, Span oneBefore, Span twoBefore, Span threeBefore) {
        return (customer.orderedIn(window) ? IN_WINDOW : 0)
                | (customer.orderedIn(oneBefore) ? ONE_BEFORE : 0)
                | (customer.orderedIn(twoBefore) ? TWO_BEFORE : 0)
                | (customer.orderedIn(threeBefore) ? THREE_BEFORE : 0)
                | (customer.orderCountBefore(threeBefore) > 0 ? LONG_BEFORE : 0);
    }

    /** Whether some customer's orders make the flow. */
    private static boolean isPossible(Flow flow) {
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            if (stage(pattern) == flow.to() && stage(pattern >> 1) == flow.from()) {
                return true;
            }
        }
        return false;
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
        int pattern = pattern(customer, state.window, state.oneBefore, state.twoBefore, state.threeBefore);
        state.customers[pattern]++;
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            into.customers[pattern] += from.customers[pattern];
        }
    }

    @Override
    public Lifecycle finish(State state, Basis basis) {
        Map<Stage, Map<Stage, Long>> flows = new EnumMap<>(Stage.class);
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            Stage now = stage(pattern);
            if (now != Stage.NONE && state.customers[pattern] > 0) {
                // A window earlier, one window back is the window itself; the last bit is of all before.
                flows.computeIfAbsent(stage(pattern >> 1), before -> new EnumMap<>(Stage.class))
                        .merge(now, state.customers[pattern], Long::sum);
            }
        }
        List<Flow> held = new ArrayList<>();
        flows.forEach((before, to) -> to.forEach((now, customers) -> held.add(new Flow(before, now, customers))));
        Label label = Label.of(NAME, DEFINITION).in(basis.scope(window));
        return new Lifecycle(label, held);
    }

    private static Stage stage(int pattern) {
        if ((pattern & IN_WINDOW) != 0) {
            return (pattern & ~IN_WINDOW) == 0
                    ? Stage.NEW
                    : (pattern & ONE_BEFORE) == 0
                            ? Stage.WON_BACK
                            : (pattern & TWO_BEFORE) == 0 ? Stage.RETURNING : Stage.LOYAL;
        }
        return (pattern & ONE_BEFORE) != 0
                ? Stage.LAPSING
                : (pattern & (TWO_BEFORE | EARLIER)) != 0 ? Stage.LAPSED : Stage.NONE;
    }
}
