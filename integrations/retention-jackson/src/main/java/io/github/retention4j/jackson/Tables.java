package io.github.retention4j.jackson;

import io.github.retention4j.metric.acquisition.CohortPayback;
import io.github.retention4j.metric.acquisition.PaybackTable;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.definition.Bridge;
import io.github.retention4j.metric.definition.DefinitionTable;
import io.github.retention4j.metric.funnel.FunnelTable;
import io.github.retention4j.metric.funnel.StepTimes;
import io.github.retention4j.metric.retention.Lifecycle;
import io.github.retention4j.metric.segment.CrossTable;
import io.github.retention4j.metric.segment.RfmTable;
import io.github.retention4j.metric.value.QuickRatio;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.result.NumericResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Customers by cohort, step, stage, score and segment. */
final class Tables {
    static final List<Kind<?>> KINDS = List.of(
            new Kind<>(CohortTable.class, "cohort-table", Tables::cohorts),
            new Kind<>(PaybackTable.class, "payback-table", Tables::payback),
            new Kind<>(FunnelTable.class, "funnel", Tables::funnel),
            new Kind<>(StepTimes.class, "step-times", Tables::stepTimes),
            new Kind<>(Lifecycle.class, "lifecycle", Tables::lifecycle),
            new Kind<>(RfmTable.class, "rfm-table", Tables::rfm),
            new Kind<>(CrossTable.class, "cross-table", Tables::cross),
            new Kind<>(DefinitionTable.class, "definition-table", Tables::definitions));

    private Tables() {}

    private static void cohorts(CohortTable table, Json json) {
        json.text("entry", table.entry());
        json.text("ageUnit", table.ageUnit());
        json.list("ages", range(table.ages()), age -> {
            json.count("age", age);
            json.text("name", table.brackets().name(age));
            ClusterShare average = table.average(age);
            json.number("averageRetention", average.value());
            json.part("interval", average.interval());
            Numbers.share(average, json);
        });
        json.list("cohorts", table.cohorts(), cohort -> {
            json.part("period", cohort.period());
            json.count("size", cohort.size());
            json.list("cells", range(cohort.cells().size()), age -> {
                json.count("age", age);
                cell(cohort.cells().get(age), json);
            });
        });
        json.object("leftOut", () -> {
            json.count("enteredBefore", table.leftOut().enteredBefore());
            json.count("undated", table.leftOut().undated());
            json.count("orders", table.leftOut().orders());
            json.money("revenue", table.leftOut().revenue());
        });
    }

    private static void cell(CohortTable.Cell cell, Json json) {
        json.code("observation", cell.observation());
        json.count("customers", cell.customers());
        json.count("orders", cell.orders());
        json.count("placedOrders", cell.placedOrders());
        json.money("grossRevenue", cell.grossRevenue());
        json.money("revenue", cell.revenue());
    }

