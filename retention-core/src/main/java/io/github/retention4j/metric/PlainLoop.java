package io.github.retention4j.metric;

import io.github.retention4j.history.CustomerCursor;

final class PlainLoop implements CustomerLoop {
    @Override
    public <S> void addAll(Metric<S, ?> metric, S state, CustomerCursor customers) {
        while (customers.next()) {
            metric.add(state, customers.customer());
        }
    }
}
