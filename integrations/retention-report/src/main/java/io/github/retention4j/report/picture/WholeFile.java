package io.github.retention4j.report.picture;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is there whole or not at all: it is written beside its place, then moved.
 *
 * <ul>
 *   <li>Who may read it is as for any new file of this program.
 *   <li>A link is followed: what it leads to is replaced, and the link stays.
 *   <li>What is no plain file, such as {@code /dev/null}, is written to as it is.
 * </ul>
 */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file.
     *
     * @param path the file, which is replaced when the new one is whole
     * @param bytes what is in it
     * @return the file
     * @throws UncheckedIOException if it cannot be written; what was there is still there
     */
    public static Path write(Path path, byte[] bytes) {
        requireNonNull(path, "path");
        requireNonNull(bytes, "bytes");
        try {
            Path place = place(path);
            Path folder = place.getParent();
            if (folder == null || Files.isDirectory(place)) {
                throw new IOException("it is a folder; name a file in it");
            }
            if (!Files.isDirectory(folder)) {
                throw new IOException("there is no folder " + folder + "; make it first");
            }
            if (Files.exists(place) && !Files.isRegularFile(place)) {
                Files.write(place, bytes);
            } else {
                replace(place, folder.resolve("." + UUID.randomUUID() + ".part"), bytes);
            }
            return path;
        } catch (IOException wrong) {
            throw new UncheckedIOException(path + " cannot be written: " + why(wrong), wrong);
        }
    }

    /** Where a link leads to, even if there is nothing yet. */
    private static Path place(Path path) throws IOException {
        Path place = path.toAbsolutePath();
        if (!Files.isSymbolicLink(place)) {
            return place;
        }
        return Files.exists(place) ? place.toRealPath() : place.resolveSibling(Files.readSymbolicLink(place));
    }

    /** By a file that is made like any other: one that is made as temporary could be read by nobody else. */
    private static void replace(Path place, Path beside, byte[] bytes) throws IOException {
        try {
            Files.write(beside, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            move(beside, place);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Why a file cannot be written.
     *
     * @param wrong what was thrown
     * @return what to do, or what the system says
     */
    public static String why(IOException wrong) {
        if (wrong instanceof AccessDeniedException) {
            return "this program may not write in its folder; allow it to, or name another";
        }
        if (wrong instanceof NoSuchFileException) {
            return "no file can be made in its folder; name another";
        }
        String said = wrong instanceof FileSystemException of ? of.getReason() : wrong.getMessage();
        return said == null ? wrong.getClass().getSimpleName() : said;
    }
}
