package io.github.retention4j.metric.cohort;

import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.metric.cohort.CohortTable.Show;
import io.github.retention4j.model.Observation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** The figures of one kind that a table tells: of a cohort at an age, and of all mature cohorts. */
final class CohortFigures {
    private final List<Cohort> cohorts;
    private final Show show;

    /** Of each cohort, its revenue up to each age, where that is asked for. */
    private final BigDecimal[][] cumulative;

    CohortFigures(CohortTable table, Show show) {
        this.cohorts = table.cohorts();
        this.show = show;
        this.cumulative = new BigDecimal[cohorts.size()][];
    }

    /** A sum by what it is divided with. */
    private record Fraction(BigDecimal above, long below) {
        Optional<BigDecimal> value() {
            return below == 0
                    ? Optional.empty()
                    : Optional.of(below == 1 ? above : above.divide(BigDecimal.valueOf(below), MathContext.DECIMAL64));
        }
    }

    /** The figure of a cohort at an age, or empty if it is not observed or nothing to divide by. */
    Optional<BigDecimal> figure(int cohort, int age) {
        return age < cohorts.get(cohort).cells().size() ? fraction(cohort, age).value() : Optional.empty();
    }

    /** The weighted average over cohorts that are observed whole at an age. */
    Optional<BigDecimal> average(int age) {
        BigDecimal above = BigDecimal.ZERO;
        long below = 0;
        for (int cohort = 0; show.isAverage() && cohort < cohorts.size(); cohort++) {
            List<Cell> cells = cohorts.get(cohort).cells();
            if (age < cells.size() && cells.get(age).observation() == Observation.OBSERVED) {
                Fraction fraction = fraction(cohort, age);
                above = above.add(fraction.above);
                below += fraction.below;
            }
        }
        return new Fraction(above, below).value();
    }

    private Fraction fraction(int number, int age) {
        Cohort cohort = cohorts.get(number);
        Cell cell = cohort.cells().get(age);
        BigDecimal customers = BigDecimal.valueOf(cell.customers());
        BigDecimal revenue = cell.revenue().getAmount();
        return switch (show) {
            case RETENTION -> new Fraction(customers, cohort.size());
            case OF_PREVIOUS_AGE ->
                new Fraction(
                        customers, age == 0 ? 0 : cohort.cells().get(age - 1).customers());
            case CUSTOMERS -> new Fraction(customers, 1);
            case ORDERS -> new Fraction(BigDecimal.valueOf(cell.orders()), 1);
            case REVENUE -> new Fraction(revenue, 1);
            case GROSS_REVENUE -> new Fraction(cell.grossRevenue().getAmount(), 1);
            case REVENUE_PER_CUSTOMER -> new Fraction(revenue, cohort.size());
            case AVERAGE_ORDER_VALUE -> new Fraction(revenue, cell.placedOrders());
            case CUMULATIVE_VALUE -> new Fraction(cumulative(number)[age], cohort.size());
        };
    }

    private BigDecimal[] cumulative(int number) {
        BigDecimal[] sums = cumulative[number];
        if (sums == null) {
            List<Cell> cells = cohorts.get(number).cells();
            sums = new BigDecimal[cells.size()];
            BigDecimal sum = BigDecimal.ZERO;
            for (int age = 0; age < sums.length; age++) {
                sum = sum.add(cells.get(age).revenue().getAmount());
                sums[age] = sum;
            }
            cumulative[number] = sums;
        }
        return sums;
    }
}
