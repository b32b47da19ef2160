package io.github.retention4j.result;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A net promoter score as the three counts it is made of.
 *
 * <p>{@code score = 100 · (promoters − detractors) / answers}
 *
 * <ul>
 *   <li>No answers, or a window the data do not reach, is no data: the score is empty, never 0.
 *   <li>The interval is the adjusted Wald: ¾ of an answer is added to promoters and to detractors and 3 to the answers, so
 *       that 5 promoters of 5 answers do not claim certainty. Its ends are kept within −100 and 100.
 * </ul>
 *
 * <p>Worked example: 50 promoters, 30 passives and 20 detractors give +30, with a 95 % interval of 14.1 to 44.2.
 *
 * <p>Source: J. Sauro and J. R. Lewis, the adjusted Wald interval for the net promoter score (2021).
 *
 * @param label what it is the score of
 * @param promoters answers at the top of the scale
 * @param passives answers in between
 * @param detractors answers below
 * @param onOtherScales answers to the question on another scale, which are left out
 */
public record Nps(Label label, long promoters, long passives, long detractors, long onOtherScales)
        implements NumericResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if the answers are more than a long can count
     */
    public Nps {
        requireNonNull(label, "label");
        if (promoters < 0 || passives < 0 || detractors < 0 || onOtherScales < 0) {
            throw new IllegalArgumentException("a count of " + promoters + ", " + passives + ", " + detractors + " or "
                    + onOtherScales + " answers is below 0");
        }
        Math.addExact(Math.addExact(promoters, passives), detractors);
    }

    /**
     * All answers on the scale.
     *
     * @return promoters + passives + detractors
     */
    public long answers() {
        return promoters + passives + detractors;
    }

    /**
     * The score.
     *
     * @return −100 to 100, or empty if there are no data
     */
    public OptionalDouble score() {
        return answers() == 0 || label.isUnobserved()
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * (promoters - detractors) / answers());
    }

    /**
     * The same as {@link #score}.
     *
     * @return −100 to 100, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return score();
    }

    /**
     * An interval of a level of your choice.
     *
     * @return the adjusted Wald interval in points, or empty if there are no data
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        return score().isEmpty()
                ? Optional.empty()
                : Optional.of(Interval.ofNet(promoters, detractors, answers(), 100, level));
    }

    @Override
    public boolean canBe(double value) {
        return value >= -100 && value <= 100;
    }

    @Override
    public String told(double value) {
        return (value > 0 ? "+" : "") + Figures.decimals(value, 1);
    }

    @Override
    public String summary() {
        String left = onOtherScales == 0 ? "" : ", " + onOtherScales + " on other scales left out";
        if (score().isEmpty()) {
            return label.noData("0 answers") + left;
        }
        return told(score().getAsDouble()) + " (" + Figures.count(promoters, "promoter") + ", "
                + Figures.count(passives, "passive") + ", " + Figures.count(detractors, "detractor") + "), "
                + interval().orElseThrow().text(1, 1, "") + left;
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
