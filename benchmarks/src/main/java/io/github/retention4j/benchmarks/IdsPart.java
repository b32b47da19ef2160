package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.cohort.CohortRetention;
import java.time.ZoneId;
import java.util.Locale;

/** The same orders with customers' ids as numbers, as UUIDs and as e-mail addresses. */
final class IdsPart {
    private static final int ROUNDS = 3;
    private static final double MOST = 3;

    private IdsPart() {}

    static void run(int orders, ZoneId zone) throws Exception {
        OrderColumns columns = OrderColumns.generate(orders, Spread.SKEWED);
        History history = Ours.build(columns, zone, 1);
        Contender numbers = new Contender(() -> Ours.build(columns, zone, 1)).warmedUp(ROUNDS);
        Contender uuids = build(TextIds.UUIDS, columns, history);
        Contender emails = build(TextIds.EMAILS, columns, history);
        Contender.takeTurns(ROUNDS, numbers, uuids, emails);
        Table table = new Table(String.format(
                Locale.ROOT,
                "%,d orders of %,d customers, ids as text against numbers, %s, one thread",
                orders,
                history.customerCount(),
                zone));
        double withNumbers = numbers.nanos() / orders;
        table.growth("columns → history: UUIDs", uuids.nanos() / orders, withNumbers, "ns an order", MOST);
        table.growth("columns → history: e-mail addresses", emails.nanos() / orders, withNumbers, "ns an order", MOST);
    }

    /** Checks that the history is the one with numbers, but for the ids. */
    private static Contender build(TextIds ids, OrderColumns columns, History withNumbers) throws Exception {
        ZoneId zone = withNumbers.basis().zone();
        String[] texts = ids.of(columns);
        History history = Ours.build(texts, columns, zone, 1);
        Report ours = Ours.cohortsAndKpis(withNumbers, 1);
        Report theirs = Ours.cohortsAndKpis(history, 1);
        Cell.requireSame(
                Ours.cells(ours.get(CohortRetention.monthly())),
                "a history with " + ids,
                Ours.cells(theirs.get(CohortRetention.monthly())));
        Ours.kpis(ours, withNumbers.observed())
                .requireSame("a history with " + ids, Ours.kpis(theirs, history.observed()));
        return new Contender(() -> Ours.build(texts, columns, zone, 1)).warmedUp(1);
    }
}
