package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * How many customers have which scores for recency, frequency and monetary value, in which named segment they are, and what they
 * bring.
 *
 * <ul>
 *   <li>A score is from 1 to {@value #SCORES}, the best. Values up to the first cut point have the lowest, those above
 *       the last the highest; a value at a cut point lies below it. Cut points that are equal leave scores that nobody has.
 *   <li>Printed, a line is a named segment: its scores with the values that they stand for, its customers (– for nobody), their
 *       share of all and of the revenue, where there is any. {@link #scoreTable} is by scores instead.
 * </ul>
 *
 * @param label the metric, its window and its definition
 * @param asOf the day to which days since the last order are counted
 * @param recencyCuts the four cut points of days since the last order, ascending; none if there are no customers
 * @param frequencyCuts the four cut points of orders
 * @param monetaryCuts the four cut points of revenue
 * @param cells the combinations of scores that any customer has, in ascending order
 * @param names which scores have which name
 */
public record RfmTable(
        Label label,
        LocalDate asOf,
        List<Long> recencyCuts,
        List<Long> frequencyCuts,
        List<BigMoney> monetaryCuts,
        List<Cell> cells,
        RfmNames names)
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
        requireNonNull(names, "names");
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
        RECENCY(0),
        /** Orders. */
        FREQUENCY(1),
        /** Revenue. */
        MONETARY(2);

        private final int place;

        Dimension(int place) {
            this.place = place;
        }

        /** Which of the three digits of a score is its own, from 0. */
        int place() {
            return place;
        }

        String text() {
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
     * The customers of one named segment.
     *
     * @param name its name
     * @param boundaries the scores that it is for; customers of any of them are in it
     * @param customers how many they are
     * @param orders their orders
     * @param revenue their revenue
     */
    public record Named(String name, List<Boundary> boundaries, long customers, long orders, BigMoney revenue)
            implements Serializable {
        /** Copies. */
        public Named {
            requireNonNull(name, "name");
            boundaries = List.copyOf(boundaries);
            requireNonNull(revenue, "revenue");
        }
    }

    /**
     * Scores with the values that they stand for, such as "4–5: ≤ 12", or "any". Customers must be within all three.
     *
     * @param recency the scores for recency, and the days
     * @param frequency the scores for frequency, and the orders
     * @param monetary the scores for monetary value, and the revenue
     */
    public record Boundary(String recency, String frequency, String monetary) implements Serializable {
        /** Checks that nothing is null. */
        public Boundary {
            requireNonNull(recency, "recency");
            requireNonNull(frequency, "frequency");
            requireNonNull(monetary, "monetary");
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
                    new RfmText(this).bound(dimension, score),
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
        return scored();
    }

    /**
     * The customers by their named segment, in the order of the names; there are none if there are no customers.
     *
     * @return each name with its boundaries, also one that nobody has
     */
    public List<Named> named() {
        List<Named> named = new ArrayList<>();
        for (int name = 0; name < names.names().size() && !cells.isEmpty(); name++) {
            int number = name;
            List<Cell> held = cells.stream()
                    .filter(c -> names.number(c.recency(), c.frequency(), c.monetary()) == number)
                    .toList();
            named.add(new Named(
                    names.names().get(name),
                    new RfmText(this).boundaries(number),
                    held.stream().mapToLong(Cell::customers).sum(),
                    held.stream().mapToLong(Cell::orders).sum(),
                    revenue(held)));
        }
        return named;
    }

    /**
     * The customers divided by their named segment, by the cut points and the names of this table: for a second question of the
     * same history, such as which of them stay.
     *
     * <pre>{@code
     * Segment<Band> named = engine.compute(Rfm.in(q1)).namedSegment();
     * Segmented<Band, Average> later = engine.compute(AverageOrderValue.in(month(2026, 4)).by(named));
     * }</pre>
     *
     * @return a segment whose keys are the names in their order, and {@link Band#NO_ORDER} for customers without one in the window
     * @throws IllegalStateException if there are no customers, and so no cut points, or the table is of no window
     */
    public Segment<Band> namedSegment() {
        return new RfmNamedSegment(scored(), names);
    }

    private RfmSegment scored() {
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

    static void checkScores(int... scores) {
        for (int score : scores) {
            if (score < 1 || score > SCORES) {
                throw new IllegalArgumentException("score " + score + " not in [1, " + SCORES + "]");
            }
        }
    }

    BigMoney revenue(List<Cell> of) {
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
        return cells.isEmpty() ? Optional.empty() : Optional.of(new RfmText(this).namedTable());
    }

    /**
     * The customers by their scores, whatever their names.
     *
     * @return a table in which a line is a score, and for each of the three dimensions stand its bound, its customers and their
     *     share of the revenue; empty if there are no customers
     */
    public Optional<Table> scoreTable() {
        return cells.isEmpty() ? Optional.empty() : Optional.of(new RfmText(this).scoreTable());
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
