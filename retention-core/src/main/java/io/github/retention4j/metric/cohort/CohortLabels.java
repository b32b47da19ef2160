package io.github.retention4j.metric.cohort;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import java.time.LocalDate;
import java.util.Optional;

/** What the figures of single cells say of themselves, and which periods can be asked for. */
final class CohortLabels {
    private final CohortTable table;

    CohortLabels(CohortTable table) {
        this.table = table;
    }

    /** The label of a figure of a cohort at an age. */
    Label of(Window period, int age, String what) {
        Optional<Cohort> cohort = table.cohort(period);
        Observation observation = cohort.flatMap(c -> c.cell(age))
                .map(Cell::observation)
                .orElse(cohort.isPresent() ? Observation.NOT_OBSERVED : observed(period));
        boolean nobody = observation != Observation.NOT_OBSERVED
                && cohort.map(Cohort::size).orElse(0L) == 0;
        String none = cohort.isPresent() ? "no " + table.entry() + " then" : "no cohort of this table";
        return table.label()
                .as(table.label().metric() + " " + what)
                .noting(nobody ? none + others() : "")
                .in(period, observation, table.lastDay());
    }

    /** Refuses a period of another kind than the cohorts': it would be no data, and look like an answer. */
    void checkUnit(Window period) {
        requireNonNull(period, "period");
        if (table.cohorts().isEmpty()) {
            return;
        }
        Window one = table.cohorts().get(0).period();
        if (!period.unit().equals(one.unit())) {
            throw new IllegalArgumentException(
                    period + " is one of the " + period.unit().plural() + "; this table's cohorts are "
                            + one.unit().plural() + ", " + range());
        }
    }

    private String others() {
        return table.cohorts().isEmpty() ? "" : ", cohorts are " + range();
    }

    /** The cohorts from the first to the last. */
    private String range() {
        String first = table.cohorts().get(0).period().toString();
        return table.cohorts().size() < 2
                ? first
                : first + " to "
                        + table.cohorts().get(table.cohorts().size() - 1).period();
    }

    /** How much of a period that has no cohort the data cover. */
    private Observation observed(Window period) {
        LocalDate firstDay = table.label().firstDay();
        if (period.start().isAfter(table.lastDay()) || !firstDay.isBefore(period.end())) {
            return Observation.NOT_OBSERVED;
        }
        return table.lastDay().isBefore(period.end().minusDays(1)) || firstDay.isAfter(period.start())
                ? Observation.PARTLY_OBSERVED
                : Observation.OBSERVED;
    }
}
