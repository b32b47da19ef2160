package io.github.retention4j.metric.satisfaction;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Longs;
import io.github.retention4j.metric.satisfaction.SurveyScores.Score;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NetShare;
import io.github.retention4j.result.Spread;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;

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

    boolean isGood(int answer) {
        return goodEnd == GoodEnd.UPPER ? answer >= upperFrom : answer <= lowerTo;
    }

    boolean isBad(int answer) {
        return goodEnd == GoodEnd.UPPER ? answer <= lowerTo : answer >= upperFrom;
    }

    /** The scores of answers that somebody counted, from the lowest to the highest, each of them somebody else's. */
    SurveyScores counted(Label label, Score score, long... counts) {
        long answers = 0;
        long good = 0;
        long bad = 0;
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        BigInteger cubes = BigInteger.ZERO;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException("a count of " + counts[i] + " answers is below 0");
            }
            int answer = scale.lowest() + i;
            BigInteger own = BigInteger.valueOf(counts[i]).multiply(BigInteger.valueOf(answer));
            answers = Math.addExact(answers, counts[i]);
            good += isGood(answer) ? counts[i] : 0;
            bad += isBad(answer) ? counts[i] : 0;
            sum = sum.add(own);
            BigInteger square = own.multiply(BigInteger.valueOf(answer));
            squares = squares.add(square);
            cubes = cubes.add(square.multiply(BigInteger.valueOf(answer)));
        }
        BigInteger count = BigInteger.valueOf(answers);
        Spread spread = new Spread(answers, squares, sum, count).with(new Spread.Cubes(cubes, squares, sum, count));
        Average mean = new Average(label(label, score, Score.MEAN), new BigDecimal(sum), answers, 1, unit(), spread)
                .within(scale.lowest(), scale.highest());
        return new SurveyScores(
                label,
                score,
                Longs.asList(counts.clone()),
                ClusterShare.ofSingles(label(label, score, Score.POSITIVE_SHARE), good, answers),
                ClusterShare.ofSingles(label(label, score, Score.NEGATIVE_SHARE), bad, answers),
                new NetShare(label(label, score, Score.NET), good, answers - good - bad, bad),
                mean,
                0);
    }

    /** The label of one of the scores, which is that of all if it is the one that was asked for. */
    static Label label(Label label, Score asked, Score one) {
        if (one == asked) {
            return label;
        }
        return label.by(
                switch (one) {
                    case POSITIVE_SHARE -> "good answers / answers";
                    case NEGATIVE_SHARE -> "bad answers / answers";
                    case NET -> "(good - bad answers) / answers";
                    case MEAN -> "mean answer";
                });
    }
}
