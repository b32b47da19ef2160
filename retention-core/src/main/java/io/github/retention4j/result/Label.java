package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Scope;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a result says of itself: its metric, its window, the definition it follows with what is to be noted of it, and how much
 * was observed.
 *
 * <p>A result prints itself with it: {@link #around} puts all of this around its value, {@link #noData} stands in for a value
 * that there is none of, and {@link Table#of} makes a table under the same name.
 */
public final class Label implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String metric;
    private final String rule;

    @SuppressWarnings("serial") // List.copyOf is serialisable
    private final List<String> notes;

    private final Scope scope;
    private final boolean untilDataEnd;

    private Label(String metric, String rule, List<String> notes, Scope scope, boolean untilDataEnd) {
        this.metric = requireNonNull(metric, "metric");
        this.rule = requireNonNull(rule, "definition");
        this.notes = List.copyOf(notes);
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
        return new Label(metric, definition, List.of(), Scope.WHOLE, false);
    }

    /**
     * The same label with one more note, which is told behind the definition.
     *
     * @param note what is to be known of the definition, such as the scale that answers are on, or why there are no data; empty
     *     for nothing
     * @return the label
     */
    public Label noting(String note) {
        List<String> more = Stream.concat(notes.stream(), Stream.of(note))
                .filter(text -> !text.isEmpty())
                .toList();
        return new Label(metric, rule, more, scope, untilDataEnd);
    }

    /**
     * The same label for a result that is about some days or some customers of a history.
     *
     * @param of what it is about, as {@code Basis.scope} tells it
     * @return the label
     */
    public Label in(Scope of) {
        return new Label(metric, rule, notes, of, untilDataEnd);
    }

    /**
     * The same label for a result that goes on changing after its window is over, as the data go on: it tells where they end.
     *
     * @return the label
     */
    public Label untilDataEnd() {
        return new Label(metric, rule, notes, scope, true);
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
        return in(new Scope(
                of,
                observed,
                scope.firstDay(),
                lastDayObserved,
                scope.population(),
                scope.policy(),
                scope.hiddenBelow()));
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
     * The definition the result follows, with its notes and the policies of the history that it depends on.
     *
     * @return the {@link #rule}, the {@link #notes} and the policy, with semicolons in between
     */
    public String definition() {
        return Stream.of(
                        Stream.of(rule),
                        notes.stream(),
                        Stream.of(scope.policy()).filter(policy -> !policy.isEmpty()))
                .flatMap(text -> text)
                .collect(joining("; "));
    }

    /**
     * The definition alone, without what is noted of it.
     *
     * @return a few words
     */
    public String rule() {
        return rule;
    }

    /**
     * What is to be known of the definition.
     *
     * @return such as the scale that answers are on, or why there are no data
     */
    public List<String> notes() {
        return notes;
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
     * The first day that the data cover, before which nothing is known.
     *
     * @return the day, or {@link LocalDate#MIN} if the shop has no earlier days
     */
    public LocalDate firstDay() {
        return scope.firstDay();
    }

    /**
     * The last day that the data cover.
     *
     * @return the day, {@link LocalDate#MIN} if there are no data, or {@link LocalDate#MAX} if it was made of counts alone
     */
    public LocalDate lastDay() {
        return scope.lastDay();
    }

    /**
     * What the history decided otherwise than usual, as far as the result depends on it.
     *
     * @return such as "orders refunded in full count", or empty if nothing
     */
    public String policy() {
        return scope.policy();
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
     * Whether there is nothing to show, because the data end before the window or it is {@linkplain #isHidden hidden}.
     *
     * @return whether it is not observed, or not shown
     */
    public boolean isUnobserved() {
        return scope.observation() == Observation.NOT_OBSERVED || isHidden();
    }

    /**
     * Whether it is hidden, since it is of fewer customers than the engine's minimum group size or would give such a group away.
     *
     * @return whether it is hidden
     */
    public boolean isHidden() {
        return scope.hiddenBelow() > 0;
    }

    /**
     * The label of another figure that follows from the same result, by the same definition.
     *
     * @param otherMetric what the other figure is called
     * @return the same with the other name
     */
    public Label as(String otherMetric) {
        return new Label(otherMetric, rule, notes, scope, untilDataEnd);
    }

    /**
     * The label of the same of other customers, such as all of those whom groups are divided from.
     *
     * @param population which customers, such as "only loyal", or empty for all
     * @return the same of these customers
     */
    public Label among(String population) {
        return in(new Scope(
                scope.window(), scope.observation(), scope.firstDay(), scope.lastDay(), population, scope.policy(), 0));
    }

    /**
     * The label of a part of what this is the label of.
     *
     * @param name the part's name
     * @return the same, called by this metric and the part
     */
    public Label part(String name) {
        return as(metric + ", " + requireNonNull(name, "name"));
    }

    /**
     * The label of another figure of the same answers or customers.
     *
     * @param otherDefinition what it is, in place of the {@link #rule}; the {@link #notes} are true of both
     * @return the same with the other definition
     */
    public Label by(String otherDefinition) {
        return new Label(metric, otherDefinition, notes, scope, untilDataEnd);
    }

    /**
     * What a result prints: the {@link #heading}, the value, and how far the window was observed.
     *
     * @param value the value in a few words
     * @return such as {@code rate 2026-03 (hits / total): 38.7 %; partly observed, data end 2026-03-20}
     */
    public String around(String value) {
        return heading() + ": " + value + observedNote();
    }

    /**
     * What to say in place of a value. The counts of a window that was not observed would look like facts, so they are left
     * out.
     *
     * @param counts what the value would be made of, such as "0/0"
     * @return such as {@code no data (0/0)}, or {@code hidden: fewer than 10 customers}
     */
    public String noData(String counts) {
        requireNonNull(counts, "counts");
        if (isHidden()) {
            return "hidden: fewer than " + Figures.count(scope.hiddenBelow(), "customer");
        }
        return isUnobserved() ? "no data" : "no data (" + counts + ")";
    }

    /**
     * The metric, the window and which customers it is about.
     *
     * @return such as "retention rate 2026-03, only loyal"
     */
    public String title() {
        return named(true, scope.population());
    }

    /**
     * The title with the definition.
     *
     * @return such as "rate 2026-03 (hits / total)"
     */
    public String heading() {
        return title() + " (" + definition() + ")";
    }

    /** The name and the definition, for all of a table of results; the window too if it is the same for all. */
    String heading(String population, String by, boolean sameWindow) {
        return named(sameWindow, population) + by + " (" + definition() + ")" + (sameWindow ? observedNote() : "");
    }

    /**
     * What a row of a table under this label is called.
     *
     * @param row the label of the row's result
     * @return its metric, and its window and its customers if they are others than the table's
     */
    public String rowName(Label row) {
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

    /**
     * The label of what two results make together, such as those of two shops.
     *
     * @param other the label of the other result
     * @return the same, observed only as far as both are
     * @throws IllegalArgumentException if the other is of another metric, definition, window or kind of customers
     */
    public Label and(Label other) {
        checkSame(metric, other.metric, "metric");
        checkSame(definition(), other.definition(), "definition");
        checkSame(window(), other.window(), "window");
        checkSame(population(), other.population(), "customers");
        Observation lesser = observation().compareTo(other.observation()) >= 0 ? observation() : other.observation();
        LocalDate later = scope.firstDay().isAfter(other.scope.firstDay()) ? scope.firstDay() : other.scope.firstDay();
        LocalDate earlier = scope.lastDay().isBefore(other.scope.lastDay()) ? scope.lastDay() : other.scope.lastDay();
        Scope both = new Scope(
                scope.window(),
                lesser,
                later,
                earlier,
                scope.population(),
                scope.policy(),
                Math.max(scope.hiddenBelow(), other.scope.hiddenBelow()));
        return new Label(metric, rule, notes, both, untilDataEnd || other.untilDataEnd);
    }

    private static void checkSame(Object one, Object other, String what) {
        if (!one.equals(other)) {
            throw new IllegalArgumentException(
                    "results of different " + what + " do not add up: " + told(one) + " and " + told(other));
        }
    }

    private static String told(Object of) {
        return of instanceof Optional<?> window
                ? window.map(Object::toString).orElse("none")
                : of.toString().isEmpty() ? "all" : of.toString();
    }

    /** Whether the data go on after the window. */
    private boolean isOver() {
        Window window = scope.window();
        return window != null && !scope.lastDay().isBefore(window.end());
    }

    /**
     * How far the window was observed.
     *
     * @return such as "; partly observed, data end 2026-03-20", or empty if all of it was
     */
    public String observedNote() {
        String observed = observed();
        return observed.isEmpty() ? "" : "; " + observed;
    }

    /**
     * How far the window was observed, by itself.
     *
     * @return such as "partly observed, data end 2026-03-20", or empty if all of it was
     */
    public String observed() {
        return switch (scope.observation()) {
            case OBSERVED -> untilDataEnd && isOver() ? "data end " + scope.lastDay() : "";
            case PARTLY_OBSERVED -> "partly observed, " + days();
            case NOT_OBSERVED -> "not observed, " + days();
        };
    }

    /** Where the data begin or end, as far as that is why the window is not observed whole. */
    private String days() {
        Window window = scope.window();
        boolean isStart = window != null && scope.firstDay().isAfter(window.start());
        boolean isEnd = window == null || scope.lastDay().isBefore(window.end().minusDays(1));
        String end = scope.lastDay().equals(LocalDate.MIN) ? "there are no data" : "data end " + scope.lastDay();
        if (!isStart) {
            return end;
        }
        return isEnd && !end.startsWith("there")
                ? "data from " + scope.firstDay() + " to " + scope.lastDay()
                : isEnd ? end : "data begin " + scope.firstDay();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Label that
                && metric.equals(that.metric)
                && rule.equals(that.rule)
                && notes.equals(that.notes)
                && scope.equals(that.scope)
                && untilDataEnd == that.untilDataEnd;
    }

    @Override
    public int hashCode() {
        return Objects.hash(metric, rule, notes, scope, untilDataEnd);
    }

    @Override
    public String toString() {
        return around("").stripTrailing();
    }
}
