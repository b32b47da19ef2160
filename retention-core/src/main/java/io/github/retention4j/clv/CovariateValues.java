package io.github.retention4j.clv;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a customer's {@link Covariates} are: a level of each that is one of some, a number of each other. */
public final class CovariateValues implements Comparable<CovariateValues>, Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * A covariate without what tells it of a customer.
     *
     * @param name what it is called
     * @param isNumeric whether it is a number; else it is one of some levels
     * @param base the level that the others are held against; empty for the first of them
     */
    record Kind(String name, boolean isNumeric, String base) implements Serializable {}

    @SuppressWarnings("serial") // List.copyOf is serialisable
    private final List<Kind> kinds;

    private final String[] levels;
    private final double[] numbers;

    /** Of each covariate either is used. The arrays are not copied. */
    CovariateValues(List<Kind> kinds, String[] levels, double[] numbers) {
        this.kinds = kinds;
        this.levels = levels;
        this.numbers = numbers;
    }

    List<Kind> kinds() {
        return kinds;
    }

    String level(int covariate) {
        return levels[covariate];
    }

    double number(int covariate) {
        return numbers[covariate];
    }

    private String text(int covariate) {
        return kinds.get(covariate).isNumeric() ? Double.toString(numbers[covariate]) : levels[covariate];
    }

    /** By the first covariate, among those alike by the second, and so on. */
    @Override
    public int compareTo(CovariateValues other) {
        for (int i = 0; i < Math.min(levels.length, other.levels.length); i++) {
            int order = levels[i].compareTo(other.levels[i]);
            order = order != 0 ? order : Double.compare(numbers[i], other.numbers[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(levels.length, other.levels.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CovariateValues values && compareTo(values) == 0;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(levels) * 31 + Arrays.hashCode(numbers);
    }

    /** Such as "web, SA, 41.3". */
    @Override
    public String toString() {
        return IntStream.range(0, kinds.size()).mapToObj(this::text).collect(Collectors.joining(", "));
    }
}
