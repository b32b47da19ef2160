package io.github.retention4j.micrometer;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.history.RefreshedHistory.Refresh;
import io.github.retention4j.model.CalendarUnit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Metrics of a history as meters: gauges of each metric's last whole month, quarter or other unit, with its interval; and the age and
 * size of the history, and timers of its refreshes.
 *
 * <pre>{@code
 * RetentionMeters meters = RetentionMeters.over(shop)
 *         .gauges(CalendarUnit.MONTH, RetentionGauge.usual(CurrencyUnit.of("SAR")))
 *         .gauge(CalendarUnit.QUARTER, RetentionGauge.retentionRate().by(Segments.country(), List.of("SA", "AE")))
 *         .build();
 * meters.bindTo(registry);
 * shop.start();
 * }</pre>
 *
 * <ul>
 *   <li>All is worked out once at each refresh, in one pass over the customers and on the thread that refreshes. A scrape reads
 *       numbers that are there, and they are all of one history.
 *   <li>Which month is the last whole one is told by the last day of the history, in its zone; a day that was not over when the
 *       refresh began does not count. A shop whose {@code observedThrough} is not stated ends with its last event.
 *   <li>There are gauges from binding on: {@code NaN} until the first history is there, and wherever there are no data.
 *   <li>A metric that cannot be worked out is {@code NaN} and is logged once, until it is right again or fails otherwise; the others
 *       are not harmed.
 *   <li>A refresh that fails leaves the numbers as they are: they are of the history that is still the current one.
 * </ul>
 *
 * <p>Safe for any number of threads, and for any number of registries.
 */
