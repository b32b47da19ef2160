package io.github.retention4j.metric.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.retention.Lifecycle.Stage;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.RevenueConcentration;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.CustomerList.Entry;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.testing.GeneratedStores;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BehaviourSegmentsTest {
    private static final Window MARCH = Window.month(2026, 3);
    private static final LocalDate MARCH_END = LocalDate.of(2026, 3, 31);

    /** The segment of a store's customers by their ids, as a segment has it. */
    private static Map<String, String> keys(Segment<?> segment, Store store) {
        return MetricsEngine.over(store.history())
                .select(c -> true, c -> segment.key(c).toString())
                .entries()
                .stream()
                .collect(Collectors.toMap(Entry::id, Entry::value));
    }

    @Provide
    Arbitrary<Store> stores() {
        return GeneratedStores.stores();
    }

    // ---- with plain collections

    @Property(tries = 60)
    void agreeWithPlainCollections(@ForAll("stores") Store store) {
        LocalDate day = store.firstDay().map(first -> first.plusDays(40)).orElse(MARCH_END);
        Window window = Window.between(day.minusDays(20), day.plusDays(15));
        boolean observed =
                store.lastDay().filter(last -> !last.isBefore(window.start())).isPresent();
        boolean dayObserved =
                store.lastDay().filter(last -> !last.isBefore(day)).isPresent();
        long unit = Math.round(Math.pow(10, store.currency().getDecimalPlaces()));
        agree(Segments.orders(window, 1, 2, 5), store, observed, orders -> {
            long count = in(window, store, orders).size();
            return count == 0 ? "0" : count == 1 ? "1" : count < 5 ? "2–4" : "5+";
        });
        Map<String, Long> net = net(store, window);
        for (Map.Entry<String, List<Order>> customer :
                store.countedOrdersByCustomer().entrySet()) {
            long spent = net.getOrDefault(customer.getKey(), 0L);
            String expected = in(window, store, customer.getValue()).isEmpty()
                    ? "no order"
                    : spent < 10 * unit ? "under 10" : spent < 50 * unit ? "10 to under 50" : "50 or more";
            assertThat(keys(Segments.spend(window, 10, 50), store).get(customer.getKey()))
                    .isEqualTo(observed ? expected : "(unknown)");
        }
        agree(
                Segments.recency(day, 1, 7, 30),
                store,
                dayObserved,
                orders -> orders.stream()
                        .map(order -> store.dayOf(order.placedAt()))
                        .filter(date -> !date.isAfter(day))
                        .max(Comparator.naturalOrder())
                        .map(last -> ChronoUnit.DAYS.between(last, day))
                        .map(days -> days < 1 ? "0" : days < 7 ? "1–6" : days < 30 ? "7–29" : "30+")
                        .orElse("no order"));
        agree(Segments.weekday(TimeOf.MOST_ORDERS), store, true, orders -> {
            Map<DayOfWeek, Long> counts = orders.stream()
                    .collect(Collectors.groupingBy(
                            order -> store.dayOf(order.placedAt()).getDayOfWeek(), Collectors.counting()));
            List<Order> latestFirst = new ArrayList<>(orders);
            Collections.reverse(latestFirst);
            return latestFirst.stream()
                    .map(order -> store.dayOf(order.placedAt()).getDayOfWeek())
                    .filter(of -> counts.get(of).equals(Collections.max(counts.values())))
                    .findFirst()
                    .map(of ->
                            of.toString().charAt(0) + of.toString().substring(1).toLowerCase(Locale.ROOT))
                    .orElse("no order");
        });
        agree(Segments.hour(TimeOf.LAST_ORDER, 8, 20), store, true, orders -> {
            Instant last = orders.get(orders.size() - 1).placedAt();
            int hour = last.atZone(store.zone()).getHour();
            return !store.latest(last).equals(last)
                    ? "(unknown)"
                    : hour >= 8 && hour < 20 ? "08:00–19:59" : "20:00–07:59";
        });
        boolean told =
                store.orders().stream().anyMatch(order -> order.couponCode().isPresent());
        agree(Segments.couponUse(window), store, observed, orders -> {
            List<Order> there = in(window, store, orders);
            long used = there.stream()
                    .filter(order -> order.couponCode().isPresent())
                    .count();
            return there.isEmpty()
                    ? "no order"
                    : !told
                            ? "(unknown)"
                            : used == 0
                                    ? "no order with a coupon"
                                    : used == there.size() ? "all orders with a coupon" : "some orders with a coupon";
        });
    }

    private static void agree(
            Segment<Band> segment, Store store, boolean observed, Function<List<Order>, String> rule) {
        Map<String, String> keys = keys(segment, store);
        store.countedOrdersByCustomer()
                .forEach((id, orders) -> assertThat(keys.get(id))
                        .as("%s", segment)
                        .isEqualTo(observed ? rule.apply(orders) : "(unknown)"));
        assertThat(Serialisation.roundTrip(segment)).isEqualTo(segment).hasSameHashCodeAs(segment);
    }

    private static List<Order> in(Window window, Store store, List<Order> orders) {
        return orders.stream()
                .filter(order -> store.in(window, order.placedAt()))
                .toList();
    }

    private static Map<String, Long> net(Store store, Window window) {
        Map<String, Long> net = new TreeMap<>();
        for (Order order : store.orders()) {
            order.customerId().ifPresent(id -> {
                net.merge(id, store.in(window, order.placedAt()) ? store.minor(order.total()) : 0, Long::sum);
                for (Refund refund : order.refunds()) {
                    net.merge(id, store.in(window, refund.refundedAt()) ? -store.minor(refund.amount()) : 0, Long::sum);
                }
            });
        }
        return net;
    }

    @Property(tries = 60)
    void stagesAreThoseOfTheLifecycle(@ForAll("stores") Store store) {
        LocalDate day = store.firstDay().map(first -> first.plusDays(70)).orElse(MARCH_END);
        Window month = Window.of(CalendarUnit.MONTH, day);
        LifecycleStages stages = LifecycleStages.in(month);
        Segment<Band> segment = stages.segment();
        MetricsEngine engine = MetricsEngine.over(store.history());
        Map<Band, Long> counts = engine.select(c -> true, segment::key).entries().stream()
                .collect(Collectors.groupingBy(Entry::value, Collectors.counting()));
        var told = engine.compute(stages);
        if (!told.label().isUnobserved()) {
            for (Stage stage : Stage.values()) {
                long expected =
                        stage == Stage.NONE ? store.customerIds().size() - told.customers() : told.customers(stage);
                assertThat(counts.getOrDefault(band(stage), 0L)).as("%s", stage).isEqualTo(expected);
            }
        } else {
            assertThat(counts.keySet()).isSubsetOf(Band.UNKNOWN);
        }
        assertThat(Serialisation.roundTrip(segment)).isEqualTo(segment);
        assertThat(segment.name()).isEqualTo("lifecycle stage of " + month);
    }

    /** The key of a stage. */
    static Band band(Stage stage) {
        List<Stage> all = List.of(Stage.values());
        return stage == Stage.NONE
                ? new Band(all.size(), "no order yet")
                : new Band(all.indexOf(stage), stage.toString());
    }

    @Example
    void theCustomersOfOneSegmentAreAFilter() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-03-10")
                .orders("b", "2026-03-10", "2026-03-11", "2026-03-12")
                .orders("c", "2026-03-10", "2026-03-11");
        Segment<Band> byOrders = Segments.orders(MARCH, 1, 2, 3);
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        assertThat(engine.select(byOrders.is("2")).ids()).containsExactly("c");
        assertThat(engine.select(byOrders.is("3+")).ids()).containsExactly("b");
        assertThat(engine.select(byOrders.is("none such")).ids()).isEmpty();
        assertThat(byOrders.is("2")).isEqualTo(Segments.orders(MARCH, 1, 2, 3).is("2"));
        assertThat(engine.where(byOrders.is("2"))
                        .compute(RepeatPurchaseRate.in(MARCH))
                        .label()
                        .population())
                .isEqualTo("only orders in 2026-03 2");
        assertThat(Serialisation.roundTrip(byOrders.is("2"))).isEqualTo(byOrders.is("2"));
    }

    /** A guest's order and a visit of nobody are no customer's, and in no segment of customers. */
    @Example
    void eventsOfNobodyAreInNoSegmentOfCustomers() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        for (int i = 1; i <= 12; i++) {
            rows.order("c-" + i, "2026-03-10", 1_000L * i);
        }
        rows.order("", "2026-03-10", 7_777);
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        RfmTable rfm = engine.compute(Rfm.in(MARCH));
        Segment<Band> deciles = engine.compute(RevenueConcentration.in(MARCH)).deciles();
        for (Segment<?> segment : List.of(
                rfm.segment(),
                rfm.namedSegment(),
                deciles,
                LifecycleStages.in(MARCH).segment())) {
            assertOneOrderOfNobody(engine, segment);
        }
    }

    private static <K extends Comparable<? super K>> void assertOneOrderOfNobody(
            MetricsEngine engine, Segment<K> segment) {
        Segmented<K, Average> values =
                engine.compute(AverageOrderValue.in(MARCH).by(segment));
        assertThat(values.values().stream().mapToLong(Average::count).sum()).isEqualTo(13);
        assertThat(values.find(Segments.NO_CUSTOMER).orElseThrow().count())
                .as(segment.name())
                .isOne();
    }

    // ---- tables

    @Example
    void bandsAreListedInTheirOrder() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        for (int i = 1; i <= 12; i++) {
            for (int order = 0; order < i; order++) {
                rows.order("c-" + i, "2026-03-10", 1_000);
            }
        }
        rows.order("late", "2026-04-10", 500).order("", "2026-03-10", 500);
        Segmented<Band, Ratio> byOrders = MetricsEngine.over(rows.store().history())
                .compute(RepeatPurchaseRate.in(MARCH).by(Segments.orders(MARCH, 1, 2, 5, 10)));
        assertThat(byOrders.keySet()).map(Band::name).containsExactly("0", "1", "2–4", "5–9", "10+");
        assertThat(byOrders.find("5–9").orElseThrow().total()).isEqualTo(5);
        assertThat(byOrders.find("6")).isEmpty();
        assertThat(byOrders.note()).isEmpty();
        Segmented<Band, Average> ofOrders = MetricsEngine.over(rows.store().history())
                .compute(AverageOrderValue.in(MARCH).by(Segments.firstBasket(6, 12)));
        assertThat(ofOrders.keySet()).map(Band::toString).containsExactly("under 6", "6 to under 12", "(no customer)");
    }

    /** Segments that a first question makes have no guests either. */
    @Example
    void guestsAreInNoScoreAndInNoTenth() {
        StoreRows rows = StoreRows.riyadh().order("", "2026-03-10", 900);
        for (int customer = 0; customer < 12; customer++) {
            rows.order("c" + customer, "2026-03-1" + customer % 10, 100 + customer);
        }
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        RfmTable rfm = engine.compute(Rfm.in(MARCH));
        Segment<Band> tenths = engine.compute(RevenueConcentration.in(MARCH)).deciles();
        AverageOrderValue value = AverageOrderValue.in(MARCH);
        for (Segmented<?, Average> divided : List.of(
                engine.compute(value.by(rfm.segment())),
                engine.compute(value.by(rfm.namedSegment())),
                engine.compute(value.by(tenths)))) {
            assertThat(divided.find(Segments.NO_CUSTOMER).orElseThrow().count()).isEqualTo(1);
            assertThat(divided.values().stream().mapToLong(Average::count).sum())
                    .isEqualTo(13);
        }
    }

    @Example
    void aWindowThatIsNotCoveredIsNoted() {
        MetricsEngine engine = MetricsEngine.over(
                StoreRows.riyadh().orders("a", "2026-03-10").store().history());
        Segmented<Band, Ratio> partly =
                engine.compute(RepeatPurchaseRate.in(MARCH).by(Segments.orders(MARCH, 1, 2)));
        assertThat(partly.toString()).endsWith("\norders of 2026-03 are partly observed, data end 2026-03-10");
        Segmented<Band, Ratio> later =
                engine.compute(RepeatPurchaseRate.in(MARCH).by(Segments.orders(MARCH.next(), 1, 2)));
        assertThat(later.keySet()).containsExactly(Band.UNKNOWN);
        Segmented<Band, Ratio> stages = engine.compute(
                RepeatPurchaseRate.in(MARCH).by(LifecycleStages.in(MARCH).segment()));
        assertThat(stages.toString()).endsWith("\nstages of 2026-03 are partly observed, data end 2026-03-10");
    }

    @Example
    void bandsOfAgesAreYourOwn() {
        Segment<Band> ages = Segments.ageBand(MARCH_END, 18, 30, 45);
        StoreRows rows = StoreRows.riyadh();
        Map<String, String> expected = new TreeMap<>();
        List<List<String>> born = List.of(
                List.of("2008-03-31", "18–29"),
                List.of("2008-04-01", "0–17"),
                List.of("1996-03-31", "30–44"),
                List.of("1981-03-31", "45+"),
                List.of("2026-04-01", "(unknown)"));
        born.forEach(one -> {
            rows.customer(Customer.builder(one.get(0))
                    .birthDate(LocalDate.parse(one.get(0)))
                    .build());
            expected.put(one.get(0), one.get(1));
        });
        rows.orders("x", "2026-03-10");
        expected.put("x", "(unknown)");
        assertThat(keys(ages, rows.store())).isEqualTo(expected);
        Segmented<Band, Ratio> table = MetricsEngine.over(rows.store().history())
                .compute(RepeatPurchaseRate.in(MARCH).by(ages));
        assertThat(table.keySet()).map(Band::name).containsExactly("0–17", "18–29", "30–44", "45+", "(unknown)");
        assertThat(MetricsEngine.over(StoreRows.riyadh()
                                .orders("x", "2026-03-10")
                                .store()
                                .history())
                        .compute(RepeatPurchaseRate.in(MARCH).by(ages))
                        .note())
                .hasValue("none of these customers has a date of birth declared up to that day");
    }

    // ---- hours and days

    /** 00:30 in Greenwich is 02:30 in Berlin, by summer time; in the night when clocks go back, 02:30 is there twice. */
    @Example
    void hoursAreThoseOfTheClockInTheShopsZone() {
        Store store = StoreRows.of("Europe/Berlin", "EUR")
                .order("summer", Instant.parse("2024-10-27T00:30:00Z"), 100)
                .order("winter", Instant.parse("2024-10-27T01:30:00Z"), 100)
                .order("spring", Instant.parse("2024-03-31T01:30:00Z"), 100)
                .order("sunday", Instant.parse("2024-03-30T23:00:01Z"), 100)
                .order("bare", Instant.parse("2024-03-30T23:00:00Z"), 100)
                .store();
        assertThat(keys(Segments.hour(TimeOf.FIRST_ORDER), store))
                .isEqualTo(Map.of(
                        "summer", "02:00–02:59",
                        "winter", "02:00–02:59",
                        "spring", "03:00–03:59",
                        "sunday", "00:00–00:59",
                        "bare", "(unknown)"));
        assertThat(keys(Segments.hour(TimeOf.FIRST_ORDER, 3, 12), store))
                .containsEntry("summer", "12:00–02:59")
                .containsEntry("spring", "03:00–11:59");
        assertThat(keys(Segments.weekday(TimeOf.FIRST_ORDER), store)).containsEntry("sunday", "Sunday");
    }

    @Example
    void theUsualHourOfATieIsThatOfTheLaterOrder() {
        Store store = StoreRows.riyadh()
                .orders("tie", "2026-03-02T09:00", "2026-03-03T21:00")
                .orders("most", "2026-03-02T09:00", "2026-03-03T09:30", "2026-03-04T21:00")
                .orders("bare", "2026-03-02T09:00", "2026-03-03T00:00", "2026-03-04T00:00")
                .orders("onlyBare", "2026-03-02T00:00")
                .customer(Customer.of("none"))
                .store();
        assertThat(keys(Segments.hour(TimeOf.MOST_ORDERS), store))
                .isEqualTo(Map.of(
                        "tie", "21:00–21:59",
                        "most", "09:00–09:59",
                        "bare", "09:00–09:59",
                        "onlyBare", "(unknown)",
                        "none", "no order"));
        assertThat(keys(Segments.weekday(TimeOf.LAST_ORDER), store)).containsEntry("most", "Wednesday");
    }

    // ---- doors

    @Example
    void namesTellWhatTheyDivideBy() {
        assertThat(List.of(
                        Segments.orders(MARCH, 1),
                        Segments.spend(MARCH, 1),
                        Segments.recency(MARCH_END, 1),
                        Segments.firstBasket(1),
                        Segments.couponUse(MARCH),
                        Segments.weekday(TimeOf.MOST_ORDERS),
                        Segments.hour(TimeOf.FIRST_ORDER),
                        Segments.ageBand(MARCH_END, 1)))
                .map(Segment::name)
                .containsExactly(
                        "orders in 2026-03",
                        "spend in 2026-03",
                        "days since the last order on 2026-03-31",
                        "first basket",
                        "coupon use in 2026-03",
                        "weekday of most orders",
                        "hour of first order",
                        "age on 2026-03-31");
    }

    @Example
    void bandsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> Segments.orders(MARCH, 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "bands from [2, 1] on are none that ascend from 0 or above; write where each begins, such as 1, 2, 5");
        assertThatThrownBy(() -> Segments.spend(MARCH)).hasMessageContaining("bands from [] on");
        assertThatThrownBy(() -> Segments.recency(MARCH_END, -1)).hasMessageContaining("bands from [-1] on");
        assertThatThrownBy(() -> Segments.hour(TimeOf.FIRST_ORDER, 6))
                .hasMessage("bands from hours [6] on are not two or more that ascend from 0 to 23; "
                        + "write where each begins, such as 6, 12, 18");
        assertThatThrownBy(() -> Segments.hour(TimeOf.FIRST_ORDER, 6, 24)).hasMessageContaining("[6, 24]");
        assertThatThrownBy(() -> Segments.hour(null)).hasMessage("of");
        assertThatThrownBy(() -> Segments.weekday(null)).hasMessage("of");
        assertThatThrownBy(() -> Segments.hour(TimeOf.FIRST_ORDER, (int[]) null))
                .hasMessage("from");
        assertThatThrownBy(() -> Segments.orders(null, 1)).hasMessage("window");
        assertThatThrownBy(() -> Segments.orders(MARCH, (int[]) null)).hasMessage("from");
        assertThatThrownBy(() -> Segments.spend(null, 1)).hasMessage("window");
        assertThatThrownBy(() -> Segments.recency(null, 1)).hasMessage("day");
        assertThatThrownBy(() -> Segments.firstBasket((long[]) null)).hasMessage("from");
        assertThatThrownBy(() -> Segments.couponUse(null)).hasMessage("window");
        assertThatThrownBy(() -> Segments.ageBand(null, 1)).hasMessage("day");
        assertThatThrownBy(() -> new Band(1, " ")).hasMessage("the name of band 1 is blank; say who is in it");
    }
}
