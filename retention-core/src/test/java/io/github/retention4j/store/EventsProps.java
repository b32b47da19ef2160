package io.github.retention4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.staging.StagedRecords;
import io.github.retention4j.staging.StagedRecordsProps;
import io.github.retention4j.staging.StagedRecordsProps.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Events of a customer stand together, in order of time and then of their other cells, whatever these are. */
class EventsProps {
    private static final Comparator<List<Long>> BY_CELLS = Comparator.comparing((List<Long> cells) -> cells.get(0))
            .thenComparing(cells -> cells.get(1))
            .thenComparing(cells -> cells.get(2));

    /** Many of one time, so that the other cells tell the order; of few bits or of several longs. */
    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Long> few = Arbitraries.longs().between(-4, 4);
        Arbitrary<Row> small = Arbitraries.longs()
                .between(0, 12)
                .flatMap(key -> few.list().ofSize(3).map(cells -> new Row(key, cells)));
        Arbitrary<Row> large = Arbitraries.longs()
                .between(0, 12)
                .flatMap(key -> StagedRecordsProps.cells().list().ofSize(3).map(cells -> new Row(key, cells)));
        return Arbitraries.oneOf(small.list().ofMaxSize(200), large.list().ofMaxSize(200));
    }

    /** Customers by the order in which they are met, with some between them and at either end who have no event. */
    private static Map<Long, Integer> numbers(List<Row> rows, int apart) {
        Map<Long, Integer> numbers = new HashMap<>();
        rows.forEach(row -> numbers.putIfAbsent(row.key(), apart - 1 + apart * numbers.size()));
        return numbers;
    }

    private static Events events(List<PackedRows> packed, Map<Long, Integer> numbers, int customers) {
        long[] keys = StagedRecords.keys(packed);
        int[] customer = new int[keys.length];
        for (int row = 0; row < keys.length; row++) {
            customer[row] = numbers.get(keys[row]);
        }
        return Events.group(packed, customer, customers);
    }

    @Property
    void eventsOfACustomerStandTogetherInOrderOfTime(
            @ForAll("rows") List<Row> rows,
            @ForAll @IntRange(min = 1, max = 500) int segment,
            @ForAll @IntRange(min = 1, max = 40) int apart) {
        StagedRecords staged = StagedRecordsProps.staged(rows, segment);
        staged.close();
        Map<Long, Integer> numbers = numbers(rows, apart);
        int customers = apart * (numbers.size() + 1);
        Events events = events(staged.rows(0, Partitions.COUNT), numbers, customers);
        assertThat(events.isEmpty()).isEqualTo(rows.isEmpty());
        assertThat(events.count()).isEqualTo(rows.size());
        Map<Integer, List<List<Long>>> expected = new HashMap<>();
        rows.forEach(row -> expected.computeIfAbsent(numbers.get(row.key()), c -> new ArrayList<>())
                .add(row.cells()));
        int end = 0;
        for (int c = 0; c < customers; c++) {
            assertThat(events.from(c)).isEqualTo(end);
            end = events.to(c);
            List<List<Long>> actual = IntStream.range(events.from(c), end)
                    .mapToObj(row -> List.of(events.get(row, 0), events.get(row, 1), events.get(row, 2)))
                    .toList();
            assertThat(actual)
                    .isEqualTo(expected.getOrDefault(c, List.of()).stream()
                            .sorted(BY_CELLS)
                            .toList());
            for (int row = events.from(c); row < end; row++) {
                assertThat(events.customer(row)).isEqualTo(c);
            }
        }
    }

    @Property
    void nextIsTheNextWhoHasAny(@ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 40) int apart) {
        StagedRecords staged = StagedRecordsProps.staged(rows, 1000);
        staged.close();
        Map<Long, Integer> numbers = numbers(rows, apart);
        int customers = apart * (numbers.size() + 1);
        Events events = events(staged.rows(0, Partitions.COUNT), numbers, customers);
        for (int c = 0; c < customers; c++) {
            int from = c;
            int expected = numbers.values().stream()
                    .mapToInt(number -> number)
                    .filter(number -> number >= from)
                    .min()
                    .orElse(Integer.MAX_VALUE);
            assertThat(events.next(c)).isEqualTo(expected);
        }
    }

    /** Long runs in no order, where a row is a long with bits to spare, where it is all of its 64 bits, and where it is two. */
    @Property(tries = 5)
    void longRunsAreSorted(@ForAll Random random) {
        for (int bits = 1; bits <= Long.SIZE; bits++) {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                long any = random.nextLong() >>> (Long.SIZE - bits);
                rows.add(new Row(0, List.of(any, (long) random.nextInt(4), 5L)));
            }
            StagedRecords staged = StagedRecordsProps.staged(rows, 200);
            staged.close();
            Events events = events(staged.rows(0, Partitions.COUNT), Map.of(0L, 0), 1);
            List<List<Long>> actual = IntStream.range(0, events.count())
                    .mapToObj(row -> List.of(events.get(row, 0), events.get(row, 1), events.get(row, 2)))
                    .toList();
            assertThat(actual)
                    .isEqualTo(rows.stream().map(Row::cells).sorted(BY_CELLS).toList());
        }
    }

    @Example
    void noEventsAreNobodys() {
        Events none = Events.group(List.of(), new int[0], 3);
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.count()).isZero();
        assertThat(none.from(2)).isZero();
        assertThat(none.to(2)).isZero();
        assertThat(none.next(0)).isEqualTo(Integer.MAX_VALUE);
    }
}
