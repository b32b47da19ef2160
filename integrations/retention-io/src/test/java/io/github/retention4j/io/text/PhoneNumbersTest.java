package io.github.retention4j.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are made up. Those kept for films will not do, but for 555-01xx: the library says that they do not exist. */
class PhoneNumbersTest {
    private static String reason(String country, String text) {
        try {
            PhoneNumbers.of(country).e164(text);
            return "none";
        } catch (BadRow bad) {
            return bad.reason();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0500000123",
                "050 000 0123",
                "050-000-0123",
                "(050) 000.01/23",
                "966500000123",
                "+966500000123",
                "+966 50 000 0123",
                "+966 (0)50 000 0123",
                "00966500000123",
                "00966 0500000123",
                "9660500000123",
                "\uFF0B966500000123",
                "٠٥٠٠٠٠٠١٢٣",
                "+٩٦٦٥٠٠٠٠٠١٢٣",
                "۰۵۰۰۰۰۰۱۲۳",
                "\u200E+966\u00A050\u2011000\u20130123\u200F",
                "\u202A+966500000123\u202C",
                "'0500000123",
                "'+966500000123",
                "\u20190500000123",
                "500000123",
                "500000123.0",
                "966500000123.0",
                " 0500000123 "
            })
    void allWaysToWriteANumberAreOne(String text) {
        assertThat(PhoneNumbers.of("SA").e164(text)).isEqualTo("+966500000123");
        assertThat(PhoneNumbers.of("sa").e164(CharBuffer.wrap(text))).isEqualTo("+966500000123");
    }

    @ParameterizedTest
    @CsvSource({
        "SA,+447400000123,+447400000123",
        "SA,00447400000123,+447400000123",
        "SA,447400000123,+447400000123",
        "GB,07400 000123,+447400000123",
        "GB,7400000123,+447400000123",
        "US,(202) 555-0123,+12025550123",
        "US,1 202 555 0123,+12025550123",
        "US,011 44 7400 000123,+447400000123",
        "AE,050 000 0123,+971500000123",
        "KW,50000123,+96550000123",
        "EG,01000000123,+201000000123",
        "EG,201000000123,+201000000123",
        "IT,02 1234567,+39021234567"
    })
    void numbersOfOtherCountries(String country, String text, String expected) {
        assertThat(PhoneNumbers.of(country).e164(text)).isEqualTo(expected);
    }

    /** Below eleven digits a number without a plus is never taken for one of abroad. */
    @Test
    void aShortNumberIsOfTheCountryOrNone() {
        assertThat(reason("SA", "2025550123")).isEqualTo("no phone number of SA, nor one that begins with + or 00");
        assertThat(PhoneNumbers.of("SA").e164("12025550123")).isEqualTo("+12025550123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+9665*****23",
                "050****123",
                "05000001*3",
                "\u2022\u2022\u2022\u2022 0123",
                "05xxxxx123",
                "05XXXXX123",
                "05#####123",
                "+966 5\u2026 123",
                "********",
                "+966\u00D7\u00D7\u00D7123",
                "05\u066D\u066D\u066D0000123"
            })
    void aMaskedNumberIsNoCustomer(String text) {
        assertThat(reason("SA", text))
                .isEqualTo("a masked phone number, which strangers share; take another column as the customer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.66501E+11", "9.66501E11", "5.00000123E+08", "9,66501e+11", "5E8"})
    void aSpreadsheetsShortFormHasLostDigits(String text) {
        assertThat(reason("SA", text))
                .isEqualTo(
                        "a phone number in a spreadsheet's short form, as 9.66E+11, whose other digits are lost; format"
                                + " the column as text or a whole number there, and export it again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|empty",
                "-|no phone number",
                "+|no phone number",
                "++966500000123|no phone number",
                "0500000123+|no phone number",
                "0500000123, 0500000124|no phone number",
                "0500000123%|no phone number",
                "#0500000123|no phone number",
                "050'0000123|no phone number",
                "000000000000000000000|no phone number",
                "n/a|no phone number: it has letters",
                "\\N|no phone number: it has letters",
                "call 0500000123|no phone number: it has letters",
                "0500000123 x12|no phone number: it has letters",
                "1-800-FLOWERS|no phone number: it has letters",
                "nobody@example.com|no phone number: it has letters",
                "0|no phone number of SA, nor one that begins with + or 00",
                "123|no phone number of SA, nor one that begins with + or 00",
                "0000000000|no phone number of SA, nor one that begins with + or 00",
                "1111111111|no phone number of SA, nor one that begins with + or 00",
                "0123456789|no phone number of SA, nor one that begins with + or 00",
                "+447700900123|no phone number of SA, nor one that begins with + or 00",
                "05000001234|no phone number of SA, nor one that begins with + or 00",
                "050000012|no phone number of SA, nor one that begins with + or 00",
                "+999500000123|no phone number of SA, nor one that begins with + or 00",
                "0500000123/0500000124|no phone number of SA, nor one that begins with + or 00",
                "0500000123.05|no phone number of SA, nor one that begins with + or 00",
                "05.000.0|no phone number of SA, nor one that begins with + or 00"
            })
    void whatIsNoNumber(String text, String reason) {
        assertThat(reason("SA", text)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KSA", "Saudi Arabia", "XX", "966", "001"})
    void aCountryIsStatedByItsCode(String country) {
        assertThatThrownBy(() -> PhoneNumbers.of(country))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("phone(\"" + country + "\"): no such country; write its code of two letters, as SA or EG");
    }

    @Test
    void theMachinesLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            for (String tag : new String[] {"tr", "ar-SA-u-nu-arab", "th-TH-u-nu-thai"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(PhoneNumbers.of("it").e164("021234567")).isEqualTo("+39021234567");
                assertThat(PhoneNumbers.of("SA").e164("٠٥٠٠٠٠٠١٢٣")).isEqualTo("+966500000123");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsRememberedIsNeverAnothersNumber() {
        PhoneNumbers numbers = PhoneNumbers.of("GB");
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 20_000; i += 7) {
                String last = String.format(Locale.ROOT, "%05d", i);
                assertThat(numbers.e164("07400 0" + last)).isEqualTo("+4474000" + last);
                if (i % 5 == 0) {
                    assertThat(catchThrowable(() -> numbers.e164("0" + last))).isInstanceOf(BadRow.class);
                }
            }
        }
    }

    /** As for a user who has not added the dependency. */
    @Test
    void withoutTheLibraryItSaysWhatToAdd() throws Exception {
        URL[] others = Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> !entry.contains("libphonenumber"))
                .map(PhoneNumbersTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader without = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            Class<?> numbers = without.loadClass(PhoneNumbers.class.getName());
            assertThat(numbers).isNotSameAs(PhoneNumbers.class);
            Method of = numbers.getDeclaredMethod("of", String.class);
            of.setAccessible(true);

            Throwable thrown = catchThrowable(() -> of.invoke(null, "SA"));

            assertThat(thrown).isInstanceOf(InvocationTargetException.class);
            assertThat(thrown.getCause())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("phone(\"SA\") needs the library libphonenumber: add the dependency"
                            + " com.googlecode.libphonenumber:libphonenumber (on the module path, with --add-modules"
                            + " com.google.i18n.phonenumbers.libphonenumber)");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
