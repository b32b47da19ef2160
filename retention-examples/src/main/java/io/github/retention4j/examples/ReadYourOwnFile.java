package io.github.retention4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.io.Csv;
import io.github.retention4j.metric.cohort.CohortRetention;
import java.io.ByteArrayInputStream;
import java.time.ZoneId;
import org.joda.money.CurrencyUnit;

/** Read your own file: state what its columns are; rows that cannot be taken are told, not guessed. */
public final class ReadYourOwnFile {
    private static final String TILL = """
            Bon;Kunde;Datum;Summe
            1001;17;31.01.2026 09:30;12.50
            1002;18;02.02.2026 17:05;8.00
            1003;17;29.02.2026 11:00;20.00
            1004;17;28.02.2026 11:00;20.00
            1005;;28.02.2026 12:15;5.75
            """;

    private ReadYourOwnFile() {}

    public static void main(String[] args) {
        // For a file: Csv.file(Path.of("till.csv")).
        History history = Csv.stream("till.csv", () -> new ByteArrayInputStream(TILL.getBytes(UTF_8)))
                .delimiter(';')
                .orders()
                .order("Bon")
                .customer("Kunde")
                .time("Datum", "dd.MM.yyyy HH:mm")
                .amount("Summe")
                .into(History.builder(ZoneId.of("Europe/Vienna"), CurrencyUnit.EUR)
                        .badRows(BadRows.SKIP))
                .build();

        System.out.println(history);
        System.out.println(history.intake());
        System.out.println(MetricsEngine.over(history).compute(CohortRetention.monthly()));
    }
}
