package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.Segments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of customers and does not change, such as channel, country or first basket, for a model to tell how it goes with buying
 * and with being lost: a segment whose key is all of it.
 *
 * <ul>
 *   <li>A segment is a covariate of levels: each is held against a base, which is the first by alphabet unless stated. A function is a
 *       covariate of numbers: its base is the customers' mean.
 *   <li>What customers become only by buying, such as their number of orders, is no covariate: it is what the model explains.
 *   <li>Each level is two parameters, so levels of few customers say little; put these together before.
 * </ul>
 *
 * <p>Worked example: of the channels app, store and web, app is the base; "store 0.8 × as often" is then held against app.
 *
 * <pre>{@code
 * Covariates covariates = Covariates.of(Segments.channel(), Segments.country()).base("country", "SA");
 * Segmented<CovariateValues, PatternTable> patterns = engine.compute(PurchasePatterns.weekly().by(covariates));
 * CovariateFit<BgNbd> fit = BgNbd.fit(patterns, FitOptions.usual());
 * }</pre>
 *
 * <p>Source: P. S. Fader and B. G. S. Hardie, Incorporating time-invariant covariates into the Pareto/NBD and BG/NBD models, note 019
 * (2007).
 */
public final class Covariates implements Segment<CovariateValues> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf is serialisable, and segments and functions are
    private final List<Source> sources;

    @SuppressWarnings("serial")
    private final List<CovariateValues.Kind> kinds;

    /** Where a covariate comes from: a segment of levels, or a function of numbers. */
    private sealed interface Source extends java.io.Serializable {}

    private record Levels(Segment<?> segment) implements Source {}

    private record Numbers(CustomerFunction<? extends Number> function) implements Source {}

    private Covariates(List<Source> sources, List<CovariateValues.Kind> kinds) {
        this.sources = List.copyOf(sources);
        this.kinds = List.copyOf(kinds);
        Set<String> names = new HashSet<>();
        for (CovariateValues.Kind kind : kinds) {
            if (!names.add(kind.name())) {
                throw new IllegalArgumentException(
                        "two covariates are called " + kind.name() + "; give one another name");
            }
        }
    }

    /**
     * Covariates of levels.
     *
     * @param segments what tells each customer's level; none if numbers follow, since customers without covariates are refused
     * @return the covariates
     * @throws IllegalArgumentException if two have one name
     */
    public static Covariates of(Segment<?>... segments) {
        return new Covariates(
                Arrays.stream(segments).<Source>map(Levels::new).toList(),
                Arrays.stream(segments)
                        .map(segment -> new CovariateValues.Kind(segment.name(), false, ""))
                        .toList());
    }

    /**
     * The same with one more, which is a number.
     *
     * @param function tells each customer's number; it has a name, see {@link CustomerFunction#named}
     * @return the covariates
     * @throws IllegalArgumentException if it has no name, or that of another
     */
    public Covariates number(CustomerFunction<? extends Number> function) {
        if (function.name().isBlank()) {
            throw new IllegalArgumentException(
                    "a covariate without a name; write CustomerFunction.named(\"first basket\", …)");
        }
        return new Covariates(
                Stream.concat(sources.stream(), Stream.of(new Numbers(function)))
                        .toList(),
                Stream.concat(kinds.stream(), Stream.of(new CovariateValues.Kind(function.name(), true, "")))
                        .toList());
    }

    /**
     * The same with a base of your choice, which the other levels are held against.
     *
     * @param covariate the name of a covariate of levels
     * @param level the base, as it is written
     * @return the covariates
     * @throws IllegalArgumentException if there is no covariate of levels of that name
     */
    public Covariates base(String covariate, String level) {
        requireNonNull(level, "level");
        List<CovariateValues.Kind> others = new ArrayList<>(kinds);
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).name().equals(covariate) && !kinds.get(i).isNumeric()) {
                others.set(i, new CovariateValues.Kind(covariate, false, level));
                return new Covariates(sources, others);
            }
        }
        throw new IllegalArgumentException("no covariate of levels is called " + covariate + "; there are: "
                + kinds.stream()
                        .filter(kind -> !kind.isNumeric())
                        .map(CovariateValues.Kind::name)
                        .collect(Collectors.joining(", ")));
    }

    /** The names of all, with "and" in between. */
    @Override
    public String name() {
        return kinds.stream().map(CovariateValues.Kind::name).collect(Collectors.joining(" and "));
    }

    @Override
    public CovariateValues key(CustomerHistory customer) {
        Object[] values = new Object[sources.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = sources.get(i) instanceof Levels levels
                    ? levels.segment().key(customer).toString()
                    : ((Numbers) sources.get(i)).function().of(customer);
        }
        return values(values);
    }

    /**
     * Values for people who have them without a history.
     *
     * @param values a text for each covariate of levels, a {@link Number} for each other, in the order that they were stated in
     * @return the values
     * @throws IllegalArgumentException if there are no covariates, there are more or fewer values, one is of the other kind, or a number is not finite
     */
    public CovariateValues values(Object... values) {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("no covariates; state one, such as Covariates.of(Segments.channel())");
        }
        if (values.length != kinds.size()) {
            throw new IllegalArgumentException(values.length + " values of " + kinds.size() + " covariates: " + name());
        }
        String[] levels = new String[values.length];
        double[] numbers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            boolean isNumeric = kinds.get(i).isNumeric();
            if (isNumeric != values[i] instanceof Number || !(isNumeric || values[i] instanceof String)) {
                throw new IllegalArgumentException("covariate " + kinds.get(i).name() + " is "
                        + (isNumeric ? "a number" : "a text") + ", not a "
                        + values[i].getClass().getSimpleName());
            }
            levels[i] = isNumeric ? "" : values[i].equals("") ? Segments.NONE : (String) values[i];
            numbers[i] = isNumeric ? ((Number) values[i]).doubleValue() + 0.0 : 0;
            if (!Double.isFinite(numbers[i])) {
                throw new IllegalArgumentException(
                        "covariate " + kinds.get(i).name() + " is " + numbers[i] + "; state a finite number");
            }
        }
        return new CovariateValues(kinds, levels, numbers);
    }
}
