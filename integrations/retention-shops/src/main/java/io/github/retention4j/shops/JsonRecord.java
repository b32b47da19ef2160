package io.github.retention4j.shops;

import java.util.Map;
import java.util.Set;

/**
 * An object of a JSON file.
 *
 * @param names the names of all its fields
 * @param values the values in those of its fields that were looked into, by their paths, such as {@code customer.id} and
 *     {@code refunds.0.createdAt}; those that are null are left out
 */
record JsonRecord(Set<String> names, Map<String, Value> values) {
    /**
     * A value that is no object and no array.
     *
     * @param text its text; of a number its digits
     * @param isNumber whether it is a number
     */
    record Value(String text, boolean isNumber) {
        static final Value NONE = new Value("", false);
    }

    Value at(String path) {
        return values.getOrDefault(path, Value.NONE);
    }

    /** The text of a value; empty for none. */
    String text(String path) {
        return at(path).text();
    }

    boolean has(String path) {
        return values.containsKey(path);
    }
}
