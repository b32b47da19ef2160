package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.model.Order;
import io.github.retention4j.testing.GeneratedStores;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.Store;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

class OrderFilterTest {
    private static final Metric<TreeSet<String>, TreeSet<String>> IDS =
            Metric.fold("ids", TreeSet::new, (ids, c) -> ids.add(c.id()), TreeSet::addAll, ids -> ids);

    @Property(tries = 200)
    @Domain(GeneratedStores.class)
    void customersOfATagOrACouponAreThoseWhoEverPlacedSuchAnOrder(@ForAll Store store) {
        History history = store.history();
        for (String tag : List.of("gift", "b2b", "none has this")) {
            assertThat(ids(history, CustomerFilter.hasOrderTagged(tag)))
                    .isEqualTo(buyers(store, order -> order.tags().contains(tag)));
        }
        for (String code : List.of("SPRING", "EID10", "gift")) {
            assertThat(ids(history, CustomerFilter.hasOrderWithCoupon(code)))
                    .isEqualTo(buyers(store, order -> order.couponCode().equals(Optional.of(code))));
        }
    }

    private static Set<String> ids(History history, CustomerFilter filter) {
        return MetricsEngine.over(history).where(filter).compute(IDS);
    }

    private static Set<String> buyers(Store store, Predicate<Order> which) {
        Set<String> buyers = new TreeSet<>();
        store.countedOrders().stream()
                .filter(which)
                .forEach(order -> order.customerId().ifPresent(buyers::add));
        return buyers;
    }

    @Example
    void aReadyMadeFilterIsAValueThatResultsTell() {
        CustomerFilter gifts = CustomerFilter.hasOrderTagged("gift");
        assertThat(gifts)
                .isEqualTo(CustomerFilter.hasOrderTagged("gift"))
                .isNotEqualTo(CustomerFilter.hasOrderWithCoupon("gift"));
        assertThat(gifts.name()).isEqualTo("with an order tagged gift");
        assertThat(CustomerFilter.hasOrderWithCoupon("EID10").name()).isEqualTo("with an order on coupon EID10");
        assertThat(Serialisation.roundTrip(gifts)).isEqualTo(gifts);
    }

    @Example
    void refusesBlankNames() {
        assertThatThrownBy(() -> CustomerFilter.hasOrderTagged(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tag ' ' is blank");
        assertThatThrownBy(() -> CustomerFilter.hasOrderWithCoupon(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("coupon code '' is blank");
        assertThatThrownBy(() -> CustomerFilter.hasOrderTagged(null)).hasMessage("tag");
    }
}
