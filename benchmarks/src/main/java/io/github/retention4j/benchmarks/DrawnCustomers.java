package io.github.retention4j.benchmarks;

import io.github.retention4j.clv.BgNbd;
import io.github.retention4j.clv.PurchaseProcess;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/** Shops whose customers are drawn from BG/NBD, at the estimates published for CDNOW, with a fixed seed. */
final class DrawnCustomers {
    private static final BgNbd CDNOW = new BgNbd(0.242593, 4.413532, 0.792886, 2.425753, ChronoUnit.WEEKS);
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final long SEED = 18;
    private static final long DAY = 86_400_000L;
    private static final long AMOUNT = 20_00;
    private static final int YEARS = 2 * 365;

    private DrawnCustomers() {}

    /** As many customers as CDNOW's sample has, who joined in 12 weeks and were watched for 39. */
    static History likeCdnow(ZoneId zone) {
        return draw(2_357, 12 * 7, 39 * 7, zone);
    }

    /** Customers who join evenly over two years. */
    static History overTwoYears(int customers, ZoneId zone) {
        return draw(customers, YEARS, YEARS, zone);
    }

    private static History draw(int customers, int joining, int days, ZoneId zone) {
        SplittableRandom random = new SplittableRandom(SEED);
        PurchaseProcess newcomer = CDNOW.newcomer();
        HistoryBuilder builder = Ours.builder(zone, 1).observedThrough(FIRST.plusDays(days - 1L));
        for (int customer = 0; customer < customers; customer++) {
            int joined = (int) ((long) customer * joining / customers);
            builder.addOrder(customer, noon(joined), AMOUNT);
            for (double later : newcomer.draw(days - 1 - joined, random)) {
                builder.addOrder(customer, noon(joined + (int) later), AMOUNT);
            }
        }
        return builder.build();
    }

    private static long noon(int day) {
        return (FIRST.toEpochDay() + day) * DAY + DAY / 2;
    }
}
