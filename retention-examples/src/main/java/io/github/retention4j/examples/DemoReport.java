package io.github.retention4j.examples;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.engagement.CartAbandonmentRate;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.ReportPage;
import io.github.retention4j.report.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The page that the demo leaves for whoever runs the shop. */
final class DemoReport {
    private DemoReport() {}

    /** Of a shop of which only a file of orders is known. */
    static ReportPage of(History history) {
        return ReportPage.of(MetricsEngine.over(history));
    }

    /** Of the bundled shop, of which its spend, its programme and goals are known too. */
    static ReportPage ofBundledShop(History history) {
        return of(history)
                .spending(BundledStore.spend(), DemoPage.MARGIN)
                .programme(BundledStore.programme())
                .goals(DemoReport::goals);
    }

    private static Scorecard goals(Window month) {
        return Scorecard.in(month)
                .atLeast(0.35, RetentionRate::in)
                .atLeast(0.2, RepeatPurchaseRate::in)
                .atLeast(30, NetPromoterScore::in)
                .atMost(0.7, CartAbandonmentRate::in);
    }

    /** English, Arabic, or one that a file has the words of. */
    static Language language(String word) {
        return switch (word) {
            case "en" -> Language.ENGLISH;
            case "ar" -> Language.ARABIC;
            default -> {
                if (!word.endsWith(".po")) {
                    throw new IllegalArgumentException(
                            "--language " + word + " is not known; say en, ar, or the name of a .po file");
                }
                yield Language.read(path(word));
            }
        };
    }

    /** Where the page goes, as it was said: not over the file that is read, nor where no file can be. */
    static Path place(String word, Optional<String> read) {
        Path place = path(word);
        Path folder = place.toAbsolutePath().getParent();
        if (word.isEmpty() || folder == null || Files.isDirectory(place)) {
            throw new IllegalArgumentException(
                    "--report " + word + ": it is a folder; name a file in it, such as report.html");
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--report " + word + ": there is no folder " + folder);
        }
        if (read.filter(file -> isSame(path(file), place)).isPresent()) {
            throw new IllegalArgumentException(
                    "--report " + word + " is the file that is read; name another, such as report.html");
        }
        checkWritable(word, place, folder);
        return place;
    }

    /** By a file that is made and deleted: of folders such as /proc the system says that one may write there, though none can. */
    private static void checkWritable(String word, Path place, Path folder) {
        if (Files.isSymbolicLink(place) || (Files.exists(place) && !Files.isRegularFile(place))) {
            return;
        }
        try {
            Files.delete(Files.exists(place) ? Files.createTempFile(folder, ".", ".part") : Files.createFile(place));
        } catch (IOException wrong) {
            throw new IllegalArgumentException(
                    "--report " + word + ": no such file can be made in " + folder
                            + "; name another, such as report.html in a folder of yours",
                    wrong);
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException unreadable) {
            return one.toAbsolutePath()
                    .normalize()
                    .equals(other.toAbsolutePath().normalize());
        }
    }

    private static Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException wrong) {
            throw new IllegalArgumentException(word + " is no path: " + wrong.getReason(), wrong);
        }
    }
}
