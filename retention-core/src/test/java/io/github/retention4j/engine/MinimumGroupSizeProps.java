package io.github.retention4j.engine;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What is shown, and what follows from it by subtraction, is never of fewer customers than the minimum. */
class MinimumGroupSizeProps {
    private static final Window MARCH = Window.month(2026, 3);

    /** A customer of a group, who bought in March or not; customers are numbered. */
    private record Shopper(int group, boolean bought) {}

    @Provide
    Arbitrary<List<Shopper>> shoppers() {
        Arbitrary<Integer> sizes = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(1, 9)),
                Tuple.of(2, Arbitraries.integers().between(10, 25)));
        Arbitrary<List<Integer>> all = Combinators.combine(
                        sizes.list().ofMinSize(1).ofMaxSize(6),
                        Arbitraries.integers().between(0, 9))
                .as((list, buyers) -> list.stream()
                        .flatMap(size -> List.of(size, size * buyers / 9).stream())
                        .toList());
        return all.map(list -> IntStream.range(0, list.size() / 2)
                .boxed()
                .flatMap(group -> IntStream.range(0, list.get(2 * group))
                        .mapToObj(i -> new Shopper(group, i < list.get(2 * group + 1))))
                .toList());
    }

    private static History history(List<Shopper> shoppers) {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        for (int i = 0; i < shoppers.size(); i++) {
            String id = Integer.toString(i);
            rows.customer(Customer.builder(id)
                            .city("city-" + shoppers.get(i).group())
                            .build())
                    .orders(id, "2026-02-10");
            if (shoppers.get(i).bought()) {
                rows.order(id, "2026-03-10", 100 + i);
            }
        }
        return rows.store().history();
    }

    private static boolean isSmall(long customers, int least) {
        return customers > 0 && customers < least;
    }

    /** Whether those of the customers who are in are some and too few, or those of them who bought. */
    private static boolean isSmall(List<Shopper> shoppers, IntPredicate isIn, int least) {
        int[] in = IntStream.range(0, shoppers.size()).filter(isIn).toArray();
        return isSmall(in.length, least)
                || isSmall(
                        IntStream.of(in).filter(i -> shoppers.get(i).bought()).count(), least);
    }

    @Property(tries = 300)
    void neitherAShownSegmentNorTheRestOfTheWholeIsOfTooFew(
            @ForAll("shoppers") List<Shopper> shoppers, @ForAll @IntRange(min = 2, max = 12) int least) {
        MetricsEngine open = MetricsEngine.over(history(shoppers));
        Metric<?, Segmented<String, Average>> metric =
                AverageOrderValue.in(MARCH).by(Segments.city());
        Segmented<String, Average> told = open.minimumGroupSize(least).compute(metric);
        Segmented<String, Average> all = open.compute(metric);
        told.forEach((city, result) -> assertThat(result).isEqualTo(all.get(city)));

        Set<Integer> hidden = shoppers.stream()
                .map(Shopper::group)
                .filter(group -> !told.containsKey("city-" + group))
                .collect(toSet());
        told.keySet()
                .forEach(city -> assertThat(isSmall(
                                shoppers,
                                i -> city.equals("city-" + shoppers.get(i).group()),
                                least))
                        .isFalse());
        if (!told.isEmpty()) {
            assertThat(isSmall(shoppers, i -> hidden.contains(shoppers.get(i).group()), least))
                    .isFalse();
        }
        if (IntStream.range(0, 6)
                .noneMatch(group -> isSmall(shoppers, i -> shoppers.get(i).group() == group, least))) {
            assertThat(told).isEqualTo(all);
        }
        hidden.forEach(group -> assertThat(told.toString()).doesNotContain("city-" + group));

        // The whole is told too, and what it is less all that is shown is of all that are hidden.
        Average whole = open.minimumGroupSize(least).compute(AverageOrderValue.in(MARCH));
        if (whole.value().isPresent()) {
            BigDecimal rest = told.values().stream().map(Average::sum).reduce(whole.sum(), BigDecimal::subtract);
            long orders = whole.count()
                    - told.values().stream().mapToLong(Average::count).sum();
            long buyers = shoppers.stream()
                    .filter(shopper -> shopper.bought() && hidden.contains(shopper.group()))
                    .count();
            assertThat(orders).isEqualTo(buyers);
            assertThat(rest.signum()).isEqualTo(buyers == 0 ? 0 : 1);
            assertThat(isSmall(buyers, least)).isFalse();
        }
    }

    @Property(tries = 300)
    void neitherAShownFilterNorWhomItLeavesOutIsOfTooFew(
            @ForAll("shoppers") List<Shopper> shoppers,
            @ForAll @IntRange(min = 2, max = 12) int least,
            @ForAll @IntRange(min = 1, max = 4) int outer,
            @ForAll @IntRange(min = 1, max = 4) int inner) {
        MetricsEngine open = MetricsEngine.over(history(shoppers));
        IntPredicate isOut = i -> i % (outer + 1) < outer;
        IntPredicate isBoth = i -> isOut.test(i) && i % (inner + 2) <= inner;
        CustomerFilter first = c -> isOut.test(Integer.parseInt(c.id()));
        CustomerFilter second = c -> isBoth.test(Integer.parseInt(c.id()));
        Metric<?, Average> metric = AverageOrderValue.in(MARCH);
        MetricsEngine guarded = open.minimumGroupSize(least);

        boolean isFirstHidden = isSmall(shoppers, isOut, least) || isSmall(shoppers, isOut.negate(), least);
        boolean isBothHidden = isSmall(shoppers, isBoth, least)
                || isSmall(shoppers, isBoth.negate(), least)
                || isSmall(shoppers, i -> isOut.test(i) && !isBoth.test(i), least);
        assertThat(guarded.where(first).compute(metric).label().isHidden()).isEqualTo(isFirstHidden);
        Average both = guarded.where(first).where(second).compute(metric);
        assertThat(both.label().isHidden()).isEqualTo(isBothHidden);
        assertThat(guarded.where(first).compute(metric.where(second)).label().isHidden())
                .isEqualTo(isBothHidden);
        if (isBothHidden) {
            assertThat(both.value()).isEmpty();
            assertThat(both.sum()).isZero();
            assertThat(both.summary()).isEqualTo("hidden: fewer than " + least + " customers");
        } else {
            assertThat(both).isEqualTo(open.where(first).where(second).compute(metric));
        }
    }

    @Property(tries = 150)
    void ofATableByTwoSegmentsEachLineIsGuarded(
            @ForAll("shoppers") List<Shopper> shoppers, @ForAll @IntRange(min = 2, max = 12) int least) {
        MetricsEngine open = MetricsEngine.over(history(shoppers));
        Segmented<Integer, Segmented<String, Ratio>> told = open.minimumGroupSize(least)
                .compute(RetentionRate.in(MARCH).by(Segments.city()).by("orders", c -> c.orderCount()));
        told.forEach((orders, line) -> {
            IntPredicate isOfLine = i -> shoppers.get(i).bought() == (orders == 2);
            Set<String> shown = new TreeSet<>(line.keySet());
            long hidden = IntStream.range(0, shoppers.size())
                    .filter(isOfLine)
                    .filter(i -> !shown.contains("city-" + shoppers.get(i).group()))
                    .count();
            assertThat(isSmall(hidden, least)).isFalse();
            line.forEach((city, ratio) -> assertThat(ratio.total()).isGreaterThanOrEqualTo(least));
        });
    }
}
