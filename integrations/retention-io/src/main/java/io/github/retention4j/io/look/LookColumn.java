package io.github.retention4j.io.look;

import io.github.retention4j.io.amount.AmountText;
import io.github.retention4j.io.amount.CurrencySigns;
import io.github.retention4j.io.amount.NumberMarks;
import io.github.retention4j.io.amount.NumberText;
import io.github.retention4j.io.text.Digits;
import io.github.retention4j.io.time.DatePatterns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** What all cells of a column are, as far as they have been looked at. It keeps none of them but the first few. */
public final class LookColumn {
    /** Texts that stand for an empty cell in one program or another. */
    public static final Set<String> NULLS = Set.of("\\N", "NULL", "null", "--", "-", "N/A", "n/a", "#N/A", "NaN");

    /** How many different cells are counted. */
    public static final int MOST_DISTINCT = 1_000;

    /** How many texts give the first patterns of times. */
    private static final int FIRST_TEXTS = 200;

    private static final int MOST_CURRENCIES = 4;

    private final String name;
    private final Set<String> empties;
    private final List<String> first = new ArrayList<>();
    private Optional<DatePatterns> times = Optional.empty();

    /** Those that read all cells so far. */
    private final Set<NumberMarks> styles = EnumSet.allOf(NumberMarks.class);

    /** Which two styles have read a number otherwise. */
    private final Map<NumberMarks, Set<NumberMarks>> differ = new EnumMap<>(NumberMarks.class);

    /** Of the cell at hand, by style. */
    private final Map<NumberMarks, BigDecimal> values = new EnumMap<>(NumberMarks.class);

    private final AmountText amount = new AmountText(CurrencySigns.ofOthers());

    private boolean areCurrencies = true;
    private final LookContacts contacts = new LookContacts();
    private final Set<String> nulls = new TreeSet<>();
    private final Set<String> currencies = new TreeSet<>();
    private final Set<Long> distinct = new HashSet<>();
    private boolean isWhole = true;
    private boolean hasBlanks;
    private long filled;
    private long empty;
    private long negative;

    /** The most decimals of a number, by style. */
    private final Map<NumberMarks, Integer> decimals = new EnumMap<>(NumberMarks.class);

    /**
     * A column of which nothing has been seen.
     *
     * @param empties texts that stand for an empty cell
     */
    public LookColumn(String name, Set<String> empties) {
        this.name = name;
        this.empties = empties;
    }

    /** Looks at the cell of the next row. */
    public void look(String cell) {
        boolean isNull = empties.contains(cell);
        if (isNull) {
            nulls.add(cell);
        }
        if (isNull || cell.isEmpty()) {
            empty++;
            return;
        }
        filled++;
        if (distinct.size() <= MOST_DISTINCT) {
            distinct.add(hash(cell));
        }
        contacts.look(cell);
        hasBlanks |= cell.indexOf(' ') > 0;
        areCurrencies = areCurrencies && isCurrency(cell);
        boolean isDigits = cell.chars().allMatch(c -> c >= '0' && c <= '9');
        isWhole &= isDigits && cell.length() <= Digits.MOST;
        if (!isDigits || cell.length() > Digits.MOST || cell.charAt(0) == '0') {
            lookAtNumber(cell);
        }
        lookAtTime(cell);
    }

