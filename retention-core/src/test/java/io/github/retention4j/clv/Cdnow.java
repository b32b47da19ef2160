package io.github.retention4j.clv;

import io.github.retention4j.history.History;
import io.github.retention4j.testing.SharedData;
import io.github.retention4j.testing.StoreRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The CDNOW 1/10 sample of Bruce Hardie, which is not part of the project; tests are skipped where it is not there. */
final class Cdnow {
    private Cdnow() {}

    /** 2,357 customers at 1997-09-30, times in weeks with two decimals. */
    static PatternTable summary() {
        List<double[]> rows;
        try {
            rows = Files.readAllLines(SharedData.file("cdnow-sample-summary.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new double[] {
                        Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3])
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PatternTable.of(
                ChronoUnit.WEEKS,
                rows.stream().mapToDouble(row -> row[0]).toArray(),
                rows.stream().mapToDouble(row -> row[1]).toArray(),
                rows.stream().mapToDouble(row -> row[2]).toArray());
    }

    /** All orders of the same customers, 1997-01-01 to 1998-06-30. */
    static History history() {
        StoreRows rows = StoreRows.of("America/New_York", "USD");
        try {
            for (String line : Files.readAllLines(SharedData.file("cdnow-sample.txt"))) {
                String[] cells = line.strip().split(" +");
                LocalDate day = LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE);
                rows.order(cells[1], day.toString(), Math.round(100 * Double.parseDouble(cells[4])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.observedThrough("1998-06-30").store().history();
    }
}
