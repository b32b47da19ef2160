package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Interval;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The laws of metrics of a window that are a share of things of which a customer may have many.
 *
 * @param <M> the metric
 */
public abstract class ShareMetricContract<M extends Metric<?, ClusterShare>>
        extends ClusterMetricContract<M, ClusterShare> {
    @Override
    protected final int scale(Store store) {
        return 0;
    }

    @Override
    protected final boolean isPartOfCount() {
        return true;
    }

    @Override
    protected final Map<String, BigDecimal> figures(ClusterShare result) {
        return figures(count(result.hits()), count(result.total()), result.spread());
    }

    /** What customers have, each all of their own, and what nobody known has, each for itself. */
    protected static <T> List<Unit> units(List<T> things, Function<T, Optional<String>> customer, Predicate<T> isHit) {
        Stream<List<T>> ofNobody =
                things.stream().filter(thing -> customer.apply(thing).isEmpty()).map(List::of);
        Stream<List<T>> ofCustomers = things.stream()
                .filter(thing -> customer.apply(thing).isPresent())
                .collect(Collectors.groupingBy(customer))
                .values()
                .stream();
        return Stream.concat(ofNobody, ofCustomers)
                .map(own -> new Unit(own.stream().filter(isHit).count(), own.size()))
                .toList();
    }

    /** From counts alone each of the things is somebody else's, so that the interval is never wider than the window's. */
    @Override
    protected void tellsTheSame(ClusterShare byCounts, ClusterShare result) {
        assertThat(byCounts.value()).isEqualTo(result.value());
        assertThat(byCounts.label().metric()).isEqualTo(result.label().metric());
        assertThat(result.label().definition()).startsWith(byCounts.label().definition());
        Optional<Interval> measured = result.interval();
        if (measured.isPresent() && byCounts.interval().isPresent()) {
            Interval counted = byCounts.interval().orElseThrow();
            assertThat(counted.low()).isGreaterThanOrEqualTo(measured.get().low() - 1e-12);
            assertThat(counted.high()).isLessThanOrEqualTo(measured.get().high() + 1e-12);
            if (result.spread().customers() == result.total()) {
                assertThat(counted).isEqualTo(measured.get());
                assertThat(byCounts.summary()).isEqualTo(result.summary());
            }
        }
    }
}
