package io.github.retention4j.io.look;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A platform whose exports {@code retention-shops} reads, told by a few names that no other's have together. That module has the
 * rules; here is only where to go.
 */
@SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
public enum LookPlatform {
    SHOPIFY("Shopify", "Shopify.orders(path)", "Financial Status", "Lineitem name"),
    SALLA("Salla", "Salla.orders(path)", "رقم الطلب", "حالة الطلب"),
    BIGCOMMERCE("BigCommerce", "BigCommerce.orders(path)", "Order ID", "Order Status", "Order Total (inc tax)"),
    MAGENTO("Magento", "Magento.orders(path)", "Purchase Date", "Grand Total (Base)"),
    SQUARE("Square", "Square.items(path)", "Gross Sales", "Transaction ID", "Event Type", "Item"),
    STRIPE("Stripe", "Stripe.payments(path)", "Amount Refunded", "Captured"),
    STRIPE_SUBSCRIPTIONS("Stripe", "Stripe.subscriptions(path)", "Plan", "Current Period Start (UTC)"),
    ZID("Zid", "Zid.orders(path), from the JSON of its API,", "store_id", "order_status", "currency_code"),
    WOOCOMMERCE(
            "WooCommerce",
            "WooCommerce.orders(path)",
            "order_number",
            "order_date",
            "status",
            "order_currency",
            "order_total");

    private final String title;
    private final String call;
    private final List<String> names;

    LookPlatform(String title, String call, String... names) {
        this.title = title;
        this.call = call;
        this.names = Arrays.stream(names).map(LookRole::plain).toList();
    }

    /** The one whose header it is. */
    public static Optional<LookPlatform> of(List<String> header) {
        Set<String> plain = header.stream().map(LookRole::plain).collect(Collectors.toSet());
        return Arrays.stream(values())
                .filter(platform -> plain.containsAll(platform.names))
                .findFirst();
    }

    @Override
    public String toString() {
        return "This looks like an export of " + title + ": retention-shops reads it with " + call
                + (call.endsWith(",") ? "" : ",") + " and knows what its rows mean.";
    }
}
