package io.github.retention4j.metric.survival;

import static io.github.retention4j.metric.survival.ReferenceJson.list;
import static io.github.retention4j.metric.survival.ReferenceJson.map;
import static io.github.retention4j.metric.survival.ReferenceJson.number;
import static io.github.retention4j.metric.survival.ReferenceJson.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.result.Unit;
import io.github.retention4j.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** R's survival 3.5-3 on its lung data and on waltons, and on the points of the loyalty programme; see {@code reference}. */
class SurvivalReferenceTest {
    private static final double DIGITS = 1e-10;
    private static final Map<String, Limits> KINDS =
            Map.of("plain", Limits.PLAIN, "log", Limits.LOG, "loglog", Limits.LOG_LOG);

    /** Times and whether each is an event, by group. */
    private static Map<String, Spells> groups(String file, int time, int status, int event, int group)
            throws IOException {
        Map<String, List<double[]>> rows = new TreeMap<>();
        for (String line :
                Files.readAllLines(SharedData.file(file)).stream().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            double[] row = {Double.parseDouble(cells[time]), Double.parseDouble(cells[status]) == event ? 1 : 0};
            for (String key : List.of(cells[group], "")) {
                rows.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
            }
        }
        Map<String, Spells> groups = new LinkedHashMap<>();
        rows.forEach((key, of) -> groups.put(
                key,
                Spells.of(
                        of.stream().mapToDouble(row -> row[0]).toArray(),
                        of.stream().mapToInt(row -> (int) row[1]).toArray())));
        return groups;
    }

    private static Map<String, Spells> lung() throws IOException {
        return groups("lung.csv", 1, 2, 1, 4);
    }

    private static Map<String, Spells> waltons() throws IOException {
        return groups("waltons.csv", 0, 1, 1, 2);
    }

    @Test
    void curvesOfLungAreThoseOfR() throws IOException {
        Map<String, Object> lung = map(ReferenceJson.file("survival.json").get("lung"));
        agree(SurvivalCurve.of(lung().get("")), map(lung.get("overall")));
        map(lung.get("by_group")).forEach((group, of) -> agree(curve(lungQuietly(), group), map(of)));
    }

    @Test
    void curvesOfWaltonsAreThoseOfR() throws IOException {
        Map<String, Object> waltons = map(ReferenceJson.file("survival.json").get("waltons"));
        agree(SurvivalCurve.of(waltons().get("")), map(waltons.get("overall")));
        Map<String, Spells> groups = waltons();
        map(waltons.get("by_group")).forEach((group, of) -> agree(curve(groups, group), map(of)));
    }

