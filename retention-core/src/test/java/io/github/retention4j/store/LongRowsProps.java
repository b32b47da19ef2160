package io.github.retention4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Tables of rows, and how they are split by partition and grouped by customer. */
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
        assertThat(table.width()).isEqualTo(3);
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

    @Property
    void eachRowIsInItsPartitionOrNobodys(
            @ForAll("rows") List<long[]> rows, @ForAll @IntRange(max = Partitions.COUNT) int cut) {
        PartitionedRows partitioned = new PartitionedRows(table(rows));
        List<Integer> lower = new ArrayList<>();
        List<Integer> upper = new ArrayList<>();
        List<Integer> nobody = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            long customer = rows.get(row)[0];
            if (customer == IdKeys.NOBODY) {
                nobody.add(row);
            } else {
                (Partitions.of(customer) < cut ? lower : upper).add(row);
            }
        }
        assertThat(partitioned.select(0, cut).rows()).containsExactlyInAnyOrder(lower.toArray(Integer[]::new));
        assertThat(partitioned.select(cut, Partitions.COUNT).rows())
                .containsExactlyInAnyOrder(upper.toArray(Integer[]::new));
        assertThat(partitioned.anonymous()).containsExactly(nobody.toArray(Integer[]::new));
        for (int p = 0; p < Partitions.COUNT; p++) {
            assertThat(partitioned.rows(p))
                    .isEqualTo(partitioned.select(p, p + 1).size());
        }
    }

    @Property
    void partsOfAPartitionAreAllOfIt(@ForAll("rows") List<long[]> rows, @ForAll @IntRange(min = 1, max = 4) int bits) {
        PartitionedRows partitioned = new PartitionedRows(table(rows));
        for (int p = 0; p < Partitions.COUNT; p++) {
            List<Integer> parts = new ArrayList<>();
            for (int part = 0; part < 1 << bits; part++) {
                PartitionedRows.Selection selected = partitioned.select(p, bits, part);
                for (int i = 0; i < selected.size(); i++) {
                    assertThat(selected.keys()[i]).isEqualTo(rows.get(selected.rows()[i])[0]);
                    assertThat(Grouping.part(selected.keys()[i], bits)).isEqualTo(part);
                    parts.add(selected.rows()[i]);
                }
            }
            assertThat(parts)
                    .containsExactlyInAnyOrder(
                            Arrays.stream(partitioned.select(p, p + 1).rows())
                                    .boxed()
                                    .toArray(Integer[]::new));
        }
    }

    @Property
    void eventsOfACustomerStandTogetherInOrderOfTime(@ForAll("rows") List<long[]> rows) {
        Map<Long, Integer> numbers = new HashMap<>();
        rows.forEach(row -> numbers.putIfAbsent(row[0], numbers.size()));
        int[] selected = IntStream.range(0, rows.size()).toArray();
        int[] customer = rows.stream().mapToInt(row -> numbers.get(row[0])).toArray();
        // One more customer, who has no event.
        Events events = Events.group(table(rows), selected, customer, numbers.size() + 1);
        assertThat(events.isEmpty()).isEqualTo(rows.isEmpty());
        numbers.forEach((key, number) -> {
            List<List<Long>> expected = rows.stream()
                    .filter(row -> row[0] == key)
                    .map(row -> List.of(row[1], row[2]))
                    .sorted(Comparator.comparing((List<Long> row) -> row.get(0)).thenComparing(row -> row.get(1)))
                    .toList();
            List<List<Long>> actual = IntStream.range(events.from(number), events.to(number))
                    .mapToObj(row -> List.of(events.get(row, 0), events.get(row, 1)))
                    .toList();
            assertThat(actual).isEqualTo(expected);
        });
        assertThat(events.from(numbers.size())).isEqualTo(events.to(numbers.size()));
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
