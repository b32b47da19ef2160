package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.result.Label;
import io.github.retention4j.testing.Serialisation;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {
    private static final BgNbd BG = new BgNbd(.243, 4.414, .793, 2.426, ChronoUnit.WEEKS);
    private static final MbgNbd MBG = new MbgNbd(.525, 6.183, .891, 1.614, ChronoUnit.WEEKS);

    @Test
    void theModelThatManyCustomersAreDrawnFromIsBest() {
        ModelComparison ofBg =
                ModelComparison.of(Simulation.of(BG, 30_000, 400).heldOut(100).draw(3));
        ModelComparison ofMbg =
                ModelComparison.of(Simulation.of(MBG, 30_000, 400).heldOut(100).draw(3));

        assertThat(ofBg.best().model()).isInstanceOf(BgNbd.class);
        assertThat(ofMbg.best().model()).isInstanceOf(MbgNbd.class);
        assertThat(ofBg.why()).startsWith("BG/NBD: its AIC is lower than that of MBG/NBD by ");
        assertThat(ofBg.validation()).isPresent();
        assertThat(Serialisation.roundTrip(ofBg)).isEqualTo(ofBg);
    }

    @Test
    void ofManyPatternsTheBestOfAPartIsFittedToAllOfThem() {
        MbgNbd often = new MbgNbd(1.2, 3, .4, 2.2, ChronoUnit.WEEKS);
        PatternTable many = Simulation.of(often, 120_000, 700).heldOut(100).draw(5);
        assertThat(many.size()).isGreaterThan(50_000);

        ModelComparison quick = ModelComparison.byPart(many);
        ModelComparison whole = ModelComparison.of(many);

        assertThat(quick.best()).isEqualTo(whole.best());
        assertThat(quick.best().model()).isInstanceOf(MbgNbd.class);
        assertThat(quick.validation()).isEqualTo(whole.validation());
        assertThat(quick.why()).isEqualTo("MBG/NBD: it was the best of a part of the patterns.");
    }

    @Test
    void ofFewPatternsAPartIsAll() {
        assertThat(ModelComparison.byPart(Cdnow.summary())).isEqualTo(ModelComparison.of(Cdnow.summary()));
    }

    /** From another start the summit is the same one. */
    @Test
    void aFitOfManyPatternsEndsWhereItsSlopeIsLevel() {
        PatternTable many = Simulation.of(new ParetoNbd(1.2, 3, .6, 11, ChronoUnit.WEEKS), 120_000, 700)
                .draw(6);
        assertThat(many.size()).isGreaterThan(50_000);

        FitProps.assertLevel(ParetoNbd.fit(many), PatternGroups.of(many).scale());
    }

    /** By hand from the published log-likelihood of the CDNOW sample. */
    @Test
    void criteriaAreThoseOfTheirFormulas() {
        ModelComparison comparison = ModelComparison.of(Cdnow.summary());

        ModelComparison.Candidate bg = comparison.candidates().get(0);
        assertThat(bg.aic()).isCloseTo(8 + 2 * 9582.42556, within(1e-3));
        assertThat(bg.bic()).isCloseTo(4 * Math.log(2357) + 2 * 9582.42556, within(1e-3));
        assertThat(comparison.why())
                .isEqualTo("BG/NBD: MBG/NBD fits as well (AIC within 2), and BG/NBD is the simplest of them.");
        assertThat(comparison.validation()).isEmpty();
    }

    /** The worked example. */
    @Test
    void criteriaOfTheExampleAreThoseOfItsNumbers() {
        assertThat(candidate(BG, -9582.43).aic()).isCloseTo(19172.86, within(1e-9));
        assertThat(candidate(MBG, -9582.14).aic()).isCloseTo(19172.28, within(1e-9));
        assertThat(new ModelComparison(
                                Label.of("models", "stated"),
                                List.of(candidate(BG, -9582.43), candidate(MBG, -9582.14)))
                        .best()
                        .found())
                .isEqualTo(BG);
    }

    private static ModelComparison.Candidate candidate(PurchaseModel model, double logLikelihood) {
        List<List<Double>> sure = Collections.nCopies(4, Collections.nCopies(4, 0.0));
        return new ModelComparison.Candidate(
                new Fit<>(Fit.Status.CONVERGED, "", model, logLikelihood, 0, sure, 1, 1, 1, 1), List.of());
    }

    @Test
    void modelsThatAreNotThereAreListedWithTheReason() {
        PatternTable once =
                PatternTable.of(ChronoUnit.DAYS, new double[] {0, 0}, new double[] {0, 0}, new double[] {5, 9});
        ModelComparison comparison = ModelComparison.of(once);

        assertThat(comparison).hasToString("""
                models
                model       status          log-likelihood  AIC  BIC
                BG/NBD      not identified
                MBG/NBD     not identified
                Pareto/NBD  not identified
                BG/NBD: nobody has bought a second time, so nothing tells how often customers buy
                MBG/NBD: nobody has bought a second time, so nothing tells how often customers buy
                Pareto/NBD: nobody has bought a second time, so nothing tells how often customers buy
                No model can be trusted: BG/NBD is not identified, nobody has bought a second time, so nothing tells how often customers buy.""");
        assertThatThrownBy(() -> comparison.best().model())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("BG/NBD is not identified: nobody has bought a second time, so nothing tells how often"
                        + " customers buy");
    }

    /** MBG/NBD is best of the one shop and BG/NBD of the other. */
    @Test
    void theBestIsFittedToOthersWhateverWouldFitThemBest() {
        PatternTable others = Simulation.of(BG, 30_000, 400).heldOut(100).draw(3);
        ModelComparison ofMbg =
                ModelComparison.of(Simulation.of(MBG, 30_000, 400).draw(3));

        assertThat(ofMbg.bestFittedTo(others)).isEqualTo(MbgNbd.fit(others));
        assertThat(ModelComparison.of(others).bestFittedTo(others)).isEqualTo(BgNbd.fit(others));
    }

    @Test
    void theFirstIsFittedToOthersIfNoneCanBeTrusted() {
        PatternTable once = PatternTable.of(ChronoUnit.DAYS, new double[] {0}, new double[] {0}, new double[] {5});

        assertThat(ModelComparison.of(once).bestFittedTo(Cdnow.summary())).isEqualTo(BgNbd.fit(Cdnow.summary()));
        assertThat(ModelComparison.of(Cdnow.summary()).bestFittedTo(once).hasModel())
                .isFalse();
    }

    @Test
    void aPriorIsOfOneModel() {
        assertThatThrownBy(() ->
                        ModelComparison.of(Cdnow.summary(), FitOptions.usual().prior(BG, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a prior is of one model, and three are compared; fit that one with it");
    }
}
