package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller is told of a path that cannot be read or written: that path, and what to do. */
class FileFailureTest {
    private static final History SHOP =
            History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR")).build();

    @TempDir
    Path folder;

    @Test
    void aFileThatIsNotThereIsNotRead() throws IOException {
        Path file = folder.resolve("shop.r4h");
        assertThatThrownBy(() -> History.read(file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(file + ": there is no such file to read a history from; history.write(path) makes one");
        SHOP.write(file);
        assertThat(History.read(file).orderCount()).isZero();
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> History.read(folder))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder + ": it is a folder; name the file of a history in it");
        assertThatThrownBy(() -> SHOP.write(folder))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder + ": it is a folder; name a file in it");
        Path root = folder.getRoot();
        assertThatThrownBy(() -> SHOP.write(root)).hasMessage(root + ": it is a folder; name a file in it");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theFolderHasToBeThere() throws IOException {
        Path missing = folder.resolve("archive");
        assertThatThrownBy(() -> SHOP.write(missing.resolve("shop.r4h")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(missing.resolve("shop.r4h") + ": there is no folder " + missing
                        + " to write it in; make it first");
        Path file = Files.createFile(missing);
        assertThatThrownBy(() -> SHOP.write(file.resolve("shop.r4h")))
                .hasMessage(
                        file.resolve("shop.r4h") + ": " + file + " is a file, and no folder; name a file in a folder");
        assertThatThrownBy(() -> History.read(file.resolve("shop.r4h")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageStartingWith(file.resolve("shop.r4h") + ": ");
    }

    /** The file that is written beside is nothing that the caller named. */
    @Test
    void thePathIsTheCallersAlsoWhereTheSystemTellsOfAnother() {
        Path file = folder.resolve("shop.r4h");
        FileSystemException full = new FileSystemException(file + ".1.part", null, "No space left on device");
        assertThat(FileFailure.writing(file, full))
                .hasMessage(file + ": cannot be written: No space left on device")
                .hasCause(full);
        assertThat(FileFailure.writing(file, new AccessDeniedException(file + ".1.part")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage(file + ": this program may not write in its folder; allow it to, or name another file");
        assertThat(FileFailure.reading(file, new AccessDeniedException(file.toString())))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage(file + ": this program may not read it; allow it to, or name another file");
    }
}
