package io.github.retention4j.examples;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.audience.Who;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.Reason;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.BigMoney;

/** Ten customers to write to this week, and why. */
public final class WhomToWriteToThisWeek {
    private WhomToWriteToThisWeek() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        LocalDate today = BundledStore.LAST_DAY;
        Window week = Window.between(today.plusDays(1), today.plusDays(8));
        Window lastYear = Window.year(2025);

        // A first pass tells what the best fifth of last year's customers brought at least.
        List<BigMoney> cuts = engine.compute(Rfm.in(lastYear)).monetaryCuts();
        Who vips = Who.vipsGoneQuiet(lastYear, cuts.get(cuts.size() - 1), today);

        // The most urgent reason first: a customer is listed once.
        Who reasons = Who.anyOf(
                vips,
                Who.birthday(week),
                Who.oneTimeBuyers(60, 90, today),
                Who.due(week),
                Who.silentForTwiceTheirGap(today));
        CustomerList<Reason> ten =
                engine.compute(reasons.rankedByRevenue(lastYear).limit(10));

        // As a log may have it, and as the person who writes needs it: this shop is made up.
        System.out.println(ten + "\n");
        System.out.println(ten.idTable() + "\n");
        System.out.println(engine.compute(Who.birthday(week).limit(3)).csv());
    }
}
