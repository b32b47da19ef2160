package io.github.retention4j.metric.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.segment.RfmTable.Cell;
import io.github.retention4j.metric.segment.RfmTable.Dimension;
import io.github.retention4j.metric.segment.RfmTable.Score;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.LargeStore;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.BigMoney;
import org.joda.money.Money;

class RfmTest extends WindowedMetricContract<Rfm, RfmTable> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<Rfm> forms(Window window) {
        return List.of(
                Rfm.in(window),
                Rfm.in(window).named(RfmNames.usual().with("big", (r, f, m) -> m == 5)),
                Rfm.in(window).recencyAt(3, 7, 14, 30),
                Rfm.in(window).frequencyAt(1, 2, 3, 9).monetaryAt(0, 10, 50, 100),
                Rfm.in(window).recencyAt(3, 7, 14, 30).frequencyAt(1, 2, 3, 9).monetaryAt(0, 10, 50, 100));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected boolean saysNoData(RfmTable result) {
        return result.cells().isEmpty() && result.recencyCuts().isEmpty() && result.customers() == 0;
    }

    // ---- with plain collections

    /** A customer's three values, with revenue in minor units. */
    private record Values(long days, long orders, long revenue) {}

    private static List<Values> values(Store store, Window window) {
        LocalDate asOf = Stream.of(window.end().minusDays(1), store.lastDay().orElse(LocalDate.MAX))
                .min(LocalDate::compareTo)
                .orElseThrow();
        List<Values> values = new ArrayList<>();
        store.countedOrdersByCustomer().forEach((customer, orders) -> {
            List<LocalDate> days = orders.stream()
                    .map(o -> store.dayOf(o.placedAt()))
                    .filter(window::contains)
                    .toList();
            if (!days.isEmpty()) {
                values.add(new Values(
                        ChronoUnit.DAYS.between(days.get(days.size() - 1), asOf),
                        days.size(),
                        netRevenue(store, window, customer)));
            }
        });
        return values;
    }

    private static long netRevenue(Store store, Window window, String customer) {
        long revenue = 0;
        for (Order order : store.orders()) {
            if (order.customerId().filter(customer::equals).isPresent()) {
                revenue += store.in(window, order.placedAt()) ? store.minor(order.total()) : 0;
                revenue -= order.refunds().stream()
                        .filter(r -> store.in(window, r.refundedAt()))
                        .mapToLong(r -> store.minor(r.amount()))
                        .sum();
            }
        }
        return revenue;
    }

    /** Totals only: cut points are of all customers, so cells of some do not add up to cells of all. */
    @Override
    protected Map<String, BigDecimal> naively(Rfm form, Store store) {
        List<Values> values = values(store, form.window());
        return Map.of(
                "customers", count(values.size()),
                "orders", count(values.stream().mapToLong(Values::orders).sum()),
                "revenue",
                        BigDecimal.valueOf(
                                values.stream().mapToLong(Values::revenue).sum(),
                                store.currency().getDecimalPlaces()));
    }

