package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.amount.AmountUnits;
import io.github.retention4j.io.file.CsvRows;
import io.github.retention4j.io.file.ReadingSizes;
import io.github.retention4j.io.row.Header;
import io.github.retention4j.io.text.BadRow;
import io.github.retention4j.io.text.MistakenEncoding;
import io.github.retention4j.io.time.TimePattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An open source: its columns as they are stated, and then row after row.
 *
 * <p>A bad row is the builder's to judge. What makes the rest of a source unreadable (an open quote, the end of packed data
 * before its end, bytes that are no text, a connection that breaks) is an exception whatever the builder's policy is, since nobody
 * knows how many rows are lost; the builder is spent then, so that nothing can be built from a part.
 */
final class Table {
    /** Noted of a file that has nothing behind its header. */
    static final String NO_ROWS = "the file has a header and no rows";

    /** A power of two; often enough for a builder that tells its listener every 262,144 rows. */
    private static final int ROWS_A_SHARE = 1 << 12;

    private final Mapping mapping;
    private final SourceRows into;
    private final TableCursor cursor;

    /** The cursor, if it is one of a CSV file, whose rows can be cut from its bytes by several threads. */
    private final Optional<CsvCursor> csv;

    private final List<TableColumn> columns;
    private final Row row;
    private final Header header;
    private final MistakenEncoding encoding;
    private final ClockChanges changes;
    private final BitSet reading = new BitSet();
    private final Map<Cell, Integer> places = new HashMap<>();

    private final RowJudge judge;
    private final List<Supplier<Optional<String>>> notes = new ArrayList<>();
    private boolean isSteady = true;
    private Optional<Function<UsualOrders.Taker, UsualOrders>> usualOrders = Optional.empty();

    private Table(Mapping mapping, TableCursor cursor, SourceRows into) {
        this.mapping = mapping;
        this.into = into;
        this.cursor = cursor;
        this.csv = Optional.of(cursor).filter(CsvCursor.class::isInstance).map(CsvCursor.class::cast);
        this.judge = new RowJudge(into, this::at, mapping.leftOut());
        this.columns = List.copyOf(cursor.columns());
        this.row = csv.map(CsvCursor::row).orElseGet(() -> new Row(mapping.name()));
        this.header = csv.map(CsvCursor::header)
                .orElseGet(() -> row.become(Header.of(
                        mapping.name(),
                        columns.stream().map(column -> column.name().strip()).toList())));
        this.encoding = csv.map(CsvCursor::encoding).orElseGet(() -> new MistakenEncoding(StandardCharsets.UTF_8));
        if (!cursor.countsLines()) {
            row.countRows();
        }
        header.asked(mapping.columns().values().stream().flatMap(Cell::names).toList(), encoding);
        mapping.defined().forEach((name, cell) -> header.define(name, place(cell)));
        notes.add(encoding::note);
        changes = new ClockChanges(row);
        notes.add(changes::noteLeftOut);
        notes.add(changes::noteTwice);
        if (judge.hasRules()) {
            keepAllColumns();
        }
    }

    /**
     * Reads a source into a builder.
     *
     * @param plan given the table, finds its columns and returns what to do with each row
     */
    static void read(Mapping mapping, HistoryBuilder builder, Function<Table, Consumer<Row>> plan) {
        boolean isRead = false;
        try (TableCursor cursor = open(mapping)) {
            Table table = new Table(mapping, cursor, builder.source(mapping.name()));
            table.forEach(builder, plan.apply(table));
            isRead = true;
        } catch (IOException failure) {
            builder.abandon();
            throw unreadable(mapping.name(), failure);
        } catch (RuntimeException | Error failure) {
            if (isRead) {
                // It could not be closed.
                builder.abandon();
            }
            throw failure;
        }
    }

    private static TableCursor open(Mapping mapping) {
        try {
            return mapping.source().open();
        } catch (IOException e) {
            throw unreadable(mapping.name(), e);
        }
    }

    /** What became of it is told once: where a message tells what an exception before it meant, that one is the cause. */
    static UncheckedIOException unreadable(String source, IOException e) {
        IOException cause = e.getClass() == IOException.class && e.getCause() instanceof IOException first ? first : e;
        return new UncheckedIOException(source + ": " + e.getMessage(), cause);
    }

