package io.github.retention4j.store;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Exact long keys for ids. A whole number is its own key, given as a long or as its usual digits, so numeric ids need no
 * dictionary; any other text gets a key from the bottom of the range of long.
 *
 * <p>Texts are kept by the partition their customers are in, so that threads that work on different partitions can look
 * up and add texts at once.
 */
public final class IdKeys {
    /** The key of no id at all. */
    public static final long NOBODY = Long.MIN_VALUE;

    /** The lowest number that is its own key. */
    public static final long LOWEST_NUMBER = Long.MIN_VALUE + (1L << 40);

    /** How many guests can be told apart: the texts leave as many keys below the lowest number. */
    private static final long GUESTS = 1L << 32;

    private final @Nullable TextIndex[] texts = new @Nullable TextIndex[Partitions.COUNT];
    private boolean sealed;

    /** The key of an id, if any is so called; sealed or not. A number is its own key, whether it came or not. */
    public OptionalLong find(CharSequence id) {
        long number = number(id);
        if (number != NOBODY) {
            return OptionalLong.of(number);
        }
        long[] text = new long[TextForm.room(id.length())];
        int longs = TextForm.write(id.toString(), text, 0);
        int partition = TextForm.partition(text, 0, longs);
        int found = texts(partition).find(text, longs);
        return found < 0 ? OptionalLong.empty() : OptionalLong.of(TextIndex.key(partition, found));
    }

    /** What this goes on from: each partition's texts are taken over when one is looked for. */
    private @Nullable IdKeys before;

    /** One with these ids, to which others can be added without a change of this. */
    IdKeys extended() {
        IdKeys more = new IdKeys();
        more.before = this;
        return more;
    }

    /** One in which the texts of some keys are empty, once sealed. */
    IdKeys without(LongPredicate keys) {
        IdKeys others = new IdKeys();
        others.sealed = true;
        for (int partition = 0; partition < texts.length; partition++) {
            TextIndex index = texts[partition];
            if (index != null) {
                int of = partition;
                others.texts[partition] = index.without(number -> keys.test(TextIndex.key(of, number)));
            }
        }
        return others;
    }

    /** The key of an id. */
    public long of(CharSequence id) {
        long number = number(id);
        return number != NOBODY ? number : ofText(id);
    }

    /** The key of what is nobody's but belongs together: a guest's order and its refunds. */
    public static long ofGuest(int guest) {
        return LOWEST_NUMBER - GUESTS / 2 + guest;
    }

    /** Whether a key is that of a guest who has a number, as {@link #NOBODY} has not. */
    public static boolean isGuest(long key) {
        return key >= LOWEST_NUMBER - GUESTS && key < LOWEST_NUMBER;
    }

    /** The number of a guest. */
    public static int guest(long key) {
        return (int) (key - LOWEST_NUMBER + GUESTS / 2);
    }

    private long ofText(CharSequence id) {
        if (sealed) {
            throw new IllegalStateException("the history is built and takes no new id");
        }
        long[] text = new long[TextForm.room(id.length())];
        int longs = TextForm.write(id.toString(), text, 0);
        int partition = TextForm.partition(text, 0, longs);
        return TextIndex.key(partition, texts(partition).add(text, 0));
    }

    /** The texts of a partition. */
    public TextIndex texts(int partition) {
        TextIndex index = texts[partition];
        if (index == null) {
            TextIndex earlier = before == null ? null : before.texts[partition];
            index = earlier == null ? new TextIndex() : earlier.extended();
            texts[partition] = index;
        }
        return index;
    }

    /** Writes the texts, once sealed. */
    void write(SectionWriter out) throws IOException {
        for (TextIndex index : texts) {
            boolean hasTexts = index != null && !index.isEmpty();
            out.number(hasTexts ? 1 : 0);
            if (index != null && hasTexts) {
                index.write(out);
            }
        }
    }

    /** Texts that were written, sealed. */
    static IdKeys read(SectionReader in) throws IOException {
        IdKeys keys = new IdKeys();
        for (int partition = 0; partition < Partitions.COUNT; partition++) {
            if (in.number(1) == 1) {
                keys.texts[partition] = TextIndex.read(in);
            }
        }
        keys.seal();
        return keys;
    }

    /** Lets go of what only new ids need; from now on ids are only read. */
    public void seal() {
        sealed = true;
        IdKeys earlier = before;
        for (int partition = 0; partition < texts.length; partition++) {
            TextIndex index = texts[partition];
            if (earlier != null) {
                // More will be added, as has been before.
                texts[partition] = index == null ? earlier.texts[partition] : index;
            } else if (index != null) {
                index.seal();
            }
        }
        before = null;
    }

    /** The id of a key. */
    public String id(long key) {
        if (key == NOBODY) {
            throw new IllegalStateException("an event without a customer has no customer id");
        }
        return key < LOWEST_NUMBER ? texts(TextIndex.partition(key)).text(TextIndex.number(key)) : Long.toString(key);
    }

    /** Whether a key, which is a customer's, is that of an id; sealed or not. */
    public boolean isOf(long key, CharSequence id) {
        long number = number(id);
        return number != NOBODY ? key == number : key < LOWEST_NUMBER && id(key).contentEquals(id);
    }

    /** The number that these are the usual digits of (no sign but a minus, no leading zero), or {@link #NOBODY}. */
    public static long number(CharSequence id) {
        int length = id.length();
        int first = length > 1 && id.charAt(0) == '-' ? 1 : 0;
        int digits = length - first;
        if (digits == 0 || digits > 18 || (id.charAt(first) == '0' && length > 1)) {
            return digits > 18 ? largeNumber(id) : NOBODY;
        }
        long value = 0;
        for (int i = first; i < length; i++) {
            char c = id.charAt(i);
            if (c < '0' || c > '9') {
                return NOBODY;
            }
            value = 10 * value + (c - '0');
        }
        return first == 1 ? -value : value;
    }

    private static long largeNumber(CharSequence id) {
        if (id.length() > 20) {
            return NOBODY;
        }
        try {
            long value = Long.parseLong(id, 0, id.length(), 10);
            return value >= LOWEST_NUMBER && Long.toString(value).contentEquals(id) ? value : NOBODY;
        } catch (NumberFormatException text) {
            return NOBODY;
        }
    }
}
