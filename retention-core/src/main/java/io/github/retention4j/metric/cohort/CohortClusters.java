package io.github.retention4j.metric.cohort;

import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.result.Spread;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * By age, in how many cohorts customers are that have reached it, and in how many of these they are retained: what the interval of
 * an average over cohorts needs where a customer is in several.
 */
final class CohortClusters implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ClusterTally[] tallies;

    /** Of the customer at hand, the cohorts that a column is over in, and those in which the customer is counted. */
    private final long[] cohorts;

    private final long[] hits;

    CohortClusters(int columns) {
        tallies = Stream.generate(ClusterTally::new).limit(columns).toArray(ClusterTally[]::new);
        cohorts = new long[columns];
        hits = new long[columns];
    }

    /** A cohort of the customer, which is observed whole in the columns from one to before another. */
    void enter(int from, int to) {
        for (int column = from; column < to; column++) {
            cohorts[column]++;
        }
    }

    /** The customer is counted in the columns from one to before another. */
    void hit(int from, int to) {
        for (int column = from; column < to; column++) {
            hits[column]++;
        }
    }

    /** Adds the customer, and makes room for the next. */
    void leave() {
        for (int column = 0; column < cohorts.length; column++) {
            tallies[column].addUnlessZero(hits[column], cohorts[column]);
        }
        Arrays.fill(cohorts, 0);
        Arrays.fill(hits, 0);
    }

    void add(CohortClusters other) {
        for (int column = 0; column < tallies.length; column++) {
            tallies[column].add(other.tallies[column]);
        }
    }

    void subtract(CohortClusters other) {
        for (int column = 0; column < tallies.length; column++) {
            tallies[column].subtract(other.tallies[column]);
        }
    }

    List<Spread> spreads() {
        return Arrays.stream(tallies).map(ClusterTally::spread).toList();
    }
}
