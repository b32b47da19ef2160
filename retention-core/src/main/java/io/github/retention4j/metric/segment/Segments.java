package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Customer;
import java.util.Locale;
import java.util.Optional;

/**
 * Segments by what the shop declared about its customers.
 *
 * <ul>
 *   <li>A customer of whom it is not known is in the segment {@value #UNKNOWN}.
 *   <li>An event without a customer, where a metric counts those, is in the segment {@value #NO_CUSTOMER}.
 * </ul>
 */
public final class Segments {
    /** The segment of customers of whom it is not known. */
    public static final String UNKNOWN = "(unknown)";

    /** The segment of events without a customer. */
    public static final String NO_CUSTOMER = "(no customer)";

    private Segments() {}

    /**
     * By country.
     *
     * @return the segment
     */
    public static Segment<String> country() {
        return new Declared(Detail.COUNTRY, "");
    }

    /**
     * By city.
     *
     * @return the segment
     */
    public static Segment<String> city() {
        return new Declared(Detail.CITY, "");
    }

    /**
     * By gender.
     *
     * @return the segment
     */
    public static Segment<String> gender() {
        return new Declared(Detail.GENDER, "");
    }

    /**
     * By the channel the customer came by.
     *
     * @return the segment
     */
    public static Segment<String> channel() {
        return new Declared(Detail.CHANNEL, "");
    }

    /**
     * By a free attribute.
     *
     * @param name the attribute's name
     * @return the segment
     */
    public static Segment<String> attribute(String name) {
        return new Declared(Detail.ATTRIBUTE, name);
    }

    private enum Detail {
        COUNTRY,
        CITY,
        GENDER,
        CHANNEL,
        ATTRIBUTE
    }

    private record Declared(Detail detail, String attribute) implements Segment<String> {
        Declared {
            requireNonNull(attribute, "attribute");
        }

        @Override
        public String name() {
            return detail == Detail.ATTRIBUTE ? attribute : detail.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String key(CustomerHistory customer) {
            return customer.isAnonymous()
                    ? NO_CUSTOMER
                    : customer.customer().flatMap(this::of).orElse(UNKNOWN);
        }

        private Optional<String> of(Customer customer) {
            return switch (detail) {
                case COUNTRY -> customer.country();
                case CITY -> customer.city();
                case GENDER -> customer.gender();
                case CHANNEL -> customer.channel();
                case ATTRIBUTE -> Optional.ofNullable(customer.attributes().get(attribute));
            };
        }
    }
}
