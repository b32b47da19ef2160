package io.github.retention4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TimeZone;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

class RetentionModuleTest {
    private static final Object RATE = RetentionRate.of(412, 1064);

    @Test
    void aMapperThatLooksForModulesFindsIt() {
        JsonMapper found = JsonMapper.builder().findAndAddModules().build();
        assertThat(found.writeValueAsString(RATE)).isEqualTo(Mappers.MAPPER.writeValueAsString(RATE));
        assertThat(found.writeValueAsString(RATE))
                .contains("\"value\":0.38721804511278196,", "\"hits\":412,\"total\":1064");
    }

    @Test
    void theBytesAreTheSameInAnyLocaleAndZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Map<String, Object> results = Results.all();
        try {
            results.forEach((name, result) -> {
                Locale.setDefault(Locale.ROOT);
                TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
                byte[] plain = Mappers.MAPPER.writeValueAsBytes(result);
                Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertThat(Mappers.MAPPER.writeValueAsBytes(result)).as(name).isEqualTo(plain);
                Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                assertThat(Mappers.MAPPER.writeValueAsBytes(result)).as(name).isEqualTo(plain);
            });
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void customersAreNamedInListsAlone() {
        Results.all().forEach((name, result) -> {
            String json = Mappers.MAPPER.writeValueAsString(result);
            assertThat(json.matches("(?s).*\"c[0-9]+\".*")).as(name).isEqualTo(result instanceof CustomerList<?>);
        });
    }

    @Test
    void whatIsHiddenOrNotObservedHasNoCounts() {
        for (String name : List.of("ratio-hidden", "ratio-not-observed")) {
            JsonNode json = Mappers.MAPPER.valueToTree(Results.all().get(name));
            assertThat(json.has("hits")).as(name).isFalse();
            assertThat(json.get("value").isNull()).as(name).isTrue();
            assertThat(json.get("reason").asString()).as(name).isNotEmpty();
        }
    }

    @Test
    void aResultOfSomebodysOwnIsToldByWhatAllResultsSay() {
        record Own(Label label) implements NumericResult {
            @Override
            public OptionalDouble value() {
                return OptionalDouble.of(Double.POSITIVE_INFINITY);
            }

            @Override
            public Optional<Interval> interval(double level) {
                return Optional.empty();
            }

            @Override
            public Unit unit() {
                return Unit.times(1);
            }

            @Override
            public String summary() {
                return "beyond measure";
            }
        }
        MetricResult own = new Own(Label.of("luck", "as it is"));
        String json = Mappers.MAPPER.writeValueAsString(own);
        assertThat(json).contains("\"type\":\"other\"", "\"value\":null", "\"reason\":\"beyond measure\"");
        assertThat(Schemas.errors(json)).isEmpty();
    }

    @Test
    void aModuleAddedLaterWins() {
        SimpleModule euros = new SimpleModule();
        euros.addSerializer(Money.class, new ValueSerializer<>() {
            @Override
            public void serialize(Money money, JsonGenerator generator, SerializationContext context) {
                generator.writeString(money.toString());
            }
        });
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new RetentionModule())
                .addModule(euros)
                .build();
        assertThat(mapper.writeValueAsString(Money.parse("EUR 12.50"))).isEqualTo("\"EUR 12.50\"");
        assertThat(Mappers.MAPPER.writeValueAsString(Money.parse("EUR 12.50")))
                .isEqualTo("{\"amount\":\"12.50\",\"currency\":\"EUR\"}");
    }

    @Test
    void halfACharacterIsReplacedAndAllOthersAreKept() {
        Segmented<String, String> segmented =
                new Segmented<>("by 😀", Map.of("a\uD83D", "\uDE00b", "ok 😀\u0000\"\\", "نص"));
        JsonNode json = Mappers.MAPPER.readTree(Mappers.MAPPER.writeValueAsBytes(segmented));
        assertThat(json.get("segment").asString()).isEqualTo("by 😀");
        assertThat(json.at("/results/0/key").asString()).isEqualTo("a\uFFFD");
        assertThat(json.at("/results/0/result").asString()).isEqualTo("\uFFFDb");
        assertThat(json.at("/results/1/key").asString()).isEqualTo("ok 😀\u0000\"\\");
        assertThat(json.at("/results/1/result").asString()).isEqualTo("نص");
    }

    @Test
    void sumsThatAreNoMoneyStayWholeNumbers() {
        Average orders = Average.withoutSpread(
                Label.of("orders", "orders / customers"),
                new BigDecimal("9007199254740993"),
                3,
                Unit.count("orders", 1));
        assertThat(Mappers.MAPPER.writeValueAsString(orders)).contains("\"sum\":9007199254740993,");
        Average scaled = Average.withoutSpread(
                Label.of("orders", "orders / customers"), new BigDecimal("6E+2"), 3, Unit.count("orders", 1));
        assertThat(Mappers.MAPPER.writeValueAsString(scaled)).contains("\"sum\":600,");
        Average money = Average.withoutSpread(
                Label.of("value", "revenue / orders"), new BigDecimal("1E+3"), 3, Unit.money(CurrencyUnit.of("SAR")));
        assertThat(Mappers.MAPPER.writeValueAsString(money))
                .contains("\"sum\":{\"amount\":\"1000\",\"currency\":\"SAR\"}");
    }

    @Test
    void aWindowAloneIsWrittenToo() {
        assertThat(Mappers.MAPPER.writeValueAsString(Window.month(2026, 3)))
                .isEqualTo("{\"name\":\"2026-03\",\"start\":\"2026-03-01\",\"end\":\"2026-04-01\"}");
    }
}
