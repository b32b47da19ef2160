package io.github.retention4j.io;

import io.github.retention4j.io.text.MistakenEncoding;
import io.github.retention4j.io.text.UnseenMarks;
import java.util.Optional;

/** A column of ids or other names, and how many of its cells have marks that nobody sees. */
final class NameColumn {
    private final int column;
    private final String shown;
    private final InvisibleMarks policy;
    private final MistakenEncoding encoding;

    private long marked;
    private String firstPlace = "";
    private char firstMark;

    NameColumn(int column, String shown, InvisibleMarks policy, MistakenEncoding encoding) {
        this.column = column;
        this.shown = shown;
        this.policy = policy;
        this.encoding = encoding;
    }

    /** Looks at a row before it is read. */
    void look(Row row) {
        if (!row.has(column) || !row.cells().isBeyondAscii(column)) {
            return;
        }
        encoding.look(row.view(column), row.line());
        char mark = row.cells().invisibleMark(column);
        if (mark == 0) {
            return;
        }
        if (marked++ == 0) {
            firstPlace = row.place();
            firstMark = mark;
        }
        if (policy == InvisibleMarks.FOLD) {
            row.cells().fold(column);
        }
    }

    Optional<String> note() {
        if (marked == 0) {
            return Optional.empty();
        }
        String cells = marked + (marked == 1 ? " cell" : " cells") + " of " + shown;
        String first = " (" + UnseenMarks.shown(firstMark) + " in " + firstPlace + (marked == 1 ? ")" : " first)");
        return Optional.of(
                policy == InvisibleMarks.FOLD
                        ? "invisible marks were left out of " + cells + first
                        : "invisible marks are in " + cells + first
                                + "; each makes another name than the one it looks like."
                                + " Leave them out with invisibleMarks(InvisibleMarks.FOLD)");
    }
}
