package io.github.retention4j.examples;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words after the demo's name: a file, and options that say how to read it. What they mean is {@link OrdersFile}'s. */
final class CommandLine {
    /** What it prints, and what it goes by: a line of two spaces and dashes makes an option, and what is in capitals its values. */
    static final String HELP = """
            Prints a page of numbers about a shop: the bundled one, or with a file and its columns yours.
            Of the bundled one it also leaves retention-report.html in this folder.

              Demo FILE --customer COLUMN --time COLUMN PATTERN --zone ZONE --currency CODE, and one of
                  --amount COLUMN                             a row is an order
                  --order COLUMN --line-amount COLUMN         a row is a line of an order
                  --order COLUMN --quantity COLUMN --unit-price COLUMN
              Demo FILE --look                                proposes what to say of a file

            FILE is CSV, plain or gzip; its first line names the columns. A - is standard input.
            Nothing is guessed:
              --customer COLUMN            whose order it is; an empty cell is a guest's
              --time COLUMN PATTERN        when it was placed, and how that is written:
                                           "yyyy-MM-dd HH:mm:ss", epoch-seconds or epoch-milliseconds;
                                           in two columns: --time Date+Time "dd.MM.yyyy HH:mm"
              --zone ZONE                  the shop's time zone: Asia/Riyadh
              --currency CODE              the currency of all amounts: SAR
              --amount COLUMN              the total of the order that a row is
              --line-amount COLUMN         the amount of the line that a row is
              --quantity COLUMN            how many of an article the line is for
              --unit-price COLUMN          the price of one
            Where it needs more:
              --ignoring-case              of customers: Amal@example.com is amal@example.com
              --phone COUNTRY              the customers are phone numbers, however they are written, and those
                                           without the number of a country are of this: SA
              --order COLUMN               the order's id
              --coupon COLUMN              the coupon used; an empty cell is none; needs --order
              --discount COLUMN            what was taken off the amount; needs --order
              --order-on-first-row         an order's own columns stand on the first of its rows; needs --order
              --refunded COLUMN            how much of the order was paid back; needs --order
              --refunded-at COLUMN PATTERN
                                           when it was, if the file tells; needs --refunded
              --currency-column COLUMN     each row's currency: one in another is a bad row
              --one-currency               all rows are in --currency, whatever a column of that name says
              --observed-through DATE      the last day that the file covers, if not that of its last order:
                                           2026-03-31; a later row is a bad one
              --decimals DECIMALS          of amounts, if more than the currency has
              --delimiter CHARACTER        between cells, if it is not a comma: semicolon, tab, pipe or ";"
              --encoding CHARSET           of the file, if it is not UTF-8: windows-1256
              --numbers STYLE              how they are written: point (1,234.56, if this is not said),
                                           comma (1.234,56), arabic, indian (1,23,456.78),
                                           space (1 234,56) or apostrophe (1'234.56)
              --header-line NUMBER         the line that names the columns, if a title stands before it
              --null TEXT                  cells with this are empty: NULL, or --null=-- ; may be said again
              --row-widths POLICY          of rows that are not as wide as the header: exact (bad rows, if
                                           this is not said), trailing-delimiters or ragged
              --fold-invisible-marks       read ids as they look, without marks that nobody sees
              --lenient                    leave out rows that cannot be taken, and say so
              --drop-without-customer      leave out guests' rows
            Rows that take an order back are refunds on their day, of the order whose id they have, or are
            left out. Each of these but the first may be said again:
              --refund-below-zero          rows with an amount below zero are refunds
              --refund-prefix TEXT         rows whose order id starts so are
              --refund-value COLUMN VALUE  rows with this in that column are: Status refunded
              --cancellation-prefix TEXT   leave out rows whose order id starts so
              --cancellation-value COLUMN VALUE
                                           leave out rows with this in that column: Status cancelled,
                                           or Order Total
            A page to open, print and send, besides what is printed:
              --report FILE                where it goes: report.html
              --language LANGUAGE          of the page: en, ar, or a .po file of your own
              --look                       says what the columns look like, and by which options they are read
              --help                       this text
            An option and its value can have an equals sign between them: --zone=Asia/Riyadh.
            The exit code is 0 if the page was printed and written, and 2 if not.
            It reads orders alone. Visits, carts, coupons, subscriptions, offers, referrals and answers
            are read by a program: Csv.file(path).visits() and its like, of retention-io.
            """;

    private static final Set<String> OF_THE_PAGE = Set.of("--report", "--language");

    private static final Set<String> SAID_AGAIN =
            Set.of("--refund-prefix", "--refund-value", "--cancellation-prefix", "--cancellation-value", "--null");

    /**
     * An option.
     *
     * @param name with its dashes
     * @param values the names of what it takes
     * @param meaning what the help says of it
     */
    private record Option(String name, List<String> values, String meaning) {
        private static final Pattern LINE =
                Pattern.compile("(?m)^ {2}(--[a-z-]+)((?: [A-Z]+)*)((?: .*)?(?:\\R {20}.*)*)$");

