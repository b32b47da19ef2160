package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.intake.Intake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SallaTest {
    @TempDir
    Path folder;

    private static Export order(Export export, Object id, String status, Object phone, Object at, Object total) {
        return export.row(
                "رقم الطلب",
                id,
                "حالة الطلب",
                status,
                "رقم الجوال",
                phone,
                "تاريخ الطلب",
                at,
                "إجمالي الطلب",
                total,
                "رمز الكوبون",
                "\\N",
                "قيمة خصم الكوبون",
                "\\N",
                "اسم العميل",
                "أمل");
    }

    private static Export export() {
        return new Export(KnownExport.SALLA_ORDERS);
    }

    private static Export march() {
        Export export = export();
        order(export, 1001, "تم التنفيذ", "0500000001", "2025-03-01 01:30:00", "100.00");
        order(export, 1002, "بإنتظار المراجعة", "966500000001", "2025-03-05 14:20", "٥٠٫٥٠");
        order(export, 1003, "طلبك مؤكد", "+966500000001", "06/03/2025", "1,200.00 ر.س");
        order(export, 1004, "تم التسليم", "\\N", "2025-03-06 10:00:00", "20.00");
        order(export, 1005, "تم التسليم", "05*****001", "2025-03-06 11:00:00", "30.00");
        order(export, 1006, "ملغى", "05*****009", "2025-03-07 10:00:00", "70.00");
        order(export, 1007, "محذوف", "0500000002", "2025-03-07 10:00:00", "70.00");
        order(export, 1008, "بإنتظار الدفع", "0500000002", "2025-03-07 10:00:00", "70.00");
        order(export, 1009, "مسترجع", "0500000002", "2025-03-07 10:00:00", "70.00");
        order(export, 1010, "مرفوض", "0500000002", "2025-03-08 10:00:00", "80.00");
        return export;
    }

    private static final String TOLD =
            "10 rows → 6 orders → 2 customers; 2 guests' orders (3.4 % of revenue) cannot come back;"
                    + " 1 refunded in full; 2 cancelled, 1 not paid left out";

    @Test
    void anExportIsReadInOneLine() throws IOException {
        Path path = march().csv(folder.resolve("orders.csv"));

        History history = Salla.orders(path).into(Shops.saudi()).build();

        assertThat(Shops.told(history)).isEqualTo(TOLD);
        assertThat(Shops.orders(history))
                .containsExactly(
                        "+966500000001: 2025-02-28T22:30:00Z 10000, 2025-03-05T11:20:00Z 5050, 2025-03-05T21:00:00Z 120000",
                        "+966500000002: 2025-03-08T07:00:00Z 8000",
                        "guest: 2025-03-06T07:00:00Z 2000",
                        "guest: 2025-03-06T08:00:00Z 3000");
        assertThat(history.intake().notes())
                .extracting(Intake.Note::text)
                .contains(
                        "stars hide the phone of 1 order, so nobody knows the customer: behind one text of stars are many buyers");
        assertThat(Shops.told(Salla.orders(path)
                        .cancelledWhen("مرفوض")
                        .into(Shops.saudi())
                        .build()))
                .contains("→ 5 orders → ")
                .endsWith("3 cancelled, 1 not paid left out");
    }

    @Test
    void whatIsNoPhoneNumberIsNobody() throws IOException {
        Export export = export();
        order(export, 1001, "تم التنفيذ", "05012", "2025-03-01 01:30:00", "100.00");
        order(export, 1002, "تم التنفيذ", "05012", "2025-03-02 01:30:00", "100.00");
        order(export, 1003, "تم التنفيذ", "+1 415 555 0100", "2025-03-03 01:30:00", "100.00");
        order(export, 1004, "تم التنفيذ", "05*****001", "2025-03-06 11:00:00", "30.00");
        order(export, 1005, "تم التنفيذ", "05*****001", "2025-03-06 11:00:00", "30.00");
        order(export, 1006, "ملغي", "050", "2025-03-06 11:00:00", "30.00");

        History history = Salla.orders(export.csv(folder.resolve("orders.csv")))
                .into(Shops.saudi())
                .build();

        assertThat(Shops.told(history)).startsWith("6 rows → 5 orders → 1 customer; 4 guests' orders ");
        assertThat(history.intake().notes())
                .extracting(Intake.Note::text)
                .contains(
                        "stars hide the phone of 2 orders, so nobody knows the customer: behind one text of stars are many buyers",
                        "the phone of 2 orders is no number (it has too few digits, or too many), so nobody knows the customer");
    }

    @Test
    void aWorkbookIsReadAsTheFileIs() throws IOException {
        List<List<Object>> rows = new ArrayList<>(march().sheet());
        rows.add(0, List.of("تقرير الطلبات"));
        rows.add(1, List.of());
        Path path = new Workbook()
                .sheet("ملخص", List.of(List.of("عدد الطلبات", 10)))
                .sheet("الطلبات", rows)
                .write(folder.resolve("orders.xlsx"));
        assertThat(Shops.told(Salla.orders(path).into(Shops.saudi()).build())).isEqualTo(TOLD);
    }

    @Test
    void aFileWithoutOrdersIsNotedWhateverItsFormatIs() throws IOException {
        Path csv = export().csv(folder.resolve("orders.csv"));
        List<List<Object>> rows = new ArrayList<>(export().sheet());
        rows.add(List.of("", " "));
        Path workbook = new Workbook().withoutFormats().sheet("1", rows).write(folder.resolve("orders.xlsx"));
        for (Path path : List.of(csv, workbook)) {
            assertThat(Salla.orders(path).into(Shops.saudi()).build().intake().notes())
                    .extracting(Object::toString)
                    .containsExactly(ShopFile.name(path) + ": note: the file has a header and no rows");
        }
        assertThat(Salla.orders(march().csv(folder.resolve("march.csv")))
                        .into(Shops.saudi())
                        .build()
                        .intake()
                        .notes())
                .extracting(Intake.Note::text)
                .doesNotContain("the file has a header and no rows");
    }

    @Test
    void linesBeforeTheHeaderArePassedOver() throws IOException {
        Path path = march().csv(folder.resolve("orders.csv"), ";", "\uFEFFتقرير الطلبات\r\n\r\n\"من 1\nإلى 31\"\r\n");
        assertThat(Shops.told(Salla.orders(path).into(Shops.saudi()).build())).isEqualTo(TOLD);
    }

    @Test
    void cellsOfAWorkbookMayBeNumbersAndTimes() throws IOException {
        Export export = export();
        order(
                export,
                1001,
                "تم التنفيذ",
                500000001,
                new Workbook.Time("45721.597349537034"),
                new Workbook.Digits("120.30000000000001"));
        order(export, 1002, "تم التنفيذ", 966500000001L, new Workbook.Time("45722"), 80);
        Path path = new Workbook().sheet("1", export.sheet()).write(folder.resolve("orders.xlsx"));
        assertThat(Shops.orders(Salla.orders(path).into(Shops.saudi()).build()))
                .containsExactly("+966500000001: 2025-03-05T11:20:11Z 12030, 2025-03-05T21:00:00Z 8000");
    }

    @Test
    void namesMayDifferInTheirAlif() throws IOException {
        Export export = order(
                export().renaming("إجمالي الطلب", "اجمالي الطلب").renaming("رقم الطلب", "\uFEFF رقم الطلب "),
                1001,
                "تم التنفيذ",
                "0500000001",
                "2025-03-01 01:30:00",
                "100.00");
        assertThat(Shops.told(Salla.orders(export.csv(folder.resolve("orders.csv")))
                        .into(Shops.saudi())
                        .build()))
                .isEqualTo("1 row → 1 order → 1 customer");
    }

    @Test
    void anOrderInTwoDownloadsIsAsItsLatestChangeTells() throws IOException {
        Export older = export();
        order(older, 1001, "قيد التنفيذ", "0500000001", "2025-03-01 01:30:00", "100.00");
        older.row(
                "رقم الطلب",
                1002,
                "حالة الطلب",
                "ملغي",
                "رقم الجوال",
                "0500000001",
                "تاريخ الطلب",
                "2025-03-02 01:30:00",
                "إجمالي الطلب",
                "40.00",
                "تاريخ آخر تحديث للطلب",
                "2025-04-09 10:00:00");
        Export newer = export();
        order(newer, 1001, "تم التسليم", "0500000001", "2025-03-01 01:30:00", "90.00");
        newer.row(
                "رقم الطلب",
                1002,
                "حالة الطلب",
                "قيد التنفيذ",
                "رقم الجوال",
                "0500000001",
                "تاريخ الطلب",
                "2025-03-02 01:30:00",
                "إجمالي الطلب",
                "40.00",
                "تاريخ آخر تحديث للطلب",
                "2025-03-09 10:00:00");
        Path first = older.csv(folder.resolve("1.csv"));
        Path second = new Workbook().sheet("1", newer.sheet()).write(folder.resolve("2.xlsx"));

        History history = Salla.orders(first, second).into(Shops.saudi()).build();

        assertThat(Shops.told(history))
                .isEqualTo("4 rows → 1 order → 1 customer; 1 cancelled, 2 older in another file left out");
        assertThat(Shops.orders(history)).containsExactly("+966500000001: 2025-02-28T22:30:00Z 9000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"تاريخ آخر تحديث للطلب", "تاريخ آخر تحديث", "اخر تحديث", "تاريخ التحديث"})
    void theColumnOfTheLatestChangeHasSeveralNames(String name) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String day : List.of("10-03-26", "09-03-26")) {
            Export export = order(
                    export().renaming("تاريخ آخر تحديث للطلب", name),
                    1001,
                    "تم التنفيذ",
                    "0500000001",
                    "10-02-26 01:30",
                    files.isEmpty() ? "20" : "10");
            export.set("تاريخ آخر تحديث للطلب", day);
            files.add(export.csv(folder.resolve(files.size() + ".csv")));
        }
        History history =
                Salla.orders(files.get(0), files.get(1)).into(Shops.saudi()).build();
        assertThat(Shops.orders(history)).containsExactly("+966500000001: 2026-02-09T22:30:00Z 2000");
        assertThat(history.intake().notes()).extracting(Intake.Note::text).noneMatch(note -> note.contains("newer"));
    }

    @Test
    void copiesThatNoColumnTellsApartAreNoted() throws IOException {
        Export one = order(
                export().without("تاريخ آخر تحديث للطلب"), 1001, "تم التنفيذ", "0500000001", "10-02-26 01:30", "20");
        Export other = order(
                export().without("تاريخ آخر تحديث للطلب"), 1002, "تم التنفيذ", "0500000001", "10-02-26 01:30", "30");
        Path first = one.csv(folder.resolve("1.csv"));
        Path apart = other.csv(folder.resolve("2.csv"));
        Path again = one.csv(folder.resolve("3.csv"));

        History overlapping =
                Salla.orders(first, apart, again).into(Shops.saudi()).build();
        History apartOnly = Salla.orders(first, apart).into(Shops.saudi()).build();

        assertThat(overlapping.intake().notes())
                .extracting(Object::toString)
                .filteredOn(note -> note.contains("newer"))
                .singleElement()
                .asString()
                .contains("3.csv")
                .contains(
                        "orders are in several files, and no column tells which copy is newer: the last file given counts");
        assertThat(apartOnly.intake().notes()).extracting(Intake.Note::text).noneMatch(note -> note.contains("newer"));
    }

    @Test
    void couponsAndDiscountsAreRead() throws IOException {
        Path path = export().row(
                        "رقم الطلب",
                        1001,
                        "حالة الطلب",
                        "تم التنفيذ",
                        "رقم الجوال",
                        "0500000001",
                        "تاريخ الطلب",
                        "2025-03-02 01:30:00",
                        "إجمالي الطلب",
                        "40.00",
                        "رمز الكوبون",
                        "EID",
                        "قيمة خصم الكوبون",
                        "5.00",
                        "قيمة خصم العروض الخاصة",
                        "2.50")
                .csv(folder.resolve("orders.csv"));
        assertThat(Salla.orders(path).into(Shops.saudi()).build().customer("+966500000001"))
                .hasValueSatisfying(customer -> {
                    assertThat(customer.orderCoupon(0)).contains("EID");
                    assertThat(customer.orderDiscount(0)).hasValue(7_50);
                });
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path csv = Files.writeString(folder.resolve("products.csv"), "اسم المنتج,SKU,السعر\nشاي,1,2\n");
        assertThatThrownBy(() -> Salla.orders(csv).into(Shops.saudi()))
                .hasMessageStartingWith(
                        "products.csv:1: its header is that of no export known here; expected is Salla's orders export:");
        Path shopify = new Workbook()
                .sheet("1", new Export(KnownExport.SHOPIFY_ORDERS).sheet())
                .write(folder.resolve("shopify.xlsx"));
        assertThatThrownBy(() -> Salla.orders(shopify).into(Shops.saudi()))
                .hasMessageStartingWith(
                        "shopify.xlsx:1: this is Shopify's orders export; expected is Salla's orders export");
        Path cut = Files.writeString(folder.resolve("cut.xlsx"), "PK\3\4 cut");
        assertThatThrownBy(() -> Salla.orders(cut).into(Shops.saudi()))
                .hasMessageStartingWith("cut.xlsx: this Excel workbook (.xlsx) cannot be read");
        Path none = export().without("رقم الجوال").csv(folder.resolve("none.csv"));
        assertThatThrownBy(() -> Salla.orders(none).into(Shops.saudi()))
                .hasMessageStartingWith("none.csv:1: no column is called رقم الجوال or ");
    }

    @Test
    void aBadCellNamesItsPlaceAndNobody() throws IOException {
        Path path = order(export(), 1001, "تم التنفيذ", "0500000001", "2025-02-30", "100.00")
                .csv(folder.resolve("orders.csv"));
        assertThatThrownBy(() -> Salla.orders(path).into(Shops.saudi()))
                .hasMessageStartingWith("orders.csv:2: تاريخ الطلب: \"2025-02-30\"")
                .hasMessageNotContaining("500000001");
    }
}
