package io.github.retention4j.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is no CSV is called what it is, with what to do. */
class ForeignFormatTest {
    private static final String TABLE = "who,at,total\n7,2025-03-01,5\n";

    private static OrderColumns orders(byte[] bytes) {
        return Csv.stream("orders.csv", Source.bytes(bytes))
                .orders()
                .customer("who")
                .time("at", "yyyy-MM-dd")
                .amount("total");
    }

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR"));
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(TABLE.getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static Stream<Arguments> formats() throws IOException {
        String sheet = "; save its sheet as CSV UTF-8 and read that";
        String workbook = sheet + "; of Salla and other platforms retention-shops reads the workbook itself";
        String unpack = "; unpack it and read the CSV file in it; gzip (.gz) need not be unpacked";
        String only = "; unpack it; only gzip (.gz) is unpacked while reading";
        return Stream.of(
                Arguments.of("an Excel workbook (.xlsx)" + workbook, zip("[Content_Types].xml", "xl/workbook.xml")),
                Arguments.of("an Excel workbook (.xlsx)" + workbook, zip("xl/workbook.xml")),
                Arguments.of("an Excel workbook (.xlsx)" + workbook, zip("_rels/.rels")),
                Arguments.of("an Excel workbook (.xlsx)" + workbook, zip("docProps/app.xml")),
                Arguments.of("a ZIP archive" + unpack, zip("orders.csv")),
                Arguments.of("an empty ZIP archive; look where it comes from", zip()),
                Arguments.of(
                        "an OpenDocument file (.ods); save its sheet as CSV in UTF-8 and read that",
                        latin("PK\3\4 mimetypeapplication/vnd.oasis.opendocument.spreadsheet")),
                Arguments.of(
                        "an Excel workbook (.xls)" + sheet,
                        latin("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1\0\0\0\0")),
                Arguments.of("a PDF; ask its source for CSV", latin("%PDF-1.7\n")),
                Arguments.of("a Parquet file; write its rows as CSV and read that", latin("PAR1\u0015\0\u0015\u00E0")),
                Arguments.of("an Avro file; write its rows as CSV and read that", latin("Obj\1\4\u0016avro.schema")),
                Arguments.of(
                        "an SQLite database; write its table as CSV and read that",
                        latin("SQLite format 3\0\u0010\0\1\1")),
                Arguments.of("packed with bzip2" + only, latin("BZh91AY&SY\u0001")),
                Arguments.of("packed with xz" + only, latin("\u00FD7zXZ\0\0\4")),
                Arguments.of("packed with Zstandard" + only, latin("(\u00B5/\u00FD\4\0\0\0")),
                Arguments.of("a 7z archive" + unpack, latin("7z\u00BC\u00AF'\u001C\0\4")),
                Arguments.of("a RAR archive" + unpack, latin("Rar!\u001A\7\1\0")),
                Arguments.of(
                        "a tar archive" + unpack,
                        latin("orders.csv" + "\0".repeat(247) + "ustar\0" + "00" + "\0".repeat(249) + TABLE)),
                Arguments.of(
                        "a web page; it may be one that asks to log in; download the CSV file itself",
                        latin("\n<!DOCTYPE HTML>\n<title>Log in, amina@example.com</title>")),
                Arguments.of(
                        "XML; ask its source for CSV, or save it as CSV UTF-8 in a spreadsheet program",
                        latin("<?xml version=\"1.0\"?>")),
                Arguments.of("JSON; ask its source for CSV", latin("[\n  {\n \"who\": \"amina@example.com\"")),
                Arguments.of("JSON; ask its source for CSV", latin("{\"who\":\"amina@example.com\"}\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void isCalledWhatItIs(String told, byte[] bytes) {
        for (byte[] either : new byte[][] {bytes, Source.gzip(bytes)}) {
            HistoryBuilder builder = builder();

            assertThatThrownBy(() -> orders(either).into(builder))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("orders.csv: this is " + told.replaceFirst(";", ", not CSV;"));

            assertThat(orders(TABLE.getBytes(UTF_8)).into(builder).build().orderCount())
                    .as("nothing was read, so the builder goes on")
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16WithoutAMarkIsNamed(String encoding) {
        for (String table : new String[] {TABLE, "العميل;التاريخ;المبلغ\n", "who,at,total\r\n"}) {
            byte[] bytes = table.getBytes(Charset.forName(encoding));

            assertThatThrownBy(() -> orders(bytes).into(builder()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("orders.csv: these bytes are not UTF-8 but look like " + encoding
                            + " without a byte order mark; state encoding(StandardCharsets."
                            + encoding.replace('-', '_') + ")");
        }
        assertThat(Source.as(
                                orders(TABLE.getBytes(Charset.forName(encoding))),
                                csv -> csv.encoding(Charset.forName(encoding)))
                        .into(builder())
                        .build()
                        .orderCount())
                .isEqualTo(1);
    }

    /** Headers that begin as other formats do. */
    @ParameterizedTest
    @CsvSource({"PAR1", "PK", "BZh9", "Obj", "Rar!", "7z", "%PD", "SQLite format 3", "<", "{", "[x]", "ustar"})
    void aHeaderThatBeginsLikeAnotherFormatIsOne(String first) {
        assertThat(orders((first + ",who,at,total\nx,7,2025-03-01,5\n").getBytes(UTF_8))
                        .into(builder())
                        .build()
                        .orderCount())
                .isEqualTo(1);
    }

    /** Where a tar archive has its name, behind names filled up with zeros. */
    @Test
    void mustardAt256IsNoArchive() {
        String row = "7,2025-03-01,5," + "x".repeat(256 - "who,at,total,dish\n7,2025-03-01,5,".length()) + "mustard\n";

        assertThat(orders(("who,at,total,dish\n" + row).getBytes(UTF_8))
                        .into(builder())
                        .build()
                        .orderCount())
                .isEqualTo(1);
    }

    @Test
    void anythingElseIsReadAsCsv() {
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            // A zero in the header, and two in the rows an odd or even number of bytes apart.
            for (String note : new String[] {"\0", "x\0"}) {
                String text =
                        "who,at,total,n\0" + end + "7,2025-03-01,5," + note + end + "8,2025-03-01,5," + note + end;
                assertThat(orders(text.getBytes(UTF_8)).into(builder()).build().orderCount())
                        .isEqualTo(2);
            }
        }
    }
}
