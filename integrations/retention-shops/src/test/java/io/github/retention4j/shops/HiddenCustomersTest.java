package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.InvalidRowException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with a row is told without whose it is: no message and no note has an id, an address or a phone number. */
class HiddenCustomersTest {
    private static final String ID = "cus_zq7marker";
    private static final String MAIL = "zq7marker@example.com";
    private static final String PHONE = "0501234567";
    private static final List<String> PARTS = List.of("zq7", "1234567", "example.com");

    @TempDir
    Path folder;

    /** A preset, a row that it takes, and which cells of it are the customer's. */
    @SuppressWarnings("ImmutableEnumChecker") // what reads a file is a reference to a method
    private enum Preset {
        SHOPIFY(
                KnownExport.SHOPIFY_ORDERS,
                "USD",
                Shopify::orders,
                "Name=#1, Financial Status=paid, Currency=USD, Subtotal=10.00, Total=10.00, Created at=2025-03-05 09:00:00 -0500,"
                        + " Refunded Amount=1.00, Discount Amount=1.00, Discount Code=SPRING",
                "Email=MAIL, Phone=PHONE"),
        SHOPIFY_PHONES(KnownExport.SHOPIFY_ORDERS, "USD", Shopify::orders, SHOPIFY.good, "Phone=PHONE"),
        WOOCOMMERCE(
                KnownExport.WOO_ORDERS,
                "USD",
                path -> WooCommerce.orders(path).counting("completed"),
                "order_number=1, order_date=2025-03-05 09:00:00, status=completed, order_total=10.00, order_currency=USD",
                "customer_email=MAIL, customer_id=ID, billing_email=MAIL, billing_phone=PHONE"),
        BIGCOMMERCE(
                KnownExport.BIGCOMMERCE_ORDERS,
                "USD",
                BigCommerce::orders,
                "Order ID=1, Order Date=03/05/2025, Order Status=Completed, Order Total (inc tax)=10.00, Order Currency Code=USD",
                "Customer ID=ID, Customer Email=MAIL, Customer Phone=PHONE"),
        MAGENTO(
                KnownExport.MAGENTO_ORDERS,
                "USD",
                Magento::orders,
                "ID=1, Purchase Date=2025-03-05 09:00:00, Grand Total (Base)=10.00, Status=Complete, Total Refunded=1.00",
                "Customer Email=MAIL"),
        SQUARE(
                KnownExport.SQUARE_ITEMS,
                "USD",
                path -> Square.items(path).withTax(),
                "Date=2025-03-05, Time=09:00:00, Time Zone=Eastern Time (US & Canada), Net Sales=$10.00, Tax=$1.00,"
                        + " Transaction ID=1, Event Type=Payment",
                "Customer ID=ID, Customer Name=ID, Customer Reference ID=PHONE"),
        STRIPE(
                KnownExport.STRIPE_PAYMENTS,
                "USD",
                Stripe::payments,
                "id=ch_1, Created date (UTC)=2025-03-05 09:00:00, Amount=10.00, Amount Refunded=1.00, Currency=usd, Captured=true,"
                        + " Status=Paid, Refunded date (UTC)=2025-03-06 09:00:00",
                "Customer ID=ID, Customer Email=MAIL, Customer Description=PHONE"),
        STRIPE_SUBSCRIPTIONS(
                KnownExport.STRIPE_SUBSCRIPTIONS,
                "USD",
                Stripe::subscriptions,
                "id=sub_1, Plan=gold, Quantity=1, Interval=month, Amount=10.00, Status=active,"
                        + " Start Date (UTC)=2025-03-05 09:00, Trial End (UTC)=, Canceled At (UTC)=, Ended At (UTC)=",
                "Customer ID=ID, Customer Email=MAIL, Customer Description=PHONE"),
        SALLA(
                KnownExport.SALLA_ORDERS,
                "SAR",
                Salla::orders,
                "رقم الطلب=1, حالة الطلب=تم التنفيذ, تاريخ الطلب=2025-03-05 09:00:00, إجمالي الطلب=10.00, قيمة خصم الكوبون=1.00",
                "رقم الجوال=PHONE"),
        SHOPIFY_BULK(
                KnownExport.SHOPIFY_BULK,
                "USD",
                Shopify::bulk,
                "id=1, createdAt=2025-03-05T09:00:00Z, displayFinancialStatus=PAID, amount=10.00, currencyCode=USD",
                "customer=ID",
                "{'id':'${id}','createdAt':'${createdAt}','test':false,'displayFinancialStatus':'${displayFinancialStatus}',"
                        + "'totalPriceSet':{'shopMoney':{'amount':'${amount}','currencyCode':'${currencyCode}'}},"
                        + "'customer':{'id':'gid://shopify/Customer/${customer}'}}"),
        ZID(
                KnownExport.ZID_ORDERS,
                "SAR",
                Zid::orders,
                "id=1, order_status=new, currency_code=SAR, order_total=10.00, created_at=2025-03-05 09:00:00",
                "customer.id=ID, customer.mobile=PHONE, customer.email=MAIL",
                "{'id':'${id}','store_id':1,'order_status':{'code':'${order_status}'},'currency_code':'${currency_code}',"
                        + "'order_total':'${order_total}','created_at':'${created_at}','customer':{'id':'${customer.id}',"
                        + "'mobile':'${customer.mobile}','email':'${customer.email}'}}"),
        ZID_PHONES(KnownExport.ZID_ORDERS, "SAR", Zid::orders, ZID.good, "customer.mobile=PHONE", ZID.json);

