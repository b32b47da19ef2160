package io.github.retention4j.io;

import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.text.BadRow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** Decides of each row whether it is left out, refused or taken. */
final class RowJudge {
    private final LongConsumer at;
    private final List<Predicate<? super Row>> leftOut;
    private NameColumn[] names = {};
    private BiConsumer<Row, String> refusal;
    private Consumer<Row> exclusion;

    /**
     * For rows of a source.
     *
     * @param at says to the source which row is next
     * @param leftOut the caller's rules
     */
    RowJudge(SourceRows into, LongConsumer at, List<Predicate<? super Row>> leftOut) {
        this.at = at;
        this.leftOut = leftOut;
        this.refusal = (bad, reason) -> into.refuse(reason);
        this.exclusion = excluded -> into.exclude();
    }

    /** Whether the caller has rules, which may ask for any column. */
    boolean hasRules() {
        return !leftOut.isEmpty();
    }

    /** Has a column of names looked at in each row. */
    void look(NameColumn column) {
        names = Arrays.copyOf(names, names.length + 1);
        names[names.length - 1] = column;
    }

    void refuseWith(BiConsumer<Row, String> rowAndReason) {
        refusal = rowAndReason;
    }

    void excludeWith(Consumer<Row> excluded) {
        exclusion = excluded;
    }

    /**
     * Gives a row to the taker, unless it is left out or bad.
     *
     * @param found what is wrong with it already
     */
    void judge(Row row, Optional<BadRow> found, Consumer<Row> taker) {
        at.accept(row.line());
        if (isLeftOut(row)) {
            exclusion.accept(row);
            return;
        }
        try {
            // Before anything is refused: what a bad row takes with it goes by its names.
            for (NameColumn column : names) {
                column.look(row);
            }
            if (!row.isWhole()) {
                throw row.notWhole();
            }
            if (found.isPresent()) {
                throw found.get();
            }
            taker.accept(row);
        } catch (BadRow bad) {
            refusal.accept(row, bad.reason());
        }
    }

    private boolean isLeftOut(Row row) {
        if (hasRules()) {
            row.cells().lack();
            for (Predicate<? super Row> rule : leftOut) {
                if (rule.test(row)) {
                    return true;
                }
            }
        }
        return false;
    }
}