    private void forEach(HistoryBuilder builder, Consumer<Row> taker) throws IOException {
        ReadingSizes sizes = csv.map(CsvCursor::sizes).orElse(ReadingSizes.MEASURED);
        OrderBatch batch = new OrderBatch(sizes, into, this::at, into.threads());
        UsualOrders usual = usualOrders.map(maker -> maker.apply(batch)).orElse(null);
        cursor.reading((BitSet) reading.clone());
        try {
            at(row.line());
            long number = 0;
            for (; next(); number++) {
                // Costs a row one test of a number, so nobody asks whether there is a listener.
                if ((number & ROWS_A_SHARE - 1) == 0) {
                    cursor.share().ifPresent(into::readSoFar);
                }
                Optional<BadRow> bad = row.tryToWork();
                if (usual == null || bad.isPresent() || !usual.take(row)) {
                    batch.flush();
                    judge.judge(row, bad, taker);
                }
                if (number == sizes.alone() && into.threads() > 1 && csv.isPresent() && isSteady) {
                    readTogether(csv.get().rows(), sizes, batch, taker);
                }
            }
            batch.flush();
            if (number == 0 && csv.isPresent()) {
                into.note(NO_ROWS);
            }
            for (Supplier<Optional<String>> note : notes) {
                note.get().ifPresent(into::note);
            }
            cursor.notes().forEach(into::note);
        } catch (IOException | RuntimeException | Error failure) {
            try {
                // Those are of rows before the failure, and one of them may be bad.
                batch.flush();
            } finally {
                builder.abandon();
            }
            throw failure;
        }
    }

    private void readTogether(CsvRows rows, ReadingSizes sizes, OrderBatch batch, Consumer<Row> taker) {
        if (rows.mayBePlain() && usualOrders.isPresent()) {
            Consumer<Row> unusual = other -> judge.judge(row, row.tryToWork(), taker);
            new OrderPieces(sizes, rows, row, into, usualOrders.get(), batch, unusual).read();
        }
    }

    /** Goes to the next row; whatever is wrong with it is judged when it is taken. */
    private boolean next() throws IOException {
        if (csv.isPresent()) {
            return cursor.next(row.writer());
        }
        row.begin();
        boolean isThere = cursor.next(row.writer());
        row.cells().at(cursor.number());
        return isThere;
    }

    private void at(long number) {
        if (cursor.countsLines()) {
            into.atLine(number);
        } else {
            into.at(number);
        }
    }

    /** Where the source's rows go. */
    SourceRows into() {
        return into;
    }

    // ---- for cells: where they are in a row

    /** The place of a cell. */
    int place(Cell cell) {
        Integer known = places.get(cell);
        if (known == null) {
            known = cell.place(this);
            places.put(cell, known);
        }
        return known;
    }

    /** The place of a column. */
    int named(String name) {
        int column = header.column(name);
        if (column < columns.size()) {
            reading.set(column);
            row.keep(column);
        }
        return column;
    }

    /** Adds a cell that the source does not have, which is made of those at these places. */
    int add(Cell cell, Worked worked, int... from) {
        isSteady &= worked.isSteady();
        header.work(cell.told());
        return row.add(worked, from);
    }

    /** For a rule of the caller, which may ask for any column. */
    void keepAllColumns() {
        reading.set(0, columns.size());
        row.keepAll();
    }

    // ---- for the columns of a kind: which column is what, and how it is read

    /**
     * The column that is this.
     *
     * @throws IllegalStateException if none is stated
     * @throws IllegalArgumentException if there is no such column
     */
    int column(String what) {
        Cell cell = mapping.columns().get(what);
        if (cell == null) {
            throw new IllegalStateException(
                    mapping.name() + ": which column is the " + what + "? State it with " + what + "(...)");
        }
        return place(cell);
    }

    /**
     * The same for a column of money.
     *
     * @throws IllegalStateException if its numbers are of binary floating point
     */
    int amount(String what) {
        int column = column(what);
        if (type(column) == CellType.FLOATING && mapping.inexactMoney().isEmpty()) {
            throw new IllegalStateException(mapping.name() + ": " + row.named(column)
                    + " is of binary floating point, in which money is not exact; make it numeric in the query, or state"
                    + " inexactMoney(RoundingMode.HALF_EVEN)");
        }
        return column;
    }

    /** The same; below zero if none is stated. */
    int optionalAmount(String what) {
        return mapping.has(what) ? amount(what) : -1;
    }

    /** What is known of the cells of a column before they are read. */
    private CellType type(int column) {
        return column < columns.size() ? columns.get(column).type() : CellType.ANY;
    }

    /** The same for a column of ids or other names, in which invisible marks matter. */
    int name(String what) {
        int column = column(what);
        row.hide(column);
        return looked(column);
    }

