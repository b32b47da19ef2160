package io.github.retention4j.examples.simulation;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.History;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.programme.LoyaltyProgramme;
import java.time.LocalDate;
import java.time.ZoneId;
import org.joda.money.CurrencyUnit;

/**
 * A made-up shop in Riyadh, whose customers differ as real ones do.
 *
 * <p>Each customer buys at a pace of their own (gamma over customers, exponential between purchases, more in Ramadan, around
 * White Friday and with a coupon in hand), spends around a level of their own (lognormal), and may leave after each
 * purchase: the less satisfied, the sooner. There are guests, partial and full refunds, coupons of campaigns with what they
 * took off, survey answers, some anonymous, a box that some subscribe to, offers of something dearer, and customers who
 * recommend the shop. Of the site there are the visits of one visitor in six, and all carts, both since the start of the
 * last full quarter. After a third of its days the shop begins a loyalty programme, which helps some customers and not
 * others; the attribute "holdout" is "yes" for those to whom it was not offered.
 *
 * <ul>
 *   <li>The same settings give the same shop, to the last halala and second, on every machine and in every zone.
 *   <li>A shop of more customers has those of the smaller one among them, with the same orders and subscriptions.
 *   <li>{@link #orderColumns()} has the orders of {@link #records()} without guests, refunds and coupons.
 * </ul>
 *
 * <pre>{@code
 * StoreRecords records = SimulatedStore.withDefaults().records();
 * SimulatedOrders millions = SimulatedStore.withDefaults().withCustomers(1_000_000).orderColumns();
 * }</pre>
 *
 * @param seed what chance starts from
 * @param customers how many customers there are, those included who never order
 * @param firstDay the shop's first day
 * @param lastDay the last day that the records cover
 */
public record SimulatedStore(long seed, int customers, LocalDate firstDay, LocalDate lastDay) {
    /** Where the shop is. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");

    /** What its prices are in. */
    public static final CurrencyUnit CURRENCY = CurrencyUnit.of("SAR");

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    /** A customer's number is this and up, so that all have the same number of digits. */
    private static final long FIRST_NUMBER = 10_000_001;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the customers are not in [1, 10000000] or the days are not in order between 2000
     *     and 2099
     */
    public SimulatedStore {
        if (customers < 1 || customers > 10_000_000) {
            throw new IllegalArgumentException("customers " + customers + " not in [1, 10000000]");
        }
        requireNonNull(firstDay, "firstDay");
        if (firstDay.isBefore(EARLIEST) || lastDay.isAfter(LATEST) || lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException(
                    "days " + firstDay + " to " + lastDay + " are not in order between " + EARLIEST + " and " + LATEST);
        }
    }

    /**
     * The shop that comes with the examples: 1,000 customers over 27 months and some days of a month that is not over.
     *
     * @return the settings
     */
    public static SimulatedStore withDefaults() {
        return new SimulatedStore(1447, 1_000, LocalDate.of(2024, 1, 1), LocalDate.of(2026, 4, 12));
    }

    /**
     * Another shop by the same rules.
     *
     * @param newSeed what chance starts from
     * @return the settings
     */
    public SimulatedStore withSeed(long newSeed) {
        return new SimulatedStore(newSeed, customers, firstDay, lastDay);
    }

    /**
     * The same shop with more or fewer customers.
     *
     * @param count how many
     * @return the settings
     */
    public SimulatedStore withCustomers(int count) {
        return new SimulatedStore(seed, count, firstDay, lastDay);
    }

    /**
     * A shop over other days.
     *
     * @param first the first day
     * @param last the last day, included
     * @return the settings
     */
    public SimulatedStore withDays(LocalDate first, LocalDate last) {
        return new SimulatedStore(seed, customers, first, last);
    }

    /**
     * All the shop has on file.
     *
     * @return the records
     */
    public StoreRecords records() {
        return new RecordKeeping(this, calendar()).records();
    }

    /**
     * The orders of customers as columns, customer by customer.
     *
     * @return the columns
     */
    public SimulatedOrders orderColumns() {
        ShopCalendar calendar = calendar();
        SimulatedOrders.Builder columns = new SimulatedOrders.Builder();
        for (int i = 0; i < customers; i++) {
            Shopper shopper = shopper(calendar, i);
            shopper.buy((millis, minorUnits) -> columns.add(shopper.number(), millis, minorUnits));
        }
        return columns.build();
    }

    /**
     * What was spent to win its customers.
     *
     * @return the spend of each month that is over, by channel
     */
    public AcquisitionSpend spend() {
        return MarketingDesk.spend(this);
    }

    /**
     * The rules of its loyalty programme.
     *
     * @return the programme, which begins with a quarter, after a third of the shop's days
     */
    public LoyaltyProgramme programme() {
        return LoyaltyDesk.programme(this);
    }

    /**
     * The records as a history.
     *
     * @return the history
     */
    public History history() {
        StoreRecords records = records();
        return History.builder(ZONE, CURRENCY)
                .observedThrough(lastDay)
                .customers(records.customers())
                .orders(records.orders())
                .coupons(records.coupons())
                .surveyResponses(records.surveyResponses())
                .subscriptions(records.subscriptions())
                .visits(records.visits())
                .carts(records.carts())
                .offers(records.offers())
                .referrals(records.referrals())
                .memberships(records.memberships())
                .redemptions(records.redemptions())
                .grants(records.pointsGrants())
                .build();
    }

    Shopper shopper(ShopCalendar calendar, int index) {
        return new Shopper(calendar, seed, FIRST_NUMBER + index);
    }

    int indexOf(Shopper shopper) {
        return Math.toIntExact(shopper.number() - FIRST_NUMBER);
    }

    int indexOf(String customerId) {
        return Math.toIntExact(Long.parseLong(customerId) - FIRST_NUMBER);
    }

    private ShopCalendar calendar() {
        return new ShopCalendar(firstDay, lastDay, ZONE);
    }
}
