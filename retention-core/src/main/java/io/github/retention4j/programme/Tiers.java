package io.github.retention4j.programme;

import java.io.Serializable;
import java.util.List;

/** The classes of a programme's members, lowest first, by four choices. */
public record Tiers(
        Counted counted,
        Qualification over,
        List<Tier> tiers,
        Term holding,
        Downgrade falling,
        int graceDays,
        Crossing crossing,
        AfterRefund afterRefund)
        implements Serializable {
    public enum Counted {
        SPEND,
        POINTS,
        ORDERS,
        BALANCE
    }

    /** By which tier the order earns that reaches a higher one. */
    public enum Crossing {
        BEFORE,
        AFTER
    }

    /** Whether a tier is lost at once when a refund takes what it was reached by. */
    public enum AfterRefund {
        LOSE,
        KEEP_TERM
    }
    // bySpend(Qualification), byPoints, byOrders, byBalance; .tier(Tier) .holding(Term) .falling(Downgrade) .grace(days) .crossing(…) .afterRefund(…)
}
