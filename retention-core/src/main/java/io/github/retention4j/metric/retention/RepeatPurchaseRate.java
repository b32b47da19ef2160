package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.SpanOrders;
import io.github.retention4j.metric.HitTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import java.util.Optional;

/**
 * The share of customers who bought more than once.
 *
 * <p>{@code rate = customers with at least 2 purchases / customers with at least 1}
 *
 * <ul>
 *   <li>Customers are those who ordered in the window. A purchase is an order in the window (the default); or a day with
 *       an order, so that two orders of one day are one purchase; and, with {@link Reach#LIFETIME}, any up to the
 *       window's end, so that a customer of last year who orders once in the window has bought again.
 *   <li>{@link #within Within so many days of the first}, customers are those whose first order of all lies in the window,
 *       and the second may lie after it. Who has not had all of those days when the data end is left out, also who has
 *       bought again already: to count only the quick ones would make the rate too high. Days are those of the calendar:
 *       within 1 is up to the end of the next day.
 *   <li>No customers is no data.
 * </ul>
 *
 * <p>Worked example: the 4,339 customers of the UCI Online Retail data bought on 18,536 invoices; 2,845 of them bought
 * twice or more, 65.6 %, and 2,790 of them on two days or more, 64.3 %. Of the 2,357 customers of the CDNOW sample 687
 * bought on a second day within 90 days of their first, 29.1 %.
 *
 * <pre>{@code
 * Ratio inTheQuarter = engine.compute(RepeatPurchaseRate.in(q1));
 * Ratio days = engine.compute(RepeatPurchaseRate.in(q1).counting(RepeatPurchaseRate.Purchase.DAY));
 * Ratio everBefore = engine.compute(RepeatPurchaseRate.in(q1).reaching(RepeatPurchaseRate.Reach.LIFETIME));
 * Ratio withinAQuarter = engine.compute(RepeatPurchaseRate.in(q1).within(90));
 * }</pre>
 *
 * <p>Source: guides on keeping customers; days as purchases as in P. S. Fader and B. G. S. Hardie's models.
 *
 * @param window the window
 * @param purchase what counts as one purchase
 * @param reach which purchases count
 * @param days how many days after the first order they may lie; 0 but for {@link Reach#AFTER_FIRST}
 */
