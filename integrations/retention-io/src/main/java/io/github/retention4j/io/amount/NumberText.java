package io.github.retention4j.io.amount;

/** The digits of a number, as characters in a {@link NumberMarks}, without a sign. One object reads many, one after another. */
public final class NumberText {
    private static final int LEAST_OF_PHONE = 9;

    // The number read last: digits × 10^-decimals, without zeros at the end of the decimals.
    private long digits;
    private int decimals;
    private boolean overflown;

    private int groups;
    private int places;
    private boolean groupAhead;
    private boolean likePhone;

    public long digits() {
        return digits;
    }

    public int decimals() {
        return decimals;
    }

    /** Whether it has more digits than a long. */
    public boolean isOverflown() {
        return overflown;
    }

    public boolean hasDecimalMark() {
        return places > 0;
    }

    /** Whether it has one grouping mark and no decimal mark, as 12,500. */
    public boolean isOneGroup() {
        return groups == 1 && places == 0;
    }

    /** Whether its decimal mark can be nothing else: not three places are behind it, or there is a grouping mark too. */
    public boolean hasSureMark() {
        return places > 0 && (places != NumberMarks.GROUP || groups > 0);
    }

    /** Whether its decimal mark has three places behind it, and before it what could be thousands, as in 1.500. */
    public boolean isLikeOneGroup() {
        return places == NumberMarks.GROUP && groups == 0 && groupAhead;
    }

    /** Whether it is whole and of nine digits or more behind one 0 or two, as phone numbers are and no amount is. */
    public boolean isLikePhone() {
        return likePhone;
    }

    /** One pass over the characters, so that a cell costs its length, whatever number it tries to be; false if it is none. */
    boolean read(NumberMarks style, char[] text, int start, int end) {
        digits = 0;
        decimals = 0;
        overflown = false;
        groups = 0;
        places = 0;
        int inner = style.innerGroup();
        char grouping = style.groupingMark();
        char mark = style.decimalMark();
        int at = start;
        int run = 0;
        for (; at < end && text[at] != mark; at++) {
            int digit = style.digit(text[at]);
            if (digit >= 0) {
                append(digit);
                run++;
            } else if ((text[at] == grouping || style.isGroupingMark(text[at]))
                    && (groups > 0 ? run == inner : run >= 1 && run <= inner && style.digit(text[start]) != 0)) {
                groups++;
                run = 0;
            } else {
                return false;
            }
        }
        groupAhead = run >= 1 && run <= NumberMarks.GROUP && style.digit(text[start]) != 0;
        boolean hasMark = at < end;
        likePhone = groups == 0
                && !hasMark
                && run >= LEAST_OF_PHONE
                && style.digit(text[start]) == 0
                && (style.digit(text[start + 1]) != 0 || style.digit(text[start + 2]) != 0);
        return (groups == 0 || run == NumberMarks.GROUP) && (hasMark ? readPlaces(style, text, at + 1, end) : run > 0);
    }

    private boolean readPlaces(NumberMarks style, char[] text, int start, int end) {
        for (int at = start; at < end; at++) {
            int digit = style.digit(text[at]);
            if (digit < 0) {
                return false;
            }
            places++;
            if (digit > 0) {
                for (; decimals < places - 1; decimals++) {
                    append(0);
                }
                append(digit);
                decimals = places;
            }
        }
        return places > 0;
    }

    private void append(int digit) {
        if (digits > (Long.MAX_VALUE - digit) / 10) {
            overflown = true;
        } else {
            digits = 10 * digits + digit;
        }
    }
}
