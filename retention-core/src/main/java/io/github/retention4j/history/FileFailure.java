package io.github.retention4j.history;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says in words why a file that a caller names cannot be read or written: of most failures all that the system tells is a path, and of
 * one that is written beside, a path that the caller never named. A failure stays of its class where callers react to that.
 */
final class FileFailure {
    private FileFailure() {}

    /** What keeps a file from being read, as far as that can be seen beforehand. */
    static void checkReadable(Path file) throws FileSystemException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder; name the file of a history in it");
        }
    }

    /** Why a file cannot be read. */
    static FileSystemException reading(Path file, FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            String reason = "there is no such file to read a history from; history.write(path) makes one";
            return because(failure, new NoSuchFileException(file.toString(), null, reason));
        }
        if (failure instanceof AccessDeniedException) {
            String reason = "this program may not read it; allow it to, or name another file";
            return because(failure, new AccessDeniedException(file.toString(), null, reason));
        }
        return because(failure, new FileSystemException(file.toString(), null, "cannot be read: " + said(failure)));
    }

    /** What keeps a file from being written, as far as that can be seen beforehand. */
    static void checkWritable(Path file) throws FileSystemException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder; name a file in it");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            String reason = Files.exists(folder)
                    ? folder + " is a file, and no folder; name a file in a folder"
                    : "there is no folder " + folder + " to write it in; make it first";
            throw new NoSuchFileException(file.toString(), null, reason);
        }
    }

    /** Why a file cannot be written. */
    static FileSystemException writing(Path file, FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            String reason = "this program may not write in its folder; allow it to, or name another file";
            return because(failure, new AccessDeniedException(file.toString(), null, reason));
        }
        return because(failure, new FileSystemException(file.toString(), null, "cannot be written: " + said(failure)));
    }

    private static String said(FileSystemException failure) {
        return Optional.ofNullable(failure.getReason())
                .orElse(failure.getClass().getSimpleName());
    }

    private static FileSystemException because(FileSystemException cause, FileSystemException told) {
        told.initCause(cause);
        return told;
    }
}
