package io.github.retention4j.metric.satisfaction;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.satisfaction.SurveyScores.Score;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;

/** A question, its scale, which answers lie at either end of it, and which end is the good one. */
record SurveyQuestion(SurveyKind kind, SurveyScale scale, int lowerTo, int upperFrom, GoodEnd goodEnd)
        implements Serializable {

    /** The end of the scale that the shop hopes for. */
    enum GoodEnd {
        LOWER,
        UPPER
    }

    SurveyQuestion {
        requireNonNull(scale, "scale");
        if (lowerTo < scale.lowest() || upperFrom <= lowerTo || upperFrom > scale.highest()) {
            throw new IllegalArgumentException("cut points " + lowerTo + " and " + upperFrom + " do not rise within ["
                    + scale.lowest() + ", " + scale.highest() + "]");
        }
    }

    int answers() {
        return scale.highest() - scale.lowest() + 1;
    }

    /** What a mean on the scale is told in. */
    Unit unit() {
        return Unit.score("on " + scale, 2);
    }

    /** The scores of answers that somebody counted, from the lowest to the highest. */
    SurveyScores counted(Label label, Score score, long... counts) {
        long answers = 0;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException("a count of " + counts[i] + " answers is below 0");
            }
            answers = Math.addExact(answers, counts[i]);
            sum = sum.add(BigDecimal.valueOf(counts[i]).multiply(BigDecimal.valueOf(scale.lowest() + i)));
        }
        return scores(label, score, Average.withoutSpread(ofMean(label, score), sum, answers, unit()), counts, 0);
    }

    /** The label of the mean, which is the score's if that is what the score is. */
    static Label ofMean(Label label, Score score) {
        return score == Score.MEAN ? label : label.by("mean answer");
    }

    SurveyScores scores(Label label, Score score, Average mean, long[] counts, long onOtherScales) {
        long lower = Arrays.stream(counts, 0, lowerTo - scale.lowest() + 1).sum();
        long upper =
                Arrays.stream(counts, upperFrom - scale.lowest(), counts.length).sum();
        return new SurveyScores(
                label,
                score,
                mean,
                Arrays.stream(counts).boxed().toList(),
                goodEnd == GoodEnd.UPPER ? upper : lower,
                goodEnd == GoodEnd.UPPER ? lower : upper,
                onOtherScales);
    }
}
