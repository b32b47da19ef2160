package io.github.retention4j.metric.definition;

import static io.github.retention4j.metric.definition.Bridge.Step.plus;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.CompositeMetric;
import io.github.retention4j.metric.CompositeState;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.metric.definition.DefinitionTable.Row;
import io.github.retention4j.metric.value.CustomerLifetimeValue;
import io.github.retention4j.metric.value.Revenue;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a customer is worth by every formula that needs no model, and whose money each counts otherwise than the first.
 *
 * <p>{@code value = revenue / customers · margin · multiple}, and {@code revenue = that of the first + what is in this one
 * alone − what is in the first alone}, customers likewise
 *
 * <ul>
 *   <li>First what customers have brought up to the window's end, net; then net of the order, gross, and at the margin; then
 *       the simple formula with a stated lifespan and with 1 / churn, and that of Gupta and Lehmann, all at the margin.
 *   <li>The last three look at the window alone: what was brought before it is left out, and so is who placed no order in it.
 *       The multiple stands behind the sums.
 *   <li>Net of the order, what is given back later is taken off too, and who gave everything back is no customer.
 *   <li>Margin, lifespan and discount rate are yours to state.
 *   <li>No customers is no data, and so is a multiple that nothing tells. A window that is not over yet is marked.
 * </ul>
 *
 * <p>Worked example: 100 customers brought 6,000 to date, 60 each. 40 of them brought 1,800 in the year: at a margin of 40 %
 * and over 3 years that is 1,800 / 40 · 0.4 · 3 = 54, since 1,800 = 6,000 − 4,200 brought before and
 * 40 = 100 − 60 who placed no order in the year.
 *
 * <pre>{@code
 * LifetimeValueDefinitions values =
 *         LifetimeValueDefinitions.in(year(2025), Margin.of(0.4), Period.ofYears(3), DiscountRate.annual(0.12));
 * DefinitionTable table = engine.compute(values);
 * NumericResult toDate = table.first().result();
 * }</pre>
 *
 * <p>Source: that of {@link CustomerLifetimeValue}.
 *
 * @param window the window
 * @param margin the share of the revenue that counts
 * @param lifespan how long a customer stays, by the simple formula
 * @param discount the discount rate, by the formula of Gupta and Lehmann
 */
public record LifetimeValueDefinitions(Window window, Margin margin, Period lifespan, DiscountRate discount)
        implements CompositeMetric<DefinitionTable> {
    private static final String NAME = "lifetime value definitions";

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the lifespan is not above 0
     */
    public LifetimeValueDefinitions {
        requireNonNull(window, "window");
        requireNonNull(margin, "margin");
        requireNonNull(lifespan, "lifespan");
        requireNonNull(discount, "discount");
        CustomerLifetimeValue.in(window).lasting(lifespan);
    }

    /**
     * The definitions of lifetime value in a window.
     *
     * @param window the window
     * @param margin the share of the revenue that counts
     * @param lifespan how long a customer stays, above 0
     * @param discount the discount rate
     * @return the metric
     * @throws IllegalArgumentException if the lifespan is not above 0
     */
    public static LifetimeValueDefinitions in(Window window, Margin margin, Period lifespan, DiscountRate discount) {
        return new LifetimeValueDefinitions(window, margin, lifespan, discount);
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

    private CustomerLifetimeValue historic(Revenue revenue) {
        return CustomerLifetimeValue.in(window).definedBy(revenue);
    }

    private CustomerLifetimeValue atMargin() {
        return historic(Revenue.NET).at(margin);
    }

    @Override
    public List<Metric<?, ?>> parts() {
        return List.of(
                historic(Revenue.NET),
                historic(Revenue.NET_OF_ORDER),
                historic(Revenue.GROSS),
                atMargin(),
                atMargin().lasting(lifespan),
                atMargin().lastingByChurn(),
                atMargin().discountedAt(discount));
    }

    @Override
    public DefinitionTable finish(CompositeState state, Basis basis) {
        Row toDate = Row.first("to date", state.result(historic(Revenue.NET), basis))
                .orNone("nobody placed an order by the end of " + window)
                .as("nearest to the average of Klaviyo's historic CLV");
        String earlier = "brought before " + window;
        String others = "who placed no order in " + window;
        return DefinitionTable.of(
                NAME,
                margin + ", lifespan " + text(lifespan) + ", " + discount,
                window,
                basis,
                List.of(
                        toDate,
                        row(
                                "net of the order",
                                historic(Revenue.NET_OF_ORDER),
                                "refunded later, or of who gave everything back",
                                "who gave everything back",
                                toDate,
                                state,
                                basis),
                        row("gross", historic(Revenue.GROSS), "refunded", others, toDate, state, basis),
                        row("at the margin", atMargin(), earlier, others, toDate, state, basis),
                        row("lifespan", atMargin().lasting(lifespan), earlier, others, toDate, state, basis),
                        row("1 / churn", atMargin().lastingByChurn(), earlier, others, toDate, state, basis),
                        row(
                                "Gupta–Lehmann",
                                atMargin().discountedAt(discount),
                                earlier,
                                others,
                                toDate,
                                state,
                                basis)));
    }

    /** A row whose sums differ from those of the first for one reason each, or not at all. */
    private static Row row(
            String name,
            CustomerLifetimeValue metric,
            String money,
            String customers,
            Row toDate,
            CompositeState state,
            Basis basis) {
        Row row = Row.first(name, state.result(metric, basis));
        return Row.of(
                name,
                row.result(),
                toDate.part()
                        .then(plus(row.part().total().subtract(toDate.part().total()), money)),
                toDate.whole()
                        .then(plus(row.whole().total().subtract(toDate.whole().total()), customers)));
    }

    private static String text(Period lifespan) {
        return Stream.of(
                        part(lifespan.getYears(), "year"),
                        part(lifespan.getMonths(), "month"),
                        part(lifespan.getDays(), "day"))
                .filter(part -> !part.isEmpty())
                .collect(joining(" "));
    }

    private static String part(int number, String unit) {
        return number == 0 ? "" : Figures.count(number, unit);
    }
}
