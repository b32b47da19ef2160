package io.github.retention4j.spark;

import static org.apache.spark.sql.functions.rand;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.model.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SameAsOneMachineTest {
    private static final List<Metric<?, ?>> METRICS = AllMetrics.over(Window.half(2025, 2));

    private static void requireSame(Report there, Report here) {
        List<String> others = new ArrayList<>();
        for (Metric<?, ?> metric : here.metrics()) {
            Object mine = here.get(metric);
            Object theirs = there.get(metric);
            if (!mine.equals(theirs)) {
                others.add(metric + " is not equal:\n" + mine + "\n" + theirs);
            } else if (!mine.toString().equals(theirs.toString())) {
                others.add(metric + " is told otherwise:\n" + mine + "\n" + theirs);
            }
        }
        assertThat(others).isEmpty();
    }

    private static UnaryOperator<Dataset<Row>> shuffled(int seed) {
        return rows -> rows.repartition(3).orderBy(rand(seed));
    }

    private static void check(long seed, GeneratedStore.Ids ids, int customers, int partitions) {
        GeneratedStore store = new GeneratedStore(seed, customers, customers * 6, ids);
        History history = store.history(builder -> builder);
        SparkRetention spark = store.spark(shuffled((int) seed)).partitions(partitions);
        Report here = MetricsEngine.over(history).compute(METRICS);
        Outcome.Part there = spark.run(METRICS);
        requireSame(there.report().report(), here);
        assertThat(there.intake().sources()).isEqualTo(history.intake().sources());
        assertThat(there.extent().basis()).isEqualTo(history.basis());
    }

    @Test
    void numbersInOnePartition() {
        check(1, GeneratedStore.Ids.NUMBERS, 40, 1);
    }

    @Test
    void textsInSeven() {
        check(2, GeneratedStore.Ids.TEXTS, 40, 7);
    }

    @Test
    void bothInTwoHundred() {
        check(3, GeneratedStore.Ids.BOTH, 14, 200);
    }

    @Test
    void ofSomeCustomersAndOfNoSmallGroups() {
        GeneratedStore store = new GeneratedStore(4, 20, 120, GeneratedStore.Ids.TEXTS);
        List<Metric<?, ?>> metrics = AllMetrics.inWindow(Window.half(2025, 2)).stream()
                .filter(SameAsOneMachineTest::canHide)
                .toList();
        assertThat(metrics).hasSizeGreaterThan(40);
        Report here = MetricsEngine.over(store.history(builder -> builder))
                .where("often", customer -> customer.orderCount() > 2)
                .minimumGroupSize(3)
                .compute(metrics);
        Report there = store.spark(shuffled(4))
                .where("often", customer -> customer.orderCount() > 2)
                .minimumGroupSize(3)
                .partitions(3)
                .compute(metrics);
        requireSame(there, here);
    }

    /** Some would tell of one customer, and say so. */
    private static boolean canHide(Metric<?, ?> metric) {
        try {
            return metric.hidingSmallGroups(SmallGroups.below(3)) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
