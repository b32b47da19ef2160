package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class PeriodsTest {
    private static Basis in(String zone) {
        return new Basis(
                ZoneId.of(zone),
                CurrencyUnit.USD,
                2,
                LocalDate.MAX,
                LocalDate.MIN,
                Set.of(),
                Set.of(),
                RefundedOrders.IGNORE,
                "");
    }

    private static int index(Periods periods, String instant) {
        return periods.indexOf(Instant.parse(instant).toEpochMilli());
    }

    @Test
    void lastOfJanuaryAndLastOfFebruaryAreNeighbours() {
        Periods months = Periods.of(in("Asia/Riyadh"), Window.month(2024, 1), Window.month(2024, 12));
        assertThat(months.count()).isEqualTo(12);
        assertThat(index(months, "2024-01-31T12:00:00Z")).isZero();
        assertThat(index(months, "2024-02-29T12:00:00Z")).isEqualTo(1);
        // 1 March in Riyadh is three hours early.
        assertThat(index(months, "2024-02-29T20:59:59.999Z")).isEqualTo(1);
        assertThat(index(months, "2024-02-29T21:00:00Z")).isEqualTo(2);
    }

    @Test
    void onePeriodIsEnough() {
        Periods month = Periods.of(in("Europe/Berlin"), Window.month(2024, 3), Window.month(2024, 3));
        assertThat(month.windows()).containsExactly(Window.month(2024, 3));
        assertThat(month.indexOf(month.start(0))).isZero();
        assertThat(month.indexOf(month.start(1) - 1)).isZero();
    }

    @Test
    void skippedDayHasNoInstants() {
        Window first = Window.day(LocalDate.of(2011, 12, 28));
        Periods days = Periods.of(in("Pacific/Apia"), first, Window.day(LocalDate.of(2012, 1, 2)));
        assertThat(days.count()).isEqualTo(6);
        assertThat(days.start(2)).isEqualTo(days.start(3));
        assertThat(index(days, "2011-12-30T09:59:59.999Z")).isEqualTo(1);
        assertThat(index(days, "2011-12-30T10:00:00Z")).isEqualTo(3);
    }

    @Test
    void skippedDayMayBeTheFirstOrTheOnlyOne() {
        Window skipped = Window.day(LocalDate.of(2011, 12, 30));
        Periods two = Periods.of(in("Pacific/Apia"), skipped, skipped.next());
        assertThat(index(two, "2011-12-30T10:00:00Z")).isEqualTo(1);
        assertThat(index(two, "2011-12-31T09:59:59.999Z")).isEqualTo(1);
        Periods none = Periods.of(in("Pacific/Apia"), skipped, skipped);
        assertThat(none.count()).isOne();
        assertThat(none.start(0)).isEqualTo(none.start(1));
    }

    @Test
    void weeksStartWhereTheFirstOneDoes() {
        LocalDate saturday = LocalDate.of(2026, 1, 3);
        Periods weeks = Periods.of(
                in("Asia/Riyadh"),
                Window.week(saturday, DayOfWeek.SATURDAY),
                Window.week(saturday.plusWeeks(9), DayOfWeek.SATURDAY));
        assertThat(index(weeks, "2026-01-09T20:59:59.999Z")).isZero();
        assertThat(index(weeks, "2026-01-09T21:00:00Z")).isEqualTo(1);
    }

    @Test
    void periodsThatDoNotMeetAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Periods.of(in("Asia/Riyadh"), Window.month(2026, 3), Window.month(2026, 2)))
                .withMessage("2026-02 does not follow 2026-03");
    }
}