public record RepeatPurchaseRate(Window window, Purchase purchase, Reach reach, int days)
        implements Metric<HitTally, Ratio> {
    private static final String NAME = "repeat purchase rate";

    /** What counts as one purchase. */
    public enum Purchase {
        /** An order. */
        ORDER("orders"),
        /** A calendar day with at least one order. */
        DAY("purchase days");

        private final String text;

        Purchase(String text) {
            this.text = text;
        }
    }

    /** Which purchases count. */
    public enum Reach {
        /** Those in the window. */
        WINDOW,
        /** Those up to the end of the window. */
        LIFETIME,
        /** Those within so many days of a first order that lies in the window. */
        AFTER_FIRST
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the days are below 1 after the first order, or not 0 otherwise
     */
    public RepeatPurchaseRate {
        requireNonNull(window, "window");
        requireNonNull(purchase, "purchase");
        requireNonNull(reach, "reach");
        if (reach == Reach.AFTER_FIRST && days < 1) {
            throw new IllegalArgumentException(
                    days + " days after the first order is below 1; say how many with within(days)");
        }
        if (reach != Reach.AFTER_FIRST && days != 0) {
            throw new IllegalArgumentException(days + " days after the first order, and " + reach + ", which has none");
        }
    }

    /**
     * The repeat purchase rate of a window, by orders in it.
     *
     * @param window the window
     * @return the metric
     */
    public static RepeatPurchaseRate in(Window window) {
        return new RepeatPurchaseRate(window, Purchase.ORDER, Reach.WINDOW, 0);
    }

    /**
     * The same with another unit of purchase.
     *
     * @param unit what counts as one purchase
     * @return the metric
     */
    public RepeatPurchaseRate counting(Purchase unit) {
        return new RepeatPurchaseRate(window, unit, reach, days);
    }

    /**
     * The same with another reach.
     *
     * @param which which purchases count; for those after the first order there is {@link #within}
     * @return the metric
     * @throws IllegalArgumentException if it is {@link Reach#AFTER_FIRST}, which needs a number of days
     */
    public RepeatPurchaseRate reaching(Reach which) {
        return new RepeatPurchaseRate(window, purchase, which, days);
    }

    /**
     * The share of customers new in the window who bought again within so many days of their first order, of those who
     * have had as many days.
     *
     * @param daysAfterFirst how many calendar days after the day of the first order, at least 1
     * @return the metric
     * @throws IllegalArgumentException if the days are below 1
     */
    public RepeatPurchaseRate within(int daysAfterFirst) {
        return new RepeatPurchaseRate(window, purchase, Reach.AFTER_FIRST, daysAfterFirst);
    }

    /**
     * The rate for people who have only counts.
     *
     * @param repeaters customers with at least 2 orders
     * @param customers customers with at least 1
     * @return repeaters / customers
     * @throws IllegalArgumentException if the repeaters are not in [0, customers]
     */
    public static Ratio of(long repeaters, long customers) {
        return Ratio.part(Label.of(NAME, definition(Purchase.ORDER, Reach.WINDOW)), repeaters, customers);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HitTally start(Basis basis) {
        return new HitTally(basis, window);
    }

    @Override
    public void add(HitTally state, CustomerHistory customer) {
        int before = customer.orderCountBefore(state.window());
        int orders = customer.orderCount(state.window());
        if (reach == Reach.AFTER_FIRST) {
            if (before == 0 && orders > 0) {
                addNew(state, customer);
            }
            return;
        }
        // Numbers of 0 and 1: whether a customer came is a branch that nobody can predict.
        int came = orders > 0 ? 1 : 0;
        int end = before + orders;
        int first = reach == Reach.WINDOW ? before : 0;
        int again = end - first >= 2 ? came : 0;
        if (purchase == Purchase.DAY && again > 0) {
            again = customer.orderEpochDay(first) != customer.orderEpochDay(end - 1) ? 1 : 0;
        }
        state.add(again, came);
    }

    @Override
    public void addAll(HitTally state, CustomerBlock block) {
        if (reach != Reach.WINDOW || purchase != Purchase.ORDER) {
            Metric.super.addAll(state, block);
            return;
        }
        SpanOrders orders = block.ordersIn(state.window());
        int came = 0;
        int again = 0;
        for (int i = 0; i < orders.size(); i++) {
            came += orders.count(i) > 0 ? 1 : 0;
            again += orders.count(i) > 1 ? 1 : 0;
        }
        state.add(again, came);
    }

    /** A customer who is new in the window, if the days after the first order are over. */
    private void addNew(HitTally state, CustomerHistory customer) {
        long first = customer.orderEpochDay(0);
        if (first + days > state.basis().lastDay().toEpochDay()) {
            return;
        }
        int second = 1;
        if (purchase == Purchase.DAY) {
            while (second < customer.orderCount() && customer.orderEpochDay(second) == first) {
                second++;
            }
        }
        boolean again = second < customer.orderCount() && customer.orderEpochDay(second) <= first + days;
        state.add(again);
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(HitTally into, HitTally from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<HitTally>> ratioOfSums(Basis basis) {
        return Optional.of(HitTally.ratioOfSums());
    }

    @Override
    public Ratio finish(HitTally state, Basis basis) {
        return state.part(label(NAME, basis));
    }

    /** What a result of this metric says of itself, under a name. */
    Label label(String name, Basis basis) {
        Label label = Label.of(name, definition()).in(basis.scope(window));
        return reach == Reach.AFTER_FIRST ? label.untilDataEnd() : label;
    }

    private String definition() {
        return reach == Reach.AFTER_FIRST
                ? "at least 2 " + purchase.text + ", the second within " + days
                        + (days == 1 ? " calendar day" : " calendar days")
                        + " of the first / customers new in the window and as many days before the data's end"
                : definition(purchase, reach);
    }

    /** A definition that needs no number. */
    static String definition(Purchase purchase, Reach reach) {
        return "at least 2 " + purchase.text + (reach == Reach.LIFETIME ? " up to the window's end" : " in the window")
                + " / customers who ordered in it";
    }
}