        private final KnownExport export;
        private final CurrencyUnit currency;
        private final Function<Path, ShopExport> reader;
        private final String good;
        private final String customers;
        private final String json;

        Preset(
                KnownExport export,
                String currency,
                Function<Path, ShopExport> reader,
                String good,
                String customers,
                String... json) {
            this.export = export;
            this.currency = CurrencyUnit.of(currency);
            this.reader = reader;
            this.good = good;
            this.customers =
                    customers.replace("=ID", "=" + ID).replace("MAIL", MAIL).replace("PHONE", PHONE);
            this.json = json.length == 0 ? "" : json[0].replace('\'', '"');
        }

        /** The columns that are read, and those of the customer. */
        Map<String, String> cells() {
            Map<String, String> cells = new LinkedHashMap<>();
            Stream.of(good.split(", "), customers.split(", "))
                    .flatMap(Stream::of)
                    .map(cell -> cell.split("=", 2))
                    .forEach(cell -> cells.put(cell[0], cell[1]));
            return cells;
        }

        List<String> goodColumns() {
            return Stream.of(good.split(", "))
                    .map(cell -> cell.split("=", 2)[0])
                    .toList();
        }

        Path write(Path path, Map<String, String> cells) throws IOException {
            if (json.isEmpty()) {
                return new Export(export)
                        .row(cells.entrySet().stream()
                                .flatMap(cell -> Stream.of(cell.getKey(), cell.getValue()))
                                .toArray())
                        .csv(path);
            }
            String record = json;
            for (Map.Entry<String, String> cell : cells.entrySet()) {
                record = record.replace("${" + cell.getKey() + "}", cell.getValue());
            }
            return Files.writeString(path, record.replaceAll("\\$\\{[^}]*}", ""));
        }
    }

    /** All that is told of a file, whether bad rows are fatal or not. */
    private List<String> told(Preset preset, Map<String, String> cells) throws IOException {
        Path path = preset.write(folder.resolve("orders.txt"), cells);
        List<String> told = new ArrayList<>();
        try {
            preset.reader
                    .apply(path)
                    .into(History.builder(Shops.NEW_YORK, preset.currency))
                    .build();
        } catch (InvalidRowException | UncheckedIOException bad) {
            for (Throwable cause = bad; cause != null; cause = cause.getCause()) {
                told.add(cause.toString());
            }
        }
        History history = preset.reader
                .apply(path)
                .into(History.builder(Shops.NEW_YORK, preset.currency).badRows(BadRows.SKIP))
                .build();
        history.intake().refusals().forEach(refusal -> told.add(refusal.toString()));
        history.intake().notes().forEach(note -> told.add(note.toString()));
        told.add(history.intake().toString());
        told.add(Shops.told(history));
        return told;
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void aRowThatIsGoodIsTaken(Preset preset) throws IOException {
        assertThat(told(preset, preset.cells())).noneMatch(text -> text.contains(": column"));
        assertThat(preset.reader
                        .apply(preset.write(folder.resolve("orders.txt"), preset.cells()))
                        .into(History.builder(Shops.NEW_YORK, preset.currency))
                        .build()
                        .customerCount())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void whateverIsWrongWithARowNobodyIsShown(Preset preset) throws IOException {
        int bad = 0;
        for (String column : preset.goodColumns()) {
            Map<String, String> cells = preset.cells();
            cells.put(column, "?");
            List<String> told = told(preset, cells);
            bad += told.get(0).contains("InvalidRowException") ? 1 : 0;
            assertThat(told).as(column).noneMatch(text -> PARTS.stream().anyMatch(text::contains));
        }
        assertThat(bad).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void cellsThatAreOutOfPlaceShowNoAddressAndNoPhone(Preset preset) throws IOException {
        for (String column : preset.goodColumns()) {
            for (String cell : List.of(MAIL, "Amal <" + MAIL + ">", PHONE, "+966 50 123 4567")) {
                Map<String, String> cells = preset.cells();
                cells.put(column, cell);
                assertThat(told(preset, cells))
                        .as(column + ": " + cell)
                        .noneMatch(text -> PARTS.stream().anyMatch(text::contains) || text.contains("123 4567"));
            }
        }
    }

    /** A mark that nobody sees in an id is remarked. */
    @ParameterizedTest
    @EnumSource(Preset.class)
    void whatIsRemarkedOfACustomerShowsNobody(Preset preset) throws IOException {
        Map<String, String> cells = preset.cells();
        cells.replaceAll((column, cell) -> cell.equals(ID) ? "cus_zq7\u200Bmarker" : cell);
        assertThat(told(preset, cells)).noneMatch(text -> PARTS.stream().anyMatch(text::contains));
    }
}
