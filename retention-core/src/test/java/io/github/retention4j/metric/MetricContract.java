package io.github.retention4j.metric;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.PartialReport;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.BlockReader;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.testing.CalendarUnits;
import io.github.retention4j.testing.Filed;
import io.github.retention4j.testing.GeneratedStores;
import io.github.retention4j.testing.LargeStore;
import io.github.retention4j.testing.Machines;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;

/**
 * The laws that every metric keeps, ours or a user's. The test of a metric extends this, names the metric's forms, and
 * answers the same question with plain collections.
 *
 * @param <M> the metric
 * @param <R> its result
 */
public abstract class MetricContract<M extends Metric<?, R>, R extends Serializable> {
    /** Few, since each try asks every form of the metric. */
    protected static final int TRIES = 25;

    /** The metric in every form it has, of a window if it has one. No two are equal. */
    protected abstract List<M> forms(Window window);

    /** What a store's answer is made of, by name, worked out with plain collections. */
    protected abstract Map<String, BigDecimal> naively(M form, Store store);

    /** What a result is made of: whole numbers, by name, that add up over disjoint customers. */
    protected abstract Map<String, BigDecimal> figures(R result);

    /** Whether a result says that there are no data. */
    protected abstract boolean saysNoData(R result);

    /**
     * The answer of the door for people who have only counts or sums, given those that a result is made of; empty if this form
     * has none.
     */
    protected Optional<R> byCounts(M form, R result) {
        return Optional.empty();
    }

    /** What the door's answer has in common with that of the window it is about, which is known and may tell more. */
    protected void tellsTheSame(R byCounts, R result) {
        if (byCounts instanceof NumericResult counted && result instanceof NumericResult measured) {
            assertThat(counted.value()).isEqualTo(measured.value());
            counted.interval()
                    .ifPresent(interval -> assertThat(measured.interval()).contains(interval));
        }
        if (byCounts instanceof MetricResult counted && result instanceof MetricResult measured) {
            assertThat(counted.label().metric()).isEqualTo(measured.label().metric());
            assertThat(measured.label().definition()).startsWith(counted.label().definition());
            assertThat(measured.summary()).startsWith(counted.summary());
        }
    }

    /** A store, its history, and a window in or around what happened there. */
    public record Asked(Store store, History history, Window window) {
        /** The history of the same rows in another order. */
        History shuffled(Random random) {
            HistoryBuilder builder = store.settings();
            if (history.basis().firstDayStated()) {
                builder.observedFrom(history.basis().firstDay());
            }
            return store.shuffled(random).fill(builder).build();
        }
    }

    /** Stores drawn anew each time. */
    @Provide
    protected Arbitrary<Asked> asked() {
        return asked(GeneratedStores.stores().map(store -> new Built(store, store.history())));
    }

    /** The same stores each time, which are built once: drawing and building them takes longer than asking them. */
    @Provide
    protected Arbitrary<Asked> drawn() {
        return asked(Arbitraries.of(Built.SAMPLE));
    }

    private static Arbitrary<Asked> asked(Arbitrary<Built> stores) {
        return Combinators.combine(
                        stores,
                        Arbitraries.integers().between(0, 1000),
                        CalendarUnits.units(),
                        Arbitraries.integers().between(-1, 2))
                .as((built, event, unit, shift) ->
                        new Asked(built.store, built.history, windowNear(built.store, event, unit, shift)))
                .withoutEdgeCases();
    }

    private record Built(Store store, History history) {
        static final List<Built> SAMPLE = sample();

        /** The smallest come first, so that a failure shrinks towards them. */
        private static List<Built> sample() {
            RandomGenerator<Store> stores = GeneratedStores.stores().generator(1000);
            Random random = new Random(42);
            return Stream.generate(() -> stores.next(random).value())
                    .limit(150)
                    .sorted(comparing(store -> store.instants().size()))
                    .map(store -> new Built(store, store.instants().size() % 2 == 0 ? store.history() : begun(store)))
                    .toList();
        }

        /** The history of a shop that may be older than its first event. */
        private static History begun(Store store) {
            HistoryBuilder builder = store.settings();
            store.instants().stream().min(naturalOrder()).map(store::dayOf).ifPresent(builder::observedFrom);
            return store.fill(builder).build();
        }
    }

