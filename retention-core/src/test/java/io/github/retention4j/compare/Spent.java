package io.github.retention4j.compare;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.SpanTally;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.util.Optional;

/** What an order of a window came to, as a user's own metric tells it. */
record Spent(Window window) implements Metric<SpanTally, Average> {
    @Override
    public String name() {
        return "spent";
    }

    @Override
    public SpanTally start(Basis basis) {
        return new SpanTally(basis, window);
    }

    @Override
    public void add(SpanTally state, CustomerHistory customer) {
        state.tally().addUnlessZero(customer.orderAmount(state.window()), customer.orderCount(state.window()));
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(SpanTally into, SpanTally from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<SpanTally>> ratioOfSums(Basis basis) {
        double unit = Math.pow(10, -basis.decimals());
        return Optional.of(new RatioOfSums<>(s -> sums(s)[0], s -> sums(s)[1], unit));
    }

    private static long[] sums(SpanTally state) {
        Average average = state.tally().average(Label.of("spent", "any"), 0, Unit.SCORE, 1);
        return new long[] {average.sum().longValueExact(), average.count()};
    }

    @Override
    public Average finish(SpanTally state, Basis basis) {
        Label label = Label.of("spent", "amounts / orders").in(basis.scope(window));
        return state.tally()
                .average(label, basis.decimals(), Unit.money(basis.currency()).per("order"), 1);
    }
}
