package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Window;
import io.github.retention4j.store.Events;
import io.github.retention4j.store.Kind;
import io.github.retention4j.testing.GeneratedStores;
import io.github.retention4j.testing.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Revenue by column and by view, beside plain loops over a customer's orders and adjustments. */
class SpanRevenueProps {
    /** Revenue of a customer and the orders it is of. */
    private record Brought(long amount, int orders) {}

    @Provide
    Arbitrary<Store> stores() {
        return GeneratedStores.stores();
    }

    @Provide
    Arbitrary<List<Window>> windows() {
        return GeneratedStores.windows().list().ofMinSize(1).ofMaxSize(12);
    }

    @Property(tries = 300)
    void columnsAndViewsSayWhatALoopDoes(
            @ForAll("stores") Store store,
            @ForAll RefundedOrders refundedOrders,
            @ForAll("windows") List<Window> windows,
            @ForAll Random random) {
        History history =
                store.fill(store.settings().refundedOrders(refundedOrders)).build();
        List<Requirement> asked = random.nextBoolean()
                ? List.of()
                : windows.stream().map(Requirement::ordersIn).toList();
        BlockReader reader = history.reader(asked);
        for (int i = 0; i < history.blocks().size(); i++) {
            CustomerBlock block = history.blocks().get(i);
            CustomerBlock planned = reader.read(i);
            CustomerCursor lone = block.cursor();
            CustomerCursor view = planned.cursor();
            for (Window window : windows) {
                Span span = history.basis().span(window);
                SpanOrders orders = planned.ordersIn(span);
                for (int customer = 0; customer < block.customers(); customer++) {
                    List<Brought> expected = expected(block, lone.moveTo(customer), customer, span);
                    assertThat(seen(lone.customer(), span)).isEqualTo(expected);
                    assertThat(seen(view.moveTo(customer), span)).isEqualTo(expected);
                    assertThat(columns(orders, customer)).isEqualTo(expected);
                }
            }
        }
    }

    /** Net, gross and kept. */
    private static List<Brought> expected(CustomerBlock block, CustomerHistory customer, int number, Span span) {
        long gross = 0;
        int placed = 0;
        for (int i = 0; i < customer.orderCount(); i++) {
            if (span.contains(customer.orderMillis(i))) {
                gross += customer.orderAmount(i);
                placed++;
            }
        }
        int kept = placed;
        for (int i = 0; i < customer.ignoredOrders().count(); i++) {
            if (span.contains(customer.ignoredOrders().placed(i))) {
                gross += customer.ignoredOrders().amount(i);
                placed++;
            }
        }
        Events returned = block.of(Kind.RETURNED_ORDER);
        for (int row = returned.from(number); row < returned.to(number); row++) {
            kept -= span.contains(returned.get(row, 0)) ? 1 : 0;
        }
        long net = gross;
        long ofKept = gross;
        for (int i = customer.ignoredOrders().count();
                i < customer.adjustments().count();
                i++) {
            net += span.contains(customer.adjustments().booked(i))
                    ? customer.adjustments().amount(i)
                    : 0;
            ofKept += span.contains(customer.adjustments().ordered(i))
                    ? customer.adjustments().amount(i)
                    : 0;
        }
        return List.of(new Brought(net, placed), new Brought(gross, placed), new Brought(ofKept, kept));
    }

    private static List<Brought> seen(CustomerHistory customer, Span span) {
        return List.of(
                new Brought(customer.netRevenue(span), customer.placedOrderCount(span)),
                new Brought(customer.grossRevenue(span), customer.placedOrderCount(span)),
                new Brought(customer.keptRevenue(span), customer.keptOrderCount(span)));
    }

    /** A customer without an entry has nothing. */
    private static List<Brought> columns(SpanOrders orders, int customer) {
        List<Brought> all = new ArrayList<>();
        for (SpanRevenue revenue : List.of(orders.netRevenue(), orders.grossRevenue(), orders.keptRevenue())) {
            assertThat(revenue.size()).isEqualTo(orders.size());
            int entry = 0;
            while (entry < orders.size() && orders.customer(entry) != customer) {
                entry++;
            }
            all.add(
                    entry == orders.size()
                            ? new Brought(0, 0)
                            : new Brought(revenue.amount(entry), revenue.orders(entry)));
        }
        return all;
    }
}
