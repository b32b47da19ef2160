package io.github.retention4j.shops;

import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.Csv;
import io.github.retention4j.io.TableColumn;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import io.github.retention4j.io.file.ForeignFormat;
import io.github.retention4j.shops.ExportHeader.NotThisExport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A file that a shop has exported, which is known to be the export that it should be.
 *
 * @param source its rows
 * @param header its columns
 */
record ShopFile(TableSource source, ExportHeader header) {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** The second and third are of files that went through a spreadsheet program. */
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    /** Among so many first lines of a CSV file is the header. */
    private static final int FIRST_LINES = 20;

    /** Finds out what a kind of file has in it. */
    interface Look {
        ShopFile at(Path path, List<KnownExport> expected) throws IOException;
    }

    /**
     * Looks at a file.
     *
     * @param expected the exports that it may be
     * @throws InvalidRowException if it is another
     * @throws UncheckedIOException if it cannot be read
     */
    static ShopFile of(Path path, List<KnownExport> expected, Look look) {
        try {
            return look.at(path, expected);
        } catch (NotThisExport other) {
            throw other.in(name(path));
        } catch (IOException e) {
            throw unreadable(name(path), reason(path, e), e);
        }
    }

    /** What became of it is told once: where a message tells what an exception before it meant, that one is the cause. */
    static UncheckedIOException unreadable(String file, String reason, IOException e) {
        IOException cause = e.getClass() == IOException.class && e.getCause() instanceof IOException first ? first : e;
        return new UncheckedIOException(file + ": " + reason, cause);
    }

    private static String reason(Path path, IOException e) {
        if (!Files.exists(path)) {
            return "there is no such file";
        }
        return Files.isDirectory(path) ? "it is a folder" : String.valueOf(e.getMessage());
    }

    /**
     * What the columns of this file mean.
     *
     * @throws InvalidRowException if a column is missing that is needed
     */
    <M> M in(Function<ExportHeader, M> meaning) {
        try {
            return meaning.apply(header);
        } catch (NotThisExport missing) {
            throw missing.in(source.name());
        }
    }

    /** What it is called in messages. */
    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** A CSV file, or an Excel workbook. */
    static ShopFile table(Path path, List<KnownExport> expected) throws IOException {
        return isWorkbook(path) ? workbook(path, expected) : csv(path, expected);
    }

    /**
     * A JSON file.
     *
     * @param needed the fields that its records must have
     */
    static ShopFile json(JsonRows rows, List<KnownExport> expected, String... needed) throws IOException {
        Optional<ForeignFormat> other = rows.otherFormat();
        if (other.isPresent()) {
            throw new IOException("this is " + other.get().title() + ", not JSON; "
                    + expected.get(0).asExpected());
        }
        Collection<String> fields = rows.firstFields();
        if (fields.isEmpty()) {
            throw new IOException("there is no record in this JSON that tells what it is; "
                    + expected.get(0).asExpected());
        }
        ExportHeader header = ExportHeader.of(fields, expected);
        for (String field : needed) {
            header.require(field);
        }
        return new ShopFile(rows, header);
    }

    private static ShopFile workbook(Path path, List<KnownExport> expected) throws IOException {
        XlsxSheet sheet = new XlsxSheet(path, cells -> isTold(cells, expected));
        try (TableCursor cursor = sheet.open()) {
            return new ShopFile(sheet, ExportHeader.of(names(cursor), expected));
        } catch (XlsxSheet.NoHeader none) {
            throw new NotThisExport(KnownExport.refusal(sheet.firstTexts(), expected));
        }
    }

    /** Tries the delimiters, and then the lines, since few files have a title before their header. */
    private static ShopFile csv(Path path, List<KnownExport> expected) throws IOException {
        if (Files.size(path) == 0) {
            throw new IOException("the file is empty");
        }
        for (int line = 1; line <= FIRST_LINES; line++) {
            for (char delimiter : DELIMITERS) {
                Csv csv = Csv.file(path).delimiter(delimiter).headerLine(line);
                List<String> names = names(csv);
                if (isTold(names, expected)) {
                    return new ShopFile(csv, ExportHeader.of(names, expected));
                }
                if (KnownExport.of(names, expected).isPresent()) {
                    throw new NotThisExport(KnownExport.refusal(names, expected));
                }
            }
        }
        throw new NotThisExport(KnownExport.refusal(List.of(), expected));
    }

    /** The names in the line that is stated; none if there is no such line, or a cell of the file goes over it. */
    private static List<String> names(Csv csv) throws IOException {
        try (TableCursor cursor = csv.open()) {
            return names(cursor);
        } catch (InvalidRowException none) {
            return List.of();
        }
    }

    private static boolean isTold(Collection<String> names, List<KnownExport> expected) {
        return expected.stream().anyMatch(export -> export.isTold(names));
    }

    private static List<String> names(TableCursor cursor) {
        return cursor.columns().stream().map(TableColumn::name).toList();
    }

    /**
     * Whether it is an Excel workbook, by its first bytes.
     *
     * @throws IOException if it cannot be read, or is another archive, or a workbook that nobody reads without its password
     */
    static boolean isWorkbook(Path path) throws IOException {
        byte[] head;
        try (InputStream stream = Files.newInputStream(path)) {
            head = stream.readNBytes(ZIP.length);
        }
        if (Arrays.equals(head, OLE)) {
            throw new IOException(
                    "this is an Excel workbook that is protected by a password, or one of before 2007 (.xls);"
                            + " save it as .xlsx without a password, or as CSV UTF-8");
        }
        return Arrays.equals(head, ZIP) && isWorkbookOf(path);
    }

    private static boolean isWorkbookOf(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1)) {
            if (zip.stream().anyMatch(entry -> entry.getName().startsWith("xl/"))) {
                return true;
            }
            boolean isDocument = zip.getEntry("mimetype") != null && zip.getEntry("content.xml") != null;
            throw new IOException(
                    isDocument
                            ? "this is an OpenDocument file (.ods); save it as .xlsx, or as CSV UTF-8"
                            : "this is a ZIP archive; unpack it and read the CSV file in it");
        } catch (ZipException isCut) {
            // Who reads the workbook says so.
            return true;
        }
    }
}
