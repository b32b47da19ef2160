package io.github.retention4j.io;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.retention4j.io.file.ReadingSizes;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** CSV files of orders as they come: most rows good, some odd, some broken; in any dialect, encoding and packing. */
final class MangledCsv {
    static final List<String> COLUMNS = List.of("who", "at", "total", "note", "currency");

    /** Shorter than any header, so that all is left to the CSV parser. */
    static final ReadingSizes NO_LINE_FITS = new ReadingSizes(4, 1, 1, 1);

    /** In GBK it is 0x81 and 0x7C, which alone is a bar. */
    private static final String SECOND_BYTE_IS_A_BAR = "\u4E85";

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final List<Charset> ENCODINGS =
            List.of(UTF_8, UTF_8, UTF_8, UTF_8, Charset.forName("windows-1256"), Charset.forName("GBK"), UTF_16LE);

    private final List<String> columns;
    private final Random random;
    private final char delimiter;
    private final Charset encoding;

    /** One row in so many is odd. */
    private final int oddOneIn;

    private final List<String> lineEnds;

    /** Before the line that names the columns. */
    private final List<String> title;

    private final boolean saysDelimiter;
    private final boolean statesNames;
    private final Optional<RowWidths> widths;
    private final List<String> nulls;
    private final byte[] bytes;

    MangledCsv(long seed) {
        this(seed, COLUMNS);
    }

    /** With other names for the same columns. */
    MangledCsv(long seed, List<String> columns) {
        this.columns = columns;
        random = new Random(seed);
        delimiter = oneOf(',', ',', ';', '\t', '\u00DF', '|');
        encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
        oddOneIn = oneOf(3, 8, 1000);
        lineEnds = oneOf(List.of("\n"), List.of("\r\n"), List.of("\r"), List.of("\n", "\r\n", "\r", "\n\n", "\r\r\n"));
        title = oneOf(List.of(), List.of(), List.of(), List.of("Orders"), List.of("", "Orders; é", " ", "of,\"2025\""));
        saysDelimiter = delimiter < 0x80 && random.nextInt(4) == 0;
        statesNames = random.nextBoolean();
        widths = oneOf(Optional.empty(), Optional.of(oneOf(RowWidths.values())));
        nulls = oneOf(List.of(), List.of(), List.of("\\N", "é", "x"), List.of("7"), List.of("a\nb", "\u0000", "C-1"));
        bytes = bytes();
    }

    OrderColumns orders(ReadingSizes sizes) {
        Csv csv = Csv.stream("orders.csv", streams()).encoding(encoding).sizes(sizes);
        csv = saysDelimiter ? csv : csv.delimiter(delimiter);
        csv = title.isEmpty() ? csv : csv.headerWith(columns.get(statesNames ? 2 : 0), columns.get(1));
        csv = nulls.isEmpty() ? csv : csv.nulls(nulls.toArray(String[]::new));
        csv = widths.isPresent() ? csv.rowWidths(widths.get()) : csv;
        return csv.orders().customer("who").time("at", "yyyy-MM-dd HH:mm").amount("total");
    }

    int length() {
        return bytes.length;
    }

    /** What has been stated of the file itself. */
    Csv csv() {
        return (Csv) orders(ReadingSizes.MEASURED).mapping.source();
    }

    Supplier<InputStream> streams() {
        return Source.fewAtATime(bytes, oneOf(1, 7, 1000, 1000));
    }

    private byte[] bytes() {
        StringBuilder text = new StringBuilder();
        if (saysDelimiter) {
            text.append(oneOf("sep=" + delimiter, "SEP=" + delimiter, "\"sep=" + delimiter + '"'))
                    .append(lineEnd());
        }
        title.forEach(line -> text.append(line).append(lineEnd()));
        text.append(row(columns)).append(lineEnd());
        int rows = random.nextInt(oneOf(20, 20, 150));
        for (int i = 0; i < rows; i++) {
            text.append(row(isOdd() ? oddCells() : cells())).append(lineEnd());
        }
        text.setLength(text.length() - (random.nextBoolean() ? 1 : 0));
        byte[] plain = text.toString().getBytes(encoding);
        if (isVeryOdd()) {
            plain[random.nextInt(plain.length)] = (byte) random.nextInt();
        }
        if (encoding.equals(UTF_8) && random.nextInt(4) == 0) {
            plain = Source.concat(UTF_8_MARK, plain);
        }
        return random.nextInt(4) == 0 ? Source.gzip(plain) : plain;
    }

    private boolean isOdd() {
        return random.nextInt(oddOneIn) == 0;
    }

    private boolean isVeryOdd() {
        return random.nextInt(oddOneIn * oddOneIn) == 0;
    }

    private String lineEnd() {
        return lineEnds.get(random.nextInt(lineEnds.size()));
    }

    private List<String> cells() {
        return new ArrayList<>(List.of(
                String.valueOf(oneOf(1, 17, 12_345_678, 1_234_567_890_123L)),
                String.format(
                        "202%d-%02d-%02d %02d:%02d", digit(5), 1 + digit(12), 1 + digit(28), digit(24), digit(60)),
                digit(100_000) + "." + digit(10) + digit(10),
                "x".repeat(digit(12)),
                "SAR"));
    }

    private List<String> oddCells() {
        List<String> cells = cells();
        int column = digit(cells.size());
        switch (digit(8)) {
            // Only the builder finds out.
            case 4, 5 -> cells.set(1 + digit(2), oneOf("1899-12-31 23:59", "-7.50"));
            case 0 ->
                cells.set(
                        column,
                        oneOf("", " ", "\u0000", "7", "-7.50", "1.500", "1,500", "C-1", "c@example.com", "\\N"));
            case 1 ->
                cells.set(
                        column,
                        oneOf(
                                "é",
                                "\u00A07",
                                "\u200F17",
                                "17\u00A0",
                                "٣",
                                "\uFEFF17",
                                "𝄞",
                                "\u00DF",
                                SECOND_BYTE_IS_A_BAR));
            case 2 ->
                cells.set(
                        column,
                        oneOf(
                                "\"q\"",
                                "\"a" + delimiter + "b\"",
                                "\"a\nb\"",
                                "\"\"",
                                "\"a\"\"b\"",
                                " \"a\"",
                                "\"a\r\nb\n\"",
                                "\"\r\"",
                                "\"\"\"\"",
                                "\"17\"",
                                "\"\u00E9\"\"\""));
            case 3 -> cells.set(column, oneOf("mid\"dle", "\"open", "\"text\"after", "x".repeat(80)));
            default -> {
                if (random.nextBoolean()) {
                    cells.remove(column);
                } else {
                    cells.add(column, oneOf("", "more"));
                }
                if (random.nextBoolean()) {
                    cells.addAll(oneOf(
                            List.of(""),
                            List.of(" ", "\"\""),
                            List.of("\u00A0"),
                            List.of("", "é"),
                            List.of("\\N"),
                            List.of("\"7\"")));
                }
            }
        }
        return random.nextInt(8) == 0
                ? List.of(oneOf(
                        "", " ", "\t", String.valueOf(delimiter), delimiter + " " + delimiter, delimiter + "\"\""))
                : cells;
    }

    private String row(List<String> cells) {
        return cells.stream()
                .map(cell -> isVeryOdd() ? " " + cell + "\t " : cell)
                .collect(Collectors.joining(String.valueOf(delimiter)));
    }

    private int digit(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
