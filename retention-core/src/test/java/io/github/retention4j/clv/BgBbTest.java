package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.retention4j.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BgBbTest {
    /** The 11,104 donors of Fader, Hardie and Shang (2010), which are not part of the project. */
    private static OccasionTable donors() {
        List<double[]> rows;
        try {
            rows = Files.readAllLines(SharedData.file("bgbb-donations.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> IntStream.range(0, 4)
                            .mapToDouble(i -> Double.parseDouble(cells[i]))
                            .toArray())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return OccasionTable.of(
                column(rows, 0),
                column(rows, 1),
                column(rows, 2),
                rows.stream().mapToLong(row -> (long) row[3]).toArray());
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }

    /** The paper's table: 1.204, 0.750, 0.657, 2.783; −33,225.6. More digits from SciPy, in clv-models.json of the reference. */
    @Test
    void isThatOfThePaperOnItsData() {
        Fit<BgBb> fit = BgBb.fit(donors());

        assertThat(fit.status()).as(fit.reason()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(fit.customers()).isEqualTo(11_104);
        assertThat(fit.iterations()).isLessThan(20);
        assertThat(fit.logLikelihood()).isCloseTo(-33225.58127434701, within(1e-6));
        BgNbdTest.assertEstimates(fit, 1.2035223516, 0.7497163582, 0.6567182084, 2.7834422325);
        List<Double> errors =
                List.of(0.0693894509735042, 0.02944710512493684, 0.051007410640523866, 0.32080286206600495);
        for (int i = 0; i < 4; i++) {
            assertThat(fit.estimates().get(i).standardError().orElseThrow())
                    .isCloseTo(errors.get(i), withinPercentage(0.01));
        }
    }

    /** Of the paper: 12,884.2 donations in the next five years, P(alive) of three donors, and how many donors give never or always. */
    @Test
    void saysOfTheDonorsWhatThePaperSays() {
        OccasionTable donors = donors();
        BgBb model = BgBb.fit(donors).model();
        double next = 0;
        for (int group = 0; group < donors.size(); group++) {
            next += donors.customers(group) * model.expectedPurchases(donors.pattern(group), 5);
        }

        assertThat(next).isCloseTo(12_884.157, within(0.05));
        assertThat(11_104 * model.probabilityOf(0, OccasionPattern.NEWCOMER, 6)).isCloseTo(3454.9, within(0.05));
        assertThat(11_104 * model.probabilityOf(6, OccasionPattern.NEWCOMER, 6)).isCloseTo(1253.1, within(0.05));

        BgBb paper = new BgBb(1.204, 0.750, 0.657, 2.783);
        assertThat(paper.probabilityAlive(new OccasionPattern(0, 0, 6))).isCloseTo(0.10802, within(5e-6));
        assertThat(paper.probabilityAlive(new OccasionPattern(2, 4, 6))).isCloseTo(0.58951, within(5e-6));
        assertThat(paper.probabilityAlive(new OccasionPattern(6, 6, 6))).isCloseTo(0.93040, within(5e-6));
    }

    @Test
    void threadsChangeNoBit() {
        int many = 20_000;
        double[] x = IntStream.range(0, many).mapToDouble(i -> i % 17).toArray();
        double[] recency = IntStream.range(0, many)
                .mapToDouble(i -> i % 17 == 0 ? 0 : i % 17 + i % 5)
                .toArray();
        double[] n = IntStream.range(0, many).mapToDouble(i -> 21 + i % 200).toArray();
        OccasionTable table = OccasionTable.of(
                x,
                recency,
                n,
                IntStream.range(0, many).mapToLong(i -> 1 + i % 3).toArray());
        Fit<BgBb> alone = BgBb.fit(table);
        ForkJoinPool pool = new ForkJoinPool(3);
        try {
            assertThat(BgBb.fit(table, FitOptions.usual().parallelism(4, pool))).isEqualTo(alone);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void whoTellsNothingEndsInWords() {
        assertStatus(Fit.Status.NOT_IDENTIFIED, "there are no customers");
        assertStatus(Fit.Status.NOT_IDENTIFIED, "no customer has had an occasion", row(0, 0, 0, 10));
        assertStatus(Fit.Status.NOT_IDENTIFIED, "nobody has bought a second time", row(0, 0, 6, 1000));
        assertStatus(Fit.Status.AT_BOUNDARY, "", row(1, 1, 1, 1));
        assertStatus(Fit.Status.AT_BOUNDARY, "", row(3, 5, 6, 500));
        assertStatus(Fit.Status.AT_BOUNDARY, "", row(6, 6, 6, 500));
        assertStatus(Fit.Status.AT_BOUNDARY, "", row(100_000, 100_000, 100_000, 1));
        assertStatus(Fit.Status.AT_BOUNDARY, "", row(0, 0, 6, 500), row(6, 6, 6, 500));
    }

    private static double[] row(double... cells) {
        return cells;
    }

    private static void assertStatus(Fit.Status status, String reason, double[]... rows) {
        List<double[]> all = List.of(rows);
        Fit<BgBb> fit = BgBb.fit(OccasionTable.of(
                column(all, 0),
                column(all, 1),
                column(all, 2),
                all.stream().mapToLong(row -> (long) row[3]).toArray()));
        assertThat(fit.status()).isEqualTo(status);
        assertThat(fit.reason()).isNotEmpty().contains(reason);
        assertThat(fit.toString()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void refusesWhatIsNoPattern() {
        assertThatThrownBy(() -> new OccasionPattern(3, 2, 6)).hasMessageContaining("recency 2.0", "[frequency 3.0");
        assertThatThrownBy(() -> new OccasionPattern(0, 2, 6))
                .hasMessageContaining("without a purchase after the first");
        assertThatThrownBy(() -> new OccasionPattern(2, 4, 3)).hasMessageContaining("occasions 3.0]");
        assertThatThrownBy(() -> OccasionTable.of(row(1, 2.9), row(1, 3), row(6, 6), new long[] {1, 1}))
                .hasMessageContaining("row 1: frequency 2.9 is no whole number");
        assertThatThrownBy(() -> OccasionTable.of(row(1), row(1), row(Double.NaN), new long[] {1}))
                .hasMessageContaining("row 0: occasions NaN");
        assertThatThrownBy(() -> OccasionTable.of(row(1), row(1), row(6), new long[] {-1}))
                .hasMessageContaining("row 0: -1 customers");
        BgBb model = new BgBb(1, 1, 1, 1);
        assertThatThrownBy(() -> model.expectedPurchases(OccasionPattern.NEWCOMER, -1))
                .hasMessageContaining("occasions -1 are below 0");
        assertThatThrownBy(() -> model.probabilityOf(-1, OccasionPattern.NEWCOMER, 1))
                .hasMessageContaining("purchases -1 are below 0");
        assertThatThrownBy(() -> new BgBb(1, 1, -1, 1)).hasMessageContaining("parameter gamma of BG/BB is -1.0");
    }

    @Test
    void withAPriorNobodyIsEnough() {
        BgBb prior = new BgBb(1.204, .75, .657, 2.783);
        for (double occasions : new double[] {0, 6}) {
            OccasionTable once = OccasionTable.of(
                    new double[] {0}, new double[] {0}, new double[] {occasions}, new long[] {occasions == 0 ? 0 : 3});
            Fit<BgBb> fit = BgBb.fit(once, FitOptions.usual().prior(prior, .5));
            assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
            if (occasions == 0) {
                assertThat(fit.model().parameters())
                        .zipSatisfy(
                                prior.parameters(),
                                (found, of) -> assertThat(found).isCloseTo(of, within(1e-6 * of)));
            } else {
                assertThat(fit.model().alpha()).isLessThan(prior.alpha());
            }
        }
    }
}
