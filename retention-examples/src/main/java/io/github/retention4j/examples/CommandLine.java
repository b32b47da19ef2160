package io.github.retention4j.examples;

import io.github.retention4j.history.BadRows;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.ProgressListener;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.CsvOrders;
import io.github.retention4j.io.Guests;
import io.github.retention4j.io.NumberStyle;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;

/** The words after the demo's name: a file, and how to read it. Each option is the method of {@link CsvOrders} it calls. */
final class CommandLine {
    static final String HELP = """
            Prints a page of numbers about a shop: the bundled one, or with a file and its columns yours.

              Demo FILE --customer COLUMN --time COLUMN PATTERN --zone ZONE --currency CODE, and one of
                  --amount COLUMN                             a row is an order
                  --order COLUMN --line-amount COLUMN         a row is a line of an order
                  --order COLUMN --quantity COLUMN --unit-price COLUMN

            FILE is CSV, plain or gzip; its first line names the columns. Nothing is guessed:
              --customer COLUMN            whose order it is; an empty cell is a guest's
              --time COLUMN PATTERN        when it was placed, and how that is written: "yyyy-MM-dd HH:mm:ss"
              --zone ZONE                  the shop's time zone: Asia/Riyadh
              --currency CODE              the currency of all amounts: SAR
            Where it needs more:
              --order COLUMN               the order's id
              --coupon COLUMN              the coupon it was placed with; an empty cell is none; needs --order
              --discount COLUMN            what was taken off the amount; needs --order
              --scale DECIMALS             of amounts, if more than the currency has
              --delimiter CHARACTER        between cells, if it is not a comma
              --encoding CHARSET           of the file, if it is not UTF-8: windows-1256
              --numbers STYLE              how they are written: point (1,234.56, if this is not said),
                                           comma (1.234,56) or arabic
              --lenient                    leave out rows that cannot be taken, and say so
              --drop-without-customer      leave out guests' rows
              --cancellation-prefix TEXT   leave out rows whose order id starts so
              --help                       this text
            It reads orders alone. Visits, carts, coupons, subscriptions, offers, referrals and answers
            are read by a program: see CsvVisits and its like in retention-io.
            """;

    private static final String STYLES = "point, comma, arabic";

    private final Deque<String> words;
    private final boolean empty;
    private UnaryOperator<CsvOrders> columns = orders -> orders;
    private UnaryOperator<HistoryBuilder> settings = builder -> builder;
    private final Map<String, String> stated = new HashMap<>();
    private Optional<Path> file = Optional.empty();

    private CommandLine(List<String> words) {
        this.words = new ArrayDeque<>(words);
        this.empty = words.isEmpty();
    }

    /**
     * Understands the words.
     *
     * @throws IllegalArgumentException if it does not
     */
    static CommandLine of(String... args) {
        CommandLine line = new CommandLine(List.of(args));
        while (!line.words.isEmpty()) {
            line.understand(line.words.pop());
        }
        return line;
    }

    boolean isEmpty() {
        return empty;
    }

    boolean isHelp() {
        return stated.containsKey("--help");
    }

    /** Reads the file into a history; the listener hears how far that is. */
    History history(ProgressListener listener) {
        Path path = file.orElseThrow(() -> new IllegalArgumentException("which file? --help shows how to say it"));
        ZoneId zone;
        try {
            zone = ZoneId.of(required("--zone"));
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("--zone " + stated.get("--zone") + ": " + unknown.getMessage(), unknown);
        }
        HistoryBuilder builder = settings.apply(History.builder(zone, CurrencyUnit.of(required("--currency"))))
                .onProgress(listener);
        required("--customer");
        required("--time");
        if (!stated.containsKey("--amount") && !stated.containsKey("--line-amount")) {
            if (!stated.containsKey("--quantity") || !stated.containsKey("--unit-price")) {
                throw new IllegalArgumentException("where is the money? --help shows the three ways to say it");
            }
        }
        if (stated.containsKey("--coupon") || stated.containsKey("--discount")) {
            required("--order");
        }
        return columns.apply(CsvOrders.read(path)).into(builder).build();
    }

