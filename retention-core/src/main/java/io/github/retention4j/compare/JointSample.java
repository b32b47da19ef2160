package io.github.retention4j.compare;

import static java.util.stream.Collectors.joining;

import io.github.retention4j.history.Basis;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Several results over the same customers, and how they vary together.
 *
 * @param results the results
 * @param sums what customers add to each
 * @param factors what the quotient of the sums of each is multiplied with to be its value
 * @param basis what the results stand on
 */
record JointSample(List<NumericResult> results, JointSums sums, List<Double> factors, Basis basis)
        implements MetricResult {
    private static final long serialVersionUID = 1L;

    @Override
    public Label label() {
        String others = results.stream()
                .skip(1)
                .map(result -> result.label().metric())
                .distinct()
                .collect(joining(", "));
        return result(0).label().noting(others.isEmpty() ? "" : "with " + others);
    }

    @Override
    public String summary() {
        return results.stream().map(NumericResult::summary).collect(joining(" and "));
    }

    /** Of a figure, and of those in one of two figures of a window and not in the other. */
    @Override
    public OptionalLong fewestCustomers() {
        LongStream.Builder groups = LongStream.builder();
        for (int i = 0; i < results.size(); i++) {
            groups.add(sums.customers(i));
            for (int j = 0; j < results.size(); j++) {
                if (result(i).label().window().equals(result(j).label().window())) {
                    groups.add(sums.customers(i) - sums.inBoth(i, j));
                }
            }
        }
        return groups.build().filter(customers -> customers > 0).min();
    }

    NumericResult result(int i) {
        return results.get(i);
    }

    /** How two values vary together, without a correction for few customers. */
    double covariance(int i, int j) {
        return factors.get(i) * factors.get(j) * sums.covariance(i, j);
    }

    /** How two values vary together as if the customers of each were a sample; not a number if either has fewer than two. */
    double covarianceOfSamples(int i, int j) {
        double n = sums.customers(i);
        double m = sums.customers(j);
        return n < 2 || m < 2 ? Double.NaN : covariance(i, j) * Math.sqrt(n / (n - 1)) * Math.sqrt(m / (m - 1));
    }

    /** The variance of a value as if its customers were a sample; not a number with fewer than two. */
    double variance(int i) {
        return factors.get(i) * factors.get(i) * sums.variance(i);
    }
}
