package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.value.LifetimeValue.Life;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Optional;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/**
 * What a customer is worth, CLV, by the formulas that need no model: what was earned to date, the simple formula, and that
 * of Gupta and Lehmann.
 *
 * <p>{@code value = revenue / customers · margin · multiple}
 *
 * <ul>
 *   <li>Historic, the default: revenue up to the window's end of customers who had placed an order by then, over those
 *       customers; the multiple is 1. It grows with the age of the shop. A refund of somebody who is not among them is left
 *       out.
 *   <li>The simple formula is {@code average order value · orders per customer · lifespan}. Order value times frequency is
 *       the window's {@link RevenuePerCustomer}, and the multiple is how many windows the {@linkplain #lasting lifespan}
 *       is long, or {@linkplain #lastingByChurn 1 / churn}. A month is a twelfth of a year, a quarter a fourth, a half a half;
 *       days, weeks and what the data cover of a window go by 365.2425 days.
 *   <li>Gupta and Lehmann's is {@code m · r / (1 + d − r)} with margin m, retention r and discount rate d
 *       {@linkplain #discountedAt of one window's length}, all of the window, for ever. It begins with the window to come: what a customer
 *       has brought is not in it, nor is the cost of acquisition. Here too m is the revenue per customer, times the margin.
 *   <li>Revenue is {@linkplain Revenue#NET net} unless {@linkplain #definedBy asked otherwise}, and customers are those whose
 *       orders it is of: net and gross every order is one, whatever is refunded later, so that a window that is over keeps
 *       its revenue per customer; {@linkplain Revenue#NET_OF_ORDER net of the order}, one refunded in full leaves both sides.
 *   <li>Retention is the share of the customers of the preceding window who order in this one, churn the rest; in both an
 *       order refunded in full is none, unless the history counts it. Where nobody was there before, or nobody is lost and
 *       nothing discounted, there are no data.
 *   <li>With a lifespan, take a window of a year or more. Of a short one only those count who ordered in it, as if they did so
 *       in every such window of their lives: the shorter it is, the higher the value.
 *   <li>A lifespan is stated in calendar years, months or days; a day is a 365.2425th of a year. Of a window that is not over
 *       yet, or in which the data begin, only the days that the data cover are what the lifespan is a multiple of.
 *   <li>A window that is not over yet is marked: revenue and retention are too low in it for {@code lastingByChurn} and for
 *       Gupta and Lehmann's formula.
 *   <li>The interval, of the historic value and of one by a stated lifespan, is that of the revenue per customer times margin
 *       and multiple. By churn and by Gupta and Lehmann's formula there is none.
 *   <li>Guests are no customers. No customers is no data.
 * </ul>
 *
 * <p>Worked example: 6,000 of 100 customers in a year are 60 a customer to date, at a margin of 40 % 24. Over 3 years that
 * is 72. With 80 of 100 customers kept it is 24 · 1 / 0.2 = 120 by churn, and discounted at 12 % a year
 * 24 · 0.8 / (1 + 0.12 − 0.8) = 60. In January A orders for 100 and B for 50, which is refunded in full in February: to the
 * end of January a customer brought 150 / 2 = 75, to that of February 100 / 2 = 50; net of the order it is 100 / 1 = 100
 * both times.
 *
 * <pre>{@code
 * LifetimeValue toDate = engine.compute(CustomerLifetimeValue.in(q1).at(Margin.of(0.4)));
 * LifetimeValue kept = engine.compute(CustomerLifetimeValue.in(q1).definedBy(Revenue.NET_OF_ORDER));
 * LifetimeValue simple = engine.compute(CustomerLifetimeValue.in(q1).lasting(Period.ofYears(3)));
 * LifetimeValue guptaLehmann = engine.compute(
 *         CustomerLifetimeValue.in(q1).at(Margin.of(0.4)).discountedAt(DiscountRate.annual(0.12)));
 * LifetimeValue fromThree = CustomerLifetimeValue.ofGuptaLehmann(Money.parse("SAR 24"), 0.8, DiscountRate.annual(0.12));
 * }</pre>
 *
 * <p>Source: S. Gupta and D. R. Lehmann, Customers as Assets, Journal of Interactive Marketing 17 (2003); the simple
 * formula as in guides on keeping customers.
 *
 * @param window the window
 * @param formula which formula to follow
 * @param margin the share of the revenue that counts
 * @param lifespan how long a customer stays, where that is stated; otherwise it is not looked at
 * @param discount the discount rate, where there is one; otherwise it is not looked at
 * @param revenue what revenue means
 */
