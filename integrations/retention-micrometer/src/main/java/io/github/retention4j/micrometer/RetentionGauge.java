package io.github.retention4j.micrometer;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.NumericResult;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;

/**
 * A metric under the name it has among the meters of a process: a gauge of its value, and two of the ends of its 95 % interval,
 * {@code .lower} and {@code .upper}.
 *
 * <pre>{@code
 * RetentionGauge byCounts = RetentionGauge.of("retention.rate", "counts",
 *         window -> RetentionRate.in(window).definedBy(RetentionRate.Definition.COUNTS));
 * RetentionGauge ofCountries = RetentionGauge.repeatRate().by(Segments.country(), List.of("SA", "AE"));
 * RetentionGauge gross = RetentionGauge.of("retention.order.value.average", "gross",
 *         window -> AverageOrderValue.in(window).definedBy(Revenue.GROSS)).in(CurrencyUnit.of("SAR"));
 * }</pre>
 *
 * <ul>
 *   <li>No data is {@code NaN}, and never 0; so are the ends where there is no interval.
 *   <li>A rate is a fraction, 0.387 for 38.7 %. Money is in the currency's main unit, 12.5 for 12.50 SAR.
 *   <li>A gauge of money says its currency: where the shop has another, it is {@code NaN}, and the log tells why, once.
 *   <li>Of segments none of which is in the data, such as "sa" for "SA", the log tells likewise.
 * </ul>
 */
public final class RetentionGauge {
    private static final Pattern NAMES = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*");

    private final String name;
    private final String definition;
    private final boolean isPlain;
    private final Function<Window, ? extends Metric<?, ?>> metric;
    private final Optional<CurrencyUnit> currency;
    private final List<String> segments;

    private RetentionGauge(
            String name,
            String definition,
            boolean isPlain,
            Function<Window, ? extends Metric<?, ?>> metric,
            Optional<CurrencyUnit> currency,
            List<String> segments) {
        this.name = name;
        this.definition = definition;
        this.isPlain = isPlain;
        this.metric = metric;
        this.currency = currency;
        this.segments = segments;
    }

    /**
     * Any metric whose result is one number, which may have an interval.
     *
     * @param name what it is called, in small letters with dots, such as "retention.rate"
     * @param definition which definition it follows, in a word that will not change, such as "counts"
     * @param metric makes the metric of a window
     * @return the gauge
     * @throws IllegalArgumentException if the name has other characters, or the definition is blank
     */
    public static RetentionGauge of(
            String name, String definition, Function<Window, ? extends Metric<?, ? extends NumericResult>> metric) {
        return any(name, definition, false, metric);
    }

    /**
     * Any metric whose result is a plain number, as that of {@link Metric#fold}. It has no interval and no gauges of one.
     *
     * @param name what it is called, in small letters with dots
     * @param definition which definition it follows, in a word that will not change
     * @param metric makes the metric of a window
     * @return the gauge
     * @throws IllegalArgumentException if the name has other characters, or the definition is blank
     */
    public static RetentionGauge ofNumber(
            String name, String definition, Function<Window, ? extends Metric<?, ? extends Number>> metric) {
        return any(name, definition, true, metric);
    }

    private static RetentionGauge any(
            String name, String definition, boolean isPlain, Function<Window, ? extends Metric<?, ?>> metric) {
        if (!NAMES.matcher(requireNonNull(name, "name")).matches()) {
            throw new IllegalArgumentException(
                    "name '" + name + "' is not of small letters, digits and dots, such as retention.rate");
        }
        if (requireNonNull(definition, "definition").isBlank()) {
            throw new IllegalArgumentException(
                    "the definition of " + name + " is blank; say in a word which one it follows, such as overlap");
        }
        return new RetentionGauge(
                name, definition, isPlain, requireNonNull(metric, "metric"), Optional.empty(), List.of());
    }

    /**
     * {@code retention.rate}: {@link RetentionRate} by overlap with the window before.
     *
     * @return the gauge
     */
    public static RetentionGauge retentionRate() {
        return of("retention.rate", "overlap", RetentionRate::in);
    }

    /**
     * {@code retention.churn.rate}: {@link ChurnRate}, the customers lost.
     *
     * @return the gauge
     */
    public static RetentionGauge churnRate() {
        return of("retention.churn.rate", "lost", ChurnRate::in);
    }

