package io.github.retention4j.examples;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.language.Digits;
import io.github.retention4j.report.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draw a result: a table of cohorts and a survival curve, as SVG and as PNG, in English and in Arabic. */
public final class DrawAResult {
    private DrawAResult() {}

    public static void main(String[] args) throws IOException {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        Path folder = Files.createTempDirectory("pictures");

        CohortTable cohorts = engine.compute(CohortRetention.quarterly());
        System.out.println(Pictures.of(cohorts).svg(folder.resolve("cohorts.svg")));
        System.out.println(Pictures.of(engine.compute(
                        TimeToEvent.toNthOrder(2).within(BundledStore.history().observed())))
                .png(folder.resolve("second-order.png")));

        Language arabic = Language.ARABIC.with(Digits.ARABIC_INDIC);
        System.out.println(Pictures.of(cohorts.atAge(1)).in(arabic).svg(folder.resolve("ar.svg")));
        System.out.println(
                arabic.tell(cohorts.retention(cohorts.cohorts().get(0).period(), 1)));
    }
}
