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
 * How much effort does it take customers to get what they came for?
 *
 * <p>{@code score = answers of high effort / answers}, to the question how much effort it took, on 1–7 with 7 the most: 5 to 7
 * are of high effort, 4 of neither, 1 to 3 of low.
 *
 * <ul>
 *   <li>Less is better. {@link Definition#NET} turns this round: (low effort − high effort) / answers is above 0 if more
 *       answers tell of low effort than of high. {@link Definition#MEAN} is the mean answer. Whichever is asked for, the
 *       result holds all three; its positive answers are those of low effort.
 *   <li>The good end is the low one: 1 is the least effort. Some ask how easy it was instead, so that 7 is the least effort
 *       and the good end is the high one: say so with {@link Question#HOW_EASY}, and 1 to 3 are of high effort, 5 to 7 of low.
 *       The records do not tell the two questions apart, and a score of the wrong one looks as good as it is bad.
 *   <li>It counts answers given in the window: a customer who answers twice counts twice, and an answer without a customer
 *       counts.
 *   <li>Answers on another scale than the metric's are left out, and the result says how many.
 *   <li>One customer's answers are alike, so all intervals have customers as the independent units, and each answer of nobody
 *       known as one of its own; the mean's lies on the scale. From counts alone each answer is taken for somebody else's:
 *       where few customers give most of them, those intervals are too narrow.
 *   <li>No answers is no data.
 * </ul>
 *
 * <p>Worked example: of 100 answers, from 1 to 7, are 30, 20, 10, 10, 15, 10 and 5. Of high effort are 30 of 100, 30.0 %, with a
 * 95 % interval of 21.9 to 39.6 %; the net is +30.0 % and the mean 3.10.
 *
 * <pre>{@code
 * SurveyScores effort = engine.compute(CustomerEffortScore.in(q1));
 * SurveyScores easeOnFive = engine.compute(
 *         CustomerEffortScore.in(q1).asking(CustomerEffortScore.Question.HOW_EASY).on(SurveyScale.ONE_TO_FIVE, 2, 4));
 * NetShare net = CustomerEffortScore.of(30, 20, 10, 10, 15, 10, 5).net();
 * }</pre>
 *
 * <p>Source: M. Dixon, K. Freeman and N. Toman, Stop trying to delight your customers, Harvard Business Review, July–August
 * 2010, who ask from 1 to 5 how much effort it was; the share of high effort as guides print it.
 *
 * @param window the window
 * @param definition which definition to follow
 * @param question what the highest answer means
 * @param scale the scale of the question
 * @param lowerTo the highest answer that counts to the lower end of the scale
 * @param upperFrom the lowest answer that counts to the upper end
 */
public record CustomerEffortScore(
        Window window, Definition definition, Question question, SurveyScale scale, int lowerTo, int upperFrom)
        implements Metric<SurveyTally, SurveyScores> {
    private static final String NAME = "customer effort score";

    /** Which number is made of the answers. */
    public enum Definition {
        /** The share of answers of high effort: less is better. */
        HIGH_EFFORT("high effort / answers", Score.NEGATIVE_SHARE),
        /** The share of answers of low effort less that of high effort: more is better. */
        NET("(low effort - high effort) / answers", Score.NET),
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

    /** What customers are asked, and so what the highest answer means. */
    public enum Question {
        /** How much effort it was: the highest answer is the most effort. */
        HOW_MUCH_EFFORT(GoodEnd.LOWER),
        /** How easy it was: the highest answer is the least effort. */
        HOW_EASY(GoodEnd.UPPER);

        private final GoodEnd goodEnd;

        Question(GoodEnd goodEnd) {
            this.goodEnd = goodEnd;
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the cut points do not rise within the scale
     */
    public CustomerEffortScore {
        requireNonNull(window, "window");
        requireNonNull(definition, "definition");
        requireNonNull(question, "question");
        asked(question, scale, lowerTo, upperFrom);
    }

    /**
     * The effort score of a window, as the share of answers 5 to 7 on 1–7.
     *
     * @param window the window
     * @return the metric
     */
    public static CustomerEffortScore in(Window window) {
        return new CustomerEffortScore(
                window, Definition.HIGH_EFFORT, Question.HOW_MUCH_EFFORT, SurveyScale.ONE_TO_SEVEN, 3, 5);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by the definition
     * @return the metric
     */
    public CustomerEffortScore definedBy(Definition by) {
        return new CustomerEffortScore(window, by, question, scale, lowerTo, upperFrom);
    }

    /**
     * The same of another question.
     *
     * @param asked what customers are asked
     * @return the metric
     */
    public CustomerEffortScore asking(Question asked) {
        return new CustomerEffortScore(window, definition, asked, scale, lowerTo, upperFrom);
    }

    /**
     * The same on another scale or with other cut points. Which end of the scale is high effort depends on the question.
     *
     * @param answers the scale of the question
     * @param highestOfLower the highest answer that counts to the lower end
     * @param lowestOfUpper the lowest answer that counts to the upper end
     * @return the metric
     * @throws IllegalArgumentException if the cut points do not rise within the scale
     */
    public CustomerEffortScore on(SurveyScale answers, int highestOfLower, int lowestOfUpper) {
        return new CustomerEffortScore(window, definition, question, answers, highestOfLower, lowestOfUpper);
    }

    /**
     * The scores for people who have only counts, on 1–7 with 7 the highest effort. Each answer is taken for somebody else's.
     *
     * @param ones how many answered 1
     * @param twos how many answered 2
     * @param threes how many answered 3
     * @param fours how many answered 4
     * @param fives how many answered 5
     * @param sixes how many answered 6
     * @param sevens how many answered 7
     * @return the scores, their value being the share of 5 to 7
     * @throws IllegalArgumentException if a count is negative
     */
    public static SurveyScores of(long ones, long twos, long threes, long fours, long fives, long sixes, long sevens) {
        Label label = Label.of(NAME, Definition.HIGH_EFFORT.text);
        return asked(Question.HOW_MUCH_EFFORT, SurveyScale.ONE_TO_SEVEN, 3, 5)
                .counted(label, Score.NEGATIVE_SHARE, ones, twos, threes, fours, fives, sixes, sevens);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SurveyTally start(Basis basis) {
        return new SurveyTally(basis, window, asked(question, scale, lowerTo, upperFrom));
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
        boolean highIsEffort = question == Question.HOW_MUCH_EFFORT;
        String cuts = scale + ": " + (highIsEffort ? "low" : "high") + " effort to " + lowerTo + ", "
                + (highIsEffort ? "high" : "low") + " effort from " + upperFrom;
        Label label = Label.of(NAME, definition.toString()).noting(cuts).in(basis.scope(window));
        return state.scores(label, definition.score);
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }

    private static SurveyQuestion asked(Question question, SurveyScale scale, int lowerTo, int upperFrom) {
        return new SurveyQuestion(SurveyKind.CES, scale, lowerTo, upperFrom, question.goodEnd);
    }
}
