package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.audience.ContactList;
import io.github.retention4j.metric.audience.Who;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CustomerList;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.joda.money.Money;

/** What it costs to pick some customers out of all, by a filter of the caller's and by the reasons to write to them. */
final class WhoPart {
    private static final int ROUNDS = 7;
    private static final int WARM_UPS = 5;
    private static final int ONE_IN = 100;
    private static final int MOST = 50;
    private static final double GOAL = 15;

    private WhoPart() {}

    static void run(int orders, ZoneId zone) throws Exception {
        History history = Ours.build(OrderColumns.generate(orders, Spread.SKEWED), zone, 1);
        MetricsEngine engine = MetricsEngine.over(history);
        int many = ordersOfOneInAHundred(engine);
        CustomerFilter most = CustomerFilter.named("with many orders", c -> c.orderCount() >= many);
        CustomerList<Integer> chosen = engine.select(most);
        requireSame(engine, chosen, many);
        LocalDate day = LocalDate.of(2025, 12, 31);
        Window week = Window.between(day.plusDays(1), day.plusDays(8));
        Who silent = Who.silentForTwiceTheirGap(day);
        Who due = Who.due(week);
        Who anniversary = Who.purchaseAnniversary(week);
        Who once = Who.oneTimeBuyers(60, 90, day);
        Who vips = Who.vipsGoneQuiet(Window.year(2024), Money.parse("GBP 500"), day);
        Table table = new Table(String.format(
                Locale.ROOT,
                "%,d orders of %,d customers, lists of customers, %s, one thread",
                orders,
                history.customerCount(),
                zone));
        Contender select = new Contender(() -> engine.select(most)).warmedUp(WARM_UPS);
        Contender.takeTurns(ROUNDS, select);
        String share =
                String.format(Locale.ROOT, "%,d customers", chosen.entries().size());
        table.atMost("select " + share + " by a filter of orders", select.nanos() / orders, "ns an order", GOAL);
        line(table, "one-time buyers, 60 to 90 days ago, all", once.list(), engine, orders);
        line(table, "anniversary of the first purchase, all", anniversary.list(), engine, orders);
        line(table, "due by their own rhythm, the first 50", due.limit(MOST), engine, orders);
        line(table, "silent for twice their gap, the first 50", silent.limit(MOST), engine, orders);
        line(table, "VIPs gone quiet, the first 50", vips.limit(MOST), engine, orders);
        Who any = Who.anyOf(anniversary, due, vips, silent, once);
        Contender five = asked(engine, any.limit(MOST));
        String told = told("any of these five, the first 50", engine.compute(any.limit(MOST)));
        table.figure(told, five.nanos() / orders, "ns an order");
    }

    private static void line(Table table, String what, ContactList list, MetricsEngine engine, int orders)
            throws Exception {
        Contender ours = asked(engine, list);
        table.atMost(told(what, engine.compute(list)), ours.nanos() / orders, "ns an order", GOAL);
    }

    private static Contender asked(MetricsEngine engine, ContactList list) throws Exception {
        Contender ours = new Contender(() -> engine.compute(list)).warmedUp(WARM_UPS);
        Contender.takeTurns(ROUNDS, ours);
        return ours;
    }

    private static String told(String what, CustomerList<?> list) {
        int listed = list.entries().size();
        return String.format(Locale.ROOT, "%s: %,d customers", what, listed)
                + (list.note().isEmpty() ? "" : ", " + list.note());
    }

    /** How many orders a customer must have to be among one in a hundred. */
    private static int ordersOfOneInAHundred(MetricsEngine engine) {
        CustomerList<Integer> all = engine.select(c -> true);
        int[] counts = all.entries().stream()
                .mapToInt(CustomerList.Entry::value)
                .sorted()
                .toArray();
        return counts[counts.length - counts.length / ONE_IN] + 1;
    }

    /** The same customers by rank. */
    private static void requireSame(MetricsEngine engine, CustomerList<Integer> chosen, int many) {
        int size = chosen.entries().size();
        CustomerList<Integer> highest = engine.rank(c -> c.orderCount(), size + 1);
        if (size == 0
                || size > chosen.customers() / ONE_IN
                || highest.entries().get(size - 1).value() < many
                || highest.entries().get(size).value() >= many) {
            throw new IllegalStateException("a filter lists " + size + " customers, a rank others");
        }
    }
}
