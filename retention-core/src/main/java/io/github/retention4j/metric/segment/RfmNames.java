package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Ints;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/**
 * Which named segment the customers of three scores are in: champions, loyal, at risk and so on. Each of the 125 combinations of
 * scores has exactly one name, so that no customer is without a segment and none is in two.
 *
 * <ul>
 *   <li>The usual names go by recency and frequency alone; with {@link #with} monetary value counts as well:
 *       <table>
 *         <caption>usual names, by scores</caption>
 *         <tr><th>name</th><th>recency</th><th>frequency</th></tr>
 *         <tr><td>champions</td><td>5</td><td>4–5</td></tr>
 *         <tr><td>loyal</td><td>3–4</td><td>4–5</td></tr>
 *         <tr><td>potential loyalists</td><td>4–5</td><td>2–3</td></tr>
 *         <tr><td>new customers</td><td>5</td><td>1</td></tr>
 *         <tr><td>promising</td><td>4</td><td>1</td></tr>
 *         <tr><td>need attention</td><td>3</td><td>3</td></tr>
 *         <tr><td>about to sleep</td><td>3</td><td>1–2</td></tr>
 *         <tr><td>can't lose them</td><td>1–2</td><td>5</td></tr>
 *         <tr><td>at risk</td><td>1–2</td><td>3–4</td></tr>
 *         <tr><td>hibernating</td><td>1–2</td><td>1–2</td></tr>
 *       </table>
 *   <li>Names are listed in the order in which they are given, and so are the segments in tables.
 * </ul>
 *
 * <p>Worked example: scores of 5 for recency, 4 for frequency and 1 for monetary value are champions; with the change below they
 * are frequent small buyers.
 *
 * <pre>{@code
 * RfmNames changed = RfmNames.usual().with("frequent small buyers", (r, f, m) -> f >= 4 && m <= 2);
 * RfmNames own = RfmNames.of(
 *         new RfmNames.Named("best", (r, f, m) -> r + f + m >= 12), new RfmNames.Named("others", (r, f, m) -> r + f + m < 12));
 * RfmTable table = engine.compute(Rfm.in(q1).named(changed));
 * }</pre>
 *
 * <p>Source: the grid of five by five scores for recency and frequency that guides to RFM and their programs share; their names go
 * back to the segments of Putler, which overlap there and do not here.
 *
 * @param names the names, in their order, each of at least one combination
 * @param cells for each combination of scores the number of its name in that list, from 0; combinations are in the order of
 *     recency, then frequency, then monetary value, from 1 to 5 each
 */
public record RfmNames(List<String> names, List<Integer> cells) implements Serializable {
    private static final int SCORES = RfmTable.SCORES;
    private static final int CELLS = SCORES * SCORES * SCORES;
    private static final int NO_NAME = -1;

    private static final RfmNames USUAL = of(
            new Named("champions", (r, f, m) -> r == 5 && f >= 4),
            new Named("loyal", (r, f, m) -> (r == 3 || r == 4) && f >= 4),
            new Named("potential loyalists", (r, f, m) -> r >= 4 && (f == 2 || f == 3)),
            new Named("new customers", (r, f, m) -> r == 5 && f == 1),
            new Named("promising", (r, f, m) -> r == 4 && f == 1),
            new Named("need attention", (r, f, m) -> r == 3 && f == 3),
            new Named("about to sleep", (r, f, m) -> r == 3 && f <= 2),
            new Named("can't lose them", (r, f, m) -> r <= 2 && f == 5),
            new Named("at risk", (r, f, m) -> r <= 2 && (f == 3 || f == 4)),
            new Named("hibernating", (r, f, m) -> r <= 2 && f <= 2));

    /** Which scores a name is for. */
    @FunctionalInterface
    public interface Rule {
        /**
         * Whether customers of three scores have the name.
         *
         * @param recency the score for recency, 1 to 5, the best
         * @param frequency the score for frequency
         * @param monetary the score for monetary value
         * @return whether they do
         */
        boolean holds(int recency, int frequency, int monetary);
    }

