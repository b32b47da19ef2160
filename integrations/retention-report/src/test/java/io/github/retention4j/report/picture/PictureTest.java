package io.github.retention4j.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Size;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
    @TempDir
    private Path folder;

    @Test
    void aFileOfItsOwnHasItsTitleAboveAllElse() {
        Picture picture = EveryMark.in(Language.ENGLISH);
        Picture titled = picture.titled();
        assertThat(titled.height()).isEqualTo(picture.height() + 36);
        assertThat(titled.marks()).hasSize(picture.marks().size() + 1);
        assertThat(titled.marks().get(0))
                .isEqualTo(new Mark.Label(14, 22, "Retention rate", Anchor.LEFT, Size.LARGE, Ink.TEXT));
        assertThat(titled.marks().subList(1, titled.marks().size()))
                .isEqualTo(
                        picture.marks().stream().map(mark -> mark.lowered(36)).toList());
        assertThat(picture.svg()).contains(">Retention rate</text>").contains("height=\"296\"");
    }

    @Test
    void fromTheRightItStandsAtTheRight() {
        Mark title = EveryMark.in(Language.ARABIC).titled().marks().get(0);
        assertThat(title).isEqualTo(new Mark.Label(346, 22, "معدل الاحتفاظ", Anchor.RIGHT, Size.LARGE, Ink.TEXT));
        Mark fromLeft = EveryMark.in(Language.ARABIC.withTimeFromLeft())
                .titled()
                .marks()
                .get(0);
        assertThat(fromLeft).isEqualTo(title);
    }

    @Test
    void aLongTitleHasSeveralLines() {
        String isolated = "\u2068a b c d e f g h\u2069";
        Picture picture = new Picture(
                "the first line is full of words " + isolated,
                "",
                Language.ENGLISH,
                360,
                10,
                List.of(),
                Optional.empty());
        assertThat(picture.titled().marks())
                .extracting(mark -> ((Mark.Label) mark).text())
                .containsExactly("The first line is full of words", isolated);
        assertThat(picture.titled().height()).isEqualTo(10 + 2 * 22 + 14);
    }

    @Test
    void loweredMarksAreWhereTheyWereButFurtherDown() {
        Picture picture = EveryMark.in(Language.ENGLISH);
        for (Mark mark : picture.marks()) {
            assertThat(mark.lowered(0)).isEqualTo(mark);
            assertThat(mark.lowered(5)).isNotEqualTo(mark);
            assertThat(mark.lowered(5).lowered(-5)).isEqualTo(mark);
            assertThat(mark.mirrored(360).mirrored(360)).isEqualTo(mark);
            assertThat(mark.lowered(7).mirrored(360))
                    .isEqualTo(mark.mirrored(360).lowered(7));
        }
    }

    @Test
    void writesFiles() throws java.io.IOException {
        Picture picture = EveryMark.in(Language.ARABIC);
        Path svg = folder.resolve("a.svg");
        assertThat(picture.svg(svg)).isEqualTo(svg);
        assertThat(Files.readString(svg, StandardCharsets.UTF_8)).isEqualTo(picture.svg());
        Path png = folder.resolve("a.png");
        assertThat(picture.png(png, 1)).isEqualTo(png);
        assertThat(Files.readAllBytes(png)).isEqualTo(PngWriter.write(picture.titled(), 1));
    }

    @Test
    void aTitleThatCannotBeReadIsTheDescription() {
        for (String nothing : List.of("", " ", "\u0001\u202E")) {
            assertThat(new Picture(nothing, "a line", Language.ENGLISH, 1, 1, List.of(), Optional.empty()).title())
                    .isEqualTo("A line");
        }
    }

    @Test
    void aPictureOfNoSizeIsRefused() {
        assertThatThrownBy(() -> new Picture("", "", Language.ENGLISH, 0, 10, List.of(), Optional.empty()))
                .hasMessageContaining("0.0 × 10.0");
        assertThatThrownBy(() -> new Picture("", "", Language.ENGLISH, 1, Double.NaN, List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
