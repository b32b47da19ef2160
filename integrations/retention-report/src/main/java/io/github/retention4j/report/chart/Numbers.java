package io.github.retention4j.report.chart;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.DifferenceInDifferences;
import io.github.retention4j.metric.satisfaction.Nps;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NetShare;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;

/** The figures behind a picture as a table. */
public final class Numbers {
    /** Shares that have no decimals by their nature. */
    static final Unit WHOLE_PERCENT = new Unit(Unit.Quantity.SHARE, "%", "", 0);

    private static final String OF_COHORT = " of cohort";

    private Numbers() {}

    /** The figures of rows, with their intervals and what is observed of them. */
    static Table of(Language language, List<String> names, List<? extends NumericResult> figures) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            NumericResult figure = figures.get(i);
            Unit unit = figure.unit();
            String value = figure.value().isPresent()
                    ? language.figure(figure.value().getAsDouble(), unit)
                    : Plot.without(language, figure.label());
            String interval =
                    figure.interval().map(of -> language.interval(of, unit)).orElse("");
            rows.add(List.of(
                    names.get(i),
                    value,
                    interval,
                    language.phrase(figure.label().observed())));
        }
        String metric = figures.isEmpty() ? "" : metric(language, figures.get(0).label());
        String definition =
                figures.isEmpty() ? "" : language.phrase(figures.get(0).label().definition());
        List<Column> columns = List.of(
                Column.words(""),
                Column.figures(metric),
                Column.figures(language.say("{0} interval", level(language))),
                Column.words(""));
        return new Table("", columns, rows, List.of(definition));
    }

    /** What a figure is called; one of a cohort says of which behind it, which a series of them does not. */
    static String metric(Language language, Label label) {
        String metric = label.metric();
        return language.phrase(isOfCohorts(label) ? metric.substring(0, metric.length() - OF_COHORT.length()) : metric);
    }

    /** Whether a figure is of one cohort. */
    static boolean isOfCohorts(Label label) {
        return label.metric().endsWith(OF_COHORT);
    }

    /**
     * A value that there is, with its sign if it can be below zero by its nature.
     *
     * @param language the language
     * @param result a result with data
     * @param unit what it is told in
     * @return such as "51.4 %" or "+20.3"
     */
    public static String told(Language language, NumericResult result, Unit unit) {
        double value = result.value().orElseThrow();
        boolean isSigned = result instanceof Comparison
                || result instanceof DifferenceInDifferences
                || result instanceof Nps
                || result instanceof NetShare;
        return isSigned ? language.signed(value, unit) : language.figure(value, unit);
    }

    /**
     * The level of the intervals that results tell.
     *
     * @param language the language
     * @return such as "95 %"
     */
    public static String level(Language language) {
        return language.figure(Interval.USUAL_LEVEL, WHOLE_PERCENT);
    }
}
