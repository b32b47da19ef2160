package io.github.retention4j.io.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A first line such as {@code sep=;}, in which a file for spreadsheet programs says what stands between its cells.
 *
 * @param delimiter what it says
 * @param bytes how many bytes it has, its end among them
 */
record SeparatorLine(char delimiter, int bytes) {
    /** More bytes than it has in any encoding. */
    static final int MOST_BYTES = 64;

    private static final Pattern LINE = Pattern.compile("(?i)(\"?)sep=([^\"\r\n])\\1[ \t]*(\r\n|\r|\n|$)");
    private static final String START = "\"sep=";

    /**
     * Whether bytes, of any encoding, may be the beginning of such a line, and do not have its end.
     *
     * @param head the first bytes of a file, with a byte order mark or without
     */
    static boolean isBegun(byte[] head) {
        // What is left is of ASCII.
        String text = new String(head, ISO_8859_1)
                .replaceAll("[\\x00\u00EF\u00BB\u00BF\u00FE\u00FF]", "")
                .toLowerCase(Locale.ROOT);
        String line = text.startsWith("\"") ? text : '"' + text;
        // Something behind the line feed: of several bytes, it is whole then.
        return START.startsWith(line) || (line.startsWith(START) && !text.matches("(?s).*\n.+"));
    }

    /** The line that a file begins with, if it is one. */
    static Optional<SeparatorLine> of(byte[] head, Charset encoding) {
        CharBuffer text = CharBuffer.allocate(MOST_BYTES);
        encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(head, 0, Math.min(head.length, MOST_BYTES)), text, false);
        Matcher line = LINE.matcher(text.flip());
        return line.lookingAt()
                ? Optional.of(new SeparatorLine(line.group(2).charAt(0), bytes(head, encoding, line.end())))
                : Optional.empty();
    }

    private static int bytes(byte[] head, Charset encoding, int characters) {
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(head, head.length));
        encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(bytes, CharBuffer.allocate(characters), false);
        return bytes.position();
    }
}
