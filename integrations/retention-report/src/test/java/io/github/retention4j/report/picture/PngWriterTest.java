package io.github.retention4j.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Mark.Size;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngWriterTest {
    private static final int SCALE = 4;
    private static final String WORD = "معدل";

    @Test
    void isTheSamePictureToTheLastByte() {
        byte[] once = PngWriter.write(EveryMark.in(Language.ARABIC), 2);
        assertThat(PngWriter.write(EveryMark.in(Language.ARABIC), 2)).isEqualTo(once);
        assertThat(PngWriter.write(EveryMark.in(Language.ENGLISH), 2)).isNotEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void hasSoManyPixelsForOne(int scale) throws IOException {
        BufferedImage image = read(PngWriter.write(EveryMark.in(Language.ENGLISH), scale));
        assertThat(image.getWidth()).isEqualTo(360 * scale);
        assertThat(image.getHeight()).isEqualTo(260 * scale);
    }

    @Test
    void aPartOfAPixelHasAPixel() throws IOException {
        Picture picture = new Picture("", "", Language.ENGLISH, 10.2, 5.5, List.of(), Optional.empty());
        BufferedImage image = read(PngWriter.write(picture, 1));
        assertThat(image.getWidth()).isEqualTo(11);
        assertThat(image.getHeight()).isEqualTo(6);
        assertThat(new Color(image.getRGB(10, 5))).isEqualTo(Color.decode(Ink.PAPER.light()));
    }

    @Test
    void drawsEveryMarkInItsInk() throws IOException {
        BufferedImage image = read(PngWriter.write(EveryMark.in(Language.ENGLISH), SCALE));
        assertThat(at(image, 110, 14)).as("a cell of tone 2").isEqualTo(light(Ink.TONE_2));
        assertThat(at(image, 40, 20)).as("an empty cell").isEqualTo(light(Ink.PAPER));
        assertThat(inks(image, 20, 10, 20, 24)).as("its border").contains(light(Ink.GRID));
        assertThat(at(image, 20.1, 10.1)).as("a round corner").isEqualTo(light(Ink.PAPER));
        assertThat(at(image, 50, 65)).as("a bar").isEqualTo(light(Ink.FIRST));
        assertThat(inks(image, 92, 52, 148, 78)).as("a hatched bar").contains(light(Ink.SECOND), half(Ink.SECOND));
        assertThat(at(image, 90, 120)).as("a band").isEqualTo(mixed(Ink.FOURTH, 0.2));
        assertThat(inks(image, 60, 112, 60, 117)).as("its edge").contains(light(Ink.FOURTH));
        assertThat(at(image, 250, 135)).as("a ribbon").isEqualTo(mixed(Ink.FIFTH, 0.45));
        assertThat(at(image, 40, 190)).as("a dot").isEqualTo(light(Ink.BAD));
        assertThat(at(image, 70, 190)).as("a hollow dot").isEqualTo(light(Ink.PAPER));
        assertThat(inks(image, 63, 190, 70, 190)).as("its border").contains(light(Ink.BAD));
        assertThat(inks(image, 100, 185, 160, 195)).as("a title").contains(light(Ink.TEXT));
        assertThat(inks(image, 320, 235, 340, 245)).as("a note").contains(light(Ink.MUTED));
    }

    @Test
    void dashesHaveGapsAndLinesHaveNone() throws IOException {
        Mark whole = Mark.Line.of(0, 10, 100, 10, Ink.TEXT, Mark.Stroke.USUAL);
        Mark dashed = Mark.Line.of(0, 20, 100, 20, Ink.TEXT, Mark.Stroke.DASHED);
        BufferedImage image = read(PngWriter.write(
                new Picture("", "", Language.ENGLISH, 100, 30, List.of(whole, dashed), Optional.empty()), SCALE));
        assertThat(inks(image, 1, 10, 99, 10)).containsExactly(light(Ink.TEXT));
        assertThat(inks(image, 1, 20, 99, 20)).contains(light(Ink.TEXT), light(Ink.PAPER));
    }

    @Test
    void aPictureFromTheRightIsMirroredAndItsTextIsNot() throws IOException {
        BufferedImage image = read(PngWriter.write(EveryMark.in(Language.ARABIC), SCALE));
        assertThat(at(image, 360 - 50, 65)).as("a bar").isEqualTo(light(Ink.FIRST));
        assertThat(at(image, 360 - 40, 190)).as("a dot").isEqualTo(light(Ink.BAD));
        // The title stands to the left of its anchor.
        assertThat(inks(image, 200, 180, 258, 198)).contains(light(Ink.TEXT));
        assertThat(inks(image, 262, 180, 280, 198)).doesNotContain(light(Ink.TEXT));
    }

    @Test
    void arabicLettersJoin() {
        assumeArabic();
        double joined = layout(WORD, true).getAdvance();
        double apart = WORD.chars()
                .mapToDouble(c -> layout(Character.toString(c), true).getAdvance())
                .sum();
        assertThat(joined).isLessThan(apart - 1);
        // As it would be if letters were kept from joining.
        double kept = layout(WORD.replace("", "\u200C"), true).getAdvance();
        assertThat(kept).isCloseTo(apart, within(0.01));
    }

    @Test
    void aMinusStandsLeftOfItsNumber() {
        String text = WORD + " " + Language.ARABIC.decimal(-12.5, 1);
        TextLayout layout = layout(text, true);
        int minus = text.indexOf('−');
        assertThat(minus).isPositive();
        assertThat(left(layout, minus)).isLessThan(left(layout, minus + 1));
        assertThat(left(layout, minus + 1)).isLessThan(left(layout, minus + 2));
        assertThat(left(layout, 0))
                .as("the first letter of the word is the rightmost")
                .isGreaterThan(left(layout, minus + 4));
    }

    @Test
    void scalesOutsideOfTheBoundAreRefused() {
        Picture picture = EveryMark.in(Language.ENGLISH);
        assertThatThrownBy(() -> picture.png(Path.of("none.png"), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scale 0 not in [1, 8]");
        assertThatThrownBy(() -> picture.png(Path.of("none.png"), 9)).hasMessage("scale 9 not in [1, 8]");
    }

    @Test
    void aPictureTooLargeForMemoryIsRefused() {
        Picture huge = new Picture("", "", Language.ENGLISH, 8_000, 2_000, List.of(), Optional.empty());
        assertThatThrownBy(() -> PngWriter.write(huge, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("24000 × 6000")
                .hasMessageContaining("below 3");
    }

    @Test
    void textOfNothingAndOfWhatIsNeverWrittenIsNothing() throws IOException {
        Mark empty = new Mark.Label(10, 10, "", Mark.Anchor.LEFT, Size.USUAL, Ink.TEXT);
        Mark control = new Mark.Label(10, 10, "\u0000\u202E\uD800", Mark.Anchor.LEFT, Size.USUAL, Ink.TEXT);
        BufferedImage image = read(PngWriter.write(
                new Picture("", "", Language.ENGLISH, 60, 20, List.of(empty, control), Optional.empty()), 1));
        assertThat(inks(image, 0, 0, 59, 19)).containsExactly(light(Ink.PAPER));
    }

    /** By a Java that has no more modules than the library needs. */
    @Test
    void withoutJavaDesktopItSaysWhatToAdd(@TempDir Path folder) throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base,java.logging",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutDesktop.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("said")))
                .startsWith("svg: <svg")
                .contains("png: UnsupportedOperationException")
                .contains("--add-modules java.desktop");
    }

    /** Draws in a Java of its own. */
    static final class WithoutDesktop {
        private WithoutDesktop() {}

        public static void main(String[] none) {
            Picture picture = EveryMark.in(Language.ENGLISH);
            System.out.println("svg: " + picture.svg());
            try {
                picture.png(Path.of("none.png"), 1);
            } catch (RuntimeException wrong) {
                System.out.println("png: " + wrong.getClass().getSimpleName() + " " + wrong.getMessage());
            }
        }
    }

    private static void assumeArabic() {
        assumeTrue(
                new Font(Font.SANS_SERIF, Font.PLAIN, 13).canDisplayUpTo(WORD) < 0,
                "no font of this machine has Arabic letters: install fonts-noto-core to see these tests run");
    }

    private static TextLayout layout(String text, boolean fromRight) {
        Graphics2D on = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return PngWriter.layout(text, Size.USUAL, fromRight, on);
        } finally {
            on.dispose();
        }
    }

    private static double left(TextLayout layout, int at) {
        return layout.getLogicalHighlightShape(at, at + 1).getBounds2D().getMinX();
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static Color at(BufferedImage image, double x, double y) {
        return new Color(image.getRGB((int) (x * SCALE), (int) (y * SCALE)));
    }

    /** The colours of a rectangle of an image of any scale. */
    private static Set<Color> inks(BufferedImage image, int left, int top, int right, int bottom) {
        int scale = image.getWidth() % SCALE == 0 && image.getWidth() > 100 ? SCALE : 1;
        Set<Color> inks = new HashSet<>();
        for (int x = left * scale; x <= right * scale; x++) {
            for (int y = top * scale; y <= bottom * scale; y++) {
                inks.add(new Color(image.getRGB(x, y)));
            }
        }
        return inks;
    }

    private static Color light(Ink ink) {
        return Color.decode(ink.light());
    }

    /** The colour of a line of a hatch, of paper on an ink. */
    private static Color half(Ink ink) {
        return mixed(ink, 1 - Math.round(255 * 0.5) / 255.0);
    }

    /** An ink of which so much is seen on paper. */
    private static Color mixed(Ink ink, double opacity) {
        Color of = light(ink);
        double seen = Math.round(255 * opacity) / 255.0;
        return new Color(mixed(of.getRed(), seen), mixed(of.getGreen(), seen), mixed(of.getBlue(), seen));
    }

    private static int mixed(int channel, double seen) {
        return (int) Math.round(255 + (channel - 255) * seen);
    }
}