    private static Window windowNear(Store store, int event, CalendarUnit unit, int shift) {
        List<LocalDate> days = store.instants().stream().map(store::dayOf).toList();
        LocalDate day = days.isEmpty() ? LocalDate.of(2025, 3, 1) : days.get(event % days.size());
        Window window = unit == CalendarUnit.DAYS
                ? Window.between(day.minusDays(event % 40), day.plusDays(1 + event % 50))
                : Window.of(unit, day);
        return switch (shift) {
            case -1 -> window.previous();
            case 1 -> window.next();
            default -> window;
        };
    }

    // ---- the answer

    @Property(tries = 3 * TRIES)
    void agreesWithPlainCollections(@ForAll("asked") Asked asked) {
        History history = asked.history();
        for (M form : forms(asked.window())) {
            agrees(form, asked.store(), history);
        }
    }

    @Property(tries = TRIES)
    void theDoorForCountsAgreesWithTheWindow(@ForAll("drawn") Asked asked) {
        for (M form : forms(asked.window())) {
            R result = whole(form, asked.history());
            boolean isUnobserved =
                    result instanceof MetricResult of && of.label().isUnobserved();
            if (!isUnobserved) {
                byCounts(form, result).ifPresent(counted -> tellsTheSame(counted, result));
            }
        }
    }

    @Property(tries = TRIES)
    void shufflingTheRowsChangesNothing(@ForAll("drawn") Asked asked, @ForAll Random random) {
        History history = asked.history();
        History shuffled = asked.shuffled(random);
        for (Metric<?, R> form : forms(asked.window())) {
            assertThat(whole(form, shuffled)).as("%s", form).isEqualTo(whole(form, history));
        }
    }

    @Property(tries = TRIES)
    void aHistoryReadFromItsFileAnswersTheSame(@ForAll("drawn") Asked asked) {
        History again = Filed.again(asked.history());
        for (Metric<?, R> form : forms(asked.window())) {
            R expected = whole(form, asked.history());
            assertThat(whole(form, again)).as("%s", form).isEqualTo(expected).hasToString(expected.toString());
        }
    }

    @Example
    protected void anEmptyHistoryIsNoData() {
        Customer idle = Customer.of("idle");
        List<Store> stores = List.of(
                StoreRows.riyadh().store(),
                StoreRows.riyadh().customer(idle).store(),
                StoreRows.riyadh().observedThrough("2026-12-31").store(),
                StoreRows.riyadh().customer(idle).observedThrough("2026-12-31").store());
        for (Store store : stores) {
            for (Metric<?, R> form : forms(Window.month(2026, 3))) {
                R result = MetricsEngine.over(store.history()).compute(form);
                assertThat(saysNoData(result)).as("%s of %s", form, store).isTrue();
                assertThat(tidy(figures(result))).as("%s of %s", form, store).isEmpty();
                if (result instanceof MetricResult) {
                    assertThat(result.toString()).contains("no data");
                }
            }
        }
    }

    @Example
    void agreesWithPlainCollectionsOnAStoreOfASingleEvent() {
        Window march = Window.month(2026, 3);
        for (Store store : singles()) {
            History history = store.history();
            for (Window window : List.of(march.previous(), march, march.next())) {
                forms(window).forEach(form -> agrees(form, store, history));
            }
        }
    }

    /** Stores in which one thing happens, to a customer or to nobody, in March 2026. */
    private static List<Store> singles() {
        List<Store> singles = new ArrayList<>();
        for (String who : List.of("c", "")) {
            for (String day : List.of("2026-03-01T00:00", "2026-03-17", "2026-03-31T23:59:59.999")) {
                singles.addAll(Stream.of(
                                march().orders(who, day),
                                march().order(who, day, 0),
                                march().refundedOrder(who, day, 1_000, "2026-04-01", 1_000),
                                march().refundedOrder(who, day, 1_000, "2026-03-31T23:59:59.999", 1),
                                march().coupon(who, day, "", ""),
                                march().coupon(who, day, "2026-04-01", "2026-04-01"),
                                march().answer(who, march().at(day), SurveyKind.NPS, SurveyScale.ZERO_TO_TEN, 10),
                                march().answer(who, march().at(day), SurveyKind.CSAT, SurveyScale.ONE_TO_FIVE, 1),
                                march().answer(who, march().at(day), SurveyKind.CES, SurveyScale.ONE_TO_SEVEN, 4),
                                march().couponOrder(who, day, 1_000, "CODE", 100),
                                march().visit(who, day, 1, 0, false),
                                march().visit(who, day, 3, 1, true),
                                march().cart(who, day, "", ""),
                                march().cart(who, day, "2026-04-01", "2026-04-02"),
                                march().offer(who, day, "", "o-1"),
                                march().offer(who, day, "2026-04-01", ""))
                        .map(StoreRows::store)
                        .toList());
            }
        }
        for (String day : List.of("2026-03-01T00:00", "2026-03-17", "2026-03-31T23:59:59.999")) {
            singles.addAll(Stream.of(
                            march().subscription("c", day, "", 5_000),
                            march().subscription("c", "2026-02-01", day, 5_000),
                            march().subscription("c", "2026-02-01", "", 5_000, day, 7_000),
                            march().subscription("c", "2026-02-01", "", 5_000, day, 0),
                            march().referral("c", day, ""),
                            march().referral("c", day, "d"))
                    .map(StoreRows::store)
                    .toList());
        }
        return singles;
    }

