package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/**
 * What was spent to win new customers, by month or other days and, if it is known, by channel.
 *
 * <p>{@code spend of a period = sum of what is stated for days inside it}
 *
 * <ul>
 *   <li>What is stated for the same days and channel adds up, and so do channels and what is stated for no channel.
 *   <li>A period whose days are not all stated has no spend: it is not known, and not 0. Where nothing was spent, state 0; a 0 may
 *       be stated for more days than a period has, as for a whole year. {@link #nothingElseIn} does so for every channel.
 *   <li>An amount above 0 cannot be divided: a quarter's is refused where months are asked about, and so is a week's that lies in
 *       two months.
 *   <li>A channel is written as the customers' channel is, letter by letter. What is stated for no channel is of none of them.
 *   <li>All of it is in one currency. An amount below 0 is refused: state what is left after a credit.
 * </ul>
 *
 * <p>Worked example: 12,000 in January, and in February 9,000 for paid search and 500 for no channel. The first two months are
 * 21,500 and the first quarter is not known; paid search is 9,000 in February and not known in January.
 *
 * <pre>{@code
 * AcquisitionSpend spend = AcquisitionSpend.in(gbp)
 *         .plus(month(2026, 1), Money.parse("GBP 12000"))
 *         .plus(month(2026, 2), "paid search", Money.parse("GBP 9000"))
 *         .plus(month(2026, 2), Money.parse("GBP 500"));
 * }</pre>
 *
 * @param currency the currency of all amounts
 * @param entries what was stated, in the order of time and of the channels; of the same days and channel one
 */
public record AcquisitionSpend(CurrencyUnit currency, List<Entry> entries) implements Serializable {
    /**
     * What was spent in some days.
     *
     * @param days the days
     * @param channel the channel that it was spent on; empty for none
     * @param amount how much, zero or above
     */
    public record Entry(Window days, String channel, BigMoney amount) implements Serializable {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if the amount is below 0, has more than 18 digits before the decimal point or needs
         *     more than 9 behind it, or the channel is of white space
         */
        public Entry {
            requireNonNull(days, "days");
            requireNonNull(channel, "channel");
            amount = Checks.notNegative(requireNonNull(amount, "amount"), "spend");
            if (!channel.isEmpty() && channel.isBlank()) {
                throw new IllegalArgumentException("channel is blank; leave it out for spend on no channel");
            }
        }

        private boolean isIn(Window period) {
            return !days.start().isBefore(period.start()) && !days.end().isAfter(period.end());
        }

        private boolean touches(Window period) {
            return days.start().isBefore(period.end()) && days.end().isAfter(period.start());
        }
    }

    /**
     * Adds up what is of the same days and channel, and puts it in order.
     *
     * @throws IllegalArgumentException if an amount is in another currency
     */
    public AcquisitionSpend {
        requireNonNull(currency, "currency");
        Map<Window, Map<String, Entry>> sums = new TreeMap<>();
        for (Entry entry : requireNonNull(entries, "entries")) {
            if (!entry.amount.getCurrencyUnit().equals(currency)) {
                throw new IllegalArgumentException("spend " + entry.amount + " of " + entry.days + " is not in "
                        + currency + "; convert it first");
            }
            sums.computeIfAbsent(entry.days, days -> new TreeMap<>())
                    .merge(
                            entry.channel,
                            entry,
                            (one, other) -> new Entry(one.days, one.channel, one.amount.plus(other.amount)));
        }
        entries = sums.values().stream()
                .flatMap(ofDays -> ofDays.values().stream())
                .toList();
    }

    /**
     * Nothing stated yet.
     *
     * @param currency the currency of all amounts, which is that of the history
     * @return the spend
     */
    public static AcquisitionSpend in(CurrencyUnit currency) {
        return new AcquisitionSpend(currency, List.of());
    }

    /**
     * The same with what was spent on no channel, or on channels that are not told apart.
     *
     * @param days when, such as a month
     * @param amount how much, zero or above
     * @return the spend with it
     * @throws IllegalArgumentException if the amount is below 0 or in another currency
     */
    public AcquisitionSpend plus(Window days, BigMoneyProvider amount) {
        return plus(days, "", amount);
    }

