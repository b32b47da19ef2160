package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\uFEFFName'|name",
                "'  Lineitem  SKU '|lineitem sku",
                "'Financial\u00A0Status'|financial status",
                "TITLE|title",
                "إجمالي الطلب|اجمالي الطلب",
                "أسماء المنتجات|اسما المنتجات",
                "اسماء المنتجات|اسما المنتجات",
                "مُلغى|ملغي",
                "ملغـــي|ملغي",
                "'\u0627\u0655لغاء'|الغا",
                "بطاقة|بطاقه",
                "'\u200Fرقم الطلب\u200E'|رقم الطلب",
                "''|''"
            })
    void whatIsComparedIsFolded(String text, String folded) {
        assertThat(Folded.text(text)).isEqualTo(folded);
        assertThat(Folded.text(Folded.text(text))).isEqualTo(folded);
    }
}
