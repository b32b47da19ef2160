package io.github.retention4j.metric.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.metric.index.LoyaltyIndex.Part;
import io.github.retention4j.metric.satisfaction.Nps;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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

    /** The documented example: shares of the weights added up to 54.99999999999999. */
    @Test
    void scoresOf40And60And65InEqualPartsAre55AndMeetAGoalOf55() {
        LoyaltyIndex index = new LoyaltyIndex(
                LABEL,
                List.of(
                        Part.of(share(40), 0, 1),
                        Part.of(share(60), 0, 1),
                        Part.of(new Nps(LABEL, 5, 3, 2, 0), -100, 100)));
        assertThat(index.value()).hasValue(55.0);
        GoalTable table = new GoalTable(
                LABEL,
                List.of(
                        GoalTable.Line.of(new Criterion.AtLeast(55), index, index),
                        GoalTable.Line.of(new Criterion.AtMost(55), index, index)));
        assertThat(table.lines()).allMatch(line -> line.verdict() == Criterion.Verdict.MET);
        assertThat(table.toString()).doesNotContain("-0.0");
    }

    /** Whole weights and scores: the mean as whole numbers have it, however the weights are scaled. */
    @Property(tries = 300)
    void theIndexMeetsItsOwnWeightedMean(
            @ForAll @IntRange(max = 100) int first,
            @ForAll @IntRange(max = 100) int second,
            @ForAll @IntRange(min = 1, max = 99) int weight) {
        LoyaltyIndex index = new LoyaltyIndex(
                LABEL,
                List.of(
                        Part.of(share(first), 0, 1).weighing(weight / 100.0),
                        Part.of(share(second), 0, 1).weighing((100 - weight) / 100.0)));
        double mean = (first * weight + second * (100 - weight)) / 100.0;
        assertThat(index.value()).hasValue(mean);
        assertThat(index.compareWith(mean)).isZero();
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
