package io.github.retention4j.report.picture;

import static io.github.retention4j.report.markup.Markup.element;
import static io.github.retention4j.report.markup.Markup.number;

import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.report.picture.Mark.Point;
import io.github.retention4j.report.picture.Mark.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a picture as SVG, by itself or for a page, whose style sheet then has the colours. */
public final class SvgWriter {
    private static final String FONTS = "system-ui,\"Segoe UI\",Tahoma,\"Noto Sans Arabic\",\"Geeza Pro\",sans-serif";
    private static final int CORNER = 4;
    private static final Set<Ink> HATCHES = EnumSet.of(Ink.PAPER, Ink.MUTED, Ink.ON_LOW, Ink.ON_MIDDLE, Ink.ON_HIGH);

    private final Set<Ink> used = EnumSet.of(Ink.PAPER, Ink.TEXT);
    private final Set<Ink> hatches = EnumSet.noneOf(Ink.class);

    private SvgWriter() {}

    /** A file of its own. */
    static String alone(Picture picture) {
        SvgWriter writer = new SvgWriter();
        List<Markup> drawn = writer.draw(picture);
        Markup paper = element("rect")
                .with("class", "f-paper")
                .with("width", picture.width())
                .with("height", picture.height());
        List<Markup> all = new ArrayList<>(writer.words(picture));
        all.add(element("style", SvgWriter.style(writer.used)));
        if (!writer.hatches.isEmpty()) {
            all.add(hatch(writer.hatches));
        }
        all.add(paper);
        all.addAll(drawn);
        Markup svg = frame(picture, all)
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("xml:lang", picture.language().tag())
                .with("width", picture.width())
                .with("height", picture.height());
        return svg + "\n";
    }

    /**
     * A part of a page, which has the {@link #style} and the {@link #hatch} once for all pictures.
     *
     * @param picture the picture
     * @return its element
     */
    @SuppressWarnings("exports") // For the pages of this module.
    public static Markup inPage(Picture picture) {
        SvgWriter writer = new SvgWriter();
        List<Markup> all = new ArrayList<>(writer.words(picture));
        all.addAll(writer.draw(picture));
        return frame(picture, all);
    }

    /**
     * The style sheet of pictures.
     *
     * @param inks the colours that it has
     * @return the sheet
     */
    public static String style(Set<Ink> inks) {
        String base = "svg{direction:ltr;font:13px " + FONTS + ";font-variant-numeric:tabular-nums}"
                + "svg text{unicode-bidi:isolate}svg.rtl text{direction:rtl}.t-small{font-size:11px}"
                + ".t-large{font-size:16px;font-weight:600}.m-middle{text-anchor:middle}.m-end{text-anchor:end}"
                + ".l-thin{stroke-width:1}.l-usual{stroke-width:1.5}.l-bold{stroke-width:3}"
                + ".l-dashed{stroke-width:1.5;stroke-dasharray:5 4}.line{fill:none;stroke-linejoin:round}"
                + ".band{fill-opacity:.2}.ribbon{fill-opacity:.45}.hatch{stroke-opacity:.5}"
                // The figure of a hatched cell stands apart from the lines behind it.
                + ".apart{paint-order:stroke;stroke-width:3;stroke-linejoin:round}";
        return base + colours(inks, false) + "@media (prefers-color-scheme:dark){" + colours(inks, true) + "}";
    }

    private static String colours(Set<Ink> inks, boolean dark) {
        return inks.stream()
                .map(ink -> {
                    String colour = dark ? ink.dark() : ink.light();
                    return ".f-" + ink.css() + "{fill:" + colour + "}.s-" + ink.css() + "{stroke:" + colour + "}";
                })
                .collect(Collectors.joining());
    }

    /**
     * The patterns that mark what is only partly observed.
     *
     * @return their definitions, once for all pictures of a page
     */
    @SuppressWarnings("exports") // For the pages of this module.
    public static Markup hatch() {
        return hatch(HATCHES);
    }

    private static Markup hatch(Set<Ink> inks) {
        return element("defs", inks.stream().map(SvgWriter::hatch).toList());
    }

