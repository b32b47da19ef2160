package io.github.retention4j.metric.survival;

import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.model.Window;
import java.util.Arrays;

/**
 * The state of {@link InterpurchaseTime}: the gaps of each customer, a byte or two for each. A gap is a number, 1 and twice its days,
 * and 1 more if it is open; a customer's end with a 0. Numbers have seven bits a byte, the lowest first, and the sign of a byte says
 * that there is another.
 */
public final class GapTally extends MetricState {
    private static final long serialVersionUID = 1L;

    private static final int FEW = 64;
    private static final int BITS = 7;
    private static final int LOW = 0x7f;
    private static final int MOST_BYTES = 6;
    private static final long NONE = Long.MIN_VALUE;

    private final long from;
    private final long until;
    private final long lastDay;
    private final int shortest;
    private byte[] bytes = new byte[FEW];
    private int length;

    /** The most gaps that a customer has. */
    private int most;

    /** The day of the last purchase in the window that has had no next one, of the customer at hand; sent as it is, since 0 is a day. */
    private long open = NONE;

    private int gaps;

    GapTally(Basis basis, Window window, int shortest) {
        super(basis);
        this.from = window.start().toEpochDay();
        this.until = window.end().toEpochDay();
        this.lastDay = basis.lastDay().toEpochDay();
        this.shortest = shortest;
    }

    /** The customer's next order; orders come in their order. */
    void purchase(long day) {
        long since = open;
        if (since != NONE) {
            if (day - since < shortest) {
                return;
            }
            gaps++;
            write(1 + ((day - since) << 1));
        }
        open = day >= from && day < until ? day : NONE;
    }

    /** The customer has no more orders. */
    void endCustomer() {
        if (open != NONE) {
            gaps++;
            write(2 + ((lastDay - open) << 1));
            open = NONE;
        }
        if (gaps > 0) {
            most = Math.max(most, gaps);
            gaps = 0;
            write(0);
        }
    }

    private void write(long number) {
        if (bytes.length - length < MOST_BYTES) {
            bytes = room(bytes, length + (long) MOST_BYTES);
        }
        long rest = number;
        while (rest > LOW) {
            bytes[length++] = (byte) (rest | ~LOW);
            rest >>>= BITS;
        }
        bytes[length++] = (byte) rest;
    }

    private static byte[] room(byte[] bytes, long needed) {
        if (needed > Integer.MAX_VALUE - Long.SIZE) {
            throw new ArithmeticException("gaps in " + needed
                    + " bytes have no room in one state; ask for a shorter window, or for segments one at a time");
        }
        long more = Math.max(needed, bytes.length + (long) (bytes.length >> 1));
        return Arrays.copyOf(bytes, (int) Math.min(more, Integer.MAX_VALUE - Long.SIZE));
    }

    void merge(GapTally other) {
        requireSameBasis(other);
        long sum = (long) length + other.length;
        if (sum > bytes.length) {
            bytes = room(bytes, sum);
        }
        System.arraycopy(other.bytes, 0, bytes, length, other.length);
        length = (int) sum;
        most = Math.max(most, other.most);
    }

    /** Takes the gaps one by one, as whole numbers, and a 0 after those of each customer. */
    private final class Gaps {
        private int at;

        boolean isMore() {
            return at < length;
        }

        int next() {
            int number = 0;
            int shift = 0;
            byte part;
            do {
                part = bytes[at++];
                number |= (part & LOW) << shift;
                shift += BITS;
            } while (part < 0);
            return number;
        }
    }

    /** The days on which a gap ends or is censored. */
    RiskSets sets() {
        long[] counts = new long[FEW];
        int most = 0;
        Gaps gaps = new Gaps();
        while (gaps.isMore()) {
            int number = gaps.next();
            if (number >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(number + 1, 2 * counts.length));
            }
            counts[number]++;
            most = Math.max(most, number);
        }
        int days = (most + 1) / 2;
        double[] times = new double[days];
        long[] events = new long[days];
        long[] censored = new long[days];
        long all = 0;
        int size = 0;
        for (int day = 0; day < days; day++) {
            long ended = counts[1 + 2 * day];
            long still = 2 + 2 * day < counts.length ? counts[2 + 2 * day] : 0;
            if (ended + still > 0) {
                times[size] = day;
                events[size] = ended;
                censored[size] = still;
                all += ended + still;
                size++;
            }
        }
        return new RiskSets(
                Arrays.copyOf(times, size),
                all,
                new long[size],
                new long[][] {Arrays.copyOf(events, size)},
                Arrays.copyOf(censored, size));
    }

    ClusterSums sums(RiskSets sets) {
        int size = sets.size();
        int[] place = new int[size == 0 ? 0 : (int) sets.time(size - 1) + 1];
        for (int j = 0; j < size; j++) {
            place[(int) sets.time(j)] = j;
        }
        Influence influence = Influence.ofSurvival(sets, sets.spells(), most);
        Gaps gaps = new Gaps();
        while (gaps.isMore()) {
            int number = gaps.next();
            if (number == 0) {
                influence.end();
            } else {
                influence.spell(-1, place[(number - 1) / 2], (number & 1) == 1 ? 0 : -1, 1);
            }
        }
        return influence.sums();
    }
}
