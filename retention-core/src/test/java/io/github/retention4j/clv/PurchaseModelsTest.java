package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.retention4j.model.DiscountRate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the three models say at fixed parameters, against numbers from outside. */
class PurchaseModelsTest {
    /** In per cent. */
    private static final double A_BILLIONTH = 1e-7;

    private static final BgNbd PAPER = new BgNbd(.243, 4.414, .793, 2.426, ChronoUnit.WEEKS);

    /** 3,000 points in 50 digits, as purchase-models.py in the resources works them out: the command stands at its head. */
    @Test
    void saysWhatFiftyDigitsSay() {
        List<String[]> rows = rows("purchase-models.csv");
        assertThat(rows.size()).isEqualTo(3000);
        for (String[] row : rows) {
            PurchaseModel model = model(row);
            PurchasePattern pattern = new PurchasePattern(
                    Integer.parseInt(row[5]), Double.parseDouble(row[6]), Double.parseDouble(row[7]));
            double days = Double.parseDouble(row[8]);
            double alive = Double.parseDouble(row[9]);
            double expected = Double.parseDouble(row[10]);
            String where = String.join(",", row);

            // Below e^-690 a double has no more digits, or no number.
            if (alive < 1e-300) {
                assertThat(model.probabilityAlive(pattern)).as(where).isLessThan(1e-299);
            } else {
                assertThat(model.probabilityAlive(pattern)).as(where).isCloseTo(alive, withinPercentage(A_BILLIONTH));
                assertThat(model.expectedPurchases(pattern, days))
                        .as(where)
                        .isCloseTo(alive * expected, withinPercentage(A_BILLIONTH));
            }
            assertThat(model.whileAlive(pattern).expectedPurchases(days))
                    .as(where)
                    .isCloseTo(expected, withinPercentage(A_BILLIONTH));
        }
    }

    /** P(n) and discounted purchases of newcomers, from the same script. */
    @Test
    void forecastsWhatFiftyDigitsForecast() {
        for (String[] row : rows("purchase-forecasts.csv")) {
            PurchaseProcess process = model(row).newcomer();
            double probability = Double.parseDouble(row[7]);
            DiscountRate rate = DiscountRate.annual(Double.parseDouble(row[8]));
            String where = String.join(",", row);

            if (probability > 1e-300) {
                assertThat(process.probabilityOf(Integer.parseInt(row[5]), Double.parseDouble(row[6])))
                        .as(where)
                        .isCloseTo(probability, withinPercentage(A_BILLIONTH));
            }
            assertThat(process.discountedPurchases(rate, Double.parseDouble(row[9])))
                    .as(where)
                    .isCloseTo(Double.parseDouble(row[10]), withinPercentage(A_BILLIONTH));
        }
    }

    /** Where others answer NaN or divide by 0. */
    @Test
    void answersWhereOthersDoNot() {
        BgNbd small = new BgNbd(.11, 2.24, .31, .5, ChronoUnit.DAYS);
        BgNbd atOne = new BgNbd(.243, 4.414, 1, 2.426, ChronoUnit.WEEKS);
        MbgNbd modified = MbgNbd.fit(Cdnow.summary()).model();

        assertThat(small.expectedPurchases(new PurchasePattern(0, 0, 1), 30))
                .isCloseTo(0.564588615532783, within(1e-14));
        assertThat(atOne.expectedPurchases(PurchasePattern.of(2, 30.43, 38.86, ChronoUnit.WEEKS), 39 * 7))
                .isCloseTo(1.10213678604, within(1e-11));
        // Of the estimates .5248, 6.183, .8914, 1.614 before they were rounded.
        assertThat(modified.probabilityAlive(PurchasePattern.of(0, 0, 38.86, ChronoUnit.WEEKS)))
                .isCloseTo(0.389716, within(1e-6));
        assertThat(BetaGeometricProcess.logKept(.8, 1e9, 30)).isCloseTo(-2.39999996424e-8, within(1e-19));
    }

