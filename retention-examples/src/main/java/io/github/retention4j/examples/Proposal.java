package io.github.retention4j.examples;

import io.github.retention4j.io.CsvLook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the library proposes of a file in its own calls, as words of the command line. */
final class Proposal {
    /** Stands for a value that is to be filled in. */
    private static final String OPEN = "…";

    private static final String COMMENT = "/\\*.*?\\*/";

    /** A text, a character, a number or a constant, with what is asked of it; or any other comment. */
    private static final Pattern PART = Pattern.compile(
            "(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|\\b\\d+\\b|\\b[A-Z]\\w+\\.[A-Z][A-Z_]+\\b)(" + "\\s*"
                    + COMMENT + ")?|" + COMMENT + "\\s*");

    private static final Pattern PLAIN = Pattern.compile("(\\w+)\\((?:_(?:, _)*)?\\)");

    /** Needs no quotes at a prompt. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_./:=+,@%-]+");

    private final CommandLine words;
    private final List<Call> calls;
    private final Set<String> open = new LinkedHashSet<>();

    /**
     * A call.
     *
     * @param shape how it is written, with a low line for each value
     * @param values what its values mean
     */
    private record Call(String shape, List<String> values) {
        static Call of(String java) {
            List<String> values = new ArrayList<>();
            String shape = PART.matcher(java).replaceAll(part -> {
                if (part.group(1) == null) {
                    return "";
                }
                values.add(part.group(2) == null ? meant(part.group(1)) : OPEN);
                return "_";
            });
            return new Call(shape.replaceAll("\\w+\\.(?:valueOf|forName)\\(_\\)\\s*", "_"), List.copyOf(values));
        }

        private static String meant(String java) {
            char first = java.charAt(0);
            if (first == '"' || first == '\'') {
                return Pattern.compile("\\\\u([0-9A-F]{4})|\\\\.")
                        .matcher(java.substring(1, java.length() - 1))
                        .replaceAll(escaped -> Matcher.quoteReplacement(
                                escaped.group(1) == null
                                        ? escaped.group().translateEscapes()
                                        : Character.toString(Integer.parseInt(escaped.group(1), 16))));
            }
            return Advice.constant(java);
        }
    }

    private Proposal(List<String> calls, CommandLine words) {
        this.calls = calls.stream().map(Call::of).toList();
        this.words = words;
    }

    /** The words that read the file as proposed, to stand below what the file looks like; or what no option says. */
    static String of(CsvLook look, CommandLine words) {
        return look.calls().isEmpty() ? "" : "\n\n" + new Proposal(look.calls(), words).told(look.calls());
    }

    private String told(List<String> java) {
        List<String> unsaid = new ArrayList<>();
        List<String> said =
                new ArrayList<>(words.file().map(Proposal::quoted).stream().toList());
        words.options()
                .filter(option -> !option.get(0).equals("--look"))
                .forEach(option -> said.addAll(written(option)));
        for (int i = 0; i < calls.size(); i++) {
            Optional<List<List<String>>> options =
                    options(calls.get(i)).filter(all -> all.stream().allMatch(this::canBeSaid));
            if (options.isEmpty()) {
                unsaid.add(java.get(i));
            }
            options.stream()
                    .flatMap(List::stream)
                    .filter(option -> isNew(option.get(0)))
                    .forEach(option -> said.addAll(written(option)));
        }
        if (!unsaid.isEmpty()) {
            return "No options of the demo say " + String.join(", nor ", unsaid) + ".";
        }
        return "Behind the demo's command"
                + (open.isEmpty() ? "" : ", with what you know in place of " + String.join(", ", open))
                + ":\n  " + String.join(" ", said);
    }

    /** What the user says goes before what is proposed; that it is looked at is left out of what was said. */
    private boolean isNew(String option) {
        return option.equals("--look") || !words.has(option) || CommandLine.isSaidAgain(option);
    }

