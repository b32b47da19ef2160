package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.clv.HoldoutValidation.Accuracy;
import io.github.retention4j.clv.HoldoutValidation.Bin;
import io.github.retention4j.clv.PurchaseTracking.Week;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.result.Label;
import io.github.retention4j.testing.Serialisation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldoutValidationTest {
    private static final BgNbd MODEL = new BgNbd(.243, 4.414, .793, 2.426, ChronoUnit.WEEKS);

    /** Two customers of days 0 and 10, fitted through day 20 of 31. */
    private static final PatternTable TWO = PatternTable.of(
            Label.of("purchase patterns", "stated"),
            ChronoUnit.WEEKS,
            List.of(new PatternTable.Row(2, 15, 20, 3, 1), new PatternTable.Row(0, 0, 10, 0, 1)),
            new PurchaseDays(0, 20, counts(31, 0, 10), counts(31, 5, 15, 21, 25, 30)),
            0);

    private static long[] counts(int days, int... at) {
        long[] counts = new long[days];
        for (int day : at) {
            counts[day]++;
        }
        return counts;
    }

    /** Each figure worked out from its definition. */
    @Test
    void errorsAreThoseOfEachCustomer() {
        HoldoutValidation validation = HoldoutValidation.of(MODEL, TWO);
        double often = MODEL.expectedPurchases(new PurchasePattern(2, 15, 20), 10);
        double once = MODEL.expectedPurchases(new PurchasePattern(0, 0, 10), 10);

        assertThat(validation.days()).isEqualTo(10);
        assertThat(validation.actual()).isEqualTo(3);
        Accuracy model = validation.ofModel();
        assertThat(model.total()).isCloseTo(often + once, within(1e-12));
        assertThat(model.mae()).isCloseTo((3 - often + once) / 2, within(1e-12));
        assertThat(model.rmse()).isCloseTo(Math.sqrt(((3 - often) * (3 - often) + once * once) / 2), within(1e-12));
        assertThat(validation.totalError())
                .hasValueSatisfying(error -> assertThat(error).isCloseTo((often + once) / 3 - 1, within(1e-12)));
        assertThat(validation.forecasts().get(1)).isEqualTo(new Accuracy("nobody buys again", 0, 1.5, Math.sqrt(4.5)));
        // Two purchases in 20 days are one in ten, of three.
        assertThat(validation.forecasts().get(2))
                .isEqualTo(new Accuracy("everybody goes on as so far", 1, 1, Math.sqrt(2)));
        assertThat(validation.bins()).containsExactly(new Bin(0, 1, 0, once), new Bin(2, 1, 3, often));
    }

    /** One who bought on two days running is not expected to buy on each of the ten to come. */
    @Test
    void whoIsYoungerThanAWeekGoesOnAtTheRateOfAll() {
        PatternTable patterns = PatternTable.of(
                TWO.label(),
                ChronoUnit.WEEKS,
                List.of(
                        new PatternTable.Row(2, 15, 20, 3, 1),
                        new PatternTable.Row(1, 1, 1, 0, 1),
                        new PatternTable.Row(0, 0, 0, 0, 1),
                        new PatternTable.Row(1, 2, 7, 0, 1)),
                new PurchaseDays(0, 20, counts(31), counts(31)),
                0);
        // Four purchases in 28 days are one in seven, of two customers; the others keep their own one in ten and one in
        // seven.
        Accuracy goingOn = HoldoutValidation.of(MODEL, patterns).forecasts().get(2);
        double seventh = 10 / 7.0;
        assertThat(goingOn.total()).isCloseTo(1 + 3 * seventh, within(1e-12));
        assertThat(goingOn.mae()).isCloseTo((2 + 3 * seventh) / 4, within(1e-12));
        assertThat(goingOn.rmse()).isCloseTo(Math.sqrt((4 + 3 * seventh * seventh) / 4), within(1e-12));
    }

    @Test
    void nobodyOfAnyAgeGoesOn() {
        PatternTable patterns = PatternTable.of(
                TWO.label(),
                ChronoUnit.WEEKS,
                List.of(new PatternTable.Row(0, 0, 0, 1, 1)),
                new PurchaseDays(0, 20, counts(31), counts(31)),
                0);
        assertThat(HoldoutValidation.of(MODEL, patterns).forecasts().get(2))
                .isEqualTo(new Accuracy("everybody goes on as so far", 0, 1, 1));
    }

    @Test
    void weeksMeetAtTheEndOfWhatTheModelIsFittedTo() {
        List<Week> weeks = HoldoutValidation.of(MODEL, TWO).tracking().weeks();

        assertThat(weeks)
                .extracting(Week::start)
                .containsExactly(
                        LocalDate.ofEpochDay(0),
                        LocalDate.ofEpochDay(7),
                        LocalDate.ofEpochDay(14),
                        LocalDate.ofEpochDay(21),
                        LocalDate.ofEpochDay(28));
        assertThat(weeks).extracting(Week::days).containsExactly(7, 7, 7, 7, 3);
        assertThat(weeks).extracting(Week::isHeldOut).containsExactly(false, false, false, true, true);
        assertThat(weeks).extracting(Week::actual).containsExactly(1L, 0L, 1L, 2L, 1L);
        assertThat(weeks).extracting(Week::actualSoFar).containsExactly(1L, 1L, 2L, 4L, 5L);
        double[] ends = {6, 13, 20, 27, 30};
        double before = 0;
        for (int week = 0; week < 5; week++) {
            PurchaseProcess newcomer = MODEL.newcomer();
            double soFar = newcomer.expectedPurchases(ends[week])
                    + (ends[week] < 10 ? 0 : newcomer.expectedPurchases(ends[week] - 10));
            assertThat(weeks.get(week).expectedSoFar()).isCloseTo(soFar, within(1e-12));
            // Sums of weeks are sums of what came in each, and no sums of what had come by its end.
            assertThat(weeks.get(week).expected()).isCloseTo(soFar - before, within(1e-12));
            before = soFar;
        }
        assertThat(weeks.stream().mapToDouble(Week::expected).sum()).isCloseTo(before, within(1e-12));
    }

    /** Days through the 19th: the first week has six of them. */
    @Test
    void aWeekThatIsCutOffSaysSo() {
        PatternTable table = PatternTable.of(
                TWO.label(), ChronoUnit.WEEKS, List.of(), new PurchaseDays(0, 19, counts(31), counts(31)), 0);
        PurchaseTracking tracking = PurchaseTracking.of(MODEL, table);
        assertThat(tracking.weeks()).extracting(Week::days).containsExactly(6, 7, 7, 7, 4);
        assertThat(tracking.toString()).contains("1970-01-01, 6 days");
    }

    /** What a model expects of customers drawn from it is what they do, up to chance: by weeks, bins and in all. */
    @Test
    void theModelThatCustomersAreDrawnFromIsCalibrated() {
        for (PurchaseModel model : List.of(MODEL, new MbgNbd(.525, 6.183, .891, 1.614, ChronoUnit.WEEKS))) {
            PatternTable drawn = Simulation.of(model, 100_000, 280)
                    .joiningWithin(84)
                    .heldOut(280)
                    .draw(11);
            HoldoutValidation validation = HoldoutValidation.of(model, drawn);

            assertThat(validation.totalError().orElseThrow()).isBetween(-.03, .03);
            for (Bin bin : validation.bins()) {
                // A mean of mixed Poisson counts, whose deviation is below twice its root here.
                double error = 2 * Math.sqrt(Math.max(bin.expected(), .1) / bin.customers());
                assertThat(bin.actual())
                        .as(model.name() + " " + bin)
                        .isCloseTo(bin.expected(), within(4 * error + .02 * bin.expected()));
            }
            List<Week> weeks = validation.tracking().weeks();
            assertThat(weeks).hasSize(80);
            // By weeks of newcomers and by each customer's past it is the same expectation.
            double byWeeks = weeks.stream()
                    .filter(Week::isHeldOut)
                    .mapToDouble(Week::expected)
                    .sum();
            assertThat(byWeeks).isCloseTo(validation.ofModel().total(), within(.02 * byWeeks));
            for (Week week : weeks) {
                // Half a day, as days begin before the first purchase on them.
                assertThat((double) week.actual())
                        .as(model.name() + " " + week)
                        .isCloseTo(week.expected(), within(6 * Math.sqrt(week.expected()) + .08 * week.expected()));
            }
            List<List<Double>> sure = Collections.nCopies(4, Collections.nCopies(4, 0.0));
            assertThat(Advice.on(new Fit<>(Fit.Status.CONVERGED, "", model, 0, 0, sure, 0, 0, 0, 0), drawn))
                    .isEmpty();
        }
    }

    /**
     * The walkthrough of the R package BTYD (2.4) prints both rows for Pareto/NBD at its estimates, from the orders of the same customers:
     * what they bought in the 39 weeks held out, by how often they had bought before, and what is expected.
     */
    @Test
    void ofTheCdnowSampleItIsAsBtydHasIt() {
        PatternTable patterns = MetricsEngine.over(Cdnow.history())
                .compute(PurchasePatterns.weekly().through(LocalDate.of(1997, 9, 30)));
        HoldoutValidation validation =
                HoldoutValidation.of(new ParetoNbd(.553, 10.580, .606, 11.656, ChronoUnit.WEEKS), patterns);

        assertThat(validation.bins())
                .extracting(Bin::customers)
                .containsExactly(1411L, 439L, 214L, 100L, 62L, 38L, 29L, 64L);
        double[] actual = {0.2367116, 0.6970387, 1.392523, 1.560000, 2.532258, 2.947368, 3.862069, 6.359375};
        double[] expected = {.138, .600, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403};
        for (int bin = 0; bin < 8; bin++) {
            assertThat(validation.bins().get(bin).actual()).isCloseTo(actual[bin], within(1e-6));
            assertThat(validation.bins().get(bin).expected()).isCloseTo(expected[bin], within(2e-3));
        }
        assertThat(validation.actual()).isEqualTo(1882);
        List<Week> weeks = validation.tracking().weeks();
        assertThat(weeks).hasSize(78);
        assertThat(weeks.get(77).actualSoFar()).isEqualTo(4339);
        assertThat(weeks).filteredOn(Week::isHeldOut).hasSize(39);
    }

    /** Its launch in 1997 has campaigns that no model knows; and that is said. */
    @Test
    void ofTheCdnowSampleSomeWeeksAreOff() {
        PatternTable patterns = MetricsEngine.over(Cdnow.history())
                .compute(PurchasePatterns.weekly().through(LocalDate.of(1997, 9, 30)));
        assertThat(Advice.on(BgNbd.fit(patterns), patterns))
                .extracting(Advice::kind)
                .containsExactly(Advice.Kind.SEASONALITY);
    }

    @Test
    void nothingHeldOutIsAnError() {
        assertThatThrownBy(() ->
                        HoldoutValidation.of(MODEL, Simulation.of(MODEL, 5, 50).draw(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no days are held out; write PurchasePatterns.weekly().through(day)");
        PatternTable stated = PatternTable.of(ChronoUnit.DAYS, new double[] {1}, new double[] {2}, new double[] {3});
        assertThat(PurchaseTracking.of(MODEL, stated))
                .hasToString("repeat purchases by week (expected by BG/NBD): no data (no days)");
    }

    @Test
    void nobodyIsNoData() {
        HoldoutValidation validation = HoldoutValidation.of(
                MODEL, Simulation.of(MODEL, 0, 50).heldOut(50).draw(1));
        assertThat(validation).hasToString("holdout validation (BG/NBD, 50 days held out): no data (no customers)");
        assertThat(validation.totalError()).isEmpty();
        assertThat(validation.fewestCustomers()).isEmpty();
    }

    @Test
    void itPrintsAsTables() {
        HoldoutValidation validation = HoldoutValidation.of(MODEL, TWO);
        assertThat(validation).hasToString("""
                holdout validation
                forecast                     purchases     MAE    RMSE
                BG/NBD                             0.4  1.3658  1.8914
                nobody buys again                  0.0  1.5000  2.1213
                everybody goes on as so far        1.0  1.0000  1.4142
                holdout validation: BG/NBD, 10 days held out
                2 customers made 3 purchases

                bought again  customers  actual  expected
                0                     1   0.000     0.057
                2                     1   3.000     0.326""");
        assertThat(validation.fewestCustomers()).hasValue(1);
        assertThat(Serialisation.roundTrip(validation)).isEqualTo(validation);
    }
}
