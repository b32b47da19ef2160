package io.github.retention4j.report.chart;

import io.github.retention4j.metric.segment.RfmTable;
import io.github.retention4j.metric.segment.RfmTable.Dimension;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.result.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Customers by their scores for recency and for frequency, whatever their monetary one: a table of five rows and columns, each cell the
 * darker the more customers it has, with their share of all. Below it stands how many have which name.
 */
public final class RfmGrid implements ColourChart {
    private static final int LEAST_CUSTOMERS = 5;

    private final RfmTable rfm;

    /**
     * A grid of scores.
     *
     * @param rfm the scores
     * @throws IllegalArgumentException if {@linkplain #hasData there is no grid to draw}
     */
    public RfmGrid(RfmTable rfm) {
        if (!hasData(rfm)) {
            throw new IllegalArgumentException(rfm.label().metric() + " has nothing to draw: "
                    + (rfm.cells().isEmpty()
                            ? rfm.summary()
                            : "a grid takes " + LEAST_CUSTOMERS
                                    + " customers and two cut points that differ, these are " + rfm.summary()));
        }
        this.rfm = rfm;
    }

    /**
     * Whether there is a grid to draw.
     *
     * @param rfm the scores
     * @return whether at least {@value #LEAST_CUSTOMERS} customers are scored, and by cut points of which some differ
     */
    public static boolean hasData(RfmTable rfm) {
        return !rfm.label().isUnobserved()
                && !rfm.cells().isEmpty()
                && rfm.customers() >= LEAST_CUSTOMERS
                && (differ(rfm.recencyCuts()) || differ(rfm.frequencyCuts()));
    }

    private static boolean differ(List<Long> cuts) {
        return cuts.stream().distinct().count() > 1;
    }

    @Override
    public Optional<Table> numbers(Language language) {
        return rfm.table().map(language::table);
    }

    @Override
    public ColourTable colours(Language language) {
        Plot plot = new Plot(language, Plot.WIDTH, 1);
        List<ColourTable.Row> rows = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int recency = RfmTable.SCORES; recency >= 1; recency--) {
            for (int frequency = 1; frequency <= RfmTable.SCORES; frequency++) {
                counts.add(customers(recency, frequency));
            }
        }
        List<Integer> tones =
                ColourTable.tones(counts.stream().map(OptionalDouble::of).toList());
        for (int i = 0; i < RfmTable.SCORES; i++) {
            int first = i * RfmTable.SCORES;
            List<ColourTable.Cell> cells = IntStream.range(first, first + RfmTable.SCORES)
                    .mapToObj(k -> cell(plot, counts.get(k), tones.get(k)))
                    .toList();
            RfmTable.Score score = rfm.scores(Dimension.RECENCY).get(i);
            rows.add(new ColourTable.Row(
                    bound(language, rfm.recencyCuts(), i, score.score(), List.of("{0}: up to {1}", "{0}: over {1}")),
                    language.number(score.customers()),
                    cells));
        }
        List<String> frequencies = IntStream.range(0, RfmTable.SCORES)
                .mapToObj(
                        i -> bound(language, rfm.frequencyCuts(), i, i + 1, List.of("{0}: up to {1}", "{0}: over {1}")))
                .toList();
        return new ColourTable(
                Plot.title(language, rfm.label()),
                language.say(
                        "{0} customers by recency, the best above, and by frequency, from the lowest to the best.",
                        language.number(rfm.customers())),
                language.say("Recency, in days"),
                language.say("Customers"),
                language.say("Frequency, in orders"),
                frequencies,
                rows,
                List.of(),
                List.of(ColourTable.legend(language), named(plot)));
    }

    /** A score and the values that it stands for: up to its cut point, or above the last. Equal cut points leave nobody between. */
    private static String bound(Language language, List<Long> cuts, int place, int score, List<String> sentences) {
        boolean isLast = place == cuts.size();
        if (place > 0 && !isLast && cuts.get(place - 1).equals(cuts.get(place))) {
            return language.say("{0}: nobody", language.number(score));
        }
        return language.say(
                sentences.get(isLast ? 1 : 0),
                language.number(score),
                language.number(cuts.get(isLast ? place - 1 : place)));
    }

    private long customers(int recency, int frequency) {
        return rfm.cells().stream()
                .filter(cell -> cell.recency() == recency && cell.frequency() == frequency)
                .mapToLong(RfmTable.Cell::customers)
                .sum();
    }

    private ColourTable.Cell cell(Plot plot, long count, int tone) {
        if (count == 0) {
            return new ColourTable.Cell(plot.language.number(0), tone, "");
        }
        String share = plot.share(count, rfm.customers());
        return new ColourTable.Cell(plot.language.say("{0} ({1})", plot.language.number(count), share), tone, "");
    }

    private String named(Plot plot) {
        return rfm.named().stream()
                .filter(of -> of.customers() > 0)
                .map(of -> plot.language.say(
                        "{0} {1} ({2})",
                        plot.known(of.name()),
                        plot.language.number(of.customers()),
                        plot.share(of.customers(), rfm.customers())))
                .reduce((one, other) -> plot.language.say("{0} · {1}", one, other))
                .orElse("");
    }
}
