package io.github.retention4j.report.chart;

import io.github.retention4j.metric.engagement.ActiveDayCounts;
import io.github.retention4j.metric.value.OrderValueCounts;
import io.github.retention4j.metric.value.OrderValueCounts.Bin;
import io.github.retention4j.result.DayCounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The bars of a histogram and where its quantiles are.
 *
 * @param bars the bars, in order
 * @param isOpen whether the last bar is of all that is more
 * @param isSingle whether each other bar is of one whole number
 * @param isGeometric whether bars are wider the higher the figures are
 * @param quantiles the median and nine tenths, as far as they can be told
 */
record Histogram(List<Bar> bars, boolean isOpen, boolean isSingle, boolean isGeometric, List<Quantile> quantiles) {
    private static final int MOST_BARS = 40;
    private static final List<Double> SHARES = List.of(0.5, 0.9);

    private static final int FEW_BARS = 5;

    /** Leading digits of where bars begin, from the finest to the coarsest: of steps of about the same ratio. */
    private static final List<Set<Integer>> STARTS =
            List.of(Set.of(10, 12, 16, 20, 25, 30, 40, 50, 60, 80), Set.of(10, 20, 50), Set.of(10));

    /**
     * A bar.
     *
     * @param from the least figure in it
     * @param below what all figures in it are below
     * @param count how many there are
     */
    record Bar(double from, double below, long count) {}

    /**
     * Where a share of all lies.
     *
     * @param share the share
     * @param place the number of the bar, and which part of it
     * @param from the figure, or the least that it can be
     * @param below what it is below
     */
    record Quantile(double share, double place, double from, double below) {}

    /** Gaps of days. */
    static Histogram of(DayCounts gaps) {
        int usual = gaps.quantile(0.99).orElseThrow();
        int width = width(usual + 1);
        int shown = (usual / width + 1) * width;
        List<Bar> bars = bars(gaps.counts(), 0, width, shown);
        long rest = sum(gaps.counts(), shown, gaps.counts().size());
        if (rest > 0) {
            bars.add(new Bar(shown, shown + width, rest));
        }
        List<Quantile> quantiles = SHARES.stream()
                .map(share -> quantile(share, gaps.quantile(share).orElseThrow(), 0, width))
                .toList();
        return new Histogram(bars, rest > 0, width == 1, false, quantiles);
    }

    /** Active days, from one on. */
    static Histogram of(ActiveDayCounts days) {
        List<Long> counts = days.customers();
        int last = counts.size() - 1;
        long rest = days.isOpen() ? counts.get(last) : 0;
        int shown = days.isOpen() ? last : last + 1;
        while (rest == 0 && shown > 1 && counts.get(shown - 1) == 0) {
            shown--;
        }
        int width = width(shown);
        List<Bar> bars = bars(counts.subList(0, shown), 1, width, shown);
        if (rest > 0) {
            bars.add(new Bar(shown + 1, shown + 2, rest));
        }
        List<Quantile> quantiles = new ArrayList<>();
        for (double share : SHARES) {
            int at = 0;
            // In tenths, which are exact.
            while (10 * sum(counts, 0, at + 1) < Math.round(10 * share) * days.active()) {
                at++;
            }
            if (at < shown) {
                quantiles.add(quantile(share, at + 1, 1, width));
            }
        }
        return new Histogram(bars, rest > 0, width == 1, false, quantiles);
    }

    /**
     * Order values. The bins of the result are not of the same ratio, so that two of them are one bar, unless there are few; or
     * more, if there are many.
     */
    static Histogram of(OrderValueCounts values) {
        List<Bar> bars = List.of();
        for (Set<Integer> starts : STARTS) {
            if (bars.isEmpty() || bars.size() > MOST_BARS) {
                bars = bars(values.bins(), starts);
            }
        }
        if (bars.size() < FEW_BARS) {
            bars = values.bins().stream()
                    .map(bin -> new Bar(bin.from().doubleValue(), bin.below().doubleValue(), bin.orders()))
                    .toList();
        }
        List<Quantile> quantiles = new ArrayList<>();
        for (double share : SHARES) {
            Bin bin = values.quantile(share).orElseThrow();
            int bar = 0;
            while (bars.get(bar).below() <= bin.from().doubleValue()) {
                bar++;
            }
            double from = bin.from().doubleValue();
            double below = bin.below().doubleValue();
            Bar its = bars.get(bar);
            double part = ((from + below) / 2 - its.from()) / (its.below() - its.from());
            quantiles.add(new Quantile(share, bar + part, from, below));
        }
        return new Histogram(bars, false, false, true, quantiles);
    }

    private static List<Bar> bars(List<Bin> bins, Set<Integer> starts) {
        List<Bar> bars = new ArrayList<>();
        for (Bin bin : bins) {
            double below = bin.below().doubleValue();
            int last = bars.size() - 1;
            if (last < 0
                    || starts.isEmpty()
                    || starts.contains(lead(bin.from()))
                    || bars.get(last).from() == 0) {
                bars.add(new Bar(bin.from().doubleValue(), below, bin.orders()));
            } else {
                Bar before = bars.get(last);
                bars.set(last, new Bar(before.from(), below, before.count() + bin.orders()));
            }
        }
        return bars;
    }

    /** The first two digits of an amount. */
    private static int lead(BigDecimal amount) {
        String digits = amount.unscaledValue() + "0";
        return Integer.parseInt(digits.substring(0, 2));
    }

    /** The least of 1, 2, 5, 10 … of which so many figures need at most so many bars. */
    private static int width(int figures) {
        int power = 1;
        while (true) {
            for (int of : new int[] {1, 2, 5}) {
                if ((long) of * power * MOST_BARS >= figures) {
                    return of * power;
                }
            }
            power *= 10;
        }
    }

    private static List<Bar> bars(List<Long> counts, int first, int width, int shown) {
        List<Bar> bars = new ArrayList<>();
        for (int at = 0; at < shown; at += width) {
            bars.add(new Bar(first + at, first + at + width, sum(counts, at, at + width)));
        }
        return bars;
    }

    private static Quantile quantile(double share, int figure, int first, int width) {
        double place = (figure - first + 0.5) / width;
        return new Quantile(share, place, figure, figure + 1);
    }

    private static long sum(List<Long> counts, int from, int until) {
        return counts.subList(Math.min(from, counts.size()), Math.min(until, counts.size())).stream()
                .mapToLong(count -> count)
                .sum();
    }

    long highest() {
        return bars.stream().mapToLong(Bar::count).max().orElse(0);
    }

    long all() {
        return bars.stream().mapToLong(Bar::count).sum();
    }

    /** Whether a figure is told on the axis before others: of bars that widen those that begin with 1, 2 or 5. */
    boolean isRound(double figure) {
        return !isGeometric
                || figure == 0
                || Set.of(10, 20, 50).contains(lead(BigDecimal.valueOf(figure).stripTrailingZeros()));
    }
}
