package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.result.Interval;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParetoNbdTest {
    private static final ParetoNbd PAPER = new ParetoNbd(
            0.553275508690109, 10.577612238658991, 0.6062135686490411, 11.6679112370859, ChronoUnit.WEEKS);

    /** Fader, Hardie and Lee (2005), table 2; more digits and the errors from an independent fit of the same likelihood. */
    @Test
    void isThatOfThePaperOnItsData() {
        Fit<ParetoNbd> fit = ParetoNbd.fit(Cdnow.summary());

        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(fit.logLikelihood()).isCloseTo(-9594.973929826865, within(1e-7));
        BgNbdTest.assertEstimates(fit, 0.553275508690109, 10.577612238658991, 0.6062135686490411, 11.6679112370859);
        List<Double> errors = List.of(0.047627663835637137, 0.8427134061647426, 0.1872706104027219, 6.210714950370191);
        for (int i = 0; i < 4; i++) {
            assertThat(fit.estimates().get(i).standardError().orElseThrow()).isCloseTo(errors.get(i), within(1e-3));
        }
    }

    /**
     * Customers whose P(alive) was NaN in an early CLVTools. The numbers are from mpmath in 40 digits, by the integral over the time of
     * dropout and by both published forms in ₂F₁, which agree.
     */
    @Test
    void tellsWhoIsAliveOfThoseWhoBuyOften() {
        ParetoNbd model = new ParetoNbd(.5143, 2.8845, .2856, 14.1087, ChronoUnit.WEEKS);

        assertThat(model.probabilityAlive(PurchasePattern.of(221, 103.42857, 103.57143, ChronoUnit.WEEKS)))
                .isCloseTo(0.999596052318, within(5e-13));
        assertThat(model.probabilityAlive(PurchasePattern.of(161, 94.71429, 98, ChronoUnit.WEEKS)))
                .isCloseTo(0.749487752258, within(5e-13));
    }

    /** From Fader and Hardie's spreadsheets and the vignette of BTYD, at the estimates of the paper. */
    @Test
    void expectsWhatThePaperDoes() {
        PurchasePattern pattern = PurchasePattern.of(26, 30.85714, 31, ChronoUnit.WEEKS);

        assertThat(PAPER.probabilityAlive(pattern)).isCloseTo(0.997874, within(1e-5));
        assertThat(PAPER.expectedPurchases(pattern, 364)).isCloseTo(25.45647, within(3e-3));
        assertThat(PAPER.newcomer().expectedPurchases(364)).isCloseTo(1.473434, within(3e-4));
    }

    /** Each ends in words, never in numbers that look fine. */
    @Test
    void saysWhereTheDataTellTooLittle() {
        assertThat(fit(new double[] {0, 0, 0}, new double[] {0, 0, 0}, new double[] {5, 9, 30})
                        .reason())
                .startsWith("nobody has bought a second time");
        assertThat(fit(new double[0], new double[0], new double[0]).reason()).isEqualTo("there are no customers");

        Fit<ParetoNbd> nobodyLost =
                fit(new double[] {1, 2, 4, 9, 1}, new double[] {5, 9, 30, 70, 80}, new double[] {5, 9, 30, 70, 80});
        assertThat(nobodyLost.status()).isEqualTo(Fit.Status.AT_BOUNDARY);
        assertThat(nobodyLost.reason()).contains("s goes to 0");

        Fit<ParetoNbd> tireless =
                fit(new double[] {100_000, 0, 1, 2, 0, 3}, new double[] {990, 0, 30, 100, 0, 20}, new double[] {
                    1000, 900, 700, 800, 300, 200
                });
        assertThat(tireless.status()).isNotEqualTo(Fit.Status.CONVERGED);
        assertThat(tireless.reason()).isNotEmpty();
        assertThat(tireless.logLikelihood()).isFinite();
    }

    private static Fit<ParetoNbd> fit(double[] frequency, double[] recency, double[] age) {
        return ParetoNbd.fit(PatternTable.of(ChronoUnit.DAYS, frequency, recency, age));
    }

    @Test
    void whoBoughtJustNowIsAlive() {
        assertThat(PAPER.probabilityAlive(new PurchasePattern(3, 40, 40))).isEqualTo(1);
        assertThat(PAPER.probabilityAlive(new PurchasePattern(0, 0, 0))).isEqualTo(1);
        assertThat(PAPER.probabilityAlive(new PurchasePattern(100_000, 10, 4000)))
                .isEqualTo(0);
    }

    @Test
    void findsTheParametersOfDrawnCustomers() {
        ParetoNbd truth = new ParetoNbd(.8, 60, .7, 120, ChronoUnit.DAYS);
        Random random = new Random(18);
        int size = 4000;
        double[] frequency = new double[size];
        double[] recency = new double[size];
        double[] age = new double[size];
        for (int i = 0; i < size; i++) {
            age[i] = 200 + random.nextInt(500);
            double[] times = truth.newcomer().draw(age[i], random);
            frequency[i] = times.length;
            recency[i] = times.length == 0 ? 0 : times[times.length - 1];
        }
        Fit<ParetoNbd> fit = fit(frequency, recency, age);

        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        for (int i = 0; i < 4; i++) {
            Interval wide = fit.estimates().get(i).interval(0.9999).orElseThrow();
            assertThat(truth.parameters().get(i)).isBetween(wide.low(), wide.high());
        }
    }
}
