package io.github.retention4j.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contrasts by the formula of the Web Content Accessibility Guidelines 2.2, which ask for 4.5 : 1 of text. */
class InkTest {
    private static final double LEAST = 4.5;

    /** An ink, and what it is read on. */
    record Pair(Ink ink, Ink on) {}

    static Stream<Pair> read() {
        Stream<Pair> onPaper = EnumSet.complementOf(
                        EnumSet.of(Ink.PAPER, Ink.GRID, Ink.FAINT, Ink.ON_LOW, Ink.ON_MIDDLE, Ink.ON_HIGH))
                .stream()
                .filter(ink -> !ink.name().startsWith("TONE_"))
                .map(ink -> new Pair(ink, Ink.PAPER));
        Stream<Pair> onTones = IntStream.rangeClosed(1, Ink.COUNT_OF_TONES)
                .mapToObj(tone -> new Pair(Ink.onTone(tone), Ink.tone(tone)));
        return Stream.concat(onPaper, onTones);
    }

    @ParameterizedTest
    @MethodSource("read")
    void canBeReadOnLightAndDarkPaper(Pair pair) {
        assertThat(contrast(pair.ink().light(), pair.on().light())).isGreaterThanOrEqualTo(LEAST);
        assertThat(contrast(pair.ink().dark(), pair.on().dark())).isGreaterThanOrEqualTo(LEAST);
    }

    /** The figures of the guidelines' own examples. */
    @Test
    void contrastIsThatOfTheGuidelines() {
        assertThat(contrast("#000000", "#ffffff")).isEqualTo(21);
        assertThat(contrast("#ffffff", "#ffffff")).isEqualTo(1);
        assertThat(contrast("#767676", "#ffffff")).isCloseTo(4.54, within(0.01));
        assertThat(contrast("#777777", "#ffffff")).isCloseTo(4.48, within(0.01));
    }

    /** So that a table of colours is read without a legend: each tone is further from the paper than the one before. */
    @Test
    void tonesGoOneWay() {
        for (Function<Ink, String> shade : List.<Function<Ink, String>>of(Ink::light, Ink::dark)) {
            double before = 1;
            for (int tone = 1; tone <= Ink.COUNT_OF_TONES; tone++) {
                double contrast = contrast(shade.apply(Ink.tone(tone)), shade.apply(Ink.PAPER));
                assertThat(contrast).as("tone %s", tone).isGreaterThan(before);
                before = contrast;
            }
        }
    }

    @Test
    void seriesDifferAndBeginAgain() {
        Set<Ink> series = new LinkedHashSet<>();
        for (int i = 0; i < 6; i++) {
            series.add(Ink.series(i));
            assertThat(Ink.series(i + 6)).isEqualTo(Ink.series(i));
        }
        assertThat(series).containsExactly(Ink.FIRST, Ink.SECOND, Ink.THIRD, Ink.FOURTH, Ink.FIFTH, Ink.SIXTH);
    }

    @Test
    void tonesOutsideOfTheScaleAreRefused() {
        assertThatThrownBy(() -> Ink.tone(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tone 0 not in [1, 7]");
        assertThatThrownBy(() -> Ink.tone(8)).hasMessage("tone 8 not in [1, 7]");
        assertThatThrownBy(() -> Ink.onTone(0)).hasMessage("tone 0 not in [1, 7]");
        assertThatThrownBy(() -> Ink.onTone(8)).hasMessage("tone 8 not in [1, 7]");
        assertThatThrownBy(() -> Ink.series(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series -1 is below 0");
    }

    @Test
    void namesInStyleSheetsAreUnique() {
        List<String> names = new ArrayList<>();
        for (Ink ink : Ink.values()) {
            names.add(ink.css());
        }
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+(-[a-z0-9]+)?"));
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double share = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
