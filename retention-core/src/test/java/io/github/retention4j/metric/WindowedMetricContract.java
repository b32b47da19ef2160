package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.History;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The laws of metrics that are asked of a window.
 *
 * @param <M> the metric
 * @param <R> its result
 */
public abstract class WindowedMetricContract<M extends Metric<?, R>, R extends MetricResult>
        extends MetricContract<M, R> {
    /** Writes down what the metric counts if the instant is in its window, and only then. */
    protected abstract void happens(StoreRows rows, Window window, Instant instant);

    /** The forms that look at nothing but the window itself, or at it and the window before. */
    protected List<M> formsBoundedByTheWindow(Window window) {
        return forms(window);
    }

    /** A window in a zone, and the instants it runs from and to, which are told by no code of ours. */
    private record Boundaries(String zone, Window window, String from, String until) {}

    private static final List<Boundaries> BOUNDARIES = List.of(
            new Boundaries("Asia/Riyadh", Window.month(2026, 3), "2026-02-28T21:00:00Z", "2026-03-31T21:00:00Z"),
            // The clocks go forward on the last day of the month, and back in the middle of the week.
            new Boundaries("Europe/London", Window.month(2024, 3), "2024-03-01T00:00:00Z", "2024-03-31T23:00:00Z"),
            new Boundaries("Europe/London", Window.isoWeek(2024, 43), "2024-10-20T23:00:00Z", "2024-10-28T00:00:00Z"),
            new Boundaries(
                    "Europe/London",
                    Window.day(LocalDate.of(2024, 3, 31)),
                    "2024-03-31T00:00:00Z",
                    "2024-03-31T23:00:00Z"),
            // These days begin at one o'clock.
            new Boundaries(
                    "Africa/Cairo",
                    Window.between(LocalDate.of(2025, 4, 25), LocalDate.of(2025, 5, 2)),
                    "2025-04-24T22:00:00Z",
                    "2025-05-01T21:00:00Z"),
            new Boundaries(
                    "America/Sao_Paulo",
                    Window.day(LocalDate.of(2018, 11, 4)),
                    "2018-11-04T03:00:00Z",
                    "2018-11-05T02:00:00Z"),
            // The day after this window never was.
            new Boundaries(
                    "Pacific/Apia",
                    Window.day(LocalDate.of(2011, 12, 29)),
                    "2011-12-29T10:00:00Z",
                    "2011-12-30T10:00:00Z"));

    @Example
    void aWindowHoldsItsFirstInstantAndNotItsEnd() {
        for (Boundaries boundaries : BOUNDARIES) {
            Instant from = Instant.parse(boundaries.from());
            Instant until = Instant.parse(boundaries.until());
            for (M form : formsBoundedByTheWindow(boundaries.window())) {
                Map<String, BigDecimal> inside = happening(boundaries, form, from.plusSeconds(3600));
                assertThat(inside).as("%s", form).isNotEmpty();
                assertThat(happening(boundaries, form, from)).as("%s", form).isEqualTo(inside);
                assertThat(happening(boundaries, form, until.minusMillis(1)))
                        .as("%s", form)
                        .isEqualTo(inside);
                assertThat(happening(boundaries, form, from.minusMillis(1)))
                        .as("%s", form)
                        .isNotEqualTo(inside);
                assertThat(happening(boundaries, form, until)).as("%s", form).isNotEqualTo(inside);
            }
        }
    }

    private Map<String, BigDecimal> happening(Boundaries boundaries, M form, Instant instant) {
        StoreRows rows = StoreRows.of(boundaries.zone(), "SAR")
                .observedThrough(boundaries.window().end().plusDays(90).toString());
        happens(rows, boundaries.window(), instant);
        return tidy(figures(whole(form, rows.store().history())));
    }

    @Property(tries = TRIES)
    void aWindowIsObservedAsFarAsTheDataReach(@ForAll("drawn") Asked asked) {
        Store store = asked.store();
        Window window = asked.window();
        History history = asked.history();
        Basis basis = history.basis();
        Optional<LocalDate> begun = Optional.of(basis.firstDay()).filter(day -> basis.firstDayStated());
        Observation observation = observation(begun, store.lastDay(), window);
        for (M form : forms(window)) {
            R result = whole(form, history);
            assertThat(result.label().metric()).isEqualTo(form.name());
            assertThat(result.label().window()).contains(window);
            assertThat(result.label().observation()).as("%s", form).isEqualTo(observation);
            switch (observation) {
                case OBSERVED -> assertThat(result.toString()).doesNotContain("observed");
                case PARTLY_OBSERVED -> {
                    LocalDate last = store.lastDay().orElseThrow();
                    boolean isBegun =
                            begun.filter(day -> day.isAfter(window.start())).isPresent();
                    boolean isEnded = last.isBefore(window.end().minusDays(1));
                    assertThat(result.toString())
                            .endsWith("; partly observed, "
                                    + (isBegun && isEnded
                                            ? "data from " + begun.get() + " to " + last
                                            : isBegun ? "data begin " + begun.get() : "data end " + last));
                }
                case NOT_OBSERVED -> {
                    assertThat(saysNoData(result)).as("%s", form).isTrue();
                    assertThat(result.toString()).contains("no data").contains("; not observed, ");
                }
            }
        }
    }

    private static Observation observation(Optional<LocalDate> begun, Optional<LocalDate> lastDay, Window window) {
        long seen = lastDay.map(last -> window.start()
                        .datesUntil(window.end())
                        .filter(day -> !day.isAfter(last))
                        .filter(day -> begun.filter(day::isBefore).isEmpty())
                        .count())
                .orElse(0L);
        return seen == 0
                ? Observation.NOT_OBSERVED
                : seen < window.days() ? Observation.PARTLY_OBSERVED : Observation.OBSERVED;
    }

    @Property(tries = TRIES)
    void anotherWindowIsAnotherMetric(@ForAll("drawn") Asked asked) {
        Set<M> both = new HashSet<>(forms(asked.window()));
        both.addAll(forms(asked.window().next()));
        assertThat(both).hasSize(2 * forms(asked.window()).size());
    }

    @Property(tries = TRIES)
    void aTrendIsTheMetricOfEachOfItsWindows(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        // Enough of them for their orders to be found in one pass.
        List<Window> windows = Stream.iterate(asked.window().previous().previous(), Window::next)
                .limit(6)
                .toList();
        for (int form = 0; form < forms(asked.window()).size(); form++) {
            int i = form;
            var trend = engine.trend(windows, window -> forms(window).get(i));
            assertThat(trend.windows()).isEqualTo(windows);
            for (Window window : windows) {
                assertThat(trend.get(window))
                        .isEqualTo(engine.compute(forms(window).get(i)));
            }
        }
    }
}
