package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.intake.InvalidRowException;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which columns are proposed, by their names and by what is in them. */
@SuppressWarnings("StringConcatToTextBlock") // a row a line, as in a file
class CsvLookColumnsTest {
    private static CsvLook look(String text) {
        return Csv.stream("orders.csv", Source.text(text)).look();
    }

    private static List<String> contents(CsvLook look) {
        return Contents.of(look.orders()
                .into(History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR")))
                .build());
    }

    // ---- refunds

    @ParameterizedTest
    @ValueSource(strings = {"refunded", "Refunded Amount", "refund", "المسترجع", "Total Refunded"})
    void aColumnOfRefundsIsProposed(String name) {
        CsvLook look = look(
                "order,customer,date,total," + name + "\n1,a,2025-01-13,5,\n2,b,2025-01-13,6,6\n3,b,2025-01-13,6,0\n");

        assertThat(look.questions()).isEmpty();
        assertThat(look.toString())
                .contains("amount(\"total\").\n        refunded(\"" + name + "\").\n")
                .contains("Nobody says when the amounts of column \"" + name
                        + "\" were paid back: they lower the revenue of the order's own month.");
        assertThat(contents(look)).anyMatch(record -> record.startsWith("b: adjustment 2025-01-13T00:00:00Z -6.00, "));
    }

    @Test
    void theDateOfARefundIsProposedWithIt() {
        CsvLook look = look("order,customer,date,total,refunded,Refunded at\n"
                + "1,a,2025-01-13,5,,\n2,b,2025-01-13,6,2,2025-02-14 10:30\n");

        assertThat(look.questions()).isEmpty();
        assertThat(look.toString()).contains("refunded(\"refunded\", \"Refunded at\", \"yyyy-MM-dd HH:mm\").\n");
        assertThat(contents(look))
                .contains("b: adjustment 2025-02-14T10:30:00Z -2.00, order 2025-01-13T00:00:00Z 6.00");
        assertThat(look("order,customer,date,total,refunded,Refunded at\n"
                                + "1,a,2025-01-13,5,,\n2,b,2025-01-13,6,2,02/03/2025\n")
                        .questions())
                .containsExactly(
                        "How is column \"Refunded at\" written: \"dd/MM/yyyy\" or \"MM/dd/yyyy\"? Both read every row.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "yes", "-2", "6.01"})
    void whatIsNoRefundIsNotProposed(String refund) {
        CsvLook look =
                look("order,customer,date,total,refunded\n1,a,2025-01-13,5,1\n2,b,2025-01-13,6," + refund + "\n");

        assertThat(look.questions()).isEmpty();
        assertThat(look.toString()).doesNotContain("refunded(");
    }

    // ---- customers

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mobile|0500000123|966500000456",
                "جوال|٠٥٠٠٠٠٠١٢٣|0500000456",
                "Customer Mobile|500000123|500000456",
                "Buyer Phone|050-000 0123|(050) 0000456",
                "Customer|00966500000123|+966500000456"
            })
    void phoneNumbersAreAskedAbout(String name, String one, String other) {
        CsvLook look =
                look("order,date,total," + name + "\n1,2025-01-13,5," + one + "\n2,2025-01-13,6," + other + "\n");

        assertThat(look.questions())
                .containsExactly(
                        "Of which country are the phone numbers of column \"" + name + "\" that do not name theirs?"
                                + " phone(...) makes one customer of all the ways to write a number; it needs the library libphonenumber.");
        assertThat(look.toString())
                .contains("\"" + name + "\": text like phone numbers, 2 different")
                .contains("customer(Cell.column(\"" + name + "\").phone(/* which country? */ \"…\")).\n")
                .doesNotContain("123", "456");
    }

    @ParameterizedTest
    @CsvSource({
        "Customer ID, 1001",
        "Customer ID, 000012345678",
        "Phone, 12345",
        "Mobile, C-0500000123",
        "Customer, 0.1234567891"
    })
    void otherNumbersAreNoPhoneNumbers(String name, String cell) {
        CsvLook look = look("order,date,total," + name + "\n1,2025-01-13,5," + cell + "\n");

        assertThat(look.questions()).isEmpty();
        assertThat(look.toString()).contains("        customer(\"" + name + "\").");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Email", "Customer Email", "Billing Email", "Customer", "البريد الإلكتروني"})
    void mailsOfAnyCaseAreOneCustomer(String name) {
        CsvLook look = look(
                "order,date,total," + name + "\n1,2025-01-13,5,Amal@example.com\n2,2025-01-13,6,amal@example.com\n");

        assertThat(look.questions()).isEmpty();
        assertThat(look.toString())
                .contains("text like e-mail addresses", "customer(Cell.column(\"" + name + "\").ignoringCase()).")
                .doesNotContainIgnoringCase("amal");
        assertThat(contents(look))
                .containsExactly("amal@example.com: order 2025-01-13T00:00:00Z 5.00, order 2025-01-13T00:00:00Z 6.00");
    }

    @Test
    void maskedCustomersAreAskedAbout() {
        String rows = "\n1,2025-01-13,5,05******12,7\n2,2025-01-13,6,05******12,8\n3,2025-01-14,6,0500000123,9\n";
        CsvLook masked = look("order,date,total,mobile,pieces" + rows);

        assertThat(masked.questions())
                .containsExactly(
                        "2 rows with a masked column \"mobile\", which strangers share: leave them out by leavingOut(...),"
                                + " or take another column.");
        assertThat(masked.toString())
                .contains("\"mobile\": text like phone numbers, 2 masked, 2 different")
                .contains("customer(\"…\" /* which column? \"mobile\" is masked in some rows */)")
                .doesNotContain("05");
        assertThat(look("order,date,total,mobile,customer" + rows).toString()).contains("customer(\"customer\").");
    }

    // ---- times

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date|Time|13/02/2025|10:30:00|dd/MM/yyyy HH:mm:ss",
                "Order Date|Order Time|2025-02-13|10:30|yyyy-MM-dd HH:mm",
                "Datum|Uhrzeit|13.02.2025|10:30|dd.MM.yyyy HH:mm",
                "التاريخ|الوقت|1446/08/14|10:30|hijri:yyyy/MM/dd HH:mm"
            })
    void aDayAndATimeOfDayAreJoined(String date, String time, String day, String clock, String pattern) {
        CsvLook look = look("order,customer," + date + ",total," + time + "\n1,a," + day + ",5," + clock + "\n");

        assertThat(look.questions()).isEmpty();
        assertThat(look.toString())
                .contains("time(Cell.joined(\"" + date + "\", \"" + time + "\"), \"" + pattern + "\").\n")
                .contains("The times of columns \"" + date + "\", \"" + time + "\" have no zone");
        assertThat(contents(look)).containsExactly("a: order 2025-02-13T10:30:00Z 5.00");
    }

