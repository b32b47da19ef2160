package io.github.retention4j.metric.definition;

import static io.github.retention4j.metric.definition.Bridge.Step.minus;
import static io.github.retention4j.metric.definition.Bridge.Step.plus;
import static io.github.retention4j.metric.definition.BuyerTraits.AT_END;
import static io.github.retention4j.metric.definition.BuyerTraits.BEFORE;
import static io.github.retention4j.metric.definition.BuyerTraits.DURING;
import static io.github.retention4j.metric.definition.BuyerTraits.NEW;
import static io.github.retention4j.metric.definition.BuyerTraits.WITHIN;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.metric.CompositeMetric;
import io.github.retention4j.metric.CompositeState;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.metric.definition.CustomerPatterns.Counted;
import io.github.retention4j.metric.definition.DefinitionTable.Row;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.ChurnRate.Definition;
import io.github.retention4j.metric.retention.ChurnRate.Denominator;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Ratio;
import java.util.List;

/**
 * The churn rate of a window by every definition, and whom each counts otherwise than the first.
 *
 * <p>{@code numerator = that of the first + who are in this one alone − who are in the first alone}, and the denominator
 * likewise
 *
 * <ul>
 *   <li>First customers lost, who ordered in the preceding window and not in this one; then the net change
 *       {@code (S − E) / S}; the lost of the start and the new; lapsed, who have ordered nothing for so many days, 90 unless
 *       {@linkplain #lapsedAfter asked otherwise}, of the start, of the start and the new, and of the daily average; and
 *       subscriptions ended and cancelled.
 *   <li>The net change takes new customers and those who came back after a pause off the lost, and so falls below 0 when the
 *       base grows.
 *   <li>Of the daily average the denominator is customer-days, which have no customers of the first in them.
 *   <li>By subscription nobody's orders count, so that all who are in the one and not in the other are told.
 *   <li>A shop that gave no subscriptions has no data by subscription, and is told so. A window that is not over yet is
 *       marked.
 *   <li>Below stand orders that are in none of the rows, those of guests and those refunded in full, and orders that UTC puts
 *       into another window: another tool may count them.
 * </ul>
 *
 * <p>Worked example: of 1,064 customers of February 652 did not order in March: 61.3 %. 300 are new in March, and 76 came
 * back after a pause. The net change is 276 / 1,064 = 25.9 %, since 276 = 652 − 300 new − 76 who came back.
 *
 * <pre>{@code
 * DefinitionTable table = engine.compute(ChurnDefinitions.in(month(2026, 3)));
 * NumericResult netChange = table.row("net change").result();
 * DefinitionTable silentFor60Days = engine.compute(ChurnDefinitions.in(q1).lapsedAfter(60));
 * }</pre>
 *
 * <p>Source: that of {@link ChurnRate}.
 *
 * @param window the window
 * @param days how many days after the last order a customer has lapsed
 */
public record ChurnDefinitions(Window window, int days) implements CompositeMetric<DefinitionTable> {
    private static final String NAME = "churn definitions";
    private static final int USUAL_DAYS = 90;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the days are below 1
     */
    public ChurnDefinitions {
        requireNonNull(window, "window");
        ChurnRate.in(window).lapsedAfter(days);
    }

    /**
     * The definitions of churn in a window.
     *
     * @param window the window
     * @return the metric
     */
    public static ChurnDefinitions in(Window window) {
        return new ChurnDefinitions(window, USUAL_DAYS);
    }

