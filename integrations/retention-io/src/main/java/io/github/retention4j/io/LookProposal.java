package io.github.retention4j.io;

import static java.util.stream.Collectors.joining;

import io.github.retention4j.io.look.LookColumn;
import io.github.retention4j.io.look.LookRole;
import io.github.retention4j.io.look.LookRows;
import io.github.retention4j.io.text.JavaText;
import io.github.retention4j.io.text.MessageText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is proposed of a file, as it grows: statements, questions where nobody can tell, and notes. */
final class LookProposal {
    final LookRows rows;
    final LookCode code;
    final List<String> questions = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    /** The columns that are stated. */
    final List<LookColumn> used = new ArrayList<>();

    LookProposal(LookRows rows, LookCode code) {
        this.rows = rows;
        this.code = code;
    }

    /** States what one column is. */
    interface Statement {
        OrderColumns state(OrderColumns orders, String column);
    }

    void state(String method, LookColumn column, Statement statement) {
        used.add(column);
        code.columns(
                method + "(" + JavaText.quoted(column.name()) + ")", orders -> statement.state(orders, column.name()));
    }

    void ask(String question, String open) {
        questions.add(question);
        code.open(open);
    }

    /** The column that is surest called so, among those that hold what it must. */
    Optional<LookColumn> named(LookRole role, Predicate<LookColumn> holds) {
        return rows.columns().stream()
                .filter(column -> role.rank(column.name()) != LookRole.NONE && rows.isClear(column.name()))
                .filter(column -> !column.isEmpty() && holds.test(column))
                .min(Comparator.comparingInt(column -> role.rank(column.name())));
    }

    /** Asks about empty cells that make bad rows. */
    void needed(LookColumn column, long mayBeEmpty) {
        long empty = column.empty() - mayBeEmpty;
        if (empty > 0) {
            questions.add(count(empty, "row") + " with nothing in " + shown(column)
                    + ", which makes a bad row: are they lines of an"
                    + " order whose column is called otherwise, or to be left out by leavingOut(...)?");
        }
    }

    // ---- told

    static String shown(LookColumn column) {
        return "column " + MessageText.quoted(column.name());
    }

    static String listed(List<LookColumn> columns) {
        return columns.stream().map(column -> MessageText.quoted(column.name())).collect(joining(", "));
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
