package io.github.retention4j.metric.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class InterpurchaseTimeTest extends WindowedMetricContract<InterpurchaseTime, SurvivalCurve> {
    @Override
    protected List<InterpurchaseTime> forms(Window window) {
        InterpurchaseTime gaps = InterpurchaseTime.in(window);
        return List.of(gaps, gaps.counting(InterpurchaseTime.Purchase.DAY));
    }

    /** The next purchase comes as many days later wherever in the window the first is, and after the window. */
    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        ZoneId zone = rows.store().zone();
        rows.order("c", instant, 100)
                .order("c", instant.atZone(zone).plusDays(40).toInstant(), 100);
    }

    /** Of each customer the days of the gaps that begin in the window, and whether each has ended. */
    private static List<List<Gap>> gaps(InterpurchaseTime form, Store store) {
        List<List<Gap>> all = new ArrayList<>();
        store.countedOrdersByCustomer().values().forEach(orders -> {
            Stream<LocalDate> ordered = orders.stream().map(o -> store.dayOf(o.placedAt()));
            List<LocalDate> days =
                    (form.purchase() == InterpurchaseTime.Purchase.DAY ? ordered.distinct() : ordered).toList();
            List<Gap> gaps = new ArrayList<>();
            for (int i = 0; i < days.size(); i++) {
                if (form.window().contains(days.get(i))) {
                    boolean ended = i + 1 < days.size();
                    LocalDate end = ended ? days.get(i + 1) : store.lastDay().orElseThrow();
                    gaps.add(new Gap(SpellFigures.days(days.get(i), end), ended));
                }
            }
            if (!gaps.isEmpty()) {
                all.add(gaps);
            }
        });
        return all;
    }

    private record Gap(long days, boolean ended) {}

    @Override
    protected Map<String, BigDecimal> naively(InterpurchaseTime form, Store store) {
        SpellFigures figures = new SpellFigures();
        for (List<Gap> ofCustomer : gaps(form, store)) {
            for (Gap gap : ofCustomer) {
                figures.add("from the start", 1);
                figures.add((gap.ended() ? "cause 0" : "censored") + " on day " + gap.days(), 1);
            }
        }
        return figures.figures();
    }

    @Override
    protected Map<String, BigDecimal> figures(SurvivalCurve result) {
        assertThat(result.isClustered()).isTrue();
        return SpellFigures.of(result.sets(), result.leftOut());
    }

    @Override
    protected boolean saysNoData(SurvivalCurve result) {
        return result.spells() == 0
                && result.at(0).isEmpty()
                && result.median().time().isEmpty();
    }

    @Property(tries = TRIES)
    void theDoorForSpellsSaysTheSame(@ForAll("drawn") Asked asked) {
        for (InterpurchaseTime form : forms(asked.window())) {
            SurvivalCurve curve = whole(form, asked.history());
            List<List<Gap>> gaps = gaps(form, asked.store());
            List<Gap> flat = gaps.stream().flatMap(List::stream).toList();
            List<Integer> whose = new ArrayList<>();
            for (int c = 0; c < gaps.size(); c++) {
                for (int i = 0; i < gaps.get(c).size(); i++) {
                    whose.add(c);
                }
            }
            SurvivalCurve of = SurvivalCurve.of(Spells.of(
                            flat.stream().mapToDouble(Gap::days).toArray(),
                            flat.stream().mapToInt(gap -> gap.ended() ? 1 : 0).toArray())
                    .ofCustomers(whose.stream().mapToLong(c -> c).toArray()));
            assertThat(of.steps()).isEqualTo(curve.steps());
            // Of a window that is not observed there is less to say.
            if (!gaps.isEmpty()) {
                assertThat(of.summary()).isEqualTo(curve.summary());
            }
        }
    }

    /** The gaps that have ended are those that {@link TimeBetweenPurchases} counts, if they end in the window too. */
    @Property(tries = TRIES)
    void gapsThatHaveEndedAreThoseOfTheTimeBetweenPurchases(@ForAll("drawn") Asked asked) {
        Window all = Window.between(LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));
        SurvivalCurve curve = whole(InterpurchaseTime.in(all), asked.history());
        DayCounts ended = whole(TimeBetweenPurchases.in(all), asked.history());
        assertThat(curve.events()).isEqualTo(ended.mean().count());
        for (Step step : curve.steps()) {
            int days = (int) step.time();
            assertThat(step.events())
                    .isEqualTo(days < ended.counts().size() ? ended.counts().get(days) : 0L);
        }
    }

    /** As where a machine is sent an empty state to fill. */
    @Property(tries = TRIES)
    void aStateThatCameFromElsewhereCanBeAddedTo(@ForAll("drawn") Asked asked) {
        for (InterpurchaseTime form : forms(asked.window())) {
            GapTally state = Serialisation.roundTrip(form.start(asked.history().basis()));
            asked.history().blocks().stream()
                    .filter(block -> !block.isAnonymous())
                    .forEach(block -> form.addAll(state, block));
            assertThat(form.finish(state, asked.history().basis())).isEqualTo(whole(form, asked.history()));
        }
    }

    /** The worked example. */
    @Example
    void countsGapsThatAreOpen() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-03-01", "2026-03-03", "2026-03-07")
                .orders("b", "2026-03-01", "2026-03-31")
                .orders("", "2026-03-01")
                .observedThrough("2026-03-31");
        SurvivalCurve gaps =
                MetricsEngine.over(rows.store().history()).compute(InterpurchaseTime.in(Window.month(2026, 3)));
        assertThat(gaps.at(2).orElseThrow().value()).isCloseTo(3 / 4.0, within(1e-12));
        assertThat(gaps.at(4).orElseThrow().value()).isCloseTo(1 / 2.0, within(1e-12));
        assertThat(gaps.at(30).orElseThrow().value()).isZero();
        assertThat(gaps.median().time()).hasValue(4);
        assertThat(gaps.summary()).startsWith("3 of 5 spells, median 4 days");
    }

    @Example
    void aStateThatWasSentInventsNoGap() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-03-01", "2026-03-04")
                .orders("b", "2026-03-02", "2026-03-09")
                .observedThrough("2026-03-31");
        History history = rows.store().history();
        InterpurchaseTime metric = InterpurchaseTime.in(Window.month(2026, 3));
        GapTally sent = Serialisation.roundTrip(metric.start(history.basis()));
        history.blocks().forEach(block -> metric.addAll(sent, block));
        assertThat(metric.finish(sent, history.basis()).summary()).startsWith("2 of 4 spells, median 7 days");
    }

    @Example
    void refusesNull() {
        assertThatThrownBy(() -> InterpurchaseTime.in(null)).hasMessage("window");
        assertThatThrownBy(() -> InterpurchaseTime.in(Window.month(2026, 3)).counting(null))
                .hasMessage("purchase");
    }
}
