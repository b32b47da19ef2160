package io.github.retention4j.examples.simulation;

import io.github.retention4j.examples.simulation.Draws.Purpose;
import io.github.retention4j.model.Customer;
import java.time.Instant;
import java.util.Locale;

/**
 * One made-up customer: buys at a pace of their own (gamma over customers, exponential in between, more in busy seasons
 * and with a coupon in hand), in baskets around a size of their own (lognormal), and after each purchase may leave for
 * good, the sooner the less satisfied.
 */
final class Shopper {
    private static final double NEVER_BUYS = 0.04;
    private static final double PACE_SHAPE = 1.3;
    private static final double MEAN_PURCHASES_A_DAY = 1 / 38.0;
    private static final double MEDIAN_BASKET = 210;
    private static final double LEAVING_LOG_ODDS = -1.6;
    /** What the shop learns over all its days makes customers stay longer. */
    private static final double IMPROVEMENT = 0.6;

    private final ShopCalendar calendar;
    private final long seed;
    private final long number;
    private final City city;
    private final Channel channel;
    private final boolean buys;
    private final int joiningDay;
    private final double satisfaction;
    private final double purchasesADay;
    private final double basket;
    private final double leaving;

    /** Takes a shopper's purchases as they are drawn. */
    @FunctionalInterface
    interface Till {
        void take(long millis, long minorUnits);
    }

    Shopper(ShopCalendar calendar, long seed, long number) {
        this.calendar = calendar;
        this.seed = seed;
        this.number = number;
        Draws draws = draws(Purpose.TRAITS);
        city = City.draw(draws);
        channel = Channel.draw(draws);
        buys = !draws.chance(NEVER_BUYS);
        joiningDay = calendar.drawJoiningDay(draws);
        satisfaction = draws.normal();
        purchasesADay = draws.gamma(PACE_SHAPE, MEAN_PURCHASES_A_DAY);
        basket = draws.logNormal(MEDIAN_BASKET * city.country.basket, 0.5);
        leaving = LEAVING_LOG_ODDS + city.country.leaving + channel.leaving - 0.9 * satisfaction + 0.4 * draws.normal();
    }

    Draws draws(Purpose purpose) {
        return Draws.of(seed, number, purpose);
    }

    long number() {
        return number;
    }

    /** Zero for the typical customer, above it for the happier. */
    double satisfaction() {
        return satisfaction;
    }

    boolean isSentByFriend() {
        return channel == Channel.FRIEND;
    }

    /** Whether the shopper is sent a campaign's coupon: a toss of its own, so that those without one can be compared. */
    boolean isSent(int campaign) {
        Campaign of = calendar.campaigns().get(campaign);
        return joiningDay < calendar.day(of.first())
                && Draws.of(seed, number * 1000 + campaign, Purpose.COUPONS).chance(of.reach());
    }

    /** Where the shop is at home. */
    boolean isInSaudiArabia() {
        return city.country == City.Country.SA;
    }

    /** Whether the shopper leaves for good before the shop's days are over. */
    boolean leaves() {
        return buy((millis, minorUnits) -> {});
    }

    /** Every purchase from the first, by rising day; those of one day in no order. Tells whether the shopper left then. */
    boolean buy(Till till) {
        if (!buys) {
            return false;
        }
        Draws draws = draws(Purpose.PURCHASES);
        double fastest = calendar.mostWeight() * Campaign.MOST_BOOST;
        double time = joiningDay;
        while (time < calendar.days()) {
            int day = (int) time;
            double total = Math.max(5, draws.logNormal(basket, 0.4));
            till.take(calendar.drawMillis(day, draws), Math.round(100 * total));
            if (draws.chance(leavingAt(day))) {
                return true;
            }
            // Thinning: candidates at the fastest pace there is, kept as often as their day's pace says.
            do {
                time += draws.exponential(1 / (purchasesADay * fastest));
            } while (time < calendar.days() && !draws.chance(pace((int) time) / fastest));
        }
        return false;
    }

    /** What was declared, to which more may be added. */
    Customer.Builder record() {
        Draws draws = draws(Purpose.DETAILS);
        boolean woman = draws.chance(0.62);
        boolean arabic = draws.chance(0.7);
        long signedUp = calendar.start(joiningDay) - 1000 * (long) draws.exponential(3 * 86_400.0);
        Customer.Builder customer = Customer.builder(Long.toString(number))
                .firstSeen(Instant.ofEpochMilli(Math.max(signedUp, calendar.start(0))))
                .channel(channel.label())
                .attribute("name", PersonName.draw(draws, woman, arabic))
                .attribute("language", arabic ? "العربية" : "English");
        // A form is not always filled in.
        if (draws.chance(0.97)) {
            customer.country(city.country.name()).city(city.label);
        }
        if (draws.chance(0.9)) {
            customer.gender(woman ? "female" : "male");
        }
        if (draws.chance(0.5)) {
            customer.birthDate(calendar.date(0).minusYears(18).minusDays((long) draws.gamma(2, 12 * 365)));
        }
        return customer;
    }

    private double pace(int day) {
        int campaign = calendar.campaignOn(day);
        double boost = campaign >= 0 && isSent(campaign)
                ? calendar.campaigns().get(campaign).boost()
                : 1;
        return calendar.weight(day) * boost;
    }

    /** How likely the shopper is to leave after a purchase of a day. */
    double leavingAt(int day) {
        double logOdds = leaving - IMPROVEMENT * day / calendar.days();
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    /** Names no detail: a person's number only. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "shopper %d", number);
    }
}
