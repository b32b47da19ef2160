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

/** Whom the demo proposes to write to in the week after the last day of the data. */
final class DemoContacts {
    /** Of whom nothing is heard for so long, he or she is quiet. */
    private static final int QUIET_DAYS = 60;

    private DemoContacts() {}

    /** As if the day after the last were today. */
    static CustomerList<Reason> of(MetricsEngine engine, int most) {
        LocalDate today = engine.history().basis().lastDay();
        Window week = Window.between(today.plusDays(1), today.plusDays(8));
        Window before = Window.between(today.minusDays(QUIET_DAYS + 365L), today.minusDays(QUIET_DAYS));
        Who reasons = Who.anyOf(
                Who.birthday(week),
                Who.due(week),
                Who.oneTimeBuyers(QUIET_DAYS, 90, today),
                Who.silentForTwiceTheirGap(today));
        List<BigMoney> cuts = engine.compute(Rfm.in(before)).monetaryCuts();
        if (!cuts.isEmpty()) {
            // The best fifth of those customers.
            reasons = Who.anyOf(Who.vipsGoneQuiet(before, cuts.get(cuts.size() - 1), today), reasons);
        }
        return engine.compute(reasons.limit(most));
    }
}