    private static Map<String, Spells> lungQuietly() {
        try {
            return lung();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SurvivalCurve curve(Map<String, Spells> groups, String group) {
        return SurvivalCurve.of(groups.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty()
                        && entry.getKey().replaceFirst("\\.0$", "").equals(group))
                .findFirst()
                .orElseThrow()
                .getValue());
    }

    private static void agree(SurvivalCurve curve, Map<String, Object> reference) {
        assertThat(curve.spells()).isEqualTo((long) number(reference.get("n")));
        assertThat(curve.events()).isEqualTo((long) number(reference.get("events")));
        assertThat(curve.steps().stream()
                        .mapToDouble(s -> s.time() * (s.events() + s.censored()))
                        .sum())
                .isEqualTo(number(reference.get("total_time")));
        assertThat(curve.steps().stream().filter(s -> s.events() > 0))
                .hasSize((int) number(reference.get("distinct_event_times")));
        for (Object row : list(reference.get("table"))) {
            Map<String, Object> of = map(row);
            // R was asked to go on after the last time, where we say nothing.
            double asked = number(of.get("time"));
            double time = Math.min(asked, curve.lastTime().orElseThrow());
            assertThat(curve.at(asked).isPresent()).isEqualTo(time == asked || number(of.get("surv")) == 0);
            assertThat(curve.atRisk(asked)).isEqualTo((long) number(of.get("n_risk")));
            assertThat(curve.at(time).orElseThrow().value()).isCloseTo(number(of.get("surv")), within(DIGITS));
            assertThat(curve.cumulativeHazard(time).orElseThrow().value())
                    .isCloseTo(number(of.get("na_cumhaz")), within(DIGITS));
            boolean nobody = Double.isNaN(number(of.get("std_err")));
            KINDS.forEach((name, kind) -> {
                Estimate at = curve.with(kind).at(time).orElseThrow();
                if (nobody) {
                    // Where R has no limits, they are from 0 to the upper one of the time before.
                    assertThat(at.value()).isZero();
                    assertThat(at.interval().orElseThrow().low()).isZero();
                    assertThat(at.interval().orElseThrow().high())
                            .isEqualTo(curve.with(kind)
                                    .at(time - 1e-6)
                                    .orElseThrow()
                                    .interval()
                                    .orElseThrow()
                                    .high())
                            .isLessThan(1);
                } else {
                    assertThat(at.standardError()).isCloseTo(number(of.get("std_err")), within(DIGITS));
                    assertThat(at.interval().orElseThrow().low())
                            .isCloseTo(number(of.get("ci_" + name + "_low")), within(DIGITS));
                    assertThat(at.interval().orElseThrow().high())
                            .isCloseTo(number(of.get("ci_" + name + "_high")), within(DIGITS));
                }
            });
        }
        KINDS.forEach((name, kind) -> {
            Map<String, Object> of = map(map(reference.get("median")).get(name));
            SurvivalQuantile median = curve.with(kind).median();
            assertThat(median.time()).hasValue(number(of.get("median")));
            assertThat(median.low()).hasValue(number(of.get("low")));
            assertThat(median.high()).hasValue(number(of.get("high")));
        });
        map(reference.get("quantiles"))
                .forEach((name, of) -> assertThat(curve.quantile(Integer.parseInt(name.substring(1)) / 100.0)
                                .time())
                        .hasValue(number(of)));
        Map<String, Object> mean = map(reference.get("rmst"));
        Estimate restricted = curve.restrictedMean(number(mean.get("tau"))).orElseThrow();
        assertThat(restricted.value()).isCloseTo(number(mean.get("value")), within(DIGITS * 500));
        assertThat(restricted.standardError()).isCloseTo(number(mean.get("se")), within(DIGITS * 20));
    }

    @Test
    void testsOfGroupsAreThoseOfR() throws IOException {
        Map<String, Object> reference = ReferenceJson.file("survival.json");
        testsAgree(lung(), map(map(reference.get("lung")).get("logrank")));
        testsAgree(waltons(), map(map(reference.get("waltons")).get("logrank")));
    }

    private static void testsAgree(Map<String, Spells> spells, Map<String, Object> reference) {
        Map<String, SurvivalCurve> curves = new TreeMap<>();
        spells.forEach((key, of) -> {
            if (!key.isEmpty()) {
                curves.put(key, SurvivalCurve.of(of));
            }
        });
        LogRankTest test = LogRankTest.of(curves);
        double[] n = numbers(reference.get("n"));
        double[] observed = numbers(reference.get("observed"));
        double[] expected = numbers(reference.get("expected"));
        for (int g = 0; g < n.length; g++) {
            assertThat(test.groups().get(g).spells()).isEqualTo((long) n[g]);
            assertThat(test.groups().get(g).observed()).isEqualTo(observed[g]);
            assertThat(test.groups().get(g).expected()).isCloseTo(expected[g], within(1e-9));
        }
        assertThat(test.degreesOfFreedom()).isEqualTo((int) number(reference.get("df")));
        near(test.chiSquared(), number(reference.get("chisq")));
        near(test.pValue(), number(reference.get("p")));
        LogRankTest peto = LogRankTest.peto(curves);
        near(peto.chiSquared(), number(reference.get("peto_chisq")));
        near(peto.pValue(), number(reference.get("peto_p")));
    }

    private static void near(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(DIGITS * Math.abs(expected)));
    }

    /** 1,603 lots of 243,892 points of 400 customers, weighted by points. */
    @Test
    void fatesOfPointsAreThoseOfRWithCustomersAsUnits() throws IOException {
        Map<String, Object> reference = map(ReferenceJson.file("points.json").get("simulated"));
        long[][] rows = Files.readAllLines(SharedData.file("points-fates.csv")).stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(","))
                        .mapToLong(Long::parseLong)
                        .toArray())
                .toArray(long[][]::new);
        Spells spells = Spells.of(
                        Arrays.stream(rows).mapToDouble(row -> row[0]).toArray(),
                        Arrays.stream(rows).mapToInt(row -> (int) row[1]).toArray())
                .weighted(Arrays.stream(rows).mapToLong(row -> row[2]).toArray())
                .ofCustomers(Arrays.stream(rows).mapToLong(row -> row[3]).toArray())
                .in(Unit.count("months", 1));
        CumulativeIncidence fates = CumulativeIncidence.of(spells, "redeemed", "expired", "revoked");
        assertThat(fates.spells()).isEqualTo((long) number(reference.get("points")));
        double[] times = numbers(reference.get("time"));
        for (int j = 0; j < times.length; j++) {
            double[] shares = numbers(list(reference.get("pstate")).get(j));
            // The first row of the errors is from before any event.
            double[] errors = numbers(list(reference.get("std_err_by_customer")).get(j + 1));
            Estimate none = fates.none(times[j]).orElseThrow();
            assertThat(none.value()).isCloseTo(shares[0], within(DIGITS));
            assertThat(none.standardError()).as("none at %s", times[j]).isCloseTo(errors[0], within(DIGITS));
            for (int cause = 0; cause < 3; cause++) {
                Estimate share = fates.at(fates.causes().get(cause), times[j]).orElseThrow();
                assertThat(share.value()).isCloseTo(shares[cause + 1], within(DIGITS));
                assertThat(share.standardError())
                        .as("%s at %s", cause, times[j])
                        .isCloseTo(errors[cause + 1], within(DIGITS));
            }
        }
    }
}
