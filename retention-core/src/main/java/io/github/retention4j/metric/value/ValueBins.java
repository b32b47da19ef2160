package io.github.retention4j.metric.value;

import io.github.retention4j.metric.value.OrderValueCounts.Bin;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Amounts of a currency's smallest unit, counted in bins that are the same for all shops, so that they can be added. */
final class ValueBins implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How many bins there are from one power of ten to the next. */
    static final int A_DECADE = 20;

    /** Where the bins from 10 to 100 begin. */
    private static final int[] FIRST = {10, 11, 12, 14, 16, 18, 20, 22, 25, 28, 30, 35, 40, 45, 50, 55, 60, 70, 80, 90};

    /** Amounts of one digit have a bin each. */
    private static final int SINGLES = 10;

    private static final int DIGITS = 19;
    private static final int COUNT = SINGLES + (DIGITS - 1) * A_DECADE;

    private final long[] orders = new long[COUNT];
    private final long[] money = new long[COUNT];

    /** The bin of an amount, which is not below 0. */
    static int of(long amount) {
        if (amount < SINGLES) {
            return (int) amount;
        }
        int bin = SINGLES;
        long lead = amount;
        while (lead >= SINGLES * SINGLES) {
            lead /= 10;
            bin += A_DECADE;
        }
        int at = Arrays.binarySearch(FIRST, (int) lead);
        return bin + (at < 0 ? -at - 2 : at);
    }

    /** The least amount of a bin, which is also what ends the bin before. */
    static BigInteger first(int bin) {
        if (bin < SINGLES) {
            return BigInteger.valueOf(bin);
        }
        int decade = (bin - SINGLES) / A_DECADE;
        return BigInteger.TEN.pow(decade).multiply(BigInteger.valueOf(FIRST[(bin - SINGLES) % A_DECADE]));
    }

    void add(long amount) {
        int bin = of(amount);
        orders[bin]++;
        money[bin] = Math.addExact(money[bin], amount);
    }

    void add(ValueBins other) {
        for (int bin = 0; bin < COUNT; bin++) {
            orders[bin] = Math.addExact(orders[bin], other.orders[bin]);
            money[bin] = Math.addExact(money[bin], other.money[bin]);
        }
    }

    void subtract(ValueBins other) {
        for (int bin = 0; bin < COUNT; bin++) {
            orders[bin] -= other.orders[bin];
            money[bin] -= other.money[bin];
        }
    }

    long sum() {
        return Arrays.stream(money).reduce(0, Math::addExact);
    }

    /** From the first bin that has an order to the last, those between without any included. */
    List<Bin> list(int decimals) {
        List<Bin> bins = new ArrayList<>();
        int last = COUNT - 1;
        while (last >= 0 && orders[last] == 0) {
            last--;
        }
        for (int bin = 0; bin <= last; bin++) {
            if (orders[bin] > 0 || !bins.isEmpty()) {
                bins.add(new Bin(
                        new BigDecimal(first(bin), decimals),
                        new BigDecimal(first(bin + 1), decimals),
                        orders[bin],
                        BigDecimal.valueOf(money[bin], decimals)));
            }
        }
        return bins;
    }
}
