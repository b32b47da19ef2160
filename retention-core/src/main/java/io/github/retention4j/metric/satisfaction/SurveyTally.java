package io.github.retention4j.metric.satisfaction;

import com.google.common.primitives.Longs;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.metric.satisfaction.SurveyScores.Score;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NetShare;
import java.util.function.Function;

/** The state of scores of a survey question: how often each answer was given, and by customer as far as sums go. */
public final class SurveyTally extends MetricState implements Subtractable<SurveyTally> {
    private static final long serialVersionUID = 1L;

    private final Span window;
    private final SurveyQuestion question;
    private final long[] counts;
    private final ClusterTally positive = new ClusterTally();
    private final ClusterTally negative = new ClusterTally();
    private final ClusterTally net = new ClusterTally();
    private final ClusterTally sums = new ClusterTally();
    private long onOtherScales;

    SurveyTally(Basis basis, Window window, SurveyQuestion question) {
        super(basis);
        this.window = basis.span(window);
        this.question = question;
        this.counts = new long[question.answers()];
    }

    void add(CustomerHistory customer) {
        SurveyResponses responses = customer.surveyResponses();
        int known = responses.count();
        long sum = 0;
        long answers = 0;
        long good = 0;
        long bad = 0;
        for (int i = 0; i < known; i++) {
            if (!responses.isTo(i, question.kind()) || !window.contains(responses.answered(i))) {
                continue;
            }
            if (responses.isOn(i, question.scale())) {
                int answer = responses.score(i);
                counts[answer - question.scale().lowest()]++;
                sum += answer;
                answers++;
                good += question.isGood(answer) ? 1 : 0;
                bad += question.isBad(answer) ? 1 : 0;
            } else {
                onOtherScales++;
            }
        }
        add(good, bad, sum, answers);
    }

    /** One customer's answers. */
    private void add(long good, long bad, long sum, long answers) {
        if (answers > 0) {
            positive.add(good, answers);
            negative.add(bad, answers);
            net.add(good - bad, answers);
            sums.add(sum, answers);
        }
    }

    void add(SurveyTally other) {
        requireSameBasis(other);
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        positive.add(other.positive);
        negative.add(other.negative);
        net.add(other.net);
        sums.add(other.sums);
        onOtherScales += other.onOtherScales;
    }

    @Override
    public void subtract(SurveyTally other) {
        requireSameBasis(other);
        for (int i = 0; i < counts.length; i++) {
            counts[i] -= other.counts[i];
        }
        positive.subtract(other.positive);
        negative.subtract(other.negative);
        net.subtract(other.net);
        sums.subtract(other.sums);
        onOtherScales -= other.onOtherScales;
    }

    /** What a score is a quotient of. */
    static RatioOfSums<SurveyTally> ratioOfSums(Score score) {
        Function<SurveyTally, ClusterTally> tally = switch (score) {
            case POSITIVE_SHARE -> state -> state.positive;
            case NEGATIVE_SHARE -> state -> state.negative;
            case NET -> state -> state.net;
            case MEAN -> state -> state.sums;
        };
        return RatioOfSums.of(
                state -> tally.apply(state).amount(),
                state -> tally.apply(state).count());
    }

    SurveyScores scores(Label label, Score score) {
        long answers = sums.count();
        long good = positive.amount();
        long bad = negative.amount();
        return new SurveyScores(
                label,
                score,
                Longs.asList(counts.clone()),
                positive.share(SurveyQuestion.label(label, score, Score.POSITIVE_SHARE)),
                negative.share(SurveyQuestion.label(label, score, Score.NEGATIVE_SHARE)),
                new NetShare(
                        SurveyQuestion.label(label, score, Score.NET), good, answers - good - bad, bad, net.spread()),
                sums.average(SurveyQuestion.label(label, score, Score.MEAN), 0, question.unit(), 1)
                        .within(question.scale().lowest(), question.scale().highest()),
                onOtherScales);
    }
}