    @Override
    protected Map<String, BigDecimal> figures(RfmTable result) {
        return Map.of(
                "customers", count(result.customers()),
                "orders", count(result.cells().stream().mapToLong(Cell::orders).sum()),
                "revenue",
                        result.cells().stream()
                                .map(cell -> cell.revenue().getAmount())
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Property(tries = 3 * TRIES)
    void cellsAndCutPointsAgreeWithPlainCollections(@ForAll("asked") Asked asked) {
        agreesWithPlainCollections(asked.store(), asked.window());
    }

    /** Then rows are scanned. */
    @Property(tries = 3 * TRIES)
    void andWhereNothingIsRefunded(@ForAll("asked") Asked asked) {
        Store store = asked.store();
        agreesWithPlainCollections(
                store.with(store.orders().stream()
                        .filter(order -> order.refunds().isEmpty())
                        .toList()),
                asked.window());
    }

    private void agreesWithPlainCollections(Store store, Window window) {
        forms(window).forEach(form -> agreesWithPlainCollections(form, store));
    }

    private static List<Long> cuts(List<Values> values, ToLongFunction<Values> value, List<Long> own) {
        return values.isEmpty() || own.isEmpty() ? cuts(values, value) : own;
    }

    private static void agreesWithPlainCollections(Rfm form, Store store) {
        Window window = form.window();
        List<Values> values = values(store, window);
        List<Long> days = cuts(
                values,
                Values::days,
                form.recencyAt().stream().map(Integer::longValue).toList());
        List<Long> orders = cuts(
                values,
                Values::orders,
                form.frequencyAt().stream().map(Integer::longValue).toList());
        List<Long> revenue = cuts(
                values,
                Values::revenue,
                form.monetaryAt().stream()
                        .map(amount -> store.minor(Money.ofMajor(store.currency(), amount)))
                        .toList());
        Map<List<Integer>, List<Values>> cells =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (Values of : values) {
            List<Integer> scores = List.of(
                    5 - above(of.days(), days), 1 + above(of.orders(), orders), 1 + above(of.revenue(), revenue));
            cells.computeIfAbsent(scores, key -> new ArrayList<>()).add(of);
        }

        History history = store.history();
        RfmTable table = whole(form, history);
        assertThat(table.recencyCuts()).isEqualTo(days);
        assertThat(table.frequencyCuts()).isEqualTo(orders);
        assertThat(table.monetaryCuts())
                .isEqualTo(revenue.stream().map(history.basis()::money).toList());
        List<Cell> expected = new ArrayList<>();
        cells.forEach((scores, held) -> expected.add(new Cell(
                scores.get(0),
                scores.get(1),
                scores.get(2),
                held.size(),
                held.stream().mapToLong(Values::orders).sum(),
                history.basis().money(held.stream().mapToLong(Values::revenue).sum()))));
        assertThat(table.cells()).isEqualTo(expected);
    }

    /** The least value of any customer that at least 20, 40, 60 and 80 % of them do not exceed. */
    private static List<Long> cuts(List<Values> values, ToLongFunction<Values> value) {
        List<Long> all = values.stream().map(value::applyAsLong).sorted().toList();
        List<Long> cuts = new ArrayList<>();
        for (int fifths = 1; fifths < 5 && !all.isEmpty(); fifths++) {
            int of = fifths;
            cuts.add(all.stream()
                    .filter(v -> 5 * all.stream().filter(other -> other <= v).count() >= (long) of * all.size())
                    .findFirst()
                    .orElseThrow());
        }
        return cuts;
    }

    private static int above(long value, List<Long> cuts) {
        return (int) cuts.stream().filter(cut -> value > cut).count();
    }

    // ---- identities

    @Property(tries = TRIES)
    void scoresOfEachDimensionAddUpToAll(@ForAll("drawn") Asked asked) {
        RfmTable table = whole(Rfm.in(asked.window()), asked.history());
        for (Dimension dimension : Dimension.values()) {
            List<Score> scores = table.scores(dimension);
            assertThat(scores.stream().map(Score::score))
                    .isEqualTo(table.cells().isEmpty() ? List.of() : List.of(5, 4, 3, 2, 1));
            assertThat(scores.stream().mapToLong(Score::customers).sum()).isEqualTo(table.customers());
            assertThat(count(scores.stream().mapToLong(Score::orders).sum()))
                    .isEqualTo(figures(table).get("orders"));
            assertThat(scores.stream().map(s -> s.revenue().getAmount()).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(figures(table).get("revenue"));
        }
    }

    @Example
    void valuesThatDifferAreCutIntoFifths() {
        RfmTable table = whole(Rfm.in(Window.year(LargeStore.YEAR)), LargeStore.history());
        assertThat(table.customers()).isGreaterThan(20_000);
        for (Score score : table.scores(Dimension.MONETARY)) {
            assertThat(score.customers() / (double) table.customers()).isBetween(0.199, 0.201);
        }
    }

    // ---- ties

    @Example
    void equalValuesHaveEqualScores() {
        RfmTable table = compute(StoreRows.riyadh()
                .orders("a", "2026-03-10")
                .orders("b", "2026-03-10")
                .orders("c", "2026-03-10")
                .orders("d", "2026-03-10", "2026-03-10")
                .orders("e", Stream.generate(() -> "2026-03-10").limit(9).toArray(String[]::new)));
        assertThat(table.frequencyCuts()).containsExactly(1L, 1L, 1L, 2L);
        assertThat(table.scores(Dimension.FREQUENCY).stream().map(Score::customers))
                .containsExactly(1L, 1L, 0L, 0L, 3L);
        assertThat(table.scores(Dimension.RECENCY).stream().map(Score::customers))
                .containsExactly(5L, 0L, 0L, 0L, 0L);
    }

    @Example
    void nineInTenWithOneOrderAreOneScoreAndTheResultSaysSo() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int i = 1; i <= 9; i++) {
            rows.order("c" + i, "2026-03-0" + i, 1_000 * i);
        }
        RfmTable table = compute(rows.order("c10", "2026-03-10", 5_000)
                .order("c10", "2026-03-20", 5_000)
                .order("", "2026-03-21", 1));
        assertThat(table.scores(Dimension.FREQUENCY).stream().map(Score::customers))
                .containsExactly(1L, 0L, 0L, 0L, 9L);
        assertThat(table).hasToString("""
                RFM scores 2026-03 (quintiles of days since the last order, orders and net revenue, ties score alike): \
                10 customers in 6 of 125 cells, nobody scores frequency 4, 3, 2
                segment              recency: days   frequency: orders  monetary: SAR  customers   share  revenue   share
                champions            5: ≤ 22         4–5: > 1           any                    1  10.0 %   100.00  18.2 %
                loyal                3–4: > 22 ≤ 26  4–5: > 1           any                    –       –        –       –
                potential loyalists  4–5: ≤ 24       2–3: –             any                    –       –        –       –
                new customers        5: ≤ 22         1: ≤ 1             any                    1  10.0 %    90.00  16.4 %
                promising            4: > 22 ≤ 24    1: ≤ 1             any                    2  20.0 %   150.00  27.3 %
                need attention       3: > 24 ≤ 26    3: –               any                    –       –        –       –
                about to sleep       3: > 24 ≤ 26    1–2: ≤ 1           any                    2  20.0 %   110.00  20.0 %
                can't lose them      1–2: > 26       5: > 1             any                    –       –        –       –
                at risk              1–2: > 26       3–4: –             any                    –       –        –       –
                hibernating          1–2: > 26       1–2: ≤ 1           any                    4  40.0 %   100.00  18.2 %
                scores are cut at: recency 22, 24, 26, 28; frequency 1, 1, 1, 1; monetary 20.00, 40.00, 60.00, 80.00
                days are counted to 2026-03-31""");
        assertThat(table.scoreTable().orElseThrow()).hasToString("""
                RFM scores 2026-03 (quintiles of days since the last order, orders and net revenue, ties score alike): \
                10 customers in 6 of 125 cells, nobody scores frequency 4, 3, 2
                score  days  customers  revenue  orders  customers  revenue      SAR  customers  revenue
                5      ≤ 22          2   34.5 %     > 1          1   18.2 %  > 80.00          2   34.5 %
                4      ≤ 24          2   27.3 %     ≤ 1          –        –  ≤ 80.00          2   27.3 %
                3      ≤ 26          2   20.0 %     ≤ 1          –        –  ≤ 60.00          2   20.0 %
                2      ≤ 28          2   12.7 %     ≤ 1          –        –  ≤ 40.00          2   12.7 %
                1      > 28          2    5.5 %     ≤ 1          9   81.8 %  ≤ 20.00          2    5.5 %
                days are counted to 2026-03-31""");
    }

    /**
     * Five customers and their scores, "RFM: how to segment", http://travis.giggy.com/miki/108.30.10.20.20.10.10.html :
     * days 3, 6, 45, 21 and 14, orders 6, 10, 1, 2 and 4, and 540, 940, 30, 64 and 169 spent.
     */
    @Example
    void theScoresAreThoseThatArePublished() {
        int[] days = {3, 6, 45, 21, 14};
        int[] orders = {6, 10, 1, 2, 4};
        long[] spent = {540, 940, 30, 64, 169};
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int i = 0; i < 5; i++) {
            String day = LocalDate.of(2026, 3, 31).minusDays(days[i]).toString();
            for (int order = 1; order < orders[i]; order++) {
                rows.order("c-" + i, day, 100);
            }
            rows.order("c-" + i, day, 100 * (spent[i] - orders[i] + 1));
        }
        RfmTable table = MetricsEngine.over(rows.store().history()).compute(Rfm.in(Window.quarter(2026, 1)));
        assertThat(table.recencyCuts()).containsExactly(3L, 6L, 14L, 21L);
        assertThat(table.cells())
                .containsExactlyInAnyOrder(
                        new Cell(5, 4, 4, 1, 6, BigMoney.parse("SAR 540.00")),
                        new Cell(4, 5, 5, 1, 10, BigMoney.parse("SAR 940.00")),
                        new Cell(1, 1, 1, 1, 1, BigMoney.parse("SAR 30.00")),
                        new Cell(2, 2, 2, 1, 2, BigMoney.parse("SAR 64.00")),
                        new Cell(3, 3, 3, 1, 4, BigMoney.parse("SAR 169.00")));
    }

