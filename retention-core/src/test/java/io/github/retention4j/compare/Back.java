package io.github.retention4j.compare;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.HitTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import java.util.Optional;

/** Of the customers of the window before, those who ordered in the window. */
record Back(Window window) implements Metric<HitTally, Ratio> {
    @Override
    public String name() {
        return "back";
    }

    @Override
    public HitTally start(Basis basis) {
        return new HitTally(basis, window);
    }

    @Override
    public void add(HitTally state, CustomerHistory customer) {
        if (customer.orderedIn(window.previous())) {
            state.add(customer.orderedIn(window));
        }
    }

    @Override
    public void merge(HitTally into, HitTally from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<HitTally>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.of(HitTally::hits, HitTally::total));
    }

    @Override
    public Ratio finish(HitTally state, Basis basis) {
        return state.part(Label.of("back", "back / before").in(basis.scope(window)));
    }
}