    private void understand(String word) {
        switch (word) {
            case "--customer" -> column(word, CsvOrders::customer);
            case "--order" -> column(word, CsvOrders::order);
            case "--coupon" -> column(word, CsvOrders::coupon);
            case "--discount" -> column(word, CsvOrders::discount);
            case "--amount" -> column(word, CsvOrders::amount);
            case "--line-amount" -> column(word, CsvOrders::lineAmount);
            case "--quantity" -> column(word, CsvOrders::quantity);
            case "--unit-price" -> column(word, CsvOrders::unitPrice);
            case "--time" -> {
                String column = value(word, "a column");
                String pattern = value(word, "a pattern after the column, such as \"yyyy-MM-dd HH:mm:ss\"");
                columns(orders -> orders.time(column, pattern));
            }
            case "--delimiter" -> {
                String character = value(word, "a character");
                if (character.length() != 1) {
                    throw new IllegalArgumentException("--delimiter " + character + " is not one character");
                }
                columns(orders -> orders.delimiter(character.charAt(0)));
            }
            case "--encoding" -> {
                Charset charset = charset(word, value(word, "a charset, such as windows-1256"));
                columns(orders -> orders.encoding(charset));
            }
            case "--numbers" -> {
                NumberStyle style = numbers(word, value(word, "a style: " + STYLES));
                columns(orders -> orders.numbers(style));
            }
            case "--cancellation-prefix" -> {
                String prefix = value(word, "a text");
                columns(orders -> orders.cancellation(
                        row -> row.get(required("--order")).startsWith(prefix), Cancellations.DROP));
            }
            case "--drop-without-customer" -> columns(orders -> orders.guests(Guests.DROP));
            case "--lenient" -> settings(builder -> builder.badRows(BadRows.SKIP));
            case "--scale" -> {
                int decimals = number(word, value(word, "a number"));
                settings(builder -> builder.scale(decimals));
            }
            case "--zone" -> value(word, "a time zone, such as Asia/Riyadh");
            case "--currency" -> value(word, "a code, such as SAR");
            case "--help", "-h" -> stated.put("--help", "");
            default -> {
                if (word.startsWith("-")) {
                    throw new IllegalArgumentException("unknown option " + word + "; --help shows those there are");
                }
                if (file.isPresent()) {
                    throw new IllegalArgumentException("two files, " + file.get() + " and " + word
                            + "; or is a value with spaces missing its quotes?");
                }
                file = Optional.of(Path.of(word));
            }
        }
    }

    private void column(String option, BiFunction<CsvOrders, String, CsvOrders> setter) {
        String column = value(option, "a column");
        columns(orders -> setter.apply(orders, column));
    }

    private void columns(UnaryOperator<CsvOrders> more) {
        UnaryOperator<CsvOrders> before = columns;
        columns = orders -> more.apply(before.apply(orders));
    }

    private void settings(UnaryOperator<HistoryBuilder> more) {
        UnaryOperator<HistoryBuilder> before = settings;
        settings = builder -> more.apply(before.apply(builder));
    }

    private String value(String option, String what) {
        if (words.isEmpty() || words.peek().startsWith("--")) {
            throw new IllegalArgumentException(option + " needs " + what);
        }
        stated.put(option, words.peek());
        return words.pop();
    }

    private static int number(String option, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " " + text + " is not a whole number", e);
        }
    }

    private static Charset charset(String option, String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(option + " " + name + " is no charset that Java knows", unknown);
        }
    }

    private static NumberStyle numbers(String option, String name) {
        return switch (name) {
            case "point" -> NumberStyle.POINT;
            case "comma" -> NumberStyle.COMMA;
            case "arabic" -> NumberStyle.ARABIC;
            default -> throw new IllegalArgumentException(option + " " + name + " is none of " + STYLES);
        };
    }

    private String required(String option) {
        String value = stated.get(option);
        if (value == null) {
            throw new IllegalArgumentException(option + " is missing; --help shows what it says");
        }
        return value;
    }
}