    @Test
    void aDayThatReadsTwoWaysOrHasNoTimeOfDayIsAsked() {
        String header = "order,customer,Date,total,Time\n";

        assertThat(look(header + "1,a,01/02/2025,5,10:30\n").questions())
                .containsExactly(
                        "How are columns \"Date\", \"Time\" written: \"dd/MM/yyyy HH:mm\" or \"MM/dd/yyyy HH:mm\"?"
                                + " Both read every row.");
        assertThat(look(header + "1,a,13/02/2025,5,10:30\n2,a,13/02/2025,5,\n").questions())
                .singleElement()
                .asString()
                .startsWith("1 row with nothing in column \"Time\", which makes a bad row");
        assertThat(look(header + "1,a,2025-02-13 10:30,5,morning\n").toString())
                .contains("time(\"Date\", \"yyyy-MM-dd HH:mm\").");
    }

    // ---- orders

    @ParameterizedTest
    @ValueSource(strings = {"id", "Name", "Bestellung", "Invoice", "رقم الطلب"})
    void idsOfOrdersAreFoundByWhatTheyAreCalledAndHold(String name) {
        CsvLook each = look(name + ",customer,date,total\n#1,a,2025-01-13,5\n#2,b,2025-01-13,6\n");
        CsvLook lines = look(name + ",customer,date,total\n#1,a,2025-01-13,5\n#1,a,2025-01-13,\n#2,b,2025-01-13,6\n");

        assertThat(each.toString()).contains("order(\"" + name + "\").").doesNotContain("orderOnFirstRow");
        assertThat(lines.toString()).contains("order(\"" + name + "\").").contains("orderOnFirstRow().");
        assertThat(contents(lines))
                .containsExactly("a: order 2025-01-13T00:00:00Z 5.00", "b: order 2025-01-13T00:00:00Z 6.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Name|Amal|Badr|a|b", "Name|Amal 1||a|b", "id|7|7|a|b", "id|7|8|a|a"})
    void aNameThatMayBeAnythingIsNoOrderUnlessItHoldsOne(
            String name, String one, String other, String first, String second) {
        CsvLook look = look(name + ",customer,date,total\n" + one + "," + first + ",2025-01-13,5\n"
                + (other == null ? "" : other) + "," + second + ",2025-01-14,6\n"
                + (first.equals(second) ? one + "," + first + ",2025-01-15,7\n" : ""));

        assertThat(look.questions()).isEmpty();
        assertThat(look.toString()).doesNotContain("order(\"");
        assertThat(String.join(", ", contents(look)).split("order "))
                .as("each row is an order")
                .hasSize(first.equals(second) ? 4 : 3);
    }

    @Test
    void linesOfAnOrderAreNoGuests() {
        CsvLook look =
                look("Name,Email,Created at,Total\n#1,a@example.com,2025-01-13,5\n#1,,2025-01-13,\n#1,,2025-01-13,\n"
                        + "#2,,2025-01-13,6\n#2,,2025-01-13,\n");

        assertThat(look.toString())
                .contains("\n1 row without a customer: guests' orders, unless guests(Guests.DROP) is stated.")
                .contains("order(\"Name\")", "orderOnFirstRow()");
        assertThat(look.questions()).isEmpty();
    }

