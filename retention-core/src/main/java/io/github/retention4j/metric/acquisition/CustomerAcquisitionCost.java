package io.github.retention4j.metric.acquisition;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Segmented;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/**
 * What a new customer costs: CAC.
 *
 * <p>{@code cost = spend in the window / customers whose first order lies in it}
 *
 * <ul>
 *   <li>The first order is the first that counts: one refunded in full is none, unless the history counts those too. Guests are no
 *       customers.
 *   <li>The spend is whatever is stated, such as advertising alone or with salaries: who states it decides what the cost holds.
 *   <li>Spend that is not stated for the whole window is no data, and not 0. No new customers is no data, and the spend is told. Spend
 *       of 0 is a cost of 0.
 *   <li>Spend and customers are of the same days. Who saw an advertisement in January and orders first in February is a
 *       customer of February.
 *   <li>{@link #byChannel} divides the spend on each channel by the customers who came by it. Asked of some customers in another way
 *       the cost is all spend by the new ones among these, and the result says so.
 *   <li>In a window that is not over yet the cost is too high where its spend is stated whole; it is marked.
 *   <li>Customers who {@linkplain CustomerHistory#predatesData predate the data} are not new. Of others nobody knows it: they look
 *       new, and make the cost of the first months too low.
 *   <li>There is no interval: neither the spend nor who came is a sample.
 * </ul>
 *
 * <p>Worked example: 12,000 spent in January and 131 customers who first ordered then: 91.60 a customer.
 *
 * <pre>{@code
 * AcquisitionSpend spend = AcquisitionSpend.in(sar).plus(month(2026, 3), "app", Money.parse("SAR 500"));
 * AcquisitionCost march = engine.compute(CustomerAcquisitionCost.in(month(2026, 3), spend));
 * Map<String, AcquisitionCost> channels = engine.compute(CustomerAcquisitionCost.in(month(2026, 3), spend).byChannel());
 * AcquisitionCost fromCounts = CustomerAcquisitionCost.of(Money.parse("SAR 12000"), 131);
 * }</pre>
 *
 * <p>Source: guides on customer acquisition, which print it as cost of sales and marketing / customers acquired.
 *
 * @param window the window
 * @param spend what was spent
 */
public record CustomerAcquisitionCost(Window window, AcquisitionSpend spend)
        implements Metric<CustomerAcquisitionCost.State, AcquisitionCost> {
    static final String NAME = "customer acquisition cost";
    static final String DEFINITION = "spend / new customers";

    /** How many new customers there are so far. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private long customers;

        private State(Basis basis) {
            super(basis);
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            customers -= other.customers;
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if an amount of the spend is of days in the window and of others too
     */
    public CustomerAcquisitionCost {
        requireNonNull(spend, "spend").within(requireNonNull(window, "window"));
    }

    /**
     * The cost of the new customers of a window.
     *
     * @param window the window
     * @param spend what was spent, stated for all days of the window
     * @return the metric
     * @throws IllegalArgumentException if an amount of the spend is of days in the window and of others too
     */
    public static CustomerAcquisitionCost in(Window window, AcquisitionSpend spend) {
        return new CustomerAcquisitionCost(window, spend);
    }

    /**
     * The cost for people who have only the sum and the count.
     *
     * @param spend what was spent, zero or above
     * @param customers how many new customers came, zero or above
     * @return spend / customers
     * @throws IllegalArgumentException if one of the two is below 0, or the spend has more than 40 digits before the decimal point
     *     or 100 behind it
     */
    public static AcquisitionCost of(BigMoneyProvider spend, long customers) {
        BigMoney money = requireNonNull(spend, "spend").toBigMoney();
        return new AcquisitionCost(Label.of(NAME, DEFINITION), money.getCurrencyUnit(), Optional.of(money), customers);
    }

    /**
     * The cost on each channel: the spend on it by the new customers who came by it.
     *
     * @return a metric whose result is a map in the order of the channels. Channels without a customer, and spend on no channel, are
     *     told below it
     */
    public Metric<?, Segmented<String, AcquisitionCost>> byChannel() {
        AcquisitionSpend inWindow = new AcquisitionSpend(
                spend.currency(),
                spend.entries().stream()
                        .filter(entry -> entry.days().start().isBefore(window.end())
                                && entry.days().end().isAfter(window.start()))
                        .toList());
        return by(Segments.channel())
                .map(new ChannelSpend<>(
                        NAME,
                        inWindow,
                        (cost, onIt) -> new AcquisitionCost(
                                cost.label().by("spend on each channel / its new customers"),
                                onIt.currency(),
                                onIt.within(cost.label().window().orElseThrow()),
                                cost.customers())));
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Refuses a history in another currency.
     *
     * @throws IllegalArgumentException if the spend is not in the history's currency
     */
    @Override
    public State start(Basis basis) {
        ChannelSpend.checkCurrency(spend, basis);
        return new State(basis);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        if (customer.orderCount() > 0
                && window.contains(LocalDate.ofEpochDay(customer.orderEpochDay(0)))
                && !customer.predatesData()) {
            state.customers++;
        }
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.customers += from.customers;
    }

    @Override
    public AcquisitionCost finish(State state, Basis basis) {
        String definition = DEFINITION + ChannelSpend.ofSome(basis.population());
        Label label = Label.of(NAME, definition).in(basis.scope(window));
        return new AcquisitionCost(label, basis.currency(), spend.within(window), state.customers);
    }
}
