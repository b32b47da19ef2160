package io.github.retention4j.report.picture;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A thing that is drawn. Coordinates are in pixels, x from the left and y from the top. {@link #mirrored} is the same read from the
 * right.
 */
public sealed interface Mark {
    /**
     * The same mark in a picture that is read from the right.
     *
     * @param width of the picture
     * @return the mark with left and right exchanged; text stays readable
     */
    Mark mirrored(double width);

    /**
     * The same mark further down.
     *
     * @param by how many pixels
     * @return the mark
     */
    Mark lowered(double by);

    /**
     * A point.
     *
     * @param x from the left
     * @param y from the top
     */
    record Point(double x, double y) {
        /** The point on the other side. */
        Point mirrored(double width) {
            return new Point(width - x, y);
        }

        static List<Point> mirrored(List<Point> points, double width) {
            return points.stream().map(point -> point.mirrored(width)).toList();
        }

        static List<Point> lowered(List<Point> points, double by) {
            return points.stream()
                    .map(point -> new Point(point.x, point.y + by))
                    .toList();
        }
    }

    /** How a line is drawn. */
    enum Stroke {
        /** A hairline, such as one of a grid. */
        THIN,
        /** The line of a series. */
        USUAL,
        /** The line that a picture is about. */
        BOLD,
        /** In dashes: what is not over yet, a goal. */
        DASHED
    }

    /** Which point of a text its place is. */
    enum Anchor {
        /** Its left end. */
        LEFT,
        /** Its middle. */
        MIDDLE,
        /** Its right end. */
        RIGHT;

        Anchor mirrored() {
            return this == MIDDLE ? MIDDLE : this == LEFT ? RIGHT : LEFT;
        }
    }

    /** How large a text is. */
    enum Size {
        /** Notes and ticks: 11 pixels. */
        SMALL(11),
        /** Figures and words: 13 pixels. */
        USUAL(13),
        /** Titles: 16 pixels, bold. */
        LARGE(16);

        private final int pixels;

        Size(int pixels) {
            this.pixels = pixels;
        }

        /**
         * The size of its type.
         *
         * @return in pixels
         */
        public int pixels() {
            return pixels;
        }
    }

    /**
     * A cell of a table of colours: a rounded rectangle, with text in its middle.
     *
     * @param x its left side
     * @param y its upper side
     * @param width how wide
     * @param height how high
     * @param tone 1 to 7, or 0 for an empty cell with a border
     * @param isHatched whether it is only partly observed
     * @param text what stands in it; empty for nothing
     */
    record Cell(double x, double y, double width, double height, int tone, boolean isHatched, String text)
            implements Mark {
        /** Validates. */
        public Cell {
            requireNonNull(text, "text");
            if (tone < 0 || tone > Ink.COUNT_OF_TONES) {
                throw new IllegalArgumentException("tone " + tone + " not in [0, " + Ink.COUNT_OF_TONES + "]");
            }
        }

        @Override
        public Cell mirrored(double all) {
            return new Cell(all - x - width, y, width, height, tone, isHatched, text);
        }

        @Override
        public Cell lowered(double by) {
            return new Cell(x, y + by, width, height, tone, isHatched, text);
        }
    }

    /**
     * A bar: a filled rectangle.
     *
     * @param x its left side
     * @param y its upper side
     * @param width how wide
     * @param height how high
     * @param ink its colour
     * @param isHatched whether it is only partly observed
     */
    record Bar(double x, double y, double width, double height, Ink ink, boolean isHatched) implements Mark {
        /** Checks that nothing is null. */
        public Bar {
            requireNonNull(ink, "ink");
        }

        /**
         * A bar of what is observed.
         *
         * @param x its left side
         * @param y its upper side
         * @param width how wide
         * @param height how high
         * @param ink its colour
         */
        public Bar(double x, double y, double width, double height, Ink ink) {
            this(x, y, width, height, ink, false);
        }

        @Override
        public Bar mirrored(double all) {
            return new Bar(all - x - width, y, width, height, ink, isHatched);
        }

        @Override
        public Bar lowered(double by) {
            return new Bar(x, y + by, width, height, ink, isHatched);
        }
    }

    /**
     * A line through points.
     *
     * @param points its points, at least two
     * @param ink its colour
     * @param stroke how it is drawn
     */
    record Line(List<Point> points, Ink ink, Stroke stroke) implements Mark {
        /** Copies. */
        public Line {
            points = List.copyOf(points);
            requireNonNull(ink, "ink");
            requireNonNull(stroke, "stroke");
        }

        /**
         * A straight line.
         *
         * @param x1 one end
         * @param y1 one end
         * @param x2 the other
         * @param y2 the other
         * @param ink its colour
         * @param stroke how it is drawn
         * @return the line
         */
        public static Line of(double x1, double y1, double x2, double y2, Ink ink, Stroke stroke) {
            return new Line(List.of(new Point(x1, y1), new Point(x2, y2)), ink, stroke);
        }

        @Override
        public Line mirrored(double all) {
            return new Line(Point.mirrored(points, all), ink, stroke);
        }

        @Override
        public Line lowered(double by) {
            return new Line(Point.lowered(points, by), ink, stroke);
        }
    }

    /**
     * The area between two lines, shaded, such as an interval along a curve, with thin lines that survive a black and white print.
     *
     * @param upper the points of the upper line, from left to right
     * @param lower the points of the lower line, from left to right
     * @param ink its colour, of which a fifth is seen
     */
    record Band(List<Point> upper, List<Point> lower, Ink ink) implements Mark {
        /** Copies. */
        public Band {
            upper = List.copyOf(upper);
            lower = List.copyOf(lower);
            requireNonNull(ink, "ink");
        }

        @Override
        public Band mirrored(double all) {
            return new Band(Point.mirrored(upper, all), Point.mirrored(lower, all), ink);
        }

        @Override
        public Band lowered(double by) {
            return new Band(Point.lowered(upper, by), Point.lowered(lower, by), ink);
        }
    }

    /**
     * A ribbon that flows from one height at the left to another at the right.
     *
     * @param left its left end
     * @param leftTop where it begins, upper side
     * @param leftBottom where it begins, lower side
     * @param right its right end
     * @param rightTop where it ends, upper side
     * @param rightBottom where it ends, lower side
     * @param ink its colour, of which a part is seen
     */
    record Ribbon(
            double left, double leftTop, double leftBottom, double right, double rightTop, double rightBottom, Ink ink)
            implements Mark {
        /** Checks that nothing is null. */
        public Ribbon {
            requireNonNull(ink, "ink");
        }

        @Override
        public Ribbon mirrored(double all) {
            return new Ribbon(
                    all - right,
                    /* leftTop= */ rightTop,
                    /* leftBottom= */ rightBottom,
                    all - left,
                    /* rightTop= */ leftTop,
                    /* rightBottom= */ leftBottom,
                    ink);
        }

        @Override
        public Ribbon lowered(double by) {
            return new Ribbon(left, leftTop + by, leftBottom + by, right, rightTop + by, rightBottom + by, ink);
        }
    }

    /**
     * A dot, such as a figure between the ends of its interval.
     *
     * @param x its middle
     * @param y its middle
     * @param radius how large
     * @param ink its colour
     * @param isHollow whether only its border is drawn: of what is not over yet
     */
    record Dot(double x, double y, double radius, Ink ink, boolean isHollow) implements Mark {
        /** Checks that nothing is null. */
        public Dot {
            requireNonNull(ink, "ink");
        }

        @Override
        public Dot mirrored(double all) {
            return new Dot(all - x, y, radius, ink, isHollow);
        }

        @Override
        public Dot lowered(double by) {
            return new Dot(x, y + by, radius, ink, isHollow);
        }
    }

    /**
     * Words or figures.
     *
     * @param x where it is anchored
     * @param y its base line
     * @param text what it says
     * @param anchor which point of it stands at x
     * @param size how large
     * @param ink its colour
     */
    record Label(double x, double y, String text, Anchor anchor, Size size, Ink ink) implements Mark {
        /** Checks that nothing is null. */
        public Label {
            requireNonNull(text, "text");
            requireNonNull(anchor, "anchor");
            requireNonNull(size, "size");
            requireNonNull(ink, "ink");
        }

        @Override
        public Label mirrored(double all) {
            return new Label(all - x, y, text, anchor.mirrored(), size, ink);
        }

        @Override
        public Label lowered(double by) {
            return new Label(x, y + by, text, anchor, size, ink);
        }
    }
}
