package io.github.retention4j.examples;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.ProgressListener;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.Csv;
import io.github.retention4j.io.CsvLook;
import io.github.retention4j.io.Guests;
import io.github.retention4j.io.InvisibleMarks;
import io.github.retention4j.io.NumberStyle;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.Row;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** A file of orders, read as a command line says. Whatever is wrong is told in its options. */
final class OrdersFile {
    private static final String STANDARD_INPUT = "standard input";

    /** Bytes of a pipe that are kept to be looked at. */
    private static final int MOST_KEPT = 256 << 20;

    private static final int MOST_NAMES = 30;
    private static final int MOST_CHARACTERS = 40;

    /** The options that each say which column something is, and no more of it. */
    private static final Map<String, BiFunction<OrderColumns, String, OrderColumns>> COLUMNS = columns();

    private static final Map<String, NumberStyle> STYLES = styles();

    /** What a column of currencies is called, in letters alone. */
    private static final Pattern NAME_OF_CURRENCY = Pattern.compile(
            ".*currency|currencycode|currencyiso|ccy|curr?|währung|devise|moneda|valuta|رمزالعملة|العملة|عملة");

    /** Numbers from right to left start with marks that nobody sees. */
    private static final Pattern BELOW_ZERO = Pattern.compile("\\p{Cf}*[-\\u2212]");

    private final CommandLine words;
    private final String name;
    private final Csv source;
    private final Advice advice;
    private final Map<String, AtomicLong> takenBack = new LinkedHashMap<>();

    /**
     * The file that the words name.
     *
     * @throws IllegalArgumentException if they name none
     */
    OrdersFile(CommandLine words) {
        this.words = words;
        String path = words.file()
                .filter(word -> !word.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("which file? --help shows how to say it"));
        boolean isLookedAt = words.has("--look");
        if (path.equals("-")) {
            name = STANDARD_INPUT;
            source = Csv.stream(name, pipe(name, System.in, isLookedAt));
        } else {
            Path file = Path.of(path);
            name = String.valueOf(Optional.ofNullable(file.getFileName()).orElse(file));
            source = isPipe(file) ? Csv.stream(name, pipe(name, open(file), isLookedAt)) : Csv.file(file);
        }
        advice = new Advice(name);
    }

    private static Map<String, BiFunction<OrderColumns, String, OrderColumns>> columns() {
        Map<String, BiFunction<OrderColumns, String, OrderColumns>> columns = new LinkedHashMap<>();
        columns.put("--order", OrderColumns::order);
        columns.put("--coupon", OrderColumns::coupon);
        columns.put("--discount", OrderColumns::discount);
        columns.put("--amount", OrderColumns::amount);
        columns.put("--line-amount", OrderColumns::lineAmount);
        columns.put("--quantity", OrderColumns::quantity);
        columns.put("--unit-price", OrderColumns::unitPrice);
        columns.put("--refunded", OrderColumns::refunded);
        columns.put("--currency-column", OrderColumns::currency);
        return columns;
    }

    private static Map<String, NumberStyle> styles() {
        Map<String, NumberStyle> styles = new LinkedHashMap<>();
        for (NumberStyle style : NumberStyle.values()) {
            styles.put(style.name().toLowerCase(Locale.ROOT), style);
        }
        return styles;
    }

