package io.github.retention4j.shops;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An export that a platform makes, told by the names of its columns. It is recognised by at least four of them, wherever they
 * stand; where several are, it is the one of which the largest share is there.
 */
@SuppressWarnings("ImmutableEnumChecker") // its names are a copy that nobody changes
enum KnownExport {
    SHOPIFY_ORDERS(
            "Shopify's orders export",
            "in Shopify's admin, Orders → Export, all orders, as a plain CSV file",
            "Name, Financial Status, Fulfillment Status, Subtotal, Total, Lineitem quantity, Lineitem name, Lineitem price"),
    SHOPIFY_BULK(
            "the result of a bulk query of orders from Shopify",
            "run the bulk query that docs/shops.md shows, and download its result (.jsonl)",
            "id, createdAt, totalPriceSet, customer, cancelledAt, displayFinancialStatus, test, refunds"),
    SHOPIFY_CUSTOMERS(
            "Shopify's customers export",
            "",
            "First Name, Last Name, Accepts Email Marketing, Default Address Company, Total Spent, Total Orders, Tax Exempt"),
    SHOPIFY_PRODUCTS(
            "Shopify's products export",
            "",
            "Handle, Title, Body (HTML), Vendor, Published, Variant SKU, Variant Price, Image Src"),
    WOO_LINES(
            "WooCommerce's orders, a row for each line item",
            "in WordPress, WooCommerce → Export of an extension that exports orders, as CSV, with columns called order_number,"
                    + " order_date, status, order_total and customer_email",
            "order_number, order_date, status, order_currency, order_total, customer_email, product_name, quantity, item_total"),
    WOO_ORDERS(
            "WooCommerce's orders, a row each",
            "in WordPress, WooCommerce → Export of an extension that exports orders, as CSV, with columns called order_number,"
                    + " order_date, status, order_total and customer_email",
            "order_id, order_number, order_date, paid_date, status, order_total, order_currency, customer_id, billing_email"),
    WOO_ANALYTICS(
            "WooCommerce's Analytics → Orders export, which names no customer (no id, no e-mail), so nobody can be told to have come"
                    + " back",
            "",
            "Date, Order #, N. Revenue (formatted), Status, Customer, Customer type, Product(s), Items sold, Coupon(s), Net Sales,"
                    + " Attribution"),
    WOO_CUSTOMERS(
            "WooCommerce's Analytics → Customers export",
            "",
            "Name, Username, Last Active, Sign Up, Email, Orders, Total Spend, AOV, Country / Region, Postal Code"),
    BIGCOMMERCE_ORDERS(
            "BigCommerce's orders export",
            "in BigCommerce, Orders → Export, the default template, as CSV",
            "Order ID, Customer ID, Customer Email, Order Date, Order Status, Order Total (inc tax), Order Currency Code,"
                    + " Total Quantity"),
    BIGCOMMERCE_CUSTOMERS(
            "BigCommerce's customers export",
            "",
            "Customer ID, Customer Name, Company, Email, Phone, Store Credit, Customer Group, Date Joined"),
    MAGENTO_ORDERS(
            "the grid of orders of Magento or Adobe Commerce",
            "in the admin in English, Sales → Orders, with the columns Customer Email and Status shown, Export → CSV",
            "ID, Purchase Point, Purchase Date, Bill-to Name, Ship-to Name, Grand Total (Base), Grand Total (Purchased), Status,"
                    + " Customer Email"),
    MAGENTO_CUSTOMERS(
            "the grid of customers of Magento or Adobe Commerce",
            "",
            "ID, Name, Email, Group, Phone, ZIP, State/Province, Customer Since, Web Site, Confirmed email"),
    SQUARE_ITEMS(
            "Square's Items Detail export",
            "in Square's dashboard, Reports → Sales → Transactions → Export → Items Detail CSV",
            "Date, Time, Time Zone, Item, Qty, Price Point Name, Modifiers Applied, Gross Sales, Net Sales, Tax, Transaction ID,"
                    + " Event Type, Customer ID"),
    SQUARE_TRANSACTIONS(
            "Square's Transactions export, in which a refund does not say what it is of",
            "",
            "Date, Time, Time Zone, Gross Sales, Net Sales, Tip, Partial Refunds, Total Collected, Card Entry Methods, Net Total,"
                    + " Transaction ID, Staff Name, Transaction Status"),
    SQUARE_CUSTOMERS(
            "Square's customer directory",
            "",
            "Reference ID, First Name, Email Address, Phone Number, First Visit, Last Visit, Transaction Count, Lifetime Spend,"
                    + " Square Customer ID"),
    STRIPE_PAYMENTS(
            "Stripe's payments export",
            "in Stripe's dashboard, Transactions → Payments → Export, all columns",
            "id, Created date (UTC), Amount, Amount Refunded, Currency, Captured, Fee, Status, PaymentIntent ID, Customer ID,"
                    + " Customer Email, Invoice ID"),
    STRIPE_SUBSCRIPTIONS(
            "Stripe's subscriptions export",
            "in Stripe's dashboard, Billing → Subscriptions → Export, all columns",
            "id, Customer ID, Plan, Quantity, Interval, Amount, Status, Cancellation Reason, Created (UTC),"
                    + " Current Period Start (UTC), Current Period End (UTC), Canceled At (UTC), Ended At (UTC)"),
    STRIPE_CUSTOMERS(
            "Stripe's customers export",
            "",
            "id, Description, Email, Name, Created (UTC), Delinquent, Card ID, Card Last4, Card Brand, Default Source, Business Vat ID"),
    SALLA_ORDERS(
            "Salla's orders export",
            "in Salla's dashboard, الطلبات → تصدير, as Excel or CSV, with رقم الجوال and تاريخ الطلب among the columns",
            "رقم الطلب, حالة الطلب, تاريخ الطلب, اسم العميل, رقم الجوال, إجمالي الطلب, طريقة الدفع, تكلفة الشحن, رقم الفاتورة"),
    ZID_ORDERS(
            "Zid's orders, as its API gives them",
            "ask Zid's API for managers/store/orders page by page, and keep the orders as JSON or JSONL",
            "id, code, store_id, order_status, currency_code, customer, order_total, created_at, payment_status");

