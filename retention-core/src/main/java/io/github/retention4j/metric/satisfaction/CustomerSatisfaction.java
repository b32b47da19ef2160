package io.github.retention4j.metric.satisfaction;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.satisfaction.SurveyQuestion.GoodEnd;
import io.github.retention4j.metric.satisfaction.SurveyScores.Score;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import java.util.Optional;

/**
 * Are customers satisfied?
 *
 * <p>{@code score = satisfied answers / answers}, on 1–5 with 4 and 5 being satisfied: the top-2-box share.
 *
 * <ul>
 *   <li>{@link Definition#NET} takes the dissatisfied off, 1 and 2: (satisfied − dissatisfied) / answers, from −100 % to
 *       +100 %. {@link Definition#MEAN} is the mean answer. Whichever is asked for, the result holds all three.
 *   <li>It counts answers given in the window: a customer who answers twice counts twice, and an answer without a customer
 *       counts.
 *   <li>Answers on another scale than the metric's are left out, and the result says how many. A share on 1–5 and one on
 *       1–10 are not the same question.
 *   <li>One customer's answers are alike, so all intervals have customers as the independent units, and each answer of nobody
 *       known as one of its own; the mean's lies on the scale. From counts alone each answer is taken for somebody else's:
 *       where few customers give most of them, those intervals are too narrow.
 *   <li>No answers is no data.
 * </ul>
 *
 * <p>Worked example: of 100 answers 5 are a 1, 5 a 2, 20 a 3, 40 a 4 and 30 a 5. Satisfied are 70 of 100, 70.0 %, with a 95 %
 * interval of 60.4 to 78.1 %; the net is +60.0 % and the mean 3.85.
 *
 * <pre>{@code
 * SurveyScores satisfied = engine.compute(CustomerSatisfaction.in(q1));
 * SurveyScores net = engine.compute(CustomerSatisfaction.in(q1).definedBy(CustomerSatisfaction.Definition.NET));
 * SurveyScores oneToTen = engine.compute(CustomerSatisfaction.in(q1).on(SurveyScale.ONE_TO_TEN, 4, 8));
 * Average mean = CustomerSatisfaction.of(5, 5, 20, 40, 30).mean();
 * }</pre>
 *
 * <p>Source: N. T. Bendle, P. W. Farris, P. E. Pfeifer and D. J. Reibstein, Marketing Metrics (customer satisfaction);
 * top-2-box and the net as guides print them.
 *
 * @param window the window
 * @param definition which definition to follow
 * @param scale the scale of the question
 * @param dissatisfiedTo the highest answer of somebody dissatisfied
 * @param satisfiedFrom the lowest answer of somebody satisfied
 */
public record CustomerSatisfaction(
        Window window, Definition definition, SurveyScale scale, int dissatisfiedTo, int satisfiedFrom)
        implements Metric<SurveyTally, SurveyScores> {
    private static final String NAME = "customer satisfaction";

    /** Which number is made of the answers. */
    public enum Definition {
        /** The share of satisfied answers. */
        TOP_BOX("satisfied / answers", Score.POSITIVE_SHARE),
        /** The share of satisfied answers less that of dissatisfied ones. */
        NET("(satisfied - dissatisfied) / answers", Score.NET),
        /** The mean answer. */
        MEAN("mean answer", Score.MEAN);

        private final String text;
        private final Score score;

        Definition(String text, Score score) {
            this.text = text;
            this.score = score;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the cut points do not rise within the scale
     */
    public CustomerSatisfaction {
        requireNonNull(window, "window");
        requireNonNull(definition, "definition");
        question(scale, dissatisfiedTo, satisfiedFrom);
    }

    /**
     * The satisfaction of a window, as the share of answers 4 and 5 on 1–5.
     *
     * @param window the window
     * @return the metric
     */
    public static CustomerSatisfaction in(Window window) {
        return new CustomerSatisfaction(window, Definition.TOP_BOX, SurveyScale.ONE_TO_FIVE, 2, 4);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by the definition
     * @return the metric
     */
    public CustomerSatisfaction definedBy(Definition by) {
        return new CustomerSatisfaction(window, by, scale, dissatisfiedTo, satisfiedFrom);
    }

    /**
     * The same on another scale or with other cut points.
     *
     * @param question the scale of the question
     * @param highestDissatisfied the highest answer of somebody dissatisfied
     * @param lowestSatisfied the lowest answer of somebody satisfied
     * @return the metric
     * @throws IllegalArgumentException if the cut points do not rise within the scale
     */
    public CustomerSatisfaction on(SurveyScale question, int highestDissatisfied, int lowestSatisfied) {
        return new CustomerSatisfaction(window, definition, question, highestDissatisfied, lowestSatisfied);
    }

    /**
     * The scores for people who have only counts, on 1–5. Each answer is taken for somebody else's.
     *
     * @param ones how many answered 1
     * @param twos how many answered 2
     * @param threes how many answered 3
     * @param fours how many answered 4
     * @param fives how many answered 5
     * @return the scores, their value being the share of 4 and 5
     * @throws IllegalArgumentException if a count is negative
     */
    public static SurveyScores of(long ones, long twos, long threes, long fours, long fives) {
        return question(SurveyScale.ONE_TO_FIVE, 2, 4)
                .counted(
                        Label.of(NAME, Definition.TOP_BOX.text),
                        Score.POSITIVE_SHARE,
                        ones,
                        twos,
                        threes,
                        fours,
                        fives);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SurveyTally start(Basis basis) {
        return new SurveyTally(basis, window, question(scale, dissatisfiedTo, satisfiedFrom));
    }

    @Override
    public void add(SurveyTally state, CustomerHistory customer) {
        state.add(customer);
    }

    @Override
    public Requirement requires() {
        return Requirement.records(SurveyResponses.KIND);
    }

    @Override
    public void merge(SurveyTally into, SurveyTally from) {
        into.add(from);
    }

    @Override
    public Optional<RatioOfSums<SurveyTally>> ratioOfSums(Basis basis) {
        return Optional.of(SurveyTally.ratioOfSums(definition.score));
    }

    @Override
    public SurveyScores finish(SurveyTally state, Basis basis) {
        String cuts = scale + ": satisfied from " + satisfiedFrom + ", dissatisfied to " + dissatisfiedTo;
        Label label = Label.of(NAME, definition.toString()).noting(cuts).in(basis.scope(window));
        return state.scores(label, definition.score);
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }

    private static SurveyQuestion question(SurveyScale scale, int dissatisfiedTo, int satisfiedFrom) {
        return new SurveyQuestion(SurveyKind.CSAT, scale, dissatisfiedTo, satisfiedFrom, GoodEnd.UPPER);
    }
}
