package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.io.text.BadRow;
import io.github.retention4j.io.text.MessageText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a number in each style, and what is none. */
class NumberStyleTest {
    private static Row row(String... cells) {
        return Source.row("n", cells);
    }

    private static long amount(NumberStyle style, int scale, String cell) {
        return new Decimals(style, scale).amount(row(cell), 0);
    }

    private static String refusal(NumberStyle style, int scale, String cell) {
        try {
            return "amount " + amount(style, scale, cell);
        } catch (BadRow bad) {
            return bad.reason();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT|0|0",
                "POINT|-0|0",
                "POINT|5|500",
                "POINT|+5|500",
                "POINT|-5|-500",
                "POINT|\u22125|-500",
                "POINT|.5|50",
                "POINT|-.05|-5",
                "POINT|007|700",
                "POINT|1.5|150",
                "POINT|- 5|-500",
                "POINT|5-|-500",
                "POINT|1,234.5-|-123450",
                "POINT|5 -|-500",
                "POINT|5\u2212|-500",
                "POINT|(5)|-500",
                "POINT|( 0.05 )|-5",
                "POINT|\u200F(5)\u200F|-500",
                "POINT|\u202A1.5\u202C|150",
                "POINT|\u2066-1.5\u2069\u200B|-150",
                "POINT|1.50000000000000000000000000000|150",
                "POINT|1,234.56|123456",
                "POINT|12,345,678.9|1234567890",
                "POINT|1234567.89|123456789",
                "POINT|92233720368547758.07|9223372036854775807",
                "POINT|-92233720368547758.07|-9223372036854775807",
                "COMMA|1.234,56|123456",
                "COMMA|1234,56|123456",
                "COMMA|,5|50",
                "COMMA|1.234|123400",
                "COMMA|(1.234,5)|-123450",
                "INDIAN|1,23,456.78|12345678",
                "INDIAN|12,34,567.8|123456780",
                "INDIAN|1,23,45,678|1234567800",
                "INDIAN|12,345|1234500",
                "INDIAN|1,234.5-|-123450",
                "INDIAN|123456.78|12345678",
                "SPACE|1 234,56|123456",
                "SPACE|12 345 678,9|1234567890",
                "SPACE|1\u00A0234\u202F567\u2009890|123456789000",
                "SPACE|- 1 234,56|-123456",
                "SPACE|1 234,56 -|-123456",
                "SPACE|1234567|123456700",
                "SPACE|,5|50",
                "APOSTROPHE|1'234.56|123456",
                "APOSTROPHE|1\u2019234\u2019567|123456700",
                "APOSTROPHE|-1'234'567.8|-123456780",
                "ARABIC|١٬٢٣٤٫٥٦|123456",
                "ARABIC|1234٫56|123456",
                "ARABIC|۱٬۲۳۴٫۵۶|123456",
                "ARABIC|۰٫۹|90",
                "ARABIC|\u061C-٧|-700",
                "ARABIC|\u200F٧\u200E|700"
            })
    void numbers(NumberStyle style, String cell, long expected) {
        assertThat(amount(style, 2, cell)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT|1,23",
                "POINT|12,34",
                "POINT|1234,567",
                "POINT|,123",
                "POINT|0,123",
                "POINT|1,,234",
                "POINT|1,234,56",
                "POINT|1,234,",
                "POINT|1.234,567",
                "POINT|1.2.3",
                "POINT|5.",
                "POINT|.",
                "POINT|-",
                "POINT|+-5",
                "POINT|-5-",
                "POINT|+5-",
                "POINT|5+",
                "POINT|5--",
                "POINT|--5",
                "POINT|1 234",
                "POINT|(5",
                "POINT|5)",
                "POINT|)5(",
                "POINT|(-5)",
                "POINT|-(5)",
                "POINT|((5))",
                "POINT|()",
                "POINT|5.-",
                "POINT|1-5",
                "POINT|£5",
                "POINT|5%",
                "POINT|1e3",
                "POINT|1E-5",
                "POINT|1e50000000",
                "POINT|0x10",
                "POINT|NaN",
                "POINT|Infinity",
                "POINT|٥",
                "POINT|５",
                "POINT|\u200E",
                "POINT|\u200F-\u200F",
                "COMMA|1,234.56",
                "COMMA|1.23",
                "COMMA|0.123",
                "INDIAN|123,456",
                "INDIAN|1,23,45",
                "INDIAN|1,234,567",
                "INDIAN|12,34,56",
                "INDIAN|0,123",
                "INDIAN|1,23",
                "SPACE|1 23",
                "SPACE|1  234",
                "SPACE|1234 567",
                "SPACE|0 123",
                "SPACE|1 234.56",
                "SPACE|1 234 56",
                "SPACE|1\t234",
                "APOSTROPHE|1'23",
                "APOSTROPHE|\u20191234",
                "APOSTROPHE|1'234'",
                "APOSTROPHE|1,234.56",
                "APOSTROPHE|1'234,56",
                "ARABIC|١.٥",
                "ARABIC|١٬٢٣",
                "ARABIC|\u06EF",
                "ARABIC|\u06FA",
                "ARABIC|\u06F1\u066C\u06F2\u06F3",
                "POINT|\u06F5",
                "COMMA|\u06F5"
            })
    void noNumbers(NumberStyle style, String cell) {
        assertThat(refusal(style, 2, cell))
                .startsWith("column \"n\": " + MessageText.quoted(cell) + " is not a number like "
                        + style.marks().example());
    }

    /** A reason ends with the style that the number is written in, if there is one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT|1.234,56|1.234,56, state numbers(NumberStyle.COMMA)",
                "POINT|-0,5|1.234,56, state numbers(NumberStyle.COMMA)",
                "COMMA|1.23|1,234.56, state numbers(NumberStyle.POINT)",
                "POINT|\u0665|\u0661\u066C\u0662\u0663\u0664\u066B\u0665\u0666, state numbers(NumberStyle.ARABIC)",
                "POINT|\u06F5|\u0661\u066C\u0662\u0663\u0664\u066B\u0665\u0666, state numbers(NumberStyle.ARABIC)",
                "ARABIC|12.5|1,234.56, state numbers(NumberStyle.POINT)",
                "POINT|1,23,456.78|1,23,456.78, state numbers(NumberStyle.INDIAN)",
                "POINT|1 234,56|1 234,56, state numbers(NumberStyle.SPACE)",
                "POINT|1\u202F234|1 234,56, state numbers(NumberStyle.SPACE)",
                "POINT|(1 234)|1 234,56, state numbers(NumberStyle.SPACE)",
                "COMMA|1'234.56|1'234.56, state numbers(NumberStyle.APOSTROPHE)",
                "POINT|1\u2019234|1'234.56, state numbers(NumberStyle.APOSTROPHE)",
                "SPACE|1.234,56|1.234,56, state numbers(NumberStyle.COMMA)",
                "INDIAN|1,234,567|1,234.56, state numbers(NumberStyle.POINT)",
                "APOSTROPHE|1,234|1,234.56, state numbers(NumberStyle.POINT)"
            })
    void aNumberOfAnotherStyleSaysSo(NumberStyle style, String cell, String hint) {
        assertThat(refusal(style, 2, cell))
                .isEqualTo("column \"n\": " + MessageText.quoted(cell) + " is not a number like "
                        + style.marks().example() + "; if numbers look like " + hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two", "1e3", "1.2.3", "5.", "1,234,", "£5"})
    void whatIsANumberInNoStyleSaysNoMore(String cell) {
        assertThat(refusal(NumberStyle.POINT, 2, cell)).endsWith("\" is not a number like 1,234.56");
    }
}
