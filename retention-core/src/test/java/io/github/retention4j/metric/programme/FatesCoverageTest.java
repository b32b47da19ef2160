package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.metric.survival.Estimate;
import io.github.retention4j.result.Unit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How often intervals of 95 % hold the truth, of customers each of whom has a habit: a fixed seed. */
class FatesCoverageTest {
    private static final int TIMES = 1_000;
    private static final int MEMBERS = 300;
    private static final int LIFE = 12;

    /** The share of points that is redeemed in the end: the mean of 1 − (1 − q)¹² over habits q, uniform up to 0.15. */
    private static double truth() {
        double most = 0.15;
        return 1 - (1 - Math.pow(1 - most, LIFE + 1)) / ((LIFE + 1) * most);
    }

    private record Sample(Fates fates, double expectedOfOpen, double open) {}

    /** Members with some lots each, of any age; a lot is redeemed whole with probability q a month. */
    private static Sample sample(SplittableRandom random) {
        FatesBuilder builder = Fates.inMonths();
        double expected = 0;
        double open = 0;
        for (int member = 0; member < MEMBERS; member++) {
            double habit = 0.15 * random.nextDouble();
            int lots = 1 + random.nextInt(8);
            for (int lot = 0; lot < lots; lot++) {
                int known = 1 + random.nextInt(24);
                int points = 1 + random.nextInt(200);
                int age = 1;
                while (age <= LIFE && random.nextDouble() >= habit) {
                    age++;
                }
                if (age <= Math.min(LIFE, known)) {
                    builder.redeemed(member, age, points);
                } else if (known >= LIFE) {
                    builder.expired(member, LIFE, points);
                } else {
                    builder.open(member, known, points);
                    expected += points * ofOpen(known);
                    open += points;
                }
            }
        }
        return new Sample(builder.build(), expected, open);
    }

    /** Of lots that are open at an age, the share redeemed in the end, over all habits: those who redeem soon are fewer among them. */
    private static double ofOpen(int age) {
        double most = 0.15;
        double still = (1 - Math.pow(1 - most, age + 1)) / ((age + 1) * most);
        return 1 - (1 - truth()) / still;
    }

    /** Of 1,000 times; a share of 0.95 varies by 0.007. */
    @Test
    void theUltimateRateAndTheExpectedRedemptionsAreHeldAsOftenAsPromised() {
        SplittableRandom random = new SplittableRandom(52);
        int rate = 0;
        int expected = 0;
        for (int i = 0; i < TIMES; i++) {
            Sample sample = sample(random);
            Fates fates = sample.fates();
            rate += holds(fates.redeemed().orElseThrow(), truth()) ? 1 : 0;
            FateCurves curves = fates.curves();
            Estimate of =
                    fates.limits().part(curves.expected(Fate.REDEEMED, curves.open(), 0), sample.open(), 1, Unit.SCORE);
            expected += holds(of, sample.expectedOfOpen()) ? 1 : 0;
        }
        assertThat(rate / (double) TIMES).isBetween(0.93, 0.97);
        assertThat(expected / (double) TIMES).isBetween(0.93, 0.97);
    }

    private static boolean holds(Estimate estimate, double truth) {
        return estimate.interval()
                .filter(ends -> ends.low() <= truth && truth <= ends.high())
                .isPresent();
    }
}