    /**
     * The same with what was spent on a channel.
     *
     * @param days when, such as a month
     * @param channel the channel, written as that of the customers is
     * @param amount how much, zero or above
     * @return the spend with it
     * @throws IllegalArgumentException if the amount is below 0 or in another currency, or the channel is of white space
     */
    public AcquisitionSpend plus(Window days, String channel, BigMoneyProvider amount) {
        Entry entry = new Entry(days, channel, requireNonNull(amount, "amount").toBigMoney());
        return plus(List.of(entry));
    }

    private AcquisitionSpend plus(Collection<Entry> more) {
        return new AcquisitionSpend(
                currency, Stream.concat(entries.stream(), more.stream()).toList());
    }

    /**
     * The same with 0 for whatever is not stated of some days: for each channel that is named so far, and for none.
     *
     * @param days the days of which all is told, such as a year
     * @return the spend, which is known in these days
     */
    public AcquisitionSpend nothingElseIn(Window days) {
        requireNonNull(days, "days");
        return plus(Stream.concat(Stream.of(""), channels().stream())
                .map(channel -> new Entry(days, channel, zero()))
                .toList());
    }

    /**
     * The channels that anything is stated of.
     *
     * @return their names, in the order of the alphabet
     */
    public SortedSet<String> channels() {
        return entries.stream()
                .map(Entry::channel)
                .filter(channel -> !channel.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What was spent on one channel.
     *
     * @param channel its name; empty for what is stated for no channel
     * @return the spend on it, of which nothing may be stated
     */
    public AcquisitionSpend on(String channel) {
        requireNonNull(channel, "channel");
        return new AcquisitionSpend(
                currency,
                entries.stream().filter(entry -> entry.channel.equals(channel)).toList());
    }

    /**
     * All of it.
     *
     * @return the sum of the entries
     */
    public BigMoney total() {
        return entries.stream().map(Entry::amount).reduce(zero(), BigMoney::plus);
    }

    /**
     * What was spent in a period.
     *
     * @param period the period, such as a month or a quarter
     * @return the sum, or empty if spend is not stated for all of its days
     * @throws IllegalArgumentException if an amount above 0 is of days in the period and of others too
     */
    public Optional<BigMoney> within(Window period) {
        requireNonNull(period, "period");
        BigMoney sum = zero();
        for (Entry entry : entries) {
            if (entry.touches(period) && !entry.amount.isZero()) {
                if (!entry.isIn(period)) {
                    throw new IllegalArgumentException("the spend of " + entry.days + ", " + entry.amount
                            + ", is not of days in " + period
                            + " alone, and cannot be divided; state it for shorter periods, or ask for longer ones");
                }
                sum = sum.plus(entry.amount);
            }
        }
        return unstated(period).isEmpty() ? Optional.of(sum) : Optional.empty();
    }

    /**
     * The days of a period that no spend is stated for.
     *
     * @param period the period
     * @return the first of them and those that follow it, or empty if all are stated
     */
    public Optional<Window> unstated(Window period) {
        LocalDate known = requireNonNull(period, "period").start();
        // They are in the order of their first days.
        for (Entry entry : entries) {
            if (entry.touches(period)) {
                if (entry.days.start().isAfter(known)) {
                    return Optional.of(Window.between(known, entry.days.start()));
                }
                known = entry.days.end().isAfter(known) ? entry.days.end() : known;
            }
        }
        return known.isBefore(period.end()) ? Optional.of(Window.between(known, period.end())) : Optional.empty();
    }

    private BigMoney zero() {
        return BigMoney.zero(currency, currency.getDecimalPlaces());
    }

    /** The days, the channels and the sum. */
    @Override
    public String toString() {
        if (entries.isEmpty()) {
            return "no spend stated";
        }
        LocalDate last = entries.stream()
                .map(entry -> entry.days.end())
                .max(LocalDate::compareTo)
                .orElseThrow();
        return "spend " + Window.between(entries.get(0).days.start(), last) + ": " + total()
                + (channels().isEmpty() ? "" : " on " + String.join(", ", channels()));
    }
}
