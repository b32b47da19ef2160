package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Ints;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Refunds;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.result.Label;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How many customers bought again how often, and how much they spent in doing so: all that a model of spend needs of a history.
 *
 * <p>{@code frequency = purchase days − 1, spend = what the purchases after the first day come to, mean spend = spend / frequency}
 *
 * <ul>
 *   <li>Purchases are those of {@link PurchasePatterns}: orders of one calendar day are one, an order that was refunded in full is none
 *       unless the history counts it, and days after {@link #through} are not looked at. Of whom a customer is and who is left out it
 *       says the same.
 *   <li>The first day is not in the spend, so that the spend belongs to the purchases that are counted.
 *   <li>Spend is after refunds (the default): of an order stays what was not given back for it, whenever that was. A refund that
 *       names no known order is taken off if it is made at the second purchase or later and not after the days looked at. Or spend is
 *       before refunds: what the orders that count came to.
 *   <li>So an order that was refunded in full is no purchase even if that was after {@link #through}; unless the history counts it, it is in
 *       neither spend.
 *   <li>Customers whose spend is not above 0 are left out and told: a model of spend knows none of nothing.
 *   <li>Customers who bought once have no spend, and are told; a model expects the mean of all of them.
 * </ul>
 *
 * <p>Worked example: a customer who bought for 50 on 1 January, for 20 and 10 on 11 January and for 30 on 31 January, of which 5 were
 * given back, has a frequency of 2 and spent 55, on average 27.50.
 *
 * <pre>{@code
 * SpendTable spends = engine.compute(SpendPatterns.afterRefunds());
 * SpendTable heldOut = engine.compute(SpendPatterns.afterRefunds().through(LocalDate.of(2025, 12, 31)));
 * SpendTable gross = engine.compute(SpendPatterns.beforeRefunds());
 * }</pre>
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, RFM and CLV: using iso-value curves for customer base analysis, Journal of
 * Marketing Research 42 (2005).
 *
 * @param spend what spend means
 * @param end the last day that is looked at; {@link LocalDate#MAX} for the last of the data
 */
public record SpendPatterns(Spend spend, LocalDate end) implements Metric<SpendPatterns.State, SpendTable> {
    private static final String NAME = "spend patterns";

    /** What spend means where orders are refunded. */
    public enum Spend {
        /** What was not given back. */
        AFTER_REFUNDS("after refunds"),
        /** What the orders that count came to. */
        BEFORE_REFUNDS("before refunds");

        private final String text;

        Spend(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Counts of customers by frequency and spend. */
    public static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        private final int through;
        private final long untilMillis;

        /** By frequency, customers by what they spent in minor units. */
        private final TreeMap<Integer, PatternCounts> spends = new TreeMap<>();

        private long once;
        private long withoutSpend;
        private long before;

        private State(Basis basis, LocalDate end) {
            super(basis);
            boolean isObserved = basis.isObserved();
            LocalDate last = end.isAfter(basis.lastDay()) ? basis.lastDay() : end;
            this.through = isObserved ? Ints.saturatedCast(last.toEpochDay()) : Integer.MIN_VALUE;
            this.untilMillis = isObserved ? basis.startOf(last.plusDays(1)) : Long.MIN_VALUE;
        }
    }

    /** Checks that nothing is missing. */
    public SpendPatterns {
        requireNonNull(spend, "spend");
        requireNonNull(end, "end");
    }

    /**
     * The patterns of all the data, of what customers spent and were not given back.
     *
     * @return the metric
     */
    public static SpendPatterns afterRefunds() {
        return new SpendPatterns(Spend.AFTER_REFUNDS, LocalDate.MAX);
    }

    /**
     * The patterns of all the data, as if nothing had been given back for the orders that count.
     *
     * @return the metric
     */
    public static SpendPatterns beforeRefunds() {
        return new SpendPatterns(Spend.BEFORE_REFUNDS, LocalDate.MAX);
    }

    /**
     * The same with later days held out.
     *
     * @param day the last day that is looked at
     * @return the metric
     */
    public SpendPatterns through(LocalDate day) {
        return new SpendPatterns(spend, day);
    }

    /**
     * What one customer spends on average when buying again, by the same meaning.
     *
     * @param customer the customer's history
     * @return units of the history's currency, which may be 0 or less; empty if the customer has not bought again
     */
    public OptionalDouble meanSpend(CustomerHistory customer) {
        State state = new State(customer.basis(), end);
        int frequency = frequency(state, customer);
        return frequency > 0
                ? OptionalDouble.of(SpendTable.mean(
                        spend(state, customer), frequency, customer.basis().decimals()))
                : OptionalDouble.empty();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, end);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        int frequency = frequency(state, customer);
        if (frequency < 0) {
            return;
        }
        if (customer.predatesData()) {
            state.before++;
        } else if (frequency == 0) {
            state.once++;
        } else {
            long sum = spend(state, customer);
            if (sum > 0) {
                state.spends
                        .computeIfAbsent(frequency, any -> new PatternCounts())
                        .add(sum, 1);
            } else {
                state.withoutSpend++;
            }
        }
    }

    /** Purchase days after the first; −1 if the first is not looked at. */
    private static int frequency(State state, CustomerHistory customer) {
        int frequency = -1;
        int before = Integer.MIN_VALUE;
        int orders = customer.orderCount();
        for (int i = 0; i < orders; i++) {
            int day = customer.orderEpochDay(i);
            if (day > state.through) {
                break;
            }
            frequency += day > before ? 1 : 0;
            before = day;
        }
        return frequency;
    }

    /** What a customer has spent in buying again, in minor units; nothing if that is less, or the customer has not bought again. */
    long spent(State state, CustomerHistory customer) {
        return frequency(state, customer) > 0 ? spentAgain(state, customer) : 0;
    }

    /** The same of a customer who bought again. */
    long spentAgain(State state, CustomerHistory customer) {
        return Math.max(0, spend(state, customer));
    }

    /** The sum in minor units, of a customer who bought again. */
    private long spend(State state, CustomerHistory customer) {
        int orders = customer.orderCount();
        int again = 1;
        while (customer.orderEpochDay(again) == customer.orderEpochDay(0)) {
            again++;
        }
        long sum = 0;
        int i = again;
        for (; i < orders && customer.orderEpochDay(i) <= state.through; i++) {
            sum = Math.addExact(sum, customer.orderAmount(i));
        }
        if (spend == Spend.BEFORE_REFUNDS) {
            return sum;
        }
        long from = customer.orderMillis(again);
        long until = i < orders ? customer.orderMillis(i) : Long.MAX_VALUE;
        return Math.subtractExact(sum, refunded(customer, from, until, state.untilMillis));
    }

    /**
     * What was given back for orders that were placed in a time. An order that does not count was given back whole: it has nothing
     * to be taken off.
     */
    private static long refunded(CustomerHistory customer, long from, long until, long untilWithoutOrder) {
        Refunds refunds = customer.refunds();
        if (refunds.count() == 0) {
            return 0;
        }
        long sum = 0;
        for (int i = 0; i < refunds.count(); i++) {
            long made = refunds.refunded(i);
            boolean isTaken = refunds.hasOrder(i)
                    ? refunds.ordered(i) >= from && refunds.ordered(i) < until
                    : customer.latest(made) >= from && made < untilWithoutOrder;
            sum = Math.addExact(sum, isTaken ? refunds.amount(i) : 0);
        }
        var ignored = customer.ignoredOrders();
        for (int i = 0; i < ignored.count(); i++) {
            boolean isTaken = ignored.placed(i) >= from && ignored.placed(i) < until;
            sum = Math.subtractExact(sum, isTaken ? ignored.amount(i) : 0);
        }
        return sum;
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        for (Map.Entry<Integer, PatternCounts> entry : from.spends.entrySet()) {
            into.spends
                    .computeIfAbsent(entry.getKey(), any -> new PatternCounts())
                    .addAll(entry.getValue());
        }
        into.once += from.once;
        into.withoutSpend += from.withoutSpend;
        into.before += from.before;
    }

    @Override
    public SpendTable finish(State state, Basis basis) {
        String definition = "repeat purchase days, " + spend + (end.equals(LocalDate.MAX) ? "" : ", through " + end);
        return SpendTable.of(
                Label.of(NAME, definition).in(basis.scope()),
                basis,
                state.spends,
                new SpendTable.Others(state.once, state.withoutSpend, state.before));
    }
}
