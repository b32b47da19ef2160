package io.github.retention4j.history;

import io.github.retention4j.staging.Count;
import io.github.retention4j.store.DeclaredColumns;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What the customers of a block were declared to be in one respect, such as their country: a number for each customer, and what
 * each number stands for. Many customers share a number, so what follows from it is worked out once a number, not once a customer.
 *
 * @param <T> what a number stands for
 */
public final class DeclaredColumn<T> {
    private final DeclaredColumns.Column column;
    private final LongFunction<T> value;

    DeclaredColumn(DeclaredColumns.Column column, LongFunction<T> value) {
        this.column = column;
        this.value = value;
    }

    /**
     * The number of a customer.
     *
     * @param customer the customer's number in the block
     * @return from 0 to before {@link #size}; 0 if it is not known of the customer
     */
    public int number(int customer) {
        return column.number(customer);
    }

    /**
     * How many numbers there are. They are of this block: in another, a country has another number.
     *
     * @return one or more, as 0 is for what is not known
     */
    public int size() {
        return column.size();
    }

    /**
     * What a number stands for.
     *
     * @param number from 0 to before {@link #size}
     * @return the value; empty for 0
     */
    public Optional<T> value(int number) {
        return number == 0 ? Optional.empty() : Optional.of(value.apply(column.word(number)));
    }

    @Override
    public String toString() {
        return "DeclaredColumn[" + Count.of(size() - 1L, "value") + "]";
    }
}
