package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Ints;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.history.SpanRevenue;
import io.github.retention4j.math.WideSum;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.value.Concentration.Top;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MoneyRatio;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/**
 * Which share of the revenue of a window the best customers bring, such as the top 20 %, and how unequal customers are.
 *
 * <p>{@code top p share = revenue of the p of the customers who bring most / revenue of all}
 *
 * <ul>
 *   <li>Customers and their revenue are those of {@link RevenuePerCustomer}: who placed an order in the window, and what they
 *       brought in it, {@linkplain Revenue#NET net} unless asked otherwise; refunds of who did not order in it are not in the sum, as
 *       they are there. Guests are no customers.
 *   <li>A customer whom more was refunded than sold counts as having brought nothing: below zero a share would pass 100 %. The
 *       result says how many there are.
 *   <li>Where 20 % of the customers is no whole number, the last one counts in part. Of customers who bring as much, it does not
 *       matter which are in the top.
 *   <li>The top 5 % is told of 600 customers or more and the top 1 % of 3,000: of fewer it would be about fewer than 30 people.
 *   <li>The interval of a share is that of a ratio of sums whose upper sum is linearised: each customer adds
 *       {@code max(y − q, 0) + p · q}, q being what the last one of the top brings. In simulations a 95 % interval of the top 20 %
 *       of 100 customers held the truth in 95 of 100 cases for exponential revenue, and in 93 for lognormal revenue with a σ of 1;
 *       of 30 customers in 87, nearly all misses being above the interval.
 *   <li>No customers, or no revenue, is no data.
 * </ul>
 *
 * <p>Worked example: of five customers with 50, 20, 15, 10 and 5, the top 20 % is one customer and brings 50 of 100; the top 30 %
 * is one and a half and brings 60. Gini is 0.4.
 *
 * <pre>{@code
 * Concentration concentration = engine.compute(RevenueConcentration.in(q1));
 * MoneyRatio topFifth = concentration.top(20);
 * Gini gini = concentration.gini();
 * List<Concentration.Point> lorenz = concentration.lorenz();
 * Concentration ofList = RevenueConcentration.of(List.of(Money.parse("SAR 50"), Money.parse("SAR 20")));
 * }</pre>
 *
 * <p>Source: M. O. Lorenz, Methods of measuring the concentration of wealth, 1905; C. M. Beach and R. Davidson, Distribution-free
 * statistical inference with Lorenz curves and income shares, Review of Economic Studies 50, 1983.
 *
 * @param window the window
 * @param revenue what revenue means
 */
