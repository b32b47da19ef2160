package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.intake.InvalidRowException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An open file: its header, and then row after row.
 *
 * <p>A bad row is the builder's to judge. What makes the rest of a file unreadable (an open quote, the end of packed data
 * before its end, bytes that are no text) is an exception whatever the builder's policy is, since nobody knows how many
 * rows are lost; the builder is spent then, so that nothing can be built from a part.
 */
final class CsvTable {
    /** A power of two; often enough for a builder that tells its listener every 262,144 rows. */
    private static final int ROWS_A_SHARE = 1 << 12;

    private final CsvMapping mapping;
    private final @Nullable SourceRows into;
    private final CsvRow row;
    private final CsvRows rows;
    private final CsvHeader header;
    private final MistakenEncoding encoding;
    private final List<NameColumn> names = new ArrayList<>();
    private final List<Supplier<Optional<String>>> notes = new ArrayList<>();
    private BiConsumer<CsvRow, String> refusal;
    private Optional<Function<UsualOrders.Taker, UsualOrders>> usualOrders = Optional.empty();

    private CsvTable(CsvMapping mapping, TextInput input, @Nullable SourceRows into) {
        this.mapping = mapping;
        this.into = into;
        this.refusal = (bad, reason) -> into().refuse(reason);
        this.row = new CsvRow(mapping.file());
        this.rows = new CsvRows(mapping, input, row);
        if (!rows.next()) {
            throw new InvalidRowException(mapping.file(), 1, "the file is empty; its first line must name the columns");
        }
        this.encoding = new MistakenEncoding(input.encoding());
        this.header = row.becomeHeader().asked(mapping.columns().values(), encoding);
        notes.add(encoding::note);
    }

    /**
     * Reads a file into a builder.
     *
     * @param plan given the table, finds its columns and returns what to do with each row
     */
    static void read(CsvMapping mapping, HistoryBuilder builder, Function<CsvTable, Consumer<CsvRow>> plan) {
        try (TextInput input = open(mapping)) {
            CsvTable table = new CsvTable(mapping, input, builder.source(mapping.file()));
            table.forEach(builder, plan.apply(table));
        } catch (IOException closing) {
            builder.abandon();
            throw new UncheckedIOException(mapping.file() + ": " + CsvRows.reason(closing), closing);
        }
    }

    /** The names in a file's first line. */
    static List<String> columns(CsvMapping mapping) {
        try (TextInput input = open(mapping)) {
            return new CsvTable(mapping, input, null).header.names();
        } catch (IOException closing) {
            throw new UncheckedIOException(mapping.file() + ": " + CsvRows.reason(closing), closing);
        }
    }

    private static TextInput open(CsvMapping mapping) {
        try {
            return TextInput.open(
                    mapping.opening().open(),
                    mapping.encoding(),
                    mapping.sizes().buffer());
        } catch (IOException e) {
            throw new UncheckedIOException(mapping.file() + ": " + CsvRows.reason(e), e);
        }
    }

    private void forEach(HistoryBuilder builder, Consumer<CsvRow> taker) {
        NameColumn[] named = names.toArray(NameColumn[]::new);
        SourceRows source = into();
        OrderBatch batch = new OrderBatch(mapping, source, source.threads());
        UsualOrders usual = usualOrders.map(maker -> maker.apply(batch)).orElse(null);
        int alone = mapping.sizes().alone();
        try {
            source.atLine(row.line());
            for (long number = 0; rows.next(); number++) {
                // Costs a row one test of a number, so nobody asks whether there is a listener.
                if ((number & ROWS_A_SHARE - 1) == 0) {
                    rows.share().ifPresent(source::readSoFar);
                }
                if (usual == null || !usual.take(row)) {
                    batch.flush();
                    take(source, named, taker);
                }
                if (number == alone && source.threads() > 1 && rows.mayBePlain()) {
                    Consumer<CsvRow> unusual = other -> take(source, named, taker);
                    usualOrders.ifPresent(
                            maker -> new OrderPieces(mapping, rows, row, source, maker, batch, unusual).read());
                }
            }
            batch.flush();
            for (Supplier<Optional<String>> note : notes) {
                note.get().ifPresent(source::note);
            }
        } catch (RuntimeException | Error failure) {
            try {
                // Those are of rows before the failure, and one of them may be bad.
                batch.flush();
            } finally {
                builder.abandon();
            }
            throw failure;
        }
    }

