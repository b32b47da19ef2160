package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import org.jspecify.annotations.Nullable;

/** See {@link Metric#share}. The state is how many are in the base, and how many of them count. */
record ShareMetric(String name, @Nullable Window window, CustomerFilter base, CustomerFilter hit)
        implements Metric<long[], Ratio> {
    private static final int BASE = 0;
    private static final int HITS = 1;

    ShareMetric {
        requireNonNull(name, "name");
        requireNonNull(base, "base");
        requireNonNull(hit, "hit");
    }

    @Override
    public long[] start(Basis basis) {
        return new long[2];
    }

    @Override
    public void add(long[] state, CustomerHistory customer) {
        if (base.test(customer)) {
            state[BASE]++;
            state[HITS] += hit.test(customer) ? 1 : 0;
        }
    }

    @Override
    public void merge(long[] into, long[] from) {
        into[BASE] += from[BASE];
        into[HITS] += from[HITS];
    }

    @Override
    public Ratio finish(long[] state, Basis basis) {
        Label label = Label.of(name, "share of customers by the caller's rule");
        if (window != null) {
            label = label.in(window, basis.observation(window), basis.lastDay());
        }
        return Ratio.part(label, state[HITS], state[BASE]);
    }
}
