package io.github.retention4j.io.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells by its first bytes what a file is that is no CSV, and what to do with it. */
public enum ForeignFormat {
    XLSX(
            "PK\3\4",
            "an Excel workbook (.xlsx)",
            "save its sheet as CSV UTF-8 and read that; of Salla and other platforms retention-shops reads the workbook itself") {
        @Override
        boolean is(String head) {
            return super.is(head)
                    && Stream.of("[Content_Types].xml", "_rels/.rels", "xl/", "docProps/")
                            .anyMatch(head::contains);
        }
    },
    ODS("PK\3\4", "an OpenDocument file (.ods)", "save its sheet as CSV in UTF-8 and read that") {
        @Override
        boolean is(String head) {
            return super.is(head) && head.contains("application/vnd.oasis.opendocument");
        }
    },
    ZIP("PK\3\4", "a ZIP archive", "unpack it and read the CSV file in it; gzip (.gz) need not be unpacked"),
    EMPTY_ZIP("PK\5\6", "an empty ZIP archive", "look where it comes from"),
    XLS(
            "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1",
            "an Excel workbook (.xls)",
            "save its sheet as CSV UTF-8 and read that"),
    PDF("%PDF-", "a PDF", "ask its source for CSV"),
    PARQUET("PAR1", "a Parquet file", "write its rows as CSV and read that") {
        @Override
        boolean is(String head) {
            return super.is(head) && hasNoText(head);
        }
    },
    AVRO("Obj\1", "an Avro file", PARQUET.advice),
    SQLITE("SQLite format 3\0", "an SQLite database", "write its table as CSV and read that"),
    BZIP2("BZh", "packed with bzip2", "unpack it; only gzip (.gz) is unpacked while reading") {
        @Override
        boolean is(String head) {
            return super.is(head) && head.startsWith("1AY&SY", 4);
        }
    },
    XZ("\u00FD7zXZ\0", "packed with xz", BZIP2.advice),
    ZSTD("(\u00B5/\u00FD", "packed with Zstandard", BZIP2.advice),
    SEVEN_ZIP("7z\u00BC\u00AF'\u001C", "a 7z archive", ZIP.advice),
    RAR("Rar!\u001A\7", "a RAR archive", ZIP.advice),
    TAR("", "a tar archive", ZIP.advice) {
        @Override
        boolean is(String head) {
            return head.startsWith("ustar", 257) && head.indexOf('\0') >= 0;
        }
    },
    HTML("<", "a web page", "it may be one that asks to log in; download the CSV file itself") {
        @Override
        boolean is(String head) {
            String start = head.stripLeading().toLowerCase(Locale.ROOT);
            return start.startsWith("<!doctype html") || start.startsWith("<html");
        }
    },
    XML("<?xml", "XML", "ask its source for CSV, or save it as CSV UTF-8 in a spreadsheet program"),
    JSON("", "JSON", "ask its source for CSV") {
        @Override
        boolean is(String head) {
            return head.stripLeading().matches("(?s)(\\[\\s*)?\\{\\s*\".*");
        }
    };

    /** How many first bytes are looked at. */
    public static final int HEAD = 512;

    private final String start;
    private final String name;
    private final String advice;

    ForeignFormat(String start, String name, String advice) {
        this.start = start;
        this.name = name;
        this.advice = advice;
    }

    /** A head as text, a character a byte. */
    boolean is(String head) {
        return head.startsWith(start);
    }

    private static boolean hasNoText(String head) {
        return head.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\r' && c != '\n');
    }

    /** What a file is that begins so; empty if it may be CSV. */
    public static Optional<ForeignFormat> of(byte[] head) {
        String text = new String(head, ISO_8859_1);
        return Arrays.stream(values()).filter(format -> format.is(text)).findFirst();
    }

    /** What it is called, as in "this is …". */
    public String title() {
        return name;
    }

    /** What is told of a file that begins so; empty if it may be CSV in this encoding. */
    static Optional<String> told(byte[] head, Charset encoding) {
        return of(head).map(format -> "this is " + format.name + ", not CSV; " + format.advice)
                .or(() -> wide(head, encoding));
    }

    /** In a first line of text a byte of 0 is half of a character of UTF-16: the first half or the second. UTF-32 has both. */
    private static Optional<String> wide(byte[] head, Charset encoding) {
        if (encoding.name().startsWith("UTF-16")) {
            return Optional.empty();
        }
        int[] zeros = new int[2];
        for (int i = 0; i < head.length && head[i] != '\n' && head[i] != '\r'; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        if ((zeros[0] > 0) == (zeros[1] > 0) || zeros[0] + zeros[1] < 2) {
            return Optional.empty();
        }
        Charset found = zeros[0] > 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        return Optional.of("these bytes are not " + encoding + " but look like " + found
                + " without a byte order mark; state encoding(StandardCharsets."
                + found.name().replace('-', '_') + ")");
    }
}
