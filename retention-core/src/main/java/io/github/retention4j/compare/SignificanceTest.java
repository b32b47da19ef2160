package io.github.retention4j.compare;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import java.io.Serializable;

/**
 * How likely chance alone would make a difference at least as large as was seen, if there were none.
 *
 * @param method the test, by its name
 * @param statistic what it is judged by: z, t, F or χ²; for an exact test the count of the first share: its hits, or the
 *     hits that are none of the second
 * @param pValue the probability, two-sided, from 0 to 1
 */
public record SignificanceTest(String method, double statistic, double pValue) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the p-value is not in [0, 1]
     */
    public SignificanceTest {
        requireNonNull(method, "method");
        if (!(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException("p-value " + pValue + " not in [0, 1]");
        }
        statistic += 0.0;
        pValue += 0.0;
    }

    /**
     * Whether the difference is told from none at a level.
     *
     * @param level the confidence level, such as 0.95
     * @return whether the p-value is below 1 − level
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public boolean isSignificant(double level) {
        Interval.checkLevel(level);
        return pValue < 1 - level;
    }

    /**
     * The test as it is told behind a difference.
     *
     * @return such as "p = .013, Fisher's exact test"
     */
    @Override
    public String toString() {
        return Figures.pValue(pValue) + ", " + method;
    }
}
