package io.github.retention4j.report.chart;

import io.github.retention4j.metric.segment.CrossTable;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.result.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** Customers by two segmentations as a table of colours: how many are in both, and in the colour their share of the row. */
public final class CrossChart implements ColourChart {
    private final CrossTable<?, ?> table;

    /**
     * A table of colours.
     *
     * @param table the customers of each row and column
     * @throws IllegalArgumentException if there are none
     */
    public CrossChart(CrossTable<?, ?> table) {
        if (table.cells().isEmpty() || table.label().isUnobserved()) {
            throw new IllegalArgumentException(table.label().metric() + " has nothing to draw: " + table.summary());
        }
        this.table = table;
    }

    @Override
    public Optional<Table> numbers(Language language) {
        return table.table().map(language::table);
    }

    @Override
    public ColourTable colours(Language language) {
        Plot plot = new Plot(language, Plot.WIDTH, 1);
        List<?> columns = table.columns();
        Map<Object, long[]> counts = new LinkedHashMap<>();
        table.rows().forEach(row -> counts.put(row, new long[columns.size()]));
        table.cells()
                .forEach(cell -> counts.computeIfPresent(cell.row(), (row, line) -> {
                    line[columns.indexOf(cell.column())] = cell.customers();
                    return line;
                }));
        List<OptionalDouble> shares = counts.values().stream()
                .flatMap(row -> LongStream.of(row)
                        .mapToObj(of -> of == 0
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(
                                        (double) of / LongStream.of(row).sum())))
                .toList();
        List<Integer> tones = ColourTable.tones(shares);
        List<ColourTable.Row> rows = new java.util.ArrayList<>();
        counts.forEach((name, row) -> {
            long all = LongStream.of(row).sum();
            List<ColourTable.Cell> cells = new java.util.ArrayList<>();
            for (long count : row) {
                int tone = tones.get(rows.size() * columns.size() + cells.size());
                cells.add(new ColourTable.Cell(language.number(count), tone, count == 0 ? "" : plot.share(count, all)));
            }
            rows.add(new ColourTable.Row(plot.named(name), language.number(all), cells));
        });
        return new ColourTable(
                Plot.title(language, table.label()),
                language.say(
                        "{0} customers in {1} rows and {2} columns; the darker, the larger is the share of its row.",
                        language.number(table.customers()),
                        language.number(rows.size()),
                        language.number(columns.size())),
                "",
                language.say("Customers"),
                "",
                columns.stream().map(plot::named).toList(),
                rows,
                List.of(),
                List.of());
    }
}
