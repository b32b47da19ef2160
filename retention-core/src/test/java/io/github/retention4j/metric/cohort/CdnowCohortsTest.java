package io.github.retention4j.metric.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.metric.cohort.CohortRetention.CellRule;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.testing.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/**
 * The CDNOW sample by month, by every rule. What is expected is counted with Python, h being for each customer the list of
 * (month, cents), and of each customer {@code first = min(months)} and {@code ages = {m - first}}:
 *
 * <pre>
 * bounded      sum(a in ages)
 * on or after  sum(a <= max(ages))
 * cumulative   sum(any(0 < b <= a for b in ages))
 * </pre>
 */
class CdnowCohortsTest {
    private static History cdnow() throws IOException {
        HistoryBuilder builder = History.builder(ZoneOffset.UTC, CurrencyUnit.USD);
        for (String line : Files.readAllLines(SharedData.file("cdnow-sample.txt"))) {
            List<String> fields = List.of(line.strip().split(" +"));
            LocalDate day = LocalDate.parse(fields.get(2), DateTimeFormatter.BASIC_ISO_DATE);
            builder.addOrder(
                    fields.get(1),
                    day.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli(),
                    new BigDecimal(fields.get(4)).movePointRight(2).longValueExact());
        }
        return builder.build();
    }

    private static List<Long> customers(MetricsEngine engine, CellRule rule, int cohort) {
        return engine.compute(CohortRetention.monthly().cells(rule)).cohorts().get(cohort).cells().stream()
                .map(Cell::customers)
                .toList();
    }

    @Test
    void monthlyCohortsAreThoseCountedElsewhereByEveryRule() throws IOException {
        MetricsEngine engine = MetricsEngine.over(cdnow());
        CohortTable table = engine.compute(CohortRetention.monthly());
        assertThat(table.cohorts()).extracting(Cohort::size).containsExactly(781L, 857L, 719L);
        assertThat(customers(engine, CellRule.BOUNDED, 0))
                .containsExactly(
                        781L, 124L, 95L, 70L, 65L, 77L, 65L, 53L, 52L, 45L, 62L, 59L, 45L, 47L, 63L, 37L, 37L, 33L);
        assertThat(customers(engine, CellRule.ON_OR_AFTER, 0))
                .containsExactly(
                        781L, 355L, 323L, 300L, 284L, 273L, 251L, 234L, 225L, 213L, 198L, 180L, 157L, 142L, 120L, 83L,
                        62L, 33L);
        assertThat(customers(engine, CellRule.CUMULATIVE, 0))
                .containsExactly(
                        781L, 124L, 185L, 206L, 228L, 260L, 276L, 287L, 301L, 312L, 322L, 329L, 333L, 337L, 344L, 347L,
                        350L, 355L);
        assertThat(customers(engine, CellRule.BOUNDED, 2))
                .containsExactly(719L, 87L, 84L, 78L, 63L, 64L, 55L, 57L, 73L, 65L, 47L, 51L, 78L, 32L, 38L, 45L);
        assertThat(table.cohorts().get(1).cells().stream()
                        .limit(3)
                        .map(cell -> cell.revenue().getAmount()))
                .containsExactly(new BigDecimal("33430.08"), new BigDecimal("6418.37"), new BigDecimal("4983.66"));
    }
}
