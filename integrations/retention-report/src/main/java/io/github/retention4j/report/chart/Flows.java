package io.github.retention4j.report.chart;

import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** How many go from each of some groups to each of others, as they are drawn: two columns of bars, and ribbons between them. */
final class Flows {
    private static final double LEAST_HEIGHT = 320;
    private static final double GAP = 9;
    private static final double SIDE = 190;
    private static final double BAR = 12;
    private static final double NAME = 16;

    private final List<Object> from;
    private final List<Object> to;

    /** By where they come from, then by where they go to. */
    private final long[][] counts;

    /**
     * The groups in their order, those that nobody comes from or goes to left out.
     *
     * @param starts the groups at the start
     * @param ends the groups at the end
     * @param count how many go from one to another
     */
    <A, B> Flows(List<A> starts, List<B> ends, BiFunction<A, B, Long> count) {
        List<A> left = starts.stream()
                .filter(a -> ends.stream().anyMatch(b -> count.apply(a, b) > 0))
                .toList();
        List<B> right = ends.stream()
                .filter(b -> starts.stream().anyMatch(a -> count.apply(a, b) > 0))
                .toList();
        from = new ArrayList<>(left);
        to = new ArrayList<>(right);
        counts = left.stream()
                .map(a -> right.stream().mapToLong(b -> count.apply(a, b)).toArray())
                .toArray(long[][]::new);
    }

    int starts() {
        return from.size();
    }

    int ends() {
        return to.size();
    }

    long all() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    private long at(boolean isStart, int i) {
        return isStart
                ? Arrays.stream(counts[i]).sum()
                : Arrays.stream(counts).mapToLong(row -> row[i]).sum();
    }

    double height() {
        return Math.max(LEAST_HEIGHT, Math.max(from.size(), to.size()) * (NAME + 4));
    }

    /** Draws them below a top. Who comes from outside is grey; a group has one colour on both sides. */
    void draw(Plot plot, double top, Object outside) {
        List<Object> coloured = new ArrayList<>(from);
        coloured.remove(outside);
        to.stream()
                .filter(name -> !coloured.contains(name) && !name.equals(outside))
                .forEach(coloured::add);
        double scale = (height() - GAP * (Math.max(from.size(), to.size()) - 1)) / all();
        double[] starts = tops(true, scale, top);
        double[] ends = tops(false, scale, top);
        double[] left = starts.clone();
        double[] right = ends.clone();
        for (int i = 0; i < from.size(); i++) {
            for (int k = 0; k < to.size(); k++) {
                double seen = Math.max(1, counts[i][k] * scale);
                if (counts[i][k] > 0) {
                    plot.add(new Mark.Ribbon(
                            SIDE + BAR,
                            left[i],
                            left[i] + seen,
                            Plot.WIDTH - SIDE - BAR,
                            right[k],
                            right[k] + seen,
                            ink(coloured, from.get(i))));
                }
                left[i] += counts[i][k] * scale;
                right[k] += counts[i][k] * scale;
            }
        }
        bars(plot, true, starts, scale, coloured);
        bars(plot, false, ends, scale, coloured);
    }

    /** Words above both columns. */
    void heads(Plot plot, String start, String end, double y) {
        plot.text(SIDE + BAR, y, start, Anchor.RIGHT, Ink.MUTED);
        plot.text(Plot.WIDTH - SIDE - BAR, y, end, Anchor.LEFT, Ink.MUTED);
    }

    private static Ink ink(List<Object> coloured, Object name) {
        int place = coloured.indexOf(name);
        return place < 0 ? Ink.MUTED : Ink.series(place);
    }

    private double[] tops(boolean isStart, double scale, double top) {
        double[] tops = new double[isStart ? from.size() : to.size()];
        double gap = tops.length < 2 ? 0 : (height() - all() * scale) / (tops.length - 1);
        double y = top;
        for (int i = 0; i < tops.length; i++) {
            tops[i] = y;
            y += at(isStart, i) * scale + gap;
        }
        return tops;
    }

    private void bars(Plot plot, boolean isStart, double[] tops, double scale, List<Object> coloured) {
        double[] middles = IntStream.range(0, tops.length)
                .mapToDouble(i -> tops[i] + at(isStart, i) * scale / 2)
                .toArray();
        double[] y = Plot.apart(middles, NAME, 0, plot.height - NAME / 2);
        Anchor anchor = isStart ? Anchor.RIGHT : Anchor.LEFT;
        double side = isStart ? SIDE : Plot.WIDTH - SIDE;
        double outwards = isStart ? -1 : 1;
        for (int i = 0; i < tops.length; i++) {
            Object name = (isStart ? from : to).get(i);
            long count = at(isStart, i);
            double length = Math.max(2, count * scale);
            plot.add(new Mark.Bar(isStart ? side : side - BAR, tops[i], BAR, length, ink(coloured, name)));
            if (Math.abs(y[i] - middles[i]) > 2) {
                plot.add(Mark.Line.of(side, middles[i], side + 8 * outwards, y[i], Ink.MUTED, Stroke.THIN));
            }
            String figures = plot.language.say("{0} ({1})", plot.language.number(count), plot.share(count, all()));
            String fitting = Plot.fit(plot.named(name), SIDE - 20 - Plot.width(figures));
            plot.text(
                    side + 10 * outwards, y[i] + 4, plot.language.say("{0}: {1}", fitting, figures), anchor, Ink.TEXT);
        }
    }
}
