package io.github.retention4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(GeneratedStores.class)
class GeneratedStoresProps {
    @Property
    void everyGeneratedStoreIsTakenWhole(@ForAll Store store) {
        History history = store.history();
        assertThat(history.intake().refused()).isZero();
        assertThat(history.customerCount()).isEqualTo(store.customerIds().size());
        assertThat(history.orderCount()).isEqualTo(store.countedOrders().size());
    }
}
