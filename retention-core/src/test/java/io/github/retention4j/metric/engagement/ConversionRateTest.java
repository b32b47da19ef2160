package io.github.retention4j.metric.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.ShareMetricContract;
import io.github.retention4j.metric.engagement.ConversionRate.Definition;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Interval;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ConversionRateTest extends ShareMetricContract<ConversionRate> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<ConversionRate> forms(Window window) {
        return Stream.of(Definition.values())
                .map(ConversionRate.in(window)::definedBy)
                .toList();
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.visit(Visit.of(instant, 3, 1).by("c").ordering("o-0")).order("c", instant, 100);
    }

    @Override
    protected List<Unit> units(ConversionRate form, Store store) {
        List<Visit> visits = store.visits().stream()
                .filter(v -> store.in(form.window(), v.startedAt()))
                .toList();
        return switch (form.definition()) {
            case VISITS -> units(visits, Visit::customerId, v -> v.orderId().isPresent());
            case CUSTOMERS -> {
                List<String> visitors = visits.stream()
                        .flatMap(v -> v.customerId().stream())
                        .distinct()
                        .toList();
                yield units(
                        visitors,
                        Optional::of,
                        id -> store.countedOrders().stream()
                                .anyMatch(o -> o.customerId().equals(Optional.of(id))
                                        && store.in(form.window(), o.placedAt())));
            }
        };
    }

    @Example
    void visitsAndCustomersAreTwoQuestions() {
        StoreRows rows = StoreRows.riyadh()
                .visit("a", "2026-03-10", 5, 1, true)
                .visit("a", "2026-03-11", 5, 0, false)
                .visit("b", "2026-03-12", 5, 0, false)
                .visit("", "2026-03-12", 5, 1, true)
                .visit("c", "2026-03-12", 1, 0, false)
                .visit("c", "2026-04-12", 1, 0, true)
                .orders("a", "2026-03-10")
                .orders("b", "2026-03-28", "2026-03-29", "2026-04-01")
                .orders("d", "2026-03-10")
                .orders("", "2026-03-12", "2026-03-13")
                .observedThrough("2026-04-30");
        assertThat(compute(rows, Definition.VISITS))
                .hasToString(
                        "conversion rate 2026-03 (visits with an order / visits): 40.0 % (2/5), 95 % CI 11.8–76.9 %");
        assertThat(compute(rows, Definition.CUSTOMERS))
                .asString()
                .startsWith(
                        "conversion rate 2026-03 (customers who visited and ordered / customers who visited): 66.7 %"
                                + " (2/3)");
    }

    /** The worked example; the interval is that of scipy.stats.binomtest(30, 1000).proportion_ci(method="wilson"). */
    @Example
    void ofAThousandVisitsThirtyEndInAnOrder() {
        Interval interval = ConversionRate.of(30, 1_000).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.021093738828834696, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.042503414147587126, within(1e-12));
    }

    @Override
    protected Optional<ClusterShare> byCounts(ConversionRate form, ClusterShare result) {
        return switch (form.definition()) {
            case VISITS -> Optional.of(ConversionRate.of(result.hits(), result.total()));
            case CUSTOMERS -> Optional.empty();
        };
    }

    @Property(tries = TRIES)
    void noMoreCustomersVisitThanThereAreVisits(@ForAll("drawn") Asked asked) {
        ConversionRate rate = ConversionRate.in(asked.window());
        ClusterShare visits = whole(rate, asked.history());
        assertThat(whole(rate.definedBy(Definition.CUSTOMERS), asked.history()).total())
                .isLessThanOrEqualTo(visits.total());
    }

    /** 500 orders of 10,000 visitors a day are 5 %, an example of http://www.find-keyword.com/glossary/conversion_rate/ . */
    @Example
    void isTheNumberOfAGuide() {
        assertThat(ConversionRate.of(500, 10_000).value()).hasValueCloseTo(0.05, within(1e-12));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> ConversionRate.of(5, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 5 not in [0, 4]");
        assertThatThrownBy(() -> ConversionRate.in(null)).hasMessage("window");
        assertThatThrownBy(() -> ConversionRate.in(MARCH).definedBy(null)).hasMessage("definition");
    }

    private static ClusterShare compute(StoreRows rows, Definition definition) {
        return MetricsEngine.over(rows.store().history())
                .compute(ConversionRate.in(MARCH).definedBy(definition));
    }
}
