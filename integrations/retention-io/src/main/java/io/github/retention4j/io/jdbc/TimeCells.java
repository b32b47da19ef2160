package io.github.retention4j.io.jdbc;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoField.MILLI_OF_SECOND;

import io.github.retention4j.io.CellWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * Readers of times. What has no zone is never read as a {@link Timestamp}, which would be in the zone of the machine. What a
 * database has beyond all years, PostgreSQL's infinity, is told as the text that it is: it is no time, and that is for the reader of
 * the row to say.
 */
final class TimeCells {
    private static final int MOST_YEARS = 1_000_000;
    private static final String INFINITY = "infinity";

    /** Before 1582-10-15 a {@link Timestamp} counts by another calendar. */
    private static final long FIRST_GREGORIAN = -12_219_292_800_000L;

    /** From here on PostgreSQL's driver has no times but infinity, which it tells as the end of a long's range, nearly. */
    private static final long INFINITE = Long.MAX_VALUE / 2;

    private TimeCells() {}

    static CellReader instant(int at, int to) {
        return (rows, row) -> {
            OffsetDateTime value = rows.getObject(at, OffsetDateTime.class);
            if (value == null) {
                return;
            }
            if (isBeyond(value.getYear())) {
                writeInfinity(row, to, value.getYear() < 0);
            } else {
                row.instant(to, 1000 * value.toEpochSecond() + value.get(MILLI_OF_SECOND));
            }
        };
    }

    /** The same from a driver whose timestamps are instants: faster, as measured with PostgreSQL's. */
    static CellReader timestamp(int at, int to) {
        CellReader early = instant(at, to);
        return (rows, row) -> {
            Timestamp value = rows.getTimestamp(at);
            if (value == null) {
                return;
            }
            long millis = value.getTime();
            if (millis >= FIRST_GREGORIAN && millis < INFINITE) {
                row.instant(to, millis);
            } else {
                early.read(rows, row);
            }
        };
    }

    /** Instants that are shown by a clock of a zone, on which an hour may come twice: it is the first then. */
    static final class Shown implements CellReader {
        private final String name;
        private final int at;
        private final int to;
        private final ZoneId zone;
        private long twice;

        Shown(String name, int at, int to, ZoneId zone) {
            this.name = name;
            this.at = at;
            this.to = to;
            this.zone = zone;
        }

        @Override
        public void read(ResultSet rows, CellWriter row) throws SQLException {
            LocalDateTime value = rows.getObject(at, LocalDateTime.class);
            if (value != null) {
                row.instant(to, value.atZone(zone).toInstant().toEpochMilli());
                twice += zone.getRules().getTransition(value) == null ? 0 : 1;
            }
        }

        @Override
        public String note() {
            boolean one = twice == 1;
            return twice == 0
                    ? ""
                    : (one ? "1 time" : twice + " times") + " of column \"" + name + "\" " + (one ? "comes" : "come")
                            + " twice on the clocks of " + zone + ", the session's time zone, and "
                            + (one ? "was" : "were") + " taken as the first: add sessionVariables=time_zone='+00:00' to"
                            + " the connection's URL";
        }
    }

    static CellReader local(int at, int to) {
        return (rows, row) -> {
            LocalDateTime value = rows.getObject(at, LocalDateTime.class);
            if (value == null) {
                return;
            }
            if (isBeyond(value.getYear())) {
                writeInfinity(row, to, value.getYear() < 0);
            } else {
                row.localTime(to, 1000 * value.toEpochSecond(UTC) + value.get(MILLI_OF_SECOND));
            }
        };
    }

    static CellReader day(int at, int to) {
        return (rows, row) -> {
            LocalDate value = rows.getObject(at, LocalDate.class);
            if (value == null) {
                return;
            }
            if (isBeyond(value.getYear())) {
                writeInfinity(row, to, value.getYear() < 0);
            } else {
                row.day(to, value.toEpochDay());
            }
        };
    }

    private static boolean isBeyond(int year) {
        return year > MOST_YEARS || year < -MOST_YEARS;
    }

    private static void writeInfinity(CellWriter row, int to, boolean past) {
        row.text(to, past ? '-' + INFINITY : INFINITY);
    }
}
