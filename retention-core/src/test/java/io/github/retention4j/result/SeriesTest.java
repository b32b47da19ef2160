package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Serialisation;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final Window JANUARY = Window.month(2026, 1);
    private static final Window FEBRUARY = Window.month(2026, 2);
    private static final Window MARCH = Window.month(2026, 3);

    private static Ratio ratio(Window window, Observation observation, long hits, long total) {
        Label label = Label.of("retention rate", "same customers").in(window, observation, LocalDate.of(2026, 2, 20));
        return Ratio.part(label, hits, total);
    }

    private static Series<Ratio> series() {
        Map<Window, Ratio> results = new LinkedHashMap<>();
        results.put(JANUARY, ratio(JANUARY, Observation.OBSERVED, 15, 20));
        results.put(FEBRUARY, ratio(FEBRUARY, Observation.PARTLY_OBSERVED, 412, 1064));
        results.put(MARCH, ratio(MARCH, Observation.NOT_OBSERVED, 0, 1064));
        return new Series<>(results);
    }

    @Test
    void printsWhatAllShareOnceAndThenALineForEachWindow() {
        assertThat(series()).hasToString("""
                retention rate (same customers)
                2026-01  75.0 % (15/20), 95 % CI 53.1–88.8 %
                2026-02  38.7 % (412/1064), 95 % CI 35.8–41.7 %; partly observed, data end 2026-02-20
                2026-03  no data; not observed, data end 2026-02-20""");
    }

    @Test
    void printsResultsOfAnyKind() {
        assertThat(new Series<>(Map.of(JANUARY, 5L))).hasToString("2026-01  5");
        assertThat(new Series<>(Map.of())).hasToString("no windows");
        Segmented<String, Ratio> bySegment =
                new Segmented<>("country", Map.of("SA", ratio(JANUARY, Observation.OBSERVED, 15, 20)));
        assertThat(new Series<>(Map.of(JANUARY, bySegment))).hasToString("""
                2026-01
                  retention rate 2026-01 by country (same customers)
                  SA  75.0 % (15/20), 95 % CI 53.1–88.8 %""");
    }

    @Test
    void isInTheOrderGivenAndImmutable() {
        Map<Window, Long> given = new LinkedHashMap<>();
        given.put(MARCH, 3L);
        given.put(JANUARY, 1L);
        Series<Long> series = new Series<>(given);
        given.put(FEBRUARY, 2L);
        assertThat(series.windows()).isEqualTo(List.of(MARCH, JANUARY));
        assertThat(series.get(JANUARY)).isEqualTo(1);
        assertThatThrownBy(() -> series.results().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> series.windows().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesAWindowItDoesNotHoldByNamingBoth() {
        assertThatThrownBy(() -> series().get(Window.month(2026, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("window 2026-04 is not in this series of [2026-01, 2026-02, 2026-03]");
    }

    @Test
    void outlivesSerialisation() {
        assertThat(Serialisation.roundTrip(series())).isEqualTo(series()).hasToString(series().toString());
    }
}
