package io.github.retention4j.metric.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Customer;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.StoreRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static final CustomerHistory KNOWN = StoreRows.riyadh()
            .customer(Customer.builder("c")
                    .country("SA")
                    .city("Riyadh")
                    .gender("f")
                    .channel("web")
                    .attribute("tier", "gold")
                    .build())
            .store()
            .history()
            .blocks()
            .get(0)
            .cursor()
            .moveTo(0);
    private static final CustomerHistory UNKNOWN = StoreRows.riyadh()
            .orders("c", "2026-03-10")
            .store()
            .history()
            .blocks()
            .get(0)
            .cursor()
            .moveTo(0);
    private static final CustomerHistory NOBODY = StoreRows.riyadh()
            .orders("", "2026-03-10")
            .store()
            .history()
            .blocks()
            .get(0)
            .cursor()
            .moveTo(0);

    private static final List<Segment<String>> DECLARED = List.of(
            Segments.country(), Segments.city(), Segments.gender(), Segments.channel(), Segments.attribute("tier"));

    @Test
    void aKeyIsWhatTheShopDeclared() {
        assertThat(DECLARED).map(segment -> segment.key(KNOWN)).containsExactly("SA", "Riyadh", "f", "web", "gold");
        assertThat(Segments.attribute("size").key(KNOWN)).isEqualTo("(unknown)");
    }

    @Test
    void whatIsNotKnownAndWhoIsNobodyHaveSegmentsOfTheirOwn() {
        assertThat(DECLARED).map(segment -> segment.key(UNKNOWN)).containsOnly(Segments.UNKNOWN);
        assertThat(DECLARED).map(segment -> segment.key(NOBODY)).containsOnly(Segments.NO_CUSTOMER);
        Customer bare = Customer.of("c");
        CustomerHistory declared = StoreRows.riyadh()
                .customer(bare)
                .store()
                .history()
                .blocks()
                .get(0)
                .cursor()
                .moveTo(0);
        assertThat(DECLARED).map(segment -> segment.key(declared)).containsOnly(Segments.UNKNOWN);
    }

    @Test
    void aSegmentIsNamedAfterWhatItDividesBy() {
        assertThat(DECLARED).map(Segment::name).containsExactly("country", "city", "gender", "channel", "tier");
    }

    @Test
    void aSegmentIsAValueThatOutlivesSerialisation() {
        for (Segment<String> segment : DECLARED) {
            assertThat(Serialisation.roundTrip(segment)).isEqualTo(segment).hasSameHashCodeAs(segment);
            assertThat(DECLARED.stream().filter(segment::equals)).hasSize(1);
        }
        assertThat(Segments.attribute("tier"))
                .isEqualTo(Segments.attribute("tier"))
                .isNotEqualTo(Segments.attribute("x"));
    }

    @Test
    void aSegmentOfAnyRuleKeepsItsNameAndRule() {
        Segment<Integer> byOrders = Segment.of("orders", c -> Math.min(c.orderCount(), 5));
        assertThat(byOrders.name()).isEqualTo("orders");
        assertThat(byOrders.key(UNKNOWN)).isEqualTo(1);
        assertThat(Serialisation.roundTrip(byOrders).key(UNKNOWN)).isEqualTo(1);
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> Segments.attribute(null)).hasMessage("attribute");
        assertThatThrownBy(() -> Segment.of(null, c -> 1)).hasMessage("name");
        assertThatThrownBy(() -> Segment.of("x", null)).hasMessage("key");
    }
}
