package io.github.retention4j.metric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.ShareMetricContract;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Interval;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class UpsellRateTest extends ShareMetricContract<UpsellRate> {
    private static final UpsellRate.Definition OFFERS = UpsellRate.Definition.OFFERS;
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<UpsellRate> forms(Window window) {
        return List.of(UpsellRate.in(window), UpsellRate.in(window).definedBy(OFFERS));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.offer(Offer.of(instant).to("c").at("o-1").taken(instant.plusSeconds(60)));
        rows.offer(Offer.of(instant));
    }

    @Override
    protected List<Unit> units(UpsellRate form, Store store) {
        Map<String, Boolean> taken = new TreeMap<>();
        Map<String, Optional<String>> customers = new TreeMap<>();
        int number = 0;
        for (Offer offer : store.offers()) {
            if (store.in(form.window(), offer.madeAt())) {
                boolean shared = form.definition() != OFFERS
                        && offer.customerId().isPresent()
                        && offer.orderId().isPresent();
                String purchase = shared
                        ? offer.customerId().orElseThrow() + " at "
                                + offer.orderId().orElseThrow()
                        : "alone " + number++;
                taken.merge(purchase, offer.takenAt().isPresent(), Boolean::logicalOr);
                customers.put(purchase, offer.customerId());
            }
        }
        return units(List.copyOf(taken.keySet()), customers::get, taken::get);
    }

    @Example
    void offersOfOnePurchaseAreOnePurchase() {
        StoreRows rows = StoreRows.riyadh()
                .offer("a", "2026-03-05T10:00", "", "o-1")
                .offer("a", "2026-03-05T10:01", "2026-03-05T10:02", "o-1")
                .offer("a", "2026-03-05T10:03", "2026-03-05T10:04", "o-1")
                .offer("a", "2026-03-09", "", "o-2")
                .offer("a", "2026-03-10", "", "")
                .offer("a", "2026-03-10", "2026-04-02", "")
                .offer("b", "2026-03-10", "", "o-3")
                .observedThrough("2026-04-30");
        assertThat(compute(rows, UpsellRate.in(MARCH)))
                .hasToString("upsell rate 2026-03 (purchases with an offer taken / with an offer made):"
                        + " 40.0 % (2/5), 95 % CI 2.1–95.3 %");
        assertThat(compute(rows, UpsellRate.in(MARCH).definedBy(OFFERS)))
                .asString()
                .startsWith("upsell rate 2026-03 (offers taken / made): 42.9 % (3/7), ");
    }

    /** The interval is what scipy's {@code binomtest(10, 40).proportion_ci(method='wilson')} gives. */
    @Example
    void theWorkedExample() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        for (int purchase = 0; purchase < 40; purchase++) {
            String taken = purchase < 10 ? "2026-03-05" : "";
            rows.offer("c-" + purchase % 7, "2026-03-05", taken, "o-" + purchase);
            if (purchase < 2 || purchase >= 22) {
                rows.offer("c-" + purchase % 7, "2026-03-04", taken, "o-" + purchase);
            }
        }
        ClusterShare rate = compute(rows, UpsellRate.in(MARCH));
        assertThat(rate.summary()).startsWith("25.0 % (10/40)");
        assertThat(rate.spread().customers()).isEqualTo(7);
        Interval interval = UpsellRate.of(10, 40).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.141871186391, within(1e-9));
        assertThat(interval.high()).isCloseTo(0.401939614208, within(1e-9));
        assertThat(compute(rows, UpsellRate.in(MARCH).definedBy(OFFERS)).summary())
                .startsWith("20.0 % (12/60)");
    }

    @Example
    void offersOfAPurchaseThatWereMadeInAnotherWindowAreThatWindows() {
        StoreRows rows = StoreRows.riyadh()
                .offer("a", "2026-02-28", "2026-02-28", "o-1")
                .offer("a", "2026-03-01", "", "o-1")
                .offer("a", "2026-04-01", "2026-04-01", "o-1")
                .observedThrough("2026-04-30");
        assertThat(compute(rows, UpsellRate.in(MARCH)).summary()).startsWith("0.0 % (0/1)");
    }

    @Example
    void offersToGuestsStandAlone() {
        StoreRows rows = StoreRows.riyadh()
                .offer("", "2026-03-05", "", "o-1")
                .offer("", "2026-03-05", "2026-03-05", "o-1")
                .offer("a", "2026-03-05", "", "o-1")
                .offer("b", "2026-03-05", "", "o-1");
        assertThat(compute(rows, UpsellRate.in(MARCH)).summary()).startsWith("25.0 % (1/4)");
    }

    /** One customer around the number of offers from which on they are sorted, and one with very many. */
    @Example
    void aCustomerWithManyOffersIsCountedLikeOneWithFew() {
        Random random = new Random(7);
        for (int offers : List.of(2, 15, 16, 17, 18, 40, 20_000)) {
            for (int turn = 0; turn < (offers > 100 ? 1 : 25); turn++) {
                StoreRows rows = StoreRows.riyadh().observedThrough("2026-05-31");
                for (int i = 0; i < offers; i++) {
                    Offer offer = Offer.of(MARCH.start()
                                    .atStartOfDay(ZoneId.of("Asia/Riyadh"))
                                    .toInstant()
                                    .plusSeconds(random.nextInt(3 * 86_400) - 86_400))
                            .to("c");
                    offer = random.nextInt(4) == 0 ? offer : offer.at("o-" + random.nextInt(1 + offers / 3));
                    rows.offer(random.nextInt(3) > 0 ? offer : offer.taken(offer.madeAt()));
                }
                Store store = rows.store();
                ClusterShare rate = compute(rows, UpsellRate.in(MARCH));
                assertThat(tidy(figures(rate))).isEqualTo(tidy(naively(UpsellRate.in(MARCH), store)));
            }
        }
    }

    @Property(tries = TRIES)
    void purchasesAreAtMostOffersAndTheSameIfNoOrderIsNamed(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        ClusterShare purchases = engine.compute(UpsellRate.in(asked.window()));
        ClusterShare offers = engine.compute(UpsellRate.in(asked.window()).definedBy(OFFERS));
        assertThat(purchases.total()).isLessThanOrEqualTo(offers.total());
        assertThat(purchases.hits()).isLessThanOrEqualTo(offers.hits());
        assertThat(purchases.hits() == 0).isEqualTo(offers.hits() == 0);
        StoreRows alone = StoreRows.of(
                asked.store().zone().getId(), asked.store().currency().getCode());
        asked.store()
                .offers()
                .forEach(o -> alone.offer(new Offer(o.madeAt(), o.takenAt(), Optional.empty(), o.customerId())));
        assertThat(compute(alone, UpsellRate.in(asked.window())).hits()).isEqualTo(offers.hits());
        assertThat(compute(alone, UpsellRate.in(asked.window())).total()).isEqualTo(offers.total());
    }

    @Override
    protected Optional<ClusterShare> byCounts(UpsellRate form, ClusterShare result) {
        return form.equals(UpsellRate.in(form.window()))
                ? Optional.of(UpsellRate.of(result.hits(), result.total()))
                : Optional.empty();
    }

    /**
     * Sender, "Upsell rate": 40 of 200 customers who were shown an offer took it, 20 %.
     * https://www.sender.net/marketing-glossary/upsell-rate
     */
    @Example
    void isTheNumberOfAGuide() {
        StoreRows rows = StoreRows.riyadh();
        for (int i = 0; i < 200; i++) {
            rows.offer("c-" + i, "2026-03-05", i < 40 ? "2026-03-05" : "", "o-" + i);
        }
        assertThat(compute(rows, UpsellRate.in(MARCH)).value()).hasValueCloseTo(0.2, within(1e-12));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> UpsellRate.of(11, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 11 not in [0, 10]");
        assertThatThrownBy(() -> UpsellRate.of(0, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("total -1 is below 0");
        assertThatThrownBy(() -> UpsellRate.in(null)).hasMessage("window");
        assertThatThrownBy(() -> UpsellRate.in(MARCH).definedBy(null)).hasMessage("definition");
    }

    private static ClusterShare compute(StoreRows rows, UpsellRate rate) {
        return MetricsEngine.over(rows.store().history()).compute(rate);
    }
}
