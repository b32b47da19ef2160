package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * How many customers have which scores for recency, frequency and monetary value, and what they bring.
 *
 * <ul>
 *   <li>A score is from 1 to {@value #SCORES}, the best. Values up to the first cut point are the lowest fifth, those above
 *       the last the highest; a value at a cut point lies below it. Cut points that are equal leave scores that nobody has.
 *   <li>Printed, a line is a score, and for each of the three stand its bound, its customers (– for nobody) and their
 *       share of the revenue, where there is any.
 * </ul>
 *
 * @param label the metric, its window and its definition
 * @param asOf the day to which days since the last order are counted
 * @param recencyCuts the four cut points of days since the last order, ascending; none if there are no customers
 * @param frequencyCuts the four cut points of orders
 * @param monetaryCuts the four cut points of revenue
 * @param cells the combinations of scores that any customer has, in ascending order
 */
public record RfmTable(
        Label label,
        LocalDate asOf,
        List<Long> recencyCuts,
        List<Long> frequencyCuts,
        List<BigMoney> monetaryCuts,
        List<Cell> cells)
        implements MetricResult {
    /** How many scores there are. */
    public static final int SCORES = 5;

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if there are cells and not four cut points of each kind, or cells are of different
     *     currencies
     * @throws ArithmeticException if the customers are more than a long can count
     */
    public RfmTable {
        requireNonNull(label, "label");
        requireNonNull(asOf, "asOf");
        recencyCuts = List.copyOf(recencyCuts);
        frequencyCuts = List.copyOf(frequencyCuts);
        monetaryCuts = List.copyOf(monetaryCuts);
        cells = List.copyOf(cells);
        if (!cells.isEmpty()) {
            for (List<?> cuts : List.of(recencyCuts, frequencyCuts, monetaryCuts)) {
                if (cuts.size() != SCORES - 1) {
                    throw new IllegalArgumentException(
                            cuts.size() + " cut points " + cuts + " of " + SCORES + " scores");
                }
            }
            CurrencyUnit currency = cells.get(0).revenue().getCurrencyUnit();
            long customers = 0;
            for (Cell cell : cells) {
                if (!cell.revenue().getCurrencyUnit().equals(currency)) {
                    throw new IllegalArgumentException(
                            "a cell is in " + cell.revenue().getCurrencyUnit() + ", another in " + currency);
                }
                customers = Math.addExact(customers, cell.customers());
            }
        }
    }

    /** What is scored. */
    public enum Dimension {
        /** Days since the last order: the fewer, the better. */
        RECENCY,
        /** Orders. */
        FREQUENCY,
        /** Revenue. */
        MONETARY;

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The customers of three scores.
     *
     * @param recency the score for recency, 1 to 5
     * @param frequency the score for frequency, 1 to 5
     * @param monetary the score for monetary value, 1 to 5
     * @param customers how many they are
     * @param orders their orders
     * @param revenue their revenue
     */
    public record Cell(int recency, int frequency, int monetary, long customers, long orders, BigMoney revenue)
            implements Serializable {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if a score is not in [1, 5], or a count is negative
         */
        public Cell {
            requireNonNull(revenue, "revenue");
            checkScores(recency, frequency, monetary);
            if (customers < 0 || orders < 0) {
                throw new IllegalArgumentException(
                        "a count of " + customers + " customers or " + orders + " orders is below 0");
            }
        }

        /**
         * The score in one dimension.
         *
         * @param dimension the dimension
         * @return 1 to 5
         */
        public int score(Dimension dimension) {
            return switch (dimension) {
                case RECENCY -> recency;
                case FREQUENCY -> frequency;
                case MONETARY -> monetary;
            };
        }
    }

    /**
     * The customers of one score in one dimension, whatever their others.
     *
     * @param score the score, 1 to 5
     * @param bound the cut point that their values do not pass, such as "≤ 12", or lie above, such as "&gt; 90"
     * @param customers how many they are; zero if cut points are equal
     * @param orders their orders
     * @param revenue their revenue
     */
    public record Score(int score, String bound, long customers, long orders, BigMoney revenue)
            implements Serializable {
        /** Checks that nothing is null. */
        public Score {
            requireNonNull(bound, "bound");
            requireNonNull(revenue, "revenue");
        }
    }

    /**
     * How many customers are scored.
     *
     * @return those of all cells
     */
    public long customers() {
        return cells.stream().mapToLong(Cell::customers).sum();
    }

    /**
     * The customers of three scores.
     *
     * @param recency the score for recency, 1 to 5
     * @param frequency the score for frequency, 1 to 5
     * @param monetary the score for monetary value, 1 to 5
     * @return the cell, or empty if nobody has these scores
     * @throws IllegalArgumentException if a score is not in [1, 5]
     */
    public Optional<Cell> cell(int recency, int frequency, int monetary) {
        checkScores(recency, frequency, monetary);
        return cells.stream()
                .filter(c -> c.recency() == recency && c.frequency() == frequency && c.monetary() == monetary)
                .findFirst();
    }

    /**
     * The customers by their score in one dimension.
     *
     * @param dimension the dimension
     * @return the scores from 5, the best, to 1, those that nobody has included; none if there are no customers
     */
    public List<Score> scores(Dimension dimension) {
        List<Score> scores = new ArrayList<>();
        for (int score = SCORES; score >= 1 && !cells.isEmpty(); score--) {
            int of = score;
            List<Cell> held =
                    cells.stream().filter(c -> c.score(dimension) == of).toList();
            scores.add(new Score(
                    score,
                    bound(dimension, score),
                    held.stream().mapToLong(Cell::customers).sum(),
                    held.stream().mapToLong(Cell::orders).sum(),
                    revenue(held)));
        }
        return scores;
    }

    /**
     * The customers divided by their three scores, by the cut points of this table: {@code 555} for the best. It is for a second
     * question of the same history: what do those who score so do?
     *
     * <pre>{@code
     * Segment<String> scores = engine.compute(Rfm.in(q1)).segment();
     * Segmented<String, Average> later = engine.compute(AverageOrderValue.in(month(2026, 4)).by(scores));
     * CustomerList<Integer> best = engine.select(c -> scores.key(c).equals("555"));
     * }</pre>
     *
     * @return a segment whose keys are three digits, or "no order" for customers without one in the window
     * @throws IllegalStateException if there are no customers, and so no cut points, or the table is of no window
     */
    public Segment<String> segment() {
        if (cells.isEmpty()) {
            throw new IllegalStateException("nobody is scored, so there are no cut points to divide customers by");
        }
        Window window = label.window()
                .orElseThrow(
                        () -> new IllegalStateException("the table is of no window, so nobody's orders are known"));
        return new RfmSegment(
                window,
                asOf,
                CutPoints.of(recencyCuts),
                CutPoints.of(frequencyCuts),
                CutPoints.of(monetaryCuts.stream()
                        .map(cut -> cut.getAmount().unscaledValue().longValueExact())
                        .toList()));
    }

    private static void checkScores(int... scores) {
        for (int score : scores) {
            if (score < 1 || score > SCORES) {
                throw new IllegalArgumentException("score " + score + " not in [1, " + SCORES + "]");
            }
        }
    }

    private String bound(Dimension dimension, int score) {
        int fifth = dimension == Dimension.RECENCY ? SCORES - score : score - 1;
        int cut = Math.min(fifth, SCORES - 2);
        String value = switch (dimension) {
            case RECENCY -> recencyCuts.get(cut).toString();
            case FREQUENCY -> frequencyCuts.get(cut).toString();
            case MONETARY -> monetaryCuts.get(cut).getAmount().toPlainString();
        };
        return (fifth == cut ? "≤ " : "> ") + value;
    }

    private BigMoney revenue(List<Cell> of) {
        BigMoney none = cells.get(0).revenue().withAmount(BigDecimal.ZERO);
        return of.stream().map(Cell::revenue).reduce(none, BigMoney::plus);
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(cells.stream().mapToLong(Cell::customers).toArray());
    }

    @Override
    public String summary() {
        if (cells.isEmpty()) {
            return label.noData("nobody ordered");
        }
        String missing = Arrays.stream(Dimension.values())
                .map(this::missing)
                .filter(text -> !text.isEmpty())
                .collect(joining("; "));
        return Figures.count(customers(), "customer") + " in " + cells.size() + " of " + SCORES * SCORES * SCORES
                + " cells" + (missing.isEmpty() ? "" : ", nobody scores " + missing);
    }

    /** The scores of a dimension that nobody has, since many values are equal. */
    private String missing(Dimension dimension) {
        String scores = scores(dimension).stream()
                .filter(score -> score.customers() == 0)
                .map(score -> Integer.toString(score.score()))
                .collect(joining(", "));
        return scores.isEmpty() ? "" : dimension.text() + " " + scores;
    }

    @Override
    public Optional<Table> table() {
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        BigMoney total = revenue(cells);
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
                Arrays.stream(Dimension.values()).map(this::scores).toList();
        List<List<String>> rows = IntStream.range(0, SCORES)
                .mapToObj(line -> Stream.concat(
                                Stream.of(Integer.toString(SCORES - line)),
                                scores.stream().flatMap(of -> figures(of.get(line), total).stream()))
                        .toList())
                .toList();
        String days = "days are counted to " + asOf + label.observedNote();
        return Optional.of(new Table(label.heading() + ": " + summary(), columns, rows, List.of(days)));
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }

    private static List<String> figures(Score score, BigMoney total) {
        if (score.customers() == 0) {
            return List.of(score.bound(), "–", "–");
        }
        String share = total.isPositive()
                ? Unit.PERCENT.tell(score.revenue().getAmount().doubleValue()
                        / total.getAmount().doubleValue())
                : "–";
        return List.of(score.bound(), Long.toString(score.customers()), share);
    }
}
