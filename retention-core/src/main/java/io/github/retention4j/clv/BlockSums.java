package io.github.retention4j.clv;

import io.github.retention4j.concurrent.Parallelism;

/** Sums over many groups of customers, a block of them at a time: the same to the last bit, whatever the threads. */
final class BlockSums {
    /** So many groups are a block; blocks are summed in their order. */
    private static final int BLOCK = 4096;

    private BlockSums() {}

    /** Sums over the groups of a block. */
    interface Block {
        /**
         * The sums.
         *
         * @param from the first group
         * @param to the first behind the block
         */
        double[] of(int from, int to);
    }

    /** Adds those of all groups. */
    static void add(double[] sums, int groups, Parallelism parallelism, Block block) {
        double[][] blocks = new double[(groups + BLOCK - 1) / BLOCK][];
        parallelism.run(
                blocks.length,
                () -> blocks,
                (all, i) -> all[i] = block.of(i * BLOCK, Math.min(groups, (i + 1) * BLOCK)));
        for (double[] each : blocks) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += each[i];
            }
        }
    }
}
