package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import java.math.BigDecimal;
import org.joda.money.BigMoneyProvider;

/**
 * How monthly recurring revenue, MRR, got from what it was at the start of a window to what it is at the end: the
 * movements, from which net and gross revenue retention and the quick ratio follow.
 *
 * <p>{@code start + new + reactivated + expansion − contraction − churned = end}
 *
 * <ul>
 *   <li>Each customer's amount just before the window begins is compared with that just before it ends. From nothing to
 *       something is new, or reactivated if more than nothing was paid for some time before the window; from something to nothing is churned; more
 *       and less are expansion and contraction. A customer's subscriptions are taken together.
 *   <li>Only the two ends are compared: who comes and goes within the window is in no movement, so a quarter's movements
 *       are not the sum of its months'.
 *   <li>In a window that is not over yet, the end is the end of the data: a subscription that is known to end later is
 *       still there.
 *   <li>{@link RevenueSource#ORDERS} is for shops without subscriptions. Start and end are then each customer's net revenue
 *       of the preceding window and of this one, refunds booked when made; below zero, where more was refunded than sold,
 *       counts as nothing. A customer who placed an order at any time before the window is not new, whatever became of it, so
 *       that a window that is over keeps its movements. Guests are no customers.
 *   <li>Net retention, NRR, does not hold what was reactivated, and gross retention, GRR, no expansion either:
 *       {@code NRR = (start + expansion − contraction − churned) / start},
 *       {@code GRR = (start − contraction − churned) / start}.
 *   <li>{@code quick ratio = (new + reactivated + expansion) / (contraction + churned)}; nothing lost is no data.
 *   <li>Nothing at either end is no data. Nothing at the start is no data for rates.
 * </ul>
 *
 * <p>Worked example: from 1,000 with 200 new, 50 reactivated, 80 expansion, 30 contraction and 100 churned to 1,200: net
 * retention 95.0 %, gross retention 87.0 %, net churn 0.0 %, gross churn 13.0 %, quick ratio 2.54.
 *
 * <pre>{@code
 * RevenueMovements movements = engine.compute(RecurringRevenue.in(month(2026, 3)));
 * MoneyRatio netRetention = movements.netRetention();
 * RevenueMovements ofOrders = engine.compute(RecurringRevenue.in(q1).from(RevenueSource.ORDERS));
 * }</pre>
 *
 * <p>Source: guides on subscription businesses; the quick ratio is M. Hamid's of Social+Capital, 2015.
 *
 * @param window the window
 * @param source what revenue is read from
 */
public record RecurringRevenue(Window window, RevenueSource source)
        implements Metric<RecurringRevenue.State, RevenueMovements> {
    private static final String NAME = "recurring revenue";

    /** The movements so far. */
    public static final class State extends RevenueEnds implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private long start;
        private long fresh;
        private long reactivated;
        private long expansion;
        private long contraction;
        private long churned;

        private State(Basis basis, Window window, RevenueSource source) {
            super(basis, window, source);
        }

        @Override
        void take(long from, long to, boolean wasBefore) {
            start = Math.addExact(start, from);
            if (from == 0 && wasBefore) {
                reactivated = Math.addExact(reactivated, to);
            } else if (from == 0) {
                fresh = Math.addExact(fresh, to);
            } else if (to == 0) {
                churned = Math.addExact(churned, from);
            } else if (to >= from) {
                expansion = Math.addExact(expansion, to - from);
            } else {
                contraction = Math.addExact(contraction, from - to);
            }
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            start = Math.subtractExact(start, other.start);
            fresh = Math.subtractExact(fresh, other.fresh);
            reactivated = Math.subtractExact(reactivated, other.reactivated);
            expansion = Math.subtractExact(expansion, other.expansion);
            contraction = Math.subtractExact(contraction, other.contraction);
            churned = Math.subtractExact(churned, other.churned);
        }
    }

    /** Checks that nothing is null. */
    public RecurringRevenue {
        requireNonNull(window, "window");
        requireNonNull(source, "source");
    }

    /**
     * The movements of a window, of subscriptions.
     *
     * @param window the window
     * @return the metric
     */
    public static RecurringRevenue in(Window window) {
        return new RecurringRevenue(window, RevenueSource.SUBSCRIPTIONS);
    }

    /**
     * The same read from something else.
     *
     * @param what what revenue is read from
     * @return the metric
     */
    public RecurringRevenue from(RevenueSource what) {
        return new RecurringRevenue(window, what);
    }

    /**
     * The movements for people who have only the sums, all of one currency and zero or above.
     *
     * @param start the revenue at the start
     * @param fresh what new customers brought
     * @param reactivated what customers brought who had been away
     * @param expansion what customers came to pay more
     * @param contraction what customers came to pay less
     * @param churned what customers paid who left
     * @return the movements, with the end that follows
     * @throws IllegalArgumentException if a sum is negative or in another currency than the start, or more is lost than
     *     there was at the start
     */
    public static RevenueMovements of(
            BigMoneyProvider start,
            BigMoneyProvider fresh,
            BigMoneyProvider reactivated,
            BigMoneyProvider expansion,
            BigMoneyProvider contraction,
            BigMoneyProvider churned) {
        OneCurrency one = OneCurrency.of(start, "start");
        return new RevenueMovements(
                Label.of(NAME, "movements"),
                one.amount(start, "start"),
                one.amount(fresh, "new revenue"),
                one.amount(reactivated, "reactivated"),
                one.amount(expansion, "expansion"),
                one.amount(contraction, "contraction"),
                one.amount(churned, "churned"),
                one.currency().getCode());
    }

    /** Refuses: a movement is a sum of money of customers who are not counted, and may be one's. */
    @Override
    public Metric<?, RevenueMovements> hidingSmallGroups(SmallGroups rule) {
        throw rule.refusal("a movement of revenue may be one customer's; take NetRevenueChurn");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, window, source);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        state.add(customer);
    }

    @Override
    public Requirement requires() {
        return source.requires(window);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.start = Math.addExact(into.start, from.start);
        into.fresh = Math.addExact(into.fresh, from.fresh);
        into.reactivated = Math.addExact(into.reactivated, from.reactivated);
        into.expansion = Math.addExact(into.expansion, from.expansion);
        into.contraction = Math.addExact(into.contraction, from.contraction);
        into.churned = Math.addExact(into.churned, from.churned);
    }

    @Override
    public RevenueMovements finish(State state, Basis basis) {
        int scale = basis.decimals();
        return new RevenueMovements(
                Label.of(NAME, source.toString()).in(basis.scope(window)),
                BigDecimal.valueOf(state.start, scale),
                BigDecimal.valueOf(state.fresh, scale),
                BigDecimal.valueOf(state.reactivated, scale),
                BigDecimal.valueOf(state.expansion, scale),
                BigDecimal.valueOf(state.contraction, scale),
                BigDecimal.valueOf(state.churned, scale),
                basis.currency().getCode());
    }
}
