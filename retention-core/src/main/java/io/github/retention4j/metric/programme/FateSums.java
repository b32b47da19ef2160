package io.github.retention4j.metric.programme;

import io.github.retention4j.math.PairSums;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How many points had which fate at which age, and the sums of products over customers that a variance needs: whole numbers, so that
 * they are the same in whatever order customers are added.
 */
@SuppressWarnings("EnumOrdinal") // columns by kind, within one run
final class FateSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final long[] NONE = {};

    private final AgeScale scale;

    /** The calendar month that is known last, in which cohorts are counted backwards. */
    private final int lastIssue;

    private long customers;

    /** By completed month, then by kind and by age from the first that can be in the month. */
    private long[][] months = {};

    /** For each calendar month of issue: the points issued, and of each completed month of their age those redeemed. */
    private long[][] cohorts = {};

    private final PairSums pairs = new PairSums();

    /** Of the customer who is being added; nothing in between. */
    private transient long[] ofCustomer = NONE;

    private transient int[] places = {};

    /**
     * Nothing.
     *
     * @param scale what ages are in
     * @param lastIssue the last calendar month in which points can have been earned
     */
    FateSums(AgeScale scale, int lastIssue) {
        this.scale = scale;
        this.lastIssue = lastIssue;
    }

    /** Adds all points of a customer who is not in it yet. */
    void add(Exits exits) {
        if (exits.size() == 0) {
            return;
        }
        customers++;
        if (places == null || places.length < exits.size()) {
            places = new int[Math.max(8, 2 * exits.size())];
        }
        int touched = 0;
        for (int i = 0; i < exits.size(); i++) {
            int month = exits.month(i);
            int kind = exits.kind(i);
            long points = exits.points(i);
            long[] block = block(month);
            int at = kind * scale.span() + exits.age(i) - scale.first(month);
            block[at] = Math.addExact(block[at], points);
            int place = AgeScale.cell(month) * Exits.KINDS + kind;
            if (ofCustomer == null || place >= ofCustomer.length) {
                ofCustomer = ofCustomer == null ? new long[place + 1] : Arrays.copyOf(ofCustomer, 2 * place + 1);
            }
            if (ofCustomer[place] == 0) {
                places[touched++] = place;
            }
            ofCustomer[place] = Math.addExact(ofCustomer[place], points);
            if (exits.issued(i) != Exits.NO_MONTH) {
                addToCohort(lastIssue - exits.issued(i), kind, month, points);
            }
        }
        pairs.add(places, touched, ofCustomer);
        for (int i = 0; i < touched; i++) {
            ofCustomer[places[i]] = 0;
        }
    }

    private void addToCohort(int back, int kind, int month, long points) {
        long[] row = cohort(back);
        row[0] = Math.addExact(row[0], points);
        if (kind == Fate.REDEEMED.ordinal()) {
            row[1 + month] = Math.addExact(row[1 + month], points);
        }
    }

    /** Adds what another holds, which is left as it is. */
    void merge(FateSums other) {
        customers += other.customers;
        for (int month = 0; month < other.months.length; month++) {
            if (other.months[month].length > 0) {
                addTo(block(month), other.months[month]);
            }
        }
        for (int back = 0; back < other.cohorts.length; back++) {
            if (other.cohorts[back].length > 0) {
                addTo(cohort(back), other.cohorts[back]);
            }
        }
        pairs.add(other.pairs);
    }

    private static void addTo(long[] into, long[] from) {
        for (int i = 0; i < from.length; i++) {
            into[i] = Math.addExact(into[i], from[i]);
        }
    }

    private long[] block(int month) {
        months = room(months, month);
        if (months[month].length == 0) {
            months[month] = new long[Exits.KINDS * scale.span()];
        }
        return months[month];
    }

    private long[] cohort(int back) {
        cohorts = room(cohorts, back);
        if (cohorts[back].length == 0) {
            // Nothing is older than its month of issue.
            cohorts[back] = new long[back + 2];
        }
        return cohorts[back];
    }

    private static long[][] room(long[][] rows, int row) {
        if (row < rows.length) {
            return rows;
        }
        long[][] more = Arrays.copyOf(rows, Math.max(row + 1, rows.length + (rows.length >> 1)));
        Arrays.fill(more, rows.length, more.length, NONE);
        return more;
    }

    AgeScale scale() {
        return scale;
    }

    long customers() {
        return customers;
    }

    int lastIssue() {
        return lastIssue;
    }

    /** How many completed months there may be. */
    int months() {
        return months.length;
    }

    /** The points of a kind in a completed month at an age, which is counted from the first that can be in it. */
    long points(int month, int kind, int place) {
        long[] block = months[month];
        return block.length == 0 ? 0 : block[kind * scale.span() + place];
    }

    /** How many months before the last the first issue was, or −1 if it is not known. */
    int oldest() {
        int back = cohorts.length - 1;
        while (back >= 0 && cohorts[back].length == 0) {
            back--;
        }
        return back;
    }

    /** The points issued so many months before the last. */
    long issued(int back) {
        return back < cohorts.length && cohorts[back].length > 0 ? cohorts[back][0] : 0;
    }

    /** How many of them were redeemed before they were so many months old. */
    long redeemedWithin(int back, int within) {
        long sum = 0;
        for (int month = 0; back < cohorts.length && month < within && month + 1 < cohorts[back].length; month++) {
            sum += cohorts[back][1 + month];
        }
        return sum;
    }

    PairSums pairs() {
        return pairs;
    }
}
