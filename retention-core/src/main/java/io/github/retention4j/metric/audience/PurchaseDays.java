package io.github.retention4j.metric.audience;

import io.github.retention4j.history.CustomerHistory;
import java.time.LocalDate;
import java.util.Arrays;

/** The days that a customer bought on up to some day, and the gaps between them. Orders of one day are one purchase. */
final class PurchaseDays {
    private PurchaseDays() {}

    /** How many orders a customer placed up to a day, that day included. */
    static int ordersThrough(LocalDate day, CustomerHistory customer) {
        long last = day.toEpochDay();
        int orders = customer.orderCount();
        while (orders > 0 && customer.orderEpochDay(orders - 1) > last) {
            orders--;
        }
        return orders;
    }

    /**
     * Whether the median of the gaps is below a bound. It is told by counting, since many customers are asked about and few are
     * listed: that needs no room and no order.
     *
     * @param orders how many orders are looked at, from the first
     * @param fewest of how many gaps it must be, 1 or more; of fewer there is none
     */
    static boolean isMedianGapBelow(double bound, CustomerHistory customer, int orders, int fewest) {
        if (orders <= fewest) {
            return false;
        }
        int gaps = 0;
        int below = 0;
        int highestBelow = 0;
        int lowestAbove = Integer.MAX_VALUE;
        int day = customer.orderEpochDay(0);
        for (int i = 1; i < orders; i++) {
            int next = customer.orderEpochDay(i);
            int gap = next - day;
            day = next;
            if (gap == 0) {
                continue;
            }
            gaps++;
            if (gap < bound) {
                below++;
                highestBelow = Math.max(highestBelow, gap);
            } else {
                lowestAbove = Math.min(lowestAbove, gap);
            }
        }
        // Of an even number the median lies between the two in the middle, which may be on both sides of the bound.
        boolean isBetween = 2 * below == gaps && (double) highestBelow + lowestAbove < 2 * bound;
        return gaps >= fewest && (2 * below > gaps || isBetween);
    }

    /** The median gap in days, of an even number the mean of the two in the middle. */
    static double medianGap(CustomerHistory customer, int orders) {
        int[] gaps = new int[orders];
        int count = 0;
        for (int i = 1; i < orders; i++) {
            int gap = customer.orderEpochDay(i) - customer.orderEpochDay(i - 1);
            if (gap > 0) {
                gaps[count++] = gap;
            }
        }
        Arrays.sort(gaps, 0, count);
        return (gaps[(count - 1) / 2] + gaps[count / 2]) / 2.0;
    }
}
