package io.github.retention4j.metric.index;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.NumericResult;
import java.util.function.DoubleFunction;
import java.util.function.DoubleToIntFunction;
import java.util.stream.DoubleStream;

/**
 * Where others' numbers are said to lie, and who says so. It is for the reader to judge whether they count as this metric
 * does.
 *
 * @param low its lower end, in the unit of the result: 0.05 for 5 %
 * @param high its upper end
 * @param source who published it, and when
 */
public record PublishedRange(double low, double high, String source) implements Criterion {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the ends are not finite numbers in order, or no source is named
     */
    public PublishedRange {
        requireNonNull(source, "source");
        if (!(low <= high) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("published range from " + low + " to " + high + " is not in order");
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException(
                    "published range from " + low + " to " + high + " has the source \"" + source + "\"");
        }
        // Minus zero becomes zero, so that what is equal has the same hash.
        low += 0.0;
        high += 0.0;
    }

    @Override
    public Verdict verdict(DoubleToIntFunction compared) {
        return compared.applyAsInt(low) < 0
                ? Verdict.BELOW
                : compared.applyAsInt(high) > 0 ? Verdict.ABOVE : Verdict.WITHIN;
    }

    @Override
    public double distance(NumericResult result) {
        double value = result.value().orElseThrow();
        return switch (verdict(result)) {
            case BELOW -> Figures.difference(value, low);
            case ABOVE -> Figures.difference(value, high);
            default -> 0;
        };
    }

    @Override
    public DoubleStream numbers() {
        return DoubleStream.of(low, high);
    }

    @Override
    public String text(DoubleFunction<String> told) {
        return "published " + told.apply(low) + " to " + told.apply(high) + ", " + source;
    }
}
