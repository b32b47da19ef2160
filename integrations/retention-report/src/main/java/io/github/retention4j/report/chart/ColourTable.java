package io.github.retention4j.report.chart;

import static io.github.retention4j.report.markup.Markup.element;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A table whose cells are coloured by how high their figures are. It has two faces: a picture, and a table of HTML for a page, which
 * mirrors by itself in a text from right to left. All words in it are told in the reader's language already.
 *
 * @param title what it is of
 * @param description what is to be seen in it, in a sentence or two
 * @param rowsAre what stands above the names of the rows; empty for nothing
 * @param sizesAre what stands above the sizes of the rows; empty if rows have no sizes
 * @param columnsAre what stands above the names of the columns; empty for nothing
 * @param columns the names of the columns
 * @param rows the rows
 * @param totals rows that stand apart below the others, such as an average
 * @param notes the lines below
 */
public record ColourTable(
        String title,
        String description,
        String rowsAre,
        String sizesAre,
        String columnsAre,
        List<String> columns,
        List<Row> rows,
        List<Row> totals,
        List<String> notes) {
    private static final double ROW = 24;
    private static final double GAP = 2;
    private static final double APART = 8;
    private static final double LONGEST_NAME = 170;
    private static final double NARROWEST = 30;
    private static final double WIDEST = 104;

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a row has more cells than there are columns
     */
    public ColourTable {
        requireNonNull(title, "title");
        requireNonNull(description, "description");
        requireNonNull(rowsAre, "rowsAre");
        requireNonNull(sizesAre, "sizesAre");
        requireNonNull(columnsAre, "columnsAre");
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
        notes = List.copyOf(notes);
        for (Row row : rows) {
            if (row.cells.size() > columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.cells.size() + " cells in a table of " + columns.size() + " columns");
            }
        }
    }

    /**
     * A row.
     *
     * @param name what it is called
     * @param size how many it is of; empty if the table tells no sizes
     * @param cells its cells; it may end before the last column
     */
    public record Row(String name, String size, List<Cell> cells) {
        /** Copies. */
        public Row {
            requireNonNull(name, "name");
            requireNonNull(size, "size");
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell.
     *
     * @param text its figure, short; empty for nothing
     * @param tone 1 for the lowest figures to 7 for the highest, or 0 for no colour
     * @param isHatched whether it is only partly observed
     * @param full its figure and what it is made of, for who points at it; empty for nothing more
     */
    public record Cell(String text, int tone, boolean isHatched, String full) {
        /** What is not observed: nothing is drawn. */
        public static final Cell EMPTY = new Cell("", 0, false, "");

        /**
         * Validates.
         *
         * @throws IllegalArgumentException if the tone is not in [0, 7]
         */
        public Cell {
            requireNonNull(text, "text");
            requireNonNull(full, "full");
            if (tone < 0 || tone > Ink.COUNT_OF_TONES) {
                throw new IllegalArgumentException("tone " + tone + " not in [0, " + Ink.COUNT_OF_TONES + "]");
            }
        }

        /**
         * A cell of what is observed.
         *
         * @param text its figure, short
         * @param tone 1 to 7, or 0 for no colour
         * @param full its figure and what it is made of
         */
        public Cell(String text, int tone, String full) {
            this(text, tone, false, full);
        }

        private boolean isEmpty() {
            return text.isEmpty() && tone == 0 && !isHatched;
        }
    }

    /**
     * Tones by which seventh of all figures above 0 each is in, so that one high figure does not make all others pale, and many
     * zeros do not make low figures look high.
     *
     * <p>{@code tone = 1 + ⌊7 · (figures above 0 and below it + half of those equal) / figures above 0⌋}
     *
     * <ul>
     *   <li>A figure of 0 has the tone 1, and so has one below 0.
     *   <li>Equal figures have the same tone. If all are equal, it is the one in the middle.
     *   <li>Two figures have the tones 2 and 6, seven have one each.
     * </ul>
     *
     * @param figures the figures of the cells, some of which may have none
     * @return for each the tone from 1 to 7, or 0 where there is no figure
     */
    public static List<Integer> tones(List<OptionalDouble> figures) {
        return tones(figures, figures);
    }

    /**
     * Tones of figures on the scale of others, such as those of averages on that of the cells above them.
     *
     * @param figures the figures, some of which may be none
     * @param scale the figures that the sevenths are of
     * @return for each the tone from 1 to 7, or 0 where there is no figure
     */
    public static List<Integer> tones(List<OptionalDouble> figures, List<OptionalDouble> scale) {
        double[] sorted = scale.stream()
                .flatMapToDouble(OptionalDouble::stream)
                .filter(figure -> figure > 0)
                .sorted()
                .toArray();
        return figures.stream()
                .map(figure -> figure.isEmpty() ? 0 : tone(figure.getAsDouble(), sorted))
                .toList();
    }

    private static int tone(double figure, double[] sorted) {
        if (figure <= 0 || sorted.length == 0) {
            return 1;
        }
        int first = Arrays.binarySearch(sorted, Math.nextDown(figure));
        int below = first < 0 ? -1 - first : first;
        while (below < sorted.length && sorted[below] < figure) {
            below++;
        }
        int end = below;
        while (end < sorted.length && sorted[end] <= figure) {
            end++;
        }
        int tone = 1 + (int) ((long) Ink.COUNT_OF_TONES * (below + end) / (2L * sorted.length));
        return Math.min(Ink.COUNT_OF_TONES, tone);
    }

    /** What the tones mean. It names no dark and light, which change places on a dark page. */
    static String legend(Language language) {
        return language.say(
                "Stronger is higher: each of the {0} tones has about as many cells above 0, and 0 has the faintest.",
                language.number(Ink.COUNT_OF_TONES));
    }

    /**
     * The table as a picture.
     *
     * @param language the language that its words are in
     * @param numbers all figures, for who wants them exactly
     * @return the picture
     */
    public Picture picture(Language language, Optional<Table> numbers) {
        double names = Math.ceil(Math.min(LONGEST_NAME, widest(all().map(Row::name), rowsAre)) + 10);
        double sizes = sizesAre.isEmpty() ? 0 : Math.ceil(widest(all().map(Row::size), sizesAre) + 12);
        double left = names + sizes + 4;
        double cell = widthOfCell(Plot.WIDTH - left);
        double width = Math.max(Plot.WIDTH, left + cell * columns.size());
        List<String> below = notes.stream()
                .flatMap(note -> Plot.lines(note, width - 8).stream())
                .toList();
        double top = columnsAre.isEmpty() ? ROW : 2 * ROW - 4;
        double bottom = top + rows.size() * ROW + (totals.isEmpty() ? 0 : APART + totals.size() * ROW);
        double height = bottom + below.size() * Plot.lineHeight() + 8;
        Plot plot = new Plot(language, width, height);
        plot.text(4, top - 8, rowsAre, Anchor.LEFT, Ink.MUTED);
        plot.text(left - 10, top - 8, sizesAre, Anchor.RIGHT, Ink.MUTED);
        plot.text(left, 14, columnsAre, Anchor.LEFT, Ink.MUTED);
        for (int i = 0; i < columns.size(); i++) {
            plot.text(left + (i + 0.5) * cell, top - 8, Plot.fit(columns.get(i), cell), Anchor.MIDDLE, Ink.MUTED);
        }
        double y = top;
        for (Row row : rows) {
            head(plot, row, left, names, y);
            y += ROW;
        }
        double apart = y + APART;
        for (Row row : totals) {
            y = y < apart ? apart : y;
            head(plot, row, left, names, y);
            y += ROW;
        }
        cells(plot, left, cell, top);
        for (int i = 0; i < below.size(); i++) {
            plot.text(4, bottom + 18 + i * Plot.lineHeight(), below.get(i), Anchor.LEFT, Ink.MUTED);
        }
        return plot.done(title, description, numbers);
    }

    private static void head(Plot plot, Row row, double left, double names, double y) {
        plot.text(4, y + 15, Plot.fit(row.name, names - 10), Anchor.LEFT, Ink.TEXT);
        plot.text(left - 10, y + 15, row.size, Anchor.RIGHT, Ink.TEXT);
    }

    private void cells(Plot plot, double left, double width, double top) {
        double y = top;
        for (int i = 0; i < rows.size() + totals.size(); i++) {
            Row row = i < rows.size() ? rows.get(i) : totals.get(i - rows.size());
            y += i == rows.size() ? APART : 0;
            for (int k = 0; k < row.cells.size(); k++) {
                Cell cell = row.cells.get(k);
                if (!cell.isEmpty()) {
                    plot.add(new Mark.Cell(
                            left + k * width, y, width - GAP, ROW - GAP, cell.tone, cell.isHatched, alone(cell.text)));
                }
            }
            y += ROW;
        }
    }

    /** A number without a sign that stands alone, or beside words, needs no marks of direction around it. */
    static String alone(String text) {
        String bare = text.replaceAll("[\u2066\u2069]", "");
        return bare.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == ',') ? bare : text;
    }

    /** As wide as there is room, an even number of pixels, but never narrower than what stands in it. */
    private double widthOfCell(double room) {
        double text = widest(all().flatMap(row -> row.cells.stream()).map(Cell::text), "");
        double name = Math.min(WIDEST - 8, widest(columns.stream(), ""));
        double least = Math.max(NARROWEST, Math.max(text, name) + 8);
        double most = Math.min(WIDEST, room / Math.max(1, columns.size()));
        return 2 * (most > least ? Math.floor(most / 2) : Math.ceil(least / 2));
    }

    private Stream<Row> all() {
        return Stream.concat(rows.stream(), totals.stream());
    }

    private static double widest(Stream<String> texts, String head) {
        return DoubleStream.concat(texts.mapToDouble(Plot::width), DoubleStream.of(Plot.width(head)))
                .max()
                .orElse(0);
    }

    /**
     * The table as HTML, for a page whose style sheet has the colours: classes {@code t1} to {@code t7}, {@code hatch} for what is
     * partly observed, {@code total} for the rows that stand apart, {@code name} and {@code size}.
     *
     * @return the table, and its notes below it
     */
    public Markup html() {
        List<Markup> body = new ArrayList<>();
        rows.forEach(row -> body.add(html(row)));
        totals.forEach(row -> body.add(html(row).with("class", "total")));
        Markup table = element("table", element("caption", title), element("thead", head()), element("tbody", body))
                .with("class", "colours");
        List<Markup> pieces = new ArrayList<>(List.of(table));
        notes.forEach(note -> pieces.add(element("p", note).with("class", "note")));
        return Markup.all(pieces);
    }

    private List<Markup> head() {
        boolean hasSizes = !sizesAre.isEmpty();
        List<Markup> lines = new ArrayList<>();
        if (!columnsAre.isEmpty()) {
            lines.add(element(
                    "tr",
                    element("td").with("colspan", hasSizes ? 2 : 1),
                    element("th", columnsAre).with("scope", "colgroup").with("colspan", Math.max(1, columns.size()))));
        }
        List<Markup> names = new ArrayList<>();
        names.add(element("th", rowsAre).with("scope", "col").with("class", "name"));
        if (hasSizes) {
            names.add(element("th", sizesAre).with("scope", "col").with("class", "size"));
        }
        columns.forEach(column -> names.add(element("th", column).with("scope", "col")));
        lines.add(element("tr", names));
        return lines;
    }

    private Markup html(Row row) {
        List<Markup> line = new ArrayList<>();
        line.add(element("th", row.name).with("scope", "row").with("class", "name"));
        if (!sizesAre.isEmpty()) {
            line.add(element("td", row.size).with("class", "size"));
        }
        row.cells.forEach(cell -> line.add(html(cell)));
        if (row.cells.size() < columns.size()) {
            line.add(element("td").with("colspan", columns.size() - row.cells.size()));
        }
        return element("tr", line);
    }

    private static Markup html(Cell cell) {
        String tone = cell.tone == 0 ? "" : "t" + cell.tone;
        String css = cell.isHatched ? (tone + " hatch").strip() : tone;
        Markup box = element("td", alone(cell.text));
        box = css.isEmpty() ? box : box.with("class", css);
        return cell.full.isEmpty() ? box : box.with("title", cell.full);
    }
}
