package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.clv.Advice.Kind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class AdviceTest {
    private static final BgNbd MODEL = new BgNbd(.5, 6, .8, 2.4, ChronoUnit.WEEKS);

    private static <M extends PurchaseModel> Fit<M> fit(Fit.Status status, String reason, M found, double... errors) {
        List<List<Double>> covariance = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<Double> row = new ArrayList<>(List.of(0.0, 0.0, 0.0, 0.0));
            row.set(i, i < errors.length ? errors[i] * errors[i] : 0);
            covariance.add(row);
        }
        return new Fit<>(status, reason, found, -1, 0, covariance, 1, 1, 1, 1);
    }

    private static final Fit<BgNbd> CONVERGED = fit(Fit.Status.CONVERGED, "", MODEL, 1, 1, 1, 1);

    /** 2,000 customers over two years, purchases of each week as expected times a factor. */
    private static PatternTable weeks(IntToDoubleFunction factor) {
        int days = 104 * 7;
        long[] first = new long[days];
        for (int day = 0; day < days; day += 7) {
            first[day] = 50;
        }
        PatternTable flat = table(first, new long[days]);
        long[] again = new long[days];
        List<PurchaseTracking.Week> weeks = PurchaseTracking.of(MODEL, flat).weeks();
        for (int week = 0; week < weeks.size(); week++) {
            again[7 * week] =
                    Math.round(factor.applyAsDouble(week) * weeks.get(week).expected());
        }
        return table(first, again);
    }

    private static PatternTable table(long[] first, long[] again) {
        return PatternTable.of(
                io.github.retention4j.result.Label.of("purchase patterns", "stated"),
                ChronoUnit.WEEKS,
                List.of(new PatternTable.Row(3, 60, 400, 0, 2_000)),
                new PurchaseDays(0, first.length - 1, first, again),
                0);
    }

    private static List<Kind> kinds(Fit<BgNbd> fit, PatternTable table) {
        return Advice.on(fit, table).stream().map(Advice::kind).toList();
    }

    @Test
    void whereWeeksAreAsExpectedThereIsNothingToSay() {
        assertThat(Advice.on(CONVERGED, weeks(week -> 1))).isEmpty();
        assertThat(Advice.on(CONVERGED, weeks(week -> 1.2))).isEmpty();
        assertThat(Advice.on(CONVERGED, weeks(week -> week % 2 == 0 ? 1.2 : .85)))
                .isEmpty();
    }

    @Test
    void seasonsAreToldByTheirWeeks() {
        List<Advice> advice = Advice.on(CONVERGED, weeks(week -> week % 52 >= 46 ? 2 : .95));

        assertThat(advice).hasSize(1);
        assertThat(advice.get(0).kind()).isEqualTo(Kind.SEASONALITY);
        assertThat(advice.get(0).text())
                .startsWith("12 of 10")
                .contains("weeks are off by more than a quarter and more than chance, most that of ");
        // One week in a hundred is a campaign, and no season.
        assertThat(Advice.on(CONVERGED, weeks(week -> week == 60 ? 3 : 1))).isEmpty();
    }

    @Test
    void aTrendIsToldByHalves() {
        List<Advice> advice = Advice.on(CONVERGED, weeks(week -> 1.4 - week / 104.0 * .8));

        assertThat(advice).extracting(Advice::kind).containsExactly(Kind.TREND);
        assertThat(advice.get(0).text()).startsWith("Of what the model expects, customers bought 1");
        assertThat(kinds(CONVERGED, weeks(week -> .6 + week / 104.0 * .8))).containsExactly(Kind.TREND);
        assertThat(kinds(CONVERGED, weeks(week -> 1.05 - week / 104.0 * .1))).isEmpty();
    }

    /** A step down to nothing is a trend, and its halves have no weeks that are off. */
    @Test
    void whereNobodyBuysAnyMoreItIsNoSeason() {
        assertThat(kinds(CONVERGED, weeks(week -> week < 52 ? 1 : 0))).contains(Kind.TREND);
    }

    @Test
    void youngCustomersAreTooFew() {
        PatternTable young = PatternTable.of(
                ChronoUnit.DAYS, new double[] {0, 1}, new double[] {0, 30}, new double[] {80, 90}, new long[] {60, 40});
        List<Advice> advice = Advice.on(CONVERGED, young);

        assertThat(advice).hasSize(1);
        assertThat(advice.get(0).kind()).isEqualTo(Kind.TOO_SHORT);
        assertThat(advice.get(0))
                .hasToString(
                        "Half of the customers have been customers for 80 days or less, and those who buy again take"
                                + " 30 days on average. Below 3 times that, being lost and buying slowly look the same:"
                                + " take a longer history.");
        PatternTable older = PatternTable.of(
                ChronoUnit.DAYS, new double[] {0, 1}, new double[] {0, 30}, new double[] {90, 90}, new long[] {60, 40});
        assertThat(Advice.on(CONVERGED, older)).isEmpty();
    }

    @Test
    void aBoundaryIsToldByWhatItSaysOfCustomers() {
        PatternTable table = weeks(week -> 1);
        assertBoundary(table, new BgNbd(.5, 6, 1e-5, 2.4, ChronoUnit.WEEKS), "nobody is ever lost", 1, 1, 0, 1);
        assertBoundary(table, new BgNbd(.5, 6, .8, 1e5, ChronoUnit.WEEKS), "nobody is ever lost", 1, 1, 1, 0);
        assertBoundary(table, new BgNbd(.5, 6, 1e5, 2, ChronoUnit.WEEKS), "all customers are lost at once", 1, 1, 0, 1);
        assertBoundary(
                table,
                new BgNbd(.5, 6, 1e5, 1e5, ChronoUnit.WEEKS),
                "all customers are as likely to be lost, 50 % at each purchase",
                1,
                1,
                0,
                0);
        assertBoundary(
                table,
                new BgNbd(.5, 6, 1e-5, 1e-5, ChronoUnit.WEEKS),
                "some customers are lost at once and the others never",
                1,
                1,
                0,
                0);
        assertBoundary(
                table,
                new BgNbd(1e5, 6e5, .8, 2.4, ChronoUnit.WEEKS),
                "all customers buy at the same rate",
                0,
                0,
                1,
                1);
    }

    private static void assertBoundary(PatternTable table, PurchaseModel found, String says, double... errors) {
        List<Advice> advice =
                Advice.on(AdviceTest.<PurchaseModel>fit(Fit.Status.AT_BOUNDARY, "…", found, errors), table);
        assertThat(advice.get(0).kind()).isEqualTo(Kind.BOUNDARY);
        assertThat(advice.get(0).text())
                .startsWith(
                        found.name() + " is at the boundary (…): as far as these data tell, " + says + ". Forecasts");
    }

    @Test
    void whoBuysOftenAndSpendsMoreIsToldOf() {
        double[] frequency = new double[100];
        double[] alike = new double[100];
        double[] rising = new double[100];
        for (int i = 0; i < 100; i++) {
            frequency[i] = 1 + i % 5;
            alike[i] = 20 + i / 10.0;
            rising[i] = 10 * frequency[i] + i / 10.0;
        }
        assertThat(Advice.on(SpendTable.of(CurrencyUnit.USD, frequency, alike))).isEmpty();
        assertThat(Advice.on(SpendTable.of(CurrencyUnit.USD, frequency, rising)))
                .singleElement()
                .satisfies(advice -> {
                    assertThat(advice.kind()).isEqualTo(Kind.SPEND);
                    assertThat(advice.text()).contains("customers who buy more often spend more each time");
                });
    }

    @Test
    void wherePeopleBuyOnceItSaysWhatToWaitFor() {
        PatternTable once =
                PatternTable.of(ChronoUnit.DAYS, new double[] {0}, new double[] {0}, new double[] {5}, new long[] {9});
        assertThat(Advice.on(BgNbd.fit(once), once))
                .containsExactly(new Advice(
                        Kind.NOTHING_TO_FIT,
                        "Nobody of 9 customers has bought a second time, so nothing tells how often customers buy."
                                + " Wait for second purchases, or state a prior from a shop like this."));
        // And with that it is as the text says.
        Fit<BgNbd> prior = BgNbd.fit(once, FitOptions.usual().prior(new BgNbd(.5, 42, .8, 2.4, ChronoUnit.DAYS), .5));
        assertThat(prior.status()).isEqualTo(Fit.Status.CONVERGED);
    }

    /** Which of the two parameters grows says nothing of how many are lost; the two together do. */
    @Test
    void whoAreAllAsLikelyToBeLostAreToldHowLikely() {
        PatternTable table = weeks(week -> 1);
        String alike = "all customers are as likely to be lost, ";
        assertBoundary(
                table, new BgNbd(.5, 6, 5e4, 1e5, ChronoUnit.WEEKS), alike + "33 % at each purchase", 1, 1, 1, 0);
        assertBoundary(
                table, new BgNbd(.5, 6, 1e5, 9e5, ChronoUnit.WEEKS), alike + "10 % at each purchase", 1, 1, 0, 1);
        assertBoundary(
                table, new BgNbd(.5, 6, 250, 1e5, ChronoUnit.WEEKS), alike + "0.25 % at each purchase", 1, 1, 1, 0);
        assertBoundary(table, new BgNbd(.5, 6, 50, 1e5, ChronoUnit.WEEKS), "nobody is ever lost", 1, 1, 1, 0);

        // By the week 0.14, so by the day 1 − e^(−0.02).
        assertBoundary(
                table, new ParetoNbd(.5, 6, 1e5, 1e5 / .14, ChronoUnit.WEEKS), alike + "2.0 % a day", 1, 1, 0, 1);
        assertBoundary(table, new ParetoNbd(.5, 6, 1.4e4, 1e5, ChronoUnit.WEEKS), alike + "2.0 % a day", 1, 1, 1, 0);
        assertBoundary(table, new ParetoNbd(.5, 6, .5, 1e7, ChronoUnit.WEEKS), "nobody is ever lost", 1, 1, 1, 0);
        assertBoundary(
                table, new ParetoNbd(.5, 6, 1e5, 1, ChronoUnit.WEEKS), "all customers are lost at once", 1, 1, 0, 1);
    }

    /** By the day 1.2 of 100,000 are lost, of customers of 400 days so 0.5 %: few, and not nobody. */
    @Test
    void howManyAreLostIsToldByTheirAgeInTheUnitOfTheModel() {
        PatternTable table = weeks(week -> 1);
        String few = "all customers are as likely to be lost, 0.0012 % a day";

        assertBoundary(table, new ParetoNbd(.5, 6, 1e5, 1e5 / 8.4e-5, ChronoUnit.WEEKS), few, 1, 1, 0, 1);
        assertBoundary(
                table, new ParetoNbd(.5, 6, 1e5, 1e5 / 1.4e-5, ChronoUnit.WEEKS), "nobody is ever lost", 1, 1, 0, 1);
    }

    /** Fitted: a third is lost at each purchase, the same chance for all. */
    @Test
    void aThirdLostAtEachPurchaseIsNotNobody() {
        PatternTable table = Simulation.of(new BgNbd(1, 10, 3e4, 6e4, ChronoUnit.DAYS), 20_000, 365)
                .draw(2);
        Fit<BgNbd> fit = BgNbd.fit(table);
        assertThat(fit.status()).isEqualTo(Fit.Status.AT_BOUNDARY);
        assertThat(Advice.on(fit, table).get(0).text())
                .containsPattern("as likely to be lost, 3[34] % at each purchase");
    }
}
