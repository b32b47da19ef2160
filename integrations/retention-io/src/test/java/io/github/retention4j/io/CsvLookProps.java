package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.InvalidRowException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A file in any dialect is proposed right or asked about, and never wrong. */
class CsvLookProps {
    private static HistoryBuilder builder() {
        return History.builder(ZoneOffset.UTC, LookedAtCsv.SAR);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsProposedIsRight(@ForAll long seed) {
        LookedAtCsv csv = new LookedAtCsv(seed);
        CsvLook look = Csv.stream("orders.csv", Source.bytes(csv.bytes)).look();

        if (csv.isClear) {
            assertThat(look.questions()).as("%s", look).isEmpty();
        }
        if (look.questions().isEmpty()) {
            List<String> expected = Contents.of(builder()
                    .duplicateOrders(DuplicateOrders.SUM_LINES)
                    .orders(csv.orders)
                    .build());
            assertThat(Contents.of(look.orders().into(builder()).build()))
                    .as("%s", look)
                    .isEqualTo(expected);
        }
    }

    /** Whatever makes a bad row is asked about, or makes the file unreadable at once. */
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void whatIsNotAskedIsRead(@ForAll long seed, @ForAll boolean stated) {
        MangledCsv csv = new MangledCsv(seed, List.of("customer", "date", "total", "note", "currency"));
        CsvLook look;
        try {
            look = (stated ? csv.csv() : Csv.stream("orders.csv", csv.streams())).look();
        } catch (InvalidRowException | UncheckedIOException told) {
            assertThat(told).hasMessageStartingWith("orders.csv:");
            return;
        }
        if (look.questions().isEmpty()) {
            try {
                look.orders().into(builder().decimals(9));
            } catch (InvalidRowException other) {
                // Nothing but its own currency, which the file cannot know to be another than the history's.
                assertThat(other).hasMessageContaining("the history's currency is SAR");
                assertThat(look.toString()).contains(", in ");
            }
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void noCellOfACustomerIsShown(@ForAll long seed) {
        LookedAtCsv csv = new LookedAtCsv(seed);

        assertThat(Csv.stream("orders.csv", Source.bytes(csv.bytes)).look().toString())
                .doesNotContain("example.com", "0501234", "A-1");
    }

    /** Without this all could be asked. */
    @Example
    void mostFilesAreClear() {
        long clear = new Random(7)
                .longs(1_000)
                .filter(seed -> new LookedAtCsv(seed).isClear)
                .count();

        assertThat(clear).isBetween(100L, 600L);
    }
}