    @Test
    void rowsThatMayBeLinesOfAnOrderAreAskedAbout() {
        String rows = "a,2025-01-13,10:00,5\na,2025-01-13,10:00,6\na,2025-01-13,11:00,7\nb,2025-01-13,11:00,8\n";
        CsvLook look = look("customer,date,time,total\n" + rows);

        assertThat(look.questions())
                .containsExactly("1 row with the customer and the time of the row before: lines of one order?"
                        + " No column is called as an order's id is.");
        assertThat(look.toString()).contains("order(\"…\" /* which column? none if each row is an order */)");
        assertThat(look("customer,date,time,total\n,2025-01-13,10:00,5\n,2025-01-13,10:00,6\nb,2025-01-13,10:00,6\n")
                        .questions())
                .as("guests")
                .isEmpty();
    }

    @Test
    void aColumnWhoseLettersWereLostIsAskedAbout() {
        CsvLook look = look("??? ?????,customer,date,total,?\n1,a,2025-01-13,5,x\n1,a,2025-01-14,6,y\n");

        assertThat(look.questions())
                .containsExactly("What are the columns \"??? ?????\" called? Their letters were lost when the file was"
                        + " saved: save it as UTF-8.");
    }

    @Test
    void amountsInSeveralCurrenciesAreAskedAboutAndManyDecimalsTold() {
        String header = "order,customer,date,total\n";

        assertThat(look(header + "1,a,2025-01-13,5 EUR\n2,b,2025-01-14,6 USD\n").questions())
                .containsExactly("Amounts of column \"total\" are in EUR, USD: a history has one currency; leave the"
                        + " others out, or convert their amounts.");
        assertThat(look(header + "1,a,2025-01-13,5.125\n2,b,2025-01-14,6.50\n").toString())
                .contains(
                        "\nAmounts of column \"total\" have up to 3 decimals: if that is more than their currency has,"
                                + " state decimals(3) of the history's builder.");
        assertThat(look(header + "1,a,2025-01-13,0501234567\n2,b,2025-01-14,0501234568\n")
                        .questions())
                .as("phone numbers are no amounts")
                .singleElement()
                .asString()
                .startsWith("Which column is the amount?");
    }

    // ---- platforms

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Name,Email,Financial Status,Created at,Total,Lineitem name|Shopify|Shopify.orders(path),",
                "رقم الطلب,رقم الجوال,حالة الطلب,تاريخ الطلب,اجمالي الطلب|Salla|Salla.orders(path),",
                "order_number,customer_email,status,order_date,order_total,order_currency|WooCommerce|WooCommerce.orders(path),",
                "Order ID,Customer ID,Order Status,Order Date,Order Total (inc tax)|BigCommerce|BigCommerce.orders(path),",
                "ID,Customer Email,Status,Purchase Date,Grand Total (Base)|Magento|Magento.orders(path),",
                "Transaction ID,Customer ID,Event Type,Date,Gross Sales,Item|Square|Square.items(path),",
                "id,Customer ID,Captured,Created date (UTC),Amount,Amount Refunded|Stripe|Stripe.payments(path),",
                "id,Customer ID,Plan,Created (UTC),Amount,Current Period Start (UTC)|Stripe|Stripe.subscriptions(path),",
                "id,customer,order_status,created_at,order_total,store_id,currency_code|Zid|Zid.orders(path), from the JSON of its API,"
            })
    void anExportOfAPlatformIsKnown(String header, String platform, String call) {
        String row = "1,a,paid,2025-01-13,5,1,SAR";
        int columns = header.split(",").length;
        CsvLook look = look(header + ",Notes,Tags\n"
                + String.join(",", List.of(row.split(",")).subList(0, columns)) + ",,\n");

        assertThat(look.toString())
                .startsWith("This looks like an export of " + platform + ": retention-shops reads it with " + call
                        + " and knows what its rows mean.\norders.csv: 1 row behind the header")
                .contains("\n  empty in every row: \"Notes\", \"Tags\"\n");
    }

    @Test
    void anyOtherFileIsOfNoPlatform() {
        assertThat(look("order,customer,status,date,total\n1,a,paid,2025-01-13,5\n")
                        .toString())
                .startsWith("orders.csv: 1 row")
                .doesNotContain("retention-shops", "empty in every row");
    }

    // ---- no rows

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", ",,\n"})
    void anEmptyFileIsToldAsWhenItIsRead(String text) {
        assertThatThrownBy(() -> look(text))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage("orders.csv:1: the file is empty; its first line must name the columns");
    }

    @Test
    void aHeaderWithoutRowsIsToldAndNothingProposed() {
        CsvLook look = look("order,customer,date,total\n");

        assertThat(look.toString())
                .isEqualTo("orders.csv: no rows; columns \"order\", \"customer\", \"date\", \"total\"\n"
                        + "? There are no rows behind the header in line 1: is it the whole file?");
        assertThatThrownBy(look::orders).hasMessageStartingWith("orders.csv: to be answered first: There are no rows");
    }
}
