package io.github.retention4j.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LongRows;
import io.github.retention4j.store.PackedRows;
import io.github.retention4j.store.Partitions;
import io.github.retention4j.store.TextIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** However many rows wait at a time, each partition gives back its own, in the order of arrival; cells may be any longs. */
public class StagedRecordsProps {
    private static final int COLUMNS = 3;

    /** A customer's key and cells. */
    public record Row(long key, List<Long> cells) {}

    /** Of few bits and of all, so that a row is a long or several. */
    public static Arbitrary<Long> cells() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.longs().between(0, 5)),
                Tuple.of(2, Arbitraries.just(Kind.NEVER)),
                Tuple.of(2, Arbitraries.longs().between(1_700_000_000_000L, 1_800_000_000_000L)),
                Tuple.of(1, Arbitraries.longs()));
    }

    /** Customers with numbers, those with texts, guests and nobody. */
    static Arbitrary<Long> keys() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(-5, 5),
                Arbitraries.longs().between(IdKeys.LOWEST_NUMBER, Long.MAX_VALUE),
                Arbitraries.integers().between(0, 300).map(i -> TextIndex.key(i % Partitions.COUNT, i)),
                Arbitraries.integers().between(-3, 3).map(IdKeys::ofGuest),
                Arbitraries.just(IdKeys.NOBODY));
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Row> any =
                keys().flatMap(key -> cells().list().ofSize(COLUMNS).map(cells -> new Row(key, cells)));
        Arbitrary<Row> small = Arbitraries.longs()
                .between(0, 40)
                .flatMap(key ->
                        Arbitraries.longs().between(0, 9).list().ofSize(COLUMNS).map(cells -> new Row(key, cells)));
        return Arbitraries.oneOf(any.list().ofMaxSize(120), small.list().ofMaxSize(120));
    }

    /** Room for less than a row, for one, and for many. */
    @Provide
    Arbitrary<Integer> segments() {
        return Arbitraries.of(1, 4, 8, 30, 100, 100_000);
    }

    public static StagedRecords staged(List<Row> rows, int segment) {
        StagedRecords staged = new StagedRecords(COLUMNS, new Sizes(segment, 1, 1, 1));
        for (Row row : rows) {
            // Its cells stand among others.
            long[] cells = new long[COLUMNS + 2];
            for (int column = 0; column < COLUMNS; column++) {
                cells[column + 1] = row.cells.get(column);
            }
            staged.add(row.key, cells, 1);
        }
        assertThat(staged.size()).isEqualTo(rows.size());
        return staged;
    }

    private static List<Row> read(List<PackedRows> packed) {
        List<Row> rows = new ArrayList<>();
        for (PackedRows some : packed) {
            long[] keys = StagedRecords.keys(List.of(some));
            for (int row = 0; row < some.count(); row++) {
                List<Long> cells = new ArrayList<>();
                for (int column = 1; column <= COLUMNS; column++) {
                    cells.add(some.get(row, column));
                }
                rows.add(new Row(keys[row], cells));
            }
        }
        return rows;
    }

    private static boolean isAnonymous(Row row) {
        return row.key == IdKeys.NOBODY || IdKeys.isGuest(row.key);
    }

    private static List<Row> ofPartition(List<Row> rows, int partition) {
        return rows.stream()
                .filter(row -> !isAnonymous(row) && Partitions.of(row.key) == partition)
                .toList();
    }

    private static void assertHas(StagedRecords staged, List<Row> rows) {
        for (int p = 0; p < Partitions.COUNT; p++) {
            List<Row> expected = ofPartition(rows, p);
            assertThat(read(staged.rows(p, p + 1))).isEqualTo(expected);
            assertThat(staged.rows(p)).isEqualTo(expected.size());
        }
        assertThat(read(staged.anonymous()))
                .isEqualTo(rows.stream().filter(StagedRecordsProps::isAnonymous).toList());
        assertThat(staged.rows(Partitions.COUNT)).isEqualTo(PackedRows.count(staged.anonymous()));
    }

    @Property
    void partitionsGiveBackTheirRows(@ForAll("rows") List<Row> rows, @ForAll("segments") int segment) {
        StagedRecords staged = staged(rows, segment);
        staged.close();
        assertHas(staged, rows);
        assertThat(staged.size()).isEqualTo(rows.size());
    }

    @Property
    void neighbouringPartitionsStandTogether(
            @ForAll("rows") List<Row> rows,
            @ForAll("segments") int segment,
            @ForAll @IntRange(max = Partitions.COUNT) int one,
            @ForAll @IntRange(max = Partitions.COUNT) int other) {
        StagedRecords staged = staged(rows, segment);
        staged.close();
        int from = Math.min(one, other);
        int to = Math.max(one, other);
        List<Row> expected = new ArrayList<>();
        for (int p = from; p < to; p++) {
            expected.addAll(ofPartition(rows, p));
        }
        assertThat(read(staged.rows(from, to))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property
    void otherCellsStandInTheirPlaces(
            @ForAll("rows") List<Row> rows,
            @ForAll("segments") int segment,
            @ForAll @IntRange(max = COLUMNS - 1) int column,
            @ForAll boolean narrower) {
        StagedRecords staged = staged(rows, segment);
        staged.replace(column, (key, cell) -> other(key, cell, narrower));
        staged.close();
        List<Row> expected = new ArrayList<>();
        for (Row row : rows) {
            List<Long> cells = new ArrayList<>(row.cells);
            cells.set(column, other(row.key, cells.get(column), narrower));
            expected.add(new Row(row.key, cells));
        }
        assertHas(staged, expected);
        assertThat(staged.size()).isEqualTo(rows.size());
    }

    private static long other(long key, long cell, boolean narrower) {
        return narrower ? (key ^ cell) & 1 : key ^ (cell << 7);
    }

    @Property
    void rowsOfSomeKeysAreChosen(
            @ForAll("rows") List<Row> rows, @ForAll("segments") int segment, @ForAll @IntRange(max = 3) int bits) {
        StagedRecords staged = staged(rows, segment);
        staged.close();
        LongPredicate some = key -> Grouping.part(key, bits + 1) == 0;
        for (int p = 0; p < Partitions.COUNT; p++) {
            assertThat(read(StagedRecords.where(staged.rows(p, p + 1), some)))
                    .isEqualTo(ofPartition(rows, p).stream()
                            .filter(row -> some.test(row.key))
                            .toList());
        }
    }

    @Property
    void rowsOfATableAreAddedAsTheyStandThere(@ForAll("rows") List<Row> rows, @ForAll("segments") int segment) {
        LongRows table = new LongRows(COLUMNS + 1);
        for (Row row : rows) {
            int number = table.addRow();
            table.set(number, 0, row.key);
            for (int column = 0; column < COLUMNS; column++) {
                table.set(number, column + 1, row.cells.get(column));
            }
        }
        StagedRecords staged = new StagedRecords(COLUMNS, new Sizes(segment, 1, 1, 1));
        staged.addAll(table);
        staged.close();
        assertHas(staged, rows);
        assertThat(table.size()).as("rows that nobody needs twice").isZero();
    }

    /** The cells of a segment come in tiles, of which it takes more than one. */
    @Example
    void segmentsOfManyRowsAreWhole() {
        List<Row> rows = new ArrayList<>();
        for (long i = 0; i < 5_000; i++) {
            rows.add(new Row(i % 700, List.of(1_700_000_000_000L + i, i % 9 == 0 ? Kind.NEVER : i, i & 1)));
        }
        StagedRecords staged = staged(rows, 100_000);
        staged.close();
        assertHas(staged, rows);
    }

    /** What visits are like: a key of 24 bits, a day, some pages, and nobody in between. */
    @Example
    void rowsOfFewBitsAreALongEach() {
        List<Row> rows = new ArrayList<>();
        for (long i = 0; i < 50; i++) {
            long key = i % 10 == 0 ? IdKeys.NOBODY : i * 300_000;
            rows.add(new Row(key, List.of(1_700_000_000_000L + i * 1_700_000, 1 + i % 30, i & 1)));
        }
        assertThat(longsARow(rows)).isEqualTo(1);
    }

    @Example
    void neverTakesNoMoreThanACode() {
        Row happened = new Row(1, List.of(1_700_000_000_000L, 1_700_000_000_100L, 0L));
        Row didNot = new Row(1, List.of(1_700_000_000_000L, Kind.NEVER, 0L));
        assertThat(longsARow(List.of(happened, didNot))).isEqualTo(1);
        assertThat(longsARow(List.of(didNot))).isEqualTo(1);
        assertThat(longsARow(List.of(new Row(1, List.of(0L, Long.MIN_VALUE, 0L)), happened)))
                .as("two numbers as far apart as can be")
                .isEqualTo(2);
    }

    private static int longsARow(List<Row> rows) {
        StagedRecords staged = staged(rows, 100_000);
        staged.close();
        return staged.rows(0, Partitions.COUNT).get(0).layout().step();
    }

    @Property
    void cellsComeBackWhateverTheyAreBetween(@ForAll List<Long> cells, @ForAll boolean withNever) {
        List<Long> all = new ArrayList<>(cells);
        if (withNever) {
            all.add(Kind.NEVER);
        }
        List<Row> rows =
                all.stream().map(cell -> new Row(0, List.of(0L, cell, 7L))).toList();
        StagedRecords staged = staged(rows, 100_000);
        staged.close();
        assertHas(staged, rows);
    }

    /** Ranges that just fit into so many bits and that just do not, at either end of all longs and around zero. */
    @Example
    void cellsComeBackAtTheEdgesOfTheirBits() {
        for (int bits = 0; bits < Long.SIZE; bits++) {
            for (long base : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE - 2}) {
                for (long span : new long[] {(1L << bits) - 1, 1L << bits, (1L << bits) + 1}) {
                    long[] cells = {base, base + span, base < 0 ? base + 1 : base - 1, Kind.NEVER};
                    for (int count = 1; count <= cells.length; count++) {
                        List<Row> rows = Arrays.stream(cells, 0, count)
                                .mapToObj(cell -> new Row(0, List.of(cell, 1L, cell)))
                                .toList();
                        StagedRecords staged = staged(rows, 100_000);
                        staged.close();
                        assertHas(staged, rows);
                    }
                }
            }
        }
    }
}
