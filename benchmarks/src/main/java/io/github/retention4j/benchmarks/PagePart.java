package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.report.ReportPage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;

/** The page with all its sections: one pass over the history for all numbers, then the drawing, which no number of orders makes longer. */
final class PagePart {
    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 2;
    private static final double NANOS_A_SECOND = 1e9;
    private static final double BYTES_A_KILOBYTE = 1000;

    private PagePart() {}

    static void run(int orders, ZoneId zone) throws Exception {
        History history = Ours.build(OrderColumns.generate(orders, Spread.SKEWED), zone, 1);
        MetricsEngine engine = MetricsEngine.over(history);
        String page = ReportPage.of(engine).html();
        if (!page.equals(ReportPage.of(engine).html())) {
            throw new IllegalStateException("two pages of one history differ");
        }
        Contender pages = new Contender(() -> ReportPage.of(engine).html()).warmedUp(WARM_UPS);
        Contender cohorts = new Contender(() -> engine.compute(CohortRetention.monthly())).warmedUp(WARM_UPS);
        Contender.takeTurns(ROUNDS, pages, cohorts);
        Table table = new Table(String.format(Locale.ROOT, "%,d orders, the page, %s, one thread", orders, zone));
        table.atMost("built history → page with all sections", pages.nanos() / NANOS_A_SECOND, "s", 3);
        table.figure("as many cohort tables as it takes the time of", pages.nanos() / cohorts.nanos(), "×");
        table.atMost("size of the page", page.getBytes(StandardCharsets.UTF_8).length / BYTES_A_KILOBYTE, "kB", 1000);
    }
}
