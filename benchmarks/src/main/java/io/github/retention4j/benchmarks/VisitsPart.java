package io.github.retention4j.benchmarks;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.RecordRow;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.history.Visits;
import io.github.retention4j.metric.engagement.BounceRate;
import io.github.retention4j.model.Visit;
import io.github.retention4j.result.ClusterShare;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Visits, the rarer events there are most of: the heap they take, and what it costs to take them. */
final class VisitsPart {
    private static final int ROUNDS = 5;

    /** Of objects made beforehand: they take ten times the heap that their history does. */
    private static final int MOST_OBJECTS = 2_000_000;

    private VisitsPart() {}

    /** Makes the visit of a row. */
    private interface Rows {
        Visit visit(int row);
    }

    static void run(int visits, ZoneId zone) throws Exception {
        Table table = new Table(String.format(
                Locale.ROOT,
                "%,d visits of a tenth as many customers, one in ten anonymous, %s, one thread",
                visits,
                zone));
        StreamedVisits stream = new StreamedVisits(visits);
        heap(table, "in order of time", visits, zone, stream::visit);
        heap(table, "in no order", visits, zone, row -> stream.visit(stream.mixed(row)));
        time(table, Math.min(visits, MOST_OBJECTS), zone);
    }

    private static void heap(Table table, String what, int visits, ZoneId zone, Rows rows) {
        long before = MemoryPart.usedHeap();
        long[] most = {before};
        HistoryBuilder builder =
                Ours.builder(zone, 1).onProgress(progress -> most[0] = Math.max(most[0], MemoryPart.usedHeap()));
        for (int row = 0; row < visits; row++) {
            builder.visits(List.of(rows.visit(row)));
        }
        double waiting = (double) (MemoryPart.usedHeap() - before) / visits;
        History history = builder.build();
        double built = (double) (MemoryPart.usedHeap() - before) / visits;
        requireAll(visits, history);
        table.atMost(what + ": in the builder, before build()", waiting, "bytes a visit", 24);
        table.figure(what + ": the most while it is built", (double) (most[0] - before) / visits, "bytes a visit");
        table.atMost(what + ": a built history", built, "bytes a visit", 24);
    }

    private static void requireAll(int visits, History history) {
        ClusterShare bounces = MetricsEngine.over(history).compute(BounceRate.in(history.observed()));
        if (bounces.total() != visits) {
            throw new IllegalStateException(bounces + " of " + visits + " visits");
        }
    }

    private static void time(Table table, int visits, ZoneId zone) throws Exception {
        StreamedVisits stream = new StreamedVisits(visits);
        List<Visit> objects = new ArrayList<>(visits);
        for (int row = 0; row < visits; row++) {
            objects.add(stream.visit(row));
        }
        Contender look = new Contender(() -> look(objects)).warmedUp(1);
        Contender take =
                new Contender(() -> Ours.builder(zone, 1).visits(objects).build()).warmedUp(1);
        Columns columns = Columns.of(objects);
        Contender rows = new Contender(() -> columns.history(zone)).warmedUp(1);
        Contender.takeTurns(ROUNDS, look, take, rows);
        requireAll(visits, columns.history(zone));
        String of = String.format(Locale.ROOT, "%,d objects: ", visits);
        table.figure(of + "each is looked at", look.nanos() / visits, "ns a visit");
        table.figure(of + "→ history, besides", (take.nanos() - look.nanos()) / visits, "ns a visit");
        table.atMost("the same as primitives: → history", rows.nanos() / visits, "ns a visit", 100);
    }

    /** Visits as a reader of a table has them; the customer's id is -1 where there is none. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    private record Columns(long[] customers, long[] millis, int[] pages, int[] actions, boolean[] ordered) {
        static Columns of(List<Visit> visits) {
            Columns columns = new Columns(
                    new long[visits.size()],
                    new long[visits.size()],
                    new int[visits.size()],
                    new int[visits.size()],
                    new boolean[visits.size()]);
            for (int row = 0; row < visits.size(); row++) {
                Visit visit = visits.get(row);
                columns.customers[row] = visit.customerId().map(Long::parseLong).orElse(-1L);
                columns.millis[row] = visit.startedAt().toEpochMilli();
                columns.pages[row] = visit.pages();
                columns.actions[row] = visit.actions();
                columns.ordered[row] = visit.orderId().isPresent();
            }
            return columns;
        }

        History history(ZoneId zone) {
            HistoryBuilder builder = Ours.builder(zone, 1);
            SourceRows source = builder.source("visits");
            for (int i = 0; i < millis.length; i++) {
                RecordRow row = source.row();
                Visits.add(
                        customers[i] < 0 ? row.nobody() : row.customer(customers[i]),
                        millis[i],
                        pages[i],
                        actions[i],
                        ordered[i]);
            }
            return builder.build();
        }
    }

    private static long look(List<Visit> visits) {
        long seen = 0;
        for (Visit visit : visits) {
            seen += visit.startedAt().toEpochMilli()
                    + visit.pages()
                    + visit.actions()
                    + visit.customerId().map(id -> id.charAt(id.length() - 1)).orElse(' ')
                    + (visit.orderId().isPresent() ? 1 : 0);
        }
        return seen;
    }

    /** A log of visits of which each can be made by itself. */
    private record StreamedVisits(int visits) {
        /** A prime that is no divisor of a round number. */
        private static final long STEP = 15_485_863;

        Visit visit(int row) {
            StreamedOrders stream = new StreamedOrders(visits);
            long drawn = stream.amount(row);
            Visit visit =
                    Visit.of(Instant.ofEpochMilli(stream.millis(row)), 1 + (int) (drawn & 7) * (int) (drawn & 3), (int)
                            (drawn >>> 3 & 7));
            // Customers are an eighth of a log's rows: here they are a tenth.
            if (row % 10 > 0) {
                visit = visit.by(Long.toString(stream.customer(row) * 8 / 10));
            }
            return row % 32 == 5 ? visit.ordering("o") : visit;
        }

        /** Another row for each. */
        int mixed(int row) {
            return (int) (row * STEP % visits);
        }
    }
}
