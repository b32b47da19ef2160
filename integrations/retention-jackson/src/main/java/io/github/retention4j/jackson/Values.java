package io.github.retention4j.jackson;

import io.github.retention4j.compare.SignificanceTest;
import io.github.retention4j.engine.Report;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.survival.Estimate;
import io.github.retention4j.metric.survival.LogRankTest;
import io.github.retention4j.metric.survival.SurvivalQuantile;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.PointsEntry;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.result.ControlLimits;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Reason;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.result.Series;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/** What results are made of, and what holds results. */
final class Values {
    static final List<Kind<?>> KINDS = List.of(
            Kind.part(Window.class, Values::window),
            Kind.part(Unit.class, Values::unit),
            Kind.part(Interval.class, Values::interval),
            Kind.part(BigMoney.class, Values::money),
            Kind.part(Money.class, (money, json) -> money(money.toBigMoney(), json)),
            Kind.part(Estimate.class, Values::estimate),
            Kind.part(SurvivalQuantile.class, Values::quantile),
            Kind.part(SignificanceTest.class, Values::test),
            Kind.part(Reason.class, Values::reason),
            Kind.part(PointsEntry.class, Values::entry),
            new Kind<>(Table.class, "table", Values::table),
            new Kind<>(Series.class, "series", Values::series),
            new Kind<>(Segmented.class, "segmented", Values::segmented),
            new Kind<>(Report.class, "report", Values::report),
            new Kind<>(CustomerList.class, "customer-list", Values::customers),
            new Kind<>(PointsLedger.class, "points-ledger", (ledger, json) -> json.parts("entries", ledger.entries())),
            new Kind<>(LogRankTest.class, "log-rank-test", Values::logRank));

    private Values() {}

    private static void window(Window window, Json json) {
        json.text("name", window.toString());
        json.day("start", window.start());
        json.day("end", window.end());
    }

    private static void unit(Unit unit, Json json) {
        json.code("quantity", unit.quantity());
        json.textIfAny("name", unit.name());
        json.textIfAny("per", unit.per());
    }

    private static void interval(Interval interval, Json json) {
        json.number("low", interval.low());
        json.number("high", interval.high());
        json.number("level", interval.level());
        json.text("method", interval.method());
    }

    private static void money(BigMoney money, Json json) {
        json.text("amount", money.getAmount().toPlainString());
        json.text("currency", money.getCurrencyUnit().getCode());
    }

    private static void estimate(Estimate estimate, Json json) {
        json.number("value", estimate.value());
        json.number("standardError", estimate.standardError());
        json.part("unit", estimate.unit());
        json.part("interval", estimate.interval());
    }

    private static void quantile(SurvivalQuantile quantile, Json json) {
        json.number("share", quantile.share());
        json.number("time", quantile.time());
        json.number("low", quantile.low());
        json.number("high", quantile.high());
    }

    private static void test(SignificanceTest test, Json json) {
        json.text("method", test.method());
        json.number("statistic", test.statistic());
        json.number("pValue", test.pValue());
    }

    private static void reason(Reason reason, Json json) {
        json.text("text", reason.text());
        json.sum("stake", reason.stake(), reason.unit().currency());
        json.part("unit", reason.unit());
    }

    private static void entry(PointsEntry entry, Json json) {
        json.text("at", entry.at().toString());
        json.day("day", entry.day());
        json.code("kind", entry.kind());
        json.count("points", entry.points());
        json.count("balance", entry.balance());
        json.count("pending", entry.pending());
        json.text("orderAt", entry.order().map(Instant::toString));
        json.text("name", entry.name());
    }

    private static void table(Table table, Json json) {
        json.textIfAny("title", table.title());
        json.list("columns", table.columns(), column -> {
            json.textIfAny("name", column.name());
            json.code("cells", column.cells());
        });
        json.lists("rows", table.rows());
        json.texts("notes", table.notes());
    }

    private static void series(Series<?> series, Json json) {
        json.textIfAny("metric", series.metric());
        json.list("results", series.windows(), window -> {
            json.part("window", window);
            json.part("result", series.get(window));
            json.number("change", series.change(window));
            json.number("changeOnYear", series.changeOnYear(window));
        });
        Optional<NumericResult> figure = series.results().values().stream()
                .filter(NumericResult.class::isInstance)
                .map(NumericResult.class::cast)
                .findFirst();
        Optional<ControlLimits> limits = figure.isEmpty() ? Optional.empty() : series.controlLimits();
        if (limits.isEmpty()) {
            json.part("controlLimits", limits);
            return;
        }
        ControlLimits of = limits.get();
        json.object("controlLimits", () -> {
            json.number("centre", of.centre());
            json.number("lower", of.lower(figure.get()));
            json.number("upper", of.upper(figure.get()));
            json.number("meanMovingRange", of.meanMovingRange());
            json.parts("outside", of.outside());
        });
    }

    private static void segmented(Segmented<?, ?> segmented, Json json) {
        json.text("segment", segmented.segment());
        json.textIfAny("population", segmented.population());
        json.text("note", segmented.note());
        json.results("results", segmented);
    }

    private static void report(Report report, Json json) {
        json.list("results", report.metrics(), metric -> {
            json.text("metric", metric.name());
            json.part("result", resultOf(report, metric));
        });
    }

    private static Object resultOf(Report report, Metric<?, ?> metric) {
        return report.get(metric);
    }

    private static void customers(CustomerList<?> list, Json json) {
        json.count("customers", list.customers());
        json.texts("columns", list.columns());
        json.textIfAny("note", list.note());
        json.list("entries", list.entries(), entry -> {
            json.text("id", entry.id());
            json.part("value", entry.value());
        });
    }

    private static void logRank(LogRankTest test, Json json) {
        json.code("weights", test.weights());
        json.number("chiSquared", test.chiSquared());
        json.count("degreesOfFreedom", test.degreesOfFreedom());
        json.number("pValue", Double.isFinite(test.chiSquared()) ? test.pValue() : Double.NaN);
        json.list("groups", test.groups(), group -> {
            json.text("name", group.name());
            json.count("spells", group.spells());
            json.number("observed", group.observed());
            json.number("expected", group.expected());
        });
    }

    /** A result of somebody's own: its value in words, and the table it prints as. */
    static void other(MetricResult result, Json json) {
        json.text("summary", result.summary());
        json.part("table", result.table());
    }

    /** Counts by their place in a list, from a number on, those of nothing left out. */
    static void histogram(Json json, String name, String key, String counted, int from, List<Long> counts) {
        json.list(
                name,
                IntStream.range(0, counts.size())
                        .filter(i -> counts.get(i) > 0)
                        .boxed()
                        .toList(),
                i -> {
                    json.count(key, from + i);
                    json.count(counted, counts.get(i));
                });
    }

    /** Counts by whole minutes. */
    static void byMinutes(Json json, Map<Integer, Long> customers) {
        json.list("customersByMinutes", customers.entrySet(), entry -> {
            json.count("minutes", entry.getKey());
            json.count("customers", entry.getValue());
        });
    }
}
