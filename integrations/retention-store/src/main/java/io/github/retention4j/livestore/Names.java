package io.github.retention4j.livestore;

import java.util.Locale;
import java.util.Optional;

/** Names of files that are numbered: six digits, or more from a million on. */
final class Names {
    private Names() {}

    static String digits(int number) {
        return String.format(Locale.ROOT, "%06d", number);
    }

    /** The number in a name that was made with {@link #digits}; empty if it is not such a name. */
    static Optional<Integer> number(String prefix, String name, String suffix) {
        if (!name.startsWith(prefix) || !name.endsWith(suffix) || name.length() > 40) {
            return Optional.empty();
        }
        String middle = name.substring(prefix.length(), Math.max(prefix.length(), name.length() - suffix.length()));
        try {
            int number = Integer.parseInt(middle);
            return (prefix + digits(number) + suffix).equals(name) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
