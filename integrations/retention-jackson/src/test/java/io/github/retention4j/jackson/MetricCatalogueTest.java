package io.github.retention4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.model.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {
    @Test
    void itShipsWhatTheDocumentationHas() throws IOException {
        assertThat(MetricCatalogue.json())
                .isEqualToNormalizingNewlines(Files.readString(Path.of("..", "..", "docs", "metrics.json")));
        assertThat(RetentionModule.schema()).isEqualToNormalizingNewlines(Files.readString(Schemas.FILE));
    }

    @Test
    void aMetricIsFoundByTheNameItHas() {
        String name = ChurnRate.in(Window.quarter(2026, 1)).name();
        MetricCatalogue.Entry churn = MetricCatalogue.find(name).orElseThrow();
        assertThat(churn.className()).isEqualTo(ChurnRate.class.getName());
        assertThat(churn.group()).isEqualTo("retention");
        assertThat(churn.result()).isEqualTo("Ratio");
        assertThat(churn.formula()).startsWith("lost = ");
        assertThat(churn.records()).containsExactly("orders", "subscriptions");
        assertThat(MetricCatalogue.find("luck")).isEmpty();
        assertThatNullPointerException().isThrownBy(() -> MetricCatalogue.find(null));
    }

    @Test
    void whatItSaysToCallIsThere() throws ClassNotFoundException {
        for (MetricCatalogue.Entry entry : MetricCatalogue.entries()) {
            Class<?> metric = Class.forName(entry.className());
            List<MetricCatalogue.Call> calls = new ArrayList<>(entry.factories());
            calls.addAll(entry.fromCounts());
            calls.addAll(entry.options());
            for (MetricCatalogue.Call call : calls) {
                assertThat(metric.getMethods())
                        .as("%s.%s", metric.getSimpleName(), call.name())
                        .anyMatch(method -> method.getName().equals(call.name())
                                && method.getParameterCount()
                                        == call.parameters().size());
            }
        }
    }

    @Test
    void theConstantsOfAChoiceAreAllOfThem() {
        MetricCatalogue.Call definedBy = MetricCatalogue.find("churn rate").orElseThrow().options().stream()
                .filter(option -> option.name().equals("definedBy"))
                .findFirst()
                .orElseThrow();
        assertThat(definedBy.parameters().get(0).constants())
                .extracting(MetricCatalogue.Constant::name)
                .containsExactlyElementsOf(Arrays.stream(ChurnRate.Definition.values())
                        .map(Enum::name)
                        .toList());
        assertThat(definedBy.parameters().get(0).constants())
                .extracting(MetricCatalogue.Constant::meaning)
                .doesNotContain("");
    }

    @Test
    void recordsAreCalledAsTheirDoorsAre() {
        Set<String> doors = Set.of(
                "orders",
                "coupons",
                "surveyResponses",
                "subscriptions",
                "visits",
                "carts",
                "offers",
                "referrals",
                "memberships",
                "redemptions",
                "grants");
        assertThat(MetricCatalogue.entries()).hasSizeGreaterThan(60).allSatisfy(entry -> {
            assertThat(entry.sentence()).isNotEmpty();
            assertThat(doors).containsAll(entry.records());
        });
    }
}
