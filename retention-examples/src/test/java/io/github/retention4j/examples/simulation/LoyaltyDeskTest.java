package io.github.retention4j.examples.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.examples.simulation.Draws.Purpose;
import io.github.retention4j.examples.simulation.Sale.Purchase;
import io.github.retention4j.programme.LoyaltyProgramme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoyaltyDeskTest {
    private static final SimulatedStore STORE = SimulatedStore.withDefaults();
    private static final ShopCalendar CALENDAR =
            new ShopCalendar(STORE.firstDay(), STORE.lastDay(), SimulatedStore.ZONE);

    /** Orders a customer, before the programme and since it began, of those who live at home and abroad. */
    private static final class Group {
        private final double[] customers = new double[2];
        private final double[] before = new double[2];
        private final double[] since = new double[2];

        void add(Shopper shopper, List<Sale> sales, long start) {
            int where = shopper.isInSaudiArabia() ? 0 : 1;
            customers[where]++;
            sales.forEach(sale -> (sale.millis < start ? before : since)[where]++);
        }
    }

    @Test
    void isAsIfTheProgrammeMovedCustomersOfSaudiArabiaAndNoOthers() {
        long start = CALENDAR.startOf(STORE.programme().firstDay().orElseThrow());
        LoyaltyDesk desk = new LoyaltyDesk(STORE, CALENDAR);
        Group offered = new Group();
        Group heldOut = new Group();
        for (int i = 0; i < 60_000; i++) {
            Shopper shopper = STORE.shopper(CALENDAR, i);
            List<Sale> sales = new ArrayList<>();
            shopper.buy(
                    (millis, amount) -> sales.add(new Sale("1", new Purchase(Optional.of(shopper), millis, amount))));
            sales.sort(Comparator.comparingLong(sale -> sale.millis));
            boolean isHeldOut = desk.serve(shopper, sales, shopper.draws(Purpose.LOYALTY));
            (isHeldOut ? heldOut : offered).add(shopper, sales, start);
        }

        assertThat((heldOut.customers[0] + heldOut.customers[1]) / 60_000).isEqualTo(0.1, within(0.004));
        for (int where = 0; where < 2; where++) {
            double size = offered.customers[where] / heldOut.customers[where];
            assertThat(offered.before[where] / heldOut.before[where] / size)
                    .as("the groups are alike before it")
                    .isEqualTo(1, within(0.08));
            assertThat(offered.since[where] / heldOut.since[where] / size)
                    .as("orders by those offered it, to those of the control group")
                    .isEqualTo(where == 0 ? 1.2 : 1, within(0.08));
        }
    }

    /** Chance that made the control group first would give the same, whatever is known of a customer by then. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.17", "0.1, 0.02", "0.4, 0.3", "0.02, 0.5", "0.9, 0.1", "0.1, 0.8", "0.3, 0.95"})
    void followsBayesRule(double heldOut, double leaving) {
        double ifLeft = LoyaltyDesk.afterOrder(heldOut, leaving, true);
        double ifStayed = LoyaltyDesk.afterOrder(heldOut, leaving, false);

        assertThat(leaving * ifLeft + (1 - leaving) * ifStayed).isEqualTo(heldOut, within(1e-12));
        double without = ifLeft * leaving / heldOut;
        double with = (1 - ifLeft) * leaving / (1 - heldOut);
        assertThat(without).isGreaterThan(with).isLessThanOrEqualTo(1);
        if (without < 1) {
            assertThat(without / with).isEqualTo(1.8, within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01, 2026-04-12, 2025-01-01",
        "2024-01-01, 2024-12-31, 2024-07-01",
        "2030-11-20, 2031-02-28, 2031-01-01",
        "2024-02-29, 2024-02-29, 2024-04-01"
    })
    void beginsWithAQuarterAfterAThirdOfTheDays(LocalDate first, LocalDate last, LocalDate start) {
        LoyaltyProgramme programme = STORE.withDays(first, last).programme();

        assertThat(programme.firstDay()).hasValue(start);
    }
}
