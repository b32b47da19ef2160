package io.github.retention4j.io.text;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Texts as they are written in Java. */
public final class JavaText {
    private JavaText() {}

    /** A text as it is written in Java. */
    public static String quoted(String text) {
        StringBuilder java = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> java.append('\\').append(c);
                case '\t' -> java.append("\\t");
                case '\n' -> java.append("\\n");
                case '\r' -> java.append("\\r");
                default -> {
                    if (Character.isISOControl(c) || UnseenMarks.is(c) || Character.isSurrogate(c)) {
                        java.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
                    } else {
                        java.append(c);
                    }
                }
            }
        }
        return java.append('"').toString();
    }

    /** Texts as they are written in Java, one after another. */
    public static String quoted(Collection<String> texts) {
        return texts.stream().map(JavaText::quoted).collect(Collectors.joining(", "));
    }

    /** A character as it is written in Java. */
    public static String quoted(char c) {
        return switch (c) {
            case '\t' -> "'\\t'";
            case '\'', '\\' -> "'\\" + c + "'";
            default -> Character.isISOControl(c) ? String.format(Locale.ROOT, "'\\u%04X'", (int) c) : "'" + c + "'";
        };
    }
}
