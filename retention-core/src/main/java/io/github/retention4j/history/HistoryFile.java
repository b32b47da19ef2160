package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.intake.HistoryFileException;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.staging.Kept;
import io.github.retention4j.staging.Sizes;
import io.github.retention4j.store.Block;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.HistoryFormat.Section;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LiveBlock;
import io.github.retention4j.store.SectionReader;
import io.github.retention4j.store.SectionWriter;
import io.github.retention4j.store.Timeline;
import io.github.retention4j.store.ZoneDays;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The parts of a history as the sections of a file; {@link io.github.retention4j.store.HistoryFormat} draws it. */
final class HistoryFile {
    private HistoryFile() {}

    // ---- write

    /** Writes a history whose blocks are of the same days, and of whom nobody has moved. */
    static void write(History history, WritableByteChannel channel) throws IOException {
        Rows rows = history.rows();
        List<Block> blocks = rows.blocks().stream().map(LiveBlock::block).toList();
        SectionWriter out = new SectionWriter(channel, history.customerCount(), history.orderCount());
        out.begin(Section.BASIS);
        history.basis().write(out);
        history.extent().write(out);
        out.end();
        writeIntake(history.intake(), out);
        writeDays(history.basis().zone(), blocks, out);
        rows.texts().write(out);
        List<Kind> kinds = writeKinds(blocks, out);
        IdentityHashMap<long[], Integer> pages = writePages(blocks, out);
        for (Block block : blocks) {
            block.write(pages, kinds, out);
        }
        rows.referrals().write(out);
        rows.kept().write(out);
        out.finish();
    }

    private static void writeIntake(Intake intake, SectionWriter out) throws IOException {
        out.begin(Section.INTAKE);
        out.number(intake.sources().size());
        for (Map.Entry<String, Intake.Counts> source : intake.sources().entrySet()) {
            out.text(source.getKey());
            out.number(source.getValue().taken());
            out.number(source.getValue().merged());
            out.number(source.getValue().excluded());
            out.number(source.getValue().refused());
        }
        out.number(intake.refusals().size());
        for (Intake.Refusal refusal : intake.refusals()) {
            out.text(refusal.source());
            out.number(refusal.row());
            out.text(refusal.reason());
        }
        out.number(intake.notes().size());
        for (Intake.Note note : intake.notes()) {
            out.text(note.source());
            out.text(note.text());
        }
        out.end();
    }

    private static void writeDays(ZoneId zone, List<Block> blocks, SectionWriter out) throws IOException {
        out.begin(Section.DAYS);
        out.text(ZoneDays.rules(zone));
        if (blocks.isEmpty()) {
            out.number(0);
            out.longs(new long[0]);
        } else {
            Timeline days = blocks.get(0).days();
            out.number(days.firstDay());
            out.longs(days.starts());
        }
        out.end();
    }

    private static List<Kind> writeKinds(List<Block> blocks, SectionWriter out) throws IOException {
        TreeSet<Kind> kinds = new TreeSet<>();
        blocks.forEach(block -> kinds.addAll(block.kinds()));
        out.begin(Section.KINDS);
        out.number(kinds.size());
        for (Kind kind : kinds) {
            out.text(kind.name());
            out.number(kind.columns());
        }
        out.number(blocks.size());
        out.end();
        return List.copyOf(kinds);
    }

    /** Writes each page once, whichever blocks share it. */
    private static IdentityHashMap<long[], Integer> writePages(List<Block> blocks, SectionWriter out)
            throws IOException {
        IdentityHashMap<long[], Integer> pages = new IdentityHashMap<>();
        for (Block block : blocks) {
            for (long[] page : block.pages()) {
                if (pages.putIfAbsent(page, pages.size()) == null) {
                    out.begin(Section.PAGE);
                    out.longs(page);
                    out.end();
                }
            }
        }
        return pages;
    }

    // ---- read