    private void take(SourceRows source, NameColumn[] named, Consumer<CsvRow> taker) {
        source.atLine(row.line());
        try {
            for (NameColumn column : named) {
                column.look(row);
            }
            row.checkWidth();
            taker.accept(row);
        } catch (CsvRow.BadRow bad) {
            refusal.accept(row, bad.reason());
        }
    }

    /** Where the file's rows go. */
    SourceRows into() {
        return requireNonNull(into, "only the names of the columns are read");
    }

    // ---- for the Csv… classes: which column is what, and how it is read

    /**
     * The column that is this.
     *
     * @throws IllegalStateException if none is stated
     * @throws InvalidRowException if the header does not have it
     */
    int column(String what) {
        String name = mapping.columns().get(what);
        if (name == null) {
            throw new IllegalStateException(
                    mapping.file() + ": which column is the " + what + "? State it with " + what + "(...)");
        }
        int column = header.column(name);
        row.keep(column);
        return column;
    }

    /** The same for a column of ids or other names, in which invisible marks matter. */
    int name(String what) {
        int column = column(what);
        row.hide(column);
        NameColumn named = new NameColumn(column, header.name(column), mapping.invisibleMarks(), encoding);
        names.add(named);
        notes.add(named::note);
        return column;
    }

    /** The same; below zero if none is stated. */
    int optionalName(String what) {
        return mapping.has(what) ? name(what) : -1;
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
            row.keep(column);
            notes.add(currency::note);
        }
        return currency;
    }

    /** Says what becomes of a bad row, where more than itself is bad then. */
    void refuseWith(BiConsumer<CsvRow, String> rowAndReason) {
        refusal = rowAndReason;
    }

    /** Says that most rows may be taken so; what takes them is made for each thread. */
    void takeUsual(Function<UsualOrders.Taker, UsualOrders> orders) {
        usualOrders = Optional.of(orders);
    }

    /** For a rule of the caller, which may ask for any column; said after all columns are found. */
    void keepAllColumns() {
        row.keepAll();
    }

    /** The column that is this; below zero if none is stated. */
    int optionalColumn(String what) {
        return mapping.has(what) ? column(what) : -1;
    }

    Times times(String what, HistoryBuilder builder) {
        int column = column(what);
        return new Times(
                column,
                requireNonNull(mapping.patterns().get(what)),
                mapping.zone().orElse(builder.zone()));
    }

    Optional<Times> optionalTimes(String what, HistoryBuilder builder) {
        return mapping.has(what) ? Optional.of(times(what, builder)) : Optional.empty();
    }

    Decimals decimals(int scale) {
        return new Decimals(mapping.numbers(), scale);
    }

    /** For amounts of which there is nothing to note: one to be noted is a bad one. */
    Decimals plainMoney(HistoryBuilder builder) {
        return new Decimals(mapping.numbers(), builder.decimals(), note -> {
            throw new CsvRow.BadRow(note);
        });
    }

    /** For all amounts of the file, so that what is remarkable about them is noted once. */
    Decimals money(HistoryBuilder builder) {
        return new Decimals(mapping.numbers(), builder.decimals(), into()::note);
    }

    /** The same in minor units of the currency, whatever the history's decimals are. */
    Decimals moneyOfCurrency(HistoryBuilder builder) {
        int places = builder.currency().getDecimalPlaces();
        return new Decimals(mapping.numbers(), places, into()::note, "the currency's");
    }

    /** What a record's own checks say of it becomes the reason why its row is bad. */
    static <R> R valid(Supplier<R> record) {
        try {
            return record.get();
        } catch (IllegalArgumentException bad) {
            throw new CsvRow.BadRow(String.valueOf(bad.getMessage()));
        }
    }
}
