package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Customer;
import io.github.retention4j.store.CustomerCells;
import io.github.retention4j.store.DeclaredColumns;
import io.github.retention4j.store.Dictionary;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the shop declared about the customers of a block, as columns.
 *
 * <pre>{@code
 * int fromRiyadh = 0;
 * for (CustomerBlock block : history.blocks()) {
 *     DeclaredColumn<String> cities = block.declared().city();
 *     for (int customer = 0; customer < block.customers(); customer++) {
 *         fromRiyadh += cities.value(cities.number(customer)).equals(Optional.of("Riyadh")) ? 1 : 0;
 *     }
 * }
 * }</pre>
 */
public final class DeclaredCustomers {
    private final DeclaredColumns columns;
    private final Dictionary dictionary;
    private final Basis basis;
    private final long statedFrom;

    DeclaredCustomers(DeclaredColumns columns, Dictionary dictionary, Basis basis) {
        this.columns = columns;
        this.dictionary = dictionary;
        this.basis = basis;
        statedFrom = basis.firstDayStated() ? basis.startOf(basis.firstDay()) : Long.MIN_VALUE;
    }

    /**
     * The countries.
     *
     * @return a number for each customer
     */
    public DeclaredColumn<String> country() {
        return words(DeclaredColumns.COUNTRY);
    }

    /**
     * The cities.
     *
     * @return a number for each customer
     */
    public DeclaredColumn<String> city() {
        return words(DeclaredColumns.CITY);
    }

    /**
     * The genders.
     *
     * @return a number for each customer
     */
    public DeclaredColumn<String> gender() {
        return words(DeclaredColumns.GENDER);
    }

    /**
     * The channels the customers came by.
     *
     * @return a number for each customer
     */
    public DeclaredColumn<String> channel() {
        return words(DeclaredColumns.CHANNEL);
    }

    /**
     * A free attribute.
     *
     * @param name its name
     * @return a number for each customer, which is 0 for all if none of them has it
     */
    public DeclaredColumn<String> attribute(String name) {
        return words(dictionary.attributes().find(requireNonNull(name, "name")) + DeclaredColumns.ATTRIBUTES);
    }

    /**
     * The dates of birth.
     *
     * @return a number for each customer
     */
    public DeclaredColumn<LocalDate> birthDate() {
        return new DeclaredColumn<>(
                columns.column(DeclaredColumns.BIRTH_DATE),
                number -> dictionary.dates().value(number));
    }

    /**
     * The days the shop first met the customers, in the history's zone.
     *
     * @return a number for each customer
     */
    public DeclaredColumn<LocalDate> firstSeenDay() {
        return new DeclaredColumn<>(
                columns.firstSeenBy(millis -> basis.dayOf(millis).toEpochDay()), LocalDate::ofEpochDay);
    }

    /** The day the shop first met a customer. */
    Optional<LocalDate> firstSeenDay(int customer) {
        long firstSeen = columns.firstSeen(customer);
        return firstSeen == DeclaredColumns.NEVER ? Optional.empty() : Optional.of(basis.dayOf(firstSeen));
    }

    /**
     * Whether a customer is older than the data: first seen before a first day that was
     * {@linkplain HistoryBuilder#observedFrom stated}.
     *
     * @param customer the customer's number in the block
     * @return {@code false} where no first day was stated, or it is not known when the customer was first seen
     */
    public boolean predatesData(int customer) {
        long firstSeen = columns.firstSeen(customer);
        return firstSeen != DeclaredColumns.NEVER && firstSeen < statedFrom;
    }

    /** A customer's record, made of the columns. */
    Optional<Customer> record(int customer, long key) {
        return columns.has(customer)
                ? Optional.of(CustomerCells.record(dictionary.customers().id(key), customer, columns, dictionary))
                : Optional.empty();
    }

    private DeclaredColumn<String> words(int column) {
        return new DeclaredColumn<>(
                columns.column(column), number -> dictionary.words().value(number));
    }
}
