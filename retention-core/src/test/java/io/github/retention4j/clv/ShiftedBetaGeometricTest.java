package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.testing.StoreRows;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftedBetaGeometricTest {
    private static final Renewals REGULAR = Renewals.ofSurvivors(1000, 631, 468, 382, 326, 289, 262, 241);
    private static final Renewals HIGH_END = Renewals.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);
    private static final Period YEAR = Period.ofYears(1);

    /** Fader and Hardie (2007): 0.704 and 1.182; more digits from SciPy, in clv-models.json of the reference. */
    @Test
    void isThatOfThePaperOnItsRegularCustomers() {
        Fit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(REGULAR);

        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(fit.logLikelihood()).isCloseTo(-1680.265188463287, within(1e-8));
        BgNbdTest.assertEstimates(fit, 0.7040772985, 1.1820430262);
        // By mpmath's derivatives at the estimates.
        assertThat(fit.estimates().get(0).standardError().orElseThrow()).isCloseTo(0.0655989642, within(1e-9));
        assertThat(fit.estimates().get(1).standardError().orElseThrow()).isCloseTo(0.1524756317, within(1e-9));
        assertThat(fit.customers()).isEqualTo(1000);
        ShiftedBetaGeometric model = fit.model();
        assertThat(model.retentionRate(1)).isCloseTo(0.6267060541, within(1e-8));
        assertThat(model.retentionRate(12)).isCloseTo(0.9453615766, within(1e-8));
        assertThat(model.survival(12)).isCloseTo(0.1700374528, within(1e-8));
        assertThat(model.survival(0)).isEqualTo(1);
        assertThat(model.discountedLifetime(DiscountRate.annual(0.1), YEAR)).isCloseTo(3.6949084275, within(1e-7));
    }

    /** The same paper: 0.668 and 3.806. */
    @Test
    void isThatOfThePaperOnItsHighEndCustomers() {
        Fit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(HIGH_END);

        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        BgNbdTest.assertEstimates(fit, 0.668, 3.806);
    }

    /** At the paper's three decimals: 3.6951474. */
    @Test
    void aMonthlyRateOfAMonthlyContractIsTheSameAsAYearlyOneOfAYearly() {
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(0.704, 1.182);

        assertThat(model.discountedLifetime(DiscountRate.annual(0.1), YEAR)).isCloseTo(3.6951474, within(5e-8));
        assertThat(model.discountedLifetime(DiscountRate.monthly(0.1), Period.ofMonths(1)))
                .isCloseTo(3.6951474, within(5e-8));
        assertThat(model.discountedLifetime(DiscountRate.annual(0.1), Period.ofMonths(12)))
                .isEqualTo(model.discountedLifetime(DiscountRate.annual(0.1), YEAR));
        double sum = 0;
        for (int t = 0; t < 400; t++) {
            sum += model.survival(t) * Math.pow(1.1, -t / 52.0);
        }
        assertThat(model.discountedLifetime(DiscountRate.annual(0.1), Period.ofWeeks(52)))
                .isGreaterThan(3.69);
        assertThat(model.discountedLifetime(DiscountRate.annual(0.1), Period.ofWeeks(1)))
                .isGreaterThan(sum);
    }

    @Test
    void aLifetimeWithoutAnEndIsEmpty() {
        assertThat(new ShiftedBetaGeometric(0.704, 1.182).expectedLifetime()).isEmpty();
        assertThat(new ShiftedBetaGeometric(1, 3).expectedLifetime()).isEmpty();
        // Σ S(t) of α = 3, β = 2: (3 + 2 − 1)/2 = 2.
        assertThat(new ShiftedBetaGeometric(3, 2).expectedLifetime()).hasValue(2);
    }

    @Test
    void cohortsOfDifferentAgesAreFittedTogether() {
        Renewals young = Renewals.ofSurvivors(1000, 631, 468);
        Renewals both = REGULAR.plus(young);

        assertThat(both.lost()).startsWith(738L, 326L, 86L);
        assertThat(young.plus(REGULAR)).isEqualTo(both);
        assertThat(both).hasToString("1291 of 2000 customers lost at 7 renewals");
        assertThat(ShiftedBetaGeometric.fit(both).customers()).isEqualTo(2000);
        // Twice the same cohort has the same summit.
        Fit<ShiftedBetaGeometric> twice = ShiftedBetaGeometric.fit(REGULAR.plus(REGULAR));
        BgNbdTest.assertEstimates(twice, 0.7040772985, 1.1820430262);
    }

    @Test
    void whoTellsNothingEndsInWords() {
        assertStatus(
                new Renewals(List.of(), List.of()), Fit.Status.NOT_IDENTIFIED, "no customer has come to a renewal");
        assertStatus(Renewals.ofSurvivors(5), Fit.Status.NOT_IDENTIFIED, "no customer has come to a renewal");
        assertStatus(Renewals.ofSurvivors(0, 0, 0), Fit.Status.NOT_IDENTIFIED, "no customer has come to a renewal");
        assertStatus(Renewals.ofSurvivors(100, 100, 100), Fit.Status.NOT_IDENTIFIED, "nobody was lost");
        assertStatus(
                Renewals.ofSurvivors(100, 0, 0), Fit.Status.NOT_IDENTIFIED, "everybody was lost at the first renewal");
        assertStatus(Renewals.ofSurvivors(100, 60), Fit.Status.NOT_IDENTIFIED, "one renewal only");
        assertStatus(Renewals.ofSurvivors(1, 1, 0), Fit.Status.AT_BOUNDARY, "grows without end");
        // The same share each time: all customers are alike.
        assertStatus(Renewals.ofSurvivors(1000, 500, 250, 125), Fit.Status.AT_BOUNDARY, "grows without end");
        assertStatus(Renewals.ofSurvivors(1000, 900, 500, 100), Fit.Status.AT_BOUNDARY, "grows without end");
    }

    private static void assertStatus(Renewals renewals, Fit.Status status, String reason) {
        Fit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(renewals);
        assertThat(fit.status()).as("%s", renewals).isEqualTo(status);
        assertThat(fit.reason()).contains(reason);
        assertThat(fit.toString()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void cohortsOfATableCountAsFarAsTheyAreObservedWhole() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-01-05", "2026-02-05", "2026-03-05", "2026-04-05")
                .orders("b", "2026-01-06", "2026-02-06", "2026-04-06")
                .orders("c", "2026-01-07")
                .orders("d", "2026-03-08", "2026-04-08")
                .observedThrough("2026-04-20");
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        CohortRetention monthly = CohortRetention.monthly();

        assertThat(Renewals.of(engine.compute(monthly.cells(CohortRetention.CellRule.ON_OR_AFTER))))
                .isEqualTo(new Renewals(List.of(1L, 0L), List.of(2L, 2L)));
        StoreRows back = rows.observedThrough("2026-04-30");
        assertThatThrownBy(() ->
                        Renewals.of(MetricsEngine.over(back.store().history()).compute(monthly)))
                .hasMessageContaining("cohort 2026-01: survivors 2 at 3 are more than 1 before")
                .hasMessageContaining("ask for cells(ON_OR_AFTER)");
    }

    @Test
    void refusesWhatIsNoContract() {
        assertThatThrownBy(() -> Renewals.ofSurvivors(1, 2))
                .hasMessageContaining("survivors 2 at 1 are more than 1 before");
        assertThatThrownBy(() -> Renewals.ofSurvivors()).hasMessageContaining("the first number is how many signed up");
        assertThatThrownBy(() -> Renewals.ofSurvivors(1, -1)).hasMessageContaining("survivors -1 at 1 are below 0");
        assertThatThrownBy(() -> new Renewals(List.of(1L), List.of())).hasMessageContaining("each renewal needs both");
        assertThatThrownBy(() -> new Renewals(List.of(-1L), List.of(1L)))
                .hasMessageContaining("renewal 1 with -1 lost");
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(0.704, 1.182);
        assertThatThrownBy(() -> model.retentionRate(0)).hasMessageContaining("renewal 0 is below 1");
        assertThatThrownBy(() -> model.survival(-1)).hasMessageContaining("renewal -1 is below 1");
        assertThatThrownBy(() -> model.discountedLifetime(DiscountRate.NONE, YEAR))
                .hasMessageContaining("ask for expectedLifetime()");
        assertThatThrownBy(() -> model.discountedLifetime(DiscountRate.annual(0.1), Period.ZERO))
                .hasMessageContaining("write Period.ofMonths(1)");
        assertThatThrownBy(() -> new ShiftedBetaGeometric(0, 1))
                .hasMessageContaining("parameter alpha of shifted-beta-geometric is 0.0");
    }

    @Test
    void withAPriorNobodyIsEnough() {
        ShiftedBetaGeometric prior = new ShiftedBetaGeometric(.704, 1.182);
        FitOptions options = FitOptions.usual().prior(prior, .5);
        Fit<ShiftedBetaGeometric> none = ShiftedBetaGeometric.fit(new Renewals(List.of(0L), List.of(0L)), options);
        assertThat(none.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(none.model().parameters())
                .zipSatisfy(prior.parameters(), (found, of) -> assertThat(found).isCloseTo(of, within(1e-6 * of)));
        Fit<ShiftedBetaGeometric> kept = ShiftedBetaGeometric.fit(new Renewals(List.of(0L), List.of(50L)), options);
        assertThat(kept.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(kept.model().retentionRate(1)).isGreaterThan(prior.retentionRate(1));
    }

    @Test
    void aRateTooNearZeroIsRefused() {
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(.704, 1.182);
        for (double rate : new double[] {1e-13, 1e-15, 1e-18}) {
            assertThatThrownBy(() -> model.discountedLifetime(DiscountRate.annual(rate), YEAR))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is too near 0")
                    .hasMessageContaining(DiscountRate.annual(rate).toString());
        }
        // For small d it is Γ(1 − α) Γ(α + β)/Γ(β) · d^(α − 1), but for what is small beside that.
        assertThat(model.discountedLifetime(DiscountRate.annual(1e-8), YEAR))
                .isGreaterThan(model.discountedLifetime(DiscountRate.annual(1e-7), YEAR));
    }
}
