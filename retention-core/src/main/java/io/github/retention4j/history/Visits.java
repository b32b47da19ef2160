package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Visit;

/** A customer's visits, in time order. */
public final class Visits extends Records {
    /** Visits, a row each. */
    public static final RecordKind<Visit, Visits> KIND = RecordKind.of("visits", 4, Visits::write, Visits::new);

    private static final int STARTED = 0;
    private static final int PAGES = 1;
    private static final int ACTIONS = 2;
    private static final int ORDERED = 3;

    private Visits(CustomerRows customer) {
        super(customer, KIND);
    }

    private static void write(Visit visit, RecordRow row) {
        add(
                row.customer(visit.customerId()),
                RecordRow.millis(visit.startedAt()),
                visit.pages(),
                visit.actions(),
                visit.orderId().isPresent());
    }

    /**
     * Adds a visit without an object.
     *
     * <pre>{@code
     * long started = Instant.parse("2026-03-05T09:30:00Z").toEpochMilli();
     * SourceRows source = History.builder(zone, gbp).source("visits");
     * Visits.add(source.row().customer(17), started, 3, 1, false);
     * Visits.add(source.row().nobody(), started, 1, 0, false);
     * }</pre>
     *
     * @param row the row, with whose it is
     * @param startedMillis when it began, milliseconds since 1970-01-01T00:00Z
     * @param pages how many pages were seen, at least 1
     * @param actions how often the visitor did something besides, zero or more
     * @param ordered whether an order was placed in it
     */
    public static void add(RecordRow row, long startedMillis, int pages, int actions, boolean ordered) {
        requireNonNull(row, "row").begin(KIND);
        row.time(STARTED, "started", startedMillis);
        if (pages < 1) {
            row.refuse(() -> "a visit of " + pages + " pages is below 1");
        }
        if (actions < 0) {
            row.refuse(() -> "a visit of " + actions + " actions is below 0");
        }
        row.number(PAGES, pages);
        row.number(ACTIONS, actions);
        row.flag(ORDERED, ordered);
        row.end();
    }

    /**
     * When a visit began.
     *
     * @param i the visit's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long started(int i) {
        return number(i, STARTED);
    }

    /**
     * How many pages were seen in a visit.
     *
     * @param i the visit's number, from 0
     * @return one or more
     */
    public int pages(int i) {
        return (int) number(i, PAGES);
    }

    /**
     * How often the visitor did something besides looking at a page.
     *
     * @param i the visit's number, from 0
     * @return zero or more
     */
    public int actions(int i) {
        return (int) number(i, ACTIONS);
    }

    /**
     * Whether an order was placed in a visit.
     *
     * @param i the visit's number, from 0
     * @return whether it names an order
     */
    public boolean isOrdered(int i) {
        return number(i, ORDERED) != 0;
    }
}
