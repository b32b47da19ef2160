package io.github.retention4j.metric.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.metric.survival.LogRankTest.Group;
import io.github.retention4j.metric.survival.LogRankTest.Weights;
import io.github.retention4j.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LogRankTestTest {
    private static SurvivalCurve curve(double[] times, int... causes) {
        return SurvivalCurve.of(Spells.of(times, causes));
    }

    /** The worked example; χ² and p as scipy.stats.logrank of SciPy 1.17 has them. */
    @Example
    void isScipysOnFourCustomers() {
        LogRankTest test = LogRankTest.of(new TreeMap<>(
                Map.of("a", curve(new double[] {1, 3}, 1, 1), "b", curve(new double[] {2, 4}, 1, 0))));
        assertThat(test.chiSquared()).isCloseTo(0.6153846153846154, within(1e-12));
        assertThat(test.pValue()).isCloseTo(0.43276758066778476, within(1e-12));
        assertThat(test).hasToString("""
                log-rank test
                group  n  observed  expected
                a      2         2       1.3
                b      2         1       1.7
                χ² = 0.62 with 1 degree of freedom, p = .433""");
    }

    /**
     * The help page of R's survdiff, {@code survdiff(Surv(time, status) ~ pat.karno + strata(inst), data = lung)}: 21.4 on 7
     * degrees of freedom, p = 0.003, with these numbers observed and expected.
     */
    @Example
    void isRsWithManyGroupsWithinStrata() throws IOException {
        Map<String, Map<Double, List<double[]>>> rows = new TreeMap<>();
        for (String line :
                Files.readAllLines(SharedData.file("lung.csv")).stream().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            if (!cells[0].isEmpty() && !cells[7].isEmpty()) {
                rows.computeIfAbsent(cells[0], k -> new TreeMap<>())
                        .computeIfAbsent(Double.valueOf(cells[7]), k -> new ArrayList<>())
                        .add(new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[2])});
            }
        }
        List<Map<Double, SurvivalCurve>> strata = new ArrayList<>();
        rows.values().forEach(stratum -> {
            Map<Double, SurvivalCurve> curves = new TreeMap<>();
            stratum.forEach((key, of) -> curves.put(
                    key,
                    curve(
                            of.stream().mapToDouble(row -> row[0]).toArray(),
                            of.stream().mapToInt(row -> (int) row[1]).toArray())));
            strata.add(curves);
        });
        LogRankTest test = LogRankTest.stratified(Weights.LOG_RANK, strata);
        Map<String, Group> groups = new TreeMap<>();
        test.groups().forEach(group -> groups.put(group.name(), group));
        double[][] printed = {
            {30, 2, 1, 0.692}, {40, 2, 1, 1.099}, {50, 4, 4, 1.166}, {60, 30, 27, 16.298},
            {70, 41, 31, 26.358}, {80, 50, 38, 41.938}, {90, 60, 38, 47.242}, {100, 35, 21, 26.207}
        };
        for (double[] row : printed) {
            Group group = groups.get(String.valueOf(row[0]));
            assertThat(group.spells()).isEqualTo((long) row[1]);
            assertThat(group.observed()).isEqualTo(row[2]);
            assertThat(group.expected()).isCloseTo(row[3], within(5.01e-4));
        }
        assertThat(test.chiSquared()).isCloseTo(21.4, within(0.05));
        assertThat(test.degreesOfFreedom()).isEqualTo(7);
        assertThat(test.pValue()).isCloseTo(0.003, within(5e-4));
    }

    private record Row(int group, int time, int event) {}

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 1))
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static Map<Integer, SurvivalCurve> curves(List<Row> rows) {
        Map<Integer, SurvivalCurve> curves = new TreeMap<>();
        for (int g = 0; g < 4; g++) {
            int group = g;
            List<Row> of = rows.stream().filter(row -> row.group() == group).toList();
            curves.put(
                    g,
                    curve(
                            of.stream().mapToDouble(Row::time).toArray(),
                            of.stream().mapToInt(Row::event).toArray()));
        }
        return curves;
    }

    /** Over raw rows. */
    @Property(tries = 500)
    void isTheQuadraticFormOfWhatWasNotExpected(@ForAll("rows") List<Row> rows, @ForAll boolean early) {
        double[] difference = new double[4];
        double[] expected = new double[4];
        double[][] variance = new double[4][4];
        double survival = 1;
        for (int t : new TreeSet<>(rows.stream().map(Row::time).toList())) {
            double[] risk = new double[4];
            double[] had = new double[4];
            for (Row row : rows) {
                risk[row.group()] += row.time() >= t ? 1 : 0;
                had[row.group()] += row.time() == t ? row.event() : 0;
            }
            double n = Arrays.stream(risk).sum();
            double d = Arrays.stream(had).sum();
            double w = early ? survival : 1;
            for (int g = 0; g < 4; g++) {
                difference[g] += w * (had[g] - d * risk[g] / n);
                expected[g] += w * d * risk[g] / n;
                for (int h = 0; h < 4 && n > 1; h++) {
                    double same = g == h ? risk[g] / n : 0;
                    variance[g][h] += w * w * d * (n - d) / (n - 1) * (same - risk[g] * risk[h] / n / n);
                }
            }
            survival *= 1 - d / n;
        }
        LogRankTest test = early ? LogRankTest.peto(curves(rows)) : LogRankTest.of(curves(rows));
        for (int g = 0; g < 4; g++) {
            assertThat(test.groups().get(g).expected()).isCloseTo(expected[g], within(1e-9));
            assertThat(test.groups().get(g).observed() - expected[g]).isCloseTo(difference[g], within(1e-9));
        }
        // Any of the groups may be left out: here it is the first, and there the last.
        int[] kept = IntStream.range(0, 4).filter(g -> expected[g] > 0).skip(1).toArray();
        double chiSquared = quadraticForm(difference, variance, kept);
        // A group of which all are at risk in vain is told by neither.
        assertThat(test.chiSquared()).isCloseTo(chiSquared, within(1e-6 * Math.max(1, chiSquared)));
        assertThat(test.degreesOfFreedom()).isEqualTo((int)
                Math.max(0, Arrays.stream(expected).filter(e -> e > 0).count() - 1));
        assertThat(test.pValue()).isBetween(0.0, 1.0);
    }

    /** dᵀV⁻¹d by elimination with the largest pivot; what does not vary is left out. */
    private static double quadraticForm(double[] d, double[][] v, int... kept) {
        int n = kept.length;
        double[][] rows = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows[i][j] = v[kept[i]][kept[j]];
            }
            rows[i][n] = d[kept[i]];
        }
        double sum = 0;
        boolean[] done = new boolean[n];
        for (int step = 0; step < n; step++) {
            int pivot = IntStream.range(0, n)
                    .filter(i -> !done[i])
                    .boxed()
                    .max(Comparator.comparingDouble(i -> rows[i][i]))
                    .orElseThrow();
            done[pivot] = true;
            if (rows[pivot][pivot] < 1e-12) {
                continue;
            }
            sum += rows[pivot][n] * rows[pivot][n] / rows[pivot][pivot];
            for (int i = 0; i < n; i++) {
                if (!done[i]) {
                    double factor = rows[i][pivot] / rows[pivot][pivot];
                    for (int j = 0; j <= n; j++) {
                        rows[i][j] -= factor * rows[pivot][j];
                    }
                }
            }
        }
        return sum;
    }

    @Property(tries = 100)
    void oneStratumIsNone(@ForAll("rows") List<Row> rows) {
        assertThat(LogRankTest.stratified(Weights.PETO, List.of(curves(rows))))
                .isEqualTo(LogRankTest.peto(curves(rows)));
        LogRankTest once = LogRankTest.of(curves(rows));
        LogRankTest twice = LogRankTest.stratified(Weights.LOG_RANK, List.of(curves(rows), curves(rows)));
        assertThat(twice.chiSquared()).isCloseTo(2 * once.chiSquared(), within(1e-6 * Math.max(1, once.chiSquared())));
    }

    /** Torture line 30, across groups. */
    @Example
    void timesThatAreAsGoodAsOneAreOneInAllGroups() {
        double[] other = {0.5, 0.3};
        LogRankTest tied = LogRankTest.of(new TreeMap<>(Map.of(
                "a", curve(new double[] {0.5, 0.1 + 0.2}, 1, 1), "b", curve(other, 1, 1))));
        LogRankTest same = LogRankTest.of(new TreeMap<>(
                Map.of("a", curve(new double[] {0.5, 0.3}, 1, 1), "b", curve(other, 1, 1))));
        assertThat(tied).isEqualTo(same);
        assertThat(tied.chiSquared()).isZero();
        assertThat(tied.pValue()).isEqualTo(1);
    }

    @Example
    void groupsThatAreNeverAtRiskAreNotCompared() {
        LogRankTest test = LogRankTest.of(new TreeMap<>(Map.of(
                "a",
                curve(new double[] {1, 3}, 1, 1),
                "b",
                curve(new double[] {2, 4}, 1, 0),
                "c",
                curve(new double[0]))));
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(test.chiSquared()).isCloseTo(0.6153846153846154, within(1e-12));
        LogRankTest none =
                LogRankTest.of(new TreeMap<>(Map.of("a", curve(new double[] {1}, 0), "b", curve(new double[0]))));
        assertThat(none.pValue()).isEqualTo(1);
        assertThat(none.toString()).endsWith("χ² = 0.00 with 0 degrees of freedom, p = 1.000");
    }

    @Example
    void refusesWhatItWouldBeWrongOf() {
        SurvivalCurve plain = curve(new double[] {1, 3}, 1, 1);
        SurvivalCurve clustered = SurvivalCurve.of(
                Spells.of(new double[] {1, 3}, new int[] {1, 1}).ofCustomers(1, 1));
        assertThatThrownBy(() -> LogRankTest.of(Map.of("a", plain, "b", clustered)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a curve in which one customer has several spells cannot be tested, since the test takes"
                        + " spells to be independent; compare one spell a customer");
        assertThatThrownBy(() -> LogRankTest.of(Map.of("a", plain)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 group to compare; give at least 2");
        assertThatThrownBy(() -> LogRankTest.peto(Map.of())).hasMessage("0 groups to compare; give at least 2");
        assertThatThrownBy(() -> LogRankTest.of(null)).hasMessage("curves");
        assertThatThrownBy(() -> LogRankTest.stratified(null, List.of())).hasMessage("weights");
        assertThatThrownBy(() -> LogRankTest.stratified(Weights.PETO, null)).hasMessage("strata");
    }
}
