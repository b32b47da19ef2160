package io.github.retention4j.metric.survival;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many are followed, have an event, are censored or enter at each time: all that the estimators need where each spell stands
 * for a customer of its own. Events come before censorings of the same time, and who enters at a time is at risk after it.
 */
final class RiskSets implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] times;
    private final long fromStart;
    private final long[] entered;
    private final long[][] events;
    private final long[] censored;

    private final long[] atRisk;
    private final long[] all;

    /**
     * Takes the arrays as they are.
     *
     * @param times ascending
     * @param fromStart how many are at risk from the start
     * @param entered how many enter at each time
     * @param events of each cause, how many have it at each time
     * @param censored how many are censored at each time
     */
    RiskSets(double[] times, long fromStart, long[] entered, long[][] events, long[] censored) {
        this.times = times;
        this.fromStart = fromStart;
        this.entered = entered;
        this.events = events;
        this.censored = censored;
        this.atRisk = new long[times.length];
        this.all = new long[times.length];
        long left = fromStart;
        for (int j = 0; j < times.length; j++) {
            atRisk[j] = left;
            for (long[] ofCause : events) {
                all[j] = Math.addExact(all[j], ofCause[j]);
            }
            left = Math.addExact(Math.subtractExact(left, Math.addExact(all[j], censored[j])), entered[j]);
        }
    }

    int size() {
        return times.length;
    }

    double time(int j) {
        return times[j];
    }

    /** How many had no event before, were not censored before and entered before. */
    long atRisk(int j) {
        return atRisk[j];
    }

    /** How many have an event of whichever cause. */
    long events(int j) {
        return all[j];
    }

    int causes() {
        return events.length;
    }

    long events(int cause, int j) {
        return events[cause][j];
    }

    long censored(int j) {
        return censored[j];
    }

    long entered(int j) {
        return entered[j];
    }

    /** The place of the last time that is not after this one, or −1. */
    int at(double time) {
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found : -found - 2;
    }

    long spells() {
        return Arrays.stream(entered).reduce(fromStart, Math::addExact);
    }

    long late() {
        return Arrays.stream(entered).sum();
    }

    long allEvents() {
        return Arrays.stream(all).sum();
    }

    long allEvents(int cause) {
        return Arrays.stream(events[cause]).sum();
    }

    /** What is to be said of those who enter after nobody was left, or nothing if nobody does. */
    String lateNote(String consequence) {
        long late = lateAfterNobody();
        return late == 0 ? "" : "; nobody was left before " + late + " entered late, so " + consequence;
    }

    /** How many are still followed after the last event left nobody at risk: those who enter later. */
    private long lateAfterNobody() {
        long late = 0;
        boolean nobody = false;
        for (int j = 0; j < times.length; j++) {
            nobody |= all[j] > 0 && all[j] == atRisk[j];
            late += nobody ? entered[j] : 0;
        }
        return late;
    }

    /** The share that is without an event after each time, by the product of those of each time. */
    double[] survival() {
        double[] survival = new double[times.length];
        double left = 1;
        for (int j = 0; j < times.length; j++) {
            if (all[j] > 0) {
                left *= (double) (atRisk[j] - all[j]) / atRisk[j];
            }
            survival[j] = left;
        }
        return survival;
    }

    /** Σ d / (Y·(Y − d)), Greenwood's sum; a time that leaves nobody adds nothing. */
    double[] greenwood() {
        double[] sums = new double[times.length];
        double sum = 0;
        for (int j = 0; j < times.length; j++) {
            if (all[j] > 0 && all[j] < atRisk[j]) {
                sum += (double) all[j] / atRisk[j] / (atRisk[j] - all[j]);
            }
            sums[j] = sum;
        }
        return sums;
    }

    /** Σ d / Y, the cumulative hazard. */
    double[] hazard() {
        double[] sums = new double[times.length];
        double sum = 0;
        for (int j = 0; j < times.length; j++) {
            sum += all[j] > 0 ? (double) all[j] / atRisk[j] : 0;
            sums[j] = sum;
        }
        return sums;
    }

    /** Σ d / Y², the variance of the cumulative hazard. */
    double[] hazardVariance() {
        double[] sums = new double[times.length];
        double sum = 0;
        for (int j = 0; j < times.length; j++) {
            sum += all[j] > 0 ? (double) all[j] / atRisk[j] / atRisk[j] : 0;
            sums[j] = sum;
        }
        return sums;
    }

    /** Σ S(t−)·d<sub>k</sub> / Y, the share that had a cause by each time. */
    double[] incidence(int cause, double[] survival) {
        double[] sums = new double[times.length];
        double sum = 0;
        for (int j = 0; j < times.length; j++) {
            double before = j == 0 ? 1 : survival[j - 1];
            sum += events[cause][j] > 0 ? before * events[cause][j] / atRisk[j] : 0;
            sums[j] = sum;
        }
        return sums;
    }

    /** The area below a curve of steps from 0 to each time, where it is 1 times the first value before the first time. */
    double[] area(double[] steps, double atFirst) {
        double[] areas = new double[times.length];
        double area = times.length == 0 ? 0 : atFirst * times[0];
        for (int j = 0; j < times.length; j++) {
            area += j == 0 ? 0 : steps[j - 1] * (times[j] - times[j - 1]);
            areas[j] = area;
        }
        return areas;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RiskSets that
                && Arrays.equals(times, that.times)
                && fromStart == that.fromStart
                && Arrays.equals(entered, that.entered)
                && Arrays.deepEquals(events, that.events)
                && Arrays.equals(censored, that.censored);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(times) + Arrays.deepHashCode(events)) + Arrays.hashCode(censored);
    }
}
