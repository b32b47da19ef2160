package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.PartialReport;
import io.github.retention4j.engine.Report;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.index.CustomerLoyaltyIndex;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.NetRevenueChurn;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.GeneratedStores;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(GeneratedStores.class)
@Domain(DomainContext.Global.class)
class ExtentProps {
    /** A store in parts, each built alone, and what they stand on together. */
    private record Parts(List<History> alone, Extent united) {
        static Parts of(List<Store> stores, Random random, Optional<LocalDate> firstDay) {
            List<History> alone =
                    stores.stream().map(store -> built(store, firstDay)).toList();
            List<Extent> extents = new ArrayList<>(alone.stream()
                    .map(part -> Serialisation.roundTrip(part.extent()))
                    .toList());
            while (extents.size() > 1) {
                Collections.shuffle(extents, random);
                extents.add(extents.remove(0).union(extents.remove(0)));
            }
            return new Parts(alone, extents.get(0));
        }

        List<History> together() {
            return alone.stream().map(part -> part.on(united.basis())).toList();
        }
    }

    private static History built(Store store, Optional<LocalDate> firstDay) {
        HistoryBuilder builder = store.settings();
        firstDay.ifPresent(builder::observedFrom);
        return store.fill(builder).build();
    }

    private static Optional<LocalDate> firstDay(Store store) {
        return store.instants().stream().min(Instant::compareTo).map(store::dayOf);
    }

    private static List<Metric<?, ?>> metrics(Store store, Random random) {
        List<Instant> instants = store.instants();
        LocalDate day = instants.isEmpty()
                ? LocalDate.of(2025, 3, 1)
                : store.dayOf(instants.get(random.nextInt(instants.size())));
        Window month = Window.month(day.getYear(), day.getMonthValue());
        return List.of(
                RetentionRate.in(month),
                RepeatPurchaseRate.in(month).by(Segments.country()),
                AverageOrderValue.in(month),
                CouponRedemptionRate.in(month),
                NetRevenueChurn.in(month),
                CohortRetention.monthly(),
                CustomerLoyaltyIndex.in(month));
    }

    private static void assertSame(List<Metric<?, ?>> metrics, Report report, Report expected) {
        for (Metric<?, ?> metric : metrics) {
            assertThat((Object) report.get(metric)).as("%s", metric).isEqualTo(expected.get(metric));
        }
    }

    @Property(tries = 400)
    void partsStandTogetherOnWhatTheWholeStandsOn(
            @ForAll Store store, @ForAll Random random, @ForAll boolean isFirstDayStated) {
        Optional<LocalDate> firstDay = firstDay(store).filter(day -> isFirstDayStated);
        Parts parts = Parts.of(store.cut(1 + random.nextInt(4), random), random, firstDay);
        History whole = built(store, firstDay);
        assertThat(parts.united.basis()).isEqualTo(whole.basis());
        assertThat(parts.united.basis()).isEqualTo(whole.extent().basis());
        assertThat(parts.united.money()).isEqualTo(whole.extent().money());
        assertThat(parts.together()).extracting(History::basis).containsOnly(whole.basis());
    }

    @Property(tries = 100)
    void partialReportsOfPartsMergeToTheReportOfTheWhole(
            @ForAll Store store, @ForAll Random random, @ForAll boolean isFirstDayStated) {
        Optional<LocalDate> firstDay = firstDay(store).filter(day -> isFirstDayStated);
        Parts parts = Parts.of(store.cut(1 + random.nextInt(4), random), random, firstDay);
        List<UnaryOperator<MetricsEngine>> engines = List.of(
                engine -> engine,
                engine -> engine.minimumGroupSize(2),
                engine -> engine.where("regulars", c -> c.orderCount() > 1),
                engine -> engine.where("regulars", c -> c.orderCount() > 1).minimumGroupSize(2));
        UnaryOperator<MetricsEngine> engine = engines.get(random.nextInt(engines.size()));
        List<Metric<?, ?>> metrics = metrics(store, random);
        List<PartialReport> partials = parts.together().stream()
                .map(part -> engine.apply(MetricsEngine.over(part)).partial(metrics))
                .map(partial -> PartialReport.read(partial.toBytes(), metrics))
                .toList();
        Report merged =
                partials.get(0).merge(partials.subList(1, partials.size())).report();
        Report whole = engine.apply(MetricsEngine.over(built(store, firstDay))).compute(metrics);
        assertSame(metrics, merged, whole);
    }

    /** A part that is put on a basis is as one that was built on it. */
    @Property(tries = 100)
    void aPartOnABasisIsAsOneThatWasBuiltOnIt(@ForAll Store store, @ForAll Random random) {
        List<Store> stores = store.cut(2, random);
        Parts parts = Parts.of(stores, random, Optional.empty());
        Basis basis = parts.united.basis();
        List<Metric<?, ?>> metrics = metrics(store, random);
        for (int i = 0; i < stores.size(); i++) {
            Report there = MetricsEngine.over(parts.together().get(i)).compute(metrics);
            Report built = MetricsEngine.over(
                            stores.get(i).fill(History.builder(basis)).build())
                    .compute(metrics);
            assertSame(metrics, there, built);
        }
    }

    @Property(tries = 100)
    void aBasisThatLacksWhatTheRowsHaveIsRefused(@ForAll Store store) {
        History history = store.observed(Optional.empty()).history();
        Basis own = history.basis();
        if (!own.isObserved()) {
            return;
        }
        Basis wider = own.through(own.lastDay().plusDays(40));
        assertThat(history.on(wider).basis()).isEqualTo(wider);
        assertThat(history.on(wider).extent().basis()).isEqualTo(own);
        assertThat(history.on(wider).on(own).basis()).isEqualTo(own);
        for (Basis other : List.of(own.through(own.firstDay().minusDays(1)), own.only("loyal"), own.hidden(3))) {
            assertThatIllegalArgumentException().isThrownBy(() -> history.on(other));
        }
    }
}
