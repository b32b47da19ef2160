package io.github.retention4j.livestore;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A folder of the file system, of which no other store has a hold.
 *
 * <p>A {@code FileChannel} is closed when a thread that uses it is interrupted, and callers' threads are. So files are written by
 * what is not, and forced by an {@code AsynchronousFileChannel}, which forces at once and by the thread that asks.
 */
final class FileDisk implements Disk {
    /** Windows has no handle of a folder to force; its journal keeps names in order. */
    private static final boolean FOLDERS_ARE_FORCED =
            !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private final Path folder;
    private final FolderLock lock;

    private FileDisk(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes hold of a folder, which is made if it is not there.
     *
     * @throws IOException if it cannot be made, or another store has a hold of it
     * @throws IllegalArgumentException if it is of another file system than the default one, such as an archive
     */
    static FileDisk of(Path folder) throws IOException {
        if (!folder.getFileSystem().equals(FileSystems.getDefault())) {
            throw new IllegalArgumentException("folder " + folder + " of " + folder.getFileSystem()
                    + " is no folder of a disk; name one of the default file system");
        }
        try {
            Files.createDirectories(folder);
            Path real = folder.toRealPath();
            return new FileDisk(real, FolderLock.of(real));
        } catch (FileSystemException e) {
            throw told(folder, e);
        }
    }

    /** The same failure in words: of many that the system tells, all it says is the path. */
    private static IOException told(Path folder, FileSystemException failure) {
        FileSystemException told =
                new FileSystemException(folder.toString(), null, "a store cannot be opened there: " + why(failure));
        told.initCause(failure);
        return told;
    }

    private static String why(FileSystemException failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getFile() + " is a file, and no folder; name a folder, which is made if it is not there";
        }
        if (failure instanceof AccessDeniedException) {
            return "this program may not write " + failure.getFile() + "; allow it to, or name another folder";
        }
        return failure.getReason() == null ? failure.toString() : failure.getFile() + ": " + failure.getReason();
    }

    @Override
    public String path(String name) {
        return folder.resolve(name).toString();
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public InputStream read(String name) throws IOException {
        return new FileInputStream(folder.resolve(name).toFile());
    }

    @Override
    public Output create(String name) throws IOException {
        Files.createFile(folder.resolve(name));
        return open(name);
    }

    @Override
    public Output open(String name) throws IOException {
        Path path = folder.resolve(name);
        AsynchronousFileChannel forced = AsynchronousFileChannel.open(path, WRITE);
        try {
            return new FileOutput(new RandomAccessFile(path.toFile(), "rw"), forced);
        } catch (IOException | RuntimeException e) {
            forced.close();
            throw e;
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }

    @Override
    public void force() throws IOException {
        if (FOLDERS_ARE_FORCED) {
            try (AsynchronousFileChannel names = AsynchronousFileChannel.open(folder, READ)) {
                names.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** The folder. */
    @Override
    public String toString() {
        return folder.toString();
    }

    private record FileOutput(RandomAccessFile file, AsynchronousFileChannel forced) implements Output {
        @Override
        public void write(ByteBuffer bytes) throws IOException {
            file.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            bytes.position(bytes.limit());
        }

        @Override
        public void seek(long offset) throws IOException {
            file.seek(offset);
        }

        /** Without the time of the last change, which nobody needs: the length is forced with the bytes. */
        @Override
        public void force() throws IOException {
            forced.force(false);
        }

        @Override
        public void close() throws IOException {
            try (file) {
                forced.close();
            }
        }
    }
}
