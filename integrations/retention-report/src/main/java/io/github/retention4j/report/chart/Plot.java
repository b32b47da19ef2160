package io.github.retention4j.report.chart;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Point;
import io.github.retention4j.report.picture.Mark.Size;
import io.github.retention4j.report.picture.Mark.Stroke;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A picture that is being drawn, from left to right: at the end it is mirrored, if its language has it so. Charts add marks, and
 * share how axes and legends look.
 */
final class Plot {
    /** How wide pictures are. */
    static final double WIDTH = 720;

    private static final double LETTER = 0.56;
    private static final int TICKS = 5;
    private static final double LINE = 18;

    final Language language;
    final double width;
    final double height;
    final List<Mark> marks = new ArrayList<>();

    Plot(Language language, double width, double height) {
        this.language = language;
        this.width = width;
        this.height = height;
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    /** Lines across at the ticks of an upright scale, told at the left. */
    void upright(Scale scale, Unit unit, double left, double right) {
        for (double tick : scale.ticks(TICKS)) {
            double y = scale.at(tick);
            add(Mark.Line.of(left, y, right, y, tick == 0 ? Ink.MUTED : Ink.GRID, Stroke.THIN));
            text(left - 6, y + 4, language.tick(tick, unit), Anchor.RIGHT, Ink.MUTED);
        }
    }

    /** Lines up at the ticks of a level scale, told below. */
    void level(Scale scale, Unit unit, double top, double bottom) {
        for (double tick : scale.ticks(TICKS)) {
            double x = scale.at(tick);
            add(Mark.Line.of(x, top, x, bottom, tick == 0 ? Ink.MUTED : Ink.GRID, Stroke.THIN));
            text(x, bottom + 16, language.tick(tick, unit), Anchor.MIDDLE, Ink.MUTED);
        }
    }

    /** Names below, each in its middle: as many of them as have room, and the last of them. */
    void below(List<Double> middles, List<String> names, double y) {
        double widest = names.stream().mapToDouble(Plot::width).max().orElse(0) + 10;
        double step = middles.size() < 2 ? widest : Math.abs(middles.get(1) - middles.get(0));
        int every = Math.max(1, (int) Math.ceil(widest / step));
        for (int i = names.size() - 1; i >= 0; i -= every) {
            text(middles.get(i), y, names.get(i), Anchor.MIDDLE, Ink.MUTED);
        }
    }

    /** A line of what each colour stands for. */
    void legend(List<String> names, List<Ink> inks, double left, double y) {
        double x = left;
        for (int i = 0; i < names.size(); i++) {
            add(new Mark.Bar(x, y - 9, 10, 10, inks.get(i)));
            text(x + 15, y, names.get(i), Anchor.LEFT, Ink.TEXT);
            x += 15 + width(names.get(i)) + 18;
        }
    }

    void text(double x, double y, String text, Anchor anchor, Ink ink) {
        add(new Mark.Label(x, y, text, anchor, Size.SMALL, ink));
    }

    void line(List<Point> points, Ink ink, Stroke stroke) {
        if (points.size() > 1) {
            add(new Mark.Line(points, ink, stroke));
        }
    }

    /** About how wide a small text is; pictures have no font that could be measured. */
    static double width(String text) {
        long seen = text.codePoints().filter(c -> c < 0x2060 || c > 0x206F).count();
        return seen * LETTER * Size.SMALL.pixels();
    }

    /** A text of at most so many pixels, its end left out where it is longer. */
    static String fit(String text, double most) {
        if (width(text) <= most) {
            return text;
        }
        int letters = Math.max(1, (int) (most / (LETTER * Size.SMALL.pixels())) - 1);
        int end = text.offsetByCodePoints(0, Math.min(letters, text.codePointCount(0, text.length())));
        String cut = text.substring(0, end);
        boolean isOpen = cut.chars().filter(c -> c >= 0x2066 && c <= 0x2068).count()
                > cut.chars().filter(c -> c == 0x2069).count();
        return cut + "…" + (isOpen ? "\u2069" : "");
    }

    /** A text as lines of at most so many pixels, which end between words; what is isolated stays together. */
    static List<String> lines(String text, double most) {
        List<String> lines = new ArrayList<>();
        int depth = 0;
        int start = 0;
        int space = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c >= 0x2066 && c <= 0x2068 ? 1 : c == 0x2069 ? -1 : 0;
            if (space > start && width(text.substring(start, i + 1)) > most) {
                lines.add(text.substring(start, space));
                start = space + 1;
            }
            if (c == ' ' && depth == 0) {
                space = i;
            }
        }
        lines.add(text.substring(start));
        return lines;
    }

    /** The height of a line of small text. */
    static double lineHeight() {
        return LINE;
    }

    /** What a picture is of: the metric, its window and whose it is. */
    static String title(Language language, Label label) {
        String metric = language.phrase(label.metric());
        String of = label.window()
                .map(window -> language.say("{0}, {1}", metric, language.window(window)))
                .orElse(metric);
        return label.population().isEmpty() ? of : language.say("{0}, {1}", of, language.phrase(label.population()));
    }

    Picture done(String title, String description, Table numbers) {
        return done(title, description, Optional.of(numbers));
    }

    Picture done(String title, String description, Optional<Table> numbers) {
        Picture picture = new Picture(title, description, language, width, height, marks, numbers);
        return language.isMirrored() ? picture.mirrored() : picture;
    }
}
