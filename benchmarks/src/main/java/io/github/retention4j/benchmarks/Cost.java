package io.github.retention4j.benchmarks;

import io.github.retention4j.history.History;
import java.time.ZoneId;

/**
 * What an order costs, in nanoseconds.
 *
 * @param build to build a history of columns
 * @param scan to ask it for the cohort matrix and three headline metrics
 */
record Cost(double build, double scan) {
    static Cost of(OrderColumns columns, ZoneId zone, int rounds) throws Exception {
        Contender build = new Contender(() -> Ours.build(columns, zone, 1)).warmedUp(2);
        History history = Ours.build(columns, zone, 1);
        Contender scan = new Contender(() -> Ours.cohortsAndKpis(history, 1)).warmedUp(2);
        Contender.takeTurns(rounds, build, scan);
        return new Cost(build.nanos() / columns.rows(), scan.nanos() / columns.rows());
    }

    /** Adds two lines: how much more each takes than where there are other orders. */
    void compareWith(Cost others, Table table, String what, double mostToBuild, double mostToScan) {
        table.growth(what + ": build", build, others.build, "ns", mostToBuild);
        table.growth(what + ": scan with KPIs", scan, others.scan, "ns", mostToScan);
    }
}
