package io.github.retention4j.report.picture;

import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Point;
import io.github.retention4j.report.picture.Mark.Size;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws a picture with Java2D, on light paper, as {@link SvgWriter} does. Java2D shapes Arabic and orders mixed text. No display is
 * needed.
 */
final class PngWriter {
    private static final int LARGEST_SCALE = 8;
    private static final long MOST_PIXELS = 64_000_000;
    private static final double CORNER = 2;
    private static final int HATCH = 6;
    private static final double HATCH_OPACITY = 0.5;
    private static final double BAND_OPACITY = 0.2;
    private static final double RIBBON_OPACITY = 0.45;
    private static final Map<RenderingHints.Key, Object> FINE = Map.of(
            RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
            RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
            RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
            RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);

    private final Graphics2D on;
    private final boolean fromRight;
    private final int scale;

    private PngWriter(Graphics2D on, Picture picture, int scale) {
        this.on = on;
        this.fromRight = picture.language().isRightToLeft();
        this.scale = scale;
        fine(on, scale);
    }

    /** The file of a picture. */
    static byte[] write(Picture picture, int scale) {
        BufferedImage image = draw(picture, scale);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(image);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage draw(Picture picture, int scale) {
        if (scale < 1 || scale > LARGEST_SCALE) {
            throw new IllegalArgumentException("scale " + scale + " not in [1, " + LARGEST_SCALE + "]");
        }
        double width = Math.ceil(picture.width() * scale);
        double height = Math.ceil(picture.height() * scale);
        if (width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("a PNG of " + Markup.number(width) + " × " + Markup.number(height)
                    + " pixels has more than 64 million; take a scale below " + scale + ", or write SVG");
        }
        BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        Graphics2D on = image.createGraphics();
        try {
            PngWriter writer = new PngWriter(on, picture, scale);
            writer.fill(new Rectangle2D.Double(0, 0, picture.width() + 1, picture.height() + 1), Ink.PAPER, 1);
            picture.marks().forEach(writer::draw);
        } finally {
            on.dispose();
        }
        return image;
    }

    private static void fine(Graphics2D on, int scale) {
        on.addRenderingHints(FINE);
        on.scale(scale, scale);
    }

    private void draw(Mark mark) {
        if (mark instanceof Mark.Cell cell) {
            cell(cell);
        } else if (mark instanceof Mark.Bar bar) {
            Shape box = new Rectangle2D.Double(bar.x(), bar.y(), bar.width(), bar.height());
            fill(box, bar.ink(), 1);
            hatch(box, bar.isHatched(), Ink.PAPER);
        } else if (mark instanceof Mark.Line line) {
            stroke(path(line.points()), line.ink(), stroke(line.stroke()));
        } else if (mark instanceof Mark.Band band) {
            band(band);
        } else if (mark instanceof Mark.Ribbon ribbon) {
            fill(path(ribbon), ribbon.ink(), RIBBON_OPACITY);
        } else if (mark instanceof Mark.Dot dot) {
            dot(dot);
        } else if (mark instanceof Mark.Label label) {
            text(label.text(), label.x(), label.y(), label.anchor(), label.size(), label.ink(), Optional.empty());
        }
    }

    private void cell(Mark.Cell cell) {
        Shape box =
                new RoundRectangle2D.Double(cell.x(), cell.y(), cell.width(), cell.height(), 2 * CORNER, 2 * CORNER);
        Ink below = Ink.below(cell);
        Ink ink = Ink.on(cell);
        fill(box, below, 1);
        if (cell.tone() == 0) {
            stroke(box, Ink.GRID, stroke(Mark.Stroke.THIN));
        }
        hatch(box, cell.isHatched(), ink);
        double x = cell.x() + cell.width() / 2;
        double y = cell.y() + cell.height() / 2 + 4;
        Optional<Ink> around = cell.isHatched() ? Optional.of(below) : Optional.empty();
        text(cell.text(), x, y, Anchor.MIDDLE, Size.SMALL, ink, around);
    }

    private void band(Mark.Band band) {
        List<Point> around = new ArrayList<>(band.lower());
        Collections.reverse(around);
        around.addAll(0, band.upper());
        Path2D area = path(around);
        area.closePath();
        fill(area, band.ink(), BAND_OPACITY);
        stroke(path(band.upper()), band.ink(), stroke(Mark.Stroke.THIN));
        stroke(path(band.lower()), band.ink(), stroke(Mark.Stroke.THIN));
    }

    private void dot(Mark.Dot dot) {
        double size = 2 * dot.radius();
        Shape circle = new Ellipse2D.Double(dot.x() - dot.radius(), dot.y() - dot.radius(), size, size);
        fill(circle, dot.isHollow() ? Ink.PAPER : dot.ink(), 1);
        if (dot.isHollow()) {
            stroke(circle, dot.ink(), stroke(Mark.Stroke.USUAL));
        }
    }

    /** Words, with an ink around each letter if something stands behind them. */
    private void text(String raw, double x, double y, Anchor anchor, Size size, Ink ink, Optional<Ink> around) {
        String text = Markup.clean(raw).replace('\n', ' ').replace('\t', ' ');
        if (text.isEmpty()) {
            return;
        }
        TextLayout layout = layout(text, size, fromRight, on);
        double left = switch (anchor) {
            case LEFT -> x;
            case MIDDLE -> x - layout.getAdvance() / 2;
            case RIGHT -> x - layout.getAdvance();
        };
        around.ifPresent(other -> stroke(
                layout.getOutline(AffineTransform.getTranslateInstance(left, y)),
                other,
                new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)));
        on.setColor(colour(ink, 1));
        layout.draw(on, (float) left, (float) y);
    }

