package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** What is checked of columns is the same for all three tables. */
class StatedRowsTest {
    private static final double[] ZEROS = {0, 0};

    @Test
    void rowsAreInTheOrderOfTheirColumns() {
        double[] first = {2, 1, 2, 1};
        double[] second = {3, 9, 1, 0.5};

        assertThat(StatedRows.sorted("customer", StatedRows.ofOneEach(4), row -> "", first, second))
                .containsExactly(3, 1, 2, 0);
        assertThat(StatedRows.sorted("customer", StatedRows.ofOneEach(4), row -> "", second, first))
                .containsExactly(3, 2, 0, 1);
    }

    /** Rows alike stay as they are stated: sums over them are the same to the last bit whoever sorts. */
    @Test
    void rowsAlikeStayInTheirOrder() {
        assertThat(StatedRows.sorted("customer", StatedRows.ofOneEach(3), row -> "", new double[] {1, 0, 1}))
                .containsExactly(1, 0, 2);
    }

    @Test
    void columnsOfAnotherLengthAreRefused() {
        assertIsRefused(
                () -> OccasionTable.of(ZEROS, ZEROS, ZEROS, new long[] {1}),
                "columns of 2, 2, 2 and 1 rows; each group needs all of them");
        assertIsRefused(
                () -> OccasionTable.of(ZEROS, ZEROS, new double[] {1}, new long[] {1, 1}),
                "columns of 2, 2, 1 and 2 rows; each group needs all of them");
        assertIsRefused(
                () -> SpendTable.of(CurrencyUnit.EUR, ZEROS, new double[] {1, 2, 3}),
                "columns of 2, 3 and 2 rows; each customer needs all of them");
    }

    @Test
    void lessThanNoCustomersAreRefused() {
        long[] customers = {0, -3};

        assertIsRefused(() -> OccasionTable.of(ZEROS, ZEROS, ZEROS, customers), "row 1: -3 customers");
        assertIsRefused(() -> SpendTable.of(CurrencyUnit.EUR, ZEROS, ZEROS, customers), "row 1: -3 customers");
    }

    @Test
    void theFirstRowThatIsWrongIsNamed() {
        assertIsRefused(
                () -> SpendTable.of(CurrencyUnit.EUR, new double[] {0, 1, 0.5}, new double[] {Double.NaN, 1e300, 1}),
                "row 1: mean spend 1.0E300 of frequency 1 is no amount");
        assertIsRefused(
                () -> SpendTable.of(CurrencyUnit.EUR, new double[] {0, 0.5}, new double[] {0, Double.NaN}),
                "row 1: frequency 0.5 is no whole number of 0 or more; it counts the purchases after the first");
    }

    private static void assertIsRefused(ThrowingCallable stating, String message) {
        assertThatThrownBy(stating).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
