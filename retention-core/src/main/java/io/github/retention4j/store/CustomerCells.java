package io.github.retention4j.store;

import static io.github.retention4j.store.DeclaredColumns.ATTRIBUTES;
import static io.github.retention4j.store.DeclaredColumns.BIRTH_DATE;
import static io.github.retention4j.store.DeclaredColumns.CHANNEL;
import static io.github.retention4j.store.DeclaredColumns.CITY;
import static io.github.retention4j.store.DeclaredColumns.COUNTRY;
import static io.github.retention4j.store.DeclaredColumns.FIRST_SEEN;
import static io.github.retention4j.store.DeclaredColumns.GENDER;
import static io.github.retention4j.store.DeclaredColumns.NANOS;
import static io.github.retention4j.store.DeclaredColumns.NEVER;

import io.github.retention4j.model.Customer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a declared customer becomes cells of {@link DeclaredColumns}, and a record again that is equal to the one given. */
public final class CustomerCells {
    private CustomerCells() {}

    /**
     * A customer's cells by their columns. Equal records have equal cells, and records with equal cells and ids are equal.
     *
     * @param customer the record
     * @param firstSeen its time in milliseconds, or {@link DeclaredColumns#NEVER}
     * @param dictionary where its words get their numbers
     */
    public static SortedMap<Integer, Long> of(Customer customer, long firstSeen, Dictionary dictionary) {
        SortedMap<Integer, Long> cells = new TreeMap<>();
        cells.put(FIRST_SEEN, firstSeen);
        customer.firstSeen()
                .map(at -> ChronoUnit.NANOS.between(at.truncatedTo(ChronoUnit.MILLIS), at))
                .filter(nanos -> nanos > 0)
                .ifPresent(nanos -> cells.put(NANOS, nanos));
        customer.birthDate()
                .ifPresent(
                        born -> cells.put(BIRTH_DATE, (long) dictionary.dates().number(born)));
        put(cells, GENDER, customer.gender(), dictionary);
        put(cells, COUNTRY, customer.country(), dictionary);
        put(cells, CITY, customer.city(), dictionary);
        put(cells, CHANNEL, customer.channel(), dictionary);
        customer.attributes()
                .forEach((name, value) ->
                        put(cells, ATTRIBUTES + dictionary.attributes().number(name), Optional.of(value), dictionary));
        return cells;
    }

    private static void put(Map<Integer, Long> cells, int column, Optional<String> word, Dictionary dictionary) {
        word.ifPresent(text -> cells.put(column, (long) dictionary.words().number(text)));
    }

    /** A customer's record. */
    public static Customer record(String id, int customer, DeclaredColumns columns, Dictionary dictionary) {
        Customer.Builder record = Customer.builder(id);
        long firstSeen = columns.firstSeen(customer);
        if (firstSeen != NEVER) {
            DeclaredColumns.Column nanos = columns.column(NANOS);
            int number = nanos.number(customer);
            record.firstSeen(Instant.ofEpochMilli(firstSeen).plusNanos(number == 0 ? 0 : nanos.word(number)));
        }
        DeclaredColumns.Column born = columns.column(BIRTH_DATE);
        if (born.number(customer) > 0) {
            record.birthDate(dictionary.dates().value(born.word(born.number(customer))));
        }
        word(customer, columns.column(GENDER), dictionary).ifPresent(record::gender);
        word(customer, columns.column(COUNTRY), dictionary).ifPresent(record::country);
        word(customer, columns.column(CITY), dictionary).ifPresent(record::city);
        word(customer, columns.column(CHANNEL), dictionary).ifPresent(record::channel);
        for (int column : columns.attributes()) {
            word(customer, columns.column(column), dictionary)
                    .ifPresent(value -> record.attribute(dictionary.attributes().value(column - ATTRIBUTES), value));
        }
        return record.build();
    }

    private static Optional<String> word(int customer, DeclaredColumns.Column column, Dictionary dictionary) {
        int number = column.number(customer);
        return number == 0 ? Optional.empty() : Optional.of(dictionary.words().value(column.word(number)));
    }
}
