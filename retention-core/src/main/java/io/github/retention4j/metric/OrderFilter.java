package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;

/** See {@link CustomerFilter#hasOrderTagged} and {@link CustomerFilter#hasOrderWithCoupon}. */
record OrderFilter(Carrying carrying, String text) implements CustomerFilter {
    /** What an order carries. */
    enum Carrying {
        TAG("tag", "with an order tagged "),
        COUPON("coupon code", "with an order on coupon ");

        private final String name;
        private final String customers;

        Carrying(String name, String customers) {
            this.name = name;
            this.customers = customers;
        }
    }

    OrderFilter {
        requireNonNull(carrying, "carrying");
        if (requireNonNull(text, carrying.name).isBlank()) {
            throw new IllegalArgumentException(carrying.name + " '" + text + "' is blank");
        }
    }

    @Override
    public boolean test(CustomerHistory customer) {
        int orders = customer.detailedOrderCount() == 0 ? 0 : customer.orderCount();
        for (int i = 0; i < orders; i++) {
            if (carrying == Carrying.TAG
                    ? customer.orderTags(i).contains(text)
                    : customer.orderCoupon(i).filter(text::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String name() {
        return carrying.customers + text;
    }
}
