package io.github.retention4j.clv;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The groups of a table as a likelihood reads them: customers who differ only in what is held out together, times as places in a list
 * of all different ones, in the unit of the parameters, and how many customers bought more often than so many times.
 *
 * <p>Two years have some 730 different times, however many customers: what depends on a time alone is worked out once for each.
 */
final class PatternGroups {
    /** All different times, ascending. */
    final double[] times;

    final int[] frequency;

    /** The place of each group's recency among the times. */
    final int[] recency;

    final int[] age;
    final double[] customers;

    /** How many customers have a frequency above each number: of a sum over j below the frequency, term j is so many times there. */
    final double[] above;

    final long total;
    final long repeat;

    private PatternGroups(double[] times, int[] frequency, int[] recency, int[] age, double[] customers) {
        this.times = times;
        this.frequency = frequency;
        this.recency = recency;
        this.age = age;
        this.customers = customers;
        double all = 0;
        double[] higher = new double[Arrays.stream(frequency).max().orElse(0)];
        for (int group = 0; group < frequency.length; group++) {
            all += customers[group];
            if (frequency[group] > 0) {
                higher[frequency[group] - 1] += customers[group];
            }
        }
        for (int j = higher.length - 2; j >= 0; j--) {
            higher[j] += higher[j + 1];
        }
        this.above = higher;
        this.total = Math.round(all);
        this.repeat = higher.length == 0 ? 0 : Math.round(higher[0]);
    }

    static PatternGroups of(PatternTable table) {
        double days = Units.days(table.unit());
        int rows = table.size();
        DistinctTimes distinct = new DistinctTimes(table.recencies(), table.ages());
        int[] frequency = new int[rows];
        int[] recency = new int[rows];
        int[] age = new int[rows];
        double[] customers = new double[rows];
        int size = 0;
        for (int row = 0; row < rows; row++) {
            if (table.customers(row) == 0) {
                continue;
            }
            int last = size - 1;
            int recencyAt = distinct.place(table.recency(row));
            int ageAt = distinct.place(table.age(row));
            if (last < 0
                    || frequency[last] != table.frequency(row)
                    || recency[last] != recencyAt
                    || age[last] != ageAt) {
                last = size++;
                frequency[last] = table.frequency(row);
                recency[last] = recencyAt;
                age[last] = ageAt;
            }
            customers[last] += table.customers(row);
        }
        return new PatternGroups(
                Arrays.stream(distinct.times).map(time -> time / days).toArray(),
                Arrays.copyOf(frequency, size),
                Arrays.copyOf(recency, size),
                Arrays.copyOf(age, size),
                Arrays.copyOf(customers, size));
    }

    /** Every so-manieth group, of the same times. */
    PatternGroups every(int step) {
        return new PatternGroups(
                times,
                places(step).map(group -> frequency[group]).toArray(),
                places(step).map(group -> recency[group]).toArray(),
                places(step).map(group -> age[group]).toArray(),
                places(step).mapToDouble(group -> customers[group]).toArray());
    }

    private IntStream places(int step) {
        return IntStream.range(0, (size() + step - 1) / step).map(place -> place * step);
    }

    double meanAge() {
        double sum = 0;
        for (int group = 0; group < size(); group++) {
            sum += customers[group] * times[age[group]];
        }
        return total == 0 ? 0 : sum / total;
    }

    /** What 1 is to a time: the mean age, or the unit if there is none. */
    double scale() {
        return meanAge() > 0 ? meanAge() : 1;
    }

    double meanFrequency() {
        double sum = 0;
        for (double count : above) {
            sum += count;
        }
        return total == 0 ? 0 : sum / total;
    }

    int size() {
        return customers.length;
    }
}
