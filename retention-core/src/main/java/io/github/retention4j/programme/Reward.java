package io.github.retention4j.programme;

import java.io.Serializable;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.jspecify.annotations.Nullable;

/**
 * Something given for points.
 *
 * <ul>
 *   <li>{@link #byItself} gives it as soon as the points are there, without anybody asking.
 *   <li>What it costs the shop is for results in money. Without a cost it is not known, which is not 0.
 * </ul>
 *
 * <pre>{@code
 * Reward coffee = Reward.of("a coffee", 10).costing(Money.parse("SAR 4"));
 * Reward certificate = Reward.of("a $5 certificate", 100).costing(Money.parse("USD 5")).byItself();
 * }</pre>
 */
public final class Reward implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Parts parts;

    private record Parts(String name, long points, @Nullable BigMoney cost, boolean byItself) implements Serializable {}

    private Reward(Parts parts) {
        this.parts = parts;
    }

    /**
     * A reward.
     *
     * @param name its name, which no other reward of the programme has
     * @param points what it takes, above 0
     * @return the reward
     * @throws IllegalArgumentException if the name is blank, or the points are not in [1, 10^12]
     */
    public static Reward of(String name, long points) {
        return new Reward(new Parts(
                Checks.name(name, "name of a reward"), Checks.positive(points, "points of a reward"), null, false));
    }

    /**
     * The same reward, with what it costs the shop.
     *
     * @param amount the cost of one, 0 or more
     * @return the reward
     * @throws IllegalArgumentException if it is below 0
     */
    public Reward costing(BigMoneyProvider amount) {
        BigMoney cost = Checks.amountFrom0(amount, "cost of a reward");
        return new Reward(new Parts(parts.name, parts.points, cost, parts.byItself));
    }

    /**
     * The same reward, given by itself as soon as the points are there.
     *
     * @return the reward
     */
    public Reward byItself() {
        return new Reward(new Parts(parts.name, parts.points, parts.cost, true));
    }

    /** {@return its name} */
    public String name() {
        return parts.name;
    }

    /** {@return what it takes, above 0} */
    public long points() {
        return parts.points;
    }

    /** {@return what one costs the shop, if it is known} */
    public Optional<BigMoney> cost() {
        return Optional.ofNullable(parts.cost);
    }

    /** {@return whether it is given as soon as the points are there} */
    public boolean isByItself() {
        return parts.byItself;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reward that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The reward in words: {@code a coffee for 10 points, which costs SAR 4.00}. */
    @Override
    public String toString() {
        return parts.name + " for " + Phrases.points(parts.points)
                + cost().map(cost -> ", which costs " + Phrases.money(cost)).orElse("")
                + (parts.byItself ? ", by itself" : "");
    }
}
