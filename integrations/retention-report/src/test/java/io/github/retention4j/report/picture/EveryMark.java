package io.github.retention4j.report.picture;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Point;
import io.github.retention4j.report.picture.Mark.Size;
import io.github.retention4j.report.picture.Mark.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A picture that has every mark once, or once for each of its kinds. */
final class EveryMark {
    static final double WIDTH = 360;
    static final double HEIGHT = 260;

    private EveryMark() {}

    /** The picture, with words in its language. */
    static Picture in(Language language) {
        String word = language.isRightToLeft() ? "معدل الاحتفاظ" : "retention rate";
        List<Mark> marks = new ArrayList<>();
        for (int tone = 0; tone <= Ink.COUNT_OF_TONES; tone++) {
            marks.add(new Mark.Cell(
                    20 + 40 * tone, 10, 37, 24, tone, tone % 3 == 1, tone == 0 ? "" : language.number(tone * 9)));
        }
        marks.add(new Mark.Bar(20, 50, 60, 30, Ink.FIRST));
        marks.add(new Mark.Bar(90, 50, 60, 30, Ink.SECOND, true));
        int y = 55;
        for (Stroke stroke : Stroke.values()) {
            marks.add(new Mark.Line(
                    List.of(new Point(170, y), new Point(250, y + 8), new Point(330, y)), Ink.THIRD, stroke));
            y += 10;
        }
        marks.add(new Mark.Band(
                List.of(new Point(20, 120), new Point(90, 110), new Point(150, 125)),
                List.of(new Point(20, 150), new Point(90, 130), new Point(150, 160)),
                Ink.FOURTH));
        marks.add(new Mark.Ribbon(170, 110, 140, 330, 130, 165, Ink.FIFTH));
        marks.add(new Mark.Dot(40, 190, 6, Ink.BAD, false));
        marks.add(new Mark.Dot(70, 190, 6, Ink.BAD, true));
        marks.add(new Mark.Label(100, 195, word, Anchor.LEFT, Size.LARGE, Ink.TEXT));
        marks.add(
                new Mark.Label(180, 220, word + " " + language.decimal(-12.5, 1), Anchor.MIDDLE, Size.USUAL, Ink.TEXT));
        marks.add(new Mark.Label(340, 245, language.number(-40), Anchor.RIGHT, Size.SMALL, Ink.MUTED));
        Picture picture = new Picture(word, "every mark", language, WIDTH, HEIGHT, marks, Optional.empty());
        return language.isMirrored() ? picture.mirrored() : picture;
    }
}
