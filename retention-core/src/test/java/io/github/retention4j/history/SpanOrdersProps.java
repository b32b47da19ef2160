package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.staging.Sizes;
import io.github.retention4j.testing.GeneratedStores;
import io.github.retention4j.testing.Store;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;

/** Columns of a span and the customers a metric requires, however many spans are planned, beside plain loops over customers. */
class SpanOrdersProps {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** An entry as columns show it. */
    private record Entry(int customer, int count, long amount, int firstRow, int endRow) {}

    @Provide
    Arbitrary<List<Window>> trends() {
        Arbitrary<Window> first = Combinators.combine(
                        Arbitraries.of(
                                CalendarUnit.DAY, CalendarUnit.ISO_WEEK, CalendarUnit.MONTH, CalendarUnit.QUARTER),
                        Arbitraries.integers().between(-40, 400))
                .as((unit, day) -> Window.of(unit, FIRST.plusDays(day)));
        return Combinators.combine(first, Arbitraries.integers().between(1, 20)).as((window, count) -> {
            List<Window> windows = new ArrayList<>();
            for (Window next = window; windows.size() < count; next = next.next()) {
                windows.add(next);
            }
            return windows;
        });
    }

    @Property(tries = 60)
    void columnsSayWhatALoopDoes(
            @ForAll("trends") List<Window> trend,
            @ForAll @Size(max = 3) List<@From("trends") List<Window>> more,
            @ForAll @IntRange(max = 600) int count,
            @ForAll @IntRange(min = 1, max = 60) int customers,
            @ForAll boolean widest,
            @ForAll Random random) {
        HistoryBuilder builder = new HistoryBuilder(ZONE, CurrencyUnit.GBP, new Sizes(5, 40, 200, 1000))
                .observedThrough(FIRST.plusDays(400));
        long start = FIRST.atStartOfDay(ZONE).toInstant().toEpochMilli();
        for (int i = 0; i < count; i++) {
            long amount = widest ? Long.MAX_VALUE / 1000 : random.nextInt(1000);
            builder.addOrder(random.nextInt(customers), start + random.nextLong(400 * 86_400_000L), amount);
        }
        List<Window> windows = new ArrayList<>(trend);
        more.forEach(windows::addAll);
        check(builder.build(), windows, random);
    }

    @Property(tries = 60)
    void guestsAndRefundsToo(
            @ForAll("stores") Store store, @ForAll("windows") List<Window> windows, @ForAll Random random) {
        check(store.history(), windows, random);
    }

    @Provide
    Arbitrary<Store> stores() {
        return GeneratedStores.stores();
    }

    @Provide
    Arbitrary<List<Window>> windows() {
        return GeneratedStores.windows().list().ofMinSize(1).ofMaxSize(12);
    }

    private static void check(History history, List<Window> windows, Random random) {
        BlockReader reader = history.reader(windows.stream()
                .limit(1 + random.nextInt(windows.size()))
                .map(Requirement::ordersIn)
                .toList());
        for (int number = 0; number < history.blocks().size(); number++) {
            CustomerBlock block = history.blocks().get(number);
            CustomerBlock planned = reader.read(number);
            Collections.shuffle(windows, random);
            for (Window window : windows) {
                Span span = history.basis().span(window);
                List<Entry> expected = expected(block, span);
                assertThat(entries(planned.ordersIn(span))).isEqualTo(expected);
                assertThat(entries(block.ordersIn(span))).isEqualTo(expected);
                assertViews(block, planned, span, random);
            }
            Requirement required = windows.size() == 1
                    ? Requirement.ordersIn(windows.get(0))
                    : Requirement.ordersIn(windows.get(0), windows.get(windows.size() - 1));
            assertThat(seen(planned.cursor(required))).isEqualTo(concerned(block, required, history.basis()));
            assertThat(seen(block.cursor(required))).containsAll(concerned(block, required, history.basis()));
        }
    }

    private static List<Entry> expected(CustomerBlock block, Span span) {
        List<Entry> entries = new ArrayList<>();
        for (int customer = 0; customer < block.customers(); customer++) {
            Entry entry = new Entry(customer, 0, 0, 0, 0);
            for (int row = block.firstRow(customer); row < block.firstRow(customer + 1); row++) {
                if (span.contains(block.millis(row))) {
                    int first = entry.count == 0 ? row : entry.firstRow;
                    entry = new Entry(customer, entry.count + 1, entry.amount + block.amount(row), first, row + 1);
                }
            }
            if (entry.count > 0) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Those with an order, which the columns may have others among. */
    private static List<Entry> entries(SpanOrders orders) {
        TreeMap<Integer, Entry> entries = new TreeMap<>();
        int before = -1;
        for (int i = 0; i < orders.size(); i++) {
            assertThat(orders.customer(i)).isGreaterThan(before);
            before = orders.customer(i);
            assertThat(orders.endRow(i) - orders.firstRow(i)).isEqualTo(orders.count(i));
            if (orders.count(i) > 0) {
                entries.put(
                        before,
                        new Entry(before, orders.count(i), orders.amount(i), orders.firstRow(i), orders.endRow(i)));
            } else {
                assertThat(orders.amount(i)).isZero();
            }
        }
        return List.copyOf(entries.values());
    }

    /** A view tells of a planned span what it tells of one that is looked up, in whatever order customers are asked. */
    private static void assertViews(CustomerBlock block, CustomerBlock planned, Span span, Random random) {
        CustomerCursor plain = block.cursor();
        CustomerCursor view = planned.cursor();
        List<Integer> order = new ArrayList<>();
        for (int customer = 0; customer < block.customers(); customer++) {
            order.add(customer);
        }
        if (random.nextBoolean()) {
            Collections.shuffle(order, random);
        }
        for (int customer : order) {
            assertThat(answers(view.moveTo(customer), span)).isEqualTo(answers(plain.moveTo(customer), span));
        }
    }

    private static List<Long> answers(CustomerHistory customer, Span span) {
        return Arrays.asList(
                (long) customer.orderCount(span), (long) customer.orderCountBefore(span), customer.orderAmount(span));
    }

    private static Set<Integer> seen(CustomerCursor cursor) {
        Set<Integer> seen = new TreeSet<>();
        while (cursor.next()) {
            assertThat(seen.add(cursor.at())).isTrue();
        }
        return seen;
    }

    /** Customers with an order, one that is ignored or a refund in any of the windows. */
    private static Set<Integer> concerned(CustomerBlock block, Requirement required, Basis basis) {
        Set<Integer> concerned = new TreeSet<>();
        CustomerCursor cursor = block.cursor();
        for (int c = 0; c < block.customers(); c++) {
            CustomerHistory customer = cursor.moveTo(c);
            for (Window window : required.windows()) {
                Span span = basis.span(window);
                boolean is = customer.placedOrderCount(span) > 0;
                for (int i = 0; i < customer.adjustments().count(); i++) {
                    is |= span.contains(customer.adjustments().booked(i));
                }
                if (is) {
                    concerned.add(c);
                }
            }
        }
        return concerned;
    }
}
