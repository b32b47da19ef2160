package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModelTextTest {
    private static final Fit<BgNbd> FIT =
            BgNbd.fit(Simulation.of(ExpectedPurchasesTest.PAPER, 500, 364).draw(2));

    static Stream<Fit<?>> everyModel() {
        PatternTable drawn =
                Simulation.of(ExpectedPurchasesTest.PAPER, 300, 200).draw(4);
        PatternTable once = PatternTable.of(ChronoUnit.DAYS, new double[2], new double[2], new double[] {5, 6});
        return Stream.of(
                FIT,
                MbgNbd.fit(drawn),
                ParetoNbd.fit(drawn),
                BgNbd.fit(once),
                GammaGamma.fit(SpendTable.of(
                        CurrencyUnit.of("KWD"), new double[] {1, 2, 3, 1, 2}, new double[] {10, 22, 35, 41, 18})),
                fitted(new BgBb(1.2, .75, .66, 2.78)),
                ShiftedBetaGeometric.fit(Renewals.ofSurvivors(1000, 631, 468, 382, 326, 289, 262, 241)));
    }

    private static Fit<BgBb> fitted(BgBb model) {
        List<Double> none = List.of(0.0, 0.0, 0.0, 0.0);
        return new Fit<>(
                Fit.Status.NOT_CONVERGED, "why", model, -1.5, 0.25, List.of(none, none, none, none), 1, 2, 3, 4);
    }

    @ParameterizedTest
    @MethodSource("everyModel")
    void readsBackAsItWasWritten(Fit<?> fit, @TempDir Path folder) {
        Path file = folder.resolve("model.txt");
        fit.write(file);
        fit.write(file);

        assertThat(Fit.read(file, fit.found().getClass())).isEqualTo(fit);
        assertThat(Fit.ofText(fit.toText().replace("\n", "\r\n"), fit.found().getClass()))
                .isEqualTo(fit);
        assertThat(folder.toFile().list()).containsExactly("model.txt");
    }

    @Test
    void isALineAWord() {
        assertThat(fitted(new BgBb(1.2, .75, .66, 2.78)).toText()).isEqualTo("""
                retention4j-model 1
                model BG/BB
                unit
                alpha 1.2
                beta 0.75
                gamma 0.66
                delta 2.78
                status NOT_CONVERGED
                reason why
                log-likelihood -1.5
                gradient-norm 0.25
                iterations 1
                evaluations 2
                groups 3
                customers 4
                covariance-alpha 0.0 0.0 0.0 0.0
                covariance-beta 0.0 0.0 0.0 0.0
                covariance-gamma 0.0 0.0 0.0 0.0
                covariance-delta 0.0 0.0 0.0 0.0
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retention4j-model 1|retention4j-model 2|line 1 is no",
                "model BG/NBD|model BG|model \"BG\" is none of BG/NBD, MBG/NBD",
                "model BG/NBD|model MBG/NBD|a model MBG/NBD, to be read as MbgNbd.class and not as BgNbd.class",
                "unit WEEKS|unit FORTNIGHTS|unit \"FORTNIGHTS\" is none that a model can have",
                "'\\nr '|'\\nq '|nothing states r",
                "'\\nr '|'\\nr 1\\nr '|line 5 states r again",
                "'\\nr '|'\\nr -'|parameter r of BG/NBD is -",
                "'\\nr '|'\\nr x'|is no number",
                "'\\nr '|'\\nr NaN'|is no number",
                "customers 500|customers -1|customers \"-1\" is no whole number of 0 or more",
                "customers 500|customers 500\\nmore 1|unknown more: a model of a later version?",
                "'covariance-r '|'covariance-r -'|the covariance",
                "'covariance-b '|'covariance-b 0 '|the covariance is not symmetric",
                "status CONVERGED|status FINE|status \"FINE\" is none that a model can have",
            })
    void whatIsNoModelIsRefusedWithWhatIsWrong(String from, String to, String message) {
        String text = FIT.toText();
        String broken = text.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n"));
        assertThat(broken).isNotEqualTo(text);

        assertThatThrownBy(() -> Fit.ofText(broken, BgNbd.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("text: ")
                .hasMessageContaining(message);
    }

    @Test
    void anyCutIsRefused() {
        List<String> lines = FIT.toText().lines().toList();
        for (int cut = 0; cut < lines.size(); cut++) {
            String text = String.join("\n", lines.subList(0, cut));
            assertThatThrownBy(() -> Fit.ofText(text, BgNbd.class)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFileThatIsNoTextIsRefusedWithItsName(@TempDir Path folder) throws IOException {
        byte[] bytes = new byte[100];
        Arrays.fill(bytes, (byte) 0xFF);
        Path file = Files.write(folder.resolve("model.bin"), bytes);

        assertThatThrownBy(() -> Fit.read(file, BgNbd.class))
                .hasMessageContaining("model.bin: no text in UTF-8, so no model of this library");
    }
}
