package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Ordering;
import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers divided into bands: each from a number on that you set, up to the next. What is below the first is a band as well.
 *
 * @param from where bands begin, ascending
 * @param bands their keys, one more than they
 */
record Bands(List<Long> from, List<Band> bands) implements Serializable {
    Bands {
        from = List.copyOf(from);
        bands = List.copyOf(bands);
    }

    /** Bands of whole numbers from 0 on, such as orders: "0", "1", "2–4", "5+". */
    static Bands ofCounts(int... from) {
        List<Long> edges = checked(Ints.asList(requireNonNull(from, "from")).stream()
                .map(Integer::longValue)
                .toList());
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i <= edges.size(); i++) {
            long low = i == 0 ? 0 : edges.get(i - 1);
            String name = i == edges.size() ? low + "+" : range(low, edges.get(i) - 1);
            bands.add(new Band(i, name));
        }
        return new Bands(edges, bands);
    }

    /** If the first begins at 0, nothing is below it, and the band is never met. */
    private static String range(long low, long high) {
        return high <= low ? "" + low : low + "–" + high;
    }

    /** Bands of amounts: "under 100", "100 to under 250", "250 or more". */
    static Bands ofAmounts(long... from) {
        List<Long> edges = checked(Longs.asList(requireNonNull(from, "from")));
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i <= edges.size(); i++) {
            String name = i == 0
                    ? "under " + edges.get(0)
                    : i == edges.size()
                            ? edges.get(i - 1) + " or more"
                            : edges.get(i - 1) + " to under " + edges.get(i);
            bands.add(new Band(i, name));
        }
        return new Bands(edges, bands);
    }

    private static List<Long> checked(List<Long> from) {
        if (from.isEmpty() || from.get(0) < 0 || !Ordering.natural().isStrictlyOrdered(from)) {
            throw new IllegalArgumentException("bands from " + from
                    + " on are none that ascend from 0 or above; write where each begins, such as 1, 2, 5");
        }
        return from;
    }

    /** The band of a number. */
    Band of(long number) {
        int band = 0;
        while (band < from.size() && number >= from.get(band)) {
            band++;
        }
        return bands.get(band);
    }
}
