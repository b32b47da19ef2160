package io.github.retention4j.report.chart;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.metric.cohort.CohortTable.Show;
import io.github.retention4j.model.Observation;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.result.Unit;
import java.util.Optional;
import java.util.OptionalDouble;
import org.joda.money.CurrencyUnit;

/**
 * The kind of figure that pictures of cohorts show, in words and as numbers.
 *
 * @param table the cohorts
 * @param show which figure
 */
record CohortFigure(CohortTable table, Show show) {
    /** A row is said to be small below so many customers, as the printed table has it. */
    private static final long SMALL = 30;

    CohortFigure {
        requireNonNull(table, "table");
        requireNonNull(show, "show");
        if (table.cohorts().isEmpty()) {
            throw new IllegalArgumentException("no cohorts to draw: " + table);
        }
    }

    /** The figure of a cohort at an age; none if it is not observed or nobody is there to divide by. */
    OptionalDouble at(Cohort cohort, int age) {
        return number(table.figure(show, cohort.period(), age));
    }

    /** The weighted average at an age. */
    OptionalDouble average(int age) {
        return number(table.average(show, age));
    }

    private static OptionalDouble number(Optional<java.math.BigDecimal> figure) {
        return figure.isPresent() ? OptionalDouble.of(figure.get().doubleValue()) : OptionalDouble.empty();
    }

    boolean isShare() {
        return show == Show.RETENTION || show == Show.OF_PREVIOUS_AGE;
    }

    /** What the figures are in. */
    Unit unit() {
        return switch (show) {
            case RETENTION, OF_PREVIOUS_AGE -> Unit.PERCENT;
            case CUSTOMERS, ORDERS -> Unit.count("", 0);
            case REVENUE, GROSS_REVENUE, REVENUE_PER_CUSTOMER, AVERAGE_ORDER_VALUE, CUMULATIVE_VALUE ->
                currency().map(Unit::money).orElse(Unit.count("", 0));
        };
    }

    private Optional<CurrencyUnit> currency() {
        return table.cohorts().stream()
                .flatMap(cohort -> cohort.cells().stream())
                .map(cell -> cell.revenue().getCurrencyUnit())
                .findFirst();
    }

    /** What the figures are. */
    String words(Language language) {
        String currency = currency().map(of -> language.phrase(of.getCode())).orElse("");
        return switch (show) {
            case RETENTION -> language.say("% of the cohort");
            case OF_PREVIOUS_AGE -> language.say("% of the age before");
            case CUSTOMERS -> language.say("customers");
            case ORDERS -> language.say("orders");
            case REVENUE -> language.say("revenue in {0}", currency);
            case GROSS_REVENUE -> language.say("gross revenue in {0}", currency);
            case REVENUE_PER_CUSTOMER -> language.say("revenue per customer of the cohort in {0}", currency);
            case AVERAGE_ORDER_VALUE -> language.say("average order value in {0}", currency);
            case CUMULATIVE_VALUE -> language.say("cumulative revenue per customer of the cohort in {0}", currency);
        };
    }

    /** What a table of colours is of: cohorts of one kind of period. */
    String title(Language language) {
        return language.say("{0} by {1}: {2}", Plot.title(language, table.label()), period(language), words(language));
    }

    /** What curves are of. */
    String titleOfCurves(Language language) {
        return language.say(
                "{0} by {1}, curves: {2}", Plot.title(language, table.label()), period(language), words(language));
    }

    private String period(Language language) {
        return language.phrase(table.cohorts().get(0).period().unit().noun());
    }

    /** What an age is called. */
    String age(Language language, int age) {
        return table.brackets().isNone()
                ? language.number(age)
                : language.phrase(table.brackets().name(age));
    }

    /** What ages count. */
    String ages(Language language) {
        return language.say("{0} since {1}", language.phrase(table.ageUnit()), language.phrase(table.entry()));
    }

    static boolean isPartly(Cell cell) {
        return cell.observation() != Observation.OBSERVED;
    }

    static boolean isSmall(Cohort cohort) {
        return cohort.size() > 0 && cohort.size() < SMALL;
    }

    /** What is said of small cohorts. */
    static String smallNote(Language language) {
        return language.say("† a cohort of fewer than {0} customers.", language.number(SMALL));
    }
}
