package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.io.Csv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A look at a CSV file, which {@code retention-io} takes, and the presets, which know all of an export, tell it by the same header. */
class LookedAtTest {
    private static final String READ = "retention-shops reads it with ";

    @TempDir
    Path folder;

    /** What reads an export that is a CSV file; empty for one that none reads, and for JSON. */
    private static String call(KnownExport export) {
        return switch (export) {
            case SHOPIFY_ORDERS -> "Shopify.orders(path)";
            case WOO_LINES, WOO_ORDERS -> "WooCommerce.orders(path)";
            case BIGCOMMERCE_ORDERS -> "BigCommerce.orders(path)";
            case MAGENTO_ORDERS -> "Magento.orders(path)";
            case SQUARE_ITEMS -> "Square.items(path)";
            case STRIPE_PAYMENTS -> "Stripe.payments(path)";
            case STRIPE_SUBSCRIPTIONS -> "Stripe.subscriptions(path)";
            case SALLA_ORDERS -> "Salla.orders(path)";
            default -> "";
        };
    }

    private String look(Export export, String first, String delimiter) throws IOException {
        Path path = export.row(first, "1").csv(folder.resolve("orders.csv"), delimiter, "");
        return Csv.file(path).look().toString();
    }

    @ParameterizedTest
    @EnumSource(KnownExport.class)
    void aLookSendsToThePresetThatReadsTheExportAndToNoOther(KnownExport export) throws IOException {
        String call = call(export);
        boolean isJson =
                Set.of(KnownExport.SHOPIFY_BULK, KnownExport.ZID_ORDERS).contains(export);
        assertThat(!call.isEmpty() || isJson)
                .as("an export has a place to get it at if it is read")
                .isEqualTo(!export.where().isEmpty());
        for (String delimiter : new String[] {",", ";"}) {
            String told = look(new Export(export), Headers.of(export)[0], delimiter);
            if (call.isEmpty()) {
                // As a CSV file nobody has it.
                assertThat(isJson || !told.contains(READ)).as(told).isTrue();
            } else {
                assertThat(told).contains(READ + call);
            }
        }
    }

    /** As the fixtures of the presets have them. */
    @ParameterizedTest
    @CsvSource({
        "SHOPIFY_ORDERS, Lineitem sku, Lineitem SKU",
        "SHOPIFY_ORDERS, Cancelled at, Canceled at",
        "WOO_LINES, order_number, \uFEFForder_number",
        "MAGENTO_ORDERS, Total Refunded, ''",
        "STRIPE_PAYMENTS, Created date (UTC), Created (UTC)",
        "STRIPE_PAYMENTS, Refunded date (UTC), ''",
        "STRIPE_SUBSCRIPTIONS, Start Date (UTC), Start (UTC)",
        "SALLA_ORDERS, إجمالي الطلب, اجمالي الطلب"
    })
    void anotherVersionOfAnExportIsToldToo(KnownExport export, String column, String renamed) throws IOException {
        Export other = new Export(export);
        Export version = renamed.isEmpty() ? other.without(column) : other.renaming(column, renamed);
        assertThat(look(version.shuffled(renamed.length()), Headers.of(export)[0], ","))
                .contains(READ + call(export));
    }

    @Test
    void letterCaseDoesNotMatter() throws IOException {
        for (KnownExport export : EnumSet.allOf(KnownExport.class)) {
            if (!call(export).isEmpty()) {
                String[] capitals = Arrays.stream(Headers.of(export))
                        .map(name -> name.toUpperCase(Locale.ROOT))
                        .toArray(String[]::new);
                assertThat(look(new Export(capitals), capitals[0], ",")).contains(READ + call(export));
            }
        }
    }
}
