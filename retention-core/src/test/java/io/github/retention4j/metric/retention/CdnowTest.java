package io.github.retention4j.metric.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.metric.retention.Lifecycle.Flow;
import io.github.retention4j.metric.retention.Lifecycle.Stage;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
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

    /**
     * What the worked examples of repeat purchases, lifespans and stages say. With Python, h being for each customer the
     * list of (day, cents) in order, and q the days of a quarter of 1997:
     * <pre>
     * sum(any(0 < (d - v[0][0]).days <= 90 for d, c in v) for v in h.values())                  # 687 of 2357
     * sum(len(v) > 1 and (v[1][0] - v[0][0]).days <= 90 for v in h.values())                    # 705 of 2357
     * [(d > v[0][0], c) for v in h.values() for d, c in v if d in q(1)]                         # 868 of 3267
     * [(v[-1][0] - v[0][0]).days for v in h.values() if (date(1998, 6, 30) - v[-1][0]).days >= 90]  # 169195 over 2058
     * </pre>
     * and for the interval the formulas of ClusterShareTest; for stages the years and quarters of each customer's days.
     */
    @Test
    void repeatPurchasesLifespansAndStagesAreThoseCountedElsewhere() throws IOException {
        MetricsEngine engine = MetricsEngine.over(cdnow());
        Window first = Window.quarter(1997, 1);
        RepeatPurchaseRate within90 = RepeatPurchaseRate.in(first).within(90);
        assertThat(engine.compute(within90.counting(RepeatPurchaseRate.Purchase.DAY))
                        .summary())
                .startsWith("29.1 % (687/2357), ");
        assertThat(engine.compute(within90).summary()).startsWith("29.9 % (705/2357), ");
        assertThat(engine.compute(RepurchaseRatio.in(first).within(90)).text()).isEqualTo("1 : 2.34");

        ClusterShare orders = engine.compute(RepeatOrderShare.in(first));
        assertThat(orders.summary()).isEqualTo("26.6 % (868/3267), 95 % CI 23.7–29.6 %");
        assertThat(orders.interval().orElseThrow().low()).isCloseTo(0.23738684293422102, within(1e-9));
        assertThat(orders.interval().orElseThrow().high()).isCloseTo(0.29605160817998694, within(1e-9));
        assertThat(engine.compute(RepeatRevenueShare.in(first)).summary())
                .startsWith("30.9 % (34738.66/112498.61 USD), ");

        Lifespan lifespan = engine.compute(CustomerLifespan.in(first));
        assertThat(lifespan.summary()).startsWith("82.2 days (169195/2058), ").contains("12.7 % (299/2357), ");
        assertThat(engine.compute(CustomerLifespan.in(first).leftAfter(180)).summary())
                .startsWith("48.2 days (88844/1843), ");
        assertThat(engine.compute(ChurnRate.in(Window.quarter(1997, 3)).lapsedAfter(150))
                        .summary())
                .startsWith("68.1 % (1251/1836), ");

        Lifecycle third = engine.compute(LifecycleStages.in(Window.quarter(1997, 3)));
        assertThat(third.flows())
                .containsExactlyInAnyOrder(
                        new Flow(Stage.RETURNING, Stage.LOYAL, 214),
                        new Flow(Stage.RETURNING, Stage.LAPSING, 310),
                        new Flow(Stage.LAPSING, Stage.WON_BACK, 204),
                        new Flow(Stage.LAPSING, Stage.LAPSED, 1629));
        Lifecycle fourth = engine.compute(LifecycleStages.in(Window.quarter(1997, 4)));
        assertThat(fourth.customers(Stage.LAPSED, Stage.WON_BACK)).isEqualTo(118);
        assertThat(fourth.customers(Stage.WON_BACK, Stage.RETURNING)).isEqualTo(77);
        assertThat(fourth.customers(Stage.LOYAL, Stage.LAPSING)).isEqualTo(88);
    }
}
