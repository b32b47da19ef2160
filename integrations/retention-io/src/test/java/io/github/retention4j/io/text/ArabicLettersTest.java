package io.github.retention4j.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArabicLettersTest {
    @ParameterizedTest
    @CsvSource({
        "إجمالي, اجمالي",
        "أسماء, اسما",
        "آخر, اخر",
        "ٱلطلب, الطلب",
        "ملغى, ملغي",
        "مُلغـــي, ملغي",
        "قيمة, قيمه",
        "مؤكد, موكد",
        "هيئة, هييه",
        "یک, يك",
        "Total ١٢, Total ١٢"
    })
    void lettersThatAreWrittenOneForTheOtherAreOne(String written, String folded) {
        assertThat(ArabicLetters.folded(written)).isEqualTo(folded);
        assertThat(ArabicLetters.folded(folded)).isEqualTo(folded);
    }
}
