package io.github.retention4j.livestore.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are being written: numbers take as few as they need, seven bits in each, the lowest first. */
public final class ByteWriter {
    private byte[] bytes = new byte[128];
    private int length;

    /** Writes a number as it is counted, zero or above in as few bytes as it needs. */
    void count(long number) {
        room(10);
        long left = number;
        while ((left & ~0x7FL) != 0) {
            bytes[length++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
    }

    /** Writes a number that may be below zero: those near zero are short. */
    void number(long number) {
        count((number << 1) ^ (number >> 63));
    }

    /**
     * Writes a text in UTF-8, its length before it.
     *
     * @throws IllegalArgumentException if it has half of a character of two halves, which UTF-8 has no bytes for
     */
    public void text(String text) {
        ByteBuffer encoded;
        try {
            encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text has half of a surrogate pair, which no file can keep", e);
        }
        count(encoded.remaining());
        int size = encoded.remaining();
        room(size);
        encoded.get(bytes, length, size);
        length += size;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    /** {@return what was written} */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
