package io.github.retention4j.metric.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
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

/** The CDNOW sample: 6,919 purchases of 2,357 customers who all came first in the first quarter of 1997. */
class CdnowTest {
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

    /**
     * Of the 524 customers of the second quarter, 214 are there in the third; 418 are, of whom none is new:
     * <pre>
     * awk '{q = int((substr($3, 5, 2) - 1) / 3) + 1; if (substr($3, 1, 4) == 1997) seen[q, $2] = 1}
     *      END {for (k in seen) {split(k, p, SUBSEP); if (p[1] == 2) {s++; if ((3, p[2]) in seen) r++} if (p[1] == 3) e++}
     *           print s, e, r, e / s, r / s}' cdnow-sample.txt   # 524 418 214 0.79771 0.408397
     * </pre>
     */
    @Test
    void byCountsWhoCameBackAfterAPauseIsRetained() throws IOException {
        History history = cdnow();
        assertThat(history.customerCount()).isEqualTo(2357);
        assertThat(history.orderCount()).isEqualTo(6919);
        MetricsEngine engine = MetricsEngine.over(history);
        RetentionRate rate = RetentionRate.in(Window.quarter(1997, 3));
        Ratio counts = engine.compute(rate.definedBy(RetentionRate.Definition.COUNTS));
        Ratio overlap = engine.compute(rate);
        assertThat(counts.summary()).isEqualTo("79.8 % (418/524), a net rate");
        assertThat(overlap.summary()).startsWith("40.8 % (214/524), 95 % CI ");
        assertThat(engine.compute(rate.activeWithin(92)).total()).isEqualTo(530);
    }
}
