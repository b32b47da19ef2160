package io.github.retention4j.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Numbers and tables as text, the same under any default locale of the machine. */
final class Figures {
    private static final double SLACK = 1e-9;

    private Figures() {}

    static String decimals(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }

    static String percent(double share) {
        return decimals(100 * share, 1) + " %";
    }

    /** A number with its sign, unless it is told as zero. */
    static String signed(double value, int decimals) {
        String text = decimals(value, decimals);
        return value > 0 && !text.matches("0(\\.0*)?") ? "+" + text : text;
    }

    /** How numbers compare that were worked out in floating point: they are equal up to a billionth of the larger. */
    static int compare(double a, double b) {
        // Divided, since infinity is not a billionth of itself.
        return a == b || Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b)) <= SLACK ? 0 : Double.compare(a, b);
    }

    /**
     * How a fraction compares with a number, exactly, the number read as the decimal that it is written as; or as the fraction
     * itself, if it is the binary fraction that stands for it, as who asks for its value gets it.
     */
    static int compare(BigDecimal above, BigDecimal below, double number) {
        checkFinite(number);
        double value = above.divide(below, MathContext.DECIMAL128).doubleValue();
        boolean standsForIt = Math.abs(value - number) <= Math.ulp(number);
        return standsForIt ? 0 : above.compareTo(BigDecimal.valueOf(number).multiply(below));
    }

    /** Refuses what nothing can be compared with. */
    static void checkFinite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a value is compared with a finite number, not with " + number);
        }
    }

    /** A difference of decimals: of 0.38 and 0.35 it is 0.03. */
    static double difference(double a, double b) {
        return BigDecimal.valueOf(a).subtract(BigDecimal.valueOf(b)).doubleValue();
    }

    /** A count and what it counts, of which one is told without an s. */
    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** What to write instead, for somebody who wrote 35 and means 35 %. */
    static String slip(double share) {
        return share > 1 && share <= 100
                ? "; write " + BigDecimal.valueOf(share).movePointLeft(2).stripTrailingZeros() + " for "
                        + percent(share / 100)
                : "";
    }

    /** Refuses a number that a result can never be. */
    static void checkCanBe(NumericResult result, double value, String what) {
        if (!result.canBe(value)) {
            String told = result.told(value);
            throw new IllegalArgumentException(what + ": " + result.label().metric() + " is never " + value
                    + (told.endsWith("%") ? ", which is " + told + slip(value) : ""));
        }
    }

    /** Aligns rows of cells into columns: the first and the last {@code wordColumns - 1} to the left, others to the right. */
    static String table(List<List<String>> rows, int wordColumns) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] width = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                width[i] = Math.max(width[i], length(row.get(i)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                String gap = " ".repeat(width[i] - length(cell));
                boolean word = i == 0 || i > columns - wordColumns;
                line.append(i == 0 ? "" : "  ").append(word ? cell + gap : gap + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
