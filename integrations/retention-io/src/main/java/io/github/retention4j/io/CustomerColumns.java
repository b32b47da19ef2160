package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.model.Customer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Customers in a CSV file, a row each.
 *
 * <ul>
 *   <li>Only {@link #id} is needed. An empty cell of any other column says that this is not known.
 *   <li>A row that comes twice is one customer; two rows that differ under one id are a bad row.
 * </ul>
 *
 * <pre>{@code
 * HistoryBuilder builder = Csv.file(path).customers().id("CustomerID").firstSeen("SignedUp", "dd/MM/yyyy")
 *         .country("Country").attributes("Tier", "Newsletter").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class CustomerColumns extends RecordColumns<CustomerColumns> {
    private static final String ID = "id";
    private static final String FIRST_SEEN = "firstSeen";
    private static final String BIRTH_DATE = "birthDate";
    private static final String GENDER = "gender";
    private static final String COUNTRY = "country";
    private static final String CITY = "city";
    private static final String CHANNEL = "channel";
    private static final String ATTRIBUTE = "attribute:";

    CustomerColumns(Mapping mapping) {
        super(mapping);
    }

    /**
     * States the customer's id.
     *
     * @param column the column's name
     * @return a new value
     */
    public CustomerColumns id(String column) {
        return with(mapping.withColumn(ID, column));
    }

    /**
     * States when the shop first met the customer.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CustomerColumns firstSeen(String column, String pattern) {
        return with(mapping.withTime(FIRST_SEEN, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public CustomerColumns firstSeen(String column) {
        return with(mapping.withColumn(FIRST_SEEN, column));
    }

    /**
     * States the date of birth. A time of day in it is passed over.
     *
     * @param column the column's name
     * @param pattern how it is written, with all digits of the year
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, has a year of two digits, tells a part of a
     *     time, or counts weeks
     */
    public CustomerColumns birthDate(String column, String pattern) {
        return with(mapping.withTime(BIRTH_DATE, column, TimePattern.of(pattern).withCentury()));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public CustomerColumns birthDate(String column) {
        return with(mapping.withColumn(BIRTH_DATE, column));
    }

    /**
     * States the gender.
     *
     * @param column the column's name
     * @return a new value
     */
    public CustomerColumns gender(String column) {
        return with(mapping.withColumn(GENDER, column));
    }

    /**
     * States the country.
     *
     * @param column the column's name
     * @return a new value
     */
    public CustomerColumns country(String column) {
        return with(mapping.withColumn(COUNTRY, column));
    }

    /**
     * States the city.
     *
     * @param column the column's name
     * @return a new value
     */
    public CustomerColumns city(String column) {
        return with(mapping.withColumn(CITY, column));
    }

    /**
     * States the channel the customer came by.
     *
     * @param column the column's name
     * @return a new value
     */
    public CustomerColumns channel(String column) {
        return with(mapping.withColumn(CHANNEL, column));
    }

    /**
     * States further columns to segment by; each becomes an attribute of its column's name.
     *
     * @param columns the columns' names; those stated before stay
     * @return a new value
     */
    public CustomerColumns attributes(String... columns) {
        Mapping changed = mapping;
        for (String column : columns) {
            changed = changed.withColumn(ATTRIBUTE + column, column);
        }
        return with(changed);
    }

    @Override
    CustomerColumns with(Mapping changed) {
        return new CustomerColumns(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Table.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<Row> taker(Table table, HistoryBuilder builder) {
        SourceRows into = table.into();
        int id = table.name(ID);
        Optional<Times> firstSeen = table.optionalTimes(FIRST_SEEN, builder);
        Optional<Times> birthDate = table.optionalTimes(BIRTH_DATE, builder);
        int gender = table.optionalName(GENDER);
        int country = table.optionalName(COUNTRY);
        int city = table.optionalName(CITY);
        int channel = table.optionalName(CHANNEL);
        Map<String, Integer> attributes = new HashMap<>();
        mapping.columns().forEach((what, column) -> {
            if (what.startsWith(ATTRIBUTE)) {
                attributes.put(column.toString(), table.name(what));
            }
        });
        return row -> {
            Map<String, String> known = new HashMap<>();
            attributes.forEach((name, column) -> row.optional(column).ifPresent(value -> known.put(name, value)));
            into.add(new Customer(
                    row.required(id),
                    firstSeen.flatMap(times -> times.optional(row)),
                    birthDate.flatMap(times -> times.optionalDay(row)),
                    row.optional(gender),
                    row.optional(country),
                    row.optional(city),
                    row.optional(channel),
                    known));
        };
    }
}
