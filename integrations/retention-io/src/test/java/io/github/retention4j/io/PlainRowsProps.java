package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.io.file.CsvRows;
import io.github.retention4j.io.file.ReadingSizes;
import io.github.retention4j.io.file.TextInput;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;

/** Rows cut from the file's bytes are those that the CSV parser alone gives, and so is what becomes of them. */
class PlainRowsProps {
    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void rowsAreTheParsers(@ForAll long seed, @ForAll("sizes") ReadingSizes sizes) {
        MangledCsv csv = new MangledCsv(seed);

        assertThat(rows(csv.orders(sizes))).isEqualTo(rows(csv.orders(MangledCsv.NO_LINE_FITS)));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void historiesAreTheParsers(
            @ForAll long seed,
            @ForAll("sizes") ReadingSizes sizes,
            @ForAll @IntRange(min = 1, max = 3) int threads,
            @ForAll BadRows policy,
            @ForAll InvisibleMarks marks,
            @ForAll @IntRange(min = 2, max = 3) int decimals) {
        MangledCsv csv = new MangledCsv(seed);
        HistoryBuilder builder = builder(policy).decimals(decimals).parallelism(threads);

        assertThat(outcome(csv.orders(sizes).invisibleMarks(marks), builder))
                .isEqualTo(outcome(
                        csv.orders(MangledCsv.NO_LINE_FITS).invisibleMarks(marks),
                        builder(policy).decimals(decimals)));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void historiesOfOrdersWithIdsToo(@ForAll long seed, @ForAll("sizes") ReadingSizes sizes, @ForAll BadRows policy) {
        MangledCsv csv = new MangledCsv(seed);

        assertThat(outcome(csv.orders(sizes).order("note").currency("currency"), builder(policy)))
                .isEqualTo(outcome(
                        csv.orders(MangledCsv.NO_LINE_FITS).order("note").currency("currency"), builder(policy)));
    }

    @Provide
    Arbitrary<ReadingSizes> sizes() {
        return Combinators.combine(
                        Arbitraries.integers().between(5, 300),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 100))
                .as(ReadingSizes::new);
    }

    @Example
    void ofTwoFaultsTheFirstIsTold() {
        String text = "who,at,total\n7,2025-03-01,5\n7,1899-03-01,5\n7,2025-03-01,5\n";

        for (String later : List.of("\"open\n", "7,2025-03-01\n", "7,2025-03-01,?\n", "7,1899-03-02,5\n")) {
            assertThat(outcome(
                            Csv.stream("orders.csv", Source.text(text + later))
                                    .orders()
                                    .customer("who")
                                    .time("at", "yyyy-MM-dd")
                                    .amount("total"),
                            builder(BadRows.FAIL)))
                    .first()
                    .asString()
                    .contains(
                            "orders.csv:3: placed at 1899-03-01T00:00 in Asia/Riyadh, outside the years 1900 to 2199");
        }
    }

    /** Without this the two ways could be one. */
    @Example
    void rowsArePlainUntilOneIsTooOdd() throws IOException {
        String text = "who,at,total\n\"7\",2025-03-01,5\n8,2025-03-01,\u00E9\n9,\"a,b\n\",5\n9,5\"8,\"\"\"\"\n";

        assertThat(plain(text, 100)).containsExactly(true, true, false, true, false);
        assertThat(plain(text, MangledCsv.NO_LINE_FITS.buffer()))
                .containsOnly(false)
                .hasSize(5);
        assertThat(plain(text + "1,2,\"\r\"\n7,2025-03-01,5\n", 100))
                .containsExactly(true, true, false, true, false, false, false);
        assertThat(plain(text, 15))
                .as("a line longer than the buffer, and all after it")
                .containsExactly(true, false, false, false, false);
    }

    private static List<Boolean> plain(String text, int buffer) throws IOException {
        List<Boolean> plain = new ArrayList<>();
        Row row = new Row("orders.csv");
        Csv csv = Csv.stream("orders.csv", Source.text(text)).sizes(new ReadingSizes(buffer, 1, 1, 1));
        try (TextInput input = csv.input()) {
            CsvRows rows = csv.rows(input, row);
            for (boolean header = true; rows.next(); header = false) {
                if (header) {
                    row.becomeHeader(csv.rules());
                }
                plain.add(row.isPlain());
            }
        }
        return plain;
    }

    /** Each row's line and cells, and how the file ends. */
    private static List<String> rows(OrderColumns orders) {
        List<String> told = new ArrayList<>();
        Csv csv = (Csv) orders.mapping.source();
        Row row = new Row(csv.name());
        try (TextInput input = csv.input()) {
            CsvRows rows = csv.rows(input, row);
            while (rows.next()) {
                StringBuilder cells = new StringBuilder().append(row.line()).append(':');
                for (int cell = 0; row.has(cell); cell++) {
                    cells.append('[')
                            .append(row.characters(cell), row.textStart(cell), row.end(cell) - row.start(cell))
                            .append(']');
                }
                told.add(cells.toString());
            }
        } catch (IOException | RuntimeException e) {
            told.add(e.toString());
        }
        return told;
    }

    private static HistoryBuilder builder(BadRows policy) {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR")).badRows(policy);
    }

    /** What is thrown, all that is built, and what the account says. */
    private static List<String> outcome(OrderColumns orders, HistoryBuilder builder) {
        List<String> told = new ArrayList<>();
        try {
            orders.into(builder);
        } catch (RuntimeException e) {
            told.add(e.toString());
        }
        try {
            History history = builder.build();
            told.addAll(Contents.of(history));
            told.add(history.intake().toString());
        } catch (RuntimeException e) {
            told.add(e.toString());
        }
        return told;
    }
}
