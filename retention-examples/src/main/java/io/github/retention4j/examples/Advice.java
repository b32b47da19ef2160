package io.github.retention4j.examples;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says in options what the library advises in its own calls: {@code state numbers(NumberStyle.COMMA)} is
 * {@code state --numbers comma}. An option has the name of its call, but for those listed here. What a file says of
 * itself, its name and what stands in quotes, is left alone.
 */
final class Advice {
    /** Calls whose options have other names. */
    private static final Map<String, String> OPTIONS = Map.of(
            "currency", "--currency-column",
            "badRows", "--lenient",
            "guests", "--drop-without-customer",
            "nulls", "--null",
            "invisibleMarks", "--fold-invisible-marks");

    /** Advice that names no call of one option. */
    private static final Map<String, String> SENTENCES = sentences();

    private static final String CALL = "\\.?\\b([a-z][A-Za-z]*)\\(([^()]*)\\)";

    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Za-z]+\\.[A-Z0-9_]+");

    private final Pattern parts;

    /** For messages about a file of this name. */
    Advice(String file) {
        String sentences = SENTENCES.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        parts = Pattern.compile(
                "(?<!\\S)" + Pattern.quote(file) + "(?=:)|(?<!\\()\"[^\"\\n]*\"|" + sentences + "|" + CALL);
    }

    private static Map<String, String> sentences() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("state the delimiter", "say what is between them: --delimiter semicolon");
        said.put("state the file's encoding", "say what the file is in: --encoding windows-1256");
        said.put(" (see intake())", ", as told below");
        said.put("give a refund as a refund", "if it gives money back, say --refund-below-zero");
        said.put(
                "if they take an order back, give them as a refund or leave them out",
                "if they take an order back, say so with --refund-prefix or --refund-value, or leave them out with"
                        + " --cancellation-prefix or --cancellation-value");
        said.put("with DuplicateOrders.SUM_LINES", "with --line-amount in place of --amount");
        return said;
    }

    /** The message in options. */
    String inOptions(String message) {
        return parts.matcher(message).replaceAll(part -> Matcher.quoteReplacement(said(part)));
    }

    private static String said(MatchResult part) {
        return Optional.ofNullable(part.group(1))
                .flatMap(call -> option(call, part.group(2)))
                .orElse(SENTENCES.getOrDefault(part.group(), part.group()));
    }

    private static Optional<String> option(String call, String argument) {
        String option = option(call);
        return CommandLine.usage(option).map(usage -> {
            if (usage.equals(option) || argument.equals("...")) {
                return usage;
            }
            return option + " " + CONSTANT.matcher(argument).replaceAll(constant -> constant(constant.group()));
        });
    }

    /** What the option of a call is called, if there is one. */
    static String option(String call) {
        String kebab = "--" + call.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return OPTIONS.getOrDefault(call, kebab);
    }

    /** NumberStyle.COMMA is comma, and StandardCharsets.UTF_16LE utf-16le. */
    static String constant(String java) {
        return java.substring(java.indexOf('.') + 1).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
