package io.github.retention4j.metric.satisfaction;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Spread;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A net promoter score as the three counts it is made of.
 *
 * <p>{@code score = 100 · (promoters − detractors) / answers}
 *
 * <ul>
 *   <li>No answers, or a window the data do not reach, is no data: the score is empty, never 0.
 *   <li>The interval is the adjusted Wald: ¾ of an answer is added to promoters and to detractors and 3 to the answers, so
 *       that 5 promoters of 5 answers do not claim certainty. With p and d the shares of promoters and detractors of n
 *       answers, P = (p·n + ¾) / (n + 3) and D = (d·n + ¾) / (n + 3), its ends are
 *       {@code 100 · (P − D ∓ z · √((P + D − (P − D)²) / (n + 3)))}, kept within −100 and 100.
 *   <li>Customers who answer several times say much the same each time. Where there are fewer customers than answers, n is
 *       the number of independent answers that would be as uncertain as these customers are:
 *       {@code n · v / ((n − 1) · e²) · (t(n − 1) / t(m − 1))²}, at most n, with m customers, v = p + d − (p − d)², e the
 *       standard error of promoters less detractors per answer as {@link Spread} has it, and t Student's t of so many
 *       degrees of freedom at the level of the interval. Where all customers are alike, n is m. An answer of nobody known
 *       stands for a customer of its own.
 * </ul>
 *
 * <p>Worked example: 50 promoters, 30 passives and 20 detractors give +30, with a 95 % interval of 14.1 to 44.2. If 50
 * customers answered alike twice each, the 100 answers are as uncertain as 48.3 and the interval is 6.9 to 49.6.
 *
 * <p>Source: J. Sauro and J. R. Lewis, the adjusted Wald interval for the net promoter score (2021); for the number of
 * independent answers, E. L. Korn and B. I. Graubard, Confidence intervals for proportions with small expected number of
 * positive counts estimated from survey data, Survey Methodology 24 (1998).
 *
 * @param label what it is the score of
 * @param promoters answers at the top of the scale
 * @param passives answers in between
 * @param detractors answers below
 * @param onOtherScales answers to the question on another scale, which are left out
 * @param spread how much customers differ, promoters less detractors being the amount and the answers the count; of no
 *     customers if unknown, and then each answer stands for itself
 */
public record Nps(Label label, long promoters, long passives, long detractors, long onOtherScales, Spread spread)
        implements NumericResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a count is negative, or there are more customers than answers
     * @throws ArithmeticException if the answers are more than a long can count
     */
    public Nps {
        requireNonNull(label, "label");
        requireNonNull(spread, "spread");
        if (promoters < 0 || passives < 0 || detractors < 0 || onOtherScales < 0) {
            throw new IllegalArgumentException("a count of " + promoters + ", " + passives + ", " + detractors + " or "
                    + onOtherScales + " answers is below 0");
        }
        long answers = Math.addExact(Math.addExact(promoters, passives), detractors);
        if (spread.customers() > answers) {
            throw new IllegalArgumentException(
                    Figures.count(answers, "answer") + " of more customers, " + spread.customers());
        }
    }

    /**
     * A score of which only the counts are known: each answer stands for itself.
     *
     * @param label what it is the score of
     * @param promoters answers at the top of the scale
     * @param passives answers in between
     * @param detractors answers below
     * @param onOtherScales answers to the question on another scale, which are left out
     * @throws IllegalArgumentException if a count is negative
     */
    public Nps(Label label, long promoters, long passives, long detractors, long onOtherScales) {
        this(label, promoters, passives, detractors, onOtherScales, Spread.UNKNOWN);
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

    /** Exact. */
    @Override
    public int compareWith(double number) {
        return value().isPresent()
                ? Figures.compare(
                        BigDecimal.valueOf(promoters - detractors).movePointRight(2),
                        BigDecimal.valueOf(answers()),
                        number)
                : NumericResult.super.compareWith(number);
    }

    /**
     * An interval of a level of your choice.
     *
     * @return the adjusted Wald interval in points, or empty if there are no data
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        if (score().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Interval.ofNet(promoters, detractors, answers(), spread, 100, level));
    }

    @Override
    public boolean canBe(double value) {
        return value >= -100 && value <= 100;
    }

    @Override
    public Unit unit() {
        return Unit.SCORE;
    }

    @Override
    public String told(double value) {
        return unit().tellSigned(value);
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(spread.customers());
    }

    @Override
    public String summary() {
        String left = onOtherScales == 0 ? "" : ", " + onOtherScales + " on other scales left out";
        if (score().isEmpty()) {
            return label.noData("0 answers") + left;
        }
        return told(score().getAsDouble()) + " (" + Figures.count(promoters, "promoter") + ", "
                + Figures.count(passives, "passive") + ", " + Figures.count(detractors, "detractor") + "), "
                + interval().orElseThrow().text(unit()) + left;
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
