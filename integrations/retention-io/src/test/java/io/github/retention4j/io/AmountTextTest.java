package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retention4j.io.amount.AmountUnits;
import io.github.retention4j.io.text.BadRow;
import java.util.ArrayList;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTextTest {
    private static Row row(String... cells) {
        return Source.row("n", cells);
    }

    private static Decimals money(NumberStyle style, String currency) {
        CurrencyUnit unit = CurrencyUnit.of(currency);
        AmountUnits units = AmountUnits.ofHistory(unit.getDecimalPlaces());
        return new Decimals(style, units, unit, Optional.empty(), new ArrayList<>()::add);
    }

    private static String outcome(NumberStyle style, String currency, String cell) {
        try {
            return Long.toString(money(style, currency).amount(row(cell), 0));
        } catch (BadRow bad) {
            return bad.reason();
        }
    }

    private static String ofAnother(String cell, String in, String currency) {
        return "column \"n\": \"" + cell + "\" is in " + in + ", and the history's currency is " + currency
                + "; convert the amounts, or make a history of each currency";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT|USD|$1,234.50|123450",
                "POINT|USD|$.50|50",
                "POINT|USD|US$ 12|1200",
                "POINT|USD|$1,234.50 USD|123450",
                "POINT|USD|usd 12.5|1250",
                "POINT|AUD|A$12.50|1250",
                "COMMA|EUR|1.234,50 €|123450",
                "COMMA|EUR|1.234,50\u00A0€|123450",
                "COMMA|EUR|1.234,50\u202FEUR|123450",
                "COMMA|EUR|€ -12|-1200",
                "SPACE|PLN|1 234,50 zł|123450",
                "SPACE|SEK|1\u00A0234\u00A0kr|123400",
                "APOSTROPHE|CHF|CHF-1’234.50|-123450",
                "INDIAN|INR|₹1,23,456.00|12345600",
                "INDIAN|INR|Rs.1,23,456|12345600",
                "INDIAN|INR|Rs. 500|50000",
                "INDIAN|INR|Rs.500|50000",
                "POINT|PEN|S/.50|5000",
                "POINT|PEN|S/ .50|50",
                "POINT|SAR|SAR 120.50|12050",
                "POINT|SAR|SAR120.50|12050",
                "POINT|SAR|120.50 SAR|12050",
                "POINT|SAR|120.50SAR|12050",
                "POINT|SAR|SAR .50|50",
                "POINT|SAR|ر.س 120.50|12050",
                "POINT|SAR|ر.س. 120.50|12050",
                "POINT|SAR|ر.س.120.50|12050",
                "POINT|SAR|ر.س.\u200F\u00A0120.50|12050",
                "POINT|SAR|120.50 ر.س.|12050",
                "POINT|SAR|\u200F120.50 ر.س.\u200F|12050",
                "POINT|SAR|\u20C1 120.50|12050",
                "POINT|SAR|\uFDFC120.50|12050",
                "POINT|SAR|120.50 ريال سعودي|12050",
                "ARABIC|SAR|١٢٠٫٥٠ ريال|12050",
                "ARABIC|SAR|\u061C-١٢٠٫٥٠\u00A0ر.س.\u200F|-12050",
                "ARABIC|IRR|\u06F1\u06F2\u06F0 ر\u06CCال|12000",
                "POINT|KWD|د.ك 1.250|1250",
                "POINT|KWD|د.ك.1.250|1250",
                "POINT|KWD|KD 1.250|1250",
                "POINT|KWD|KD .250|250",
                "POINT|BHD|BD 1,234.567|1234567",
                "POINT|JOD|7 د.أ|7000",
                "POINT|JPY|¥1,200|1200",
                "POINT|EGP|E£ 12.50|1250",
                "POINT|EGP|LE 12.50|1250",
                "POINT|EGP|L.E.12.50|1250",
                "POINT|EGP|£12.50|1250",
                "POINT|GBP|£12.50|1250",
                "POINT|AED|AED 12.50|1250",
                "POINT|AED|12.50 د.إ|1250"
            })
    void amountsWithTheirCurrency(NumberStyle style, String currency, String cell, String expected) {
        assertThat(outcome(style, currency, cell)).isEqualTo(expected);
    }

    /** The sixteen ways that {@code NumberFormatInfo.CurrencyNegativePattern} of .NET has; Java's and Excel's are among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "($n)", "-$n", "$-n", "$n-", "(n$)", "-n$", "n-$", "n$-", "-n $", "-$ n", "n $-", "$ n-", "$ -n",
                "n- $", "($ n)", "(n $)"
            })
    void amountsBelowZero(String pattern) {
        for (String sign : new String[] {"SAR", "ر.س.", "﷼", "ريال سعودي"}) {
            for (String blank : new String[] {" ", "\u00A0", "\u202F", "\u200F", ""}) {
                String cell =
                        pattern.replace(" ", blank).replace("n", "1,234.50").replace("$", sign);
                assertThat(outcome(NumberStyle.POINT, "SAR", cell)).as(cell).isEqualTo("-123450");
                assertThat(outcome(NumberStyle.POINT, "SAR", cell.replace('-', '\u2212')))
                        .isEqualTo("-123450");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SAR|€1.00|EUR",
                "SAR|EUR 1.00|EUR",
                "SAR|1.00 eur|EUR",
                "SAR|-US$1.00|USD",
                "SAR|$1|$",
                "SAR|(1.00 د.إ)|AED",
                "EUR|1 ريال|ريال",
                "SAR|SAR 1 USD|USD",
                "SAR|USD 1 SAR|USD",
                "AUD|$1.00 USD|USD",
                "AUD|US$1.00|USD",
                "KWD|ر.س.1.50|SAR"
            })
    void anAmountInAnotherCurrencyIsABadRow(String currency, String cell, String in) {
        assertThat(outcome(NumberStyle.POINT, currency, cell)).isEqualTo(ofAnother(cell, in, currency));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAR",
                "SAR -",
                "-SAR",
                "(SAR)",
                "5 (SAR)",
                "(SAR) 5",
                "SAR 5.",
                "5. SAR",
                "5, SAR",
                "SAR SAR 5",
                "SAR-SAR 5",
                "SAR 5 SAR SAR",
                "-SAR -5",
                "-SAR 5-",
                "(SAR 5",
                "5 SAR)",
                "(SAR -5)",
                "5 riyalz",
                "5 x SAR",
                "SAR 5 / 6",
                "SAR:5",
                "SAR 5%",
                "5.-",
                "CHF 5.-",
                "5,-",
                "5:-",
                "SAR 1e3",
                "order-5",
                ".SAR 5",
                "5.SAR."
            })
    void noAmounts(String cell) {
        assertThat(outcome(NumberStyle.POINT, "SAR", cell))
                .isEqualTo("column \"n\": \"" + cell + "\" is not a number like 1,234.56");
    }

    /** SAR.50 can be 50 or 0.50, and KD.500 is written for half a dinar. */
    @ParameterizedTest
    @CsvSource({"SAR,SAR.50", "SAR,SR.50", "SAR,ريال.50", "SAR,-SAR.50", "KWD,KD.500", "KWD,dinars.5", "EUR,€ EUR.5"})
    void aPointThatMayBeTheNumbersOrNotIsRefused(String currency, String cell) {
        assertThat(outcome(NumberStyle.POINT, currency, cell))
                .startsWith("column \"n\": \"" + cell + "\" is not a number");
        assertThat(outcome(NumberStyle.COMMA, currency, cell))
                .startsWith("column \"n\": \"" + cell + "\" is not a number");
    }

    @Test
    void anotherStyleIsHintedAtWithItsCurrencyToo() {
        assertThat(outcome(NumberStyle.POINT, "EUR", "1.234,50 €"))
                .isEqualTo("column \"n\": \"1.234,50 €\" is not a number like 1,234.56; if numbers look like 1.234,56,"
                        + " state numbers(NumberStyle.COMMA)");
        assertThat(outcome(NumberStyle.POINT, "INR", "₹1,23,456"))
                .endsWith("; if numbers look like 1,23,456.78, state numbers(NumberStyle.INDIAN)");
        assertThat(outcome(NumberStyle.POINT, "SAR", "١٢٠٫٥٠ ريال")).endsWith("state numbers(NumberStyle.ARABIC)");
    }

    @Test
    void tooManyDecimalsAndDigitsAreTold() {
        assertThat(outcome(NumberStyle.POINT, "JPY", "¥1.5"))
                .isEqualTo("column \"n\": \"¥1.5\" has 1 decimals, more than the history's 0; raise them with"
                        + " decimals(1)");
        assertThat(outcome(NumberStyle.POINT, "KWD", "KD 1.2505"))
                .isEqualTo("column \"n\": \"KD 1.2505\" has 4 decimals, more than the history's 3; raise them with"
                        + " decimals(4)");
        assertThat(outcome(NumberStyle.POINT, "USD", "-$92233720368547758.07")).isEqualTo("-9223372036854775807");
        assertThat(outcome(NumberStyle.POINT, "USD", "-$92233720368547758.08"))
                .endsWith("\" has too many digits; amounts go up to 92233720368547758.07");
        assertThat(outcome(NumberStyle.POINT, "USD", "$1.234"))
                .endsWith("raise them with decimals(3); if it is 1234, state numbers(NumberStyle.COMMA)");
    }

    @Test
    void aQuantityIsNoMoneyButMayHaveASign() {
        assertThat(money(NumberStyle.POINT, "SAR").product(row("(3)", "SAR 1.50"), 0, 1))
                .isEqualTo(-450);
        assertThat(outcomeOfProduct("3 SAR", "1.50")).startsWith("column \"n\": \"3 SAR\" is not a number like");
        assertThat(outcomeOfProduct("3", "1.50 EUR")).isEqualTo(ofAnother("1.50 EUR", "EUR", "SAR"));
    }

    private static String outcomeOfProduct(String quantity, String price) {
        try {
            return Long.toString(money(NumberStyle.POINT, "SAR").product(row(quantity, price), 0, 1));
        } catch (BadRow bad) {
            return bad.reason();
        }
    }

    @Test
    void aWholeNumberMayHaveASignAndNoCurrency() {
        Decimals scores = new Decimals(NumberStyle.POINT, 0);
        assertThat(scores.whole(row("(5)"), 0)).isEqualTo(-5);
        assertThat(scores.wholeLong(row("5.00-"), 0)).isEqualTo(-5);
        assertThat(new Decimals(NumberStyle.SPACE, 0).whole(row("1 234"), 0)).isEqualTo(1234);
        assertThat(catchThrowable(() -> scores.whole(row("5 SAR"), 0)))
                .hasMessage("column \"n\": \"5 SAR\" is not a number like 1,234.56");
    }

    /** Each is read once, whatever it tries to be: the test would not end if the cost grew with the square. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "-", "(", ".", ",", " ", "SAR", "ر.", "\u200F", "1,000", "1 ", "$-"})
    void aLongCellCostsItsLength(String piece) {
        String cell = piece.repeat(900_000 / piece.length());

        assertThat(outcome(NumberStyle.POINT, "SAR", "5" + cell + "e5000000")).contains(" is not a number like ");
        assertThat(outcome(NumberStyle.POINT, "SAR", cell + "x")).contains(" is not a number like ");
        assertThat(outcome(NumberStyle.POINT, "SAR", "SAR" + cell + "SAR")).startsWith("column \"n\": ");
    }
}
