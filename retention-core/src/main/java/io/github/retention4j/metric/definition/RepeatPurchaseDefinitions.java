package io.github.retention4j.metric.definition;

import static io.github.retention4j.metric.definition.Bridge.Step.minus;
import static io.github.retention4j.metric.definition.Bridge.Step.plus;
import static io.github.retention4j.metric.definition.RepeatTraits.AGAIN;
import static io.github.retention4j.metric.definition.RepeatTraits.CAME;
import static io.github.retention4j.metric.definition.RepeatTraits.DAYS;
import static io.github.retention4j.metric.definition.RepeatTraits.EARLIER;
import static io.github.retention4j.metric.definition.RepeatTraits.SECOND;
import static io.github.retention4j.metric.definition.RepeatTraits.SECOND_DAY;
import static io.github.retention4j.metric.definition.RepeatTraits.SETTLED;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.CompositeMetric;
import io.github.retention4j.metric.CompositeState;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.metric.definition.CustomerPatterns.Counted;
import io.github.retention4j.metric.definition.DefinitionTable.Row;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate.Purchase;
import io.github.retention4j.metric.retention.RepeatPurchaseRate.Reach;
import io.github.retention4j.metric.retention.RepurchaseRatio;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;
import java.util.List;

/**
 * Who bought again in a window by every definition, and whom each counts otherwise than the first.
 *
 * <p>{@code numerator = that of the first + who are in this one alone − who are in the first alone}, and the denominator
 * likewise
 *
 * <ul>
 *   <li>First customers with two orders in the window; then with two purchase days in it; with two orders, and two purchase
 *       days, up to its end; those new in it who bought again within so many days, 90 unless
 *       {@linkplain #within asked otherwise}; and the repurchase ratio, the first told as two sides.
 *   <li>Days make fewer repeat customers than orders, since two orders of one day are one purchase; all orders up to the
 *       window's end make more than those in it.
 *   <li>Within so many days of the first order, customers of before and those who have not had as many days yet are in
 *       neither number.
 *   <li>Below stand orders that are in none of the rows, those of guests and those refunded in full, and orders that UTC puts
 *       into another window: another tool may count them.
 * </ul>
 *
 * <p>Worked example: of 100 customers of the quarter 20 ordered twice in it, 3 of them on one day, and 15 who ordered once had
 * ordered before. By purchase days that is 17 / 100, since 17 = 20 − 3 with all their orders on one day; up to the quarter's
 * end it is 35 / 100, since 35 = 20 + 15 with one order in it and others before.
 *
 * <pre>{@code
 * DefinitionTable table = engine.compute(RepeatPurchaseDefinitions.in(q1));
 * NumericResult everBefore = table.row("orders up to the end").result();
 * DefinitionTable within60Days = engine.compute(RepeatPurchaseDefinitions.in(q1).within(60));
 * }</pre>
 *
 * <p>Source: that of {@link RepeatPurchaseRate}.
 *
 * @param window the window
 * @param days how many calendar days after the day of the first order a second counts, where that is asked
 */
public record RepeatPurchaseDefinitions(Window window, int days) implements CompositeMetric<DefinitionTable> {
    private static final String NAME = "repeat purchase definitions";
    private static final int USUAL_DAYS = 90;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the days are below 1
     */
    public RepeatPurchaseDefinitions {
        requireNonNull(window, "window");
        RepeatPurchaseRate.in(window).within(days);
    }

    /**
     * The definitions of repeat purchase in a window.
     *
     * @param window the window
     * @return the metric
     */
    public static RepeatPurchaseDefinitions in(Window window) {
        return new RepeatPurchaseDefinitions(window, USUAL_DAYS);
    }

