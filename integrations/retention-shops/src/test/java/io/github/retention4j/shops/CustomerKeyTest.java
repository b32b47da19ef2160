package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0500000001|+966500000001",
                "500000001|+966500000001",
                "966500000001|+966500000001",
                "+966500000001|+966500000001",
                "+966 50 000 0001|+966500000001",
                "00966500000001|+966500000001",
                "+9660500000001|+966500000001",
                "050-000-0001|+966500000001",
                "٠٥٠٠٠٠٠٠٠١|+966500000001",
                "'\u200E0500000001'|+966500000001",
                "+971500000001|+971500000001",
                "0112345678|+966112345678",
                "971500000001|+971500000001",
                "12345|''",
                "05012|''",
                "0501234|''",
                "+966501234|''",
                "05000000012|''",
                "000|''",
                "000000000|''",
                "+1 415 555 0100|+14155550100",
                "51234567|51234567",
                "96551234567|+96551234567",
                "+2905123|''",
                "+29051234|+29051234",
                "+123456789012345|+123456789012345",
                "+1234567890123456|''",
                "***01|''",
                "''|''",
                "-|''"
            })
    void aSaudiNumberIsOneHoweverItIsWritten(String written, String one) {
        assertThat(CustomerKey.saudiPhone(written)).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({"05012,true", "-,true", "0500000001,false", "'',false", "05***12,false", "51234567,false"})
    void whatIsNoNumberIsToldFromWhatIsHiddenOrMissing(String written, boolean isNone) {
        assertThat(CustomerKey.isNoNumber(written)).isEqualTo(isNone);
    }

    @Property(tries = 200)
    void twoNumbersStayTwo(
            @ForAll @IntRange(min = 500_000_000, max = 599_999_999) int one,
            @ForAll @IntRange(min = 500_000_000, max = 599_999_999) int other) {
        assertThat(CustomerKey.saudiPhone("0" + one).equals(CustomerKey.saudiPhone("+966" + other)))
                .isEqualTo(one == other);
    }

    @Test
    void aMailIsFoldedAndAMaskedOneIsNobody() {
        assertThat(CustomerKey.mail(" Amal@Example.com ")).isEqualTo("amal@example.com");
        // Not a dotless i, in Turkish either.
        assertThat(CustomerKey.mail("INFO@EXAMPLE.COM")).isEqualTo("info@example.com");
        assertThat(CustomerKey.mail("a***@example.com")).isEmpty();
    }

    @Test
    void zeroIsNobodysId() {
        assertThat(CustomerKey.id("0")).isEmpty();
        assertThat(CustomerKey.id("")).isEmpty();
        assertThat(CustomerKey.id(" 17 ")).isEqualTo("17");
        assertThat(CustomerKey.firstOf("", "b", "c")).isEqualTo("b");
        assertThat(CustomerKey.firstOf("", "")).isEmpty();
    }
}
