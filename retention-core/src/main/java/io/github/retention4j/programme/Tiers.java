package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * The classes of a programme's members, lowest first, by four choices: what counts, over which stretch of time, how long a tier is
 * held, and how it falls.
 *
 * <ul>
 *   <li>A tier is reached at the instant that its threshold is. Who reaches none has no tier.
 *   <li>Unless it is said: a tier is held while it is qualified for, falls at once to the one that is earned, the order that reaches a
 *       tier earns by the one before, and a refund that takes what a tier was reached by takes the tier.
 *   <li>{@link #byBalance} counts what can be used, so spending points takes a tier. Few shops want that; {@link #byPoints} counts what
 *       was earned.
 * </ul>
 *
 * <p>Worked example: by spending of a calendar year, held for its rest and the next one. VIB, from SAR 350.00, is reached on 20 January
 * 2022 and held through 31 December 2023. Who does not reach it again in 2023 is in the tier that 2023 earned from 1 January 2024 on.
 *
 * <pre>{@code
 * Tiers tiers = Tiers.bySpend(Qualification.CALENDAR_YEAR)
 *         .tier(Tier.named("Insider"))
 *         .tier(Tier.named("VIB").from(Money.parse("SAR 350")).times("1.25"))
 *         .tier(Tier.named("Rouge").from(Money.parse("SAR 1000")).times("1.5"))
 *         .holding(Term.REST_OF_PERIOD_AND_NEXT).falling(Downgrade.TO_EARNED);
 * }</pre>
 *
 * @param counted what counts
 * @param over over which stretch of time it is added up; a lifetime of a balance, which is not added up
 * @param tiers the tiers, lowest first
 * @param holding how long a tier is held once it is reached
 * @param falling where a member falls to
 * @param graceDays how many days later than that
 * @param crossing by which tier the order earns that reaches a higher one
 * @param afterRefund whether a refund takes a tier
 */
public record Tiers(
        Counted counted,
        Qualification over,
        List<Tier> tiers,
        Term holding,
        Downgrade falling,
        int graceDays,
        Crossing crossing,
        AfterRefund afterRefund)
        implements Serializable {

    /** What counts for a tier. */
    public enum Counted {
        /** What members pay for orders, after refunds; what of it earns points does not matter. */
        SPEND("spend"),
        /** Points earned, whether they were redeemed or not. */
        POINTS("points earned"),
        /** Orders that were not refunded in full. */
        ORDERS("orders"),
        /** Points that can be used. */
        BALANCE("balance");

        private final String text;

        Counted(String text) {
            this.text = text;
        }

        /** The word for it in a sentence. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** By which tier the order earns that reaches a higher one. */
    public enum Crossing {
        /** By the one before. */
        BEFORE,
        /** By the one it reaches. */
        AFTER
    }

    /** Whether a tier is lost at once when a refund takes what it was reached by. */
    public enum AfterRefund {
        /** It is lost at once. */
        LOSE,
        /** It is held until its term ends. */
        KEEP_TERM
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if two tiers have one name, a threshold does not come after the one before or is of the wrong kind
     *     or in another currency, a term ends with a period that there is none of, a balance is added up, or the days of grace are not in
     *     [0, 36525]
     */
    public Tiers {
        requireNonNull(counted, "counted");
        requireNonNull(over, "over");
        tiers = List.copyOf(tiers);
        requireNonNull(holding, "holding");
        requireNonNull(falling, "falling");
        requireNonNull(crossing, "crossing");
        requireNonNull(afterRefund, "afterRefund");
        Checks.days(graceDays, 0, "days of grace", "; write 0 for a fall at once");
        if (counted == Counted.BALANCE && !over.equals(Qualification.LIFETIME)) {
            throw new IllegalArgumentException("a balance is not added up over " + over
                    + "; write Tiers.byBalance(), or Tiers.byPoints(" + over + ") for the points earned");
        }
        if (holding.endsWithPeriod() && !over.hasPeriods()) {
            throw new IllegalArgumentException("a tier held " + holding + " needs periods, which tiers by " + counted
                    + " " + over + " do not have; write Term.months(12), or Qualification.CALENDAR_YEAR");
        }
        for (int i = 0; i < tiers.size(); i++) {
            check(counted, tiers, i);
        }
    }

    private static void check(Counted counted, List<Tier> tiers, int i) {
        Tier tier = tiers.get(i);
        boolean inMoney = tier.fromAmount().isPresent();
        if (inMoney && counted != Counted.SPEND) {
            throw new IllegalArgumentException("tier " + tier.name() + " is from " + tier.threshold()
                    + ", but tiers are by " + counted + "; write from(500), or Tiers.bySpend");
        }
        if (tier.from() > 0 && counted == Counted.SPEND) {
            throw new IllegalArgumentException("tier " + tier.name() + " is from " + tier.threshold()
                    + ", but tiers are by spend; write from(Money.parse(\"SAR " + tier.from()
                    + "\")), or Tiers.byPoints");
        }
        for (Tier lower : tiers.subList(0, i)) {
            if (lower.name().equals(tier.name())) {
                throw new IllegalArgumentException(
                        "two tiers are named " + tier.name() + "; write another name for one of them");
            }
            if (inMoney && lower.fromAmount().isPresent() && !currency(lower).equals(currency(tier))) {
                throw new IllegalArgumentException("tier " + tier.name() + " is from " + tier.threshold() + ", "
                        + lower.name() + " from " + lower.threshold() + "; write both in one currency");
            }
        }
        if (i > 0 && from(tier).compareTo(from(tiers.get(i - 1))) <= 0) {
            Tier lower = tiers.get(i - 1);
            throw new IllegalArgumentException(
                    "tier " + tier.name() + " from " + tier.threshold() + " does not come after " + lower.name()
                            + " from " + lower.threshold() + "; list the lowest first");
        }
    }

    private static BigDecimal from(Tier tier) {
        return tier.fromAmount().map(BigMoney::getAmount).orElseGet(() -> BigDecimal.valueOf(tier.from()));
    }

    private static CurrencyUnit currency(Tier tier) {
        return tier.fromAmount().orElseThrow().getCurrencyUnit();
    }

    private static Tiers by(Counted counted, Qualification over) {
        return new Tiers(
                counted,
                over,
                List.of(),
                Term.WHILE_QUALIFIED,
                Downgrade.TO_EARNED,
                0,
                Crossing.BEFORE,
                AfterRefund.LOSE);
    }

    /**
     * Tiers by what members spend, after refunds.
     *
     * @param over over which stretch of time
     * @return tiers, of which there are none yet
     */
    public static Tiers bySpend(Qualification over) {
        return by(Counted.SPEND, over);
    }

    /**
     * Tiers by the points that members earn, whether they redeem them or not.
     *
     * @param over over which stretch of time
     * @return tiers, of which there are none yet
     */
    public static Tiers byPoints(Qualification over) {
        return by(Counted.POINTS, over);
    }

    /**
     * Tiers by the number of orders.
     *
     * @param over over which stretch of time
     * @return tiers, of which there are none yet
     */
    public static Tiers byOrders(Qualification over) {
        return by(Counted.ORDERS, over);
    }

    /**
     * Tiers by the points that can be used, so that who redeems falls.
     *
     * @return tiers, of which there are none yet
     */
    public static Tiers byBalance() {
        return by(Counted.BALANCE, Qualification.LIFETIME);
    }

    /**
     * The same tiers with one more above them.
     *
     * @param higher the tier, whose threshold is above those before
     * @return the tiers
     * @throws IllegalArgumentException as the constructor says
     */
    public Tiers tier(Tier higher) {
        List<Tier> more = Stream.concat(tiers.stream(), Stream.of(requireNonNull(higher, "tier")))
                .toList();
        return new Tiers(counted, over, more, holding, falling, graceDays, crossing, afterRefund);
    }

    /**
     * The same tiers, held for a term.
     *
     * @param term how long a tier is held once it is reached
     * @return the tiers
     * @throws IllegalArgumentException if it ends with a period and there are no periods
     */
    public Tiers holding(Term term) {
        return new Tiers(counted, over, tiers, term, falling, graceDays, crossing, afterRefund);
    }

    /**
     * The same tiers, with where a member falls to.
     *
     * @param downgrade where to
     * @return the tiers
     */
    public Tiers falling(Downgrade downgrade) {
        return new Tiers(counted, over, tiers, holding, downgrade, graceDays, crossing, afterRefund);
    }

    /**
     * The same tiers, held for so many days longer.
     *
     * @param days how many, 0 or more
     * @return the tiers
     * @throws IllegalArgumentException if they are not in [0, 36525]
     */
    public Tiers grace(int days) {
        return new Tiers(counted, over, tiers, holding, falling, days, crossing, afterRefund);
    }

    /**
     * The same tiers, with by which tier the order earns that reaches a higher one.
     *
     * @param by by which
     * @return the tiers
     */
    public Tiers crossing(Crossing by) {
        return new Tiers(counted, over, tiers, holding, falling, graceDays, by, afterRefund);
    }

    /**
     * The same tiers, with whether a refund takes a tier.
     *
     * @param then what a refund does
     * @return the tiers
     */
    public Tiers afterRefund(AfterRefund then) {
        return new Tiers(counted, over, tiers, holding, falling, graceDays, crossing, then);
    }

    /** The tiers in words. */
    @Override
    public String toString() {
        return "tiers by " + counted + (counted == Counted.BALANCE ? "" : " " + over) + " ("
                + tiers.stream().map(Tier::toString).collect(joining("; ")) + "), held " + holding
                + ", falling " + falling
                + (graceDays == 0 ? "" : ", with " + Phrases.count(graceDays, "day") + " of grace")
                + (crossing == Crossing.BEFORE ? "" : ", the order that reaches a tier earns by it")
                + (afterRefund == AfterRefund.LOSE ? "" : ", kept for their term after a refund");
    }
}
