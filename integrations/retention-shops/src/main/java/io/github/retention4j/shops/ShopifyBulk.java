package io.github.retention4j.shops;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.OrderColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders as a bulk query of Shopify's Admin API gives them: JSON, an object a line (JSONL).
 *
 * <pre>
 * { orders { edges { node {
 *   id createdAt cancelledAt test displayFinancialStatus
 *   totalPriceSet { shopMoney { amount currencyCode } }
 *   refunds { createdAt totalRefundedSet { shopMoney { amount } } }
 *   customer { id }
 * } } } }
 * </pre>
 *
 * <ul>
 *   <li><b>Customer</b>: {@code customer.id}; without one it is a guest's order. Of ids only the number is kept that they end in.
 *   <li><b>Time</b>: {@code createdAt}, an instant.
 *   <li><b>Money</b>: {@code totalPriceSet} in the shop's currency, with tax and shipping, as the order was placed. Refunds are dated,
 *       so each lowers the revenue of its own month; in the account they are rows of their own.
 *   <li><b>Left out</b>: orders that were cancelled, voided or expired, and test orders. Pending orders count, since in a shop whose
 *       buyers pay at the door all are pending; see {@link #paidOnly}.
 *   <li>Lines of an order ({@code __parentId}), if the query asks for them, are passed over.
 * </ul>
 *
 * <pre>{@code
 * History history = Shopify.bulk(path).into(History.builder(zone, usd)).build();
 * }</pre>
 *
 * @see <a href="https://shopify.dev/docs/api/usage/bulk-operations/queries">Bulk operations</a>
 */
public final class ShopifyBulk implements ShopExport {
    private static final List<KnownExport> EXPECTED = List.of(KnownExport.SHOPIFY_BULK);
    private static final String ID = "id";
    private static final String CUSTOMER = "customer.id";
    private static final String CREATED = "createdAt";
    private static final String AMOUNT = "totalPriceSet.shopMoney.amount";
    private static final String CURRENCY = "totalPriceSet.shopMoney.currencyCode";
    private static final String CANCELLED = "cancelledAt";
    private static final String TEST = "test";
    private static final String STATUS = "displayFinancialStatus";

    /** Tells a refund from an order. */
    private static final String REFUND = "refund";

    private static final List<String> OF_ORDER = List.of(CREATED, AMOUNT, CURRENCY, CANCELLED, TEST, STATUS);
    private static final List<String> COLUMNS =
            List.of(ID, CUSTOMER, CREATED, AMOUNT, CURRENCY, CANCELLED, TEST, STATUS, REFUND);
    private static final Set<String> FIELDS = Set.of(
            "id", "customer", "createdAt", "totalPriceSet", "cancelledAt", "test", "displayFinancialStatus", "refunds");

    private final ExportFiles files;
    private final boolean paidOnly;

    private ShopifyBulk(ExportFiles files, boolean paidOnly) {
        this.files = files;
        this.paidOnly = paidOnly;
    }

    static ShopifyBulk of(Path file, Path... others) {
        return new ShopifyBulk(new ExportFiles(file, others, EXPECTED, ShopifyBulk::look), false);
    }

    /**
     * Takes orders that were paid only, also those that were paid back later.
     *
     * @return a new value
     */
    public ShopifyBulk paidOnly() {
        return new ShopifyBulk(files, true);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        return files.into(builder, header -> ExportFiles.Plan.ofOrders(ID, (columns, tally) -> state(columns, tally)));
    }

    private static ShopFile look(Path path, List<KnownExport> expected) throws IOException {
        JsonRows rows = new JsonRows(path, "", FIELDS, COLUMNS, ShopifyBulk::rows);
        return ShopFile.json(rows, expected, "createdAt", "totalPriceSet", "customer");
    }

    private OrderColumns state(OrderColumns start, Tally tally) {
        return start.customer(CUSTOMER)
                .time(CREATED, "yyyy-MM-dd'T'HH:mm:ss[.SSS]XXX")
                .amount(AMOUNT)
                .currency(CURRENCY)
                .cancellation(
                        tally.leavingOut(row -> Shopify.leftOut(
                                row.get(CANCELLED),
                                row.get(STATUS),
                                row.get(TEST).equals("true"),
                                paidOnly)),
                        Cancellations.DROP)
                .cancellation(row -> !row.get(REFUND).isEmpty(), Cancellations.BOOK_AS_REFUND);
    }

    /** The row of an order, and one for each of its refunds; none of a line of an order. */
    static List<Map<String, JsonRecord.Value>> rows(JsonRecord record) {
        if (record.names().contains("__parentId")) {
            return List.of();
        }
        Map<String, JsonRecord.Value> order = new HashMap<>();
        order.put(ID, number(record.text(ID)));
        order.put(CUSTOMER, number(record.text(CUSTOMER)));
        OF_ORDER.forEach(column -> order.put(column, record.at(column)));
        List<Map<String, JsonRecord.Value>> rows = new ArrayList<>();
        rows.add(order);
        for (int i = 0; record.has("refunds." + i + ".createdAt"); i++) {
            Map<String, JsonRecord.Value> refund = new HashMap<>(order);
            refund.put(CREATED, record.at("refunds." + i + ".createdAt"));
            refund.put(AMOUNT, record.at("refunds." + i + ".totalRefundedSet.shopMoney.amount"));
            refund.put(REFUND, new JsonRecord.Value(REFUND, false));
            rows.add(refund);
        }
        return rows;
    }

    /** The number that an id such as {@code gid://shopify/Order/4501} ends in. */
    static JsonRecord.Value number(String id) {
        String number = id.substring(id.lastIndexOf('/') + 1);
        int end = number.indexOf('?');
        return new JsonRecord.Value(end < 0 ? number : number.substring(0, end), false);
    }
}
