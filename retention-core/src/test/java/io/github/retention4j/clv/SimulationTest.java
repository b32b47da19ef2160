package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final List<PurchaseModel> MODELS = List.of(
            new BgNbd(.5, 6, .8, 2.4, ChronoUnit.WEEKS),
            new MbgNbd(.5, 6, .8, 2.4, ChronoUnit.WEEKS),
            new ParetoNbd(.5, 6, .7, 12, ChronoUnit.WEEKS));

    @Test
    void aSeedDrawsTheSameCustomers() {
        for (PurchaseModel model : MODELS) {
            Simulation simulation = Simulation.of(model, 500, 100);
            assertThat(simulation.draw(7)).isEqualTo(simulation.draw(7)).isNotEqualTo(simulation.draw(8));
            assertThat(simulation.draw(new SplittableRandom(7))).isEqualTo(simulation.draw(7));
        }
    }

    @Test
    void daysHeldOutChangeNothingOfTheOthers() {
        for (PurchaseModel model : MODELS) {
            PatternTable all = Simulation.of(model, 500, 100).draw(7);
            PatternTable held = Simulation.of(model, 500, 100).heldOut(50).draw(7);
            assertThat(PatternGroups.of(held).customers).isEqualTo(PatternGroups.of(all).customers);
            assertThat(patterns(held)).isEqualTo(patterns(all));
            assertThat(held.heldOutDays()).isEqualTo(50);
            assertThat(held.through()).contains(LocalDate.of(1970, 4, 10));
            assertThat(IntStream.range(0, held.size()).map(held::heldOut).sum()).isPositive();
            assertThat(all.heldOutDays()).isZero();
        }
    }

    private static List<PurchasePattern> patterns(PatternTable table) {
        return IntStream.range(0, table.size())
                .mapToObj(table::pattern)
                .distinct()
                .toList();
    }

    @Test
    void customersJoinEvenly() {
        PatternTable hundred = Simulation.of(MODELS.get(0), 1_000, 100).draw(1);
        double[] ages = IntStream.range(0, hundred.size())
                .mapToDouble(group -> hundred.pattern(group).age())
                .sorted()
                .toArray();
        assertThat(ages[0]).isCloseTo(.05, within(1e-9));
        assertThat(ages[999]).isCloseTo(99.95, within(1e-9));
        assertThat(IntStream.range(0, 100).mapToLong(hundred.days()::first)).containsOnly(10L);
        PatternTable atOnce =
                Simulation.of(MODELS.get(0), 1_000, 100).joiningWithin(0).draw(1);
        assertThat(patterns(atOnce))
                .allSatisfy(pattern -> assertThat(pattern.age()).isEqualTo(100));
    }

    /** A mean of draws is the expectation, and as many never buy again as is probable. */
    @Test
    void drawsAreThoseOfTheModel() {
        int customers = 40_000;
        for (PurchaseModel model : MODELS) {
            PatternTable drawn =
                    Simulation.of(model, customers, 200).joiningWithin(0).draw(5);
            double purchases = 0;
            double squares = 0;
            for (int group = 0; group < drawn.size(); group++) {
                purchases += drawn.customers(group) * drawn.frequency(group);
                squares += drawn.customers(group) * Math.pow(drawn.frequency(group), 2);
            }
            double mean = purchases / customers;
            double error = Math.sqrt((squares / customers - mean * mean) / customers);
            assertThat(mean).as(model.name()).isCloseTo(model.newcomer().expectedPurchases(200), within(4 * error));
            double never = 1 - drawn.repeatCustomers() / (double) customers;
            assertThat(never).as(model.name()).isCloseTo(model.newcomer().probabilityOf(0, 200), within(.01));
            long again = IntStream.range(0, 200).mapToLong(drawn.days()::again).sum();
            assertThat((double) again).isEqualTo(purchases);
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        PurchaseModel model = MODELS.get(0);
        assertThatThrownBy(() -> Simulation.of(model, -1, 9)).hasMessage("customers -1 is below 0");
        assertThatThrownBy(() -> Simulation.of(model, 1, 0)).hasMessage("days 0 is below 1");
        assertThatThrownBy(() -> Simulation.of(model, 1, 9).joiningWithin(10))
                .hasMessage("joining in 10 days not in [0, 9]");
        assertThatThrownBy(() -> Simulation.of(model, 1, 9).heldOut(-1)).hasMessage("days held out -1 is below 0");
        assertThat(Simulation.of(model, 0, 9).draw(1).size()).isZero();
    }
}