    // ---- days and money

    @Example
    void daysAreCountedToTheEndOfTheWindowOrOfTheData() {
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-03-10T23:59", "2026-04-05");
        RfmTable whole = compute(rows);
        assertThat(whole.asOf()).isEqualTo("2026-03-31");
        assertThat(whole.recencyCuts()).containsOnly(21L);

        RfmTable part = compute(StoreRows.riyadh().orders("a", "2026-03-10T23:59", "2026-03-12T00:01"));
        assertThat(part.asOf()).isEqualTo("2026-03-12");
        assertThat(part.recencyCuts()).containsOnly(0L);
        assertThat(part.toString()).endsWith("days are counted to 2026-03-12; partly observed, data end 2026-03-12");
    }

    @Example
    void refundsAreTakenOffWhenTheyAreMade() {
        RfmTable table = compute(StoreRows.riyadh()
                .refundedOrder("a", "2026-02-10", 10_000, "2026-03-11", 9_000)
                .order("a", "2026-03-10", 4_000)
                .refundedOrder("b", "2026-03-11", 5_000, "2026-03-12", 5_000)
                .observedThrough("2026-03-31"));
        assertThat(table.cells()).containsExactly(new Cell(5, 1, 1, 1, 1, BigMoney.parse("SAR -50.00")));
        assertThat(table.scoreTable().orElseThrow().toString()).contains("\n5      ≤ 21          1        –  ");
        assertThat(table.toString()).containsPattern("\nnew customers +5: ≤ 21 .* any +1  100\\.0 %   -50\\.00 +–\n");
    }

