package io.github.retention4j.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.spring.RetentionMetrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop as a user starts it, with fewer customers, and with orders only when a test wants one. */
class SpringShopTest {
    private static ConfigurableApplicationContext shop;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void opens() {
        shop = SpringApplication.run(
                SpringShop.class,
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--shop.customers=300",
                "--shop.order-every=1h",
                "--retention4j.refresh.every=1h",
                "--retention4j.refresh.on-startup=wait");
    }

    @AfterAll
    static void closes() {
        shop.close();
    }

    @Test
    void showsTheOwnersPageInBothLanguages() throws Exception {
        HttpResponse<String> english = get("/retention");
        HttpResponse<String> arabic = get("/retention?lang=ar");

        assertThat(english.statusCode()).isEqualTo(200);
        assertThat(english.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(english.body()).contains("Do our customers come back?", "</html>");
        assertThat(arabic.body()).contains("dir=\"rtl\"", "هل يعود عملاؤنا؟", "</html>");
        assertThat(get("/retention?lang=xx"))
                .returns(400, HttpResponse::statusCode)
                .returns("This page is in English and Arabic: write ?lang=en or ?lang=ar", HttpResponse::body);
    }

    @Test
    void namesNoCustomer() throws Exception {
        for (String path : new String[] {"/retention", "/actuator/retention", "/actuator/prometheus"}) {
            // The ids of the made-up shop, and of the customers and orders that its till adds.
            assertThat(get(path).body()).doesNotContainPattern("\\b10000[0-3]\\d\\d\\b|\\b(new|live)-\\d");
        }
    }

    @Test
    void endpointMeterAndEngineTellTheSameNumber() throws Exception {
        JsonNode rate = null;
        for (JsonNode metric : endpoint().get("metrics")) {
            rate = metric.get("metric").asString().equals("retention rate") ? metric : rate;
        }
        assertThat(rate).isNotNull();
        JsonNode days = rate.get("window");
        Window month = Window.between(
                LocalDate.parse(days.get("start").asString()),
                LocalDate.parse(days.get("end").asString()));
        double ofEngine = shop.getBean(RetentionMetrics.class)
                .compute(RetentionRate.in(month))
                .value()
                .orElseThrow();

        assertThat(rate.get("value").asDouble()).isEqualTo(ofEngine);
        assertThat(get("/actuator/prometheus").body().lines())
                .filteredOn(line -> line.startsWith("retention_rate{") && line.contains("window=\"month\""))
                .singleElement()
                .satisfies(line -> assertThat(Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .isEqualTo(ofEngine));
    }

    @Test
    void aSaleIsInTheNextHistoryAndOnTheNextPage() throws Exception {
        long before = orders();
        shop.getBean(Till.class).sell();
        assertThat(orders()).isEqualTo(before);

        shop.getBean(RefreshedHistory.class).refresh();

        assertThat(orders()).isEqualTo(before + 1);
        assertThat(get("/retention").body()).contains(String.format("%,d", before + 1) + " orders");
    }

    private static long orders() throws IOException, InterruptedException {
        return endpoint().get("history").get("orders").asLong();
    }

    private static JsonNode endpoint() throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(get("/actuator/retention").body());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String port = shop.getEnvironment().getProperty("local.server.port");
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