    /**
     * {@code retention.repeat.rate}: {@link RepeatPurchaseRate}, two orders or more in the window.
     *
     * @return the gauge
     */
    public static RetentionGauge repeatRate() {
        return of("retention.repeat.rate", "orders", RepeatPurchaseRate::in);
    }

    /**
     * {@code retention.revenue.average}: {@link RevenuePerCustomer}, net of refunds.
     *
     * @param currency the shop's
     * @return the gauge
     */
    public static RetentionGauge averageRevenue(CurrencyUnit currency) {
        return of("retention.revenue.average", "net", RevenuePerCustomer::in).in(currency);
    }

    /**
     * {@code retention.order.value.average}: {@link AverageOrderValue}, net of refunds.
     *
     * @param currency the shop's
     * @return the gauge
     */
    public static RetentionGauge averageOrderValue(CurrencyUnit currency) {
        return of("retention.order.value.average", "net", AverageOrderValue::in).in(currency);
    }

    /**
     * The five above.
     *
     * @param currency the shop's
     * @return the gauges
     */
    public static List<RetentionGauge> usual(CurrencyUnit currency) {
        return List.of(
                retentionRate(), churnRate(), repeatRate(), averageRevenue(currency), averageOrderValue(currency));
    }

    /**
     * The same with its currency, which a gauge of money has as a tag.
     *
     * @param unit the shop's currency
     * @return another gauge
     */
    public RetentionGauge in(CurrencyUnit unit) {
        return new RetentionGauge(
                name, definition, isPlain, metric, Optional.of(requireNonNull(unit, "unit")), segments);
    }

    /**
     * The same for some segments of the customers, each with a tag {@code segment}; its name becomes {@code name.by.segment}, such as
     * {@code retention.rate.by.country}. Segments that are not listed have no gauge, so that their number does not grow with the data.
     *
     * @param <K> what tells segments apart
     * @param segment what to divide by
     * @param keys which segments; the tag is how a key is written
     * @return another gauge
     * @throws IllegalArgumentException if there is no key, two are written alike, or it is divided already
     */
    public <K extends Comparable<? super K>> RetentionGauge by(Segment<K> segment, List<K> keys) {
        requireNonNull(segment, "segment");
        List<String> written =
                requireNonNull(keys, "keys").stream().map(Object::toString).toList();
        if (written.isEmpty() || new HashSet<>(written).size() < written.size()) {
            throw new IllegalArgumentException(
                    "segments " + written + " of " + name + ": list one or more, each once, such as List.of(\"SA\")");
        }
        if (!segments.isEmpty()) {
            throw new IllegalArgumentException(name + " is divided already; take one segment that tells both");
        }
        Function<Window, ? extends Metric<?, ?>> whole = metric;
        String divided = segment.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return any(
                        name + ".by." + divided,
                        definition,
                        isPlain,
                        window -> whole.apply(window).by(segment))
                .with(currency, written);
    }

    private RetentionGauge with(Optional<CurrencyUnit> unit, List<String> keys) {
        return new RetentionGauge(name, definition, isPlain, metric, unit, keys);
    }

    /**
     * What it is called among the meters.
     *
     * @return such as "retention.rate"
     */
    public String name() {
        return name;
    }

    /** What its meters are called: with the ends of its interval, if it has one. */
    List<String> names() {
        return isPlain ? List.of(name) : List.of(name, name + ".lower", name + ".upper");
    }

    /** Whether its meters have the keys of tags that those of another have, as meters of one name must. */
    boolean hasTagsOf(RetentionGauge other) {
        return currency.isPresent() == other.currency.isPresent() && segments.isEmpty() == other.segments.isEmpty();
    }

    String definition() {
        return definition;
    }

    boolean isPlain() {
        return isPlain;
    }

    Metric<?, ?> metric(Window window) {
        return requireNonNull(metric.apply(window), "metric");
    }

    Optional<CurrencyUnit> currency() {
        return currency;
    }

    /** As they are written; empty if it is of all customers. */
    List<String> segments() {
        return segments;
    }

    /** Its name and definition. */
    @Override
    public String toString() {
        return name + " (" + definition + ")";
    }
}
