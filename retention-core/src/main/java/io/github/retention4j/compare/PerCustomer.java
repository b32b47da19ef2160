package io.github.retention4j.compare;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.SpanTally;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the customers of a group do in a window on average, those included who ordered at another time: the group is fixed before the window, so that
 * nobody is in it for what they did there.
 *
 * @param window the window
 * @param of what is averaged
 */
record PerCustomer(Window window, Of of) implements Metric<SpanTally, Average> {
    /** What is averaged. */
    enum Of {
        ORDERS("orders per customer", "orders / customers, with or without an order in the window"),
        REVENUE("revenue per customer", "net revenue / customers, with or without an order in the window");

        private final String name;
        private final String definition;

        Of(String name, String definition) {
            this.name = name;
            this.definition = definition;
        }
    }

    PerCustomer {
        requireNonNull(window, "window");
        requireNonNull(of, "of");
    }

    @Override
    public String name() {
        return of.name;
    }

    @Override
    public SpanTally start(Basis basis) {
        return new SpanTally(basis, window);
    }

    @Override
    public void add(SpanTally state, CustomerHistory customer) {
        if (customer.orderCount() == 0) {
            return;
        }
        long x = of == Of.ORDERS ? customer.orderCount(state.window()) : customer.netRevenue(state.window());
        state.tally().add(x, 1);
    }

    @Override
    public void merge(SpanTally into, SpanTally from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<SpanTally>> ratioOfSums(Basis basis) {
        return Optional.of(SpanTally.ratioOfSums()
                .times(BigDecimal.ONE.movePointLeft(decimals(basis)).doubleValue()));
    }

    @Override
    public Average finish(SpanTally state, Basis basis) {
        Label label = Label.of(of.name, of.definition).in(basis.scope(window));
        Unit unit = of == Of.ORDERS ? Unit.count("orders", 3) : Unit.money(basis.currency());
        return state.tally().average(label, decimals(basis), unit.per("customer"), 1);
    }

    private int decimals(Basis basis) {
        return of == Of.ORDERS ? 0 : basis.decimals();
    }
}