    // ---- the result

    @Example
    void aCellIsFoundByItsScores() {
        RfmTable table = compute(StoreRows.riyadh().orders("a", "2026-03-10").orders("b", "2026-03-11", "2026-03-12"));
        assertThat(table.cell(5, 5, 5)).isEmpty();
        assertThat(table.cell(5, 3, 3).orElseThrow().customers()).isEqualTo(1);
        assertThat(table.cell(5, 3, 3).orElseThrow().revenue()).isEqualTo(BigMoney.parse("SAR 20.00"));
        assertThatThrownBy(() -> table.cell(5, 6, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score 6 not in [1, 5]");
        assertThatThrownBy(() -> table.cell(0, 1, 1)).hasMessage("score 0 not in [1, 5]");
        assertThatThrownBy(() -> Rfm.in(null)).hasMessage("window");
    }

    private static RfmTable compute(StoreRows rows) {
        return MetricsEngine.over(rows.store().history()).compute(Rfm.in(MARCH));
    }

    /** Asked again by its own cut points, each customer is where the table has it. */
    @Property(tries = TRIES)
    void customersOfASegmentAreThoseOfTheirCell(@ForAll("drawn") Asked asked) {
        for (Rfm form : forms(asked.window())) {
            RfmTable table = whole(form, asked.history());
            if (table.cells().isEmpty()) {
                assertThatThrownBy(table::segment).hasMessageStartingWith("nobody is scored");
                continue;
            }
            Segment<String> scores = table.segment();
            Map<String, Long> counts = new TreeMap<>();
            MetricsEngine.over(asked.history())
                    .select(c -> true, scores::key)
                    .entries()
                    .forEach(entry -> counts.merge(entry.value(), 1L, Long::sum));
            Map<String, Long> expected = new TreeMap<>();
            table.cells()
                    .forEach(cell ->
                            expected.put("" + cell.recency() + cell.frequency() + cell.monetary(), cell.customers()));
            long idle = asked.store().customerIds().size() - table.customers();
            if (idle > 0) {
                expected.put("no order", idle);
            }
            assertThat(counts).isEqualTo(expected);
            assertThat(scores.name()).isEqualTo("RFM scores of " + form.window());
            assertThat(Serialisation.roundTrip(scores)).isEqualTo(scores);
        }
    }

    /** So is each where its named segment has it, and every customer who ordered has one. */
    @Property(tries = TRIES)
    void customersOfANamedSegmentAreThoseOfItsLine(@ForAll("drawn") Asked asked) {
        for (Rfm form : forms(asked.window())) {
            RfmTable table = whole(form, asked.history());
            if (table.cells().isEmpty()) {
                assertThat(table.named()).isEmpty();
                assertThatThrownBy(table::namedSegment).isInstanceOf(IllegalStateException.class);
                continue;
            }
            Segment<Band> segment = table.namedSegment();
            Map<String, Long> counts = new TreeMap<>();
            MetricsEngine.over(asked.history())
                    .select(c -> true, segment::key)
                    .entries()
                    .forEach(entry -> counts.merge(entry.value().name(), 1L, Long::sum));
            Map<String, Long> expected = new TreeMap<>();
            table.named().stream()
                    .filter(named -> named.customers() > 0)
                    .forEach(named -> expected.put(named.name(), named.customers()));
            long idle = asked.store().customerIds().size() - table.customers();
            if (idle > 0) {
                expected.put("no order", idle);
            }
            assertThat(counts).isEqualTo(expected);
            assertThat(Serialisation.roundTrip(segment)).isEqualTo(segment);
            assertThat(table.named().stream()
                            .map(named -> named.revenue().getAmount())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(figures(table).get("revenue"));
        }
    }

    /** A second question by the first one's segments, from an engine that hides small groups: those are hidden, not told. */
    @Example
    void smallNamedSegmentsAreHiddenInASecondQuestion() {
        MetricsEngine engine = MetricsEngine.over(LargeStore.history());
        Window year = Window.year(LargeStore.YEAR);
        Segment<Band> named = engine.compute(Rfm.in(year)).namedSegment();
        var open = engine.compute(RevenuePerCustomer.in(year).by(named));
        var told = engine.minimumGroupSize(2_000)
                .compute(RevenuePerCustomer.in(year).by(named));
        assertThat(open.keySet()).map(Band::name).startsWith("champions", "loyal");
        assertThat(told.size()).isPositive().isLessThan(open.size());
        assertThat(told.note())
                .hasValueSatisfying(note -> assertThat(note).contains("hidden: fewer than 2000 customers"));
        assertThat(engine.minimumGroupSize(1_000_000).compute(Rfm.in(year)).toString())
                .contains("hidden: fewer than ");
    }

    // ---- own cut points and names

    @Example
    void ownCutPointsStayWhereTheyAre() {
        Rfm form =
                Rfm.in(MARCH).recencyAt(7, 14, 21, 28).frequencyAt(1, 2, 3, 4).monetaryAt(10, 20, 50, 100);
        RfmTable table = MetricsEngine.over(StoreRows.riyadh()
                        .observedThrough("2026-03-31")
                        .order("a", "2026-03-24", 1_000)
                        .order("b", "2026-03-23", 1_001)
                        .order("b", "2026-03-23", 0)
                        .order("c", "2026-03-01", 10_001)
                        .store()
                        .history())
                .compute(form);
        assertThat(table.cells().stream().map(c -> "" + c.recency() + c.frequency() + c.monetary()))
                .containsExactly("115", "422", "511");
        assertThat(table.label().definition())
                .isEqualTo("days since the last order cut at 7/14/21/28, orders cut at 1/2/3/4, "
                        + "net revenue cut at 10/20/50/100, ties score alike");
        assertThat(table.toString())
                .contains("monetary 10.00, 20.00, 50.00, 100.00")
                .containsPattern("\nchampions +5: ≤ 7 +4–5: > 3 +any +– ")
                .containsPattern("\nnew customers +5: ≤ 7 +1: ≤ 1 +any +1 ");
        assertThat(Rfm.in(MARCH)
                        .frequencyAt(1, 2, 3, 4)
                        .finish(Rfm.in(MARCH).start(empty()), empty())
                        .label()
                        .definition())
                .isEqualTo(
                        "quintiles of days since the last order and net revenue, orders cut at 1/2/3/4, ties score alike");
    }

    private static Basis empty() {
        return StoreRows.riyadh().store().history().basis();
    }

    @Example
    void cutPointsAreFourThatAscend() {
        assertThatThrownBy(() -> Rfm.in(MARCH).recencyAt(30, 60, 90))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cut points of days since the last order [30, 60, 90] are not 4 that ascend from 0 or above; "
                                + "write the days up to which scores 5, 4, 3 and 2 go");
        assertThatThrownBy(() -> Rfm.in(MARCH).frequencyAt(1, 2, 2, 3)).hasMessageContaining("orders [1, 2, 2, 3]");
        assertThatThrownBy(() -> Rfm.in(MARCH).monetaryAt(4, 3, 2, 1)).hasMessageContaining("net revenue [4, 3, 2, 1]");
        assertThatThrownBy(() -> Rfm.in(MARCH).named(null)).hasMessage("names");
    }

    @Example
    void aChangedNameShowsItsBoundaries() {
        RfmNames names = RfmNames.usual().with("big", (r, f, m) -> m == 5 && r != 3);
        RfmTable table = MetricsEngine.over(StoreRows.riyadh()
                        .observedThrough("2026-03-31")
                        .order("a", "2026-03-24", 1_000)
                        .order("b", "2026-03-23", 2_000)
                        .store()
                        .history())
                .compute(Rfm.in(MARCH).named(names));
        assertThat(table.toString())
                .contains("ties score alike; own names)")
                .containsPattern("\nchampions +5: ≤ 7 +4–5: > 1 +1–4: ≤ 20.00 +– ")
                .containsPattern("\nbig +4–5: ≤ 7 +any +5: > 20.00 +– ")
                .containsPattern("\n  or +1–2: > 8 +any +5: > 20.00\n");
    }
}
