package io.github.retention4j.shops;

import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.Row;
import io.github.retention4j.io.text.MessageText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts what of a file is left out, each under its reason, and what is to be remarked of the rest. */
final class Tally {
    private static final String LEFT_OUT = " left out";
    private static final Pattern COUNT = Pattern.compile("(\\d+) ([^,]+?)(?=, \\d|$)");

    private static final String UNTOLD =
            "orders are in several files, and no column tells which copy is newer: the last file given counts";

    /** Why a row is left out that another file tells of. */
    private static final String COPY = "older in another file";

    private final String id;
    private final Overlap.Part part;
    private final Map<String, Long> leftOut = new LinkedHashMap<>();
    private final Map<String, Long> remarks = new LinkedHashMap<>();
    private String lastId = "";

    /**
     * Of the rows of a file.
     *
     * @param id the name of the column of their ids: rows of one that follow one another are counted once
     * @param part which of them another file tells of
     */
    Tally(String id, Overlap.Part part) {
        this.id = id;
        this.part = part;
    }

    /**
     * True of a row that is left out, and counts it: there is a reason to do so, such as {@code cancelled}, or another file tells how
     * it is.
     *
     * @param reason gives the reason; empty if there is none
     */
    Predicate<Row> leavingOut(Function<Row, String> reason) {
        return row -> {
            String its = row.get(id);
            String why = part.isOlder(its) ? COPY : reason.apply(row);
            if (why.isEmpty()) {
                return false;
            }
            if (its.isEmpty() || !its.equals(lastId)) {
                leftOut.merge(why, 1L, Long::sum);
            }
            lastId = its;
            return true;
        };
    }

    /**
     * True of no row, and counts those of which something is to be remarked. It is to be the last rule, so that rows that are left out
     * are none of them.
     *
     * @param text a sentence, which may have a # where the number of orders stands
     */
    Predicate<Row> remarking(String text, Predicate<Row> rule) {
        return row -> {
            if (rule.test(row)) {
                remarks.merge(text, 1L, Long::sum);
            }
            return false;
        };
    }

    /** Notes all in the account of a history. */
    void note(SourceRows source) {
        noted(leftOut).forEach(source::note);
        if (part.isUntold()) {
            source.note(UNTOLD);
        }
        remarks.forEach((text, count) -> source.note(text.replace("#", count + (count == 1 ? " order" : " orders"))));
    }

    /** A note of how many orders were left out, by their reasons; none if none was. */
    static List<String> noted(Map<String, Long> leftOut) {
        return leftOut.isEmpty() ? List.of() : List.of(told(leftOut) + LEFT_OUT);
    }

    /** A reason may be a cell, of a status of the shop's own, and in a row that is out of joint anything may stand there. */
    private static String told(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + MessageText.shown(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** What notes of several sources say was left out, added up; empty if nothing was. */
    static String leftOut(Collection<String> notes) {
        Map<String, Long> sums = new TreeMap<>();
        notes.stream()
                .filter(note -> note.endsWith(LEFT_OUT))
                .map(note -> note.substring(0, note.length() - LEFT_OUT.length()))
                .flatMap(note -> COUNT.matcher(note).results())
                .forEach(count -> sums.merge(count.group(2), number(count), Long::sum));
        return sums.isEmpty() ? "" : told(sums) + LEFT_OUT;
    }

    private static long number(MatchResult count) {
        return Long.parseLong(count.group(1));
    }
}
