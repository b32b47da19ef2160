package io.github.retention4j.examples.simulation;

import io.github.retention4j.model.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Offers something dearer at some purchases, at a few of them twice; those who are satisfied take it sooner. */
final class OfferDesk {
    private static final double OFFERED = 0.3;
    private static final double TWICE = 0.15;
    private static final double TAKEN = 0.14;

    private final long end;
    private final List<Offer> offers = new ArrayList<>();

    OfferDesk(ShopCalendar calendar) {
        this.end = calendar.end();
    }

    void serve(Sale sale, double satisfaction, Draws draws) {
        boolean offered = draws.chance(OFFERED);
        boolean twice = draws.chance(TWICE);
        for (int i = 0; i < 2; i++) {
            boolean taken = draws.chance(TAKEN * StrictMath.exp(0.3 * satisfaction));
            long at = sale.millis + 1000L * (15 + draws.below(240));
            if (offered && (i == 0 || twice)) {
                Offer offer = Offer.of(sale.placedAt()).at(sale.id);
                offer = taken && at < end ? offer.taken(Instant.ofEpochMilli(at)) : offer;
                offers.add(sale.customerId().map(offer::to).orElse(offer));
            }
        }
    }

    List<Offer> offers() {
        return offers;
    }
}
