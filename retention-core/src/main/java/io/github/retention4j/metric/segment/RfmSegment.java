package io.github.retention4j.metric.segment;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.model.Window;
import java.time.LocalDate;

/** See {@link RfmTable#segment}. */
record RfmSegment(Window window, LocalDate asOf, CutPoints recency, CutPoints frequency, CutPoints monetary)
        implements Segment<String> {
    private static final String NO_ORDER = "no order";

    @Override
    public String name() {
        return "RFM scores of " + window;
    }

    @Override
    public String key(CustomerHistory customer) {
        Span span = customer.span(window);
        int orders = customer.orderCount(span);
        if (orders == 0) {
            return NO_ORDER;
        }
        int last = customer.orderCountBefore(span) + orders - 1;
        long days = asOf.toEpochDay() - customer.orderEpochDay(last);
        return "" + (RfmTable.SCORES - recency.belowAmount(days))
                + (1 + frequency.belowAmount(orders))
                + (1 + monetary.belowAmount(customer.netRevenue(span)));
    }
}
