package io.github.retention4j.io.amount;

import io.github.retention4j.io.text.Digits;

/** The marks, groups and digits of numbers as files write them: what a style is, by the name of the style. */
public enum NumberMarks {
    POINT('.', ",", "1,234.56"),
    COMMA(',', ".", "1.234,56"),
    ARABIC('\u066B', "\u066C", "\u0661\u066C\u0662\u0663\u0664\u066B\u0665\u0666"),
    INDIAN('.', ",", "1,23,456.78"),
    SPACE(',', " \u00A0\u202F\u2009", "1 234,56"),
    APOSTROPHE('.', "'\u2019", "1'234.56");

    /** The digits of a group. */
    public static final int GROUP = 3;

    private final char decimalMark;
    private final String groupingMarks;
    private final String example;

    NumberMarks(char decimalMark, String groupingMarks, String example) {
        this.decimalMark = decimalMark;
        this.groupingMarks = groupingMarks;
        this.example = example;
    }

    public char decimalMark() {
        return decimalMark;
    }

    /** The usual one. */
    public char groupingMark() {
        return groupingMarks.charAt(0);
    }

    boolean isGroupingMark(char c) {
        return groupingMarks.indexOf(c) >= 0;
    }

    /** The digits of a group that another follows; the last group has {@value #GROUP}. */
    public int innerGroup() {
        return this == INDIAN ? 2 : GROUP;
    }

    /**
     * The style whose grouping mark is this one's decimal mark, so that 1.500 is a number in both; for {@link #ARABIC}, whose marks
     * are nobody else's, none that matters.
     */
    public NumberMarks other() {
        return decimalMark == '.' ? COMMA : POINT;
    }

    /** Whether a decimal mark can be taken for a grouping mark of {@link #other}. */
    public boolean hasDoubtfulDecimals() {
        return this != ARABIC;
    }

    /** Whether a grouping mark can be taken for the decimal mark of {@link #other}. */
    public boolean hasDoubtfulGroups() {
        return groupingMark() == other().decimalMark;
    }

    public String example() {
        return example;
    }

    /** The value of a digit, or -1. */
    public int digit(char c) {
        int latin = c - '0';
        if (latin >= 0 && latin <= 9) {
            return latin;
        }
        return this == ARABIC ? Digits.ofArabic(c) : -1;
    }
}