    /** Of 64 bits, so that among some ten thousand texts no two have the same. */
    public static long hash(String text) {
        long hash = text.length();
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    private void lookAtNumber(String cell) {
        char[] text = cell.toCharArray();
        boolean isNegative = false;
        values.clear();
        for (NumberMarks style : List.copyOf(styles)) {
            AmountText.Kind kind = amount.read(style, text, 0, text.length);
            NumberText number = amount.number();
            if (kind == AmountText.Kind.NO_NUMBER || number.isOverflown() || amount.isLikePhone()) {
                styles.remove(style);
                continue;
            }
            if (kind == AmountText.Kind.OTHER_CURRENCY && currencies.size() < MOST_CURRENCIES) {
                currencies.add(amount.otherCurrency());
            }
            isNegative |= amount.isNegative();
            decimals.merge(style, number.decimals(), Math::max);
            values.put(style, BigDecimal.valueOf(number.digits(), number.decimals()));
        }
        values.forEach((style, value) -> values.forEach((other, otherValue) -> {
            if (value.compareTo(otherValue) != 0) {
                differ.computeIfAbsent(style, first -> EnumSet.noneOf(NumberMarks.class))
                        .add(other);
            }
        }));
        negative += isNegative ? 1 : 0;
    }

    private void lookAtTime(String cell) {
        if (times.isPresent()) {
            times.get().keep(cell);
        } else {
            first.add(cell);
            if (first.size() == FIRST_TEXTS) {
                times = Optional.of(DatePatterns.candidates(first));
                first.clear();
            }
        }
    }

    // ---- what they are

    public String name() {
        return name;
    }

    public boolean isEmpty() {
        return filled == 0;
    }

    public long empty() {
        return empty;
    }

    public long filled() {
        return filled;
    }

    public long negative() {
        return negative;
    }

    /** Whether it has blanks within its cells, as people's names have. */
    public boolean hasBlanks() {
        return hasBlanks;
    }

    public boolean arePhones() {
        return contacts.arePhones(name);
    }

    public boolean areMails() {
        return contacts.areMails();
    }

    /** How many cells are masked by stars. */
    public long masked() {
        return contacts.masked();
    }

    /** Whether every cell is the code, the sign or the word of a currency. */
    public boolean areCurrencies() {
        return areCurrencies;
    }

    private static boolean isCurrency(String cell) {
        char[] text = cell.toCharArray();
        return !CurrencySigns.ofOthers()
                .other(CurrencySigns.key(text, 0, text.length))
                .isEmpty();
    }

    /** Whether every cell that is not empty is a whole number of digits. */
    public boolean isWhole() {
        return filled > 0 && isWhole;
    }

    public boolean isAmount() {
        return filled > 0 && !styles.isEmpty();
    }

    /** The styles of numbers that read every cell. */
    public Set<NumberMarks> styles() {
        return EnumSet.copyOf(styles);
    }

    /** Whether two styles that read every cell read one otherwise. */
    public boolean isDoubtful(NumberMarks style, NumberMarks other) {
        return differ.getOrDefault(style, Set.of()).contains(other);
    }

    /** The first style of each reading: of those that read all alike one is enough. */
    public static List<NumberMarks> readings(Set<NumberMarks> styles, BiPredicate<NumberMarks, NumberMarks> differ) {
        List<NumberMarks> readings = new ArrayList<>();
        for (NumberMarks style : styles) {
            if (readings.stream().allMatch(other -> differ.test(style, other))) {
                readings.add(style);
            }
        }
        return readings;
    }

    /** How many different cells it has; one more than {@link #MOST_DISTINCT} if there are more. */
    public int distinct() {
        return distinct.size();
    }

    /** The signs and codes of currencies in it. */
    public Set<String> currencies() {
        return currencies;
    }

    /** The most decimals of a number that is written so. */
    public int decimals(NumberMarks style) {
        return decimals.getOrDefault(style, 0);
    }

    public Set<String> nulls() {
        return nulls;
    }

    /** How its times are written, if they are times. */
    public DatePatterns.Found times() {
        return times.map(DatePatterns::found).orElseGet(() -> DatePatterns.of(first));
    }

    /** What it holds, for people: no cell of it. */
    @Override
    public String toString() {
        if (isEmpty()) {
            return "empty";
        }
        List<String> told = new ArrayList<>();
        DatePatterns.Found found = times();
        if (!found.patterns().isEmpty() && (!isWhole || LookRole.TIME.rank(name) != LookRole.NONE)) {
            told.add((found.isAmbiguous()
                            ? "a time that reads " + found.patterns().size() + " ways: "
                            : "a time: ")
                    + String.join(", ", found.patterns()));
        } else if (arePhones()) {
            told.add("text like phone numbers");
        } else if (isWhole) {
            told.add("whole numbers");
        } else if (isAmount()) {
            told.add("numbers like "
                    + String.join(
                            " or ",
                            readings(styles, this::isDoubtful).stream()
                                    .map(NumberMarks::example)
                                    .toList())
                    + (currencies.isEmpty() ? "" : ", in " + String.join(", ", currencies)));
        } else {
            told.add(areMails() ? "text like e-mail addresses" : "text");
        }
        if (masked() > 0 && LookRole.CUSTOMER.rank(name) != LookRole.NONE) {
            told.add(masked() + " masked");
        }
        if (negative > 0 && isAmount()) {
            told.add(negative + " below zero");
        }
        told.add(
                distinct.size() > MOST_DISTINCT
                        ? "more than " + MOST_DISTINCT + " different"
                        : distinct.size() + " different");
        if (empty > 0) {
            told.add(empty + " empty");
        }
        return String.join(", ", told);
    }
}
