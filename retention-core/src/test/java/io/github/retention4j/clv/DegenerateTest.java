package io.github.retention4j.clv;

import static io.github.retention4j.clv.Fit.Status.AT_BOUNDARY;
import static io.github.retention4j.clv.Fit.Status.CONVERGED;
import static io.github.retention4j.clv.Fit.Status.NOT_IDENTIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Customers that tell little or nothing: what comes of fitting is a status in words, never a number that merely looks fine. */
class DegenerateTest {
    private static final String ONCE = "nobody has bought a second time, so nothing tells how often customers buy";

    private static PatternTable table(double[] frequency, double[] recency, double[] age, long... customers) {
        return PatternTable.of(ChronoUnit.DAYS, frequency, recency, age, customers);
    }

    private static PatternTable alike(double frequency, double recency, double age, long customers) {
        return table(new double[] {frequency}, new double[] {recency}, new double[] {age}, customers);
    }

    /** Fits all models; one that went on for ever would hang the build, and nothing is measured. */
    private static List<Fit<? extends PurchaseModel>> fits(PatternTable patterns) {
        return assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            List<Fit<? extends PurchaseModel>> fits = ModelComparison.of(patterns).candidates().stream()
                    .<Fit<? extends PurchaseModel>>map(ModelComparison.Candidate::fit)
                    .toList();
            fits.forEach(fit -> assertTold(fit, patterns));
            return fits;
        });
    }

    /** A status with words and with numbers that are some, whatever the customers. */
    static void assertTold(Fit<? extends PurchaseModel> fit, PatternTable patterns) {
        String text = fit + "\n" + Advice.on(fit, patterns);
        assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(fit.reason().isEmpty()).as(text).isEqualTo(fit.status() == CONVERGED);
        assertThat(fit.logLikelihood()).isNotNaN();
        assertThat(fit.gradientNorm()).isNotNaN();
        assertThat(fit.found().parameters())
                .allSatisfy(value -> assertThat(value).isFinite().isPositive());
        assertThat(fit.covariance())
                .allSatisfy(row ->
                        assertThat(row).allSatisfy(cell -> assertThat(cell).isFinite()));
        assertThat(fit.iterations())
                .as("at most so many steps a climb, for each parameter that is held")
                .isBetween(0, 1_000);
        for (int group = 0; group < Math.min(5, patterns.size()); group++) {
            PurchasePattern pattern = patterns.pattern(group);
            assertThat(fit.found().probabilityAlive(pattern)).isBetween(0.0, 1.0);
            assertThat(fit.found().expectedPurchases(pattern, 30)).isFinite().isNotNegative();
        }
    }

    private static void assertNotIdentified(PatternTable patterns, String reason) {
        assertThat(fits(patterns)).allSatisfy(fit -> {
            assertThat(fit.status()).isEqualTo(NOT_IDENTIFIED);
            assertThat(fit.reason()).startsWith(reason);
            assertThat(Advice.on(fit, patterns)).extracting(Advice::kind).containsExactly(Advice.Kind.NOTHING_TO_FIT);
        });
    }

    private static void assertNobodyIsLost(PatternTable patterns) {
        assertThat(fits(patterns)).allSatisfy(fit -> {
            assertThat(fit.status()).isEqualTo(AT_BOUNDARY);
            assertThat(Advice.on(fit, patterns)).anySatisfy(advice -> {
                assertThat(advice.kind()).isEqualTo(Advice.Kind.BOUNDARY);
                assertThat(advice.text()).contains("nobody is ever lost");
            });
        });
    }

    /** A damped step gains next to nothing anywhere, so its gain tells no summit. */
    @Test
    void convergedIsASummit() {
        PatternTable patterns = table(
                new double[] {0, 2, 6, 12, 14, 491},
                new double[] {0, 157, 0, 0, 0, 234},
                new double[] {77, 729, 0, 0, 0, 261},
                90_219,
                207,
                25,
                51,
                1,
                85_333);
        fits(patterns).forEach(fit -> {
            if (fit.status() == CONVERGED) {
                FitProps.assertLevel(fit, PatternGroups.of(patterns).scale());
            }
        });
    }

    /** The rates are alike but for chance, so r grows without end: what is found beside the bound is at it. */
    @Test
    void customersWhoBuyLikeClockwork() {
        SplittableRandom random = new SplittableRandom(18);
        double[] frequency = new double[2_000];
        double[] recency = new double[2_000];
        double[] age = new double[2_000];
        for (int i = 0; i < age.length; i++) {
            age[i] = 200 + random.nextInt(500);
            for (double day = 0; day <= age[i]; day += 20 + random.nextInt(21)) {
                frequency[i] += day > 0 ? 1 : 0;
                recency[i] = day;
            }
        }
        PatternTable patterns = PatternTable.of(ChronoUnit.DAYS, frequency, recency, age);
        assertThat(fits(patterns)).allSatisfy(fit -> {
            assertThat(fit.status()).isEqualTo(AT_BOUNDARY);
            assertThat(fit.reason()).contains("r grows without end");
        });
    }

    @Test
    void nobody() {
        assertNotIdentified(table(new double[0], new double[0], new double[0]), "there are no customers");
    }

    /** Torture of old: with nobody's second purchase, packages gave parameters that looked fine. */
    @Test
    void nobodyASecondTime() {
        assertNotIdentified(alike(0, 0, 100, 5_000), ONCE);
        assertNotIdentified(alike(0, 0, 10, 1), ONCE);
        assertNotIdentified(alike(0, 0, 0, 1), ONCE);
    }

    @Test
    void everybodyForTheFirstTimeYesterday() {
        assertNotIdentified(alike(0, 0, 1, 5_000), ONCE);
    }

    @Test
    void oneCustomer() {
        assertThat(fits(alike(3, 20, 30, 1)))
                .allSatisfy(fit -> assertThat(fit.status()).isNotEqualTo(CONVERGED));
    }

    @Test
    void allAlike() {
        assertThat(fits(alike(3, 20, 30, 5_000)))
                .allSatisfy(fit -> assertThat(fit.status()).isNotEqualTo(CONVERGED));
        assertThat(fits(alike(3, 30, 30, 5_000)))
                .allSatisfy(fit -> assertThat(fit.status()).isNotEqualTo(CONVERGED));
    }

    @Test
    void everybodyToday() {
        double[] ages = {100, 200, 10, 300};
        assertNobodyIsLost(table(new double[] {1, 3, 5, 2}, ages, ages, 100, 100, 100, 100));
    }

    @Test
    void everybodyYesterday() {
        assertNobodyIsLost(table(
                new double[] {1, 3, 5, 2},
                new double[] {99, 199, 9, 299},
                new double[] {100, 200, 10, 300},
                100,
                100,
                100,
                100));
    }

    @Test
    void aHundredThousandOrdersOfOne() {
        assertThat(fits(alike(100_000, 3_000, 3_001, 1)))
                .allSatisfy(fit -> assertThat(fit.status()).isNotEqualTo(CONVERGED));
        fits(table(
                new double[] {100_000, 0, 0, 1, 2},
                new double[] {3_000, 0, 0, 50, 90},
                new double[] {3_001, 100, 200, 100, 200},
                1,
                100,
                100,
                50,
                30));
    }

    /** Hundreds of thousands who buy nearly daily: the models converge or say what is at a boundary. */
    @Test
    void manyWhoBuyDaily() {
        int customers = 300_000;
        SplittableRandom random = new SplittableRandom(1);
        double[] frequency = new double[customers];
        double[] recency = new double[customers];
        double[] age = new double[customers];
        for (int i = 0; i < customers; i++) {
            age[i] = 1 + random.nextInt(700);
            frequency[i] = Math.max(0, age[i] - random.nextInt(3));
            recency[i] = frequency[i] == 0 ? 0 : age[i] - random.nextInt((int) (age[i] - frequency[i] + 1));
        }
        assertNobodyIsLost(PatternTable.of(ChronoUnit.DAYS, frequency, recency, age));
        Arrays.fill(frequency, 1);
        fits(PatternTable.of(ChronoUnit.DAYS, frequency, recency, age));
    }

    @Test
    void whatIsNoCountOfPurchasesIsRefused() {
        assertThatThrownBy(() -> alike(2e9, 20, 30, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0: frequency 2000000000 is above 1000000; is it an amount, or an id?");
    }
}
