package io.github.retention4j.metric.index;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.index.Criterion.Verdict;
import io.github.retention4j.model.Observation;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Numbers held against goals and published ranges, a line for each.
 *
 * <ul>
 *   <li>The verdict is that of the value. It is within the noise if one end of the 95 % interval would be judged
 *       otherwise than the other, and its noise is not known if the number has no interval.
 *   <li>Counts and sums of money are compared exactly, other numbers up to a billionth; see
 *       {@link NumericResult#compareWith}.
 *   <li>While the window goes on, verdicts are those so far, and there is no change: some days are not compared with all.
 *   <li>Differences are the value less what it is compared with, so a minus says that it is lower, be that good or bad.
 *       Those of percentages are in percentage points.
 * </ul>
 *
 * @param label what it is a table of
 * @param lines the lines
 */
public record GoalTable(Label label, List<Line> lines) implements MetricResult {
    /** Copies. */
    public GoalTable {
        requireNonNull(label, "label");
        lines = List.copyOf(lines);
    }

    /**
     * A number held against a goal or a published range.
     *
     * @param standard what it is held against
     * @param result the result that the number is of
     * @param before the same for the window before
     * @param observation how much of the window the data cover
     */
    public record Line(Criterion standard, NumericResult result, NumericResult before, Observation observation)
            implements Serializable {
        /**
         * Checks that nothing is null, and that the number can be what it is held against.
         *
         * @throws IllegalArgumentException if it never can, as a share of 1 cannot be 35
         */
        public Line {
            requireNonNull(standard, "standard");
            requireNonNull(result, "result");
            requireNonNull(before, "before");
            requireNonNull(observation, "observation");
            standard.numbers().forEach(number -> Figures.checkCanBe(result, number, standard.text(result::told)));
        }

        /**
         * A line of results that are known, however they were worked out.
         *
         * @param standard what the number is held against
         * @param result the result that the number is of
         * @param before the same for the window before
         * @return the line
         * @throws IllegalArgumentException if the number can never be what it is held against
         */
        public static Line of(Criterion standard, NumericResult result, NumericResult before) {
            return new Line(standard, result, before, result.label().observation());
        }

        /**
         * The number.
         *
         * @return the value, or empty if there are no data
         */
        public OptionalDouble value() {
            return observation == Observation.NOT_OBSERVED ? OptionalDouble.empty() : result.value();
        }

        /**
         * How the number stands.
         *
         * @return the verdict on the value, whatever its interval
         */
        public Verdict verdict() {
            return value().isEmpty() ? Verdict.NO_DATA : standard.verdict(result);
        }

        /**
         * Whether chance alone could have turned the verdict.
         *
         * @return whether the ends of the 95 % interval are judged differently; false if there is none
         */
        public boolean isWithinNoise() {
            return value().isPresent()
                    && result.interval()
                            .filter(i -> standard.verdict(i.low()) != standard.verdict(i.high()))
                            .isPresent();
        }

        /**
         * How far the number is off.
         *
         * @return the value less the goal, or less the nearest end of the range; 0 within the range; empty if there are no
         *     data
         */
        public OptionalDouble distance() {
            return value().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(standard.distance(result));
        }

        /**
         * The change since the window before.
         *
         * @return the value less that before, or empty if either has no data or the window is not over yet
         */
        public OptionalDouble change() {
            return observation != Observation.OBSERVED
                            || value().isEmpty()
                            || before.value().isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Figures.difference(
                            value().getAsDouble(), before.value().getAsDouble()));
        }

        private String judged() {
            Verdict verdict = verdict();
            if (verdict == Verdict.NO_DATA) {
                return verdict.toString();
            }
            String noise =
                    isWithinNoise() ? ", within the noise" : result.interval().isEmpty() ? ", noise not known" : "";
            return verdict + (observation == Observation.OBSERVED ? "" : " so far") + noise;
        }

        /** A difference of two values, with its sign, unless it is told as zero. */
        private String difference(OptionalDouble difference) {
            if (difference.isEmpty()) {
                return "";
            }
            return result.unit().ofDifference().tellSigned(difference.getAsDouble());
        }
    }

    @Override
    public String summary() {
        long goals = count(Verdict.MET) + count(Verdict.MISSED);
        long judged = lines.size() - count(Verdict.NO_DATA);
        if (judged == 0) {
            return "no data";
        }
        List<String> parts = new ArrayList<>();
        if (goals > 0) {
            parts.add(count(Verdict.MET) + " of " + Figures.count(goals, "goal") + " met");
        }
        if (judged > goals) {
            parts.add(count(Verdict.WITHIN) + " of " + (judged - goals) + " within the published range");
        }
        long noise = lines.stream().filter(Line::isWithinNoise).count();
        if (noise > 0) {
            parts.add(noise + " within the noise");
        }
        if (judged < lines.size()) {
            parts.add(count(Verdict.NO_DATA) + " without data");
        }
        return String.join(", ", parts);
    }

    private long count(Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }

    @Override
    public Optional<Table> table() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String since =
                label.window().map(window -> "since " + window.previous()).orElse("since before");
        List<Column> columns = List.of(
                Column.words("metric"),
                Column.figures("off by"),
                Column.figures(since),
                Column.words("verdict"),
                Column.words("held against"),
                Column.words("result"));
        return Optional.of(
                Table.of(label, columns, lines.stream().map(this::row).toList(), labels(), summary()));
    }

    private List<String> row(Line line) {
        NumericResult result = line.result();
        return List.of(
                label.rowName(result.label()),
                line.difference(line.distance()),
                line.difference(line.change()),
                line.judged(),
                line.standard().text(result::told),
                line.observation() == Observation.NOT_OBSERVED ? "no data" : result.summary());
    }

    private List<Label> labels() {
        return lines.stream().map(line -> line.result().label()).toList();
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
