package io.github.retention4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SortRunsProps {
    @Provide
    Arbitrary<int[]> columns() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 9).array(int[].class).ofMaxSize(200),
                Arbitraries.integers().array(int[].class).ofMaxSize(200),
                Arbitraries.integers().between(-3, 3).array(int[].class).ofMaxSize(26));
    }

    private static void sort(int[] column, int[] shadow, int from, int to) {
        SortRuns.sort(from, to, (a, b) -> Integer.compare(column[a], column[b]), (a, b) -> {
            int value = column[a];
            column[a] = column[b];
            column[b] = value;
            int other = shadow[a];
            shadow[a] = shadow[b];
            shadow[b] = other;
        });
    }

    @Property(tries = 1000)
    void sortsTheStretchAndNothingElse(
            @ForAll("columns") int[] column,
            @ForAll @IntRange(max = 20) int before,
            @ForAll @IntRange(max = 20) int after) {
        int from = Math.min(before, column.length);
        int to = Math.max(from, column.length - after);
        int[] expected = column.clone();
        Arrays.sort(expected, from, to);
        int[] sorted = column.clone();
        int[] origin = new int[column.length];
        Arrays.setAll(origin, i -> i);
        sort(sorted, origin, from, to);
        assertThat(sorted).isEqualTo(expected);
        // Rows stay whole: the other column went along.
        for (int i = 0; i < column.length; i++) {
            assertThat(column[origin[i]]).isEqualTo(sorted[i]);
        }
        assertThat(origin).doesNotHaveDuplicates();
    }

    @Property(tries = 20)
    void comparesSortedRunsOnce(@ForAll @IntRange(max = 5000) int size) {
        int[] looks = new int[1];
        SortRuns.sort(
                0,
                size,
                (a, b) -> {
                    looks[0]++;
                    return Integer.compare(a, b);
                },
                (a, b) -> {
                    throw new AssertionError("swapped");
                });
        assertThat(looks[0]).isLessThanOrEqualTo(Math.max(0, size - 1));
    }

    @Property(tries = 20)
    void isNeverQuadratic(@ForAll @IntRange(min = 25, max = 5000) int size) {
        long[] looks = new long[1];
        int[] column = new int[size];
        Arrays.setAll(column, i -> -i);
        SortRuns.sort(
                0,
                size,
                (a, b) -> {
                    looks[0]++;
                    return Integer.compare(column[a], column[b]);
                },
                (a, b) -> {
                    int value = column[a];
                    column[a] = column[b];
                    column[b] = value;
                });
        int log = 32 - Integer.numberOfLeadingZeros(size);
        assertThat(looks[0]).isLessThan(3L * size * log);
        assertThat(column).isSorted();
    }
}
