package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.metric.cohort.CohortEntry;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortRetention.CellRule;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Order;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same orders by three doors, as records, as a file and as columns, print the same tables. */
class CohortDoorsTest {
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");

    private static final List<CohortRetention> FORMS = List.of(
            CohortRetention.monthly(),
            CohortRetention.by(CalendarUnit.HIJRI_MONTH).cells(CellRule.CUMULATIVE),
            CohortRetention.weekly(DayOfWeek.SATURDAY).brackets(1, 4, 13, 26),
            CohortRetention.quarterly().agedBy(Duration.ofDays(30)).cells(CellRule.ON_OR_AFTER),
            CohortRetention.monthly().enteredBy(CohortEntry.recurring()));

    private record Row(long customer, LocalDateTime at, long minor) {
        Instant instant() {
            return at.atZone(RIYADH).toInstant();
        }

        BigDecimal amount() {
            return BigDecimal.valueOf(minor, 2);
        }
    }

    private static List<Row> rows() {
        Random random = new Random(20_260_301);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            LocalDateTime at = LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(1 + random.nextInt(900_000));
            rows.add(new Row(100 + random.nextInt(700), at, 1 + random.nextInt(50_000)));
        }
        return rows;
    }

    private static HistoryBuilder builder() {
        return History.builder(RIYADH, SAR);
    }

    @Test
    void recordsAFileAndColumnsPrintTheSameTables(@TempDir Path directory) throws IOException {
        List<Row> rows = rows();
        List<Order> records = new ArrayList<>();
        for (Row row : rows) {
            records.add(Order.of(
                    "o-" + records.size(), Long.toString(row.customer), row.instant(), BigMoney.of(SAR, row.amount())));
        }
        Path csv = directory.resolve("orders.csv");
        Files.writeString(
                csv,
                Stream.concat(
                                Stream.of("customer,at,amount"),
                                rows.stream().map(row -> row.customer + "," + row.at + "," + row.amount()))
                        .collect(Collectors.joining("\n")));
        History fromRecords = builder().orders(records).build();
        History fromFile = Csv.file(csv)
                .orders()
                .customer("customer")
                .time("at", "yyyy-MM-dd'T'HH:mm")
                .amount("amount")
                .into(builder())
                .build();
        History fromColumns = builder()
                .orderColumns(
                        rows.stream().mapToLong(Row::customer).toArray(),
                        rows.stream()
                                .mapToLong(row -> row.instant().toEpochMilli())
                                .toArray(),
                        rows.stream().mapToLong(Row::minor).toArray())
                .build();
        for (CohortRetention form : FORMS) {
            String text = text(form, fromRecords);
            assertThat(text).as("%s", form).contains("% of the cohort").contains("\r\n");
            assertThat(text(form, fromFile)).as("%s", form).isEqualTo(text);
            assertThat(text(form, fromColumns)).as("%s", form).isEqualTo(text);
        }
    }

    private static String text(CohortRetention form, History history) {
        CohortTable table = MetricsEngine.over(history).compute(form);
        return Stream.of(CohortTable.Show.values()).map(table::text).collect(Collectors.joining("\n")) + table.csv();
    }
}
