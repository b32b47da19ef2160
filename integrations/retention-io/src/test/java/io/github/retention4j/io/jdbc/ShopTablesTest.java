package io.github.retention4j.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.Span;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.io.OrderColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as WooCommerce and Magento make them, with rows of nobody, in H2 that takes MySQL's words. */
class ShopTablesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");

    private final DataSource source = Sources.at("jdbc:h2:mem:shops;MODE=MySQL");
    private Connection keeper;

    @BeforeEach
    void keep() throws SQLException {
        keeper = source.getConnection();
    }

    @AfterEach
    void drop() throws SQLException {
        Sources.run(keeper, "drop all objects");
        keeper.close();
    }

    private static History read(OrderColumns orders) {
        return orders.into(builder()).build();
    }

    private static HistoryBuilder builder() {
        return History.builder(ZONE, CurrencyUnit.of("SAR")).refundedOrders(RefundedOrders.COUNT);
    }

    /** What was paid back of all orders of a customer. */
    private static long refunded(History history, String customer) {
        CustomerHistory orders = history.customer(customer).orElseThrow();
        Span all = orders.span(history.observed());
        return orders.grossRevenue(all) - orders.netRevenue(all);
    }

    // ---- WooCommerce

    private void wooCommerce() throws SQLException {
        Sources.run(
                keeper,
                "create table wp_wc_order_stats (order_id bigint primary key, parent_id bigint default 0 not null,"
                        + " date_created datetime, date_created_gmt datetime, num_items_sold int, total_sales double default 0 not null,"
                        + " tax_total double default 0 not null, shipping_total double default 0 not null,"
                        + " net_total double default 0 not null, returning_customer boolean, status varchar(200) not null,"
                        + " customer_id bigint not null)");
        stats(101, 0, "2025-03-01 21:30:00", 115.10, 100.087, "wc-completed", 1);
        stats(102, 0, "2025-03-02 09:00:00", 57.50, 50, "wc-processing", 2);
        stats(103, 0, "2025-03-03 09:00:00", 23, 20, "wc-on-hold", 1);
        stats(104, 0, "2025-03-04 09:00:00", 1000, 900, "wc-pending", 1);
        stats(105, 0, "2025-03-04 09:00:00", 1000, 900, "wc-failed", 3);
        stats(106, 0, "2025-03-04 09:00:00", 1000, 900, "wc-cancelled", 3);
        stats(107, 0, "2025-03-04 09:00:00", 1000, 900, "wc-checkout-draft", 3);
        stats(108, 0, "2025-03-04 09:00:00", 1000, 900, "trash", 3);
        stats(109, 0, "2025-03-05 09:00:00", 11.50, 10, "wc-refunded", 2);
        stats(110, 0, "2025-03-06 09:00:00", 5, 5, "wc-completed", 0);
        // Refunds, of 101 in part, of 109 in full, and of 106, which does not count.
        stats(201, 101, "2025-04-01 09:00:00", -15.10, -13.13, "wc-completed", 1);
        stats(202, 109, "2025-03-07 09:00:00", -11.50, -10, "wc-completed", 2);
        stats(203, 106, "2025-03-07 09:00:00", -10, -10, "wc-completed", 3);
    }

    private void stats(int id, int parent, String at, double total, double net, String status, int customer)
            throws SQLException {
        Sources.run(
                keeper,
                "insert into wp_wc_order_stats (order_id, parent_id, date_created_gmt, total_sales, net_total, status, customer_id)"
                        + " values (" + id + ", " + parent + ", '" + at + "', " + total + ", " + net + ", '" + status
                        + "', "
                        + customer + ")");
    }

    @Test
    void wooCommerceCountsAsItsAnalyticsDoes() throws SQLException {
        wooCommerce();

        History history = read(WooCommerceTables.orders(source, "wp_"));

        // 101, 102, 103, 109 and the guest's 110.
        assertThat(history.orderCount()).isEqualTo(5);
        assertThat(history.customerCount()).isEqualTo(2);
        assertThat(HistorySums.of(history).minorUnits()).isEqualTo(11_510 + 5_750 + 2_300 + 1_150 + 500);
        assertThat(history.intake().toString()).contains("wp_wc_order_stats");
        // 21:30 in UTC is the next day in Riyadh.
        assertThat(history.customer("1").orElseThrow().orderMillis(0))
                .isEqualTo(Instant.parse("2025-03-01T21:30:00Z").toEpochMilli());
        assertThat(refunded(history, "1")).isEqualTo(1_510);
        assertThat(refunded(history, "2")).isEqualTo(1_150);
    }

    @Test
    void wooCommercesNetSalesAreRoundedToTheHistorysDecimals() throws SQLException {
        wooCommerce();

        assertThat(HistorySums.of(read(WooCommerceTables.netSales(source, "wp_")))
                        .minorUnits())
                .isEqualTo(10_009 + 5_000 + 2_000 + 1_000 + 500);
    }

    // ---- Magento

    private void magento() throws SQLException {
        Sources.run(
                keeper,
                "create table sales_order (entity_id int primary key, increment_id varchar(50), state varchar(32), status varchar(32),"
                        + " store_id smallint, customer_id int, customer_email varchar(128), created_at timestamp,"
                        + " base_grand_total decimal(20, 4), base_total_refunded decimal(20, 4), base_currency_code varchar(3))",
                "create table sales_creditmemo (entity_id int primary key, order_id int, state int, created_at timestamp,"
                        + " base_grand_total decimal(20, 4), base_currency_code varchar(3))");
        order(1, "complete", "7", "ali@example.com", "2025-03-01 21:30:00", "115.1000", "SAR");
        order(2, "processing", "null", "Sara@Example.com", "2025-03-02 09:00:00", "57.5000", "SAR");
        order(3, "new", "null", "sara@example.com", "2025-03-03 09:00:00", "23.0000", "SAR");
        order(4, "canceled", "7", "ali@example.com", "2025-03-04 09:00:00", "1000.0000", "SAR");
        order(5, "pending_payment", "7", "ali@example.com", "2025-03-04 09:00:00", "1000.0000", "SAR");
        order(6, "closed", "7", "ali@example.com", "2025-03-05 09:00:00", "11.5000", "SAR");
        Sources.run(
                keeper,
                "insert into sales_creditmemo values (1, 6, 2, '2025-03-07 09:00:00', 11.5000, 'SAR')",
                "insert into sales_creditmemo values (2, 1, 3, '2025-03-07 09:00:00', 100.0000, 'SAR')",
                "insert into sales_creditmemo values (3, 4, 2, '2025-03-07 09:00:00', 100.0000, 'SAR')");
    }

    private void order(int id, String state, String customer, String mail, String at, String total, String currency)
            throws SQLException {
        Sources.run(
                keeper,
                "insert into sales_order (entity_id, state, customer_id, customer_email, created_at, base_grand_total,"
                        + " base_currency_code) values (" + id + ", '" + state + "', " + customer + ", '" + mail
                        + "', '" + at
                        + "', " + total + ", '" + currency + "')");
    }

    @Test
    void magentosOrdersAndCreditMemos() throws SQLException {
        magento();

        History history = read(MagentoTables.orders(source, ""));

        assertThat(history.orderCount()).isEqualTo(4);
        assertThat(history.customerCount()).isEqualTo(2);
        assertThat(HistorySums.of(history).minorUnits()).isEqualTo(11_510 + 5_750 + 2_300 + 1_150);
        assertThat(history.customer("sara@example.com").orElseThrow().orderCount())
                .isEqualTo(2);
        assertThat(history.customer("7").orElseThrow().orderMillis(0))
                .isEqualTo(Instant.parse("2025-03-01T21:30:00Z").toEpochMilli());
        assertThat(refunded(history, "7")).isEqualTo(1_150);
    }

    @Test
    void magentosOtherCurrenciesAreBadRows() throws SQLException {
        magento();
        order(9, "complete", "8", "noor@example.com", "2025-03-08 09:00:00", "10.0000", "USD");

        assertThatThrownBy(() -> read(MagentoTables.orders(source, "")))
                .hasMessageContaining("sales_order:")
                .hasMessageContaining("USD")
                .hasMessageNotContaining("noor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wp_; drop table x; --", "wp-", "`wp_`", "wp "})
    void aPrefixIsAPartOfAName(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WooCommerceTables.orders(source, prefix))
                .withMessage("the prefix of the tables has other characters than letters, digits and _; usual is wp_");
        assertThatIllegalArgumentException().isThrownBy(() -> MagentoTables.orders(source, prefix));
    }
}
