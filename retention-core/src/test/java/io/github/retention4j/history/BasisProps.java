package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.ZonedInstants;
import io.github.retention4j.testing.ZonedInstants.Zoned;
import java.time.LocalDate;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.joda.money.CurrencyUnit;

@Domain(ZonedInstants.class)
class BasisProps {
    private static Basis basis(Zoned at) {
        return new Basis(
                at.zone(),
                CurrencyUnit.USD,
                2,
                LocalDate.MAX,
                LocalDate.MIN,
                Set.of(),
                Set.of(),
                RefundedOrders.IGNORE,
                "");
    }

    @Property(tries = 3000)
    void dayOfAnInstantIsTheOneThatHadBegun(@ForAll Zoned at) {
        assertThat(basis(at).dayOf(at.instant().toEpochMilli())).isEqualTo(at.day());
    }

    @Property(tries = 3000)
    void instantLiesInTheSpanOfItsDayAndInNoOther(@ForAll Zoned at) {
        Basis basis = basis(at);
        long millis = at.instant().toEpochMilli();
        LocalDate day = basis.dayOf(millis);
        for (LocalDate other = day.minusDays(3); other.isBefore(day.plusDays(4)); other = other.plusDays(1)) {
            assertThat(basis.span(Window.day(other)).contains(millis)).isEqualTo(other.equals(day));
        }
    }
}
