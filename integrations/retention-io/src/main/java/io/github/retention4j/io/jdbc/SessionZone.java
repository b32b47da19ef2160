package io.github.retention4j.io.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * In which zone MySQL shows the instants of a session. Its driver would turn them into instants by the zone of the machine, unless
 * it is told otherwise; the database knows.
 *
 * @param name what it is called there
 */
record SessionZone(String name) {
    /** Where there is no such thing. */
    static final SessionZone NONE = new SessionZone("");

    private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d?(?::?\\d\\d)?");

    static SessionZone of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select @@session.time_zone, @@system_time_zone")) {
            if (!rows.next()) {
                return NONE;
            }
            String session = Optional.ofNullable(rows.getString(1)).orElse("");
            return new SessionZone(
                    session.equalsIgnoreCase("SYSTEM")
                            ? Optional.ofNullable(rows.getString(2)).orElse("")
                            : session);
        }
    }

    /** The zone, unless the name is one that says little: CST is in America and in China. */
    Optional<ZoneId> zone() {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.equals("UTC") || upper.equals("GMT")) {
            return Optional.of(ZoneOffset.UTC);
        }
        try {
            return OFFSET.matcher(name).matches() || name.indexOf('/') > 0
                    ? Optional.of(ZoneId.of(name))
                    : Optional.empty();
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
