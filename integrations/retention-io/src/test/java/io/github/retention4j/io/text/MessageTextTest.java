package io.github.retention4j.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {
    private static final String HIDDEN = "(like a phone number)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0501234567",
                "050 123 4567",
                "050-123-4567",
                "+966 50 123 4567",
                "+966501234567",
                "00966501234567",
                "00966-50-1234567",
                "+1 (415) 555-0100",
                "06 12 34 56 78",
                "06-12-34-56-78",
                "٠٥٠١٢٣٤٥٦٧",
                "+٩٦٦٥٠١٢٣٤٥٦٧",
                "۰۵۰۱۲۳۴۵۶۷",
                "000000000"
            })
    void whatLooksLikeAPhoneNumberIsHidden(String phone) {
        assertThat(MessageText.quoted(phone)).isEqualTo('"' + HIDDEN + '"');
        assertThat(MessageText.shown("call " + phone + "!")).isEqualTo("call " + HIDDEN + "!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1740787200",
                "1740787200000",
                "1234567890123",
                "1,234,567.50",
                "-1234567890",
                "0.123456789",
                "0,123456789",
                "0.00",
                "+12.50",
                "+1234567.5000",
                "+12345678",
                "00001234",
                "05-03-2025 14:20:11",
                "05-03-2025 14",
                "05-03-25 14:20",
                "05 03 2025 14:20",
                "05/03/2025 14:20:11",
                "05.03.2025 14:20",
                "2025-03-05 14:20:11",
                "2025-03-05T14:20:11",
                "20250305142011",
                "0000-00-00 00:00:00",
                "0001-01-01 00:00",
                "01:02:03.123456789",
                "#1001",
                "A0501234567",
                "012345678901234567890"
            })
    void amountsAndTimesAndNumbersStay(String value) {
        assertThat(MessageText.shown(value)).isEqualTo(value);
    }

    /** As where the cells of a day and of a time were joined, and one of them is of another column. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0501234567 09:00:00",
                "+966 50 123 4567 9:00",
                "2025-03-05 0501234567",
                "05-03-2025 050 123 4567",
                "05/03/2025 00966-50-1234567",
                "05 03 2025 +966501234567"
            })
    void aPhoneNumberIsHiddenBesideADateOrATime(String joined) {
        assertThat(MessageText.shown(joined)).contains(HIDDEN).doesNotContain("4567");
        assertThat(MessageText.shown(joined).replace(HIDDEN, "")).matches(" ?[0-9/ :-]{4,} ?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$1", "a\\b $0", "0501234567 $1"})
    void signsOfReplacementsMeanNothing(String value) {
        assertThat(MessageText.shown(value)).isEqualTo(value.replace("0501234567", HIDDEN));
    }
}
