package io.github.retention4j.metric.segment;

import io.github.retention4j.history.CustomerHistory;

/** See {@link RfmTable#namedSegment}. */
record RfmNamedSegment(RfmSegment scored, RfmNames names) implements Segment<Band> {
    @Override
    public String name() {
        return "RFM segment of " + scored.window();
    }

    @Override
    public Band key(CustomerHistory customer) {
        if (customer.isAnonymous()) {
            return Band.NO_CUSTOMER;
        }
        int cell = scored.cell(customer);
        return cell < 0 ? Band.NO_ORDER : band(names.cells().get(cell));
    }

    private Band band(int name) {
        return new Band(name, names.names().get(name));
    }
}
