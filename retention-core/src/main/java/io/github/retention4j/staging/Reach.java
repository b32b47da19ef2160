package io.github.retention4j.staging;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * From when to when events go, and which of them lie years away from all others: a slip of a digit, a date that is not known
 * and was written as 1970, or seconds that were taken for milliseconds.
 *
 * <p>Events are counted by years. Nearly all fall into the longest run of years that has any: for those there are two
 * comparisons, so that this costs next to nothing however many there are.
 */
final class Reach {
    private static final long A_YEAR = 31_556_952_000L;

    /** One event in so many may lie apart for that to be remarkable; more, and it is how the shop is. */
    private static final int ONE_IN = 10;

    /**
     * When there may be shops that keep their events on computers, in seconds since 1970: taken for milliseconds, those of 1990
     * to 2100 are of a few weeks of 1970.
     */
    private static final long FIRST_SECONDS = 631_152_000;

    private static final long LAST_SECONDS = 4_102_444_800L;

    private final long earliest;

    /** The years that most events so far are of, as instants. */
    private long from;

    private long until;

    // Of the events in those years.
    private long rows;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private long elsewhere;

    /** The first of the years that most events were expected of, before there were any. */
    private @Nullable Year expected;

    private @Nullable Year @Nullable [] years;

    /** The events of a year, and the first row that has one. */
    private static final class Year {
        final Account.Source source;
        long row;
        long millis;
        long rows;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;

        Year(Account.Source source, long row, long millis) {
            this.source = source;
            this.row = row;
            this.millis = millis;
        }

        void add(long moreRows, long itsFirst, long itsLast) {
            rows += moreRows;
            first = Math.min(first, itsFirst);
            last = Math.max(last, itsLast);
        }
    }

    /** Years in a row that have events. */
    private record Run(int from, int until, long rows, long first, long last) {
        Run with(Year year) {
            return new Run(from, until + 1, rows + year.rows, Math.min(first, year.first), Math.max(last, year.last));
        }
    }

    /**
     * No events.
     *
     * @param earliest the first instant that events may be of
     */
    Reach(long earliest) {
        this.earliest = earliest;
    }

    /** No events, with the years that most are of taken from others. */
    Reach expecting(Reach others) {
        if (others.years != null) {
            from = others.from;
            until = others.until;
            expected = others.years[(int) ((from - earliest) / A_YEAR)];
        }
        return this;
    }

    void add(Account.Source source, long row, long millis) {
        if (millis >= from && millis < until) {
            rows++;
            first = Math.min(first, millis);
            last = Math.max(last, millis);
        } else {
            addElsewhere(source, row, millis);
        }
    }

    /**
     * Adds a stretch of a column.
     *
     * @param before the number of the row before the column's first
     */
    void addAll(Account.Source source, long before, long[] millis, int start, int end, long lowest, long highest) {
        if (lowest >= from && highest < until) {
            rows += end - start;
            first = Math.min(first, lowest);
            last = Math.max(last, highest);
        } else {
            for (int row = start; row < end; row++) {
                add(source, before + row + 1, millis[row]);
            }
        }
    }

    private void addElsewhere(Account.Source source, long row, long millis) {
        Year year = year((int) ((millis - earliest) / A_YEAR), source, row, millis);
        year.add(1, millis, millis);
        elsewhere++;
        if (year.rows == 1 || Long.bitCount(elsewhere) == 1) {
            settle();
        }
    }

    private Year year(int number, Account.Source source, long row, long millis) {
        if (years == null) {
            years = new @Nullable Year[302];
        }
        Year year = years[number];
        if (year == null) {
            year = new Year(source, row, millis);
            years[number] = year;
        } else if (year.source == source && row < year.row) {
            year.row = row;
            year.millis = millis;
        }
        return year;
    }

    /** Adds the events of another, which were of later rows. */
    void add(Reach other) {
        if (other.years == null && other.from == from && other.until == until) {
            rows += other.rows;
            first = Math.min(first, other.first);
            last = Math.max(last, other.last);
            return;
        }
        other.moveToYears();
        for (int number = 0; other.years != null && number < other.years.length; number++) {
            Year its = other.years[number];
            if (its != null) {
                year(number, its.source, its.row, its.millis).add(its.rows, its.first, its.last);
            }
        }
        settle();
    }