    /** A text in the order it is read in, its letters joined. */
    static TextLayout layout(String text, Size size, boolean fromRight, Graphics2D on) {
        AttributedString styled = new AttributedString(text);
        int style = size == Size.LARGE ? Font.BOLD : Font.PLAIN;
        styled.addAttribute(TextAttribute.FONT, new Font(Font.SANS_SERIF, style, size.pixels()));
        styled.addAttribute(
                TextAttribute.RUN_DIRECTION,
                fromRight ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
        return new TextLayout(styled.getIterator(), on.getFontRenderContext());
    }

    private void fill(Shape shape, Ink ink, double opacity) {
        on.setColor(colour(ink, opacity));
        on.fill(shape);
    }

    private void stroke(Shape shape, Ink ink, BasicStroke stroke) {
        on.setColor(colour(ink, 1));
        on.setStroke(stroke);
        on.draw(shape);
    }

    private void hatch(Shape shape, boolean isHatched, Ink ink) {
        if (isHatched) {
            on.setPaint(hatch(ink, scale));
            on.fill(shape);
        }
    }

    /** A tile of lines from the lower left to the upper right, which go on in the tiles beside it. */
    private static TexturePaint hatch(Ink ink, int scale) {
        int side = HATCH * scale;
        BufferedImage tile = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D on = tile.createGraphics();
        try {
            fine(on, scale);
            on.setColor(colour(ink, HATCH_OPACITY));
            on.setStroke(stroke(Mark.Stroke.THIN));
            for (int from = 0; from <= 2 * HATCH; from += HATCH) {
                on.draw(new Line2D.Double(from - 2 * HATCH, 2 * HATCH, from + HATCH, -HATCH));
            }
        } finally {
            on.dispose();
        }
        return new TexturePaint(tile, new Rectangle2D.Double(0, 0, HATCH, HATCH));
    }

    private static BasicStroke stroke(Mark.Stroke stroke) {
        float width = switch (stroke) {
            case THIN -> 1;
            case USUAL, DASHED -> 1.5f;
            case BOLD -> 3;
        };
        return stroke == Mark.Stroke.DASHED
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    private static Path2D path(List<Point> points) {
        Path2D path = new Path2D.Double();
        for (Point point : points) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(point.x(), point.y());
            } else {
                path.lineTo(point.x(), point.y());
            }
        }
        return path;
    }

    private static Path2D path(Mark.Ribbon of) {
        double middle = (of.left() + of.right()) / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(of.left(), of.leftTop());
        path.curveTo(middle, of.leftTop(), middle, of.rightTop(), of.right(), of.rightTop());
        path.lineTo(of.right(), of.rightBottom());
        path.curveTo(middle, of.rightBottom(), middle, of.leftBottom(), of.left(), of.leftBottom());
        path.closePath();
        return path;
    }

    private static Color colour(Ink ink, double opacity) {
        Color colour = Color.decode(ink.light());
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
    }
}
