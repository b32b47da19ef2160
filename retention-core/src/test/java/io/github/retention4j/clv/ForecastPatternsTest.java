package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastPatternsTest {
    private static final List<PurchaseModel> MODELS = List.of(
            new BgNbd(.243, 4.414, .793, 2.426, ChronoUnit.WEEKS),
            new MbgNbd(.525, 6.183, .891, 1.614, ChronoUnit.WEEKS),
            new ParetoNbd(.553, 10.578, .606, 11.669, ChronoUnit.WEEKS));

    /** Ages of one frequency come again among other recencies, and those of another frequency too. */
    private static final int[] FREQUENCY = {0, 0, 1, 1, 1, 1, 2, 2};

    private static final double[] RECENCY = {0, 0, 5, 5, 9, 9, 5, 5};
    private static final double[] AGE = {30, 270.5, 30, 270.5, 30, 30, 30, 270.5};

    @Test
    void whatIsKeptByFrequencyAndAgeIsWhatTheModelSaysOfEachPattern() {
        ForecastPatterns patterns = new ForecastPatterns(FREQUENCY, RECENCY, AGE);
        for (PurchaseModel model : MODELS) {
            double[] expected = patterns.expected(model, process -> process.expectedPurchases(90));
            double[] alive = patterns.alive(model);
            for (int i = 0; i < FREQUENCY.length; i++) {
                PurchasePattern pattern = new PurchasePattern(FREQUENCY[i], RECENCY[i], AGE[i]);
                assertThat(expected[i]).isEqualTo(model.expectedPurchases(pattern, 90));
                assertThat(alive[i]).isEqualTo(model.probabilityAlive(pattern));
            }
        }
    }
}
