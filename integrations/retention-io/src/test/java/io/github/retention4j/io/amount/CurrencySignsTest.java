package io.github.retention4j.io.amount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencySignsTest {
    private static String key(String sign) {
        return CurrencySigns.key(sign.toCharArray(), 0, sign.length());
    }

    private static boolean isOwn(String currency, String sign) {
        return CurrencySigns.of(currency).isOwn(key(sign));
    }

    private static String other(String currency, String sign) {
        return CurrencySigns.of(currency).other(key(sign));
    }

    /** Abbreviations as Unicode CLDR 47 has them for Arabic: {@code Currency.getSymbol} of JDK 25 in each country's Arabic locale. */
    @ParameterizedTest
    @CsvSource({
        "AED,د.إ.\u200F",
        "BHD,د.ب.\u200F",
        "DZD,د.ج.\u200F",
        "EGP,ج.م.\u200F",
        "IQD,د.ع.\u200F",
        "JOD,د.أ.\u200F",
        "KWD,د.ك.\u200F",
        "LBP,ل.ل.\u200F",
        "LYD,د.ل.\u200F",
        "MAD,د.م.\u200F",
        "MRU,أ.م.",
        "OMR,ر.ع.\u200F",
        "QAR,ر.ق.\u200F",
        "SAR,ر.س.\u200F",
        "SDG,ج.س.",
        "SYP,ل.س.\u200F",
        "TND,د.ت.\u200F",
        "YER,ر.ي.\u200F"
    })
    void abbreviationsOfArabCurrenciesAreOfOneEach(String code, String sign) {
        assertThat(isOwn(code, sign)).isTrue();
        assertThat(isOwn(code, sign.replace(".", ""))).isTrue();
        assertThat(isOwn(code, sign.replace(".", ". "))).isTrue();
        assertThat(other("EUR", sign)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "SAR,sar",
        "SAR,\u20C1",
        "SAR,\uFDFC",
        "SAR,ريال",
        "SAR,ر\u064Aال سعودي",
        "IRR,ر\u06CCال",
        "SAR,S.R.",
        "SAR,ريال\u00A0سعودي",
        "EGP,£",
        "EGP,E£",
        "EGP,L.E.",
        "EGP,جنيه مصري",
        "GBP,£",
        "USD,$",
        "USD,US $",
        "CAD,$",
        "NIO,C$",
        "CAD,C$",
        "INR,₹",
        "INR,Rs.",
        "PKR,Rs",
        "SEK,kr",
        "NOK,Kr.",
        "JPY,¥",
        "CNY,\uFFE5",
        "AED,Dhs.",
        "MAD,درهم",
        "JOD,د.ا",
        "AED,د.ا",
        "PLN,ZŁ",
        "CZK,kč",
        "PEN,S/.",
        "KGS,\u20C0"
    })
    void signsOfACurrency(String code, String sign) {
        assertThat(isOwn(code, sign)).as(sign).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "SAR,€,EUR",
        "SAR,eur,EUR",
        "SAR,U.S.D,USD",
        "SAR,US$,USD",
        "SAR,$,$",
        "USD,£,£",
        "EUR,ريال,ريال",
        "KWD,ريال سعودي,SAR",
        "USD,A$,AUD",
        "GBP,E£,EGP",
        "SAR,DEM,DEM"
    })
    void othersAreToldByCodeOrIfTheyAreSharedBySign(String history, String sign, String told) {
        assertThat(isOwn(history, sign)).isFalse();
        assertThat(other(history, sign)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "%", "x", "pcs", "SARS", "SA", "تومان", "ر.س ر.س", "$$", "¤", "SAR,", ",", "1"})
    void whatIsNoneSaysNothing(String sign) {
        assertThat(isOwn("SAR", sign)).isFalse();
        assertThat(other("SAR", sign)).isEmpty();
        assertThat(CurrencySigns.none().isOwn(key(sign))).isFalse();
    }

    @Test
    void aNumberThatIsNotMoneyHasNone() {
        for (String sign : List.of("SAR", "$", "ريال")) {
            assertThat(CurrencySigns.none().isOwn(sign)).isFalse();
            assertThat(CurrencySigns.none().other(sign)).isEmpty();
        }
    }

    @Test
    void aKeyOfALongTextCostsNoMore() {
        assertThat(key("x".repeat(1_000_000))).hasSizeLessThan(50);
        assertThat(key("SAR" + "x".repeat(100))).startsWith("SAR").isNotEqualTo("SAR");
    }

    /** A code that Joda-Money does not know would never be asked for; one that is a sign of another currency would be lost. */
    @Test
    void everyCodeIsItsOwnSignAndNoOther() {
        List<String> codes = CurrencyUnit.registeredCurrencies().stream()
                .map(CurrencyUnit::getCode)
                .toList();
        for (String code : codes) {
            assertThat(isOwn(code, code)).isTrue();
            assertThat(other(code.equals("XTS") ? "SAR" : "XTS", code)).isEqualTo(code);
        }
        assertThat(signs().flatMap(line -> Arrays.stream(line[0].split(" ", -1))))
                .isSubsetOf(codes);
    }

    /** So that a line with a slip of the pen is found. */
    @Test
    void everySignIsOfTheCurrenciesOfItsLine() {
        assertThat(signs()).hasSizeGreaterThan(70).allSatisfy(line -> {
            for (String sign : line[1].split(", ", -1)) {
                assertThat(key(sign)).isNotEmpty();
                for (String code : line[0].split(" ", -1)) {
                    assertThat(isOwn(code, sign)).as(sign + " of " + code).isTrue();
                }
            }
        });
    }

    private static Stream<String[]> signs() {
        return CurrencySigns.TABLE
                .lines()
                .map(line -> line.replaceAll(" +", " ").split(" = ", -1));
    }
}
