package io.github.retention4j.metric.value;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.util.List;

/** See {@link RfmTable#segment}. */
record RfmSegment(
        Window window, LocalDate asOf, List<Long> recencyCuts, List<Long> frequencyCuts, List<Long> monetaryCuts)
        implements Segment<String> {
    private static final String NO_ORDER = "no order";

    RfmSegment {
        recencyCuts = List.copyOf(recencyCuts);
        frequencyCuts = List.copyOf(frequencyCuts);
        monetaryCuts = List.copyOf(monetaryCuts);
    }

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
        return "" + (RfmTable.SCORES - above(days, recencyCuts))
                + (1 + above(orders, frequencyCuts))
                + (1 + above(customer.netRevenue(span), monetaryCuts));
    }

    private static int above(long value, List<Long> cuts) {
        int above = 0;
        for (long cut : cuts) {
            above += value > cut ? 1 : 0;
        }
        return above;
    }
}
