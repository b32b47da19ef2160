package io.github.retention4j.staging;

import io.github.retention4j.intake.Intake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The running account of a builder. */
public final class Account {
    /** So many rows that repeat an order are more than what is sent twice by accident. */
    private static final int REPEATS_OF_ONE_IN = 10;

    private static final int MOST_SHOWN = 40;

    private final Map<String, Source> sources = new HashMap<>();
    private final List<Intake.Refusal> refusals = new ArrayList<>();

    /** Of the rows that these are added to, those that are judged again. */
    private final List<Intake.Refusal> takenBack = new ArrayList<>();

    private int notes;

    /** One source of rows, and what has become of them so far. */
    public static final class Source {
        final String name;
        long row;

        /** What a row is called: a file has lines, the first of which may be a header. */
        String rowIs = "row";

        /** The kind of the record that was begun and not ended; empty if there is none. */
        String open = "";

        /** How much of it has been read, if its reader says so. */
        OptionalDouble share = OptionalDouble.empty();

        long taken;
        long merged;

        /** Of those merged, the whole orders that were the same as one before. */
        long repeated;

        long excluded;
        long refused;

        /** Refunds that name an order which was never given, those of them that were left out, and the row of the first. */
        long orphans;

        long orphansLeftOut;
        long firstOrphan;

        /** What is remarkable, told once each. */
        final Set<String> notes = new LinkedHashSet<>();

        private Source(String name) {
            this.name = name;
        }

        /** A row is taken, and one that was taken before, of this source or another, becomes one that is merged. */
        void takeInPlaceOf(Source corrected) {
            taken++;
            corrected.taken--;
            corrected.merged++;
        }

        /** Says which row is next. */
        public void at(long next) {
            row = next - 1;
            rowIs = "row";
        }

        /** Says which line of a file is next. */
        public void atLine(long next) {
            at(next);
            rowIs = "line";
        }

        /** Says how much of it has been read; nobody knows if that is empty. */
        public void readSoFar(OptionalDouble itsShare) {
            share = itsShare;
        }

        /** Counts the row at hand as a part of an order that another row gives. */
        public void merge() {
            merged++;
        }

        /** Counts the row at hand as left out by its reader. */
        public void exclude() {
            excluded++;
        }
    }

    public Source source(String name) {
        return sources.computeIfAbsent(name, Source::new);
    }

    /** Refuses that a record was begun and not ended, which is neither taken nor refused. */
    void requireEnded() {
        sources.values().stream().filter(source -> !source.open.isEmpty()).forEach(source -> {
            throw new IllegalStateException(source.rowIs + " " + source.row + " of " + source.name + ", of "
                    + source.open + ", was begun and not ended");
        });
    }

    void refuse(Source source, long row, String reason) {
        source.refused++;
        if (refusals.size() < Intake.MOST_REFUSALS) {
            refusals.add(new Intake.Refusal(source.name, row, reason));
        }
    }

    /** A row of those that these are added to waits again: it was refused because of its order. */
    void takeBack(Source source, long row, CharSequence orderId) {
        source.refused--;
        takenBack.add(new Intake.Refusal(source.name, row, named(orderId)));
    }

    /** What an order is called in the reason of a refusal. */
    static String named(CharSequence orderId) {
        return "order " + shown(orderId.toString());
    }

    public void note(Source source, String text) {
        if (notes < Intake.MOST_NOTES && source.notes.add(text)) {
            notes++;
        }
    }

    /** A refund of an order that is missing is money all the same, but takes no order back. */
    void orphan(Source source, boolean leftOut) {
        source.firstOrphan = source.orphans == 0 ? source.row : Math.min(source.firstOrphan, source.row);
        source.orphans++;
        source.orphansLeftOut += leftOut ? 1 : 0;
    }

    private static String orphans(Source source) {
        boolean one = source.orphans == 1;
        String leftOut = source.orphansLeftOut == 0
                ? ""
                : "; " + source.orphansLeftOut + " without a customer " + (source.orphansLeftOut == 1 ? "is" : "are")
                        + " left out";
        return Count.of(source.orphans, "refund")
                + (one ? " is of an order that was" : " are of orders that were") + " never given, in " + source.rowIs
                + " "
                + source.firstOrphan + (one ? ": it lowers" : " first: they lower") + " the revenue and "
                + (one ? "takes" : "take") + " no order back" + leftOut;
    }

    /** That of the rows before and these. */
    public Intake intake(Intake before) {
        if (takenBack.isEmpty()) {
            return before.union(intake());
        }
        List<Intake.Refusal> stands = new ArrayList<>(before.refusals());
        for (Intake.Refusal back : takenBack) {
            stands.stream().filter(refusal -> isOf(refusal, back)).findFirst().ifPresent(stands::remove);
        }
        return new Intake(before.sources(), stands, before.notes()).union(intake());
    }

    /** Additions count their rows from 1 each, so that many may have the number of a row; the reason names its order. */
    private static boolean isOf(Intake.Refusal refusal, Intake.Refusal back) {
        return refusal.row() == back.row()
                && refusal.source().equals(back.source())
                && refusal.reason().contains(back.reason());
    }

    public Intake intake() {
        SortedMap<String, Intake.Counts> counts = new TreeMap<>();
        List<Intake.Note> told = new ArrayList<>();
        new TreeMap<>(sources).forEach((name, s) -> {
            s.notes.forEach(text -> told.add(new Intake.Note(name, text)));
            if (s.repeated > 1 && s.repeated * REPEATS_OF_ONE_IN >= s.taken + s.merged) {
                told.add(new Intake.Note(
                        name,
                        s.repeated + " of " + Count.of(s.taken + s.merged, "row")
                                + " were the same as an order before and are not counted again; if rows are lines of"
                                + " orders, add them up with DuplicateOrders.SUM_LINES"));
            }
            if (s.orphans > 0) {
                told.add(new Intake.Note(name, orphans(s)));
            }
            // Of rows that are added to others a count can be below zero, as when an earlier one is refused now.
            if ((s.taken | s.merged | s.excluded | s.refused) != 0) {
                counts.put(name, new Intake.Counts(s.taken, s.merged, s.excluded, s.refused));
            }
        });
        return new Intake(counts, refusals, told);
    }

    /** An order's id on one line, and no longer than is good for a message. */
    static String shown(String id) {
        StringBuilder shown = new StringBuilder();
        id.codePoints()
                .limit(MOST_SHOWN)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(shown::appendCodePoint);
        return id.codePointCount(0, id.length()) > MOST_SHOWN
                ? shown.append('…').toString()
                : shown.toString();
    }
}
