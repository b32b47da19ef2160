package io.github.retention4j.report.chart;

import io.github.retention4j.report.Golden;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Picture;
import java.util.List;

/** What tests look for in pictures. */
final class Marks {
    private Marks() {}

    /** Holds a chart against its files, in English and in Arabic. */
    static void check(String name, Chart chart) {
        Golden.check(name + "-en.svg", chart.draw(Language.ENGLISH).svg());
        Golden.check(name + "-ar.svg", chart.draw(Language.ARABIC).svg());
    }

    /** The marks of one kind, in the order that they are drawn. */
    static <M extends Mark> List<M> of(Picture picture, Class<M> kind) {
        return picture.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static <M extends Mark> List<M> of(Chart chart, Class<M> kind) {
        return of(chart.draw(Language.ENGLISH), kind);
    }

    static List<String> texts(Chart chart) {
        return of(chart, Mark.Label.class).stream().map(Mark.Label::text).toList();
    }
}
