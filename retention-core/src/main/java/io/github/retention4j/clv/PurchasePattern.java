package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What a model knows of a customer: how often the customer bought again, when last, and since when the customer is one.
 *
 * <p>{@code frequency = purchase days − 1}; {@code recency} = days from the first purchase to the last; {@code age} = days from the
 * first purchase to the end of what is observed.
 *
 * <ul>
 *   <li>Orders of one day are one purchase, so a customer of two orders on one day has a frequency of 0.
 *   <li>Times are days, which may have a fraction, whatever unit the parameters of a model are in.
 * </ul>
 *
 * <p>Worked example: first bought on 1 January, again on 11 January and 31 January, observed through 10 February: a frequency of 2, a
 * recency of 30 and an age of 40.
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers" the easy way, Marketing Science 24 (2005), where
 * they are x, t_x and T.
 *
 * @param frequency purchases after the first, in [0, 1,000,000]
 * @param recency days from the first purchase to the last, 0 if there is one only
 * @param age days from the first purchase to the end, at least the recency
 */
public record PurchasePattern(int frequency, double recency, double age) implements Serializable {
    /** One a day for 2,700 years: what is above is no count of a customer's purchases, and a likelihood has terms as many. */
    private static final int MOST = 1_000_000;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a number is below 0 or not finite, the frequency is above a million, the recency is above the age, or there is a recency
     *     without a second purchase
     */
    public PurchasePattern {
        String fault = fault(frequency, recency, age);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** What is wrong with a pattern; empty if nothing is. */
    static String fault(double frequency, double recency, double age) {
        if (!(frequency >= 0 && frequency < Double.POSITIVE_INFINITY && frequency == Math.rint(frequency))) {
            return "frequency " + frequency
                    + " is no whole number of 0 or more; it counts the purchases after the first";
        }
        if (frequency > MOST) {
            return "frequency " + (long) frequency + " is above " + MOST + "; is it an amount, or an id?";
        }
        if (!(age >= 0 && age < Double.POSITIVE_INFINITY)) {
            return "age " + age + " not in [0, ∞)";
        }
        if (!(recency >= 0 && recency <= age)) {
            return "recency " + recency + " not in [0, age " + age
                    + "]; it is the time from the first purchase to the last";
        }
        if (frequency == 0 && recency > 0) {
            return "recency " + recency + " without a second purchase; it is 0 where the frequency is 0";
        }
        return "";
    }

    /**
     * A pattern told in another unit.
     *
     * @param frequency purchases after the first
     * @param recency time from the first purchase to the last
     * @param age time from the first purchase to the end
     * @param unit what the two times are in
     * @return the same in days
     * @throws IllegalArgumentException as by the constructor
     */
    public static PurchasePattern of(int frequency, double recency, double age, ChronoUnit unit) {
        double days = Units.days(unit);
        return new PurchasePattern(frequency, recency * days, age * days);
    }

    /**
     * The pattern of a customer through a day.
     *
     * @param customer the customer's history
     * @param through the last day that is looked at
     * @return the pattern
     * @throws IllegalArgumentException if the customer has no order by then
     */
    public static PurchasePattern of(CustomerHistory customer, LocalDate through) {
        long last = requireNonNull(through, "through").toEpochDay();
        int orders = customer.orderCount();
        if (orders == 0 || customer.orderEpochDay(0) > last) {
            throw new IllegalArgumentException("the customer has no order through " + through);
        }
        int first = customer.orderEpochDay(0);
        int before = first;
        int frequency = 0;
        for (int i = 1; i < orders; i++) {
            int day = customer.orderEpochDay(i);
            if (day > last) {
                break;
            }
            frequency += day > before ? 1 : 0;
            before = day;
        }
        return new PurchasePattern(frequency, before - first, last - first);
    }
}
