package io.github.retention4j.report;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.DifferenceInDifferences;
import io.github.retention4j.compare.GroupComparison;
import io.github.retention4j.compare.Trend;
import io.github.retention4j.metric.definition.DefinitionTable;
import io.github.retention4j.metric.funnel.FunnelTable;
import io.github.retention4j.metric.programme.PointsFlow;
import io.github.retention4j.metric.programme.TierTable;
import io.github.retention4j.metric.retention.Lifecycle;
import io.github.retention4j.metric.segment.CrossTable;
import io.github.retention4j.metric.value.RevenueMovements;
import io.github.retention4j.report.chart.DifferenceChart;
import io.github.retention4j.report.chart.FlowChart;
import io.github.retention4j.report.chart.FunnelChart;
import io.github.retention4j.report.chart.IntervalsChart;
import io.github.retention4j.report.chart.MembersChart;
import io.github.retention4j.report.chart.IndexChart;
import io.github.retention4j.report.chart.PaybackChart;
import io.github.retention4j.report.chart.AnswersChart;
import io.github.retention4j.report.chart.ConcentrationChart;
import io.github.retention4j.report.chart.FatesChart;
import io.github.retention4j.compare.MemberComparison;
import io.github.retention4j.metric.index.LoyaltyIndex;
import io.github.retention4j.metric.acquisition.PaybackTable;
import io.github.retention4j.metric.satisfaction.SurveyScores;
import io.github.retention4j.metric.satisfaction.Nps;
import io.github.retention4j.metric.value.Concentration;
import io.github.retention4j.metric.programme.Fates;
import io.github.retention4j.report.chart.RfmGrid;
import io.github.retention4j.report.chart.CrossChart;
import io.github.retention4j.report.chart.GoalChart;
import io.github.retention4j.metric.segment.RfmTable;
import io.github.retention4j.metric.index.GoalTable;
import io.github.retention4j.report.chart.TrendChart;
import io.github.retention4j.report.chart.WaterfallChart;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.result.Series;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Pictures of results.
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
     * @throws IllegalArgumentException if such a result has no picture
     */
    public static Chart of(Object result) {
        return find(result)
                .orElseThrow(() ->
                        new IllegalArgumentException(result.getClass().getSimpleName()
                                + (result instanceof MetricResult of && isEmpty(of)
                                        ? " has nothing to draw: " + of.summary()
                                        : " has no picture; print it, or take its table()")));
    }

    /**
     * The picture of a result, if it has a shape.
     *
     * @param result anything
     * @return its picture, or empty if such a result has none
     */
    public static Optional<Chart> find(Object result) {
        requireNonNull(result, "result");
        if (result instanceof Trend trend) {
            return find(trend.series());
        }
        if (result instanceof Series<?> series) {
            return numbers(series.results()).map(TrendChart::new);
        }
        return parts(result);
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
        if (result instanceof MetricResult of && isEmpty(of)) {
            return Optional.empty();
        } else if (result instanceof Segmented<?, ?> segmented) {
            return segmented.values().stream().anyMatch(Pictures::hasValue)
                            && numbers(segmented).isPresent()
                    ? Optional.of(IntervalsChart.of(segmented, Optional.empty()))
                    : Optional.empty();
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
            return PaybackChart.hasData(payback) ? Optional.of(new PaybackChart(payback)) : Optional.empty();
        } else if (result instanceof LoyaltyIndex index) {
            return Optional.of(new IndexChart(index));
        } else if (result instanceof MemberComparison<?> members) {
            return Optional.of(new MembersChart(members));
        }
        return Optional.empty();
    }

    /** Whether there is nothing to draw. */
    private static boolean isEmpty(MetricResult result) {
        if (result.label().isUnobserved()) {
            return true;
        }
        if (result instanceof DefinitionTable table) {
            return table.rows().stream().noneMatch(row -> row.missing().isEmpty() && hasValue(row.result()));
        } else if (result instanceof GoalTable goals) {
            return goals.lines().stream().allMatch(line -> line.value().isEmpty());
        } else if (result instanceof RevenueMovements revenue) {
            return revenue.start().signum() == 0 && revenue.end().signum() == 0;
        }
        return result instanceof NumericResult
                ? !hasValue(result)
                : result.table().isEmpty();
    }

    private static boolean hasValue(Object result) {
        return result instanceof NumericResult number && number.value().isPresent();
    }

    /** The results, if there are some and all of them are numbers. */
    private static <K> Optional<Map<K, NumericResult>> numbers(Map<K, ?> results) {
        Map<K, NumericResult> numbers = new LinkedHashMap<>();
        results.forEach((key, result) -> {
            if (result instanceof NumericResult number) {
                numbers.put(key, number);
            }
        });
        return numbers.isEmpty() || numbers.size() < results.size() ? Optional.empty() : Optional.of(numbers);
    }
}
