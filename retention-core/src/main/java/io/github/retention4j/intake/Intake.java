package io.github.retention4j.intake;

import static java.util.Comparator.comparing;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The account of what a history was built from: what was taken, what merged into something taken before, what was
 * refused and why, and what was taken but looks as if it were meant otherwise.
 *
 * @param sources for each source of rows, its counts
 * @param refusals the refused rows, the first {@value #MOST_REFUSALS} of them; the counts have them all
 * @param notes what is remarkable but no reason to refuse a row, by source; each is told once
 */
public record Intake(SortedMap<String, Counts> sources, List<Refusal> refusals, List<Note> notes)
        implements Serializable {
    /** How many refused rows are kept one by one. */
    public static final int MOST_REFUSALS = 1000;

    /** How many notes are kept. */
    public static final int MOST_NOTES = 1000;

    /** Copies. */
    public Intake {
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        refusals = List.copyOf(refusals);
        notes = List.copyOf(notes);
    }

    /**
     * What became of a source's rows.
     *
     * @param taken rows that became a record of their own
     * @param merged rows that were part of, or the same as, a record taken before
     * @param excluded rows left out because the caller's own rule says so
     * @param refused rows that could not be taken
     */
    public record Counts(long taken, long merged, long excluded, long refused) implements Serializable {
        /**
         * All rows of the source.
         *
         * @return the sum of the four
         */
        public long rows() {
            return taken + merged + excluded + refused;
        }

        private Counts plus(Counts other) {
            return new Counts(
                    taken + other.taken, merged + other.merged, excluded + other.excluded, refused + other.refused);
        }
    }

    /**
     * A refused row.
     *
     * @param source what it is from
     * @param row its number there, from 1; of a file, its line
     * @param reason why it was refused
     */
    public record Refusal(String source, long row, String reason) implements Serializable {
        @Override
        public String toString() {
            return source + ":" + row + ": " + reason;
        }
    }

    /**
     * What is remarkable about the rows of a source.
     *
     * @param source what they are from
     * @param text what it is, in a sentence or two, without a customer's id
     */
    public record Note(String source, String text) implements Serializable {
        @Override
        public String toString() {
            return source + ": note: " + text;
        }
    }

    /**
     * The account of these rows and others, such as those of two machines. Of notes that are alike but for their numbers the first is
     * kept.
     *
     * @param other of other rows, of the same sources or others
     * @return the sums, and the first refused rows of both by source and row
     */
    public Intake union(Intake other) {
        SortedMap<String, Counts> all = new TreeMap<>(sources);
        other.sources.forEach((source, counts) -> all.merge(source, counts, Counts::plus));
        Set<String> told = new HashSet<>();
        return new Intake(
                all,
                Stream.concat(refusals.stream(), other.refusals.stream())
                        .sorted(comparing(Refusal::source).thenComparing(Refusal::row))
                        .limit(MOST_REFUSALS)
                        .toList(),
                Stream.concat(notes.stream(), other.notes.stream())
                        .filter(note -> told.add(note.source + note.text.replaceAll("[0-9]+", "#")))
                        .limit(MOST_NOTES)
                        .toList());
    }

    /**
     * All refused rows.
     *
     * @return their number, which can be larger than the list
     */
    public long refused() {
        return sources.values().stream().mapToLong(Counts::refused).sum();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        sources.forEach((source, c) -> {
            text.append(source)
                    .append(": ")
                    .append(c.rows())
                    .append(c.rows() == 1 ? " row" : " rows")
                    .append(", ")
                    .append(c.taken())
                    .append(" taken");
            if (c.merged() > 0) {
                text.append(", ").append(c.merged()).append(" merged");
            }
            if (c.excluded() > 0) {
                text.append(", ").append(c.excluded()).append(" excluded");
            }
            if (c.refused() > 0) {
                text.append(", ").append(c.refused()).append(" refused");
            }
            text.append('\n');
        });
        for (Refusal refusal : refusals.subList(0, Math.min(10, refusals.size()))) {
            text.append("  ").append(refusal).append('\n');
        }
        if (refused() > 10) {
            text.append("  and ").append(refused() - 10).append(" more\n");
        }
        notes.forEach(note -> text.append(note).append('\n'));
        return text.toString().stripTrailing();
    }
}
