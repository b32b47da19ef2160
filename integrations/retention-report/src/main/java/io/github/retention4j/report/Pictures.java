package io.github.retention4j.report;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.DifferenceInDifferences;
import io.github.retention4j.compare.GroupComparison;
import io.github.retention4j.compare.MemberComparison;
import io.github.retention4j.compare.Trend;
import io.github.retention4j.metric.acquisition.PaybackTable;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.definition.DefinitionTable;
import io.github.retention4j.metric.funnel.FunnelTable;
import io.github.retention4j.metric.index.GoalTable;
import io.github.retention4j.metric.index.LoyaltyIndex;
import io.github.retention4j.metric.programme.Fates;
import io.github.retention4j.metric.programme.PointsFlow;
import io.github.retention4j.metric.programme.TierTable;
import io.github.retention4j.metric.retention.Lifecycle;
import io.github.retention4j.metric.satisfaction.Nps;
import io.github.retention4j.metric.satisfaction.SurveyScores;
import io.github.retention4j.metric.segment.CrossTable;
import io.github.retention4j.metric.segment.RfmTable;
import io.github.retention4j.metric.value.Concentration;
import io.github.retention4j.metric.value.RevenueMovements;
import io.github.retention4j.report.chart.AnswersChart;
import io.github.retention4j.report.chart.CohortCurves;
import io.github.retention4j.report.chart.CohortHeatMap;
import io.github.retention4j.report.chart.ConcentrationChart;
import io.github.retention4j.report.chart.CrossChart;
import io.github.retention4j.report.chart.DifferenceChart;
import io.github.retention4j.report.chart.FatesChart;
import io.github.retention4j.report.chart.FlowChart;
import io.github.retention4j.report.chart.FunnelChart;
import io.github.retention4j.report.chart.GoalChart;
import io.github.retention4j.report.chart.IndexChart;
import io.github.retention4j.report.chart.IntervalsChart;
import io.github.retention4j.report.chart.MembersChart;
import io.github.retention4j.report.chart.PaybackChart;
import io.github.retention4j.report.chart.RfmGrid;
import io.github.retention4j.report.chart.TrendChart;
import io.github.retention4j.report.chart.WaterfallChart;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Segmented;
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
        return overTime(result).or(() -> parts(result));
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
        boolean isNoValue =
                result instanceof NumericResult number && number.value().isEmpty();
        return isNoValue || isWithoutParts(result);
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
        return Optional.empty();
    }

    // Parts, flows and comparisons.

    /**
     * The picture of a figure of each segment, with that of all customers as a line across.
     *
     * @param segmented the figures
     * @param total the same figure of all
     * @return the picture
     * @throws IllegalArgumentException if no segment has data
     */
    public static Chart of(Segmented<?, ? extends NumericResult> segmented, NumericResult total) {
        return IntervalsChart.of(segmented, Optional.of(total));
    }

    /**
     * The customers of two segmentations as a table of colours, in place of the ribbons between them.
     *
     * @param table the customers of each row and column
     * @return the picture
     * @throws IllegalArgumentException if there are none
     */
    public static Chart grid(CrossTable<?, ?> table) {
        return new CrossChart(table);
    }

    private static Optional<Chart> parts(Object result) {
        if (result instanceof Segmented<?, ?> segmented
                && segmented.values().stream().allMatch(NumericResult.class::isInstance)) {
            return Optional.of(IntervalsChart.of(segmented, Optional.empty()));
        } else if (result instanceof GroupComparison<?> groups) {
            return Optional.of(IntervalsChart.of(groups));
        } else if (result instanceof DefinitionTable definitions) {
            return Optional.of(IntervalsChart.of(definitions));
        } else if (result instanceof Comparison comparison) {
            return Optional.of(new DifferenceChart(comparison));
        } else if (result instanceof DifferenceInDifferences change) {
            return Optional.of(new DifferenceChart(change));
        } else if (result instanceof Lifecycle stages) {
            return Optional.of(FlowChart.of(stages));
        } else if (result instanceof TierTable tiers) {
            return Optional.of(FlowChart.of(tiers));
        } else if (result instanceof CrossTable<?, ?> table) {
            boolean isSmall = Math.max(table.rows().size(), table.columns().size()) <= FlowChart.MOST_GROUPS;
            return Optional.of(isSmall ? FlowChart.of(table) : new CrossChart(table));
        } else if (result instanceof FunnelTable funnel) {
            return Optional.of(new FunnelChart(funnel));
        } else if (result instanceof RevenueMovements revenue) {
            return Optional.of(WaterfallChart.of(revenue));
        } else if (result instanceof PointsFlow points) {
            return Optional.of(WaterfallChart.of(points));
        } else if (result instanceof GoalTable goals) {
            return Optional.of(new GoalChart(goals));
        } else if (result instanceof RfmTable rfm) {
            return Optional.of(new RfmGrid(rfm));
        } else if (result instanceof Fates fates) {
            return Optional.of(new FatesChart(fates));
        } else if (result instanceof Concentration concentration) {
            return Optional.of(new ConcentrationChart(concentration));
        } else if (result instanceof Nps nps) {
            return Optional.of(AnswersChart.of(nps));
        } else if (result instanceof SurveyScores scores) {
            return Optional.of(AnswersChart.of(scores));
        } else if (result instanceof PaybackTable payback) {
            return Optional.of(new PaybackChart(payback));
        } else if (result instanceof LoyaltyIndex index) {
            return Optional.of(new IndexChart(index));
        } else if (result instanceof MemberComparison<?> members) {
            return Optional.of(new MembersChart(members));
        }
        return Optional.empty();
    }

    /** Whether a result of parts, flows and comparisons has no data. */
    private static boolean isWithoutParts(Object result) {
        if (result instanceof Segmented<?, ?> segmented) {
            return segmented.values().stream()
                    .allMatch(of ->
                            of instanceof NumericResult number && number.value().isEmpty());
        } else if (result instanceof DefinitionTable table) {
            return table.rows().stream()
                    .noneMatch(row ->
                            row.missing().isEmpty() && row.result().value().isPresent());
        } else if (result instanceof GoalTable goals) {
            return goals.lines().stream().allMatch(line -> line.value().isEmpty());
        } else if (result instanceof RevenueMovements revenue) {
            boolean isNothing = revenue.start().signum() == 0 && revenue.end().signum() == 0;
            return revenue.label().isUnobserved() || isNothing;
        } else if (result instanceof PaybackTable payback) {
            return !PaybackChart.hasData(payback);
        }
        boolean isTable = result instanceof GroupComparison<?>
                || result instanceof MemberComparison<?>
                || result instanceof Lifecycle
                || result instanceof TierTable
                || result instanceof CrossTable<?, ?>
                || result instanceof PointsFlow
                || result instanceof RfmTable
                || result instanceof Fates
                || result instanceof Concentration;
        return isTable && result instanceof MetricResult of && of.table().isEmpty();
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
