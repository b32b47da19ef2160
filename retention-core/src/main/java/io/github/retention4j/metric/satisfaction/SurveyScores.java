package io.github.retention4j.metric.satisfaction;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Average;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NetShare;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The answers to a survey question, and the scores that are made of them: the share of good answers, of bad answers, the net
 * of both, and the mean. One of them is the value; the others are a call away.
 *
 * <ul>
 *   <li>The shares treat answers as independent. The mean's interval has customers as the independent units.
 *   <li>No answers, or a window the data do not reach, is no data: every score is empty, never 0.
 * </ul>
 *
 * @param label what the value is a score of
 * @param score which score the value is
 * @param mean the mean answer
 * @param counts how often each answer was given, from the lowest of the scale to its highest
 * @param positive how many of the answers are good
 * @param negative how many of the answers are bad
 * @param onOtherScales answers to the question on another scale, which are left out
 */
public record SurveyScores(
        Label label, Score score, Average mean, List<Long> counts, long positive, long negative, long onOtherScales)
        implements NumericResult {

    /** A way to make one number of the answers. */
    public enum Score {
        /** The share of good answers. */
        POSITIVE_SHARE,
        /** The share of bad answers. */
        NEGATIVE_SHARE,
        /** The share of good answers less that of bad ones. */
        NET,
        /** The mean answer. */
        MEAN
    }

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a count is negative, the good and the bad answers are more than all, or the answers
     *     are not as many as the mean is of
     */
    public SurveyScores {
        requireNonNull(label, "label");
        requireNonNull(score, "score");
        requireNonNull(mean, "mean");
        counts = List.copyOf(counts);
        if (positive < 0 || negative < 0 || onOtherScales < 0 || counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("a count of " + positive + " positive, " + negative + " negative, "
                    + onOtherScales + " other or " + counts + " answers is below 0");
        }
        long answers = counts.stream().mapToLong(count -> count).reduce(0, Math::addExact);
        if (answers != mean.count()) {
            throw new IllegalArgumentException(answers + " answers, and a mean of " + mean.count());
        }
        if (positive > answers || negative > answers - positive) {
            throw new IllegalArgumentException(
                    positive + " positive and " + negative + " negative are more than " + answers + " answers");
        }
    }

    /**
     * All answers on the scale.
     *
     * @return zero or more
     */
    public long answers() {
        return mean.count();
    }

    /**
     * How many answers are neither good nor bad.
     *
     * @return zero or more
     */
    public long neutral() {
        return answers() - positive - negative;
    }

    /**
     * The share of good answers.
     *
     * @return positive / answers
     */
    public Ratio positiveShare() {
        return positiveShare(label.by("good answers / answers"));
    }

    /**
     * The share of bad answers.
     *
     * @return negative / answers
     */
    public Ratio negativeShare() {
        return negativeShare(label.by("bad answers / answers"));
    }

    /**
     * By how much the good answers outweigh the bad ones.
     *
     * @return (positive − negative) / answers
     */
    public NetShare net() {
        return net(label.by("(good - bad answers) / answers"));
    }

    /**
     * The score that the definition asks for.
     *
     * @return one of the shares, the net or the mean
     */
    public NumericResult headline() {
        return switch (score) {
            case POSITIVE_SHARE -> positiveShare(label);
            case NEGATIVE_SHARE -> negativeShare(label);
            case NET -> net(label);
            case MEAN -> mean;
        };
    }

    private Ratio positiveShare(Label of) {
        return Ratio.part(of, positive, answers());
    }

    private Ratio negativeShare(Label of) {
        return Ratio.part(of, negative, answers());
    }

    private NetShare net(Label of) {
        return new NetShare(of, positive, neutral(), negative);
    }

    /**
     * The value of the {@link #headline}.
     *
     * @return a fraction of 1 for a share or the net, the mean answer for the mean; empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return headline().value();
    }

    @Override
    public int compareWith(double number) {
        return headline().compareWith(number);
    }

    @Override
    public Optional<Interval> interval(double level) {
        return headline().interval(level);
    }

    @Override
    public boolean canBe(double value) {
        return headline().canBe(value);
    }

    @Override
    public Unit unit() {
        return headline().unit();
    }

    @Override
    public String told(double value) {
        return headline().told(value);
    }

    @Override
    public String summary() {
        return headline().summary() + (onOtherScales == 0 ? "" : ", " + onOtherScales + " on other scales left out");
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
