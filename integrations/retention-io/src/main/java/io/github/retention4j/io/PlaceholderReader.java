package io.github.retention4j.io;

import de.siegmar.fastcsv.reader.CsvReader;
import io.github.retention4j.model.Placeholder;
import java.util.List;

/** Stands in for the readers until they are written. */
public final class PlaceholderReader {
    private PlaceholderReader() {}

    /**
     * Reads the first column.
     *
     * @param csv the text of a CSV file without a header
     * @return one item a row
     */
    public static List<Placeholder> read(String csv) {
        return CsvReader.builder().ofCsvRecord(csv).stream()
                .map(row -> new Placeholder(row.getField(0)))
                .toList();
    }
}
