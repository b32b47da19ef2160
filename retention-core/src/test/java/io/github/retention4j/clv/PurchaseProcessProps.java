package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.retention4j.model.DiscountRate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** Laws of what is to come, whichever the model. */
class PurchaseProcessProps {
    /** By more than rounding, unless all that are to come have come. */
    @Property(tries = 300)
    void moreIsExpectedOfMoreTime(
            @ForAll("models") PurchaseModel model,
            @ForAll("patterns") PurchasePattern pattern,
            @ForAll @DoubleRange(min = 0, max = 2000) double days,
            @ForAll @DoubleRange(min = 0.01, max = 500) double more) {
        PurchaseProcess process = model.whileAlive(pattern);
        double expected = process.expectedPurchases(days);
        assertThat(process.expectedPurchases(days + more)).isGreaterThanOrEqualTo(expected * (1 - 1e-13));
        assertThat(process.expectedPurchases(more)).isPositive();
    }

    /** Who buys at all buys once at least. */
    @Property(tries = 300)
    void noFewerAreExpectedThanBuy(
            @ForAll("models") PurchaseModel model,
            @ForAll("patterns") PurchasePattern pattern,
            @ForAll @DoubleRange(min = 0, max = 2000) double days) {
        double buys = 1 - model.probabilityOf(0, pattern, days);
        assertThat(model.expectedPurchases(pattern, days)).isGreaterThanOrEqualTo(buys * (1 - 1e-12) - 1e-14);
    }

    /** Of one who has bought so often already, and of one who has just begun. */
    @Property(tries = 60)
    void probabilitiesAddUp(
            @ForAll("models") PurchaseModel model, @ForAll @DoubleRange(min = 0.1, max = 3) double scales) {
        double days = scales * model.parameters().get(1);
        for (PurchaseProcess process :
                new PurchaseProcess[] {model.newcomer(), model.whileAlive(new PurchasePattern(3, days / 2, days))}) {
            double sum = 0;
            double mean = 0;
            double pairs = 0;
            for (int n = 0; n < 400; n++) {
                double probability = process.probabilityOf(n, days);
                assertThat(probability).isBetween(0.0, 1.0);
                sum += probability;
                mean += n * probability;
                pairs += (double) n * (n - 1) * probability;
            }
            assertThat(sum).isCloseTo(1, within(1e-11));
            assertThat(mean).isCloseTo(process.expectedPurchases(days), withinPercentage(1e-7));
            assertThat(pairs).isCloseTo(process.secondFactorialMoment(days), withinPercentage(1e-5));
        }
    }

    @Property(tries = 100)
    void aUnitChangesNothing(
            @ForAll("models") PurchaseModel model,
            @ForAll("patterns") PurchasePattern pattern,
            @ForAll @DoubleRange(min = 1, max = 1000) double days) {
        PurchaseModel weekly = inWeeks(model);

        assertThat(weekly.probabilityAlive(pattern)).isCloseTo(model.probabilityAlive(pattern), withinPercentage(1e-8));
        assertThat(weekly.expectedPurchases(pattern, days))
                .isCloseTo(model.expectedPurchases(pattern, days), withinPercentage(1e-8));
        assertThat(weekly.probabilityOf(2, pattern, days))
                .isCloseTo(model.probabilityOf(2, pattern, days), withinPercentage(1e-8));
        // A density of frequency many times changes by the unit once for each.
        assertThat(weekly.logLikelihood(pattern) - pattern.frequency() * Math.log(7))
                .isCloseTo(model.logLikelihood(pattern), within(1e-9 * (1 + Math.abs(model.logLikelihood(pattern)))));
    }

