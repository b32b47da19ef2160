package io.github.retention4j.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Public data sets that are no part of the project and may be absent. */
public final class SharedData {
    private SharedData() {}

    /** The file of a name, in the folder {@code shared/data} beside the checkout; the test is skipped if it is not there. */
    public static Path file(String name) {
        Path file = Path.of("..", "..", "shared", "data", name);
        assumeTrue(Files.exists(file), () -> name + " is not in shared/data beside the checkout; skipped");
        return file;
    }
}
