package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownExportTest {
    private static List<String> header(KnownExport export) {
        return new ArrayList<>(List.of(Headers.of(export)));
    }

    @ParameterizedTest
    @EnumSource(KnownExport.class)
    void anExportIsToldByItsOwnHeader(KnownExport export) {
        assertThat(KnownExport.of(header(export), List.of())).contains(export);
    }

    @Property(tries = 200)
    void orderAndLetterCaseOfTheNamesDoNotMatter(@ForAll KnownExport export, @ForAll long seed) {
        List<String> names = header(export);
        Collections.shuffle(names, new Random(seed));
        names.set(0, '\uFEFF' + names.get(0));
        names.replaceAll(name -> seed % 2 == 0 ? " " + name.toUpperCase(Locale.ROOT) + " " : name);
        assertThat(KnownExport.of(names, List.of())).contains(export);
    }

    @Test
    void fourNamesAreNeeded() {
        List<String> three = List.of("Name", "Financial Status", "Total", "Something");
        assertThat(KnownExport.of(three, List.of(KnownExport.SHOPIFY_ORDERS))).isEmpty();
        List<String> four = List.of("Name", "Financial Status", "Total", "Subtotal");
        assertThat(KnownExport.of(four, List.of(KnownExport.SHOPIFY_ORDERS))).contains(KnownExport.SHOPIFY_ORDERS);
    }

    @Test
    void aFileThatIsAnotherIsToldWhatItIsAndWhereTheRightOneIs() {
        assertThatThrownBy(() -> ExportHeader.of(
                        header(KnownExport.WOO_ANALYTICS), List.of(KnownExport.WOO_LINES, KnownExport.WOO_ORDERS)))
                .hasMessage(
                        "this is WooCommerce's Analytics → Orders export, which names no customer (no id, no e-mail), so nobody"
                                + " can be told to have come back; expected is WooCommerce's orders, a row for each line item: in WordPress,"
                                + " WooCommerce → Export of an extension that exports orders, as CSV, with columns called order_number,"
                                + " order_date, status, order_total and customer_email");
        assertThatThrownBy(() -> ExportHeader.of(List.of("a", "b"), List.of(KnownExport.SHOPIFY_ORDERS)))
                .hasMessage(
                        "its header is that of no export known here; expected is Shopify's orders export: in Shopify's admin,"
                                + " Orders → Export, all orders, as a plain CSV file");
    }

    @Test
    void aColumnIsFoundByAnyOfItsNames() {
        ExportHeader header = ExportHeader.of(
                Arrays.asList("\uFEFFName", "financial status", "TOTAL ", "Subtotal", "Canceled at"),
                List.of(KnownExport.SHOPIFY_ORDERS));
        assertThat(header.export()).isEqualTo(KnownExport.SHOPIFY_ORDERS);
        assertThat(header.find("Cancelled at", "Canceled at")).contains("Canceled at");
        assertThat(header.require("Total")).isEqualTo("TOTAL ");
        assertThat(header.find("Phone")).isEmpty();
        assertThatThrownBy(() -> header.require("Created at", "Created"))
                .hasMessageContaining("no column is called Created at or Created")
                .hasMessageContaining("Orders → Export");
    }
}