    private static StoreRows march() {
        return StoreRows.riyadh().observedThrough("2026-05-31");
    }

    @Example
    void agreesWithPlainCollectionsOnRefundsBeforeInAndAfterTheWindow() {
        Window march = Window.month(2026, 3);
        List<String> days =
                List.of("2026-02-28T23:59:59.999", "2026-03-01T00:00", "2026-03-31T23:59:59.999", "2026-04-01T00:00");
        StoreRows all = march();
        List<Store> stores = new ArrayList<>();
        for (int placed = 0; placed < days.size(); placed++) {
            for (int refunded = placed; refunded < days.size(); refunded++) {
                for (long back : List.of(1L, 999L, 1_000L)) {
                    String who = "c-" + placed + refunded + back;
                    for (StoreRows rows : List.of(all, march())) {
                        rows.refundedOrder(who, days.get(placed), 1_000, days.get(refunded), back);
                        rows.order(who, "2026-03-15", 500);
                        stores.add(rows.store());
                    }
                }
            }
        }
        for (Store store : stores) {
            History history = store.history();
            forms(march).forEach(form -> agrees(form, store, history));
        }
    }

    private void agrees(M form, Store store, History history) {
        R result = whole(form, history);
        assertThat(tidy(figures(result))).as("%s of %s", form, store).isEqualTo(tidy(naively(form, store)));
        assertThat(result.toString()).doesNotContain("NaN", "Infinity");
    }

    @Example
    void everyFormNamesItsOwnDefinition() {
        List<String> definitions = new ArrayList<>();
        for (Metric<?, R> form : forms(Window.month(LargeStore.YEAR, 6))) {
            if (whole(form, LargeStore.history()) instanceof MetricResult result) {
                Label label = result.label();
                definitions.add(label.metric() + ", " + label.population() + ": " + label.definition());
            }
        }
        assertThat(definitions).doesNotHaveDuplicates();
    }

    @Property(tries = TRIES / 4)
    void theTextIsTheSameOnEveryMachine(@ForAll("drawn") Asked asked) {
        for (Metric<?, R> form : forms(asked.window())) {
            List<String> texts = Machines.onEach(() ->
                    MetricsEngine.over(asked.store().history()).compute(form).toString());
            assertThat(texts).as("%s", form).containsOnly(texts.get(0));
        }
    }

    // ---- the fold

    @Property(tries = TRIES)
    void anySplitOfTheCustomersMergedInAnyOrderIsTheWhole(@ForAll("drawn") Asked asked, @ForAll Random random) {
        History history = asked.history();
        for (Metric<?, R> form : forms(asked.window())) {
            assertThat(splitAndMerged(form, history, random)).as("%s", form).isEqualTo(whole(form, history));
        }
    }

