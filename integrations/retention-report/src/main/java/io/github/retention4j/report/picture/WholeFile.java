package io.github.retention4j.report.picture;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there whole or not at all: it is written beside its place, then moved. */
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
        Path place = path.toAbsolutePath();
        Path folder = place.getParent();
        try {
            if (folder == null || Files.isDirectory(place)) {
                throw new IOException("it is a folder; name a file in it");
            }
            if (!Files.isDirectory(folder)) {
                throw new IOException("there is no folder " + folder);
            }
            Path beside = Files.createTempFile(folder, ".retention4j-", ".part");
            try {
                Files.write(beside, bytes);
                move(beside, place);
            } finally {
                Files.deleteIfExists(beside);
            }
            return path;
        } catch (IOException wrong) {
            throw new UncheckedIOException(path + " cannot be written: " + wrong.getMessage(), wrong);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
