package io.github.retention4j.io;

import io.github.retention4j.io.file.CsvRows;
import io.github.retention4j.io.file.ReadingSizes;
import io.github.retention4j.io.file.TextInput;
import io.github.retention4j.io.row.Header;
import io.github.retention4j.io.text.MistakenEncoding;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An open CSV file behind its header. A reader of this package takes its row as it is; any other has the texts of its cells, and is
 * told of a row that has too few or too many.
 */
final class CsvCursor implements TableCursor {
    private final TextInput input;
    private final Row row;
    private final CsvRows rows;
    private final Header header;
    private final ReadingSizes sizes;

    private CsvCursor(TextInput input, Row row, CsvRows rows, Header header, ReadingSizes sizes) {
        this.input = input;
        this.row = row;
        this.rows = rows;
        this.header = header;
        this.sizes = sizes;
    }

    /** Takes the input over: closes it in the end, or at once if there is no header. */
    static CsvCursor of(Csv csv, TextInput input) throws IOException {
        try {
            Row row = new Row(csv.name());
            CsvRows rows = csv.rows(input, row);
            csv.headerLine().find(csv.name(), rows, new MistakenEncoding(input.encoding()));
            return new CsvCursor(input, row, rows, row.becomeHeader(csv.rules()), csv.sizes());
        } catch (RuntimeException | Error failure) {
            try (input) {
                throw failure;
            }
        }
    }

    /** The one object that its rows are. */
    Row row() {
        return row;
    }

    CsvRows rows() {
        return rows;
    }

    Header header() {
        return header;
    }

    ReadingSizes sizes() {
        return sizes;
    }

    /** Whether names in the file may be in another encoding. */
    MistakenEncoding encoding() {
        return new MistakenEncoding(input.encoding());
    }

    @Override
    public List<TableColumn> columns() {
        return header.names().stream()
                .map(name -> new TableColumn(name, CellType.TEXT))
                .toList();
    }

    @Override
    public void reading(BitSet columns) {
        columns.stream().forEach(row::keep);
    }

    @Override
    public boolean next(CellWriter writer) {
        if (!rows.next()) {
            return false;
        }
        if (writer != row.writer()) {
            for (int column = 0; column < header.names().size(); column++) {
                if (row.has(column) && row.keeps(column)) {
                    writer.text(column, row.view(column));
                }
            }
            if (!row.isWhole()) {
                writer.refuse(row.notWhole().reason());
            }
        }
        return true;
    }

    @Override
    public long number() {
        return row.line();
    }

    @Override
    public boolean countsLines() {
        return true;
    }

    @Override
    public OptionalDouble share() {
        return rows.share();
    }

    @Override
    public void close() throws IOException {
        try {
            input.close();
        } catch (IOException e) {
            throw new IOException(CsvRows.reason(e), e);
        }
    }
}