    /**
     * The same with customers lapsing after another number of days.
     *
     * @param other how many days after the last order, at least 1
     * @return the metric
     * @throws IllegalArgumentException if the days are below 1
     */
    public ChurnDefinitions lapsedAfter(int other) {
        return new ChurnDefinitions(window, other);
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

    private ChurnRate by(Definition definition) {
        return definition == Definition.LAPSED
                ? ChurnRate.in(window).lapsedAfter(days)
                : ChurnRate.in(window).definedBy(definition);
    }

    private ChurnRate by(Definition definition, Denominator denominator) {
        return by(definition).dividedBy(denominator);
    }

    private BuyerTraits buyers() {
        return new BuyerTraits(window, days);
    }

    private SubscriberTraits subscribers() {
        return new SubscriberTraits(window);
    }

    private OrdersCountedElsewhere elsewhere() {
        return new OrdersCountedElsewhere(window);
    }

    @Override
    public List<Metric<?, ?>> parts() {
        return List.of(
                by(Definition.LOST),
                by(Definition.NET_CHANGE),
                by(Definition.LOST, Denominator.START_PLUS_NEW),
                by(Definition.LAPSED),
                by(Definition.LAPSED, Denominator.START_PLUS_NEW),
                by(Definition.LAPSED, Denominator.DAILY_AVERAGE),
                by(Definition.SUBSCRIPTION_ENDED),
                by(Definition.SUBSCRIPTION_ENDED, Denominator.START_PLUS_NEW),
                by(Definition.SUBSCRIPTION_CANCELLED),
                new CustomerPatterns(buyers()),
                new CustomerPatterns(subscribers()),
                elsewhere());
    }

    @Override
    public DefinitionTable finish(CompositeState state, Basis basis) {
        Row lost = Row.first("lost", state.result(by(Definition.LOST), basis))
                .orNone("nobody ordered in " + window.previous());
        Counted customers = state.result(new CustomerPatterns(buyers()), basis);
        long fresh = customers.count(NEW, 0);
        Bridge startAndNew = lost.whole().then(plus(fresh, "new in " + window));

        String lapsed = "lapsed after " + Figures.count(days, "day");
        String again = "and away for " + Figures.count(days, "day") + " by the end";
        Bridge lapsedOfStart = lapsed(lost.part(), customers);
        Bridge start = buyers().start(lost.whole(), customers);
        Ratio daily = state.result(by(Definition.LAPSED, Denominator.DAILY_AVERAGE), basis);
        List<Row> rows = List.of(
                lost,
                Row.of(
                        "net change",
                        state.result(by(Definition.NET_CHANGE), basis),
                        lost.part()
                                .then(
                                        minus(fresh, "new in " + window),
                                        minus(customers.count(DURING, BEFORE | NEW), "who came back after a pause")),
                        lost.whole()),
                Row.of(
                        "lost, of start + new",
                        state.result(by(Definition.LOST, Denominator.START_PLUS_NEW), basis),
                        lost.part(),
                        startAndNew),
                Row.of(lapsed, state.result(by(Definition.LAPSED), basis), lapsedOfStart, start),
                Row.of(
                        "lapsed, of start + new",
                        state.result(by(Definition.LAPSED, Denominator.START_PLUS_NEW), basis),
                        lapsedOfStart.and(plus(customers.count(NEW, AT_END), "new in " + window + " " + again)),
                        start.and(plus(fresh, "new in " + window))),
                Row.of(
                        "lapsed, of the daily average",
                        daily,
                        lapsedOfStart.and(plus(
                                customers.count(DURING, AT_END | WITHIN), "new or back in " + window + " " + again)),
                        Bridge.anew(plus(daily.total(), "customer-days of " + Figures.count(daily.times(), "day")))),
                ended(lost, state, basis),
                endedOfStartAndNew(lost, state, basis),
                cancelled(lost, state, basis));
        return DefinitionTable.of(NAME, "lapsed after " + Figures.count(days, "day"), window, basis, rows)
                .besides(state.result(elsewhere(), basis).steps(window));
    }

    /** How the lapsed of the start come from those lost. */
    private Bridge lapsed(Bridge lost, Counted customers) {
        String away = "away for " + Figures.count(days, "day");
        long notYet = customers.count(BEFORE | AT_END, DURING);
        long before = customers.count(BEFORE, DURING | AT_END | WITHIN);
        long others = customers.count(WITHIN, AT_END | BEFORE);
        long again = customers.count(WITHIN | BEFORE | DURING, AT_END);
        return lost.then(
                minus(notYet, "not " + away + " by the end"),
                minus(before, away + " before " + window + " already"),
                plus(others, away + " by the end who did not order in " + window.previous()),
                plus(again, away + " by the end who ordered in " + window));
    }

    private Row ended(Row lost, CompositeState state, Basis basis) {
        return bySubscription(
                "subscription ended",
                Definition.SUBSCRIPTION_ENDED,
                SubscriberTraits.RUNS,
                SubscriberTraits.RUNS_AT_END,
                lost,
                state,
                basis);
    }

    private Row cancelled(Row lost, CompositeState state, Basis basis) {
        return bySubscription(
                "subscription cancelled",
                Definition.SUBSCRIPTION_CANCELLED,
                SubscriberTraits.UNCANCELLED,
                SubscriberTraits.UNCANCELLED_AT_END,
                lost,
                state,
                basis);
    }

    /** New subscribers are in it, those who ended theirs by the end of the window too. */
    private Row endedOfStartAndNew(Row lost, CompositeState state, Basis basis) {
        Row ended = ended(lost, state, basis);
        Counted customers = state.result(new CustomerPatterns(subscribers()), basis);
        String fresh = "whose first subscription began in " + window;
        return Row.of(
                        "ended, of start + new",
                        state.result(by(Definition.SUBSCRIPTION_ENDED, Denominator.START_PLUS_NEW), basis),
                        ended.part()
                                .and(plus(
                                        customers.count(SubscriberTraits.NEW, SubscriberTraits.RUNS_AT_END),
                                        fresh + " and ended in it")),
                        ended.whole().and(plus(customers.count(SubscriberTraits.NEW, 0), fresh)))
                .ifGiven(basis.given(Subscriptions.KIND), "subscriptions")
                .as("nearest to Stripe's subscriber churn rate");
    }

    private Row bySubscription(
            String name, Definition definition, int runs, int runsAtEnd, Row lost, CompositeState state, Basis basis) {
        Counted customers = state.result(new CustomerPatterns(subscribers()), basis);
        long both = customers.count(SubscriberTraits.BEFORE | runs, SubscriberTraits.DURING | runsAtEnd);
        long lostAlone = customers.count(SubscriberTraits.BEFORE, SubscriberTraits.DURING) - both;
        long subscribersAlone = customers.count(runs, runsAtEnd) - both;
        return Row.of(
                        name,
                        state.result(by(definition), basis),
                        lost.part()
                                .then(
                                        minus(lostAlone, "lost who did not leave a subscription"),
                                        plus(subscribersAlone, "who left theirs and are not among the lost")),
                        subscribers().start(lost.whole(), customers, runs))
                .ifGiven(basis.given(Subscriptions.KIND), "subscriptions");
    }
}
