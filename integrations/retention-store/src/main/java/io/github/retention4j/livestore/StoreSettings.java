package io.github.retention4j.livestore;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.RecordKind;
import io.github.retention4j.history.Records;
import io.github.retention4j.intake.RefundedOrders;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * What a {@link RetentionStore} keeps, stated whenever it is opened: a store that was begun with other settings is refused.
 *
 * <pre>{@code
 * StoreSettings settings = StoreSettings.of(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))
 *         .decimals(3)
 *         .kind(Wishes.KIND, Wish.class);
 * }</pre>
 */
public final class StoreSettings {
    private static final int MOST_DECIMALS = 9;

    private final ZoneId zone;
    private final CurrencyUnit currency;
    private final int decimals;
    private final RefundedOrders refundedOrders;
    private final Optional<LocalDate> observedFrom;
    private final Map<String, Kind> kinds;

    /** A kind of records and the class of one. */
    record Kind(RecordKind<?, ?> kind, Class<?> record) {}

    private StoreSettings(
            ZoneId zone,
            CurrencyUnit currency,
            int decimals,
            RefundedOrders refundedOrders,
            Optional<LocalDate> observedFrom,
            Map<String, Kind> kinds) {
        this.zone = zone;
        this.currency = currency;
        this.decimals = decimals;
        this.refundedOrders = refundedOrders;
        this.observedFrom = observedFrom;
        this.kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
    }

    /**
     * The settings of a store, with the currency's own decimals.
     *
     * @param zone the zone that days, weeks and months are told by
     * @param currency the currency of every amount
     * @return the settings
     */
    public static StoreSettings of(ZoneId zone, CurrencyUnit currency) {
        requireNonNull(zone, "zone");
        int decimals = requireNonNull(currency, "currency").getDecimalPlaces();
        return new StoreSettings(
                zone, currency, decimals, RefundedOrders.IGNORE, Optional.empty(), Collections.emptyMap());
    }

    /**
     * Sets the decimals that amounts are kept with.
     *
     * @param decimals from the currency's own to 9
     * @return the settings
     * @throws IllegalArgumentException if out of bounds
     * @see HistoryBuilder#decimals
     */
    public StoreSettings decimals(int decimals) {
        if (decimals < currency.getDecimalPlaces() || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException(
                    "decimals " + decimals + " not in [" + currency.getDecimalPlaces() + ", " + MOST_DECIMALS + "]");
        }
        return new StoreSettings(zone, currency, decimals, refundedOrders, observedFrom, kinds);
    }

    /**
     * Sets whether an order refunded in full counts; {@link RefundedOrders#IGNORE} if this is not called.
     *
     * @param policy the policy
     * @return the settings
     */
    public StoreSettings refundedOrders(RefundedOrders policy) {
        return new StoreSettings(zone, currency, decimals, requireNonNull(policy, "policy"), observedFrom, kinds);
    }

    /**
     * States the first day the data cover, if the shop is older than its data.
     *
     * @param firstDay the first day, in the store's zone
     * @return the settings
     * @see HistoryBuilder#observedFrom
     */
    public StoreSettings observedFrom(LocalDate firstDay) {
        return new StoreSettings(zone, currency, decimals, refundedOrders, Optional.of(firstDay), kinds);
    }

    /**
     * Adds a kind of records of your own. A record is kept by its components: String, int, long, double, boolean, Instant,
     * LocalDate, OptionalLong, BigMoney, an enum, a record of these, or an Optional, List, Set or Map of these. Components that may
     * be absent can be added at its end later; others can be neither changed nor taken away.
     *
     * @param <R> the record
     * @param kind the kind, whose name stands for it in the files for good
     * @param record the record's class
     * @return the settings
     */
    public <R extends Record> StoreSettings kind(RecordKind<R, ? extends Records> kind, Class<R> record) {
        Map<String, Kind> more = new TreeMap<>(kinds);
        more.put(requireNonNull(kind, "kind").name(), new Kind(kind, requireNonNull(record, "record")));
        return new StoreSettings(zone, currency, decimals, refundedOrders, observedFrom, more);
    }

    ZoneId zone() {
        return zone;
    }

    CurrencyUnit currency() {
        return currency;
    }

    int decimals() {
        return decimals;
    }

    RefundedOrders refundedOrders() {
        return refundedOrders;
    }

    Optional<LocalDate> observedFrom() {
        return observedFrom;
    }

    /** The kinds that were added, by their names. */
    Map<String, Kind> kinds() {
        return kinds;
    }

    /** Zone, currency, decimals and what else is kept with a store. */
    @Override
    public String toString() {
        return zone + ", " + currency + " with " + decimals + " decimals, orders refunded in full "
                + (refundedOrders == RefundedOrders.COUNT ? "count" : "do not count")
                + observedFrom.map(day -> ", observed from " + day).orElse("");
    }
}