        static Map<String, Option> all() {
            Map<String, Option> all = new LinkedHashMap<>();
            Matcher line = LINE.matcher(HELP);
            while (line.find()) {
                List<String> values = Pattern.compile(" ")
                        .splitAsStream(line.group(2))
                        .filter(value -> !value.isEmpty())
                        .toList();
                all.put(
                        line.group(1),
                        new Option(line.group(1), values, line.group(3).strip().replaceAll("\\s+", " ")));
            }
            return all;
        }

        @Override
        public String toString() {
            return Stream.concat(Stream.of(name), values.stream()).collect(Collectors.joining(" "));
        }
    }

    private static final Map<String, Option> OPTIONS = Option.all();

    private final Deque<String> words;
    private final Map<String, List<List<String>>> stated = new LinkedHashMap<>();
    private Optional<String> file = Optional.empty();

    private CommandLine(List<String> words) {
        this.words = new ArrayDeque<>(words);
    }

    /**
     * Understands the words.
     *
     * @throws IllegalArgumentException if it does not
     */
    static CommandLine of(String... args) {
        for (String word : args) {
            if (word.indexOf('\uFFFD') >= 0) {
                throw new IllegalArgumentException(
                        word + " did not arrive as it was written; Java needs a terminal in UTF-8: set LC_ALL=C.UTF-8");
            }
        }
        CommandLine line = new CommandLine(List.of(args));
        while (!line.words.isEmpty()) {
            line.understand(line.words.pop());
        }
        return line;
    }

    /** An option with the names of its values, such as {@code --time COLUMN PATTERN}; empty if there is no such option. */
    static Optional<String> usage(String option) {
        return Optional.ofNullable(OPTIONS.get(option)).map(Option::toString);
    }

    /** Whether an option may be said more than once. */
    static boolean isSaidAgain(String option) {
        return SAID_AGAIN.contains(option);
    }

    /** Whether nothing is said of a file, so that the bundled shop is meant. */
    boolean isOfBundledShop() {
        return file.isEmpty() && OF_THE_PAGE.containsAll(stated.keySet());
    }

    boolean isHelp() {
        return has("--help");
    }

    /** The path of the file, or a dash. */
    Optional<String> file() {
        return file;
    }

    boolean has(String option) {
        return stated.containsKey(option);
    }

    /** What was said with an option of one value. */
    Optional<String> value(String option) {
        return all(option).findFirst().map(values -> values.get(0));
    }

    /** What was said with an option, each time that it was said. */
    Stream<List<String>> all(String option) {
        return stated.getOrDefault(option, List.of()).stream();
    }

    /** All that was said, each option with its values. */
    Stream<List<String>> options() {
        return stated.entrySet().stream()
                .flatMap(option -> option.getValue().stream()
                        .map(values -> Stream.concat(Stream.of(option.getKey()), values.stream())
                                .toList()));
    }

    private void understand(String word) {
        if (word.equals("-h")) {
            stated.put("--help", List.of(List.of()));
        } else if (word.matches("[-\u2010-\u2015\u2212].+")) {
            option(word);
        } else if (file.isPresent()) {
            throw new IllegalArgumentException(
                    "two files, " + file.get() + " and " + word + "; or is a value with spaces missing its quotes?");
        } else {
            file = Optional.of(word);
        }
    }

    private void option(String word) {
        int equals = word.indexOf('=');
        Option option = OPTIONS.get(equals < 0 ? word : word.substring(0, equals));
        if (option == null) {
            throw new IllegalArgumentException(
                    "unknown option " + word + nearest(equals < 0 ? word : word.substring(0, equals)));
        }
        List<String> values = new ArrayList<>();
        if (equals >= 0) {
            if (option.values().isEmpty()) {
                throw new IllegalArgumentException(option.name() + " stands alone, without " + word.substring(equals));
            }
            values.add(word.substring(equals + 1));
        }
        while (values.size() < option.values().size()) {
            if (words.isEmpty() || words.peek().startsWith("--")) {
                throw new IllegalArgumentException(
                        option.name() + " needs " + String.join(" and ", option.values()) + ": " + option.meaning());
            }
            values.add(words.pop());
        }
        List<List<String>> said = stated.computeIfAbsent(option.name(), name -> new ArrayList<>());
        said.add(values);
        if (said.size() > 1 && !SAID_AGAIN.contains(option.name())) {
            throw new IllegalArgumentException(option.name() + " is said twice"
                    + (values.isEmpty()
                            ? ""
                            : ": "
                                    + said.stream()
                                            .map(v -> String.join(" ", v))
                                            .collect(Collectors.joining(", then "))));
        }
    }

    private static String nearest(String word) {
        return Nearest.to(word, OPTIONS.keySet())
                .map(near -> "; did you mean " + near + "?")
                .orElse("; --help shows those there are");
    }
}
