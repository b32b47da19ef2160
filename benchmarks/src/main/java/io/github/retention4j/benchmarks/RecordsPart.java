package io.github.retention4j.benchmarks;

import io.github.retention4j.model.Order;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Orders given as records, which have an id each, told apart from what it costs to look at the caller's own objects. */
final class RecordsPart {
    private static final int ROUNDS = 5;

    private RecordsPart() {}

    static void run(int orders, ZoneId zone) throws Exception {
        Table table =
                new Table(String.format(Locale.ROOT, "%,d orders given as records, %s, one thread", orders, zone));
        measure(table, "customers' ids are digits", records(orders, ""), zone);
        measure(table, "customers' ids are texts", records(orders, "c-"), zone);
    }

    private static void measure(Table table, String what, List<Order> records, ZoneId zone) throws Exception {
        Contender look = new Contender(() -> look(records)).warmedUp(1);
        Contender take = new Contender(() -> Ours.builder(zone, 1).orders(records)).warmedUp(1);
        Contender build =
                new Contender(() -> Ours.builder(zone, 1).orders(records).build()).warmedUp(1);
        Contender.takeTurns(ROUNDS, look, take, build);
        table.figure(what + ": each object is looked at", look.nanos() / records.size(), "ns an order");
        table.figure(
                what + ": records → builder, besides", (take.nanos() - look.nanos()) / records.size(), "ns an order");
        table.figure(
                what + ": records → history, besides", (build.nanos() - look.nanos()) / records.size(), "ns an order");
    }

    private static List<Order> records(int orders, String prefix) {
        StreamedOrders stream = new StreamedOrders(orders);
        CurrencyUnit currency = CurrencyUnit.of("GBP");
        List<Order> records = new ArrayList<>(orders);
        for (int row = 0; row < orders; row++) {
            records.add(Order.of(
                    "o" + row,
                    prefix + stream.customer(row),
                    Instant.ofEpochMilli(stream.millis(row)),
                    Money.ofMinor(currency, stream.amount(row))));
        }
        return records;
    }

    private static long look(List<Order> records) {
        long seen = 0;
        for (Order order : records) {
            seen += order.id().charAt(order.id().length() - 1)
                    + order.customerId().map(id -> id.charAt(id.length() - 1)).orElse(' ')
                    + order.placedAt().toEpochMilli()
                    + order.total().getAmount().scale()
                    + order.refunds().size()
                    + order.tags().size();
        }
        return seen;
    }
}
