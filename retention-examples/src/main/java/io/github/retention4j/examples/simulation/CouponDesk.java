package io.github.retention4j.examples.simulation;

import io.github.retention4j.model.Coupon;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Hands out coupons and takes them in: to new customers, to a share of all for each campaign, without an end to those
 * whom a friend sent, and as flyers to nobody in particular.
 */
final class CouponDesk {
    private static final double REDEEMS = 0.6;
    private static final double WELCOMED = 0.5;
    private static final long WELCOME_DAYS = 45;
    private static final double FLYER = 0.5;
    private static final double FLYER_REDEEMED = 0.3;
    private static final long DAY = 86_400_000;

    private final ShopCalendar calendar;
    private final List<Coupon> coupons = new ArrayList<>();

    CouponDesk(ShopCalendar calendar) {
        this.calendar = calendar;
    }

    /** A coupon in somebody's hand; {@link Long#MAX_VALUE} if it does not expire. */
    private record Held(String campaign, String code, int percent, long issued, long expires) {
        boolean isGoodFor(Sale sale) {
            return sale.millis > issued && sale.millis < expires;
        }
    }

    /** Serves a customer with all the purchases, in the order of time. */
    void serve(Shopper shopper, List<Sale> sales, Draws draws) {
        List<Held> held = handOut(shopper, sales, draws);
        held.sort(Comparator.comparingLong(Held::expires));
        for (Sale sale : sales) {
            boolean redeems = draws.chance(REDEEMS);
            Optional<Held> used =
                    held.stream().filter(h -> redeems && h.isGoodFor(sale)).findFirst();
            if (used.isPresent()) {
                held.remove(used.get());
                sale.redeem(used.get().code(), used.get().percent());
                coupons.add(coupon(shopper, used.get())
                        .redeemed(sale.placedAt(), sale.id)
                        .build());
            }
        }
        held.forEach(h -> coupons.add(coupon(shopper, h).build()));
    }

    /** Serves a guest, who may have come with a flyer. */
    void serveGuest(Sale sale, Draws draws) {
        int on = calendar.campaignOn(calendar.dayOf(sale.millis));
        boolean flyer = draws.chance(FLYER);
        boolean redeemed = draws.chance(FLYER_REDEEMED);
        if (on < 0 || !flyer) {
            return;
        }
        Campaign campaign = calendar.campaigns().get(on);
        Coupon.Builder coupon = Coupon.builder("FLYER-" + sale.id, campaign.name(), issued(campaign))
                .expires(Instant.ofEpochMilli(expires(campaign)));
        if (redeemed) {
            sale.redeem("FLYER-" + sale.id, campaign.percent());
            coupon.redeemed(sale.placedAt(), sale.id);
        }
        coupons.add(coupon.build());
    }

    List<Coupon> coupons() {
        return coupons;
    }

    private List<Held> handOut(Shopper shopper, List<Sale> sales, Draws draws) {
        List<Held> held = new ArrayList<>();
        boolean welcomed = draws.chance(WELCOMED);
        if (!sales.isEmpty()) {
            long first = sales.get(0).millis;
            if (welcomed) {
                held.add(new Held("welcome", "WELCOME15", 15, first, first + WELCOME_DAYS * DAY));
            }
            if (shopper.isSentByFriend()) {
                held.add(new Held("bring-a-friend", "FRIEND", 10, first, Long.MAX_VALUE));
            }
        }
        for (int i = 0; i < calendar.campaigns().size(); i++) {
            if (shopper.isSent(i)) {
                Campaign campaign = calendar.campaigns().get(i);
                held.add(new Held(
                        campaign.name(),
                        campaign.code(),
                        campaign.percent(),
                        issued(campaign).toEpochMilli(),
                        expires(campaign)));
            }
        }
        return held;
    }

    private Instant issued(Campaign campaign) {
        return Instant.ofEpochMilli(calendar.start(calendar.day(campaign.first())));
    }

    private long expires(Campaign campaign) {
        return calendar.startOf(campaign.last().plusDays(1));
    }

    private static Coupon.Builder coupon(Shopper shopper, Held held) {
        Coupon.Builder coupon = Coupon.builder(held.code(), held.campaign(), Instant.ofEpochMilli(held.issued()))
                .issuedTo(Long.toString(shopper.number()));
        return held.expires() == Long.MAX_VALUE ? coupon : coupon.expires(Instant.ofEpochMilli(held.expires()));
    }
}