public final class RetentionMeters implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionMeters.class);
    private static final double MILLIS = 1000;
    private static final String REFRESH = "retention.refresh";
    private static final String HISTORY = "retention.history.";

    private final List<Asked> asked;
    private final Tags tags;
    private final UnaryOperator<MetricsEngine> setting;
    private final Map<MeterRegistry, Outcomes> bound = new ConcurrentHashMap<>();
    private final Warnings warnings = new Warnings(LOG::warn);
    private volatile Readings readings;

    /** The timers of a registry. */
    private record Outcomes(Timer success, Timer failure) {}

    private RetentionMeters(List<Asked> asked, Tags tags, UnaryOperator<MetricsEngine> setting, int places) {
        this.asked = List.copyOf(asked);
        this.tags = tags;
        this.setting = setting;
        this.readings = Readings.none(places);
    }

    /**
     * Begins the meters of a history.
     *
     * @param shop the history, neither started nor refreshed yet, so that no refresh is missed
     * @return a builder without a metric
     */
    public static Builder over(RefreshedHistory shop) {
        return new Builder(requireNonNull(shop, "shop"));
    }

    /** States which metrics become gauges. */
    public static final class Builder {
        private static final Set<String> OWN_TAGS = Set.of("window", "definition", "segment", "currency", "outcome");

        private final RefreshedHistory shop;
        private final List<Asked> asked = new ArrayList<>();
        private final Set<List<String>> ids = new HashSet<>();
        private final Map<String, RetentionGauge> named = new HashMap<>();
        private int places;
        private Tags tags = Tags.empty();
        private UnaryOperator<MetricsEngine> setting = UnaryOperator.identity();

        private Builder(RefreshedHistory shop) {
            this.shop = shop;
        }

        /**
         * Adds a metric of the last whole unit of a calendar.
         *
         * @param unit such as {@link CalendarUnit#MONTH}
         * @param gauge the metric and its name
         * @return this
         * @throws IllegalArgumentException if there is one of this name, unit and definition, or one of this name with other tags; if a
         *     meter of another is called so, such as {@code retention.refresh}; or if the unit is {@link CalendarUnit#DAYS}
         */
        public Builder gauge(CalendarUnit unit, RetentionGauge gauge) {
            requireNonNull(gauge, "gauge");
            if (requireNonNull(unit, "unit").equals(CalendarUnit.DAYS)) {
                throw new IllegalArgumentException("DAYS divides nothing, so none is the last; write DAY, MONTH, …");
            }
            gauge.names().forEach(name -> checkName(name, gauge));
            Asked one = new Asked(gauge, unit, places);
            if (!ids.add(List.of(gauge.name(), one.window(), gauge.definition()))) {
                throw new IllegalArgumentException("there is a gauge " + gauge + " of a " + one.window()
                        + " already; give the other another name, or another definition");
            }
            gauge.names().forEach(name -> named.put(name, gauge));
            asked.add(one);
            places += one.places();
            return this;
        }

        private void checkName(String name, RetentionGauge gauge) {
            if (name.equals(REFRESH) || name.startsWith(HISTORY)) {
                throw new IllegalArgumentException(
                        "the name " + name + " is one that these meters have; give the gauge another");
            }
            RetentionGauge other = named.getOrDefault(name, gauge);
            if (!other.name().equals(gauge.name())) {
                throw new IllegalArgumentException(
                        "both " + other + " and " + gauge + " have a meter " + name + "; give one another name");
            }
            if (!gauge.hasTagsOf(other)) {
                throw new IllegalArgumentException("there is a gauge " + other + " with other tags than " + gauge
                        + ": meters of one name have a currency, or a segment, all or none; give one another name");
            }
        }

        /**
         * Adds several.
         *
         * @param unit such as {@link CalendarUnit#MONTH}
         * @param gauges the metrics and their names, such as {@link RetentionGauge#usual}
         * @return this
         * @throws IllegalArgumentException likewise
         */
        public Builder gauges(CalendarUnit unit, Collection<RetentionGauge> gauges) {
            requireNonNull(gauges, "gauges").forEach(gauge -> gauge(unit, gauge));
            return this;
        }

        /**
         * Shows nothing of groups of fewer customers: {@code NaN} then; see {@link MetricsEngine#minimumGroupSize}.
         *
         * @param customers of how many customers a group must be at least, 2 or more
         * @return this
         * @throws IllegalArgumentException if the number is below 2
         */
        public Builder minimumGroupSize(int customers) {
            if (customers < 2) {
                throw new IllegalArgumentException("minimum group size " + customers
                        + " is below 2: a group of one is the least that there is to hide");
            }
            setting = engine -> engine.minimumGroupSize(customers);
            return this;
        }

        /**
         * A tag that all these meters have, such as which of several shops they are of.
         *
         * @param key such as "shop"
         * @param value such as its name
         * @return this
         * @throws IllegalArgumentException if the key is one of window, definition, segment, currency and outcome
         */
        public Builder tag(String key, String value) {
            if (OWN_TAGS.contains(requireNonNull(key, "key"))) {
                throw new IllegalArgumentException(
                        "tag '" + key + "' is one that these meters have; take another, such as shop");
            }
            tags = tags.and(key, requireNonNull(value, "value"));
            return this;
        }

        /**
         * The meters, which are told of each refresh from now on.
         *
         * @return meters that are bound to no registry yet
         * @throws IllegalStateException if the history was started, refreshed or closed
         */
        public RetentionMeters build() {
            RetentionMeters meters = new RetentionMeters(asked, tags, setting, places);
            try {
                shop.onRefresh(meters::refreshed);
            } catch (IllegalStateException e) {
                throw new IllegalStateException(
                        "meters are built before the first refresh of their history, so that they miss none; call"
                                + " RetentionMeters.over(history)….build() before history.start() or refresh() ("
                                + e.getMessage() + ")",
                        e);
            }
            return meters;
        }
    }

    void refreshed(Refresh refresh) {
        bound.values()
                .forEach(outcomes ->
                        (refresh.history().isPresent() ? outcomes.success : outcomes.failure).record(refresh.took()));
        refresh.history().ifPresent(history -> readings = Readings.of(history, refresh, asked, setting, warnings));
    }

    /**
     * Registers the meters. The registry keeps them, and this, as long as it lives; binding to one again does nothing.
     *
     * @param registry where they are told from now on
     */
    @Override
    public void bindTo(MeterRegistry registry) {
        bound.computeIfAbsent(requireNonNull(registry, "registry"), this::bind);
    }

    private Outcomes bind(MeterRegistry registry) {
        asked.forEach(one -> bind(one, registry));
        history(HISTORY + "age", "seconds", "Time since the history was finished", now -> age(registry), registry);
        history(HISTORY + "orders", "orders", "Orders in the history", now -> now.orders(), registry);
        history(HISTORY + "customers", "customers", "Customers in the history", now -> now.customers(), registry);
        history(
                HISTORY + "refused.rows",
                BaseUnits.ROWS,
                "Rows of the source that were refused",
                now -> now.refusedRows(),
                registry);
        return new Outcomes(timer("success", registry), timer("failure", registry));
    }

    private void bind(Asked one, MeterRegistry registry) {
        RetentionGauge gauge = one.gauge();
        Tags own = tags.and("window", one.window(), "definition", gauge.definition());
        if (gauge.currency().isPresent()) {
            own = own.and("currency", gauge.currency().get().getCode());
        }
        if (gauge.segments().isEmpty()) {
            bind(one, one.place(), own, registry);
        }
        int place = one.place();
        for (String segment : gauge.segments()) {
            bind(one, place, own.and("segment", segment), registry);
            place += Asked.NUMBERS;
        }
    }

    private void bind(Asked one, int place, Tags own, MeterRegistry registry) {
        String name = one.gauge().name();
        gauge(name, "Of the last whole " + one.unit().noun(), place, own, registry);
        if (!one.gauge().isPlain()) {
            gauge(name + ".lower", "Lower end of its 95 % interval", place + 1, own, registry);
            gauge(name + ".upper", "Upper end of its 95 % interval", place + 2, own, registry);
        }
    }

    private void gauge(String name, String description, int place, Tags own, MeterRegistry registry) {
        Gauge.builder(name, this, meters -> meters.readings.values()[place])
                .strongReference(true)
                .tags(own)
                .description(description)
                .register(registry);
    }

    private void history(
            String name, String unit, String description, ToDoubleFunction<Readings> number, MeterRegistry registry) {
        Gauge.builder(name, this, meters -> number.applyAsDouble(meters.readings))
                .strongReference(true)
                .tags(tags)
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }

    /** By the registry's clock, as all that a registry times. */
    private double age(MeterRegistry registry) {
        double age = (registry.config().clock().wallTime() - readings.at()) / MILLIS;
        return age < 0 ? 0 : age;
    }

    private Timer timer(String outcome, MeterRegistry registry) {
        return Timer.builder(REFRESH)
                .tags(tags)
                .tag("outcome", outcome)
                .description("Building the history anew")
                .register(registry);
    }

    /** Which gauges there are. */
    @Override
    public String toString() {
        return "RetentionMeters "
                + asked.stream()
                        .map(one -> one.gauge() + " of the last " + one.unit().noun())
                        .toList();
    }
}
