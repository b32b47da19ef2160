package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A segment that has its place among others: a band of ages or amounts, a day of the week, a named group. Tables list bands by
 * their places, so that "2–4" stands before "10+".
 *
 * <pre>{@code
 * Segmented<Band, Ratio> byOrders = engine.compute(RetentionRate.in(q1).by(Segments.orders(q1.previous(), 1, 2, 5)));
 * Optional<Ratio> ofFiveOrMore = byOrders.find("5+");
 * }</pre>
 *
 * @param place its place, the lowest first
 * @param name what it is called
 */
public record Band(int place, String name) implements Comparable<Band>, Serializable {
    /** The band of customers of whom it is not known; it stands behind all others but the last. */
    public static final Band UNKNOWN = new Band(Integer.MAX_VALUE - 1, Segments.UNKNOWN);

    /** The band of events without a customer; it stands last. */
    public static final Band NO_CUSTOMER = new Band(Integer.MAX_VALUE, Segments.NO_CUSTOMER);

    /** The band of customers without an order of those that are looked at; it stands behind those with one. */
    public static final Band NO_ORDER = new Band(Integer.MAX_VALUE - 2, "no order");

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public Band {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of band " + place + " is blank; say who is in it");
        }
    }

    /** By place; bands of one place, as two segmentations have, by name. */
    @Override
    public int compareTo(Band other) {
        int byPlace = Integer.compare(place, other.place);
        return byPlace != 0 ? byPlace : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