    /** How many of its names an export is told by. */
    static final int LEAST_NAMES = 4;

    private final String title;
    private final String where;
    private final Set<String> names;

    KnownExport(String title, String where, String names) {
        this.title = title;
        this.where = where;
        this.names = Arrays.stream(names.split(", ")).map(Folded::text).collect(Collectors.toUnmodifiableSet());
    }

    /** What it is called in messages, as in "it is …". */
    String title() {
        return title;
    }

    /** Where it is got; empty for one that is of no use here. */
    String where() {
        return where;
    }

    /** How many of its names are there. */
    private long found(Set<String> folded) {
        return names.stream().filter(folded::contains).count();
    }

    private double share(Set<String> folded) {
        return (double) found(folded) / names.size();
    }

    /** Whether these may be its columns. */
    boolean isTold(Collection<String> columns) {
        return found(folded(columns)) >= LEAST_NAMES;
    }

    /** The export that has these columns, if it is a known one. Of equals it is the one that is expected. */
    static Optional<KnownExport> of(Collection<String> columns, Collection<KnownExport> expected) {
        Set<String> folded = folded(columns);
        return Arrays.stream(values())
                .filter(export -> export.found(folded) >= LEAST_NAMES)
                .max(Comparator.<KnownExport>comparingDouble(export -> export.share(folded))
                        .thenComparing(expected::contains));
    }

    /** A sentence on a file that is not what was expected. */
    static String refusal(Collection<String> columns, List<KnownExport> expected) {
        KnownExport wanted = expected.get(0);
        return of(columns, List.of())
                        .map(found -> "this is " + found.title)
                        .orElse("its header is that of no export known here")
                + "; " + wanted.asExpected();
    }

    /** What is expected where it should be this one, and where it is got. */
    String asExpected() {
        return "expected is " + title + ": " + where;
    }

    private static Set<String> folded(Collection<String> columns) {
        return columns.stream().map(Folded::text).collect(Collectors.toSet());
    }
}
