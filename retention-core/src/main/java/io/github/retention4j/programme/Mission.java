package io.github.retention4j.programme;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.util.Optional;
import org.joda.money.BigMoney;

/** Something to be reached for points. */
public record Mission(
        Counted counted,
        long target,
        Optional<BigMoney> amount,
        Optional<CalendarUnit> inEach,
        Optional<Window> window,
        long points,
        boolean again)
        implements Serializable {
    public enum Counted {
        ORDERS,
        SPEND,
        VISITS,
        REFERRALS
    }
    // Mission.orders(5), spending(money), visits(3), referrals(2) → .inEach(MONTH) | .during(window) → .earning(points) → .again()
}
