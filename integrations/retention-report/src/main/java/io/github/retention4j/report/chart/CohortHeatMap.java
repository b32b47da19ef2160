package io.github.retention4j.report.chart;

import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.metric.cohort.CohortTable.Show;
import io.github.retention4j.report.chart.ColourTable.Row;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.result.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Cohorts as a table of colours: a row for each cohort, a column for each age, the weighted average below.
 *
 * <ul>
 *   <li>Age 0 has no colour: it is 100 % by itself, and no measure for the others.
 *   <li>What is partly observed is hatched, what is not observed is empty, and a figure of nobody is –.
 *   <li>It has room for the newest {@value #MOST_ROWS} cohorts and the first {@value #MOST_AGES} ages, and says what is left out.
 * </ul>
 */
public final class CohortHeatMap implements ColourChart {
    private static final int MOST_ROWS = 60;
    private static final int MOST_AGES = 60;

    /** From here on amounts have no decimals. */
    private static final double EXACT = 100;

    /** From here on figures are told in thousands. */
    private static final double LONG = 10_000;

    private final CohortTable table;
    private final CohortFigure figure;
    private final List<Cohort> shown;
    private final int ages;

    /**
     * A table of one kind of figure.
     *
     * @param table the cohorts
     * @param show which figure
     * @throws IllegalArgumentException if there is no cohort
     */
    public CohortHeatMap(CohortTable table, Show show) {
        this.table = table;
        figure = new CohortFigure(table, show);
        int all = table.cohorts().size();
        shown = table.cohorts().subList(Math.max(0, all - MOST_ROWS), all);
        ages = Math.min(MOST_AGES, longest(shown));
    }

    private static int longest(List<Cohort> cohorts) {
        return cohorts.stream().mapToInt(cohort -> cohort.cells().size()).max().orElse(0);
    }

    @Override
    public Optional<Table> numbers(Language language) {
        return Optional.of(language.table(table.rows()));
    }

    @Override
    public ColourTable colours(Language language) {
        List<OptionalDouble> figures = new ArrayList<>();
        shown.forEach(cohort -> each(cohort).forEach(age -> figures.add(figure.at(cohort, age))));
        boolean hasAverage =
                IntStream.range(0, ages).anyMatch(age -> figure.average(age).isPresent());
        List<OptionalDouble> averages = IntStream.range(0, hasAverage ? ages : 0)
                .mapToObj(figure::average)
                .toList();
        List<OptionalDouble> scale = scale(figures);
        List<Integer> tones = ColourTable.tones(figures, scale);
        List<Row> rows = new ArrayList<>();
        int next = 0;
        for (Cohort cohort : shown) {
            List<ColourTable.Cell> cells = new ArrayList<>();
            for (int age : each(cohort)) {
                int tone = age == 0 ? 0 : tones.get(next);
                cells.add(cell(language, cohort, cohort.cells().get(age), figures.get(next), tone));
                next++;
            }
            rows.add(new Row(language.window(cohort.period()), size(language, cohort), cells));
        }
        List<Row> totals = hasAverage ? List.of(total(language, averages, scale)) : List.of();
        return new ColourTable(
                figure.title(language),
                language.say(
                        "A table of colours: {0} cohorts by {1} ages, the darker the higher.",
                        language.number(shown.size()), language.number(ages)),
                language.say("cohort"),
                language.say("size"),
                language.say("{0}, by {1}", figure.words(language), figure.ages(language)),
                IntStream.range(0, ages)
                        .mapToObj(age -> figure.age(language, age))
                        .toList(),
                rows,
                totals,
                notes(language, hasAverage));
    }

    private List<Integer> each(Cohort cohort) {
        return IntStream.range(0, Math.min(ages, cohort.cells().size())).boxed().toList();
    }

    /** The figures of all ages but 0 that were observed whole. */
    private List<OptionalDouble> scale(List<OptionalDouble> figures) {
        List<OptionalDouble> scale = new ArrayList<>();
        for (Cohort cohort : shown) {
            for (int age : each(cohort)) {
                boolean isLeftOut =
                        age == 0 || CohortFigure.isPartly(cohort.cells().get(age));
                scale.add(isLeftOut ? OptionalDouble.empty() : figures.get(scale.size()));
            }
        }
        return scale;
    }

    private ColourTable.Cell cell(Language language, Cohort cohort, Cell cell, OptionalDouble of, int tone) {
        String text = of.isPresent() ? told(language, of.getAsDouble()) : "–";
        boolean isPartly = CohortFigure.isPartly(cell);
        String customers = language.say(
                "{0} of {1}",
                ColourTable.alone(language.number(cell.customers())),
                ColourTable.alone(language.number(cohort.size())));
        String full = figure.unit().currency().isPresent() && of.isPresent()
                ? language.say("{0}; customers: {1}", language.figure(of.getAsDouble(), figure.unit()), customers)
                : customers;
        return new ColourTable.Cell(text, tone, isPartly, isPartly ? language.say("{0}, partly observed", full) : full);
    }

    /** Averages have the tones that cells of such figures have. */
    private Row total(Language language, List<OptionalDouble> averages, List<OptionalDouble> scale) {
        List<Integer> tones = ColourTable.tones(averages, scale);
        List<ColourTable.Cell> cells = new ArrayList<>();
        for (int age = 0; age < averages.size(); age++) {
            OptionalDouble average = averages.get(age);
            cells.add(
                    average.isEmpty()
                            ? ColourTable.Cell.EMPTY
                            : new ColourTable.Cell(
                                    told(language, average.getAsDouble()), age == 0 ? 0 : tones.get(age), ""));
        }
        long all = table.cohorts().stream().mapToLong(Cohort::size).sum();
        return new Row(language.say("all"), language.number(all), cells);
    }

    /** Without a unit, which stands above the columns. */
    private String told(Language language, double of) {
        if (figure.isShare()) {
            return language.decimal(100 * of, 1);
        }
        double size = Math.abs(of);
        boolean isShort = size < EXACT && figure.unit().currency().isPresent();
        return size >= LONG
                ? language.tick(of, figure.unit())
                : language.decimal(of, isShort ? Math.min(2, figure.unit().decimals()) : 0);
    }

    private static String size(Language language, Cohort cohort) {
        String size = language.number(cohort.size());
        return CohortFigure.isSmall(cohort) ? language.say("{0} †", size) : size;
    }

    private List<String> notes(Language language, boolean hasAverage) {
        List<String> notes = new ArrayList<>();
        if (ages > 1) {
            notes.add(ColourTable.legend(language));
        }
        if (hasAverage) {
            notes.add(language.say(
                    "all: the average over cohorts, weighted by their sizes, where the whole age was observed."));
        }
        if (shown.stream()
                .anyMatch(cohort -> cohort.cells().stream().limit(ages).anyMatch(CohortFigure::isPartly))) {
            notes.add(language.say("Hatched: partly observed; the data end on {0}.", language.date(table.lastDay())));
        }
        if (shown.stream().anyMatch(CohortFigure::isSmall)) {
            notes.add(CohortFigure.smallNote(language));
        }
        int cohorts = table.cohorts().size();
        if (shown.size() < cohorts) {
            notes.add(language.say(
                    "Not shown: the {0} earliest of {1} cohorts.",
                    language.number(cohorts - shown.size()), language.number(cohorts)));
        }
        if (ages < table.ages()) {
            notes.add(language.say(
                    "Not shown: the {0} latest of {1} ages.",
                    language.number(table.ages() - ages), language.number(table.ages())));
        }
        long nowhere = table.leftOut().enteredBefore() + table.leftOut().undated();
        if (nowhere > 0) {
            notes.add(language.say("In no cohort: {0}.", language.count(nowhere, "customer")));
        }
        return notes;
    }
}
