package io.github.retention4j.metric.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
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

    private static final LocalDate MARCH_END = LocalDate.of(2026, 3, 31);

    @Test
    void anAgeIsInFullYearsOnTheDayThatIsStated() {
        Map<String, String> groups = new LinkedHashMap<>();
        for (String born : List.of(
                "2026-04-01",
                "2026-03-31",
                "2008-04-01",
                "2008-03-31",
                "2001-03-31",
                "1991-03-31",
                "1981-03-31",
                "1971-03-31",
                "1961-04-01",
                "1961-03-31",
                "1900-01-01")) {
            groups.put(
                    born,
                    Segments.ageGroup(MARCH_END)
                            .key(declared(Customer.builder("c").birthDate(LocalDate.parse(born)))));
        }
        assertThat(groups)
                .isEqualTo(Map.ofEntries(
                        Map.entry("2026-04-01", "(unknown)"),
                        Map.entry("2026-03-31", "0–17"),
                        Map.entry("2008-04-01", "0–17"),
                        Map.entry("2008-03-31", "18–24"),
                        Map.entry("2001-03-31", "25–34"),
                        Map.entry("1991-03-31", "35–44"),
                        Map.entry("1981-03-31", "45–54"),
                        Map.entry("1971-03-31", "55–64"),
                        Map.entry("1961-04-01", "55–64"),
                        Map.entry("1961-03-31", "65+"),
                        Map.entry("1900-01-01", "65+")));
    }

    /** 22:30 in Greenwich on the last of March is the first of April in Riyadh. */
    @Test
    void whenACustomerWasFirstSeenIsADayOfTheShopsZone() {
        CustomerHistory customer = declared(Customer.builder("c").firstSeen(Instant.parse("2026-03-31T22:30:00Z")));
        assertThat(Segments.firstSeen(CalendarUnit.DAY).key(customer)).isEqualTo("2026-04-01");
        assertThat(Segments.firstSeen(CalendarUnit.ISO_WEEK).key(customer)).isEqualTo("2026-W14");
        assertThat(Segments.firstSeen(CalendarUnit.MONTH).key(customer)).isEqualTo("2026-04");
        assertThat(Segments.firstSeen(CalendarUnit.QUARTER).key(customer)).isEqualTo("2026-Q2");
        assertThat(Segments.firstSeen(CalendarUnit.HALF_YEAR).key(customer)).isEqualTo("2026-H1");
        assertThat(Segments.firstSeen(CalendarUnit.YEAR).key(customer)).isEqualTo("2026");
    }

    @Test
    void theFirstOrderTellsItsTagsAndItsCoupon() {
        Segment<String> tag = Segments.firstOrderTag();
        Segment<String> coupon = Segments.firstOrderCoupon();
        StoreRows rows = StoreRows.riyadh();
        CustomerHistory customer = view(rows.order(
                        ordered(rows, 5).tag("gift").tag("b2b").coupon("EID10").build())
                .order(ordered(rows, 6).tag("late").coupon("LATE").build()));
        assertThat(tag.key(customer)).isEqualTo("b2b + gift");
        assertThat(coupon.key(customer)).isEqualTo("EID10");
        CustomerHistory plain = view(StoreRows.riyadh()
                .orders("c", "2026-03-04")
                .order(ordered(rows, 6).tag("late").coupon("LATE").build()));
        assertThat(tag.key(plain)).isEqualTo(coupon.key(plain)).isEqualTo("(none)");
        CustomerHistory orderless = declared(Customer.builder("c"));
        assertThat(tag.key(orderless)).isEqualTo(coupon.key(orderless)).isEqualTo("(unknown)");
    }

    private static Order.Builder ordered(StoreRows rows, int day) {
        return Order.builder("x-" + day, rows.at("2026-03-0" + day), Money.parse("SAR 5"))
                .customer("c");
    }

    private static CustomerHistory declared(Customer.Builder customer) {
        return view(StoreRows.riyadh().customer(customer.build()));
    }

    private static CustomerHistory view(StoreRows rows) {
        return rows.store().history().blocks().get(0).cursor().moveTo(0);
    }

    private static final List<Segment<String>> OTHERS = List.of(
            Segments.firstSeen(CalendarUnit.MONTH),
            Segments.firstSeen(CalendarUnit.HALF_YEAR),
            Segments.ageGroup(MARCH_END),
            Segments.firstOrderTag(),
            Segments.firstOrderCoupon());

    @Test
    void theOthersHaveTheSameSegmentsOfTheUnknownAndOfNobody() {
        assertThat(OTHERS.subList(0, 3)).map(segment -> segment.key(UNKNOWN)).containsOnly(Segments.UNKNOWN);
        assertThat(OTHERS.subList(3, 5)).map(segment -> segment.key(UNKNOWN)).containsOnly(Segments.NONE);
        assertThat(OTHERS).map(segment -> segment.key(NOBODY)).containsOnly(Segments.NO_CUSTOMER);
        assertThat(OTHERS)
                .map(Segment::name)
                .containsExactly(
                        "month first seen",
                        "half-year first seen",
                        "age on 2026-03-31",
                        "tag of first order",
                        "coupon of first order");
        for (Segment<String> segment : OTHERS) {
            assertThat(Serialisation.roundTrip(segment)).isEqualTo(segment).hasSameHashCodeAs(segment);
        }
    }

    @Test
    void anAttributeThatNobodyHasIsSaidWithThoseThatThereAre() {
        StoreRows rows = StoreRows.riyadh()
                .customer(Customer.builder("a")
                        .attribute("tier", "gold")
                        .attribute("country", "SA")
                        .build())
                .customer(Customer.builder("b").attribute("size", "L").build())
                .orders("a", "2026-03-10")
                .orders("", "2026-03-10");
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        assertThat(engine.compute(REPEATED.by(Segments.attribute("contry")))).hasToString("""
                        repeat purchase rate 2026-03 by contry (at least 2 orders in the window / customers who ordered in it); partly observed, data end 2026-03-10
                        (unknown)  0.0 % (0/1), 95 % CI 0.0–79.3 %
                        none of these customers has an attribute 'contry'; attributes there are: country, size, tier""");
        assertThat(note(engine, Segments.country()))
                .hasValue("none of these customers has a country declared; attributes there are: country, size, tier");
        assertThat(note(engine, Segments.attribute("tier"))).isEmpty();
        // Events of nobody tell nothing either way.
        assertThat(engine.compute(AverageOrderValue.in(MARCH).by(Segments.city())))
                .containsOnlyKeys(Segments.UNKNOWN, Segments.NO_CUSTOMER)
                .satisfies(result -> assertThat(((Segmented<?, ?>) result).note())
                        .hasValueSatisfying(
                                note -> assertThat(note).startsWith("none of these customers has a city declared")));
        assertThat(note(engine.where(c -> c.id().equals("b")), Segments.attribute("tier")))
                .hasValue("none of these customers has the attribute 'tier'");
    }

    @Test
    void whatIsKnownOfNobodyIsSaidOfEverySegment() {
        MetricsEngine engine = MetricsEngine.over(
                StoreRows.riyadh().orders("c", "2026-03-10").store().history());
        assertThat(DECLARED)
                .map(segment -> note(engine, segment).orElseThrow())
                .containsExactly(
                        "none of these customers has a country declared; there are no attributes",
                        "none of these customers has a city declared; there are no attributes",
                        "none of these customers has a gender declared; there are no attributes",
                        "none of these customers has a channel declared; there are no attributes",
                        "none of these customers has an attribute 'tier'; there are no attributes");
        assertThat(OTHERS)
                .map(segment -> note(engine, segment).orElseThrow())
                .containsExactly(
                        "none of these customers has a first-seen time declared",
                        "none of these customers has a first-seen time declared",
                        "none of these customers has a date of birth declared up to that day",
                        "no first order of these customers has a tag",
                        "no first order of these customers has a coupon");
        MetricsEngine idle = MetricsEngine.over(
                StoreRows.riyadh().customer(Customer.of("c")).store().history());
        assertThat(note(idle, Segments.firstOrderTag())).hasValue("none of these customers has an order");
    }

    /** Where there is nobody at all, the table says no data already, and a misspelt name cannot be told from a right one. */
    @Test
    void nothingIsSaidOfNobody() {
        MetricsEngine empty = MetricsEngine.over(StoreRows.riyadh().store().history());
        for (Segment<String> segment : DECLARED) {
            assertThat(note(empty, segment)).isEmpty();
        }
        for (Segment<String> segment : OTHERS) {
            assertThat(note(empty, segment)).isEmpty();
        }
    }

    @Test
    void ofManyAttributesTwentyAreNamed() {
        Customer.Builder customer = Customer.builder("c");
        for (int i = 10; i < 32; i++) {
            customer.attribute("a" + i, "x");
        }
        MetricsEngine engine = MetricsEngine.over(
                StoreRows.riyadh().customer(customer.build()).store().history());
        assertThat(note(engine, Segments.attribute("b")).orElseThrow())
                .startsWith("none of these customers has an attribute 'b'; attributes there are: a10, a11, ")
                .endsWith(", a28, a29 and 2 more");
    }

    private static final Window MARCH = Window.month(2026, 3);
    private static final RepeatPurchaseRate REPEATED = RepeatPurchaseRate.in(MARCH);

    private static Optional<String> note(MetricsEngine engine, Segment<String> segment) {
        return engine.compute(REPEATED.by(segment)).note();
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
        assertThatThrownBy(() -> Segments.attribute(null)).hasMessage("name");
        assertThatThrownBy(() -> Segments.firstSeen(null)).hasMessage("unit");
        assertThatThrownBy(() -> Segments.firstSeen(CalendarUnit.DAYS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DAYS is not a calendar unit; use DAY for segments of one day");
        assertThatThrownBy(() -> Segments.ageGroup(null)).hasMessage("day");
        assertThatThrownBy(() -> Segment.of(null, c -> 1)).hasMessage("name");
        assertThatThrownBy(() -> Segment.of("x", null)).hasMessage("key");
    }
}
