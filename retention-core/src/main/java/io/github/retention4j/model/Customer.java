package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a shop knows about one customer besides the orders.
 *
 * <p>Nothing but the id is needed, and a customer need not be declared at all: an order's customer id is enough. Declare
 * customers to segment by what is known of them, or to count those who never ordered.
 *
 * <pre>{@code
 * Customer customer = Customer.builder("c-17").country("SA").city("Riyadh").channel("instagram").build();
 * }</pre>
 *
 * @param id the shop's own customer id, not blank
 * @param firstSeen when the shop first met the customer
 * @param birthDate the date of birth
 * @param gender in the shop's own words
 * @param country in the shop's own words; ISO 3166 codes are a good choice
 * @param city in the shop's own words
 * @param channel how the customer came
 * @param attributes anything else to segment by
 */
public record Customer(
        String id,
        Optional<Instant> firstSeen,
        Optional<LocalDate> birthDate,
        Optional<String> gender,
        Optional<String> country,
        Optional<String> city,
        Optional<String> channel,
        Map<String, String> attributes) {

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if the id is blank
     */
    public Customer {
        Checks.id(requireNonNull(id, "id"), "customer id");
        requireNonNull(firstSeen, "firstSeen");
        requireNonNull(birthDate, "birthDate");
        requireNonNull(gender, "gender");
        requireNonNull(country, "country");
        requireNonNull(city, "city");
        requireNonNull(channel, "channel");
        attributes = Map.copyOf(requireNonNull(attributes, "attributes"));
    }

    /**
     * A customer of whom only the id is known.
     *
     * @param id the shop's own customer id
     * @return the customer
     */
    public static Customer of(String id) {
        return builder(id).build();
    }

    /**
     * Starts a customer.
     *
     * @param id the shop's own customer id
     * @return a builder
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** Collects the optional parts of a {@link Customer}. */
    public static final class Builder {
        private final String id;
        private Optional<Instant> firstSeen = Optional.empty();
        private Optional<LocalDate> birthDate = Optional.empty();
        private Optional<String> gender = Optional.empty();
        private Optional<String> country = Optional.empty();
        private Optional<String> city = Optional.empty();
        private Optional<String> channel = Optional.empty();
        private final Map<String, String> attributes = new HashMap<>();

        private Builder(String id) {
            this.id = id;
        }

        /**
         * Sets when the shop first met the customer.
         *
         * @param firstSeen an instant
         * @return this
         */
        public Builder firstSeen(Instant firstSeen) {
            this.firstSeen = Optional.of(requireNonNull(firstSeen, "firstSeen"));
            return this;
        }

        /**
         * Sets the date of birth.
         *
         * @param birthDate a date
         * @return this
         */
        public Builder birthDate(LocalDate birthDate) {
            this.birthDate = Optional.of(requireNonNull(birthDate, "birthDate"));
            return this;
        }

        /**
         * Sets the gender.
         *
         * @param gender in the shop's own words
         * @return this
         */
        public Builder gender(String gender) {
            this.gender = Optional.of(requireNonNull(gender, "gender"));
            return this;
        }

        /**
         * Sets the country.
         *
         * @param country in the shop's own words
         * @return this
         */
        public Builder country(String country) {
            this.country = Optional.of(requireNonNull(country, "country"));
            return this;
        }

        /**
         * Sets the city.
         *
         * @param city in the shop's own words
         * @return this
         */
        public Builder city(String city) {
            this.city = Optional.of(requireNonNull(city, "city"));
            return this;
        }

        /**
         * Sets the channel the customer came by.
         *
         * @param channel in the shop's own words
         * @return this
         */
        public Builder channel(String channel) {
            this.channel = Optional.of(requireNonNull(channel, "channel"));
            return this;
        }

        /**
         * Sets a free attribute.
         *
         * @param name its name
         * @param value its value
         * @return this
         */
        public Builder attribute(String name, String value) {
            attributes.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
            return this;
        }

        /**
         * Makes the customer.
         *
         * @return the customer
         * @throws IllegalArgumentException if the id is blank
         */
        public Customer build() {
            return new Customer(id, firstSeen, birthDate, gender, country, city, channel, attributes);
        }
    }
}
