package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Scope;
import io.github.retention4j.model.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.AbstractThrowableAssert;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** What two shops counted, each for itself, is what one history of both would have counted. */
class AddingResultsTest {
    private static final LocalDate END = LocalDate.of(2026, 3, 31);
    private static final Label MARCH =
            Label.of("rate", "hits / total").in(Window.month(2026, 3), Observation.OBSERVED, END);
    private static final Unit SAR = Unit.money(CurrencyUnit.of("SAR")).per("order");

    private static Average average(List<Integer> amounts) {
        ClusterTally tally = new ClusterTally();
        amounts.forEach(amount -> tally.add(amount, 1 + Math.floorMod(amount, 3)));
        return tally.average(MARCH, 2, SAR, 1);
    }

    private static ClusterShare share(List<Integer> totals) {
        ClusterTally tally = new ClusterTally();
        totals.forEach(total -> tally.add(total / 2, total));
        return tally.share(MARCH);
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    @Property(tries = 200)
    void averagesAreThoseOfAllCustomers(
            @ForAll @Size(max = 5) List<@IntRange(min = -50, max = 1000) Integer> one,
            @ForAll @Size(max = 5) List<@IntRange(min = -50, max = 1000) Integer> other) {
        Average whole = average(both(one, other));
        Average sum = average(one).plus(average(other));
        assertThat(sum).isEqualTo(whole);
        assertThat(sum.interval()).isEqualTo(whole.interval());
        assertThat(average(other).plus(average(one))).isEqualTo(whole);
    }

    @Property(tries = 200)
    void sharesOfEventsAreThoseOfAllCustomers(
            @ForAll @Size(max = 5) List<@IntRange(min = 1, max = 9) Integer> one,
            @ForAll @Size(max = 5) List<@IntRange(min = 1, max = 9) Integer> other) {
        assertThat(share(one).plus(share(other))).isEqualTo(share(both(one, other)));
    }

    @Property(tries = 200)
    void gapsAreThoseOfAllCustomers(
            @ForAll @Size(max = 4) List<@Size(max = 4) List<@IntRange(min = 0, max = 30) Integer>> one,
            @ForAll @Size(max = 4) List<@Size(max = 4) List<@IntRange(min = 0, max = 30) Integer>> other) {
        assertThat(gaps(one).plus(gaps(other))).isEqualTo(gaps(both(one, other)));
    }

    private static DayCounts gaps(List<List<Integer>> customers) {
        return DayCounts.of(
                MARCH,
                customers.stream()
                        .map(gaps -> gaps.stream().mapToInt(gap -> gap).toArray())
                        .toArray(int[][]::new));
    }

    @Test
    void ratesAddTheirCounts() {
        assertThat(Ratio.part(MARCH, 1, 4).plus(Ratio.part(MARCH, 5, 6))).isEqualTo(Ratio.part(MARCH, 6, 10));
        assertThat(Ratio.net(MARCH, -1, 4).plus(Ratio.net(MARCH, 5, 6))).isEqualTo(Ratio.net(MARCH, 4, 10));
        assertThat(Ratio.daily(MARCH, 1, 31, 40).plus(Ratio.daily(MARCH, 5, 31, 60)))
                .isEqualTo(Ratio.daily(MARCH, 6, 31, 100));
        assertThat(new NetShare(MARCH, 1, 2, 3).plus(new NetShare(MARCH, 4, 5, 6)))
                .isEqualTo(new NetShare(MARCH, 5, 7, 9));
        assertThatThrownBy(() -> Ratio.part(MARCH, 1, Long.MAX_VALUE).plus(Ratio.part(MARCH, 1, 1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void ratesOfMoneyAddTheirSumsInOneCurrency() {
        MoneyRatio one = MoneyRatio.withoutSpread(MARCH, new BigDecimal("1.00"), new BigDecimal("4.00"), "SAR");
        MoneyRatio other = MoneyRatio.withoutSpread(MARCH, new BigDecimal("2.00"), new BigDecimal("6.00"), "SAR");
        assertThat(one.plus(other))
                .isEqualTo(MoneyRatio.withoutSpread(MARCH, new BigDecimal("3.00"), new BigDecimal("10.00"), "SAR"));
        MoneyRatio pounds = MoneyRatio.withoutSpread(MARCH, new BigDecimal("2.00"), new BigDecimal("6.00"), "EGP");
        refuses(() -> one.plus(pounds))
                .hasMessage(
                        "sums in SAR and in EGP do not add up; convert one shop's amounts when its history is built");
        MoneyRatio fine = MoneyRatio.withoutSpread(MARCH, new BigDecimal("2.000"), new BigDecimal("6.000"), "SAR");
        refuses(() -> one.plus(fine)).hasMessageStartingWith("sums of 2 decimals and of 3 decimals do not add up");
    }

    @Test
    void oneOfWhichOnlyTheSumsAreKnownLeavesNoInterval() {
        Average known = average(List.of(10, 20, 30));
        Average sums = Average.withoutSpread(MARCH, new BigDecimal("5.00"), 2, SAR);
        assertThat(known.interval()).isPresent();
        assertThat(known.plus(sums).interval()).isEmpty();
        assertThat(known.plus(sums).sum()).isEqualTo("5.60");
        Average nothing = Average.withoutSpread(MARCH, new BigDecimal("0.00"), 0, SAR);
        assertThat(known.plus(nothing)).isEqualTo(known);
        assertThat(nothing.plus(known)).isEqualTo(known);
    }

    @Test
    void isObservedAsFarAsBothAre() {
        Label partly = MARCH.in(Window.month(2026, 3), Observation.PARTLY_OBSERVED, END.minusDays(9));
        assertThat(Ratio.part(MARCH, 1, 4).plus(Ratio.part(partly, 5, 6)).label())
                .isEqualTo(partly);
        assertThat(Ratio.part(partly, 1, 4).plus(Ratio.part(MARCH, 5, 6)).label())
                .isEqualTo(partly);
        Label not = MARCH.in(Window.month(2026, 3), Observation.NOT_OBSERVED, END.minusDays(40));
        assertThat(Ratio.part(MARCH, 1, 4).plus(Ratio.part(not, 0, 0)).value()).isEmpty();
    }

    @Test
    void refusesWhatIsNotOfTheSame() {
        Ratio rate = Ratio.part(MARCH, 1, 4);
        refuses(() -> rate.plus(Ratio.part(MARCH.as("other"), 1, 4)))
                .hasMessage("results of different metric do not add up: rate and other");
        refuses(() -> rate.plus(Ratio.part(MARCH.by("x / y"), 1, 4)))
                .hasMessage("results of different definition do not add up: hits / total and x / y");
        refuses(() -> rate.plus(Ratio.part(MARCH.noting("by hand"), 1, 4)))
                .hasMessage("results of different definition do not add up: hits / total and hits / total; by hand");
        refuses(() -> rate.plus(Ratio.part(MARCH.in(Window.month(2026, 2), Observation.OBSERVED, END), 1, 4)))
                .hasMessage("results of different window do not add up: 2026-03 and 2026-02");
        refuses(() -> rate.plus(Ratio.part(Label.of("rate", "hits / total"), 1, 4)))
                .hasMessage("results of different window do not add up: 2026-03 and none");
        Scope loyal = new Scope(Window.month(2026, 3), Observation.OBSERVED, END, "only loyal", "");
        refuses(() -> rate.plus(Ratio.part(MARCH.in(loyal), 1, 4)))
                .hasMessage("results of different customers do not add up: all and only loyal");
        refuses(() -> rate.plus(Ratio.net(MARCH, 1, 4)))
                .hasMessage("a part rate of 1 and a net one of 1 do not add up");
        refuses(() -> Ratio.daily(MARCH, 1, 31, 9).plus(Ratio.daily(MARCH, 1, 30, 9)))
                .hasMessage("a daily rate of 31 and a daily one of 30 do not add up");
        Average average = average(List.of(1));
        refuses(() -> average.plus(Average.withoutSpread(MARCH, new BigDecimal("1.00"), 1, Unit.DAYS)))
                .hasMessage("averages in SAR per order and in days, times 1.0 and 1.0, do not add up");
    }

    private static AbstractThrowableAssert<?, ?> refuses(Supplier<?> sum) {
        return assertThatThrownBy(sum::get).isInstanceOf(IllegalArgumentException.class);
    }
}
