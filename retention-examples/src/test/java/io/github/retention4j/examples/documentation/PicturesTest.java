package io.github.retention4j.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.examples.BundledStore;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The pictures that the README shows are those that the library draws of the bundled shop. {@code -Dpictures=write} draws them
 * anew.
 */
class PicturesTest {
    private static final Path FOLDER = Path.of("..", "docs", "pictures");
    private static final MetricsEngine ENGINE = MetricsEngine.over(BundledStore.history());

    @Test
    void cohorts() throws IOException {
        check("cohorts.svg", CohortRetention.quarterly(), Language.ENGLISH);
    }

    @Test
    void cohortsInArabic() throws IOException {
        check("cohorts-ar.svg", CohortRetention.quarterly(), Language.ARABIC);
    }

    @Test
    void secondOrder() throws IOException {
        check(
                "second-order.svg",
                TimeToEvent.toNthOrder(2).within(ENGINE.history().observed()),
                Language.ENGLISH);
    }

    @Test
    void lifecycle() throws IOException {
        check("lifecycle.svg", LifecycleStages.in(Window.quarter(2026, 1)), Language.ENGLISH);
    }

    private static void check(String file, Metric<?, ?> metric, Language language) throws IOException {
        String drawn = Pictures.of(ENGINE.compute(metric)).draw(language).svg();
        Path path = FOLDER.resolve(file);
        if ("write".equals(System.getProperty("pictures"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(path, drawn);
        }
        assertThat(path)
                .as("no picture yet: run this test with -Dpictures=write")
                .exists();
        assertThat(Files.readString(path)).as(file).isEqualTo(drawn);
    }
}
