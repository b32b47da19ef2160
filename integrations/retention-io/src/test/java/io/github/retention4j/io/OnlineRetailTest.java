package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.model.Observation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real shop's year: the UCI Online Retail data (Chen 2015, doi 10.24432/C5BW33). The expected figures were computed with
 * pandas from the same file, see {@code A_no_cancellations} in {@code reference/online-retail.json} beside the data.
 */
class OnlineRetailTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

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

        History history = history(path, LONDON);

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
                        List.of(),
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "Pacific/Auckland", "America/Los_Angeles"})
    void theMonthlyMatrixIsThatOfAFewPlainLines(String zoneId) throws IOException {
        Path path = file();
        assumeTrue(Files.exists(path), () -> "skipped: there is no " + path);
        ZoneId zone = ZoneId.of(zoneId);

        CohortTable table = MetricsEngine.over(history(path, zone)).compute(CohortRetention.monthly());

        Map<String, String> cells = new TreeMap<>();
        for (CohortTable.Cohort cohort : table.cohorts()) {
            for (int age = 0; age < cohort.cells().size(); age++) {
                CohortTable.Cell cell = cohort.cells().get(age);
                if (cell.orders() > 0) {
                    BigDecimal revenue = cell.revenue().getAmount();
                    cells.put(
                            cohort.period() + " " + age,
                            cell.customers() + " customers, " + cell.orders() + " orders, " + revenue);
                }
            }
        }
        assertThat(cells).isEqualTo(plainly(path, zone));
        if (zone.equals(LONDON)) {
            assertThat(table.cohorts().get(0).cells().stream().map(CohortTable.Cell::customers))
                    .containsExactly(885L, 324L, 286L, 340L, 321L, 352L, 321L, 309L, 313L, 350L, 331L, 445L, 235L);
            assertThat(table.cohorts().get(0).cells().get(12).observation()).isEqualTo(Observation.PARTLY_OBSERVED);
            assertThat(table.cohorts().get(0).cells().get(11).observation()).isEqualTo(Observation.OBSERVED);
        }
    }

    private static History history(Path path, ZoneId zone) {
        return Csv.file(path)
                .orders()
                .customer("CustomerID")
                .time("InvoiceDate", "yyyy-MM-dd HH:mm:ss")
                .zone(LONDON)
                .order("InvoiceNo")
                .quantity("Quantity")
                .unitPrice("UnitPrice")
                .guests(Guests.DROP)
                .cancellation(row -> row.get("InvoiceNo").startsWith("C"), Cancellations.DROP)
                .into(History.builder(zone, CurrencyUnit.of("GBP")).decimals(3))
                .build();
    }

    private record Invoice(String customer, ZonedDateTime at, BigDecimal amount) {
        Invoice and(Invoice line) {
            return new Invoice(customer, at.isBefore(line.at) ? at : line.at, amount.add(line.amount));
        }
    }

    private static Map<String, String> plainly(Path path, ZoneId zone) throws IOException {
        Map<String, Invoice> invoices = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> cells =
                        Splitter.on(',').splitToList(line); // only descriptions, in the middle, hold commas
                int end = cells.size();
                if (cells.get(end - 2).isEmpty() || line.startsWith("C")) {
                    continue;
                }
                BigDecimal amount = new BigDecimal(cells.get(end - 5)).multiply(new BigDecimal(cells.get(end - 3)));
                ZonedDateTime at = LocalDateTime.parse(cells.get(end - 4).replace(' ', 'T'))
                        .atZone(LONDON);
                invoices.merge(
                        cells.get(0),
                        new Invoice(cells.get(end - 2), at.withZoneSameInstant(zone), amount),
                        Invoice::and);
            }
        }
        Map<String, YearMonth> first = new HashMap<>();
        invoices.values()
                .forEach(i -> first.merge(i.customer(), YearMonth.from(i.at()), (a, b) -> a.isBefore(b) ? a : b));
        Map<String, List<Invoice>> byCell = invoices.values().stream().collect(Collectors.groupingBy(i -> {
            YearMonth cohort = requireNonNull(first.get(i.customer()));
            return cohort + " " + ChronoUnit.MONTHS.between(cohort, YearMonth.from(i.at()));
        }));
        Map<String, String> cells = new TreeMap<>();
        byCell.forEach((cell, of) -> cells.put(
                cell,
                of.stream().map(Invoice::customer).distinct().count() + " customers, " + of.size() + " orders, "
                        + of.stream()
                                .map(Invoice::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .setScale(3, RoundingMode.UNNECESSARY)));
        return cells;
    }
}