    /** The options that say a call, each with its values; empty if there are none that do. */
    private Optional<List<List<String>>> options(Call call) {
        List<String> of = call.values();
        return switch (call.shape()) {
            case "orders()", "build()" -> Optional.of(List.of());
            case "look()" -> Optional.of(List.of(List.of("--look")));
            case "into(History.builder(ZoneId.of(_), CurrencyUnit.of(_)))" ->
                Optional.of(List.of(List.of("--zone", of.get(0)), List.of("--currency", of.get(1))));
            case "delimiter(_)" -> Optional.of(List.of(List.of("--delimiter", FileLayout.word(of.get(0)))));
            case "customer(Cell.column(_).ignoringCase())" ->
                Optional.of(List.of(List.of("--customer", of.get(0)), List.of("--ignoring-case")));
            case "customer(Cell.column(_).phone(_))" ->
                Optional.of(List.of(List.of("--customer", of.get(0)), List.of("--phone", of.get(1))));
            case "time(Cell.joined(_, _), _)" ->
                Optional.of(List.of(List.of("--time", of.get(0) + "+" + of.get(1), of.get(2))))
                        .filter(any -> !(of.get(0) + of.get(1)).contains("+"));
            case "leavingOut(row -> row.get(_).equals(_))" ->
                Optional.of(List.of(List.of("--cancellation-value", of.get(0), of.get(1))));
            case "leavingOut(row -> row.get(_).startsWith(_))" ->
                Optional.of(List.of(List.of("--cancellation-prefix", of.get(1))))
                        .filter(any -> isOrder(of.get(0)));
            // What are no refunds is to be left out, and that is no option of the demo.
            case "cancellation(row -> row.get(_).startsWith(_), _)" ->
                Optional.of(List.of(List.of("--refund-below-zero", OPEN)));
            case "refunded(_, _, _)" ->
                Optional.of(List.of(List.of("--refunded", of.get(0)), List.of("--refunded-at", of.get(1), of.get(2))));
            default -> plain(call);
        };
    }

    /** An option that is called as the call is, and takes the same values. */
    private static Optional<List<List<String>>> plain(Call call) {
        Matcher plain = PLAIN.matcher(call.shape());
        if (!plain.matches()) {
            return Optional.empty();
        }
        String option = Advice.option(plain.group(1));
        if (CommandLine.isSaidAgain(option)) {
            return Optional.of(
                    call.values().stream().map(value -> List.of(option, value)).toList());
        }
        return CommandLine.usage(option)
                .filter(usage ->
                        usage.split(" ", -1).length == 1 + call.values().size())
                .map(usage -> List.of(
                        Stream.concat(Stream.of(option), call.values().stream()).toList()));
    }

    private boolean isOrder(String column) {
        return words.value("--order")
                .or(() -> calls.stream()
                        .filter(call -> call.shape().equals("order(_)"))
                        .map(call -> call.values().get(0))
                        .findFirst())
                .filter(column::equals)
                .isPresent();
    }

    /** Not if a value would be taken for an option, or does something to a terminal. */
    private boolean canBeSaid(List<String> option) {
        return option.stream().skip(2).noneMatch(value -> value.startsWith("--"))
                && option.stream().noneMatch(value -> value.chars().anyMatch(Character::isISOControl));
    }

    /** An option as it is typed, with the names of values that are open; in brackets if it is open whether it is meant. */
    private List<String> written(List<String> option) {
        List<String> usage =
                List.of(CommandLine.usage(option.get(0)).orElseThrow().split(" ", -1));
        if (option.size() > usage.size()) {
            return List.of(opened("[" + option.get(0) + "]"));
        }
        List<String> written = new ArrayList<>(List.of(option.get(0)));
        for (int i = 1; i < option.size(); i++) {
            String value = option.get(i);
            if (value.startsWith("--")) {
                written.set(0, option.get(0) + "=" + quoted(value));
            } else {
                written.add(value.equals(OPEN) ? opened(usage.get(i)) : quoted(value));
            }
        }
        return written;
    }

    private String opened(String word) {
        open.add(word);
        return word;
    }

    /** A word for a prompt: in the quotes that most understand, unless something in it means more there. */
    private static String quoted(String word) {
        if (WORD.matcher(word).matches()) {
            return word;
        }
        return Stream.of("\"", "$", "`", "\\", "!").noneMatch(word::contains)
                ? '"' + word + '"'
                : "'" + word.replace("'", "'\\''") + "'";
    }
}