    /** Puts what was counted together into the first of the years it is of. */
    private void moveToYears() {
        if (rows > 0) {
            int number = (int) ((from - earliest) / A_YEAR);
            Year known = years == null || years[number] == null ? requireNonNull(expected) : years[number];
            year(number, known.source, known.row, known.millis).add(rows, first, last);
            rows = 0;
            first = Long.MAX_VALUE;
            last = Long.MIN_VALUE;
        }
    }

    /** Finds anew the years that most events are of. */
    private void settle() {
        moveToYears();
        List<Run> runs = runs();
        Run most = runs.get(most(runs));
        from = earliest + most.from * A_YEAR;
        until = earliest + most.until * A_YEAR;
    }

    private static int most(List<Run> runs) {
        int most = 0;
        for (int i = 1; i < runs.size(); i++) {
            most = runs.get(i).rows > runs.get(most).rows ? i : most;
        }
        return most;
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        boolean goesOn = false;
        for (int number = 0; years != null && number < years.length; number++) {
            Year year = years[number];
            if (year != null) {
                Run run = goesOn
                        ? runs.remove(runs.size() - 1)
                        : new Run(number, number, 0, Long.MAX_VALUE, Long.MIN_VALUE);
                runs.add(run.with(year));
            }
            goesOn = year != null;
        }
        return runs;
    }

    // ---- what came of it

    boolean isEmpty() {
        return years == null;
    }

    long rows() {
        moveToYears();
        return runs().stream().mapToLong(Run::rows).sum();
    }

    long first() {
        moveToYears();
        return runs().get(0).first;
    }

    long last() {
        moveToYears();
        List<Run> runs = runs();
        return runs.get(runs.size() - 1).last;
    }

    /** Notes which rows stretch the data, and how far all others reach. */
    void noteStrays(Account account, LongFunction<LocalDate> day) {
        moveToYears();
        List<Run> runs = runs();
        if (areSeconds(runs)) {
            Run seconds = runs.remove(0);
            Year year = requireYear(seconds.from);
            account.note(
                    year.source,
                    named(year, seconds.rows, day) + " in the first weeks of 1970, as seconds do that are taken for"
                            + " milliseconds; if they are, give 1000 times as many");
        }
        if (runs.size() < 2) {
            return;
        }
        int most = most(runs);
        long all = runs.stream().mapToLong(Run::rows).sum();
        int before = 0;
        long early = 0;
        for (long sum = 0; before < most && areFew(sum + runs.get(before).rows, all); before++) {
            sum += runs.get(before).rows;
            early = sum;
        }
        int after = runs.size();
        long late = 0;
        for (long sum = 0; after - 1 > most && areFew(sum + runs.get(after - 1).rows, all); after--) {
            sum += runs.get(after - 1).rows;
            late = sum;
        }
        if (early > 0) {
            note(
                    account,
                    requireYear(runs.get(0).from),
                    early,
                    "before",
                    "begin",
                    day.apply(runs.get(before).first),
                    day);
        }
        if (late > 0) {
            int latest = runs.get(runs.size() - 1).until - 1;
            note(account, requireYear(latest), late, "after", "end", day.apply(runs.get(after - 1).last), day);
        }
    }

    /**
     * Whether the earliest events are seconds that are taken for milliseconds, by all that can be told: they are of the days that
     * seconds of our times become, and until our times there is no other. A shop that is as old has events of other days too.
     */
    private static boolean areSeconds(List<Run> runs) {
        return !runs.isEmpty()
                && runs.get(0).first >= FIRST_SECONDS
                && runs.get(0).last < LAST_SECONDS
                && (runs.size() == 1 || runs.get(1).first >= 1000 * FIRST_SECONDS);
    }

    private Year requireYear(int number) {
        return requireNonNull(requireNonNull(years)[number]);
    }

    private static boolean areFew(long rows, long all) {
        return rows == 1 ? all > 2 : rows <= all / ONE_IN;
    }

    private static void note(
            Account account,
            Year year,
            long rows,
            String where,
            String reach,
            LocalDate others,
            LongFunction<LocalDate> day) {
        account.note(
                year.source,
                named(year, rows, day) + " more than a year " + where + " all others, which " + reach + " on " + others
                        + "; if the date is a slip, it stretches every table that goes over all days");
    }

    private static String named(Year year, long rows, LongFunction<LocalDate> day) {
        return year.source.rowIs + " " + year.row + " of " + day.apply(year.millis)
                + (rows == 1 ? " lies" : " and " + Count.of(rows - 1, "other") + " lie");
    }
}
