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
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Unit;
import java.time.Duration;
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
    private static final double LEAST_P = 0.001;

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
        for (double tick : ticks(scale, unit)) {
            double y = scale.at(tick);
            add(Mark.Line.of(left, y, right, y, tick == 0 ? Ink.MUTED : Ink.GRID, Stroke.THIN));
            text(left - 6, y + 4, language.tick(tick, unit), Anchor.RIGHT, Ink.MUTED);
        }
    }

    /** There is no half of what is counted. */
    private static List<Double> ticks(Scale scale, Unit unit) {
        boolean isWhole = unit.quantity() == Unit.Quantity.COUNT && unit.decimals() == 0;
        return scale.ticks(TICKS).stream()
                .filter(tick -> !isWhole || Math.abs(tick - Math.rint(tick)) < 1e-9)
                .toList();
    }

    /** Lines up at the ticks of a level scale, told below. */
    void level(Scale scale, Unit unit, double top, double bottom) {
        for (double tick : ticks(scale, unit)) {
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

    /**
     * What each colour stands for, in a line, or in more where one has no room.
     *
     * @return where more could stand behind it
     */
    Point legend(List<String> names, List<Ink> inks, double left, double y) {
        double x = left;
        double line = y;
        for (int i = 0; i < names.size(); i++) {
            double end = x + 15 + width(names.get(i));
            if (x > left && end > width - 4) {
                end += left - x;
                x = left;
                line += LINE;
            }
            add(new Mark.Bar(x, line - 9, 10, 10, inks.get(i)));
            text(x + 15, line, names.get(i), Anchor.LEFT, Ink.TEXT);
            x = end + 18;
        }
        return new Point(x, line);
    }

    void text(double x, double y, String text, Anchor anchor, Ink ink) {
        add(new Mark.Label(x, y, text, anchor, Size.SMALL, ink));
    }

    void line(List<Point> points, Ink ink, Stroke stroke) {
        if (points.size() > 1) {
            add(new Mark.Line(points, ink, stroke));
        }
    }

    /**
     * A key of a segment. A text that begins with a letter is the shop's own, such as a city called Total; a band, a stage,
     * "(unknown)" or a window is known.
     */
    String named(Object key) {
        boolean isOfTheShop = key instanceof String text && !text.isEmpty() && Character.isLetter(text.codePointAt(0));
        return isOfTheShop ? language.name((String) key) : known(String.valueOf(key));
    }

    /** Words of a result, among which there may be a name that the shop gave. */
    String known(String words) {
        String told = language.phrase(words);
        return told.equals(words) ? language.name(words) : told;
    }

    /** A metric and its window. */
    static String titled(Language language, Label label) {
        String metric = language.phrase(label.metric());
        return label.window()
                .map(of -> language.say("{0}, {1}", metric, language.window(of)))
                .orElse(metric);
    }

    /** What a row under a label is called: its metric, and its window and its customers if they are others. */
    String rowName(Label all, Label row) {
        boolean isOfTheSame =
                row.window().isEmpty() || all.window().isEmpty() || row.window().equals(all.window());
        String name = isOfTheSame ? language.phrase(row.metric()) : titled(language, row);
        return row.population().isEmpty() || row.population().equals(all.population())
                ? name
                : language.say("{0}, {1}", name, known(row.population()));
    }

    /** A value with its unit and, where it can be below zero by its nature, its sign; or that there are no data. */
    String told(NumericResult result) {
        if (result.value().isEmpty()) {
            return result.label().isHidden() ? language.say("hidden") : without(language, result.label());
        }
        return Numbers.told(language, result, result.unit());
    }

    /** A value without what it is in, which its row says; a share in percent. */
    String bare(NumericResult result) {
        if (result.value().isEmpty()) {
            return without(language, result.label());
        }
        double value = result.value().getAsDouble();
        boolean isShare = result.unit().quantity() == Unit.Quantity.SHARE;
        return isShare
                ? language.figure(value, result.unit())
                : language.decimal(value, result.unit().decimals());
    }

    /** What stands in place of a value: that there are no data, or that it is hidden. */
    static String without(Language language, Label label) {
        return language.phrase(label.isHidden() ? label.noData("") : "no data");
    }

    /** A p-value. */
    String chance(double p) {
        return p < LEAST_P
                ? language.say("p < {0}", language.decimal(LEAST_P, 3))
                : language.say("p = {0}", language.decimal(p, 3));
    }

    /** A share of counts, such as "38.7 %"; empty of nothing. */
    String share(long part, long whole) {
        return whole == 0 ? "" : language.figure((double) part / whole, Unit.PERCENT);
    }

    /** A time in the two largest of its units. */
    String time(Duration time) {
        long minutes = time.toMinutes();
        long hours = time.toHours();
        if (hours == 0) {
            return language.say("{0} min", language.number(minutes));
        }
        return hours < 24
                ? language.say("{0} h {1} min", language.number(hours), language.number(minutes % 60))
                : language.say("{0} d {1} h", language.number(hours / 24), language.number(hours % 24));
    }

    /** Heights for names in the order of those that they would stand at, pushed apart by so much, within a top and a bottom. */
    static double[] apart(double[] wanted, double step, double top, double bottom) {
        double[] y = wanted.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(y[i], i == 0 ? top : y[i - 1] + step);
        }
        for (int i = y.length - 1; i >= 0; i--) {
            y[i] = Math.min(y[i], i == y.length - 1 ? bottom : y[i + 1] - step);
        }
        return y;
    }

    /** About how wide a small text is; pictures have no font that could be measured. */
    static double width(String text) {
        long seen = text.codePoints()
                .filter(c -> (c < 0x2060 || c > 0x206F) && Character.getType(c) != Character.NON_SPACING_MARK)
                .count();
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
        return whose(language, titled(language, label), label);
    }

    /** What a picture is of, and whose it is, if it is of some customers alone. */
    static String whose(Language language, String of, Label label) {
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
