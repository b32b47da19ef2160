package io.github.retention4j.metric.survival;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;

/**
 * How many days pass from one purchase to the next, counting the purchases that have had no next one yet.
 *
 * <p>{@code S(t) = Π (1 − next purchases on day s / gaps at risk on day s)} over the days s up to t, Kaplan and Meier's estimate
 *
 * <ul>
 *   <li>A gap begins with each purchase in the window, ends with the customer's next one, and is censored on the last day of the
 *       data if there is none. Where only gaps that have ended are averaged, as
 *       {@code TimeBetweenPurchases} does, the long ones are missing, and customers look quicker than they are.
 *   <li>Days are those of the calendar in the history's zone. A second order on a day is a gap of 0 days (the default), or no purchase
 *       of its own.
 *   <li>Every gap counts the same, so who orders often weighs more. Who orders often has many: customers are the units of the
 *       intervals, which are the infinitesimal jackknife's.
 *   <li>A customer's later gaps begin later, and are followed for a shorter time. Where the quick stay quick and the slow stay slow,
 *       long gaps are then a little too rare in the curve; ask for a window that ended long before the data do, and they are not.
 *   <li>No purchase is no data.
 *   <li>The state is no longer than the gaps: a byte or two for each, since what a customer moves the curve by is known only when the
 *       curve is.
 * </ul>
 *
 * <p>Worked example: one customer orders on 1, 3 and 7 March, another on 1 and 31 March, the data end on 31 March. The gaps are 2, 4
 * and 30 days, and open after 24 and 0. {@code S(2) = 3/4}, {@code S(4) = 3/4 · 2/3 = 1/2}, {@code S(30) = 0}: the median is 4 days.
 *
 * <pre>{@code
 * SurvivalCurve gaps = engine.compute(InterpurchaseTime.in(year(2025)));
 * SurvivalQuantile nineInTen = gaps.quantile(0.9);
 * SurvivalCurve days = engine.compute(InterpurchaseTime.in(q1).counting(InterpurchaseTime.Purchase.DAY));
 * SurvivalCurve ofTwoCustomers = SurvivalCurve.of(
 *         Spells.of(new double[] {2, 4, 24, 30, 0}, new int[] {1, 1, 0, 1, 0}).ofCustomers(1, 1, 1, 2, 2));
 * }</pre>
 *
 * <p>Source: Z. Ying and L. J. Wei, The Kaplan–Meier estimate for dependent failure time observations, Journal of Multivariate
 * Analysis 50 (1994); on later gaps D. Y. Lin, W. Sun and Z. Ying, Nonparametric estimation of the gap time distributions for serial
 * events with censored data, Biometrika 86 (1999).
 *
 * @param window the window in which gaps begin
 * @param purchase what counts as one purchase
 */
public record InterpurchaseTime(Window window, Purchase purchase) implements Metric<GapTally, SurvivalCurve> {
    private static final String NAME = "interpurchase time";

    /** What counts as one purchase. */
    public enum Purchase {
        /** An order. */
        ORDER("order", 0),
        /** A calendar day with at least one order. */
        DAY("purchase day", 1);

        private final String text;
        private final int shortest;

        Purchase(String text, int shortest) {
            this.text = text;
            this.shortest = shortest;
        }
    }

    /** Checks that nothing is null. */
    public InterpurchaseTime {
        requireNonNull(window, "window");
        requireNonNull(purchase, "purchase");
    }

    /**
     * The time from each order of a window to the customer's next one.
     *
     * @param window the window in which gaps begin
     * @return the metric
     */
    public static InterpurchaseTime in(Window window) {
        return new InterpurchaseTime(window, Purchase.ORDER);
    }

    /**
     * The same with another meaning of a purchase.
     *
     * @param counted what counts as one purchase
     * @return the metric
     */
    public InterpurchaseTime counting(Purchase counted) {
        return new InterpurchaseTime(window, counted);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public GapTally start(Basis basis) {
        return new GapTally(basis, window, purchase.shortest);
    }

    @Override
    public void add(GapTally state, CustomerHistory customer) {
        int orders = customer.orderCount();
        for (int i = 0; i < orders; i++) {
            state.purchase(customer.orderEpochDay(i));
        }
        state.endCustomer();
    }

    @Override
    public void addAll(GapTally state, CustomerBlock block) {
        int row = block.firstRow(0);
        for (int customer = 0; customer < block.customers(); customer++) {
            int end = block.firstRow(customer + 1);
            for (; row < end; row++) {
                state.purchase(block.epochDay(row));
            }
            state.endCustomer();
        }
    }

    /** Refused: a curve of gaps does not tell of how many customers they are. */
    @Override
    public Metric<?, SurvivalCurve> hidingSmallGroups(SmallGroups rule) {
        throw rule.refusal(
                "a curve of gaps does not tell of how many customers they are; ask TimeToEvent.toNthOrder(2)");
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(GapTally into, GapTally from) {
        into.merge(from);
    }

    @Override
    public SurvivalCurve finish(GapTally state, Basis basis) {
        Label label = Label.of(
                        NAME,
                        "days from each " + purchase.text + " in the window to the customer's next, open ones censored")
                .in(basis.scope(window))
                .untilDataEnd();
        RiskSets sets = state.sets();
        return new SurvivalCurve(label, sets, 0, state.sums(sets), Unit.DAYS);
    }
}
