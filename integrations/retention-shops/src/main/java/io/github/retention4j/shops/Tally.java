package io.github.retention4j.shops;

import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.Row;
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

/** Counts the orders of one reading that are left out, each under its reason, and what is to be remarked of the others. */
final class Tally {
    private static final String LEFT_OUT = " left out";
    private static final Pattern COUNT = Pattern.compile("(\\d+) ([^,]+?)(?=, \\d|$)");

    private final String order;
    private final Map<String, Long> leftOut = new LinkedHashMap<>();
    private final Map<String, Long> remarks = new LinkedHashMap<>();
    private String lastOrder = "";

    /**
     * Of rows of orders.
     *
     * @param order the name of the column of their ids: rows of one that follow one another are counted once
     */
    Tally(String order) {
        this.order = order;
    }

    /** True of a row for which there is a reason to leave its order out, such as {@code cancelled}, and counts it under that. */
    Predicate<Row> leavingOut(Function<Row, String> reason) {
        return row -> {
            String why = reason.apply(row);
            if (why.isEmpty()) {
                return false;
            }
            String id = row.get(order);
            if (id.isEmpty() || !id.equals(lastOrder)) {
                leftOut.merge(why, 1L, Long::sum);
            }
            lastOrder = id;
            return true;
        };
    }

    /** Counts an order of which something is to be remarked, in a sentence that may have a # where the number of orders stands. */
    void remark(String text) {
        remarks.merge(text, 1L, Long::sum);
    }

    /** Notes all in the account of a history. */
    void note(SourceRows source) {
        noted(leftOut).forEach(source::note);
        remarks.forEach((text, count) -> source.note(text.replace("#", count + (count == 1 ? " order" : " orders"))));
    }

    /** A note of how many orders were left out, by their reasons; none if none was. */
    static List<String> noted(Map<String, Long> leftOut) {
        return leftOut.isEmpty() ? List.of() : List.of(told(leftOut) + LEFT_OUT);
    }

    private static String told(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
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
