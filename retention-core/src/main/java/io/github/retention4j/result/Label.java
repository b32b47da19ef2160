package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Scope;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a result says of itself: its metric, its window, the definition it follows, and how much of it was observed. */
public final class Label implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String metric;
    private final String definition;
    private final Scope scope;
    private final boolean untilDataEnd;

    private Label(String metric, String definition, Scope scope, boolean untilDataEnd) {
        this.metric = requireNonNull(metric, "metric");
        this.definition = requireNonNull(definition, "definition");
        this.scope = requireNonNull(scope, "scope");
        this.untilDataEnd = untilDataEnd;
    }

    /**
     * The label of a result that was worked out from counts alone.
     *
     * @param metric the metric's name
     * @param definition the definition it follows, in a few words
     * @return the label
     */
    public static Label of(String metric, String definition) {
        return new Label(metric, definition, Scope.WHOLE, false);
    }

    /**
     * The same label for a result that is about some days or some customers of a history.
     *
     * @param of what it is about, as {@code Basis.scope} tells it
     * @return the label
     */
    public Label in(Scope of) {
        return new Label(metric, definition, of, untilDataEnd);
    }

    /**
     * The same label for a result that goes on changing after its window is over, as the data go on: it tells where they end.
     *
     * @return the label
     */
    public Label untilDataEnd() {
        return new Label(metric, definition, scope, true);
    }

    /**
     * The same label for a window.
     *
     * @param of the window
     * @param observed how much of it the data cover
     * @param lastDayObserved the last day that the data cover
     * @return the label
     */
    public Label in(Window of, Observation observed, LocalDate lastDayObserved) {
        return in(new Scope(of, observed, lastDayObserved, scope.population(), scope.policy()));
    }

    /**
     * The metric's name.
     *
     * @return the field's term for it
     */
    public String metric() {
        return metric;
    }

    /**
     * The definition the result follows, with the policies of the history that it depends on.
     *
     * @return a few words
     */
    public String definition() {
        return definition + (scope.policy().isEmpty() ? "" : "; " + scope.policy());
    }

    /**
     * Which customers it is about.
     *
     * @return a few words, such as "only loyal", or empty if it is about all of them
     */
    public String population() {
        return scope.population();
    }

    /**
     * The window it is of.
     *
     * @return the window, or empty if it is of no window
     */
    public Optional<Window> window() {
        return Optional.ofNullable(scope.window());
    }

    /**
     * How much of the window the data cover.
     *
     * @return observed, partly or not
     */
    public Observation observation() {
        return scope.observation();
    }

    /**
     * Whether there is nothing to show because the data end before the window.
     *
     * @return whether it is not observed
     */
    public boolean isUnobserved() {
        return scope.observation() == Observation.NOT_OBSERVED;
    }

    /** The label of another figure that follows from the same result. */
    Label as(String otherMetric, String otherDefinition) {
        return new Label(otherMetric, otherDefinition, scope, untilDataEnd);
    }

    /** The label of another figure that follows from the same result, by its definition and more. */
    Label asWith(String otherMetric, String more) {
        return new Label(otherMetric, definition + more, scope, untilDataEnd);
    }

    /** The label of a part of what this is the label of. */
    Label part(String name) {
        return new Label(metric + ", " + name, definition, scope, untilDataEnd);
    }

    /**
     * The label of another figure of the same answers or customers.
     *
     * @param otherDefinition what it is, in place of what stands before the first semicolon of this definition; what stands
     *     behind is true of both
     * @return the same with the other definition
     */
    public Label by(String otherDefinition) {
        int shared = definition.indexOf(';');
        String other = otherDefinition + (shared < 0 ? "" : definition.substring(shared));
        return new Label(metric, other, scope, untilDataEnd);
    }

    /** Puts the name, the window and the definition before a value, and how far it was observed behind it. */
    String around(String value) {
        return named(true, scope.population()) + " (" + definition() + "): " + value + observedNote();
    }

    /** What to say in place of a value. The counts of a window that was not observed would look like facts. */
    String noData(String counts) {
        return isUnobserved() ? "no data" : "no data (" + counts + ")";
    }

    /** The name and the definition, for all of a table of results; the window too if it is the same for all. */
    String heading(String population, String by, boolean sameWindow) {
        return named(sameWindow, population) + by + " (" + definition() + ")" + (sameWindow ? observedNote() : "");
    }

    /** A table under its name, the definitions that its rows follow, and a last line, with how far it was observed. */
    String above(String table, Stream<Label> rows, String last) {
        String definitions =
                rows.map(row -> row.metric + ": " + row.definition()).distinct().collect(joining("\n"));
        return String.join("\n", named(true, scope.population()), table, definitions, last) + observedNote();
    }

    /** What a row of a table is called: its metric, and its window and its customers if they are others than the table's. */
    String rowName(Label row) {
        boolean sameWindow =
                row.window().isEmpty() || window().isEmpty() || row.window().equals(window());
        String own = row.population().isEmpty() ? "" : ", " + row.population();
        String all = population().isEmpty() ? "" : ", " + population();
        String more = own.equals(all) ? "" : own.startsWith(all + ", ") ? own.substring(all.length()) : own;
        return row.metric + (sameWindow ? "" : " " + row.window().get()) + more;
    }

    /** The metric, the window unless it is told elsewhere, and which customers it is about. */
    private String named(boolean withWindow, String population) {
        String window = withWindow ? window().map(of -> " " + of).orElse("") : "";
        return metric + window + (population.isEmpty() ? "" : ", " + population);
    }

    /** Whether the data go on after the window. */
    private boolean isOver() {
        Window window = scope.window();
        return window != null && !scope.lastDay().isBefore(window.end());
    }

    String observedNote() {
        return switch (scope.observation()) {
            case OBSERVED -> untilDataEnd && isOver() ? "; data end " + scope.lastDay() : "";
            case PARTLY_OBSERVED -> "; partly observed, data end " + scope.lastDay();
            case NOT_OBSERVED ->
                "; not observed"
                        + (LocalDate.MIN.equals(scope.lastDay())
                                ? ", there are no data"
                                : ", data end " + scope.lastDay());
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Label that
                && metric.equals(that.metric)
                && definition.equals(that.definition)
                && scope.equals(that.scope)
                && untilDataEnd == that.untilDataEnd;
    }

    @Override
    public int hashCode() {
        return Objects.hash(metric, definition, scope, untilDataEnd);
    }

    @Override
    public String toString() {
        return around("").stripTrailing();
    }
}
