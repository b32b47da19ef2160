package io.github.retention4j.store;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a history stands in a file. It is written and read from its first byte to its last, with nothing looked up in between, so it
 * can go through any stream.
 *
 * <pre>
 *  header   │ "R4H1" │ format  │ hash    │ text    │ customers │ orders  │ flags  │ check  │   40 bytes
 *           │ bytes  │ int     │ int     │ int     │ long      │ long    │ int    │ int    │
 *  section  │ kind   │ flags   │ check   │ frames, the last of which is empty              │   any number
 *           │ short  │ short   │ int     │                                                 │
 *    frame  │ length │ check   │ as many bytes, a multiple of 8, at most 65,536            │
 *           │ int    │ int     │                                                           │
 *  footer   │ 0      │ 0       │ check   │ bytes of the file │ check   │ "1H4R" │              24 bytes
 *           │ short  │ short   │ int     │ long              │ int     │ bytes  │
 * </pre>
 *
 * <ul>
 *   <li>Numbers are little-endian. Everything begins at a multiple of 8 bytes.
 *   <li>A check is the CRC-32C of everything before it, other checks left out. So no part can be changed, lost, moved or taken from
 *       another file, and each frame is known to be right before anything in it is looked at.
 *   <li>A section whose kind a reader does not know is passed over if its {@link #OPTIONAL} flag is set; else the file is refused.
 *   <li>The first eight bytes are the same in every format there will ever be.
 *   <li>Inside a section there are longs, and three things made of them: an array of longs, which is their count and they; an array
 *       of ints, which is their count and they, with an int of zero behind an odd number; and a text, as {@link TextForm} has it.
 * </ul>
 *
 * <p>The sections of this format, in this order:
 *
 * <pre>
 *   1 basis      zone, currency, days, what was given; the extent of the rows
 *   2 intake     what became of the rows
 *   3 days       when each day began, by the zone's rules at the time, and their version
 *   4 texts      ids of customers by partition; words, names of attributes, dates, details of orders
 *   5 kinds      the names of the kinds of records, and how many blocks there are
 *   6 page       rows or amounts of orders; one section each
 *   7 block      some of the customers; one section each
 *   8 outcomes   what became of referrals
 *   9 kept       by which rules more rows are added: stated days, policies, when events are, sums
 *  10 ids        if they are kept, the ids of orders, with what was given back, and of records
 * </pre>
 */
public final class HistoryFormat {
    /** The version that is written, and the newest that is read. */
    public static final int VERSION = 1;

    /** No flag of the file is known in this version, and one flag of a section. */
    static final int NO_FLAGS = 0;

    /** The flag of a section without which a file can be read. */
    static final int OPTIONAL = 1;

    /** {@code R4H1}. */
    static final int MAGIC = 'R' | '4' << 8 | 'H' << 16 | '1' << 24;

    static final int LAST_MAGIC = Integer.reverseBytes(MAGIC);

    static final int HEADER_BYTES = 40;
    static final int FOOTER_BYTES = 24;

    /** What stands before a section and before a frame. */
    static final int HEAD_BYTES = 8;

    /** Small enough to stay in a processor's cache while it is checked and copied. */
    static final int MOST_OF_A_FRAME = 1 << 16;

    /** Stands where a section's kind would if there were another. */
    static final int FOOTER = 0;

    private HistoryFormat() {}

    /** A kind of section. Its code is for ever. */
    public enum Section {
        /** What the history stands on, and its extent. */
        BASIS(1),
        /** What became of its rows. */
        INTAKE(2),
        /** When each day began. */
        DAYS(3),
        /** Ids and words. */
        TEXTS(4),
        /** The kinds of records, and how many blocks there are. */
        KINDS(5),
        /** Rows of orders, or their amounts. */
        PAGE(6),
        /** Some of the customers. */
        BLOCK(7),
        /** What became of referrals. */
        OUTCOMES(8),
        /** By which rules more rows are added. */
        KEPT(9),
        /** Ids of orders and records. */
        IDS(10);

        private final int code;

        Section(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        /** The kind of a code, if there is one. */
        static Optional<Section> of(int code) {
            return Arrays.stream(values())
                    .filter(section -> section.code == code)
                    .findFirst();
        }
    }
}
