package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class SpendCorrelationTest {
    /** Customers whose mean spend is the skewed one of Gamma-Gamma, whose frequency is skewed, and who are independent in the two. */
    private static SpendCorrelation drawn(int customers, Random random) {
        double[] frequency = new double[customers];
        double[] mean = new double[customers];
        for (int i = 0; i < customers; i++) {
            int again = 1;
            double rate = 0.3 / gamma(random, 3);
            while (again < 60 && random.nextDouble() < 1 - rate) {
                again++;
            }
            frequency[i] = again;
            mean[i] = Math.rint(1e4 * gamma(random, 6 * again) / again / gamma(random, 4)) / 100;
        }
        return SpendTable.of(CurrencyUnit.USD, frequency, mean).correlation().orElseThrow();
    }

    /** A sum of exponentials. */
    private static double gamma(Random random, int shape) {
        double sum = 0;
        for (int i = 0; i < shape; i++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return sum;
    }

    /** Of independent ones 5 % should be excluded; with the normal quantile it is more. */
    @Test
    void intervalsHoldTheTruthNearlyAsOftenAsTheySay() {
        Random random = new Random(7);
        assertCoverage(100, 1500, random);
        assertCoverage(1000, 300, random);
    }

    private static void assertCoverage(int customers, int draws, Random random) {
        double normal = NormalDistribution.of(0, 1).inverseSurvivalProbability(.025);
        int excluded = 0;
        int excludedByNormal = 0;
        for (int draw = 0; draw < draws; draw++) {
            SpendCorrelation found = drawn(customers, random);
            double r = found.value();
            excluded +=
                    found.interval().filter(i -> i.low() > 0 || i.high() < 0).isPresent() ? 1 : 0;
            double z = 0.5 * Math.log((1 + r) / (1 - r)) * (1 - r * r) / found.standardError();
            excludedByNormal += Math.abs(z) > normal ? 1 : 0;
        }
        assertThat(excluded).isLessThan(excludedByNormal);
        assertThat((double) excluded / draws).isLessThan(.075);
    }

    @Test
    void fewCustomersHaveNoInterval() {
        SpendCorrelation few = drawn(99, new Random(1));

        assertThat(few.interval()).isEmpty();
        assertThat(few.toString())
                .contains("of 99 customers: fewer than 100 do not tell whether it is chance")
                .doesNotContain("CI");
        assertThat(drawn(100, new Random(1)).interval()).isPresent();
    }

    /** The jackknife by its definition: each customer is left out in turn. */
    @Test
    void theErrorIsThatOfLeavingOutEachCustomer() {
        double[] frequency = {1, 1, 2, 3, 5, 8};
        double[] mean = {10, 14, 9, 20, 17, 22};
        SpendCorrelation all =
                SpendTable.of(CurrencyUnit.USD, frequency, mean).correlation().orElseThrow();
        double[] moves = new double[6];
        for (int out = 0; out < 6; out++) {
            double without = SpendTable.of(CurrencyUnit.USD, without(frequency, out), without(mean, out))
                    .correlation()
                    .orElseThrow()
                    .value();
            moves[out] = 0.5 * Math.log((1 + without) / (1 - without) * (1 - all.value()) / (1 + all.value()));
        }
        double squares = Arrays.stream(moves).map(d -> d * d).sum();
        double fourths = Arrays.stream(moves).map(d -> d * d * d * d).sum();

        assertThat(all.standardError())
                .isCloseTo((1 - all.value() * all.value()) * Math.sqrt(squares * 5 / 6), within(1e-12));
        assertThat(all.degreesOfFreedom()).isCloseTo(squares * squares / fourths, within(1e-9));
    }

    private static double[] without(double[] all, int out) {
        double[] rest = new double[all.length - 1];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = all[i < out ? i : i + 1];
        }
        return rest;
    }

    /** Of all but one of them nothing tells a correlation. */
    @Test
    void oneCustomerWhoMakesItAllHasNoInterval() {
        double[] frequency = new double[200];
        double[] mean = new double[200];
        Arrays.fill(frequency, 1);
        frequency[7] = 9;
        Arrays.setAll(mean, i -> 10 + i % 7);
        SpendCorrelation found =
                SpendTable.of(CurrencyUnit.USD, frequency, mean).correlation().orElseThrow();

        assertThat(found.interval()).isEmpty();
        assertThat(found.standardError()).isZero();
    }
}
