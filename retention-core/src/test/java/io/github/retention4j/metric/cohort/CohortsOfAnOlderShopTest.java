package io.github.retention4j.metric.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** The data of a shop may begin in the midst of its life: who was there before is not new. */
class CohortsOfAnOlderShopTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final Instant BEFORE = Instant.parse("2025-11-03T00:00:00Z");
    private static final Instant IN_DATA = Instant.parse("2026-01-09T00:00:00Z");

    private static CohortTable table(CohortRetention metric, HistoryBuilder builder) {
        builder.observedThrough(LocalDate.of(2026, 3, 31));
        builder.customers(List.of(
                Customer.builder("1").firstSeen(BEFORE).build(),
                Customer.builder("2").firstSeen(IN_DATA).build(),
                Customer.builder("3").firstSeen(BEFORE).build()));
        for (String day : List.of("2026-01-10", "2026-02-10")) {
            Instant at = Instant.parse(day + "T12:00:00Z");
            builder.addOrder(1, at.toEpochMilli(), 100);
            builder.addOrder(2, at.toEpochMilli(), 100);
            builder.addOrder(4, at.toEpochMilli(), 100);
        }
        History history = builder.build();
        return MetricsEngine.over(history).compute(metric);
    }

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    @Test
    void customersFromBeforeTheDataAreCountedApart() {
        for (CohortRetention metric : List.of(
                CohortRetention.monthly(), CohortRetention.monthly().cells(CohortRetention.CellRule.ON_OR_AFTER))) {
            CohortTable cohorts = table(metric, builder().observedFrom(FIRST));
            assertThat(cohorts.cohort(Window.month(2026, 1)).orElseThrow().size())
                    .isEqualTo(2);
            // The third never ordered in the data: of that customer no cohort is missed.
            assertThat(cohorts.leftOut().enteredBefore()).isEqualTo(1);
            assertThat(cohorts.toString()).contains("in no cohort: 1 customer who was there before the data begin");
        }
    }

    @Test
    void whereTheFirstEventIsTheOpeningNobodyIsOlder() {
        CohortTable cohorts = table(CohortRetention.monthly(), builder());
        assertThat(cohorts.cohort(Window.month(2026, 1)).orElseThrow().size()).isEqualTo(3);
        assertThat(cohorts.leftOut().enteredBefore()).isZero();
        assertThat(cohorts.toString()).doesNotContain("in no cohort");
    }

    /** An older customer is told of where a cohort misses one, and nowhere else. */
    @Test
    void whoIsLeftOutIsToldOfTheCohortsOfTheTable() {
        CohortRetention form = CohortRetention.monthly();
        assertThat(leftOut(form.within(Window.month(2026, 1)))).isEqualTo(1);
        assertThat(leftOut(form.within(Window.month(2026, 2)))).isZero();
        assertThat(leftOut(form.enteredBy(CohortEntry.firstOrder().tagged("gift"))))
                .isZero();
    }

    private static long leftOut(CohortRetention form) {
        return table(form, builder().observedFrom(FIRST)).leftOut().enteredBefore();
    }

    @Test
    void aPeriodBeforeTheDataIsNotObserved() {
        CohortTable older = table(CohortRetention.monthly(), builder().observedFrom(FIRST));
        assertThat(older.retention(Window.month(2025, 12), 0).label().isUnobserved())
                .isTrue();
        CohortTable midway = table(CohortRetention.quarterly(), builder().observedFrom(LocalDate.of(2025, 12, 5)));
        assertThat(midway.retention(Window.quarter(2025, 3), 0).label().observation())
                .isEqualTo(Observation.NOT_OBSERVED);
        assertThat(midway.retention(Window.quarter(2025, 4), 0).label().observation())
                .isEqualTo(Observation.PARTLY_OBSERVED);
        CohortTable opened = table(CohortRetention.monthly(), builder());
        assertThat(opened.retention(Window.month(2025, 12), 0).label().observation())
                .isEqualTo(Observation.OBSERVED);
    }

    @Test
    void aRecurringEntryTakesEverybody() {
        CohortTable cohorts = table(
                CohortRetention.monthly().enteredBy(CohortEntry.recurring()),
                builder().observedFrom(FIRST));
        assertThat(cohorts.cohort(Window.month(2026, 2)).orElseThrow().size()).isEqualTo(3);
        assertThat(cohorts.leftOut().enteredBefore()).isZero();
    }
}
