package io.github.retention4j.metric.index;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.CompositeMetric;
import io.github.retention4j.metric.CompositeState;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.index.LoyaltyIndex.Part;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Spread;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * One number for loyalty, made of other metrics, which it shows.
 *
 * <p>{@code index = Σ weight · score / Σ weight}, with {@code score = 100 · (value − worst) / (best − worst)}, kept within 0
 * and 100.
 *
 * <ul>
 *   <li>By default it is made of the three sides of loyalty that questionnaires ask for: staying
 *       ({@link RetentionRate}), buying again ({@link RepeatPurchaseRate}) and recommending ({@link NetPromoterScore}), in
 *       equal parts.
 *   <li>Each is scored over all it can reach: 0 to 100 %, and −100 to +100. That is nobody's opinion of what is good, and
 *       a shop can follow itself with it. It is no mark: few shops come near 100. With the range of your own trade for
 *       worst and best the index tells more.
 *   <li>Any metric whose result is one number can be a component, also one of your own. Where less is better, as for
 *       churn, the worst is above the best. A worst or best that the number can never be, as 60 for a share, is an error.
 *   <li>Scores and their mean are worked out in decimals, so that weights of 0.1, 0.2 and 0.7 are 1 together.
 *   <li>If a component that counts has no data, the index has no value, and says which; the others show their scores all
 *       the same. It is no data too if its window is not observed.
 *   <li>There is no interval: the components are about the same customers, and how they vary together is not known. Each
 *       component shows its own.
 * </ul>
 *
 * <p>Worked example: a retention rate of 40 %, a repeat purchase rate of 60 % and a net promoter score of +30 score 40, 60
 * and 65, so the index is 55. Three questions answered 6, 7 and 8 on 0–10 are 70 of 100.
 *
 * <pre>{@code
 * LoyaltyIndex loyalty = engine.compute(CustomerLoyaltyIndex.in(q1));
 * LoyaltyIndex own = engine.compute(CustomerLoyaltyIndex.in(q1).madeOf(
 *         CustomerLoyaltyIndex.Component.of(RetentionRate.in(q1), 0.1, 0.6).weighing(2),
 *         CustomerLoyaltyIndex.Component.of(ChurnRate.in(q1).activeWithin(180), 0.9, 0.2)));
 * Series<LoyaltyIndex> trend = engine.trend(months(2025, 1, 2025, 12), CustomerLoyaltyIndex::in);
 * }</pre>
 *
 * <p>Source: B. E. Hayes, Lessons in loyalty, Quality Progress, March 2011, for loyalty as retention, advocacy and
 * purchasing; the mean of three questions as guides on customer loyalty print it; the scores as the United Nations'
 * Human Development Reports up to 2009 made theirs.
 *
 * @param window the window that the index is of
 * @param components what it is made of, at least one
 * @param missing what happens if a component has no data
 */
