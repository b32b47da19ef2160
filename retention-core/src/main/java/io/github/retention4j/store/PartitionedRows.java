package io.github.retention4j.store;

import java.util.Arrays;

/** Which rows of a table belong to which partition of customers, and which to nobody. */
final class PartitionedRows {
    private final LongRows table;
    private final int[] rows;
    private final int[] start = new int[Partitions.COUNT + 2];

    PartitionedRows(LongRows table) {
        this.table = table;
        rows = new int[table.size()];
        for (int row = 0; row < table.size(); row++) {
            start[place(table.get(row, 0)) + 1]++;
        }
        for (int p = 0; p <= Partitions.COUNT; p++) {
            start[p + 1] += start[p];
        }
        int[] next = start.clone();
        for (int row = 0; row < table.size(); row++) {
            rows[next[place(table.get(row, 0))]++] = row;
        }
    }

    LongRows table() {
        return table;
    }

    int rows(int firstPartition, int endPartition) {
        return start[endPartition] - start[firstPartition];
    }

    int[] select(int firstPartition, int endPartition) {
        return Arrays.copyOfRange(rows, start[firstPartition], start[endPartition]);
    }

    /** Those of a part of a partition, see {@link Grouping#part}. */
    int[] select(int partition, int bits, int part) {
        int[] selected = new int[rows(partition, partition + 1)];
        int count = 0;
        for (int i = start[partition]; i < start[partition + 1]; i++) {
            if (Grouping.part(table.get(rows[i], 0), bits) == part) {
                selected[count++] = rows[i];
            }
        }
        return Arrays.copyOf(selected, count);
    }

    /** The rows without a customer, which stand after those of all partitions. */
    int[] anonymous() {
        return select(Partitions.COUNT, Partitions.COUNT + 1);
    }

    private static int place(long key) {
        return key == IdKeys.NOBODY || IdKeys.isGuest(key) ? Partitions.COUNT : Partitions.of(key);
    }
}
