package io.github.retention4j.report;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.compare.Trend;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.engagement.ActiveDayCounts;
import io.github.retention4j.metric.survival.CumulativeIncidence;
import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.metric.value.OrderValueCounts;
import io.github.retention4j.report.chart.CohortCurves;
import io.github.retention4j.report.chart.CohortHeatMap;
import io.github.retention4j.report.chart.HistogramChart;
import io.github.retention4j.report.chart.IncidenceChart;
import io.github.retention4j.report.chart.SurvivalChart;
import io.github.retention4j.report.chart.TrendChart;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Series;
import java.util.Optional;

/**
 * Pictures of results.
 *
 * <ul>
 *   <li>A result without data has no picture: {@link #find} is empty, and {@link #of} says why.
 * </ul>
 *
 * <pre>{@code
 * Pictures.of(cohorts).svg(Path.of("cohorts.svg"));
 * }</pre>
 */
public final class Pictures {
    private Pictures() {}

    /**
     * The picture of a result.
     *
     * @param result the result of a metric
     * @return its picture, to be written as SVG or PNG
     * @throws IllegalArgumentException if such a result has no picture, or this one has no data to be drawn
     */
    public static Chart of(Object result) {
        return find(result).orElseThrow(() -> refusal(result));
    }

    private static IllegalArgumentException refusal(Object result) {
        String name = result.getClass().getSimpleName();
        return new IllegalArgumentException(
                isEmpty(result)
                        ? "this " + name + " has no picture, for there is nothing to draw: " + result
                        : name + " has no picture; print it, or take its table()");
    }

    /**
     * The picture of a result, if it has a shape and data.
     *
     * @param result anything
     * @return its picture, or empty if such a result has none or this one has no data
     */
    public static Optional<Chart> find(Object result) {
        requireNonNull(result, "result");
        if (isEmpty(result)) {
            return Optional.empty();
        }
        return overTime(result);
    }

    /** Whether there is nothing to be drawn. */
    private static boolean isEmpty(Object result) {
        if (result instanceof Trend trend) {
            return isEmpty(trend.series());
        }
        if (result instanceof Series<?> series) {
            return series.results().values().stream().allMatch(Pictures::isEmpty);
        }
        if (result instanceof CohortTable cohorts) {
            return cohorts.cohorts().isEmpty();
        }
        if (result instanceof SurvivalCurve curve) {
            return curve.spells() == 0;
        }
        if (result instanceof CumulativeIncidence shares) {
            return shares.spells() == 0;
        }
        return result instanceof NumericResult number && number.value().isEmpty();
    }

    /** Charts of time and of distributions. */
    private static Optional<Chart> overTime(Object result) {
        if (result instanceof Trend trend) {
            return overTime(trend.series());
        }
        if (result instanceof Series<?> series && TrendChart.isOfNumbers(series)) {
            return Optional.of(new TrendChart(series));
        }
        if (result instanceof CohortTable cohorts) {
            return Optional.of(of(cohorts, CohortTable.Show.RETENTION));
        }
        if (result instanceof SurvivalCurve curve) {
            return Optional.of(new SurvivalChart(curve));
        }
        if (result instanceof CumulativeIncidence shares) {
            return Optional.of(new IncidenceChart(shares));
        }
        if (result instanceof DayCounts gaps) {
            return Optional.of(new HistogramChart(gaps));
        }
        if (result instanceof ActiveDayCounts days) {
            return Optional.of(new HistogramChart(days));
        }
        if (result instanceof OrderValueCounts values) {
            return Optional.of(new HistogramChart(values));
        }
        return Optional.empty();
    }

    /**
     * Cohorts as a table of colours.
     *
     * @param cohorts the cohorts
     * @param show which figure its cells tell
     * @return the picture
     * @throws IllegalArgumentException if there is no cohort
     */
    public static Chart of(CohortTable cohorts, CohortTable.Show show) {
        return new CohortHeatMap(cohorts, show);
    }

    /**
     * Cohorts as curves of retention by age.
     *
     * @param cohorts the cohorts
     * @return the picture
     * @throws IllegalArgumentException if there is no cohort
     */
    public static Chart curvesOf(CohortTable cohorts) {
        return curvesOf(cohorts, CohortTable.Show.RETENTION);
    }

    /**
     * Cohorts as curves by age.
     *
     * @param cohorts the cohorts
     * @param show which figure the curves tell, such as the cumulative value
     * @return the picture
     * @throws IllegalArgumentException if there is no cohort
     */
    public static Chart curvesOf(CohortTable cohorts, CohortTable.Show show) {
        return new CohortCurves(cohorts, show);
    }
}
