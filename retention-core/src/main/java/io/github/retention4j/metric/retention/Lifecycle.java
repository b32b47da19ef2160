package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Customers by the stage they are in, and by the one they were in a window earlier.
 *
 * <ul>
 *   <li>Printed, a row is a stage: its customers, their share of all, and how many of them come from which stage.
 *   <li>No customers, or a window the data do not reach, is no data.
 * </ul>
 *
 * @param label what it is of
 * @param flows from stage to stage, each at most once; those of nobody are left out
 */
public record Lifecycle(Label label, List<Flow> flows) implements MetricResult {
    /** The stages of a customer. */
    public enum Stage {
        /** No customer yet, and none of the stages that customers are in. */
        NONE("no customer"),
        /** Ordered in the window for the first time. */
        NEW("new"),
        /** Ordered in the window and in the one before it, not in the one before that. */
        RETURNING("returning"),
        /** Ordered in the window and in both before it. */
        LOYAL("loyal"),
        /** Ordered in the window and before, but not in the preceding one. */
        WON_BACK("won back"),
        /** Ordered in the preceding window and not in this. */
        LAPSING("lapsing"),
        /** Ordered in neither of the two, but before. */
        LAPSED("lapsed");

        private final String text;

        Stage(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Customers who went from one stage to another, or stayed.
     *
     * @param from their stage a window earlier
     * @param to their stage
     * @param customers how many they are, at least 1
     */
    public record Flow(Stage from, Stage to, long customers) implements Serializable {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if nobody went there, or they went to where no customer is
         */
        public Flow {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            if (customers < 1) {
                throw new IllegalArgumentException("flow of " + customers + " customers is below 1");
            }
            if (to == Stage.NONE) {
                throw new IllegalArgumentException("a customer does not become " + to);
            }
        }
    }

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if there are two flows of the same two stages
     * @throws ArithmeticException if the customers are more than a long can count
     */
    public Lifecycle {
        requireNonNull(label, "label");
        flows = List.copyOf(flows);
        Set<List<Stage>> seen = new HashSet<>();
        long customers = 0;
        for (Flow flow : flows) {
            if (!seen.add(List.of(flow.from(), flow.to()))) {
                throw new IllegalArgumentException("two flows from " + flow.from() + " to " + flow.to());
            }
            customers = Math.addExact(customers, flow.customers());
        }
    }

    /**
     * How many customers there are.
     *
     * @return those of all stages
     */
    public long customers() {
        return flows.stream().mapToLong(Flow::customers).sum();
    }

    /**
     * How many customers are in a stage.
     *
     * @param stage the stage
     * @return zero or more
     */
    public long customers(Stage stage) {
        return flows.stream()
                .filter(flow -> flow.to() == stage)
                .mapToLong(Flow::customers)
                .sum();
    }

    /**
     * How many customers went from one stage to another.
     *
     * @param from their stage a window earlier
     * @param to their stage
     * @return zero or more
     */
    public long customers(Stage from, Stage to) {
        return flows.stream()
                .filter(flow -> flow.from() == from && flow.to() == to)
                .mapToLong(Flow::customers)
                .sum();
    }

    /**
     * The share of all customers that is in a stage.
     *
     * @param stage the stage
     * @return customers in the stage of all
     */
    public Ratio share(Stage stage) {
        return Ratio.part(label.part(stage.text), customers(stage), customers());
    }

    /**
     * Of the customers who were in a stage a window earlier, the share that is in another now.
     *
     * @param from the stage a window earlier
     * @param to the stage now
     * @return customers who went there, of all who were in the first
     */
    public Ratio share(Stage from, Stage to) {
        long all = flows.stream()
                .filter(flow -> flow.from() == from)
                .mapToLong(Flow::customers)
                .sum();
        return Ratio.part(label.part("from " + from + " to " + to), customers(from, to), all);
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(flows.stream().mapToLong(Flow::customers).toArray());
    }

    @Override
    public String summary() {
        if (isNoData()) {
            return label.noData("nobody ordered");
        }
        List<String> parts = new ArrayList<>();
        for (Stage stage : stages()) {
            parts.add(stage + " " + told(share(stage)));
        }
        return Figures.count(customers(), "customer") + ": " + String.join(", ", parts);
    }

    @Override
    public Optional<Table> table() {
        if (isNoData()) {
            return Optional.empty();
        }
        List<Column> columns = Stream.concat(
                        Stream.of(Column.words("stage")),
                        Stream.concat(
                                        Stream.of("customers", "share", "95 % CI", "was:"),
                                        Arrays.stream(Stage.values()).map(Stage::toString))
                                .map(Column::figures))
                .toList();
        String last = Figures.count(customers(), "customer") + " who ordered by the window's end";
        return Optional.of(
                Table.of(label, columns, stages().stream().map(this::row).toList(), List.of(label), last));
    }

    private List<String> row(Stage stage) {
        Ratio share = share(stage);
        List<String> row = new ArrayList<>(List.of(
                stage.text,
                Long.toString(share.hits()),
                told(share),
                share.interval().map(i -> i.ends(Unit.PERCENT)).orElse(""),
                ""));
        for (Stage from : Stage.values()) {
            long customers = customers(from, stage);
            row.add(customers == 0 ? "–" : Long.toString(customers));
        }
        return row;
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }

    private boolean isNoData() {
        return flows.isEmpty() || label.isUnobserved();
    }

    private static List<Stage> stages() {
        return Arrays.asList(Stage.values()).subList(1, Stage.values().length);
    }

    private static String told(Ratio share) {
        return share.told(share.value().orElseThrow());
    }
}
