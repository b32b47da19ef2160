package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDiskTest {
    @TempDir
    Path folder;

    @Test
    void keepsWhatIsWritten() throws IOException {
        Path inside = folder.resolve("a").resolve("b");
        try (FileDisk disk = FileDisk.of(inside)) {
            NewFile.write(disk, "x", out -> out.write(ByteBuffer.wrap(new byte[] {1, 2})));
            try (Disk.Output out = disk.open("x")) {
                out.seek(1);
                out.write(ByteBuffer.wrap(new byte[] {9, 3, 4, 5, 9}, 1, 3).slice());
                out.force();
                out.seek(2);
                out.write(ByteBuffer.wrap(new byte[] {6}));
            }
            assertThat(disk.read("x")).hasBinaryContent(new byte[] {1, 3, 6, 5});
            assertThat(disk.names()).containsExactly("LOCK", "x");
            NewFile.write(disk, "x", out -> out.write(ByteBuffer.wrap(new byte[] {4})));
            assertThat(disk.read("x")).hasBinaryContent(new byte[] {4});
            assertThatThrownBy(() -> disk.create("x")).isInstanceOf(IOException.class);
            disk.delete("x");
            assertThat(disk.names()).containsExactly("LOCK");
        }
    }

    @Test
    void oneStoreOfAProcessHasAFolderAtATime() throws IOException {
        Path other = folder.resolve("..").resolve(folder.getFileName());
        try (FileDisk disk = FileDisk.of(folder)) {
            assertThatThrownBy(() -> FileDisk.of(other))
                    .isInstanceOf(IOException.class)
                    .hasMessage(folder.toRealPath()
                            + " is open in this process already: use that store, or close it first");
            assertThat(disk.names()).containsExactly("LOCK");
        }
        FileDisk.of(other).close();
    }

    @Test
    void aFolderOfAnArchiveIsRefused() throws IOException {
        URI archive = URI.create("jar:" + folder.resolve("a.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            assertThatThrownBy(() -> FileDisk.of(zip.getPath("/store")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("folder /store of ")
                    .hasMessageEndingWith(" is no folder of a disk; name one of the default file system");
        }
    }

    @Test
    void anInterruptHarmsNothing() throws IOException {
        Thread.currentThread().interrupt();
        try (FileDisk disk = FileDisk.of(folder)) {
            try (Disk.Output out = disk.create("x")) {
                out.write(ByteBuffer.wrap(new byte[] {1}));
                out.force();
                out.write(ByteBuffer.wrap(new byte[] {2}));
                out.force();
            }
            disk.rename("x", "y");
            disk.force();
            assertThat(disk.read("y")).hasBinaryContent(new byte[] {1, 2});
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
