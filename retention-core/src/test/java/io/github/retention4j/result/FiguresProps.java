package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class FiguresProps {
    /** The Java run time is the reference, apart from a zero below zero. */
    @Property(tries = 2000)
    void decimalsAreRoundedAsTheRunTimeDoes(
            @ForAll @DoubleRange(min = -1e15, max = 1e15) double value, @ForAll @IntRange(max = 6) int decimals) {
        String expected = String.format(Locale.ROOT, "%." + decimals + "f", value);
        boolean isZero = expected.chars().noneMatch(c -> c >= '1' && c <= '9');
        assertThat(Figures.decimals(value, decimals)).isEqualTo(isZero ? expected.replace("-", "") : expected);
    }

    @Property
    void halvesAreRoundedAway(@ForAll @IntRange(min = -10_000, max = 10_000) int halves) {
        double value = halves / 2.0;
        assertThat(Double.parseDouble(Figures.decimals(value, 0)))
                .isEqualTo(Math.signum(value) * Math.floor(Math.abs(value) + 0.5));
    }
}
