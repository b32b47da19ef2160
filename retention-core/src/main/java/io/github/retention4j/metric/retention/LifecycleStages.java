package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Ints;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Lifecycle;
import io.github.retention4j.result.Lifecycle.Flow;
import io.github.retention4j.result.Lifecycle.Stage;
import java.io.Serializable;
import java.util.ArrayList;
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
 * }</pre>
 *
 * <p>Source: customer lifecycle stages as guides on keeping customers name them, defined by periods with an order.
 *
 * @param window the window
 */
public record LifecycleStages(Window window) implements Metric<LifecycleStages.State, Lifecycle> {
    private static final String NAME = "lifecycle stages";

    // When a customer ordered, one bit each.
    private static final int IN_WINDOW = 1;
    private static final int ONE_BEFORE = 1 << 1;
    private static final int TWO_BEFORE = 1 << 2;
    private static final int EARLIER = 1 << 3 | 1 << 4;
    private static final int PATTERNS = 1 << 5;

    /** How many customers ordered in which of the last four windows and before them. */
    public static final class State implements Serializable {
        private static final long serialVersionUID = 1L;

        /** The day after the window, its first day, and those of the three windows before it. */
        private final int until;

        private final int from;
        private final int fromOneBefore;
        private final int fromTwoBefore;
        private final int fromThreeBefore;

        private final long[] customers = new long[PATTERNS];

        private State(Window window) {
            Window before = window.previous();
            until = day(window.end().toEpochDay());
            from = day(window.start().toEpochDay());
            fromOneBefore = day(before.start().toEpochDay());
            fromTwoBefore = day(before.previous().start().toEpochDay());
            fromThreeBefore = day(before.previous().previous().start().toEpochDay());
        }

        private static int day(long epochDay) {
            return Ints.saturatedCast(epochDay);
        }

        /** The bit of the window that a day lies in; 0 after all of them. Which one is not to be predicted: no branch. */
        private int bit(int day) {
            int windowsBack = (day < from ? 1 : 0)
                    + (day < fromOneBefore ? 1 : 0)
                    + (day < fromTwoBefore ? 1 : 0)
                    + (day < fromThreeBefore ? 1 : 0);
            return (day < until ? 1 : 0) << windowsBack;
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

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(window);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        int pattern = 0;
        for (int i = 0; i < customer.orderCount(); i++) {
            pattern |= state.bit(customer.orderEpochDay(i));
        }
        state.customers[pattern]++;
    }

    /** The same as {@link #add} for each customer, over rows. */
    @Override
    public void addAll(State state, CustomerBlock block) {
        for (int customer = 0; customer < block.customers(); customer++) {
            int end = block.firstRow(customer + 1);
            int pattern = 0;
            for (int row = block.firstRow(customer); row < end; row++) {
                pattern |= state.bit(block.epochDay(row));
            }
            state.customers[pattern]++;
        }
    }

    @Override
    public void merge(State into, State from) {
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
        Label label = Label.of(NAME, "by orders in the window, in the two before it, and earlier")
                .in(window, basis.observation(window), basis.lastDay());
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