    /** Lines from the lower left to the upper right, which go on in the tiles beside. */
    private static Markup hatch(Ink ink) {
        Markup lines = element("path").with("d", "M-1 1L1 -1M0 6L6 0M5 7L7 5").with("class", "hatch s-" + ink.css());
        return element("pattern", lines)
                .with("id", hatchOf(ink))
                .with("width", 6)
                .with("height", 6)
                .with("patternUnits", "userSpaceOnUse");
    }

    private static String hatchOf(Ink ink) {
        return "hatch-" + ink.css();
    }

    private static Markup frame(Picture picture, List<Markup> all) {
        Markup frame = element("svg", all)
                .with("viewBox", "0 0 " + number(picture.width()) + " " + number(picture.height()))
                .with("role", "img")
                .with("lang", picture.language().tag());
        return picture.language().isRightToLeft() ? frame.with("class", "rtl") : frame;
    }

    private List<Markup> words(Picture picture) {
        return List.of(element("title", picture.title()), element("desc", picture.description()));
    }

    private List<Markup> draw(Picture picture) {
        boolean fromRight = picture.language().isRightToLeft();
        List<Markup> drawn = new ArrayList<>();
        List<Mark.Cell> cells = new ArrayList<>();
        for (Mark mark : picture.marks()) {
            if (mark instanceof Mark.Cell cell) {
                cells.add(cell);
                continue;
            }
            drawn.addAll(cells(cells));
            cells.clear();
            if (mark instanceof Mark.Bar bar) {
                drawn.addAll(bar(bar));
            } else if (mark instanceof Mark.Line line) {
                drawn.add(path(path(line.points()), "line l-" + css(line.stroke()) + " " + stroke(line.ink())));
            } else if (mark instanceof Mark.Band band) {
                drawn.addAll(band(band));
            } else if (mark instanceof Mark.Ribbon ribbon) {
                drawn.add(path(path(ribbon), "ribbon " + fill(ribbon.ink())));
            } else if (mark instanceof Mark.Dot dot) {
                drawn.add(dot(dot));
            } else if (mark instanceof Mark.Label label) {
                drawn.add(label(label, fromRight));
            }
        }
        drawn.addAll(cells(cells));
        return drawn;
    }

    /** Cells that follow each other, in few bytes, for there may be thousands: those of one tone are one path. */
    private List<Markup> cells(List<Mark.Cell> cells) {
        Map<Ink, StringBuilder> boxes = new EnumMap<>(Ink.class);
        Map<Ink, StringBuilder> hatched = new EnumMap<>(Ink.class);
        for (Mark.Cell cell : cells) {
            boxes.computeIfAbsent(Ink.below(cell), ink -> new StringBuilder()).append(path(cell));
            if (cell.isHatched()) {
                hatched.computeIfAbsent(Ink.on(cell), ink -> new StringBuilder())
                        .append(path(cell));
            }
        }
        List<Markup> drawn = new ArrayList<>();
        boxes.forEach((ink, path) -> drawn.add(path(path.toString(), fill(ink) + " " + stroke(border(ink)))
                .with("stroke-width", ink == Ink.PAPER ? 1 : CORNER)
                .with("stroke-linejoin", "round")));
        hatched.forEach((ink, path) -> drawn.add(hatched(element("path").with("d", path.toString()), ink)));
        drawn.addAll(texts(cells));
        return drawn;
    }

    /** An empty cell has a border that is seen; any other has one of its own colour, which makes its corners round. */
    private static Ink border(Ink ink) {
        return ink == Ink.PAPER ? Ink.GRID : ink;
    }

    /** The texts of cells: those of one look and one line are a group. */
    private List<Markup> texts(List<Mark.Cell> cells) {
        Map<String, Map<Double, List<Markup>>> texts = new TreeMap<>();
        for (Mark.Cell cell : cells) {
            if (!cell.text().isEmpty()) {
                String apart = cell.isHatched() ? "apart " + stroke(Ink.below(cell)) + " " : "";
                texts.computeIfAbsent("t-small m-middle " + apart + fill(Ink.on(cell)), of -> new TreeMap<>())
                        .computeIfAbsent(cell.y() + cell.height() / 2 + 4, y -> new ArrayList<>())
                        .add(element("text", cell.text()).with("x", cell.x() + cell.width() / 2));
            }
        }
        List<Markup> groups = new ArrayList<>();
        texts.forEach((look, lines) -> {
            List<Markup> some = new ArrayList<>();
            lines.forEach(
                    (y, line) -> some.add(element("g", line).with("transform", "translate(0 " + number(y) + ")")));
            groups.add(element("g", some).with("class", look));
        });
        return groups;
    }

