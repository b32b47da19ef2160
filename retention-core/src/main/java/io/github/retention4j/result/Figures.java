package io.github.retention4j.result;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Numbers and tables as text, the same under any default locale of the machine. */
final class Figures {
    private Figures() {}

    static String decimals(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }

    static String percent(double share) {
        return decimals(100 * share, 1) + " %";
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
