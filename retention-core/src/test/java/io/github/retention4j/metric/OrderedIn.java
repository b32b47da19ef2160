package io.github.retention4j.metric;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Customers who ordered so many times in a window, as a value: unlike a lambda it equals another that asks the same. */
record OrderedIn(Window window, int least, int most) implements CustomerFilter {
    static OrderedIn atLeastOnce(Window window) {
        return new OrderedIn(window, 1, Integer.MAX_VALUE);
    }

    static OrderedIn never(Window window) {
        return new OrderedIn(window, 0, 0);
    }

    @Override
    public boolean test(CustomerHistory customer) {
        int orders = customer.orderCount(window);
        return orders >= least && orders <= most;
    }

    @Override
    public String name() {
        return (most == 0 ? "without an order in " : "with " + least + " orders or more in ") + window;
    }

    /** The ids of those customers, found with plain collections. */
    Set<String> idsIn(Store store) {
        Predicate<String> passes = id -> {
            long orders = store.countedOrdersByCustomer().getOrDefault(id, List.<Order>of()).stream()
                    .filter(o -> store.in(window, o.placedAt()))
                    .count();
            return orders >= least && orders <= most;
        };
        return store.customerIds().stream().filter(passes).collect(Collectors.toSet());
    }
}
