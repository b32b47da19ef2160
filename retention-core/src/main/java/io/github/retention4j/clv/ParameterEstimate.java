package io.github.retention4j.clv;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import java.io.Serializable;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A parameter that was estimated, and how surely.
 *
 * @param name what it is called
 * @param value the estimate, above 0
 * @param errorOfLog the standard error of its logarithm; 0 if it is at a bound
 */
public record ParameterEstimate(String name, double value, double errorOfLog) implements Serializable {
    /**
     * The standard error.
     *
     * @return {@code value · errorOfLog}, or empty if it is at a bound
     */
    public Optional<Double> standardError() {
        return errorOfLog > 0 ? Optional.of(value * errorOfLog) : Optional.empty();
    }

    /**
     * The 95 % interval.
     *
     * @return {@code value · e^(±1.96 · errorOfLog)}, or empty if it is at a bound
     */
    public Optional<Interval> interval() {
        return interval(Interval.USUAL_LEVEL);
    }

    /**
     * An interval of a level of your choice.
     *
     * @param level the confidence level, between 0 and 1
     * @return the interval, or empty if the parameter is at a bound
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Optional<Interval> interval(double level) {
        Interval.checkLevel(level);
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        return errorOfLog > 0
                ? Optional.of(new Interval(
                        value * Math.exp(-z * errorOfLog), value * Math.exp(z * errorOfLog), level, "log-normal"))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return name + " " + significant(value)
                + interval()
                        .map(i -> ", 95 % CI " + significant(i.low()) + "–" + significant(i.high()))
                        .orElse(", at a bound");
    }

    private static String significant(double number) {
        int decimals = number > 0 ? (int) Math.max(0, 3 - Math.floor(Math.log10(number))) : 0;
        return Figures.decimals(number, decimals);
    }
}