    static <S, R> R splitAndMerged(Metric<S, R> metric, History history, Random random) {
        List<S> states = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            states.add(metric.start(history.basis()));
        }
        eachCustomer(metric, history, customer -> metric.add(states.get(random.nextInt(states.size())), customer));
        while (states.size() > 1) {
            S from = states.remove(random.nextInt(states.size()));
            metric.merge(states.get(random.nextInt(states.size())), from);
        }
        return metric.finish(states.get(0), history.basis());
    }

    @Property(tries = TRIES)
    void whatIsTakenOutOfAStateLeavesTheOthersAsIfItHadNeverBeenThere(
            @ForAll("drawn") Asked asked, @ForAll Random random) {
        for (Metric<?, R> form : forms(asked.window())) {
            takenOut(form, asked.history(), random);
            takenOut(form.by("orders", CustomerHistory::orderCount), asked.history(), random);
        }
    }

    private static <S, R> void takenOut(Metric<S, R> metric, History history, Random random) {
        S stay = metric.start(history.basis());
        S go = metric.start(history.basis());
        eachCustomer(metric, history, customer -> metric.add(random.nextBoolean() ? stay : go, customer));
        R others = metric.finish(stay, history.basis());
        R gone = metric.finish(go, history.basis());
        S all = metric.start(history.basis());
        metric.merge(all, stay);
        metric.merge(all, go);
        if (metric.subtracts(all)) {
            metric.subtract(all, go);
            assertThat(metric.finish(all, history.basis())).as("%s", metric).isEqualTo(others);
            assertThat(metric.finish(go, history.basis())).as("%s", metric).isEqualTo(gone);
            metric.subtract(all, stay);
            assertThat(metric.finish(all, history.basis()))
                    .as("%s", metric)
                    .isEqualTo(metric.finish(metric.start(history.basis()), history.basis()));
        } else {
            assertThatThrownBy(() -> metric.subtract(all, go))
                    .as("%s", metric)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("does not tell what it would be without some of its customers");
        }
    }

    @Property(tries = TRIES)
    void statesOfCustomersOnOtherMachinesMergeToTheWhole(@ForAll("drawn") Asked asked, @ForAll Random random) {
        List<Store> parts = asked.store().cut(2, random);
        Basis united = parts.stream()
                .map(part -> Serialisation.roundTrip(part.history().basis()))
                .reduce(asked.store().history().basis(), Basis::union);
        List<History> machines = parts.stream()
                .map(part -> part.fill(History.builder(united)).build())
                .toList();
        History history = asked.store().fill(History.builder(united)).build();
        assertThat(history.basis()).isEqualTo(united);
        for (Metric<?, R> form : forms(asked.window())) {
            assertThat(overMachines(form, machines, united)).as("%s", form).isEqualTo(whole(form, history));
        }
    }

    private static <S, R> R overMachines(Metric<S, R> metric, List<History> machines, Basis basis) {
        S all = metric.start(basis);
        for (History machine : machines) {
            Metric<S, R> there = Serialisation.roundTrip(metric);
            S state = there.start(Serialisation.roundTrip(basis));
            blocks(there, machine).forEach(block -> there.addAll(state, block));
            metric.merge(all, copy(state));
        }
        return metric.finish(all, basis);
    }

    @Property(tries = TRIES)
    void addingABlockIsAddingEachOfItsCustomers(@ForAll("drawn") Asked asked) {
        History history = asked.history();
        for (Metric<?, R> form : forms(asked.window())) {
            assertThat(oneByOne(form, history)).as("%s", form).isEqualTo(whole(form, history));
        }
    }

    @Property(tries = TRIES)
    void whoeverItDoesNotRequireChangesNothing(@ForAll("asked") Asked asked) {
        History history = asked.history();
        for (Metric<?, R> form : forms(asked.window())) {
            assertThat(onlyThoseItRequires(form, history))
                    .as("%s requires %s", form, form.requires())
                    .isEqualTo(oneByOne(form, history));
        }
    }

    private static <S, R> R onlyThoseItRequires(Metric<S, R> metric, History history) {
        S state = metric.start(history.basis());
        BlockReader reader = history.reader(List.of(metric.requires()));
        for (int block = 0; block < history.blocks().size(); block++) {
            if (!history.blocks().get(block).isAnonymous() || metric.includesAnonymous()) {
                CustomerCursor cursor = reader.read(block).cursor(metric.requires());
                while (cursor.next()) {
                    metric.add(state, cursor.customer());
                }
            }
        }
        return metric.finish(state, history.basis());
    }

    private static <S, R> R oneByOne(Metric<S, R> metric, History history) {
        S state = metric.start(history.basis());
        eachCustomer(metric, history, customer -> metric.add(state, customer));
        return metric.finish(state, history.basis());
    }

    @Property(tries = TRIES)
    void mergingAnEmptyStateEitherWayChangesNothing(@ForAll("drawn") Asked asked) {
        for (Metric<?, R> form : forms(asked.window())) {
            mergesWithEmpty(form, asked.history());
        }
    }

    private static <S, R> void mergesWithEmpty(Metric<S, R> metric, History history) {
        Basis basis = history.basis();
        S state = filled(metric, history);
        R whole = metric.finish(state, basis);
        metric.merge(state, metric.start(basis));
        assertThat(metric.finish(state, basis)).as("%s", metric).isEqualTo(whole);

        S empty = metric.start(basis);
        metric.merge(empty, state);
        assertThat(metric.finish(empty, basis)).as("%s", metric).isEqualTo(whole);
    }

    @Property(tries = TRIES)
    void whatIsMergedIntoAnotherStateStaysAsItIsForGood(@ForAll("drawn") Asked asked) {
        for (Metric<?, R> form : forms(asked.window())) {
            leavesTheSourceAlone(form, asked.history());
        }
    }

    private static <S, R> void leavesTheSourceAlone(Metric<S, R> metric, History history) {
        S into = metric.start(history.basis());
        S from = filled(metric, history);
        R before = metric.finish(from, history.basis());
        metric.merge(into, from);
        assertThat(metric.finish(from, history.basis())).as("%s", metric).isEqualTo(before);
        // Nothing of it is shared with the other, which goes on.
        eachCustomer(metric, history, customer -> metric.add(into, customer));
        assertThat(metric.finish(from, history.basis())).as("%s", metric).isEqualTo(before);
    }

    @Property(tries = TRIES)
    void finishingLeavesTheStateAsItIsAndTheResultForGood(@ForAll("drawn") Asked asked) {
        for (Metric<?, R> form : forms(asked.window())) {
            canBeFinishedAtAnyTime(form, asked.history());
        }
    }

    private static <S, R> void canBeFinishedAtAnyTime(Metric<S, R> metric, History history) {
        S state = metric.start(history.basis());
        R none = metric.finish(state, history.basis());
        blocks(metric, history).forEach(block -> metric.addAll(state, block));
        R all = metric.finish(state, history.basis());
        assertThat(metric.finish(state, history.basis())).as("%s", metric).isEqualTo(all);
        assertThat(all).as("%s", metric).isEqualTo(whole(metric, history));
        assertThat(none).as("%s", metric).isEqualTo(metric.finish(metric.start(history.basis()), history.basis()));
    }

    @Property(tries = TRIES)
    void theSumsThatItTellsAddUpAndTheirQuotientIsTheValue(@ForAll("drawn") Asked asked, @ForAll Random random) {
        for (Metric<?, R> form : forms(asked.window())) {
            isTheQuotientItTells(form, asked.history(), random);
        }
    }

    private static <S, R> void isTheQuotientItTells(Metric<S, R> metric, History history, Random random) {
        Basis basis = history.basis();
        Optional<RatioOfSums<S>> told = metric.ratioOfSums(basis);
        if (told.isEmpty()) {
            return;
        }
        RatioOfSums<S> ratio = told.get();
        S whole = filled(metric, history);
        NumericResult result = (NumericResult) metric.finish(whole, basis);
        long above = ratio.above().applyAsLong(whole);
        long below = ratio.below().applyAsLong(whole);
        if (result.value().isPresent()) {
            double value = result.value().getAsDouble();
            assertThat((double) above / below * ratio.factor())
                    .as("%s", metric)
                    .isCloseTo(value, within(1e-12 * Math.abs(value)));
        }
        List<S> parts = List.of(metric.start(basis), metric.start(basis));
        eachCustomer(metric, history, customer -> metric.add(parts.get(random.nextInt(2)), customer));
        assertThat(parts.stream().mapToLong(ratio.above()).sum())
                .as("%s", metric)
                .isEqualTo(above);
        assertThat(parts.stream().mapToLong(ratio.below()).sum())
                .as("%s", metric)
                .isEqualTo(below);
    }

    @Example
    void anyNumberOfThreadsGivesTheSame() {
        MetricsEngine one = MetricsEngine.over(LargeStore.history());
        assertThat(LargeStore.history().blocks()).hasSizeGreaterThan(4);
        for (Metric<?, R> form : forms(Window.month(LargeStore.YEAR, 6))) {
            R alone = one.compute(form);
            assertThat(alone).as("%s", form).isEqualTo(whole(form, LargeStore.history()));
            assertThat(saysNoData(alone)).isFalse();
            assertThat(one.parallelism(2).compute(form)).as("%s", form).isEqualTo(alone);
            assertThat(one.parallelism(7).compute(form)).as("%s", form).isEqualTo(alone);
        }
    }

    @Example
    void aStateOfAnotherBasisIsRefused() {
        StoreRows rows = march().order("c", "2026-03-05", 100);
        Basis basis = rows.store().history().basis();
        List<Basis> others = List.of(
                rows.store()
                        .observed(Optional.of(LocalDate.of(2026, 6, 1)))
                        .history()
                        .basis(),
                march().order("c", "2026-01-05", 100).store().history().basis(),
                rows.store()
                        .fill(rows.store().settings().refundedOrders(RefundedOrders.COUNT))
                        .build()
                        .basis(),
                rows.store().fill(rows.store().settings().decimals(3)).build().basis(),
                basis.only("loyal"));
        for (Metric<?, R> form : forms(Window.month(2026, 3))) {
            for (Basis other : others) {
                refusesToMerge(form, basis, other);
            }
        }
    }

    /** A user's own fold may keep a state that does not remember what it was started with; ours all do. */
    private static <S, R> void refusesToMerge(Metric<S, R> metric, Basis basis, Basis other) {
        S state = metric.start(basis);
        if (state instanceof MetricState) {
            assertThatThrownBy(() -> metric.merge(state, metric.start(other)))
                    .as("%s", metric)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("different bases");
        }
    }

    @Example
    void aHistoryThatCountsRefundedOrdersSaysSo() {
        StoreRows rows = march();
        rows.refundedOrder("c", "2026-03-05", 1_000, "2026-03-07", 1_000);
        Store store = rows.store();
        History counting = store.fill(store.settings().refundedOrders(RefundedOrders.COUNT))
                .build();
        for (Metric<?, R> form : forms(Window.month(2026, 3))) {
            if (whole(form, counting) instanceof MetricResult result) {
                assertThat(result.toString()).as("%s", form).contains("orders refunded in full count");
                assertThat(result.label().definition()).contains("orders refunded in full count");
                assertThat(String.valueOf(whole(form, store.history()))).doesNotContain("refunded in full count");
            }
        }
    }

    @Example
    void aResultOfSomeCustomersSaysSo() {
        History history = march().order("c", "2026-03-05", 100).store().history();
        MetricsEngine engine = MetricsEngine.over(history);
        for (Metric<?, R> form : forms(Window.month(2026, 3))) {
            if (engine.compute(form) instanceof MetricResult) {
                assertThat(engine.where(c -> true).compute(form).toString()).contains(", only some ");
                assertThat(engine.where("loyal", c -> true).compute(form).toString())
                        .contains(", only ")
                        .contains("loyal");
                assertThat(String.valueOf(whole(form.where("new", c -> true), history)))
                        .contains(", only new");
            }
        }
    }

    @Property(tries = TRIES)
    void aResultThatIsHiddenSaysSoAndTellsNothing(@ForAll("drawn") Asked asked) {
        for (Metric<?, R> form : forms(asked.window())) {
            R hidden = hidden(form, asked.history());
            if (hidden instanceof MetricResult result) {
                assertThat(tidy(figures(hidden))).as("%s", form).isEmpty();
                assertThat(result.label().isHidden()).isTrue();
                assertThat(result.fewestCustomers()).isEmpty();
                // Goals are tables of others' results, and neither met nor missed by what is hidden.
                if (!(form instanceof Scorecard)) {
                    assertThat(hidden.toString())
                            .as("%s", form)
                            .contains("hidden: fewer than ")
                            .doesNotContain("no data");
                }
            }
            if (hidden instanceof NumericResult result) {
                assertThat(result.value()).as("%s", form).isEmpty();
                assertThat(result.interval()).as("%s", form).isEmpty();
            }
        }
    }

    /** By a rule that hides groups of one; what cannot be hidden is refused. */
    @Property(tries = TRIES)
    void withoutSmallGroupsItIsToldAsItIsOrHidden(@ForAll("drawn") Asked asked) {
        for (Metric<?, R> form : forms(asked.window())) {
            R open = whole(form, asked.history());
            R told;
            try {
                told = whole(form.hidingSmallGroups(SmallGroups.below(2)), asked.history());
            } catch (IllegalArgumentException | IllegalStateException refused) {
                assertThat(refused).hasMessageContaining("minimum group size");
                continue;
            }
            if (told instanceof MetricResult result && !(form instanceof CompositeMetric)) {
                boolean isOfOne = ((MetricResult) open).fewestCustomers().orElse(0) == 1;
                assertThat(result.label().isHidden() || !isOfOne).as("%s", form).isTrue();
                if (!result.label().isHidden()) {
                    assertThat(told).as("%s", form).isEqualTo(open);
                }
            }
        }
    }

    private static <S, R> R hidden(Metric<S, R> metric, History history) {
        Basis basis = history.basis();
        return metric.finish(metric.start(basis), basis.hidden(77));
    }

    @Property(tries = TRIES)
    void theFewestCustomersOfAFigureAreSomeAndNotMoreThanThereAre(@ForAll("drawn") Asked asked) {
        History history = asked.history();
        for (Metric<?, R> form : forms(asked.window())) {
            if (whole(form, history) instanceof MetricResult result) {
                long all = blocks(form, history).stream()
                        .mapToLong(CustomerBlock::customers)
                        .sum();
                result.fewestCustomers()
                        .ifPresent(few -> assertThat(few).as("%s", form).isBetween(1L, all));
            }
        }
    }

    /** Whatever depends on records besides orders is no data where there are none, and not the zero of a shop that has them. */
    @Property(tries = TRIES)
    void recordsThatWereNeverGivenAreNoData(@ForAll("drawn") Asked asked) {
        History history = asked.history();
        History orders = asked.store().observed(asked.store().lastDay()).historyOfOrders();
        for (Metric<?, R> form : forms(asked.window())) {
            R without = whole(form, orders);
            if (!tidy(figures(without)).equals(tidy(figures(whole(form, history))))) {
                assertThat(isNoDataWithoutRecords(without))
                        .as("%s: %s", form, without)
                        .isTrue();
            }
        }
    }

    /** What a result says that misses records it is made of; an index can leave such a part out. */
    protected boolean isNoDataWithoutRecords(R result) {
        return saysNoData(result);
    }

    // ---- the value

    @Property(tries = TRIES)
    void equalIfItAsksTheSame(@ForAll("drawn") Asked asked) {
        List<M> forms = forms(asked.window());
        List<M> again = forms(asked.window());
        assertThat(again).isEqualTo(forms).hasSameHashCodeAs(forms);
        assertThat(new HashSet<>(forms)).hasSameSizeAs(forms);
    }

    @Property(tries = TRIES)
    void metricStateAndResultOutliveSerialisation(@ForAll("drawn") Asked asked) {
        for (Metric<?, R> form : forms(asked.window())) {
            assertThat(Serialisation.roundTrip(form)).isEqualTo(form).hasSameHashCodeAs(form);
            survives(form, asked.history());
        }
    }

    private static <S, R extends Serializable> void survives(Metric<S, R> metric, History history) {
        S state = filled(metric, history);
        R result = metric.finish(state, history.basis());
        R again = Serialisation.roundTrip(result);
        assertThat(again).as("%s", metric).isEqualTo(result).hasSameHashCodeAs(result);
        assertThat(again.toString()).isEqualTo(result.toString());
        assertThat(metric.finish(copy(state), history.basis())).as("%s", metric).isEqualTo(result);
        byte[] kept = MetricsEngine.over(history).partial(metric).toBytes();
        assertThat(PartialReport.read(kept, metric).report().get(metric))
                .as("%s", metric)
                .isEqualTo(result);
    }

    /** What a state leaves behind when it is sent is nothing that it needs to go on. */
    @Property(tries = TRIES)
    void aStateThatWasSentEmptyOrHalfFilledGoesOnToTheWhole(@ForAll("drawn") Asked asked, @ForAll Random random) {
        for (Metric<?, R> form : forms(asked.window())) {
            goesOn(form, asked.history(), random);
        }
    }

    private static <S, R> void goesOn(Metric<S, R> metric, History history, Random random) {
        Basis basis = history.basis();
        R whole = folded(metric, history);
        List<S> one = new ArrayList<>(List.of(copy(metric.start(basis))));
        eachCustomer(metric, history, customer -> {
            if (random.nextInt(4) == 0) {
                one.set(0, copy(one.get(0)));
            }
            metric.add(one.get(0), customer);
        });
        assertThat(metric.finish(one.get(0), basis)).as("%s", metric).isEqualTo(whole);

        S byBlock = copy(metric.start(basis));
        for (CustomerBlock block : blocks(metric, history)) {
            metric.addAll(byBlock, block);
            byBlock = copy(byBlock);
        }
        assertThat(metric.finish(byBlock, basis)).as("%s", metric).isEqualTo(whole);
    }

    // ---- in combination

    @Property(tries = TRIES)
    void segmentsAddUpToTheWhole(@ForAll("drawn") Asked asked) {
        History history = asked.history();
        for (Metric<?, R> form : forms(asked.window())) {
            Map<String, BigDecimal> sum = new TreeMap<>();
            whole(form.by(Segments.country()), history)
                    .values()
                    .forEach(part -> figures(part).forEach((name, figure) -> sum.merge(name, figure, BigDecimal::add)));
            assertThat(tidy(sum)).as("%s", form).isEqualTo(tidy(figures(whole(form, history))));
        }
    }

    @Property(tries = TRIES)
    void aSegmentIsTheMetricWhereTheKeyIsTheSegments(@ForAll("drawn") Asked asked) {
        Segment<String> country = Segments.country();
        History history = asked.history();
        for (Metric<?, R> form : forms(asked.window())) {
            Segmented<String, R> segments = whole(form.by(country), history);
            assertThat(segments.containsKey(Segments.NO_CUSTOMER))
                    .isEqualTo(form.includesAnonymous() && hasAnonymousEvents(history));
            segments.keySet().stream()
                    .filter(key -> !key.equals(Segments.NO_CUSTOMER))
                    .forEach(key -> {
                        CustomerFilter there = c -> country.key(c).equals(key);
                        if (!(form instanceof FilteredMetric)) {
                            assertThat(whole(form.where("country " + key, there), history))
                                    .as("%s in %s", form, key)
                                    .isEqualTo(segments.get(key));
                        }
                        assertThat(tidy(figures(whole(form.where(there), history))))
                                .as("%s in %s", form, key)
                                .isEqualTo(tidy(figures(segments.get(key))));
                    });
        }
    }

    @Property(tries = TRIES)
    void whereEveryoneIsInIsTheMetricWithoutAnonymousEvents(@ForAll("drawn") Asked asked) {
        Basis basis = asked.history().basis();
        // Of the same days, though nobody may have been there on the first or the last.
        History named = asked.store()
                .where(id -> id.isPresent())
                .fill(History.builder(basis))
                .build();
        for (Metric<?, R> form : forms(asked.window())) {
            assertThat(overMachines(form.where(c -> true), List.of(asked.history()), basis))
                    .as("%s", form)
                    .isEqualTo(overMachines(form.where(c -> true), List.of(named), basis));
            assertThat(tidy(figures(overMachines(form.where(c -> true), List.of(asked.history()), basis))))
                    .as("%s", form)
                    .isEqualTo(tidy(figures(overMachines(form, List.of(named), basis))));
            assertThat(tidy(figures(whole(form.where(c -> false), asked.history()))))
                    .as("%s", form)
                    .isEmpty();
        }
    }

    // ---- inside

    /** The answer by the definition of the fold, without an engine. */
    protected static <R> R whole(Metric<?, R> metric, History history) {
        return folded(metric, history);
    }

    private static <S, R> R folded(Metric<S, R> metric, History history) {
        return metric.finish(filled(metric, history), history.basis());
    }

    private static <S, R> S filled(Metric<S, R> metric, History history) {
        S state = metric.start(history.basis());
        BlockReader reader = history.reader(List.of(metric.requires()));
        for (int block = 0; block < history.blocks().size(); block++) {
            if (!history.blocks().get(block).isAnonymous() || metric.includesAnonymous()) {
                metric.addAll(state, reader.read(block));
            }
        }
        return state;
    }

    private static List<CustomerBlock> blocks(Metric<?, ?> metric, History history) {
        return history.blocks().stream()
                .filter(block -> !block.isAnonymous() || metric.includesAnonymous())
                .toList();
    }

    private static void eachCustomer(Metric<?, ?> metric, History history, Consumer<CustomerHistory> action) {
        for (CustomerBlock block : blocks(metric, history)) {
            CustomerCursor cursor = block.cursor();
            for (int i = 0; i < block.customers(); i++) {
                action.accept(cursor.moveTo(i));
            }
        }
    }

    private static boolean hasAnonymousEvents(History history) {
        return history.blocks().stream().anyMatch(CustomerBlock::isAnonymous);
    }

    @SuppressWarnings("unchecked")
    private static <S> S copy(S state) {
        return (S) Serialisation.roundTrip((Serializable) state);
    }

    /** The figures that are not zero, without regard to trailing zeros. */
    protected static Map<String, BigDecimal> tidy(Map<String, BigDecimal> figures) {
        Map<String, BigDecimal> tidy = new TreeMap<>();
        figures.forEach((name, figure) -> {
            if (figure.signum() != 0) {
                tidy.put(name, figure.stripTrailingZeros());
            }
        });
        return tidy;
    }

    /** A figure that is a count. */
    protected static BigDecimal count(long count) {
        return BigDecimal.valueOf(count);
    }
}
