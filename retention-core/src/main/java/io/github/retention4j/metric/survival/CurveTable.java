package io.github.retention4j.metric.survival;

import io.github.retention4j.result.Label;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** Curves as text: a row for each round time, with a bar as long as the share that has the event by then. */
final class CurveTable {
    private static final double[] ROUND_DAYS = {
        0, 1, 7, 14, 30, 60, 90, 120, 180, 270, 365, 545, 730, 1095, 1460, 1825, 2555, 3650, 5475, 7300
    };
    private static final int BAR = 20;
    private static final String EIGHTHS = "▏▎▍▌▋▊▉█";
    private static final int PARTS = EIGHTHS.length();
    private static final int ROWS = 10;

    private CurveTable() {}

    static Table of(SurvivalCurve curve) {
        List<List<String>> rows = new ArrayList<>();
        for (double time : times(curve.unit(), curve.lastTime())) {
            curve.incidence(time)
                    .ifPresent(share -> rows.add(List.of(
                            SurvivalQuantile.number(time),
                            share.unit().tell(share.value()),
                            ends(share),
                            String.valueOf(curve.atRisk(time)),
                            bar(share.value()))));
        }
        List<Column> columns = List.of(
                Column.figures(by(curve.unit())),
                Column.figures("had it"),
                Column.figures(told(curve.level())),
                Column.figures("at risk"),
                Column.words(""));
        return table(curve.label(), columns, rows, curve.summary());
    }

    static Table of(CumulativeIncidence shares) {
        List<Column> columns = new ArrayList<>(List.of(Column.figures(by(shares.unit()))));
        for (String cause : shares.causes()) {
            columns.add(Column.figures(cause));
            columns.add(Column.figures(told(shares.level())));
        }
        columns.add(Column.figures("none yet"));
        List<List<String>> rows = new ArrayList<>();
        for (double time : times(shares.unit(), shares.lastTime())) {
            List<String> row = new ArrayList<>(List.of(SurvivalQuantile.number(time)));
            DoubleFunction<String> told = Unit.PERCENT::tell;
            for (String cause : shares.causes()) {
                Estimate share = shares.at(cause, time).orElseThrow();
                row.add(told.apply(share.value()));
                row.add(ends(share));
            }
            row.add(told.apply(shares.none(time).orElseThrow().value()));
            rows.add(row);
        }
        return table(shares.label(), columns, rows, shares.summary());
    }

    private static Table table(Label label, List<Column> columns, List<List<String>> rows, String last) {
        return Table.of(label, columns, rows, List.of(label), last);
    }

    private static String by(Unit unit) {
        return unit.text().isEmpty() ? "by" : unit.text();
    }

    private static String told(double level) {
        return Math.round(100 * level) + " % CI";
    }

    private static String ends(Estimate share) {
        return share.interval()
                .filter(interval -> interval.low() < interval.high())
                .map(interval -> interval.text(share.unit()).replaceFirst("^.* CI ", ""))
                .orElse("");
    }

    /** Round times that somebody is followed for, and the last. */
    private static double[] times(Unit unit, OptionalDouble last) {
        double end = last.orElse(0);
        double[] round = ROUND_DAYS;
        if (unit.quantity() != Unit.Quantity.DAYS) {
            // Ten steps or so of 1, 2 or 5 of a power of ten.
            double step = Math.pow(10, Math.floor(Math.log10(Math.max(end, Double.MIN_NORMAL) / ROWS)));
            double wide = end / ROWS / step;
            double by = step * (wide <= 1 ? 1 : wide <= 2 ? 2 : wide <= 5 ? 5 : 10);
            round = DoubleStream.iterate(0, time -> time + by).limit(ROWS + 1L).toArray();
        }
        return DoubleStream.concat(DoubleStream.of(round).filter(time -> time < end), DoubleStream.of(end))
                .toArray();
    }

    /** A bar of blocks, to an eighth of a block. */
    private static String bar(double share) {
        int eighths = (int) Math.round(share * BAR * PARTS);
        String rest = eighths % PARTS == 0 ? "" : EIGHTHS.substring(eighths % PARTS - 1, eighths % PARTS);
        return "█".repeat(eighths / PARTS) + rest;
    }
}
