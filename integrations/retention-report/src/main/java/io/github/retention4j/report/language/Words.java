package io.github.retention4j.report.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The words of a language: what its PO file says, checked. */
final class Words {
    /** English, which is what the words of the library are. */
    static final Words ENGLISH = new Words("en", false, n -> n == 1 ? 0 : 1, Map.of());

    /** Between a context and the words, as gettext has it. */
    private static final char OF = '\u0004';

    /** Between a noun and the context of its forms. */
    private static final String IN = ", ";

    /** The direction of the language's text stands under this name. */
    private static final String DIRECTION = "direction of text";

    private static final String LEFT_TO_RIGHT = "left to right";
    private static final String RIGHT_TO_LEFT = "right to left";

    private final String tag;
    private final boolean isRightToLeft;
    private final LongUnaryOperator plural;
    private final Map<String, List<String>> byEnglish;

    private Words(String tag, boolean isRightToLeft, LongUnaryOperator plural, Map<String, List<String>> byEnglish) {
        this.tag = tag;
        this.isRightToLeft = isRightToLeft;
        this.plural = plural;
        this.byEnglish = byEnglish;
    }

    /**
     * The words of a PO file.
     *
     * @param text the text of the file
     * @param source what the file is called, for messages
     * @return its words
     * @throws IllegalArgumentException if it is no PO file, or what it says does not fit the English words
     */
    static Words read(String text, String source) {
        List<PoFile.Entry> entries = PoFile.read(text, source);
        if (entries.isEmpty() || !entries.get(0).id().isEmpty()) {
            throw new IllegalArgumentException(
                    source
                            + ":1: there is no head; begin with msgid \"\" and msgstr \"Language: fr\\nPlural-Forms: nplurals=2; plural=n > 1;\\n\"");
        }
        PoFile.Entry head = entries.get(0);
        String header = head.forms().get(0);
        String where = source + ":" + head.line() + ": ";
        String tag = tag(field(header, "Language", where), where);
        String forms = field(header, "Plural-Forms", where);
        int count = count(forms, where);
        Map<String, List<String>> byEnglish = new HashMap<>();
        boolean isRightToLeft = false;
        for (PoFile.Entry entry : entries.subList(1, entries.size())) {
            Words.check(entry, count, source);
            if (entry.context().equals(DIRECTION)) {
                isRightToLeft = direction(entry, source);
            }
            byEnglish.put(key(entry.context(), entry.id()), entry.forms());
            if (!entry.plural().isEmpty()) {
                byEnglish.putIfAbsent(key(entry.context(), entry.plural()), entry.forms());
            }
        }
        entries.forEach(entry -> checkNouns(entry, byEnglish, source));
        return new Words(tag, isRightToLeft, rule(forms, count, where), byEnglish);
    }

