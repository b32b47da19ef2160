package io.github.retention4j.spring;

import io.github.retention4j.history.History;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint tells of a shop: of the history as a whole, and aggregates of it. No customer, order or amount of one is in it.
 *
 * @param history what is asked; null if there is none yet
 * @param minimumGroup of how many customers a number is at least
 * @param metrics the figures; none if there is no history, or no event in it
 */
public record ShopAnswer(@Nullable OfHistory history, int minimumGroup, List<Figure> metrics) {
    /** Copies. */
    public ShopAnswer {
        metrics = List.copyOf(metrics);
    }

    /**
     * A history as a whole.
     *
     * @param ageSeconds how long ago it was built
     * @param customers how many customers it has
     * @param orders how many orders
     * @param refusedRows how many rows could not be taken
     * @param firstDay its first day; null if it has no event
     * @param lastDay its last day; null if it has no event
     * @param zone the zone of its days
     * @param currency the currency of its amounts
     */
    public record OfHistory(
            double ageSeconds,
            long customers,
            long orders,
            long refusedRows,
            @Nullable String firstDay,
            @Nullable String lastDay,
            String zone,
            String currency) {
        OfHistory aged(Duration age) {
            return new OfHistory(
                    age.toMillis() / 1000.0, customers, orders, refusedRows, firstDay, lastDay, zone, currency);
        }
    }

    /**
     * A number, with what it is and how sure. The fields are called as in the library's JSON of results.
     *
     * @param metric the metric's name
     * @param definition what it is, exactly
     * @param window the window it is of
     * @param observation how much of the window the data cover
     * @param value the number, a share being a fraction of 1; null if there is none
     * @param reason why there is none; null if there is one
     * @param unit what it is in
     * @param interval how sure it is; null if that is not known
     * @param summary all of it in a line
     */
    public record Figure(
            String metric,
            Definition definition,
            @Nullable Days window,
            String observation,
            @Nullable Double value,
            @Nullable String reason,
            Unit unit,
            @Nullable Interval interval,
            String summary) {}

    /**
     * What a metric is, exactly.
     *
     * @param rule the definition in a few words
     * @param notes what is to be known of it besides
     * @param policy what the history decided otherwise than usual; null if nothing
     */
    public record Definition(
            String rule, List<String> notes, @Nullable String policy) {}

    /**
     * Some days.
     *
     * @param name how they are told, such as 2026-Q1
     * @param start the first
     * @param end the day after the last
     */
    public record Days(String name, String start, String end) {}

    /**
     * What a number is in.
     *
     * @param quantity what kind of thing it is
     * @param name what stands behind the number; null if nothing
     * @param per what there is one such number for; null if there is none for each of something
     */
    public record Unit(
            String quantity,
            @Nullable String name,
            @Nullable String per) {}

    /**
     * A confidence interval.
     *
     * @param low its lower end; null if it has none
     * @param high its upper end; null if it has none
     * @param level the confidence level, such as 0.95
     * @param method how it was worked out
     */
    public record Interval(@Nullable Double low, @Nullable Double high, double level, String method) {}

    static ShopAnswer of(ShopFigures figures) {
        Optional<ShopFigures.Told> told = figures.told();
        return new ShopAnswer(
                told.map(of -> of.whole().at(figures.now())).orElse(null),
                figures.minimumGroup(),
                told.map(ShopFigures.Told::figures).orElse(List.of()).stream()
                        .map(ShopAnswer::figure)
                        .toList());
    }

    /** Of age 0. */
    static OfHistory whole(History history) {
        return new OfHistory(
                0,
                history.customerCount(),
                history.orderCount(),
                history.intake().refused(),
                day(history.basis().firstDay()),
                day(history.basis().lastDay()),
                history.basis().zone().getId(),
                history.basis().currency().getCode());
    }

    private static Figure figure(NumericResult result) {
        Label label = result.label();
        Double value = finite(result.value());
        return new Figure(
                label.metric(),
                new Definition(label.rule(), label.notes(), unlessEmpty(label.policy())),
                label.window()
                        .map(days -> new Days(
                                days.toString(),
                                days.start().toString(),
                                days.end().toString()))
                        .orElse(null),
                code(label.observation()),
                value,
                value == null ? result.summary() + label.observedNote() : null,
                new Unit(
                        code(result.unit().quantity()),
                        unlessEmpty(result.unit().name()),
                        unlessEmpty(result.unit().per())),
                value == null
                        ? null
                        : result.interval()
                                .map(interval -> new Interval(
                                        finite(OptionalDouble.of(interval.low())),
                                        finite(OptionalDouble.of(interval.high())),
                                        interval.level(),
                                        interval.method()))
                                .orElse(null),
                result.summary());
    }

    private static @Nullable Double finite(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble()) ? value.getAsDouble() : null;
    }

    private static @Nullable String day(LocalDate day) {
        return day.equals(LocalDate.MIN) || day.equals(LocalDate.MAX) ? null : day.toString();
    }

    private static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
