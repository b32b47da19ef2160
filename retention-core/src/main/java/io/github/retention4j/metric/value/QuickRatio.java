package io.github.retention4j.metric.value;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many times the recurring revenue that is lost is gained, as a result of its own.
 *
 * <p>{@code quick ratio = (new + reactivated + expansion) / (contraction + churned)}
 *
 * <ul>
 *   <li>Nothing lost is no data, however much is gained.
 *   <li>There is no interval: the sums do not tell how much customers differ.
 * </ul>
 *
 * <p>Worked example: 200 new, 50 reactivated and 80 of expansion against 30 of contraction and 100 churned are
 * 330 / 130 = 2.54.
 *
 * @param movements what it is made of
 */
public record QuickRatio(RevenueMovements movements) implements NumericResult {
    private static final Unit TIMES = Unit.times(2);

    /** Checks that nothing is null. */
    public QuickRatio {
        requireNonNull(movements, "movements");
    }

    @Override
    public Label label() {
        return movements
                .label()
                .as("quick ratio")
                .by(movements.label().rule() + ": (new + reactivated + expansion) / (contraction + churned)");
    }

    /**
     * What is gained.
     *
     * @return new + reactivated + expansion
     */
    public BigDecimal gained() {
        return movements.newRevenue().add(movements.reactivated()).add(movements.expansion());
    }

    /**
     * What is lost.
     *
     * @return contraction + churned
     */
    public BigDecimal lost() {
        return movements.contraction().add(movements.churned());
    }

    @Override
    public OptionalDouble value() {
        return movements.quickRatio();
    }

    /** Exact. */
    @Override
    public int compareWith(double number) {
        return value().isPresent()
                ? Figures.compare(gained(), lost(), number)
                : NumericResult.super.compareWith(number);
    }

    /**
     * There is none.
     *
     * @return empty
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        return Optional.empty();
    }

    @Override
    public boolean canBe(double value) {
        return value >= 0;
    }

    @Override
    public Unit unit() {
        return TIMES;
    }

    @Override
    public String summary() {
        return summaryOf(gained().toPlainString() + "/" + lost().toPlainString() + " " + movements.currency());
    }

    @Override
    public String toString() {
        return label().around(summary());
    }
}
