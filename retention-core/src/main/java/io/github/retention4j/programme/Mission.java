package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.jspecify.annotations.Nullable;

/**
 * Something to be reached for points, such as five orders in a month.
 *
 * <ul>
 *   <li>It counts from when a customer is a member, in each unit of a calendar, in a window, or over all days if neither is said.
 *   <li>It pays once, in each unit of a calendar once; {@link #again()} pays each further time that the target is reached, counting
 *       anew from where it was reached.
 *   <li>No multiplier of a tier applies.
 * </ul>
 *
 * <p>Worked example: for SAR 500.00 spent, again and again, spending of SAR 1,700.00 pays three times, and SAR 200.00 count towards
 * the fourth.
 *
 * <pre>{@code
 * Mission five = Mission.orders(5).inEach(CalendarUnit.MONTH).earning(100);
 * Mission spend = Mission.spending(Money.parse("SAR 500")).earning(50).again();
 * Mission season = Mission.visits(3).during(mar).earning(20);
 * }</pre>
 */
public final class Mission implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Parts parts;

    /** What a mission counts. */
    public enum Counted {
        /** Orders. */
        ORDERS,
        /** The amounts of orders, after refunds. */
        SPEND,
        /** Visits. */
        VISITS,
        /** Customers who were brought and ordered. */
        REFERRALS
    }

    private record Parts(Goal goal, long points, boolean again) implements Serializable {}

    private Mission(Parts parts) {
        this.parts = parts;
    }

    /**
     * So many orders.
     *
     * @param number how many, 1 or more
     * @return what is to be reached
     * @throws IllegalArgumentException if it is not in [1, 10^12]
     */
    public static Goal orders(long number) {
        return goal(Counted.ORDERS, Checks.positive(number, "orders of a mission"), null);
    }

    /**
     * Orders of such an amount together.
     *
     * @param amount the amount, above 0
     * @return what is to be reached
     * @throws IllegalArgumentException if it is not above 0
     */
    public static Goal spending(BigMoneyProvider amount) {
        return goal(Counted.SPEND, 0, Checks.amountAbove0(amount, "spending of a mission"));
    }

    /**
     * So many visits.
     *
     * @param number how many, 1 or more
     * @return what is to be reached
     * @throws IllegalArgumentException if it is not in [1, 10^12]
     */
    public static Goal visits(long number) {
        return goal(Counted.VISITS, Checks.positive(number, "visits of a mission"), null);
    }

    /**
     * So many customers brought, who ordered.
     *
     * @param number how many, 1 or more
     * @return what is to be reached
     * @throws IllegalArgumentException if it is not in [1, 10^12]
     */
    public static Goal referrals(long number) {
        return goal(Counted.REFERRALS, Checks.positive(number, "referrals of a mission"), null);
    }

    private static Goal goal(Counted counted, long target, @Nullable BigMoney amount) {
        return new Goal(new Goal.Asked(counted, target, amount, null, null));
    }

    /** What is to be reached, until it is said for how many points. */
    public static final class Goal implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Asked asked;

        private record Asked(
                Counted counted,
                long target,
                @Nullable BigMoney amount,
                @Nullable CalendarUnit inEach,
                @Nullable Window window)
                implements Serializable {}

        private Goal(Asked asked) {
            this.asked = asked;
        }

        /**
         * The same, to be reached within a unit of a calendar, and anew in each.
         *
         * @param unit such as a month
         * @return what is to be reached
         * @throws IllegalArgumentException if the unit is {@link CalendarUnit#DAYS}, or a window was said
         */
        public Goal inEach(CalendarUnit unit) {
            CalendarUnit each = Checks.unit(unit, "inEach");
            if (asked.window != null) {
                throw bothStretches(each, asked.window);
            }
            return new Goal(new Asked(asked.counted, asked.target, asked.amount, each, null));
        }

        /**
         * The same, to be reached within a window.
         *
         * @param window the days
         * @return what is to be reached
         * @throws IllegalArgumentException if a unit of a calendar was said
         */
        public Goal during(Window window) {
            requireNonNull(window, "window");
            if (asked.inEach != null) {
                throw bothStretches(asked.inEach, window);
            }
            return new Goal(new Asked(asked.counted, asked.target, asked.amount, null, window));
        }

        private static IllegalArgumentException bothStretches(CalendarUnit unit, Window window) {
            return new IllegalArgumentException("a mission is either in each " + unit.noun() + " or during " + window
                    + ", not both; write a mission for each " + unit.noun() + " of that window");
        }

        /**
         * The mission, with what it pays.
         *
         * @param points how many, above 0
         * @return the mission
         * @throws IllegalArgumentException if they are not in [1, 10^12]
         */
        public Mission earning(long points) {
            return new Mission(new Mission.Parts(this, Checks.positive(points, "points of a mission"), false));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Goal that && asked.equals(that.asked);
        }

        @Override
        public int hashCode() {
            return asked.hashCode();
        }

        /** The goal in words: {@code 5 orders in each month}. */
        @Override
        public String toString() {
            String what = switch (asked.counted) {
                case ORDERS -> Phrases.count(asked.target, "order");
                case SPEND -> "spending " + Phrases.money(requireNonNull(asked.amount));
                case VISITS -> Phrases.count(asked.target, "visit");
                case REFERRALS -> Phrases.count(asked.target, "referral");
            };
            return what
                    + (asked.inEach == null ? "" : " in each " + asked.inEach.noun())
                    + (asked.window == null ? "" : " in " + asked.window);
        }
    }

    /**
     * The same mission, paid each time that the target is reached, not the first time alone.
     *
     * @return the mission
     */
    public Mission again() {
        return new Mission(new Parts(parts.goal, parts.points, true));
    }

    /** {@return what is counted} */
    public Counted counted() {
        return parts.goal.asked.counted;
    }

    /** {@return how many are to be reached, 1 or more; 0 if it is an {@link #amount()}} */
    public long target() {
        return parts.goal.asked.target;
    }

    /** {@return the amount to be spent, of {@link Counted#SPEND}} */
    public Optional<BigMoney> amount() {
        return Optional.ofNullable(parts.goal.asked.amount);
    }

    /** {@return the unit of a calendar within which it is to be reached, if any} */
    public Optional<CalendarUnit> inEach() {
        return Optional.ofNullable(parts.goal.asked.inEach);
    }

    /** {@return the window within which it is to be reached, if any} */
    public Optional<Window> window() {
        return Optional.ofNullable(parts.goal.asked.window);
    }

    /** {@return how many points it pays, above 0} */
    public long points() {
        return parts.points;
    }

    /** {@return whether it is paid each time that the target is reached} */
    public boolean isAgain() {
        return parts.again;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mission that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The mission in words: {@code 100 points for 5 orders in each month}. */
    @Override
    public String toString() {
        return Phrases.points(parts.points) + " for " + parts.goal + (parts.again ? ", again and again" : "");
    }
}