public record RevenueConcentration(Window window, Revenue revenue)
        implements Metric<RevenueConcentration.State, Concentration> {
    private static final String NAME = "revenue concentration";
    private static final int ALL = 100;

    /** The tops, in percent, and of how many customers each is told at least. */
    private static final int[] TOPS = {1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90};

    private static final int[] LEAST = {3000, 600};

    /** What each customer brought, in no order: 8 bytes a customer, and at most as many spare. */
    public static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        private final Span span;
        private int customers;
        private long[] brought = {};

        private State(Basis basis, Window window) {
            super(basis);
            this.span = basis.span(window);
        }

        private void makeRoomFor(int more) {
            int needed = Math.addExact(customers, more);
            if (needed > brought.length) {
                brought = Arrays.copyOf(brought, Math.max(needed, Ints.saturatedCast(2L * customers)));
            }
        }
    }

    /** Checks that nothing is null. */
    public RevenueConcentration {
        requireNonNull(window, "window");
        requireNonNull(revenue, "revenue");
    }

    /**
     * The concentration of the net revenue of a window.
     *
     * @param window the window
     * @return the metric
     */
    public static RevenueConcentration in(Window window) {
        return new RevenueConcentration(window, Revenue.NET);
    }

    /**
     * The same with another meaning of revenue.
     *
     * @param meaning what revenue means
     * @return the metric
     */
    public RevenueConcentration definedBy(Revenue meaning) {
        return new RevenueConcentration(window, meaning);
    }

    /**
     * The concentration for people who have what each customer brought.
     *
     * @param revenues what each brought, in one currency
     * @return the concentration
     * @throws IllegalArgumentException if the list is empty, or they are of two currencies
     */
    public static Concentration of(List<? extends BigMoneyProvider> revenues) {
        List<BigMoney> all = revenues.stream().map(BigMoneyProvider::toBigMoney).toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    "the revenue of nobody is concentrated nowhere; give that of each customer");
        }
        CurrencyUnit currency = all.get(0).getCurrencyUnit();
        int scale = all.stream().mapToInt(BigMoney::getScale).max().orElse(0);
        long[] brought = new long[all.size()];
        for (int i = 0; i < brought.length; i++) {
            if (!all.get(i).getCurrencyUnit().equals(currency)) {
                throw new IllegalArgumentException(
                        "revenue in " + currency + " and in " + all.get(i).getCurrencyUnit());
            }
            brought[i] = all.get(i).withScale(scale).getAmount().unscaledValue().longValueExact();
        }
        return concentration(label(Revenue.NET), brought, currency, scale, Revenue.NET);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, window);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        if (revenue.orders(customer, state.span) > 0) {
            state.makeRoomFor(1);
            state.brought[state.customers++] = revenue.of(customer, state.span);
        }
    }

    @Override
    public void addAll(State state, CustomerBlock block) {
        SpanRevenue columns = revenue.of(block, state.span);
        state.makeRoomFor(columns.size());
        long[] brought = state.brought;
        int at = state.customers;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.orders(i) > 0) {
                brought[at++] = columns.amount(i);
            }
        }
        state.customers = at;
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.makeRoomFor(from.customers);
        System.arraycopy(from.brought, 0, into.brought, into.customers, from.customers);
        into.customers += from.customers;
    }

    /** Sorts what customers brought: while it lasts it takes another 8 bytes a customer. */
    @Override
    public Concentration finish(State state, Basis basis) {
        return concentration(
                label(revenue).in(basis.scope(window)),
                Arrays.copyOf(state.brought, state.customers),
                basis.currency(),
                basis.decimals(),
                revenue);
    }

    private static Label label(Revenue revenue) {
        return Label.of(NAME, "revenue of customers with an order " + revenue.which() + ", " + revenue);
    }

    /** The share of a top where there is no revenue. */
    static MoneyRatio noShare(Label label, int percent) {
        return MoneyRatio.withoutSpread(label.part("top " + percent + " %"), BigDecimal.ZERO, BigDecimal.ZERO, "");
    }

    /** Of customers' revenue in whole units of so many decimals, which it sorts. */
    private static Concentration concentration(
            Label label, long[] brought, CurrencyUnit currency, int scale, Revenue revenue) {
        Arrays.sort(brought);
        int belowZero = 0;
        while (belowZero < brought.length && brought[belowZero] < 0) {
            brought[belowZero++] = 0;
        }
        int customers = brought.length;
        Gini gini = gini(label.as("Gini coefficient of revenue"), brought);
        List<Top> tops = new ArrayList<>();
        for (int i = 0; i < TOPS.length && gini.below().signum() > 0; i++) {
            if (i >= LEAST.length || customers >= LEAST[i]) {
                tops.add(top(label, TOPS[i], brought, currency, scale));
            }
        }
        return new Concentration(label, customers, belowZero, tops, gini, revenue);
    }

    /** Each customer's part is told in tenths or hundredths of the smallest unit, so that it is whole. */
    private static Top top(Label label, int percent, long[] brought, CurrencyUnit currency, int scale) {
        int decimals = percent % 10 == 0 ? 1 : 2;
        int unit = decimals == 1 ? 10 : ALL;
        int parts = percent * unit / ALL;
        int whole = (int) ((long) brought.length * percent / ALL);
        boolean isWhole = (long) brought.length * percent % ALL == 0;
        long last = brought[brought.length - (isWhole ? whole : whole + 1)];
        ClusterTally tally = new ClusterTally();
        long ofLast = Math.multiplyExact(parts, last);
        for (long one : brought) {
            long above = Math.multiplyExact(unit, Math.max(0, one - last));
            tally.add(Math.addExact(above, ofLast), Math.multiplyExact(unit, one));
        }
        MoneyRatio share = new MoneyRatio(
                label.part("top " + percent + " %"),
                BigDecimal.valueOf(tally.amount(), scale + decimals),
                BigDecimal.valueOf(tally.count(), scale + decimals),
                currency.getCode(),
                tally.spread().within(0, 1));
        return new Top(percent, BigMoney.of(currency, BigDecimal.valueOf(last, scale)), share);
    }

    private static Gini gini(Label label, long[] ascending) {
        int n = ascending.length;
        WideSum sum = new WideSum();
        WideSum ranked = new WideSum();
        for (int i = 0; i < n; i++) {
            sum.add(ascending[i]);
            ranked.addProduct(i + 1L, ascending[i]);
        }
        BigInteger revenue = sum.value();
        BigInteger above = ranked.value()
                .shiftLeft(1)
                .subtract(revenue.multiply(BigInteger.valueOf(n).add(BigInteger.ONE)));
        BigInteger below = revenue.multiply(BigInteger.valueOf(n));
        double error = n < 2 || below.signum() == 0
                ? 0
                : standardError(ascending, above.doubleValue() / below.doubleValue(), revenue.doubleValue());
        return new Gini(label, above, below, n, error);
    }

    /** Of what each customer adds: {@code ((2i − 1) / n − 1 − G) · y − 2 / n · (y(1) + … + y(i))}, less the mean of these. */
    private static double standardError(long[] ascending, double gini, double revenue) {
        double n = ascending.length;
        double mean = 0;
        double squares = 0;
        double upTo = 0;
        for (int i = 0; i < ascending.length; i++) {
            double one = ascending[i];
            upTo += one;
            double adds = ((2.0 * i + 1) / n - 1 - gini) * one - 2 / n * upTo;
            double off = adds - mean;
            mean += off / (i + 1);
            squares += off * (adds - mean);
        }
        // What is as good as nothing is nothing: all bring as much.
        double error = Math.sqrt(squares * n / (n - 1)) / revenue;
        return error > 1e-12 ? error : 0;
    }
}
