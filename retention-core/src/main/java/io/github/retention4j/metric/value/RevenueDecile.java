package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.segment.Band;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.model.Window;
import java.util.List;

/** See {@link Concentration#deciles}. */
record RevenueDecile(Window window, Revenue revenue, List<Long> from) implements Segment<Band> {
    RevenueDecile {
        requireNonNull(window, "window");
        requireNonNull(revenue, "revenue");
        from = List.copyOf(from);
    }

    @Override
    public String name() {
        return "revenue decile of " + window;
    }

    @Override
    public Band key(CustomerHistory customer) {
        if (customer.isAnonymous()) {
            return Band.NO_CUSTOMER;
        }
        Span span = customer.span(window);
        if (revenue.orders(customer, span) == 0) {
            return Band.NO_ORDER;
        }
        long brought = Math.max(0, revenue.of(customer, span));
        int tenth = 0;
        while (tenth < from.size() && brought < from.get(tenth)) {
            tenth++;
        }
        return new Band(tenth, tenth == 0 ? "top 10 %" : 10 * tenth + "–" + 10 * (tenth + 1) + " %");
    }
}
