package io.github.retention4j.report.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the text of a PO file, the format of gettext that translators' tools read and write.
 *
 * <ul>
 *   <li>Comments, entries that are commented out and what was there before a change are passed over. An entry that is marked
 *       fuzzy, which is a guess of a tool, is passed over as well.
 *   <li>Strings may go on over several lines, and have {@code \n}, {@code \t}, {@code \r}, {@code \"} and {@code \\}.
 *   <li>Every error tells the line, what is wrong and what to write.
 * </ul>
 *
 * <p>Source: GNU gettext utilities, "The Format of PO Files".
 */
final class PoFile {
    private static final int MOST_FORMS = 10;

    private final String source;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private int line;

    private Draft draft = new Draft();
    private StringBuilder open = new StringBuilder();
    private boolean isOpen;

    /**
     * A sentence and what it is in the language.
     *
     * @param line where its msgid stands, from 1
     * @param context what tells it from others of the same words; empty for none
     * @param id the English words
     * @param plural the English words for several; empty if the sentence has no plural
     * @param forms what it is in the language: one, or one for each plural form
     */
    record Entry(int line, String context, String id, String plural, List<String> forms) {}

    /** What is known of the entry that is being read. */
    private static final class Draft {
        private int line;
        private boolean isFuzzy;
        private StringBuilder context = new StringBuilder();
        private StringBuilder plural = new StringBuilder();
        private StringBuilder id = new StringBuilder();
        private boolean hasId;
        private boolean hasPlural;
        private final TreeMap<Integer, StringBuilder> forms = new TreeMap<>();
    }

    private PoFile(String source) {
        this.source = source;
    }

    /**
     * The entries of a file, the first of them the head, whose msgid is empty.
     *
     * @param text the text of the file
     * @param source what the file is called, for messages
     * @return its entries that have something to say
     * @throws IllegalArgumentException if it is no PO file
     */
    static List<Entry> read(String text, String source) {
        PoFile file = new PoFile(source);
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            int stop = end < 0 ? text.length() : end;
            file.line++;
            file.read(text.substring(from, stop).strip());
            from = stop + 1;
        }
        file.close();
        return file.entries;
    }

    private void read(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (text.charAt(0) == '#') {
            if (!draft.forms.isEmpty()) {
                close();
            }
            if (text.startsWith("#,") && text.contains("fuzzy")) {
                draft.isFuzzy = true;
            }
            return;
        }
        if (text.charAt(0) == '"') {
            if (!isOpen) {
                throw wrong("a string that follows nothing", "put msgid or msgstr before it");
            }
            unescape(text, 0, open);
            return;
        }
        keyword(text);
    }

    private void keyword(String text) {
        if (text.startsWith("msgctxt ")) {
            start();
            into(draft.context, text, 8);
        } else if (text.startsWith("msgid_plural ")) {
            if (!draft.hasId || !draft.forms.isEmpty()) {
                throw wrong("msgid_plural without msgid", "put msgid before it");
            }
            draft.hasPlural = true;
            into(draft.plural, text, 13);
        } else if (text.startsWith("msgid ")) {
            start();
            if (draft.hasId) {
                throw wrong("msgid without msgstr before it", "put msgstr \"\" behind the msgid of line " + draft.line);
            }
            draft.hasId = true;
            draft.line = line;
            into(draft.id, text, 6);
        } else if (text.startsWith("msgstr")) {
            int quote = text.indexOf('"');
            int form = form(text, quote < 0 ? text.length() : quote);
            StringBuilder of = new StringBuilder();
            if (!draft.hasId || draft.forms.put(form, of) != null) {
                throw wrong("msgstr where none can be", "give each msgid one, or msgstr[0], msgstr[1] … for plurals");
            }
            into(of, text, quote);
        } else {
            throw wrong("a line that no PO file has", "write msgid \"…\", msgstr \"…\" or # for a comment");
        }
    }

    /** The number of msgstr[2], which is 2; 0 for msgstr. */
    private int form(String text, int quote) {
        String index = text.substring(6, quote).strip();
        if (index.isEmpty() && !draft.hasPlural) {
            return 0;
        }
        boolean isIndex = index.length() == 3 && index.charAt(0) == '[' && index.charAt(2) == ']';
        int form = isIndex ? index.charAt(1) - '0' : -1;
        if (form < 0 || form >= MOST_FORMS || !draft.hasPlural) {
            throw wrong(
                    "'msgstr" + index + "'",
                    draft.hasPlural ? "write msgstr[0], msgstr[1] …" : "write msgstr, since there is no msgid_plural");
        }
        return form;
    }

    private void start() {
        if (!draft.forms.isEmpty()) {
            close();
        }
    }

    private void into(StringBuilder where, String text, int from) {
        open = where;
        isOpen = true;
        int quote = text.indexOf('"', Math.max(0, from));
        if (quote < 0) {
            throw wrong("a keyword without a string", "put the words in \"quotes\" behind it");
        }
        unescape(text, quote, where);
    }

    private void unescape(String text, int quote, StringBuilder into) {
        int i = quote + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            char c = text.charAt(i++);
            if (c != '\\') {
                into.append(c);
                continue;
            }
            char escaped = i < text.length() ? text.charAt(i++) : ' ';
            into.append(
                    switch (escaped) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        case '"', '\\' -> escaped;
                        default -> throw wrong("'\\" + escaped + "'", "write \\\\ for a backslash");
                    });
        }
        if (i != text.length() - 1) {
            throw wrong(
                    i >= text.length() ? "a string without an end" : "something behind the end of a string",
                    "end the line with one \", and write \\\" for a quote inside");
        }
    }

    /** Ends the entry that is being read. */
    private void close() {
        Draft of = draft;
        draft = new Draft();
        isOpen = false;
        if (!of.hasId && of.context.isEmpty()) {
            return;
        }
        if (of.forms.isEmpty()) {
            throw new IllegalArgumentException(
                    source + ":" + of.line + ": msgid without msgstr; put msgstr \"\" behind it");
        }
        List<String> forms =
                of.forms.values().stream().map(StringBuilder::toString).toList();
        if (of.forms.lastKey() != forms.size() - 1) {
            throw new IllegalArgumentException(
                    source + ":" + of.line + ": a form is missing; number them msgstr[0], msgstr[1] … without a gap");
        }
        Entry entry = new Entry(of.line, of.context.toString(), of.id.toString(), of.plural.toString(), forms);
        Integer before = seen.put(entry.context() + '\u0004' + entry.id(), entry.line());
        if (before != null) {
            throw new IllegalArgumentException(source + ":" + entry.line() + ": '" + entry.id() + "' stands in line "
                    + before + " already; leave one of them out");
        }
        boolean isHead = entry.id().isEmpty();
        if (isHead || (!of.isFuzzy && forms.stream().noneMatch(String::isEmpty))) {
            entries.add(entry);
        }
    }

    private IllegalArgumentException wrong(String what, String write) {
        return new IllegalArgumentException(source + ":" + line + ": " + what + "; " + write);
    }
}
