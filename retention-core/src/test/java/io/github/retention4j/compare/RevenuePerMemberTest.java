package io.github.retention4j.compare;

import io.github.retention4j.metric.AverageMetricContract;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class RevenuePerMemberTest extends AverageMetricContract<PerCustomer> {
    @Override
    protected List<PerCustomer> forms(Window window) {
        return List.of(new PerCustomer(window, PerCustomer.Of.REVENUE));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected int scale(Store store) {
        return store.currency().getDecimalPlaces();
    }

    @Override
    protected List<Unit> units(PerCustomer form, Store store) {
        List<Unit> units = new ArrayList<>();
        for (String id : store.countedOrdersByCustomer().keySet()) {
            long amount = 0;
            for (Order order : store.orders()) {
                if (!order.customerId().equals(Optional.of(id))) {
                    continue;
                }
                boolean isIn = store.in(form.window(), order.placedAt());
                amount += isIn ? store.minor(order.total()) : 0;
                for (Refund refund : order.refunds()) {
                    amount -= store.in(form.window(), refund.refundedAt()) ? store.minor(refund.amount()) : 0;
                }
            }
            units.add(new Unit(amount, 1));
        }
        return units;
    }
}
