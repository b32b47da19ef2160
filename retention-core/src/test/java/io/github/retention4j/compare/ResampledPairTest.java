package io.github.retention4j.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;

class ResampledPairTest extends MetricContract<ResampledPair, Comparison> {
    @Override
    protected List<ResampledPair> forms(Window window) {
        return List.of((ResampledPair) Bootstrap.ofQuantile(TimeBetweenPurchases.in(window), 0.5)
                .samples(100)
                .against(TimeBetweenPurchases.in(window.previous())));
    }

    /** A median does not add up over customers. */
    @Override
    protected Map<String, BigDecimal> naively(ResampledPair form, Store store) {
        return Map.of();
    }

    @Override
    protected Map<String, BigDecimal> figures(Comparison result) {
        return Map.of();
    }

    @Override
    protected boolean saysNoData(Comparison result) {
        return result.value().isEmpty()
                && result.interval().isEmpty()
                && result.test().isEmpty();
    }

    /** Gaps of the first half of the year and of the second, longer by some days. */
    private static Comparison slowerBy(int days, int seed) {
        Random random = new Random(seed);
        StoreRows rows = StoreRows.riyadh();
        for (int c = 0; c < 300; c++) {
            LocalDate first = LocalDate.of(2026, 1, 5);
            LocalDate second = LocalDate.of(2026, 7, 5);
            rows.orders(
                    "c" + c,
                    first.toString(),
                    first.plusDays(5 + random.nextInt(40)).toString());
            rows.orders(
                    "c" + c,
                    second.toString(),
                    second.plusDays(5 + days + random.nextInt(40)).toString());
        }
        return MetricsEngine.over(rows.observedThrough("2026-12-31").store().history())
                .compute(Bootstrap.ofQuantile(TimeBetweenPurchases.in(Window.half(2026, 2)), 0.5)
                        .against(TimeBetweenPurchases.in(Window.half(2026, 1))));
    }

    @Example
    void aMedianThatIsLongerIsSeen() {
        Comparison slower = slowerBy(12, 1);
        assertThat(slower.value().orElseThrow()).isCloseTo(12, within(4.0));
        assertThat(slower.isSignificant()).isTrue();
        assertThat(slower.toString())
                .startsWith("difference of time between purchases 2026-H2")
                .contains("against 2026-H1")
                .contains(": up ")
                .contains(" days, 95 % CI ")
                .contains("bootstrap of 500 samples");
    }

    @Example
    void aMedianThatIsTheSameIsNot() {
        Comparison same = slowerBy(0, 2);
        assertThat(same.isSignificant()).isFalse();
        assertThat(same.toString()).contains("no difference that these data could show");
    }
}
