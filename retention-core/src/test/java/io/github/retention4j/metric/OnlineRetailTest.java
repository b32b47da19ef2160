package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.RfmTable;
import io.github.retention4j.metric.segment.RfmTable.Dimension;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.Revenue;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/**
 * The UCI Online Retail data, which the worked examples are of. What is expected was computed with pandas: rows without a
 * customer and of invoices that start with C dropped, an order being an invoice at its earliest time.
 */
class OnlineRetailTest {
    /** Quantity, time, price and customer at the end of a line whose description may hold commas. */
    private static final Pattern LINE =
            Pattern.compile("([^,]+),.*,(-?\\d+),(\\d{4}-[^,]+),(-?[\\d.]+),(\\d*)(?:\\.0)?,[^,]*");

    private static History onlineRetail() throws IOException {
        ZoneId london = ZoneId.of("Europe/London");
        DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
        HistoryBuilder builder =
                History.builder(london, CurrencyUnit.GBP).decimals(3).duplicateOrders(DuplicateOrders.SUM_LINES);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file("online-retail.csv.gz"))),
                StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher fields = LINE.matcher(line);
                assertThat(fields.matches()).as(line).isTrue();
                if (!fields.group(5).isEmpty() && !line.startsWith("C")) {
                    builder.addOrder(
                            fields.group(1),
                            fields.group(5),
                            LocalDateTime.parse(fields.group(3), format)
                                    .atZone(london)
                                    .toInstant()
                                    .toEpochMilli(),
                            new BigDecimal(fields.group(4))
                                    .multiply(new BigDecimal(fields.group(2)))
                                    .movePointRight(3)
                                    .longValueExact());
                }
            }
        }
        return builder.build();
    }

    @Test
    void agreesWithPandas() throws IOException {
        History history = onlineRetail();
        MetricsEngine engine = MetricsEngine.over(history);
        Window all = history.observed();
        assertThat(history.customerCount()).isEqualTo(4339);

        Average value = engine.compute(AverageOrderValue.in(all).definedBy(Revenue.GROSS));
        assertThat(value.sum()).isEqualTo(new BigDecimal("8911407.904"));
        assertThat(value.count()).isEqualTo(18_536);
        assertThat(value.value()).hasValueCloseTo(480.762187311178, within(480 * 1e-12));
        assertThat(engine.compute(PurchaseFrequency.in(all)).value())
                .hasValueCloseTo(4.271952062687255, within(4 * 1e-12));
        RepeatPurchaseRate repeat = RepeatPurchaseRate.in(all);
        assertThat(engine.compute(repeat).summary()).startsWith("65.6 % (2845/4339)");
        assertThat(engine.compute(repeat.counting(RepeatPurchaseRate.Purchase.DAY))
                        .summary())
                .startsWith("64.3 % (2790/4339)");

        CohortTable table = engine.compute(CohortRetention.monthly());
        assertThat(table.cohorts().stream().map(Cohort::size))
                .containsExactly(885L, 417L, 380L, 452L, 300L, 284L, 242L, 188L, 169L, 299L, 358L, 324L, 41L);
        List<Cell> december = table.cohorts().get(0).cells();
        assertThat(december.stream().map(Cell::customers))
                .containsExactly(885L, 324L, 286L, 340L, 321L, 352L, 321L, 309L, 313L, 350L, 331L, 445L, 235L);
        assertThat(december.stream().map(Cell::orders))
                .containsExactly(1400L, 517L, 458L, 582L, 504L, 651L, 572L, 547L, 539L, 642L, 628L, 945L, 335L);
        assertThat(december.stream().map(cell -> cell.revenue().getAmount()))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(amounts("572713.89 276237.69 233845.37 303119.39 204407.66 336627.50 314162.61"
                        + " 310783.92 331749.22 472813.64 456080.61 513803.59 185803.13"));
        List<Cell> january = table.cohorts().get(1).cells();
        assertThat(january.stream().map(Cell::customers))
                .containsExactly(417L, 92L, 111L, 96L, 134L, 120L, 103L, 101L, 125L, 136L, 152L, 49L);
        assertThat(january.stream().map(cell -> cell.revenue().getAmount()))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(amounts("293207.35 55149.91 63268.17 71587.40 81114.09 84583.78 70107.40 72689.71"
                        + " 72023.651 111803.90 123882.10 26464.82"));
    }

    /**
     * What is expected is what this says, of the file's name:
     *
     * <pre>{@code
     * python3 - online-retail.csv.gz <<'END'
     * import csv, gzip, sys
     * from datetime import date
     * from decimal import Decimal
     * orders = {}
     * for r in csv.DictReader(gzip.open(sys.argv[1], "rt", encoding="utf-8", newline="")):
     *     if r["CustomerID"] and not r["InvoiceNo"].startswith("C"):
     *         order = orders.setdefault((r["CustomerID"], r["InvoiceNo"]), [r["InvoiceDate"], Decimal(0)])
     *         order[0] = min(order[0], r["InvoiceDate"])
     *         order[1] += Decimal(r["Quantity"]) * Decimal(r["UnitPrice"])
     * customers = {}
     * for (customer, invoice), (time, total) in orders.items():
     *     customers.setdefault(customer, []).append((date.fromisoformat(time[:10]), total))
     * values = [((date(2011, 12, 9) - max(o)[0]).days, len(o), sum(t for _, t in o)) for o in customers.values()]
     * cuts = [[sorted(column)[-(-k * len(column) // 5) - 1] for k in (1, 2, 3, 4)] for column in zip(*values)]
     * above = lambda value, cuts: sum(value > cut for cut in cuts)
     * scores = [(5 - above(r, cuts[0]), 1 + above(f, cuts[1]), 1 + above(m, cuts[2])) for r, f, m in values]
     * print(cuts, len(set(scores)), scores.count((5, 5, 5)), scores.count((1, 1, 1)), scores.count((3, 3, 3)))
     * print(sum(m for (r, f, m), score in zip(values, scores) if score == (5, 5, 5)))
     * print([[column.count(score) for score in (5, 4, 3, 2, 1)] for column in zip(*scores)])
     * gaps, own = [], []
     * for o in customers.values():
     *     days = sorted(day for day, _ in o)
     *     of = [(b - a).days for a, b in zip(days, days[1:])]
     *     gaps += of
     *     own += [sum(of) / len(of)] if of else []
     * gaps.sort()
     * print(sum(gaps), len(gaps), [gaps[max(1, -(-p * len(gaps) // 100)) - 1] for p in (10, 25, 50, 75, 90, 100)])
     * print(len(own), sum(own) / len(own), sum(gap > 0 for gap in gaps))
     * END
     * }</pre>
     */
    @Test
    void agreesWithPlainPython() throws IOException {
        History history = onlineRetail();
        MetricsEngine engine = MetricsEngine.over(history);
        Window all = history.observed();

        RfmTable rfm = engine.compute(Rfm.in(all));
        assertThat(rfm.recencyCuts()).containsExactly(12L, 32L, 71L, 179L);
        assertThat(rfm.frequencyCuts()).containsExactly(1L, 2L, 3L, 6L);
        assertThat(rfm.monetaryCuts().stream().map(BigMoney::getAmount))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(amounts("250.04 489.60 942.26 2059.45"));
        assertThat(rfm.cells()).hasSize(112);
        RfmTable.Cell champions = rfm.cell(5, 5, 5).orElseThrow();
        assertThat(champions.customers()).isEqualTo(324);
        assertThat(champions.revenue().getAmount()).isEqualByComparingTo("3830794.53");
        assertThat(rfm.cell(1, 1, 1).orElseThrow().customers()).isEqualTo(330);
        assertThat(rfm.cell(3, 3, 3).orElseThrow().customers()).isEqualTo(50);
        assertThat(customers(rfm, Dimension.RECENCY)).containsExactly(868L, 881L, 863L, 866L, 861L);
        assertThat(customers(rfm, Dimension.FREQUENCY)).containsExactly(700L, 802L, 508L, 835L, 1494L);
        assertThat(customers(rfm, Dimension.MONETARY)).containsExactly(867L, 868L, 868L, 868L, 868L);

        DayCounts gaps = engine.compute(TimeBetweenPurchases.in(all));
        assertThat(gaps.mean().sum()).isEqualByComparingTo("567287");
        assertThat(gaps.mean().count()).isEqualTo(14_197);
        assertThat(Stream.of(0.1, 0.25, 0.5, 0.75, 0.9, 1.0)
                        .map(share -> gaps.quantile(share).getAsInt()))
                .containsExactly(0, 7, 22, 51, 103, 366);
        assertThat(gaps.customers()).isEqualTo(2845);
        assertThat(gaps.meanOfCustomers()).hasValueCloseTo(72.64757611292312, within(1e-6));
        assertThat(engine.compute(TimeBetweenPurchases.in(all).counting(TimeBetweenPurchases.Purchase.DAY))
                        .mean()
                        .count())
                .isEqualTo(12_427);
    }

    private static List<Long> customers(RfmTable table, Dimension dimension) {
        return table.scores(dimension).stream().map(RfmTable.Score::customers).toList();
    }

    private static BigDecimal[] amounts(String text) {
        return List.of(text.split(" ")).stream().map(BigDecimal::new).toArray(BigDecimal[]::new);
    }
}
