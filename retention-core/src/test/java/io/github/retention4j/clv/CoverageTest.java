package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.result.Interval;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whether 95 % intervals hold the parameters that customers were drawn from in 95 of 100 draws. */
class CoverageTest {
    private static final int CUSTOMERS = 5_000;
    private static final int DAYS = 39 * 7;
    private static final int JOINING = 12 * 7;

    @Test
    void intervalsOfBgNbdHoldTheParameters() {
        assertCoverage(new BgNbd(.243, 4.414, .793, 2.426, ChronoUnit.WEEKS), BgNbd::fit, 200);
    }

    @Test
    void intervalsOfMbgNbdHoldTheParameters() {
        assertCoverage(new MbgNbd(.525, 6.183, .891, 1.614, ChronoUnit.WEEKS), MbgNbd::fit, 200);
    }

    private static <M extends PurchaseModel> void assertCoverage(
            M truth, Function<PatternTable, Fit<M>> fit, int repetitions) {
        int[] held = new int[truth.parameters().size()];
        for (int seed = 0; seed < repetitions; seed++) {
            PatternTable drawn = Simulation.of(truth, CUSTOMERS, DAYS).joiningWithin(JOINING).draw(seed);
            List<Estimate> estimates = fit.apply(drawn).estimates();
            for (int i = 0; i < held.length; i++) {
                Interval interval = estimates.get(i).interval().orElseThrow();
                double true_ = truth.parameters().get(i);
                held[i] += interval.low() <= true_ && true_ <= interval.high() ? 1 : 0;
            }
        }
        System.out.println(truth.name() + " " + java.util.Arrays.toString(held) + " of " + repetitions);
        for (int i = 0; i < held.length; i++) {
            assertThat(held[i] / (double) repetitions)
                    .as(truth.parameterNames().get(i))
                    .isBetween(0.92, 0.98);
        }
    }
}
