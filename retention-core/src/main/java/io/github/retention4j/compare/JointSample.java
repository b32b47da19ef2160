package io.github.retention4j.compare;

import io.github.retention4j.history.Basis;
import io.github.retention4j.result.NumericResult;
import java.io.Serializable;
import java.util.List;

/**
 * Several results over the same customers, and how they vary together.
 *
 * @param results the results
 * @param sums what customers add to each
 * @param factors what the quotient of the sums of each is multiplied with to be its value
 * @param basis what the results stand on
 */
record JointSample(List<NumericResult> results, JointSums sums, List<Double> factors, Basis basis)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    NumericResult result(int i) {
        return results.get(i);
    }

    /** How two values vary together, without a correction for few customers. */
    double covariance(int i, int j) {
        return factors.get(i) * factors.get(j) * sums.covariance(i, j);
    }

    /** The variance of a value as if its customers were a sample; not a number with fewer than two. */
    double variance(int i) {
        return factors.get(i) * factors.get(i) * sums.variance(i);
    }
}
