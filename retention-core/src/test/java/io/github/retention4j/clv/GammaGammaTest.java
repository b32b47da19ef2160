package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class GammaGammaTest {
    /** Fader and Hardie, note 025 (2013): p 6.25, q 3.74, γ 15.44; more digits from SciPy, in clv-models.json of the reference. */
    @Test
    void isThatOfTheNoteOnItsData() {
        SpendTable spends = Cdnow.spends(false);
        Fit<GammaGamma> fit = GammaGamma.fit(spends);

        assertThat(spends.customers()).isEqualTo(946);
        assertThat(fit.status()).as(fit.reason()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(fit.logLikelihood()).isCloseTo(-4055.917694801875, within(1e-7));
        BgNbdTest.assertEstimates(fit, 6.249572271, 3.744224667, 15.443520963);
        List<Double> errors = List.of(1.1898757409175826, 0.29010483079364024, 4.1587776492941515);
        for (int i = 0; i < 3; i++) {
            assertThat(fit.estimates().get(i).standardError().orElseThrow()).isCloseTo(errors.get(i), within(1e-3));
        }
    }

    /** The mean spend that most tables of these data have, with two decimals. */
    @Test
    void isThatOfTwoDecimalsToo() {
        Fit<GammaGamma> fit = GammaGamma.fit(Cdnow.spends(true));

        assertThat(fit.logLikelihood()).isCloseTo(-4055.92324, within(1e-4));
        BgNbdTest.assertEstimates(fit, 6.2488, 3.7446, 15.4477);
    }

    /** The first ten customers of the data, as lifetimes' tests quote them. */
    @Test
    void expectsOfTheFirstCustomersWhatIsPublished() {
        GammaGamma model = GammaGamma.fit(Cdnow.spends(false)).model();
        double[] expected = {24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17};
        List<Cdnow.Customer> customers = Cdnow.customers();

        for (int i = 0; i < expected.length; i++) {
            Cdnow.Customer customer = customers.get(i);
            assertThat(model.expectedSpend(customer.frequency(), customer.meanSpend())
                            .orElseThrow())
                    .as("customer %s", i)
                    .isCloseTo(expected[i], within(0.01));
        }
        assertThat(model.expectedSpend().orElseThrow()).isCloseTo(35.17, within(0.005));
    }

    /** pandas' corr() of these data, in the guide of lifetimes: 0.113884. */
    @Test
    void theCorrelationIsThatOfTheGuide() {
        SpendCorrelation correlation = Cdnow.spends(false).correlation().orElseThrow();

        assertThat(correlation.value()).isCloseTo(0.113884, within(1e-5));
        assertThat(correlation.customers()).isEqualTo(946);
        assertThat(correlation.toString()).contains("correlation of 0.114 (95 % CI -0.028 to 0.251)", "can be chance");
    }

    @Test
    void aMeanThatIsNoneIsEmptyAndNeverNegative() {
        GammaGamma model = new GammaGamma(0.2, 0.5, 10, CurrencyUnit.USD);

        assertThat(model.expectedSpend()).isEmpty();
        assertThat(model.expectedSpend(2, 10)).isEmpty();
        // p·x + q is 1.5 here: 0.2 · (10 + 50)/0.5.
        assertThat(model.expectedSpend(5, 10).orElseThrow()).isCloseTo(24, within(1e-12));
    }

    /** mpmath 1.3: log(gamma(p*x+q)/gamma(p*x)/gamma(q)*v**q*m**(p*x-1)*x**(p*x)/(v+m*x)**(p*x+q)) at 30 digits. */
    @Test
    void oneCustomersLogLikelihoodIsTheDensity() {
        GammaGamma model = new GammaGamma(6.25, 3.74, 15.44, CurrencyUnit.USD);

        assertThat(model.logLikelihood(2, 22.35)).isCloseTo(-3.551316759731705, within(1e-10));
        assertThat(model.logLikelihood(100_000, 35)).isCloseTo(-3.9944095237293067, within(1e-8));
    }

    @Test
    void whoTellsNothingEndsInWords() {
        assertStatus(SpendTable.of(CurrencyUnit.USD, new double[0], new double[0]), Fit.Status.NOT_IDENTIFIED);
        assertStatus(
                SpendTable.of(CurrencyUnit.USD, new double[] {0, 0}, new double[] {0, 0}), Fit.Status.NOT_IDENTIFIED);
        assertStatus(SpendTable.of(CurrencyUnit.USD, new double[] {1}, new double[] {10}), Fit.Status.AT_BOUNDARY);
        assertStatus(
                SpendTable.of(CurrencyUnit.USD, new double[] {100_000}, new double[] {10}), Fit.Status.NOT_IDENTIFIED);
        double[] alike = new double[100];
        double[] ten = new double[100];
        Arrays.fill(alike, 3);
        Arrays.fill(ten, 10);
        assertStatus(SpendTable.of(CurrencyUnit.USD, alike, ten), Fit.Status.AT_BOUNDARY);
        double[] rising = new double[100];
        Arrays.setAll(rising, i -> 1 + i);
        assertStatus(SpendTable.of(CurrencyUnit.USD, alike, rising), Fit.Status.AT_BOUNDARY);
        assertStatus(SpendTable.of(CurrencyUnit.USD, rising, ten), Fit.Status.AT_BOUNDARY);
    }

    /** Whatever is the matter, it is told, and nothing in it is no number. */
    private static void assertStatus(SpendTable spends, Fit.Status status) {
        Fit<GammaGamma> fit = GammaGamma.fit(spends);
        assertThat(fit.status()).isEqualTo(status);
        assertThat(fit.reason()).isNotEmpty();
        assertThat(fit.toString()).doesNotContain("Infinity", "NaN");
    }

    @Test
    void refusesWhatIsNoCustomer() {
        assertThatThrownBy(() -> SpendTable.of(CurrencyUnit.USD, new double[] {1, 2.9}, new double[] {1, 1}))
                .hasMessageContaining("row 1: frequency 2.9 is no whole number");
        assertThatThrownBy(() -> SpendTable.of(CurrencyUnit.USD, new double[] {1}, new double[] {Double.NaN}))
                .hasMessageContaining("row 0: mean spend NaN");
        assertThatThrownBy(() -> SpendTable.of(CurrencyUnit.USD, new double[] {1}, new double[] {1, 2}))
                .hasMessageContaining("columns of 1, 2 and 1 rows");
        GammaGamma model = new GammaGamma(6.25, 3.74, 15.44, CurrencyUnit.USD);
        assertThatThrownBy(() -> model.expectedSpend(1, 0)).hasMessageContaining("mean spend 0.0 not in (0, ∞)");
        assertThatThrownBy(() -> model.expectedSpend(-1, 1)).hasMessageContaining("frequency -1 is below 0");
        assertThatThrownBy(() -> new GammaGamma(1, 0, 1, CurrencyUnit.USD))
                .hasMessageContaining("parameter q of Gamma-Gamma is 0.0, not in [1.0E-12, 1.0E12]");
    }

    @Test
    void whoSpentNothingIsLeftOutAndTold() {
        SpendTable spends = SpendTable.of(
                CurrencyUnit.USD, new double[] {1, 2, 0, 3}, new double[] {10, 0, 0, -5}, new long[] {5, 2, 7, 1});

        assertThat(spends.customers()).isEqualTo(5);
        assertThat(spends.oneTimers()).isEqualTo(7);
        assertThat(spends.withoutSpend()).isEqualTo(3);
        assertThat(spends.toString())
                .contains("5 customers bought again, on average for 10.00 USD", "7 bought once", "3 spent nothing");
    }

    @Test
    void withAPriorNobodyIsEnough() {
        GammaGamma other = new GammaGamma(6.25, 3.74, 1_544_000, CurrencyUnit.JPY);
        FitOptions options = FitOptions.usual().prior(other, .5);
        SpendTable once = SpendTable.of(CurrencyUnit.JPY, new double[] {0, 0}, new double[] {0, 0});
        Fit<GammaGamma> fit = GammaGamma.fit(once, options);
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(fit.model().parameters())
                .zipSatisfy(
                        other.parameters(), (found, prior) -> assertThat(found).isCloseTo(prior, within(1e-6 * prior)));

        SpendTable dollars = SpendTable.of(CurrencyUnit.USD, new double[] {1}, new double[] {20});
        assertThatThrownBy(() -> GammaGamma.fit(dollars, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a prior in JPY for a fit in USD; state a model in USD");
    }

    @Test
    void countsBeyondALongAreTheMost() {
        long[] many = {Long.MAX_VALUE, Long.MAX_VALUE, 1, 1, 1};
        SpendTable spends =
                SpendTable.of(CurrencyUnit.USD, new double[] {0, 1, 1, 0, 2}, new double[] {0, 1, 2, 0, 0}, many);
        assertThat(spends.customers()).isEqualTo(Long.MAX_VALUE);
        assertThat(spends.oneTimers()).isEqualTo(Long.MAX_VALUE);
    }
}
