package io.github.retention4j.metric.definition;

import static io.github.retention4j.metric.definition.Bridge.Step.minus;
import static io.github.retention4j.metric.definition.Bridge.Step.plus;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.metric.CompositeMetric;
import io.github.retention4j.metric.CompositeState;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.metric.definition.DefinitionTable.Row;
import io.github.retention4j.metric.value.NetRevenueChurn;
import io.github.retention4j.metric.value.NetRevenueChurn.Definition;
import io.github.retention4j.metric.value.QuickRatio;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.metric.value.RevenueMovements;
import io.github.retention4j.metric.value.RevenueSource;
import io.github.retention4j.model.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recurring revenue lost and kept in a window by every definition, and which money each counts otherwise than the first.
 *
 * <p>{@code numerator = that of the first + money that is in this one alone − money that is in the first alone}, and the
 * denominator likewise
 *
 * <ul>
 *   <li>First net revenue churn by movements; then gross churn; net churn as guides print it; net and gross revenue retention,
 *       NRR and GRR; the quick ratio; and net churn of the other source of revenue, orders or subscriptions.
 *   <li>Retention is what is left of the start, so it begins with the start less the net loss of the first. NRR does not hold
 *       what was reactivated.
 *   <li>The quick ratio divides what is gained by what is lost, and nothing of the first is in it; nor is anything of
 *       subscriptions in the churn of orders.
 *   <li>Where no subscriptions were given there are no data by subscription: ask for
 *       {@code from(RevenueSource.ORDERS)}. A window that is not over yet is marked.
 * </ul>
 *
 * <p>Worked example: of 1,000 at the start 100 churned and 30 contracted; 80 came by expansion, 50 were reactivated and 200
 * new. Net churn is 0 / 1,000; gross 130 = 0 + 80 of expansion + 50 reactivated; as printed
 * −280 = 0 − 200 of new customers − 80 of expansion once more; NRR 950 = 1,000 − 50 reactivated.
 *
 * <pre>{@code
 * DefinitionTable table = engine.compute(RevenueChurnDefinitions.in(month(2026, 3)));
 * NumericResult nrr = table.row("NRR").result();
 * DefinitionTable ofOrders = engine.compute(RevenueChurnDefinitions.in(q1).from(RevenueSource.ORDERS));
 * }</pre>
 *
 * <p>Source: those of {@link NetRevenueChurn} and {@link RecurringRevenue}.
 *
 * @param window the window
 * @param source what revenue is read from
 */
public record RevenueChurnDefinitions(Window window, RevenueSource source) implements CompositeMetric<DefinitionTable> {
    private static final String NAME = "revenue churn definitions";

    /** Checks that nothing is null. */
    public RevenueChurnDefinitions {
        requireNonNull(window, "window");
        requireNonNull(source, "source");
    }

    /**
     * The definitions of revenue churn in a window, of subscriptions.
     *
     * @param window the window
     * @return the metric
     */
    public static RevenueChurnDefinitions in(Window window) {
        return new RevenueChurnDefinitions(window, RevenueSource.SUBSCRIPTIONS);
    }

    /**
     * The same read from something else.
     *
     * @param what what revenue is read from
     * @return the metric
     */
    public RevenueChurnDefinitions from(RevenueSource what) {
        return new RevenueChurnDefinitions(window, what);
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

    private NetRevenueChurn by(Definition definition) {
        return NetRevenueChurn.in(window).definedBy(definition).from(source);
    }

    private RevenueSource otherSource() {
        return source == RevenueSource.ORDERS ? RevenueSource.SUBSCRIPTIONS : RevenueSource.ORDERS;
    }

    private NetRevenueChurn ofOtherSource() {
        return by(Definition.MOVEMENTS).from(otherSource());
    }

    private RecurringRevenue movements(RevenueSource of) {
        return RecurringRevenue.in(window).from(of);
    }

    @Override
    public List<Metric<?, ?>> parts() {
        return List.of(
                by(Definition.MOVEMENTS),
                by(Definition.GROSS),
                by(Definition.AS_PRINTED),
                movements(source),
                ofOtherSource(),
                movements(otherSource()));
    }

    @Override
    public DefinitionTable finish(CompositeState state, Basis basis) {
        Row net = Row.first("net", state.result(by(Definition.MOVEMENTS), basis))
                .orNone("nobody brought anything " + atStart(source))
                .as(elsewhere("ChartMogul's net MRR churn rate by its standard formula"));
        RevenueMovements of = state.result(movements(source), basis);
        QuickRatio quick = new QuickRatio(of);
        BigDecimal loss = net.part().total();
        Bridge kept = net.whole().then(minus(loss, loss.signum() < 0 ? "net gain" : "net loss"));
        List<Row> rows = List.of(
                net,
                Row.of(
                                "gross",
                                state.result(by(Definition.GROSS), basis),
                                net.part()
                                        .then(
                                                plus(of.expansion(), "of expansion, not set off"),
                                                plus(of.reactivated(), "reactivated, not set off")),
                                net.whole())
                        .as(elsewhere("Baremetrics' revenue churn and ChartMogul's gross MRR churn rate")),
                Row.of(
                        "as printed",
                        state.result(by(Definition.AS_PRINTED), basis),
                        net.part()
                                .then(
                                        minus(of.newRevenue(), "of new customers"),
                                        minus(of.expansion(), "of expansion once more")),
                        net.whole()),
                Row.of("NRR", of.netRetention(), kept.and(minus(of.reactivated(), "reactivated")), net.whole()),
                Row.of(
                        "GRR",
                        of.grossRetention(),
                        kept.and(minus(of.expansion(), "of expansion"), minus(of.reactivated(), "reactivated")),
                        net.whole()),
                Row.of(
                        "quick ratio",
                        quick,
                        Bridge.anew(
                                plus(of.newRevenue(), "of new customers"),
                                plus(of.reactivated(), "reactivated"),
                                plus(of.expansion(), "of expansion")),
                        lost(of)));
        return DefinitionTable.of(
                NAME,
                source.toString(),
                window,
                basis,
                Stream.concat(rows.stream().map(row -> ifGiven(row, source, basis)), Stream.of(other(state, basis)))
                        .toList());
    }

    /** Net churn of the other source, in which there is nothing of this one. */
    private Row other(CompositeState state, Basis basis) {
        RevenueMovements of = state.result(movements(otherSource()), basis);
        boolean orders = otherSource() == RevenueSource.ORDERS;
        Row row = Row.of(
                orders ? "net, of orders" : "net, of subscriptions",
                state.result(ofOtherSource(), basis),
                lost(of).and(minus(of.expansion(), "of expansion"), minus(of.reactivated(), "reactivated")),
                Bridge.anew(plus(of.start(), (orders ? "of orders " : "of subscriptions ") + atStart(otherSource()))));
        return ifGiven(row, otherSource(), basis);
    }

    private String atStart(RevenueSource of) {
        return of == RevenueSource.ORDERS ? "in " + window.previous() : "at the start of " + window;
    }

    /** What tools for subscriptions show is not of orders. */
    private String elsewhere(String name) {
        return source == RevenueSource.SUBSCRIPTIONS ? "nearest to " + name : "";
    }

    private static Bridge lost(RevenueMovements of) {
        return Bridge.anew(plus(of.churned(), "churned"), plus(of.contraction(), "of contraction"));
    }

    private static Row ifGiven(Row row, RevenueSource source, Basis basis) {
        return row.ifGiven(source == RevenueSource.ORDERS || basis.given(Subscriptions.KIND), "subscriptions");
    }
}
