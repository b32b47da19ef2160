package io.github.retention4j.io;

/**
 * What to do with marks that nobody sees, in cells that name something: ids, coupon codes, countries and the like.
 *
 * <p>{@code C17} and {@code C17} with a right-to-left mark in front look the same and are two ids. Such marks come from
 * spreadsheets, web pages and right-to-left text. They are the marks of writing direction (U+061C, U+200E, U+200F, U+202A to
 * U+202E, U+2066 to U+206F), joiners and spaces of no width (U+180E, U+200B to U+200D, U+2060 to U+2064, U+FEFF), the soft
 * hyphen (U+00AD), and every space but the usual one, such as the no-break space (U+00A0).
 */
public enum InvisibleMarks {
    /** They are part of the text, as they are in ids given by a program; the history's intake tells how many there are. The default. */
    KEEP,
    /**
     * They do not count: marks are taken out, and each kind of space is the usual space, which does not count around the
     * text. The history's intake tells of how many cells.
     */
    FOLD
}