    @Property(tries = 100)
    void discountingTakesAwayAndTimeAdds(
            @ForAll("models") PurchaseModel model,
            @ForAll("patterns") PurchasePattern pattern,
            @ForAll @DoubleRange(min = 1, max = 3000) double days,
            @ForAll @DoubleRange(min = 0.01, max = 3) double annual) {
        PurchaseProcess process = model.whileAlive(pattern);
        DiscountRate rate = DiscountRate.annual(annual);
        double expected = process.expectedPurchases(days);
        double worth = process.discountedPurchases(rate, days);

        assertThat(process.discountedPurchases(DiscountRate.NONE, days)).isEqualTo(expected);
        assertThat(worth)
                .isLessThan(expected)
                .isGreaterThan(expected * Math.pow(1 + annual, -days / 365.2425))
                .isLessThanOrEqualTo(process.discountedPurchases(rate, Double.POSITIVE_INFINITY) * (1 + 1e-9));
    }

    /** 20,000 customers of a seed; five standard errors wide. */
    @Property(tries = 8, seed = "18")
    void whatIsDrawnIsWhatIsExpected(
            @ForAll("models") PurchaseModel model, @ForAll @DoubleRange(min = 0.1, max = 3) double scales) {
        double days = scales * model.parameters().get(1);
        PurchaseProcess process = model.newcomer();
        Random random = new Random(18);
        int draws = 20_000;
        double[] counts = new double[draws];
        for (int i = 0; i < draws; i++) {
            double[] times = process.draw(days, random);
            counts[i] = times.length;
            assertThat(times).isSorted();
            assertThat(times.length == 0 || (times[0] > 0 && times[times.length - 1] <= days))
                    .isTrue();
        }
        double mean = Arrays.stream(counts).average().orElseThrow();
        double variance =
                Arrays.stream(counts).map(n -> (n - mean) * (n - mean)).sum() / draws;
        assertThat(mean).isCloseTo(process.expectedPurchases(days), within(5 * Math.sqrt(variance / draws) + 1e-3));
        for (int n = 0; n < 4; n++) {
            int purchases = n;
            double share =
                    Arrays.stream(counts).filter(count -> count == purchases).count() / (double) draws;
            assertThat(share).isCloseTo(process.probabilityOf(n, days), within(5 * 0.5 / Math.sqrt(draws)));
        }
    }

    private static PurchaseModel inWeeks(PurchaseModel model) {
        double[] at = model.parameters().stream().mapToDouble(value -> value).toArray();
        if (model instanceof BgNbd) {
            return new BgNbd(at[0], at[1] / 7, at[2], at[3], ChronoUnit.WEEKS);
        }
        return model instanceof MbgNbd
                ? new MbgNbd(at[0], at[1] / 7, at[2], at[3], ChronoUnit.WEEKS)
                : new ParetoNbd(at[0], at[1] / 7, at[2], at[3] / 7, ChronoUnit.WEEKS);
    }

    @Provide
    Arbitrary<PurchaseModel> models() {
        Arbitrary<Double> shape = Arbitraries.doubles().between(-2.5, 2).map(Math::exp);
        Arbitrary<Double> scale = Arbitraries.doubles().between(0, 6).map(Math::exp);
        Arbitrary<Double> orOne = Arbitraries.oneOf(shape, Arbitraries.of(1.0, 1 + 1e-9));
        return Arbitraries.oneOf(
                Combinators.combine(shape, scale, orOne, shape)
                        .as((r, alpha, a, b) -> new BgNbd(r, alpha, a, b, ChronoUnit.DAYS)),
                Combinators.combine(shape, scale, orOne, shape)
                        .as((r, alpha, a, b) -> new MbgNbd(r, alpha, a, b, ChronoUnit.DAYS)),
                Combinators.combine(shape, scale, orOne, scale)
                        .as((r, alpha, s, beta) -> new ParetoNbd(r, alpha, s, beta, ChronoUnit.DAYS)));
    }

    @Provide
    Arbitrary<PurchasePattern> patterns() {
        Arbitrary<Double> age = Arbitraries.doubles().between(0.1, 2000);
        Arbitrary<Double> share = Arbitraries.doubles().between(0.01, 1);
        return Arbitraries.oneOf(
                age.map(days -> new PurchasePattern(0, 0, days)),
                Combinators.combine(Arbitraries.integers().between(1, 60), age, share)
                        .as((frequency, days, part) -> new PurchasePattern(frequency, days * part, days)));
    }
}
