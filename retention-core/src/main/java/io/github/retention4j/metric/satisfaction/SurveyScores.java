package io.github.retention4j.metric.satisfaction;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Average;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NetShare;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The answers to a survey question, and the scores that are made of them: the share of good answers, of bad answers, the net
 * of both, and the mean. One of them is the value; the others are a call away.
 *
 * <ul>
 *   <li>One customer's answers are alike, so all intervals have customers as the independent units, and each answer of nobody
 *       known as one of its own. Where only the counts are known, each answer is taken for somebody else's.
 *   <li>No answers, or a window the data do not reach, is no data: every score is empty, never 0.
 * </ul>
 *
 * @param label what the value is a score of
 * @param score which score the value is
 * @param counts how often each answer was given, from the lowest of the scale to its highest
 * @param positiveShare the share of good answers, {@code positive / answers}
 * @param negativeShare the share of bad answers, {@code negative / answers}
 * @param net by how much the good answers outweigh the bad ones, {@code (positive − negative) / answers}
 * @param mean the mean answer
 * @param onOtherScales answers to the question on another scale, which are left out
 */
public record SurveyScores(
        Label label,
        Score score,
        List<Long> counts,
        ClusterShare positiveShare,
        ClusterShare negativeShare,
        NetShare net,
        Average mean,
        long onOtherScales)
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
     * @throws IllegalArgumentException if a count is negative, or the answers are not as many as each of the scores is of, or the
     *     good and the bad answers not those that the net is of
     */
    public SurveyScores {
        requireNonNull(label, "label");
        requireNonNull(score, "score");
        requireNonNull(positiveShare, "positiveShare");
        requireNonNull(negativeShare, "negativeShare");
        requireNonNull(net, "net");
        requireNonNull(mean, "mean");
        counts = List.copyOf(counts);
        if (onOtherScales < 0 || counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(
                    "a count of " + onOtherScales + " other or " + counts + " answers is below 0");
        }
        long answers = counts.stream().mapToLong(count -> count).reduce(0, Math::addExact);
        if (answers != mean.count()
                || answers != positiveShare.total()
                || answers != negativeShare.total()
                || answers != net.answers()) {
            throw new IllegalArgumentException(answers + " answers, and a mean of " + mean.count() + ", shares of "
                    + positiveShare.total() + " and " + negativeShare.total() + " and a net of " + net.answers());
        }
        if (positiveShare.hits() != net.positive() || negativeShare.hits() != net.negative()) {
            throw new IllegalArgumentException(positiveShare.hits() + " positive and " + negativeShare.hits()
                    + " negative, and a net of " + net.positive() + " and " + net.negative());
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
     * How many answers are good.
     *
     * @return zero or more
     */
    public long positive() {
        return net.positive();
    }

    /**
     * How many answers are neither good nor bad.
     *
     * @return zero or more
     */
    public long neutral() {
        return net.neutral();
    }

    /**
     * How many answers are bad.
     *
     * @return zero or more
     */
    public long negative() {
        return net.negative();
    }

    /**
     * The score that the definition asks for.
     *
     * @return one of the shares, the net or the mean
     */
    public NumericResult headline() {
        return switch (score) {
            case POSITIVE_SHARE -> positiveShare;
            case NEGATIVE_SHARE -> negativeShare;
            case NET -> net;
            case MEAN -> mean;
        };
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
    public OptionalLong fewestCustomers() {
        return mean.fewestCustomers();
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
