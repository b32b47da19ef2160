package io.github.retention4j.io.jdbc;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** What the names of a shop's tables begin with. It becomes a part of the query, so it is nothing but a part of a name. */
final class TablePrefix {
    private static final Pattern NAME_PART = Pattern.compile("[A-Za-z0-9_]*");

    private TablePrefix() {}

    static String checked(String prefix, String example) {
        if (!NAME_PART.matcher(requireNonNull(prefix, "prefix")).matches()) {
            throw new IllegalArgumentException(
                    "the prefix of the tables has other characters than letters, digits and _; usual is " + example);
        }
        return prefix;
    }
}
