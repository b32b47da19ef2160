package io.github.retention4j.shops;

import io.github.retention4j.io.CellType;
import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableColumn;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * A sheet of an Excel workbook as a table: the first of its sheets that has a header in one of its first rows.
 *
 * <ul>
 *   <li>Rows are read one after the other. The workbook's texts, each once, are in memory, as the format has them apart.
 *   <li>A number has 15 digits at the most, as Excel shows it: what it stores as {@code 1.1000000000000001} is 1.1.
 *   <li>A number whose format is one of dates is what a clock showed. Some programs write no formats (xl/styles.xml); then all numbers
 *       are numbers.
 *   <li>Rows without a cell are passed over. A cell with an error, such as {@code #REF!}, is text.
 * </ul>
 */
final class XlsxSheet implements TableSource {
    /** Among so many first rows is the header. */
    static final int FIRST_ROWS = 20;

    private static final MathContext SHOWN = new MathContext(15);
    private static final int MOST_DIGITS = 18;
    private static final int WIDEST = 1 << 14;
    private static final long DAY = 86_400_000;

    /** The start of 1970 in the two ways to count that workbooks have. */
    private static final long EPOCH_OF_1900 = 25_569;

    private static final long EPOCH_OF_1904 = 24_107;

    /** No sheet has the header. */
    static final class NoHeader extends IOException {
        private static final long serialVersionUID = 1L;

        NoHeader() {
            super("no sheet of this workbook has the columns in one of its first " + FIRST_ROWS + " rows");
        }
    }

    private final Path path;
    private final Predicate<Collection<String>> header;

    /**
     * A workbook.
     *
     * @param header tells whether the cells of a row are the names of the columns
     */
    XlsxSheet(Path path, Predicate<Collection<String>> header) {
        this.path = path;
        this.header = header;
    }

    @Override
    public String name() {
        return ShopFile.name(path);
    }

    /** The cells of the first row that has several, of the first sheet that has one: what it says instead of a header. */
    List<String> firstTexts() throws IOException {
        try (ReadableWorkbook workbook = workbook()) {
            for (Sheet sheet : sheets(workbook)) {
                for (Row row : firstRows(sheet)) {
                    if (texts(row).stream().filter(text -> !text.isEmpty()).count() > 1) {
                        return texts(row);
                    }
                }
            }
            return List.of();
        } catch (ExcelReaderException | UncheckedIOException bad) {
            throw unreadable(bad);
        }
    }

    @Override
    public Cursor open() throws IOException {
        ReadableWorkbook workbook = workbook();
        try {
            for (Sheet sheet : sheets(workbook)) {
                for (Row row : firstRows(sheet)) {
                    List<String> names = texts(row);
                    if (header.test(names)) {
                        return new Cursor(workbook, sheet, row.getRowNum(), names);
                    }
                }
            }
        } catch (ExcelReaderException | UncheckedIOException bad) {
            workbook.close();
            throw unreadable(bad);
        } catch (IOException | RuntimeException | Error failure) {
            workbook.close();
            throw failure;
        }
        workbook.close();
        throw new NoHeader();
    }

    private ReadableWorkbook workbook() throws IOException {
        try {
            return new ReadableWorkbook(path.toFile(), new ReadingOptions(hasFormats(), false));
        } catch (RuntimeException | IOException bad) {
            if (!Files.isReadable(path)) {
                throw new IOException("there is no such file, or it may not be read", bad);
            }
            throw unreadable(bad);
        }
    }

    /** The reader insists on those that it is to read. */
    private boolean hasFormats() throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1)) {
            return zip.stream()
                    .anyMatch(part -> part.getName().toLowerCase(Locale.ROOT).contains("styles"));
        }
    }

    /** The reader's own words may quote a cell, so only what is to be done is told. */
    private static IOException unreadable(Exception bad) {
        Throwable cause = bad;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return new IOException("this Excel workbook (.xlsx) cannot be read ("
                + cause.getClass().getSimpleName()
                + "): it was cut off or is protected by a password; download it again, or save it without one");
    }

    private static List<Sheet> sheets(ReadableWorkbook workbook) {
        return workbook.getSheets().toList();
    }

    private static List<Row> firstRows(Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.limit(FIRST_ROWS).toList();
        }
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Math.min(WIDEST, row.getCellCount()); i++) {
            texts.add(Optional.ofNullable(row.getCell(i))
                    .map(XlsxSheet::text)
                    .orElse("")
                    .strip());
        }
        return texts;
    }

    private static String text(Cell cell) {
        String text = cell.getText();
        return text == null ? "" : text;
    }

    /** Whether a format shows a number as a date or a time. */
    static boolean isOfDates(String format) {
        String shown = format.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^]]*]", "")
                .toLowerCase(Locale.ROOT);
        return !shown.contains("general") && shown.chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0);
    }

    /**
     * What a clock showed on the day that a workbook counts so, to the next millisecond.
     *
     * @param serial days since the end of 1899, where 1900 has one day too many, or since the start of 1904
     */
    static long millis(BigDecimal serial, boolean is1904) {
        BigDecimal days = serial.subtract(BigDecimal.valueOf(is1904 ? EPOCH_OF_1904 : EPOCH_OF_1900));
        return days.multiply(BigDecimal.valueOf(DAY))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValue();
    }

    /** The rows below the header. */
    static final class Cursor implements TableCursor {
        private final ReadableWorkbook workbook;
        private final Stream<Row> stream;
        private final Iterator<Row> rows;
        private final List<TableColumn> columns;
        private long number;
        private boolean isEmpty = true;

        private Cursor(ReadableWorkbook workbook, Sheet sheet, int headerRow, List<String> names) throws IOException {
            this.workbook = workbook;
            this.number = headerRow;
            this.columns = names.stream()
                    .map(name -> new TableColumn(name, CellType.ANY))
                    .toList();
            this.stream = sheet.openStream();
            this.rows = stream.filter(row -> row.getRowNum() > headerRow).iterator();
        }

        @Override
        public List<TableColumn> columns() {
            return columns;
        }

        @Override
        public boolean next(CellWriter row) throws IOException {
            try {
                while (rows.hasNext()) {
                    Row cells = rows.next();
                    boolean isBlank = true;
                    for (Cell cell : cells) {
                        if (cell != null && cell.getColumnIndex() < columns.size()) {
                            isBlank &= !write(row, cell, workbook.isDate1904());
                        }
                    }
                    if (!isBlank) {
                        isEmpty = false;
                        number = cells.getRowNum();
                        return true;
                    }
                }
                return false;
            } catch (RuntimeException bad) {
                throw unreadable(bad);
            }
        }

        /** Writes a cell, and says whether there is anything in it. */
        private static boolean write(CellWriter row, Cell cell, boolean is1904) {
            int column = cell.getColumnIndex();
            Object value = cell.getValue();
            if (value instanceof BigDecimal decimal) {
                BigDecimal number = decimal.round(SHOWN).stripTrailingZeros();
                String format = cell.getDataFormatString();
                if (format != null && isOfDates(format)) {
                    row.localTime(column, millis(decimal, is1904));
                } else if (number.scale() <= 0 && number.precision() - number.scale() <= MOST_DIGITS) {
                    row.whole(column, number.longValueExact());
                } else {
                    row.decimal(column, number);
                }
                return true;
            }
            String text = text(cell);
            row.text(column, text);
            return !text.isBlank();
        }

        @Override
        public long number() {
            return number;
        }

        /** As is noted of a CSV file. */
        @Override
        public List<String> notes() {
            return isEmpty ? List.of("the file has a header and no rows") : List.of();
        }

        @Override
        public void close() throws IOException {
            try (workbook) {
                stream.close();
            }
        }
    }
}
