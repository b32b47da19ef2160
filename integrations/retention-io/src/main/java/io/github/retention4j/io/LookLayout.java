package io.github.retention4j.io;

import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.file.CsvRows;
import io.github.retention4j.io.file.HeaderLine;
import io.github.retention4j.io.file.TextInput;
import io.github.retention4j.io.look.LookRole;
import io.github.retention4j.io.look.LookRows;
import io.github.retention4j.io.time.DatePatterns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a file is laid out: what its first thousand rows tell of the delimiter and the line of the header.
 *
 * @param csv the file, and the delimiter if it must be stated
 * @param statesDelimiter whether the delimiter was found here, so that it must be stated
 * @param header its names
 * @param line the line that they are in
 * @param isFirst whether no other line that is not empty is before it
 */
record LookLayout(Csv csv, boolean statesDelimiter, List<String> header, long line, boolean isFirst) {
    /** One-byte encodings that files of shops come in, where they are no UTF-8. */
    static final List<String> OLD_ENCODINGS =
            List.of("windows-1256", "windows-1252", "ISO-8859-6", "windows-1250", "windows-1251");

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int SAMPLE = 1_000;

    /** A share of rows that are as wide as the header; others may have lost their empty cells. */
    private static final double LEAST_FIT = 0.5;

    /** Of two delimiters of which one fits nearly as many rows as the other, nobody can tell which it is. */
    private static final double NEARLY = 0.9;

    /** A row and the line that it starts in. */
    record Line(long number, List<String> cells) {
        /** How many cells it has up to its last that is not empty. */
        int width() {
            int width = cells.size();
            while (width > 0 && cells.get(width - 1).isEmpty()) {
                width--;
            }
            return width;
        }
    }

    /** Shows the rows of a file, the title and the header among them, until one is enough. */
    static void forEach(Csv csv, Predicate<Line> more) {
        Row row = new Row(csv.name());
        try (TextInput input = csv.input()) {
            CsvRows rows = csv.rows(input, row);
            boolean goesOn = true;
            while (goesOn && rows.next()) {
                goesOn = more.test(new Line(row.line(), row.cells().texts()));
            }
        } catch (IOException e) {
            throw Table.unreadable(csv.name(), e);
        }
    }

    /** Shows the rows behind the header. */
    void show(LookRows rows) {
        forEach(csv, row -> {
            if (row.number() > line) {
                rows.look(row.cells(), row.width());
            }
            return true;
        });
    }

    /** The file with each delimiter that it may have: the one that is said, if one is. */
    private static List<Csv> candidates(Csv csv) {
        return csv.isDelimiterStated() || saysDelimiter(csv)
                ? List.of(csv)
                : DELIMITERS.stream().map(csv::delimiter).toList();
    }

    /** Whether all of a file is text in its encoding. */
    static boolean isText(Csv csv) {
        try (TextInput input = csv.input()) {
            return isText(csv, input);
        } catch (IOException e) {
            throw Table.unreadable(csv.name(), e);
        }
    }