public record CustomerLifetimeValue(
        Window window, Formula formula, Margin margin, Period lifespan, DiscountRate discount, Revenue revenue)
        implements Metric<CustomerRevenue, LifetimeValue> {
    private static final String NAME = "customer lifetime value";
    private static final double DAYS_OF_A_YEAR = 365.2425;

    /** What the value follows from. */
    public enum Formula {
        /** What customers have brought up to the window's end. */
        HISTORIC,
        /** What they bring in the window, as long as it is stated that they stay. */
        LIFESPAN,
        /** What they bring in the window, as long as they stay by the window's churn. */
        CHURN,
        /** What they bring in the window, as many of them as stay, discounted. */
        GUPTA_LEHMANN
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the formula is {@link Formula#LIFESPAN} and the lifespan not above 0
     */
    public CustomerLifetimeValue {
        requireNonNull(window, "window");
        requireNonNull(formula, "formula");
        requireNonNull(margin, "margin");
        requireNonNull(lifespan, "lifespan");
        requireNonNull(discount, "discount");
        requireNonNull(revenue, "revenue");
        if (formula == Formula.LIFESPAN) {
            years(lifespan);
        }
    }

    /**
     * What customers have brought up to the end of a window.
     *
     * @param window the window
     * @return the metric
     */
    public static CustomerLifetimeValue in(Window window) {
        return new CustomerLifetimeValue(
                window, Formula.HISTORIC, Margin.WHOLE, Period.ZERO, DiscountRate.NONE, Revenue.NET);
    }

    /**
     * The same with a margin, so that it is told in profit.
     *
     * @param share the margin
     * @return the metric
     */
    public CustomerLifetimeValue at(Margin share) {
        return new CustomerLifetimeValue(window, formula, share, lifespan, discount, revenue);
    }

    /**
     * The same with another meaning of revenue.
     *
     * @param meaning what revenue means
     * @return the metric
     */
    public CustomerLifetimeValue definedBy(Revenue meaning) {
        return new CustomerLifetimeValue(window, formula, margin, lifespan, discount, meaning);
    }

    /**
     * By the simple formula, with a lifespan that is stated.
     *
     * @param span how long a customer stays, above 0
     * @return the metric
     * @throws IllegalArgumentException if the lifespan is not above 0
     */
    public CustomerLifetimeValue lasting(Period span) {
        return new CustomerLifetimeValue(window, Formula.LIFESPAN, margin, span, DiscountRate.NONE, revenue);
    }

    /**
     * By the simple formula, with a lifespan of 1 / churn.
     *
     * @return the metric
     */
    public CustomerLifetimeValue lastingByChurn() {
        return new CustomerLifetimeValue(window, Formula.CHURN, margin, Period.ZERO, DiscountRate.NONE, revenue);
    }

    /**
     * By the formula of Gupta and Lehmann, {@code m · r / (1 + d − r)}.
     *
     * @param rate the discount rate
     * @return the metric
     */
    public CustomerLifetimeValue discountedAt(DiscountRate rate) {
        return new CustomerLifetimeValue(window, Formula.GUPTA_LEHMANN, margin, Period.ZERO, rate, revenue);
    }

    /**
     * The historic value for people who have only the sums.
     *
     * @param revenue what customers have brought
     * @param customers how many they are, zero or above
     * @return revenue / customers
     * @throws IllegalArgumentException if the customers are negative
     */
    public static LifetimeValue of(BigMoneyProvider revenue, long customers) {
        return stated("revenue to date / customers", revenue, customers, 1);
    }

    /**
     * The simple formula for people who have its three parts.
     *
     * @param averageOrderValue what an order is worth
     * @param ordersPerYear how often a customer orders in a year, zero or above
     * @param lifespan how long a customer stays, above 0
     * @return averageOrderValue · ordersPerYear · years
     * @throws IllegalArgumentException if the orders are negative or not finite, or the lifespan is not above 0
     */
    public static LifetimeValue ofSimple(BigMoneyProvider averageOrderValue, double ordersPerYear, Period lifespan) {
        if (!(ordersPerYear >= 0 && ordersPerYear < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("orders per year " + ordersPerYear + " not in [0, ∞)");
        }
        return stated("order value · frequency · lifespan", averageOrderValue, 1, ordersPerYear * years(lifespan));
    }

    /**
     * The simple formula with a lifespan of 1 / churn for people who have only the counts, all of one period.
     *
     * @param revenue what customers brought in the period
     * @param customers how many they are, zero or above
     * @param lost customers of the start who are lost, at most {@code start}
     * @param start customers at the start
     * @return revenue / customers · start / lost; no data if nobody is lost
     * @throws IllegalArgumentException if a count is negative, or more are lost than there were
     */
    public static LifetimeValue ofChurn(BigMoneyProvider revenue, long customers, long lost, long start) {
        if (lost < 0 || lost > start) {
            throw new IllegalArgumentException("lost " + lost + " not in [0, " + start + "]");
        }
        Average average = average("revenue / customers · 1 / churn", revenue, customers);
        return new LifetimeValue(average, start - lost, start, Life.CHURN, 1, 0);
    }

    /**
     * Gupta and Lehmann's formula for people who have its three parts. Margin and retention are of the period that the
     * discount rate is told for: a year's with an annual rate, a month's with a monthly one.
     *
     * @param margin what a customer earns the shop in a period
     * @param retention the share of customers kept from one period to the next
     * @param discount the discount rate
     * @return margin · r / (1 + d − r)
     * @throws IllegalArgumentException if the retention is not in [0, 1], or it is 1 and nothing discounted
     */
    public static LifetimeValue ofGuptaLehmann(BigMoneyProvider margin, double retention, DiscountRate discount) {
        double d = discount.rate();
        if (!(retention >= 0 && retention <= 1 && retention < 1 + d)) {
            throw new IllegalArgumentException("retention " + retention + " not in [0, 1" + (d == 0 ? ")" : "]"));
        }
        return stated("Gupta–Lehmann: m · r / (1 + d - r), " + discount, margin, 1, retention / (1 - retention + d));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CustomerRevenue start(Basis basis) {
        return formula == Formula.HISTORIC
                ? CustomerRevenue.toDate(basis, window, revenue)
                : CustomerRevenue.of(basis, window, revenue);
    }

    @Override
    public void add(CustomerRevenue state, CustomerHistory customer) {
        state.add(customer);
    }

    @Override
    public Requirement requires() {
        return formula == Formula.HISTORIC ? Requirement.none() : Requirement.ordersIn(window.previous(), window);
    }

    @Override
    public void merge(CustomerRevenue into, CustomerRevenue from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<CustomerRevenue>> ratioOfSums(Basis basis) {
        RatioOfSums<CustomerRevenue> perCustomer = RatioOfSums.<CustomerRevenue>of(
                        state -> state.tally.amount(), state -> state.tally.count())
                .times(Revenue.unit(basis) * margin.share());
        return switch (formula) {
            case HISTORIC -> Optional.of(perCustomer);
            case LIFESPAN -> Optional.of(perCustomer.times(multiple(basis)));
            case CHURN, GUPTA_LEHMANN -> Optional.empty();
        };
    }

    @Override
    public LifetimeValue finish(CustomerRevenue state, Basis basis) {
        String by = definition() + (margin.equals(Margin.WHOLE) ? "" : ", " + margin);
        Label label = Label.of(NAME, by).in(basis.scope(window));
        Average average = state.average(label, basis);
        return switch (formula) {
            case HISTORIC -> new LifetimeValue(average, 0, 0, Life.STATED, margin.share(), 1);
            case LIFESPAN -> new LifetimeValue(average, 0, 0, Life.STATED, margin.share(), multiple(basis));
            case CHURN -> new LifetimeValue(average, state.retained, state.start, Life.CHURN, margin.share(), 0);
            case GUPTA_LEHMANN ->
                new LifetimeValue(
                        average, state.retained, state.start, Life.RETENTION, margin.share(), discount.over(window));
        };
    }

    /** How many windows the lifespan is long: what a customer brings in half a window would be too little for the whole. */
    private double multiple(Basis basis) {
        return years(lifespan)
                / basis.covered(window)
                        .filter(days -> days.days() < window.days())
                        .orElse(window)
                        .years();
    }

    private String definition() {
        return switch (formula) {
            case HISTORIC -> revenue.noun() + " to date / customers to date";
            case LIFESPAN -> "simple: " + revenue.noun() + " / customers · lifespan " + text(lifespan);
            case CHURN -> "simple: " + revenue.noun() + " / customers · 1 / churn";
            case GUPTA_LEHMANN ->
                "Gupta–Lehmann: m · r / (1 + d - r), m of " + revenue.noun() + " / customers, " + discount;
        };
    }

    private static LifetimeValue stated(String definition, BigMoneyProvider sum, long customers, double multiple) {
        return new LifetimeValue(average(definition, sum, customers), 0, 0, Life.STATED, 1, multiple);
    }

    private static Average average(String definition, BigMoneyProvider sum, long customers) {
        CurrencyUnit currency = sum.toBigMoney().getCurrencyUnit();
        BigDecimal amount = sum.toBigMoney().getAmount();
        return Average.withoutSpread(
                Label.of(NAME, definition),
                amount,
                customers,
                Unit.money(currency).per("customer"));
    }

    private static double years(Period lifespan) {
        if (lifespan.isNegative() || lifespan.isZero()) {
            throw new IllegalArgumentException("lifespan " + lifespan + " is not above 0");
        }
        return lifespan.getYears() + lifespan.getMonths() / 12.0 + lifespan.getDays() / DAYS_OF_A_YEAR;
    }

    private static String text(Period lifespan) {
        String years = part(lifespan.getYears(), " year");
        return (years + part(lifespan.getMonths(), " month") + part(lifespan.getDays(), " day")).strip();
    }

    private static String part(int number, String unit) {
        return number == 0 ? "" : " " + number + unit + (number == 1 ? "" : "s");
    }
}
