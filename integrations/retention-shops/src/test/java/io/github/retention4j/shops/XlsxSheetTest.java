package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxSheetTest {

    @TempDir
    Path folder;

    private static boolean isHeader(Collection<String> cells) {
        return cells.contains("Order") && cells.contains("Total");
    }

    private Path book(Workbook workbook) throws IOException {
        return workbook.write(folder.resolve("orders.xlsx"));
    }

    @Test
    void theSheetAndTheRowOfTheHeaderAreFound() throws IOException {
        Path path = book(new Workbook()
                .sheet("Notes", List.of(List.of("what this is"), List.of("Order")))
                .sheet(
                        "Data",
                        List.of(
                                List.of("Orders of March"),
                                List.of(),
                                List.of("", "Order", "Total"),
                                List.of("", "A-1", 120),
                                List.of(),
                                List.of("", "A-2", new BigDecimal("80.5"), "beyond the header"))));

        XlsxSheet sheet = new XlsxSheet(path, XlsxSheetTest::isHeader);

        assertThat(sheet.name()).isEqualTo("orders.xlsx");
        assertThat(WrittenRow.all(sheet))
                .containsExactly(
                        Map.of("#", 4L, "Order", "A-1", "Total", 120L),
                        Map.of("#", 6L, "Order", "A-2", "Total", new BigDecimal("80.5")));
        // A source is a value: it can be read again.
        assertThat(WrittenRow.all(sheet)).hasSize(2);
    }

    // Excel stores the double that is nearest to 1.1 with 17 digits.
    @ParameterizedTest
    @CsvSource({
        "1.1000000000000001, 1.1",
        "120.30000000000001, 120.3",
        "0.30000000000000004, 0.3",
        "1.1E-2, 0.011",
        "999999999999.99, 999999999999.99",
        "-12.5, -12.5"
    })
    void aNumberIsWhatExcelShows(String stored, BigDecimal shown) throws IOException {
        Path path = book(new Workbook()
                .sheet("1", List.of(List.of("Order", "Total"), List.of("A-1", new Workbook.Digits(stored)))));
        assertThat(WrittenRow.all(new XlsxSheet(path, XlsxSheetTest::isHeader)))
                .containsExactly(Map.of("#", 2L, "Order", "A-1", "Total", shown));
    }

    @ParameterizedTest
    @CsvSource({"1.2E3, 1200", "966501234567, 966501234567", "5.0, 5", "1E15, 1000000000000000"})
    void aWholeNumberIsWhole(String stored, long whole) throws IOException {
        Path path = book(new Workbook()
                .sheet("1", List.of(List.of("Order", "Total"), List.of("A-1", new Workbook.Digits(stored)))));
        assertThat(WrittenRow.all(new XlsxSheet(path, XlsxSheetTest::isHeader)).get(0))
                .containsEntry("Total", whole);
    }

    // Serials as LibreOffice shows them: =VALUE("2025-03-05 14:20:11") is 45721.5973495370.
    @Test
    void aTimeIsWhatTheClockShowed() throws IOException {
        List<List<Object>> rows = List.of(
                List.of("Order", "Total"),
                List.of("A-1", new Workbook.Time("45721.597349537034")),
                List.of("A-2", new Workbook.Time("45721")));
        assertThat(WrittenRow.all(new XlsxSheet(book(new Workbook().sheet("1", rows)), XlsxSheetTest::isHeader)))
                .extracting(row -> row.get("Total"))
                .containsExactly(LocalDateTime.of(2025, 3, 5, 14, 20, 11), LocalDateTime.of(2025, 3, 5, 0, 0));
        assertThat(WrittenRow.all(new XlsxSheet(
                        book(new Workbook()
                                .from1904()
                                .sheet("1", List.of(rows.get(0), List.of("A-1", new Workbook.Time("44259"))))),
                        XlsxSheetTest::isHeader)))
                .extracting(row -> row.get("Total"))
                .containsExactly(LocalDateTime.of(2025, 3, 5, 0, 0));
    }

    @Test
    void aWorkbookWithoutFormatsIsRead() throws IOException {
        Path path = book(new Workbook()
                .withoutFormats()
                .sheet(
                        "1",
                        List.of(
                                List.of("Order", "Total"),
                                List.of("A-1", 120),
                                List.of("A-2", "2025-03-05 14:20"),
                                List.of("A-3", new Workbook.Digits("45721.5")))));
        assertThat(WrittenRow.all(new XlsxSheet(path, XlsxSheetTest::isHeader)))
                .extracting(row -> row.get("Total"))
                .containsExactly(120L, "2025-03-05 14:20", new BigDecimal("45721.5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy\\-mm\\-dd\\ hh:mm:ss|true",
                "m/d/yy|true",
                "[$-409]d\\-mmm\\-yy;@|true",
                "[h]:mm|true",
                "General|false",
                "0.00|false",
                "#,##0.00\\ \"day\"|false",
                "[Red]0.00|false",
                "_(* #,##0.00_)|false",
                "@|false"
            })
    void aFormatIsOneOfDatesOrNot(String format, boolean isOfDates) {
        assertThat(XlsxSheet.isOfDates(format)).isEqualTo(isOfDates);
    }

    @Test
    void aWorkbookWithoutTheHeaderIsRefused() throws IOException {
        Path path = book(new Workbook().sheet("1", List.of(List.of("Product", "Price"), List.of("Tea", 12))));
        XlsxSheet sheet = new XlsxSheet(path, XlsxSheetTest::isHeader);
        assertThatThrownBy(sheet::open)
                .isInstanceOf(IOException.class)
                .hasMessage("no sheet of this workbook has the columns in one of its first 20 rows");
        assertThat(sheet.firstTexts()).containsExactly("Product", "Price");
        // Nothing is left open: on some systems it could not be deleted else.
        Files.delete(path);
    }

    @Test
    void aFileThatIsNoWorkbookHasOneMessage() throws IOException {
        byte[] whole = Files.readAllBytes(book(
                new Workbook().sheet("1", List.of(List.of("Order", "Total"), List.of("Amal", 1)))));
        for (byte[] broken : List.of(
                "PK\3\4 and no more".getBytes(StandardCharsets.UTF_8),
                new byte[0],
                Arrays.copyOf(whole, whole.length / 2),
                Arrays.copyOf(whole, whole.length - 30))) {
            Path path = Files.write(folder.resolve("broken.xlsx"), broken);
            assertThatThrownBy(() -> WrittenRow.all(new XlsxSheet(path, XlsxSheetTest::isHeader)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut off or is protected by a password")
                    .hasMessageNotContaining("Amal");
        }
        assertThatThrownBy(() -> new XlsxSheet(folder.resolve("none.xlsx"), XlsxSheetTest::isHeader).open())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void aProtectedOrOldWorkbookIsToldByItsFirstBytes() throws IOException {
        Path path = Files.write(folder.resolve("old.xls"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0});
        assertThatThrownBy(() -> ShopFile.isWorkbook(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("password")
                .hasMessageContaining(".xls");
        assertThat(ShopFile.isWorkbook(book(new Workbook().sheet("1", List.of()))))
                .isTrue();
        assertThat(ShopFile.isWorkbook(Files.writeString(folder.resolve("a.csv"), "a")))
                .isFalse();
    }

    @Test
    void anotherArchiveIsToldByItsEntries() throws IOException {
        Path zip = archive("orders.zip", "ط.csv", "orders.csv");
        assertThatThrownBy(() -> Shopify.orders(zip).into(Shops.saudi()))
                .hasMessage("orders.zip: this is a ZIP archive; unpack it and read the CSV file in it");
        Path document = archive("orders.ods", "mimetype", "content.xml");
        assertThatThrownBy(() -> Salla.orders(document).into(Shops.saudi()))
                .hasMessage("orders.ods: this is an OpenDocument file (.ods); save it as .xlsx, or as CSV UTF-8");
    }

    @Test
    void whatIsNoJsonIsToldByWhatItIs() throws IOException {
        Path zip = archive("orders.zip", "orders.json");
        Path workbook = book(new Workbook().sheet("1", List.of(List.of("Order", "Total"))));
        Path page = Files.writeString(folder.resolve("orders.json"), "<!DOCTYPE html><html><body>Log in</body></html>");
        assertThatThrownBy(() -> Zid.orders(zip).into(Shops.saudi()))
                .hasMessage(
                        "orders.zip: this is a ZIP archive, not JSON; expected is Zid's orders, as its API gives them: ask Zid's API"
                                + " for managers/store/orders page by page, and keep the orders as JSON or JSONL");
        assertThatThrownBy(() -> Shopify.bulk(workbook).into(Shops.american()))
                .hasMessageStartingWith(
                        "orders.xlsx: this is an Excel workbook (.xlsx), not JSON; expected is the result of a bulk query");
        assertThatThrownBy(() -> Shopify.bulk(page).into(Shops.american()))
                .hasMessageStartingWith("orders.json: this is a web page, not JSON; ");
    }

    private Path archive(String name, String... entries) throws IOException {
        Path path = folder.resolve(name);
        // As Windows writes names in Arabic.
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path), Charset.forName("windows-1256"))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("Name,Total".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return path;
    }
}
