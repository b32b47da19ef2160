package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Serialisation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentedTest {
    private static final Label Q1 = Label.of("churn rate", "lost / start")
            .in(Window.quarter(2026, 1), Observation.OBSERVED, LocalDate.of(2026, 3, 31));

    @Test
    void printsWhatAllShareOnceAndThenALineForEachInOrder() {
        assertThat(new Segmented<>(
                        "country",
                        Map.of("SA", Ratio.part(Q1, 20, 400), "EG", Ratio.part(Q1, 1, 2), "GB", Ratio.part(Q1, 0, 0))))
                .hasToString("""
                        churn rate 2026-Q1 by country (lost / start)
                        EG  50.0 % (1/2), 95 % CI 9.5–90.5 %
                        GB  no data (0/0)
                        SA  5.0 % (20/400), 95 % CI 3.3–7.6 %""");
    }

    @Test
    void saysOnceHowFarTheWindowIsObserved() {
        Label partly = Q1.in(Window.quarter(2026, 1), Observation.PARTLY_OBSERVED, LocalDate.of(2026, 3, 20));
        assertThat(new Segmented<>(
                        "country", Map.of("SA", Ratio.part(partly, 20, 400), "EG", Ratio.part(partly, 1, 2))))
                .hasToString("""
                        churn rate 2026-Q1 by country (lost / start); partly observed, data end 2026-03-20
                        EG  50.0 % (1/2), 95 % CI 9.5–90.5 %
                        SA  5.0 % (20/400), 95 % CI 3.3–7.6 %""");
    }

    @Test
    void alignsKeysOfAnyScript() {
        assertThat(new Segmented<>("city", Map.of("جدة", Ratio.part(Q1, 1, 2), "Riyadh", Ratio.part(Q1, 1, 2)))
                        .toString()
                        .lines())
                .containsExactly(
                        "churn rate 2026-Q1 by city (lost / start)",
                        "Riyadh  50.0 % (1/2), 95 % CI 9.5–90.5 %",
                        "جدة     50.0 % (1/2), 95 % CI 9.5–90.5 %");
    }

    @Test
    void resultsOfAnyKindAreLinesUnderWhatDividesThem() {
        assertThat(new Segmented<>("orders", Map.of(2, 13L, 10, 7L))).hasToString("by orders\n2   13\n10  7");
        assertThat(new Segmented<String, Long>("orders", Map.of())).hasToString("by orders: no data");
    }

    @Test
    void resultsOfSeveralLinesAreParagraphs() {
        Segmented<String, Ratio> web = new Segmented<>("channel", Map.of("web", Ratio.part(Q1, 1, 2)));
        Segmented<String, Ratio> app = new Segmented<>("channel", Map.of("app", Ratio.part(Q1, 0, 1)));
        assertThat(new Segmented<>("country", Map.of("SA", web, "EG", app))).hasToString("""
                        by country
                        EG
                          churn rate 2026-Q1 by channel (lost / start)
                          app  0.0 % (0/1), 95 % CI 0.0–79.3 %
                        SA
                          churn rate 2026-Q1 by channel (lost / start)
                          web  50.0 % (1/2), 95 % CI 9.5–90.5 %""");
    }

    @Test
    void refusesToLoseASegment() {
        assertThatThrownBy(() -> new Segmented<>("price", Map.of(new BigDecimal("1.0"), 1, new BigDecimal("1.00"), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segments by price: 2 keys, of which only 1 differ in order");
    }

    @Test
    void isAnImmutableMapOfItsOwn() {
        Map<String, Long> given = new HashMap<>(Map.of("b", 2L, "a", 1L));
        Segmented<String, Long> segmented = new Segmented<>("letter", given);
        given.put("c", 3L);
        assertThat(segmented).containsExactly(Map.entry("a", 1L), Map.entry("b", 2L));
        assertThat(segmented.segment()).isEqualTo("letter");
        assertThat(segmented.get("b")).isEqualTo(2);
        assertThat(segmented.get("c")).isNull();
        assertThat(segmented.getOrDefault("c", 9L)).isEqualTo(9);
        assertThat(segmented.containsKey("a")).isTrue();
        assertThat(segmented.containsKey("c")).isFalse();
        assertThatThrownBy(() -> segmented.put("c", 3L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> segmented.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(segmented::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> segmented.entrySet().iterator().next().setValue(5L))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void equalsAMapOfTheSameAndOutlivesSerialisation() {
        Segmented<String, Ratio> segmented = new Segmented<>("country", Map.of("SA", Ratio.part(Q1, 20, 400)));
        assertThat(segmented).isEqualTo(Map.of("SA", Ratio.part(Q1, 20, 400)));
        Segmented<String, Ratio> again = Serialisation.roundTrip(segmented);
        assertThat(again).isEqualTo(segmented).hasToString(segmented.toString());
    }
}
