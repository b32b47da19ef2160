package io.github.retention4j.metric.segment;

import static java.util.stream.Collectors.joining;

import io.github.retention4j.metric.segment.RfmTable.Boundary;
import io.github.retention4j.metric.segment.RfmTable.Dimension;
import io.github.retention4j.metric.segment.RfmTable.Named;
import io.github.retention4j.metric.segment.RfmTable.Score;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.BigMoney;

/** How a table of scores is told: which values a score stands for, and its lines. There are customers. */
record RfmText(RfmTable table) {
    private static final int SCORES = RfmTable.SCORES;
    private static final String NOBODY = "–";

    /** The cut point that values of a score do not pass, or lie above. */
    String bound(Dimension dimension, int score) {
        int fifth = fifth(dimension, score);
        int cut = Math.min(fifth, SCORES - 2);
        return (fifth == cut ? "≤ " : "> ") + cuts(dimension).get(cut);
    }

    /** How many cut points values of a score lie above. */
    private static int fifth(Dimension dimension, int score) {
        return dimension == Dimension.RECENCY ? SCORES - score : score - 1;
    }

    private List<String> cuts(Dimension dimension) {
        return switch (dimension) {
            case RECENCY -> table.recencyCuts().stream().map(Object::toString).toList();
            case FREQUENCY ->
                table.frequencyCuts().stream().map(Object::toString).toList();
            case MONETARY ->
                table.monetaryCuts().stream()
                        .map(cut -> cut.getAmount().toPlainString())
                        .toList();
        };
    }

    List<Boundary> boundaries(int name) {
        return table.names().blocks(name).stream()
                .map(block -> new Boundary(
                        boundary(Dimension.RECENCY, block),
                        boundary(Dimension.FREQUENCY, block),
                        boundary(Dimension.MONETARY, block)))
                .toList();
    }

    /** Such as "4–5: ≤ 12"; a dash instead of values, if the cut points leave nobody the scores. */
    private String boundary(Dimension dimension, RfmBlock block) {
        int lowest = block.lowest(dimension);
        int highest = block.highest(dimension);
        if (lowest == 1 && highest == SCORES) {
            return "any";
        }
        int one = fifth(dimension, lowest);
        int other = fifth(dimension, highest);
        int from = Math.min(one, other);
        int to = Math.max(one, other);
        List<String> cuts = cuts(dimension);
        String above = from == 0 ? "" : "> " + cuts.get(from - 1);
        String upTo = to == SCORES - 1 ? "" : "≤ " + cuts.get(to);
        boolean isOfNobody = from > 0 && to < SCORES - 1 && cuts.get(from - 1).equals(cuts.get(to));
        String scores = lowest == highest ? "" + lowest : lowest + "–" + highest;
        return scores + ": " + (isOfNobody ? NOBODY : (above + " " + upTo).strip());
    }

    /** A line for each named segment, and one for each more of its boundaries. */
    Table namedTable() {
        BigMoney total = table.revenue(table.cells());
        List<Column> columns = List.of(
                Column.words("segment"),
                Column.words("recency: days"),
                Column.words("frequency: orders"),
                Column.words("monetary: " + total.getCurrencyUnit().getCode()),
                Column.figures("customers"),
                Column.figures("share"),
                Column.figures("revenue"),
                Column.figures("share"));
        List<List<String>> rows = new ArrayList<>();
        for (Named named : table.named()) {
            for (int i = 0; i < named.boundaries().size(); i++) {
                Boundary boundary = named.boundaries().get(i);
                List<String> row = new ArrayList<>(List.of(
                        i == 0 ? named.name() : "  or", boundary.recency(), boundary.frequency(), boundary.monetary()));
                if (i == 0) {
                    row.addAll(figures(named, total));
                }
                rows.add(row);
            }
        }
        String cuts = Arrays.stream(Dimension.values())
                .map(dimension -> dimension.text() + " " + String.join(", ", cuts(dimension)))
                .collect(joining("; "));
        return new Table(
                table.label().heading() + ": " + table.summary(),
                columns,
                rows,
                List.of("scores are cut at: " + cuts, days()));
    }

    private List<String> figures(Named named, BigMoney total) {
        if (named.customers() == 0) {
            return List.of(NOBODY, NOBODY, NOBODY, NOBODY);
        }
        return List.of(
                Long.toString(named.customers()),
                Unit.PERCENT.tell((double) named.customers() / table.customers()),
                named.revenue().getAmount().toPlainString(),
                share(named.revenue(), total));
    }

    Table scoreTable() {
        BigMoney total = table.revenue(table.cells());
        List<Column> columns = Stream.concat(
                        Stream.of(Column.words("score")),
                        Stream.of(
                                        "days",
                                        "customers",
                                        "revenue",
                                        "orders",
                                        "customers",
                                        "revenue",
                                        total.getCurrencyUnit().getCode(),
                                        "customers",
                                        "revenue")
                                .map(Column::figures))
                .toList();
        List<List<Score>> scores =
                Arrays.stream(Dimension.values()).map(table::scores).toList();
        List<List<String>> rows = IntStream.range(0, SCORES)
                .mapToObj(line -> Stream.concat(
                                Stream.of(Integer.toString(SCORES - line)),
                                scores.stream().flatMap(of -> figures(of.get(line), total).stream()))
                        .toList())
                .toList();
        return new Table(table.label().heading() + ": " + table.summary(), columns, rows, List.of(days()));
    }

    private String days() {
        return "days are counted to " + table.asOf() + table.label().observedNote();
    }

    private static List<String> figures(Score score, BigMoney total) {
        return score.customers() == 0
                ? List.of(score.bound(), NOBODY, NOBODY)
                : List.of(score.bound(), Long.toString(score.customers()), share(score.revenue(), total));
    }

    private static String share(BigMoney revenue, BigMoney total) {
        return total.isPositive()
                ? Unit.PERCENT.tell(
                        revenue.getAmount().doubleValue() / total.getAmount().doubleValue())
                : NOBODY;
    }
}
