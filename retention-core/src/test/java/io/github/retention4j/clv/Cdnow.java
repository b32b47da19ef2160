package io.github.retention4j.clv;

import io.github.retention4j.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
}