    private static List<Integer> range(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    private static void payback(PaybackTable table, Json json) {
        json.text("followedBy", table.followedBy());
        json.part("cost", table.cost());
        json.money("spendElsewhere", table.spendElsewhere());
        json.list("cohorts", table.cohorts(), cohort -> cohort(cohort, json));
    }

    private static void cohort(CohortPayback cohort, Json json) {
        json.part("period", cohort.period());
        json.count("customers", cohort.cost().customers());
        json.money("spend", cohort.cost().spend());
        json.count("paidIn", cohort.paidIn());
        json.count("belowAgainIn", cohort.belowAgainIn());
        json.count("monthsOver", cohort.monthsOver());
        json.money("margin", cohort.margin());
        json.number("covered", cohort.covered());
        json.list("earned", range(cohort.earned().size()), month -> {
            CohortPayback.Earned earned = cohort.earned().get(month);
            json.count("month", month);
            json.code("observation", earned.observation());
            json.money("margin", earned.margin());
            json.number("covered", cohort.covered(month));
        });
    }

    private static void funnel(FunnelTable funnel, Json json) {
        json.count("hits", funnel.conversion().hits());
        json.count("total", funnel.conversion().total());
        json.count("open", funnel.open());
        json.minutes("medianMinutes", funnel.time().median());
        json.list("steps", range(funnel.steps().size()), i -> {
            FunnelTable.Step step = funnel.steps().get(i);
            boolean isFirst = i == 0;
            // Steps are numbered from 1.
            int number = i + 1;
            json.text("name", step.name());
            json.count("customers", step.customers());
            json.count("open", step.open());
            json.count("ofNobody", step.ofNobody());
            json.number("ofFirst", funnel.ofFirst(number).value());
            OptionalDouble ofPrevious =
                    isFirst ? OptionalDouble.empty() : funnel.ofPrevious(number).value();
            json.number("ofPrevious", ofPrevious);
            Optional<Duration> median =
                    isFirst ? Optional.empty() : funnel.time(number).median();
            json.minutes("medianMinutes", median);
        });
    }

    private static void stepTimes(StepTimes times, Json json) {
        json.count("customers", times.customers());
        json.minutes("medianMinutes", times.median());
        Values.byMinutes(json, times.customersByMinutes());
    }

    private static void lifecycle(Lifecycle lifecycle, Json json) {
        json.count("customers", lifecycle.customers());
        json.list("stages", Arrays.asList(Lifecycle.Stage.values()), stage -> {
            json.code("stage", stage);
            json.count("customers", lifecycle.customers(stage));
        });
        json.list("flows", lifecycle.flows(), flow -> {
            json.code("from", flow.from());
            json.code("to", flow.to());
            json.count("customers", flow.customers());
        });
    }

    private static void rfm(RfmTable rfm, Json json) {
        json.day("asOf", rfm.asOf());
        json.count("customers", rfm.customers());
        json.parts("recencyCuts", rfm.recencyCuts());
        json.parts("frequencyCuts", rfm.frequencyCuts());
        json.parts("monetaryCuts", rfm.monetaryCuts());
        json.list("names", rfm.named(), named -> {
            json.text("name", named.name());
            json.count("customers", named.customers());
            json.count("orders", named.orders());
            json.money("revenue", named.revenue());
        });
        json.list("cells", rfm.cells(), cell -> {
            json.count("recency", cell.recency());
            json.count("frequency", cell.frequency());
            json.count("monetary", cell.monetary());
            json.text("name", rfm.names().of(cell.recency(), cell.frequency(), cell.monetary()));
            json.count("customers", cell.customers());
            json.count("orders", cell.orders());
            json.money("revenue", cell.revenue());
        });
    }

    private static void cross(CrossTable<?, ?> table, Json json) {
        json.count("customers", table.customers());
        json.texts("rows", table.rows().stream().map(String::valueOf).toList());
        json.texts("columns", table.columns().stream().map(String::valueOf).toList());
        json.list("cells", table.cells(), cell -> {
            json.text("row", String.valueOf(cell.row()));
            json.text("column", String.valueOf(cell.column()));
            json.count("customers", cell.customers());
        });
        json.number("same", table.same().value());
        json.number("adjustedRandIndex", table.adjustedRandIndex());
        json.texts("notes", table.notes());
    }

    private static void definitions(DefinitionTable table, Json json) {
        json.list("rows", table.rows(), row -> {
            json.text("name", row.name());
            json.part("result", row.result());
            // A row that is hidden or not observed has counts that its result does not tell.
            boolean isShown = !row.result().label().isUnobserved();
            bridge("part", isShown, row.part(), above(row.result()), json);
            bridge("whole", isShown, row.whole(), below(row.result()), json);
            json.textIfAny("missing", row.missing());
            json.textIfAny("elsewhere", row.elsewhere());
        });
        json.list("countedElsewhere", table.countedElsewhere(), step -> {
            json.text("what", step.what());
            json.exact("by", step.by());
        });
    }

    private static void bridge(String name, boolean isShown, Bridge bridge, Optional<String> currency, Json json) {
        if (!isShown) {
            json.part(name, Optional.empty());
            return;
        }
        json.object(name, () -> {
            json.sum("start", bridge.start(), currency);
            json.list("steps", bridge.steps(), step -> {
                json.text("what", step.what());
                json.sum("by", step.by(), currency);
            });
            json.sum("total", bridge.total(), currency);
        });
    }

    /** The currency of a numerator that is money. */
    private static Optional<String> above(NumericResult result) {
        return below(result).or(() -> result.unit().currency());
    }

    /** The currency of a denominator that is money. */
    private static Optional<String> below(NumericResult result) {
        if (result instanceof MoneyRatio ratio) {
            return Optional.of(ratio.currency());
        }
        return result instanceof QuickRatio ratio
                ? Optional.of(ratio.movements().currency())
                : Optional.empty();
    }
}
