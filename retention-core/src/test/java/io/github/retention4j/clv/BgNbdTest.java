package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class BgNbdTest {
    /** Fader, Hardie and Lee (2005), table 2; more digits from clv-models.json in the reference. */
    @Test
    void isThatOfThePaperOnItsData() {
        Fit<BgNbd> fit = BgNbd.fit(Cdnow.summary());

        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(fit.logLikelihood()).isCloseTo(-9582.42556, within(1e-4));
        assertEstimates(fit, 0.2425929, 4.4135316, 0.7928861, 2.4257534);
        List<Double> errors =
                List.of(0.012557039349889065, 0.3782158951007205, 0.18571649155856695, 0.7053351746952933);
        for (int i = 0; i < 4; i++) {
            assertThat(fit.estimates().get(i).standardError().orElseThrow()).isCloseTo(errors.get(i), within(1e-4));
        }
    }

    @Test
    void oneCustomersLogLikelihoodDoesNotUnderflow() {
        BgNbd paper = new BgNbd(.243, 4.414, .793, 2.426, ChronoUnit.DAYS);

        assertThat(paper.logLikelihood(new PurchasePattern(5000, 364, 365))).isCloseTo(8021.440953731, within(1e-8));
        assertThat(paper.probabilityAlive(new PurchasePattern(1000, 10, 100))).isEqualTo(0);
    }

    static void assertEstimates(Fit<?> fit, double... expected) {
        List<Double> found = fit.model().parameters();
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.get(i)).as(fit.found().parameterNames().get(i)).isCloseTo(expected[i], within(1e-3));
        }
    }

    @Test
    void aPriorInAnotherUnitIsRefused() {
        PatternTable table = PatternTable.of(ChronoUnit.DAYS, new double[] {1}, new double[] {20}, new double[] {30});
        FitOptions weekly = FitOptions.usual().prior(new BgNbd(.24, 4.4, .8, 2.4, ChronoUnit.WEEKS), .5);
        assertThatThrownBy(() -> BgNbd.fit(table, weekly))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a prior in WEEKS for a fit in DAYS; state a model in DAYS");
        FitOptions pareto = FitOptions.usual().prior(new ParetoNbd(.5, 4.4, .8, 2.4, ChronoUnit.WEEKS), .5);
        assertThatThrownBy(() -> ParetoNbd.fit(table, pareto)).hasMessageContaining("a prior in WEEKS");
    }

    /** Steps along a distribution this narrow were below the spacing of numbers, and the sum went on for ever. */
    @Test
    void parametersOfNobodyAreRefused() {
        for (double[] ab : new double[][] {{1e32, 1e31}, {1e300, 1e300}, {1e20, 1e19}, {1e-300, 1}, {1, 1e13}}) {
            assertThatThrownBy(() -> new BgNbd(.5, 1, ab[0], ab[1], ChronoUnit.DAYS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("parameter [ab] of BG/NBD is .*, not in \\[1.0E-12, 1.0E12]");
        }
        for (double a : new double[] {1e-12, 1e12}) {
            for (double b : new double[] {1e-12, 1e12}) {
                for (double alpha : new double[] {1e-100, 1e-3, 1e100}) {
                    for (double r : new double[] {1e-12, .5, 1e12}) {
                        assertThat(new BgNbd(r, alpha, a, b, ChronoUnit.DAYS)
                                        .newcomer()
                                        .expectedPurchases(3650))
                                .as(r + " " + alpha + " " + a + " " + b)
                                .isNotNegative()
                                .isNotNaN();
                    }
                }
            }
        }
    }
}
