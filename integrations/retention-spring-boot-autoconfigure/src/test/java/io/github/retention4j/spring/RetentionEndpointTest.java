package io.github.retention4j.spring;

import static io.github.retention4j.model.Window.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Ratio;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint: as a bean, and over HTTP of a whole application. */
class RetentionEndpointTest {
    private static final String EXPOSED = "management.endpoints.web.exposure.include=retention";
    private static final String ENABLED = "retention4j.endpoint.enabled=true";
    private static final String WAIT = "retention4j.refresh.on-startup=wait";

    private final ApplicationContextRunner shop = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(RetentionAutoConfiguration.class, RetentionEndpointAutoConfiguration.class))
            .withPropertyValues(ShopTables.PROPERTIES)
            .withPropertyValues(WAIT)
            .withBean(DataSource.class, () -> ShopTables.database(60));

    @Test
    void isThereWhereItIsEnabledAndExposed() {
        shop.withPropertyValues(ENABLED, EXPOSED)
                .run(context -> assertThat(context).hasSingleBean(RetentionEndpoint.class));
        shop.withPropertyValues(ENABLED)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RetentionEndpoint.class));
        shop.withPropertyValues(EXPOSED)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RetentionEndpoint.class));
        shop.withPropertyValues(ENABLED, EXPOSED, "management.endpoint.retention.access=NONE")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RetentionEndpoint.class));
    }

    @Test
    void isNotThereWithoutTheActuatorOrAShop() {
        shop.withPropertyValues(ENABLED, EXPOSED)
                .withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(RetentionMetrics.class)
                        .doesNotHaveBean(RetentionEndpoint.class));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        RetentionAutoConfiguration.class, RetentionEndpointAutoConfiguration.class))
                .withPropertyValues(ENABLED, EXPOSED)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RetentionEndpoint.class));
    }

    @Test
    void tellsOfNoHistoryThatThereIsNone() {
        shop.withPropertyValues(ENABLED, EXPOSED, "retention4j.refresh.on-startup=off")
                .run(context -> assertThat(
                                context.getBean(RetentionEndpoint.class).shops())
                        .isEqualTo(new ShopAnswer(null, 10, List.of())));
    }

    @Test
    void tellsOfAHistoryWithoutEventsThatThereIsNoMetric() {
        shop.withPropertyValues(ENABLED, EXPOSED)
                .withBean(HistorySource.class, () -> builder -> builder.build())
                .run(context -> {
                    ShopAnswer answer = (ShopAnswer)
                            context.getBean(RetentionEndpoint.class).shops();
                    assertThat(answer.metrics()).isEmpty();
                    assertThat(answer.history())
                            .returns(0L, ShopAnswer.OfHistory::orders)
                            .returns(null, ShopAnswer.OfHistory::firstDay)
                            .returns(null, ShopAnswer.OfHistory::lastDay);
                });
    }

    /** Nine customers in January, of whom three were there in February: hidden unless a smaller group may be told. */
    @Test
    void hidesGroupsThatAreTooSmall() {
        ApplicationContextRunner small = shop.withPropertyValues(ENABLED, EXPOSED)
                .withBean(HistorySource.class, () -> builder -> ShopTables.read(builder, 9));
        small.run(context -> {
            ShopAnswer.Figure rate = first(context.getBean(RetentionEndpoint.class));
            assertThat(rate.value()).isNull();
            assertThat(rate.interval()).isNull();
            assertThat(rate.reason()).startsWith("hidden: fewer than 10 customers");
        });
        small.withPropertyValues("retention4j.metrics.minimum-group=1").run(context -> {
            ShopAnswer.Figure rate = first(context.getBean(RetentionEndpoint.class));
            assertThat(rate.value()).isEqualTo(3 / 9.0);
            assertThat(rate.reason()).isNull();
        });
        small.withPropertyValues("retention4j.metrics.minimum-group=0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("retention4j.metrics.minimum-group 0 not in [1, ∞)"));
        shop.withPropertyValues(ENABLED, EXPOSED, "retention4j.shops.few.metrics.minimum-group=0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("retention4j.shops.few.metrics.minimum-group 0 not in [1, ∞)"));
    }

    /** The source gives the same history twice: its age is that of the second refresh. */
    @Test
    void tellsTheAgeOfTheRefreshThatTheFiguresAreOf() throws Exception {
        History history = ShopTables.history(60);
        RefreshedHistory refreshed = RefreshedHistory.every(Duration.ofHours(1), () -> history);
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        ShopFigures figures = new ShopFigures(
                RetentionMetrics.over("the shop", refreshed),
                new ReportSettings(ReportedWindow.LAST_COMPLETE_MONTH, 10),
                now::get);
        assertThat(figures.told()).isEmpty();
        assertThat(figures.whole()).isEmpty();
        for (int refresh = 0; refresh < 2; refresh++) {
            refreshed.refresh();
            now.set(refreshed.last().orElseThrow().endedAt().plusSeconds(90));
            assertThat(ShopAnswer.of(figures).history())
                    .isEqualTo(figures.whole().orElseThrow())
                    .returns(90.0, ShopAnswer.OfHistory::ageSeconds);
        }
        now.set(Instant.EPOCH);
        assertThat(ShopAnswer.of(figures).history()).returns(0.0, ShopAnswer.OfHistory::ageSeconds);
    }

    @Test
    void figuresAreThereBeforeAnyoneAsks() throws Exception {
        History history = ShopTables.history(60);
        RefreshedHistory refreshed = RefreshedHistory.every(Duration.ofHours(1), () -> history);
        ShopFigures figures = figures(refreshed);
        assertThat(figures.last()).isNull();
        refreshed.refresh();
        ShopFigures.Told first = figures.last();
        assertThat(first).isNotNull().returns(true, told -> told.of().refersTo(last(refreshed)));
        assertThat(figures.told()).containsSame(first);
        refreshed.refresh();
        assertThat(figures.last()).isNotNull().returns(true, told -> told.of().refersTo(last(refreshed)));
    }

    @Test
    void figuresOfAHistoryThatWasRefreshedBeforeAreWorkedOutWhenAsked() throws Exception {
        History history = ShopTables.history(60);
        RefreshedHistory refreshed = RefreshedHistory.every(Duration.ofHours(1), () -> history);
        refreshed.refresh();
        ShopFigures figures = figures(refreshed);
        assertThat(figures.last()).isNull();
        assertThat(ShopAnswer.of(figures).metrics()).hasSize(5);
        assertThat(figures.last()).isNotNull();
    }

    private static ShopFigures figures(RefreshedHistory refreshed) {
        return new ShopFigures(
                RetentionMetrics.over("the shop", refreshed),
                new ReportSettings(ReportedWindow.LAST_COMPLETE_MONTH, 10),
                InstantSource.system());
    }

    private static RefreshedHistory.Refresh last(RefreshedHistory refreshed) {
        return refreshed.last().orElseThrow();
    }

    private static ShopAnswer.Figure first(RetentionEndpoint endpoint) {
        return ((ShopAnswer) endpoint.shops()).metrics().get(0);
    }

    @Test
    void tellsOfEachOfSeveralShopsByItsName() {
        shop.withPropertyValues(
                        ENABLED,
                        EXPOSED,
                        "retention4j.shops.all.metrics.window=last-complete-year",
                        "retention4j.shops.few.source.query=select * from orders where customer_id = 'c-7'",
                        "retention4j.shops.few.metrics.minimum-group=2")
                .run(context -> {
                    RetentionEndpoint endpoint = context.getBean(RetentionEndpoint.class);
                    assertThat(endpoint.shops().toString()).contains("all=", "customers=60", "few=", "customers=1,");
                    assertThat(endpoint.shop("few")).returns(2, ShopAnswer::minimumGroup);
                    assertThat(endpoint.shop("all").metrics().get(0).window().name())
                            .isEqualTo("2025");
                    assertThat(endpoint.shop("none")).isNull();
                });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {
        /** Fills the tables before the first refresh. */
        @Bean
        Object orders(DataSource source) {
            ShopTables.fill(source, 60);
            return "filled";
        }
    }

    /** With the DataSource, the web server and the actuator that Spring Boot makes itself. */
    @Test
    void answersOverHttp() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext application = run(ENABLED, EXPOSED)) {
            HttpResponse<String> response = get(application, "");
            assertThat(response.statusCode()).isEqualTo(200);
            JsonNode told = JsonMapper.builder().build().readTree(response.body());

            MetricsEngine engine = MetricsEngine.over(ShopTables.history(60));
            assertThat(told.at("/history/customers").asInt()).isEqualTo(60);
            assertThat(told.at("/history/orders").asInt()).isEqualTo(95);
            assertThat(told.at("/history/refusedRows").asInt()).isZero();
            assertThat(told.at("/history/lastDay").asString()).isEqualTo("2026-03-25");
            assertThat(told.at("/history/zone").asString()).isEqualTo("Asia/Riyadh");
            assertThat(told.at("/history/currency").asString()).isEqualTo("SAR");
            assertThat(told.at("/history/ageSeconds").asDouble()).isNotNegative();
            assertThat(told.at("/minimumGroup").asInt()).isEqualTo(10);
            assertThat(told.at("/metrics").values())
                    .extracting(figure -> figure.get("metric").asString())
                    .containsExactly(
                            "retention rate",
                            "churn rate",
                            "repeat purchase rate",
                            "revenue per customer",
                            "average order value");

            Ratio rate = engine.compute(RetentionRate.in(month(2026, 2)));
            JsonNode first = told.at("/metrics/0");
            assertThat(first.at("/value").asDouble())
                    .isEqualTo(rate.value().orElseThrow())
                    .isEqualTo(1 / 3.0);
            assertThat(first.at("/window/name").asString()).isEqualTo("2026-02");
            assertThat(first.at("/window/end").asString()).isEqualTo("2026-03-01");
            assertThat(first.at("/observation").asString()).isEqualTo("observed");
            assertThat(first.at("/definition/rule").asString())
                    .isEqualTo(rate.label().rule());
            assertThat(first.at("/unit/quantity").asString()).isEqualTo("share");
            assertThat(first.at("/unit/name").asString()).isEqualTo("%");
            assertThat(first.at("/interval/low").asDouble())
                    .isEqualTo(rate.interval().orElseThrow().low());
            assertThat(first.at("/interval/high").asDouble())
                    .isEqualTo(rate.interval().orElseThrow().high());
            assertThat(first.at("/interval/level").asDouble()).isEqualTo(0.95);
            assertThat(first.at("/interval/method").asString()).isEqualTo("Wilson score");
            assertThat(first.at("/summary").asString()).isEqualTo(rate.summary());

            // Nobody came twice within a month.
            assertThat(told.at("/metrics/2/value").asDouble()).isZero();
            Average revenue = engine.compute(RevenuePerCustomer.in(month(2026, 2)));
            assertThat(told.at("/metrics/3/value").asDouble())
                    .isCloseTo(revenue.value().orElseThrow(), within(1e-12));
            assertThat(told.at("/metrics/3/unit/per").asString()).isEqualTo("customer");

            assertThat(response.body()).doesNotContain("c-7", "NaN", "Infinity");
            assertThat(get(application, "/default").body()).contains("\"2026-02\"");
            assertThat(get(application, "/cairo").statusCode()).isEqualTo(404);
            assertThat(HttpClient.newHttpClient()
                            .send(request(application, "").DELETE().build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void doesNotAnswerUnlessItIsEnabled() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext application = run(EXPOSED)) {
            assertThat(get(application, "").statusCode()).isEqualTo(404);
        }
    }

    private static ConfigurableApplicationContext run(String... more) {
        String[] arguments = Stream.of(
                        Arrays.stream(ShopTables.PROPERTIES),
                        Stream.of(
                                WAIT,
                                "server.port=0",
                                "server.address=127.0.0.1",
                                "spring.main.banner-mode=off",
                                "spring.datasource.url=" + ShopTables.newDatabase()),
                        Stream.of(more))
                .flatMap(text -> text)
                .map(text -> "--" + text)
                .toArray(String[]::new);
        return new SpringApplication(Shop.class).run(arguments);
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext application, String path)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request(application, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext application, String path) {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/retention" + path));
    }
}
