package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.model.DiscountRate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** The values of {@code bgbb-sbg-gg.csv}, which {@code bgbb-sbg-gg.py} beside it made with 40 digits. */
class ClvReferenceTest {
    @Test
    void functionsAreThoseOfManyDigits() {
        List<String> rows;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                ClvReferenceTest.class.getResourceAsStream("bgbb-sbg-gg.csv"), StandardCharsets.UTF_8))) {
            rows = reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(rows).hasSizeGreaterThan(300);
        for (String row : rows) {
            String[] cells = row.split(",");
            double expected = Double.parseDouble(cells[1]);
            assertThat(value(cells)).as(row).isCloseTo(expected, within(1e-300 + 1e-10 * Math.abs(expected)));
        }
    }

    private static double value(String[] cells) {
        double[] a = IntStream.range(2, cells.length)
                .mapToDouble(i -> Double.parseDouble(cells[i]))
                .toArray();
        if (cells[0].startsWith("bgbb")) {
            return bgbb(cells[0], a);
        }
        if (cells[0].startsWith("gamma-gamma")) {
            return new GammaGamma(a[0], a[1], a[2], CurrencyUnit.USD).logLikelihood((int) a[3], a[4]);
        }
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(a[0], a[1]);
        return switch (cells[0]) {
            case "sbg survival" -> model.survival((int) a[2]);
            case "sbg residual" ->
                model.discountedResidualLifetime((int) a[2], DiscountRate.annual(a[3]), Period.ofYears(1));
            case "sbg lifetime" -> model.discountedLifetime(DiscountRate.annual(a[2]), Period.ofYears(1));
            default -> throw new IllegalArgumentException(cells[0]);
        };
    }

    private static double bgbb(String name, double[] a) {
        BgBb model = new BgBb(a[0], a[1], a[2], a[3]);
        OccasionPattern pattern = new OccasionPattern((int) a[4], (int) a[5], (int) a[6]);
        return switch (name) {
            case "bgbb log-likelihood" -> model.logLikelihood(pattern);
            case "bgbb alive" -> model.probabilityAlive(pattern);
            case "bgbb expected" -> model.expectedPurchases(pattern, (int) a[7]);
            case "bgbb probability" -> model.probabilityOf((int) a[8], pattern, (int) a[7]);
            case "bgbb chance to buy" -> model.chanceToBuy(pattern);
            case "bgbb chance to be lost" -> model.chanceToBeLost(pattern);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
