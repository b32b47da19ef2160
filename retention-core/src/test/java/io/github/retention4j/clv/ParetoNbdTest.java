package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.temporal.ChronoUnit;
import java.util.List;
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
        List<Double> errors =
                List.of(0.047627663835637137, 0.8427134061647426, 0.1872706104027219, 6.210714950370191);
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
}
