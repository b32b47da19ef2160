package io.github.retention4j.livestore;

import io.github.retention4j.history.History;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that are in force: a manifest, the history that it names, and the log behind that. Each is written beside the others,
 * and the others are deleted when the new manifest is on the disk.
 */
final class StoreFiles {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFiles.class);

    private final Disk disk;
    private final Histories histories;
    private Manifest inForce;
    private long historyBytes;

    StoreFiles(Disk disk, Histories histories, Manifest inForce) {
        this.disk = disk;
        this.histories = histories;
        this.inForce = inForce;
    }

    /** The segment of the log that goes on behind the history. */
    synchronized int firstSegment() {
        return inForce.firstSegment();
    }

    /** How long the history's file is; 0 if there is none. */
    synchronized long historyBytes() {
        return historyBytes;
    }

    /** The history that the manifest names. */
    History history() throws IOException {
        return inForce.generation() == 0 ? histories.empty() : read(inForce.generation());
    }

    private History read(int generation) throws IOException {
        String name = Manifest.historyName(generation);
        if (!disk.names().contains(name)) {
            throw new CorruptStoreException(disk, name, 0, "it is missing");
        }
        try (CountedInput in = new CountedInput(new BufferedInputStream(disk.read(name), 1 << 16))) {
            History history = histories.read(in, disk, name);
            if (in.read() >= 0) {
                throw new CorruptStoreException(disk, name, in.count - 1, "it is longer than it was written");
            }
            setHistoryBytes(in.count);
            return history;
        }
    }

    private synchronized void setHistoryBytes(long bytes) {
        historyBytes = bytes;
    }

    /** Writes a history as the next generation, and gives back what was read of it. */
    History next(History history, int firstSegment, LogPlace known, List<Manifest.Source> sources) throws IOException {
        int generation = inForce.generation() + 1;
        NewFile.write(disk, Manifest.historyName(generation), out -> histories.write(history, new Stream(out)));
        History read = read(generation);
        putInForce(generation, firstSegment, known, sources);
        deleteOthers();
        return read;
    }

    /** Notes how far the log is on the disk, so that it cannot be shorter the next time without notice. */
    void note(LogPlace known) throws IOException {
        if (!known.equals(inForce.known())) {
            putInForce(inForce.generation(), inForce.firstSegment(), known, inForce.sources());
            deleteOthers();
        }
    }

    private void putInForce(int generation, int firstSegment, LogPlace known, List<Manifest.Source> sources)
            throws IOException {
        Manifest next =
                new Manifest(inForce.number() + 1, generation, firstSegment, known, inForce.settings(), sources);
        next.write(disk);
        synchronized (this) {
            inForce = next;
        }
    }

    /** Deletes what is of the store and not in force; files of others are left alone, and what cannot be deleted until the next time. */
    void deleteOthers() throws IOException {
        List<String> over = disk.names().stream().filter(this::isOver).toList();
        over.forEach(this::delete);
        if (!over.isEmpty()) {
            disk.force();
        }
    }

    private void delete(String name) {
        try {
            disk.delete(name);
        } catch (IOException e) {
            String type = e.getClass().getSimpleName();
            LOG.warn("{} cannot be deleted ({}), which is tried again when the store is merged or opened", name, type);
        }
    }

    /** Whether a file of this name is one of a store that was not written to its end. */
    static boolean isPart(String name) {
        if (!name.endsWith(NewFile.PART)) {
            return false;
        }
        String whole = name.substring(0, name.length() - NewFile.PART.length());
        return Manifest.numberOf(whole).isPresent()
                || Manifest.generationOf(whole).isPresent()
                || LogFormat.segment(whole).isPresent();
    }

    private boolean isOver(String name) {
        return isPart(name)
                || Manifest.numberOf(name)
                        .filter(number -> number != inForce.number())
                        .isPresent()
                || Manifest.generationOf(name)
                        .filter(number -> number != inForce.generation())
                        .isPresent()
                || LogFormat.segment(name)
                        .filter(number -> number < inForce.firstSegment())
                        .isPresent();
    }

    private static final class CountedInput extends InputStream {
        private final InputStream in;
        private long count;

        private CountedInput(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int read = in.read(to, from, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static final class Stream extends OutputStream {
        private final Disk.Output out;

        private Stream(Disk.Output out) {
            this.out = out;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(ByteBuffer.wrap(bytes, from, length));
        }
    }
}
