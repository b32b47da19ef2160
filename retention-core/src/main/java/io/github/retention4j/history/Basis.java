package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Sets;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Scope;
import io.github.retention4j.model.Window;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.SectionReader;
import io.github.retention4j.store.SectionWriter;
import io.github.retention4j.store.Timeline;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * What a history stands on: the zone its calendar is in, the currency and decimals of its amounts, the days it covers, and what
 * counts as an order. A number of one basis cannot be added to one of another.
 *
 * @param zone the zone of every calendar question
 * @param currency the currency of every amount
 * @param decimals the decimals of an amount: an amount is a whole number of 10<sup>-decimals</sup>
 * @param firstDay the first day that the data cover, as stated or, if not stated, the day of the first event;
 *     {@link LocalDate#MAX} if there is none
 * @param firstDayStated whether the first day was stated, and so the shop may be older: what was before it is not observed.
 *     Else the first event is the first there ever was
 * @param lastDay the last day that the data cover, as stated or, if not stated, the day of the last event;
 *     {@link LocalDate#MIN} if nothing is observed
 * @param given the names of the kinds of records that were given, if only an empty list of one, and {@link #ORDER_COUPONS} if any
 *     order names its coupon. Of what was not given a share is no data, and not 0
 * @param attributes the names of the free attributes that any customer has
 * @param refundedOrders whether an order refunded in full counts
 * @param population which of the history's customers are looked at, such as "only loyal"; empty for all of them
 * @param hiddenBelow 0, or of how many customers a group must be at least where a result is hidden since one is not
 */
public record Basis(
        ZoneId zone,
        CurrencyUnit currency,
        int decimals,
        LocalDate firstDay,
        boolean firstDayStated,
        LocalDate lastDay,
        Set<String> given,
        Set<String> attributes,
        RefundedOrders refundedOrders,
        String population,
        int hiddenBelow)
        implements Serializable {
    private static final String NO_EVENTS = "no events";

    /** Among what is {@link #given}: which coupon an order was placed with. */
    public static final String ORDER_COUPONS = Kind.ORDER_COUPONS;

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if the number of customers is negative
     */
    public Basis {
        requireNonNull(zone, "zone");
        requireNonNull(currency, "currency");
        requireNonNull(firstDay, "firstDay");
        requireNonNull(lastDay, "lastDay");
        given = Set.copyOf(given);
        attributes = Set.copyOf(attributes);
        requireNonNull(refundedOrders, "refundedOrders");
        requireNonNull(population, "population");
        if (hiddenBelow < 0) {
            throw new IllegalArgumentException("hidden below " + hiddenBelow + " customers is below 0");
        }
    }

    /**
     * A basis of results that are not hidden, of a shop whose first event is the first there ever was.
     *
     * @param zone where days begin
     * @param currency the currency of all amounts
     * @param decimals how many decimals amounts are kept with
     * @param firstDay the day of the first event
     * @param lastDay the last day that the data cover
     * @param given which kinds of records were given
     * @param attributes which attributes customers were declared with
     * @param refundedOrders whether orders refunded in full count
     * @param population which customers; empty for all of them
     */
    public Basis(
            ZoneId zone,
            CurrencyUnit currency,
            int decimals,
            LocalDate firstDay,
            LocalDate lastDay,
            Set<String> given,
            Set<String> attributes,
            RefundedOrders refundedOrders,
            String population) {
        this(zone, currency, decimals, firstDay, false, lastDay, given, attributes, refundedOrders, population, 0);
    }

    void write(SectionWriter out) throws IOException {
        out.text(zone.getId());
        out.text(currency.getCode());
        out.number(decimals);
        out.number(firstDay.toEpochDay());
        out.number(firstDayStated ? 1 : 0);
        out.number(lastDay.toEpochDay());
        out.texts(new TreeSet<>(given));
        out.texts(new TreeSet<>(attributes));
        // For ever, whatever becomes of the enum.
        out.number(
                switch (refundedOrders) {
                    case IGNORE -> 0;
                    case COUNT -> 1;
                });
        out.text(population);
        out.number(hiddenBelow);
    }

    static Basis read(SectionReader in) throws IOException {
        return new Basis(
                ZoneId.of(in.text()),
                CurrencyUnit.of(in.text()),
                in.number(Integer.MAX_VALUE),
                LocalDate.ofEpochDay(in.number()),
                in.number(1) == 1,
                LocalDate.ofEpochDay(in.number()),
                Set.copyOf(in.texts()),
                Set.copyOf(in.texts()),
                in.number(1) == 0 ? RefundedOrders.IGNORE : RefundedOrders.COUNT,
                in.text(),
                in.number(Integer.MAX_VALUE));
    }

    /**
     * The same for a result that is hidden: its label says so, and it has no value.
     *
     * @param below of how many customers a group must be at least
     * @return a basis whose results are hidden
     * @throws IllegalArgumentException if the number is negative
     */
    public Basis hidden(int below) {
        return with(population, below);
    }

    private Basis with(String customers, int below) {
        return new Basis(
                zone,
                currency,
                decimals,
                firstDay,
                firstDayStated,
                lastDay,
                given,
                attributes,
                refundedOrders,
                customers,
                below);
    }

    /**
     * The same for some of the customers.
     *
     * @param name which customers, in a few words; empty if nobody said
     * @return a basis whose results say so
     */
    public Basis only(String name) {
        String unnamed = population.isEmpty() ? "some customers" : "some of them";
        String some = "only " + (name.isEmpty() ? unnamed : name);
        String more = ", " + some;
        boolean isTold = population.equals(some) || (!name.isEmpty() && population.endsWith(more));
        return with(population.isEmpty() ? some : isTold ? population : population + more, hiddenBelow);
    }

    /**
     * Whether records of a kind were given, if only an empty list of them.
     *
     * @param kind the kind
     * @return whether the shop keeps track of it
     */
    public boolean given(RecordKind<?, ?> kind) {
        return given.contains(requireNonNull(kind, "kind").name());
    }

    /**
     * What two histories stand on together, such as those of two machines that have half of the customers each. Histories that
     * are {@linkplain History#builder(Basis) built on it} have states that merge.
     *
     * @param other another basis
     * @return the days, attributes and kinds of records of both
     * @throws IllegalArgumentException if zone, currency, decimals, what becomes of refunded orders or the population differ
     */
    public Basis union(Basis other) {
        requireNonNull(other, "other");
        requireSame("zone", zone, other.zone);
        requireSame("currency", currency, other.currency);
        requireSame("decimals", decimals, other.decimals);
        requireSame("refunded orders", refundedOrders, other.refundedOrders);
        requireSame("population", population, other.population);
        requireSame("minimum group size", hiddenBelow, other.hiddenBelow);
        boolean isFirstOfBoth = !firstDay.isAfter(other.firstDay);
        boolean isFirstOfOther = !other.firstDay.isAfter(firstDay);
        return new Basis(
                zone,
                currency,
                decimals,
                isFirstOfBoth ? firstDay : other.firstDay,
                (isFirstOfBoth && firstDayStated) || (isFirstOfOther && other.firstDayStated),
                lastDay.isAfter(other.lastDay) ? lastDay : other.lastDay,
                Sets.union(given, other.given),
                Sets.union(attributes, other.attributes),
                refundedOrders,
                population,
                hiddenBelow);
    }

    /** The same that keeps track of other kinds of records and attributes. */
    Basis with(Set<String> otherGiven, Set<String> otherAttributes) {
        return new Basis(
                zone,
                currency,
                decimals,
                firstDay,
                firstDayStated,
                lastDay,
                otherGiven,
                otherAttributes,
                refundedOrders,
                population,
                hiddenBelow);
    }

    /** The same through another last day. */
    Basis through(LocalDate day) {
        return between(firstDay, day);
    }

    /** The same from another first day through another last one. */
    Basis between(LocalDate first, LocalDate last) {
        return new Basis(
                zone,
                currency,
                decimals,
                first,
                firstDayStated,
                last,
                given,
                attributes,
                refundedOrders,
                population,
                hiddenBelow);
    }

    private static void requireSame(String what, Object mine, Object others) {
        if (!mine.equals(others)) {
            throw new IllegalArgumentException(
                    "bases of different " + what + " have no union: " + mine + " and " + others);
        }
    }

    /**
     * What a result of a window says of itself.
     *
     * @param window the window
     * @return how much of it the data cover, which customers are looked at, and what counts
     */
    public Scope scope(Window window) {
        return new Scope(
                window, observation(window), stated(), lastDay, population, refundedOrders.policy(), hiddenBelow);
    }

    /**
     * What a result that is of no window says of itself.
     *
     * @return which customers are looked at, and what counts
     */
    public Scope scope() {
        return new Scope(
                null, Observation.OBSERVED, stated(), lastDay, population, refundedOrders.policy(), hiddenBelow);
    }

    /** The first day, before which nothing is known. */
    private LocalDate stated() {
        return firstDayStated ? firstDay : LocalDate.MIN;
    }

    /**
     * The instant a day begins; where clocks skip midnight, the first instant after.
     *
     * @param day the day
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /**
     * The calendar day of an instant: the one it lies in from {@link #startOf start} to start. Where clocks go back over
     * midnight, as in Newfoundland at 00:01 until 2010, the day that has begun goes on.
     *
     * @param millis milliseconds since 1970-01-01T00:00Z
     * @return its day in the zone
     */
    public LocalDate dayOf(long millis) {
        return Timeline.dayOf(millis, zone);
    }

    /**
     * A window's instants in the zone.
     *
     * @param window the window
     * @return from its first day's start to its end day's start
     */
    public Span span(Window window) {
        return new Span(startOf(window.start()), startOf(window.end()));
    }

    /**
     * How much of a window the data cover. Before a first day that was stated nothing is known; before one that was not
     * there was nothing.
     *
     * @param window the window
     * @return whether the data cover all of it, some or none
     */
    public Observation observation(Window window) {
        if (lastDay.isBefore(window.start()) || !stated().isBefore(window.end())) {
            return Observation.NOT_OBSERVED;
        }
        return lastDay.isBefore(window.end().minusDays(1)) || stated().isAfter(window.start())
                ? Observation.PARTLY_OBSERVED
                : Observation.OBSERVED;
    }

    /**
     * The day after the last of a window's days that the data cover.
     *
     * @param window the window
     * @return its end, or the day after the data's last; its start if the data do not reach it
     */
    public LocalDate observedEnd(Window window) {
        return lastDay.isBefore(window.start())
                ? window.start()
                : lastDay.isBefore(window.end()) ? lastDay.plusDays(1) : window.end();
    }

    /**
     * The days of a window that the data cover: none before the first day, none after the last one.
     *
     * @param window the window
     * @return those days, or empty if there are none
     */
    public Optional<Window> covered(Window window) {
        if (!isObserved()) {
            return Optional.empty();
        }
        LocalDate first = firstDay.isAfter(window.start()) ? firstDay : window.start();
        LocalDate last = lastDay.isBefore(window.end()) ? lastDay : window.end().minusDays(1);
        return first.isAfter(last) ? Optional.empty() : Optional.of(Window.through(first, last));
    }

    /**
     * All days that the data cover.
     *
     * @return from the first day through the last
     * @throws IllegalStateException if there is no event, and not both of them are stated
     */
    public Window observed() {
        if (isObserved()) {
            return Window.through(firstDay, lastDay);
        }
        String told = days();
        throw new IllegalStateException("the history has " + (told.equals(NO_EVENTS) ? "no event" : told)
                + ", so it covers no days"
                + (hasFirstDay() ? "; state the last with observedThrough" : "")
                + (!hasFirstDay() && hasLastDay() ? "; state the first with observedFrom" : ""));
    }

    /** The days that the data cover, or that there are none. */
    String days() {
        if (isObserved()) {
            return firstDay + " to " + lastDay;
        }
        String through = hasLastDay() ? NO_EVENTS + " through " + lastDay : NO_EVENTS;
        return hasFirstDay() ? NO_EVENTS + " from " + firstDay + " on" : through;
    }

    /** Whether it is known when the data begin. */
    boolean hasFirstDay() {
        return !firstDay.equals(LocalDate.MAX);
    }

    boolean hasLastDay() {
        return !lastDay.equals(LocalDate.MIN);
    }

    /**
     * Whether the data cover any day: there is an event, or the first and the last day were stated.
     *
     * @return whether there is a first day, and a last one that is no earlier
     */
    public boolean isObserved() {
        return !firstDay.isAfter(lastDay);
    }

    /**
     * The instant at which the data end.
     *
     * @return milliseconds since 1970-01-01T00:00Z, or {@link Long#MIN_VALUE} if nothing is observed
     */
    public long observedUntil() {
        return hasLastDay() ? startOf(lastDay.plusDays(1)) : Long.MIN_VALUE;
    }

    /**
     * An amount as money.
     *
     * @param minorUnits whole units of 10<sup>-decimals</sup>
     * @return the money, with these decimals
     */
    public BigMoney money(long minorUnits) {
        return BigMoney.of(currency, BigDecimal.valueOf(minorUnits, decimals));
    }

    /**
     * An amount as money.
     *
     * @param minorUnits whole units of 10<sup>-decimals</sup>
     * @return the money, with these decimals
     */
    public BigMoney money(BigInteger minorUnits) {
        return BigMoney.of(currency, new BigDecimal(minorUnits, decimals));
    }
}