public record CustomerLoyaltyIndex(Window window, List<Component> components, Missing missing)
        implements CompositeMetric<LoyaltyIndex> {
    private static final String NAME = "customer loyalty index";

    /** What happens if a component has no data. */
    public enum Missing {
        /** The index has no value. */
        NO_VALUE(""),
        /** The component is left out and the others' weights are taken for the whole; the result names it. */
        LEFT_OUT(", without those that have no data");

        private final String text;

        Missing(String text) {
            this.text = text;
        }
    }

    /**
     * A metric that the index is made of.
     *
     * @param metric the metric, of the index's window
     * @param worst its value that scores 0
     * @param best its value that scores 100, above or below the worst
     * @param weight its weight, above 0; what counts is its share of all weights
     */
    public record Component(Metric<?, ? extends NumericResult> metric, double worst, double best, double weight)
            implements Serializable {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if the worst and the best are not two numbers, or the weight is not above 0
         */
        public Component {
            requireNonNull(metric, "metric");
            Part.check(worst, best, weight);
            if (weight == 0) {
                throw new IllegalArgumentException("weight 0.0 is not above 0");
            }
            // Minus zero becomes zero, so that what is equal has the same hash.
            worst += 0.0;
            best += 0.0;
        }

        /**
         * A component of weight 1.
         *
         * @param metric the metric, of the index's window
         * @param worst its value that scores 0, in the unit of its result: 0.1 for 10 %
         * @param best its value that scores 100, above or below the worst
         * @return the component
         * @throws IllegalArgumentException if the worst and the best are not two different numbers
         */
        public static Component of(Metric<?, ? extends NumericResult> metric, double worst, double best) {
            return new Component(metric, worst, best, 1);
        }

        /**
         * The same with another weight.
         *
         * @param other the weight, above 0
         * @return the component
         * @throws IllegalArgumentException if the weight is not above 0
         */
        public Component weighing(double other) {
            return new Component(metric, worst, best, other);
        }
    }

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if there is no component
     */
    public CustomerLoyaltyIndex {
        requireNonNull(window, "window");
        requireNonNull(missing, "missing");
        components = List.copyOf(components);
        if (components.isEmpty()) {
            throw new IllegalArgumentException("an index of 0 components");
        }
    }

    /**
     * The index of a window, made of the retention rate, the repeat purchase rate and the net promoter score.
     *
     * @param window the window
     * @return the metric
     */
    public static CustomerLoyaltyIndex in(Window window) {
        return new CustomerLoyaltyIndex(
                window,
                List.of(
                        Component.of(RetentionRate.in(window), 0, 1),
                        Component.of(RepeatPurchaseRate.in(window), 0, 1),
                        Component.of(NetPromoterScore.in(window), -100, 100)),
                Missing.NO_VALUE);
    }

    /**
     * The same made of other components.
     *
     * @param others the components, at least one
     * @return the metric
     * @throws IllegalArgumentException if there is no component
     */
    public CustomerLoyaltyIndex madeOf(Component... others) {
        return new CustomerLoyaltyIndex(window, Arrays.asList(others), missing);
    }

    /**
     * The same with another rule for a component without data.
     *
     * @param rule what happens then
     * @return the metric
     */
    public CustomerLoyaltyIndex ifMissing(Missing rule) {
        return new CustomerLoyaltyIndex(window, components, rule);
    }

    /**
     * The index of results that are known, however they were worked out.
     *
     * @param parts the results with their ranges and weights, at least one
     * @return the index
     * @throws IllegalArgumentException if there is no part
     */
    public static LoyaltyIndex of(Part... parts) {
        List<Part> all = Arrays.asList(parts);
        return new LoyaltyIndex(label(all, Missing.NO_VALUE), all);
    }

    /**
     * The index of a questionnaire: would you recommend us, buy again, and buy our other products? It is the mean of the
     * three questions' scores, where the worst answer scores 0, the best 100 and those between them in equal steps. For
     * answers from 1, definitely yes, to 6, definitely no, count the sixes first.
     *
     * @param recommend how often each answer was given, from the worst to the best
     * @param buyAgain the same for the second question
     * @param buyOthers the same for the third
     * @return the index; a question nobody answered is no data
     * @throws IllegalArgumentException if a question has fewer than two answers to choose from, or a count is negative
     */
    public static LoyaltyIndex ofAnswers(long[] recommend, long[] buyAgain, long[] buyOthers) {
        return of(
                Part.of(score("recommend", recommend), 0, 100),
                Part.of(score("buy again", buyAgain), 0, 100),
                Part.of(score("buy other products", buyOthers), 0, 100));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LoyaltyIndex finish(CompositeState state, Basis basis) {
        List<Part> parts = components.stream()
                .map(c -> new Part(state.result(c.metric(), basis), c.worst(), c.best(), c.weight()))
                .map(part -> missing == Missing.LEFT_OUT && part.score().isEmpty() ? part.weighing(0) : part)
                .toList();
        Label label = label(parts, missing).in(basis.scope(window));
        return new LoyaltyIndex(label, parts);
    }

    @Override
    public List<Metric<?, ? extends NumericResult>> parts() {
        return components.stream()
                .<Metric<?, ? extends NumericResult>>map(Component::metric)
                .toList();
    }

    private static Label label(List<Part> parts, Missing missing) {
        String names =
                parts.stream().map(part -> part.result().label().metric()).collect(joining(", "));
        return Label.of(NAME, "mean of " + names + ", each from 0 to 100" + missing.text);
    }

    /** The mean score of a question, with an interval: those who answered are independent, and each has one answer. */
    private static Average score(String question, long[] counts) {
        if (counts.length < 2) {
            throw new IllegalArgumentException("question \"" + question + "\" has " + counts.length
                    + (counts.length == 1 ? " answer" : " answers") + " to choose from, which is below 2");
        }
        long answers = 0;
        long steps = 0;
        BigInteger squares = BigInteger.ZERO;
        BigInteger cubes = BigInteger.ZERO;
        for (int step = 0; step < counts.length; step++) {
            if (counts[step] < 0) {
                throw new IllegalArgumentException(
                        "question \"" + question + "\" has a count of " + counts[step] + ", which is below 0");
            }
            long above = Math.multiplyExact(counts[step], step);
            answers = Math.addExact(answers, counts[step]);
            steps = Math.addExact(steps, above);
            BigInteger square = BigInteger.valueOf(above).multiply(BigInteger.valueOf(step));
            squares = squares.add(square);
            cubes = cubes.add(square.multiply(BigInteger.valueOf(step)));
        }
        BigInteger sum = BigInteger.valueOf(steps);
        BigInteger all = BigInteger.valueOf(answers);
        Spread spread = new Spread(answers, squares, sum, all).with(new Spread.Cubes(cubes, squares, sum, all));
        double perStep = 100.0 / (counts.length - 1);
        Label label = Label.of(question, "mean answer").noting("the worst is 0, the best 100");
        return new Average(label, BigDecimal.valueOf(steps), answers, perStep, Unit.score("of 100", 1), spread)
                .within(0, counts.length - 1);
    }
}
