package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Unit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How many members of a loyalty programme ever could redeem, and how long it took.
 *
 * <ul>
 *   <li>Its value is the share so far of those who joined. It is too low while many have just joined; the {@linkplain #days curve} counts
 *       each for as long as they have been there: {@code days().incidence(180)} is the share within half a year.
 *   <li>Nobody who joined is no data.
 * </ul>
 *
 * @param days the share that could not redeem yet, by days since joining
 * @param least how many points it takes
 */
public record Attainment(SurvivalCurve days, long least) implements NumericResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the points are below 0
     */
    public Attainment {
        requireNonNull(days, "days");
        if (least < 0) {
            throw new IllegalArgumentException("least points " + least + " are below 0");
        }
    }

    /**
     * The share of those who joined that could redeem by the end of the data.
     *
     * @return members who could / members who joined
     */
    public Ratio share() {
        return Ratio.part(days.label(), days.events(), days.spells());
    }

    @Override
    public Label label() {
        return days.label();
    }

    @Override
    public OptionalDouble value() {
        return share().value();
    }

    @Override
    public int compareWith(double number) {
        return share().compareWith(number);
    }

    @Override
    public Optional<Interval> interval(double level) {
        return share().interval(level);
    }

    @Override
    public boolean canBe(double value) {
        return share().canBe(value);
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public OptionalLong fewestCustomers() {
        return days.fewestCustomers();
    }

    @Override
    public Optional<Table> table() {
        return days.table();
    }

    @Override
    public String summary() {
        return value().isEmpty()
                ? share().summary()
                : share().summary() + " could redeem " + Figures.count(least, "point") + ", " + days.median();
    }

    @Override
    public String toString() {
        return label().around(summary());
    }
}
