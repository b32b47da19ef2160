package io.github.retention4j.micrometer;

import static io.github.retention4j.model.Window.month;
import static io.github.retention4j.model.Window.quarter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.NumericResult;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RetentionMetersTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "meters.md");
    private static final Segment<String> HOW_OFTEN =
            Segment.of("orders in all", c -> c.orderCount() > 2 ? "many" : "few");

    private final MockClock clock = new MockClock();
    private final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);

    private static RefreshedHistory shop(History history) {
        return RefreshedHistory.every(Duration.ofHours(1), () -> history);
    }

    private static RetentionMeters.Builder meters() {
        return RetentionMeters.over(shop(Shops.empty()));
    }

    private RetentionMeters usual() {
        RetentionMeters meters = meters().gauges(CalendarUnit.MONTH, RetentionGauge.usual(Shops.SAR))
                .build();
        meters.bindTo(registry);
        return meters;
    }

    private double value(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private static NumericResult expected(History history, Metric<?, ? extends NumericResult> metric) {
        return MetricsEngine.over(history).compute(metric);
    }

    // ---- the numbers

    private static final Map<String, Function<Window, Metric<?, ? extends NumericResult>>> USUAL = Map.of(
            "retention.rate", RetentionRate::in,
            "retention.churn.rate", ChurnRate::in,
            "retention.repeat.rate", RepeatPurchaseRate::in,
            "retention.revenue.average", RevenuePerCustomer::in,
            "retention.order.value.average", AverageOrderValue::in);

    @Test
    void showsTheNumbersOfTheEngine() {
        History history = Shops.ofThreeMonths(40);
        usual().refreshed(Shops.success(history, Shops.LATER));

        USUAL.forEach((name, metric) -> {
            NumericResult result = expected(history, metric.apply(month(2024, 3)));
            Interval interval = result.interval().orElseThrow();
            assertThat(value(name)).as(name).isEqualTo(result.value().orElseThrow());
            assertThat(value(name + ".lower")).as(name).isEqualTo(interval.low());
            assertThat(value(name + ".upper")).as(name).isEqualTo(interval.high());
        });
        assertThat(value("retention.rate")).as("20 of 40").isEqualTo(0.5);
    }

    @Test
    void prometheusShowsThemToo() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        RetentionMeters meters = meters().gauges(CalendarUnit.MONTH, RetentionGauge.usual(Shops.SAR))
                .gauge(CalendarUnit.MONTH, RetentionGauge.repeatRate().by(HOW_OFTEN, List.of("many", "few")))
                .tag("shop", "riyadh")
                .build();
        meters.bindTo(prometheus);
        History history = Shops.ofThreeMonths(40);
        meters.refreshed(Shops.success(history, Instant.now()));
        Map<String, Double> scraped = scraped(prometheus);

        String ofMoney = "{currency=\"SAR\",definition=\"net\",shop=\"riyadh\",window=\"month\"}";
        NumericResult revenue = expected(history, RevenuePerCustomer.in(month(2024, 3)));
        assertThat(scraped)
                .containsEntry(
                        "retention_rate{definition=\"overlap\",shop=\"riyadh\",window=\"month\"}",
                        expected(history, RetentionRate.in(month(2024, 3)))
                                .value()
                                .orElseThrow())
                .containsEntry(
                        "retention_revenue_average" + ofMoney, revenue.value().orElseThrow())
                .containsEntry(
                        "retention_revenue_average_lower" + ofMoney,
                        revenue.interval().orElseThrow().low())
                .containsEntry(
                        "retention_revenue_average_upper" + ofMoney,
                        revenue.interval().orElseThrow().high())
                .containsEntry(
                        "retention_order_value_average" + ofMoney,
                        expected(history, AverageOrderValue.in(month(2024, 3)))
                                .value()
                                .orElseThrow())
                .containsEntry(
                        "retention_churn_rate{definition=\"lost\",shop=\"riyadh\",window=\"month\"}",
                        expected(history, ChurnRate.in(month(2024, 3))).value().orElseThrow())
                .containsEntry("retention_repeat_rate_by_orders_in_all" + of("many"), 0.2)
                .containsEntry("retention_repeat_rate_by_orders_in_all" + of("few"), Double.NaN)
                .containsEntry("retention_history_orders{shop=\"riyadh\"}", 104.0)
                .containsEntry("retention_refresh_seconds_count{outcome=\"success\",shop=\"riyadh\"}", 1.0)
                .containsEntry("retention_refresh_seconds_count{outcome=\"failure\",shop=\"riyadh\"}", 0.0)
                .containsKey("retention_history_age_seconds{shop=\"riyadh\"}");
    }

    private static String of(String segment) {
        return "{definition=\"orders\",segment=\"" + segment + "\",shop=\"riyadh\",window=\"month\"}";
    }

    /** The lines of a scrape. */
    private static Map<String, Double> scraped(PrometheusMeterRegistry prometheus) {
        Map<String, Double> scraped = new TreeMap<>();
        prometheus.scrape().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int gap = line.lastIndexOf(' ');
            scraped.put(line.substring(0, gap), Double.valueOf(line.substring(gap + 1)));
        });
        return scraped;
    }

    @Test
    void noDataIsNotZero() {
        RetentionMeters meters = usual();
        for (String when : List.of("before the first history", "of a history without an event")) {
            USUAL.keySet().forEach(name -> {
                assertThat(value(name)).as("%s %s", name, when).isNaN();
                assertThat(value(name + ".lower")).as("%s %s", name, when).isNaN();
                assertThat(value(name + ".upper")).as("%s %s", name, when).isNaN();
            });
            meters.refreshed(Shops.success(Shops.empty(), Shops.LATER));
        }
        assertThat(value("retention.history.orders")).as("none is a count").isZero();
    }

    @Test
    void theLastUnitIsTheOneThatIsOver() {
        RetentionMeters meters = meters().gauge(CalendarUnit.MONTH, RetentionGauge.retentionRate())
                .gauge(CalendarUnit.QUARTER, RetentionGauge.repeatRate())
                .gauge(CalendarUnit.HIJRI_MONTH, RetentionGauge.repeatRate())
                .build();
        meters.bindTo(registry);
        History history = Shops.ofThreeMonths(40);
        Instant endOfMarch = Instant.parse("2024-03-31T21:00:00Z");

        meters.refreshed(Shops.success(history, endOfMarch.plusSeconds(2)));
        assertThat(value("retention.rate"))
                .as("begun before midnight: February")
                .isEqualTo(1);
        assertThat(value("retention.repeat.rate", "window", "quarter"))
                .as("there are no data of 2023")
                .isNaN();
        meters.refreshed(Shops.success(history, endOfMarch.plusSeconds(3)));
        assertThat(value("retention.rate")).as("begun at midnight: March").isEqualTo(0.5);
        assertThat(value("retention.repeat.rate", "window", "quarter"))
                .isEqualTo(expected(history, RepeatPurchaseRate.in(quarter(2024, 1)))
                        .value()
                        .orElseThrow());
        assertThat(value("retention.repeat.rate", "window", "Hijri-month"))
                .as("Shaban 1445 ended on 10 March")
                .isEqualTo(expected(history, RepeatPurchaseRate.in(Window.hijriMonth(1445, 8)))
                        .value()
                        .orElseThrow());
    }

    @Test
    void aPlainNumberHasNoInterval() {
        RetentionMeters meters = meters().gauge(
                        CalendarUnit.MONTH,
                        RetentionGauge.ofNumber("retention.buyers", "orders", RetentionMetersTest::buyers))
                .build();
        meters.bindTo(registry);
        meters.refreshed(Shops.success(Shops.ofThreeMonths(40), Shops.LATER));

        assertThat(value("retention.buyers")).isEqualTo(20);
        assertThatExceptionOfType(MeterNotFoundException.class).isThrownBy(() -> value("retention.buyers.lower"));
    }

    private static Metric<long[], Long> buyers(Window window) {
        return Metric.fold(
                "buyers",
                () -> new long[1],
                (sum, customer) -> sum[0] += customer.orderedIn(window) ? 1 : 0,
                (into, from) -> into[0] += from[0],
                sum -> sum[0]);
    }

    @Test
    void onlyTheListedSegmentsAreThere() {
        RetentionMeters meters = meters().gauge(
                        CalendarUnit.MONTH, RetentionGauge.retentionRate().by(HOW_OFTEN, List.of("many", "nobody")))
                .gauge(
                        CalendarUnit.MONTH,
                        RetentionGauge.averageRevenue(Shops.SAR).by(HOW_OFTEN, List.of("many")))
                .build();
        meters.bindTo(registry);
        History history = Shops.ofThreeMonths(40);
        meters.refreshed(Shops.success(history, Shops.LATER));

        String name = "retention.rate.by.orders_in_all";
        assertThat(value(name, "segment", "many")).isEqualTo(1);
        assertThat(value(name + ".lower", "segment", "many"))
                .isEqualTo(MetricsEngine.over(history)
                        .compute(RetentionRate.in(month(2024, 3)).by(HOW_OFTEN))
                        .find("many")
                        .flatMap(NumericResult::interval)
                        .orElseThrow()
                        .low());
        assertThat(value(name, "segment", "nobody")).isNaN();
        assertThatExceptionOfType(MeterNotFoundException.class).isThrownBy(() -> value(name, "segment", "few"));
        assertThat(value("retention.revenue.average.by.orders_in_all", "currency", "SAR", "segment", "many"))
                .isGreaterThan(0);
    }

    @Test
    void smallGroupsAreHidden() {
        RetentionMeters meters = meters().gauges(CalendarUnit.MONTH, RetentionGauge.usual(Shops.SAR))
                .gauge(
                        CalendarUnit.MONTH,
                        RetentionGauge.ofNumber("retention.buyers", "orders", RetentionMetersTest::buyers))
                .minimumGroupSize(30)
                .build();
        meters.bindTo(registry);
        meters.refreshed(Shops.success(Shops.ofThreeMonths(40), Shops.LATER));
        assertThat(value("retention.rate")).as("of 40").isEqualTo(0.5);
        assertThat(value("retention.revenue.average")).as("of 20").isNaN();
        assertThat(value("retention.revenue.average.lower")).as("of 20").isNaN();
        assertThat(value("retention.buyers")).as("40 customers are asked").isEqualTo(20);
        meters.refreshed(Shops.success(Shops.ofThreeMonths(20), Shops.LATER));
        assertThat(value("retention.rate")).as("of 20").isNaN();
        assertThat(value("retention.buyers"))
                .as("a number cannot say that it is hidden")
                .isNaN();
    }

    // ---- what goes wrong

    @Test
    void oneThatCannotBeWorkedOutDoesNotHarmTheOthers() {
        Function<Window, Metric<long[], Long>> failing = window -> Metric.fold(
                "failing",
                () -> new long[1],
                (sum, customer) -> {
                    throw new IllegalStateException("c-17");
                },
                (into, from) -> {},
                sum -> sum[0]);
        RetentionMeters meters = meters().gauge(
                        CalendarUnit.MONTH, RetentionGauge.ofNumber("failing.in.the.pass", "x", failing))
                .gauge(CalendarUnit.MONTH, RetentionGauge.ofNumber("failing.before", "x", window -> {
                    throw new AssertionError("no such metric");
                }))
                .gauge(CalendarUnit.MONTH, RetentionGauge.averageRevenue(CurrencyUnit.EUR))
                .gauge(CalendarUnit.MONTH, RetentionGauge.of("no.currency", "net", RevenuePerCustomer::in))
                .gauge(CalendarUnit.MONTH, RetentionGauge.repeatRate().in(Shops.SAR))
                .gauge(CalendarUnit.MONTH, RetentionGauge.retentionRate())
                .build();
        meters.bindTo(registry);
        meters.refreshed(Shops.success(Shops.ofThreeMonths(40), Shops.LATER));

        assertThat(value("retention.rate")).isEqualTo(0.5);
        for (String name : List.of(
                "failing.in.the.pass",
                "failing.before",
                "retention.revenue.average",
                "retention.revenue.average.upper",
                "no.currency",
                "retention.repeat.rate")) {
            assertThat(value(name)).as(name).isNaN();
        }
        assertThat(value("retention.history.customers")).isEqualTo(40);
    }

    @Test
    void whatAUsersMetricThrowsIsLoggedWithoutItsMessage() {
        IllegalStateException thrown = elsewhere(new IllegalStateException("c-17"));
        assertThat(Readings.withoutIds(thrown)).isEqualTo("java.lang.IllegalStateException");
        thrown.setStackTrace(new StackTraceElement[0]);
        assertThat(Readings.withoutIds(thrown)).isEqualTo("java.lang.IllegalStateException");
        assertThat(Readings.withoutIds(new IllegalStateException("add .in(...)")))
                .as("thrown in a package of the library")
                .isEqualTo("java.lang.IllegalStateException: add .in(...)");
        assertThat(Readings.withoutIds(new IllegalStateException("of c-17", elsewhere(new IOException("c-17")))))
                .as("which quotes another")
                .isEqualTo("java.lang.IllegalStateException, caused by java.io.IOException");
    }

    private static <T extends Throwable> T elsewhere(T thrown) {
        thrown.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("com.shop.OwnMetric", "add", "OwnMetric.java", 1)});
        return thrown;
    }

    @Test
    void aRefreshThatFailsLeavesTheNumbersAndIsTimed() {
        RetentionMeters meters = usual();
        meters.refreshed(Shops.success(Shops.ofThreeMonths(40), Shops.LATER));
        meters.refreshed(Shops.failure(Shops.LATER.plusSeconds(60)));
        meters.refreshed(Shops.failure(Shops.LATER.plusSeconds(180)));

        assertThat(value("retention.rate")).isEqualTo(0.5);
        assertThat(value("retention.history.orders")).isEqualTo(104);
        assertThat(registry.get("retention.refresh")
                        .tag("outcome", "success")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(3, within(1e-9));
        assertThat(registry.get("retention.refresh")
                        .tag("outcome", "failure")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    // ---- when

    @Test
    void ageIsThatOfTheHistoryShown() {
        RetentionMeters meters = usual();
        assertThat(value("retention.history.age")).isNaN();
        Instant now = Instant.ofEpochMilli(clock.wallTime());
        meters.refreshed(Shops.success(Shops.ofThreeMonths(40), now));
        clock.add(Duration.ofMinutes(90));
        assertThat(value("retention.history.age")).isEqualTo(5400);
        meters.refreshed(Shops.failure(now.plusSeconds(5400)));
        assertThat(value("retention.history.age")).isEqualTo(5400);
        meters.refreshed(Shops.success(Shops.ofThreeMonths(20), now.plusSeconds(6000)));
        assertThat(value("retention.history.age")).as("a clock set back").isZero();
    }

    @Test
    void allIsWorkedOutAtTheRefreshAndShownAtOnce() {
        List<Double> shown = new ArrayList<>();
        RetentionMeters meters = meters().gauge(CalendarUnit.MONTH, RetentionGauge.retentionRate())
                .gauge(CalendarUnit.MONTH, RetentionGauge.ofNumber("asked", "x", window -> {
                    shown.add(value("retention.rate"));
                    return buyers(window);
                }))
                .build();
        meters.bindTo(registry);
        meters.refreshed(Shops.success(Shops.ofThreeMonths(40), Shops.LATER));
        for (int scrape = 0; scrape < 3; scrape++) {
            assertThat(value("retention.rate")).isEqualTo(0.5);
            assertThat(value("asked")).isEqualTo(20);
        }
        meters.refreshed(Shops.success(Shops.ofThreeMonths(1), Shops.LATER));

        assertThat(shown).as("what was there before, once a refresh").containsExactly(Double.NaN, 0.5);
    }

    @Test
    void followsTheHistory() throws Exception {
        RefreshedHistory shop = shop(Shops.ofThreeMonths(40));
        RetentionMeters meters = RetentionMeters.over(shop)
                .gauge(CalendarUnit.MONTH, RetentionGauge.retentionRate())
                .build();
        meters.bindTo(registry);
        shop.refresh();
        assertThat(value("retention.rate")).isEqualTo(0.5);
        assertThatIllegalStateException()
                .isThrownBy(RetentionMeters.over(shop)::build)
                .withMessage("meters are built before the first refresh of their history, so that they miss none; call"
                        + " RetentionMeters.over(history)….build() before history.start() or refresh() (listeners are added"
                        + " before the first refresh, and there was one)");
    }

    // ---- registries

    @Test
    void manyRegistriesShowTheSame() {
        MeterRegistry second = new SimpleMeterRegistry();
        RetentionMeters meters = usual();
        meters.bindTo(second);
        meters.bindTo(second);
        meters.refreshed(Shops.success(Shops.ofThreeMonths(40), Shops.LATER));
        MeterRegistry late = new SimpleMeterRegistry();
        meters.bindTo(late);

        for (MeterRegistry each : List.of(registry, second, late)) {
            assertThat(each.get("retention.rate").gauge().value()).isEqualTo(0.5);
        }
        assertThat(second.get("retention.refresh")
                        .tag("outcome", "success")
                        .timer()
                        .count())
                .as("bound twice, told once")
                .isEqualTo(1);
    }

    @Test
    void metersOutliveWhoMadeThem() {
        usual().refreshed(Shops.success(Shops.ofThreeMonths(40), Shops.LATER));
        System.gc();
        assertThat(value("retention.rate")).isEqualTo(0.5);
    }

    // ---- names

    /** Dashboards and alerts are made of these: what is here does not change. */
    private static final String NAMES = """
            retention.churn.rate definition=lost window=month
            retention.churn.rate.lower definition=lost window=month
            retention.churn.rate.upper definition=lost window=month
            retention.history.age (seconds)
            retention.history.customers (customers)
            retention.history.orders (orders)
            retention.history.refused.rows (rows)
            retention.order.value.average currency=SAR definition=net window=month
            retention.order.value.average.lower currency=SAR definition=net window=month
            retention.order.value.average.upper currency=SAR definition=net window=month
            retention.rate definition=overlap window=month
            retention.rate.lower definition=overlap window=month
            retention.rate.upper definition=overlap window=month
            retention.refresh outcome=failure (seconds)
            retention.refresh outcome=success (seconds)
            retention.repeat.rate definition=orders window=month
            retention.repeat.rate.lower definition=orders window=month
            retention.repeat.rate.upper definition=orders window=month
            retention.revenue.average currency=SAR definition=net window=month
            retention.revenue.average.lower currency=SAR definition=net window=month
            retention.revenue.average.upper currency=SAR definition=net window=month
            """;

    @Test
    void namesAreStable() {
        usual();
        TreeSet<String> names = new TreeSet<>();
        for (Meter meter : registry.getMeters()) {
            StringBuilder line = new StringBuilder(meter.getId().getName());
            for (Tag tag : meter.getId().getTags()) {
                line.append(' ').append(tag.getKey()).append('=').append(tag.getValue());
            }
            String unit = meter.getId().getBaseUnit();
            names.add(unit == null ? line.toString() : line + " (" + unit + ")");
        }
        assertThat(String.join("\n", names) + "\n").isEqualTo(NAMES);
    }

    @Test
    void thePageHasEveryName() throws IOException {
        String page = Files.readString(PAGE);
        NAMES.lines()
                .map(line -> line.replaceFirst(" .*", "").replaceFirst("\\.(lower|upper)$", ""))
                .forEach(name -> assertThat(page).contains("`" + name + "`"));
        NAMES.lines()
                .filter(line -> line.contains(" definition="))
                .map(line -> line.replaceFirst(".* definition=", "").replaceFirst(" .*", ""))
                .forEach(definition -> assertThat(page).contains("`definition`: `" + definition + "`"));
        assertThat(page).contains("`.lower`", "`.upper`");
        for (String tag : List.of("window", "definition", "currency", "segment", "outcome")) {
            assertThat(page).contains("`" + tag + "`");
        }
    }

    @Test
    void whatWouldBeAmbiguousIsRefused() {
        RetentionMeters.Builder builder = meters().gauge(CalendarUnit.MONTH, RetentionGauge.retentionRate());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.gauge(CalendarUnit.MONTH, RetentionGauge.retentionRate()))
                .withMessage("there is a gauge retention.rate (overlap) of a month already; "
                        + "give the other another name, or another definition");
        builder.gauge(CalendarUnit.QUARTER, RetentionGauge.retentionRate())
                .gauge(CalendarUnit.MONTH, RetentionGauge.of("retention.rate", "counts", RetentionRate::in))
                .gauge(CalendarUnit.MONTH, RetentionGauge.retentionRate().by(HOW_OFTEN, List.of("many")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.gauge(CalendarUnit.DAYS, RetentionGauge.repeatRate()))
                .withMessage("DAYS divides nothing, so none is the last; write DAY, MONTH, …");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.tag("window", "month"))
                .withMessage("tag 'window' is one that these meters have; take another, such as shop");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.minimumGroupSize(1))
                .withMessageContaining("minimum group size 1 is below 2");
    }

    @Test
    void namesThatOtherMetersHaveAreRefused() {
        RetentionMeters.Builder builder = meters().gauge(CalendarUnit.MONTH, RetentionGauge.retentionRate())
                .gauge(CalendarUnit.MONTH, RetentionGauge.ofNumber("buyers", "x", RetentionMetersTest::buyers))
                .gauge(CalendarUnit.MONTH, RetentionGauge.ofNumber("buyers.lower", "x", RetentionMetersTest::buyers));
        for (String taken : List.of("retention.refresh", "retention.history.age")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.gauge(
                            CalendarUnit.MONTH, RetentionGauge.ofNumber(taken, "x", RetentionMetersTest::buyers)))
                    .withMessage("the name " + taken + " is one that these meters have; give the gauge another");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.gauge(
                        CalendarUnit.MONTH,
                        RetentionGauge.ofNumber("retention.rate.upper", "x", RetentionMetersTest::buyers)))
                .withMessage("both retention.rate (overlap) and retention.rate.upper (x) have a meter"
                        + " retention.rate.upper; give one another name");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> builder.gauge(CalendarUnit.QUARTER, RetentionGauge.of("buyers", "y", RetentionRate::in)))
                .withMessageStartingWith("both buyers.lower (x) and buyers (y) have a meter buyers.lower;");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.gauge(
                        CalendarUnit.QUARTER, RetentionGauge.retentionRate().in(Shops.SAR)))
                .withMessageStartingWith("there is a gauge retention.rate (overlap) with other tags than");
    }

    @Test
    void gaugesAreNamedAndDefined() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetentionGauge.of("Retention Rate", "overlap", RetentionRate::in))
                .withMessage("name 'Retention Rate' is not of small letters, digits and dots, such as retention.rate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetentionGauge.of("retention.rate", " ", RetentionRate::in))
                .withMessage(
                        "the definition of retention.rate is blank; say in a word which one it follows, such as overlap");
        RetentionGauge gauge = RetentionGauge.retentionRate();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gauge.by(HOW_OFTEN, List.of()))
                .withMessage("segments [] of retention.rate: list one or more, each once, such as List.of(\"SA\")");
        assertThatIllegalArgumentException().isThrownBy(() -> gauge.by(HOW_OFTEN, List.of("many", "many")));
        RetentionGauge divided = gauge.by(HOW_OFTEN, List.of("many"));
        assertThat(divided).hasToString("retention.rate.by.orders_in_all (overlap)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> divided.by(HOW_OFTEN, List.of("many")))
                .withMessage("retention.rate.by.orders_in_all is divided already; take one segment that tells both");
    }

    @Test
    void printsWhatItIs() {
        assertThat(usual().toString()).startsWith("RetentionMeters [retention.rate (overlap) of the last month, ");
    }

    /** So that none is left out of the other tests. */
    @Test
    void theUsualOnesAreThoseThatWereTold() {
        assertThat(RetentionGauge.usual(Shops.SAR).stream().map(RetentionGauge::name))
                .containsExactlyInAnyOrderElementsOf(USUAL.keySet());
    }
}
