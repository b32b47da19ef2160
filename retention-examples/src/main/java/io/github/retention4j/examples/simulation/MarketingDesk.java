package io.github.retention4j.examples.simulation;

import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.time.Month;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;

/** What the shop spends on its channels: by a plan, more each year and around White Friday, and on an agency for all of them. */
final class MarketingDesk {
    /** In halalas a month, for each customer that the shop will have over the years. */
    private static final Map<String, Integer> MONTHLY = new TreeMap<>(Map.of(
            Channel.INSTAGRAM.label(),
            400,
            Channel.SNAPCHAT.label(),
            250,
            Channel.GOOGLE.label(),
            250,
            Channel.FRIEND.label(),
            40,
            "",
            60));

    private static final int TENTHS = 10;
    private static final int WHITE_FRIDAY_TENTHS = 15;

    private MarketingDesk() {}

    /** The months that are over: of another the books are not closed. */
    static AcquisitionSpend spend(SimulatedStore store) {
        AcquisitionSpend spend = AcquisitionSpend.in(SimulatedStore.CURRENCY);
        Window month = Window.of(CalendarUnit.MONTH, store.firstDay());
        for (; !month.end().isAfter(store.lastDay().plusDays(1)); month = month.next()) {
            for (Map.Entry<String, Integer> channel : MONTHLY.entrySet()) {
                spend = spend.plus(
                        month,
                        channel.getKey(),
                        Money.ofMinor(SimulatedStore.CURRENCY, amount(store, month, channel.getValue())));
            }
        }
        return spend;
    }

    private static long amount(SimulatedStore store, Window month, int monthly) {
        int tenths = month.start().getMonth() == Month.NOVEMBER ? WHITE_FRIDAY_TENTHS : TENTHS;
        int years = month.start().getYear() - store.firstDay().getYear();
        return (long) store.customers() * monthly * tenths * (TENTHS + years) / TENTHS / TENTHS;
    }
}
