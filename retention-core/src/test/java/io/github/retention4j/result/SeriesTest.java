package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Serialisation;
import java.math.BigDecimal;
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

    // ---- changes, sparkline and limits

    private static Series<Ratio> months(int from, int... percent) {
        Map<Window, Ratio> results = new LinkedHashMap<>();
        Window window = Window.month(from, 1);
        for (int each : percent) {
            results.put(
                    window,
                    Ratio.part(
                            Label.of("retention rate", "same customers")
                                    .in(window, Observation.OBSERVED, LocalDate.of(2027, 12, 31)),
                            each * 10L,
                            1_000));
            window = window.next();
        }
        return new Series<>(results);
    }

    @Test
    void tellsTheChangeOnTheWindowBeforeAndOnTheYear() {
        Series<Ratio> series = months(2025, 30, 32, 29, 31, 33, 30, 30, 30, 30, 30, 30, 30, 36, 31);
        Window january = Window.month(2026, 1);
        assertThat(series.change(january).orElseThrow()).isCloseTo(0.06, within(1e-12));
        assertThat(series.changeOnYear(january).orElseThrow()).isCloseTo(0.06, within(1e-12));
        assertThat(series.changeOnYear(january.next()).orElseThrow()).isCloseTo(-0.01, within(1e-12));
        assertThat(series.change(Window.month(2025, 1))).isEmpty();
        assertThat(series.changeOnYear(Window.month(2025, 12))).isEmpty();
        assertThat(series.toString()).contains("change  on the year").contains("+6.0 points  +6.0 points");
    }

    @Test
    void theLimitsOfTheirDocumentation() {
        Series<Ratio> series = months(2026, 30, 32, 29, 31, 33, 30);
        ControlLimits limits = series.controlLimits().orElseThrow();
        Ratio any = series.get(JANUARY);
        assertThat(limits.centre()).isCloseTo(0.308333, within(1e-6));
        assertThat(limits.meanMovingRange()).isCloseTo(0.024, within(1e-12));
        assertThat(limits.lower(any).orElseThrow()).isCloseTo(0.244493, within(1e-6));
        assertThat(limits.upper(any).orElseThrow()).isCloseTo(0.372173, within(1e-6));
        assertThat(limits.outside()).isEmpty();
        assertThat(series.sparkline()).isEqualTo("▃▆▁▅█▃");
        assertThat(series.toString()).endsWith("▃▆▁▅█▃  usual from 24.4 % to 37.2 %; nothing out of the ordinary");
        assertThat(months(2026, 30, 32, 29, 31, 33).controlLimits()).isEmpty();
    }

    @Test
    void whatIsOutOfTheOrdinaryIsNamed() {
        Series<Ratio> series = months(2026, 30, 31, 30, 31, 30, 31, 30, 55, 30, 31, 30);
        assertThat(series.controlLimits().orElseThrow().outside()).containsExactly(Window.month(2026, 8));
        assertThat(series.toString()).endsWith("; out of the ordinary: 2026-08");
        // A share is never below 0, so there is no lower limit.
        Series<Ratio> low = months(2026, 1, 3, 0, 4, 1, 3);
        assertThat(low.controlLimits().orElseThrow().lower(low.get(JANUARY))).isEmpty();
        assertThat(low.toString()).contains("usual up to ");
    }

    @Test
    void anUnfinishedWindowIsInNoChange() {
        Map<Window, Ratio> results = new LinkedHashMap<>(months(2026, 30, 34).results());
        Window march = Window.month(2026, 3);
        results.put(march, ratio(march, Observation.PARTLY_OBSERVED, 1, 1_000));
        results.put(march.next(), ratio(march.next(), Observation.NOT_OBSERVED, 0, 0));
        Series<Ratio> series = new Series<>(results);
        assertThat(series.change(march)).isEmpty();
        assertThat(series.sparkline()).isEqualTo("▁█…·");
        assertThatThrownBy(() -> series.change(Window.month(2027, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatHasAZeroOfItsOwnChangesByPercent() {
        Map<Window, Average> results = new LinkedHashMap<>();
        for (int month = 1; month <= 2; month++) {
            Window window = Window.month(2026, month);
            Label label = Label.of("value", "a / b").in(window, Observation.OBSERVED, LocalDate.of(2026, 12, 31));
            results.put(window, Average.withoutSpread(label, new BigDecimal(100 + 10 * month), 2, Unit.DAYS));
        }
        assertThat(new Series<>(results).toString()).contains("+9.1 %");
        assertThat(new Series<>(results).changeOnYear(JANUARY)).isEmpty();
        assertThat(new Series<>(Map.of(JANUARY, 5L)).sparkline()).isEmpty();
    }
}
