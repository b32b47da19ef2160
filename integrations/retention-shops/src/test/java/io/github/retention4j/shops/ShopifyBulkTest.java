package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.intake.InvalidRowException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopifyBulkTest {
    @TempDir
    Path folder;

    private Path jsonl(String... lines) throws IOException {
        return Files.write(folder.resolve("bulk.jsonl"), List.of(lines));
    }

    private static String order(int id, String customer, String at, String amount, String others) {
        return String.format(
                Locale.ROOT,
                "{\"id\":\"gid://shopify/Order/%d\",\"createdAt\":\"%s\",\"cancelledAt\":null,\"test\":false,"
                        + "\"displayFinancialStatus\":\"PAID\",\"totalPriceSet\":{\"shopMoney\":{\"amount\":\"%s\","
                        + "\"currencyCode\":\"USD\"}},\"refunds\":[],\"customer\":%s%s}",
                id,
                at,
                amount,
                customer,
                others);
    }

    private static String who(int id) {
        return "{\"id\":\"gid://shopify/Customer/" + id + "\"}";
    }

    private static String refund(String at, String amount) {
        return "{\"createdAt\":\"%s\",\"totalRefundedSet\":{\"shopMoney\":{\"amount\":\"%s\"}}}".formatted(at, amount);
    }

    @Test
    void ordersAndTheirDatedRefundsAreRead() throws IOException {
        Path path = jsonl(
                order(4501, who(71), "2025-01-31T23:30:00Z", "100.0", "")
                        .replace(
                                "\"refunds\":[]",
                                "\"refunds\":[" + refund("2025-03-01T12:00:00Z", "15.5") + ","
                                        + refund("2025-04-01T12:00:00Z", "4.5") + "]"),
                "{\"id\":\"gid://shopify/LineItem/1\",\"quantity\":2,\"__parentId\":\"gid://shopify/Order/4501\"}",
                order(4502, who(71), "2025-02-01T10:00:00Z", "50.00", ""),
                order(4503, "null", "2025-02-02T10:00:00Z", "10.00", ""),
                order(4504, who(72), "2025-02-03T10:00:00Z", "10.00", "").replace("\"test\":false", "\"test\":true"),
                order(4505, who(72), "2025-02-03T10:00:00Z", "10.00", "")
                        .replace("\"cancelledAt\":null", "\"cancelledAt\":\"2025-02-04T10:00:00Z\""),
                order(4506, who(72), "2025-02-03T10:00:00Z", "10.00", "").replace("PAID", "PENDING"));

        History history = Shopify.bulk(path).into(Shops.american()).build();

        assertThat(Shops.orders(history))
                .containsExactly(
                        "71: 2025-01-31T23:30:00Z 10000, 2025-02-01T10:00:00Z 5000",
                        "72: 2025-02-03T10:00:00Z 1000",
                        "guest: 2025-02-02T10:00:00Z 1000");
        assertThat(Shops.netRevenue(history, 2025, 1)).isEqualTo(100_00);
        assertThat(Shops.netRevenue(history, 2025, 3)).isEqualTo(-15_50);
        assertThat(Shops.netRevenue(history, 2025, 4)).isEqualTo(-4_50);
        // Six orders, of which one has two refunds.
        assertThat(Shops.told(history))
                .isEqualTo("8 rows → 4 orders → 2 customers; 1 guest's order (6.7 % of revenue) cannot come back;"
                        + " 1 cancelled, 1 of a test left out");
        assertThat(Shops.told(
                        Shopify.bulk(path).paidOnly().into(Shops.american()).build()))
                .contains("1 cancelled, 1 not paid, 1 of a test left out");
    }

    @Test
    void refundsOfOrdersThatAreLeftOutAreLeftOutWithThem() throws IOException {
        Path path = jsonl(
                order(1, who(7), "2025-01-05T00:00:00Z", "10.00", ""),
                order(2, who(7), "2025-02-01T00:00:00Z", "30.00", "")
                        .replace("\"cancelledAt\":null", "\"cancelledAt\":\"2025-02-04T10:00:00Z\"")
                        .replace("\"refunds\":[]", "\"refunds\":[" + refund("2025-02-04T12:00:00Z", "30.00") + "]"));
        History history = Shopify.bulk(path).into(Shops.american()).build();
        assertThat(Shops.told(history)).isEqualTo("3 rows → 1 order → 1 customer; 1 cancelled left out");
        assertThat(history.customer("7"))
                .hasValueSatisfying(
                        customer -> assertThat(customer.refunds().count()).isZero());
    }

    @Test
    void testOrdersAreLeftOutWithTheirRefundsAndGiftCardsAreArticles() throws IOException {
        Path path = jsonl(
                order(1, who(7), "2025-01-05T00:00:00Z", "50.00", ""),
                "{\"id\":\"gid://shopify/LineItem/1\",\"isGiftCard\":true,\"__parentId\":\"gid://shopify/Order/1\"}",
                order(2, who(7), "2025-02-01T00:00:00Z", "30.00", "")
                        .replace("\"test\":false", "\"test\":true")
                        .replace("\"refunds\":[]", "\"refunds\":[" + refund("2025-02-04T12:00:00Z", "30.00") + "]"),
                order(3, who(8), "2025-03-01T00:00:00Z", "20.00", ",\"paymentGatewayNames\":[\"gift_card\"]"));
        History history = Shopify.bulk(path).into(Shops.american()).build();
        assertThat(Shops.told(history)).isEqualTo("4 rows → 2 orders → 2 customers; 1 of a test left out");
        assertThat(Shops.orders(history))
                .containsExactly("7: 2025-01-05T00:00:00Z 5000", "8: 2025-03-01T00:00:00Z 2000");
    }

    @Test
    void aResultWithoutWhatIsNeededIsRefused() throws IOException {
        Path path = jsonl(order(1, who(7), "2025-01-05T00:00:00Z", "10.00", "").replace("customer", "buyer"));
        assertThatThrownBy(() -> Shopify.bulk(path).into(Shops.american()))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageStartingWith("bulk.jsonl:1: no column is called customer")
                .hasMessageContaining("docs/shops.md");
        Path zid = jsonl("{\"id\":1,\"code\":\"a\",\"store_id\":1,\"order_status\":{},\"currency_code\":\"SAR\"}");
        assertThatThrownBy(() -> Shopify.bulk(zid).into(Shops.american()))
                .hasMessageContaining(
                        "this is Zid's orders, as its API gives them; expected is the result of a bulk query");
        assertThatThrownBy(() -> Shopify.bulk(jsonl("[]")).into(Shops.american()))
                .hasMessageStartingWith(
                        "bulk.jsonl: there is no record in this JSON that tells what it is; expected is the result");
        Path csv = new Export(KnownExport.SHOPIFY_ORDERS).csv(folder.resolve("orders.csv"));
        assertThatThrownBy(() -> Shopify.bulk(csv).into(Shops.american()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("orders.csv: line 1, column")
                .hasMessageContaining("no JSON");
    }

    @Test
    void aBadOrderNamesItsLineAndNobody() throws IOException {
        Path path = jsonl(
                order(1, who(7), "2025-01-05T00:00:00Z", "10.00", ""), order(2, who(77123), "yesterday", "10.00", ""));
        assertThatThrownBy(() -> Shopify.bulk(path).into(Shops.american()))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageStartingWith("bulk.jsonl:2: column \"createdAt\": \"yesterday\"")
                .hasMessageNotContaining("77123");
    }

    @Test
    void anIdIsTheNumberThatItEndsIn() {
        assertThat(ShopifyBulk.number("gid://shopify/Order/4501").text()).isEqualTo("4501");
        assertThat(ShopifyBulk.number("gid://shopify/Order/4501?key=1").text()).isEqualTo("4501");
        assertThat(ShopifyBulk.number("4501").text()).isEqualTo("4501");
        assertThat(ShopifyBulk.number("").text()).isEmpty();
    }
}