    /**
     * A name and the scores it is for.
     *
     * @param name the name
     * @param rule which scores
     */
    public record Named(String name, Rule rule) {
        /** Checks that nothing is null. */
        public Named {
            requireNonNull(name, "name");
            requireNonNull(rule, "rule");
        }
    }

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if a name is blank, given twice or of no combination, or the combinations are not 125 that
     *     have a name each
     */
    public RfmNames {
        names = List.copyOf(names);
        cells = List.copyOf(cells);
        if (names.stream().anyMatch(String::isBlank) || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("names " + names + ": one is blank or stands there twice");
        }
        if (cells.size() != CELLS) {
            throw new IllegalArgumentException(cells.size() + " combinations of scores; there are " + CELLS);
        }
        for (int cell = 0; cell < CELLS; cell++) {
            int name = cells.get(cell);
            if (name < 0 || name >= names.size()) {
                throw new IllegalArgumentException(
                        "scores " + scores(cell) + " have name " + name + " of " + names.size() + " names, from 0");
            }
        }
        for (int name = 0; name < names.size(); name++) {
            if (!cells.contains(name)) {
                throw new IllegalArgumentException("'" + names.get(name) + "' is the name of no scores");
            }
        }
    }

    /**
     * The names of practice, by recency and frequency.
     *
     * @return ten names
     */
    public static RfmNames usual() {
        return USUAL;
    }

    /**
     * Names of your own.
     *
     * @param named each name with its scores, in the order that tables list them in
     * @return the names
     * @throws IllegalArgumentException if some scores have no name or two, or a name is blank, given twice or of no scores
     */
    public static RfmNames of(Named... named) {
        int[] cells = new int[CELLS];
        Arrays.fill(cells, NO_NAME);
        for (int cell = 0; cell < CELLS; cell++) {
            for (int name = 0; name < named.length; name++) {
                if (holds(named[name].rule(), cell)) {
                    if (cells[cell] != NO_NAME) {
                        throw new IllegalArgumentException("scores " + scores(cell) + " are both '"
                                + named[cells[cell]].name() + "' and '" + named[name].name()
                                + "'; let one of the two rules leave them out");
                    }
                    cells[cell] = name;
                }
            }
            if (cells[cell] == NO_NAME) {
                throw new IllegalArgumentException("scores " + scores(cell) + " have no name; let a rule take them");
            }
        }
        return new RfmNames(Arrays.stream(named).map(Named::name).toList(), Ints.asList(cells));
    }

    /**
     * The same with other scores for a name. Whoever had another name before has this one now; whoever had this name and is not of
     * these scores keeps it. A name that is left without scores is none any more.
     *
     * @param name the name; a new one is listed last
     * @param rule which scores have it as well
     * @return the names
     * @throws IllegalArgumentException if the name is blank, or new and of no scores
     */
    public RfmNames with(String name, Rule rule) {
        requireNonNull(name, "name");
        requireNonNull(rule, "rule");
        List<String> all = new ArrayList<>(names);
        if (!all.contains(name)) {
            all.add(name);
        }
        List<String> ofCells = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            ofCells.add(holds(rule, cell) ? name : names.get(cells.get(cell)));
        }
        all.removeIf(any -> !any.equals(name) && !ofCells.contains(any));
        return new RfmNames(all, ofCells.stream().map(all::indexOf).toList());
    }

    /**
     * The name of three scores.
     *
     * @param recency the score for recency, 1 to 5
     * @param frequency the score for frequency, 1 to 5
     * @param monetary the score for monetary value, 1 to 5
     * @return the name
     * @throws IllegalArgumentException if a score is not in [1, 5]
     */
    public String of(int recency, int frequency, int monetary) {
        return names.get(number(recency, frequency, monetary));
    }

    /** The number of the name of three scores. */
    int number(int recency, int frequency, int monetary) {
        RfmTable.checkScores(recency, frequency, monetary);
        return cells.get(((recency - 1) * SCORES + frequency - 1) * SCORES + monetary - 1);
    }

    /** The scores of a name, in as few blocks of scores that follow one another as are found by starting from the best. */
    List<RfmBlock> blocks(int name) {
        boolean[] left = new boolean[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            left[cell] = cells.get(cell) == name;
        }
        List<RfmBlock> blocks = new ArrayList<>();
        for (int cell = CELLS - 1; cell >= 0; cell--) {
            if (left[cell]) {
                RfmBlock block = RfmBlock.of(cell).grownWithin(left);
                block.cells().forEach(taken -> left[taken] = false);
                blocks.add(block);
            }
        }
        return Collections.unmodifiableList(blocks);
    }

    private static boolean holds(Rule rule, int cell) {
        return rule.holds(1 + cell / (SCORES * SCORES), 1 + cell / SCORES % SCORES, 1 + cell % SCORES);
    }

    /** The three digits of a combination. */
    static String scores(int cell) {
        return "" + (1 + cell / (SCORES * SCORES)) + (1 + cell / SCORES % SCORES) + (1 + cell % SCORES);
    }
}
