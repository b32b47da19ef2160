package io.github.retention4j.livestore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Says what a store is made of: lines of text, the last of which is the checksum of those above. A manifest is never changed; the
 * one of the highest number is in force, and those below are left over from a crash.
 *
 * @param number its number
 * @param generation the number of the history file; 0 while there is none
 * @param firstSegment the segment of the log that goes on behind the history
 * @param known how far the log was on the disk when the manifest was written
 * @param settings what the store was begun with, in words
 * @param sources the sources of events, by their numbers from 1, as they are in the history
 */
record Manifest(int number, int generation, int firstSegment, LogPlace known, String settings, List<Source> sources) {

    private static final String PREFIX = "manifest-";
    private static final String FORMAT = "retention4j store 1";
    private static final String SUM = "crc32c ";

    /**
     * A source of events.
     *
     * @param name its name
     * @param position the highest position that was taken; below 0 for none
     */
    record Source(String name, long position) {}

    Manifest {
        sources = List.copyOf(sources);
    }

    static String name(int number) {
        return PREFIX + Names.digits(number);
    }

    String name() {
        return name(number);
    }

    static String historyName(int generation) {
        return "history-" + Names.digits(generation) + ".r4h";
    }

    /** The generation of a history file's name; empty if it is none. */
    static Optional<Integer> generationOf(String name) {
        return Names.number("history-", name, ".r4h");
    }

    /** The number of a manifest's name; empty if it is none. */
    static Optional<Integer> numberOf(String name) {
        return Names.number(PREFIX, name, "");
    }

    // ---- reading and writing

    void write(Disk disk) throws IOException {
        NewFile.write(disk, name(), out -> out.write(ByteBuffer.wrap(text().getBytes(StandardCharsets.UTF_8))));
    }

    /** The manifest in force; empty if the folder has none. */
    static Optional<Manifest> newest(Disk disk) throws IOException {
        TreeMap<Integer, String> all = new TreeMap<>();
        for (String name : disk.names()) {
            numberOf(name).ifPresent(number -> all.put(number, name));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(read(disk, all.lastKey()));
    }

    private static Manifest read(Disk disk, int number) throws IOException {
        String name = name(number);
        String text;
        try (InputStream in = disk.read(name)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (!text.startsWith(FORMAT + "\n")) {
            throw new CorruptStoreException(
                    disk,
                    name,
                    0,
                    "it does not begin with \"" + FORMAT + "\": damaged, or of a later version of the library");
        }
        int end = text.lastIndexOf(SUM);
        if (end < 0 || !text.equals(withSum(text.substring(0, end)))) {
            throw new CorruptStoreException(disk, name, 0, "its checksum is wrong");
        }
        try {
            Manifest manifest = parse(text.substring(0, end));
            if (manifest.number == number) {
                return manifest;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new CorruptStoreException(disk, name, 0, "it cannot be read: of a later version of the library", e);
        }
        throw new CorruptStoreException(disk, name, 0, "it is another file, under this one's name");
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        line(text, FORMAT);
        line(text, "number " + number);
        line(text, "generation " + generation);
        line(text, "log " + firstSegment);
        line(text, "known " + known.segment() + " " + known.length());
        line(text, "settings " + settings);
        sources.forEach(source -> line(text, "source " + source.position + " " + source.name));
        return withSum(text.toString());
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static String withSum(String above) {
        CRC32C sum = new CRC32C();
        sum.update(above.getBytes(StandardCharsets.UTF_8));
        return above + SUM + String.format(Locale.ROOT, "%08x", sum.getValue()) + "\n";
    }

    private static Manifest parse(String text) {
        String[] lines = text.split("\n");
        String[] known = value(lines, 4, "known ").split(" ", 2);
        List<Source> sources = new ArrayList<>();
        for (int i = 6; i < lines.length; i++) {
            String[] source = value(lines, i, "source ").split(" ", 2);
            sources.add(new Source(source[1], Long.parseLong(source[0])));
        }
        return new Manifest(
                Integer.parseInt(value(lines, 1, "number ")),
                Integer.parseInt(value(lines, 2, "generation ")),
                Integer.parseInt(value(lines, 3, "log ")),
                new LogPlace(Integer.parseInt(known[0]), Long.parseLong(known[1])),
                value(lines, 5, "settings "),
                sources);
    }

    private static String value(String[] lines, int i, String key) {
        if (!lines[i].startsWith(key)) {
            throw new IllegalArgumentException("line " + (i + 1) + " does not begin with " + key);
        }
        return lines[i].substring(key.length());
    }
}
