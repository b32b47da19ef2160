package io.github.retention4j.io;

import io.github.retention4j.io.file.HeaderLine;
import io.github.retention4j.io.look.LookColumn;
import io.github.retention4j.io.look.LookPlatform;
import io.github.retention4j.io.look.LookRows;
import io.github.retention4j.io.text.JavaText;
import io.github.retention4j.io.text.MessageText;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a CSV file of orders looks like, and the lines of Java that read it: {@link Csv#look(Path)}. Print it.
 *
 * <ul>
 *   <li>All rows are read, and what is told of a column is true of every one of them.
 *   <li>Columns are found by their names, in English or Arabic, and by what they hold; totals, titles and texts for empty
 *       cells by what is usual.
 *   <li>The zone and the currency are never guessed. Nor is anything else that can be meant in two ways, such as
 *       {@code 03/04/2025}, {@code 1.500} or an encoding that is not UTF-8: it is {@linkplain #questions() asked}.
 *   <li>It shows names of columns, patterns and counts, and no cell: those can be customers' ids.
 * </ul>
 *
 * <pre>{@code
 * System.out.println(Csv.look(path));
 * }</pre>
 */
public final class CsvLook {
    private final Csv csv;
    private final LookCode code;
    private final List<String> calls;
    private final List<String> questions;
    private final String told;

    private CsvLook(Csv csv, LookCode code, List<String> calls, List<String> questions, String told) {
        this.csv = csv;
        this.code = code;
        this.calls = calls;
        this.questions = List.copyOf(questions);
        this.told = told;
    }

    static CsvLook at(Csv csv) {
        LookCode code = new LookCode(csv);
        if (!csv.isEncodingStated() && !LookLayout.isText(csv)) {
            return ofAnotherEncoding(csv, code);
        }
        List<LookLayout> layouts = LookLayout.ofRows(csv);
        if (layouts.size() != 1) {
            return undecided(csv, code, layouts);
        }
        LookLayout layout = layouts.get(0);
        if (layout.statesDelimiter()) {
            code.file(
                    "delimiter(" + JavaText.quoted(layout.csv().delimiter()) + ")",
                    file -> file.delimiter(layout.csv().delimiter()));
        }
        if (csv.headerLine().equals(HeaderLine.FIRST) && !layout.isFirst()) {
            code.file("headerLine(" + layout.line() + ")", file -> file.headerLine((int) layout.line()));
        }
        LookRows rows = new LookRows(layout.header(), csv.rules().nulls());
        layout.show(rows);
        if (rows.rows() == 0) {
            return withoutRows(csv, code, layout);
        }
        LookProposal proposal = new LookProposal(rows, code);
        new LookOrders(proposal).propose();
        ofRows(csv, proposal);
        return new CsvLook(csv, code, code.calls(), proposal.questions, told(csv, layout, proposal));
    }

    private static String told(Csv csv, LookLayout layout, LookProposal proposal) {
        LookRows rows = proposal.rows;
        StringBuilder told = new StringBuilder();
        LookPlatform.of(layout.header())
                .ifPresent(platform -> told.append(platform).append('\n'));
        told.append(csv.name())
                .append(": ")
                .append(LookProposal.count(rows.rows(), "row"))
                .append(" behind the header in line ")
                .append(layout.line());
        if (rows.totals().rows() > 0) {
            told.append(", and ")
                    .append(LookProposal.count(rows.totals().rows(), "row"))
                    .append(" of totals");
        }
        rows.columns().stream()
                .filter(column -> !column.isEmpty())
                .forEach(column -> told.append("\n  ")
                        .append(MessageText.quoted(column.name()))
                        .append(": ")
                        .append(column));
        List<LookColumn> empty =
                rows.columns().stream().filter(LookColumn::isEmpty).toList();
        if (!empty.isEmpty()) {
            told.append("\n  empty in every row: ").append(LookProposal.listed(empty));
        }
        proposal.notes.forEach(note -> told.append('\n').append(note));
        proposal.questions.forEach(question -> told.append("\n? ").append(question));
        return told.append("\n\nHistory history = ")
                .append(proposal.code.lines(proposal.code.calls()))
                .toString();
    }

    private static CsvLook withoutRows(Csv csv, LookCode code, LookLayout layout) {
        String question = "There are no rows behind the header in line " + layout.line() + ": is it the whole file?";
        String names = layout.header().stream().map(MessageText::quoted).collect(Collectors.joining(", "));
        return new CsvLook(
                csv,
                code,
                List.of(),
                List.of(question),
                csv.name() + ": no rows; columns " + names + "\n? " + question);
    }

    /** What follows for the file from the rows seen. */
    private static void ofRows(Csv csv, LookProposal proposal) {
        LookRows rows = proposal.rows;
        LookCode code = proposal.code;
        Set<String> nulls = rows.nulls(proposal.used);
        if (!nulls.isEmpty() && csv.rules().nulls().isEmpty()) {
            code.file("nulls(" + JavaText.quoted(nulls) + ")", file -> file.nulls(nulls.toArray(String[]::new)));
        }
        Optional<RowWidths> widths = rows.shorter() > 0
                ? Optional.of(RowWidths.RAGGED)
                : Optional.of(RowWidths.TRAILING_DELIMITERS).filter(any -> rows.longer() > rows.tooLong());
        Optional<RowWidths> stated = csv.statedRowWidths();
        if (widths.isPresent() && stated.isPresent()) {
            if (widths.get().compareTo(stated.get()) > 0) {
                proposal.questions.add(
                        "Are rows with more or fewer cells than the header bad rows? Stated is rowWidths(RowWidths."
                                + stated.get() + "), and they would be read by rowWidths(RowWidths." + widths.get()
                                + ").");
            }
        } else if (widths.isPresent()) {
            code.file("rowWidths(RowWidths." + widths.get() + ")", file -> file.rowWidths(widths.get()));
        }
        if (rows.shorter() > 0) {
            proposal.notes.add(LookProposal.count(rows.shorter(), "row") + " with fewer cells than the header.");
        }
        if (rows.tooLong() > 0) {
            proposal.questions.add(LookProposal.count(rows.tooLong(), "row")
                    + " with more cells than the header, which makes a bad row: is a"
                    + " delimiter within a cell that is not quoted?");
        }
    }

    private static CsvLook ofAnotherEncoding(Csv csv, LookCode code) {
        List<String> encodings = LookLayout.encodings(csv);
        StringBuilder told = new StringBuilder(csv.name()).append(": not UTF-8");
        for (String encoding : encodings) {
            List<LookLayout> layouts = LookLayout.of(csv.encoding(Charset.forName(encoding)));
            told.append("\n  ")
                    .append(encoding)
                    .append(
                            layouts.size() != 1
                                    ? ""
                                    : ": "
                                            + layouts.get(0).header().stream()
                                                    .map(MessageText::quoted)
                                                    .collect(Collectors.joining(", ")));
        }
        String question =
                "In which encoding is the file? The names of its columns are right in one of these, or in none.";
        code.file("encoding(Charset.forName(" + LookCode.OPEN + " /* which? */))", file -> file);
        return stopped(csv, code, question, told);
    }

    private static CsvLook undecided(Csv csv, LookCode code, List<LookLayout> layouts) {
        StringBuilder told = new StringBuilder(csv.name()).append(": the columns are not clear");
        if (layouts.isEmpty()) {
            code.file("headerLine(1 /* which line names the columns? */)", file -> file);
            return stopped(
                    csv,
                    code,
                    "Which line names the columns? None of the first " + HeaderLine.MOST_LINES
                            + " lines looks as a header whose columns the rows have.",
                    told);
        }
        String either = layouts.stream()
                .map(layout -> JavaText.quoted(layout.csv().delimiter()))
                .collect(Collectors.joining(" or "));
        code.file("delimiter('?' /* which? " + either + " */)", file -> file);
        return stopped(csv, code, "What stands between cells: " + either + "?", told);
    }

    private static CsvLook stopped(Csv csv, LookCode code, String question, StringBuilder told) {
        List<String> calls = code.callsToLookAgain();
        told.append("\n? ").append(question).append("\n\n").append(code.lines(calls));
        return new CsvLook(csv, code, calls, List.of(question), told.toString());
    }

    /**
     * What nobody can tell from the file, besides the zone and the currency.
     *
     * @return the questions; none if the proposal is whole
     */
    public List<String> questions() {
        return questions;
    }

    /**
     * The calls of the lines of Java, for a program that says them in words of its own, such as options:
     * {@code delimiter(';')}, {@code orders()}, {@code customer("Email")} and so on, to {@code build()}.
     *
     * <ul>
     *   <li>What was stated of the file before it was looked at is not among them.
     *   <li>What is open is {@code "…"}, or has a comment behind it that asks.
     *   <li>They end with {@code look()} where the file can be read no further before its question is answered, and there are none if
     *       it has no rows.
     * </ul>
     *
     * @return the calls in their order, each without the points around it
     */
    public List<String> calls() {
        return calls;
    }

    /**
     * The columns that are proposed, for a program; a zone for wall-clock times is not among what they state.
     *
     * @return a value to be read into a builder
     * @throws IllegalStateException if there are questions
     */
    public OrderColumns orders() {
        if (!questions.isEmpty()) {
            throw new IllegalStateException(csv.name() + ": to be answered first: " + String.join(" ", questions));
        }
        return code.orders();
    }

    /** What the file looks like, the questions, and the lines of Java. */
    @Override
    public String toString() {
        return told;
    }
}
