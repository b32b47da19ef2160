package io.github.retention4j.spark;

import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableColumn;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one partition, sorted by the dataset they are of, as sources for the readers of each.
 *
 * <p>A row has the number of its dataset, its own number, and its cells: those of the one dataset there is, or a struct for each.
 */
final class PartitionRows {
    private final Iterator<Row> rows;
    private final boolean isOne;
    private @Nullable Row next;

    /**
     * Rows of a partition.
     *
     * @param isOne whether there is one dataset, whose cells stand in the row itself
     */
    PartitionRows(Iterator<Row> rows, boolean isOne) {
        this.rows = rows;
        this.isOne = isOne;
        advance();
    }

    private void advance() {
        next = rows.hasNext() ? rows.next() : null;
    }

    /** The rows of a dataset, which must be asked for in the order of the datasets. */
    TableSource of(int set, String name, List<CellColumn> columns) {
        return new Source(
                name,
                columns,
                heard -> {},
                new Taker() {
                    private long number;

                    @Override
                    public @Nullable Row take() {
                        Row row = next;
                        if (row == null || (!isOne && row.getInt(KeyedRows.SET) != set)) {
                            return null;
                        }
                        number = row.getLong(isOne ? 0 : KeyedRows.NUMBER) + 1;
                        Row cells = isOne ? row : row.getStruct(KeyedRows.CELLS + set);
                        advance();
                        return cells;
                    }

                    @Override
                    public long number() {
                        return number;
                    }
                },
                isOne ? 1 : 0);
    }

    /** No rows, to find out what is asked of the columns: this is told before the first row would be read. */
    static TableSource none(String name, List<CellColumn> columns, Consumer<BitSet> asked) {
        return new Source(
                name,
                columns,
                asked,
                new Taker() {
                    @Override
                    public @Nullable Row take() {
                        return null;
                    }

                    @Override
                    public long number() {
                        return 0;
                    }
                },
                0);
    }

    /** Where rows come from. */
    private interface Taker {
        @Nullable
        Row take();

        long number();
    }

    /** Rows as a source, which is opened once. */
    private record Source(String name, List<CellColumn> columns, Consumer<BitSet> asked, Taker taker, int from)
            implements TableSource {
        @Override
        public TableCursor open() {
            List<TableColumn> named = columns.stream().map(CellColumn::toTable).toList();
            CellColumn.Reader[] readers =
                    columns.stream().map(CellColumn::reader).toArray(CellColumn.Reader[]::new);
            return new TableCursor() {
                private final BitSet read = new BitSet();

                @Override
                public List<TableColumn> columns() {
                    return named;
                }

                @Override
                public void reading(BitSet which) {
                    read.or(which);
                    asked.accept(which);
                }

                @Override
                public boolean next(CellWriter to) {
                    Row row = taker.take();
                    if (row == null) {
                        return false;
                    }
                    for (int column = read.nextSetBit(0); column >= 0; column = read.nextSetBit(column + 1)) {
                        if (!row.isNullAt(from + column)) {
                            readers[column].read(row, from + column, to, column);
                        }
                    }
                    return true;
                }

                @Override
                public long number() {
                    return taker.number();
                }

                @Override
                public void close() {
                    // Spark closes what it opened.
                }
            };
        }
    }
}
