package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenAmountTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$45.00|45.00",
                "-$12.00|-12.00",
                "$-12.00|-12.00",
                "($12.00)|-12.00",
                "$1,234.50|1234.50",
                "₹1,23,456.00|123456.00",
                "SAR 120.50|120.50",
                "120.50 ر.س|120.50",
                "١٢٠٫٥٠ ر.س.|120.50",
                "١٬٢٣٤٫٥٠|1234.50",
                "\u221212.00|-12.00",
                "899.10000000000000|899.10000000000000",
                "0|0",
                "''|''"
            })
    void theNumberIsTakenAlone(String text, String number) {
        assertThat(WrittenAmount.plain(text)).isEqualTo(number);
    }

    // A comma of decimals is never taken for one of thousands.
    @ParameterizedTest
    @ValueSource(strings = {"12,50 €", "1.234,50", "1,2,3", "12,3456", "free", "12.", "1 + 2", "--", ",500"})
    void whatIsNoNumberStays(String text) {
        assertThat(WrittenAmount.plain(text)).isEqualTo(text);
        assertThat(WrittenAmount.number(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.50|30.00|12.50",
                "-12.50|30|-12.50",
                "40|30.00|30.00",
                "$40|$30.00|$30.00",
                "0.00|30|''",
                "''|30|''",
                "x|30|x"
            })
    void aRefundGoesAsFarAsTheMoneyDoes(String refund, String most, String taken) {
        assertThat(Refund.of(refund, most)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"10|5.50||15.50", "-10|5.50||15.50", "|||''", "0|||0", "10|x||x"})
    void discountsAddUp(String one, String two, String three, String sum) {
        List<String> all =
                Stream.of(one, two, three).map(text -> text == null ? "" : text).toList();
        assertThat(Salla.sum(all)).isEqualTo(sum);
    }

    @ParameterizedTest
    @CsvSource({"$10.00, '', $10.00", "$10.00, $0.83, 10.83", "-$10.00, -$0.83, -10.83", "x, $0.83, x", "$1.00, x, x"})
    void taxIsAddedIfItIsAskedFor(String sales, String tax, String both) {
        assertThat(Square.withTax(sales, tax)).isEqualTo(both);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"١٬٢٣٤٫٥٠ ر.س|1,234.50 ر.س", "1,234.50|1,234.50", "۱۲۳|123", "''|''"})
    void digitsAreMadeWestern(String text, String western) {
        assertThat(WrittenAmount.western(text)).isEqualTo(western);
    }
}
