package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.month;
import static io.github.retention4j.model.Window.months;
import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.definition.DefinitionTable;
import io.github.retention4j.metric.definition.DefinitionTable.Row;
import io.github.retention4j.metric.definition.RepeatPurchaseDefinitions;
import io.github.retention4j.metric.definition.RetentionDefinitions;
import io.github.retention4j.result.Unit;

/** Why do two tools disagree? Every definition of one question, and in counts what tells them apart. */
public final class WhyDoTwoToolsDisagree {
    private WhyDoTwoToolsDisagree() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());

        DefinitionTable retention = engine.compute(RetentionDefinitions.in(month(2026, 3)));
        System.out.println(retention);

        // One tool says 51 %, the other 93 %: a row is a value too.
        Row counts = retention.row("counts");
        double apart = counts.result().value().orElseThrow()
                - retention.first().result().value().orElseThrow();
        System.out.println(
                "between the two: " + Unit.PERCENTAGE_POINTS.tell(apart) + ", since " + counts.explanation());

        System.out.println(engine.compute(RepeatPurchaseDefinitions.in(quarter(2025, 4))));
        System.out.println(engine.trend(months(2026, 1, 2026, 3), RetentionDefinitions::in));
    }
}
