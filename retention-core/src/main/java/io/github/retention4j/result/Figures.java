package io.github.retention4j.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * How results tell numbers, the same under any default locale of the machine, and how they compare them. A figure with its unit is
 * told by {@link Unit}.
 */
public final class Figures {
    private static final double SLACK = 1e-9;
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final double LEAST_P = 0.001;
    private static final double FEW_DECIMALS_FROM = 0.095;

    private Figures() {}

    /**
     * A number of so many decimals.
     *
     * @param value the number
     * @param decimals how many decimals, zero or above
     * @return such as "38.7"; never "-0.0"
     */
    public static String decimals(double value, int decimals) {
        // As String.format rounds it, at a fraction of its time; a decimal has no zero below zero.
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString()
                : Double.toString(value);
    }

    /**
     * A number of so many decimals with its sign.
     *
     * @param value the number
     * @param decimals how many decimals, zero or above
     * @return such as "+38.7"; what is told as zero has no sign
     */
    public static String signed(double value, int decimals) {
        String text = decimals(value, decimals);
        return value > 0 && !text.matches("0(\\.0*)?") ? "+" + text : text;
    }

    /**
     * How numbers compare that were worked out in floating point: they are equal up to a billionth of the larger.
     *
     * @param a a number
     * @param b another
     * @return −1 if the first is less, 0 if they are equal, 1 if it is greater
     */
    public static int compare(double a, double b) {
        // Divided, since infinity is not a billionth of itself.
        return a == b || Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b)) <= SLACK ? 0 : Double.compare(a, b);
    }

    /**
     * How a fraction compares with a number, exactly, the number read as the decimal that it is written as; or as the fraction
     * itself, if it is the binary fraction that stands for it, as who asks for its value gets it.
     *
     * @param above the fraction's numerator
     * @param below its denominator, above zero
     * @param number a finite number
     * @return −1 if the fraction is less, 0 if they are equal, 1 if it is greater
     * @throws IllegalArgumentException if the number is not finite
     */
    public static int compare(BigDecimal above, BigDecimal below, double number) {
        checkFinite(number);
        double value = above.divide(below, MathContext.DECIMAL128).doubleValue();
        boolean standsForIt = Math.abs(value - number) <= Math.ulp(number);
        return standsForIt ? 0 : above.compareTo(BigDecimal.valueOf(number).multiply(below));
    }

    /**
     * The fewest of some counts of customers, those of nobody left out.
     *
     * @param customers how many customers there are of each group
     * @return the fewest above 0, or empty if there is nobody
     */
    public static OptionalLong fewest(long... customers) {
        return LongStream.of(customers).filter(count -> count > 0).min();
    }

    /**
     * Refuses what nothing can be compared with.
     *
     * @param number a number that a result is to be compared with
     * @throws IllegalArgumentException if it is not finite
     */
    public static void checkFinite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a value is compared with a finite number, not with " + number);
        }
    }

    /**
     * A difference of decimals: of 0.38 and 0.35 it is 0.03, and not a little more.
     *
     * @param a a finite number
     * @param b what is taken from it
     * @return a − b
     */
    public static double difference(double a, double b) {
        return BigDecimal.valueOf(a).subtract(BigDecimal.valueOf(b)).doubleValue();
    }

    /**
     * How likely a difference as large would be by chance.
     *
     * @param p a probability
     * @return such as {@code p = .013}, {@code p = .27} or {@code p < .001}
     */
    public static String pValue(double p) {
        if (p < LEAST_P) {
            return "p < .001";
        }
        String text = decimals(p, p < FEW_DECIMALS_FROM ? 3 : 2);
        return "p = " + (text.startsWith("0") ? text.substring(1) : text);
    }

    /**
     * A bar of a sparkline.
     *
     * @param value the figure
     * @param low the lowest figure of the line
     * @param high the highest
     * @return one of eight signs from ▁ to █; the one in the middle if all figures are the same
     */
    static String bar(double value, double low, double high) {
        int last = BARS.length() - 1;
        int height = high > low ? (int) Math.round((value - low) / (high - low) * last) : last / 2;
        return BARS.substring(height, height + 1);
    }

    /**
     * A count and what it counts.
     *
     * @param count how many
     * @param noun what one of them is called, of which many have an s
     * @return such as "1 order" or "2 orders"
     */
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /**
     * What to write instead, for somebody who wrote 35 and means 35 %.
     *
     * @param share a number that is no share
     * @return such as "; write 0.35 for 35.0 %", or empty if that is not what is meant
     */
    public static String slip(double share) {
        return share > 1 && share <= 100
                ? "; write " + BigDecimal.valueOf(share).movePointLeft(2).stripTrailingZeros() + " for "
                        + Unit.PERCENT.tell(share / 100)
                : "";
    }

    /**
     * Refuses a number that a result can never be, as {@link NumericResult#canBe} has it.
     *
     * @param result a result
     * @param value a number that it is held against
     * @param what what the number is, as the message begins
     * @throws IllegalArgumentException if the result can never be that
     */
    public static void checkCanBe(NumericResult result, double value, String what) {
        if (!result.canBe(value)) {
            String told = result.told(value);
            throw new IllegalArgumentException(what + ": " + result.label().metric() + " is never " + value
                    + (result.unit().quantity() == Unit.Quantity.SHARE ? ", which is " + told + slip(value) : ""));
        }
    }
}