    /** From the paper's own example, and from the vignette and tests of BTYD and lifetimes that quote Hardie's spreadsheets. */
    @Test
    void saysWhatIsPublishedOfBgNbd() {
        PurchasePattern example = PurchasePattern.of(2, 30.43, 38.86, ChronoUnit.WEEKS);
        assertThat(PAPER.expectedPurchases(example, 39 * 7)).isCloseTo(1.226028, within(5e-7));
        assertThat(PAPER.probabilityAlive(example)).isCloseTo(0.726579, within(5e-7));
        assertThat(PAPER.newcomer().probabilityOf(10, 14)).isCloseTo(1.0786896e-7, within(5e-14));

        // Four decimals from Hardie's spreadsheet, which were made with its own estimates.
        BgNbd sheet = new BgNbd(.2425929, 4.4135316, .7928861, 2.4257534, ChronoUnit.WEEKS);
        double[] weeks = {.1429, 1, 3, 31.8571, 32, 78};
        double[] expected = {.0078, .0532, .1506, 1.0405, 1.0437, 1.8576};
        for (int i = 0; i < weeks.length; i++) {
            assertThat(sheet.newcomer().expectedPurchases(7 * weeks[i])).isCloseTo(expected[i], within(5e-4));
        }
    }

    /** Customers who bought more often, and as long ago, are expected to buy less: a known trait of the model. */
    @ParameterizedTest
    @CsvSource({"10, .3474606", "15, .04283391", "20, .004158973", "25, .0003583685"})
    void knowsThatWhoBuysOftenIsMissedSooner(int frequency, double expected) {
        BgNbd model = new BgNbd(.2425982, 4.4136842, .7929899, 2.4261667, ChronoUnit.WEEKS);

        assertThat(model.expectedPurchases(PurchasePattern.of(frequency, 20, 39, ChronoUnit.WEEKS), 52 * 7))
                .isCloseTo(expected, withinPercentage(1e-3));
    }

    @Test
    void saysWhatIsPublishedOfACustomerWhoBuysOften() {
        BgNbd model = new BgNbd(.2425982, 4.4136842, .7929899, 2.4261667, ChronoUnit.WEEKS);
        PurchasePattern pattern = PurchasePattern.of(26, 30.85714, 31, ChronoUnit.WEEKS);

        assertThat(model.expectedPurchases(pattern, 52 * 7)).isCloseTo(25.75659, within(1e-4));
        assertThat(model.probabilityAlive(pattern)).isCloseTo(0.9688523, within(1e-6));
        assertThat(model.newcomer().expectedPurchases(52 * 7)).isCloseTo(1.444004, within(1e-5));
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        for (PurchaseProcess process :
                List.of(PAPER.newcomer(), new ParetoNbd(.5, 10, .6, 12, ChronoUnit.DAYS).newcomer())) {
            assertThatThrownBy(() -> process.expectedPurchases(-1)).hasMessage("days -1.0 not in [0, ∞)");
            assertThatThrownBy(() -> process.expectedPurchases(Double.NaN)).hasMessageContaining("NaN");
            assertThatThrownBy(() -> process.draw(Double.POSITIVE_INFINITY, new Random(1)))
                    .hasMessageContaining("Infinity");
            assertThatThrownBy(() -> process.probabilityOf(-2, 3)).hasMessage("purchases -2 below 0");
            assertThatThrownBy(() -> process.probabilityOf(2, -3)).hasMessageContaining("-3.0");
            assertThatThrownBy(() -> process.discountedPurchases(DiscountRate.NONE, Double.POSITIVE_INFINITY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("state a discount rate above 0 or a number of days");
            assertThatThrownBy(() -> process.discountedPurchases(DiscountRate.annual(.1), -1))
                    .hasMessageContaining("-1.0");
        }
    }

    @Test
    void nothingIsToComeInNoTime() {
        for (PurchaseProcess process :
                List.of(PAPER.newcomer(), new ParetoNbd(.5, 10, .6, 12, ChronoUnit.DAYS).newcomer())) {
            assertThat(process.expectedPurchases(0)).isZero();
            assertThat(process.probabilityOf(0, 0)).isEqualTo(1);
            assertThat(process.probabilityOf(3, 0)).isZero();
            assertThat(process.discountedPurchases(DiscountRate.annual(.1), 0)).isZero();
            assertThat(process.draw(0, new Random(1))).isEmpty();
        }
    }

    private static PurchaseModel model(String[] row) {
        double[] at = new double[4];
        for (int i = 0; i < 4; i++) {
            at[i] = Double.parseDouble(row[1 + i]);
        }
        return switch (row[0]) {
            case "BG/NBD" -> new BgNbd(at[0], at[1], at[2], at[3], ChronoUnit.DAYS);
            case "MBG/NBD" -> new MbgNbd(at[0], at[1], at[2], at[3], ChronoUnit.DAYS);
            default -> new ParetoNbd(at[0], at[1], at[2], at[3], ChronoUnit.DAYS);
        };
    }

    private static List<String[]> rows(String name) {
        InputStream stream = Objects.requireNonNull(PurchaseModelsTest.class.getResourceAsStream(name), name);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
