package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.metric.funnel.Funnel;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.metric.programme.PointsFate;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.metric.value.OrderValues;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.metric.value.RevenueConcentration;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.result.MetricResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A picture that leaves the page says whose it is. */
class TitlesTest {
    private static final Window YEAR = Window.year(2025);
    private static final MetricsEngine SOME = TestShop.engine().where("loyal", customer -> customer.orderCount() > 1);

    static Stream<Metric<?, ? extends MetricResult>> metrics() {
        return Stream.of(
                CohortRetention.quarterly(),
                Comparison.of(RepeatPurchaseRate.in(YEAR)).with(RepeatPurchaseRate.in(Window.month(2026, 2))),
                Funnel.in(YEAR),
                LifecycleStages.in(YEAR),
                OrderValues.in(YEAR),
                PointsFate.of(TestShop.programme()),
                PointsFlows.in(YEAR).of(TestShop.programme()),
                RecurringRevenue.in(Window.month(2026, 2)),
                RevenueConcentration.in(YEAR),
                Rfm.in(YEAR),
                Scorecard.in(YEAR).atLeast(0.2, RepeatPurchaseRate::in),
                TimeBetweenPurchases.in(YEAR),
                TimeToEvent.toNthOrder(2).within(YEAR));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void aPictureOfSomeCustomersSaysSo(Metric<?, ? extends MetricResult> metric) {
        assertThat(title(SOME.compute(metric))).contains("only loyal");
    }

    @Test
    void soDoSeriesAndSegments() {
        assertThat(title(SOME.trend(Window.quarters(2025, 1, 2025, 4), RepeatPurchaseRate::in)))
                .contains("only loyal");
        assertThat(title(SOME.compute(RepeatPurchaseRate.in(YEAR).by(Segments.city()))))
                .contains("only loyal");
    }

    private static String title(Object result) {
        return Pictures.of(result).draw(Language.ENGLISH).title();
    }
}
