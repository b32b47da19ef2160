package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.result.LoyaltyIndex.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoyaltyIndexTest {
    private static final Label LABEL = Label.of("index", "mean of shares");

    @Test
    void aScoreIsKeptWithinItsRangeInEitherDirection() {
        assertThat(Part.of(share(30), 0.1, 0.6).score()).hasValueCloseTo(40.0, within(1e-12));
        assertThat(Part.of(share(30), 0.6, 0.1).score()).hasValueCloseTo(60.0, within(1e-12));
        assertThat(Part.of(share(5), 0.1, 0.6).score()).hasValue(0);
        assertThat(Part.of(share(5), 0.6, 0.1).score()).hasValue(100);
        assertThat(Part.of(share(70), 0.1, 0.6).score()).hasValue(100);
        assertThat(Part.of(Ratio.part(LABEL, 0, 0), 0.1, 0.6).score()).isEmpty();
    }

    @Test
    void aPartOfWeightNoneIsOnlyShown() {
        LoyaltyIndex index = new LoyaltyIndex(
                LABEL,
                List.of(Part.of(share(40), 0, 1), Part.of(share(90), 0, 1).weighing(0)));
        assertThat(index.value()).hasValue(40);
        assertThat(index.points(index.parts().get(1))).isEmpty();
        assertThat(index.told(40)).isEqualTo("40.0");
        assertThat(index.interval()).isEmpty();
        assertThat(new LoyaltyIndex(LABEL, List.of(Part.of(share(40), 0, 1).weighing(0))).value())
                .isEmpty();
    }

    @Test
    void roundingDoesNotPass100() {
        List<Part> perfect = List.of(
                Part.of(share(100), 0, 1).weighing(0.1),
                Part.of(share(100), 0, 1).weighing(0.2),
                Part.of(share(100), 0, 1).weighing(0.3),
                Part.of(share(100), 0, 1).weighing(0.7));
        assertThat(new LoyaltyIndex(LABEL, perfect).value().getAsDouble())
                .isLessThanOrEqualTo(100)
                .isCloseTo(100, within(1e-9));
    }

    @Test
    void refusesWeightsThatAddUpToNoNumber() {
        Part heavy = Part.of(share(40), 0, 1).weighing(Double.MAX_VALUE);
        assertThatThrownBy(() -> new LoyaltyIndex(LABEL, List.of(heavy, heavy)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights add up to Infinity");
        assertThatThrownBy(() -> new LoyaltyIndex(LABEL, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an index of 0 parts");
        assertThatThrownBy(() -> Part.of(share(40), 0, 1).weighing(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight Infinity not in [0, Infinity)");
    }

    private static Ratio share(long percent) {
        return Ratio.part(Label.of("share", "hits / total"), percent, 100);
    }
}
