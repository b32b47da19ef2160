package io.github.retention4j.report.chart;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.compare.GroupComparison;
import io.github.retention4j.compare.SignificanceTest;
import io.github.retention4j.metric.definition.DefinitionTable;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A figure of several groups, or by several definitions: a row for each, with a dot between the ends of its interval and the value
 * behind it.
 *
 * <ul>
 *   <li>At most 30 rows are drawn, and how many more there are is told. The table of the numbers has all.
 *   <li>A row without data is told and has no dot. A figure in another unit than the first is told as well, for the scale is not its
 *       own.
 * </ul>
 */
public final class IntervalsChart implements Chart {
    private static final int MOST_ROWS = 30;
    private static final double ROW = 24;
    private static final double LEFT = 190;
    private static final double RIGHT = 190;
    private static final double TOP = 10;
    private static final double NAMED_TOP = 28;
    private static final double BELOW = 24;

    private final Label label;
    private final String by;
    private final List<Row> rows;
    private final Optional<? extends NumericResult> total;
    private final Optional<SignificanceTest> test;
    private final String note;

    /** Words of the library, where the keys of segments may be the shop's. */
    private record Known(String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    /** A group or a definition. */
    private record Row(Object name, NumericResult result, boolean isKnown) {
        boolean hasData() {
            return isKnown && result.value().isPresent();
        }
    }

    private IntervalsChart(
            Label label,
            String by,
            List<Row> rows,
            Optional<? extends NumericResult> total,
            Optional<SignificanceTest> test,
            String note) {
        if (rows.stream().noneMatch(Row::hasData)) {
            throw new IllegalArgumentException(
                    label.metric() + " has nothing to draw: no row of " + rows.size() + " has data");
        }
        this.label = label;
        this.by = by;
        this.rows = rows;
        this.total = total;
        this.test = test;
        this.note = note;
    }

    /**
     * A chart of a figure of each segment.
     *
     * @param segmented the figures
     * @param total the same figure of all customers, drawn as a line across; empty for none
     * @return the chart
     * @throws IllegalArgumentException if no segment has data, or what it has is no number
     */
    public static IntervalsChart of(Segmented<?, ?> segmented, Optional<? extends NumericResult> total) {
        List<Row> rows = rows(segmented);
        Label label = rows.isEmpty()
                ? Label.of(segmented.segment(), "")
                : rows.get(0).result.label().among(segmented.population());
        return new IntervalsChart(
                label,
                segmented.segment(),
                rows,
                requireNonNull(total, "total"),
                Optional.empty(),
                segmented.note().orElse(""));
    }

    /**
     * A chart of groups that are compared, with what the test of all of them says.
     *
     * @param groups the groups
     * @return the chart
     * @throws IllegalArgumentException if no group has data
     */
    public static IntervalsChart of(GroupComparison<?> groups) {
        List<Row> rows = rows(groups.groups());
        // The groups' own figure, and not "difference of" it.
        Label label = rows.isEmpty()
                ? groups.label()
                : groups.label().as(rows.get(0).result.label().metric());
        return new IntervalsChart(label, groups.segment(), rows, Optional.empty(), groups.test(), "");
    }

    /**
     * A chart of definitions.
     *
     * @param table the definitions
     * @return the chart
     * @throws IllegalArgumentException if no definition has data
     */
    public static IntervalsChart of(DefinitionTable table) {
        List<Row> rows = table.rows().stream()
                .map(row -> new Row(
                        new Known(row.name()), row.result(), row.missing().isEmpty()))
                .toList();
        return new IntervalsChart(table.label(), "", rows, Optional.empty(), Optional.empty(), "");
    }

    private static List<Row> rows(Map<?, ?> figures) {
        List<Row> rows = new ArrayList<>();
        figures.forEach((name, result) -> {
            if (!(result instanceof NumericResult number)) {
                throw new IllegalArgumentException(
                        result.getClass().getSimpleName() + " is no number to be drawn in a row");
            }
            rows.add(new Row(name, number, true));
        });
        return rows;
    }

    @Override
    public Picture draw(Language language) {
        List<Row> drawn = rows.subList(0, Math.min(MOST_ROWS, rows.size()));
        Unit unit = rows.stream()
                .filter(Row::hasData)
                .findFirst()
                .orElseThrow()
                .result
                .unit();
        int more = rows.size() - drawn.size();
        double top = total.isPresent() ? NAMED_TOP : TOP;
        double bottom = top + drawn.size() * ROW;
        List<String> below = below(new Plot(language, Plot.WIDTH, bottom), more);
        Plot plot = new Plot(language, Plot.WIDTH, bottom + BELOW + below.size() * Plot.lineHeight() + 4);
        List<NumericResult> scaled = Stream.concat(
                        drawn.stream().filter(row -> isDrawn(row, unit)).map(Row::result), total.stream())
                .toList();
        Intervals intervals = Intervals.of(plot, scaled, LEFT, Plot.WIDTH - RIGHT);
        plot.level(intervals.scale(), unit, top, bottom);
        for (int i = 0; i < drawn.size(); i++) {
            draw(plot, intervals, drawn.get(i), unit, top + (i + 0.5) * ROW);
        }
        total.ifPresent(of -> intervals.across(of, language.say("All: {0}", plot.told(of)), top - 4, bottom));
        for (int i = 0; i < below.size(); i++) {
            double y = bottom + BELOW + (i + 1) * Plot.lineHeight() - 6;
            plot.text(LEFT, y, below.get(i), Anchor.LEFT, Ink.TEXT);
        }
        String metric = Plot.title(language, label);
        return plot.done(
                by.isEmpty() ? metric : language.say("{0} by {1}", metric, language.phrase(by)),
                language.say(
                        "{0} rows, each a dot between the ends of its {1} interval.",
                        language.number(drawn.size()), Numbers.level(language)),
                numbers(plot));
    }

    private static boolean isDrawn(Row row, Unit unit) {
        return row.hasData() && row.result.unit().equals(unit);
    }

    private static void draw(Plot plot, Intervals intervals, Row row, Unit unit, double y) {
        plot.text(LEFT - 12, y + 4, Plot.fit(plot.named(row.name), LEFT - 16), Anchor.RIGHT, Ink.TEXT);
        String told = row.isKnown ? plot.told(row.result) : plot.language.phrase("no data");
        plot.text(
                Plot.WIDTH - RIGHT + 12,
                y + 4,
                Plot.fit(told, RIGHT - 16),
                Anchor.LEFT,
                row.hasData() ? Ink.TEXT : Ink.MUTED);
        if (isDrawn(row, unit)) {
            intervals.draw(row.result, y, Ink.FIRST);
        }
    }

    /** What the test says, what is to be said of the groups, and how many rows are left out. */
    private List<String> below(Plot plot, int more) {
        Language language = plot.language;
        List<String> lines = new ArrayList<>();
        test.ifPresent(of -> {
            String chance = plot.chance(of.pValue());
            lines.add(
                    of.isSignificant(Interval.USUAL_LEVEL)
                            ? language.say("The groups differ, {0}.", chance)
                            : language.say(
                                    "No difference between the groups that these data could show, {0}.", chance));
        });
        if (!note.isEmpty()) {
            lines.add(language.phrase(note));
        }
        if (more > 0) {
            lines.add(language.say("{0} more are in the table of the numbers.", language.number(more)));
        }
        return lines.stream()
                .flatMap(line -> Plot.lines(line, Plot.WIDTH - LEFT - 8).stream())
                .toList();
    }

    private Table numbers(Plot plot) {
        return Numbers.of(
                plot.language,
                rows.stream().map(row -> plot.named(row.name)).toList(),
                rows.stream().map(Row::result).toList());
    }
}
