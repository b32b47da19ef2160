package io.github.retention4j.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    private static final byte[] NEW = {1, 2, 3};

    @TempDir
    private Path folder;

    private Path page;

    @BeforeEach
    void name() {
        page = folder.resolve("page.html");
    }

    @Test
    void isWrittenAndNothingIsLeftBeside() throws IOException {
        assertThat(WholeFile.write(page, NEW)).isEqualTo(page);
        assertThat(page).hasBinaryContent(NEW);
        assertThat(list()).containsExactly(page);
    }

    @Test
    void nothingIsKeptOfWhatWasThere() throws IOException {
        Files.writeString(page, "a longer text that was there");
        WholeFile.write(page, NEW);
        assertThat(page).hasBinaryContent(NEW);
        assertThat(list()).containsExactly(page);
    }

    @Test
    void isReadByWhoeverReadsNewFiles() throws IOException {
        assumePermissions();
        Path usual = Files.createFile(folder.resolve("usual"));
        WholeFile.write(page, NEW);
        assertThat(Files.getPosixFilePermissions(page)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        Path lost = folder.resolve("none").resolve("page.html");
        assertThatThrownBy(() -> WholeFile.write(lost, NEW))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(lost + " cannot be written: there is no folder " + lost.getParent() + "; make it first");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> WholeFile.write(folder, NEW))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder + " cannot be written: it is a folder; name a file in it");
        assertThatThrownBy(() -> WholeFile.write(folder.getRoot(), NEW)).hasMessageContaining("it is a folder");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileInAFileIsRefused() throws IOException {
        Files.write(page, NEW);
        assertThatThrownBy(() -> WholeFile.write(page.resolve("inner"), NEW))
                .hasMessageContaining("there is no folder");
    }

    @Test
    void aFolderThatMayNotBeWrittenInIsNamedAndKeepsWhatItHas() throws IOException {
        assumePermissions();
        Files.writeString(page, "old");
        assertThat(folder.toFile().setWritable(false)).isTrue();
        try {
            assumeTrue(!Files.isWritable(folder), "root may write everywhere");
            assertThatThrownBy(() -> WholeFile.write(page, NEW))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(page + " cannot be written: this program may not write in its folder; allow it to, or"
                            + " name another");
            assertThat(page).hasContent("old");
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void whatCannotBeMovedToItsPlaceLeavesNothingBeside() {
        Path long300 = folder.resolve("n".repeat(300));
        assertThatThrownBy(() -> WholeFile.write(long300, NEW))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(long300 + " cannot be written: ");
        assertThat(folder).isEmptyDirectory();
    }

    /** A device that is always full. */
    @Test
    void whatCannotBeWrittenWholeIsTold() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "there is no device that is always full");
        assertThatThrownBy(() -> WholeFile.write(full, NEW))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("/dev/full cannot be written: ");
        assertThat(full).exists();
    }

    @Test
    void aDeviceStaysADevice() {
        Path none = Path.of("/dev/null");
        assumeTrue(Files.isWritable(none), "there is no device that takes everything");
        WholeFile.write(none, NEW);
        assertThat(Files.isRegularFile(none)).isFalse();
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = Files.writeString(inner.resolve("file.html"), "old");
        link(page, file);
        WholeFile.write(page, NEW);
        assertThat(Files.isSymbolicLink(page)).isTrue();
        assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(file).hasBinaryContent(NEW);
    }

    @Test
    void aLinkToWhatIsNotThereYetIsFollowed() throws IOException {
        link(page, Path.of("later.html"));
        WholeFile.write(page, NEW);
        assertThat(Files.isSymbolicLink(page)).isTrue();
        assertThat(folder.resolve("later.html")).hasBinaryContent(NEW);
    }

    @Test
    void aLinkToAFolderIsAFolder() throws IOException {
        link(page, Files.createDirectory(folder.resolve("inner")));
        assertThatThrownBy(() -> WholeFile.write(page, NEW)).hasMessageContaining("it is a folder");
        assertThat(folder.resolve("inner")).isEmptyDirectory();
    }

    @Test
    void whatSaysNothingIsNamedByItsKind() {
        assertThat(WholeFile.why(new IOException((String) null))).isEqualTo("IOException");
        assertThat(WholeFile.why(new java.nio.file.NoSuchFileException("there")))
                .isEqualTo("no file can be made in its folder; name another");
        assertThat(WholeFile.why(new java.nio.file.FileSystemException("there", null, "No space left on device")))
                .isEqualTo("No space left on device");
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void assumePermissions() throws IOException {
        FileStore store = Files.getFileStore(folder);
        assumeTrue(store.supportsFileAttributeView("posix"), "files have no permissions here");
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createSymbolicLink(from, to);
        } catch (UnsupportedOperationException | SecurityException impossible) {
            assumeTrue(false, "there are no links here");
        }
    }
}