    private static boolean isPipe(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /** To be read once; or several times, as to look at it needs. */
    private static Supplier<InputStream> pipe(String name, InputStream in, boolean isLookedAt) {
        return isLookedAt ? Pipe.kept(name, in, MOST_KEPT) : new Pipe(in);
    }

    private static InputStream open(Path pipe) {
        try {
            // A stream of Files looks for its place in the file when it is asked what there is, and a pipe has none.
            return new FileInputStream(pipe.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads it into a history; the listener hears how far that is.
     *
     * @throws IllegalArgumentException if something is not said, or not as it is; if a row is bad or the file unreadable
     */
    History history(ProgressListener listener) {
        try {
            Csv file = FileLayout.of(source, words);
            List<String> names = file.columns();
            OrderColumns orders = orders(file, names);
            requireAllSaid(names);
            requireOneCurrency(names);
            HistoryBuilder builder = History.builder(zone(), currency()).onProgress(listener);
            words.value("--decimals").ifPresent(stated -> decimals(builder, stated));
            words.value("--observed-through").ifPresent(day -> builder.observedThrough(day(day)));
            if (words.has("--lenient")) {
                builder.badRows(BadRows.SKIP);
            }
            return orders.into(builder).build();
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException wrong) {
            throw new IllegalArgumentException(advice.inOptions(String.valueOf(wrong.getMessage())), wrong);
        }
    }

    /** What its columns look like, and how a program and the demo read them. */
    String look() {
        try {
            CsvLook look = FileLayout.of(source, words).look();
            return look + Proposal.of(look, words);
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException wrong) {
            throw new IllegalArgumentException(advice.inOptions(String.valueOf(wrong.getMessage())), wrong);
        }
    }

    /** What became of the rows, to stand above a page. */
    String account(History history) {
        StringBuilder account = new StringBuilder(advice.inOptions(history + "\n" + history.intake()));
        boolean any = takenBack.values().stream().anyMatch(rows -> rows.get() > 0);
        takenBack.forEach((said, rows) -> {
            if (rows.get() == 0) {
                account.append('\n')
                        .append(name)
                        .append(any ? ": note: no other row is as " : ": note: no row is as ")
                        .append(said)
                        .append(" says");
            }
        });
        return account.toString();
    }

    // ---- how the file is read

    private OrderColumns orders(Csv file, List<String> names) {
        OrderColumns orders = file.orders();
        for (Map.Entry<String, BiFunction<OrderColumns, String, OrderColumns>> column : COLUMNS.entrySet()) {
            Optional<String> stated = words.value(column.getKey());
            if (stated.isPresent()) {
                orders = column.getValue().apply(orders, stated.get());
            }
        }
        if (words.has("--customer")) {
            orders = orders.customer(customer(words.value("--customer").orElseThrow()));
        }
        for (List<String> time : words.all("--time").toList()) {
            orders = orders.time(time(time.get(0), names), time.get(1));
        }
        for (List<String> at : words.all("--refunded-at").toList()) {
            orders = orders.refunded(
                    words.value("--refunded")
                            .orElseThrow(() -> new IllegalArgumentException("--refunded-at needs --refunded COLUMN")),
                    at.get(0),
                    at.get(1));
        }
        if (words.has("--numbers")) {
            orders = orders.numbers(numbers(words.value("--numbers").orElseThrow()));
        }
        if (words.has("--fold-invisible-marks")) {
            orders = orders.invisibleMarks(InvisibleMarks.FOLD);
        }
        if (words.has("--order-on-first-row")) {
            orders = orders.orderOnFirstRow();
        }
        if (words.has("--drop-without-customer")) {
            orders = orders.guests(Guests.DROP);
        }
        return takenBack(orders);
    }

    private Cell customer(String column) {
        Cell customer = Cell.column(column);
        if (words.has("--ignoring-case")) {
            customer = customer.ignoringCase();
        }
        return words.value("--phone").map(customer::phone).orElse(customer);
    }

    /** One column, or several with a plus between them, if there are such and none that is called so. */
    private static Cell time(String stated, List<String> names) {
        String[] parts = stated.split("\\+", -1);
        boolean areSeveral = parts.length > 1
                && !names.contains(stated.strip())
                && Stream.of(parts).map(String::strip).allMatch(names::contains);
        return areSeveral ? Cell.joined(parts) : Cell.column(stated);
    }

    private OrderColumns takenBack(OrderColumns unruled) {
        OrderColumns orders = unruled;
        for (List<String> text : words.all("--cancellation-prefix").toList()) {
            orders = orders.leavingOut(counted("--cancellation-prefix", text, idStarts(text)));
        }
        for (List<String> cell : words.all("--cancellation-value").toList()) {
            orders = orders.leavingOut(counted("--cancellation-value", cell, isIn(cell)));
        }
        for (List<String> text : words.all("--refund-prefix").toList()) {
            orders = refunds(orders, counted("--refund-prefix", text, idStarts(text)));
        }
        for (List<String> cell : words.all("--refund-value").toList()) {
            orders = refunds(orders, counted("--refund-value", cell, isIn(cell)));
        }
        if (words.has("--refund-below-zero")) {
            orders = refunds(orders, counted("--refund-below-zero", List.of(), belowZero()));
        }
        return orders;
    }

    private static OrderColumns refunds(OrderColumns orders, Predicate<Row> rule) {
        return orders.cancellation(rule, Cancellations.BOOK_AS_REFUND);
    }

    /** The rule, which is remembered if no row is as it says. */
    private Predicate<Row> counted(String option, List<String> values, Predicate<Row> rule) {
        String said = Stream.concat(Stream.of(option), values.stream()).collect(Collectors.joining(" "));
        AtomicLong rows = takenBack.computeIfAbsent(said, first -> new AtomicLong());
        return row -> {
            boolean is = rule.test(row);
            if (is) {
                rows.incrementAndGet();
            }
            return is;
        };
    }

    private Predicate<Row> idStarts(List<String> text) {
        String order = words.value("--order")
                .orElseThrow(() -> new IllegalArgumentException("which column has the order's id? Say --order COLUMN"));
        if (text.get(0).isBlank()) {
            throw new IllegalArgumentException(
                    "every order id starts with nothing; say what those that are meant start with");
        }
        return row -> row.get(order).startsWith(text.get(0));
    }

    private static Predicate<Row> isIn(List<String> columnAndValue) {
        String column = columnAndValue.get(0);
        String value = columnAndValue.get(1).strip();
        return row -> row.get(column).equals(value);
    }

    private Predicate<Row> belowZero() {
        List<String> factors = Stream.of("--amount", "--line-amount", "--quantity", "--unit-price")
                .flatMap(option -> words.value(option).stream())
                .toList();
        return row ->
                factors.stream().filter(factor -> isBelowZero(row.get(factor))).count() % 2 == 1;
    }

    private static boolean isBelowZero(String number) {
        return BELOW_ZERO.matcher(number).lookingAt();
    }

    // ---- what has to be said

    private void requireAllSaid(List<String> names) {
        List<String> missing = new ArrayList<>();
        for (String option : List.of("--customer", "--time", "--zone", "--currency")) {
            if (!words.has(option)) {
                missing.add(CommandLine.usage(option).orElseThrow());
            }
        }
        if (Stream.of("--amount", "--line-amount", "--quantity", "--unit-price").noneMatch(words::has)) {
            missing.add("--amount COLUMN or another of the ways to tell the money");
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(name + ": say also " + String.join(", ", missing)
                    + "; --look proposes it, --help shows how. " + listed(names));
        }
    }

    private String listed(List<String> names) {
        if (names.stream().anyMatch(OrdersFile::isNoName)) {
            return "Its first line does not look like the names of its columns";
        }
        String shown = names.stream().limit(MOST_NAMES).map(OrdersFile::quoted).collect(Collectors.joining(", "));
        String several =
                names.size() == 1 ? "; if that is several, say what is between them: --delimiter semicolon" : "";
        return "Its columns are " + shown + (names.size() > MOST_NAMES ? " and more" : "") + several;
    }

    /** On one line, and short. */
    private static String quoted(String column) {
        return '"'
                + column.substring(0, Math.min(MOST_CHARACTERS, column.length()))
                        .replaceAll("\\p{Cntrl}", " ")
                + '"';
    }

    /** A file without names starts with a row, and a customer's name or e-mail is for nobody's terminal. */
    private static boolean isNoName(String column) {
        return column.contains("@")
                || column.chars().noneMatch(Character::isLetter)
                || column.chars().filter(Character::isDigit).count() > 3;
    }

    /** Amounts of several currencies are never added up, so a column of them is not passed over in silence. */
    private void requireOneCurrency(List<String> names) {
        if (words.has("--currency-column") || words.has("--one-currency")) {
            return;
        }
        List<String> stated = Stream.concat(Stream.of("--customer"), COLUMNS.keySet().stream())
                .flatMap(option -> words.value(option).stream())
                .map(String::strip)
                .toList();
        names.stream()
                .filter(column -> !stated.contains(column))
                .filter(column -> NAME_OF_CURRENCY
                        .matcher(column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""))
                        .matches())
                .findFirst()
                .ifPresent(column -> {
                    throw new IllegalArgumentException(name + ": is " + quoted(column)
                            + " the currency of each row? Say --currency-column " + quoted(column)
                            + ", or --one-currency if all are in " + currency());
                });
    }

    // ---- what a value means

    private ZoneId zone() {
        String stated = words.value("--zone").orElseThrow();
        try {
            return ZoneId.of(stated);
        } catch (DateTimeException unknown) {
            Set<String> ids = new TreeSet<>(ZoneId.getAvailableZoneIds());
            String written = stated.replace(' ', '_');
            return ids.stream()
                    .filter(id -> id.equalsIgnoreCase(written))
                    .findFirst()
                    .map(ZoneId::of)
                    .orElseThrow(() -> {
                        String city = "/" + written.toLowerCase(Locale.ROOT);
                        Optional<String> meant = ids.stream()
                                .filter(id -> id.toLowerCase(Locale.ROOT).endsWith(city))
                                .findFirst()
                                .or(() -> Nearest.to(written, ids));
                        return new IllegalArgumentException("--zone " + stated + " is no time zone"
                                + meant.map(id -> "; did you mean " + id + "?")
                                        .orElse("; one is written as Asia/Riyadh"));
                    });
        }
    }

    private CurrencyUnit currency() {
        String stated = words.value("--currency").orElseThrow();
        try {
            return CurrencyUnit.of(stated.toUpperCase(Locale.ROOT));
        } catch (IllegalCurrencyException unknown) {
            throw new IllegalArgumentException(
                    "--currency " + stated + " is no currency; one is written as SAR, in the three letters of ISO 4217",
                    unknown);
        }
    }

    private static NumberStyle numbers(String stated) {
        return Optional.ofNullable(STYLES.get(stated.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new IllegalArgumentException(
                        "--numbers " + stated + " is none of " + String.join(", ", STYLES.keySet())));
    }

    private static void decimals(HistoryBuilder builder, String stated) {
        try {
            builder.decimals(Integer.parseInt(stated));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--decimals " + stated + " is not a whole number", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--" + e.getMessage(), e);
        }
    }

    private static LocalDate day(String stated) {
        try {
            return LocalDate.parse(stated);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--observed-through " + stated + " is no day like 2026-03-31", e);
        }
    }
}
