package io.github.retention4j.examples;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.cohort.CohortEntry;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.report.ReportPage;
import io.github.retention4j.report.Section;
import io.github.retention4j.report.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What should the owner see? One page to open, print and send, in Arabic, with a section of your own and a goal. */
public final class WhatShouldTheOwnerSee {
    private WhatShouldTheOwnerSee() {}

    public static void main(String[] args) throws IOException {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        Section gifts = Section.asking(
                "هل يعود من بدأ بهدية؟",
                CohortRetention.quarterly().enteredBy(CohortEntry.firstOrder().tagged("gift")));

        Path page = ReportPage.of(engine)
                .in(Language.ARABIC)
                .titled("متجرنا")
                .spending(BundledStore.spend(), Margin.of(0.4))
                .programme(BundledStore.programme())
                .goals(month -> Scorecard.in(month).atLeast(0.35, RetentionRate::in))
                .and(gifts)
                .write(Files.createTempFile("report", ".html"));
        System.out.println("open " + page.toUri());
    }
}
