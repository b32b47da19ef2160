package io.github.retention4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Tables of rows. */
class LongRowsProps {
    @Provide
    Arbitrary<List<long[]>> rows() {
        Arbitrary<Long> customers = Arbitraries.oneOf(
                Arbitraries.longs().between(-5, 5), Arbitraries.longs(), Arbitraries.just(IdKeys.NOBODY));
        Arbitrary<Long> values = Arbitraries.longs().between(-4, 4);
        return customers
                .flatMap(c -> values.flatMap(time -> values.map(value -> new long[] {c, time, value})))
                .list()
                .ofMaxSize(120);
    }

    private static LongRows table(List<long[]> rows) {
        LongRows table = new LongRows(3);
        for (long[] row : rows) {
            int number = table.addRow();
            for (int column = 0; column < 3; column++) {
                table.set(number, column, row[column]);
            }
        }
        return table;
    }

    @Property
    void keepsWhatIsSetHoweverFarItGrows(@ForAll("rows") List<long[]> rows) {
        LongRows table = table(rows);
        assertThat(table.size()).isEqualTo(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            assertThat(new long[] {table.get(row, 0), table.get(row, 1), table.get(row, 2)})
                    .isEqualTo(rows.get(row));
        }
    }

    @Property(tries = 20)
    void newRowIsOfZeros(@ForAll @IntRange(min = 1, max = 7) int width, @ForAll @IntRange(max = 300) int size) {
        LongRows table = new LongRows(width);
        for (int row = 0; row < size; row++) {
            assertThat(table.addRow()).isEqualTo(row);
            for (int column = 0; column < width; column++) {
                assertThat(table.get(row, column)).isZero();
                table.set(row, column, -1);
            }
        }
    }

    @Example
    void rowsAreLetGoOfByTheThousandAndThoseAfterThemStay() {
        LongRows rows = new LongRows(2);
        for (int row = 0; row < 10_000; row++) {
            rows.set(rows.addRow(), 1, row);
        }
        for (int row = 0; row < rows.size(); row++) {
            assertThat(rows.get(row, 1)).isEqualTo(row);
            rows.letGoBefore(row + 1);
        }

        assertThatThrownBy(() -> rows.get(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(rows.get(9_999, 1)).as("of a page that is not full").isEqualTo(9_999);
    }
}