    /** The words of a PO file on a disk. */
    static Words read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return read(text(Files.readAllBytes(file), name), name);
        } catch (IOException unreadable) {
            String why = Files.isDirectory(file)
                    ? "it is a folder"
                    : Files.notExists(file) ? "there is no such file" : unreadable.toString();
            throw new UncheckedIOException(name + " cannot be read: " + why, unreadable);
        }
    }

    private static String text(byte[] bytes, String name) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException wrong) {
            long line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new IllegalArgumentException(
                    name + ":" + line + ": it is not in UTF-8; save the file as UTF-8", wrong);
        }
    }

    private static boolean direction(PoFile.Entry entry, String source) {
        String of = entry.forms().get(0);
        if (!of.equals(LEFT_TO_RIGHT) && !of.equals(RIGHT_TO_LEFT)) {
            throw new IllegalArgumentException(source + ":" + entry.line() + ": the direction of text is '" + of
                    + "'; write 'left to right' or 'right to left'");
        }
        return of.equals(RIGHT_TO_LEFT);
    }

    private static String field(String header, String name, String where) {
        for (int from = 0; from < header.length(); ) {
            int end = header.indexOf('\n', from);
            String line = header.substring(from, end < 0 ? header.length() : end);
            if (line.startsWith(name + ":")) {
                return line.substring(name.length() + 1).strip();
            }
            from = end < 0 ? header.length() : end + 1;
        }
        throw new IllegalArgumentException(where + "the head has no " + name + "; write "
                + (name.equals("Language") ? "\"Language: fr\\n\"" : "\"Plural-Forms: nplurals=2; plural=n > 1;\\n\""));
    }

    private static String tag(String language, String where) {
        String tag = language.replace('_', '-');
        boolean isTag = tag.length() >= 2 && tag.length() <= 35 && isLetter(tag.charAt(0)) && isLetter(tag.charAt(1));
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            isTag = isTag && (isLetter(c) || (c >= '0' && c <= '9') || (c == '-' && i > 1 && i < tag.length() - 1));
        }
        if (!isTag) {
            throw new IllegalArgumentException(
                    where + "'" + language + "' is no language; write its code, such as fr or pt_BR");
        }
        return tag;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int count(String forms, String where) {
        int from = forms.indexOf("nplurals=");
        char digit = from < 0 || from + 9 >= forms.length() ? '?' : forms.charAt(from + 9);
        if (digit < '1' || digit > '9') {
            throw new IllegalArgumentException(
                    where + "Plural-Forms does not tell nplurals, 1 to 9; write nplurals=2; plural=n != 1;");
        }
        return digit - '0';
    }

    private static LongUnaryOperator rule(String forms, int count, String where) {
        int from = forms.indexOf("plural=", forms.indexOf("nplurals=") + 9);
        if (from < 0) {
            throw new IllegalArgumentException(
                    where + "Plural-Forms does not tell plural; write nplurals=2; plural=n != 1;");
        }
        int end = forms.indexOf(';', from);
        try {
            return PluralRule.of(forms.substring(from + 7, end < 0 ? forms.length() : end), count);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(where + wrong.getMessage(), wrong);
        }
    }

    /** What is put into the language's words must be what is put into the English ones; a plural form may leave the number out. */
    private static void check(PoFile.Entry entry, int count, String source) {
        String where = source + ":" + entry.line() + ": ";
        if (!entry.plural().isEmpty() && entry.forms().size() != count) {
            throw new IllegalArgumentException(
                    where + "'" + entry.id() + "' has " + entry.forms().size() + " forms and the language has " + count
                            + "; write msgstr[0] to msgstr[" + (count - 1) + "]");
        }
        String all = entry.plural().isEmpty() ? entry.id() : entry.plural();
        List<Integer> english = Template.places(all);
        for (String form : entry.forms()) {
            List<Integer> own = Template.places(form);
            List<Integer> withoutCount = new ArrayList<>(english);
            if (!entry.plural().isEmpty()) {
                withoutCount.remove(Integer.valueOf(0));
            }
            if (!own.equals(english) && !own.equals(withoutCount)) {
                throw new IllegalArgumentException(where + "'" + form + "' has " + Template.told(own) + ", and '" + all
                        + "' has " + Template.told(english) + "; put in the same, each once, in any order");
            }
            if (form.codePoints().anyMatch(c -> Cleaning.turnsText(c) || (Character.isISOControl(c) && c != '\n'))) {
                throw new IllegalArgumentException(where + "'" + Cleaning.clean(form)
                        + "' has a mark that controls the direction of text; leave it out, the library sets them");
            }
        }
    }

    /** What is counted at a place of the language's words must have forms. */
    private static void checkNouns(PoFile.Entry entry, Map<String, List<String>> byEnglish, String source) {
        for (String form : entry.forms()) {
            for (String noun : Template.nouns(form)) {
                if (!byEnglish.containsKey(keyOf(noun))) {
                    boolean hasContext = noun.contains(IN);
                    String one = hasContext ? noun.substring(0, noun.indexOf(IN)) : noun;
                    String context =
                            hasContext ? "msgctxt \"" + noun.substring(noun.indexOf(IN) + IN.length()) + "\" and " : "";
                    throw new IllegalArgumentException(source + ":" + entry.line() + ": '" + form + "' counts '" + noun
                            + "', of which there are no forms; write " + context + "msgid \"{0} " + one + "\"");
                }
            }
        }
    }

    private static String keyOf(String noun) {
        int in = noun.indexOf(IN);
        return in < 0 ? "{0} " + noun : key(noun.substring(in + IN.length()), "{0} " + noun.substring(0, in));
    }

    private static String key(String context, String english) {
        return context.isEmpty() ? english : context + OF + english;
    }

    String tag() {
        return tag;
    }

    boolean isRightToLeft() {
        return isRightToLeft;
    }

    boolean isEnglish() {
        return this == ENGLISH;
    }

    /** What some words are, or null if the language has none for them. */
    @Nullable
    String find(String english) {
        List<String> forms = byEnglish.get(english);
        return forms == null ? null : forms.get(forms.size() - 1);
    }

    /** What some words are for so many, a count from 0, or below it if they are for no whole number. */
    @Nullable
    String find(String english, long count) {
        List<String> forms = byEnglish.get(english);
        if (forms == null) {
            return null;
        }
        boolean isLast = forms.size() == 1 || count < 0;
        return forms.get(isLast ? forms.size() - 1 : (int) plural.applyAsLong(count));
    }

    /**
     * A number and what it counts.
     *
     * @param noun what is counted, and behind a comma the context of its forms if they have one
     * @param number the number as it is told; its zeros behind the point are left out if it is whole
     * @return such as "2 orders"
     */
    String counted(String noun, String number) {
        String figure = number;
        for (String point : new String[] {".", "٫"}) {
            int at = figure.indexOf(point);
            int end = at + 1;
            while (at > 0 && end < figure.length() && (figure.charAt(end) == '0' || figure.charAt(end) == '٠')) {
                end++;
            }
            boolean isWhole =
                    at > 0 && end > at + 1 && (end == figure.length() || Cleaning.turnsText(figure.charAt(end)));
            figure = isWhole ? figure.substring(0, at) + figure.substring(end) : figure;
        }
        String form = find(keyOf(noun), count(figure));
        return Template.fill(form == null ? "{0} " + noun : form, List.of(figure));
    }

    /** A number as it is told, if it is a whole one by itself; else −1. */
    private static long count(String number) {
        long count = -1;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= '٠' && c <= '٩' ? c - '٠' : -1;
            boolean isBetween = c == ',' || c == '٬' || Cleaning.turnsText(c);
            if ((digit < 0 && !isBetween) || count > 1_000_000_000_000L) {
                return -1;
            }
            count = digit < 0 ? count : Math.max(0, count) * 10 + digit;
        }
        return count;
    }

    /** What some words are in a context, or null if the language has none for them in it. */
    @Nullable
    String find(String context, String english) {
        return find(key(context, english));
    }

    /** What some words are in a context; the English ones if the language has none. */
    String of(String context, String english) {
        List<String> forms = byEnglish.get(key(context, english));
        return forms == null ? english : forms.get(0);
    }

    /** The English words that there is something for, without those in a context. */
    Iterable<String> english() {
        return byEnglish.keySet();
    }
}
