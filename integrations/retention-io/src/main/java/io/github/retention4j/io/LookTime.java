package io.github.retention4j.io;

import static java.util.stream.Collectors.joining;

import io.github.retention4j.io.look.LookColumn;
import io.github.retention4j.io.look.LookRole;
import io.github.retention4j.io.look.LookRows;
import io.github.retention4j.io.text.JavaText;
import java.util.List;
import java.util.Optional;

/** Which column is the time of an order, or which two are its day and its time of day, and how it is written. */
final class LookTime {
    private final LookProposal proposal;
    private final LookRows rows;

    LookTime(LookProposal proposal) {
        this.proposal = proposal;
        this.rows = proposal.rows;
    }

    private static boolean isTime(LookColumn column) {
        return !column.times().patterns().isEmpty()
                && (!column.isWhole() || LookRole.TIME.rank(column.name()) != LookRole.NONE);
    }

    /** Proposes it, and gives the columns whose empty cells make bad rows. */
    List<LookColumn> propose() {
        Optional<LookRows.Joined> joined = rows.joined()
                .filter(two -> isTime(two.both()))
                .filter(two -> rows.isClear(column(two.date()).name())
                        && rows.isClear(column(two.clock()).name()));
        if (joined.isPresent()) {
            LookColumn date = column(joined.get().date());
            LookColumn clock = column(joined.get().clock());
            String[] names = {date.name(), clock.name()};
            state(
                    "columns " + LookProposal.listed(List.of(date, clock)),
                    "Cell.joined(" + JavaText.quoted(List.of(names)) + ")",
                    Cell.joined(names),
                    joined.get().both());
            return List.of(date, clock);
        }
        List<LookColumn> times = rows.columns().stream()
                .filter(column -> !column.isEmpty() && rows.isClear(column.name()) && isTime(column))
                .filter(column -> LookRole.REFUNDED_AT.rank(column.name()) == LookRole.NONE)
                .toList();
        Optional<LookColumn> called = proposal.named(LookRole.TIME, LookTime::isTime);
        Optional<LookColumn> time = called.isPresent() || times.size() != 1 ? called : Optional.of(times.get(0));
        if (time.isEmpty()) {
            askWhich(times);
            return List.of();
        }
        LookColumn column = time.get();
        state(LookProposal.shown(column), JavaText.quoted(column.name()), Cell.column(column.name()), column);
        return List.of(column);
    }

    private LookColumn column(int place) {
        return rows.columns().get(place);
    }

    private void askWhich(List<LookColumn> times) {
        String broken = proposal.named(LookRole.TIME, column -> true)
                .map(column -> " " + LookProposal.shown(column) + ": " + column.times() + ".")
                .orElse("");
        proposal.ask(
                times.isEmpty()
                        ? "Which column is the time of the order, and how is it written? No pattern reads a column to its end."
                                + broken
                        : "Which column is the time of the order? " + LookProposal.listed(times) + " are times.",
                "time(" + LookCode.OPEN + ", " + LookCode.OPEN + " /* which column and pattern? */)");
    }

    private void state(String shown, String java, Cell cell, LookColumn column) {
        proposal.used.add(column);
        List<String> patterns = column.times().patterns();
        if (patterns.size() > 1) {
            proposal.ask(
                    (shown.startsWith("columns") ? "How are " : "How is ") + shown + " written: " + either(column)
                            + "? Both read every row.",
                    "time(" + java + ", " + LookCode.OPEN + " /* which? " + either(column) + " */)");
        } else {
            String pattern = patterns.get(0);
            proposal.code.columns(
                    "time(" + java + ", " + JavaText.quoted(pattern) + ")", orders -> orders.time(cell, pattern));
        }
        if (column.times().isWallClock()) {
            proposal.notes.add("The times of " + shown
                    + " have no zone: they are those of the history's, unless zone(...) is stated.");
        }
    }

    /** The ways in which a column can be read. */
    static String either(LookColumn column) {
        return column.times().patterns().stream().map(JavaText::quoted).collect(joining(" or "));
    }
}
