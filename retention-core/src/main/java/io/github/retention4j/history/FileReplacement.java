package io.github.retention4j.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Puts a file in the place of another, or of none, as a whole or not at all: it is written beside, forced to the disk, and only then
 * given its name. Who opens the path finds what was there before or all of what is new, even after the power fails.
 */
final class FileReplacement {
    private FileReplacement() {}

    /** Writes what is to be in the file. */
    interface Content {
        void write(WritableByteChannel out) throws IOException;
    }

    static void write(Path file, Content content) throws IOException {
        FileFailure.checkWritable(file);
        Path whole = file.toAbsolutePath();
        Path beside = whole.resolveSibling(whole.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel out = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.write(out);
                out.force(true);
            }
            Files.move(beside, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            throw FileFailure.writing(file, e);
        } finally {
            Files.deleteIfExists(beside);
        }
        forceFolder(whole.resolveSibling(""));
    }

    /** Makes the new name last. Where a folder cannot be opened, as on Windows, that is left to the system. */
    private static void forceFolder(Path folder) throws IOException {
        FileChannel opened;
        try {
            opened = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException notOpened) {
            return;
        }
        try (opened) {
            opened.force(true);
        }
    }
}
