package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.metric.survival.Estimate;
import io.github.retention4j.metric.survival.ReferenceJson;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FatesTest {
    private static final double EXACT = 1e-12;

    /** Points of four customers, which live 12 months: worked out by hand in fractions. */
    static FatesBuilder worked() {
        return Fates.inMonths()
                .redeemed(1, 3, 60)
                .redeemed(1, 8, 40)
                .redeemed(2, 5, 20)
                .expired(2, 12, 80)
                .redeemed(3, 3, 50)
                .open(3, 6, 150)
                .open(4, 2, 100);
    }

    @Test
    void theWorkedExampleIsExact() {
        Fates fates = worked().build();
        assertThat(fates.issued()).isEqualTo(500);
        assertThat(fates.customers()).isEqualTo(4);
        assertThat(List.of(Fate.values()).stream().map(fates::points)).containsExactly(170L, 80L, 0L, 250L);
        assertThat(fates.knownUntil()).isEmpty();
        row(fates, 2, 500, 0, 0, 1);
        row(fates, 3, 400, 0.275, 0, 0.725);
        row(fates, 4, 290, 0.275, 0, 0.725);
        row(fates, 5, 290, 0.325, 0, 0.675);
        row(fates, 8, 120, 0.55, 0, 0.45);
        row(fates, 12, 80, 0.55, 0.45, 0);
        row(fates, 13, 0, 0.55, 0.45, 0);
        assertThat(fates.rows()).extracting(Fates.Row::age).containsExactly(2, 3, 5, 6, 8, 12);
        assertThat(fates.redeemedOfKept().orElseThrow().value()).isCloseTo(0.55, within(EXACT));
    }

    private static void row(Fates fates, int age, long atRisk, double redeemed, double expired, double open) {
        Fates.Row row = fates.at(age).orElseThrow();
        assertThat(row.age()).isEqualTo(age);
        assertThat(row.atRisk()).isEqualTo(atRisk);
        assertThat(row.redeemed().value()).isCloseTo(redeemed, within(EXACT));
        assertThat(row.expired().value()).isCloseTo(expired, within(EXACT));
        assertThat(row.revoked().value()).isZero();
        assertThat(row.open().value()).isCloseTo(open, within(EXACT));
    }

    /** The customers move F_R by 47/240, −41/240, −6/240 and 0, and what is redeemed of the points open at 6 by 2/9, −2/9, 0 and 0. */
    @Test
    void theStandardErrorsOfTheWorkedExampleAreThoseOfItsInfluences() {
        Fates fates = worked().build();
        double ofShare = Math.sqrt(1963.0 / 28_800);
        assertThat(ofShare).isCloseTo(0.261074, within(5e-7));
        for (Estimate share : List.of(
                fates.redeemed().orElseThrow(),
                fates.expired().orElseThrow(),
                fates.redeemedOfKept().orElseThrow())) {
            assertThat(share.standardError()).isCloseTo(ofShare, within(EXACT));
        }
        Estimate six = fates.redeemedAfter(6).orElseThrow();
        assertThat(six.value()).isCloseTo(1.0 / 3, within(EXACT));
        assertThat(six.standardError())
                .isCloseTo(Math.sqrt(8.0 / 81), within(EXACT))
                .isCloseTo(0.314270, within(5e-7));
        assertThat(fates.redeemedAfter(2)).isEqualTo(fates.redeemed());
        assertThat(fates.redeemedAfter(12)).isEmpty();
        assertThat(fates.redeemedAfter(40)).isEmpty();
    }

    /** They move E by 635/12, −605/12, −30/12 and 0. */
    @Test
    void whatIsExpectedOfOpenPointsInTheWorkedExampleIs105() {
        FateCurves curves = worked().build().curves();
        FateCurves.Figure redeemed = curves.expected(Fate.REDEEMED, curves.open(), 0);
        assertThat(redeemed.value()).isCloseTo(105, within(1e-10));
        assertThat(redeemed.error())
                .isCloseTo(Math.sqrt(635.0 * 635 + 605 * 605 + 30 * 30) / 12, within(1e-10))
                .isCloseTo(73.1318, within(5e-5));
        FateCurves.Figure expired = curves.expected(Fate.EXPIRED, curves.open(), 0);
        assertThat(expired.value()).isCloseTo(145, within(1e-10));
        assertThat(expired.error()).isCloseTo(redeemed.error(), within(1e-10));
    }

    @Test
    void rSaysTheSame() throws IOException {
        agrees(
                worked().build(),
                ReferenceJson.map(ReferenceJson.file("points.json").get("worked")));
        FatesBuilder simulated = Fates.inMonths();
        for (String line : Files.readAllLines(SharedData.file("points-fates.csv")).stream()
                .skip(1)
                .toList()) {
            String[] cells = line.split(",", -1);
            int age = Integer.parseInt(cells[0]);
            long points = Long.parseLong(cells[2]);
            long customer = Long.parseLong(cells[3]);
            switch (cells[1]) {
                case "0" -> simulated.open(customer, age, points);
                case "1" -> simulated.redeemed(customer, age, points);
                case "2" -> simulated.expired(customer, age, points);
                default -> simulated.revoked(customer, age, points);
            }
        }
        Fates fates = simulated.build();
        assertThat(fates.issued()).isEqualTo(243_892);
        agrees(fates, ReferenceJson.map(ReferenceJson.file("points.json").get("simulated")));
    }

    private static void agrees(Fates fates, Map<String, Object> reference) {
        double[] times = ReferenceJson.numbers(reference.get("time"));
        List<?> errors = ReferenceJson.list(reference.get("std_err_by_customer"));
        // R begins with a row of age 0, before any event, where there is none of that age.
        int more = errors.size() - times.length;
        for (int i = 0; i < times.length; i++) {
            Fates.Row row = fates.at((int) times[i]).orElseThrow();
            List<Estimate> shares = List.of(row.open(), row.redeemed(), row.expired(), row.revoked());
            double[] expected = ReferenceJson.numbers(
                    ReferenceJson.list(reference.get("pstate")).get(i));
            double[] expectedErrors = ReferenceJson.numbers(errors.get(i + more));
            for (int k = 0; k < shares.size(); k++) {
                close(shares.get(k).value(), expected[k]);
                close(shares.get(k).standardError(), expectedErrors[k]);
            }
        }
    }

    private static void close(double value, double expected) {
        assertThat(value).isCloseTo(expected, within(1e-10 * Math.max(Math.abs(expected), 1e-3)));
    }

    @Test
    void whatIsOpenAfterTheOldestAgeIsNotExtrapolated() {
        Fates young = Fates.inDays()
                .redeemed(1, 10, 30)
                .open(1, 40, 70)
                .redeemed(2, 20, 10)
                .open(2, 40, 90)
                .build();
        assertThat(young.knownUntil()).hasValue(40);
        assertThat(young.redeemed().orElseThrow().value()).isCloseTo(0.2, within(EXACT));
        assertThat(young.atMost(Fate.REDEEMED).orElseThrow().value()).isCloseTo(1, within(EXACT));
        assertThat(young.atMost(Fate.EXPIRED).orElseThrow().value()).isCloseTo(0.8, within(EXACT));
        assertThat(young.at(41)).isEmpty();
        assertThat(young.at(40)).isPresent();
        assertThat(young.redeemedAfter(41)).isEmpty();
        assertThat(young.stated()).isEmpty();
        assertThat(young.toString())
                .contains("not observed beyond age 40 days, redeemed at most 100.0 %, expired at most 80.0 %");

        Fates stated = young.beyond(0.25);
        assertThat(stated.redeemed().orElseThrow().value()).isCloseTo(0.4, within(EXACT));
        assertThat(stated.expired().orElseThrow().value()).isCloseTo(0.6, within(EXACT));
        assertThat(stated.atMost(Fate.REDEEMED)).isEqualTo(stated.redeemed());
        assertThat(stated.redeemedAfter(40).orElseThrow().value()).isCloseTo(0.25, within(EXACT));
        assertThat(stated.toString())
                .contains("not observed beyond age 40 days, where 25.0 % of what is open is redeemed as stated");
        assertThat(worked().build().beyond(0.25).redeemed())
                .isEqualTo(worked().build().redeemed());
    }

    @Test
    void aShareOfOneCustomerOrOfNothingHasNoInterval() {
        Fates one = Fates.inMonths().redeemed(7, 1, 10).expired(7, 12, 30).build();
        assertThat(one.redeemed().orElseThrow().value()).isCloseTo(0.25, within(EXACT));
        assertThat(one.redeemed().orElseThrow().interval()).isEmpty();
        Fates none = Fates.inMonths().expired(1, 12, 10).expired(2, 12, 10).build();
        assertThat(none.redeemed().orElseThrow().value()).isZero();
        assertThat(none.redeemed().orElseThrow().interval()).isEmpty();
        assertThat(none.expired().orElseThrow().value()).isEqualTo(1);
        assertThat(Fates.inMonths().revoked(1, 0, 5).build().redeemedOfKept()).isEmpty();
    }

    @Test
    void noPointsAreNoData() {
        for (Fates fates :
                List.of(Fates.inDays().build(), Fates.inDays().open(1, 3, 0).build())) {
            assertThat(fates.redeemed()).isEmpty();
            assertThat(fates.atMost(Fate.EXPIRED)).isEmpty();
            assertThat(fates.at(3)).isEmpty();
            assertThat(fates.redeemedAfter(3)).isEmpty();
            assertThat(fates.redeemedOfKept()).isEmpty();
            assertThat(fates.knownUntil()).isEmpty();
            assertThat(fates.rows()).isEmpty();
            assertThat(fates.issued()).isZero();
            assertThat(fates.fewestCustomers()).isEmpty();
            assertThat(fates.toString()).endsWith("no data (0/0)");
        }
    }

    @Test
    void printsRoundAgesAndTheUltimateShares() {
        assertThat(worked().build().toString()).isEqualTo("""
                fate of points
                months  at risk  redeemed    95 % CI  expired   95 % CI  revoked  95 % CI     open    95 % CI
                     1      500     0.0 %               0.0 %              0.0 %           100.0 %
                     2      500     0.0 %               0.0 %              0.0 %           100.0 %
                     3      400    27.5 %   6.4–67.7    0.0 %              0.0 %            72.5 %  32.3–93.6
                     4      290    27.5 %   6.4–67.7    0.0 %              0.0 %            72.5 %  32.3–93.6
                     6      270    32.5 %  12.4–62.1    0.0 %              0.0 %            67.5 %  37.9–87.6
                     9       80    55.0 %   4.1–97.2    0.0 %              0.0 %            45.0 %   2.8–95.9
                    12       80    55.0 %   4.1–97.2   45.0 %  2.8–95.9    0.0 %             0.0 %
                fate of points: share of points by age, Aalen–Johansen, those open censored
                redeemed 55.0 %, 95 % CI 4.1–97.2 %; expired 45.0 %, 95 % CI 2.8–95.9 %; revoked 0.0 %; \
                of 500 points of 4 customers, 250 open""");
    }

    @Test
    void outlivesSerialisation() {
        Fates fates = worked().build().beyond(0.5).atLevel(0.9);
        Fates again = Serialisation.roundTrip(fates);
        assertThat(again).isEqualTo(fates).hasSameHashCodeAs(fates).hasToString(fates.toString());
        assertThat(fates)
                .isNotEqualTo(worked().build())
                .isNotEqualTo(worked().open(5, 1, 1).build());
    }

    @Test
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> Fates.inDays().open(1, -1, 5)).hasMessage("age -1 not in [0, 36518] days");
        assertThatThrownBy(() -> Fates.inMonths().open(1, 1201, 5)).hasMessage("age 1201 not in [0, 1200] months");
        assertThatThrownBy(() -> Fates.inMonths().open(1, 1, -5)).hasMessage("points -5 are below 0");
        Fates fates = worked().build();
        assertThatThrownBy(() -> fates.beyond(30))
                .hasMessage("redeemed share 30.0 not in [0, 1]; write 0.3 for 30.0 %");
        assertThatThrownBy(() -> fates.beyond(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fates.atLevel(95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fates.at(-1)).hasMessage("age -1 is below 0");
        assertThatThrownBy(() -> fates.redeemedAfter(-1)).hasMessage("age -1 is below 0");
        assertThatThrownBy(() -> fates.atMost(Fate.OPEN)).hasMessageContaining("REDEEMED, EXPIRED or REVOKED");
    }
}
