package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Customers that tell little or nothing: what comes of fitting is a status in words, never a number that merely looks fine. */
class DegenerateTest {
    private static PatternTable table(double[] frequency, double[] recency, double[] age, long[] customers) {
        return PatternTable.of(ChronoUnit.DAYS, frequency, recency, age, customers);
    }

    private static PatternTable one(double frequency, double recency, double age, long customers) {
        return table(new double[] {frequency}, new double[] {recency}, new double[] {age}, new long[] {customers});
    }

    /** Fits all models. A fit that went on for ever would hang the build; nothing is measured. */
    private static List<Fit<? extends PurchaseModel>> fits(PatternTable patterns) {
        return assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            List<Fit<? extends PurchaseModel>> fits = ModelComparison.of(patterns).candidates().stream()
                    .<Fit<? extends PurchaseModel>>map(ModelComparison.Candidate::fit)
                    .toList();
            fits.forEach(fit -> assertWords(fit, patterns));
            return fits;
        });
    }

    static void assertWords(Fit<? extends PurchaseModel> fit, PatternTable patterns) {
        String text = fit + "\n" + Advice.on(fit, patterns);
        assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(fit.reason().isEmpty()).as(text).isEqualTo(fit.status() == Fit.Status.CONVERGED);
        assertThat(fit.logLikelihood()).isNotNaN();
        assertThat(fit.gradientNorm()).isNotNaN();
        assertThat(fit.found().parameters()).allSatisfy(value -> assertThat(value).isFinite().isPositive());
        assertThat(fit.covariance()).allSatisfy(row -> assertThat(row).allSatisfy(cell -> assertThat(cell).isFinite()));
        assertThat(fit.iterations()).isBetween(0, 200);
        for (int group = 0; group < Math.min(5, patterns.size()); group++) {
            PurchasePattern pattern = patterns.pattern(group);
            assertThat(fit.found().probabilityAlive(pattern)).isBetween(0.0, 1.0);
            assertThat(fit.found().expectedPurchases(pattern, 30)).isFinite().isNotNegative();
        }
    }

    private static void print(String what, List<Fit<? extends PurchaseModel>> fits, PatternTable patterns) {
        for (Fit<? extends PurchaseModel> fit : fits) {
            System.out.println("== " + what + ": " + fit + "\n   " + Advice.on(fit, patterns));
        }
    }

    private static void check(String what, PatternTable patterns) {
        long t = System.nanoTime();
        List<Fit<? extends PurchaseModel>> fits = fits(patterns);
        System.out.println((System.nanoTime() - t) / 1_000_000 + " ms");
        print(what, fits, patterns);
    }

    @Test
    void all() {
        check("nobody", table(new double[0], new double[0], new double[0], new long[0]));
        check("one once", one(0, 0, 10, 1));
        check("one", one(3, 20, 30, 1));
        check("one of age 0", one(0, 0, 0, 1));
        check("all alike", one(3, 20, 30, 5000));
        check("all alike, now", one(3, 30, 30, 5000));
        check("all once", one(0, 0, 100, 5000));
        check("first yesterday", one(0, 0, 1, 5000));
        check("again yesterday", table(new double[]{1, 3, 5}, new double[]{99, 199, 9}, new double[]{100,200,10}, new long[]{100,100,100}));
        check("everybody today", table(new double[]{1, 3, 5}, new double[]{100, 200, 10}, new double[]{100,200,10}, new long[]{100,100,100}));
        check("100,000 orders", one(100_000, 3000, 3001, 1));
        check("100,000 orders and others", table(new double[]{100_000, 0,0,1,2}, new double[]{3000,0,0,50,90}, new double[]{3001,100,200,100,200}, new long[]{1,100,100,50,30}));
        int n = 300_000;
        SplittableRandom random = new SplittableRandom(1);
        double[] x = new double[n]; double[] t = new double[n]; double[] age = new double[n];
        for (int i = 0; i < n; i++) { age[i] = 1 + random.nextInt(700); x[i] = Math.max(0, age[i] - random.nextInt(3)); t[i] = x[i] == 0 ? 0 : age[i] - random.nextInt((int) (age[i] - x[i] + 1)); }
        check("daily", PatternTable.of(ChronoUnit.DAYS, x, t, age));
        Arrays.fill(x, 1);
        check("once again, 300000", PatternTable.of(ChronoUnit.DAYS, x, t, age));
    }
}
