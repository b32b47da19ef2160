package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZidTest {
    private static final String NOBODY = "\"id\":null,\"email\":\"t***@*.com\",\"mobile\":\"***00\"";

    @TempDir
    Path folder;

    private static String order(int id, String status, String total, String at, String customer) {
        return String.format(
                Locale.ROOT,
                "{\"id\":%d,\"code\":\"c%d\",\"store_id\":9,\"order_status\":{\"name\":\"جديد\",\"code\":\"%s\"},\"currency_code\":\"SAR\","
                        + "\"customer\":{%s,\"name\":\"A*** B***\"},\"order_total\":\"%s\",\"payment_status\":\"pending\","
                        + "\"created_at\":\"%s\",\"updated_at\":\"%s\",\"products\":[{\"id\":1}]}",
                id,
                id,
                status,
                customer,
                total,
                at,
                at);
    }

    private static final String ONE = order(1, "delivered", "899.10000000000000", "2025-02-28 22:30:00", "\"id\":71");
    private static final String TWO =
            order(2, "new", "50", "2025-03-02T08:30:00.000000Z", "\"id\":71,\"mobile\":\"9665\"");
    private static final String THREE = order(3, "new", "10.00", "2025-03-03 08:30:00", NOBODY);
    private static final String FOUR = order(4, "ready", "10.00", "2025-03-04 08:30:00", NOBODY);
    private static final String FIVE = order(5, "canceled", "10.00", "2025-03-05 08:30:00", "\"id\":72");
    private static final String SIX =
            order(6, "new", "10.00", "2025-03-05 08:30:00", "\"id\":0,\"mobile\":\"0500000001\"");

    @Test
    void whatIsNoPhoneNumberIsNobody() throws IOException {
        String at = "2025-03-05 08:30:00";
        Path path = Files.writeString(
                folder.resolve("orders.json"),
                String.join(
                        "\n",
                        order(1, "new", "10", at, "\"id\":0,\"mobile\":\"05012\""),
                        order(2, "new", "10", at, "\"id\":null,\"mobile\":\"000\",\"email\":\"\""),
                        order(3, "new", "10", at, "\"id\":71,\"mobile\":\"05012\""),
                        order(4, "new", "10", at, "\"id\":0,\"mobile\":\"05012\",\"email\":\"a@example.com\""),
                        order(5, "new", "10", at, "\"id\":0,\"mobile\":\"05012\",\"email\":\"a***@example.com\""),
                        order(6, "canceled", "10", at, "\"id\":0,\"mobile\":\"05012\""),
                        order(7, "new", "10", at, "\"id\":0")));

        History history = Zid.orders(path).into(Shops.saudi()).build();

        assertThat(Shops.told(history)).startsWith("7 rows → 6 orders → 2 customers; 4 guests' orders ");
        assertThat(history.intake().notes())
                .extracting(Intake.Note::text)
                .contains(
                        "the phone of 2 orders is no number (it has too few digits, or too many), so nobody knows the customer")
                .anyMatch(note -> note.startsWith("stars hide phone and e-mail of 1 order, "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "{\"status\":\"object\",\"orders\":[%s],\"total_order_count\":6}", "JSONL"})
    void ordersAreRead(String form) throws IOException {
        String[] all = {ONE, TWO, THREE, FOUR, FIVE, SIX};
        String json = form.equals("JSONL") ? String.join("\n", all) : form.formatted(String.join(",", all));
        Path path = Files.writeString(folder.resolve("orders.json"), json);

        History history = Zid.orders(path).into(Shops.saudi()).build();

        assertThat(Shops.told(history))
                .isEqualTo("6 rows → 5 orders → 2 customers; 2 guests' orders (2.0 % of revenue) cannot come back;"
                        + " 1 cancelled left out");
        assertThat(Shops.orders(history))
                .containsExactlyInAnyOrder(
                        "71: 2025-02-28T22:30:00Z 89910, 2025-03-02T08:30:00Z 5000",
                        "+966500000001: 2025-03-05T08:30:00Z 1000",
                        "guest: 2025-03-03T08:30:00Z 1000",
                        "guest: 2025-03-04T08:30:00Z 1000");
        assertThat(history.intake().notes())
                .extracting(Intake.Note::text)
                .anyMatch(note ->
                        note.startsWith("stars hide phone and e-mail of 2 orders, and there is no customer id"));
        // Half past ten in UTC is the first of March in Riyadh.
        assertThat(Shops.netRevenue(history, 2025, 2)).isZero();
    }

    @Test
    void pagesThatOverlapAreReadOnce() throws IOException {
        Path first = Files.writeString(folder.resolve("1.json"), "[" + ONE + "," + TWO + "]");
        Path second = Files.writeString(
                folder.resolve("2.json"),
                "["
                        + order(2, "canceled", "50", "2025-03-02 08:30:00", "\"id\":71")
                                .replace(
                                        "\"updated_at\":\"2025-03-02 08:30:00\"",
                                        "\"updated_at\":\"2025-03-09 08:30:00\"")
                        + "]");
        for (Zid zid : new Zid[] {Zid.orders(first, second), Zid.orders(second, first)}) {
            assertThat(Shops.told(zid.into(Shops.saudi()).build()))
                    .isEqualTo("3 rows → 1 order → 1 customer; 1 cancelled, 1 older in another file left out");
        }
    }

    @Test
    void aNumberOfPagesOfZerosFillsNoMemory() throws IOException {
        String huge = order(2, "new", "1e999999999", "2025-03-02 08:30:00", "\"id\":1e999999999");
        Path first = Files.writeString(folder.resolve("1.json"), "[" + ONE + "]");
        Path second = Files.writeString(folder.resolve("2.json"), "[" + huge + "]");
        assertThat(Zid.orders(first, second)
                        .into(Shops.saudi().badRows(BadRows.SKIP))
                        .build()
                        .intake()
                        .refusals())
                .singleElement()
                .extracting(Intake.Refusal::reason)
                .asString()
                .contains("\"1e999999999\" is not a number");
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path bulk = Files.writeString(
                folder.resolve("bulk.jsonl"),
                "{\"id\":\"gid://shopify/Order/1\",\"createdAt\":\"\",\"totalPriceSet\":{},\"customer\":null,\"test\":false}");
        assertThatThrownBy(() -> Zid.orders(bulk).into(Shops.saudi()))
                .hasMessageContaining(
                        "this is the result of a bulk query of orders from Shopify; expected is Zid's orders");
        Path cut = Files.writeString(folder.resolve("cut.json"), "[" + ONE + "," + TWO.substring(0, 200));
        assertThatThrownBy(() -> Zid.orders(cut).into(Shops.saudi()))
                .hasMessageContaining("cut.json: the JSON ends in the middle, after line 1");
    }
}
