package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.metric.acquisition.Payback;
import io.github.retention4j.metric.funnel.FunnelTable;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.value.RevenueConcentration;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A language whose words are far longer than the English ones does not run over the edges of pictures. */
class LongWordsTest {
    private static final String LONG =
            " and many more words of a language that needs them to say what English says in two";

    @TempDir
    private Path folder;

    @Test
    void wordsBesideAPictureEndWithinIt() throws IOException {
        Language language = language(
                "If all brought the same",
                "Customers, those who bring least first",
                "Gini coefficient {0}",
                "Time since the first order; each step is a {0}",
                "paid in month {0}",
                "{0} so far",
                "{0} of the first step",
                "{0} of the step before",
                "{0} + {1} open",
                "start",
                "end",
                "earned",
                "redeemed",
                "points");
        AcquisitionSpend spend = AcquisitionSpend.in(TestShop.SAR)
                .plus(Window.month(2025, 5), Money.parse("SAR 2000"))
                .plus(Window.month(2025, 6), Money.parse("SAR 200000"));
        for (Object result : List.of(
                TestShop.engine().compute(RevenueConcentration.in(Window.year(2025))),
                TestShop.engine().compute(Payback.of(spend)),
                TestShop.engine().compute(PointsFlows.in(Window.month(2026, 2)).of(TestShop.programme())),
                new FunnelTable(
                        Label.of("funnel", "who came so far"),
                        List.of(
                                new FunnelTable.Step("visit", 100, 20, 0, new TreeMap<>()),
                                new FunnelTable.Step("cart", 50, 5, 0, new TreeMap<>()),
                                new FunnelTable.Step("order", 10)),
                        new TreeMap<>()))) {
            Picture picture = Pictures.of(result).draw(language);
            assertThat(Marks.of(picture, Mark.Label.class))
                    .as(picture.title())
                    .anyMatch(label -> label.text().endsWith("…"))
                    .allSatisfy(label -> assertThat(ends(label)).allMatch(x -> x >= 0 && x <= picture.width()));
        }
    }

    private static Stream<Double> ends(Mark.Label label) {
        double width = Plot.width(label.text());
        return switch (label.anchor()) {
            case LEFT -> Stream.of(label.x(), label.x() + width);
            case MIDDLE -> Stream.of(label.x() - width / 2, label.x() + width / 2);
            case RIGHT -> Stream.of(label.x() - width, label.x());
        };
    }

    private Language language(String... words) throws IOException {
        StringBuilder file = new StringBuilder(
                "msgid \"\"\nmsgstr \"\"\n\"Language: xx\\n\"\n\"Plural-Forms: nplurals=1; plural=0;\\n\"\n");
        for (String word : words) {
            file.append("\nmsgid \"")
                    .append(word)
                    .append("\"\nmsgstr \"")
                    .append(word)
                    .append(LONG)
                    .append("\"\n");
        }
        return Language.read(Files.writeString(folder.resolve("xx.po"), file));
    }
}