    /** The box of a cell within its border. */
    private static String path(Mark.Cell cell) {
        double border = cell.tone() == 0 ? 0.5 : CORNER / 2.0;
        String width = number(cell.width() - 2 * border);
        return "M" + numbers(cell.x() + border, cell.y() + border) + "h" + width + "v"
                + number(cell.height() - 2 * border) + "h-" + width + "z";
    }

    private List<Markup> bar(Mark.Bar bar) {
        Markup box = rectangle(bar.x(), bar.y(), bar.width(), bar.height());
        Markup filled = box.with("class", fill(bar.ink()));
        return bar.isHatched() ? List.of(filled, hatched(box, Ink.PAPER)) : List.of(filled);
    }

    private Markup hatched(Markup box, Ink ink) {
        stroke(ink);
        hatches.add(ink);
        return box.with("fill", "url(#" + hatchOf(ink) + ")");
    }

    private static Markup rectangle(double x, double y, double width, double height) {
        return element("rect").with("x", x).with("y", y).with("width", width).with("height", height);
    }

    private List<Markup> band(Mark.Band band) {
        List<Point> back = new ArrayList<>(band.lower());
        Collections.reverse(back);
        String area = path(band.upper()) + "L" + path(back).substring(1) + "Z";
        String edge = "line l-thin " + stroke(band.ink());
        return List.of(
                path(area, "band " + fill(band.ink())), path(path(band.upper()), edge), path(path(band.lower()), edge));
    }

    private Markup dot(Mark.Dot dot) {
        Markup circle =
                element("circle").with("cx", dot.x()).with("cy", dot.y()).with("r", dot.radius());
        return circle.with(
                "class", dot.isHollow() ? fill(Ink.PAPER) + " l-usual " + stroke(dot.ink()) : fill(dot.ink()));
    }

    /** In a text from right to left the start of a line is its right end. */
    private Markup label(Mark.Label label, boolean fromRight) {
        String anchor = switch (label.anchor()) {
            case MIDDLE -> "m-middle ";
            case LEFT -> fromRight ? "m-end " : "";
            case RIGHT -> fromRight ? "" : "m-end ";
        };
        String size =
                label.size() == Size.USUAL ? "" : "t-" + label.size().name().toLowerCase(java.util.Locale.ROOT) + " ";
        return element("text", label.text())
                .with("class", size + anchor + fill(label.ink()))
                .with("x", label.x())
                .with("y", label.y());
    }

    private static Markup path(String d, String css) {
        return element("path").with("d", d).with("class", css);
    }

    private static String path(List<Point> points) {
        return points.stream()
                .map(point -> number(point.x()) + " " + number(point.y()))
                .collect(Collectors.joining("L", "M", ""));
    }

    private static String path(Mark.Ribbon of) {
        double middle = (of.left() + of.right()) / 2;
        return "M" + numbers(of.left(), of.leftTop())
                + "C" + numbers(middle, of.leftTop(), middle, of.rightTop(), of.right(), of.rightTop())
                + "L" + numbers(of.right(), of.rightBottom())
                + "C" + numbers(middle, of.rightBottom(), middle, of.leftBottom(), of.left(), of.leftBottom())
                + "Z";
    }

    private static String numbers(double... values) {
        return Arrays.stream(values).mapToObj(Markup::number).collect(Collectors.joining(" "));
    }

    private String fill(Ink ink) {
        used.add(ink);
        return "f-" + ink.css();
    }

    private String stroke(Ink ink) {
        used.add(ink);
        return "s-" + ink.css();
    }

    private static String css(Mark.Stroke stroke) {
        return stroke.name().toLowerCase(java.util.Locale.ROOT);
    }
}
