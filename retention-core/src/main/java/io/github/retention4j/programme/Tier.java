package io.github.retention4j.programme;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.jspecify.annotations.Nullable;

/**
 * A class of members: its name, from how much on, and how many times as much it earns.
 *
 * <ul>
 *   <li>From a threshold means: who has exactly that much is in the tier. Nothing said is from 0, so everybody.
 *   <li>The multiplier is an exact decimal and applies to what an order earns by all rules, before it is rounded.
 * </ul>
 *
 * <pre>{@code
 * Tier base = Tier.named("Insider");
 * Tier vib = Tier.named("VIB").from(Money.parse("SAR 350")).times("1.25");
 * Tier gold = Tier.named("Gold").from(500);
 * }</pre>
 */
public final class Tier implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final long MOST_TIMES = 1_000;

    private final Parts parts;

    private record Parts(String name, long from, @Nullable BigMoney fromAmount, BigDecimal times)
            implements Serializable {}

    private Tier(Parts parts) {
        this.parts = parts;
    }

    /**
     * A tier from 0, that earns as much as no tier.
     *
     * @param name its name
     * @return the tier
     * @throws IllegalArgumentException if the name is blank
     */
    public static Tier named(String name) {
        return new Tier(new Parts(Checks.name(name, "name of a tier"), 0, null, BigDecimal.ONE));
    }

    /**
     * The same tier, from such spending on.
     *
     * @param amount the amount, 0 or more; who has spent exactly that is in it
     * @return the tier
     * @throws IllegalArgumentException if it is below 0
     */
    public Tier from(BigMoneyProvider amount) {
        BigMoney from = Checks.amountFrom0(amount, "threshold of tier " + parts.name);
        return new Tier(new Parts(parts.name, 0, from, parts.times));
    }

    /**
     * The same tier, from so many points or orders on.
     *
     * @param number how many, 0 or more; who has exactly so many is in it
     * @return the tier
     * @throws IllegalArgumentException if it is not in [0, 10^12]
     */
    public Tier from(long number) {
        long from = Checks.between(number, 0, Checks.MOST_POINTS, "threshold of tier " + parts.name, "");
        return new Tier(new Parts(parts.name, from, null, parts.times));
    }

    /**
     * The same tier, with how many times as many points its members earn.
     *
     * @param multiplier above 0 and up to 1,000, with up to 9 decimals
     * @return the tier
     * @throws IllegalArgumentException if it is none
     */
    public Tier times(double multiplier) {
        return multiplied(Checks.decimal(multiplier, "multiplier of tier " + parts.name));
    }

    /**
     * The same tier, with how many times as many points its members earn.
     *
     * @param multiplier above 0 and up to 1,000, with up to 9 decimals, such as "1.25"
     * @return the tier
     * @throws IllegalArgumentException if it is none
     */
    public Tier times(String multiplier) {
        return multiplied(Checks.decimal(multiplier, "multiplier of tier " + parts.name));
    }

    private Tier multiplied(BigDecimal multiplier) {
        BigDecimal times = Checks.above0(
                multiplier,
                MOST_TIMES,
                "multiplier of tier " + parts.name,
                "; write 1 for a tier that earns as much as none");
        return new Tier(new Parts(parts.name, parts.from, parts.fromAmount, times));
    }

    /** {@return its name} */
    public String name() {
        return parts.name;
    }

    /** {@return from how many points or orders on; 0 if it is from an amount, or from the beginning} */
    public long from() {
        return parts.from;
    }

    /** {@return from what spending on, if that was said} */
    public Optional<BigMoney> fromAmount() {
        return Optional.ofNullable(parts.fromAmount);
    }

    /** {@return how many times as many points it earns, above 0} */
    public BigDecimal times() {
        return parts.times;
    }

    /** The threshold in a sentence. */
    String threshold() {
        return fromAmount().map(Phrases::money).orElseGet(() -> Phrases.number(parts.from));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tier that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The tier in words: {@code VIB from SAR 350.00, 1.25 times the points}. */
    @Override
    public String toString() {
        return parts.name
                + (parts.from == 0 && parts.fromAmount == null ? "" : " from " + threshold())
                + (parts.times.compareTo(BigDecimal.ONE) == 0
                        ? ""
                        : ", " + Phrases.number(parts.times) + " times the points");
    }
}
