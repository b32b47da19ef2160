package io.github.retention4j.io.jdbc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a query, looked at just closely enough to see what is no single query before it is run. */
final class SqlText {
    private static final Pattern FIRST_WORD = Pattern.compile("\\p{L}+");
    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$\\w*\\$");

    private static final Pattern FROM = Pattern.compile(
            "(?<![\\w.\"`\\[]|\\bDISTINCT\\s)FROM\\b(?:\\s+([\\p{L}_][\\w\\p{L}$]*+(?:\\.[\\p{L}_][\\w\\p{L}$]*+)*+)(?!\\s*\\())?",
            Pattern.CASE_INSENSITIVE);

    /** What begins with them changes something, and gives no rows. */
    private static final Set<String> NO_QUERIES = Set.of(
            "INSERT",
            "UPDATE",
            "DELETE",
            "MERGE",
            "UPSERT",
            "REPLACE",
            "CREATE",
            "ALTER",
            "DROP",
            "TRUNCATE",
            "GRANT",
            "REVOKE",
            "BEGIN",
            "START",
            "COMMIT",
            "ROLLBACK",
            "SET",
            "USE",
            "LOCK",
            "COPY",
            "VACUUM");

    private final String sql;
    private final char[] code;
    private boolean clear = true;

    private SqlText(String sql) {
        this.sql = sql;
        this.code = sql.toCharArray();
    }

    /**
     * A query, without the semicolon at its end, which some databases refuse.
     *
     * @throws IllegalArgumentException if the text is empty, changes something, or is several statements
     */
    static SqlText query(String sql) {
        SqlText all = new SqlText(sql);
        all.blankOut();
        int end = sql.length();
        while (end > 0 && (isBlank(all.code[end - 1]) || all.code[end - 1] == ';')) {
            end--;
        }
        if (end == 0) {
            throw new IllegalArgumentException("the SQL is empty");
        }
        SqlText query = new SqlText(sql.substring(0, end));
        query.blankOut();
        String code = query.code();
        Matcher first = FIRST_WORD.matcher(code);
        if (first.find() && NO_QUERIES.contains(first.group().toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the SQL begins with " + first.group()
                    + ", and only a query is run here: one that begins with SELECT or WITH");
        }
        if (query.clear && code.indexOf(';') >= 0) {
            throw new IllegalArgumentException("the SQL is several statements: state one query");
        }
        return query;
    }

    /** What is to be run. */
    String sql() {
        return sql;
    }

    /** The same with blanks for its comments and for the insides of its literals. */
    String code() {
        return new String(code);
    }

    /** Whether so many parameters have no question mark each. More marks than that are the driver's matter: some are operators. */
    boolean hasFewerMarksThan(int parameters) {
        return clear && code().chars().filter(c -> c == '?').count() < parameters;
    }

    /** The table or view behind its first FROM outside brackets, if it is there by its plain name. */
    Optional<String> table() {
        StringBuilder outside = new StringBuilder();
        int depth = 0;
        for (char c : code) {
            depth -= c == ')' ? 1 : 0;
            outside.append(depth > 0 ? ' ' : c);
            depth += c == '(' ? 1 : 0;
        }
        Matcher from = FROM.matcher(outside);
        return from.find() ? Optional.ofNullable(from.group(1)) : Optional.empty();
    }

    private void blankOut() {
        int at = 0;
        while (at < code.length) {
            int end = at + 1;
            if (sql.startsWith("--", at)) {
                end = endOf(sql.indexOf('\n', at), 1);
                blank(at, end);
            } else if (sql.startsWith("/*", at)) {
                end = endOf(sql.indexOf("*/", at + 2), 2);
                blank(at, end);
            } else if (code[at] == '\'') {
                end = quoted(at, '\'');
                blank(at + 1, end - 1);
            } else if (code[at] == '"' || code[at] == '`') {
                end = quoted(at, code[at]);
                hideSemicolons(at, end);
            } else if (code[at] == '$') {
                end = dollarQuoted(at);
            }
            at = end;
        }
    }

    private int quoted(int at, char quote) {
        int close = sql.indexOf(quote, at + 1);
        int end = endOf(close, 1);
        // Where a backslash keeps a quote from closing, as in MySQL, this is not the end: nothing is refused for what
        // follows.
        clear &= close >= 0 && sql.substring(at, end).indexOf('\\') < 0;
        return end;
    }

    private int dollarQuoted(int at) {
        Matcher open = DOLLAR_QUOTE.matcher(sql).region(at, sql.length());
        if (!open.lookingAt()) {
            return at + 1;
        }
        int end = endOf(sql.indexOf(open.group(), open.end()), open.group().length());
        blank(at, end);
        return end;
    }

    private int endOf(int found, int length) {
        return found < 0 ? sql.length() : found + length;
    }

    private void blank(int from, int to) {
        if (from < to) {
            Arrays.fill(code, from, to, ' ');
        }
    }

    /** The rest of a name in quotes is one of the query's names. */
    private void hideSemicolons(int from, int to) {
        for (int at = from; at < to; at++) {
            if (code[at] == ';') {
                code[at] = ' ';
            }
        }
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c);
    }
}
