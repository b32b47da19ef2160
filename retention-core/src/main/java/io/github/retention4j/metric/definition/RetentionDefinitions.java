package io.github.retention4j.metric.definition;

import static io.github.retention4j.metric.definition.Bridge.Step.minus;
import static io.github.retention4j.metric.definition.Bridge.Step.plus;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.metric.CompositeMetric;
import io.github.retention4j.metric.CompositeState;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.metric.definition.CustomerPatterns.Counted;
import io.github.retention4j.metric.definition.DefinitionTable.Row;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.retention.RetentionRate.Definition;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The retention rate of a window by every definition, and whom each counts otherwise than the first.
 *
 * <p>{@code numerator = that of the first + who are in this one alone − who are in the first alone}, and the denominator
 * likewise
 *
 * <ul>
 *   <li>First the same customers, active in the preceding window and in this one; then the count formula
 *       {@code (E − N) / S}; the same customers where so many days make a customer, 30 and 90 unless
 *       {@linkplain #activeWithin asked otherwise}; and those with a subscription at both ends.
 *   <li>The count formula keeps who came back after a pause: they are neither new nor were they there at the start.
 *   <li>By contract nobody's orders count, so that all who are in the one and not in the other are told.
 *   <li>A shop that gave no subscriptions has no data by contract, and is told so. A window that is not over yet is marked.
 *   <li>Below stand orders that are in none of the rows, those of guests and those refunded in full, and orders that UTC puts
 *       into another window: another tool may count them.
 * </ul>
 *
 * <p>Worked example: 1,064 customers ordered in February, and 412 of them in March too: 38.7 %. 76 more ordered in March who
 * had paused in February. By counts that is 488 / 1,064 = 45.9 %, since 488 = 412 + 76 who came back after a pause.
 *
 * <pre>{@code
 * DefinitionTable table = engine.compute(RetentionDefinitions.in(month(2026, 3)));
 * NumericResult byCounts = table.row("counts").result();
 * String why = table.row("counts").explanation();
 * DefinitionTable ofAQuarter = engine.compute(RetentionDefinitions.in(q1).activeWithin(60, 180));
 * }</pre>
 *
 * <p>Source: that of {@link RetentionRate}.
 *
 * @param window the window
 * @param days how many days before a boundary make a customer, a definition for each
 */
public record RetentionDefinitions(Window window, List<Integer> days) implements CompositeMetric<DefinitionTable> {
    private static final String NAME = "retention definitions";
    private static final List<Integer> USUAL_DAYS = List.of(30, 90);

    /**
     * Copies, each number of days once.
     *
     * @throws IllegalArgumentException if there are no days, or one of them is below 1
     */
    public RetentionDefinitions {
        requireNonNull(window, "window");
        days = requireNonNull(days, "days").stream().distinct().toList();
        if (days.isEmpty()) {
            throw new IllegalArgumentException("0 activity windows; give at least one, such as activeWithin(90)");
        }
        for (int each : days) {
            RetentionRate.in(window).activeWithin(each);
        }
    }

    /**
     * The definitions of retention in a window.
     *
     * @param window the window
     * @return the metric
     */
    public static RetentionDefinitions in(Window window) {
        return new RetentionDefinitions(window, USUAL_DAYS);
    }

    /**
     * The same with other activity windows.
     *
     * @param other how many days before a boundary make a customer, at least 1; a definition for each
     * @return the metric
     * @throws IllegalArgumentException if there are no days, or one of them is below 1
     */
    public RetentionDefinitions activeWithin(int... other) {
        return new RetentionDefinitions(
                window, Arrays.stream(requireNonNull(other, "other")).boxed().toList());
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Refuses: the customers of a step may be fewer. */
    @Override
    public Metric<?, DefinitionTable> hidingSmallGroups(SmallGroups rule) {
        throw DefinitionTable.refusal(rule);
    }

    private RetentionRate by(Definition definition) {
        return RetentionRate.in(window).definedBy(definition);
    }

    private BuyerTraits buyers(int within) {
        return new BuyerTraits(window, within);
    }

    private SubscriberTraits subscribers() {
        return new SubscriberTraits(window);
    }

    private OrdersCountedElsewhere elsewhere() {
        return new OrdersCountedElsewhere(window);
    }

    @Override
    public List<Metric<?, ?>> parts() {
        return Stream.of(
                        Arrays.stream(Definition.values()).map(this::by),
                        days.stream().map(within -> by(Definition.OVERLAP).activeWithin(within)),
                        days.stream().map(within -> new CustomerPatterns(buyers(within))),
                        Stream.of(new CustomerPatterns(subscribers()), elsewhere()))
                .<Metric<?, ?>>flatMap(parts -> parts)
                .toList();
    }

    @Override
    public DefinitionTable finish(CompositeState state, Basis basis) {
        Row same = Row.first("same customers", state.result(by(Definition.OVERLAP), basis))
                .orNone("nobody ordered in " + window.previous());
        List<Row> rows = new ArrayList<>();
        rows.add(same);
        rows.add(byCounts(same, state, basis));
        for (int within : days) {
            rows.add(activeWithin(within, same, state, basis));
        }
        rows.add(contractual(same, state, basis));
        return DefinitionTable.of(
                        NAME,
                        "activity windows of "
                                + days.stream().map(String::valueOf).collect(joining(", ")) + " days",
                        window,
                        basis,
                        rows)
                .besides(state.result(elsewhere(), basis).steps(window));
    }

    private Row byCounts(Row same, CompositeState state, Basis basis) {
        Counted customers = state.result(new CustomerPatterns(buyers(days.get(0))), basis);
        long back = customers.count(BuyerTraits.DURING, BuyerTraits.BEFORE | BuyerTraits.NEW);
        return Row.of(
                "counts",
                state.result(by(Definition.COUNTS), basis),
                same.part().then(plus(back, "who came back after a pause")),
                same.whole());
    }

    private Row activeWithin(int within, Row same, CompositeState state, Basis basis) {
        BuyerTraits buyers = buyers(within);
        Counted customers = state.result(new CustomerPatterns(buyers), basis);
        long added = customers.count(BuyerTraits.WITHIN | BuyerTraits.DURING, BuyerTraits.BEFORE);
        long leftOut = customers.count(BuyerTraits.BEFORE | BuyerTraits.DURING, BuyerTraits.WITHIN);
        return Row.of(
                "within " + Figures.count(within, "day"),
                state.result(by(Definition.OVERLAP).activeWithin(within), basis),
                same.part()
                        .then(
                                plus(added, "who ordered in " + window + " and " + buyers.others()),
                                minus(leftOut, "who ordered in " + window + " and " + buyers.leftOut())),
                buyers.start(same.whole(), customers));
    }

    private Row contractual(Row same, CompositeState state, Basis basis) {
        SubscriberTraits subscribers = subscribers();
        Counted customers = state.result(new CustomerPatterns(subscribers), basis);
        int ordered = SubscriberTraits.BEFORE | SubscriberTraits.DURING;
        int runs = SubscriberTraits.RUNS | SubscriberTraits.RUNS_AT_END;
        return Row.of(
                        "contractual",
                        state.result(by(Definition.CONTRACTUAL), basis),
                        same.part()
                                .then(
                                        minus(
                                                customers.countWithoutAll(ordered, runs),
                                                "who ordered in both and were not subscribed at both ends"),
                                        plus(
                                                customers.countWithoutAll(runs, ordered),
                                                "subscribed at both ends who did not order in both")),
                        subscribers.start(same.whole(), customers, SubscriberTraits.RUNS))
                .ifGiven(basis.given(Subscriptions.KIND), "subscriptions");
    }
}
