package io.github.retention4j.livestore;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The hold that one store has of a folder. The file's lock keeps other processes out and ends with the process, however it ends; a
 * set of folders keeps out other stores of this one, for which the system's locks are not made.
 */
final class FolderLock implements Closeable {
    static final String NAME = "LOCK";
    private static final Set<Path> HELD = new HashSet<>();

    /** Never closed: closing any channel of a file ends, on POSIX, every lock that the process has of it. */
    private static final List<FileChannel> OF_OTHERS = new ArrayList<>();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock of(Path folder) throws IOException {
        synchronized (HELD) {
            if (HELD.contains(folder)) {
                throw isOpenHere(folder);
            }
            FileChannel channel = FileChannel.open(folder.resolve(NAME), CREATE, WRITE);
            if (!isLocked(folder, channel)) {
                channel.close();
                throw new IOException(
                        folder + " is open in another process: one at a time may write; close the store there first");
            }
            HELD.add(folder);
            return new FolderLock(folder, channel);
        }
    }

    private static boolean isLocked(Path folder, FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Of a store that another class loader of this process has.
            OF_OTHERS.add(channel);
            throw isOpenHere(folder);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static IOException isOpenHere(Path folder) {
        return new IOException(folder + " is open in this process already: use that store, or close it first");
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            HELD.remove(folder);
            channel.close();
        }
    }
}
