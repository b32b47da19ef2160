package io.github.retention4j.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Exact long keys for ids. A whole number is its own key, given as a long or as its usual digits, so numeric ids need no
 * dictionary; any other text gets a key from the bottom of the range of long.
 */
final class IdKeys {
    /** The key of no id at all. */
    static final long NOBODY = Long.MIN_VALUE;

    /** The lowest number that is its own key. */
    static final long LOWEST_NUMBER = Long.MIN_VALUE + (1L << 31);

    private Map<String, Long> keys = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    long of(CharSequence id) {
        long number = number(id);
        return number != NOBODY ? number : keys.computeIfAbsent(id.toString(), this::next);
    }

    /** Lets go of what only new ids need; from now on ids are only read. */
    void seal() {
        keys = Map.of();
    }

    String id(long key) {
        if (key == NOBODY) {
            throw new IllegalStateException("an event without a customer has no customer id");
        }
        return key < LOWEST_NUMBER ? texts.get((int) (key - Long.MIN_VALUE) - 1) : Long.toString(key);
    }

    private long next(String text) {
        texts.add(text);
        return Long.MIN_VALUE + texts.size();
    }

    /** The number that these are the usual digits of (no sign but a minus, no leading zero), or {@link #NOBODY}. */
    private static long number(CharSequence id) {
        int length = id.length();
        int first = length > 1 && id.charAt(0) == '-' ? 1 : 0;
        int digits = length - first;
        if (digits == 0 || digits > 18 || (id.charAt(first) == '0' && length > 1)) {
            return digits > 18 ? largeNumber(id) : NOBODY;
        }
        long value = 0;
        for (int i = first; i < length; i++) {
            char c = id.charAt(i);
            if (c < '0' || c > '9') {
                return NOBODY;
            }
            value = 10 * value + (c - '0');
        }
        return first == 1 ? -value : value;
    }

    private static long largeNumber(CharSequence id) {
        if (id.length() > 20) {
            return NOBODY;
        }
        try {
            long value = Long.parseLong(id, 0, id.length(), 10);
            return value >= LOWEST_NUMBER && Long.toString(value).contentEquals(id) ? value : NOBODY;
        } catch (NumberFormatException text) {
            return NOBODY;
        }
    }
}