    private int looked(int column) {
        NameColumn named = new NameColumn(column, row.named(column), mapping.invisibleMarks(), encoding);
        judge.look(named);
        notes.add(named::note);
        return column;
    }

    /** The same; below zero if none is stated. */
    int optionalName(String what) {
        return mapping.has(what) ? name(what) : -1;
    }

    /** The same of the orders' ids, which are shown, unless they are worked out of what may be a customer's. */
    int optionalOrder(String what) {
        int column = optionalColumn(what);
        if (column < 0 || column >= columns.size()) {
            return optionalName(what);
        }
        row.orders(column);
        return looked(column);
    }

    /** The column of the money's currency, stated or only so called. */
    CurrencyColumn currency(String what, HistoryBuilder builder) {
        boolean stated = mapping.has(what);
        int column = stated ? column(what) : header.currency();
        CurrencyColumn currency = new CurrencyColumn(
                column,
                stated,
                header.name(Math.max(0, column)),
                builder.currency().getCode());
        if (column >= 0) {
            reading.set(column);
            row.keep(column);
            notes.add(currency::note);
        }
        return currency;
    }

    /** Says what becomes of a bad row, where more than itself is bad then. */
    void refuseWith(BiConsumer<Row, String> rowAndReason) {
        judge.refuseWith(rowAndReason);
    }

    /** Says what becomes of a row that is left out, where other rows go its way. */
    void excludeWith(Consumer<Row> excluded) {
        judge.excludeWith(excluded);
    }

    /** Says that most rows may be taken so, unless some are left out; what takes them is made for each thread. */
    void takeUsual(Function<UsualOrders.Taker, UsualOrders> orders) {
        usualOrders = Optional.of(orders).filter(any -> !judge.hasRules());
    }

    /** The column that is this; below zero if none is stated. */
    int optionalColumn(String what) {
        return mapping.has(what) ? column(what) : -1;
    }

    Times times(String what, HistoryBuilder builder) {
        ZoneId zone = zone(builder);
        return times(what, zone, change -> changes.count(change, zone));
    }

    /** For times of which there is nothing to note: one to be noted is a bad one. */
    Times plainTimes(String what, HistoryBuilder builder) {
        return times(what, zone(builder), change -> {
            throw new BadRow("the clock was changed");
        });
    }

    private ZoneId zone(HistoryBuilder builder) {
        return mapping.zone().orElse(builder.zone());
    }

    private Times times(String what, ZoneId zone, Consumer<ZoneOffsetTransition> changed) {
        int column = column(what);
        Optional<TimePattern> pattern = Optional.ofNullable(mapping.patterns().get(what));
        if (pattern.isEmpty() && type(column) == CellType.TEXT) {
            throw new IllegalStateException(mapping.name() + ": " + row.named(column)
                    + " is text; state how its times are written, as in " + what
                    + "(..., \"yyyy-MM-dd HH:mm:ss\")");
        }
        return new Times(column, pattern, zone, changed);
    }

    Optional<Times> optionalTimes(String what, HistoryBuilder builder) {
        return mapping.has(what) ? Optional.of(times(what, builder)) : Optional.empty();
    }

    Decimals decimals(int scale) {
        return new Decimals(mapping.numbers(), scale);
    }

    /** For amounts of which there is nothing to note: one to be noted is a bad one. */
    Decimals plainMoney(HistoryBuilder builder) {
        return money(builder, AmountUnits.ofHistory(builder.decimals()), note -> {
            throw new BadRow(note);
        });
    }

    /** For all amounts of the source, so that what is remarkable about them is noted once. */
    Decimals money(HistoryBuilder builder) {
        return money(builder, AmountUnits.ofHistory(builder.decimals()), into::note);
    }

    /** The same in minor units of the currency, whatever the history's decimals are. */
    Decimals moneyOfCurrency(HistoryBuilder builder) {
        int places = builder.currency().getDecimalPlaces();
        return money(builder, AmountUnits.ofCurrency(places), into::note);
    }

    private Decimals money(HistoryBuilder builder, AmountUnits units, Consumer<String> told) {
        return new Decimals(mapping.numbers(), units, builder.currency(), mapping.inexactMoney(), told);
    }

    /** What a record's own checks say of it becomes the reason why its row is bad. */
    static <R> R valid(Supplier<R> record) {
        try {
            return record.get();
        } catch (IllegalArgumentException bad) {
            throw new BadRow(String.valueOf(bad.getMessage()));
        }
    }
}
