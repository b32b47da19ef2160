package io.github.retention4j.shops;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.InvalidRowException;
import java.io.UncheckedIOException;

/**
 * Files that a shop platform has exported, and what is to be read of them. It is a value: each call of an option returns a new one,
 * and nothing is read before {@link #into}.
 *
 * <ul>
 *   <li>An export is recognised by its header, whatever the order and the letter case of its columns. One of another kind, or of
 *       another platform, is refused with what it is, what was expected, and where that is got.
 *   <li>Several files are one export in parts, and may overlap. An order that is in two files is one order: it is as the last file
 *       says that has it, in the order they are given, unless the export tells when an order was last changed; then it is as the
 *       latest change says.
 *   <li>Orders that do not count are left out, and {@link ShopIntake} tells how many and why.
 *   <li>Where the export tells its currency, an order in another one than the history's is a bad row.
 *   <li>A CSV file may have commas, semicolons or tabs, and a title before its header; an Excel workbook (.xlsx) is read as well.
 *   <li>Of no order more is paid back than is counted of it, and nobody hidden by stars is a customer.
 * </ul>
 *
 * <pre>{@code
 * History history = Shopify.orders(path).into(History.builder(zone, usd)).build();
 * System.out.println(ShopIntake.of(history));
 * }</pre>
 */
public sealed interface ShopExport
        permits BigCommerce,
                Magento,
                Salla,
                Shopify,
                ShopifyBulk,
                Square,
                Stripe,
                StripeSubscriptions,
                WooCommerce,
                Zid {
    /**
     * Reads the files into a builder.
     *
     * @param builder takes the rows
     * @return the builder
     * @throws InvalidRowException if a file is another export, or a row is bad and the builder's policy is {@link BadRows#FAIL}; the
     *     builder is spent then
     * @throws UncheckedIOException if a file cannot be read to its end; the builder is spent then
     */
    HistoryBuilder into(HistoryBuilder builder);
}
