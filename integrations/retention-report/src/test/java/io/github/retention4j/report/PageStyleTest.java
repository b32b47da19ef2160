package io.github.retention4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.report.Chromium.Paper;
import java.awt.image.BufferedImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the style sheet makes of a page, as a browser shows it. */
class PageStyleTest {
    private static final int WIDTH = 400;
    private static final int MIDDLE = 100;

    private static BufferedImage shown(String direction, String width, Paper paper) {
        String page = "<!DOCTYPE html><html dir=\"" + direction + "\"><head><style>" + PageStyle.sheet()
                + "</style></head><body><div class=\"wide\"><div style=\"height:200px;width:" + width
                + "\"></div></div></body></html>";
        return Chromium.screenshot(page, WIDTH, 4 * MIDDLE, paper);
    }

    private static boolean isShaded(BufferedImage shown, int from, int to) {
        int paper = shown.getRGB(1, MIDDLE);
        for (int x = from; x < to; x++) {
            if (shown.getRGB(x, MIDDLE) != paper) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({"ltr, LIGHT", "ltr, DARK", "rtl, LIGHT", "rtl, DARK"})
    void aShadeIsWhereThereIsMoreToBeSeenAndNowhereElse(String direction, Paper paper) {
        BufferedImage narrow = shown(direction, "50px", paper);
        assertThat(isShaded(narrow, 0, WIDTH)).as("all of it is seen").isFalse();
        BufferedImage wide = shown(direction, "900px", paper);
        boolean isRightToLeft = direction.equals("rtl");
        assertThat(isShaded(wide, 0, WIDTH / 2)).as("left").isEqualTo(isRightToLeft);
        assertThat(isShaded(wide, WIDTH / 2, WIDTH)).as("right").isEqualTo(!isRightToLeft);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ltr", "rtl"})
    void aLongCaptionThatIsOnlyReadAloudMakesNoPageWider(String direction) {
        String page = "<!DOCTYPE html><html dir=\"" + direction + "\"><head><title>none</title><style>"
                + PageStyle.sheet() + "</style></head><body><figure><div class=\"wide\"><table><caption>"
                + "a long caption ".repeat(40) + "</caption><tr><td>1</td></tr></table></div></figure>"
                + "<script>document.title=document.documentElement.scrollWidth-document.documentElement.clientWidth"
                + "</script></body></html>";
        assertThat(Chromium.title(page)).isEqualTo("0");
    }
}
