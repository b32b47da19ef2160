package io.github.retention4j.metric.cohort;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which ages of a cohort share a cell.
 *
 * <ul>
 *   <li>Each edge is the age at which one bracket ends and the next begins. What is before the first edge is a bracket too, and
 *       nothing from the last edge on is in any: edges 1, 3, 7, 14 and 30 make the brackets 0, 1–2, 3–6, 7–13 and 14–29.
 *   <li>Without edges each age has a cell of its own.
 * </ul>
 *
 * @param edges ages, ascending; none for a cell for each age
 */
public record AgeBrackets(List<Integer> edges) implements Serializable {
    /** A cell for each age. */
    public static final AgeBrackets NONE = new AgeBrackets(List.of());

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if the edges are not ascending from 0 or above, or make no bracket
     */
    public AgeBrackets {
        edges = List.copyOf(edges);
        for (int i = 0; i < edges.size(); i++) {
            int least = i == 0 ? 0 : edges.get(i - 1) + 1;
            if (edges.get(i) < least) {
                throw new IllegalArgumentException("edge " + edges.get(i) + " of " + edges + " is below " + least
                        + "; write ascending ages, such as 1, 3, 7, 14, 30");
            }
        }
        if (edges.equals(List.of(0))) {
            throw new IllegalArgumentException("edges [0] make no bracket; write where it ends as well, such as 0, 7");
        }
    }

    /**
     * Brackets by their edges.
     *
     * @param edges ages, ascending
     * @return the brackets
     * @throws IllegalArgumentException if there is no edge, or as the constructor says
     */
    public static AgeBrackets of(int... edges) {
        if (edges.length == 0) {
            throw new IllegalArgumentException("no edges; write ascending ages, such as 1, 3, 7, 14, 30");
        }
        return new AgeBrackets(Arrays.stream(edges).boxed().toList());
    }

    /**
     * Whether each age has a cell of its own.
     *
     * @return whether there are no edges
     */
    public boolean isNone() {
        return edges.isEmpty();
    }

    /** How many brackets begin before an age. */
    int countBefore(long age) {
        if (isNone()) {
            return (int) Math.min(Integer.MAX_VALUE, Math.max(0, age));
        }
        int count = 0;
        while (count < count() && first(count) < age) {
            count++;
        }
        return count;
    }

    /** How many brackets end at an age or before. */
    int countUntil(long age) {
        if (isNone()) {
            return countBefore(age);
        }
        int count = 0;
        while (count < count() && end(count) <= age) {
            count++;
        }
        return count;
    }

    /** The bracket that an age is in, or the number of brackets if it is past all of them. */
    int of(int age) {
        if (isNone()) {
            return age;
        }
        int bracket = 0;
        while (bracket < count() && end(bracket) <= age) {
            bracket++;
        }
        return bracket;
    }

    /**
     * What a column of a table is called.
     *
     * @param bracket its number, from 0
     * @return such as "0" or "3–6"
     */
    public String name(int bracket) {
        int first = first(bracket);
        int last = end(bracket) - 1;
        return first == last ? Integer.toString(first) : first + "–" + last;
    }

    /** What all columns are called. */
    List<String> names() {
        return IntStream.range(0, isNone() ? 0 : count()).mapToObj(this::name).toList();
    }

    /** How many there are, if there are edges. */
    private int count() {
        return edges.size() - startsAtEdge();
    }

    private int first(int bracket) {
        return isNone() ? bracket : startsAtEdge() == 1 || bracket > 0 ? edges.get(bracket - 1 + startsAtEdge()) : 0;
    }

    private int end(int bracket) {
        return isNone() ? bracket + 1 : edges.get(bracket + startsAtEdge());
    }

    /** 1 if the first bracket begins at the first edge, which is age 0; else 0, and it begins before. */
    private int startsAtEdge() {
        return edges.get(0) == 0 ? 1 : 0;
    }
}