    /**
     * Reads a history.
     *
     * @param size how many bytes there are, or {@link Long#MAX_VALUE} if that is not known
     * @param name what messages call the file
     * @param kinds the caller's own kinds of records
     */
    static History read(ReadableByteChannel channel, long size, String name, RecordKind<?, ?>... kinds)
            throws IOException {
        Map<String, Kind> known = known(kinds);
        SectionReader in = new SectionReader(channel, size, name);
        try {
            return read(in, known);
        } catch (RuntimeException e) {
            // All checks are right, so that whoever wrote it had other rules than this library: say, a currency of its
            // own.
            HistoryFileException failure = in.refusal("what is written there cannot be: " + e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    private static Map<String, Kind> known(RecordKind<?, ?>... kinds) {
        Map<String, Kind> known = new TreeMap<>();
        Stream.of(Kind.IGNORED_ORDER, Kind.RETURNED_ORDER, Kind.REFUND).forEach(kind -> known.put(kind.name(), kind));
        Stream.concat(RecordDoors.KINDS.stream(), Arrays.stream(kinds))
                .map(kind -> requireNonNull(kind, "kind").rows())
                .forEach(kind -> {
                    Kind same = known.putIfAbsent(kind.name(), kind);
                    if (same != null) {
                        kind.requireSame(same);
                    }
                });
        return known;
    }

    private static History read(SectionReader in, Map<String, Kind> known) throws IOException {
        in.begin(Section.BASIS);
        Basis basis = Basis.read(in);
        Extent extent = Extent.read(in);
        in.end();
        Intake intake = readIntake(in);
        in.begin(Section.DAYS);
        // Which rules they were is for people: what counts is when the days begin.
        in.text();
        Timeline written = readDays(in);
        in.end();
        Timeline present = present(written, basis.zone());
        boolean isOnPresentRules = Arrays.equals(written.starts(), present.starts());
        Dictionary dictionary = Dictionary.read(in);
        in.begin(Section.KINDS);
        List<Kind> kinds = readKinds(in, known);
        int count = in.number(Integer.MAX_VALUE);
        in.end();
        List<long[]> pages = readPages(in);
        List<Block> blocks = new ArrayList<>();
        while (blocks.size() < count) {
            blocks.add(Block.read(isOnPresentRules ? present : written, pages, kinds, in));
        }
        ReferralOutcomes outcomes = ReferralOutcomes.read(in);
        Kept kept = Kept.read(in, known);
        in.finish();
        List<LiveBlock> live = blocks.stream().map(LiveBlock::new).toList();
        History history =
                new History(basis, new Rows(live, dictionary, outcomes, kept, Sizes.MEASURED), intake, extent);
        in.require(
                history.customerCount() == in.customers() && history.orderCount() == in.orders(),
                "the header tells of " + in.customers() + " customers and " + in.orders() + " orders, and there are "
                        + history.customerCount() + " and " + history.orderCount());
        return isOnPresentRules ? history : history.onPresentRules();
    }

    private static Intake readIntake(SectionReader in) throws IOException {
        in.begin(Section.INTAKE);
        SortedMap<String, Intake.Counts> sources = new TreeMap<>();
        for (int left = in.number(Integer.MAX_VALUE); left > 0; left--) {
            sources.put(in.text(), new Intake.Counts(in.number(), in.number(), in.number(), in.number()));
        }
        List<Intake.Refusal> refusals = new ArrayList<>();
        for (int left = in.number(Integer.MAX_VALUE); left > 0; left--) {
            refusals.add(new Intake.Refusal(in.text(), in.number(), in.text()));
        }
        List<Intake.Note> notes = new ArrayList<>();
        for (int left = in.number(Integer.MAX_VALUE); left > 0; left--) {
            notes.add(new Intake.Note(in.text(), in.text()));
        }
        in.end();
        return new Intake(sources, refusals, notes);
    }

    private static Timeline readDays(SectionReader in) throws IOException {
        int firstDay = Math.toIntExact(in.number());
        long[] starts = in.longs();
        if (starts.length == 0) {
            return Timeline.NONE;
        }
        return new Timeline(starts, firstDay);
    }

    /** The same days by the present rules of the zone. */
    private static Timeline present(Timeline written, ZoneId zone) {
        return written == Timeline.NONE
                ? written
                : Timeline.days(
                        zone,
                        LocalDate.ofEpochDay(written.firstDay()),
                        LocalDate.ofEpochDay(written.firstDay() + written.count() - 1L));
    }

    private static List<Kind> readKinds(SectionReader in, Map<String, Kind> known) throws IOException {
        List<Kind> kinds = new ArrayList<>();
        for (int left = in.number(Integer.MAX_VALUE); left > 0; left--) {
            String name = in.text();
            int columns = in.number(Integer.MAX_VALUE);
            Kind kind = known.get(name);
            if (kind == null) {
                throw in.refusal(
                        "it has records called " + name + ", which are of no kind of the library; name their kind,"
                                + " as in History.read(path, Wishes.KIND)");
            }
            if (kind.columns() != columns) {
                throw in.refusal("its records called " + name + " have " + columns + " columns, and their kind has "
                        + kind.columns() + "; give the kind they were written with");
            }
            kinds.add(kind);
        }
        return kinds;
    }

    private static List<long[]> readPages(SectionReader in) throws IOException {
        List<long[]> pages = new ArrayList<>();
        while (in.isNext(Section.PAGE)) {
            in.begin(Section.PAGE);
            pages.add(in.longs());
            in.end();
        }
        return pages;
    }
}
