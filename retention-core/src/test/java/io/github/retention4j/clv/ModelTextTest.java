package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
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
                "customers 500|customers -1|customers \"-1\" is no whole number of 0 to",
                "customers 500|customers 500\\nmore 1|unknown more: a model of a later version?",
                "'\\nr '|'\\nr  '|is no number",
                "'\\nr '|'\\nr 0x1p1\\rr '|is no number",
                "'\\nalpha '|'\\nalpha 9E999\\nx '|alpha \"9E999\" is no number",
                "'\\nalpha '|'\\nalpha 2d\\nx '|alpha \"2d\" is no number",
                "log-likelihood |'log-likelihood Infinity\\nx '|log-likelihood \"Infinity\" is no number",
                "'gradient-norm '|'gradient-norm -'|is below 0",
                "iterations |'iterations 4294967301\\nx '|iterations \"4294967301\" is no whole number of 0 to 2147483647",
                "evaluations |'evaluations +5\\nx '|evaluations \"+5\" is no whole number",
                "groups |'groups 9223372036854775808\\nx '|is no whole number of 0 to 9223372036854775807",
                "'covariance-r '|'covariance-r -'|the covariance",
                "'covariance-b '|'covariance-b 0 '|the covariance is not symmetric",
                "status CONVERGED|status FINE|status \"FINE\" is none that a model can have",
            })
    void whatIsNoModelIsRefusedWithWhatIsWrong(String from, String to, String message) {
        String text = FIT.toText();
        String broken =
                text.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n").replace("\\r", "\r"));
        assertThat(broken).isNotEqualTo(text);

        assertThatThrownBy(() -> Fit.ofText(broken, BgNbd.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("text: ")
                .hasMessageContaining(message);
    }

    @Test
    void aUnitOfAModelThatHasNoneIsRefused() {
        String donors = fitted(new BgBb(1.2, .75, .66, 2.78)).toText();
        String renewals = ShiftedBetaGeometric.fit(Renewals.ofSurvivors(1000, 631, 468, 382))
                .toText();

        assertThatThrownBy(() -> Fit.ofText(donors.replace("\nunit\n", "\nunit WEEKS\n"), BgBb.class))
                .hasMessageContaining("unit \"WEEKS\" of a model that has none");
        assertThatThrownBy(() -> Fit.ofText(renewals.replace("\nunit\n", "\nunit DAYS\n"), ShiftedBetaGeometric.class))
                .hasMessageContaining("unit \"DAYS\" of a model that has none");
    }

    @Test
    void aCovarianceOfNoParametersIsRefused() {
        // Two variances below 0 whose product is above it.
        assertCovarianceIsRefused("-1 0 0 0", "0 -1 0 0", "0 0 1 0", "0 0 0 1", "variance of -1.0, below 0");
        // Each two allowed, and the three not: the least eigenvalue is 1 - 2 * 0.9.
        assertCovarianceIsRefused("1 -.9 -.9 0", "-.9 1 -.9 0", "-.9 -.9 1 0", "0 0 0 0", "less than nothing");
        assertCovarianceIsRefused("0 1 0 0", "1 4 0 0", "0 0 1 0", "0 0 0 1", "beyond what their variances allow");
        assertCovarianceIsRefused("1 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1", "not symmetric");
        assertCovarianceIsRefused("Infinity 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1", "is no number");
        // Of two that go together wholly: a bound case, as is one without variance.
        String whole = withCovariance("1 1 0 0", "1 1 0 0", "0 0 0 0", "0 0 0 1");
        assertThat(Fit.ofText(whole, BgBb.class).covariance().get(1)).containsExactly(1.0, 1.0, 0.0, 0.0);
    }

    private static void assertCovarianceIsRefused(String one, String two, String three, String four, String message) {
        assertThatThrownBy(() -> Fit.ofText(withCovariance(one, two, three, four), BgBb.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static String withCovariance(String one, String two, String three, String four) {
        String text = fitted(new BgBb(1.2, .75, .66, 2.78)).toText();
        String rows = "covariance-alpha " + one + "\ncovariance-beta " + two + "\ncovariance-gamma " + three
                + "\ncovariance-delta " + four + "\n";
        return text.substring(0, text.indexOf("covariance-alpha")) + rows.replace("-.", "-0.");
    }

    @Test
    void whatWouldNotReadBackIsNotWritten(@TempDir Path folder) {
        BgBb model = new BgBb(1.2, .75, .66, 2.78);
        List<Double> none = List.of(0.0, 0.0, 0.0, 0.0);
        List<List<Double>> zeros = List.of(none, none, none, none);
        for (String reason : List.of("one\nmore", "one\r", "one\r\nmore")) {
            Fit<BgBb> fit = new Fit<>(Fit.Status.NOT_CONVERGED, reason, model, -1, 0, zeros, 1, 1, 1, 1);
            assertThatThrownBy(fit::toText).hasMessage("a reason of more than one line cannot be written");
        }
        Fit<BgBb> nan = new Fit<>(Fit.Status.NOT_CONVERGED, "why", model, Double.NaN, 0, zeros, 1, 1, 1, 1);
        assertThatThrownBy(() -> nan.write(folder.resolve("model.txt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the fit cannot be written: log-likelihood \"NaN\" is no number");
        Fit<BgBb> blanks = new Fit<>(Fit.Status.NOT_CONVERGED, "  why ", model, -1, 0, zeros, 1, 1, 1, 1);
        assertThat(Fit.ofText(blanks.toText(), BgBb.class)).isEqualTo(blanks);
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without checks may do
    void aFitWithoutItsPartsIsRefusedByName() {
        BgBb model = new BgBb(1.2, .75, .66, 2.78);
        List<List<Double>> zeros = fitted(model).covariance();

        assertThatThrownBy(() -> new Fit<>(null, "", model, 0, 0, zeros, 0, 0, 0, 0))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("status");
        assertThatThrownBy(() -> new Fit<BgBb>(Fit.Status.CONVERGED, "", null, 0, 0, zeros, 0, 0, 0, 0))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("found");
        assertThatThrownBy(() -> new Fit<>(Fit.Status.CONVERGED, "", model, 0, 0, List.of(), 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the covariance of 4 parameters has 4 rows of 4, and not []");
    }

    /** A folder that is not empty stands where the file should be. */
    @Test
    void nothingIsLeftOfAFileThatCannotBeWritten(@TempDir Path folder) throws IOException {
        Path taken = Files.createDirectories(folder.resolve("model.txt/more")).getParent();

        assertThatThrownBy(() -> FIT.write(taken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(taken + " cannot be written: it is a folder; name a file in it");
        assertThat(folder.toFile().list()).containsExactly("model.txt");
    }

    @Test
    void whyAFileCannotBeReadOrWrittenIsTold(@TempDir Path folder) {
        Path nowhere = folder.resolve("models/model.txt");
        assertThatThrownBy(() -> FIT.write(nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        nowhere + " cannot be written: there is no folder " + nowhere.getParent() + "; make it first");
        assertThatThrownBy(() -> Fit.read(nowhere, BgNbd.class))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(nowhere + " cannot be read: there is no such file; Fit.write makes one");
        assertThatThrownBy(() -> Fit.read(folder, BgNbd.class))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder + " cannot be read: it is a folder; name the file of a fit in it");
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
