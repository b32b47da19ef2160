package io.github.retention4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that what is written must equal to the last byte, in {@code src/test/resources/golden}. {@code -Dgolden=write} writes them
 * anew; look at what changed before you commit it.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /** Holds a text against its file. */
    public static void check(String file, String text) {
        Path path = FOLDER.resolve(file);
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(path, text);
            }
            assertThat(path).as("no golden file yet: run with -Dgolden=write").exists();
            assertThat(text).as(file).isEqualTo(Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
