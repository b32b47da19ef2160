package io.github.retention4j.programme;

import static io.github.retention4j.model.Window.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.CalendarUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class MissionTest {
    @Test
    void tellsItsParts() {
        Mission mission = Mission.orders(5).inEach(CalendarUnit.MONTH).earning(100);
        assertThat(mission.counted()).isEqualTo(Mission.Counted.ORDERS);
        assertThat(mission.target()).isEqualTo(5);
        assertThat(mission.amount()).isEmpty();
        assertThat(mission.inEach()).contains(CalendarUnit.MONTH);
        assertThat(mission.window()).isEmpty();
        assertThat(mission.points()).isEqualTo(100);
        assertThat(mission.isAgain()).isFalse();
        assertThat(mission.again().isAgain()).isTrue();

        Mission spending =
                Mission.spending(Money.parse("SAR 500")).during(month(2026, 3)).earning(50);
        assertThat(spending.counted()).isEqualTo(Mission.Counted.SPEND);
        assertThat(spending.amount()).contains(BigMoney.parse("SAR 500.00"));
        assertThat(spending.window()).contains(month(2026, 3));
    }

    @Test
    void saysItselfInWords() {
        assertThat(Mission.orders(5).inEach(CalendarUnit.MONTH).earning(100))
                .hasToString("100 points for 5 orders in each month");
        assertThat(Mission.spending(Money.parse("SAR 1500")).earning(50).again())
                .hasToString("50 points for spending SAR 1,500.00, again and again");
        assertThat(Mission.visits(1).during(month(2026, 3)).earning(1)).hasToString("1 point for 1 visit in 2026-03");
        assertThat(Mission.referrals(2).earning(10)).hasToString("10 points for 2 referrals");
        assertThat(Mission.referrals(2)).hasToString("2 referrals");
    }

    @Test
    void refusesWhatIsReachedByNothing() {
        refuses(() -> Mission.orders(0), "orders of a mission 0 not in [1, ");
        refuses(() -> Mission.visits(-1), "visits of a mission -1 not in [1, ");
        refuses(() -> Mission.referrals(0), "referrals of a mission 0 not in [1, ");
        refuses(() -> Mission.spending(Money.parse("SAR 0")), "spending of a mission SAR 0.00 is not above 0");
        refuses(() -> Mission.orders(5).earning(0), "points of a mission 0 not in [1, ");
    }

    @Test
    void refusesTwoStretches() {
        refuses(() -> Mission.orders(5).inEach(CalendarUnit.DAYS), "DAYS", "CalendarUnit.DAY");
        refuses(
                () -> Mission.orders(5).inEach(CalendarUnit.MONTH).during(month(2026, 3)),
                "in each month or during 2026-03, not both");
        refuses(
                () -> Mission.orders(5).during(month(2026, 3)).inEach(CalendarUnit.DAY),
                "in each day or during 2026-03, not both");
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }
}
