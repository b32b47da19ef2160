package io.github.retention4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.metric.retention.RepeatRevenueShare;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Segmented;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RoundTripProps {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final Window Q1 = Window.quarter(2026, 1);
    private static final Instant START = Instant.parse("2025-10-01T00:00:00Z");
    private static final JsonMapper READER = JsonMapper.builder().build();

    /** An order of one of a few customers. */
    record Sale(int customer, int day, long halalas) {}

    @Provide
    Arbitrary<Sale> sales() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.longs().between(0, 100_000_000_000L))
                .as(Sale::new);
    }

    @Property(tries = 60, seed = "16")
    void aParserReadsBackWhatTheResultSays(
            @ForAll("sales") Sale first, @ForAll @Size(max = 25) List<@From("sales") Sale> more) {
        List<Sale> sales = new ArrayList<>(more);
        sales.add(first);
        MetricsEngine engine = MetricsEngine.over(shop(sales, List.of()));
        for (Window window : List.of(Q1, Q1.previous(), Window.quarter(2027, 1))) {
            Ratio rate = engine.compute(RetentionRate.in(window));
            check(rate, json(rate));
            Average average = engine.compute(AverageOrderValue.in(window));
            JsonNode ofAverage = json(average);
            check(average, ofAverage);
            MoneyRatio share = engine.compute(RepeatRevenueShare.in(window));
            JsonNode ofShare = json(share);
            check(share, ofShare);
            if (!average.label().isUnobserved()) {
                assertThat(amount(ofAverage.get("sum"))).isEqualTo(average.sum());
                assertThat(amount(ofShare.get("part"))).isEqualTo(share.part());
                assertThat(amount(ofShare.get("whole"))).isEqualTo(share.whole());
            }
            for (Metric<?, ?> metric : List.<Metric<?, ?>>of(
                    TimeBetweenPurchases.in(window),
                    Rfm.in(window),
                    TimeToEvent.toNthOrder(2).within(window))) {
                json(engine.compute(metric));
            }
        }
        json(engine.compute(CohortRetention.monthly()));
    }

    @Property(tries = 100, seed = "16")
    void anyTextSurvives(@ForAll String country, @ForAll String other) {
        History shop = shop(List.of(new Sale(0, 100, 5_000)), List.of(country, other));
        Segmented<String, Ratio> byCountry =
                MetricsEngine.over(shop).compute(RetentionRate.in(Q1).by(Segments.attribute("place")));
        JsonNode json = json(byCountry);
        List<String> keys = json.get("results")
                .valueStream()
                .map(result -> result.get("key").asString())
                .toList();
        assertThat(keys)
                .isEqualTo(
                        byCountry.keySet().stream().map(RoundTripProps::whole).toList());
    }

    /** The text as UTF-16 can hold it: half a surrogate pair is no character. */
    private static String whole(String text) {
        return text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static History shop(List<Sale> sales, List<String> places) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < sales.size(); i++) {
            Sale sale = sales.get(i);
            orders.add(Order.builder(
                            "o" + i,
                            START.plusSeconds(86_400L * sale.day() + 3_600),
                            Money.ofMinor(SAR, sale.halalas()))
                    .customer("c" + sale.customer())
                    .build());
        }
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            customers.add(
                    Customer.builder("c" + i).attribute("place", places.get(i)).build());
        }
        return History.builder(ZoneOffset.UTC, SAR)
                .observedThrough(Q1.end().plusDays(20))
                .customers(customers)
                .orders(orders)
                .build();
    }

    /** What a parser without our module reads, which takes no NaN. */
    private static JsonNode json(Object result) {
        String text = Mappers.MAPPER.writeValueAsString(result);
        assertThat(text).doesNotContain("NaN", "Infinity", "999999999-");
        return READER.readTree(text);
    }

    private static BigDecimal amount(JsonNode money) {
        assertThat(money.get("currency").asString()).isEqualTo("SAR");
        return new BigDecimal(money.get("amount").asString());
    }

    private static void check(NumericResult result, JsonNode json) {
        JsonNode value = json.get("value");
        assertThat(value.isNull()).isEqualTo(result.value().isEmpty());
        assertThat(json.has("reason")).isEqualTo(value.isNull());
        if (result.value().isPresent()) {
            assertThat(value.doubleValue()).isEqualTo(result.value().getAsDouble());
        }
        assertThat(json.get("interval").isNull()).isEqualTo(result.interval().isEmpty());
        result.interval().ifPresent(interval -> {
            assertThat(json.at("/interval/low").doubleValue()).isEqualTo(interval.low());
            assertThat(json.at("/interval/high").doubleValue()).isEqualTo(interval.high());
        });
    }
}
