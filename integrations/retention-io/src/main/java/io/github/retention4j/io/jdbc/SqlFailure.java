package io.github.retention4j.io.jdbc;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said of a driver's exception. Drivers put cells into their messages, and a cell may be a customer's id: before rows are
 * read, the message is shown without all that the query does not name; after that it is only the cause's.
 */
final class SqlFailure {
    private static final int MOST_SHOWN = 200;
    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"]*(?:\"|$)|`[^`]*(?:`|$)|(?<!\\p{L})'[^']*(?:'|$)|«[^»]*(?:»|$)");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]*@\\S*");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\p{Nd}{6,}");
    private static final Pattern FIRST_LINE_END = Pattern.compile(";? *(?:SQL statement:)? *\\R");

    /** DuckDB has no SQLState, and begins so where data do not fit. */
    private static final Pattern OF_DATA =
            Pattern.compile("(?:Conversion|Out of Range|Invalid Input|Constraint) Error:.*");

    private SqlFailure() {}

    /** Its words are ours, or chosen from a driver's: what is logged may have them. */
    private static final class ChosenWords extends IOException {
        private static final long serialVersionUID = 1L;

        ChosenWords(String message, SQLException cause) {
            super(message, cause);
        }
    }

    /** What went wrong before the first row, such as an unknown column. */
    static IOException early(String what, SQLException e, SqlText query) {
        String state = state(e);
        // Classes 22 and 23 are of data that do not fit.
        String words = words(e, query);
        boolean isOfData = state.startsWith("22")
                || state.startsWith("23")
                || OF_DATA.matcher(words).matches();
        String said = isOfData ? "" : words;
        return new ChosenWords(what + (said.isEmpty() ? "" : ": " + said) + " (" + label(e) + ")", e);
    }

    /** What went wrong with rows. */
    static IOException late(String what, SQLException e) {
        return new ChosenWords(
                what + " (" + label(e) + "; the driver's words are this exception's cause, since they may hold cells)",
                e);
    }

    static InterruptedIOException interrupted(long rows) {
        return new InterruptedIOException("interrupted after " + rows + (rows == 1 ? " row" : " rows"));
    }

    private static String label(SQLException e) {
        String state = state(e);
        return (state.isEmpty() ? "no SQLState" : "SQLState " + state) + ", "
                + e.getClass().getSimpleName();
    }

    private static String state(SQLException e) {
        return Optional.ofNullable(e.getSQLState()).orElse("");
    }

    private static String words(SQLException e, SqlText query) {
        String named = query.code().toLowerCase(Locale.ROOT);
        String line = FIRST_LINE_END.split(Optional.ofNullable(e.getMessage()).orElse(""), 2)[0];
        String shown = QUOTED.matcher(line).replaceAll(quoted -> Matcher.quoteReplacement(masked(quoted, named)));
        shown = ADDRESS.matcher(shown).replaceAll("…@…");
        shown = LONG_NUMBER.matcher(shown).replaceAll("…").strip();
        return shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "…" : shown;
    }

    /** What the query itself names, outside its literals, is no cell. */
    private static String masked(MatchResult quoted, String named) {
        String text = quoted.group();
        String inside = text.length() < 2 ? "" : text.substring(1, text.length() - 1);
        return !inside.isEmpty() && named.contains(inside.toLowerCase(Locale.ROOT))
                ? text
                : text.charAt(0) + "…" + (text.charAt(0) == '«' ? '»' : text.charAt(0));
    }
}
