package io.github.retention4j.metric.segment;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.model.Window;
import java.time.LocalDate;

/** See {@link RfmTable#segment}. */
record RfmSegment(Window window, LocalDate asOf, CutPoints recency, CutPoints frequency, CutPoints monetary)
        implements Segment<String> {
    private static final String NO_ORDER = Band.NO_ORDER.name();

    @Override
    public String name() {
        return "RFM scores of " + window;
    }

    @Override
    public String key(CustomerHistory customer) {
        if (customer.isAnonymous()) {
            return Segments.NO_CUSTOMER;
        }
        int cell = cell(customer);
        return cell < 0 ? NO_ORDER : RfmNames.scores(cell);
    }

    /** The combination of a customer's scores, in the order of {@link RfmNames#cells}, or -1 for one without an order. */
    int cell(CustomerHistory customer) {
        Span span = customer.span(window);
        int orders = customer.orderCount(span);
        if (orders == 0) {
            return -1;
        }
        int last = customer.orderCountBefore(span) + orders - 1;
        long days = asOf.toEpochDay() - customer.orderEpochDay(last);
        int scored = RfmTable.SCORES - 1 - recency.belowAmount(days);
        return (scored * RfmTable.SCORES + frequency.belowAmount(orders)) * RfmTable.SCORES
                + monetary.belowAmount(customer.netRevenue(span));
    }
}
