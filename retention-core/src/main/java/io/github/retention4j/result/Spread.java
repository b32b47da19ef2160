package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * How much customers differ around an average of x per y, as exact sums over customers, each with an amount x and a count
 * y.
 *
 * @param customers how many customers
 * @param amountSquares the sum of x²
 * @param products the sum of x·y
 * @param countSquares the sum of y²
 */
public record Spread(long customers, BigInteger amountSquares, BigInteger products, BigInteger countSquares)
        implements Serializable {
    /** Checks that nothing is null. */
    public Spread {
        requireNonNull(amountSquares, "amountSquares");
        requireNonNull(products, "products");
        requireNonNull(countSquares, "countSquares");
    }

    /**
     * The standard error of Σx / Σy, customers being the independent units: √(m/(m−1) · Σ(x − R·y)²) / Σy.
     *
     * <p>The sum of squares is worked out in whole numbers, so nothing cancels.
     */
    double standardError(BigInteger amount, long count) {
        BigInteger y = BigInteger.valueOf(count);
        BigInteger residuals = amountSquares
                .multiply(y)
                .multiply(y)
                .subtract(products.multiply(amount).multiply(y).shiftLeft(1))
                .add(countSquares.multiply(amount).multiply(amount));
        double squares = residuals.doubleValue() / ((double) count * count);
        return Math.sqrt(squares * customers / (customers - 1)) / count;
    }
}
