package io.github.retention4j.metric.index;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A weighted mean of scores from 0 to 100, with all that it is made of.
 *
 * <p>{@code value = Σ weight · score / Σ weight}
 *
 * <ul>
 *   <li>If a part that has a weight has no data, so has the index; {@link #missing} tells which. A part of weight 0 is left
 *       out, and only shown.
 *   <li>Printed, a line is a part: the worst and the best of its range, its score, its share of the weights, what it adds
 *       to the index, and its own result.
 * </ul>
 *
 * <p>Worked example: scores of 40, 60 and 65 in equal parts are 55.
 *
 * @param label what it is an index of
 * @param parts what it is made of, at least one
 */
public record LoyaltyIndex(Label label, List<Part> parts) implements NumericResult {
    private static final String NOTHING = "–";

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if there is no part, or the weights add up to no number
     */
    public LoyaltyIndex {
        requireNonNull(label, "label");
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an index of 0 parts");
        }
        if (!Double.isFinite(sum(parts))) {
            throw new IllegalArgumentException("weights add up to " + sum(parts));
        }
    }

    /**
     * A result that is part of an index.
     *
     * @param result the result
     * @param worst the value that scores 0
     * @param best the value that scores 100, above or below the worst
     * @param weight its weight, 0 if it is left out
     */
    public record Part(NumericResult result, double worst, double best, double weight) implements Serializable {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if the worst and the best are not two numbers, or such as the result can never
         *     be, or the weight is below 0
         */
        public Part {
            requireNonNull(result, "result");
            check(worst, best, weight);
            Figures.checkCanBe(result, worst, "worst");
            Figures.checkCanBe(result, best, "best");
            // Minus zero becomes zero, so that what is equal has the same hash.
            worst += 0.0;
            best += 0.0;
            weight += 0.0;
        }

        /**
         * A part of weight 1.
         *
         * @param result the result
         * @param worst the value that scores 0, in the unit of the result: 0.1 for 10 %
         * @param best the value that scores 100, above or below the worst
         * @return the part
         * @throws IllegalArgumentException if the worst and the best are not two different numbers
         */
        public static Part of(NumericResult result, double worst, double best) {
            return new Part(result, worst, best, 1);
        }

        /**
         * The same with another weight.
         *
         * @param other the weight, 0 to leave it out
         * @return the part
         * @throws IllegalArgumentException if the weight is below 0
         */
        public Part weighing(double other) {
            return new Part(result, worst, best, other);
        }

        /**
         * The score.
         *
         * @return 0 if the value is the worst or beyond, 100 if it is the best or beyond, else in between; empty if there
         *     are no data
         */
        public OptionalDouble score() {
            OptionalDouble value = result.value();
            if (value.isEmpty()) {
                return value;
            }
            // In decimals, so that 30 % between 10 and 60 % scores 40 and not a little less.
            BigDecimal from = BigDecimal.valueOf(worst);
            double score = BigDecimal.valueOf(value.getAsDouble())
                    .subtract(from)
                    .movePointRight(2)
                    .divide(BigDecimal.valueOf(best).subtract(from), MathContext.DECIMAL128)
                    .doubleValue();
            return OptionalDouble.of(Math.max(0, Math.min(100, score)));
        }

        /**
         * Refuses a range or a weight that makes no score.
         *
         * @param worst the value that scores 0
         * @param best the value that scores 100
         * @param weight the weight
         * @throws IllegalArgumentException if the worst and the best are not two numbers, or the weight is below 0
         */
        public static void check(double worst, double best, double weight) {
            if (worst == best || !Double.isFinite(best - worst)) {
                throw new IllegalArgumentException("worst " + worst + " and best " + best + " are not two numbers");
            }
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight " + weight + " not in [0, Infinity)");
            }
        }

        private boolean isMissing() {
            return weight > 0 && score().isEmpty();
        }
    }

    /**
     * The index.
     *
     * @return 0 to 100, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        if (label.isUnobserved() || sum(parts) == 0 || !missing().isEmpty()) {
            return OptionalDouble.empty();
        }
        // In decimals, and divided once: shares of weights would not add up to 1.
        BigDecimal weighed = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Part part : parts) {
            BigDecimal weight = BigDecimal.valueOf(part.weight());
            weights = weights.add(weight);
            weighed =
                    weighed.add(weight.multiply(BigDecimal.valueOf(part.score().orElse(0))));
        }
        return OptionalDouble.of(weighed.divide(weights, MathContext.DECIMAL128).doubleValue());
    }

    /**
     * There is none: the parts are about the same customers, and how they vary together is not known.
     *
     * @return empty
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        return Optional.empty();
    }

    /**
     * The parts for want of which there is no value.
     *
     * @return parts that have a weight and no data
     */
    public List<Part> missing() {
        return parts.stream().filter(Part::isMissing).toList();
    }

    /**
     * What a part adds to the index.
     *
     * @param part one of the parts
     * @return its score times its share of the weights, or empty if it has no data or is left out
     */
    public OptionalDouble points(Part part) {
        OptionalDouble score = part.score();
        return score.isEmpty() || part.weight() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(score.getAsDouble() * share(part));
    }

    private double share(Part part) {
        return part.weight() / sum(parts);
    }

    private static double sum(List<Part> parts) {
        double sum = 0;
        for (Part part : parts) {
            sum += part.weight();
        }
        return sum;
    }

    @Override
    public boolean canBe(double value) {
        return value >= 0 && value <= 100;
    }

    @Override
    public Unit unit() {
        return Unit.SCORE;
    }

    @Override
    public String summary() {
        if (value().isEmpty()) {
            List<Part> wanting = missing().isEmpty() ? parts : missing();
            String names = wanting.stream().map(this::name).collect(joining(", "));
            return label.noData("for want of " + names);
        }
        String scores = parts.stream()
                .map(part -> name(part) + " " + (part.weight() == 0 ? "left out" : told(part.score())))
                .collect(joining(", "));
        return told(value()) + " of 100 (" + scores + ")";
    }

    private String name(Part part) {
        return label.rowName(part.result().label());
    }

    @Override
    public Optional<Table> table() {
        List<Column> columns = List.of(
                Column.words("part"),
                Column.figures("worst"),
                Column.figures("best"),
                Column.figures("score"),
                Column.figures("weight"),
                Column.figures("adds"),
                Column.words("result"));
        List<Label> labels = parts.stream().map(part -> part.result().label()).toList();
        return Optional.of(
                Table.of(label, columns, parts.stream().map(this::row).toList(), labels, summary()));
    }

    private List<String> row(Part part) {
        NumericResult result = part.result();
        return List.of(
                name(part),
                result.told(part.worst()),
                result.told(part.best()),
                shown(part.score()),
                part.weight() == 0 ? "left out" : Unit.PERCENT.tell(share(part)),
                shown(points(part)),
                label.isUnobserved() ? label.noData("") : result.summary());
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }

    /** A result may be of no window, and have a value for days of which there are no data. */
    private String shown(OptionalDouble value) {
        return value.isEmpty() || label.isUnobserved() ? NOTHING : told(value);
    }

    private String told(OptionalDouble value) {
        return told(value.getAsDouble());
    }
}
