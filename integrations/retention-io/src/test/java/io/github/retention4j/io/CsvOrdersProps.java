package io.github.retention4j.io;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.model.Order;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** Any orders, written as CSV in any of the ways people do, are the history that their records are. */
class CsvOrdersProps {
    private static final ZoneId ZONE = ZoneId.of("Africa/Cairo");
    private static final CurrencyUnit KWD = CurrencyUnit.of("KWD");
    private static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** One row: a whole order or a line of one, as the property has it. */
    record Row(String order, Optional<String> customer, LocalDateTime at, int quantity, BigDecimal price) {
        Instant instant() {
            return at.atZone(ZONE).toInstant();
        }

        BigDecimal amount() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    private static HistoryBuilder builder() {
        return History.builder(ZONE, KWD);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void wholeOrdersAreTheirRecords(@ForAll("rows") List<Row> rows, @ForAll long seed) {
        Written csv = new Written(new Random(seed));
        OrderColumns orders = csv.read(
                List.of("id", "who", "at", "total"),
                rows.stream()
                        .map(r -> List.of(
                                r.order(), r.customer().orElse(""), WALL_CLOCK.format(r.at()), csv.number(r.amount())))
                        .toList());

        assertSame(
                orders.customer("who")
                        .time("at", "yyyy-MM-dd HH:mm:ss")
                        .order("id")
                        .amount("total")
                        .into(builder()),
                builder().orders(records(rows)),
                rows.size());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void linesAreTheLinesOfTheirOrders(@ForAll("lines") List<Row> lines, @ForAll long seed) {
        Written csv = new Written(new Random(seed));
        OrderColumns orders = csv.read(
                List.of("id", "who", "at", "n", "price"),
                lines.stream()
                        .map(r -> List.of(
                                r.order(),
                                r.customer().orElse(""),
                                WALL_CLOCK.format(r.at()),
                                csv.number(BigDecimal.valueOf(r.quantity())),
                                csv.number(r.price())))
                        .toList());

        assertSame(
                orders.customer("who")
                        .time("at", "yyyy-MM-dd HH:mm:ss")
                        .order("id")
                        .quantity("n")
                        .unitPrice("price")
                        .into(builder()),
                builder().duplicateOrders(DuplicateOrders.SUM_LINES).orders(records(lines)),
                lines.size());
    }

    private static List<Order> records(List<Row> rows) {
        return rows.stream()
                .map(r -> new Order(
                        r.order(),
                        r.customer(),
                        r.instant(),
                        BigMoney.of(KWD, r.amount()),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of()))
                .toList();
    }

    private static void assertSame(HistoryBuilder fromFile, HistoryBuilder fromRecords, int rows) {
        History file = fromFile.build();
        History records = fromRecords.build();
        assertThat(Contents.of(file)).isEqualTo(Contents.of(records));
        assertThat(file.intake().sources().values())
                .containsExactlyElementsOf(records.intake().sources().values());
        assertThat(file.intake()
                        .sources()
                        .getOrDefault("orders.csv", new Intake.Counts(0, 0, 0, 0))
                        .rows())
                .isEqualTo(rows);
    }

    /** A way to write CSV, drawn by lot. */
    private static final class Written {
        private final Random random;
        private final char delimiter;
        private final String lineEnd;
        private final NumberStyle style;
        private final Map<Charset, byte[]> encodings =
                Map.of(UTF_8, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, UTF_16LE, new byte[] {
                    (byte) 0xFF, (byte) 0xFE
                });

        Written(Random random) {
            this.random = random;
            this.delimiter = oneOf(',', ';', '\t', '|');
            this.lineEnd = oneOf("\n", "\r\n", "\r");
            this.style = oneOf(NumberStyle.values());
        }

        OrderColumns read(List<String> header, List<List<String>> rows) {
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i <= header.size(); i++) {
                columns.add(i);
            }
            Collections.shuffle(columns, random);
            List<String> lines = new ArrayList<>();
            lines.add(line(columns, header, "note"));
            for (List<String> row : rows) {
                lines.add(line(
                        columns,
                        row,
                        oneOf("", "x", " ", "\"", "a\nb", "a\r\n\r\nb", "\u0000", "،؛", String.valueOf(delimiter))));
            }
            String text = String.join(lineEnd, lines) + (random.nextBoolean() ? lineEnd : "");
            Charset encoding = oneOf(UTF_8, UTF_16LE);
            byte[] bytes = text.getBytes(encoding);
            if (random.nextBoolean()) {
                bytes = Source.concat(encodings.get(encoding), bytes);
            }
            bytes = random.nextBoolean() ? Source.gzip(bytes) : bytes;
            return Csv.stream("orders.csv", Source.bytes(bytes))
                    .encoding(encoding)
                    .delimiter(delimiter)
                    .orders()
                    .numbers(style);
        }

        String number(BigDecimal value) {
            String plain = oneOf(value, value.setScale(value.scale() + 2), value.stripTrailingZeros())
                    .toPlainString();
            String marked = plain.replace('.', style.marks().decimalMark());
            return style == NumberStyle.ARABIC && random.nextBoolean()
                    ? marked.chars()
                            .map(c -> c >= '0' && c <= '9' ? c - '0' + '\u0660' : c)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString()
                    : marked;
        }

        private String line(List<Integer> columns, List<String> cells, String note) {
            return String.join(
                    String.valueOf(delimiter),
                    columns.stream()
                            .map(c -> cell(c < cells.size() ? cells.get(c) : note))
                            .toList());
        }

        private String cell(String value) {
            boolean needsQuotes = value.indexOf(delimiter) >= 0 || value.matches("(?s).*[\"\r\n].*");
            String padding = " ".repeat(random.nextInt(2));
            return needsQuotes || random.nextInt(4) == 0
                    ? '"' + padding + value.replace("\"", "\"\"") + padding + '"'
                    : padding + value + padding;
        }

        @SafeVarargs
        private <T> T oneOf(T... values) {
            return values[random.nextInt(values.length)];
        }
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return lines().map(lines -> {
            List<Row> rows = new ArrayList<>();
            for (Row line : lines) {
                rows.add(new Row(
                        line.order() + "/" + rows.size(), line.customer(), line.at(), line.quantity(), line.price()));
            }
            return rows;
        });
    }

    /** Of each order, the lines have one customer. */
    @Provide
    Arbitrary<List<Row>> lines() {
        Arbitrary<String> word = Arbitraries.strings()
                .withChars("abzC019-_.,;|\t\"'\n\r \u00A0éßلي")
                .ofMaxLength(8)
                .map(inner -> "k" + inner + "ى");
        Arbitrary<Optional<String>> customer = Arbitraries.oneOf(
                        word, Arbitraries.integers().between(1, 9).map(String::valueOf))
                .optional(0.9);
        Arbitrary<LocalDateTime> at = Arbitraries.longs()
                .between(
                        Instant.parse("1960-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2150-01-01T00:00:00Z").getEpochSecond())
                .map(s -> LocalDateTime.ofEpochSecond(s, 0, ZoneOffset.UTC));
        Arbitrary<BigDecimal> price = Arbitraries.longs().between(0, 99_999_999).map(n -> BigDecimal.valueOf(n, 3));
        return customer.list()
                .ofSize(5)
                .flatMap(customers -> Combinators.combine(
                                Arbitraries.integers().between(0, customers.size() - 1),
                                at,
                                Arbitraries.integers().between(0, 1000),
                                price)
                        .as((order, time, quantity, unitPrice) ->
                                new Row("نo-" + order, customers.get(order), time, quantity, unitPrice))
                        .list()
                        .ofMaxSize(25));
    }
}
