package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.Customer;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.StoreRows;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CovariatesTest {
    private static final Segment<String> CHANNEL = Segment.of("channel", c -> "asked of no history");
    private static final Segment<String> COUNTRY = Segment.of("country", c -> "asked of no history");
    private static final Covariates CHANNELS = Covariates.of(CHANNEL);
    private static final Covariates BASKETS = Covariates.of().number(CustomerFunction.named("first basket", c -> 0));

    private static final BgNbd BASE = new BgNbd(.5, 6, .8, 2.4, ChronoUnit.WEEKS);

    /** Buying 1.5 and 0.7 times as often as app, lost with 1.0 and 2.0 times its odds. */
    private static final Map<String, double[]> EFFECTS =
            Map.of("app", new double[] {1, 1}, "store", new double[] {.7, 2}, "web", new double[] {1.5, 1});

    private static Segmented<CovariateValues, PatternTable> byChannel(Covariates covariates, int customers) {
        Map<CovariateValues, PatternTable> strata = new TreeMap<>();
        EFFECTS.forEach((channel, factors) -> {
            BgNbd own =
                    new BgNbd(BASE.r(), BASE.alpha() / factors[0], BASE.a() * factors[1], BASE.b(), ChronoUnit.WEEKS);
            strata.put(
                    covariates.values(channel),
                    Simulation.of(own, customers, 365).joiningWithin(180).draw(channel.length()));
        });
        return new Segmented<>("channel", strata);
    }

    @Test
    void effectsAreFoundAgain() {
        CovariateFit<BgNbd> fit = BgNbd.fit(byChannel(CHANNELS, 20_000), FitOptions.usual());

        assertThat(fit.fit().status()).isEqualTo(Fit.Status.CONVERGED);
        List<ParameterEstimate> estimates = fit.fit().estimates();
        assertThat(estimates)
                .extracting(ParameterEstimate::name)
                .containsExactly(
                        "r",
                        "alpha",
                        "a",
                        "b",
                        "channel store, buying ×",
                        "channel store, loss ×",
                        "channel web, buying ×",
                        "channel web, loss ×");
        double[] truth = {.5, 6, .8, 2.4, .7, 2, 1.5, 1};
        for (int i = 0; i < truth.length; i++) {
            ParameterEstimate estimate = estimates.get(i);
            assertThat(Math.abs(Math.log(estimate.value() / truth[i])))
                    .as(estimate.name())
                    .isLessThan(4 * estimate.errorOfLog());
            assertThat(estimate.errorOfLog()).as(estimate.name()).isBetween(0.001, 0.2);
        }
        LikelihoodRatioTest test = fit.likelihoodRatio().orElseThrow();
        assertThat(test.degrees()).isEqualTo(4);
        assertThat(test.pValue()).isLessThan(1e-10);
    }

    /** Pareto/NBD: β falls as customers are lost sooner, and the rate of loss is its inverse. */
    @Test
    void effectsAreFoundAgainWhereCustomersAreLostAtARate() {
        Map<CovariateValues, PatternTable> strata = new TreeMap<>();
        EFFECTS.forEach((channel, factors) -> strata.put(
                CHANNELS.values(channel),
                Simulation.of(new ParetoNbd(.6, 6 / factors[0], .7, 14 / factors[1], ChronoUnit.WEEKS), 1_500, 365)
                        .joiningWithin(180)
                        .draw(channel.length())));
        CovariateFit<ParetoNbd> fit = ParetoNbd.fit(new Segmented<>("channel", strata), FitOptions.usual());

        double[] truth = {.6, 6, .7, 14, .7, 2, 1.5, 1};
        List<ParameterEstimate> estimates = fit.fit().estimates();
        for (int i = 0; i < truth.length; i++) {
            assertThat(Math.abs(Math.log(estimates.get(i).value() / truth[i])))
                    .as(estimates.get(i).name())
                    .isLessThan(4 * estimates.get(i).errorOfLog());
        }
        assertThat(fit.model().at(CHANNELS.values("store")).beta())
                .isCloseTo(
                        fit.model().base().beta() / estimates.get(5).value(),
                        within(1e-9 * fit.model().base().beta()));
    }

    /** Channels that do not differ: the test speaks up in one of 20 draws, and seeds are what they are. */
    @Test
    void levelsAlikeAreTestedAsChance() {
        Map<CovariateValues, PatternTable> strata = new TreeMap<>();
        for (String channel : List.of("app", "web")) {
            strata.put(CHANNELS.values(channel), Simulation.of(BASE, 3_000, 365).draw(channel.hashCode()));
        }
        CovariateFit<BgNbd> fit = BgNbd.fit(new Segmented<>("channel", strata), FitOptions.usual());

        assertThat(fit.likelihoodRatio().orElseThrow().pValue()).isGreaterThan(0.05);
        assertThat(fit.without().customers()).isEqualTo(6_000);
    }

    @Test
    void customersOfALevelHaveTheModelThatIsGivenOutForThem() {
        Segmented<CovariateValues, PatternTable> strata = byChannel(CHANNELS, 2_000);
        CovariateFit<BgNbd> fit = BgNbd.fit(strata, FitOptions.usual());

        double sum = 0;
        for (Map.Entry<CovariateValues, PatternTable> stratum : strata.entrySet()) {
            BgNbd own = fit.model().at(stratum.getKey());
            PatternTable patterns = stratum.getValue();
            for (int group = 0; group < patterns.size(); group++) {
                sum += patterns.customers(group) * own.logLikelihood(patterns.pattern(group));
            }
        }
        assertThat(sum).isCloseTo(fit.fit().logLikelihood(), within(1e-8 * Math.abs(sum)));
        assertThat(fit.model().at(CHANNELS.values("app"))).isEqualTo(fit.model().base());
    }

    @Test
    void anotherBaseIsTheSameModelToldFromAnotherSide() {
        Covariates fromWeb = CHANNELS.base("channel", "web");
        CovariateFit<BgNbd> app = BgNbd.fit(byChannel(CHANNELS, 2_000), FitOptions.usual());
        CovariateFit<BgNbd> web = BgNbd.fit(byChannel(fromWeb, 2_000), FitOptions.usual());

        assertThat(web.fit().logLikelihood()).isCloseTo(app.fit().logLikelihood(), within(1e-6));
        assertThat(web.model().terms().get(0).base()).isEqualTo("web");
        assertThat(web.model().terms().get(0).buying())
                .isCloseTo(-app.model().terms().get(1).buying(), within(1e-4));
        for (String channel : EFFECTS.keySet()) {
            assertThat(web.model().at(fromWeb.values(channel)).parameters().get(1))
                    .isCloseTo(
                            app.model()
                                    .at(CHANNELS.values(channel))
                                    .parameters()
                                    .get(1),
                            within(1e-3));
        }
    }

    /** Twice the number is half the effect of one more, and another zero of the scale is nothing at all. */
    @Test
    void aNumberHasNoScaleAndNoZero() {
        Function<Function<Integer, Double>, CovariateFit<BgNbd>> fitted = number -> {
            Map<CovariateValues, PatternTable> strata = new TreeMap<>();
            for (int basket = 0; basket < 6; basket++) {
                BgNbd own =
                        new BgNbd(.5, 6 * Math.exp(-.2 * basket), .8 * Math.exp(.1 * basket), 2.4, ChronoUnit.WEEKS);
                strata.put(
                        BASKETS.values(number.apply(basket)),
                        Simulation.of(own, 4_000, 365).draw(basket));
            }
            return BgNbd.fit(new Segmented<>("first basket", strata), FitOptions.usual());
        };
        CovariateFit<BgNbd> plain = fitted.apply(basket -> (double) basket);
        CovariateFit<BgNbd> scaled = fitted.apply(basket -> 2000.0 * basket - 40_000);

        CovariateTerm term = plain.model().terms().get(0);
        ParameterEstimate buying = plain.fit().estimates().get(4);
        ParameterEstimate loss = plain.fit().estimates().get(5);
        assertThat(term.mean()).isEqualTo(2.5);
        assertThat(term.buying()).isCloseTo(.2, within(4 * buying.errorOfLog()));
        assertThat(term.loss()).isCloseTo(.1, within(4 * loss.errorOfLog()));
        assertThat(buying.errorOfLog()).isLessThan(.02);
        assertThat(scaled.fit().logLikelihood()).isCloseTo(plain.fit().logLikelihood(), within(1e-6));
        assertThat(2000 * scaled.model().terms().get(0).buying()).isCloseTo(term.buying(), within(1e-6));
        assertThat(2000 * scaled.fit().estimates().get(4).errorOfLog()).isCloseTo(buying.errorOfLog(), within(1e-6));
    }

    @Test
    void derivativesAreThoseOfTheValue() {
        Segmented<CovariateValues, PatternTable> strata = byChannel(CHANNELS, 200);
        CovariateDesign design = new CovariateDesign(strata);
        for (CovariateShift shift : List.of(new CovariateShift(2, 1), new CovariateShift(3, -1))) {
            Likelihood likelihood = new CovariateLikelihood(
                    design.strata.stream()
                            .<Likelihood>map(table -> new BetaGeometricLikelihood(
                                    PatternGroups.of(table),
                                    true,
                                    FitOptions.usual().parallelism()))
                            .toList(),
                    design.columns,
                    shift,
                    FitOptions.usual().parallelism());
            assertDerivatives(likelihood, new double[] {-.6, 1.7, -.3, .8, .3, -.2, -.4, .5});
        }
    }

    private static void assertDerivatives(Likelihood likelihood, double[] at) {
        int size = likelihood.size();
        double[] gradient = new double[size];
        double[][] hessian = new double[size][size];
        likelihood.at(at, gradient, hessian);
        double step = 1e-5;
        for (int i = 0; i < size; i++) {
            double[] above = at.clone();
            double[] below = at.clone();
            above[i] += step;
            below[i] -= step;
            double[] high = new double[size];
            double[] low = new double[size];
            double up = likelihood.at(above, high, new double[size][size]);
            double down = likelihood.at(below, low, new double[size][size]);
            assertThat(gradient[i]).isCloseTo((up - down) / (2 * step), within(1e-4 * (1 + Math.abs(gradient[i]))));
            for (int j = 0; j < size; j++) {
                assertThat(hessian[i][j])
                        .isCloseTo((high[j] - low[j]) / (2 * step), within(1e-4 * (1 + Math.abs(hessian[i][j]))));
            }
        }
    }

    @Test
    void byTwoThreadsItIsTheSameToTheLastBit() {
        Segmented<CovariateValues, PatternTable> strata = byChannel(CHANNELS, 1_000);
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            CovariateFit<BgNbd> one = BgNbd.fit(strata, FitOptions.usual());
            CovariateFit<BgNbd> four = BgNbd.fit(strata, FitOptions.usual().parallelism(4, executor));
            assertThat(four).isEqualTo(one);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void whatCannotBeToldApartIsToldInWords() {
        Covariates both = Covariates.of(CHANNEL, COUNTRY);
        PatternTable some = Simulation.of(BASE, 500, 365).draw(1);
        PatternTable others = Simulation.of(BASE, 500, 365).draw(2);

        assertNotIdentified(
                Map.of(both.values("app", "OM"), some, both.values("web", "SA"), others),
                "country SA follows from the covariates before it, so their effects cannot be told apart");
        assertNotIdentified(
                Map.of(both.values("app", "OM"), some, both.values("web", "OM"), others),
                "country is OM of all customers, so it tells nothing");
        Covariates fromStore = CHANNELS.base("channel", "store");
        assertNotIdentified(
                Map.of(fromStore.values("app"), some, fromStore.values("web"), others),
                "nobody has the base store of channel");
        assertNotIdentified(
                Map.of(BASKETS.values(3), some), "first basket is 3.0 of all customers, so it tells nothing");
        assertNotIdentified(Map.of(), "there are no customers");
        CovariateFit<BgNbd> none = BgNbd.fit(
                new Segmented<>("some", Map.<CovariateValues, PatternTable>of()),
                FitOptions.usual().prior(BASE, .5));
        assertThat(none.fit().status()).isEqualTo(Fit.Status.NOT_IDENTIFIED);
        assertThat(none.fit().reason()).isEqualTo("there are no customers");
    }

    private static void assertNotIdentified(Map<CovariateValues, PatternTable> strata, String reason) {
        CovariateFit<MbgNbd> fit = MbgNbd.fit(new Segmented<>("some", strata), FitOptions.usual());
        assertThat(fit.fit().status()).isEqualTo(Fit.Status.NOT_IDENTIFIED);
        assertThat(fit.fit().reason()).isEqualTo(reason);
        assertThat(fit.likelihoodRatio()).isEmpty();
        assertThat(fit.toString()).contains(reason).doesNotContain("NaN");
        assertThatThrownBy(fit::model).isInstanceOf(IllegalStateException.class).hasMessageContaining(reason);
    }

    /** Nobody of the kiosk bought again: the rate goes to 0, and the others are as without it. */
    @Test
    void aLevelWithoutASecondPurchaseIsAtTheBoundary() {
        Map<CovariateValues, PatternTable> strata = new TreeMap<>(byChannel(CHANNELS, 1_000));
        strata.put(
                CHANNELS.values("kiosk"),
                PatternTable.of(
                        ChronoUnit.WEEKS, new double[] {0}, new double[] {0}, new double[] {50}, new long[] {100}));
        CovariateFit<MbgNbd> fit = MbgNbd.fit(new Segmented<>("channel", strata), FitOptions.usual());

        assertThat(fit.fit().status()).isEqualTo(Fit.Status.AT_BOUNDARY);
        assertThat(fit.fit().reason()).contains("channel kiosk");
        assertThat(fit.model().at(CHANNELS.values("app")).parameters())
                .zipSatisfy(
                        MbgNbd.fit(byChannel(CHANNELS, 1_000), FitOptions.usual())
                                .model()
                                .base()
                                .parameters(),
                        (with, without) -> assertThat(with).isCloseTo(without, within(1e-3 * without)));
        assertThat(fit.untested()).isEqualTo("MBG/NBD with covariates is at the boundary");
    }

    @Test
    void levelsOfNobodyAreLeftOutAndAskedForInVain() {
        Map<CovariateValues, PatternTable> strata = new TreeMap<>(byChannel(CHANNELS, 500));
        strata.put(
                CHANNELS.values("kiosk"),
                PatternTable.of(ChronoUnit.WEEKS, new double[0], new double[0], new double[0]));
        CovariateModel<BgNbd> model = BgNbd.fit(new Segmented<>("channel", strata), FitOptions.usual())
                .model();

        assertThatThrownBy(() -> model.at(CHANNELS.values("kiosk")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("channel kiosk was not among the customers that the model was fitted to; they have: "
                        + "app, store, web");
    }

    @Test
    void valuesAreChecked() {
        assertThatThrownBy(() -> CHANNELS.values("app", "web")).hasMessage("2 values of 1 covariates: channel");
        assertThatThrownBy(() -> CHANNELS.values(3)).hasMessage("covariate channel is a text, not a Integer");
        assertThatThrownBy(() -> BASKETS.values("3")).hasMessage("covariate first basket is a number, not a String");
        assertThatThrownBy(() -> BASKETS.values(Double.NaN))
                .hasMessage("covariate first basket is NaN; state a finite number");
        assertThatThrownBy(() -> Covariates.of(CHANNEL, CHANNEL))
                .hasMessage("two covariates are called channel; give one another name");
        assertThatThrownBy(() -> CHANNELS.number(c -> 3)).hasMessageContaining("a covariate without a name");
        assertThatThrownBy(() -> CHANNELS.base("chanel", "app"))
                .hasMessage("no covariate of levels is called chanel; there are: channel");
        assertThatThrownBy(() -> new CovariateDesign(Map.of(
                        CHANNELS.values("app"), Simulation.of(BASE, 9, 9).draw(1),
                        Covariates.of(COUNTRY).values("SA"),
                                Simulation.of(BASE, 9, 9).draw(1))))
                .hasMessageContaining("values of other covariates than those of the first");
    }

    @Test
    void aHistoryIsCountedByThem() {
        StoreRows rows = StoreRows.riyadh();
        for (String id : List.of("a", "b", "c", "d")) {
            rows.customer(
                    Customer.builder(id).channel(id.equals("d") ? "web" : "app").build());
            rows.orders(id, "2026-01-0" + (1 + id.charAt(0) - 'a'), "2026-02-01", "2026-03-01");
        }
        rows.orders("e", "2026-01-07");
        Covariates covariates =
                Covariates.of(Segments.channel()).number(CustomerFunction.named("day", c -> c.orderEpochDay(0) % 2));
        Segmented<CovariateValues, PatternTable> patterns = MetricsEngine.over(
                        rows.store().history())
                .compute(PurchasePatterns.weekly().by(covariates));

        assertThat(patterns.keySet())
                .map(CovariateValues::toString)
                .containsExactly("(unknown), 0.0", "app, 0.0", "app, 1.0", "web, 1.0");
        assertThat(patterns.get(covariates.values("app", 0)).customers()).isEqualTo(2);
        assertThat(patterns.segment()).isEqualTo("channel and day");
        CovariateFit<BgNbd> fit = BgNbd.fit(patterns, FitOptions.usual());
        assertThat(fit.without().customers()).isEqualTo(5);
        assertThat(fit.toString()).doesNotContain("NaN");
    }

    @Test
    void itIsCarriedToOtherMachines() {
        CovariateFit<BgNbd> fit = BgNbd.fit(byChannel(CHANNELS, 300), FitOptions.usual());
        assertThat(Serialisation.roundTrip(fit)).isEqualTo(fit);
        CovariateValues values = CHANNELS.values("app");
        assertThat(Serialisation.roundTrip(values)).isEqualTo(values).hasSameHashCodeAs(values);
        assertThat(values).isNotEqualTo(CHANNELS.values("web"));
        assertThat(Arrays.asList(CHANNELS.values(""), BASKETS.values(-0.0)))
                .map(CovariateValues::toString)
                .containsExactly("(none)", "0.0");
    }

    @Test
    void theRatioTestHasItsWorkedNumbers() {
        LikelihoodRatioTest test = new LikelihoodRatioTest(10.6, 2, 0.004991593906910218);
        assertThat(test).hasToString("χ² = 10.6, 2 degrees of freedom, p = .005");
        assertThat(org.apache.commons.statistics.distribution.ChiSquaredDistribution.of(2)
                        .survivalProbability(10.6))
                .isCloseTo(0.004991593906910218, within(1e-15)); // scipy.stats.chi2.sf(10.6, 2)
    }

    @Test
    void valuesThatLackACovariateAreNotTheBase() {
        CovariateModel<BgNbd> model =
                BgNbd.fit(byChannel(CHANNELS, 500), FitOptions.usual()).model();
        assertThatThrownBy(() -> model.at(Covariates.of(COUNTRY).values("SA")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values of country without channel, which the model was fitted with; state it too");
        assertThatThrownBy(() -> Covariates.of().values())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no covariates; state one");
    }
}
