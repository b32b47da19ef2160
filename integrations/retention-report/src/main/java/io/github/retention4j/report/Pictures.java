package io.github.retention4j.report;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.clv.PurchaseTracking;
import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.DifferenceInDifferences;
import io.github.retention4j.compare.GroupComparison;
import io.github.retention4j.compare.MemberComparison;
import io.github.retention4j.compare.Trend;
import io.github.retention4j.metric.acquisition.PaybackTable;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.definition.DefinitionTable;
import io.github.retention4j.metric.engagement.ActiveDayCounts;
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
import io.github.retention4j.metric.survival.CumulativeIncidence;
import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.metric.value.Concentration;
import io.github.retention4j.metric.value.OrderValueCounts;
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
import io.github.retention4j.report.chart.HistogramChart;
import io.github.retention4j.report.chart.IncidenceChart;
import io.github.retention4j.report.chart.IndexChart;
import io.github.retention4j.report.chart.IntervalsChart;
import io.github.retention4j.report.chart.MembersChart;
import io.github.retention4j.report.chart.PaybackChart;
import io.github.retention4j.report.chart.RfmGrid;
import io.github.retention4j.report.chart.SurvivalChart;
import io.github.retention4j.report.chart.SurvivalCurves;
import io.github.retention4j.report.chart.TrackingChart;
import io.github.retention4j.report.chart.TrendChart;
import io.github.retention4j.report.chart.WaterfallChart;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.result.Series;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

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
    private static final Map<Class<?>, Shape<?>> SHAPES = shapes();

    private Pictures() {}

    /** What each kind of result looks like. */
    @SuppressWarnings({"rawtypes", "unchecked"}) // A class tells nothing of what segments and cells are of.
    private static Map<Class<?>, Shape<?>> shapes() {
        Shapes all = new Shapes();
        all.shape(Trend.class, trend -> TrendChart.hasData(trend.series()), TrendChart::new);
        all.shape(Series.class, TrendChart::hasData, TrendChart::new);
        all.shape(
                Segmented.class,
                segments -> hasData(segments) || SurvivalCurves.hasData(segments),
                segments -> SurvivalCurves.hasData(segments)
                        ? new SurvivalCurves(segments)
                        : IntervalsChart.of(segments, Optional.empty()));
        all.shape(
                CohortTable.class,
                cohorts -> !cohorts.cohorts().isEmpty(),
                cohorts -> of(cohorts, CohortTable.Show.RETENTION));
        all.shape(SurvivalCurve.class, curve -> curve.spells() > 0, SurvivalChart::new);
        all.shape(CumulativeIncidence.class, shares -> shares.spells() > 0, IncidenceChart::new);
        all.shape(DayCounts.class, Pictures::hasData, HistogramChart::new);
        all.shape(ActiveDayCounts.class, Pictures::hasData, HistogramChart::new);
        all.shape(OrderValueCounts.class, Pictures::hasData, HistogramChart::new);
        all.shape(GroupComparison.class, Pictures::hasTable, IntervalsChart::of);
        all.shape(
                DefinitionTable.class,
                table -> table.rows().stream().anyMatch(row -> row.missing().isEmpty() && hasData(row.result())),
                IntervalsChart::of);
        all.shape(Comparison.class, Pictures::hasData, DifferenceChart::new);
        all.shape(DifferenceInDifferences.class, Pictures::hasData, DifferenceChart::new);
        all.shape(Lifecycle.class, Pictures::hasTable, FlowChart::of);
        all.shape(TierTable.class, Pictures::hasTable, FlowChart::of);
        all.shape(
                CrossTable.class,
                Pictures::hasTable,
                table -> Math.max(table.rows().size(), table.columns().size()) <= FlowChart.MOST_GROUPS
                        ? FlowChart.of(table)
                        : grid(table));
        all.shape(FunnelTable.class, Pictures::hasTable, FunnelChart::new);
        all.shape(
                RevenueMovements.class,
                revenue -> revenue.start().signum() != 0 || revenue.end().signum() != 0,
                WaterfallChart::of);
        all.shape(PointsFlow.class, Pictures::hasTable, WaterfallChart::of);
        all.shape(
                GoalTable.class,
                goals -> goals.lines().stream().anyMatch(line -> line.value().isPresent()),
                GoalChart::new);
        all.shape(RfmTable.class, RfmGrid::hasData, RfmGrid::new);
        all.shape(Fates.class, fates -> !fates.ages().isEmpty(), FatesChart::new);
        all.shape(Concentration.class, Pictures::hasTable, ConcentrationChart::new);
        all.shape(Nps.class, Pictures::hasData, AnswersChart::of);
        all.shape(SurveyScores.class, Pictures::hasData, AnswersChart::of);
        all.shape(PaybackTable.class, PaybackChart::hasData, PaybackChart::new);
        all.shape(LoyaltyIndex.class, Pictures::hasData, IndexChart::new);
        all.shape(PurchaseTracking.class, TrackingChart::hasData, TrackingChart::new);
        all.shape(MemberComparison.class, Pictures::hasTable, MembersChart::new);
        return all.byKind;
    }

    /** What results of a kind look like, if there is anything to draw. */
    private record Shape<R>(Class<R> kind, Predicate<? super R> hasData, Function<? super R, Chart> draws) {
        Optional<Chart> find(Object result) {
            R of = kind.cast(result);
            boolean isUnobserved =
                    result instanceof MetricResult one && one.label().isUnobserved();
            return isUnobserved || !hasData.test(of) ? Optional.empty() : Optional.of(draws.apply(of));
        }
    }

    /** Shapes as they are named, one a line. */
    private static final class Shapes {
        private final Map<Class<?>, Shape<?>> byKind = new LinkedHashMap<>();

        <R> void shape(Class<R> kind, Predicate<? super R> hasData, Function<? super R, Chart> draws) {
            byKind.put(kind, new Shape<>(kind, hasData, draws));
        }
    }

    /**
     * The picture of a result.
     *
     * @param result the result of a metric
     * @return its picture, to be written as SVG or PNG
     * @throws IllegalArgumentException if such a result has no picture, or this one has no data to be drawn
     */
    public static Chart of(Object result) {
        return find(result).orElseThrow(() -> {
            String name = result.getClass().getSimpleName();
            Optional<String> others = result instanceof Segmented<?, ?> of ? withoutPicture(of) : Optional.empty();
            if (others.isPresent()) {
                return new IllegalArgumentException(name + " by " + ((Segmented<?, ?>) result).segment()
                        + " has no picture: its results are " + others.get()
                        + ", which have no picture together; take one of them by its key, or print it");
            }
            return new IllegalArgumentException(
                    SHAPES.containsKey(result.getClass())
                            ? name + " has nothing to draw: "
                                    + (result instanceof MetricResult of ? of.summary() : result)
                            : name + " has no picture; print it, or take its table()");
        });
    }

    /**
     * The picture of a result, if it has a shape and data.
     *
     * @param result anything
     * @return its picture, or empty if such a result has none or this one has no data
     */
    public static Optional<Chart> find(Object result) {
        Shape<?> shape = SHAPES.get(requireNonNull(result, "result").getClass());
        return shape == null ? Optional.empty() : shape.find(result);
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
     * The picture of a figure of each segment, with that of all customers as a line across.
     *
     * @param segments the figures
     * @param total the same figure of all
     * @return the picture
     * @throws IllegalArgumentException if no segment has data
     */
    public static Chart of(Segmented<?, ? extends NumericResult> segments, NumericResult total) {
        return IntervalsChart.of(segments, Optional.of(total));
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

    /** What the results of segments are, if they are not of a kind that has a picture together. */
    private static Optional<String> withoutPicture(Segmented<?, ?> segments) {
        return segments.values().stream()
                .filter(of -> !(of instanceof NumericResult || of instanceof SurvivalCurve))
                .map(of -> of.getClass().getSimpleName())
                .findFirst();
    }

    private static boolean hasTable(MetricResult result) {
        return result.table().isPresent();
    }

    private static boolean hasData(Segmented<?, ?> segments) {
        return areNumbers(segments);
    }

    private static boolean hasData(NumericResult number) {
        return number.value().isPresent();
    }

    /** Whether all of these are numbers, and some have data. */
    private static boolean areNumbers(Map<?, ?> results) {
        return results.values().stream().allMatch(NumericResult.class::isInstance)
                && results.values().stream().anyMatch(of -> hasData((NumericResult) of));
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
