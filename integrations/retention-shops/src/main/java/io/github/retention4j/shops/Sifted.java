package io.github.retention4j.shops;

import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableColumn;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A source without those of its rows for which there is a reason to leave them out. They are no rows of it; a note at its end tells how
 * many there were.
 *
 * @param source where all rows are
 * @param reason why a row is left out, whose cells are asked for by the names of their columns; empty if it is not
 */
record Sifted(TableSource source, Function<Function<String, String>, String> reason) implements TableSource {
    @Override
    public String name() {
        return source.name();
    }

    @Override
    public TableCursor open() throws IOException {
        return new Cursor(source.open(), reason);
    }

    private static final class Cursor implements TableCursor {
        private final TableCursor all;
        private final Function<Function<String, String>, String> reason;
        private final List<String> names;
        private final TextCells cells;
        private final Map<String, Long> leftOut = new LinkedHashMap<>();

        private Cursor(TableCursor all, Function<Function<String, String>, String> reason) {
            this.all = all;
            this.reason = reason;
            this.names = all.columns().stream().map(TableColumn::name).toList();
            this.cells = new TextCells(names.size());
        }

        @Override
        public List<TableColumn> columns() {
            return all.columns();
        }

        @Override
        public boolean next(CellWriter row) throws IOException {
            while (cells.next(all)) {
                String why = reason.apply(name -> cells.at(names.indexOf(name)));
                if (why.isEmpty()) {
                    for (int column = 0; column < names.size(); column++) {
                        row.text(column, cells.at(column));
                    }
                    return true;
                }
                leftOut.merge(why, 1L, Long::sum);
            }
            return false;
        }

        @Override
        public long number() {
            return all.number();
        }

        @Override
        public boolean countsLines() {
            return all.countsLines();
        }

        @Override
        public OptionalDouble share() {
            return all.share();
        }

        @Override
        public List<String> notes() {
            return Tally.noted(leftOut);
        }

        @Override
        public void close() throws IOException {
            all.close();
        }
    }
}
