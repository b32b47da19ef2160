package io.github.retention4j.metric.satisfaction;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.satisfaction.SurveyScores.Score;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;

/** The state of scores of a survey question: how often each answer was given, and by customer as far as sums go. */
public final class SurveyTally extends MetricState {
    private static final long serialVersionUID = 1L;

    private final Span window;
    private final SurveyQuestion question;
    private final long[] counts;
    private final ClusterTally tally = new ClusterTally();
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
        for (int i = 0; i < known; i++) {
            if (!responses.isTo(i, question.kind()) || !window.contains(responses.answered(i))) {
                continue;
            }
            if (responses.isOn(i, question.scale())) {
                int answer = responses.score(i);
                counts[answer - question.scale().lowest()]++;
                sum += answer;
                answers++;
            } else {
                onOtherScales++;
            }
        }
        if (answers > 0) {
            tally.add(sum, answers);
        }
    }

    void add(SurveyTally other) {
        requireSameBasis(other);
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        tally.add(other.tally);
        onOtherScales += other.onOtherScales;
    }

    SurveyScores scores(Label label, Score score) {
        Average mean = tally.average(SurveyQuestion.ofMean(label, score), 0, question.unit(), 1)
                .within(question.scale().lowest(), question.scale().highest());
        return question.scores(label, score, mean, counts, onOtherScales);
    }
}
