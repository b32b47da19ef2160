package io.github.retention4j.io.jdbc;

import io.github.retention4j.io.CellType;
import io.github.retention4j.io.TableColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * A column of a query and how its cells are read.
 *
 * @param header its name and what its cells hold
 * @param cells reads one
 * @param refusal why its cells cannot be read; empty if they can
 */
record JdbcColumn(TableColumn header, CellReader cells, String refusal) {
    private static final int ORACLE_BINARY_FLOAT = 100;
    private static final int ORACLE_BINARY_DOUBLE = 101;
    private static final int ORACLE_WITH_TIME_ZONE = -101;
    private static final int ORACLE_WITH_LOCAL_TIME_ZONE = -102;
    private static final int SQL_SERVER_DATETIMEOFFSET = -155;

    /** {@code at} is the column's place in the result, from 1. */
    static JdbcColumn of(ResultSetMetaData about, int at, Database database, SessionZone zone) throws SQLException {
        String name = Optional.ofNullable(about.getColumnLabel(at)).orElse("").strip();
        String type =
                Optional.ofNullable(about.getColumnTypeName(at)).orElse("").toLowerCase(Locale.ROOT);
        int to = at - 1;
        return switch (about.getColumnType(at)) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT ->
                read(name, CellType.WHOLE, NumberCells.whole(at, to));
            case Types.NUMERIC, Types.DECIMAL ->
                isWhole(about, at)
                        ? read(name, CellType.WHOLE, NumberCells.whole(at, to))
                        : read(name, CellType.DECIMAL, NumberCells.decimal(at, to));
            case Types.FLOAT, Types.REAL, Types.DOUBLE ->
                type.equals("money")
                        ? refused(
                                name,
                                "money, which is written as the database's language has it: write " + name
                                        + "::numeric")
                        : read(name, CellType.FLOATING, NumberCells.floating(at, to));
            case Types.BOOLEAN -> read(name, CellType.TEXT, TextCells.truth(at, to));
            case Types.BIT ->
                about.getPrecision(at) > 1 || (type.equals("bit") && database == Database.POSTGRESQL)
                        ? unreadable(name, type)
                        : read(name, CellType.TEXT, TextCells.truth(at, to));
            case Types.CHAR, Types.NCHAR -> read(name, CellType.TEXT, new TextCells.Padded(name, at, to));
            case Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB ->
                read(name, CellType.TEXT, TextCells.text(at, to));
            case Types.DATE ->
                database == Database.ORACLE
                        ? read(name, CellType.LOCAL_TIME, TimeCells.local(at, to))
                        : read(name, CellType.DAY, TimeCells.day(at, to));
            case Types.TIME ->
                type.equals("timetz") ? unreadable(name, type) : read(name, CellType.TEXT, TextCells.timeOfDay(at, to));
            case Types.TIMESTAMP -> timestamp(name, type, at, database, zone);
            case Types.TIMESTAMP_WITH_TIMEZONE -> read(name, CellType.INSTANT, TimeCells.instant(at, to));
            case Types.NULL -> read(name, CellType.TEXT, TextCells.nothing());
            default -> special(name, type, about.getColumnType(at), at, database);
        };
    }

    /** Whether all that it can hold is whole and fits into a long. PostgreSQL and Oracle tell 0 digits where none are declared. */
    private static boolean isWhole(ResultSetMetaData about, int at) throws SQLException {
        int digits = about.getPrecision(at);
        return about.getScale(at) == 0 && digits > 0 && digits <= NumberCells.MOST_DIGITS;
    }

    private static JdbcColumn timestamp(String name, String type, int at, Database database, SessionZone session) {
        int to = at - 1;
        if (database == Database.POSTGRESQL && type.equals("timestamptz")) {
            return read(name, CellType.INSTANT, TimeCells.timestamp(at, to));
        }
        if (database.hasSessionTimestamps() && type.equals("timestamp")) {
            Optional<ZoneId> zone = session.zone();
            return zone.isPresent()
                    ? read(name, CellType.INSTANT, new TimeCells.Shown(name, at, to, zone.get()))
                    : refused(
                            name,
                            "TIMESTAMP, an instant that the database shows by a clock in the session's time zone, and \""
                                    + session.name()
                                    + "\" does not say which that is: add sessionVariables=time_zone='+00:00' to the"
                                    + " connection's URL");
        }
        return read(name, CellType.LOCAL_TIME, TimeCells.local(at, to));
    }

    /** What only some databases have, by its code or by its name. */
    private static JdbcColumn special(String name, String type, int code, int at, Database database) {
        int to = at - 1;
        if (database == Database.ORACLE) {
            if (code == ORACLE_WITH_TIME_ZONE || code == ORACLE_WITH_LOCAL_TIME_ZONE) {
                return read(name, CellType.INSTANT, TimeCells.instant(at, to));
            }
            if (code == ORACLE_BINARY_FLOAT || code == ORACLE_BINARY_DOUBLE) {
                return read(name, CellType.FLOATING, NumberCells.floating(at, to));
            }
        }
        if (database == Database.SQL_SERVER && code == SQL_SERVER_DATETIMEOFFSET) {
            return read(name, CellType.INSTANT, TimeCells.instant(at, to));
        }
        int end = type.indexOf('(');
        return switch (end < 0 ? type : type.substring(0, end)) {
            case "uuid", "enum", "citext", "json", "jsonb" -> read(name, CellType.TEXT, TextCells.text(at, to));
            case "hugeint", "ubigint", "uhugeint" -> read(name, CellType.DECIMAL, NumberCells.decimal(at, to));
            case "\"null\"" -> read(name, CellType.TEXT, TextCells.nothing());
            default -> unreadable(name, type);
        };
    }

    private static JdbcColumn read(String name, CellType type, CellReader cells) {
        return new JdbcColumn(new TableColumn(name, type), cells, "");
    }

    private static JdbcColumn unreadable(String name, String type) {
        return refused(name, type + ", which is not read: leave the column out, or turn it into text in the query");
    }

    private static JdbcColumn refused(String name, String reason) {
        return new JdbcColumn(
                new TableColumn(name, CellType.ANY),
                TextCells.nothing(),
                "column \"" + name + "\" is of type " + reason);
    }
}