    private static boolean isText(Csv csv, TextInput input) {
        char[] text = new char[1 << 14];
        try {
            int count = 0;
            while (count >= 0) {
                count = input.read(text, 0, text.length);
            }
            return true;
        } catch (CharacterCodingException bad) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(csv.name() + ": " + CsvRows.reason(e), e);
        }
    }

    /** The old encodings in which all of a file is text. */
    static List<String> encodings(Csv csv) {
        return OLD_ENCODINGS.stream()
                .filter(Charset::isSupported)
                .filter(name -> isText(csv.encoding(Charset.forName(name))))
                .toList();
    }

    /** The ways in which it may be laid out: one, if it is clear; none, if no line looks as a header. */
    static List<LookLayout> of(Csv csv) {
        return of(samples(csv));
    }

    /**
     * The same of a file that must have rows.
     *
     * @throws InvalidRowException if there is no way, since there is no row or no delimiter makes rows of it
     */
    static List<LookLayout> ofRows(Csv csv) {
        List<Sample> samples = samples(csv);
        List<LookLayout> layouts = of(samples);
        if (layouts.isEmpty()) {
            Sample sample = samples.stream().filter(Sample::isCsv).findFirst().orElse(samples.get(0));
            if (sample.fault.isPresent()) {
                throw sample.fault.get();
            }
            if (sample.lines.isEmpty()) {
                throw HeaderLine.empty(csv.name());
            }
        }
        return layouts;
    }

    private static List<Sample> samples(Csv csv) {
        return candidates(csv).stream().map(Sample::of).toList();
    }

    private static List<LookLayout> of(List<Sample> samples) {
        boolean isAnyCsv = samples.stream().anyMatch(Sample::isTable);
        List<Scored> possible = samples.stream()
                .filter(sample -> sample.isCsv() || !isAnyCsv)
                .flatMap(sample -> scored(sample, samples.size() > 1).stream())
                .toList();
        long most = possible.stream()
                .mapToLong(one -> one.layout.knownNames())
                .max()
                .orElse(0);
        List<Scored> known = most == 0
                ? possible
                : possible.stream()
                        .filter(one -> 2 * one.layout.knownNames() > most)
                        .toList();
        long best = known.stream().mapToLong(Scored::fitting).max().orElse(0);
        return known.stream()
                .filter(one -> one.fitting > NEARLY * best)
                .map(Scored::layout)
                .toList();
    }

    /** How many columns are called as those of orders are: a line cut in the wrong places hardly has such names. */
    private long knownNames() {
        return header.stream()
                .filter(name -> Arrays.stream(LookRole.values()).anyMatch(role -> role.rank(name) != LookRole.NONE))
                .count();
    }

    private static boolean saysDelimiter(Csv csv) {
        try (TextInput input = csv.input()) {
            return input.separator().isPresent();
        } catch (IOException e) {
            throw Table.unreadable(csv.name(), e);
        }
    }

    /**
     * The first rows of a file, if a delimiter stands between its cells.
     *
     * @param fault what is wrong with the row behind them, where quotes are not where they may be
     */
    private record Sample(Csv csv, List<Line> lines, Optional<InvalidRowException> fault) {
        static Sample of(Csv csv) {
            List<Line> lines = new ArrayList<>();
            try {
                forEach(csv, line -> lines.add(line) && lines.size() < SAMPLE);
            } catch (InvalidRowException noCsv) {
                // With another delimiter it may be.
                return new Sample(csv, lines, Optional.of(noCsv));
            }
            return new Sample(csv, lines, Optional.empty());
        }

        boolean isCsv() {
            return fault.isEmpty();
        }

        /** Whether most rows have several cells: any line without quotes is a row of one. */
        boolean isTable() {
            return isCsv()
                    && 2 * lines.stream().filter(line -> line.width() > 1).count() > lines.size();
        }
    }

    /** A layout, and how many rows are as wide as its header, that one counted too. */
    private record Scored(LookLayout layout, long fitting) {}

    private static Optional<Scored> scored(Sample sample, boolean mayStateDelimiter) {
        Csv csv = sample.csv;
        List<Line> lines = sample.lines;
        boolean statesDelimiter = mayStateDelimiter && csv.delimiter() != ',';
        HeaderLine stated = csv.headerLine();
        for (int at = 0; at < lines.size() && lines.get(at).number() <= HeaderLine.MOST_LINES; at++) {
            Line line = lines.get(at);
            List<Line> behind = lines.subList(at + 1, lines.size());
            boolean isHeader = stated.equals(HeaderLine.FIRST)
                    ? looksAsHeader(line, behind)
                    : stated.isAt(csv.name(), line.number(), line.cells());
            if (isHeader) {
                LookLayout layout = new LookLayout(csv, statesDelimiter, line.cells(), line.number(), at == 0);
                boolean isSure = !stated.equals(HeaderLine.FIRST);
                long fitting = fitting(line, behind);
                return Optional.of(new Scored(layout, 1 + fitting))
                        .filter(one -> line.width() > 1 && (isSure || fitting >= LEAST_FIT * behind.size()));
            }
        }
        return Optional.empty();
    }

    private static long fitting(Line header, List<Line> behind) {
        return behind.stream()
                .filter(line -> line.cells().size() == header.cells().size()
                        || (line.cells().size() > header.cells().size()
                                && line.width() <= header.cells().size()))
                .count();
    }

    /** Two names or more, none of which looks like data, and almost no row behind it is wider. */
    private static boolean looksAsHeader(Line line, List<Line> behind) {
        List<String> names = line.cells().subList(0, line.width());
        long empty = names.stream().filter(String::isEmpty).count();
        long wider =
                behind.stream().filter(other -> other.width() > line.width()).count();
        return names.size() - empty > 1
                && 3 * empty <= names.size()
                && names.stream().noneMatch(LookLayout::looksAsData)
                && 10 * wider <= behind.size();
    }

    private static boolean looksAsData(String name) {
        int first =
                name.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse('x');
        return name.indexOf('@') >= 0
                || Character.isDigit(first)
                || !DatePatterns.of(List.of(name)).patterns().isEmpty();
    }
}
