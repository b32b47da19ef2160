package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.retention4j.history.History;
import io.github.retention4j.history.Intake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/**
 * A real shop's year: the UCI Online Retail data (Chen 2015, doi 10.24432/C5BW33). The expected figures were computed with
 * pandas from the same file, see {@code A_no_cancellations} in {@code reference/online-retail.json} beside the data.
 */
class OnlineRetailTest {
    /** Beside the checkout, which the data are no part of. */
    private static Path file() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.exists(folder.resolve(".git"))) {
            folder = folder.getParent();
        }
        return folder.resolveSibling("shared")
                .resolve("data")
                .resolve("online-retail.csv.gz")
                .normalize();
    }

    @Test
    void aYearOfARealShop() {
        Path path = file();
        assumeTrue(Files.exists(path), () -> "skipped: there is no " + path);

        History history = CsvOrders.read(path)
                .customer("CustomerID")
                .time("InvoiceDate", "yyyy-MM-dd HH:mm:ss")
                .order("InvoiceNo")
                .quantity("Quantity")
                .unitPrice("UnitPrice")
                .guests(Guests.DROP)
                .cancellation(row -> row.get("InvoiceNo").startsWith("C"), Cancellations.DROP)
                .into(History.builder(ZoneId.of("Europe/London"), CurrencyUnit.of("GBP"))
                        .scale(3))
                .build();

        assertThat(history.customerCount()).isEqualTo(4_339);
        assertThat(history.orderCount()).isEqualTo(18_536);
        assertThat(Contents.gross(history)).isEqualTo("8911407.904");
        assertThat(history.basis().firstDay()).isEqualTo(LocalDate.of(2010, 12, 1));
        assertThat(history.basis().lastDay()).isEqualTo(LocalDate.of(2011, 12, 9));
        assertThat(history.intake())
                .isEqualTo(new Intake(
                        new TreeMap<>(Map.of(
                                "online-retail.csv.gz",
                                new Intake.Counts(18_536, 397_924 - 18_536, 135_080 + 8_905, 0))),
                        List.of()));
    }
}
