package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Average;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Members of a loyalty programme by their tier, and by the one they were in when a window began.
 *
 * <ul>
 *   <li>Tiers have numbers from 0, the lowest; below it are {@link #NO_TIER} and {@link #NO_MEMBER}.
 *   <li>Printed, a row is a tier: its members, their share of all, how many of them come from which tier, and the days that a member
 *       was in it on average.
 *   <li>No members is no data.
 * </ul>
 *
 * @param label what it is of
 * @param tiers the names of the tiers, lowest first
 * @param lowestEarned the number of the lowest tier that takes anything to be in, and so can be lost
 * @param flows from tier to tier, each at most once; those of nobody are left out
 * @param days the mean days in each tier, in the order of the tiers; none if they are not known
 */
public record TierTable(Label label, List<String> tiers, int lowestEarned, List<Flow> flows, List<Average> days)
        implements MetricResult {
    /** In place of a tier's number: a member who is below the lowest tier. */
    public static final int NO_TIER = -1;

    /** In place of a tier's number: somebody who is no member. */
    public static final int NO_MEMBER = -2;

    private static final String NOBODY = "–";

    /** What became of a member. */
    public enum Move {
        /** A member at both ends, in a higher tier. */
        UP,
        /** A member at both ends, in a lower tier. */
        DOWN,
        /** A member at both ends, in the same tier, or in none at both. */
        KEPT,
        /** No member at the start, and one at the end. */
        ENTERED,
        /** A member at the start, and none at the end. */
        LEFT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Members who went from one tier to another, or stayed.
     *
     * @param from the number of their tier at the start, {@link #NO_TIER} or {@link #NO_MEMBER}
     * @param to that at the end
     * @param members how many they are, at least 1
     */
    public record Flow(int from, int to, long members) implements Serializable {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if nobody went there, a number is below −2, or they are no members at both ends
         */
        public Flow {
            if (members < 1) {
                throw new IllegalArgumentException("flow of " + members + " members is below 1");
            }
            if (from < NO_MEMBER || to < NO_MEMBER) {
                throw new IllegalArgumentException(
                        "flow from tier " + from + " to " + to + " is below " + NO_MEMBER + ", which is no member");
            }
            if (from == NO_MEMBER && to == NO_MEMBER) {
                throw new IllegalArgumentException("flow of " + members + " who are no members at either end");
            }
        }

        /**
         * What became of them.
         *
         * @return up, down, kept, entered or left
         */
        public Move move() {
            return from == NO_MEMBER
                    ? Move.ENTERED
                    : to == NO_MEMBER ? Move.LEFT : to > from ? Move.UP : to < from ? Move.DOWN : Move.KEPT;
        }
    }

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if a tier's name is blank or there twice, a flow is of a tier that is not there, two flows
     *     are of the same two tiers, the lowest that is earned is not in [0, tiers], or there are days of some tiers only
     * @throws ArithmeticException if the members are more than a long can count
     */
    public TierTable {
        requireNonNull(label, "label");
        tiers = List.copyOf(tiers);
        flows = List.copyOf(flows);
        days = List.copyOf(days);
        if (lowestEarned < 0) {
            throw new IllegalArgumentException(
                    "the lowest tier that is earned has number " + lowestEarned + ", below 0");
        }
        if (!days.isEmpty() && days.size() != tiers.size()) {
            throw new IllegalArgumentException("days in " + days.size() + " of " + tiers.size() + " tiers");
        }
        Set<String> names = new HashSet<>();
        for (String tier : tiers) {
            if (tier.isBlank() || !names.add(tier)) {
                throw new IllegalArgumentException("the tiers " + tiers + " need a name each, and another each");
            }
        }
        Set<List<Integer>> seen = new HashSet<>();
        long members = 0;
        for (Flow flow : flows) {
            if (flow.from() >= tiers.size() || flow.to() >= tiers.size()) {
                throw new IllegalArgumentException("flow from tier " + flow.from() + " to " + flow.to() + " of "
                        + Figures.count(tiers.size(), "tier") + ", the lowest of which is 0");
            }
            if (!seen.add(List.of(flow.from(), flow.to()))) {
                throw new IllegalArgumentException("two flows from tier " + flow.from() + " to " + flow.to());
            }
            members = Math.addExact(members, flow.members());
        }
    }

    /**
     * How many members there are at the end.
     *
     * @return those of all tiers and of none
     */
    public long members() {
        return count(flow -> flow.to() != NO_MEMBER);
    }

    /**
     * How many members are in a tier at the end.
     *
     * @param tier its name
     * @return zero or more
     * @throws IllegalArgumentException if there is no such tier
     */
    public long members(String tier) {
        int number = number(tier);
        return count(flow -> flow.to() == number);
    }

    /**
     * How many members went from one tier to another.
     *
     * @param from the name of the tier at the start
     * @param to that at the end
     * @return zero or more
     * @throws IllegalArgumentException if there is no such tier
     */
    public long members(String from, String to) {
        int first = number(from);
        int second = number(to);
        return count(flow -> flow.from() == first && flow.to() == second);
    }

    /**
     * The share of the members who are in a tier at the end.
     *
     * @param tier its name
     * @return members in the tier, of all members
     * @throws IllegalArgumentException if there is no such tier
     */
    public Ratio share(String tier) {
        return Ratio.part(label.part(tier), members(tier), members());
    }

    /**
     * How many members rose, fell, kept their tier, joined or left.
     *
     * @param move what became of them
     * @return zero or more
     */
    public long members(Move move) {
        requireNonNull(move, "move");
        return count(flow -> flow.move() == move);
    }

    /**
     * The share of the members who rose, fell, kept their tier, joined or left.
     *
     * @param move what became of them
     * @return members of whom it is true, of all members at the start; of those who joined, of all at the end
     */
    public Ratio share(Move move) {
        long of = move == Move.ENTERED ? members() : count(flow -> flow.from() != NO_MEMBER);
        return Ratio.part(label.part(move.toString()), members(move), of);
    }

    /**
     * The share of the members in a tier that is earned who kept it: the requalification rate.
     *
     * @return members who are in their tier or a higher one, of those who held one at the start that takes anything to be in
     */
    public Ratio requalified() {
        return Ratio.part(
                label.part("requalified"),
                count(flow -> isHeld(flow) && flow.to() >= flow.from()),
                count(this::isHeld));
    }

    private boolean isHeld(Flow flow) {
        return flow.from() >= lowestEarned;
    }

    /**
     * The days that a member was in a tier.
     *
     * @param tier its name
     * @return days of the window, by the members who were in it on any; empty if they are not known
     * @throws IllegalArgumentException if there is no such tier
     */
    public Optional<Average> days(String tier) {
        int number = number(tier);
        return days.isEmpty() ? Optional.empty() : Optional.of(days.get(number));
    }

    private int number(String tier) {
        int number = tiers.indexOf(requireNonNull(tier, "tier"));
        if (number < 0) {
            throw new IllegalArgumentException("there is no tier " + tier + "; there are " + tiers);
        }
        return number;
    }

    private long count(Predicate<Flow> which) {
        return flows.stream().filter(which).mapToLong(Flow::members).sum();
    }

    @Override
    public OptionalLong fewestCustomers() {
        LongStream inTiers = days.stream().mapToLong(of -> of.fewestCustomers().orElse(0));
        return Figures.fewest(LongStream.concat(flows.stream().mapToLong(Flow::members), inTiers)
                .toArray());
    }

    @Override
    public String summary() {
        if (isNoData()) {
            return label.noData("no members of a tier");
        }
        List<String> parts = new ArrayList<>();
        for (Move move : Move.values()) {
            Ratio share = share(move);
            if (share.value().isPresent()) {
                parts.add(move + " " + told(share));
            }
        }
        Ratio kept = requalified();
        return Figures.count(members(), "member") + ": " + String.join(", ", parts)
                + (kept.value().isPresent() ? "; requalified " + kept.summary() : "");
    }

    @Override
    public Optional<Table> table() {
        if (isNoData()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(List.of(Column.words("tier")));
        Stream.of("members", "share", "95 % CI", "was:", "no member", "no tier")
                .map(Column::figures)
                .forEach(columns::add);
        tiers.stream().map(Column::figures).forEach(columns::add);
        if (!days.isEmpty()) {
            columns.add(Column.figures("days"));
        }
        List<List<String>> rows = IntStream.range(NO_MEMBER, tiers.size())
                .filter(tier -> tier >= 0 || count(flow -> flow.to() == tier) > 0)
                .mapToObj(this::row)
                .toList();
        return Optional.of(Table.of(label, columns, rows, List.of(label), summary()));
    }

    private List<String> row(int to) {
        long members = count(flow -> flow.to() == to);
        List<String> row = new ArrayList<>(List.of(name(to), told(members)));
        if (to == NO_MEMBER || members() == 0) {
            row.addAll(List.of("", "", ""));
        } else {
            Ratio share = Ratio.part(label, members, members());
            row.addAll(List.of(
                    told(share), share.interval().map(i -> i.ends(Unit.PERCENT)).orElse(""), ""));
        }
        for (int was = NO_MEMBER; was < tiers.size(); was++) {
            int from = was;
            row.add(told(count(flow -> flow.from() == from && flow.to() == to)));
        }
        if (to >= 0 && !days.isEmpty()) {
            Average in = days.get(to);
            row.add(in.value().isPresent() ? Figures.decimals(in.value().getAsDouble(), 1) : NOBODY);
        }
        return row;
    }

    private String name(int tier) {
        return tier == NO_MEMBER ? "no member" : tier == NO_TIER ? "no tier" : tiers.get(tier);
    }

    private static String told(long members) {
        return members == 0 ? NOBODY : Long.toString(members);
    }

    private static String told(Ratio share) {
        return share.told(share.value().orElseThrow());
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }

    private boolean isNoData() {
        return flows.isEmpty() || label.isUnobserved();
    }
}
