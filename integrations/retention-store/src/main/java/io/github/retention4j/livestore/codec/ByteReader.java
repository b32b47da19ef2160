package io.github.retention4j.livestore.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what a {@link ByteWriter} wrote. Bytes that are otherwise are refused, not guessed at. */
public final class ByteReader {
    private final ByteBuffer bytes;

    /** Of all that remains. */
    public ByteReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    long count() throws MalformedException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            long next = octet();
            number |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return number;
            }
        }
        throw new MalformedException("a number of more than ten bytes");
    }

    /** A count of things that take a byte each at least, so that no more than remains is ever made room for. */
    int size() throws MalformedException {
        long size = count();
        if (size < 0 || size > bytes.remaining()) {
            throw new MalformedException("a size of " + size + " where " + bytes.remaining() + " bytes are left");
        }
        return (int) size;
    }

    long number() throws MalformedException {
        long number = count();
        return (number >>> 1) ^ -(number & 1);
    }

    /** Reads a text. */
    public String text() throws MalformedException {
        int size = size();
        ByteBuffer text = bytes.slice(bytes.position(), size);
        bytes.position(bytes.position() + size);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("a text that is no UTF-8", e);
        }
    }

    /** Checks that nothing is left. */
    public void end() throws MalformedException {
        if (bytes.hasRemaining()) {
            throw new MalformedException(bytes.remaining() + " bytes too many");
        }
    }

    private long octet() throws MalformedException {
        if (!bytes.hasRemaining()) {
            throw new MalformedException("it ends too early");
        }
        return bytes.get() & 0xFF;
    }
}
