package io.github.retention4j.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** The one session of all tests: two threads of this machine. */
final class Local {
    private static final Path FOLDER = folder();

    static final SparkSession SPARK = SparkSession.builder()
            .master("local[2]")
            .appName("retention-spark tests")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.adaptive.enabled", "true")
            .config("spark.sql.session.timeZone", "UTC")
            .config(
                    "spark.sql.warehouse.dir",
                    FOLDER.resolve("warehouse").toUri().toString())
            .config("spark.local.dir", FOLDER.resolve("local").toString())
            .getOrCreate();

    private Local() {}

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("retention-spark");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        SPARK.stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