    /**
     * The same with another number of days after the first order.
     *
     * @param daysAfterFirst how many calendar days, at least 1
     * @return the metric
     * @throws IllegalArgumentException if the days are below 1
     */
    public RepeatPurchaseDefinitions within(int daysAfterFirst) {
        return new RepeatPurchaseDefinitions(window, daysAfterFirst);
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

    private RepeatPurchaseRate by(Purchase purchase, Reach reach) {
        RepeatPurchaseRate rate = RepeatPurchaseRate.in(window).counting(purchase);
        return reach == Reach.AFTER_FIRST ? rate.within(days) : rate.reaching(reach);
    }

    private CustomerPatterns customers() {
        return new CustomerPatterns(new RepeatTraits(window, days));
    }

    private OrdersCountedElsewhere elsewhere() {
        return new OrdersCountedElsewhere(window);
    }

    @Override
    public List<Metric<?, ?>> parts() {
        return List.of(
                by(Purchase.ORDER, Reach.WINDOW),
                by(Purchase.DAY, Reach.WINDOW),
                by(Purchase.ORDER, Reach.LIFETIME),
                by(Purchase.DAY, Reach.LIFETIME),
                by(Purchase.ORDER, Reach.AFTER_FIRST),
                by(Purchase.DAY, Reach.AFTER_FIRST),
                RepurchaseRatio.in(window),
                customers(),
                elsewhere());
    }

    @Override
    public DefinitionTable finish(CompositeState state, Basis basis) {
        Row orders = Row.first("orders", state.result(by(Purchase.ORDER, Reach.WINDOW), basis))
                .orNone("nobody ordered in " + window);
        Counted customers = state.result(customers(), basis);
        Bridge.Step before =
                plus(customers.count(CAME | EARLIER, AGAIN), "with one order in " + window + " and others before");
        List<Row> rows = List.of(
                orders,
                Row.of(
                        "purchase days",
                        state.result(by(Purchase.DAY, Reach.WINDOW), basis),
                        orders.part()
                                .then(minus(
                                        customers.count(AGAIN, DAYS),
                                        "with all their orders of " + window + " on one day")),
                        orders.whole()),
                Row.of(
                                "orders up to the end",
                                state.result(by(Purchase.ORDER, Reach.LIFETIME), basis),
                                orders.part().then(before),
                                orders.whole())
                        .as("nearest to Shopify's returning customer rate"),
                Row.of(
                        "purchase days up to the end",
                        state.result(by(Purchase.DAY, Reach.LIFETIME), basis),
                        orders.part()
                                .then(
                                        minus(
                                                customers.count(AGAIN, DAYS | EARLIER),
                                                "with all their orders so far on one day"),
                                        before),
                        orders.whole()),
                afterFirst(Purchase.ORDER, SECOND, orders, state, basis),
                afterFirst(Purchase.DAY, SECOND_DAY, orders, state, basis),
                Row.of(
                        "repurchase ratio",
                        state.result(RepurchaseRatio.in(window), basis),
                        orders.part(),
                        orders.whole()));
        return DefinitionTable.of(NAME, "within " + Figures.count(days, "day") + " of the first", window, basis, rows)
                .besides(state.result(elsewhere(), basis).steps(window));
    }

    /** Customers who are new in the window and have had all of the days. */
    private Row afterFirst(Purchase purchase, int second, Row orders, CompositeState state, Basis basis) {
        Counted customers = state.result(customers(), basis);
        String span = Figures.count(days, "day");
        String what = purchase == Purchase.ORDER ? "order" : "purchase day";
        String early = "new in " + window + " who have not had " + span + " yet";
        return Row.of(
                what + "s within " + span,
                state.result(by(purchase, Reach.AFTER_FIRST), basis),
                orders.part()
                        .then(
                                minus(customers.count(AGAIN | EARLIER, 0), "who had ordered before " + window),
                                minus(customers.count(AGAIN, EARLIER | SETTLED), early),
                                minus(
                                        customers.count(AGAIN | SETTLED, second),
                                        "with no second " + what + " within " + span),
                                plus(
                                        customers.count(SETTLED | second, AGAIN),
                                        "whose second " + what + " came after " + window)),
                orders.whole()
                        .then(
                                minus(customers.count(EARLIER, 0), "who had ordered before " + window),
                                minus(customers.count(CAME, EARLIER | SETTLED), early)));
    }
}
