package io.github.retention4j.examples;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.cohort.CohortEntry;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortRetention.CellRule;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.cohort.CohortTable.Show;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.time.Duration;

/** When do those come back who first came in the same month? By the Hijri calendar, by brackets of days, and by sign-up. */
public final class WhenDoCohortsComeBack {
    private WhenDoCohortsComeBack() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());

        CohortTable hijri = engine.compute(CohortRetention.by(CalendarUnit.HIJRI_MONTH));
        System.out.println(hijri);
        System.out.println(hijri.retention(Window.hijriMonth(1447, 6), 1));
        System.out.println(hijri.average(1));
        System.out.println(hijri.text(Show.CUMULATIVE_VALUE));

        CohortRetention firstWeeks = CohortRetention.monthly().within(Window.quarter(2025, 4));
        System.out.println(engine.compute(firstWeeks.agedBy(Duration.ofDays(1)).brackets(1, 8, 31, 61, 91)));

        CohortRetention signUps = CohortRetention.quarterly().enteredBy(CohortEntry.signUp());
        System.out.println(engine.compute(signUps.cells(CellRule.CUMULATIVE)));
    }
}
