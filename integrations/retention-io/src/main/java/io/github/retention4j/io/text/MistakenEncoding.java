package io.github.retention4j.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * Whether a file that is read in a stated encoding is rather UTF-8: in an encoding of one byte a character nothing is wrong then,
 * and each name is another than it should be. Names of real text are hardly ever UTF-8 by accident, and never all of them.
 */
public final class MistakenEncoding {
    private static final String ADVICE = "leave encoding(...) out, or state encoding(StandardCharsets.UTF_8)";

    private final Charset encoding;
    private boolean isPossible;
    private long cells;
    private long firstLine;

    public MistakenEncoding(Charset encoding) {
        this.encoding = encoding;
        // Where characters are of several bytes, those of a right reading may look like UTF-8 too.
        this.isPossible = encoding.canEncode() && encoding.newEncoder().maxBytesPerChar() == 1;
    }

    /** Looks at a name beyond ASCII, before anything is made of it. */
    public void look(CharSequence name, long line) {
        if (isPossible) {
            boolean isSeen = isSeenIn(name.toString());
            firstLine = isSeen && cells == 0 ? line : firstLine;
            cells += isSeen ? 1 : 0;
        }
    }

    public Optional<String> note() {
        if (!isPossible || cells == 0) {
            return Optional.empty();
        }
        boolean one = cells == 1;
        return Optional.of((one ? "1 name that is" : cells + " names that are") + " not of ASCII only (line "
                + firstLine + (one ? ") is" : " first) are") + " UTF-8, read as " + encoding + "; " + ADVICE);
    }

    /** What to say where a name is not found among these. */
    public String hint(List<String> names) {
        boolean isSeen = false;
        for (String name : names) {
            isSeen |= isPossible && isSeenIn(name);
        }
        return isSeen && isPossible ? ". The file is UTF-8, read as " + encoding + "; " + ADVICE : "";
    }

    /**
     * Whether a text has a character of UTF-8 beyond ASCII. What has anything else there rules UTF-8 out. A last character that
     * is not whole does neither: white space of the other encoding is left out around cells, and may be a part of it.
     */
    private boolean isSeenIn(String text) {
        byte[] bytes = text.getBytes(encoding);
        CharBuffer read = CharBuffer.allocate(bytes.length);
        isPossible =
                !UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), read, false).isError();
        return isPossible && read.flip().chars().anyMatch(c -> c > 0x7F);
    }
}
